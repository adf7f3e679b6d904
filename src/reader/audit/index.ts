/**
 * What is wrong with a notice as of a day: every finding with its provision, its place and what to write instead, and what
 * became of each item that Art. 13 and 14 GDPR ask for. Only what the text shows is judged; the rest is listed as not
 * judged. Deterministic, in time that grows with the length of the notice and no faster.
 */
import { type Day, type Words, daysBetween } from '../../base/index.ts'
import type { Facts } from '../facts/index.ts'
import type { Notice } from '../notice.ts'
import { contextOf } from './context.ts'
import { firstPer } from './first-per.ts'
import type { AuditFinding, AuditReport, ChecklistLine, NotJudged, Severity, Timing } from './finding.ts'
import { GDPR_FROM, law, type RuleRow } from './law.ts'
import { pattern } from './pattern.ts'
import { wholeWords } from '../whole-words.ts'
import { type Catch, type Context, filled, type Rule, type Slots } from './rule.ts'
import { checkOf } from './row.ts'
import { concerns } from './seat.ts'
import { RULES } from './rules/index.ts'

export type * from './finding.ts'
export { RULES }

/** Every rule: a row of the table, and the file that thinks for it or its own patterns. */
const READY = law.rules.map((row) => {
  const thinking = RULES.find((rule) => rule.code === row.id)
  const patterns = checkOf(row)
  const catches: Rule['check'] = (notice, facts, context) =>
    thinking === undefined ? patterns(context) : thinking.check(notice, facts, context)
  return { row, catches }
})

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
    .flatMap(({ row, catches }) =>
      oncePerParagraph(catches(notice, facts, context)).map((one) => finding(row, one, context, written)),
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
  return ready.catches(notice, facts, contextOf(notice, facts, asOf))
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

/** Measured by the notice's own day. One that states none is no older than the youngest name it uses; more is not known of it. */
function timingOf(since: Day, context: Context, written: Day | null): Timing {
  const { noticeDay } = context
  if (since <= (noticeDay ?? written ?? GDPR_FROM)) return 'wrong-then'
  return noticeDay === null ? 'undated' : 'stale-since'
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
      spans:
        told || result.status === 'not-judged'
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

/** So many days after it was checked the law can have changed much. */
const KNOWN_AHEAD = 180

function remarks(context: Context): readonly Words[] {
  const made: Words[] = []
  if (context.asOf < GDPR_FROM) {
    made.push({
      de: `Am ${context.asOf} galt die DSGVO noch nicht. Geprüft wurde nur, was schon vorher galt; das damalige BDSG und TMG sind nicht abgebildet.`,
      en: `On ${context.asOf} the GDPR did not apply yet. Only what held before was checked; the BDSG and TMG of that time are not covered.`,
    })
  }
  if (daysBetween(law.checkedUpTo, context.asOf) > KNOWN_AHEAD) {
    made.push({
      de: `Das Recht ist bis ${law.checkedUpTo} geprüft. Was danach geändert wird, ist für den ${context.asOf} nicht berücksichtigt.`,
      en: `The law was checked up to ${law.checkedUpTo}. What is changed after that is not taken into account for ${context.asOf}.`,
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
