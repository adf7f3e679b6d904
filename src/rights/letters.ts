import { type Day, type Language, type Words, dayOf } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { authority } from '../law/index.ts'
import { cite } from '../text/cite.ts'
import { dayText } from '../text/day.ts'
import { rightsText } from '../text/rights.ts'
import type { RightsRequest } from './request.ts'
import { PROVISION, WORDS } from './right.ts'

/** What was done about a record that was asked to be erased. */
export interface ErasureOutcome {
  readonly store: Words
  readonly done: 'erased' | 'kept'
  /** The ground that keeps it, named as Art. 17(3) GDPR and § 35 BDSG ask. */
  readonly ground?: Words
  readonly until?: Day
}

/** What an answer reports. */
export type Reported =
  | {
      readonly did: 'access'
      readonly records: number
      readonly stores: number
      readonly searched: readonly Words[]
    }
  | { readonly did: 'portability'; readonly records: number }
  | { readonly did: 'nothing-held'; readonly searched: readonly Words[] }
  | { readonly did: 'erasure'; readonly outcomes: readonly ErasureOutcome[] }
  | { readonly did: 'rectification'; readonly fields: readonly Words[]; readonly told: readonly string[] }
  | { readonly did: 'restriction'; readonly records: number }
  | { readonly did: 'objection'; readonly activities: readonly Words[] }
  | { readonly did: 'withdrawal'; readonly consents: number }
  | { readonly did: 'refused'; readonly reason: string }
  | { readonly did: 'refused-identity' }

/** The authority in charge of the company, with its city: LDI NRW, Düsseldorf. */
export function authorityName(declaration: Declaration): string {
  const office = authority(declaration.company.authority)
  return office === null ? declaration.company.authority : `${office.name}, ${office.city}`
}

/**
 * The letter that answers a request: what was asked, what was done, what was kept and why, and how to go on from here
 * (Art. 12(3), (4), Art. 17(3), Art. 19 GDPR). Plain text.
 */
export function answerLetter(
  declaration: Declaration,
  request: Pick<RightsRequest, 'right' | 'receivedAt' | 'language'>,
  reported: Reported,
): string {
  const { language } = request
  const words = rightsText(language)
  const right = `${WORDS[request.right].name[language]} (${cite(PROVISION[request.right], language)})`
  return [
    words.letter.greeting,
    words.letter.received(right, dayText(dayOf(request.receivedAt), language)),
    ...said(reported, language),
    words.letter.thisRequest,
    words.complain(authorityName(declaration)),
    `${words.letter.closing}\n${declaration.company.name}`,
  ].join('\n\n')
}

/** The message that tells, inside the first month, that an answer takes longer, and why (Art. 12(3) s. 3 GDPR). */
export function extensionLetter(
  declaration: Declaration,
  request: Pick<RightsRequest, 'language'>,
  reason: string,
  last: Day,
): string {
  const words = rightsText(request.language)
  return [
    words.letter.greeting,
    words.letter.extended(reason, dayText(last, request.language)),
    words.complain(authorityName(declaration)),
    `${words.letter.closing}\n${declaration.company.name}`,
  ].join('\n\n')
}

function said(reported: Reported, language: Language): readonly string[] {
  const words = rightsText(language).letter
  const listed = (all: readonly Words[]): string => all.map((each) => each[language]).join(', ')
  switch (reported.did) {
    case 'access':
      return [words.access(reported.records, reported.stores), words.searched(listed(reported.searched))]
    case 'portability':
      return [words.portability(reported.records)]
    case 'nothing-held':
      return [words.nothing, words.searched(listed(reported.searched))]
    case 'erasure': {
      const erased = reported.outcomes.filter(({ done }) => done === 'erased').length
      const kept = reported.outcomes.filter(({ done }) => done === 'kept')
      const lines = kept.map(({ store, ground, until }) =>
        words.kept(
          store[language],
          ground?.[language] ?? '',
          until === undefined ? words.untilOpen : dayText(until, language),
        ),
      )
      return [
        words.erased(erased),
        ...(kept.length === 0 ? [] : [[words.keptIntro, ...lines].join('\n'), words.keptNote]),
      ]
    }
    case 'rectification':
      return [
        words.corrected(listed(reported.fields)),
        reported.told.length === 0 ? words.toldNobody : words.told(reported.told.join(', ')),
      ]
    case 'restriction':
      return [words.restricted(reported.records)]
    case 'objection':
      return [words.objectionUpheld(listed(reported.activities))]
    case 'withdrawal':
      return [words.withdrawn(reported.consents)]
    case 'refused':
      return [words.refused(reported.reason)]
    case 'refused-identity':
      return [words.identity]
  }
}
