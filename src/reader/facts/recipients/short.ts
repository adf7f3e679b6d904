import type { Span } from '../../notice.ts'
import type { Candidate, Mention } from './candidate.ts'
import type { Focused } from './regions.ts'

/** The legal form at the end of a company's name. */
const FORM =
  /,? (?:g?GmbH(?: & Co\.? KG)?|mbH|AG|SE|KGaA|KG|OHG|UG|e\. ?K\.|eG|Inc\.?|LLC|Ltd\.?|Limited|Corp\.?|B\.V\.|S\.A\.|SAS|AB|Oy|ApS|A\/S)$/u
/** Two words at least, none of them an ordinary noun in front: "Functional Software", not "Muster". */
const TWO_WORDS = /^\p{Lu}[\p{L}\d.&-]{2,}(?: \p{Lu}[\p{L}\d.&-]{2,}){1,3}$/u
/** So many companies are looked for again: a notice names few. */
const MOST = 60

/** Companies called again without their legal form: "Functional Software" of the Functional Software, Inc. */
export function namedShort(focused: Focused): Focused {
  const { scene, entities, mentions } = focused
  const whose = new Map<string, { readonly candidate: Candidate; readonly from: number }>()
  for (const { entity, candidate } of entities) {
    const short = entity.name.replace(FORM, '')
    if (!candidate || short === entity.name || !TWO_WORDS.test(short) || whose.has(short)) continue
    if (whose.size < MOST) whose.set(short, { candidate, from: entity.at[1] })
  }
  if (whose.size === 0) return focused
  const names = [...whose.keys()].map((name) => name.replaceAll('.', String.raw`\.`))
  const again = new RegExp(String.raw`(?<![\p{L}\d-])(?:${names.join('|')})(?![\p{L}\d-])`, 'gu')
  const taken = [...mentions.map(({ at }) => at), ...entities.map(({ entity }) => entity.at)].toSorted(
    (a, b) => a[0] - b[0],
  )
  const found: Mention[] = []
  let passed = 0
  for (const match of scene.text.matchAll(again)) {
    const at: Span = [match.index, match.index + match[0].length]
    while (passed < taken.length && (taken[passed]?.[1] ?? 0) <= at[0]) passed++
    const one = whose.get(match[0])
    if (!one || at[0] < one.from || (taken[passed]?.[0] ?? at[1]) < at[1]) continue
    found.push({ candidate: one.candidate, at, block: scene.sentenceAt(at[0]).block, inside: false })
  }
  if (found.length === 0) return focused
  const all = [...mentions, ...found].toSorted((a, b) => a.at[0] - b.at[0])
  return {
    ...focused,
    mentions: all,
    byBlock: Map.groupBy(all, (one) => one.block),
    bySentence: Map.groupBy(all, (one) => scene.sentenceAt(one.at[0]).start),
  }
}
