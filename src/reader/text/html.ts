import { type Token, Tokenizer, TokenizerMode, parseFragment } from 'parse5'
import type { Line, Piece } from './line.ts'

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** What never holds words of the notice. */
const SILENT = new Set(
  'script style template svg math head noscript iframe object select option textarea audio video canvas datalist map frameset noframes noembed'.split(
    ' ',
  ),
)
/** What frames a page. */
const CHROME = new Set(['nav', 'footer', 'aside', 'dialog', 'header', 'menu'])
const ROLES = new Set([
  'navigation',
  'contentinfo',
  'banner',
  'dialog',
  'alertdialog',
  'search',
  'complementary',
  'menu',
  'menubar',
])
const CHROME_NAMES =
  /(?:^|[\s_-])(?:navbar|navigation|nav-?menu|main-?menu|site-?header|page-?header|site-?footer|page-?footer|footer-?(?:widgets|menu|nav|area|bottom|content)|colophon|breadcrumbs?|skip-?links?|skip-?to-?content|sidebar|cookie-?(?:banner|bar|consent|notice|notification|popup|modal|overlay|law-info-bar|layer)|consent-?(?:banner|manager|modal|layer)|cmp(?:box|wrapper|-?container)|usercentrics-root|onetrust-(?:banner|consent)-sdk|cybotcookiebotdialog|borlabs-?cookie-?box|borlabscookiebox|cmplz-cookiebanner|cc-(?:window|banner)|cky-consent-container|klaro|ez-toc-container|lwptoc|toc|table-of-contents|social-?(?:icons|links|share|sharing)|share-?buttons|screen-reader-text|visually-hidden|sr-only|newsletter-?popup|scroll-?to-?top|back-?to-?top)(?=$|[\s_])/iu
/** What is shown when somebody opens it: hidden in the file, yet part of the notice. */
const FOLDED = /accordion|collaps|toggle|panel|tab-?(?:content|pane)|faq|details|elementor-tab/iu
const BREAKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const GAPS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table section article blockquote hr pre details'.split(' '),
)
const MODES: Readonly<Record<string, Tokenizer['state']>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
}
/** Which open elements a start tag closes when they were left open, and what stops the search. */
const CLOSES: Readonly<Record<string, readonly [closed: readonly string[], within: readonly string[]]>> = {
  li: [['li'], ['ul', 'ol', 'menu']],
  dt: [['dt', 'dd'], ['dl']],
  dd: [['dt', 'dd'], ['dl']],
  tr: [['tr'], ['table']],
  td: [
    ['td', 'th'],
    ['tr', 'table'],
  ],
  th: [
    ['td', 'th'],
    ['tr', 'table'],
  ],
  option: [['option'], ['select']],
}
const DEEPEST_ROW = 4
const LONGEST_CELL = 1200

const decoded = new Map<string, string>()
const MOST_ENTITIES = 4000

/** What a character reference stands for; one that does not exist stands for itself. */
function decode(reference: string): string {
  const known = decoded.get(reference)
  if (known !== undefined) return known
  if (decoded.size >= MOST_ENTITIES) return reference
  const [node] = parseFragment(reference).childNodes
  const text = node !== undefined && 'value' in node ? node.value : reference
  decoded.set(reference, text)
  return text
}

const REFERENCE = /&(?:#\d{1,7};?|#x[\da-f]{1,6};?|[a-z][a-z\d]{1,31};?)/giu

function piecesOf(source: string, start: number, end: number): readonly Piece[] {
  const raw = source.slice(start, end)
  if (!raw.includes('&')) return [{ text: raw, from: start, to: end }]
  const pieces: Piece[] = []
  let at = 0
  for (const reference of raw.matchAll(REFERENCE)) {
    if (reference.index > at)
      pieces.push({ text: raw.slice(at, reference.index), from: start + at, to: start + reference.index })
    const stop = reference.index + reference[0].length
    pieces.push({ text: decode(reference[0]), from: start + reference.index, to: start + stop })
    at = stop
  }
  if (at < raw.length) pieces.push({ text: raw.slice(at), from: start + at, to: end })
  return pieces
}

/** The address behind Cloudflare's “[email protected]”: what every visitor sees. */
function uncover(hex: string): string {
  const key = Number.parseInt(hex.slice(0, 2), 16)
  let address = ''
  for (let i = 2; i + 1 < Math.min(hex.length, 400); i += 2) {
    address += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2), 16) ^ key)
  }
  return /^[!-?A-~]{1,100}@[!-?A-~]{1,100}$/u.test(address) ? address : ''
}

interface Element {
  readonly tag: string
  readonly silent: boolean
  readonly bold: boolean
  readonly main: boolean
}

interface Draft extends Line {
  readonly main: boolean
}

interface Row {
  readonly cells: Draft[][]
  head: boolean
}

function isHidden(name: (attribute: string) => string | undefined, classes: string): boolean {
  const style = name('style') ?? ''
  const hidden =
    name('hidden') !== undefined ||
    name('aria-hidden') === 'true' ||
    /(?:display\s?:\s?none|visibility\s?:\s?hidden)/iu.test(style)
  return (
    hidden && !FOLDED.test(classes) && name('role') !== 'tabpanel' && name('aria-labelledby') === undefined
  )
}

/** Walks the tags once, from front to back, so that time grows with length alone however deep they are nested. */
function walk(source: string, framed: boolean): readonly Draft[] {
  const out: Draft[] = []
  const stack: Element[] = []
  const open = new Map<string, number>()
  const rows: { readonly row: Row; readonly depth: number }[] = []
  let silent = 0
  let bold = 0
  let main = 0
  let lists = 0
  let pre = 0
  let heading = ''
  let item = false
  let gap = true
  let pieces: Piece[] = []
  let plain = false
  let printed = false
  let replacement = ''

  const emit = (line: Draft): void => {
    const row = rows.at(-1)?.row
    const cell = row?.cells.at(-1)
    if (row === undefined) out.push(line)
    else if (cell !== undefined) cell.push(line)
    else row.cells.push([line])
  }
  const flush = (): void => {
    if (printed) {
      const level = /^h(\d)$/u.exec(heading)?.[1]
      emit({
        kind: level !== undefined || heading === 'caption' ? 'heading' : item ? 'item' : 'text',
        level: level !== undefined ? Number(level) : item ? Math.min(Math.max(lists, 1), 9) : 0,
        style: heading !== '' ? heading : plain ? '' : 'bold',
        gap,
        cells: [pieces],
        main: main > 0,
      })
      gap = false
      item = false
    }
    pieces = []
    printed = false
    plain = false
  }
  const endRow = (): void => {
    const last = rows.pop()
    if (last === undefined) return
    const { row } = last
    const used = row.cells.filter((cell) => cell.length > 0)
    const size = (cell: readonly Draft[]): number =>
      cell.reduce(
        (sum, line) =>
          sum +
          line.cells.reduce(
            (all, cells) => all + cells.reduce((n, piece) => n + piece.to - piece.from, 0),
            0,
          ),
        0,
      )
    const layout =
      used.length < 2 ||
      used.some(
        (cell) =>
          cell.some((line) => line.kind === 'row' || line.kind === 'heading') || size(cell) > LONGEST_CELL,
      )
    if (layout) {
      for (const cell of used) for (const line of cell) emit(line)
      return
    }
    emit({
      kind: 'row',
      level: 0,
      style: row.head ? 'head' : '',
      gap: false,
      main: main > 0,
      cells: row.cells.map((cell) =>
        cell.flatMap((line, i) => {
          const words = line.cells.flat()
          const before = words[0]?.from ?? 0
          return i === 0 ? words : [{ text: '\n', from: before, to: before }, ...words]
        }),
      ),
    })
  }
  const pop = (): void => {
    const element = stack.pop()
    if (element === undefined) return
    open.set(element.tag, (open.get(element.tag) ?? 1) - 1)
    if (rows.length > 0 && rows.at(-1)?.depth === stack.length) {
      flush()
      endRow()
    }
    if (BREAKS.has(element.tag)) {
      flush()
      if (GAPS.has(element.tag)) gap = true
    }
    if (element.silent) silent -= 1
    if (element.bold) bold -= 1
    if (element.main) main -= 1
    if (element.tag === 'ul' || element.tag === 'ol' || element.tag === 'menu') lists = Math.max(0, lists - 1)
    if (element.tag === 'li') item = false
    if (element.tag === 'pre') pre = Math.max(0, pre - 1)
    if (element.tag === heading) heading = ''
  }
  const close = (tag: string): void => {
    if ((open.get(tag) ?? 0) === 0) return
    while (stack.length > 0) {
      const last = stack.at(-1)?.tag
      pop()
      if (last === tag) break
    }
  }
  const closeOpen = (tag: string): void => {
    const rule = CLOSES[tag]
    if (rule === undefined) return
    for (let i = stack.length - 1; i >= Math.max(0, stack.length - 40); i -= 1) {
      const above = stack[i]?.tag ?? ''
      if (rule[1].includes(above)) return
      if (rule[0].includes(above)) {
        close(above)
        return
      }
    }
  }

  const start = (token: Token.TagToken): void => {
    const { tagName: tag } = token
    const name = (attribute: string): string | undefined =>
      token.attrs.find((each) => each.name === attribute)?.value.slice(0, 2000)
    const mode = MODES[tag]
    if (mode !== undefined) tokenizer.state = mode
    if (BREAKS.has(tag)) {
      if (stack.at(-1)?.tag === 'p') pop()
      closeOpen(tag)
      flush()
      if (GAPS.has(tag)) gap = true
    }
    if (tag === 'br') {
      if (silent === 0) {
        if (printed) flush()
        else gap = true
      }
      return
    }
    if (VOID.has(tag) || token.selfClosing) return
    const classes = `${name('class') ?? ''} ${name('id') ?? ''}`
    const role = name('role') ?? ''
    const inHeading = heading !== ''
    const button =
      tag === 'button' && !inHeading && name('aria-expanded') === undefined && !FOLDED.test(classes)
    const chrome =
      framed &&
      (((CHROME.has(tag) || ROLES.has(role)) &&
        !(main > 0 && (tag === 'header' || tag === 'aside' || tag === 'menu'))) ||
        (tag !== 'body' && tag !== 'html' && tag !== 'main' && CHROME_NAMES.test(classes)))
    const isSilent =
      SILENT.has(tag) ||
      tag === 'title' ||
      button ||
      chrome ||
      (tag !== 'body' && tag !== 'html' && isHidden(name, classes))
    const isBold =
      tag === 'b' || tag === 'strong' || /font-weight\s?:\s?(?:bold|[6-9]00)/iu.test(name('style') ?? '')
    const isMain = tag === 'main' || tag === 'article' || role === 'main'
    if (isSilent) silent += 1
    if (isBold) bold += 1
    if (isMain) main += 1
    if (tag === 'ul' || tag === 'ol' || tag === 'menu') lists += 1
    if (tag === 'pre') pre += 1
    if (tag === 'li') item = true
    if (/^h[1-6]$/u.test(tag) || tag === 'summary' || tag === 'dt' || tag === 'caption' || tag === 'legend')
      heading = tag
    if (tag === 'tr' && rows.length < DEEPEST_ROW && silent === 0)
      rows.push({ row: { cells: [], head: true }, depth: stack.length })
    if (tag === 'td' || tag === 'th') {
      const row = rows.at(-1)?.row
      if (row !== undefined) {
        row.cells.push([])
        if (tag === 'td') row.head = false
      }
    }
    stack.push({ tag, silent: isSilent, bold: isBold, main: isMain })
    open.set(tag, (open.get(tag) ?? 0) + 1)
    if (silent === 0 && /\b__cf_email__\b/u.test(classes)) replacement = uncover(name('data-cfemail') ?? '')
  }
  /** Takes the text between two tags. The tokenizer's own runs of characters are not used: references blur their ends. */
  const words = (from: number, to: number): void => {
    if (silent > 0 || from >= to) return
    const found = piecesOf(source, from, to)
    const blank = !/\S/u.test(source.slice(from, to))
    if (replacement !== '') {
      pieces.push({ text: replacement, from, to })
      printed = true
      plain = plain || bold === 0
      replacement = ''
      return
    }
    if (pre > 0) {
      for (const piece of found) {
        let at = 0
        for (const end of piece.text.matchAll(/\n/gu)) {
          pieces.push({
            text: piece.text.slice(at, end.index),
            from: piece.from + at,
            to: piece.from + end.index,
          })
          if (/\S/u.test(piece.text.slice(at, end.index))) printed = true
          plain = true
          if (printed) flush()
          else gap = true
          at = end.index + 1
        }
        const rest = piece.text.slice(at)
        if (at === 0) pieces.push(piece)
        else pieces.push({ text: rest, from: piece.from + at, to: piece.to })
        if (/\S/u.test(rest)) printed = true
      }
      return
    }
    for (const piece of found) pieces.push(piece)
    if (!blank) {
      printed = true
      plain = plain || bold === 0
    }
  }
  let behind = 0
  const between = (location: Token.Location | null): void => {
    if (location === null) return
    words(behind, location.startOffset)
    behind = location.endOffset
  }
  const ignore = (): void => undefined
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: (token) => between(token.location),
      onDoctype: (token) => between(token.location),
      onEof: () => {
        const tail = source.slice(behind)
        const cut = /<(?:[a-z/!?])/iu.exec(tail.slice(Math.max(0, tail.lastIndexOf('<'))))
        words(behind, cut === null ? source.length : behind + tail.lastIndexOf('<'))
      },
      onStartTag: (token) => {
        between(token.location)
        start(token)
      },
      onEndTag: (token) => {
        between(token.location)
        if ((token.tagName === 'br' || token.tagName === 'p') && (open.get(token.tagName) ?? 0) === 0) flush()
        close(token.tagName)
        replacement = ''
      },
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onParseError: null,
    },
  )
  tokenizer.write(source, true)
  flush()
  while (rows.length > 0) endRow()
  return out
}

function sizeOf(lines: readonly Draft[]): number {
  return lines.reduce(
    (sum, line) =>
      sum + line.cells.reduce((all, cell) => all + cell.reduce((n, piece) => n + piece.text.length, 0), 0),
    0,
  )
}

/**
 * The lines of a web page. Scripts, what is hidden, and what frames the page (menus, footer, cookie banner) are left
 * out; accordions are opened. Where next to nothing is left then, the notice stood in the frame, and it is read too. A
 * line of the footer that tells the day of the last change is kept.
 */
export function readHtml(source: string): readonly Line[] {
  const lines = contentOf(source)
  const foot = source.lastIndexOf('<footer')
  if (foot < 0 || !CHANGED.test(source.slice(foot, foot + FOOT))) return lines
  const last = lines.reduce((end, line) => Math.max(end, endOf(line)), 0)
  const dated = walk(source, false).find(
    (line) =>
      startOf(line) > Math.max(foot, last) &&
      CHANGED.test(textOf(line)) &&
      textOf(line).length < LONGEST_FOOT,
  )
  return dated === undefined ? lines : [...lines, dated]
}

const CHANGED =
  /(?:Stand(?: dieser [\p{L}]{4,24})?|[Ll]etzte (?:Änderung|Aktualisierung)|[Zz]uletzt (?:geändert|aktualisiert)|[Ll]ast (?:updated|modified))[ :][^<\n]{0,24}(?<!\d)(?:19|20)\d\d|(?<!\d)(?:19|20)\d\d[^<\n]{0,80}[ >](?:zuletzt )?(?:überarbeitet|geändert|aktualisiert|angepasst)(?!\p{L})/u
const FOOT = 2000
const LONGEST_FOOT = 220

const textOf = (line: Line): string => line.cells.flatMap((cell) => cell.map((piece) => piece.text)).join('')
const startOf = (line: Line): number => line.cells[0]?.[0]?.from ?? 0
const endOf = (line: Line): number => line.cells.at(-1)?.at(-1)?.to ?? 0

function contentOf(source: string): readonly Line[] {
  const inner = walk(source, true)
  const size = sizeOf(inner)
  const main = inner.filter((line) => line.main)
  const mainSize = sizeOf(main)
  if (mainSize >= 400 && mainSize >= size * 0.4) return main
  if (size >= 1000) return inner
  const whole = walk(source, false)
  return sizeOf(whole) > size * 2 ? whole : inner
}
