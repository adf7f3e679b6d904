import type { Span } from '../../notice.ts'
import type { Role } from '../facts.ts'
import { roleIn } from '../roles.ts'
import { ANNOUNCED_WITHIN, type Scene } from '../scene.ts'
import { type Candidate, type Mention, unique } from './candidate.ts'
import type { Located } from './places.ts'

/** Points at those listed below. */
const BELOW =
  /(?<![\p{L}])(?:der |die |den )?(?:nach)?folgende[nr]? \p{Lu}|(?:unten|nachstehend|im Folgenden) (?:genannt|aufgeführt|aufgelistet)e[nr]? \p{Lu}|following \p{Ll}/u
/** Says something of some only, or of whoever it may be. */
const SOME =
  /(?:(?<!in)[Ss]oweit|[Ss]ofern|ggf|gegebenenfalls|[Ee]inige|können|oder|sowie|Dritte|sonstige)|(?<![\p{L}])(?:[Tt]eils|[Tt]eilweise|(?:zum|ein) Teil)(?![\p{L}])|(?<![\p{L}])(?:some|may|partly|or)(?![\p{L}])/u
const THESE_BELOW =
  /^\W{0,3}(?:(?:Dies|Das|Es) sind|(?:Dazu|Hierzu) (?:gehören|zählen)|In (?:Frage|Betracht) kommen|Infrage kommen|Es handelt sich)[^.]{0,40}:\s*$/u
/** Goes on about those of the sentence before. */
const GOES_ON_ABOUT = /^\W{0,3}(?:An sie|An diese|Sie|Diese|Ihnen|Diesen)(?!\p{L})/u
/** What an entry of a list of recipients does not begin with: a sentence does. */
const SENTENCE_START =
  /^\W{0,3}(?:Wir|Unsere?[rnms]?|Diese[rnms]?|Der|Die|Das|Den|Dem|Dies|Im|Am|Bei|Beim|Zur|Zum|Zu|Für|Auf|In|Wenn|Soweit|Sofern|Falls|Mit|Als|Von|Durch|Über|Nach|Außerdem|Sie|Ihre?[rnms]?|We|Our|The(?! \p{Lu})|This|You|If|For|To)(?![\p{L}])/u

/** Whether an item or a cell begins with a name, alone or beside others: "A, B (…): …". */
export function leads({ scene }: Located, { block, at }: Mention): boolean {
  const one = scene.blocks[block]
  if (!one || (one.kind !== 'item' && one.kind !== 'row')) return false
  const cell = one.cells.find(([start, end]) => start <= at[0] && at[1] <= end)
  const before = scene.piece(cell?.[0] ?? one.start, at[0])
  return (
    before.length < 48 &&
    /^\W*(?:[\p{Lu}][\p{L}-]{1,20}[ ,/&]{1,3}(?:(?:und|sowie|and) )?){0,5}$/u.test(before)
  )
}

/** What the sentence over a list, or the head of a table's column of names, makes of all that are listed. */
export function roleOfList(scene: Scene, block: number): Role | undefined {
  const { blocks } = scene
  const kind = blocks[block]?.kind
  let head = ''
  for (let at = block - 1; at >= 0 && at > block - ANNOUNCED_WITHIN; at--) {
    const one = blocks[at]
    if (!one) return undefined
    if (kind === 'row' && one.kind === 'row') {
      if (blocks[at - 1]?.kind === 'row') continue
      head =
        scene
          .textOf(at)
          .split(/[\t|\n]/u)[0]
          ?.trim() ?? ''
      if (/^\W{0,3}(?:Auftragsverarbeiter|Auftragnehmer|Unterauftrag|(?:Sub-?)?[Pp]rocessor)/u.test(head))
        return 'processor'
      continue
    }
    if (one.kind === 'item' && kind === 'item' && isOpenTitle(scene.textOf(at)))
      return NUMBERED.test(scene.textOf(block)) ? undefined : roleIn(scene.siftedOf(at))?.role
    const goesOn = one.kind === 'line' && kind === 'line' && !scene.textOf(at).trim().endsWith(':')
    if (one.kind === 'item' || goesOn || isHeadOfTable(scene, at)) continue
    if (one.kind === 'row') return undefined
    const lead = scene.siftedOf(at)
    // "4.3 In eigener Verantwortung arbeiten": a title that its list completes.
    if (one.kind === 'heading' && OPEN_TITLE.test(lead.text))
      return isOpenTitle(lead.text) && NUMBERED.test(scene.textOf(block)) ? undefined : roleIn(lead)?.role
    if (!lead.text.trim().endsWith(':'))
      return one.kind === 'paragraph' ? (announcedRole(scene, at) ?? roleOfKind(scene, at, head)) : undefined
    return (
      roleOfThese(scene, at) ??
      (lead.text.length > 500 || SOME.test(lead.text) || isOfOne(scene, at) ? undefined : roleIn(lead)?.role)
    )
  }
  return undefined
}

/** "(3) Weisungsgebunden arbeiten": a numbered title that the list under it completes, down to the next number. */
export function isOpenTitle(text: string): boolean {
  return text.length < LONGEST_TITLE && NUMBERED.test(text) && OPEN_TITLE.test(text)
}

const LONGEST_TITLE = 120
const NUMBERED = /^\W{0,2}(?:\d{1,2}|[IVX]{1,4}|[a-z])[.)] ?(?=\p{Lu})/u
const OPEN_TITLE =
  / (?:arbeiten|handeln|verarbeiten|erhalten|bekommen|sind)(?: (?:dabei|hierbei|für uns|Daten))?$/u

/**
 * What the last sentence over a list makes of those listed, or the one before: "Sie sind eigenständige Verantwortliche:",
 * "Auftragsverarbeiter können Daten erhalten. Dies sind bei uns:".
 */
function roleOfThese(scene: Scene, block: number): Role | undefined {
  const [first, before, last] = [undefined, undefined, ...scene.sentencesOf(block)].slice(-3)
  if (!last || !before) return undefined
  if (THESE_BELOW.test(last.text))
    return (roleIn(before) ?? (first && GOES_ON_ABOUT.test(before.text) ? roleIn(first) : undefined))?.role
  return SOME.test(last.text) ? undefined : roleIn(last)?.role
}

/** "Dienst / Firma / Ort" as a heading, between the words with a colon and the entries they announce. */
function isHeadOfTable(scene: Scene, block: number): boolean {
  return (
    scene.blocks[block]?.kind === 'heading' &&
    block > 0 &&
    /:\s*$/u.test(scene.textOf(block - 1)) &&
    / [/|–—] .{2,60} [/|–—] /u.test(scene.textOf(block))
  )
}

/** What it says of those listed holds for all that do not say otherwise themselves. */
export const UNLESS_SAID =
  /(?:[Ss]oweit|[Ss]ofern|[Ww]enn|[Ff]alls) (?:(?:nachfolgend|nachstehend|im Folgenden|unten|hier|dort|bei ihnen) )?nichts? (?:anderes|anders|Abweichendes) (?:angegeben|vermerkt|genannt|gekennzeichnet|erwähnt|gesagt)|[Uu]nless (?:(?:stated|noted|indicated|specified|marked) otherwise|otherwise (?:stated|noted|indicated|specified|marked))/u

/** "Soweit nichts anderes angegeben ist, handeln sie als Auftragsverarbeiter": what entries are that say nothing else. */
function unlessSaid(scene: Scene, block: number): Role | undefined {
  const said = scene.sentencesOf(block).find(({ text }) => UNLESS_SAID.test(text))
  return said && roleIn(said)?.role
}

/** "Das Fenster stammt von Muster und läuft im Auftrag. Im Einzelnen:": what is said of one thing is not said of those listed. */
function isOfOne(scene: Scene, block: number): boolean {
  const said = scene
    .sentencesOf(block)
    .slice(0, -1)
    .find((sentence) => roleIn(sentence))
  return said !== undefined && OF_ONE.test(said.text)
}

const OF_ONE =
  /^\W{0,3}(?:Das|Der|Die|Dieses?|Dieser|Unser|Unsere) (?:\p{Lu}[\p{L}-]{2,30}) (?:\p{Ll}{3,16}t|ist|hat) /u

/** "Wir geben Daten an folgende Häuser, die selbst verantwortlich sind. Sie …": a sentence on those listed below. */
function announcedRole(scene: Scene, block: number): Role | undefined {
  const otherwise = unlessSaid(scene, block)
  if (otherwise !== undefined) return otherwise
  const below = scene.sentencesOf(block).find(({ text }) => BELOW.test(text))
  if (!below || SOME.test(below.text.replace(/ein(?:e[nrm]?)? oder mehrere[nr]?/u, ''))) return undefined
  const own = roleIn(below)?.role
  if (own !== undefined) return own
  // "… an einen der folgenden Anbieter weiter. Diese sind eigenständig verantwortlich."
  const next = scene.sentencesOf(block).find(({ start }) => start >= below.end)
  return next && THESE_ARE.test(next.text) ? roleIn(next)?.role : undefined
}

/** "Was Sie dort eingeben, verarbeitet das Portal in eigener Verantwortung", over a table whose first column is headed "Portal". */
function roleOfKind(scene: Scene, block: number, head: string): Role | undefined {
  if (!/^\p{Lu}\p{Ll}{3,24}$/u.test(head)) return undefined
  const kind = new RegExp(
    String.raw`(?<!\p{L})(?:[Dd](?:as|ie|er|em|en)|[Jj]ede[rsm]?)(?: jeweilige[nrs]?)? ${head}(?:e|n|en|s)?(?!\p{L})`,
    'u',
  )
  const said = scene.sentencesOf(block).find(({ text }) => kind.test(text) && !SOME.test(text))
  return said && roleIn(said)?.role
}

const THESE_ARE =
  /^\W{0,3}(?:Diese|Sie|Alle|Sämtliche|These|They|All)(?!\p{L})(?: \p{L}+){0,2} (?:sind|handeln|arbeiten|are|act)(?!\p{L})/u

const PART = /^\p{Lu}[\p{L} ,-]{3,50}\p{Ll}{2}\. \p{Lu}/u

/**
 * Whom a block that is an entry of its own begins with: "Muster GmbH, Weg 1, …: what for". Nobody where it is none.
 *
 * @param within how many letters from the start of the block names may begin
 */
export function headOfEntry(
  { scene, byBlock, entitiesByBlock }: Located,
  block: number,
  within = 60,
): readonly Candidate[] {
  const one = scene.blocks[block]
  if (!one || SENTENCE_START.test(scene.piece(one.start, one.start + 20))) return []
  // "Partner für Werbung. Muster misst …": a part of its own, which its first words name.
  if (one.kind === 'paragraph' && PART.test(scene.piece(one.start, one.start + 60))) return []
  const until = one.start + within
  const named: Candidate[] = []
  // Both are in order: of a block as long as a notice only the beginning is looked at.
  for (const { candidate, at, inside } of byBlock.get(block) ?? []) {
    if (at[0] >= until) break
    if (!inside) named.push(candidate)
  }
  for (const { candidate, entity } of entitiesByBlock.get(block) ?? []) {
    if (entity.at[0] >= until) break
    if (candidate) named.push(candidate)
  }
  return unique(named)
}

/** Whom a stretch of a block names, such as a cell of a row; parents of others not counted. */
export function namedWithin(
  { byBlock, entitiesByBlock }: Located,
  block: number,
  [from, to]: Span,
): readonly Candidate[] {
  const named = [
    ...(byBlock.get(block) ?? []).flatMap(({ candidate, at, inside }) =>
      inside ? [] : [{ candidate, at: at[0] }],
    ),
    ...(entitiesByBlock.get(block) ?? []).flatMap(({ candidate, entity }) =>
      candidate ? [{ candidate, at: entity.at[0] }] : [],
    ),
  ]
  return unique(
    named.flatMap(({ candidate, at }) => (from <= at && at < to && !candidate.parent ? [candidate] : [])),
  )
}

/**
 * Tells what the words with a colon above a run of entries make of them; a heading among them ends nothing if it is an entry.
 * Whether a block is an entry is found out once: the rows of a table ask for all above them.
 */
export function rolesOverEntries(located: Located): (block: number) => Role | undefined {
  const { scene } = located
  const known: (boolean | undefined)[] = []
  const isEntry = (block: number): boolean => (known[block] ??= headOfEntry(located, block).length > 0)
  return (block) => {
    for (let at = block - 1; at >= 0 && at > block - ANNOUNCED_WITHIN; at--) {
      const lead = scene.siftedOf(at)
      if (lead.text.trim().endsWith(':')) {
        const these = roleOfThese(scene, at)
        if (these !== undefined) return these
        if (lead.text.length < 300)
          return SOME.test(lead.text) || isOfOne(scene, at) ? undefined : roleIn(lead)?.role
      }
      const role = unlessSaid(scene, at)
      if (role !== undefined) return role
      if (!isEntry(at) && !isHeadOfTable(scene, at)) return undefined
    }
    return undefined
  }
}
