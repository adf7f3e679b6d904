import type { Span } from '../notice.ts'
import type { BareName } from './bare.ts'
import { isGermanTown } from './countries.ts'
import { findEntities } from './entities.ts'
import type { Scene, Sentence } from './scene.ts'

/** A piece of an entry of a list: a cell, or what stands between two signs. */
interface Piece {
  readonly start: number
  readonly text: string
}

/** An entry of a list, cut into its pieces. */
interface Entry {
  readonly block: number
  readonly pieces: readonly Piece[]
}

const LONGEST_ENTRY = 260
const MOST_ENTRIES = 80
const SIGNS: readonly RegExp[] = [/ [–—-] /gu, / [/|·] /gu, /: /gu, /; /gu, /, /gu]

const ANNOUNCED =
  /Empfänger|EMPFÄNGER|[Ww]eiterg[ea]ben|[Ww]eitergabe|Wer (?:bekommt|erhält|sieht|erfährt|arbeitet)|arbeiten (?:wir )?[^.;:]{0,40}zusammen|[Dd]ienstleister|An wen|[Üü]bermitt|Außerhalb|[Aa]uftragsverarbeiter|[Pp]artner|Anbieter|[Vv]ersicherer|Gesellschaften|Produktgeber|Stellen|Unternehmen|Firmen|Lieferanten|[Rr]ecipients?|Third part|[Pp]rocessors?|providers?/u
/** Heads of a column that holds those who receive. */
const NAMES_HEAD =
  /^\W{0,3}(?:(?:Eingesetzte[rn]? |Externe[rn]? |Name (?:des |der )?)?(?:Empfänger|Dienstleister|Anbieter(?:in)?|Firma|Unternehmen|Auftragsverarbeiter|Auftragnehmer|Unterauftragnehmer|Partner|Dienst|Tool|Wer|Name|Stelle|Recipient|Provider|Processor|Company|Vendor|Sub-?processor)s?(?:[ /]\p{L}+)?)\W{0,3}$/u

// Who is a kind of people or bodies, not one of them.
const KIND =
  /(?:berater|beraterin|prüfer|anwält\p{Ll}{0,4}|anwalt|notar\p{Ll}{0,4}|ämter|amt|behörde[n]?|gericht[e]?|kasse[n]?|banken|ärzt\p{Ll}{0,3}|arzt|kliniken|träger|kräfte|handwerker|(?:handwerks|fach|meister|entsorgungs|reinigungs)betriebe|dienstleister|unternehmen|partner|versicherungen|versicherer|versicherung|mitarbeiter|lieferanten|provider|hoster|dienste?|stellen?|firmen|werkstätten|spediteure?|kunden|personen|verbände|verband|vereine?|gemeinden?|kommunen?|(?:land)?kreise?|schulen?|daten|ung|ungen|heit|keit|ionen|adressen?|nummern?|zwecke?|hersteller|händler|anbieter|betreiber|agenturen|medien|presse|eltern|mitglieder|nutzer|gläubiger|auskunfteien?|register|portale?|apotheken|labore|hilfsmittel\p{Ll}*|sachverständige\p{Ll}?|gutachter|inkasso\p{Ll}*|druckereien?|post|polizei|kammern?|institute|banken|cookies?|analyse|statistik|hosting|software|systeme?|tools?|server|cloud|newsletter|zahlung(?:en)?|versand|e-?mail|telefon|fax|brief|vorstand|verwaltung|geschäftsführung|abteilung(?:en)?|team|buchhaltung|vertrieb|marketing|personal\p{Ll}*|sonstige[rs]?|weitere|website|webseite|internet|shop|app|kreditkarten?|lastschrift|vorkasse|rechnung|überweisung|bar\p{Ll}*|nachnahme|warenkorb|merkzettel|login|log-in|spracheinstellung|sprachauswahl|sprache|einwilligungen?|zustimmung|sitzung|session)$/iu
const KIND_OF_FIRM =
  /^\p{Lu}[\p{L}-]{0,30}(?:[pP]raxis|[kK]linik|[kK]rankenhaus|[hH]aus|[hH]eim|[bB]üro|[kK]anzlei|[wW]erkstatt|[aA]gentur|[vV]erlag|[dD]ruckerei|[sS]pedition|[bB]ank|[sS]tudio|[bB]etrieb|[fF]irma|[aA]potheke|[lL]abor|[lL]abore?|[zZ]entrum|[gG]esellschaft|[mM]eister(?:in)?|[lL]eiter(?:in)?|[hH]elfer|[aA]rbeiter|[eE]mpfänger|[pP]artei|[sS]tiftung|[mM]useum|[hH]otel|[rR]eederei|[sS]pender|[kK]arten?|[wW]ege?|[sS]tunden?|[fF]älle?|[zZ]eit(?:en)?)$/u
const NO_ENTRY =
  /^(?:[Uu]nsere?[rnms]?|[Ii]hre?[rnms]?|[Ee]ure?[rnms]?|[Dd]eine?[rnms]?|[Mm]eine?[rnms]?|[Ss]onstige|[Ww]eitere|[Aa]ndere|[Dd]iverse|[Vv]erschiedene|[Aa]lle|[Jj]eweilige?[rnms]?|[Kk]eine?[rnms]?|[Ee]ine?[rnms]?|[Ee]twaige|[Ee]xterne|[Zz]uständige|[Gg]gf|[Zz]weck|[Aa]rt|Name|Anschrift|Adresse|[Ss]peicher|[Ss]ofern|[Ss]oweit|[Ww]enn|[Ff]alls|[Nn]ach|[Mm]it|[Ff]ür|[Bb]ei|[Zz]u[mr]?|[Ii]m|[Ii]n|[Aa]uf|[Aa]us|Recht|[Gg]esetz|Stand|Impressum|Datenschutz|Deutschland|Tel|Fax|Art|Kontakt|Startseite|Home|Über|AGB|Cookie|Das|Der Dienst|Unter|Daten|Sie|Wir|Es|Bitte|Hier|Dies|Jede|Mehr|©)(?![\p{L}])/u
/** "Speichert Ihre Auswahl", "Erkennt den Browser": what something does, in a cell. */
const DOES =
  /^\p{Lu}\p{Ll}{2,16}t (?:[Ii]hre[nrms]?|[Dd](?:ie|en|as|er)|[Ee]ine?[nrm]?|ob|wann|wie|welche)(?!\p{L})/u
/** "Einlagerung der Akten", "Online-Terminvergabe der Praxis", "Einlagern und Vernichten von Akten": what is done. */
const DEED =
  /^\p{Lu}[\p{L}-]{3,24}(?:(?:ung|ungen|ion|ionen|gabe|pflege|suche) (?:von|der|des|für|am|im) |n (?:und \p{Lu}\p{Ll}{3,20}n )?von )/u
/** Lines of an address: "Sandweg 10", "26441 Jever". */
const OF_ADDRESS =
  /^(?:(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}|.{0,40}(?:str\.|[Ss]tra(?:ß|ss)e|[Ww]eg|[Pp]latz|[Gg]asse|[Aa]llee|[Rr]ing|[Uu]fer|[Dd]amm|[Mm]arkt|[Hh]of|[Gg]raben|[Pp]ark|[Ss]teig|[Cc]haussee) \d{1,4} ?[a-z]?$)/u
const SHAPE =
  /^(?:(?:Die|Der|Das) )?(?:[\p{Lu}\d][\p{L}\d’'+.&-]{0,28}|\p{Ll}[\p{L}\d]{1,16}[.\d\p{Lu}][\p{L}\d.]{1,16})(?: (?:[\p{Lu}\d&+][\p{L}\d’'+.&-]{0,28}|und|für|der|des|von|de|to|by|im|am)){0,5}$/u
/** Written as no noun is: capitals, figures, signs within. */
const MARKED = /\p{Lu}{3}|\p{Ll}\p{Lu}|\p{L}[+&.]\p{L}|\d\p{L}|\p{L}\d|\p{L} & \p{Lu}/u

/**
 * Names in lists and tables of those who receive that show themselves as such only by their place: the other entries of the
 * same column are known, or are written as no common noun is.
 *
 * @param known whether a name that is known begins at an offset
 */
export function listedNames(scene: Scene, known: (offset: number) => boolean): readonly BareName[] {
  const found: BareName[] = []
  for (let at = 0; at < scene.blocks.length; ) {
    const end = runEnd(scene, at)
    if (end - at >= 3) found.push(...namesOfRun(scene, at, end, known))
    at = end > at ? end : at + 1
  }
  for (const sentence of scene.sentences) found.push(...namesInRow(scene, sentence, known))
  return found
}

const COMMAS = /(?:,[^,]{2,40}){4}/u
const BETWEEN = /, (?:und |sowie |oder )?| und | sowie /gu
const LONGEST_NAME = 40
/** So many names of a row must be known, and more than half. */
const LEAST_KNOWN = 4

/** "mit Muster, Beispiel, der Dritten VVaG und Vierter": in a row of names that are mostly known, the others are names too. */
function namesInRow(
  scene: Scene,
  sentence: Sentence,
  known: (offset: number) => boolean,
): readonly BareName[] {
  const { text, start, block } = sentence
  if (!COMMAS.test(text)) return []
  const pieces: Piece[] = []
  let from = 0
  for (const match of [...text.matchAll(BETWEEN), undefined]) {
    const end = match?.index ?? text.length
    const piece = text.slice(from, end).replace(/[.,;]$/u, '')
    pieces.push({ start: start + from, text: piece })
    from = end + (match?.[0].length ?? 0)
  }
  if (pieces.filter((one) => known(one.start)).length < LEAST_KNOWN) return []
  const heading = scene.headingsAbove(sentence.heading)[0] ?? ''
  const lead = block > 0 ? scene.textOf(block - 1) : ''
  if (!ANNOUNCED.test(text) && !ANNOUNCED.test(heading) && !ANNOUNCED.test(lead)) return []
  const found: BareName[] = []
  for (let first = 0; first < pieces.length; ) {
    let end = first
    while (end < pieces.length && isInRow(pieces[end], known)) end++
    const run = pieces.slice(first, end)
    const rest = run.filter((one) => !known(one.start))
    const sure = run.length - rest.length
    if (rest.length > 0 && sure >= LEAST_KNOWN && sure >= run.length * 0.6)
      for (const { start: at, text: written } of rest) {
        const name = nameIn(written)
        if (name !== undefined && !isGermanTown(name))
          found.push({ name, aliases: [], at: [at, at + name.length] })
      }
    first = end + 1
  }
  return found
}

/** A name that is known, or shaped as one. */
function isInRow(piece: Piece | undefined, known: (offset: number) => boolean): boolean {
  if (!piece || piece.text.length > LONGEST_NAME) return false
  return known(piece.start) || nameIn(piece.text) === piece.text.replace(/ \(.{0,30}\)$/u, '')
}

/** The block after a run of entries: items or rows, or short lines that no sentence breaks. */
function runEnd(scene: Scene, from: number): number {
  const { blocks } = scene
  const kind = blocks[from]?.kind
  const loose = kind === 'line' || kind === 'paragraph'
  if (kind !== 'item' && kind !== 'row' && !loose) return from
  let at = from
  for (; at < blocks.length && at - from < MOST_ENTRIES; at++) {
    const one = blocks[at]
    if (!one || one.end - one.start > LONGEST_ENTRY) break
    const fits = loose ? one.kind === 'line' || one.kind === 'paragraph' : one.kind === kind
    if (!fits || (loose && /[.:!?]\s*$/u.test(scene.textOf(at)))) break
  }
  return at
}

function namesOfRun(
  scene: Scene,
  from: number,
  to: number,
  known: (offset: number) => boolean,
): readonly BareName[] {
  const head = scene.textOf(from).split(/\t| [/|–-] /u)[0] ?? ''
  const headed = NAMES_HEAD.test(head)
  const heading = scene.headingsAbove(scene.headingOf[from] ?? -1)[0] ?? ''
  const lead = from > 0 ? scene.textOf(from - 1) : ''
  if (!headed && !ANNOUNCED.test(heading) && !(ANNOUNCED.test(lead) && lead.length < 600)) return []
  const blocks = Array.from({ length: to - from - Number(headed) }, (_, n) => from + Number(headed) + n)
  const entries = blocks.map((block) => entryOf(scene, block))
  const width = Math.max(...entries.map((one) => one.pieces.length))
  const labelled = entries.every(({ pieces }) => pieces.length < 2 || isLabel(pieces[0]?.text ?? ''))
  const found: BareName[] = []
  for (let column = 0; column < Math.min(width, 2); column++) {
    const cells = entries.flatMap(({ pieces }) => pieces[column] ?? [])
    const rest = cells.filter((cell) => !known(cell.start) && findEntities(cell.text).length === 0)
    const sure = cells.length - rest.length
    // "Hosting: Muster, Musterstadt" among others of its kind: a town counts for as much as a form.
    const told = column === 1 && labelled ? sure + rest.filter(isPlaced).length : 0
    const isColumn = (sure >= 2 && sure >= cells.length * 0.4) || (told >= 2 && told >= cells.length * 0.5)
    const bare = width === 1 && column === 0 && isBareList(cells, sure)
    if (!isColumn && !bare) continue
    for (const cell of rest) {
      const name = nameIn(cell.text)
      if (name === undefined || (isGermanTown(name) && !MARKED.test(name))) continue
      const sole = Math.max(sure, told) >= cells.length * 0.6 && name.length < 11
      if (!bare && !isMarked(name) && !sole && !(told > 0 && isPlaced(cell))) continue
      const place = cell.text.indexOf(name)
      const at: Span = [cell.start + place, cell.start + place + name.length]
      // The rest of a cookie's name, in a table whose cells have run together.
      if (scene.text.charAt(at[0] - 1) === '_') continue
      found.push({ name, aliases: aliasesOf(name, cell.text.slice(place + name.length)), at })
    }
    if (isColumn) break
  }
  return found
}

/** What is done by those named behind it: "IT-Wartung", "Druck der Rechnungen"; no field of a form. */
const LABEL = /^(?:\p{Lu}[\p{L}-]{2,30})(?:(?: und | der | des | von |\/)\p{Lu}[\p{L}-]{2,24}){0,2}$/u
const FIELD =
  /^(?:Zwecke?|Rechtsgrundlagen?|Speicherdauer|Dauer|Empfänger|Kategorien|Daten|Datenarten|Art|Sitz|Anschrift|Adresse|Name|Telefon|Fax|E-?Mail|Internet|Website|Webseite|Anbieter|Land|Ort|Firma|Vertreten|Geschäftsführer|Vorstand|Ansprechpartner|Kontakt|Quellen?|Betroffene|Laufzeit|Kontoinhaber|Bank|Stand)/u

function isLabel(text: string): boolean {
  return LABEL.test(text.trim()) && !FIELD.test(text.trim())
}

/** A name with its town: "Muster, Musterstadt", "Muster (Musterstadt)". */
function isPlaced({ text }: Piece): boolean {
  const name = nameIn(text)
  if (name === undefined) return false
  const town = /^(?:, | \(| in | aus )(?:\d{5} )?(\p{Lu}[\p{L}-]{2,24})/u.exec(
    text.slice(text.indexOf(name) + name.length),
  )?.[1]
  return town !== undefined && isGermanTown(town)
}

/** Nothing but short names, a good part of them written as no noun is. */
function isBareList(cells: readonly Piece[], sure: number): boolean {
  if (cells.length < 4) return false
  const shaped = cells.filter(({ text }) => text.length < 44 && nameIn(text) === text.trim()).length
  const marked = cells.filter(({ text }) => MARKED.test(text)).length
  return shaped >= cells.length * 0.85 && marked + sure >= Math.max(3, cells.length * 0.3)
}

/** No common noun by itself: more than one word, or written as no noun is. */
function isMarked(name: string): boolean {
  return name.includes(' ') || MARKED.test(name)
}

function entryOf(scene: Scene, at: number): Entry {
  const block = scene.blocks[at]
  if (!block) return { block: at, pieces: [] }
  if (block.cells.length > 0)
    return {
      block: at,
      pieces: block.cells.map(([start, end]) => ({ start, text: scene.piece(start, end) })),
    }
  const raw = scene.textOf(at)
  const text = raw.replace(/^(?:[•*·–-]|\d{1,2}[.)])\s{1,3}/u, '')
  const start = block.start + raw.length - text.length
  for (const sign of SIGNS) {
    const pieces: Piece[] = []
    let last = 0
    for (const match of text.matchAll(sign)) {
      if (text.slice(0, match.index).includes('(') && !text.slice(0, match.index).includes(')')) continue
      pieces.push({ start: start + last, text: text.slice(last, match.index) })
      last = match.index + match[0].length
    }
    // "Alte Muster / Beispiel" is one name with two halves.
    if (pieces.length === 1 && sign.source.startsWith(' [/') && nameIn(text) !== undefined) continue
    if (pieces.length > 0)
      return { block: at, pieces: [...pieces, { start: start + last, text: text.slice(last) }] }
  }
  return { block: at, pieces: [{ start, text }] }
}

/** The name that a cell begins with, if all before its first comma or bracket is shaped as one. */
function nameIn(cell: string): string | undefined {
  const name = (/^[^,(;:\n]+/u.exec(cell.replace(/^(?:Fa\.|Firma) /u, ''))?.[0] ?? '').trim()
  if (name.length < 2 || name.length > 60 || [NO_ENTRY, DOES, DEED, OF_ADDRESS].some((no) => no.test(name)))
    return undefined
  if (/^(?:Die|Der|Das) \p{Lu}[\p{L}-]{3,24}$/u.test(name)) return name
  if (/ (?:und|oder) (?:der|die|das|den) | im \p{Lu}\p{Ll}*fall(?![\p{L}])/u.test(name)) return undefined
  if (KIND.test(name) || KIND_OF_FIRM.test(name) || /[cC]ookies? (?:von|der|des) /u.test(name))
    return undefined
  const halves = name.split(' / ')
  return halves.every((half) => SHAPE.test(half) && !KIND.test(half)) ? name : undefined
}

function aliasesOf(name: string, after: string): readonly string[] {
  const bracket = /^ ?\(([\p{Lu}\d][\p{L}\d .&+-]{1,40})\)/u.exec(after)?.[1]
  return [
    ...(name.includes(' / ') ? name.split(' / ') : []),
    ...(name.includes('. ') ? [name.replaceAll('. ', '.')] : []),
    ...(/^(?:Die|Der|Das) /u.test(name) ? [name.replace(/^\p{L}{3} /u, '')] : []),
    ...(bracket !== undefined && !isGermanTown(bracket) ? [bracket] : []),
  ]
}
