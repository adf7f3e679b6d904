import { shortened } from '../shorten.ts'
import { Refusal } from './refusal.ts'

/** A longer line is no title. */
export const LONGEST_TITLE = 160

/** The title of a notice, as it stands at the beginning of a line. */
export const NOTICE_TITLE =
  /^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+)?(?:(?:Unsere|Allgemeine|Our)\s)?(?:Datenschutz(?:erklärung|hinweise?|informationen?|bestimmungen|richtlinien?|information)|Informationen? (?:zum|nach|gemäß|zur) (?:Datenschutz|Art)|Hinweise zum Datenschutz|Privacy (?:Policy|Notice|Statement)|Data (?:Protection|Privacy) (?:Notice|Policy|Statement|Declaration))(?![\p{L}])/iu

/** Papers that speak of personal data and are no notice, by how they call themselves on their first lines. */
interface Kind {
  readonly code: 'contract' | 'not-a-notice'
  readonly title: RegExp
  readonly de: string
  readonly en: string
  /** The share of its text that may at most speak of data; with more of it, it may hold a notice. */
  readonly most: number
  /** What else the text has to show. */
  readonly shows?: (text: string) => boolean
  /** Whether notices call themselves so, too. */
  readonly calledSo?: boolean
}

const CONTRACT: Pick<Kind, 'code' | 'de' | 'en'> = {
  code: 'contract',
  de: 'ein Vertrag',
  en: 'a contract',
}
const CONTRACT_WORDS =
  /Auftragnehmer|Auftraggeber|Vertragsparteien|[Dd]ie Parteien|(?:[Dd]er|[Dd]ie) (?:Verkäufer|Käufer|Mieter|Vermieter|Arbeitgeber|Arbeitnehmer|Bewohner|Träger|Dienstleister|Kunde|Empfänger)(?:in)?(?!\p{L})|Vertragsgegenstand|Gerichtsstand|Gewährleistung|Salvatorische|Schriftform|Unterauftragnehmer|the Parties|hereinafter|governing law|shall indemnify|Processor shall/gu
const DUTIES =
  /(?:Beschäftigte|Mitarbeite|Mitarbeitende|Anwender|Nutzer|Führungskräfte|Abteilungen|Vorgesetzte)\p{L}{0,5} (?:\p{L}+ ){0,4}(?:müssen|haben|hat|muss|sind verpflichtet|ist verpflichtet|dürfen|darf)(?!\p{L})|(?:ist|sind) (?:\p{L}+ ){0,5}(?:untersagt|verboten|unzulässig)|(?:ist|sind) (?:[\p{L}-]+ ){1,8}zu (?:melden|beachten|verschließen|sperren|vernichten|verwenden|wahren|unterlassen|löschen)/gu
const FOR_STAFF =
  /Diese (?:Richtlinie|Anweisung|Ordnung|Leitlinie) (?:legt fest|regelt|verpflichtet|gilt für alle (?:Mitarbeit|Beschäftigt))|Zweck dieser (?:Richtlinie|Anweisung|Leitlinie)|(?:this|the) guideline applies to (?:all )?(?:staff|employees)/iu
const TASKS = /^(?:Aufgabe|Frage|Question|Task) \d/gmu

function counts(pattern: RegExp, least: number): (text: string) => boolean {
  return (text) => count(text, pattern) >= least
}

const KINDS: readonly Kind[] = [
  {
    ...CONTRACT,
    title:
      /^(?:Vertrag|Vereinbarung|Anlage [\p{Lu}\d]{1,2}(?: zum|:)|Data Processing (?:Agreement|Addendum))(?!\p{L})|^(?:\p{L}{1,20} ){0,3}(?:[\p{L}-]{0,40}vertrag|[\p{L}-]{0,40}vereinbarung)(?!\p{L})/iu,
    most: 1,
    shows: counts(CONTRACT_WORDS, 2),
  },
  {
    ...CONTRACT,
    title:
      /^(?:\p{L}{1,20} ){0,3}(?:[\p{L}-]{0,40}[vV]ertrag|[\p{L}-]{0,40}[vV]ereinbarung|(?:Allgemeine )?[\p{L}-]{0,24}[bB]edingungen|AGB|(?:Service |Master )?Agreement|Terms (?:of|and)[\p{L} ]{3,30})(?!\p{L})/u,
    most: 0.6,
  },
  {
    code: 'not-a-notice',
    title: /^(?:Impressum|Anbieterkennzeichnung|Imprint|Legal notice)(?!\p{L})/u,
    de: 'ein Impressum',
    en: 'an imprint',
    most: 0.5,
  },
  {
    code: 'not-a-notice',
    title: /(?<!\p{L})(?:[Vv]ereins)?[Ss]atzung(?!\p{L})|^Bylaws/u,
    de: 'eine Satzung',
    en: 'bylaws',
    most: 0.6,
  },
  {
    code: 'not-a-notice',
    title: /[Tt]eilnahmebedingungen|Gewinnspiel|terms of participation/u,
    de: 'ein Gewinnspiel mit seinen Bedingungen',
    en: 'a raffle with its terms',
    most: 0.6,
  },
  {
    code: 'not-a-notice',
    title: /Stellen(?:anzeige|ausschreibung|angebot)|\(?[mwf] ?\/ ?[mwf] ?\/ ?d\)?|^Wir suchen(?!\p{L})/u,
    de: 'eine Stellenanzeige',
    en: 'a job advertisement',
    most: 0.5,
  },
  {
    code: 'not-a-notice',
    title: /[Vv]erzeichnis (?:von|der) Verarbeitungst|Verarbeitungsverzeichnis|[Rr]ecords? of processing/u,
    de: 'ein Verzeichnis von Verarbeitungstätigkeiten',
    en: 'a record of processing activities',
    most: 1,
  },
  {
    code: 'not-a-notice',
    title: /Datenschutz-?[Ff]olgenabsch|\bDSFA\b|[Dd]ata protection impact/u,
    de: 'eine Datenschutz-Folgenabschätzung',
    en: 'a data protection impact assessment',
    most: 1,
  },
  {
    code: 'not-a-notice',
    title: /^(?:Protokoll|Niederschrift|Sitzungsprotokoll|Minutes)(?!\p{L})/u,
    de: 'ein Sitzungsprotokoll',
    en: 'minutes of a meeting',
    most: 1,
  },
  {
    code: 'not-a-notice',
    title:
      /(?:[Rr]ichtlinie|[Ll]eitlinie|[Aa]nweisung|[Oo]rdnung|[Vv]erhaltensregeln|[Gg]uideline)(?!\p{L})/u,
    de: 'eine interne Anweisung',
    en: 'an internal guideline',
    most: 1,
    shows: (text) => count(text, DUTIES) >= 3 || FOR_STAFF.test(text),
    calledSo: true,
  },
  {
    code: 'not-a-notice',
    title: /(?:Einwilligung|Einverständnis)(?:s?erklärung)?(?!\p{L})|Consent (?:form|to)/iu,
    de: 'eine Einwilligungserklärung',
    en: 'a consent form',
    most: 1,
    shows: (text) => new Set(Array.from(text.matchAll(RIGHTS), ([right]) => right.toLowerCase())).size < 4,
  },
  {
    code: 'not-a-notice',
    title:
      /Orientierungshilfe|Handreichung|Leitfaden|Ratgeber|Checkliste|(?<!\p{L})Tipps(?!\p{L})|Anleitung|how to|guidance for/iu,
    de: 'ein Ratgeber',
    en: 'guidance',
    most: 1,
    shows: tellsLittle,
  },
  {
    code: 'not-a-notice',
    title: /Klausur|Prüfung|Übung|Quiz|[Tt]est|Exam/u,
    de: 'ein Aufgabenblatt',
    en: 'a sheet of tasks',
    most: 1,
    shows: counts(TASKS, 3),
  },
]
const RIGHTS =
  /Auskunft|Berichtig|Lösch|Widerspr|Beschwer|Einschränk|Übertrag|access|rectif|eras|object|complain|restrict/giu /** Somebody says what they do themselves with the data of those who read it. */
const OWN_DOING =
  /(?<!\p{L})(?:[Ww]ir|[Ii]ch|[Ww]e|I)(?: [\p{L}-]+){0,3} (?:verarbeite|speicher|erheb|erfass|nutze|verwende|lösche|gebe|bewahr|setze|übermittel|brauche|hebe|schreibe|führe|bekomme|erhalte|behalte|process|collect|use|store|delete|keep|share|send|leite|merke|notier|frage|binde|haben|benötig|melde)\p{L}{0,3}(?!\p{L})|(?:verarbeite|speicher|erheb|erfass|nutze|verwende|lösche|gebe|bewahre|setze|übermittel|brauche|hebe|schreibe|führe|bekomme|erhalte|behalte|leite|merke|notiere|frage|binde|haben|benötige|melde)\p{L}{0,3} (?:wir|ich)(?!\p{L})|(?:[Ii]hre|[Dd]eine|[Ee]ure|[Yy]our)\p{L}{0,2} (?:[\p{L}-]+ ){0,4}(?:wird|werden|is|are)(?!\p{L})|(?<!\p{L})(?:[Uu]nsere|[Dd]iese|[Mm]eine|[Oo]ur|[Tt]his)[rnm]? (?:\p{L}+ )?(?:(?:Web|Internet|Homepage|Online)-?)?(?:[Ss]eiten?|[Aa]uftritt|App|Homepage|[Ww]ebsite|[Aa]ngebot)(?!\p{L})/gu
const QUOTED = /[„“"][^„“”"\n]{3,400}[“”"]/gu
const FEW = 3

/** Whether a text, its quotations left out, says next to nothing of what its author does with data. */
export function tellsLittle(text: string): boolean {
  return count(text.replaceAll(QUOTED, ' '), OWN_DOING) < FEW
}
/** A letter speaks to one person by name. */
const TO_SOMEBODY = /^Sehr geehrte[r]? (?:Frau|Herr) (?!Kolleg|Kund|Patient)(?:(?:Dr|Prof)\. )?\p{Lu}\p{Ll}/mu
/** A text of which less speaks of data is none about them, unless a title says so. */
export const LEAST_SHARE = 0.3
/** Among so many lines a paper says what it is, and a letter to whom it goes. */
const CALLS_ITSELF = 3
const GREETS = 15
/** So many words of contracts, and so close together, make one without a title. */
const MANY_WORDS = 8
const WORDS_APART = 900

/** What of a text shows which kind of paper it is. */
export interface Paper {
  readonly text: string
  /** Its first lines. */
  readonly first: readonly string[]
  /** Whether one of them is the title of a notice. */
  readonly titled: boolean
  /** How much of it speaks of data, from 0 to 1. */
  readonly share: number
}

/** The refusal of a paper that is another one than a notice, such as a contract or bylaws; null for what may be a notice. */
export function otherThanNotice(paper: Paper): Refusal | null {
  const { first, titled, text } = paper
  const kind = KINDS.find((one) => isOf(one, paper))
  if (kind) return refusalOf(kind, first.find((line) => kind.title.test(line)) ?? '')
  if (titled) return null
  const words = count(text, CONTRACT_WORDS)
  if (words >= MANY_WORDS && words > text.length / WORDS_APART) return refusalOf(CONTRACT, '')
  return first.slice(0, GREETS).some((line) => TO_SOMEBODY.test(line))
    ? refusalOf({ code: 'not-a-notice', de: 'ein Brief an eine Person', en: 'a letter to one person' }, '')
    : null
}

function isOf({ title, most, shows, calledSo }: Kind, { text, first, titled, share }: Paper): boolean {
  const at = first
    .slice(0, CALLS_ITSELF)
    .findIndex((line) => line.length <= LONGEST_TITLE && title.test(line))
  if (at < 0) return false
  // What calls itself a notice on the same line, or before, is one.
  if (calledSo !== true && first.slice(0, at + 1).some((line) => NOTICE_TITLE.test(line))) return false
  return share <= most && (most === 1 || !titled || share < LEAST_SHARE) && (shows?.(text) ?? true)
}

function refusalOf({ code, de, en }: Pick<Kind, 'code' | 'de' | 'en'>, title: string): Refusal {
  const why =
    code === 'contract'
      ? {
          de: 'Er regelt Pflichten zwischen Parteien und informiert keine betroffenen Personen.',
          en: 'It settles duties between parties and informs no data subjects.',
        }
      : {
          de: 'Betroffene erfahren daraus nicht, was mit ihren Daten geschieht.',
          en: 'It does not tell data subjects what is done with their data.',
        }
  const named =
    title === ''
      ? { de: '', en: '' }
      : {
          de: ` (Überschrift: „${shortened(title, LONGEST_QUOTE)}“)`,
          en: ` (title: “${shortened(title, LONGEST_QUOTE)}”)`,
        }
  return new Refusal(code, {
    de: `Das ist ${de}, keine Datenschutzerklärung${named.de}. ${why.de}`,
    en: `This is ${en}, not a privacy notice${named.en}. ${why.en}`,
  })
}

const LONGEST_QUOTE = 60

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
