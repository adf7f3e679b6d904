import type { Notice } from '../notice.ts'
import { sectionsIn } from '../sections.ts'
import { detectLanguage, nameOfLanguage } from './language.ts'
import { Refusal } from './refusal.ts'

/** What a notice cannot do without speaking of; each counts once. */
const SIGNS: readonly RegExp[] = [
  /personenbezogene[nrsm]?\s|persönliche[nrsm]? Daten|personal (?:data|information)|Personendaten/iu,
  /Datenschutz|data protection|privacy/iu,
  /DS-?GVO|Datenschutz-?Grundverordnung|GDPR|BDSG|\bDSG\b|\bKDG\b|DSG-EKD/u,
  /Verantwortliche|verantwortliche Stelle|controller|responsible for/iu,
  /Rechtsgrundlage|legal basis|Art(?:ikel|\.)\s?6/iu,
  /Auskunft|right of access|access to your/iu,
  /Löschung|löschen|gelöscht|erasure|delet/iu,
  /Einwilligung|consent/iu,
  /Cookies?|Server-?Log|IP-Adresse|IP address/iu,
  /Betroffene|data subject/iu,
  /Beschwerde|complaint/iu,
  /verarbeite[nt]|verarbeitung|process(?:ing|ed)?\b/iu,
]
const ENOUGH_SIGNS = 3

const NOTICE_TITLE =
  /^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+)?(?:(?:Unsere|Allgemeine|Our)\s)?(?:Datenschutz(?:erklärung|hinweise?|informationen?|bestimmungen|richtlinien?|information)|Informationen? (?:zum|nach|gemäß|zur) (?:Datenschutz|Art)|Hinweise zum Datenschutz|Privacy (?:Policy|Notice|Statement)|Data (?:Protection|Privacy) (?:Notice|Policy|Statement|Declaration))(?![\p{L}])/iu
const OF_A_SERVICE =
  /\s(?:für|zu|zur|zum|for|on)\s(?:die\s|den\s|das\s)?(?:Nutzung|Einsatz|Verwendung|Google|Facebook|Meta|Twitter|X\b|Instagram|YouTube|LinkedIn|Xing|Matomo|Piwik|Amazon|PayPal|the use|Etracker|AddThis|Pinterest|Plugins?)/iu
const CONTROLLER =
  /Verantwortliche[rn]?\s|verantwortliche[nr]? Stelle|verantwortlich (?:ist|für|im Sinne)|\bcontroller\b|responsible (?:for|party|body)/iu
const RIGHTS =
  /Auskunft|Berichtig|Lösch|Widerspr|Beschwer|Einschränk|access|rectif|eras|object|complain|restrict/giu
const TITLE_WORDS =
  /^(?!\P{L}{0,6}Datenschutz$)\P{L}{0,6}(?:[^>|·]{2,60} [-–] )?(?:Unsere |Allgemeine |Our |\p{Lu}[\p{L}-]{2,24}(?:information|hinweise?|erklärung) (?:zum |zur )?)?(?:Datenschutz|Datenverarbeitung|Information(?:en|spflichten)? (?:zum|zur|nach|gemäß|über)|(?:Hinweise|Merkblatt|Erklärung)(?: zum| zur)? Daten|Privacy|Data (?:Protection|Privacy))/iu
const ADDRESS = /(?<![\d-])(\d{5} \p{Lu}\p{Ll}{2})/u
const ADDRESSES = new RegExp(ADDRESS, 'gu')
/** What shows that the address below a title is that of whoever answers for the notice. */
const WHO =
  /[Vv]erantwortlich|[Vv]ertreten durch|Inhaber|Vorstand|Vorsitzende|Geschäftsführ|Betreiber|[Ww]er (?:wir sind|sind wir|ist)|controller|responsible|who we are/u
const SHORTEST_PART = 700
const LONGEST_TITLE = 140
/** Within how many characters below its title a notice says who is responsible. */
const BELOW_TITLE = 1_400
/** A file with more titles than this is no collection of notices, but one that repeats itself. */
const MOST_TITLES = 40

const CONTRACT_TITLE =
  /^(?:\W{0,3})(?:Vertrag\b|Vereinbarung\b|[\p{L}-]{0,40}[vV]ertrag(?:\s|$)|[\p{L}-]{0,40}vereinbarung(?:\s|$)|Allgemeine (?:Geschäfts|Vertrags|Nutzungs|Einkaufs|Verkaufs)bedingungen|AGB|Nutzungsbedingungen|Data Processing (?:Agreement|Addendum)|(?:Service |Master )?(?:\p{L}{1,20} ){0,3}Agreement|Terms (?:of|and) )/u
const CONTRACT_WORDS =
  /Auftragnehmer|Auftraggeber|Vertragsparteien|Die Parteien|der Verkäufer|der Käufer|der Mieter|der Vermieter|Vertragsgegenstand|Gerichtsstand|Gewährleistung|Salvatorische|Schriftform|Unterauftragnehmer|the Parties|hereinafter|governing law|shall indemnify|Processor shall/gu

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}

/** What is looked at for judging: enough of any notice, and no more of a giant file. */
const LOOKED_AT = 400_000

/**
 * Refuses what cannot be read as a notice, with the reason.
 *
 * @throws Refusal naming the other language, the contract, or what a notice would have to say
 */
export function requireNotice(notice: Notice): void {
  const text = notice.text.slice(0, LOOKED_AT)
  if (text.trim() === '') throw empty()
  if (notice.language === 'other') {
    const name = nameOfLanguage(detectLanguage(text))
    if (name !== null) {
      throw new Refusal('language', {
        de: `Der Text ist auf ${name.de} geschrieben. Gelesen werden deutsche und englische Datenschutzerklärungen.`,
        en: `The text is written in ${name.en}. German and English notices can be read.`,
      })
    }
  }
  const title = titleOf(notice)
  const titled = notice.blocks
    .slice(0, 40)
    .some((block) =>
      NOTICE_TITLE.test(notice.text.slice(block.start, Math.min(block.end, block.start + 120))),
    )
  if (!titled || CONTRACT_TITLE.test(title)) {
    const words = count(text, CONTRACT_WORDS)
    if (
      !NOTICE_TITLE.test(title) &&
      (CONTRACT_TITLE.test(title) ? words >= 2 && !titled : words >= 8 && words > text.length / 900)
    ) {
      throw new Refusal('contract', {
        de: `Das ist ein Vertrag, keine Datenschutzerklärung${title === '' ? '' : ` (Überschrift: „${short(title)}“)`}. Er regelt Pflichten zwischen Parteien und informiert keine betroffenen Personen.`,
        en: `This is a contract, not a privacy notice${title === '' ? '' : ` (title: “${short(title)}”)`}. It settles duties between parties and informs no data subjects.`,
      })
    }
  }
  const missing = SIGNS.filter((sign) => !sign.test(text)).length
  if (SIGNS.length - missing < ENOUGH_SIGNS) {
    throw new Refusal('not-a-notice', {
      de: `Das ist keine Datenschutzerklärung: Von ${SIGNS.length} Merkmalen (personenbezogene Daten, Verantwortlicher, Rechtsgrundlage, Auskunft, Löschung, Einwilligung …) ${SIGNS.length - missing === 0 ? 'kommt keines' : SIGNS.length - missing === 1 ? 'kommt nur eines' : `kommen nur ${SIGNS.length - missing}`} vor.`,
      en: `This is not a privacy notice: of ${SIGNS.length} signs (personal data, controller, legal basis, access, erasure, consent …) ${SIGNS.length - missing === 0 ? 'none is' : SIGNS.length - missing === 1 ? 'only one is' : `only ${SIGNS.length - missing} are`} found.`,
    })
  }
}

/** The refusal of a file in which nothing is written. */
export function empty(): Refusal {
  return new Refusal('empty', { de: 'Die Datei ist leer.', en: 'The file is empty.' })
}

function titleOf(notice: Notice): string {
  const [first] = notice.blocks
  return first === undefined ? '' : notice.text.slice(first.start, Math.min(first.end, first.start + 160))
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/**
 * Where the notices of one file begin, offsets in the text; one number for one notice. Another begins at a title of its
 * own when the part before and the part after each name who is responsible and which rights there are; at a line that is
 * a title by its words only, when an address follows that nobody gave before.
 */
export function startsOf(notice: Notice): readonly number[] {
  const { text } = notice
  const titles = sectionsIn(notice.root)
    .filter(({ level, heading }) => level > 0 && NOTICE_TITLE.test(heading) && !OF_A_SERVICE.test(heading))
    .map(({ start }) => start)
  if (titles.length > MOST_TITLES) return [0]
  const starts = [0]
  const begins = (start: number, end: number): boolean =>
    start > 0 && standsAlone(text.slice(starts.at(-1) ?? 0, start)) && standsAlone(text.slice(start, end))
  let next = 0
  for (const start of [...titles, ...newAddresses(notice)].sort((a, b) => a - b)) {
    if (start < next) continue
    const titled = titles.indexOf(start)
    if (!begins(start, titled < 0 ? text.length : (titles[titled + 1] ?? text.length))) continue
    starts.push(start)
    // The same title said twice, once for the page and once for the notice.
    next = start + SHORTEST_PART
  }
  return starts
}

/** Lines about data protection below which somebody's address stands for the first time, as where files were joined. */
function newAddresses({ blocks, text }: Notice): readonly number[] {
  const known = new Set<string>()
  let read = 0
  return blocks
    .filter(({ start, end }) => {
      if (end - start > LONGEST_TITLE || start < SHORTEST_PART) return false
      const line = text.slice(start, end)
      if (!TITLE_WORDS.test(line) || OF_A_SERVICE.test(line) || /[.:;,!]$/u.test(line)) return false
      const below = text.slice(end, end + BELOW_TITLE)
      const [, place] = ADDRESS.exec(below) ?? []
      if (place === undefined || !WHO.test(below)) return false
      for (const [, earlier] of text.slice(read, start).matchAll(ADDRESSES)) known.add(earlier ?? '')
      read = start
      return !known.has(place)
    })
    .map(({ start }) => start)
}

function standsAlone(text: string): boolean {
  if (text.length < SHORTEST_PART || !(CONTROLLER.test(text) || ADDRESS.test(text))) return false
  const rights = new Set(
    Array.from(text.slice(0, LOOKED_AT).matchAll(RIGHTS), ([right]) => right.toLowerCase()),
  )
  return rights.size >= 3
}
