/** What rows of `law/audit-rules.json` find by their patterns alone, and what they miss. */
import { disclaimedAt } from './disclaimed.ts'
import { firstPer } from './first-per.ts'
import type { RuleRow } from './law.ts'
import { fitsAny, type Pattern, patterns } from './pattern.ts'
import type { Catch, Context } from './rule.ts'
import { type Hit, isTitle, type View } from './view.ts'

/** The patterns of a row, made ready once. */
interface Ready {
  readonly row: RuleRow
  readonly wanted: readonly Pattern[]
  readonly unless: readonly Pattern[]
  readonly unlessParagraph: readonly Pattern[]
  readonly unlessNext: readonly Pattern[]
  readonly unlessAnywhere: readonly Pattern[]
  readonly unlessSection: readonly Pattern[]
  readonly sectionHas: readonly Pattern[]
  readonly mild: readonly Pattern[]
  readonly onlyIf: readonly Pattern[]
}

/** Makes a row ready: what it finds in a notice when no file thinks for it. */
export function checkOf(row: RuleRow): (context: Context) => readonly Catch[] {
  const ready: Ready = {
    row,
    wanted: patterns(row.detect.patterns),
    unless: patterns(row.detect.unless),
    unlessParagraph: patterns(row.detect.unless_paragraph),
    unlessNext: patterns(row.detect.unless_next),
    unlessAnywhere: patterns(row.detect.unless_anywhere),
    unlessSection: patterns(row.detect.unless_section),
    sectionHas: patterns(row.detect.section_has),
    mild: patterns(row.detect.mild),
    onlyIf: patterns(row.detect.only_if),
  }
  switch (row.method) {
    case 'missing':
      return (context) => missing(ready, context)
    case 'pattern':
      return (context) => matching(ready, context)
    case 'table':
    case 'semantic':
    case 'probe':
      return () => []
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

/** How many paragraphs after a hit belong to it: a service's ground, recipients and periods under headings of their own. */
const NEXT = 4

/** Rules on how something is said: what they find may deny something and be wrong for that. */
const WORDED =
  /^(?:rights|consent|basis|retention\/vague|cookie|form\/(?!gdpr-certified)|ctl|dpo|purpose|category|recip)(?:\/|$)/u
const NEGATES = /nicht|kein|ohne/u

/** Whether the notice says that what a rule found is not so; a rule that looks for a denial is not taken back by it. */
function isDenied({ row }: Ready, hit: Hit, view: View): boolean {
  if (WORDED.test(row.id) || NEGATES.test(view.text.slice(hit.start, hit.end))) return false
  return disclaimedAt(view, hit, 'thing')
}

function takenBack(ready: Ready, hit: Hit, context: Context): boolean {
  if (context.view.fitsSentence(ready.unless, hit)) return true
  if (isDenied(ready, hit, context.view)) return true
  // A title names, what stands under it says; for a rule that tells each place, a short line may say all by itself.
  const { once } = ready.row.detect
  const below = once === 'word' || once === 'notice' ? belowTitle(context.view, hit.paragraph) : ''
  if (fitsAny(ready.unless, below)) return true
  if (fitsAny(ready.unlessParagraph, context.view.near(hit))) return true
  if (ready.unlessNext.length > 0) {
    const next = context.view.paragraphs.slice(hit.paragraph, hit.paragraph + 1 + NEXT)
    if (next.some(({ text }) => fitsAny(ready.unlessNext, text))) return true
  }
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
