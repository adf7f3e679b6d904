/**
 * What is wrong with a notice as of a day: every finding with its provision, its place and what to write instead, and what
 * became of each item that Art. 13 and 14 GDPR ask for. Only what the text shows is judged; the rest is listed as not
 * judged. Deterministic, in time that grows with the length of the notice and no faster.
 */
import { type Day, type Words } from '../../base/index.ts'
import type { Facts } from '../facts/index.ts'
import type { Notice } from '../notice.ts'
import { contextOf } from './context.ts'
import { firstPer } from './first-per.ts'
import type { AuditFinding, AuditReport, ChecklistLine, NotJudged, Severity, Timing } from './finding.ts'
import { GDPR_FROM, law, type RuleRow } from './law.ts'
import { fitsAny, type Pattern, pattern, patterns } from './pattern.ts'
import { wholeWords } from '../whole-words.ts'
import { type Catch, type Context, filled, type Rule, type Slots } from './rule.ts'
import { concerns } from './seat.ts'
import { RULES } from './rules/index.ts'
import { type Hit, isTitle, type View } from './view.ts'

export type * from './finding.ts'
export { RULES }

/** The patterns of a row, made ready once. */
interface Ready {
  readonly row: RuleRow
  readonly rule: Rule | undefined
  readonly wanted: readonly Pattern[]
  readonly unless: readonly Pattern[]
  readonly unlessParagraph: readonly Pattern[]
  readonly unlessNext: readonly Pattern[]
  readonly unlessAnywhere: readonly Pattern[]
  readonly unlessSection: readonly Pattern[]
  readonly sectionHas: readonly Pattern[]
  readonly nearHas: readonly Pattern[]
  readonly mild: readonly Pattern[]
  readonly onlyIf: readonly Pattern[]
}

const READY: readonly Ready[] = law.rules.map((row) => ({
  row,
  rule: RULES.find((rule) => rule.code === row.id),
  wanted: patterns(row.detect.patterns),
  unless: patterns(row.detect.unless),
  unlessParagraph: patterns(row.detect.unless_paragraph),
  unlessNext: patterns(row.detect.unless_next),
  unlessAnywhere: patterns(row.detect.unless_anywhere),
  unlessSection: patterns(row.detect.unless_section),
  sectionHas: patterns(row.detect.section_has),
  nearHas: patterns(row.detect.near_has),
  mild: patterns(row.detect.mild),
  onlyIf: patterns(row.detect.only_if),
}))

const AGE_SIGNS = law.ageSigns.map((sign) => ({ pattern: pattern(sign.pattern), from: sign.from }))

/** Rules that also hold where only the Swiss act applies. */
const SWISS =
  /^(?:ctl\/(?:name|contact|only|role)|recip\/|form\/(?:host|doc|dangling|absolute|iso|contradiction|untranslated|change)|svc\/(?:renamed|widget|hash)|purpose\/)/u

/**
 * Audits a notice.
 *
 * @param notice the notice, made ready by `readText`
 * @param facts what `readFacts` says of it
 * @param asOf the day whose law is applied; facts of the law hold from their first day up to, not including, their last
 */
export function audit(notice: Notice, facts: Facts, asOf: Day): AuditReport {
  const context = contextOf(notice, facts, asOf)
  const written = writtenNotBefore(context)
  const findings = READY.filter(
    ({ row }) => holdsOn(row, asOf) && appliesTo(row, context) && concerns(row, facts),
  )
    .flatMap((ready) =>
      oncePerParagraph(catches(ready, notice, facts, context)).map((one) =>
        finding(ready.row, one, context, written),
      ),
    )
    .filter((one) => one !== null)
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.code < b.code ? -1 : 1))
  return {
    asOf,
    lawCheckedUpTo: law.checkedUpTo,
    regime: context.regime,
    noticeDay: context.noticeDay,
    findings: withoutDoubles(findings),
    checklist: checklist(context),
    notJudged: notJudged(),
    remarks: remarks(context),
  }
}

/**
 * What one rule finds in a notice, whatever the day says: for the tests that rules carry with them.
 *
 * @throws RangeError when there is no such rule.
 */
export function tryRule(code: string, notice: Notice, facts: Facts, asOf: Day): readonly Catch[] {
  const ready = READY.find((one) => one.row.id === code)
  if (ready === undefined) throw new RangeError(`law/audit-rules.json has no row “${code}”.`)
  return catches(ready, notice, facts, contextOf(notice, facts, asOf))
}

/** What a rule says twice of one paragraph it says once. */
function oncePerParagraph(all: readonly Catch[]): readonly Catch[] {
  return firstPer(
    all,
    ({ hit, slots }) => `${hit.paragraph} ${JSON.stringify(slots?.['old'] ?? slots?.['recipient'] ?? '')}`,
  )
}

function holdsOn(row: RuleRow, day: Day): boolean {
  return row.from <= day && (row.until === null || day < row.until)
}

function appliesTo(row: RuleRow, context: Context): boolean {
  return context.regime !== 'Swiss' || SWISS.test(row.id)
}

function catches(ready: Ready, notice: Notice, facts: Facts, context: Context): readonly Catch[] {
  const { row, rule } = ready
  if (rule !== undefined) return rule.check(notice, facts, context)
  switch (row.method) {
    case 'missing':
      return missing(ready, context)
    case 'pattern':
      return matching(ready, context)
    case 'table':
    case 'semantic':
    case 'probe':
      return []
  }
}

/** A rule that is only patterns: its hits, less those that something nearby takes back; one for each paragraph. */
function matching(ready: Ready, context: Context): readonly Catch[] {
  const { view } = context
  const { detect } = ready.row
  if (ready.onlyIf.length > 0 && !view.has(ready.onlyIf)) return []
  if (ready.unlessAnywhere.length > 0 && view.has(ready.unlessAnywhere)) return []
  if (detect.unless_item !== undefined && context.item(detect.unless_item).status === 'found') return []
  if (detect.unless_evidence !== undefined && context.holds(detect.unless_evidence)) return []
  const standing = view.findAny(ready.wanted, 400).filter((hit) => !takenBack(ready, hit, context))
  const found = firstPer(standing, (hit) => hit.paragraph)
  return onceOf(detect.once, found, view).map((hit): Catch => {
    return fitsAny(ready.mild, view.near(hit)) ? { hit, severity: 'info' } : { hit }
  })
}

/** What a rule says once of a whole notice: where a sentence shows it, else where a heading does. */
function onceOf(once: RuleRow['detect']['once'], found: readonly Hit[], view: View): readonly Hit[] {
  if (once === undefined) return found
  const keyOf = (hit: Hit): string => {
    const words = view.text.slice(hit.start, hit.end)
    if (once === 'words') return words
    return once === 'notice' ? '' : (/^\p{L}+/u.exec(words)?.[0] ?? '').toLowerCase()
  }
  const kept = new Map<string, Hit>()
  for (const hit of found) {
    const known = kept.get(keyOf(hit))
    const better = once !== 'words' && known !== undefined && isTitle(view, known.paragraph)
    if (known === undefined || (better && !isTitle(view, hit.paragraph))) kept.set(keyOf(hit), hit)
  }
  return [...kept.values()]
}

/** The first sentence under a short line, other short lines left out; nothing under a sentence. */
function belowTitle(view: View, at: number): string {
  if (!isTitle(view, at)) return ''
  const next = [1, 2, 3].find((n) => (view.paragraphs[at + n]?.text.length ?? 0) > 80)
  return next === undefined
    ? ''
    : (/^.{0,300}?(?:[.!?](?= )|$)/su.exec(view.paragraphs[at + next]?.text ?? '')?.[0] ?? '')
}

/** How many paragraphs up the line may stand that heads a hit. */
const UP = 12

/** Headings that stand under the name of a service, not for one. */
const OF_ANY_SERVICE =
  /^[\d.)\s]*(?:Rechtsgrundlage|Art und Zweck|Zwecke? der|Empfänger|Speicherdauer|Umfang|Beschreibung|Dauer der|Drittland)[^.]{0,60}$/u

/** Whether the paragraph of a hit, or the nearest short line above it that heads it, holds one of the patterns. */
function headedBy(wanted: readonly Pattern[], hit: Hit, view: View): boolean {
  const fitsAt = (at: number): boolean => fitsAny(wanted, view.paragraphs[at]?.text.slice(0, 2000) ?? '')
  if (fitsAt(hit.paragraph)) return true
  for (let at = hit.paragraph - 1; at >= Math.max(0, hit.paragraph - UP); at -= 1) {
    if (OF_ANY_SERVICE.test(view.paragraphs[at]?.text ?? '')) continue
    if (view.paragraphs[at]?.heading === true) return fitsAt(at) || fitsAt(at + 1)
    if (isTitle(view, at) && fitsAt(at)) return true
  }
  return false
}

/** How many paragraphs after a hit belong to it: a service's ground, recipients and periods under headings of their own. */
const NEXT = 4

function takenBack(ready: Ready, hit: Hit, context: Context): boolean {
  if (context.view.fitsSentence(ready.unless, hit)) return true
  // A title names, what stands under it says; for a rule that tells each place, a short line may say all by itself.
  const { once } = ready.row.detect
  const below = once === 'word' || once === 'notice' ? belowTitle(context.view, hit.paragraph) : ''
  if (fitsAny(ready.unless, below)) return true
  if (fitsAny(ready.unlessParagraph, context.view.near(hit))) return true
  if (ready.unlessNext.length > 0) {
    const next = context.view.paragraphs.slice(hit.paragraph, hit.paragraph + 1 + NEXT)
    if (next.some(({ text }) => fitsAny(ready.unlessNext, text))) return true
  }
  if (ready.nearHas.length > 0 && !headedBy(ready.nearHas, hit, context.view)) return true
  if (ready.unlessSection.length === 0 && ready.sectionHas.length === 0) return false
  const section = context.section(hit).slice(0, 12_000)
  if (fitsAny(ready.unlessSection, section)) return true
  return ready.sectionHas.length > 0 && !fitsAny(ready.sectionHas, section)
}

/** Something that ought to be there and is not: the hit marks where one would expect it. */
function missing(ready: Ready, context: Context): readonly Catch[] {
  const { row } = ready
  const item = row.detect.checklist
  if (item !== undefined && ready.wanted.length === 0) {
    const result = context.item(item)
    if (result.status !== 'missing') return []
    const weaker = result.severity === undefined ? {} : { severity: result.severity }
    return placesFor(item, result.hits, context).map((hit) => ({ hit, absence: true, ...weaker }))
  }
  const place = REQUIRED[row.id]?.(context)
  if (place === undefined || context.view.has(ready.wanted)) return []
  return [{ hit: place, absence: true }]
}

/** Where a sentence is required only under a condition: the place at which it should stand, if the condition holds. */
const REQUIRED: Readonly<Record<string, (context: Context) => Hit | undefined>> = {
  // Where nothing says that one may withdraw, that is the fault.
  'consent/no-retro-clause': (context) => {
    const told = context.item('a13.2.c')
    if (told.status !== 'found') return undefined
    return told.hits.findLast((hit) => MAY.test(context.view.sentence(hit).text)) ?? told.hits.at(-1)
  },
  'cookie/basis-25-missing': (context) =>
    context.item('tddd25-info').status === 'not-applicable'
      ? undefined
      : inSentence(context.evidence('cookies'), context),
  'svc/newsletter-doi': newsletterSent,
}

const SENT =
  /versend|versand|verschick|zusend|schicken|senden|abonn|anmeld|bestell|beziehen|erhalten|eintr[aä]g|empfang|subscri|sign up|opt/iu
const EXAMPLE =
  /(?:z\. ?B\.|bspw\.|beispielsweise|etwa|e\.g\.|for example|wie)[^.;)]{0,60}newsletter|newsletter[^.;]{0,40}\) erteilt/iu

/** Where a notice says that it sends a newsletter: not where contents or examples name one. */
function newsletterSent(context: Context): Hit | undefined {
  const { view } = context
  return context.evidence('newsletter').find((hit) => {
    const below = view.paragraphs[hit.paragraph + 1]?.text ?? ''
    const titled = isTitle(view, hit.paragraph)
    if (titled && below.length < 50) return false
    const text = titled ? below.slice(0, 400) : view.sentence(hit).text
    return SENT.test(text) && !EXAMPLE.test(text)
  })
}

const MAY = /jederzeit|Recht|können|kannst|könnt|any time|right/u

function placesFor(item: string, hits: readonly Hit[], context: Context): readonly Hit[] {
  if (item.startsWith('a13.2.b') || item === 'a13.2.d') return [context.rightsPlace()]
  const first = hits[0]
  if (first === undefined) return [context.whole()]
  if (!OF_THE_WHOLE.has(item)) return hits.slice(0, 3)
  return [inSentence(hits, context) ?? first]
}

/** The first hit that stands in a sentence: a title or an entry of a list of contents says less. */
function inSentence(hits: readonly Hit[], context: Context): Hit | undefined {
  const { paragraphs } = context.view
  const closed = (hit: Hit): boolean => '.;:,'.includes(paragraphs[hit.paragraph]?.text.at(-1) ?? ' ')
  return hits.find(closed) ?? hits[0]
}

/** What is missing once in the whole notice, wherever it could stand. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['a13.1.b', 'a13.1.f-copy', 'a13.2.c', 'a13.2.f'])

/** Adds words, provision and severity to what a rule caught. */
function finding(row: RuleRow, one: Catch, context: Context, written: Day | null): AuditFinding | null {
  const { view } = context
  const [start, end] = wholeWords(view.notice.text, view.inNotice(one.hit.start, one.hit.end))
  const span = view.notice.spanOf(start, end)
  const since = one.since !== undefined && one.since > row.from ? one.since : row.from
  const slots = one.slots ?? {}
  const said = (one.variant === undefined ? undefined : row.variants?.[one.variant]) ?? row
  return {
    code: row.id,
    severity: severityOf(row, one, context),
    provision: provisionOf(row, context),
    span,
    quote: one.absence === true ? '' : view.notice.source.slice(span[0], span[1]),
    absence: one.absence === true,
    why: filled(said.why, slots),
    since,
    timing: timingOf(since, context, written),
    instead: insteadOf(row, said.instead, slots),
    clause: row.clause ?? null,
  }
}

/** An error rests on verified facts only, and on the text of the law that applies to this notice. */
function severityOf(row: RuleRow, one: Catch, context: Context): Severity {
  const worse = one.severity === undefined ? row.severity : milder(one.severity, row.severity)
  const sure = row.verified && one.verified !== false && context.regime === 'GDPR'
  return worse === 'error' && !sure ? 'warn' : worse
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warn: 1, error: 2 }

function milder(a: Severity, b: Severity): Severity {
  return WEIGHT[a] < WEIGHT[b] ? a : b
}

function provisionOf(row: RuleRow, context: Context): string {
  const item = law.checklist.find((each) => each.id === row.detect.checklist)
  return row.citation_by?.[context.regime] ?? item?.citation_by?.[context.regime] ?? row.citation
}

function insteadOf(row: RuleRow, instead: Words, slots: Slots): Words {
  const clause = row.clause === undefined ? undefined : law.clauses.get(row.clause)
  const advice = filled(instead, slots)
  if (clause === undefined) return advice
  return { de: `${advice.de} „${clause.text.de}“`, en: `${advice.en} “${clause.text.en}”` }
}

/** Measured by the notice's own day; where it states none, by the youngest name it uses. */
function timingOf(since: Day, context: Context, written: Day | null): Timing {
  const own = context.noticeDay ?? written ?? GDPR_FROM
  return since <= own ? 'wrong-then' : 'stale-since'
}

function writtenNotBefore(context: Context): Day | null {
  return AGE_SIGNS.filter((sign) => sign.from <= context.asOf && context.view.has([sign.pattern]))
    .map((sign) => sign.from)
    .reduce<Day | null>((latest, from) => (latest === null || from > latest ? from : latest), null)
}

/** Two rules of the same code on the same place say the same thing once. */
function withoutDoubles(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  return firstPer(findings, (one) => `${one.code} ${one.span[0]} ${one.span[1]}`)
}

function checklist(context: Context): readonly ChecklistLine[] {
  return law.checklist.map((row): ChecklistLine => {
    const line = {
      id: row.id,
      title: { de: row.title, en: row.title_en },
      provision: row.citation_by?.[context.regime] ?? row.citation,
    }
    const regimes = row.regimes ?? ['GDPR', 'KDG', 'DSG-EKD']
    if (!regimes.includes(context.regime))
      return { ...line, status: 'not-applicable', spans: [], reason: OTHER_LAW }
    if (context.asOf < row.from) return { ...line, status: 'not-applicable', spans: [], reason: NOT_YET }
    const result = context.item(row.id)
    const told = result.status === 'found' || result.status === 'by-reference'
    return {
      ...line,
      status: result.status,
      spans: told
        ? result.hits
            .slice(0, 12)
            .map((hit) => context.view.notice.spanOf(...context.view.inNotice(hit.start, hit.end)))
        : [],
      reason: told || result.status === 'missing' ? null : (result.reason ?? row.reason ?? null),
    }
  })
}

const OTHER_LAW: Words = {
  de: 'Das Recht, dem dieser Hinweis folgt, verlangt diese Angabe nicht.',
  en: 'The law this notice follows does not ask for this.',
}
const NOT_YET: Words = {
  de: 'An diesem Tag war die Angabe noch nicht vorgeschrieben.',
  en: 'On this day it was not yet required.',
}

function notJudged(): readonly NotJudged[] {
  return law.rules.flatMap((row) =>
    row.not_judged === undefined
      ? []
      : [{ code: row.id, title: { de: row.title_de, en: row.title }, reason: row.not_judged }],
  )
}

function remarks(context: Context): readonly Words[] {
  const made: Words[] = []
  if (context.asOf < GDPR_FROM) {
    made.push({
      de: `Am ${context.asOf} galt die DSGVO noch nicht. Geprüft wurde nur, was schon vorher galt; das damalige BDSG und TMG sind nicht abgebildet.`,
      en: `On ${context.asOf} the GDPR did not apply yet. Only what held before was checked; the BDSG and TMG of that time are not covered.`,
    })
  }
  if (context.regime === 'KDG' || context.regime === 'DSG-EKD') {
    made.push({
      de: `Der Hinweis folgt dem kirchlichen Datenschutzrecht (${context.regime}); Fundstellen sind dessen Vorschriften, soweit bekannt, und nichts davon gilt als Fehler.`,
      en: `The notice follows church data protection law (${context.regime}); provisions cited are of that law where known, and nothing counts as an error.`,
    })
  }
  if (context.regime === 'Swiss') {
    made.push({
      de: 'Der Hinweis folgt dem schweizerischen Datenschutzgesetz; Pflichtangaben der DSGVO werden nicht vermisst.',
      en: 'The notice follows the Swiss data protection act; items that only the GDPR asks for are not missed.',
    })
  }
  if (context.view.notice.language === 'other') {
    made.push({
      de: 'Der Text ist weder deutsch noch englisch; was fehlt, lässt sich nicht sicher sagen.',
      en: 'The text is neither German nor English; what is missing cannot be said for certain.',
    })
  }
  return made
}
