import type { Words } from '../base/index.ts'

/** Why something is refused. The code says what, the status whether it may never be (403) or not now (423). */
export type RefusalCode =
  | 'undeclared/activity'
  | 'undeclared/purpose'
  | 'undeclared/store'
  | 'undeclared/category'
  | 'undeclared/recipient'
  | 'role/no-reader'
  | 'person/other'
  | 'consent/missing'
  | 'consent/refused'
  | 'consent/withdrawn'
  | 'consent/outdated'
  | 'consent/expired'
  | 'objection/marketing'
  | 'objection/upheld'
  | 'objection/undecided'
  | 'record/restricted'
  | 'disclosure/category'
  | 'disclosure/ground'
  | 'disclosure/requires'
  | 'disclosure/not-chosen'
  | 'recipient/no-contract'
  | 'recipient/no-transfer'

interface RefusalKind {
  readonly status: 403 | 423
  readonly provision: string
  readonly says: (what: string) => Words
}

/** Provision and sentence of each refusal. `what` is the declared name the refusal is about. */
export const REFUSALS: { readonly [C in RefusalCode]: RefusalKind } = {
  'undeclared/activity': {
    status: 403,
    provision: 'Art. 5(1)(b) GDPR',
    says: (what) => ({
      de: `Die Verarbeitungstätigkeit „${what}“ ist nicht erklärt.`,
      en: `The activity “${what}” is not declared.`,
    }),
  },
  'undeclared/purpose': {
    status: 403,
    provision: 'Art. 5(1)(b) GDPR',
    says: (what) => ({
      de: `Der Zweck „${what}“ ist für diese Verarbeitung nicht erklärt.`,
      en: `The purpose “${what}” is not declared for this processing.`,
    }),
  },
  'undeclared/store': {
    status: 403,
    provision: 'Art. 5(1)(b) GDPR',
    says: (what) => ({
      de: `Der Speicherort „${what}“ gehört nicht zu dieser Verarbeitung.`,
      en: `The store “${what}” does not belong to this processing.`,
    }),
  },
  'undeclared/category': {
    status: 403,
    provision: 'Art. 5(1)(c) GDPR',
    says: (what) => ({
      de: `Die Datenkategorie „${what}“ ist für diese Verarbeitung nicht erklärt.`,
      en: `The category “${what}” is not declared for this processing.`,
    }),
  },
  'undeclared/recipient': {
    status: 403,
    provision: 'Art. 13(1)(e) GDPR',
    says: (what) => ({
      de: `Der Empfänger „${what}“ ist für diesen Zweck nicht erklärt.`,
      en: `The recipient “${what}” is not declared for this purpose.`,
    }),
  },
  'role/no-reader': {
    status: 403,
    provision: 'Art. 29, Art. 32(4) GDPR',
    says: (what) => ({
      de: `Die Rolle „${what}“ darf diese Daten für diesen Zweck nicht lesen.`,
      en: `The role “${what}” may not read this data for this purpose.`,
    }),
  },
  'person/other': {
    status: 403,
    provision: 'Art. 5(1)(f) GDPR',
    says: () => ({
      de: 'Das sind die Daten einer anderen Person.',
      en: 'This is the data of another person.',
    }),
  },
  'consent/missing': {
    status: 403,
    provision: 'Art. 6(1)(a), Art. 9(2)(a) GDPR',
    says: (what) => ({
      de: `Die Einwilligung „${what}“ liegt nicht vor.`,
      en: `The consent “${what}” was not given.`,
    }),
  },
  'consent/refused': {
    status: 403,
    provision: 'Art. 6(1)(a), Art. 9(2)(a) GDPR',
    says: (what) => ({
      de: `Die Einwilligung „${what}“ wurde abgelehnt.`,
      en: `The consent “${what}” was refused.`,
    }),
  },
  'consent/withdrawn': {
    status: 403,
    provision: 'Art. 7(3) GDPR',
    says: (what) => ({
      de: `Die Einwilligung „${what}“ wurde widerrufen.`,
      en: `The consent “${what}” was withdrawn.`,
    }),
  },
  'consent/outdated': {
    status: 403,
    provision: 'Art. 4(11), Art. 7(1) GDPR',
    says: (what) => ({
      de: `Die Einwilligung „${what}“ gilt einer anderen Fassung der Frage.`,
      en: `The consent “${what}” answers another version of the question.`,
    }),
  },
  'consent/expired': {
    status: 403,
    provision: 'Art. 7(1) GDPR',
    says: (what) => ({
      de: `Die Einwilligung „${what}“ ist abgelaufen.`,
      en: `The consent “${what}” has expired.`,
    }),
  },
  'objection/marketing': {
    status: 403,
    provision: 'Art. 21(3) GDPR',
    says: () => ({
      de: 'Die Person hat der Direktwerbung widersprochen.',
      en: 'The person has objected to direct marketing.',
    }),
  },
  'objection/upheld': {
    status: 403,
    provision: 'Art. 21(1) GDPR',
    says: (what) => ({
      de: `Dem Widerspruch gegen „${what}“ wurde stattgegeben.`,
      en: `The objection to “${what}” was upheld.`,
    }),
  },
  'objection/undecided': {
    status: 423,
    provision: 'Art. 18(1)(d) GDPR',
    says: (what) => ({
      de: `Über den Widerspruch gegen „${what}“ ist noch nicht entschieden.`,
      en: `The objection to “${what}” is not decided yet.`,
    }),
  },
  'record/restricted': {
    status: 423,
    provision: 'Art. 18(2) GDPR, § 35 BDSG',
    says: (what) => ({
      de: `Die Daten sind eingeschränkt (${what}) und dürfen dafür nicht genutzt werden.`,
      en: `The data is restricted (${what}) and may not be used for this.`,
    }),
  },
  'disclosure/category': {
    status: 403,
    provision: 'Art. 5(1)(c) GDPR',
    says: (what) => ({
      de: `„${what}“ darf an diesen Empfänger nicht weitergegeben werden.`,
      en: `“${what}” may not be handed to this recipient.`,
    }),
  },
  'disclosure/ground': {
    status: 403,
    provision: 'Art. 6(1) GDPR',
    says: (what) => ({
      de: `Die Weitergabe ist auf einer anderen Grundlage erklärt als „${what}“.`,
      en: `The disclosure is declared on another basis than “${what}”.`,
    }),
  },
  'disclosure/requires': {
    status: 403,
    provision: 'Art. 5(1)(b) GDPR',
    says: (what) => ({
      de: `Für die Weitergabe fehlt: ${what}.`,
      en: `Missing for the disclosure: ${what}.`,
    }),
  },
  'disclosure/not-chosen': {
    status: 403,
    provision: 'Art. 5(1)(b) GDPR',
    says: (what) => ({
      de: `Die Person hat „${what}“ nicht gewählt.`,
      en: `The person did not choose “${what}”.`,
    }),
  },
  'recipient/no-contract': {
    status: 403,
    provision: 'Art. 28(3) GDPR',
    says: (what) => ({
      de: `Mit „${what}“ gilt heute kein Vertrag.`,
      en: `No contract with “${what}” is in force today.`,
    }),
  },
  'recipient/no-transfer': {
    status: 403,
    provision: 'Art. 44 GDPR',
    says: (what) => ({
      de: `Für die Übermittlung an „${what}“ gilt heute keine Garantie.`,
      en: `No safeguard for the transfer to “${what}” is in force today.`,
    }),
  },
}
