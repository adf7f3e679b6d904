import type { Link, LinkEnd, LinkKind, Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

const NEARNESS: readonly Nearness[] = ['sentence', 'paragraph', 'section']

/** The links of one section while they are found: each pair of ends once, at its nearest. */
export class Gathered {
  readonly #section: string
  readonly #best = new Map<string, Link>()

  constructor(section: string) {
    this.#section = section
  }

  add(kind: LinkKind, from: Placed, to: Placed, near: Nearness): void {
    const key = `${kind}|${from.end.id}|${to.end.id}`
    const known = this.#best.get(key)
    if (known && NEARNESS.indexOf(known.near) <= NEARNESS.indexOf(near)) return
    const conditional = from.conditional || to.conditional
    this.#best.set(key, { kind, from: from.end, to: to.end, near, conditional, section: this.#section })
  }

  links(): Iterable<Link> {
    return this.#best.values()
  }
}

/** The ends of one kind. */
export function ofKind(ends: readonly Placed[], kind: LinkEnd['kind']): readonly Placed[] {
  return ends.filter((one) => one.end.kind === kind)
}

/** Each fact once, at its first place. */
export function firstOfEach(ends: readonly Placed[]): readonly Placed[] {
  const seen = new Map<string, Placed>()
  for (const one of ends) if (!seen.has(one.end.id)) seen.set(one.end.id, one)
  return [...seen.values()]
}

/** No paragraph that people write names more; of one that does each fact counts once. */
const MOST = 200

/** Ends by the block they stand in; headings are left out. */
export function byBlock(ends: readonly Placed[]): ReadonlyMap<number, readonly Placed[]> {
  const blocks = new Map<number, readonly Placed[]>()
  const inText = ends.filter((one) => !one.titled)
  for (const [block, own] of Map.groupBy(inText, (one) => one.block))
    blocks.set(block, own.length > MOST ? firstOfEach(own).slice(0, MOST) : own)
  return blocks
}

const RIGHTS =
  /^[^\p{L}]{0,8}(?:(?:Ihre |Welche )?(?:Betroffenen)?[Rr]echte(?! und Pflichten)|Widerspruchsrecht|WIDERSPRUCHSRECHT|Widerruf|Your rights|Beschwerde)/u

/** A section on rights speaks of every processing and of none. */
export function ofRights({ title }: Place): boolean {
  return RIGHTS.test(title)
}
