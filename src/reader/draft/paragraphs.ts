import { spokenTitles } from '../links/index.ts'
import type { Span } from '../notice.ts'
import type { Found, Stated } from './section.ts'
import type { Source } from './source.ts'

/** Paragraphs that go together: one that says what data are for, and those that go on with it. */
export interface Paragraphs {
  /** For each group the words that it opens with as with a heading, "Webseite. Unsere Seite …"; null where it has none. */
  readonly titles: readonly (Found<string> | null)[]
  /** The group that an offset of `Notice.text` belongs to; -1 for none. */
  readonly groupOf: (offset: number) => number
}

/** What is told of the company, its officer and rights belongs to no activity. */
const GENERAL = /^(?:controller|dpo|authority|rights)(?:\.|\[|$)/u

/** A paragraph that goes on with what stands before it. */
const GOES_ON =
  /^(?:(?:Diese|Dabei|Dazu|Dafür|Damit|Dort|Hierbei|Hierzu|Hierfür|Außerdem|Zusätzlich|Zudem|Darüber hinaus|Ferner|Weiter|Auch|Nach|Sie werden|Gespeichert|Verarbeitet|Erhoben|Erfasst|Empfänger|These|This|They|Also|In addition)(?!\p{L})|(?:Die|Ihre|Deine|Alle) (?:personenbezogenen )?Daten(?!\p{L}))/u
const OPENING = 60

/**
 * The paragraphs of a notice without headings, parted wherever one says what for and the one
 * before did not, or is about other data altogether and does not go on with it. An item or a row begins something
 * only where it names data or a recipient too, since a list of purposes shares what stands around it. Paragraphs before the
 * first purpose go with it.
 */
export function paragraphsOf(s: Source, stated: Stated): Paragraphs {
  const blockAt = (offset: number): number => s.scene.sentenceAt(offset).block
  const blockOf = ({ at }: { readonly at: Span }): number => blockAt(at[0])
  const purposes = subjectsBy(stated.purposes, blockOf)
  const categories = subjectsBy(stated.categories, blockOf)
  const handed = new Set([...stated.categories, ...stated.recipients].map(blockOf))
  const grounded = new Set([...stated.articles, ...stated.special, ...stated.other].map(blockOf))
  const general = new Set(s.facts.reading.anchors.filter(({ path }) => GENERAL.test(path)).map(blockOf))
  const spoken = spokenTitles(s.scene)
  const titles: (Found<string> | null)[] = []
  const groups: number[] = []
  let forWhat = new Set<string>()
  let ofWhat = new Set<string>()
  s.scene.blocks.forEach(({ kind, start, end }, at) => {
    const settled = grounded.has(at) || handed.has(at)
    if (kind === 'heading' || (general.has(at) && !settled)) {
      groups.push(-1)
      return
    }
    // That statutes make one keep something is no purpose of its own where it is all that is said.
    const own = (purposes.get(at) ?? []).filter((one) => one !== 'legal-duty' || settled)
    const data = categories.get(at) ?? []
    const title = spoken.get(at)
    const listed = kind === 'item' || kind === 'row' || kind === 'line'
    const otherPurpose =
      own.some((one) => !forWhat.has(one)) && (title !== undefined || !listed || handed.has(at))
    const otherData =
      kind === 'paragraph' &&
      data.length > 0 &&
      ofWhat.size > 0 &&
      data.every((one) => !ofWhat.has(one)) &&
      !GOES_ON.test(s.scene.piece(start, Math.min(end, start + OPENING)))
    if (otherPurpose || otherData) {
      titles.push(
        title === undefined
          ? null
          : { what: s.scene.piece(start, title).replace(/[.!?]$/u, ''), at: [start, title] },
      )
      forWhat = new Set()
      ofWhat = new Set()
    }
    for (const one of own) forWhat.add(one)
    for (const one of data) ofWhat.add(one)
    groups.push(Math.max(0, titles.length - 1))
  })
  return { titles, groupOf: (offset) => groups[blockAt(offset)] ?? -1 }
}

function subjectsBy(
  found: readonly Found<string>[],
  blockOf: (one: Found<string>) => number,
): ReadonlyMap<number, readonly string[]> {
  return new Map([...Map.groupBy(found, blockOf)].map(([block, all]) => [block, all.map(({ what }) => what)]))
}
