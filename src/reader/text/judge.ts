import type { Block, Notice } from '../notice.ts'
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
  /Lösch|gelöscht|erasure|delet/iu,
  /Einwilligung|consent/iu,
  /Cookies?|Server-?Log|IP-(?:Adresse|Nummer)|IP (?:address|Adresse|Nummer)/iu,
  /Betroffene|data subject/iu,
  /Beschwerde|complaint/iu,
  /verarbeite[nt]|verarbeitung|process(?:ing|ed)?\b/iu,
  /(?:Ihre|Deine|Eure|your) (?:\p{L}{1,12} )?(?:Rechte|rights)(?!\p{L})/iu,
]
const ENOUGH_SIGNS = 3
/** A longer line is no title. */
const LONGEST_TITLE = 160

/** The title of a notice, as it stands at the beginning of a line. */
export const NOTICE_TITLE =
  /^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+)?(?:(?:Unsere|Allgemeine|Our)\s)?(?:Datenschutz(?:erklärung|hinweise?|informationen?|bestimmungen|richtlinien?|information)|Informationen? (?:zum|nach|gemäß|zur) (?:Datenschutz|Art)|Hinweise zum Datenschutz|Privacy (?:Policy|Notice|Statement)|Data (?:Protection|Privacy) (?:Notice|Policy|Statement|Declaration))(?![\p{L}])/iu
/** A line among the first that says what the paper is about: data, or what is done with them. */
const ABOUT_DATA =
  /Datenschutz|Datenverarbeitung|(?<!\p{L})Daten(?!\p{L})|privacy|data protection|Art(?:\.|ikel) ?1[34](?!\d)|Videoüberwach|wird gefilmt/iu
const HEAD_BLOCKS = 6
const TITLE_BLOCKS = 40

/** What a paragraph of a notice speaks of, in the one or the other word. */
const OF_DATA =
  /Daten|data\b|DSGVO|GDPR|verarbeit|speicher|lösch|Einwilligung|Cookie|Auskunft|personenbezog|Betroffen|privacy|consent|erfass|weitergegeben|übermitt|aufbewahr|heben wir|erheb|process|stor(?:e|age)|delet|Recht auf|IP-Adresse|Server|Art\. \d|Rechtsgrundlage/iu
/** Shorter lines are headings, addresses and entries of menus. */
const PARAGRAPH = 80

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
    shows: (text) => tellsOwn(text) < FEW,
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
  /Auskunft|Berichtig|Lösch|Widerspr|Beschwer|Einschränk|Übertrag|access|rectif|eras|object|complain|restrict/giu
/** Somebody says what they do themselves with the data of those who read it. */
const OWN_DOING =
  /(?<!\p{L})(?:[Ww]ir|[Ii]ch|[Ww]e|I)(?: [\p{L}-]+){0,3} (?:verarbeite|speicher|erheb|erfass|nutze|verwende|lösche|gebe|bewahr|setze|übermittel|brauche|hebe|schreibe|führe|bekomme|erhalte|behalte|process|collect|use|store|delete|keep|share|send|leite|merke|notier|frage|binde|haben|benötig|melde)\p{L}{0,3}(?!\p{L})|(?:verarbeite|speicher|erheb|erfass|nutze|verwende|lösche|gebe|bewahre|setze|übermittel|brauche|hebe|schreibe|führe|bekomme|erhalte|behalte|leite|merke|notiere|frage|binde|haben|benötige|melde)\p{L}{0,3} (?:wir|ich)(?!\p{L})|(?:[Ii]hre|[Dd]eine|[Ee]ure|[Yy]our)\p{L}{0,2} (?:[\p{L}-]+ ){0,4}(?:wird|werden|is|are)(?!\p{L})|(?<!\p{L})(?:[Uu]nsere|[Dd]iese|[Mm]eine|[Oo]ur|[Tt]his)[rnm]? (?:\p{L}+ )?(?:(?:Web|Internet|Homepage|Online)-?)?(?:[Ss]eiten?|[Aa]uftritt|App|Homepage|[Ww]ebsite|[Aa]ngebot)(?!\p{L})/gu
const QUOTED = /[„“"][^„“”"\n]{3,400}[“”"]/gu
const FEW = 3
/** Who speaks, or on what ground. */
const WHO_OR_WHY =
  /\w@\w|\(at\)|\[at\]|(?<!\d)\d{5} \p{Lu}\p{Ll}{2}|Tel(?:efon)?[.:]|Art(?:ikel|\.) ?(?:6|9)(?!\d)|§{1,2} ?\d+[a-z]? (?:Abs\. ?\d+ )?(?:\p{L}+ ){0,3}(?:BDSG|TMG|KDG|TDDDG|TTDSG)/u

/** How often a text, its quotations left out, says what its author does with data. */
function tellsOwn(text: string): number {
  return count(text.replaceAll(QUOTED, ' '), OWN_DOING)
}

/** A letter speaks to one person by name. */
const TO_SOMEBODY = /^Sehr geehrte[r]? (?:Frau|Herr) (?!Kolleg|Kund|Patient)(?:(?:Dr|Prof)\. )?\p{Lu}\p{Ll}/mu
/** A text of which less speaks of data is none about them, unless a title says so. */
const LEAST_SHARE = 0.3

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
  const first = notice.blocks.slice(0, TITLE_BLOCKS).map((block) => lineOf(notice, block))
  const titled = first.some((line) => NOTICE_TITLE.test(line))
  const headed = first
    .slice(0, HEAD_BLOCKS)
    .some((line) => line.length <= LONGEST_TITLE && !/[.;,]$/u.test(line) && ABOUT_DATA.test(line))
  const share = shareOfData(notice)
  const kind = KINDS.find(({ title, most, shows, calledSo }) => {
    const at = first.slice(0, 3).findIndex((line) => line.length <= LONGEST_TITLE && title.test(line))
    // What calls itself a notice on the same line, or before, is one.
    if (at < 0) return false
    if (calledSo !== true && first.slice(0, at + 1).some((line) => NOTICE_TITLE.test(line))) return false
    return share <= most && (most === 1 || !titled || share < LEAST_SHARE) && (shows?.(text) ?? true)
  })
  if (kind) throw otherPaper(kind, short(first.find((line) => kind.title.test(line)) ?? ''))
  if (!titled && count(text, CONTRACT_WORDS) >= 8 && count(text, CONTRACT_WORDS) > text.length / 900)
    throw otherPaper(CONTRACT, '')
  if (!titled && first.slice(0, 15).some((line) => TO_SOMEBODY.test(line)))
    throw otherPaper(
      { code: 'not-a-notice', de: 'ein Brief an eine Person', en: 'a letter to one person' },
      '',
    )
  const found = SIGNS.filter((sign) => sign.test(text)).length
  if (found < ENOUGH_SIGNS) {
    throw new Refusal('not-a-notice', {
      de: `Das ist keine Datenschutzerklärung: Von ${SIGNS.length} Merkmalen (personenbezogene Daten, Verantwortlicher, Rechtsgrundlage, Auskunft, Löschung, Einwilligung …) ${found === 0 ? 'kommt keines' : found === 1 ? 'kommt nur eines' : `kommen nur ${found}`} vor.`,
      en: `This is not a privacy notice: of ${SIGNS.length} signs (personal data, controller, legal basis, access, erasure, consent …) ${found === 0 ? 'none is' : found === 1 ? 'only one is' : `only ${found} are`} found.`,
    })
  }
  if (!titled && !WHO_OR_WHY.test(text) && tellsOwn(text) < FEW) {
    throw new Refusal('not-a-notice', {
      de: 'Das ist keine Datenschutzerklärung: Der Text handelt von Daten, sagt aber nicht, wer spricht, auf welcher Grundlage und was mit Daten getan wird.',
      en: 'This is not a privacy notice: the text is about data, but does not say who speaks, on what ground and what is done with data.',
    })
  }
  if (!titled && !headed && share < LEAST_SHARE) {
    const percent = Math.round(share * 100)
    throw new Refusal('not-a-notice', {
      de: `Das ist keine Datenschutzerklärung: Keine Überschrift sagt es, und nur ${percent} % des Textes handeln von Daten.`,
      en: `This is not a privacy notice: no heading says so, and only ${percent} % of the text speak of data.`,
    })
  }
}

function otherPaper({ code, de, en }: Pick<Kind, 'code' | 'de' | 'en'>, title: string): Refusal {
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
    title === '' ? { de: '', en: '' } : { de: ` (Überschrift: „${title}“)`, en: ` (title: “${title}”)` }
  return new Refusal(code, {
    de: `Das ist ${de}, keine Datenschutzerklärung${named.de}. ${why.de}`,
    en: `This is ${en}, not a privacy notice${named.en}. ${why.en}`,
  })
}

/** How much of the paragraphs of a text speaks of data, from 0 to 1. */
function shareOfData(notice: Notice): number {
  let all = 0
  let ofData = 0
  for (const { start, end } of notice.blocks) {
    if (start > LOOKED_AT) break
    if (end - start < PARAGRAPH) continue
    all += end - start
    if (OF_DATA.test(notice.text.slice(start, end))) ofData += end - start
  }
  return all === 0 ? 1 : ofData / all
}

function lineOf(notice: Notice, { start, end }: Block): string {
  return notice.text.slice(start, Math.min(end, start + LONGEST_TITLE + 1))
}

/** The refusal of a file in which nothing is written. */
export function empty(): Refusal {
  return new Refusal('empty', { de: 'Die Datei ist leer.', en: 'The file is empty.' })
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
