import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { setsOf } from './capture.ts'
import { cleanPicture, closedCapture, consentFirst, knownDevice, ownConsent } from './capture-pledges.ts'
import { addressChecked, closedForm, neededFields, takenBack, voluntaryFields } from './form-pledges.ts'
import { collectedOnRecord, disclosesNothing, neverPassedOn, noCredentials } from './record-pledges.ts'

/** The pledges on what is collected that follow from a declaration (Art. 5(1)(c), 6, 7, 9, 17, 25, 32 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const forms = declaration.forms.filter((form) => form.channel === 'web')
  const device = declaration.forms.find((form) => form.channel === 'device')
  return [
    ...forms.flatMap((form) => [
      closedForm(declaration, form),
      neededFields(declaration, form),
      voluntaryFields(declaration, form),
      ...(form.addresses.length > 0 ? [addressChecked(declaration, form)] : []),
      ...(form.takeBack ? [takenBack(declaration, form)] : []),
      collectedOnRecord(declaration, form),
      ...(disclosesNothing(declaration, form) ? [neverPassedOn(declaration, form)] : []),
      ...(form.fields.some((field) => field.category === 'payment.kind')
        ? [noCredentials(declaration, form)]
        : []),
    ]),
    ...(device === undefined
      ? []
      : [
          closedCapture(declaration, device),
          consentFirst(declaration, device),
          cleanPicture(declaration, device),
          knownDevice(declaration, device),
          collectedOnRecord(declaration, device),
          ...setsOf(declaration, device).map((set) => ownConsent(declaration, device, set)),
        ]),
  ]
}
