import { isGermanTown } from './countries.ts'
import type { Sentence } from './scene.ts'
import { sieve } from './sieve.ts'

/** A public office that a sentence calls by its own name. */
export interface OfficeFound {
  readonly name: string
  /** How it calls itself, where the sentence bends its name. */
  readonly aliases: readonly string[]
  /** In the sentence. */
  readonly at: number
}

const WORD = String.raw`\p{Lu}[\p{L}-]{2,30}`
const OF_PLACE = String.raw`(?:Finanzamt(?:e?s)?|Hauptzollamt(?:e?s)?|Jobcenters?|Landratsamt(?:e?s)?|Kreisgesundheitsamt(?:e?s)?|Landespolizei|Polizeipräsidiums?|Universitätsklinikums?|Universitätsmedizin|Kreisjugendamt(?:e?s)?|(?:Landes|Staats|Stadt|Kreis)archivs?|Ausländerbehörde|Zulassungsstelle|Bezirksregierung|Regierungspräsidiums?|Struktur- und Genehmigungsdirektion)`
const OFFICE = sieve(
  new RegExp(
    String.raw`(?<![\p{L}-])(?:(${OF_PLACE}(?: (?:für|der|in|im|zu|Bad))? )(${WORD})(?:[ -]${WORD})?|(Landesamt(?:e?s)? für ${WORD}(?: und ${WORD})? )(?:in )?(${WORD})|(?:Industrie- und Handelskammer|Handwerkskammer|IHK)(?: (?:für|zu|in))?(?: (?:München|Mittlerer?|Mittleres?|Nördliche[rs]?|Südliche[rs]?|Bonn|Region|Ober|Nieder|Hochrhein))? ${WORD}(?: und Oberbayern)?|(?:(?:Gesundheits|Jugend|Sozial|Ordnungs|Veterinär|Bau|Einwohnermelde|Standes|Umwelt|Schul)amt(?:e?s)?|Heimaufsicht|Lebensmittelüberwachung|Bauaufsicht|Ausländerbehörde|Meldebehörde|Führerscheinstelle) (?:des (?:Kreises|Landkreises)|der (?:Stadt|Hansestadt|Gemeinde|Region)) ${WORD}|(?:Erzb|B)ischöfliche[nrs]? (?:Generalvikariat|Ordinariat)(?:e?s)?(?: ${WORD})?|(?:Kantonspolizei|Kantonales Steueramt|Tourismus(?:organisation|verband(?:e?s)?|verein(?:e?s)?|zentrale)|Kurverwaltung|Kurdirektion) ${WORD}|(?:Rendantur|Kreiskirchenamt(?:e?s)?|Dekanat(?:e?s)?) ${WORD}|Bundes(?:rechtsanwalts|notar|steuerberater)kammer(?= (?:betreibt|bereitstellt|führt|stellt|betriebene))|Bundes(?:archiv|verwaltungsamt|rechnungshof|kriminalamt|polizei(?!gesetz))(?:e?s)?|(?<!(?:[Ii]m|[Dd]es|[Aa]us dem|[Vv]om|ganzen) )Landkreis ${WORD}|(?:Agentur|Bundesagentur) für Arbeit ${WORD}(?: (?:–|-) ${WORD})?|(?<=(?:[Aa]n|erhält|bekommt) die )Bundesanstalt für ${WORD}(?: und ${WORD})?|Bundesamt(?:e?s)? für ${WORD}(?: und ${WORD}| in der ${WORD})?|(?:Bayerische|Hessische|Saarländische|Klinische)[nrs]? (?:Landes)?[kK]rebsregister(?: ${WORD})?)(?![\p{L}-])`,
    'u',
  ),
)
/** What an office gets, or when: "dem Finanzamt Daten", "dem Jobcenter Montag". */
const THING =
  /(?:^|[ -])(?:Daten|Belege|Unterlagen|Auskunft|Auskünfte|Angaben|Namen?|Adressen?|Rechnungen|Meldungen?|Zahlungen|Informationen|Kopien|Einsicht|Zugriff|Listen?)$/u
/** "nach den Empfehlungen des": what an office has written gets no data. */
const WORK =
  /(?:Empfehl|Vorgabe|Richtlinie|Standard|Grundschutz|Leitlinie|Anforderung|Warnung|Veröffentlichung|Merkbl|Vorlage|Muster|Hinweis|Katalog)\p{Ll}{0,8} (?:des|der|vom|von(?: der| dem)?) $/u
const LAND: ReadonlySet<string> = new Set([
  'Baden-Württemberg',
  'Bayern',
  'Berlin',
  'Brandenburg',
  'Bremen',
  'Hamburg',
  'Hessen',
  'Mecklenburg-Vorpommern',
  'Niedersachsen',
  'Nordrhein-Westfalen',
  'NRW',
  'Rheinland-Pfalz',
  'Saarland',
  'Sachsen',
  'Sachsen-Anhalt',
  'Schleswig-Holstein',
  'Thüringen',
])

/**
 * Public offices by their own names in a sentence: "das Finanzamt Kiel", "das Landesamt für Statistik Niedersachsen", "das
 * Gesundheitsamt des Kreises Plön". One without a place is a kind of office, not one of them.
 */
export function publicOffices(sentence: Sentence): readonly OfficeFound[] {
  if (!OFFICE.may(sentence)) return []
  const found: OfficeFound[] = []
  for (const match of OFFICE.all(sentence)) {
    const [whole, before = '', first, lead = '', land] = match
    const place = first ?? land
    const placed = place === undefined || LAND.has(place) || isGermanTown(place)
    if (!placed || THING.test(whole) || WORK.test(sentence.text.slice(0, match.index))) continue
    const two = isGermanTown(whole.slice(before.length)) || LAND.has(whole.slice(before.length))
    const name = before !== '' && !two && place ? before + place : whole
    found.push({ name, aliases: lead === '' ? inNominative(name) : [], at: match.index })
  }
  return found
}

/** "des Finanzamts Kiel", "das Bayerische Krebsregister" as they call themselves. */
function inNominative(name: string): readonly string[] {
  const adjective = /^(\p{Lu}\p{Ll}{3,20}e)[nrs]? (\p{L}{0,10}register(?: .{2,40})?)$/u.exec(name)
  if (adjective) return [`${adjective[1]}s ${adjective[2]}`]
  const noun = /^(\p{L}+(?:amt|archiv|center|klinikum|präsidium))e?s( .+)$/u.exec(name)
  return noun ? [`${noun[1]}${noun[2]}`] : []
}
