import { type Language, lastUpTo } from '../../base/index.ts'
import { cite } from '../../text/cite.ts'
import { dayText, knownDayText } from '../../text/day.ts'
import type { AuditFinding, AuditReport, ChecklistLine } from '../audit/finding.ts'
import type { Facts } from '../facts/index.ts'
import type { Block, Notice, Section, Span } from '../notice.ts'
import { sectionsIn } from '../sections.ts'
import { shortened } from '../shorten.ts'
import { wholeWords } from '../whole-words.ts'
import { document, esc } from './frame.ts'
import { type Partner, joinedFacts } from './joined.ts'
import { KINDS, type Kind, shownFacts, statedIn, statements } from './kind.ts'
import { type Marking, type Segment, segmentsOf } from './mark.ts'
import { type Places, placesOf } from './place.ts'
import { type Again, againAt, byStatus, countOf, type Told, toldOnce } from './told.ts'
import { type ReportWords, reportWords, sayShown, sayTiming, sayValue, severityOf } from './words.ts'

/** One notice of a file, read and judged. */
export interface Reading {
  /** Name of the file, as given. */
  readonly file: string
  /** Which notice of how many in the file, from 1. */
  readonly part: readonly [number: number, of: number]
  readonly notice: Notice
  readonly facts: Facts
  readonly report: AuditReport
}

/** What every part of the page looks at. */
interface Page {
  readonly reading: Reading
  readonly words: ReportWords
  readonly places: Places
  readonly language: Language
  /** The number of each finding, as anchors have it. */
  readonly numbers: ReadonlyMap<AuditFinding, number>
  /** What is told, by the finding that is shown for it. */
  readonly told: ReadonlyMap<AuditFinding, Told>
}

/**
 * One page that holds everything: the notice with every statement marked in place, findings beside it, the checklist of
 * Art. 13 and 14 with what was found where. It loads nothing, and its own policy forbids that it could.
 */
export function htmlReport(reading: Reading, language: Language): string {
  const words = reportWords(language)
  const page: Page = {
    reading,
    words,
    language,
    places: placesOf(reading.notice),
    numbers: new Map(reading.report.findings.map((finding, i) => [finding, i])),
    told: new Map(toldOnce(reading).map((told) => [told.finding, told])),
  }
  const { notice, report } = reading
  const absent = [...page.told.values()].filter(({ finding }) => finding.absence)
  const markings = markingsOf(page)
  const counts = statedIn(reading.facts)
  const title = `${words.title}: ${reading.file}`
  return document(
    title,
    language,
    `<a class="skip" href="#notice">${esc(words.skip)}</a>
<header class="top wrap"><p class="brand">Zusage</p><h1>${esc(reading.facts.controller.name ?? firstHeading(notice.root) ?? reading.file)}</h1>
${meta(page)}${tiles(page)}</header>
<main>${toolbar(words, counts)}
<div class="wrap">${report.remarks.map((remark) => `<p class="card hint">${esc(remark[language])}</p>`).join('')}
${absent.length === 0 ? '' : `<section class="card" id="missing"><h2>${esc(words.missing)}</h2><p class="hint">${esc(words.missingHint)}</p><div class="cols">${absent.map((told) => note(page, told)).join('')}</div></section>`}
<section class="card" id="notice" lang="${notice.language === 'en' ? 'en' : 'de'}" tabindex="-1"><h2 hidden>${esc(words.notice)}</h2>${noticeBody(page, markings)}</section>
${checklist(page)}${factsTable(page, markings)}${joinedTable(page)}${notJudged(page)}</div></main>
<footer class="wrap"><p>${esc(words.lawChecked)} ${esc(report.lawCheckedUpTo)}. ${esc(words.offline)}</p></footer>`,
    true,
  )
}

function firstHeading(root: Section): string | null {
  return root.sections[0]?.heading ?? null
}

function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\d]+(?:[-'’][\p{L}\d]+)*/gu)) count += 1
  return count
}

function meta({ reading, words, language }: Page): string {
  const { notice, report } = reading
  const number = new Intl.NumberFormat(language).format(countWords(notice.text))
  const [part, of] = reading.part
  const { date_of_notice } = reading.facts
  const entries: readonly (readonly [string, string])[] = [
    [words.file, reading.file],
    [words.noticeDay, date_of_notice === null ? words.undated : knownDayText(date_of_notice, language)],
    [words.asOf, `${dayText(report.asOf, language)} (${words.regimes[report.regime]})`],
    [words.lawChecked, dayText(report.lawCheckedUpTo, language)],
  ]
  return `<p class="meta">${entries.map(([name, value]) => `<span>${esc(name)} <b>${esc(value)}</b></span>`).join('')}<span>${esc(words.languages[notice.language])}, ${number} ${esc(words.words)}</span>${of > 1 ? `<span><b>${esc(words.part(part, of))}</b></span>` : ''}</p>`
}

function applicable(report: AuditReport): readonly ChecklistLine[] {
  return report.checklist.filter(
    ({ status }) => status === 'found' || status === 'missing' || status === 'by-reference',
  )
}

function tiles({ reading, words, numbers, told }: Page): string {
  const { report } = reading
  const first = (severity: string): string => {
    const found = [...told.keys()].find((finding) => finding.severity === severity)
    if (found === undefined) return '#notice'
    return found.absence ? '#missing' : `#n${numbers.get(found) ?? 0}`
  }
  const severities = (['error', 'warn', 'info'] as const).map((severity) => {
    const count = countOf([...told.values()], severity)
    return `<li><a class="${count === 0 ? '' : severity}" href="${first(severity)}"><strong>${count}</strong><span>${esc(severityOf(words, count, severity))}</span></a></li>`
  })
  const asked = applicable(report)
  const found = asked.filter(({ status }) => status === 'found').length
  return `<ul class="tiles">${severities.join('')}<li><a class="${found === asked.length ? 'ok' : ''}" href="#checklist"><strong>${found}/${asked.length}</strong><span>${esc(words.checklist)}</span></a></li><li><a href="#facts"><strong>${statements(reading.facts)}</strong><span>${esc(words.facts)}</span></a></li></ul>`
}

function toolbar(words: ReportWords, counts: ReadonlyMap<Kind, number>): string {
  const chips = KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0).map(
    (kind) =>
      `<button type="button" class="k-${kind}" data-kind="${kind}" aria-pressed="true">${esc(words.kinds[kind])} <small>${counts.get(kind) ?? 0}</small></button>`,
  )
  const set = (id: string, text: string, pressed = ''): string =>
    `<button type="button" id="${id}"${pressed}>${esc(text)}</button>`
  const sets = `<span class="sets">${set('all', words.all)}${set('none', words.none)}${set('labels', words.labels, ' aria-pressed="true"')}</span>`
  const step = (id: string, text: string, arrow: string): string =>
    `<button type="button" id="${id}" aria-label="${esc(text)}">${arrow}</button>`
  return `<div class="bar"><div class="wrap"><fieldset class="chips"><legend>${esc(words.show)}</legend>${chips.join('')}${sets}</fieldset><div class="step">${step('previous', words.previous, '↑')}${step('next', words.next, '↓')}</div></div></div>`
}

/** All that is marked in the notice, by where it begins; the numbers are those of anchors. */
function markingsOf({ reading, places }: Page): readonly Marking[] {
  const facts = shownFacts(reading.facts).map(
    (shown, i): Marking => ({
      sort: 'fact',
      shown,
      at: wholeWords(reading.notice.text, places.inText(shown.at)),
      id: `f${i}`,
    }),
  )
  const findings = reading.report.findings.flatMap((finding, i): readonly Marking[] =>
    finding.absence ? [] : [{ sort: 'finding', finding, at: places.inText(finding.span), id: `q${i}` }],
  )
  return [...facts, ...findings].sort(
    (a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.id < b.id ? -1 : 1),
  )
}

/** What the label says: what was understood where the words themselves do not say it, else the kind. */
function tagText({ words, reading }: Page, marking: Marking): string {
  if (marking.sort === 'finding') return ''
  const { kind, aspect, value } = marking.shown
  if (aspect !== null) return words.aspects[aspect]
  if (kind !== 'base' && kind !== 'right' && kind !== 'transfer' && kind !== 'period')
    return words.kinds[kind]
  const label = sayValue(value, words).split(' · ')[0] ?? value
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
  const text = bare(reading.notice.text.slice(...marking.at))
  return text.includes(bare(label)) || bare(label).includes(text) ? words.kinds[kind] : label
}

function marked(page: Page, segment: Segment): string {
  const { notice } = page.reading
  const text = esc(notice.text.slice(segment.start, segment.end))
  const [top] = segment.markings
  if (top === undefined) return text
  const fact = segment.markings.find((marking) => marking.sort === 'fact')
  const worst =
    segment.markings.find((marking) => marking.sort === 'finding' && marking.finding.severity === 'error') ??
    segment.markings.find((marking) => marking.sort === 'finding')
  const kinds = [
    ...new Set(segment.markings.flatMap((marking) => (marking.sort === 'fact' ? [marking.shown.kind] : []))),
  ]
  const begun = segment.begun.filter((marking) => marking.sort === 'fact')
  const tags = [...new Set(begun.map((marking) => `k-${marking.shown.kind}|${tagText(page, marking)}`))].map(
    (tag) => {
      const [name = '', label = ''] = tag.split('|')
      return `<span class="tag ${name}">${esc(label)}</span>`
    },
  )
  const says = segment.markings
    .map((marking) =>
      marking.sort === 'fact'
        ? `${page.words.kinds[marking.shown.kind]}: ${sayShown(marking.shown, page.words)}`
        : `${page.words.severities[marking.finding.severity]}: ${marking.finding.why[page.language]}`,
    )
    .join('\n')
  const names = [
    ...(fact?.sort === 'fact' ? [`k-${fact.shown.kind}`] : []),
    ...(worst?.sort === 'finding' ? ['f', worst.finding.severity] : []),
  ]
  const [anchor, ...others] = segment.begun
  const spare = others.map((marking) => `<a id="${marking.id}"></a>`).join('')
  const first = anchor === undefined ? '' : ` id="${anchor.id}" tabindex="-1"`
  return `${spare}<mark class="${names.join(' ')}" data-k="${kinds.join(' ')}" title="${esc(says)}"${first}>${tags.join('')}${text}</mark>`
}

function noticeBody(page: Page, markings: readonly Marking[]): string {
  const { notice, report } = page.reading
  const headed = sectionsIn(notice.root).filter(({ level }) => level > 0)
  const levels = new Map(headed.map(({ start, level }) => [start, level]))
  const pieces = piecesOf(page, markings, levels)
  const rows: { html: string[]; notes: string[]; room: number }[] = []
  for (const piece of pieces) {
    const last = rows.at(-1)
    // Notes run on beside the blocks that follow, until the text has caught up with them.
    if (last !== undefined && last.room < 0 && !(piece.notes.length > 0 && last.room > -MOST_DEBT)) {
      last.html.push(piece.html)
      last.notes.push(...piece.notes)
      last.room += piece.height - piece.notesHeight
    } else rows.push({ html: [piece.html], notes: [...piece.notes], room: piece.height - piece.notesHeight })
  }
  return rows
    .map(
      ({ html, notes }) =>
        `<div class="row"><div class="text">${html.join('')}</div><aside class="notes">${notes.join('')}</aside></div>`,
    )
    .join('\n')
    .concat(report.findings.length === 0 ? `<p class="hint">${esc(page.words.noFindings)}</p>` : '')
}

/** Lines of text that notes may hang over before a new row begins for the next note. */
const MOST_DEBT = 2

interface Piece {
  readonly html: string
  readonly notes: readonly string[]
  /** Lines the text and the notes are likely to take on a desk. */
  readonly height: number
  readonly notesHeight: number
}

function piecesOf(
  page: Page,
  markings: readonly Marking[],
  levels: ReadonlyMap<number, number>,
): readonly Piece[] {
  const { notice } = page.reading
  let next = 0
  let open: Marking[] = []
  return notice.blocks.map((block, i): Piece => {
    open = open.filter(({ at }) => at[1] > block.start)
    while (next < markings.length && (markings[next]?.at[0] ?? 0) < block.end) {
      const marking = markings[next]
      if (marking !== undefined && marking.at[1] > block.start) open.push(marking)
      next += 1
    }
    const found = open.flatMap((marking) => {
      const told = marking.sort === 'finding' ? page.told.get(marking.finding) : undefined
      return told !== undefined && marking.at[0] >= block.start ? [told] : []
    })
    const print = (start: number, end: number): string =>
      segmentsOf(start, end, open)
        .map((segment) => marked(page, segment))
        .join('')
    return {
      html: blockBody(`b${i}`, block, notice.blocks[i + 1], levels.get(block.start) ?? 2, print),
      notes: found.map((told) => note(page, told)),
      height: Math.ceil((block.end - block.start) / 72) + (block.kind === 'line' ? 0 : 0.6),
      notesHeight: found.reduce(
        (sum, { finding }) => sum + 2.6 + Math.ceil(finding.why[page.language].length / 42) * 0.8,
        0,
      ),
    }
  })
}

function blockBody(
  id: string,
  block: Block,
  following: Block | undefined,
  level: number,
  print: (start: number, end: number) => string,
): string {
  if (block.cells.length > 0)
    return `<table id="${id}"><tr>${block.cells.map(([start, end]) => `<td>${print(start, end)}</td>`).join('')}</tr></table>`
  const words = print(block.start, block.end)
  if (block.kind === 'heading') {
    const tag = `h${Math.min(5, Math.max(3, level + 2))}`
    return `<${tag} id="${id}">${words}</${tag}>`
  }
  if (block.kind === 'item')
    return `<p id="${id}" class="item"${block.depth > 1 ? ` style="--d:${block.depth}"` : ''}>${words}</p>`
  if (block.kind === 'line')
    return `<p id="${id}" class="line${following?.kind === 'line' && following.start - block.end < 2 ? '' : ' last'}">${words}</p>`
  return `<p id="${id}">${words}</p>`
}

function note(page: Page, told: Told): string {
  const { words, language, places } = page
  const { finding } = told
  const number = page.numbers.get(finding) ?? 0
  const placed = !finding.absence
  const also = placed ? againAt(told, places.numberOf) : []
  const place = `<a href="#q${number}">${esc(words.unitOf[places.unit])} ${places.numberOf(finding.span[0])}</a>`
  const at = placed ? `<span>${[place, ...also.map((one) => alsoLink(page, one))].join(', ')}</span>` : ''
  const quote = shortened(finding.quote, 240)
  return `<div class="note ${finding.severity}" id="n${number}" role="note" lang="${language}"><p class="head">${esc(words.severities[finding.severity])}<span>${esc(cite(finding.provision, words.language))}</span>${at}</p><p>${esc(finding.why[language])}</p><details><summary>${esc(words.instead)}</summary><p>${esc(finding.instead[language])}</p>${finding.clause === null || finding.clause === finding.instead[language] ? '' : `<p><q>${esc(finding.clause)}</q></p>`}<dl><dt>${esc(words.since)}</dt><dd>${esc(dayText(finding.since, words.language))}, ${esc(sayTiming(finding, words))}</dd>${placed ? `<dt>${esc(words.quote)}</dt><dd><q>${esc(quote)}</q></dd>${also.flatMap((one) => (one.quote === null ? [] : [`<dd><q>${esc(one.quote)}</q></dd>`])).join('')}` : ''}<dt>Code</dt><dd><code>${esc(finding.code)}</code></dd></dl></details></div>`
}

function alsoLink({ numbers }: Page, { finding, number, quote }: Again): string {
  const title = quote === null ? '' : ` title="${esc(quote)}"`
  return `<a href="#q${numbers.get(finding) ?? 0}"${title}>${number}</a>`
}

/** A link to the block that holds a place of the source. */
function lineLink({ places, words, reading }: Page, at: Span): string {
  const [start] = places.inText(at)
  const { blocks } = reading.notice
  const block = lastUpTo(blocks.length, (i) => blocks[i]?.start ?? 0, start)
  return `<a href="#b${Math.max(0, block)}">${esc(words.unitOf[places.unit])} ${places.numberOf(at[0])}</a>`
}

function checklist(page: Page): string {
  const { words, language, reading } = page
  const { report } = reading
  if (report.checklist.length === 0) return ''
  const lines = byStatus(report.checklist)
  const asked = applicable(report)
  const rows = lines.map((line) => {
    const shown = line.spans.slice(0, 6).map((span) => lineLink(page, span))
    const more = line.spans.length > 6 ? ` +${line.spans.length - 6}` : ''
    const reason = line.reason === null ? '' : `<span class="reason">${esc(line.reason[language])}</span>`
    return `<tr><td><span class="badge ${line.status}">${esc(words.statuses[line.status])}</span></td><td>${esc(line.title[language])}${reason}</td><td data-h="${esc(words.provision)}">${esc(cite(line.provision, words.language))}</td><td${shown.length > 0 ? ` data-h="${esc(words.where)}"` : ''}>${[...new Set(shown)].join(', ')}${more}</td></tr>`
  })
  const found = asked.filter(({ status }) => status === 'found').length
  return `<section class="card" id="checklist"><h2>${esc(words.checklist)}</h2><p class="hint">${esc(words.checklistFound(found, asked.length))}. ${esc(words.lawChecked)} ${esc(report.lawCheckedUpTo)}.</p><div class="scroll"><table class="list"><thead><tr><th>${esc(words.status)}</th><th>${esc(words.item)}</th><th>${esc(words.provision)}</th><th>${esc(words.where)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function factsTable(page: Page, markings: readonly Marking[]): string {
  const { words, places } = page
  const rows = markings.flatMap((marking) => {
    if (marking.sort === 'finding') return []
    const { kind, at } = marking.shown
    const quote = shortened(page.reading.notice.text.slice(...marking.at), 160)
    return [
      {
        kind,
        html: `<tr class="k-${kind}"><td><span class="k">${esc(words.kinds[kind])}</span></td><td data-h="${esc(words.value)}">${esc(sayShown(marking.shown, words))}</td><td data-h="${esc(words.quote)}">${esc(quote)}</td><td class="num"><a href="#${marking.id}" aria-label="${esc(words.unitOf[places.unit])} ${places.numberOf(at[0])}">${esc(words.unitOf[places.unit])} ${places.numberOf(at[0])}</a></td></tr>`,
      },
    ]
  })
  if (rows.length === 0) return ''
  const sorted = KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind).map((row) => row.html))
  return `<section class="card" id="facts"><h2>${esc(words.facts)}</h2><div class="scroll"><table class="list"><thead><tr><th>${esc(words.kind)}</th><th>${esc(words.value)}</th><th>${esc(words.quote)}</th><th>${esc(words.where)}</th></tr></thead><tbody>${sorted.join('')}</tbody></table></div></section>`
}

function joinedTable(page: Page): string {
  const { words, reading } = page
  const kindOf = (kind: Partner['kind']): string =>
    kind === 'instrument' ? 'k-transfer' : kind === 'purpose' || kind === 'category' ? '' : `k-${kind}`
  const rows = joinedFacts(reading.notice, reading.facts, words).map((one) => {
    const groups = [...Map.groupBy(one.partners, ({ kind }) => kind)].map(([kind, partners]) => {
      const said = partners.map(({ label, at, conditional }) => {
        const place = lineLink(page, at)
        return `<span>${esc(label)}${conditional ? ` (${esc(words.conditional)})` : ''}</span> <small>${place}</small>`
      })
      return `<div class="joined"><b class="${kindOf(kind)}">${esc(words.ends[kind])}</b><span>${said.join('; ')}</span></div>`
    })
    return `<tr class="k-${one.kind}"><td><span class="k">${esc(words.kinds[one.kind])}</span></td><td>${esc(one.label)} <small>${lineLink(page, one.at)}</small></td><td>${groups.join('')}</td></tr>`
  })
  if (rows.length === 0) return ''
  return `<section class="card" id="joined"><h2>${esc(words.joined)}</h2><p class="hint">${esc(words.joinedHint)}</p><div class="scroll"><table class="list"><thead><tr><th>${esc(words.kind)}</th><th>${esc(words.statement)}</th><th>${esc(words.belongs)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function notJudged({ words, language, reading }: Page): string {
  const { notJudged: rules } = reading.report
  if (rules.length === 0) return ''
  return `<section class="card" id="not-judged"><h2>${esc(words.notJudged)}</h2><p class="hint">${esc(words.notJudgedHint)}</p><ul>${rules.map((rule) => `<li>${esc(rule.title[language])}<span class="reason">${esc(rule.reason[language])}</span></li>`).join('')}</ul></section>`
}
