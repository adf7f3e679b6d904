import { type Anchor, type Facts, layOut, type Scene } from '../facts/index.ts'
import type { Notice, Span } from '../notice.ts'
import { topicsOf } from './topic.ts'
import type { Link, LinkEnd, LinkKind, Links, Nearness } from './links.ts'

/** An end with its place in `Notice.text` and the units it stands in. */
interface Placed {
  readonly end: LinkEnd
  readonly start: number
  readonly sentence: number
  readonly block: number
  readonly section: number
  readonly conditional: boolean
}

const JOINS: readonly (readonly [LinkKind, LinkEnd['kind'], LinkEnd['kind']])[] = [
  ['base-purpose', 'base', 'purpose'],
  ['recipient-purpose', 'recipient', 'purpose'],
  ['recipient-category', 'recipient', 'category'],
  ['recipient-base', 'recipient', 'base'],
  ['period-category', 'period', 'category'],
  ['period-purpose', 'period', 'purpose'],
  ['period-recipient', 'period', 'recipient'],
]
const CONDITION =
  /^(?:\W{0,3})(?:Sofern|Soweit|Falls|Wenn|Sollten?|Im Falle|If|Where)(?![\p{L}])|(?:sofern|soweit|falls) (?:eine|Sie|dies|diese|entsprechende)/u
const NEARNESS: readonly Nearness[] = ['sentence', 'paragraph', 'section']

/**
 * The links of a notice. Two ends are joined in the nearest unit that holds both: a sentence, else a paragraph, else a
 * section under one heading. Within a section an end that has found its partner in a sentence is not joined to others of
 * the same kind farther off, and a recipient is joined across paragraphs only where the section speaks of no other.
 */
export function readLinks(notice: Notice, facts: Facts): Links {
  const scene = layOut(notice)
  const placed = placeEnds(notice, facts, scene)
  const sections = Map.groupBy(placed, (one) => one.section)
  const links: Link[] = []
  for (const [section, ends] of sections) {
    const heading = scene.headings[section]?.text ?? ''
    for (const [kind, from, to] of JOINS)
      for (const link of join(kind, of(ends, from), of(ends, to), heading)) links.push(link)
  }
  for (const link of instruments(facts, placed, scene)) links.push(link)
  return { links: links.toSorted((a, b) => a.from.at[0] - b.from.at[0] || a.to.at[0] - b.to.at[0]) }
}

function of(ends: readonly Placed[], kind: LinkEnd['kind']): readonly Placed[] {
  return ends.filter((one) => one.end.kind === kind)
}

/** Joins the ends of two kinds within one section. */
function join(
  kind: LinkKind,
  from: readonly Placed[],
  to: readonly Placed[],
  section: string,
): readonly Link[] {
  if (from.length === 0 || to.length === 0) return []
  const best = new Map<string, Link>()
  const alone = new Set(from.map((one) => one.end.id)).size === 1
  const bySentence = Map.groupBy(to, (one) => one.sentence)
  const byBlock = new Map<number, readonly Placed[]>()
  for (const [block, ends] of Map.groupBy(to, (one) => one.block)) byBlock.set(block, firstOfEach(ends))
  const speakers = new Map<number, Set<string>>()
  for (const one of from) speakers.set(one.block, (speakers.get(one.block) ?? new Set()).add(one.end.id))
  const reached = new Set<string>()
  const add = (a: Placed, b: Placed, near: Nearness): void => {
    const key = `${a.end.id}|${b.end.id}`
    reached.add(a.end.id)
    const known = best.get(key)
    if (known && NEARNESS.indexOf(known.near) <= NEARNESS.indexOf(near)) return
    best.set(key, {
      kind,
      from: a.end,
      to: b.end,
      near,
      conditional: a.conditional || b.conditional,
      section,
    })
  }
  for (const a of from) for (const b of bySentence.get(a.sentence) ?? []) add(a, b, 'sentence')
  for (const a of from) {
    if (reached.has(a.end.id) && kind !== 'recipient-base' && kind !== 'recipient-category') continue
    if ((speakers.get(a.block)?.size ?? 0) > 1 && kind.startsWith('recipient')) continue
    for (const b of byBlock.get(a.block) ?? []) add(a, b, 'paragraph')
  }
  const farther = firstOfEach(to)
  const beside = neighbours(byBlock)
  const unreached = from.filter((one) => !reached.has(one.end.id))
  for (const a of kind.startsWith('recipient') ? (alone ? from.slice(0, 1) : []) : unreached) {
    if (!alone && kind.startsWith('period')) continue
    for (const b of alone ? farther : beside(a.block)) add(a, b, 'section')
  }
  return [...best.values()]
}

/** What the paragraph before says, else the one after: among several bases, one that stands alone goes with its neighbour. */
function neighbours<T>(byBlock: ReadonlyMap<number, readonly T[]>): (block: number) => readonly T[] {
  const blocks = [...byBlock.keys()].sort((a, b) => a - b)
  return (block) => {
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((blocks[middle] ?? 0) < block) low = middle + 1
      else high = middle
    }
    return byBlock.get(blocks[Math.max(0, low - 1)] ?? -1) ?? []
  }
}

/** Each fact once, at its first place. */
function firstOfEach(ends: readonly Placed[]): readonly Placed[] {
  const seen = new Map<string, Placed>()
  for (const one of ends) if (!seen.has(one.end.id)) seen.set(one.end.id, one)
  return [...seen.values()]
}

/** A transfer's instrument hangs on its recipient wherever both stand. */
function instruments(facts: Facts, placed: readonly Placed[], scene: Scene): readonly Link[] {
  const links: Link[] = []
  const byId = Map.groupBy(placed, (one) => one.end.id)
  facts.recipients.forEach((recipient, at) => {
    const ends = byId.get(`recipients[${at}]`) ?? []
    recipient.transfer.forEach((_, n) => {
      const to = byId.get(`recipients[${at}].transfer[${n}]`)?.[0]
      const from = to && nearest(ends, to.start)
      if (!to || !from) return
      const near: Nearness =
        from.sentence === to.sentence ? 'sentence' : from.block === to.block ? 'paragraph' : 'section'
      links.push({
        kind: 'recipient-instrument',
        from: from.end,
        to: to.end,
        near,
        conditional: to.conditional,
        section: scene.headings[to.section]?.text ?? '',
      })
    })
  })
  return links
}

function nearest(ends: readonly Placed[], offset: number): Placed | undefined {
  let best: Placed | undefined
  for (const one of ends) {
    if (!best || Math.abs(one.start - offset) < Math.abs(best.start - offset)) best = one
  }
  return best
}

function placeEnds(notice: Notice, facts: Facts, scene: Scene): readonly Placed[] {
  const placed: Placed[] = []
  const topics = topicsOf(scene)
  const add = (kind: LinkEnd['kind'], id: string, label: string, at: Span): void => {
    const sentence = scene.sentenceAt(at[0])
    placed.push({
      end: { kind, id, label, at: notice.spanOf(at[0], at[1]) },
      start: at[0],
      sentence: sentence.start,
      block: sentence.block,
      section: topics[sentence.heading] ?? sentence.heading,
      conditional: CONDITION.test(sentence.text),
    })
  }
  for (const anchor of facts.reading.anchors) {
    const end = endOf(facts, anchor)
    if (end) add(end.kind, anchor.path, end.label, anchor.at)
  }
  const named = new Set<number>()
  for (const { path, at } of facts.reading.anchors) {
    if (/^recipients\[\d+\]$/u.test(path)) for (let i = at[0]; i < at[1]; i++) named.add(i)
  }
  for (const { kind, subject, at } of facts.reading.statements) {
    // "Brieftaube Versand GmbH" is a name and states no purpose.
    if (kind === 'purpose' && named.has(at[0]) && named.has(at[1] - 1)) continue
    if (kind === 'category' || (kind === 'purpose' && !namesBase(scene, at))) add(kind, subject, subject, at)
  }
  return placed
}

/** "Rechtsgrundlagen: Vertragserfüllung (Art. 6 …)" calls a base by its name and states no purpose. */
function namesBase(scene: Scene, [start, end]: Span): boolean {
  const { text } = scene
  return (
    /Rechtsgrundlagen?: (?:[^.:]{0,160}\), ?(?:und )?)?$/u.test(
      text.slice(Math.max(0, start - 190), start),
    ) && /^[^.:;()]{0,60}\((?:Art|§)/u.test(text.slice(end, end + 70))
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
