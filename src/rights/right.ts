import type { Words } from '../base/index.ts'

/** What a person can ask for (Art. 7(3), 15 to 18, 20, 21 GDPR). */
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
] as const

export type Right = (typeof RIGHTS)[number]

/** Reads a right as it comes from outside; undefined when it is none. */
export function parseRight(text: unknown): Right | undefined {
  return RIGHTS.find((right) => right === text)
}

/** The provision each right stands in. */
export const PROVISION: Readonly<Record<Right, string>> = {
  access: 'Art. 15 GDPR',
  rectification: 'Art. 16 GDPR',
  erasure: 'Art. 17 GDPR',
  restriction: 'Art. 18 GDPR',
  portability: 'Art. 20 GDPR',
  objection: 'Art. 21 GDPR',
  withdrawal: 'Art. 7(3) GDPR',
}

/** What a right is called, and what it does in one sentence. */
export const WORDS: Readonly<Record<Right, { readonly name: Words; readonly does: Words }>> = {
  access: {
    name: { de: 'Auskunft und Kopie', en: 'Access and copy' },
    does: {
      de: 'Sie erfahren, was wir über Sie speichern, woher es stammt, wer es erhalten hat und wann es gelöscht wird, und erhalten eine Kopie.',
      en: 'You learn what we store about you, where it comes from, who has received it and when it will be erased, and you get a copy.',
    },
  },
  rectification: {
    name: { de: 'Berichtigung', en: 'Rectification' },
    does: {
      de: 'Wir berichtigen falsche Angaben und ergänzen unvollständige.',
      en: 'We correct what is wrong and complete what is incomplete.',
    },
  },
  erasure: {
    name: { de: 'Löschung', en: 'Erasure' },
    does: {
      de: 'Wir löschen Ihre Daten. Was wir nach dem Gesetz behalten müssen, sperren wir und nennen Ihnen den Grund.',
      en: 'We erase your data. What the law makes us keep we restrict, and we tell you the ground.',
    },
  },
  restriction: {
    name: { de: 'Einschränkung', en: 'Restriction' },
    does: {
      de: 'Wir bewahren Ihre Daten auf, nutzen sie aber nicht mehr.',
      en: 'We keep your data but no longer use them.',
    },
  },
  portability: {
    name: { de: 'Datenübertragung', en: 'Portability' },
    does: {
      de: 'Sie erhalten, was Sie uns bereitgestellt haben, in einem maschinenlesbaren Format.',
      en: 'You receive what you gave us in a machine-readable format.',
    },
  },
  objection: {
    name: { de: 'Widerspruch', en: 'Objection' },
    does: {
      de: 'Sie widersprechen einer Verarbeitung, die auf einem berechtigten Interesse beruht. Bis zur Entscheidung nutzen wir die Daten nicht.',
      en: 'You object to processing that rests on a legitimate interest. Until we have decided we do not use the data.',
    },
  },
  withdrawal: {
    name: { de: 'Widerruf einer Einwilligung', en: 'Withdrawal of consent' },
    does: {
      de: 'Sie widerrufen Ihre Einwilligung, ohne einen Grund zu nennen. Was allein auf ihr beruht, wird gelöscht.',
      en: 'You withdraw your consent without giving a reason. What rests on it alone is erased.',
    },
  },
}
