import type { Span } from '../../notice.ts'
import { denied, getsNothing } from '../denied.ts'
import type { Scene, Sentence } from '../scene.ts'
import type { Service, ServiceMention } from '../services.ts'
import type { Reading } from './reading.ts'

/** The controller's own account and cover, as a letterhead names them: their bank and insurer receive nothing by that. */
const OWN_CONTRACT: Readonly<Partial<Record<string, RegExp>>> = {
  bank: /(?:Bank|Konto)verbindung(?:en)?:|(?:Spenden|Geschäfts)konto:?(?![\p{L}])|(?<![\p{L}])(?:BLZ:? ?\d|IBAN:? ?[A-Z]{2}[\dX]{2}|BIC:? ?[A-Z]{6})/u,
  insurance: /^\W{0,3}(?:Name und Sitz de[sr] )?(?:\p{L}+-?)?[Hh]aftpflichtversicher(?:ung|er)s?:/u,
}
/** "Es gibt eine WhatsApp-Gruppe. Die ist privat …": nobody's whom the notice speaks for. */
const PRIVATE_GROUP =
  /^[ -]?[Gg]ruppen?(?![\p{L}])(?:[^.]|(?<= u)\.){0,70}(?:\. (?:Die|Sie|Diese) (?:ist|sind) [^.]{0,20}|(?:ist|sind) (?:rein )?)privat/u
/** "Behörden, insbesondere das Amt A und …", "öffentliche Stellen (z. B. …": examples of a kind, as every notice of that trade has them. */
const SUCH_BODIES =
  /(?:[Öö]ffentliche[nr]? Stellen|Behörden|[Ii]nstitutionen|Ämter[n]?|Ämtern)(?: und (?:Institutionen|Behörden|Gerichten?|Ämter[n]?))?(?: ?\(|, | )(?:z\. ?B\.|zum Beispiel|etwa|insbesondere|beispielsweise|bspw\.|wie(?: etwa| z\. ?B\.)?|u\. ?a\.)(?![^()]*\))[^.;:]{0,200}$/u
const CALLED_SO = /\([„"“]$/u
const GLOSSARY =
  /^\W{0,3}(?:[\dIVX.]{1,5}\s)?(?:Begriffs|Definition|Glossar|Begriffe|Terms and definitions|Definitions)/u
const SEARCH_ENGINE = /Suchmaschinen?(?! ?-?werbung| ?Marketing)[^.]{0,50}$/u
const OWN_SIDE = /Google-Suche|App Store|bei Google (?:gefunden|suchen)/u
const PAGE_LINK =
  /^\s*(?:Impressum|AGB|Datenschutz(?:erklärung|hinweise?)?|Kontakt|Startseite|Home|Karriere|Jobs|Presse|Widerruf(?:srecht|sbelehrung)?|Barrierefreiheit|Sitemap|Cookie-Einstellungen|Imprint|Privacy|Terms|Newsletter|Nach oben|Zurück|©.{0,60})\s*$/u

/** A name of the catalogue at its place. */
interface NamePlace {
  readonly service: Service
  /** As written. */
  readonly name: string
  readonly at: Span
  readonly sentence: Sentence
  /** What stands before it in its sentence. */
  readonly before: string
}

/** Whether a name of the catalogue stands for something else than somebody who receives. */
export function isNobody(
  { scene, skips }: Reading,
  { service, name, at, sentence, before }: NamePlace,
): boolean {
  return (
    skips(sentence) ||
    // "Muster-Gruppen einzelner Mannschaften sind Privatsache": what others do among themselves.
    /(?<!\p{L})Privatsache(?!\p{L})/u.test(sentence.text) ||
    getsNothing(sentence.text, at[0] - sentence.start, at[1] - sentence.start) ||
    // "das Cookie „muster-cookie“": the cookie's name.
    (/^\p{Ll}+[-_]\p{Ll}+$/u.test(name) &&
      (/[„"“'`(]$/u.test(before) ||
        (scene.blocks[sentence.block]?.kind === 'row' && /(?:^|\t)$/u.test(before)))) ||
    // "… der Muster Ltd., Weg 1 („Muster (by Haus)“)": what the company is called from here on.
    (CALLED_SO.test(before) && /^(?: \(by \p{L}{2,12}\))[“”"]\)/u.test(scene.piece(at[1], at[1] + 20))) ||
    // "7.2 Einsatz von Muster-Diensten": which ones, the section tells.
    (scene.blocks[sentence.block]?.kind === 'heading' &&
      /^-(?:Diensten?|Technologien|Produkten?)(?![\p{L}])/u.test(scene.piece(at[1], at[1] + 16))) ||
    GLOSSARY.test(scene.headingsAbove(sentence.heading)[0] ?? '') ||
    (/^(?:municipal|bank)$/u.test(service.kind) &&
      SUCH_BODIES.test(
        sentence.text.slice(Math.max(0, at[0] - sentence.start - 260), at[0] - sentence.start),
      )) ||
    isKindOf(sentence, before) ||
    OWN_CONTRACT[service.kind]?.test(sentence.text) === true ||
    (service.id === 'google' && (SEARCH_ENGINE.test(before) || OWN_SIDE.test(sentence.text)))
  )
}

/** "Muster: Zahlungen (z. B. Muster, Muster Plus, Beispiel)": what the service of the entry comes as. */
function isKindOf({ text }: Sentence, before: string): boolean {
  const first = COMES_AS.exec(before)?.[1]
  return first !== undefined && text.startsWith(`${first}:`)
}

const COMES_AS = /\(z\. ?B\. (\p{Lu}[\p{L}\d-]{2,20}), [^()]*$/u

/** Whether the text says of a service that it is not used, is only linked, or is used by others among themselves. */
export function isNotUsed(
  { scene, links }: Reading,
  { at, name, sentence }: Pick<NamePlace, 'at' | 'name' | 'sentence'>,
): boolean {
  return (
    links(sentence) ||
    PRIVATE_GROUP.test(scene.piece(at[1], at[1] + 140)) ||
    denied(sentence.text, at[0] - sentence.start, at[1] - sentence.start) ||
    isDeniedBelow(scene, at, sentence) ||
    isDeniedNext(scene, name, sentence) ||
    /^(?:,? (?:und|oder) [\p{L}\d .-]{2,30})?\?\s{0,3}Nein(?![\p{L}])/u.test(scene.piece(at[1], at[1] + 50))
  )
}

/** "… kann Muster verwendet werden. Wir setzen Muster derzeit nicht ein." */
function isDeniedNext(scene: Scene, name: string, { text, end, block }: Sentence): boolean {
  if (!MAY_USE.test(text)) return false
  const next = scene.sentenceAt(Math.min(end + 1, (scene.blocks[block]?.end ?? end) - 1))
  const at = next.block === block && next.start >= end ? next.text.indexOf(name) : -1
  return at >= 0 && FOR_THE_TIME.test(next.text) && denied(next.text, at, at + name.length)
}

const MAY_USE =
  /(?<![\p{L}])(?:kann|können|könnte)(?![\p{L}])[^.;]{0,120} (?:verwendet|genutzt|eingesetzt|aktiviert) werden/u
const FOR_THE_TIME =
  /(?<![\p{L}])(?:derzeit|zurzeit|zur Zeit|momentan|aktuell|bislang|bisher|gegenwärtig)(?![\p{L}])/u

/** A heading that goes on in the words below it: "Muster" over "wurde im März abgeschaltet." */
function isDeniedBelow(scene: Scene, at: Span, sentence: Sentence): boolean {
  const block = scene.blocks[sentence.block]
  if (block === undefined || block.end - at[1] > 3 || block.end - block.start > 80) return false
  const below = scene.blocks[sentence.block + 1]
  if (
    below === undefined ||
    !/^(?:wurden?|wird|werden|ist|sind|haben?)(?![\p{L}])/u.test(scene.piece(below.start, below.start + 8))
  )
    return false
  const said = `${scene.piece(block.start, at[1])} ${scene.sentenceAt(below.start).text}`
  return denied(said, at[0] - block.start, at[1] - block.start)
}

/**
 * Lines of nothing but the names of networks or cards, as under a page: pictures that link, and nobody who receives.
 *
 * @returns the blocks that are such lines
 */
export function stripsOf(scene: Scene, services: readonly ServiceMention[]): ReadonlySet<number> {
  const named = new Map<number, { count: number; length: number }>()
  const others = new Set<number>()
  for (const { at, service } of services) {
    const { block } = scene.sentenceAt(at[0])
    const one = scene.blocks[block]
    if (!one || one.end - one.start > 200 || one.kind === 'item' || one.kind === 'row') continue
    if (service && !/^(?:social|payment)$/u.test(service.kind)) others.add(block)
    const known = named.get(block) ?? { count: 0, length: 0 }
    named.set(block, { count: known.count + 1, length: known.length + at[1] - at[0] })
  }
  const strips = new Set<number>()
  for (const [block, { count, length }] of named) {
    // "Impressum", "AGB" and the name of a network, each on a line of its own: links at the foot of a page.
    if (count === 1 && !others.has(block) && scene.textOf(block).trim().length === length) {
      const near = [block - 2, block - 1, block + 1, block + 2]
      if (near.filter((at) => PAGE_LINK.test(scene.textOf(at))).length >= 2) strips.add(block)
    }
    if (count < 3 || others.has(block)) continue
    const own = scene.textOf(block)
    const above = block > 0 ? scene.textOf(block - 1) : ''
    if (/[:;.()–]|\p{Ll} (?:und|oder|and|or) /u.test(own) || /:\s*$/u.test(above)) continue
    if (own.replace(/[\s|,/•·]/gu, '').length - length < length / 3) strips.add(block)
  }
  return strips
}
