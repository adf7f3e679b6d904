import type { Scene } from '../facts/index.ts'
import { CONTINUES, topicsOf } from './topic.ts'

/** A line that stands as a heading: a few words, no stop, no number. */
const LIKE_HEADING = /^\p{Lu}[\p{L} ,&/-]{3,58}\??$/u
/** "II. Empfänger": a number and a few words. */
const ENUMERATED = /^(?:[IVX]{1,4}|\p{Lu}|\d{1,2})[.)]\s\p{Lu}[^.:;,]{2,50}$/u
/** "4.2 Hosting. …", "8.4 Wie lange? …", "4.3 Wenn Sie …": a numbered paragraph is a section of its own. */
const NUMBERED = /^\d{1,2}\.\d{1,2}\.?\s+(?:(\p{Lu}[^.:;?\n]{2,60}[.:?])(?=\s))?/u

/** The sections of a notice by its blocks. */
export interface Sections {
  /** Section of each block: a heading of the scene, or beyond their number the block that stands as a heading. */
  readonly of: readonly number[]
  /** Blocks that stand as headings, or open with one, with the end of it. */
  readonly titles: ReadonlyMap<number, number>
  /** Lines within each section that stand as headings without beginning one. */
  readonly breaks: ReadonlyMap<number, readonly number[]>
}

/** The section that each block of a notice stands in, under a heading or under what stands as one. */
export function sectionsOf(scene: Scene): Sections {
  const topics = topicsOf(scene)
  const spoken = spokenTitles(scene)
  const titles = new Map<number, number>()
  const breaks = new Map<number, number[]>()
  const of: number[] = []
  let under = -1
  let section = -1
  scene.blocks.forEach((block, at) => {
    const heading = scene.headingOf[at] ?? -1
    if (heading !== under) section = topics[heading] ?? heading
    under = heading
    const title = block.kind === 'heading' ? undefined : (spoken.get(at) ?? titleAt(scene, at))
    // "8.2 Grundlage. …" goes on with what "8.1" began.
    if (title !== undefined && !CONTINUES.test(scene.piece(block.start, title))) {
      titles.set(at, title)
      section = scene.headings.length + at
    }
    of.push(section)
    if (block.kind !== 'heading' && block.end - block.start < 60 && ENUMERATED.test(scene.textOf(at)))
      breaks.set(section, [...(breaks.get(section) ?? []), at])
  })
  return { of, titles, breaks }
}

/** "Webseite. Unsere Seite liegt …", "Kameras! Am Eingang …": so many paragraphs that open so are sections of their own. */
const SPOKEN = 3
const SPOKEN_TITLE =
  /^(\p{Lu}[\p{L}-]{2,30}(?:[ ,](?:(?:und|oder|bei|von|mit|für|im|in|der|die|das|des|uns|zu|zum|zur|am|an|auf|&) ?)*\p{L}[\p{L}-]{1,30}){0,4}(?: \d{1,3})?[.!?])\s\p{L}/u
const SAYS_SOMETHING =
  /(?<!\p{L})(?:ist|sind|hat|haben|habe|gibt|wird|werden|kann|können|darf|dürfen|gilt|gelten|bitte|danke|vielen|wir|ich|Sie|hallo|hey|nein|ja|jederzeit|freiwillig|keine?|nicht|nichts|niemand|Stunden?|Tagen?|Tage|Wochen?|Monate?n?|Jahre?n?|nach|bis|ohne|usw|bzw|Abs|Art|Nr|vgl|Str|Dr)(?!\p{L})/iu

/** Where the titles end that paragraphs open with, where several do: by block. */
export function spokenTitles(scene: Scene): ReadonlyMap<number, number> {
  const titles = new Map<number, number>()
  scene.blocks.forEach((block, at) => {
    if (block.kind !== 'paragraph' || block.sentences.length < 2) return
    const title = SPOKEN_TITLE.exec(scene.piece(block.start, Math.min(block.end, block.start + 80)))?.[1]
    if (title !== undefined && !SAYS_SOMETHING.test(title)) titles.set(at, block.start + title.length)
  })
  return titles.size >= SPOKEN ? titles : new Map()
}

/** Where a title ends that no heading is: "E-Mail-Rundschreiben" alone on its line, "4.2 Hosting. Unsere Seiten …". */
function titleAt(scene: Scene, at: number): number | undefined {
  const [before, block, after] = [scene.blocks[at - 1], scene.blocks[at], scene.blocks[at + 1]]
  if (block === undefined) return undefined
  const opening = NUMBERED.exec(scene.piece(block.start, Math.min(block.end, block.start + 90)))
  if (opening) return block.start + (opening[1] === undefined ? 0 : opening[0].length)
  if (block.end - block.start > 70 || (block.kind !== 'line' && block.kind !== 'paragraph')) return undefined
  const text = scene.textOf(at)
  if (CONTINUES.test(text) || before === undefined || before.kind === 'line') return undefined
  if (text.endsWith('?')) return after !== undefined && LIKE_HEADING.test(text) ? block.end : undefined
  const leads = after?.kind === 'paragraph' && after.end - after.start >= 100
  return leads && LIKE_HEADING.test(text) ? block.end : undefined
}
