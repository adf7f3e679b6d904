import type { Span } from '../notice.ts'
import type { Scene } from './scene.ts'
import { sieve } from './sieve.ts'

/** The supervisory authority a notice names, with its place. */
export interface AuthorityFound {
  readonly name: string
  readonly at: Span
}

const LAND =
  '(?:Baden-Württembergs?|Bayerns?|Berlins?|Brandenburgs?|(?:der Freien Hansestadt )?Bremens?|(?:der Freien und Hansestadt )?Hamburgs?|Hessens?|Mecklenburg-Vorpommerns?|Niedersachsens?|Nordrhein-Westfalens?|NRW|Rheinland-Pfalz|(?:des )?Saarland(?:e?s)?|Sachsen-Anhalts?|Sachsens?|Schleswig-Holsteins?|Thüringens?)'
const OFFICE = '(?:Beauftragte[rnm]?|beauftragte[rnm]?)'
const SUBJECT =
  '(?: für (?:den |das )?(?:Datenschutz|Recht auf Akteneinsicht)(?:,? und (?:für )?(?:die |das |den )?(?:Informationsfreiheit|Recht auf Akteneinsicht|Akteneinsicht|Informationsfreiheit des Landes))?)'

const NAMES = [
  `(?:Bayerische[rsn]?|Bayrische[rsn]?|bayerische[rsn]?)? ?Landesamt(?:e?s)? für Datenschutzaufsicht`,
  `(?:Bayerische[rnm]?|bayerische[rnm]?|Thüringer|Sächsische[rnm]?) Landesbeauftragte[rnm]?${SUBJECT}`,
  `(?:Landes|Bundes)${OFFICE}${SUBJECT}(?: (?:von |des Landes |für das Land |in |im Land |für )?${LAND})?(?: \\([\\p{L} ]{2,14}\\))?`,
  `(?:Hessische[rnm]?|Hamburgische[rnm]?|Berliner|Sächsische[rnm]?|Niedersächsische[rnm]?|Brandenburgische[rnm]?|Saarländische[rnm]?) ${OFFICE}${SUBJECT}`,
  `(?:Sächsische[rnm]?|Hessische[rnm]?|Thüringer|Hamburgische[rnm]?|Berliner|Bayerische[rnm]?) Datenschutz(?:- und Transparenz)?-?beauftragte[rnm]?`,
  `Unabhängige[sn]? Landeszentrum(?:s)? für (?:den )?Datenschutz(?: (?:in )?Schleswig-Holstein)?`,
  `Unabhängige[sn]? Datenschutzzentrum(?:s)?(?: (?:des )?Saarland(?:e?s)?)?`,
  `Landesdatenschutz(?:beauftragte[rnm]?|behörde)(?: (?:von |des Landes |für |in )?${LAND})`,
  `Landeszentrum für Datenschutz(?: Schleswig-Holstein)?`,
  `Bundesbeauftragte[rnm]? für den Datenschutz`,
  `Katholische[sn]? Datenschutzzentrum(?:s)?(?: (?:Frankfurt|Bayern|Dortmund)(?: ?/ ?M\\.| am Main|/Main)?)?(?: \\(K\\.?d\\.?ö\\.?R\\.?\\))?`,
  `Katholische[rn]? Datenschutzaufsicht (?:Nord|Ost)`,
  `(?:KDSZ|KDSA) (?:Dortmund|Frankfurt|Bayern|Nord|Ost)`,
  `BfD[ -]EKD`,
  `Kirchliche[rn]? Datenschutzaufsicht der ostdeutschen Bistümer(?: und des Katholischen Militärbischofs)?`,
  `(?:Gemeinsame[rnm]? )?Diözesandatenschutzbeauftragte[rnm]?(?: (?:der|des|für) [\\p{L}\\-() ]{4,60})?`,
  `${OFFICE} für den Datenschutz (?:der|in der) (?:Evangelischen Kirche in Deutschland|EKD)(?: \\(BfD EKD\\))?`,
  `Datenschutzbeauftragte[rnm]? (?:der|für) (?:die )?(?:Evangelischen Kirche in Deutschland|EKD|Nordkirche)`,
  `Beauftragte[rnm]? für den Datenschutz der EKD`,
  `(?:[Öö]sterreichische[rn]? )Datenschutzbehörde`,
  `Datenschutzbehörde(?: der Republik Österreich| \\(DSB\\)| Österreichs?|(?=, (?:Barichgasse|Wickenburggasse|Hohenstaufengasse)))`,
  `Eidgenössische[rnm]? Datenschutz-? und Öffentlichkeits-?beauftragte[rnm]?(?: \\(EDÖB\\))?`,
  `EDÖB`,
  `Datenschutzstelle (?:des )?(?:Fürstentums? )?Liechtenstein`,
  `Autoriteit Persoonsgegevens`,
  `Commission Nationale (?:de l.Informatique et des Libertés|pour la Protection des Données)|CNIL|CNPD`,
  `(?:Irish |irische[rnm]? )?Data Protection Commission(?:er)?`,
  `(?:Office of the )?Commissioner for Personal Data Protection`,
  `Information Commissioner.s Office|(?<= )ICO(?= )`,
  `Garante (?:per la protezione dei dati personali|della Privacy)`,
  `Agencia Española de Protección de Datos`,
  `Datatilsynet|Integritetsskyddsmyndigheten|Persónuvernd`,
  `Rundfunkdatenschutzbeauftragte[rnm]?(?: von [\\p{L}, ]{2,40})?`,
  `Europäische[rnm]? Datenschutzbeauftragte[rnm]?`,
  `(?:Bayerische[rnm]?|bayerische[rnm]?) Landesbeauftragte[rnm]?`,
  `(?:Bavarian|Berlin|Hamburg|Hessian|Saxon) (?:State Office|Commissioner)(?: for)? Data Protection(?: Supervision)?(?: and Freedom of Information)?`,
  `(?:State|Federal) Commissioner for Data Protection(?: and (?:the )?(?:Freedom of Information|Right of Access to (?:Files|Information)))?(?: (?:of |in |for )?(?:the )?[A-Z][\\p{L}-]{3,25}(?:[ -][A-Z][\\p{L}-]{3,20})?)?`,
  `(?:(?:[A-Z][\\p{L}]{3,20}(?:an|ian|ish|sch|ese|rg|in) )(?:[Ss]tate )?[Dd]ata [Pp]rotection (?:[Aa]uthority|[Cc]ommissioner|[Aa]gency)|(?:[Ss]tate )?[Dd]ata [Pp]rotection (?:[Aa]uthority|[Cc]ommissioner|[Aa]gency) (?:of|for|in) (?:the (?:state|Land) of )?[A-Z][\\p{L}-]{3,25}(?:[ -][A-Z][\\p{L}-]{3,20}){0,2})`,
  `(?:Swiss )?Federal Data Protection and Information Commissioner(?:['’]s Office)?(?: \\(FDPIC\\))?|FDPIC`,
  `Datenschutzbeauftragte[rnm]? (?:für|der) (?:die )?Kirche und Diakonie`,
  `(?<=\\b)(?:LfDI?|LDI|ULD|TLfDI|BayLDA|LDA|BfDI|HBDI|HmbBfDI|LfD) ?(?:${LAND}|BW|RLP|Bayern)?`,
]
const NAME = sieve(new RegExp(`(?<![\\p{L}/.@-])(?:${NAMES.join('|')})(?![\\p{L}@])`, 'u'))
const CONTEXT =
  /[Aa]ufsicht|[Bb]eschwer|zuständig|Datenschutzbehörde|supervisory|complain|Behörde|Art\. ?77|Datenschutzaufsicht|einschalten|(?:wend|anruf|anzuruf|meld|anschwärz|schreib)[\p{L}]{0,4}(?![\p{L}])|gehen Sie zu|verletzt|unzufrieden|einverstanden|Ärger|wacht|hilft|zuständig|Kontrollstelle|regulator|commissioner|nachgeh|geht (?:der|dem)|prüft|offenes Ohr|steht? [^.]{0,20}offen|schaut|look into|kostenlos|unabhängig/iu
const COMPETENT =
  /(?:uns|unser[\p{L}]{0,2}|Verantwortlichen|Unternehmen|Sitz|hier|Praxis|Apotheke|Klinik|Verein|uns) ?[^.]{0,30}zuständig|zuständige? (?:Aufsichts|Datenschutz|Landes)|wenden Sie sich|ist dies|lautet|ist (?:der|die|das|unter)|für uns|unter:|ist:/u
const ELSEWHERE =
  /Vorlage|Muster|veröffentlicht|Hinweise? de[rs]|nach Auffassung|Orientierungshilfe|Standardvertrag|genehmigt|Leitlinien|Google|LinkedIn|Facebook|Meta|Binding|(?<![Uu]nsere )federführende/u

// "der Diözesandatenschutzbeauftragte: Katholisches Datenschutzzentrum …": the body is the authority, the office leads it.
const CHURCH_OFFICE = /[Dd]iözesandatenschutzbeauftragte/u
const CHURCH_BODY = /Datenschutzzentrum|Datenschutzaufsicht|KDSZ|KDSA/u

/**
 * The authority a notice names for complaints (Art. 13(2)(d), 77 GDPR). An authority named for another reason does not
 * count; where several are named, the one said to be competent wins, then the first.
 */
export function readAuthority(scene: Scene): AuthorityFound | undefined {
  let best: { readonly found: AuthorityFound; readonly score: number } | undefined
  for (const [at, block] of scene.blocks.entries()) {
    for (const match of NAME.all(scene.siftedOf(at))) {
      const name = match[0].trim()
      const start = block.start + match.index + (match[0].length - match[0].trimStart().length)
      const sentence = scene.sentenceAt(start)
      const before = scene.piece(Math.max(0, start - 320), start)
      const heading = scene.headingsAbove(sentence.heading)[0] ?? ''
      const after = scene.piece(start, start + 200)
      // A whole name towards the end of a notice needs no such word: "… hört der Landesbeauftragte … zu".
      const late = start > scene.text.length / 2 && /Landesb|Landesamt|Datenschutz/u.test(name)
      const spoken = CONTEXT.test(before + heading + after)
      if (!spoken && !late) continue
      if (ELSEWHERE.test(sentence.text) && !/[Bb]eschwer/u.test(sentence.text)) continue
      const abbreviation = /^[A-Z]\p{L}{1,7}(?: (?:NRW|BW|RLP|\p{Lu}[\p{L}-]{4,24}))?$/u.test(name)
      const score =
        (COMPETENT.test(before.slice(-160)) ? 3 : 0) +
        (/[Bb]eschwer|complain/u.test(before + heading) ? 2 : 0) +
        (/^(?:Bundes|Der Bundes)/u.test(name) ? -1 : 0) -
        (abbreviation ? 3 : 0) -
        (spoken ? 0 : 2)
      const nearby = best !== undefined && start - best.found.at[1] < 160
      if (nearby && CHURCH_OFFICE.test(best?.found.name ?? '') && CHURCH_BODY.test(name)) {
        best = { found: { name, at: [start, start + name.length] }, score: Math.max(score, best?.score ?? 0) }
        continue
      }
      if (!best || score > best.score) best = { found: { name, at: [start, start + name.length] }, score }
    }
  }
  return best?.found
}
