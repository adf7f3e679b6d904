import type { Block, Notice } from '../notice.ts'
import { detectLanguage, nameOfLanguage } from './language.ts'
import { LEAST_SHARE, LONGEST_TITLE, NOTICE_TITLE, otherThanNotice, tellsLittle } from './papers.ts'
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

/** Who speaks, or on what ground. */
const WHO_OR_WHY =
  /\w@\w|\(at\)|\[at\]|(?<!\d)\d{5} \p{Lu}\p{Ll}{2}|Tel(?:efon)?[.:]|Art(?:ikel|\.) ?(?:6|9)(?!\d)|§{1,2} ?\d+[a-z]? (?:Abs\. ?\d+ )?(?:\p{L}+ ){0,3}(?:BDSG|TMG|KDG|TDDDG|TTDSG)/u

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
  const other = otherThanNotice({ text, first, titled, share })
  if (other !== null) throw other
  const found = SIGNS.filter((sign) => sign.test(text)).length
  if (found < ENOUGH_SIGNS) {
    throw new Refusal('not-a-notice', {
      de: `Das ist keine Datenschutzerklärung: Von ${SIGNS.length} Merkmalen (personenbezogene Daten, Verantwortlicher, Rechtsgrundlage, Auskunft, Löschung, Einwilligung …) ${found === 0 ? 'kommt keines' : found === 1 ? 'kommt nur eines' : `kommen nur ${found}`} vor.`,
      en: `This is not a privacy notice: of ${SIGNS.length} signs (personal data, controller, legal basis, access, erasure, consent …) ${found === 0 ? 'none is' : found === 1 ? 'only one is' : `only ${found} are`} found.`,
    })
  }
  if (!titled && !WHO_OR_WHY.test(text) && tellsLittle(text)) {
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
