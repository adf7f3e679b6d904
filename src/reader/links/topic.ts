import type { Scene } from '../facts/index.ts'

/** Headings that say nothing of their own but continue what the section above them is about. */
export const CONTINUES =
  /^(?:[\dIVX]{1,4}[.)]?(?:\d{1,2}\.?){0,3}\s{0,3}|[a-z]\)\s{0,3})?(?:(?:Art\.|Artikel)\s?\d|§§?\s?\d{1,4}[a-z]?(?:\s?(?:Abs|Satz|S\.|Nr|ff|f\.|bis\s|und\s|,|(?:BDSG|TDDDG|TTDSG|TMG|UWG|BGB|HGB|AO|SGB|KUG|KDG|DSG|GwG|StGB|IfSG|TKG|AGG)(?!\p{L})|\p{L}+gesetz)|$|[:.)])|(?:Art und )?Zwecke?(?![\p{L}])|(?:Die )?(?:Rechtsg|G)rundlagen?(?: (?:der|für|und)|$|[:.])|Beschreibung|Art und Umfang|Umfang|(?:Dauer der )?Speicher(?:ung|dauer)|Speicherfrist|L[ö\ufffd]?schung|Aufbewahrung(?:sdauer)?:?$|Empf[ä\ufffd]?nger(?:$|:| der)|Kategorien|Datenkategorien|Verarbeitete Daten|Betroffene (?:Daten|Personen)|Berechtigte[sn]? Interesse|Widerspruchs-? ?und|Widerrufs?(?:$|:|möglich)|Widerspruchsmöglichkeit|Drittland(?:s?transfer|übermittlung)?|Übermittlung|Bereitstellung (?:vorgeschrieben|der Daten)|Wen es betrifft|Welche Daten|Woher sie stammen|Wer sie erhält|Wie lange wir|Erforderlichkeit|Auftragsverarbeitung:?$|Weitere Hinweise zu Verarbeitungsprozessen|Ihre Einwilligung:|Whom it concerns|Which data|Where (?:it|they) come|Who receives|How long we|Your consent:|Purposes?(?![\p{L}])|Legal bas|Retention|Storage period|Recipients:?$)/iu

/** The notice's own title, which is no topic. */
export const TITLE =
  /^[^\p{L}]{0,8}(?:Datenschutz(?:erklärung|hinweise?|information(?:en)?|bestimmungen)?|Privacy (?:policy|notice|statement)|Hinweise zum Datenschutz|Informationen zum Datenschutz)(?!\p{L})/iu

/**
 * The heading that names what a place is about: its own, or, where that merely continues ("Rechtsgrundlage", "Speicherdauer"),
 * the one it continues, whether above it or before it. The heading itself where there is none; -1 for none at all.
 */
export function topicsOf(scene: Scene): readonly number[] {
  const topics: number[] = []
  scene.headings.forEach(({ text, parent }, at) => {
    if (!CONTINUES.test(text)) {
      topics.push(at)
      return
    }
    const above = topics[parent] ?? -1
    const before = at > 0 ? (topics[at - 1] ?? -1) : -1
    const fits = (one: number): boolean => one >= 0 && !TITLE.test(scene.headings[one]?.text ?? '')
    // A number tells where it belongs; a mere label belongs to what stands before it.
    const numbered = /^\s*[\dIVX]/u.test(text)
    const [first, second] = numbered ? [above, before] : [before, above]
    topics.push(fits(first) ? first : fits(second) ? second : at)
  })
  return topics
}
