/** Refusals of domains in the language of the person who asks. */
import { type Language, Problem, type Words } from '../../base/index.ts'
import { RefusedUse } from '../../standing/index.ts'
import { cite } from '../../text/cite.ts'
import { type ApiContext } from './route.ts'
import { languageOf } from '../problems.ts'

/** What domains refuse with, by code, for the routes that go through `speaking`. */
const sentences: Readonly<Record<string, Words>> = {
  'record/absent': { de: 'Diesen Datensatz gibt es nicht.', en: 'There is no such record.' },
  'record/no-store': {
    de: 'Diesen Speicherort nennt die Erklärung nicht.',
    en: 'The declaration has no such store.',
  },
  'record/held': {
    de: 'Eine Sperre hält diesen Datensatz zurück. Erst wenn sie aufgehoben ist, kann er gelöscht werden.',
    en: 'A hold keeps this record. It can be erased once the hold is released.',
  },
  'use/no-person': {
    de: 'Nennen Sie die Person oder den Datensatz.',
    en: 'Name the person or the record.',
  },
  'form/unknown': {
    de: 'Zu diesem Speicherort gehört kein Formular mit Schritten.',
    en: 'No form with steps belongs to this store.',
  },
  'form/step': {
    de: 'Dieser Schritt folgt nicht aus dem Stand des Datensatzes. Bitte laden Sie die Liste neu.',
    en: 'This step does not follow from the state of the record. Please load the list again.',
  },
  'customer/flagged': {
    de: 'Sendungen an diese Angaben kamen zurück; erst muss die Kundin oder der Kunde sie bestätigen.',
    en: 'These details came back; the customer has to confirm them first.',
  },
  'hold/invalid': {
    de: 'Eine Sperre nennt den Vorfall, wer zugestimmt hat, und einen Zeitraum, der nicht vor seinem Beginn endet.',
    en: 'A hold names its incident, who approved it, and a stretch that does not end before it begins.',
  },
  'hold/absent': { de: 'Diese Sperre gibt es nicht.', en: 'There is no such hold.' },
  'contract/none': {
    de: 'Für diesen Empfänger ist kein Vertrag erklärt.',
    en: 'No contract is declared for this recipient.',
  },
  'contract/absent': {
    de: 'Der Vertrag liegt nicht dort, wo die Erklärung ihn nennt. Bitte wählen Sie die Datei.',
    en: 'The contract does not lie where the declaration names it. Please choose the file.',
  },
  'contract/other': {
    de: 'Der Vertrag nennt nicht alle Empfänger, für die er erklärt ist.',
    en: 'The contract does not name all recipients it is declared for.',
  },
  'device/practice': {
    de: 'Nennen Sie die Praxis, in der das Gerät steht.',
    en: 'Name the practice where the device stands.',
  },
  'request/future': {
    de: 'Der Eingang kann nicht in der Zukunft liegen.',
    en: 'A request cannot have been received in the future.',
  },
  'approval/waiting': {
    de: 'Die zweite Person muss das erst mit ihrem eigenen Zugang bestätigen; sie findet es unter „Zugänge“. Danach steht es dort auch bei Ihnen, zum Ausführen.',
    en: 'The second person has to confirm this with an account of their own; they find it under “Access”. After that it stands there for you as well, to be carried out.',
  },
  'request/answered': {
    de: 'Dieser Antrag ist schon beantwortet.',
    en: 'This request is answered already.',
  },
  'request/unknown': { de: 'Diesen Antrag gibt es nicht.', en: 'There is no such request.' },
  'access/role': {
    de: 'Diese Rolle nennt die Erklärung nicht.',
    en: 'The declaration has no such role.',
  },
  'access/reading': {
    de: 'Die Erklärung lässt diese Rolle zu diesem Zweck nicht lesen.',
    en: 'The declaration does not let this role read for this purpose.',
  },
  'identifier/unusable': {
    de: 'Daran ist keine Person zu erkennen.',
    en: 'Nobody can be known by this.',
  },
}

/**
 * Does something and says its refusal in the language of the person. Waits until a refused use is in the ledger.
 *
 * @throws Problem what was refused, with its provision and faults
 */
export async function speaking<T>(c: ApiContext, work: () => Promise<T>): Promise<T> {
  const language = languageOf(c)
  try {
    return await work()
  } catch (error) {
    if (error instanceof RefusedUse) {
      await error.recorded
      const { status, code, provision, says } = error.decision
      throw new Problem(status, code, says[language], { provision: provisionIn(provision, language) })
    }
    if (!(error instanceof Problem)) throw error
    const said = sentences[error.code]
    if (said === undefined) throw error
    throw new Problem(error.status, error.code, said[language], {
      ...(error.provision === undefined ? {} : { provision: provisionIn(error.provision, language) }),
      faults: error.faults,
      cause: error,
    })
  }
}

function provisionIn(provision: string, language: Language): string {
  return cite(provision, language)
}

/** Refuses with a sentence of one's own. */
export function refuse(
  c: ApiContext,
  status: number,
  code: string,
  says: Words,
  more: { readonly provision?: string; readonly field?: string } = {},
): Problem {
  const language = languageOf(c)
  return new Problem(status, code, says[language], {
    ...(more.provision === undefined ? {} : { provision: provisionIn(more.provision, language) }),
    ...(more.field === undefined ? {} : { faults: [{ field: more.field, code, message: says[language] }] }),
  })
}
