import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { tableStore } from '../records/index.ts'
import { storesOfPersons } from '../standing/index.ts'
import { setsOf } from './capture.ts'
import { cleanPicture, closedCapture, consentFirst } from './capture-pledges.ts'
import { devicesOnRecord, knownDevice } from './device-pledges.ts'
import { addressChecked, closedForm, neededFields, takenBack, voluntaryFields } from './form-pledges.ts'
import {
  asWritten,
  collectedOnRecord,
  detailsConfirmed,
  disclosesNothing,
  flaggingStore,
  neverPassedOn,
  noCredentials,
} from './record-pledges.ts'
import { derivedOnRecord, ownConsent } from './set-pledges.ts'

/** The pledges on what is collected that follow from a declaration (Art. 5(1)(c), 6, 7, 9, 17, 25, 32 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const forms = declaration.forms.filter((form) => form.channel === 'web')
  const device = declaration.forms.find((form) => form.channel === 'device')
  return [
    ...forms.flatMap((form) => {
      const flagging = flaggingStore(declaration, form)
      return [
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
        ...(flagging === undefined ? [] : [detailsConfirmed(declaration, form, flagging)]),
      ]
    }),
    ...(device === undefined ? [] : ofDevice(declaration, device)),
    ...storesOfPersons(declaration)
      .filter((store) => store.columns.some(({ sealed, type }) => sealed && type !== 'image'))
      .map((store) => asWritten(declaration, store)),
  ]
}

function ofDevice(declaration: Declaration, form: Declaration['forms'][number]): readonly Pledge[] {
  const sets = setsOf(declaration, form)
  const activity = declaration.activities.find(({ id }) => id === form.activity)
  const results = (activity?.stores ?? [])
    .filter((id) => id !== form.store)
    .flatMap((id) => tableStore(declaration, id) ?? [])
  return [
    closedCapture(declaration, form),
    consentFirst(declaration, form),
    cleanPicture(declaration, form),
    knownDevice(declaration, form),
    devicesOnRecord(form),
    collectedOnRecord(declaration, form),
    ...sets.map((set) => ownConsent(declaration, form, set)),
    ...[...results, ...sets.map(({ store }) => store)].map((store) =>
      derivedOnRecord(declaration, form, store),
    ),
  ]
}
