import { firstOfEach } from './first.ts'
import type { Scene } from '../facts/index.ts'
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
  return RIGHTS.test(title) && !/[Ss]peicher|Dauer|[Ll]ösch/u.test(title)
}

/** A heading over periods of all sorts of data. */
export const OF_PERIODS =
  /Speicherdauer|Speicherfrist|Aufbewahrung|Löschung|Datenspeicherung|Dauer|[Ww]ie lange|Fristen|[Rr]etention|[Ss]torage period|[Hh]ow long/u

/** What a visit leaves in the log of whoever runs the server. */
export const IN_LOGS: ReadonlySet<string> = new Set(['device.ip', 'device.browser', 'device', 'usage', 'log'])

/** Norms that order something: compliance with an obligation, and the keeping of books (§ 147 AO, § 257 HGB). */
export const ORDERS = /^(?:GDPR 6\(1\)\(c\)|KDG 6\(1\)\(d\)|AO 147|HGB 257)/u

/** A purpose that another end states by itself, as a norm or a sort of data does, at its place. */
export function purposeAt(one: Placed, id: string): Placed {
  return { ...one, end: { kind: 'purpose', id, label: id, at: one.end.at } }
}

/** Words that name a ground. */
export const GROUND =
  /[Gg]rund|Basis|Einwilligung|Interesse|gestützt|stütz|beruh|erfolg|gemäß|gilt|consent|interest|basis|based/u

/** "Dies dient …", "Zusätzlich …": goes on with what was said before. */
export const GOES_ON =
  /^(?:Dies|Das|Dazu|Hier)(?:e[sr]?|mit|für|zu|bei)?(?!\p{L})|zusätzlich|darüber hinaus|daneben/u

/** "… notieren wir, wenn Sie es wünschen (Art. 9 …)": the sentence says itself what the base in brackets is for. */
export function inBrackets(scene: Scene, { start, sentence }: Placed): boolean {
  const at = start - sentence
  const { text } = scene.sentenceAt(start)
  return (
    at > 40 &&
    /\([^)]{0,60}$/u.test(text.slice(Math.max(0, at - 60), at)) &&
    !GROUND.test(text) &&
    !GOES_ON.test(text)
  )
}

/** So far in at most a label ends. */
const OPENING = 60

/** Whether an end stands in an entry that begins with a label, or below a title, outside titles themselves. */
export function isUnder(scene: Scene, { block, titled }: Placed, label: RegExp, title: RegExp): boolean {
  const heading = scene.headings[scene.headingOf[block] ?? -1]?.text ?? ''
  const { start = 0, end = 0 } = scene.blocks[block] ?? {}
  const opening = scene.piece(start, Math.min(end, start + OPENING))
  return !titled && (label.test(opening) || title.test(heading))
}

/** "Zwecke der Verarbeitung: …", or "Art und Zweck der Verarbeitung" as a title of its own within a section. */
export function saysWhatFor(scene: Scene, one: Placed): boolean {
  return isUnder(scene, one, FOR_WHAT, FOR_WHAT_TITLE)
}

const FOR_WHAT = /^\P{L}{0,4}Zwecke?(?: der (?:Daten)?[Vv]erarbeitung)?: /u
const FOR_WHAT_TITLE = /(?<!\p{L})Zwecke?(?!\p{L})|^Wofür/u
