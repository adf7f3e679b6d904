import { type Anchor, type Facts, type Scene, type Sentence } from '../facts/index.ts'
import type { Notice, Span } from '../notice.ts'
import { firstOfEach } from './first.ts'
import { impliedPurpose } from './implied.ts'
import type { LinkEnd } from './links.ts'
import { type Sections, sectionsOf } from './sections.ts'
import { TITLE } from './topic.ts'

/** An end with its place in `Notice.text` and the units it stands in. */
export interface Placed {
  readonly end: LinkEnd
  readonly start: number
  readonly stop: number
  /** Where its sentence starts. */
  readonly sentence: number
  readonly block: number
  /** It stands in the heading of its section. */
  readonly titled: boolean
  /** It tells when something is done, not what for: "nach Abwicklung der Bestellung". */
  readonly when: boolean
  readonly conditional: boolean
}

/** A section under one heading, or under a line that stands as one, with the ends that stand in it, in their order. */
export interface Place {
  /** Heading in the scene, -1 where there is none. */
  readonly heading: number
  /** What it is headed, as written. */
  readonly title: string
  readonly ends: readonly Placed[]
  /** What its recipients are for by what the catalogue knows of them: each once, and by their blocks. */
  readonly implied: readonly Placed[]
  readonly impliedBy: ReadonlyMap<number, readonly Placed[]>
  /** The same by where the recipient is named. */
  readonly impliedAt: ReadonlyMap<number, Placed>
  /** What the whole notice is for by its title: "Datenschutzhinweise für Bewerber". */
  readonly overall: readonly Placed[]
  /** Blocks that open an entry of their own within it ("Musterdienst: …"). */
  readonly entries: ReadonlySet<number>
  /** Lines that stand as headings without being any ("II. Empfänger"). */
  readonly breaks: readonly number[]
  /** The section whose general statements hold here too, undefined where there is none. */
  readonly outer: Place | undefined
}

const CONDITION =
  /^(?:\W{0,3})(?:Sofern|Soweit|Falls|Wenn|Sollten?|Im Falle|If|Where)(?![\p{L}])|(?:sofern|soweit|falls) (?:eine|Sie|dies|diese|entsprechende)/u
const WHEN =
  /(?:^|[\s(])(?:[Nn]ach|[Vv]or) (?:\p{L}+ )?(?:Ab(?:schluss|wicklung)|Erfüllung|Durchführung|Vertrags|(?:Be)?[Zz]ahlung|Lieferung|Zustellung)[^.]*$/u
/** "Musterdienst: …", "3. Zählwerk. …": a label that opens an entry of a list. */
const LABEL = /^(?:[-–•*]\s?)?(?:\d{1,2}[.)]\s)?(\p{L}[^:.;,\n]{1,60}|\p{Lu}[^:.;,\n]{0,30}\.\p{Ll}{2,3}):\s/u
/** "1. Zählwerk. Wir …": the same without a colon, a few words at most. */
const RUN_IN = /^\d{1,2}[.)]\s((?:[^\s.:;,]+\s){0,4}[^\s.:;,]+)\.\s/u
/** Labels that say what sort of statement follows and open no entry. */
const OF_THE_SECTION =
  /^(?:Rechtsgrundlage|Grundlage|Zwecke?(?!\p{L})|Verarbeitete|Datenarten|Kategorien|Betroffene|Arten|Empfänger|Speicher|Aufbewahrung|Löschung|Berechtigte|Drittland|Dauer|Widerspruch|Widerruf|Weitere Hinweise|Hinweis|Legal bas|Purposes?(?!\p{L})|Retention|Recipients?(?!\p{L})|Categories)/u
/** Headings that may stand between a numbered paragraph and its own. */
const FAR = 20
const NEWS =
  /Newsletter|Verteiler|[Nn]ews(?![\p{L}])|[Rr]undbrief|E-?Mail-?(?:Versand|Marketing|Werbung)|Mailing/u

/** The sections of a notice with the ends of links that stand in them. */
export function placeEnds(notice: Notice, facts: Facts, scene: Scene): readonly Place[] {
  const sections = sectionsOf(scene)
  const leads = leadsOf(scene, facts)
  const placed = new Map<number, Placed[]>()
  const implied = new Map<number, Placed[]>()
  const add = (kind: LinkEnd['kind'], id: string, label: string, at: Span, into = placed): void => {
    const own = scene.sentenceAt(at[0])
    const lead = kind === 'category' || kind === 'purpose' ? leads.get(own.block) : undefined
    const sentence = lead === undefined ? own : scene.sentenceAt(lead)
    const section = sections.of[own.block] ?? -1
    const ends = into.get(section) ?? []
    into.set(section, ends)
    ends.push({
      end: { kind, id, label, at: notice.spanOf(at[0], at[1]) },
      start: at[0],
      stop: at[1],
      sentence: sentence.start,
      block: sentence.block,
      titled: isTitle(scene, sections, own),
      when: kind === 'purpose' && WHEN.test(scene.piece(Math.max(own.start, at[0] - 30), at[1])),
      conditional: CONDITION.test(own.text),
    })
  }
  const known = new Map<string, string | undefined>()
  const purposeOf = (path: string): string | undefined => {
    if (!known.has(path)) {
      const recipient = facts.recipients[Number(/\d+/u.exec(path)?.[0])]
      known.set(path, recipient && impliedPurpose(recipient))
    }
    return known.get(path)
  }
  for (const anchor of facts.reading.anchors) {
    const end = endOf(facts, anchor)
    if (!end) continue
    // "muster_session" is the name of a cookie, whoever sets it.
    if (end.kind === 'recipient' && IN_TOKEN.test(scene.piece(anchor.at[1], anchor.at[1] + 1))) continue
    add(end.kind, anchor.path, end.label, anchor.at)
    if (end.kind !== 'recipient') continue
    const purpose = purposeOf(anchor.path)
    if (purpose !== undefined) add('purpose', purpose, purpose, anchor.at, implied)
  }
  const named = new Set<number>()
  for (const { path, at } of facts.reading.anchors) {
    if (/^recipients\[\d+\]$/u.test(path)) for (let i = at[0]; i < at[1]; i++) named.add(i)
  }
  for (const { kind, subject, at } of facts.reading.statements) {
    if (kind !== 'category' && kind !== 'purpose') continue
    // "Brieftaube Versand GmbH" is a name and states no purpose.
    if (kind === 'purpose' && subject !== 'social-media' && named.has(at[0]) && named.has(at[1] - 1)) continue
    if (kind === 'category' && isDenied(scene, at)) continue
    if (inAddress(scene, at) || (kind === 'purpose' && (namesBase(scene, at) || isLabel(scene, at)))) continue
    if (kind === 'purpose' && APART.test(scene.piece(Math.max(0, at[0] - 50), at[0]))) continue
    const news = ofNews(scene, sections, subject, at)
    if (news && kind === 'purpose') continue
    add(kind, news ? 'contact.email' : subject, news ? 'contact.email' : subject, at)
  }
  return assemble(scene, sections, placed, implied)
}

const IN_TOKEN = /^[_\d]/u
/** "unabhängig von der Vertragsabwicklung": what it is not for. */
const APART =
  /(?:[Uu]nabhängig|[Ll]osgelöst|[Gg]etrennt) von (?:(?:der|dem|den|einer|einem|Ihrer|Ihrem) )?(?:\p{Ll}{3,14} )?$/u

/** What is sent by e-mail is not carried to the door, and the address it is sent to is no postal one. */
function ofNews(scene: Scene, sections: Sections, subject: string, at: Span): boolean {
  if (subject !== 'shipping' && subject !== 'contact.address') return false
  const { text, block } = scene.sentenceAt(at[0])
  if (!/^(?:Versand(?:dienst\p{Ll}*)?|Zustellung|Adressen?)$/u.test(scene.piece(at[0], at[1]))) return false
  return NEWS.test(text) || NEWS.test(titleOf(scene, sections.of[block] ?? -1))
}

function isTitle(scene: Scene, sections: Sections, { block, heading, start }: Sentence): boolean {
  const section = sections.of[block] ?? -1
  if (section < scene.headings.length) return scene.blocks[block]?.kind === 'heading' && heading === section
  return section - scene.headings.length === block && start < (sections.titles.get(block) ?? 0)
}

/** What a section is headed; of a numbered paragraph the words it opens with. */
function titleOf(scene: Scene, section: number): string {
  const block = section - scene.headings.length
  return block < 0 ? (scene.headings[section]?.text ?? '') : scene.textOf(block).slice(0, 80)
}

/**
 * Where the ends of a list belong: "Dabei werden erfasst:" and then an item each. For each such block the last sentence
 * that leads in to it; items that name a base, a recipient or a period speak for themselves.
 */
function leadsOf(scene: Scene, facts: Facts): ReadonlyMap<number, number> {
  const speaks = new Set<number>()
  for (const { path, at } of facts.reading.anchors) {
    if (/^(?:legal_bases|recipients|retention)\[\d+\]$/u.test(path)) speaks.add(scene.sentenceAt(at[0]).block)
  }
  const leads = new Map<number, number>()
  let lead: number | undefined
  scene.blocks.forEach((block, at) => {
    const text = scene.textOf(at)
    const listed =
      block.kind === 'item' ||
      block.kind === 'line' ||
      (block.kind === 'paragraph' && text.length < 120 && !/[.!?]$/u.test(text))
    if (listed && lead !== undefined && !text.endsWith(':')) {
      if (!speaks.has(at)) leads.set(at, lead)
      return
    }
    const last = block.sentences.at(-1)
    lead = block.kind !== 'heading' && text.endsWith(':') && last ? last[0] : undefined
  })
  return leads
}

function assemble(
  scene: Scene,
  sections: Sections,
  placed: ReadonlyMap<number, readonly Placed[]>,
  implied: ReadonlyMap<number, readonly Placed[]>,
): readonly Place[] {
  const entries = entriesOf(scene, sections)
  const places = new Map<number, Place>()
  const overall = overallOf(scene, placed)
  let last: Place | undefined
  for (const section of new Set(sections.of)) {
    const stands = section - scene.headings.length
    const heading = stands >= 0 ? headingOver(scene, stands) : section
    const parent = stands >= 0 ? heading : (scene.headings[heading]?.parent ?? -1)
    const ends = (placed.get(section) ?? []).toSorted((a, b) => a.start - b.start)
    const titled = ends.filter((one) => one.titled)
    const above =
      parent >= 0 && !TITLE.test(scene.headings[parent]?.text ?? '') ? places.get(parent) : undefined
    const place: Place = {
      heading,
      title: titleOf(scene, section),
      ends,
      ...impliedIn(implied.get(section) ?? []),
      overall,
      entries: entries.get(section) ?? new Set(),
      breaks: sections.breaks.get(section) ?? [],
      // A heading that is only a name goes on with what stands before it: "Zahlung", then "Zahlwerk", "Münzdienst".
      outer: above ?? (stands < 0 && onlyNames(titled) ? last : undefined),
    }
    places.set(section, place)
    if (!onlyNames(titled)) last = titled.some((one) => one.end.kind === 'purpose') ? place : undefined
  }
  return [...places.values()]
}

/** What recipients are for, looked up by the block and by the place they stand in. */
function impliedIn(ends: readonly Placed[]): Pick<Place, 'implied' | 'impliedBy' | 'impliedAt'> {
  const blocks = Map.groupBy(ends, (one) => one.block)
  return {
    implied: firstOfEach(ends),
    impliedBy: new Map([...blocks].map(([block, own]) => [block, firstOfEach(own)])),
    impliedAt: new Map(ends.map((one) => [one.start, one])),
  }
}

/** What the title of the notice says that all of it is for, where that is one thing or two. */
function overallOf(scene: Scene, placed: ReadonlyMap<number, readonly Placed[]>): readonly Placed[] {
  const found = [...placed.values()].flatMap((ends) =>
    ends.filter(
      ({ end, block }) =>
        block < TITLES &&
        end.kind === 'purpose' &&
        end.id !== 'website' &&
        isShort(scene, block) &&
        TITLE.test(scene.textOf(block)),
    ),
  )
  return new Set(found.map((one) => one.end.id)).size <= 2 ? found : []
}

function isShort(scene: Scene, at: number): boolean {
  const { start = 0, end = 0 } = scene.blocks[at] ?? {}
  return end - start < LONGEST
}

/** The title is one of the first lines, and short. */
const TITLES = 4
const LONGEST = 140

/** The heading that a paragraph numbered "4.2" is under: "4 Bezahlen", whatever names stand as headings between them. */
function headingOver(scene: Scene, block: number): number {
  const above = scene.headingOf[block] ?? -1
  const number = /^\d{1,2}(?=\.\d)/u.exec(scene.textOf(block).slice(0, 4))?.[0]
  if (number === undefined) return above
  for (let at = above; at >= 0 && at > above - FAR; at -= 1) {
    const own = /^\d{1,2}(?![\d.]\d)/u.exec(scene.headings[at]?.text ?? '')?.[0]
    if (own === number) return at
  }
  return above
}

function onlyNames(titled: readonly Placed[]): boolean {
  return (
    titled.some((one) => one.end.kind === 'recipient') && !titled.some((one) => one.end.kind === 'purpose')
  )
}

function entriesOf(scene: Scene, sections: Sections): ReadonlyMap<number, Set<number>> {
  const entries = new Map<number, Set<number>>()
  scene.blocks.forEach((block, at) => {
    if (block.kind === 'heading') return
    const opening = scene.piece(block.start, Math.min(block.end, block.start + 80))
    const label = LABEL.exec(opening)?.[1] ?? RUN_IN.exec(opening)?.[1]
    const listed = block.kind === 'item' || block.kind === 'row' || /^[a-z]\)\s/u.test(opening)
    if (label === undefined ? !listed : OF_THE_SECTION.test(label)) return
    const section = sections.of[at] ?? -1
    entries.set(section, (entries.get(section) ?? new Set()).add(at))
  })
  return entries
}

/** "Vertragserfüllung (Art. 6 …)", "Rechtsgrundlagen: Vertragserfüllung; …": a base called by its name, no purpose. */
function namesBase(scene: Scene, [start, end]: Span): boolean {
  const before = scene.piece(Math.max(0, start - 190), start)
  const after = scene.piece(end, end + 70)
  if (
    /(?:^|[:;.,)•–-] ?|\n)(?:und )?$/u.test(before) &&
    /^(?: und vorvertragliche \p{L}+)?\s?\((?:Art|§)/u.test(after)
  )
    return true
  // "… und vorvertragliche Anfragen (Art. 6 …)"
  if (/^e?[rn]? (?:Anfragen|Maßnahmen)\s?\((?:Art|§)/u.test(after)) return true
  return (
    /Rechtsgrundlagen?: (?:[^.:]{0,160}\)[,;] ?(?:und )?)?$/u.test(before) &&
    /^[^.:;()]{0,60}(?:\((?:Art|§)|[;.])/u.test(after)
  )
}

/** "ohne Ihren Namen", "nicht Ihren Namen", "IP-Adressen werden nicht gespeichert": data that nobody gets. */
function isDenied(scene: Scene, [start, end]: Span): boolean {
  const own = scene.sentenceAt(start)
  return (
    /(?:^|[\s(])(?:[Oo]hne|[Kk]eine?[nrsm]?) (?:\p{L}+ ){0,2}$|(?<!\p{L})nicht (?:Ihren?|deinen?|euren?|den|die) $/u.test(
      scene.piece(Math.max(own.start, start - 40), start),
    ) ||
    /^[^,;.:()]{0,30} nicht (?:\p{L}+ )?(?:gespeichert|erhoben|übermittelt|verarbeitet|weitergegeben|weitergeleitet|erfasst|gesendet|übertragen|verwende)/u.test(
      scene.piece(end, Math.min(own.end, end + 80)),
    )
  )
}

/** "Sicherheitsmaßnahmen: …" tells what is done for safety, not what data are processed for. */
function isLabel(scene: Scene, [start, end]: Span): boolean {
  const { text } = scene
  if (!text.startsWith('maßnahmen', end)) return false
  const block = scene.blocks[scene.sentenceAt(start).block]
  return block?.kind === 'heading' || text[end + 'maßnahmen'.length] === ':'
}

/** Words inside an address of the web say nothing of their own. */
function inAddress(scene: Scene, [start, end]: Span): boolean {
  const before = /\S{0,120}$/u.exec(scene.piece(Math.max(0, start - 120), start))?.[0] ?? ''
  const after = scene.piece(end, end + 40)
  return (
    /:\/\/|www\./u.test(before) ||
    (/^[\w-]*\.(?:com|de|net|org|eu|io|example)(?!\p{L})/u.test(after) &&
      !/\s/u.test(scene.piece(start, end)))
  )
}

function endOf(
  facts: Facts,
  anchor: Anchor,
): { readonly kind: LinkEnd['kind']; readonly label: string } | undefined {
  const match = /^(legal_bases|recipients|retention)\[(\d{1,5})\](?:\.transfer\[(\d{1,2})\])?$/u.exec(
    anchor.path,
  )
  if (!match) return undefined
  const at = Number(match[2])
  if (match[3] !== undefined)
    return { kind: 'instrument', label: facts.recipients[at]?.transfer[Number(match[3])] ?? '' }
  if (match[1] === 'legal_bases') return { kind: 'base', label: facts.legal_bases[at] ?? '' }
  if (match[1] === 'recipients') return { kind: 'recipient', label: facts.recipients[at]?.name ?? '' }
  return { kind: 'period', label: facts.retention[at]?.period ?? '' }
}
