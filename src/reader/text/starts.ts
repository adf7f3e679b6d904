import type { Block, Notice } from '../notice.ts'
import { sectionsIn } from '../sections.ts'
import { LONGEST_TITLE, NOTICE_TITLE } from './papers.ts'

/** A heading over what is said of somebody's service inside a notice. */
const OF_A_SERVICE =
  /\s(?:für|zu|zur|zum|for|on|von|bei)\s(?:die\s|den\s|das\s|der\s)?(?:Nutzung|Einsatz|Verwendung|Google|Facebook|Meta|Twitter|X\b|Instagram|YouTube|LinkedIn|Xing|Matomo|Piwik|Amazon|PayPal|the use|Etracker|AddThis|Pinterest|Plugins?)/iu
/** What a line says that names a document on data protection, in whatever words. */
const TITLE_WORDS =
  /Datenschutz(?!-?(?:beauftrag|aufsicht|behörde|stelle|recht|gesetz|grund|manage|koordin|vor|niveau|einstell|verletz|team|zentrum|kommission|referat|büro|beratung|erklärungen|bestimmungen (?:von|der)))|Datenverarbeitung|(?:Verarbeitung|Umgang|umgehen|Erhebung).{0,30}(?:Daten|data)|(?:deine|Ihre|eure|deinen|Ihren|von|mit|Ihrer|über) (?:personenbezogenen? |persönlichen? )?Daten(?!\p{L})|Art(?:\.|ikel) ?1[34]|(?:Patienten|Kunden|Mieter|Gäste|Bewerber|Mitglieder|Mandanten|Teilnehmer|Teilnahme|Besucher|Eltern|Nutzer|Informations)\p{L}{0,8}information|Privacy|Data (?:Protection|Privacy)|\bdata\b.{0,20}(?:use|process|handle)|wird gefilmt|Videoüberwach/iu
/** A heading that counts, as those inside a document do. */
const NUMBERED =
  /^(?:§ ?)?(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-Za-z](?:\.\d{1,2})?)(?:[.)](?!\d{2})|\s)\s?(?=\p{L})/u
/** A heading or a line inside a notice, for all that it speaks of data. */
const INSIDE =
  /^(?:Wer|Wie lange|Wofür|Woher|Wohin|Recht|Ihre? Rechte?|Widerspr|Widerruf|Lösch|Auskunft|Berichtig|Herausgabe|Übertrag|Beschwerde|Empfänger|Weitergabe|Allgemeine Hinweise|Pflicht|Rechtsgrund|Umfang|Zwecke?|(?:(?:Der|Die|Das) )?(?:\p{Lu}\p{L}+ )?(?:Landes|Bundes|Aufsicht|Datenschutzb|Verarbeitung|Erhebung)\p{L}*|beim? |©)|@|\b\d{4,5} \p{Lu}\p{Ll}|(?<!\p{L})(?:Frau|Herrn?|Art(?:\.|ikel) ?(?:[26]|1[5-9]|2\d|77)) |Impressum \||Inc\.|\t/u
/** A name over an address: "Datenschutz Mainfranken GbR". */
const FIRM =
  /^(?:[\p{Lu}&][\p{L}&.-]{0,30} ){1,5}(?:GmbH|GbR|UG|AG|KG|OHG|SE|mbH|e\. ?K\.|PartG\p{L}{0,4})(?!\p{L})/u
const SENTENCE_END = /(?<!\be\. ?[VKG])[.:;,!]$/u
/** What sets two documents apart in the file itself: the end of a page, a line drawn across, two lines left empty. */
const BREAK =
  /\f|\n[ \t]{0,8}(?:[-=_*~#•·–—] ?){4,}[ \t]{0,8}\r?\n|<(?:hr|h1|article|main|body)\b|(?:\n[ \t]{0,8}\r?){3,}/iu
/** What of a gap is looked at. */
const GAP = 2_000

const CONTROLLER =
  /Verantwortliche[rn]?\s|verantwortliche[nr]? Stelle|verantwortlich (?:ist|für|im Sinne)|\bcontroller\b|responsible (?:for|party|body)/iu
/** What shows that an address is that of whoever answers for the notice. */
const WHO =
  /[Vv]erantwortlich|[Zz]uständig|betrieben|[Vv]ertreten durch|Inhaber|Vorstand|Vorsitzende|Geschäftsführ|Betreiber|[Ww]er (?:wir sind|sind wir|ist)|controller|responsible|who we are/u
/** Within how many characters of an address that stands. */
const NEAR = 250
const RIGHTS =
  /Auskunft|Einsicht|Beanstand|Widerruf|Berichtig|Lösch|Widerspr|Beschwer|Einschränk|access|rectif|eras|object|complain|restrict/giu
/** A place behind its postcode, German, Austrian or Swiss. */
const PLACE = /(?<![\d/-])(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}\p{L}{2}/gu
const HOST = /[\w.+-]{1,64}(?:@|\(at\)|\[at\]| at )((?:[\w-]{1,63}\.){1,4}\p{L}{2,12})(?![\w-])/u

const SHORTEST_PART = 350
/** Of two notices of the same people, that both are whole shows in their length and in the rights they name. */
const SHORTEST_OWN = 500
/** Within how many characters below its title a second notice of the same people says whose it is. */
const INTRODUCTION = 600
const RIGHTS_SAID_AGAIN = 2
const RIGHTS_OF_A_WHOLE = 3
/** Within how many characters below its title a notice says who is responsible. */
const BELOW_TITLE = 2_000
/** How far above its title a document may begin, with the lines of a page's head. */
const ABOVE_TITLE = 500
/** How much of a part is looked at for who speaks in it and which rights it names. */
const LOOKED_INTO = 100_000
/** A file with more titles than this is no collection of notices, but one that repeats itself. */
const MOST_TITLES = 40
/** With more lines than this that might be titles by their words, these say nothing. */
const MOST_LINES = 200

/** Where a document may begin. */
interface Begin {
  readonly title: number
  /** The title itself or, behind a break, the head of its page. */
  readonly start: number
  /** Whether a break stands before it. */
  readonly apart: boolean
  /** How much the line is the title of a notice: by its whole wording, by words in it, or it only comes first behind a break. */
  readonly line: 'title' | 'words' | 'first'
}

/** Who a part of a file speaks for: the first host of a mail in it, and the first place with a postcode. */
interface Home {
  readonly host: string | null
  readonly place: string | null
}

/**
 * Where the notices of one file begin, offsets in the text; one number for one notice. Another begins at a title, or
 * behind a break, from where others speak than before and neither is named by the other; another one of the same people,
 * at the title of a notice when the part before and the part after each name who is responsible and which rights there
 * are.
 */
export function startsOf(notice: Notice): readonly number[] {
  const { text } = notice
  const lines = beginsIn(notice)
  const titles = lines.filter(({ line }) => line === 'title')
  if (titles.length > MOST_TITLES) return [0]
  const begins = lines.length > MOST_LINES ? titles : lines
  const starts = [0]
  for (const [i, begin] of begins.entries()) {
    const last = starts.at(-1) ?? 0
    if (begin.start - last < SHORTEST_PART) continue
    const end = begins
      .slice(i + 1)
      .find(({ line, start }) => line === 'title' && start - begin.start > SHORTEST_PART)?.start
    if (isAnother(text, last, begin, end ?? text.length)) starts.push(begin.start)
  }
  return starts
}

function beginsIn(notice: Notice): readonly Begin[] {
  const { blocks, text } = notice
  const headed = new Set(
    sectionsIn(notice.root)
      .filter(({ level, heading }) => level > 0 && NOTICE_TITLE.test(heading) && !OF_A_SERVICE.test(heading))
      .map(({ start }) => start),
  )
  const found: Begin[] = []
  let top: number | null = null
  let before: Block | undefined
  for (const block of blocks) {
    if (before !== undefined && BREAK.test(gap(notice, before, block))) top = block.start
    before = block
    if (block.start === 0 || block.end - block.start > LONGEST_TITLE) continue
    if (top !== null && block.start - top > ABOVE_TITLE) top = null
    const line = headed.has(block.start)
      ? 'title'
      : titleOf(text.slice(block.start, block.end), top === block.start)
    if (line === null) continue
    found.push({ title: block.start, start: top ?? block.start, apart: top !== null, line })
    top = null
  }
  // Below the last lines of a page may stand the title of the next document, which says more.
  return found.filter((one, i) => {
    const next = found[i + 1]
    return (
      next === undefined ||
      one.apart ||
      one.line === 'title' ||
      next.start - one.start >= ABOVE_TITLE ||
      !(next.apart || next.line === 'title')
    )
  })
}

/** What stands in the file between two blocks. */
function gap(notice: Notice, before: Block, block: Block): string {
  const [, from] = notice.spanOf(before.end - 1, before.end)
  const [to] = notice.spanOf(block.start, block.start + 1)
  return notice.source.slice(from, Math.min(to, from + GAP))
}

function titleOf(line: string, first: boolean): 'words' | 'first' | null {
  if (INSIDE.test(line) || SENTENCE_END.test(line)) return null
  const called = NOTICE_TITLE.test(line)
  const numbered = NUMBERED.test(line)
  const named = TITLE_WORDS.test(line) && !OF_A_SERVICE.test(line)
  if (named && (called || !(numbered || FIRM.test(line)))) return 'words'
  return first && !numbered ? 'first' : null
}

/** Whether from `begin` on another notice speaks than the one that began at `last`. */
function isAnother(text: string, last: number, begin: Begin, end: number): boolean {
  const parts = [text.slice(last, begin.start), text.slice(begin.title, end)] as const
  const [earlier, later] = parts
  if (later.length < SHORTEST_PART) return false
  const rights = Math.min(...parts.map(rightsIn))
  if (rights > 0 && areOthers(earlier, later.slice(0, BELOW_TITLE), text.slice(begin.title), begin))
    return true
  if (rights >= RIGHTS_SAID_AGAIN && introducesAgain(earlier, later)) return true
  return (
    begin.line === 'title' &&
    rights >= RIGHTS_OF_A_WHOLE &&
    parts.every(
      (part) =>
        part.length >= SHORTEST_OWN && (CONTROLLER.test(part) || part.search(PLACE) >= 0 || HOST.test(part)),
    )
  )
}

/** Whether whoever answered for what came before is introduced once more, right below a title, with the address. */
function introducesAgain(earlier: string, later: string): boolean {
  const { place } = homeOf(earlier)
  const at = place === null ? -1 : later.slice(0, INTRODUCTION).indexOf(place)
  return at >= 0 && WHO.test(later.slice(Math.max(0, at - NEAR), at + NEAR))
}

/** Whether those who speak below a title are others than those who spoke before, and come up nowhere among them. */
function areOthers(earlier: string, below: string, rest: string, { apart, line }: Begin): boolean {
  const home = homeOf(earlier)
  const own = homeOf(below)
  const isStrange = (one: string | null, part: string): boolean => one === null || !part.includes(one)
  if (!isStrange(home.host, rest) || !isStrange(own.host, earlier)) return false
  if (home.host !== null && own.host !== null) return true
  return (
    line !== 'first' &&
    home.place !== null &&
    own.place !== null &&
    isStrange(home.place, rest) &&
    isStrange(own.place, earlier) &&
    (apart || WHO.test(below))
  )
}

function homeOf(whole: string): Home {
  const part = whole.slice(0, LOOKED_INTO)
  const host = HOST.exec(part)?.[1]?.toLowerCase().split('.').slice(-2).join('.') ?? null
  for (const { 0: place, index } of part.matchAll(PLACE)) {
    if (index <= NEAR || WHO.test(part.slice(index - NEAR, index + NEAR))) return { host, place }
  }
  return { host, place: null }
}

function rightsIn(part: string): number {
  const named = Array.from(part.slice(0, LOOKED_INTO).matchAll(RIGHTS), ([right]) => right.toLowerCase())
  return new Set(named).size
}
