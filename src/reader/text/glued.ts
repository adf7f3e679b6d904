import { SERVICES } from '../facts/services.ts'
import type { Piece } from './line.ts'
import type { SourceLine } from './plain.ts'

/** A table whose rows are lines without blanks or tabs between their cells: rows with the heads first, and the line it ends before. */
export interface Glued {
  readonly rows: readonly (readonly (readonly Piece[])[])[]
  readonly end: number
}

type Column = 'name' | 'provider' | 'purpose' | 'life' | 'kind' | 'other'

const LABELS: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'Cookie',
    'Cookies',
    'Cookie Name',
    'Cookie-Name',
    'Cookiename',
    'Name',
    'Name des Cookies',
    'Bezeichnung',
    'Key',
    'Cookie name',
  ],
  provider: [
    'Anbieter',
    'Dienst',
    'Dienstleister',
    'Unternehmen',
    'Quelle',
    'Herkunft',
    'Provider',
    'Vendor',
    'Service',
    'Source',
  ],
  purpose: [
    'Zweck',
    'Zweck des Cookies',
    'Beschreibung',
    'Funktion',
    'Verwendung',
    'Verwendungszweck',
    'Wozu',
    'Inhalt',
    'Purpose',
    'Description',
    'Use',
  ],
  life: [
    'Laufzeit',
    'Cookie Laufzeit',
    'Cookie-Laufzeit',
    'Speicherdauer',
    'Maximale Speicherdauer',
    'Max. Speicherdauer',
    'Dauer',
    'Ablauf',
    'Ablaufdatum',
    'Ablaufzeit',
    'Gültigkeit',
    'Gültigkeitsdauer',
    'Lebensdauer',
    'Speicherfrist',
    'Aufbewahrungsdauer',
    'Löschung',
    'Löschfrist',
    'Frist',
    'Expiry',
    'Expires',
    'Expiration',
    'Duration',
    'Lifetime',
    'Retention',
    'Retention period',
    'Storage period',
  ],
  kind: ['Typ', 'Art', 'Kategorie', 'Type', 'Category'],
  other: [
    'Domain',
    'Host',
    'Host(s)',
    'Hosts',
    'Daten',
    'Datenkategorien',
    'Rechtsgrundlage',
    'Empfänger',
    'Sitz',
    'Land',
    'Vorgang',
    'Verarbeitung',
    'Datenschutzerklärung',
    'Akzeptieren',
    'Data',
    'Legal basis',
    'Recipients',
    'Auftragsverarbeiter',
    'Firma',
    'Partner',
    'Wer',
    'Wofür',
    'Warum',
    'Wohin',
    'Leistung',
    'Leistungen',
    'Aufgabe',
    'Tätigkeit',
    'Ort',
    'Ort der Verarbeitung',
    'Standort',
    'Garantie',
    'Garantien',
    'Drittland',
    'Drittlandtransfer',
    'Rolle',
    'Anschrift',
    'Adresse',
    'Recipient',
    'Processor',
    'Location',
    'Safeguard',
    'Safeguards',
    'Role',
  ],
}
/** Heads of a first column that holds those who receive. */
const RECEIVERS: ReadonlySet<string> = new Set([
  ...LABELS.provider,
  'Empfänger',
  'Auftragsverarbeiter',
  'Firma',
  'Partner',
  'Wer',
  'Recipient',
  'Recipients',
  'Processor',
])
const INSTRUMENT =
  '(?:EU-)?(?:DPF|SCCs?|BCRs?|Standardvertragsklauseln|Angemessenheitsbeschluss|Data Privacy Framework|[Ee]ntfällt|[Nn]icht nötig|keine?|[Nn]one|[–—-])'
const INSTRUMENTS_LAST = new RegExp(`${INSTRUMENT}(?:(?:, | und | \\+ | / )${INSTRUMENT}){0,3}$`, 'u')
const PLACE =
  '(?:EU|EWR|USA|UK|weltweit|[Dd]eutschlandweit|Deutschland|Irland|Österreich|Schweiz|Niederlande|Belgien|Frankreich|Luxemburg|Schweden|Finnland|Dänemark|Polen|Spanien|Italien|Großbritannien|Kanada|Australien|Indien|Israel|Japan|Germany|Ireland)'
const PLACES_LAST = new RegExp(`${PLACE}(?:(?:, | und | \\+ | / )${PLACE}){0,3}$`, 'u')
const PLACES_HEAD = /^(?:Ort(?: der Verarbeitung)?|Standort|Sitz|Land|Location)$/u
const INSTRUMENTS_HEAD = /^(?:Garantien?|Safeguards?|Drittlandtransfer)$/u
const COLUMNS: ReadonlyMap<string, Column> = new Map(
  (Object.entries(LABELS) as [Column, readonly string[]][]).flatMap(([column, labels]) =>
    labels.map((label): [string, Column] => [label.toLowerCase(), column]),
  ),
)
/** How labels begin: most lines begin otherwise. */
const BEGINNINGS: ReadonlySet<string> = new Set([...COLUMNS.keys()].map((label) => label.slice(0, 3)))
const LONGEST_LABEL = Math.max(...[...COLUMNS.keys()].map((label) => label.length))
const LONGEST_HEAD = 160
const LONGEST_ROW = 600
const MOST_COLUMNS = 8

const LIFE =
  /(?:bis zu |max\. |maximal |ca\. |up to )?(?:\d{1,4}|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|dreizehn|vierzehn|dreißig|neunzig|one|two|three|six) ?(?:Sekunden?|Minuten?|Min\.|Stunden?|Std\.|Tage?n?|Wochen?|Monate?n?|Jahre?n?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)|(?:(?:bis )?(?:zum )?Ende der |für die |nach )?(?:Browser-?)?(?:Sitzungs-?Cookie|Sitzungsende|Sitzung|Session[- ]?Cookie|Session ?[Ee]nde|Session)|Browserende|(?:bis zum |beim )?(?:Schließen|Beenden) des Browsers|[Pp]ersistent|[Pp]ermanent|[Dd]auerhaft|[Uu]nbegrenzt/u
const LIFE_LAST = new RegExp(`(?:${LIFE.source})$`, 'u')
const LIFE_FIRST = new RegExp(`^(?:${LIFE.source})`, 'u')
const KIND_LAST =
  /(?:HTTP(?:[- ]Cookie)?|HTML(?:[- ]Local[- ]Storage)?|Pixel(?:-Tracker)?|IndexedDB|Local ?Storage|Session ?Storage|(?:First|Third|1st|3rd)[- ]Party|Erstanbieter|Drittanbieter|Cookie|[Nn]otwendig|[Ee]ssenziell|[Tt]echnisch|[Ff]unktional|Statistik|Marketing|Präferenzen|[Nn]ecessary|Statistics|Preferences)$/u

/** How a purpose begins where it is no noun: what a cookie does. */
const DOES =
  /^(?:merkt|speichert|enthält|dient|ermöglicht|erkennt|verhindert|hält|zählt|misst|wird|stellt|sichert|schützt|unterscheidet|sammelt|registriert|identifiziert|erfasst|regelt|verwaltet|steuert|prüft|überprüft|legt|setzt|gewährleistet|verfolgt|liefert|ordnet|weist|zeigt|verknüpft|bestimmt|begrenzt|drosselt|erhält|ist|hat|um|zur?|für|damit|stores?|saves?|used|uses|remembers?|tracks?|identifies|contains?|keeps?|enables?|prevents?|distinguish(?:es)?|limits?|collects?|registers?|sets?|is|to) /iu
const OWN =
  /^(?:Diese (?:Website|Webseite|Seite)|Unsere (?:Website|Webseite|Seite)|Eigen(?:e[rs]?|tümer)|Wir|Websit?e|Webseite|Erstanbieter)/u
/** Where one word stops and the next begins: "gaGoogle", "SESSIDSitzung". */
const SEAM = /(?<=[\p{Ll}\d_\]*>}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu
/** What may follow the known part of a name: an id, or what stands for one. */
const TAIL =
  /^(?:_(?=[A-Z]*\d)[A-Z\d]{4,12}(?=\p{Lu}\p{Ll})|_[A-Z]{6,12}(?=\p{Lu}\p{Ll})|[_.-]?(?:[\d*#]{1,40}|<[^<>]{1,30}>|\[[^[\]]{1,30}\]|\{[^{}]{1,30}\}|x{2,12}|X{2,12}(?![a-z]))|_)/u
const LONGEST_NAME = 60

/** Cookies of what websites are built with: nobody's service sets them. */
const OF_PLATFORMS = [
  'JSESSIONID',
  'PHPSESSID',
  'ASP.NET_SessionId',
  'CFID',
  'CFTOKEN',
  'XSRF-TOKEN',
  'laravel_session',
]
const COOKIES: ReadonlySet<string> = new Set([...SERVICES.flatMap(({ cookies }) => cookies), ...OF_PLATFORMS])
const PROVIDERS: ReadonlySet<string> = new Set(
  SERVICES.flatMap(({ name, aliases, brand }) => [
    name,
    ...aliases,
    ...(brand === undefined ? [] : [brand]),
    // The house of "MuTo Meetings" is "MuTo".
    ...aliases.flatMap((alias) => /^\p{Lu}\p{L}{0,9}\p{Ll}\p{Lu}\p{L}{0,20}(?= )/u.exec(alias)?.[0] ?? []),
  ]).filter((name) => name.length >= 4 && /^\p{Lu}/u.test(name)),
)
/** Providers that write themselves small: their names stand at the end of a word, "_wahlmuster" of "muster". */
const SMALL_PROVIDERS: readonly string[] = SERVICES.flatMap(({ name, aliases }) => [name, ...aliases]).filter(
  (name) => /^\p{Ll}[\p{L}\d]{4,24}$/u.test(name),
)
const LONGEST_PROVIDER = 40

interface Head {
  readonly label: string
  readonly column: Column
  readonly at: number
}

/**
 * Finds such a table where it begins: a line of nothing but heads of columns, glued ("CookieZweckLaufzeit"), apart by one
 * sign ("Cookie / Anbieter / Dauer") or by single blanks, over lines that can be cut into as many cells. Null where a
 * line begins none.
 */
export function gluedAt(lines: readonly SourceLine[], at: number): Glued | null {
  const line = lines[at]
  if (line === undefined || line.text.length > LONGEST_HEAD || line.text.length < 8) return null
  const read = headsOf(line.text)
  if (read === null) return null
  const { heads, between } = read
  const rows: (readonly (readonly Piece[])[])[] = [
    heads.map(({ label, at: from }) => [piece(line, from, from + label.length)]),
  ]
  let end = at + 1
  for (let next = at + 1; next < lines.length; next += 1) {
    const row = lines[next]
    if (row === undefined) break
    if (row.text === '') continue
    const cells =
      row.text.length > LONGEST_ROW
        ? null
        : between.trim() === ''
          ? RECEIVERS.has(heads[0]?.label ?? '')
            ? cutReceiver(row, heads)
            : cut(row, heads, between !== '')
          : parted(row, between, heads)
    if (cells === null) break
    rows.push(cells)
    end = next + 1
  }
  return rows.length > (between.trim() === '' ? 1 : 2) ? { rows, end } : null
}

/** A label and its value stuck together, in a stanza of such lines: "Cookie Name_xy" over "Cookie Laufzeit1 Jahr". */
export function pairsAt(
  lines: readonly SourceLine[],
  at: number,
): { readonly lines: readonly (readonly Piece[])[]; readonly end: number } | null {
  const found: { readonly pieces: readonly Piece[]; readonly column: Column }[] = []
  let end = at
  for (; end < lines.length; end += 1) {
    const line = lines[end]
    const label = line === undefined || line.text === '' ? null : labelAt(line.text, 0)
    if (line === undefined || label === null) break
    const after = line.text.charAt(label.label.length)
    if (
      !/^[\p{Lu}\d_<„"]|^h(?=ttp)/u.test(line.text.slice(label.label.length)) &&
      !(label.label.toLowerCase() === 'cookie name' && /[\p{L}.]/u.test(after))
    )
      break
    const stop = line.start + label.label.length
    found.push({
      pieces: [
        piece(line, 0, label.label.length),
        { text: ': ', from: stop, to: stop },
        piece(line, label.label.length, line.text.length),
      ],
      column: label.column,
    })
  }
  const columns = found.map(({ column }) => column)
  return found.length >= 3 && columns.includes('name') && columns.includes('life')
    ? { lines: found.map(({ pieces }) => pieces), end }
    : null
}

/** A thing and how long it is kept, stuck together: "Rechnungsunterlagen10 Jahre", "Protokolle (Server)dreißig Tage". */
const KEPT =
  /^((?:\p{Lu}|\d|\p{Ll}{3,16} (?=\p{L}))(?:[^.;:!?]|(?<=(?<!\p{L})(?:z|B|bzw|ggf|usw|inkl|etc|Nr|lit|a|d|h|u|ä))\.){2,90}?(?:\p{Ll}(?=\d|(?:Ein|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Zwölf|Zwanzig|Dreißig|Fünfzig)e?[nrs]? |bis zu[mr] )|\)))((?:(?:\d{1,3}|[Ee]in(?:e|en)?|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf|[Zz]wanzig|[Dd]reißig|[Ff]ünfzig) (?:Stunden?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?|hours?|days?|weeks?|months?|years?)(?!\p{L})|bis zu[mr] ).{0,120})$/u
const PERIOD =
  /(?:\p{Ll}\d{1,3}|\)(?:\d{1,3}|\p{Ll}{3,8})) (?:Stunde|Tag|Woche|Monat|Jahr|hour|day|week|month|year)/u
const LONGEST_KEPT = 220

/** Such lines, two or more with nothing but short lines between them: their pieces apart, by the line they stand on. */
export function keptAt(
  lines: readonly SourceLine[],
  at: number,
): { readonly lines: readonly (readonly Piece[])[]; readonly end: number } | null {
  const first = lines[at]?.text ?? ''
  if (first.length > LONGEST_KEPT || !PERIOD.test(first)) return null
  const found: (readonly Piece[])[] = []
  let stuck = 0
  let end = at
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next]
    if (line === undefined || line.text === '' || line.text.length > LONGEST_KEPT) break
    const kept = KEPT.exec(line.text)
    if (kept === null) {
      if (stuck === 0 || !/^\p{Lu}[^:]{2,90}: \S/u.test(line.text)) break
      found.push([piece(line, 0, line.text.length)])
      continue
    }
    const label = kept[1]?.length ?? 0
    const stop = line.start + label
    found.push([
      piece(line, 0, label),
      { text: ': ', from: stop, to: stop },
      piece(line, label, line.text.length),
    ])
    stuck += 1
    end = next + 1
  }
  return stuck >= 2 ? { lines: found.slice(0, end - at), end } : null
}

function piece(line: SourceLine, from: number, to: number): Piece {
  return { text: line.text.slice(from, to), from: line.start + from, to: line.start + to }
}

/** The longest label of a column that a text holds at a place. */
function labelAt(text: string, at: number): Head | null {
  if (!BEGINNINGS.has(text.slice(at, at + 3).toLowerCase())) return null
  const ahead = text.slice(at, at + LONGEST_LABEL)
  if (!/^\p{Lu}/u.test(ahead)) return null
  const lower = ahead.toLowerCase()
  for (let length = Math.min(lower.length, LONGEST_LABEL); length >= 3; length -= 1) {
    const column = COLUMNS.get(lower.slice(0, length))
    // A longer word is no label: "Cookies" in "Cookiesammlung".
    if (column !== undefined && !/^\p{Ll}(?!ttps?:)/u.test(text.slice(at + length)))
      return { label: text.slice(at, at + length), column, at }
    if (column !== undefined && lower.slice(0, length) === 'cookie name')
      return { label: text.slice(at, at + length), column, at }
  }
  return null
}

const BETWEEN = /^(?: ?[/|;·•] ?| [–—-] |, | )/u

/** Heads of columns one after the other and what stands between them; null when a line is anything else. */
function headsOf(text: string): { readonly heads: readonly Head[]; readonly between: string } | null {
  const heads: Head[] = []
  let between: string | undefined
  for (let at = 0; at < text.length; ) {
    const head = labelAt(text, at)
    if (head === null || heads.length === MOST_COLUMNS) return null
    heads.push(head)
    at += head.label.length
    if (at >= text.length) break
    const sign = BETWEEN.exec(text.slice(at, at + 3))?.[0] ?? ''
    if (between !== undefined && between !== sign) return null
    between = sign
    at += sign.length
  }
  if (between === undefined) return null
  if (
    between === '' &&
    RECEIVERS.has(heads[0]?.label ?? '') &&
    !heads.some(({ column }) => column === 'life')
  )
    return { heads, between }
  if (heads.length < 3) return null
  const [first, second, ...others] = heads
  // “CookieName…”: one column.
  const whole =
    first?.column === 'name' && second?.column === 'name' && between === ''
      ? [{ ...first, label: first.label + second.label }, ...others]
      : heads
  if (whole.length < 3 || new Set(whole.map(({ label }) => label)).size < whole.length) return null
  if (
    between.trim() === '' &&
    (whole[0]?.column !== 'name' || !whole.some(({ column }) => column === 'life'))
  )
    return null
  return { heads: whole, between }
}

function parted(
  row: SourceLine,
  between: string,
  heads: readonly Head[],
): readonly (readonly Piece[])[] | null {
  const cells: Piece[][] = []
  let at = 0
  for (const cell of row.text.split(between)) {
    cells.push([piece(row, at, at + cell.length)])
    at += cell.length + between.length
  }
  return cells.length === heads.length ? cells : null
}

/**
 * Cuts a row without signs between its cells: from the end what has a shape, from the start the name, the rest between them.
 *
 * @param spaced whether the heads stand apart by blanks: then a blank ends the name, whatever it looks like
 */
function cut(row: SourceLine, heads: readonly Head[], spaced: boolean): readonly (readonly Piece[])[] | null {
  const { text } = row
  const places = new Map<number, readonly [number, number]>()
  let end = text.length
  let last = heads.length - 1
  for (; last > 0; last -= 1) {
    const column = heads[last]?.column
    const shape = column === 'life' ? LIFE_LAST : column === 'kind' ? KIND_LAST : null
    const found = shape?.exec(text.slice(0, end))
    if (!found) break
    places.set(last, [found.index, end])
    end = found.index
    while (text.charAt(end - 1) === ' ') end -= 1
  }
  if (end < 1) return null
  const lifeNext = heads[1]?.column === 'life' && last >= 1
  const alone = spaced && !lifeNext ? FIRST_WORD.exec(text.slice(0, end))?.[0].length : undefined
  const name =
    alone ?? (lifeNext ? nameBeforeLife(text.slice(0, end)) : nameEnd(text.slice(0, end), heads, last))
  if (name === null) return null
  const lived = [...places.keys()].some((at) => heads[at]?.column === 'life')
  if (!lived && !lifeNext && !/_/u.test(text.slice(0, name)) && !COOKIES.has(text.slice(0, name))) return null
  places.set(0, [0, name])
  let from = name
  for (let at = 1; at <= last; at += 1) {
    while (text.charAt(from) === ' ') from += 1
    const rest = text.slice(from, end)
    const column = heads[at]?.column
    const width =
      at === last
        ? rest.length
        : column === 'life'
          ? (LIFE_FIRST.exec(rest)?.[0].length ?? 0)
          : column === 'provider'
            ? providerEnd(rest)
            : rest.length
    places.set(at, [from, from + width])
    from += width
  }
  return heads.map((_, at) => {
    const [start, stop] = places.get(at) ?? [end, end]
    return [piece(row, start, stop)]
  })
}

/** A name without blanks that one ends, and that is no ordinary word. */
const FIRST_WORD = /^(?!\p{Lu}?\p{Ll}+ )[\p{L}\d_.*[\]{}<>#-]{2,60}(?= )/u

/** Where a firm ends and what it does begins: "MusterstadtDruck", "Muster (Berlin)Lohn". */
const FIRM_SEAM = /(?<=\p{Ll}{2}|\d|[).])(?=\p{Lu}\p{Ll}{2})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{3})/gu

/** Cuts a row that begins with who receives: the name with its address, the instrument at the end, the rest between. */
function cutReceiver(row: SourceLine, heads: readonly Head[]): readonly (readonly Piece[])[] | null {
  const { text } = row
  const known = providerLength(text)
  const seams = [...text.matchAll(FIRM_SEAM)].map(({ index }) => index)
  const name = known > 0 && /^\p{Lu}/u.test(text.slice(known)) ? known : seams.find((index) => index >= 3)
  if (name === undefined) return null
  const cells = new Map<number, readonly [number, number]>([[0, [0, name]]])
  let end = text.length
  let last = heads.length - 1
  for (; last > 1; last -= 1) {
    const label = heads[last]?.label ?? ''
    const shape = INSTRUMENTS_HEAD.test(label)
      ? INSTRUMENTS_LAST
      : PLACES_HEAD.test(label)
        ? PLACES_LAST
        : undefined
    const found = shape?.exec(text.slice(name, end))
    if (!found) break
    cells.set(last, [name + found.index, end])
    end = name + found.index
  }
  cells.set(1, [name, end])
  return heads.map((_, at) => {
    const [from, to] = cells.get(at) ?? [end, end]
    return [piece(row, from, to)]
  })
}

function nameBeforeLife(text: string): number | null {
  const found = LIFE.exec(text)
  const name = found === null ? '' : text.slice(0, found.index).trimEnd()
  return name === '' || /\s/u.test(name) || name.length > LONGEST_NAME ? null : name.length
}

/** Where the name of a cookie ends in a glued row: after a name that is known, before a provider or what the cookie does, or where the words change. */
function nameEnd(text: string, heads: readonly Head[], last: number): number | null {
  if (last === 0) return /\s/u.test(text) || text.length > LONGEST_NAME ? null : text.length
  const blank = text.search(/\s/u)
  const word = blank < 0 ? text : text.slice(0, blank)
  if (!/^[\p{L}\d_.[(*-]/u.test(word)) return null
  for (let length = Math.min(word.length, LONGEST_NAME); length >= 2; length -= 1) {
    if (!COOKIES.has(word.slice(0, length))) continue
    const rest = text.slice(length)
    const after = length + (TAIL.exec(rest)?.[0].length ?? 0)
    if (after === text.length || /^[\s\p{Lu}]/u.test(text.slice(after)) || DOES.test(text.slice(after)))
      return after
  }
  const provided = heads[1]?.column === 'provider'
  const small = provided
    ? SMALL_PROVIDERS.find((one) => word.length > one.length + 1 && word.endsWith(one))
    : undefined
  if (small !== undefined && /[_\d]/u.test(word.slice(0, -small.length))) return word.length - small.length
  const seams = [...word.matchAll(SEAM)]
    .map(({ index }) => index)
    .filter((index) => index >= 2 && index <= LONGEST_NAME)
  const offered = provided
    ? seams.find((index) => providerLength(text.slice(index)) > 0 || OWN.test(text.slice(index)))
    : undefined
  if (offered !== undefined) return offered
  for (let at = 3; at <= word.length && at <= LONGEST_NAME; at += 1)
    if (DOES.test(text.slice(at, at + 20))) return at
  // A blank ends a name that looks like one: "_xy Statistik 2 Jahre".
  if (blank > 0 && (seams.length === 0 || /_/u.test(word))) {
    if (seams.length === 0)
      return /[_\d-]|^\p{Lu}{3,}$|\p{Ll}\p{Lu}|^\p{Ll}{2,30}$/u.test(word) ? blank : null
  }
  if (seams.length === 0) return null
  const [first] = seams
  if (/^[_\p{Ll}]/u.test(word) && /^[_\p{Ll}\d.*-]+$/u.test(word.slice(0, first))) {
    if (/_/u.test(word.slice(0, first)) || seams.length <= last) return first ?? null
  }
  if (/^\p{Lu}{3,}$/u.test(word.slice(0, first))) return first ?? null
  return seams[Math.max(0, seams.length - (blank < 0 ? last : 1))] ?? null
}

function providerLength(text: string): number {
  for (let length = Math.min(text.length, LONGEST_PROVIDER); length >= 4; length -= 1)
    if (PROVIDERS.has(text.slice(0, length)) && !/^\p{Ll}/u.test(text.slice(length))) return length
  return 0
}

const FORM = /^[^,;]{2,60}?(?:GmbH|mbH|AG|Inc\.?|LLC|Ltd\.?|Limited|SE|A\/S|B\.V\.|Oy)(?=\p{Lu}|$)/u

/** Where the provider ends that a piece of a row begins with. */
function providerEnd(text: string): number {
  const formed = FORM.exec(text)?.[0].length ?? 0
  const known = Math.max(formed, providerLength(text), OWN.exec(text)?.[0].length ?? 0)
  if (known > 0) return known
  for (const { index } of text.matchAll(SEAM)) if (index >= 3) return index
  return text.search(/\s|$/u)
}
