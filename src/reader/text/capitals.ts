import type { Block, Section } from '../notice.ts'
import { isAllCapitals } from './plain.ts'

/** Small words of titles, in lower case unless they stand first. */
const SMALL = new Set(
  'aber als am an auf aus bei beim bis da das dem den der des die dir du durch ein eine einem einen einer eines er es für geben geht gegen gelten gibt gilt haben hat ich ihnen im in ist kann können man mit muss nach nicht oder ob sein sich sie sind so sowie sollen über um und uns unter vom von vor wann war warum was weiter welche welchem welchen welcher welches wem wen wer werden wie wir wird wo wofür woher wohin wozu zu zum zur zwischen ihr ihre ihrem ihren ihrer unser unsere unserem unseren unserer deine dein euer eure about and are at by can do for from have how is it long not of on or our the their this to us we what when where which who why with you your'.split(
    ' ',
  ),
)
/** Short forms and laws, which are capitals wherever they stand. */
const SHORT =
  /^(?:\p{Lu}{1,3}|[IVX]+|DSGVO|GDPR|BDSG|TDDDG|TTDSG|KDG|DSG|AGB|HTTPS?|NEWS|CCPA|BGB|UStG|KDöR|GMBH|MBH|OHG|KGAA|GBR)$/u
const FORM = /(?<!\p{L})(?:GMBH|MBH|AG|KG|OHG|UG|SE|E\. ?[VK]|GBR|EG|LTD|LIMITED|INC|LLC)(?!\p{L})/u
/** What titles of notices speak of: a line in capitals without any of it may be somebody's name. */
const SUBJECT =
  /VERANTWORT|DATEN|RECHT|SPEICHER|LÖSCH|EMPFÄNGER|ZWECK|GRUNDLAGE|KONTAKT|COOKIE|BESCHWERDE|AUFSICHT|WIDERSPR|WIDERRUF|DRITT|ÜBERMITTL|VERARBEIT|HOSTING|NEWSLETTER|INFORMATION|HINWEIS|ANALYSE|SOZIAL|BEWERB|DAUER|SICHERHEIT|EINWILLIG|PFLICHT|BEAUFTRAGT|WEITERGABE|ÄNDERUNG|(?<!\p{L})(?:WER|WIR|WAS|WIE|WOHER|WARUM|IHRE?|DEINE?|EURE?)(?!\p{L})|CONTROLLER|OFFICER|PURPOSE|RETENTION|RECIPIENT|COMPLAINT|PRIVACY|TRANSFER|CONTACT|LEGAL/u
const LONGEST = 140

/**
 * A text whose titles in capitals are spelled as others are, letter for letter at the same places: what tells a title
 * apart by its words need not know two spellings. What may be a name stays as it is.
 *
 * @param text the cleaned text of a notice
 * @param blocks its blocks; only headings are looked at
 */
export function spellTitles(text: string, blocks: readonly Block[]): string {
  let spelled = ''
  let at = 0
  for (const { kind, start, end } of blocks) {
    if (kind !== 'heading' || end - start > LONGEST) continue
    const title = text.slice(start, end)
    if (!isAllCapitals(title) || !SUBJECT.test(title) || FORM.test(title) || /@|\d{4}/u.test(title)) continue
    spelled += text.slice(at, start) + spell(title)
    at = end
  }
  return at === 0 ? text : spelled + text.slice(at)
}

function spell(title: string): string {
  let first = true
  return title.replace(/\p{L}+/gu, (word, index: number) => {
    // A letter that numbers the title, or a short form.
    if (SHORT.test(word) && !SMALL.has(word.toLowerCase())) return word
    if (word.length === 1) return word
    const small = word.toLowerCase()
    if (small.length !== word.length) return word
    const opens = first
    first = false
    if (!opens && SMALL.has(small) && title.charAt(index - 1) !== '-') return small
    return word.charAt(0) + small.slice(1)
  })
}

/** Sections with their headings as the text has them, where it was spelled anew. */
export function retitled(section: Section, text: string): Section {
  const { start, heading, sections } = section
  return {
    ...section,
    heading: text.slice(start, start + heading.length),
    sections: sections.map((one) => retitled(one, text)),
  }
}
