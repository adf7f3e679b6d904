import { readFileSync } from 'node:fs'
import { sha256 } from '../../base/index.ts'
import { isEea } from '../../law/index.ts'
import { decisionsIn, interestIn } from '../draft/activity.ts'
import { type Section, activeSections, once } from '../draft/section.ts'
import { authoritySaid, countryOf } from '../draft/company.ts'
import { type Source, sourceOf } from '../draft/source.ts'
import { readLinks } from '../links/index.ts'
import { PURPOSE_WORDS, categoryFor } from '../subjects.ts'
import { type Right, isDuration } from '../facts/index.ts'
import type { Reading } from '../report/index.ts'
import { category } from '../../law/index.ts'

/** A TILT document, and the members that TILT requires and the notice does not give. */
export interface Tilt {
  readonly document: Readonly<Record<string, unknown>>
  /** Ways to required members that were left out, such as `controller.representative`. */
  readonly missing: readonly string[]
  /** Recipients of whom the notice does not say which data they get: TILT names them beside data only. */
  readonly unplaced: readonly string[]
}

/**
 * A notice in the Transparency Information Language. What the notice does not say is left out and reported; nothing is
 * filled in, even where TILT requires it. The country follows from the postcode, as in a draft.
 */
export function tiltOf(reading: Reading): Tilt {
  const s = sourceOf(reading, reading.facts.language === 'en' ? 'en' : 'de')
  const { facts, notice } = reading
  const { controller, dpo } = facts
  const hash = sha256(notice.source).toString('hex')
  const { disclosed, unplaced } = disclosures(s)
  const document = present({
    meta: present({
      _id: hash.slice(0, 32),
      name: controller.name ?? undefined,
      // The notice says when it was last changed, not when it was first made.
      modified: facts.date_of_notice ?? undefined,
      language: facts.language === 'other' ? undefined : facts.language,
      _hash: hash,
    }),
    controller: present({
      name: controller.name ?? undefined,
      address: addressOf(controller),
      country: countryOf(controller) ?? undefined,
    }),
    dataProtectionOfficer: dpo.present
      ? present({ name: dpo.name ?? undefined, email: dpo.email ?? undefined })
      : undefined,
    dataDisclosed: disclosed,
    thirdCountryTransfers: transfersOf(s),
    accessAndDataPortability: rightOf(s, ['access', 'portability']),
    rightToInformation: rightOf(s, ['access']),
    rightToRectificationOrDeletion: rightOf(s, ['rectification', 'erasure']),
    rightToDataPortability: rightOf(s, ['portability']),
    rightToWithdrawConsent: rightOf(s, ['withdraw-consent']),
    rightToComplain: complaint(s),
    automatedDecisionMaking: decisionsIn(s).never ? { inUse: false } : undefined,
  })
  return { document, missing: missingIn(SCHEMA, document), unplaced }
}

function present(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function addressOf({
  street,
  postal,
  city,
}: {
  readonly street: string | null
  readonly postal: string | null
  readonly city: string | null
}): string | undefined {
  const town = [postal, city].filter((part) => part !== null).join(' ')
  const parts = [street, town].filter((part) => part !== null && part !== '')
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** Data with what the notice says of them, and the recipients that stand beside none. */
function disclosures(s: Source): {
  readonly disclosed: readonly Readonly<Record<string, unknown>>[]
  readonly unplaced: readonly string[]
} {
  const sections = activeSections(s)
  const inSections = new Set(
    sections
      .filter(({ categories }) => categories.length > 0)
      .flatMap(({ recipients }) => recipients.map(({ what }) => what)),
  )
  const data = new Set(sections.flatMap(({ categories }) => categories.map(({ what }) => what)))
  const elsewhere = s.facts.recipients.flatMap((one, what): readonly Elsewhere[] => {
    if (inSections.has(what)) return []
    const given = givenTo(s, what, data)
    return [{ what, name: one.name, given }]
  })
  return {
    disclosed: sections.flatMap((section, n) => disclosed(s, section, n, elsewhere)),
    unplaced: elsewhere.filter(({ given }) => given.size === 0).map(({ name }) => name),
  }
}

/** A recipient that is named apart from the data. */
interface Elsewhere {
  readonly what: number
  readonly name: string
  /** Categories as read that it gets. */
  readonly given: ReadonlySet<string>
}

/** Whatever data there are: "erhält alle Daten", "Ihre Daten liegen bei". */
const ALL_DATA =
  /(?<!\p{L})(?:alle|sämtliche|Ihre|Deine|[Dd]ie|all|your|the)\s+(?:(?:genannten|oben genannten|personenbezogenen?|personal)\s+)*(?:Daten|data)(?!\p{L})/u

/** Which of the data a recipient gets that is named in a section of its own: those joined with it, or all where it says so. */
function givenTo(s: Source, what: number, data: ReadonlySet<string>): ReadonlySet<string> {
  const joined = readLinks(s.notice, s.facts).links.flatMap(({ kind, from, to }) =>
    kind === 'recipient-category' && from.id === `recipients[${what}]` && data.has(to.label)
      ? [to.label]
      : [],
  )
  if (joined.length > 0) return new Set(joined)
  const sentences = s.facts.reading.places
    .filter(({ recipient }) => recipient === what)
    .map(({ at }) => s.scene.sentenceAt(at[0]).text)
  return sentences.some((text) => ALL_DATA.test(text)) ? data : new Set()
}

function disclosed(
  s: Source,
  section: Section,
  n: number,
  elsewhere: readonly Elsewhere[],
): readonly Readonly<Record<string, unknown>>[] {
  const { text } = s.notice
  const said = (at: readonly [number, number]): string => s.scene.sentenceAt(at[0]).text.trim()
  const interest = interestIn(s, section)
  const balanced = section.articles.some(({ what }) => what === '6(1)(f)')
  const norms = [...section.articles, ...section.special].map(({ what, at }) => ({
    reference: `GDPR-${what.replaceAll(/[()]+/gu, '-').replace(/-$/u, '')}`,
    description: text.slice(...at),
  }))
  const own = once(section.recipients).map(({ what }) => what)
  const recipientsOf = (category: string): readonly unknown[] =>
    [...own, ...elsewhere.filter(({ given }) => given.has(category)).map(({ what }) => what)].flatMap(
      (what) => {
        const one = s.facts.recipients[what]
        if (one === undefined) return []
        return [
          present({
            name: one.name,
            country: one.country !== undefined && /^[A-Z]{2}$/u.test(one.country) ? one.country : undefined,
            category: one.role === 'unknown' ? undefined : one.role,
          }),
        ]
      },
    )
  const periods = section.periods.flatMap(({ what, at }) => {
    const fact = s.facts.retention[what]
    return fact === undefined ? [] : [{ fact, sentence: said(at) }]
  })
  const temporal = periods
    .filter(({ fact }) => isDuration(fact.period))
    .map(({ fact, sentence }) => ({ description: sentence, ttl: fact.period }))
  const conditional = periods.filter(({ fact }) => !isDuration(fact.period)).map(({ sentence }) => sentence)
  const storage =
    periods.length === 0
      ? undefined
      : [
          present({
            temporal: temporal.length > 0 ? temporal : undefined,
            purposeConditional: conditional.length > 0 ? conditional : undefined,
          }),
        ]
  const seen = new Set<string>()
  return section.categories.flatMap(({ what, at }) => {
    const choice = categoryFor(what, text.slice(...at))
    if (seen.has(choice.id)) return []
    seen.add(choice.id)
    const row = category(choice.id)
    const title = choice.own ?? { de: row?.title_de ?? what, en: row?.title_en ?? what }
    return [
      present({
        _id: `${n + 1}-${choice.id}`,
        category: s.facts.language === 'en' ? title.en : title.de,
        purposes: once(section.purposes).map((one) => ({
          purpose: PURPOSE_WORDS[one.what]?.[s.facts.language === 'en' ? 'en' : 'de'] ?? one.what,
          description: said(one.at),
        })),
        legalBases: norms.filter((norm, m) => norms.findIndex((x) => x.reference === norm.reference) === m),
        legitimateInterests: balanced
          ? [present({ exists: true, reasoning: interest === null ? undefined : text.slice(...interest) })]
          : [],
        recipients: recipientsOf(what),
        storage,
      }),
    ]
  })
}

function transfersOf(s: Source): readonly Readonly<Record<string, unknown>>[] | undefined {
  const transfers = s.facts.recipients.flatMap((one, at) => {
    const { country } = one
    if (country === undefined || !/^[A-Z]{2}$/u.test(country)) return []
    if (isEea(country, s.reading.report.asOf)) return []
    const saying = (...instruments: readonly string[]): unknown => {
      const n = one.transfer.findIndex((instrument) => instruments.includes(instrument))
      return n < 0 ? undefined : { available: true, description: s.cite(`recipients[${at}].transfer[${n}]`) }
    }
    return [
      present({
        country,
        adequacyDecision: saying('adequacy', 'DPF', 'PrivacyShield'),
        appropriateGuarantees: saying('BCR'),
        standardDataProtectionClause: saying('SCC'),
      }),
    ]
  })
  return transfers.length === 0 ? undefined : transfers
}

/** A right where the notice offers all it takes; that it is not offered does not mean that it is denied. */
function rightOf(s: Source, rights: readonly Right[]): Readonly<Record<string, unknown>> | undefined {
  const at = rights.map((right) => s.facts.rights.indexOf(right))
  if (at.some((n) => n < 0)) return undefined
  return { available: true, description: at.map((n) => s.cite(`rights[${n}]`)).join('; ') }
}

function complaint(s: Source): Readonly<Record<string, unknown>> | undefined {
  const right = rightOf(s, ['complaint'])
  if (right === undefined) return undefined
  const { authority } = s.facts
  // The name as it stands on a letter, not in the case of a sentence.
  const name = authoritySaid(s.facts)?.name ?? authority
  return name === null ? right : { ...right, supervisoryAuthority: { name } }
}

interface Schema {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

const SCHEMA = JSON.parse(readFileSync(new URL('tilt.schema.json', import.meta.url), 'utf8')) as Schema

/** Ways to the required members that a value leaves out, each once: those of a list are said for the list. */
function missingIn(schema: Schema, value: unknown, way = ''): readonly string[] {
  if (Array.isArray(value)) {
    const { items } = schema
    if (items === undefined) return []
    return [...new Set(value.flatMap((item: unknown) => missingIn(items, item, `${way}[]`)))]
  }
  if (typeof value !== 'object' || value === null) return []
  const members = new Map<string, unknown>(Object.entries(value))
  const on = (key: string): string => (way === '' ? key : `${way}.${key}`)
  return [
    ...(schema.required ?? []).filter((key) => !members.has(key)).map(on),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
      members.has(key) ? missingIn(inner, members.get(key), on(key)) : [],
    ),
  ]
}
