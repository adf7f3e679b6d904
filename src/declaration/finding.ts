import type { Day, Words } from '../base/index.ts'
import type { Place } from './place.ts'

/** How bad: with an error a declaration cannot be published; a warning needs a look; a hint can be left. */
export type Level = 'error' | 'warning' | 'hint'

/** What each code says besides its place. Adding a line here asks for its sentence in `src/text/de/findings.ts` and `en`. */
export interface FindingParams {
  // The file
  'file/too-long': { readonly most: number }
  'file/unreadable': { readonly says: string }
  'form/unknown-field': { readonly field: string }
  'form/missing': { readonly field: string }
  /** The field is there with nothing in it; `note` is the remark beside it, such as the question of a draft. */
  'form/empty': { readonly field: string; readonly note: string | null }
  'form/wrong-type': { readonly field: string; readonly expected: string }
  'form/not-one-of': { readonly field: string; readonly choices: readonly string[] }
  'form/too-small': { readonly field: string; readonly least: number }
  'form/too-big': { readonly field: string; readonly most: number }
  'form/invalid': { readonly field: string; readonly expected: string }
  // References
  'reference/unknown': { readonly kind: ReferenceKind; readonly id: string }
  'reference/duplicate': { readonly kind: ReferenceKind; readonly id: string }
  'category/unknown': { readonly category: string }
  'category/known-by-law': { readonly category: string }
  'category/no-activity': { readonly category: string; readonly store: string }
  // The company
  'company/no-land': { readonly company: string }
  'contact/no-privacy': { readonly company: string }
  'contact/no-electronic': { readonly company: string }
  'authority/unknown': { readonly authority: string }
  'authority/not-competent': {
    readonly authority: string
    readonly land: string
    readonly competent: string | null
  }
  'officer/required': { readonly trigger: string; readonly citation: string; readonly heads: number | null }
  'representative/missing': { readonly country: string }
  // Bases
  'purpose/no-basis': { readonly activity: string; readonly purpose: string }
  'purpose/two-bases': { readonly activity: string; readonly purpose: string }
  'special/no-ground': { readonly activity: string; readonly category: string }
  'special/pair': { readonly ground: string; readonly basis: string; readonly allowed: readonly string[] }
  'basis/interest-public-body': { readonly activity: string }
  'consent/other-purpose': { readonly consent: string; readonly activity: string; readonly purpose: string }
  'consent/no-consent-basis': { readonly consent: string; readonly purpose: string }
  'consent/not-explicit': { readonly consent: string }
  'consent/many-purposes': { readonly consent: string }
  'consent/coupled': { readonly consent: string; readonly form: string }
  'consent/not-asked': { readonly consent: string; readonly form: string }
  'consent/never-asked': { readonly consent: string }
  'consent/child': { readonly consent: string; readonly audience: string }
  'decision/no-consent': { readonly activity: string }
  'decision/special': { readonly activity: string }
  'credit/no-agency': { readonly activity: string }
  'credit/no-decision': { readonly activity: string }
  'credit/no-case': { readonly activity: string; readonly recipient: string }
  'source/vague': { readonly category: string; readonly party: string }
  'source/role-unsaid': { readonly activity: string; readonly category: string; readonly party: string }
  // Recipients
  'recipient/no-contract': { readonly recipient: string }
  'recipient/contract-expired': { readonly recipient: string; readonly until: Day }
  'recipient/contract-not-yet': { readonly recipient: string; readonly signed: Day }
  'recipient/not-bound': { readonly recipient: string }
  'recipient/receives-less': { readonly recipient: string; readonly category: string }
  'recipient/receives-more': { readonly recipient: string; readonly category: string }
  'recipient/unused': { readonly recipient: string }
  'recipient/joint-unsaid': { readonly recipient: string }
  'disclosure/undeclared-category': {
    readonly activity: string
    readonly recipient: string
    readonly category: string
  }
  'disclosure/other-basis': { readonly recipient: string; readonly purpose: string; readonly basis: string }
  'transfer/ended': {
    readonly recipient: string
    readonly instrument: string
    readonly citation: string
    readonly since: Day | null
    readonly by: string | null
    readonly lawful: readonly string[]
  }
  'transfer/missing': {
    readonly recipient: string
    readonly country: string
    readonly lawful: readonly string[]
  }
  'transfer/other-country': {
    readonly recipient: string
    readonly country: string
    readonly instrument: string
    readonly lawful: readonly string[]
  }
  'transfer/too-early': { readonly recipient: string; readonly instrument: string; readonly from: Day }
  'transfer/needless': { readonly recipient: string; readonly country: string }
  'transfer/consent-unfit': { readonly recipient: string; readonly consent: string }
  // Stores and periods
  'store/shape': { readonly store: string; readonly missing: string }
  'store/no-activity': { readonly store: string }
  'store/nobody': { readonly store: string; readonly category: string }
  'store/unsealed': { readonly store: string; readonly column: string; readonly category: string }
  'store/ip-full': { readonly store: string; readonly column: string }
  'period/none': { readonly store: string }
  'period/state-uncovered': { readonly store: string; readonly column: string; readonly state: string }
  'period/start-unknown': { readonly period: string; readonly store: string; readonly column: string }
  'period/start-no-date': { readonly period: string; readonly column: string }
  'period/state-unknown': { readonly period: string; readonly column: string; readonly state: string }
  'period/rule-unknown': { readonly rule: string }
  'period/rule-not-in-force': {
    readonly rule: string
    readonly from: Day | null
    readonly until: Day | null
    readonly now: readonly string[]
  }
  'period/rule-no-length': { readonly rule: string }
  'period/too-long': {
    readonly period: string
    readonly duration: string
    readonly rule: Words
    readonly citation: string
  }
  'period/longer-than-custom': {
    readonly period: string
    readonly duration: string
    readonly rule: Words
    readonly citation: string
  }
  'period/duty-in-use': { readonly period: string; readonly rule: string }
  'period/vague': { readonly period: string; readonly says: string }
  // Browser
  'browser/not-necessary': { readonly item: string; readonly word: string }
  'browser/third-party': { readonly item: string; readonly setter: string }
  'browser/outlives-consent': { readonly item: string; readonly lifetime: string; readonly lasts: string }
  'browser/long-life': { readonly item: string; readonly lifetime: string; readonly rule: string }
  // Forms
  'field/undeclared-category': {
    readonly form: string
    readonly field: string
    readonly category: string
    readonly activity: string
  }
  'field/unknown-column': {
    readonly form: string
    readonly field: string
    readonly store: string
    readonly column: string
  }
  'field/other-category': {
    readonly form: string
    readonly field: string
    readonly category: string
    readonly columnCategory: string
  }
  'field/voluntary-required': { readonly form: string; readonly field: string; readonly category: string }
  'field/title-required': { readonly form: string; readonly field: string }
  'field/no-choices': { readonly form: string; readonly field: string }
  'field/person-unknown': { readonly form: string; readonly field: string }
  'message/no-consent': { readonly message: string }
  'message/no-unsubscribe': { readonly message: string }
  // Claims
  'measure/expired': { readonly measure: Words; readonly until: Day }
  'measure/other-host': { readonly measure: Words; readonly host: string }
  'certificate/expired': { readonly certificate: Words; readonly until: Day }
  // Words
  'text/outdated': {
    readonly said: string
    readonly old: Words
    /** Null where nothing has taken its place. */
    readonly instead: Words | null
    readonly since: Day
  }
  'text/citation': { readonly said: string }
  'text/absolute': {
    readonly said: string
    readonly claim: string
    readonly needs: string
    /** A sentence that may stand in its place. */
    readonly instead: Words
  }
  'text/undeclared-host': { readonly host: string }
}

export type ReferenceKind =
  | 'activity'
  | 'audience'
  | 'category'
  | 'certificate'
  | 'claim'
  | 'column'
  | 'consent'
  | 'form'
  | 'measure'
  | 'message'
  | 'period'
  | 'purpose'
  | 'recipient'
  | 'role'
  | 'store'
  | 'browser-item'
  | 'derivation'

export type FindingCode = keyof FindingParams

export type FindingOf<C extends FindingCode> = {
  readonly code: C
  readonly at: Place
  readonly level: Level
  /** Where the duty stands, in English citation; null for faults of form. */
  readonly provision: string | null
} & FindingParams[C]

/** One thing wrong with a declaration: a value. Its sentence stands in `src/text`. */
export type Finding = { readonly [C in FindingCode]: FindingOf<C> }[FindingCode]

interface Kind {
  readonly level: Level
  readonly provision: string | null
}

const error = (provision: string | null): Kind => ({ level: 'error', provision })
const warning = (provision: string | null): Kind => ({ level: 'warning', provision })

/** How bad each is, and where the duty stands. */
export const findingKinds: { readonly [C in FindingCode]: Kind } = {
  'file/too-long': error(null),
  'file/unreadable': error(null),
  'form/unknown-field': error(null),
  'form/missing': error(null),
  'form/empty': error(null),
  'form/wrong-type': error(null),
  'form/not-one-of': error(null),
  'form/too-small': error(null),
  'form/too-big': error(null),
  'form/invalid': error(null),
  'reference/unknown': error('Art. 12(1) GDPR'),
  'reference/duplicate': error('Art. 12(1) GDPR'),
  'category/unknown': error('Art. 14(1)(d), Art. 30(1)(c) GDPR'),
  'category/known-by-law': error('Art. 30(1)(c) GDPR'),
  'category/no-activity': error('Art. 5(1)(b), Art. 13(1)(c) GDPR'),
  'company/no-land': error('§ 40(1) BDSG'),
  'contact/no-privacy': error('Art. 12(2), Art. 13(1)(a) GDPR'),
  'contact/no-electronic': error('Art. 12(2), Art. 13(1)(a) GDPR'),
  'authority/unknown': error('Art. 13(2)(d), Art. 77 GDPR'),
  'authority/not-competent': error('Art. 13(2)(d), Art. 77 GDPR; § 40(1) BDSG'),
  'officer/required': error('Art. 13(1)(b), Art. 37(1) GDPR; § 38(1) BDSG'),
  'representative/missing': error('Art. 13(1)(a), Art. 27 GDPR'),
  'purpose/no-basis': error('Art. 6(1), Art. 13(1)(c) GDPR'),
  'purpose/two-bases': error('Art. 12(1), Art. 13(1)(c) GDPR'),
  'special/no-ground': error('Art. 9(1), (2) GDPR'),
  'special/pair': error('Art. 6(1), Art. 9(2) GDPR'),
  'basis/interest-public-body': error('Art. 6(1) subpara. 2 GDPR'),
  'consent/other-purpose': error('Art. 6(1)(a), Art. 7(2) GDPR'),
  'consent/no-consent-basis': error('Art. 6(1)(a), Art. 13(1)(c) GDPR'),
  'consent/not-explicit': error('Art. 9(2)(a) GDPR'),
  'consent/many-purposes': error('Art. 7(2), recitals 32, 43 GDPR'),
  'consent/coupled': error('Art. 7(4), recital 43 GDPR'),
  'consent/not-asked': error('Art. 6(1)(a), Art. 7(1) GDPR'),
  'consent/never-asked': warning('Art. 7(1) GDPR'),
  'consent/child': error('Art. 8(1) GDPR'),
  'decision/no-consent': error('Art. 22(2)(c) GDPR'),
  'decision/special': error('Art. 22(4) GDPR'),
  'credit/no-agency': error('Art. 13(1)(e) GDPR'),
  'credit/no-decision': error('Art. 13(2)(f), Art. 22 GDPR; § 31 BDSG'),
  'credit/no-case': error('Art. 5(1)(c), Art. 13(1)(e) GDPR'),
  'source/vague': error('Art. 14(2)(f) GDPR'),
  'source/role-unsaid': error('Art. 14(2)(f), Art. 26, Art. 28 GDPR'),
  'recipient/no-contract': error('Art. 28(3) GDPR'),
  'recipient/contract-expired': error('Art. 28(3) GDPR'),
  'recipient/contract-not-yet': error('Art. 28(3) GDPR'),
  'recipient/not-bound': error('Art. 28(3)(a), Art. 29 GDPR'),
  'recipient/receives-less': error('Art. 5(1)(c), Art. 13(1)(e) GDPR'),
  'recipient/receives-more': warning('Art. 5(1)(c) GDPR'),
  'recipient/unused': warning('Art. 13(1)(e) GDPR'),
  'recipient/joint-unsaid': error('Art. 26(1), (2) GDPR'),
  'disclosure/undeclared-category': error('Art. 5(1)(b), Art. 13(1)(e) GDPR'),
  'disclosure/other-basis': error('Art. 6(1), Art. 13(1)(c) GDPR'),
  'transfer/ended': error('Art. 44, Art. 45(5), Art. 46 GDPR'),
  'transfer/missing': error('Art. 13(1)(f), Art. 44 GDPR'),
  'transfer/other-country': error('Art. 13(1)(f), Art. 45 GDPR'),
  'transfer/too-early': error('Art. 46(2)(c) GDPR'),
  'transfer/needless': warning('Art. 44 GDPR'),
  'transfer/consent-unfit': error('Art. 49(1)(a) GDPR'),
  'store/shape': error('Art. 30(1) GDPR'),
  'store/no-activity': error('Art. 5(1)(b), Art. 30(1) GDPR'),
  'store/nobody': error('Art. 15, Art. 17 GDPR'),
  'store/unsealed': error('Art. 32(1)(a) GDPR; § 22(2) BDSG'),
  'store/ip-full': error('Art. 4(1), Art. 5(1)(a) GDPR'),
  'period/none': error('Art. 5(1)(e), Art. 13(2)(a) GDPR'),
  'period/state-uncovered': error('Art. 5(1)(e), Art. 13(2)(a) GDPR'),
  'period/start-unknown': error('Art. 13(2)(a) GDPR'),
  'period/start-no-date': error('Art. 13(2)(a) GDPR'),
  'period/state-unknown': error('Art. 13(2)(a) GDPR'),
  'period/rule-unknown': error('Art. 13(2)(a) GDPR'),
  'period/rule-not-in-force': error('Art. 5(1)(e), Art. 13(2)(a) GDPR'),
  'period/rule-no-length': error('Art. 13(2)(a) GDPR'),
  'period/too-long': error('Art. 5(1)(e), Art. 17(1)(e) GDPR'),
  'period/longer-than-custom': warning('Art. 5(1)(e) GDPR'),
  'period/duty-in-use': warning('Art. 5(1)(b), Art. 18 GDPR'),
  'period/vague': error('Art. 13(2)(a) GDPR'),
  'browser/not-necessary': error('§ 25(1), (2) no. 2 TDDDG'),
  'browser/third-party': error('§ 25(1), (2) no. 2 TDDDG'),
  'browser/outlives-consent': error('§ 25(1) TDDDG; Art. 13(2)(a) GDPR'),
  'browser/long-life': warning('§ 25(1) TDDDG; Art. 5(1)(e) GDPR'),
  'field/undeclared-category': error('Art. 5(1)(b), (c), Art. 13(1)(c) GDPR'),
  'field/unknown-column': error('Art. 30(1) GDPR'),
  'field/other-category': error('Art. 30(1)(c) GDPR'),
  'field/voluntary-required': error('Art. 5(1)(c), Art. 13(2)(e) GDPR'),
  'field/title-required': warning('Art. 5(1)(c) GDPR; CJEU C-394/23'),
  'field/no-choices': error('Art. 12(1) GDPR'),
  'field/person-unknown': error('Art. 15, Art. 17 GDPR'),
  'message/no-consent': error('§ 7(2) no. 2 UWG; Art. 6(1)(a) GDPR'),
  'message/no-unsubscribe': error('Art. 7(3), Art. 21(2) GDPR; § 7(3) no. 4 UWG'),
  'measure/expired': error('Art. 5(1)(a), Art. 32 GDPR'),
  'measure/other-host': error('Art. 12(1) GDPR'),
  'certificate/expired': error('Art. 5(1)(a) GDPR; § 5 UWG'),
  'text/outdated': error('Art. 12(1), Art. 5(1)(a) GDPR'),
  'text/citation': error('Art. 12(1), Art. 13(1)(c) GDPR'),
  'text/absolute': error('Art. 5(1)(a), Art. 12(1) GDPR'),
  'text/undeclared-host': error('Art. 12(1), Art. 13 GDPR'),
}

/** A finding of a code at a place. `level` replaces the usual one. */
export function finding<C extends FindingCode>(
  code: C,
  at: Place,
  params: FindingParams[C],
  level: Level = findingKinds[code].level,
): FindingOf<C> {
  return { code, at, level, provision: findingKinds[code].provision, ...params }
}

/** Whether a declaration with these findings may be published. */
export function publishable(findings: readonly Finding[]): boolean {
  return findings.every((item) => item.level !== 'error')
}
