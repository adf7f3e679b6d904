import { matchesOf } from '../matches.ts'
import type { Span } from '../notice.ts'
import { shortened } from '../shorten.ts'
import { RIGHTS_HEADING } from './bases.ts'
import type { Retention } from './facts.ts'
import { comparable, type Duration, findDurations } from './period.ts'
import type { Scene, Sentence } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

/** A period with its place in `Notice.text`. */
export interface RetentionFound extends Retention {
  readonly at: Span
}

const KEEPS = sieve(
  /auf (?:dem|Ihrem|deinem) (?:End)?[Gg]erät (?:ver)?bleib|(?:erhalten|gespeichert) bleib(?:t|en)(?![\p{L}])|verwahr|abheften|abgeheftet|heften (?:wir|ich)(?!\p{L})[^.;]{0,60} ab(?!\p{L})|entfernen? (?:wir|ich|sie|ihn)(?!\p{L})|(?:wir|ich) entfernen?(?!\p{L})|Schredder|Reißwolf|wieder weg(?![\p{L}])|werfen wir|verschwinde|streichen wir|tilgen wir|vergisst|räumen wir|trennen (?:wir )?uns von|(?:verarbeiten|verwenden|nutzen) [^.;,]{3,60} (?:für|während) (?:die|der) (?:gesamte[n]? )?Dauer (?:de[rs]|Ihre[rs]|unsere[rs]) |liegen [^.]{0,60}im (?:Schrank|Keller|Archiv)|(?<![\p{L}])(?:Server-?)?(?:Logs?|Logfiles|Protokolle)(?::| (?=\d{1,2} (?:Stunden|Tage|Wochen|Monate)(?:[.;,)\t]|$)))|(?:heben (?:wir|sie|diese|ihn|es)|hebe ich)(?![\p{L}])(?:[^.]|(?<=Abs|Nr|Art|lit|bzw|ca)\.){0,80} auf(?![\p{L}])|[Vv]ernichtung|bleib(?:t|en)[^.]{0,40} (?:im|in (?:dem|unserem|einem)) [\p{L}-]{0,20}(?:[Pp]ool|[Kk]reis|[Vv]erteiler|[Bb]estand)(?![\p{L}])|bleib(?:t|en)[^.]{0,40} (?:online|im Netz|sichtbar|abrufbar)(?![\p{L}])|bleib(?:t|en)[^.]{0,40}(?:Zeit|in (?:der|den|unserer|unseren) (?:Akten?|Ablage|Kartei|Ordnern?)(?![\p{L}])|im Ordner|gespeichert|bestehen|erhalten|stehen)|Cookies?[^.]{0,40} für [^.]{3,20} (?:gesetzt|abgelegt)(?![\p{L}])|Cookies?[^.]{0,60}(?:Laufzeit|Lebensdauer|Gültigkeit|(?:laufen|läuft) [^.]{0,40} ab(?![\p{L}])|verfallen)|[Ll]ösche ich|entfernen wir|überschreib(?:en|t)|speicher|bewahr|aufbehalt|aufheben|aufgehoben|gelöscht|[Ll]ösch(?:en|ung|frist|konzept|t)(?![\p{L}]{0,3}recht)|vorgehalten|vorhalten|vorzuhalten|bei den Akten(?![\p{L}])|bei den Unterlagen(?![\p{L}])|bei unseren Akten(?![\p{L}])|bei unseren Unterlagen(?![\p{L}])|bei der Akte(?![\p{L}])|bei Ihrer Akte(?![\p{L}])|bei unserer Ablage(?![\p{L}])|vernichtet|vernichten|anonymisier|archivier|Archiv|gesperrt|behalten|verbleiben|verbleibt|überschrieben|entfernt|Bearbeitungsdauer|stor(?:e|ed|age)|retain|retention|delet|erase|kept|keep|Dauer der Verarbeitung|hinterlegt|merk(?:en|e) (?:wir |ich )?(?:uns|mir)(?!\p{L})|merk(?:en|e) (?:wir|ich) (?:Sie|dich|euch|Ihre[nr]?|deine[nr]?) [^.;]{3,40} vor(?!\p{L})|merkt sich (?:der|die|das|unser\p{Ll}{0,2}) \p{L}{0,16}(?:Server|System|Programm|Software|Anlage|Gerät|Schloss|Kasse)|merkt sich [\p{L}-]{3,24} (?:\d{1,3}|\p{L}{3,8}) (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)(?!\p{L})|lösche (?:sie|diese|es|alles|die|das|ihn)(?![\p{L}])/iu,
)
const KEEPS_HEADING =
  /speicherdauer|dauer der|dauer, für|(?:(?:[Ff]ür )?[Ww]elche[nr]? (?:Dauer|Zeit(?:raum)?)|[Bb]is wann)(?![\p{L}])[^.]{0,60}(?:speicher|aufgehoben|behalten)|aufbewahr|löschung|löschfrist|speicherfrist|wie lange|datenlöschung|retention|how long|storage period|Speicherung und Löschung|Wann(?![\p{L}])[^.]{0,60}(?:lösch|weg(?![\p{L}])|Schluss|überspielt|überschrieben|vernichtet|verschwind|entfernt|entsorgt|entsorgen|vergessen|erledigt|wegwerf|wegtun|aussortier|ausmist|shredder|schredder)|(?:haltbar|Haltbarkeit|Verfallsdatum|Aufräumen|Lösch(?:en|regeln|plan|kalender))(?![\p{L}])|when (?:do )?we (?:delete|erase|remove|forget)|how we (?:delete|dispose)|storage limit|retain|^[\W\d]{0,6}Speicherung (?:Ihrer|der|von) (?:personenbezogenen )?Daten/iu

// What says that something goes or stays, but says it of many other things as well: counts beside a length of time that is
// bound to it ("nach 28 Tagen", "zwei Wochen lang"), and of records only.
const GOES = sieve(
  /merk(?:t|en) sich|und zwar (?:für )?(?:\d{1,3}|\p{Ll}{3,8}) (?:volle |ganze )?(?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)(?![\p{L}])|find(?:et|en) sich [^.;]{0,120} lang(?![\p{L}])|(?:heften|sortieren) (?:wir|ich)[^.;]{0,60} aus(?![\p{L}])|stecken(?![\p{L}])|zu sehen(?![\p{L}])|bleib(?:t|en) (?:\p{Ll}{3,11} ){0,2}(?:\d{1,2}|\p{Ll}{3,6}) (?:Jahre?|Monate?|Wochen?|Tage?)(?![\p{L}])|(?:hebe|hebt|heben)(?![\p{L}])[^.;]{0,120} auf(?![\p{L}])|verschwunden|lieg(?:t|en) (?:[\p{L}]{2,14} ){1,5}(?:Stunden?|Tage?|Wochen?|Monate?|Jahre?|Vierteljahr|Halbjahr)(?: [\p{L}]{2,14}){0,2} (?:im|in der|in unserem|bei uns)(?![\p{L}])|rotier|rollier|(?:Jahre?|Monate?|Wochen?|Tage?) lang bleib(?:t|en)(?![\p{L}])|st(?:eht|ehen) (?:Ihre?|deine?|die) [\p{L}-]{3,24} (?:\d{1,3}|\p{L}{3,8}) (?:Stunden?|Tage?|Wochen?|Monate?)(?![\p{L}])|st(?:eht|ehen) (?:\p{L}{2,12} ){1,3}(?:Stunden?|Tage?|Wochen?|Monate?|Jahre?) (?:lang )?(?:im|in der|auf der)(?![\p{L}])|(?:ist|sind)[^.;]{0,40} (?:Geschichte|anonym|passé)(?![\p{L}])|(?:Kamera|Gerät|Server|Speicher|Postfach|Rechner|Laufwerk)\p{L}{0,4} liegen(?![\p{L}])|kürz(?:en|t)(?![\p{L}])|dokumentier|abrufen(?![\p{L}])|(?:bestehen|sichtbar) bleib(?:t|en)(?![\p{L}])|(?:werfen?|wirft)(?![\p{L}])[^.;]{0,60} (?:weg|fort)(?![\p{L}])|weggeworf|wegwerf|verw(?:o|i)rf|bereit(?:ge|zu)?(?:halt|stell)|stell(?:en|t) [^.;]{0,80} bereit(?![\p{L}])|h(?:ä|a)lt(?:en)? [^.;]{0,80} (?:vor|bereit)(?![\p{L}])|(?:nehme|nehmen|nimmt) [^.;]{0,40} aus (?:dem|der|unserem|unserer) (?:System|Bestand|Verteiler|Verzeichnis|Adressbuch|Datenbank|Kartei|Liste)(?![\p{L}])|(?:halten|hält|führen|führt|stehen|steht) [^.;]{0,80} (?:auf|in) (?:einer|der|unserer|eine|die|unsere) [\p{L}-]{0,14}[Ll]iste|(?:[Dd]aten|werte|Protokolle|[Ll]ogs)(?![\p{L}])[^.;]{0,40} (?:laufen|läuft) [^.;]{0,40} ab(?![\p{L}])|abrufbar|einsehbar|abgerufen|nachhör|aggregier|verdichte|vergröber|zusammengefasst|getrennt|aussonder|ausgesondert|aussortier|sortieren [^.;]{0,60} aus(?![\p{L}])|entsorg|geleert|leeren|deaktivier|stillgelegt|geschlossen|schließen wir|bereinig(?:t|en)|geschwärzt|geschreddert|skartier|in Evidenz|verwalte[nt]|(?:aus|von) (?:der|dem|den|unserem|unserer) [\p{L}-]{3,24} (?:heraus|herunter|weg)?genommen|liegen ?(?:ge)?bl|liegen ?lassen|bleib(?:t|en)[^.;]{0,60} liegen|überleb(?:en|t)(?![\p{L}])|überdauer(?:n|t)(?![\p{L}])|(?:halten|hält)(?: sich)? (?:\d{1,3}|\p{Ll}{3,8}) (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)(?![\p{L}])|vergess|(?:ist|sind|alles|geht|gehen|das Protokoll|Namen?|wieder)[^.;]{0,40} weg(?![\p{L}])|verfällt|verfallen|zerstör|herausgenommen|heraus(?:zu)?nehmen|überspiel|ausgetragen|h(?:ä|a)lt(?:en)? [^.;]{0,120} fest(?![\p{L}])|festgehalten|(?:steh|lieg)(?:t|en)(?![\p{L}])[^.;]{0,120} lang(?![\p{L}])|zerriss|verbrannt|zurückgegeben|abgeschaltet|pseudonymisier|gekürzt|beseitig|ausgelesen|(?:nehme|nehmen|nimmt) [^.;]{0,80} (?:aus dem Netz|vom Netz|vom Kanal|offline|herunter|heraus|von der (?:Seite|Website|Homepage))(?![\p{L}])|(?:nehme|nehmen|nimmt) [^.;]{0,90}(?:pool|kreis|liste|kartei|verteiler) auf(?![\p{L}])|aufgeräumt|räume[nt]?(?![\p{L}])|unkenntlich|unlesbar|st(?:eht|ehen)(?![\p{L}])[^.;]{0,110} (?:zur Verfügung|bereit)(?![\p{L}])|st(?:eht|ehen)(?![\p{L}])[^.;]{0,80} (?:auf|in) (?:unsere[rm]|de[rm]|einer|einem) [^.;]{0,30}(?:[Kk]anal|[Mm]ediathek|[Ww]ebsite|[Hh]omepage|[Ii]nternetseite|[Gg]alerie)|erlischt|erlöschen|endet(?![\p{L}])|enden(?![\p{L}])|de-?identifi[zc]|nachvollziehbar|rückverfolgbar|verfügbar|vorliegen|drop(?:s|ped)?(?![\p{L}])|purg|wip(?:e|ed|es)(?![\p{L}])|empt(?:y|ied)|discard|tak(?:e|en) (?:[\p{L}]+ ){0,3}(?:offline|down)(?![\p{L}])|gone(?![\p{L}])|destroy|shred|rotat|overwrit|expire|anonymi[sz]|aggregat|(?:held|hold|stays?|remains?|preserved?|maintain(?:s|ed)?|available|clear(?:s|ed)?)(?![\p{L}])|dispos|scrub|remov/iu,
)
const RECORD =
  /daten(?![\p{L}])|(?<![\p{L}])alles(?![\p{L}])|(?:protokoll|überwachung|standort|aufzeichnung|aufnahme|eintr[aä]g|werte?|nachricht|mail|konto|konten|bögen|bogen|liste|logdatei|anfrage|backup|sicherung|rechnung|unterlage|akte|bewerb(?:er|ung)|ticket|chat|video|foto|bild|dokument|formular|anmeldung|beleg|vermerk|notiz|bericht|adresse|angabe|information|schreiben|brief|zettel|quittung|kopie|verl[aä]uf|log(?:s|file|datei|buch)?|profil|fragebog|kartei|nummer|zugangsdaten|zug[aä]ng|probe|befund|gespräch|antwort|buchung|mitschnitt|film|bescheinigung|nachweis|urkunde|zeugnis|abschl[uü]ss|bücher|einwilligung|verordnung|vollmacht|kennung|merkmal)[\p{L}]{0,6}(?![\p{L}])|daten(?![\p{L}])|(?<![\p{L}])(?:logs?|data|accounts?|files?|records?|recordings?|backups?|copies|copy|invoices?|messages?|e?-?mails?|tickets?|conversations?|reports?|events?|identifiers?|entries|applications?|CVs?|profiles?|requests?|details|addresses|information|footage|contacts?|photos?|it|they)(?![\p{L}])/iu
/** What binds a length of time to what goes or stays. */
const BOUND_BEFORE =
  /(?:^|[\s(])(?:[Nn]ach(?: spätestens| jeweils| etwa| weiteren| rund| Ablauf von)?|[Ff]ür(?: (?:die Dauer|einen Zeitraum|maximal|mindestens|höchstens|weitere)(?: von)?)?|bis zum (?:Ende|Ablauf) (?:der|des|von)|bis zu|länger als|höchstens|längstens|maximal|halten(?: sich)?|hält(?: sich)?|überleb(?:en|t)|überdauer(?:n|t)|spätestens(?: nach)?|mindestens|binnen|innert|während|innerhalb von|und zwar(?: für| nur)?|(?:dann|danach|sie) noch(?: weitere)?|bleib(?:t|en)(?: \p{Ll}{3,11}){0,2}|lieg(?:t|en)(?: \p{Ll}{2,11}){0,3}|steh(?:t|en)(?: (?:Ihre?|deine?|die) [\p{L}-]{3,24})?(?: \p{Ll}{2,11}){0,2}|after(?: another| a further| at most| about)?|for(?: another| a further| up to| at least| about)?|within(?: another| a further)?|up to|at most|longer than|no more than) ?$/u
const BOUND_AFTER =
  /^(?:n|s)? ?(?:lang(?![\p{L}])|länger(?![\p{L}])|später|darauf|danach|nach(?: de[rmn]| dem| Ihre[rm]| deine[rm]| eure[rm]| [\p{Lu}])|hinweg|in Evidenz(?![\p{L}])|after|later|[^,.;]{0,24} (?:vor|bereit|auf)[,.;]|[^,.;]{0,70} (?:zur Verfügung|bereit)[,.;]| ?(?:auf|in) (?:einer|der|unserer) [\p{L}-]{0,14}[Ll]iste(?![\p{L}])|ab(?=[,.;])|(?:auf|in) (?:unsere[rm]|de[rm]|einer|einem) [^,.;]{0,30}(?:[Kk]anal|[Mm]ediathek|[Ww]ebsite|[Hh]omepage|[Ii]nternetseite|[Gg]alerie)[,.;])/u
const NEXT_DAY =
  /am (?:Tag (?:nach|danach)|Folgetag|nächsten Tag|folgenden Tag|Tag darauf)|tags darauf|the (?:next|following) day/u

/** Gone at intervals: what is, stays no longer than one of them. */
const AT_INTERVALS = sieve(
  /(?:täglich|wöchentlich|monatlich|jährlich|quartalsweise) (?:automatisch |wieder |vollständig |komplett )?(?:gelöscht|entfernt|geleert|überschrieben|vernichtet|geschreddert|bereinigt)(?![\p{L}])|(?:lösch|leer|vernicht)(?:en|e) (?:wir|ich) (?:[\p{L}]{2,12} ){0,3}(?:täglich|wöchentlich|monatlich|jährlich|quartalsweise)(?![\p{L}])/u,
)
const INTERVALS: ReadonlyMap<string, string> = new Map([
  ['täglich', 'P1D'],
  ['wöchentlich', 'P1W'],
  ['monatlich', 'P1M'],
  ['quartalsweise', 'P3M'],
  ['jährlich', 'P1Y'],
])

/** Records that the sentences before have named: "Dann löschen wir sie", "sind sie weg". */
const THEM_GONE =
  /(?:lösch|vernicht|entfern)\p{Ll}{0,3} (?:wir |ich )?(?:sie|diese|es|alles)(?![\p{L}])|(?:sind|ist) (?:sie|diese|es|alles) (?:wieder )?(?:weg|fort|verschwunden|Geschichte)(?![\p{L}])/u

const AGE =
  /Lebensjahr|Jahren? alt|Alter|jährige[nr]? (?:Kind|Person|Nutzer)|Minderjähr|Kinder|Jugendliche|years? (?:old|of age)|under the age/u
const BEFORE_NO_RETENTION =
  /(?:[Bb]estätig[^.]{0,60}(?:binnen|innerhalb von) |Frist zur Antwort|antworten(?: [^.;]{0,30}(?:binnen|innerhalb(?: von)?|in) )?|(?:Vertrag|Mitgliedschaft|Abo(?:nnement)?) läuft (?:über |mindestens )?|beantworten|(?:unter|über|seit|Seit|ab|alle|mindestens alle|jünger als|älter als) (?:den )?(?:letzten )?(?:rund |über |mehr als )?|innerhalb der (?:Frist von )?|beträgt sie mindestens |Vertragslaufzeit von |verlängert sich um |Kündigungsfrist von |(?:de[nr]|die) letzten |gültig für |alle )$/u
const AFTER_NO_RETENTION =
  /^(?:n|s)?[^.;]{0,14} verjähr|^(?:n|s)?[^.;]{0,45}(?:bestätig|anklick|beantwort|antwort|nach(?:zu)?kommen|Stellung|zu informieren|mitteil|nachdem Sie Ihren Antrag|zu erklären|die Möglichkeit|kostenlos widerruf|reagier|bearbeitet(?![\p{L}])|vor Ablauf kündig|Ihrem Antrag|auf Ihr Auskunft)/u
const NO_RETENTION_NEAR =
  /(?:[Aa]uf|[Ii]hre) Anfragen? antwort|Antwort auf Ihr|Gewährleistungsfrist (?:beträgt|von)|Garantie(?:zeit|frist)? (?:beträgt|von)|Widerrufs(?:frist|recht)|Rückgaberecht|Umtausch|Probe(?:zeit|monat|abo)|[Tt]est(?:phase|zeitraum|monat)|kostenlos (?:testen|nutzen)|Lieferzeit|Gutschein|Zahlungsziel|Mindestalter|-Intervall|geöffnet|erreichbar|Kündigungsfrist|Antwortfrist|Bearbeitungsfrist|Meldefrist|Freiheitsstrafe|Vertragslaufzeit|Mindestlaufzeit|ununterbrochen|Betriebszugehörigkeit|Berufserfahrung|Erfahrung|rund um die Uhr|Uhr am Tag|Backup[^.]{0,20}alle|(?:Frist|Antrag)[^.]{0,60}(?:um|verlängert) (?:weitere|zwei weitere)|reply within|respond within|one month of receipt/u
/** What a period begins with, whatever it is called: "nach Ablauf der Probezeit", "nach Einlösung des Gutscheins". */
const BEGINNING =
  /^(?:n|s)? (?:nach|ab|seit) (?:dem |der )?(?:Ablauf|Ende|Beendigung|Abschluss|Auslaufen|Ausübung|Einlösung|Erfüllung|Verstreichen) (?:(?:der|des|Ihrer|Ihres|einer|eines|unserer|jeweiligen|gesetzlichen|vereinbarten) ){0,3}[\p{L}-]{3,40}/u

/** What follows a period without what it begins with, and without what a bracket explains of that: "(die Testphase dauert 14 Tage)". */
function afterBeginning(after: string): string {
  const [begun] = BEGINNING.exec(after) ?? []
  return begun === undefined ? after : after.slice(begun.length).replace(/^ \([^()]{0,80}\)?/u, '')
}

const PURPOSE = sieve(
  /(?<![\p{L}])(?:sobald|bis|solange|so ?lange|so lang|wenn|falls|nach|nachdem|sofern|soweit|für (?:die|jene) Dauer|mit|während|zur? (?:Erfüllung|Erreichung)|wie(?: es| dies)?|beim|until|as long as|once|when|after|no longer)(?![\p{L}])[^;]{0,220}(?:Zweck|Einwilligung (?:vorliegt|besteht)|Abbruch|Semester|löschen(?=[,;.])|nicht (?:mehr|länger|weiter) (?:für|erforderlich|benötigt|notwendig|gebraucht)|entfällt|entfallen|wegfällt|Wegfall|Fortfall|Widerruf|widerruf|Abmeldung|Abreise|Absage|Auszug|abmelden|Abbestell|abbestell|Austragung|austragen|Kündigung|beend|Beendigung|Vertragsende|Ende (?:des|der|Ihre)|erforderlich|notwendig|benötig|auffordern|abgeschlossen|Abschluss|erledigt|erreicht|Löschung (?:Ihres|des) (?:Kontos|Accounts|Kundenkontos|Nutzerkontos)|Ablauf|Widerspruch|widersprechen|geklärt|bearbeitet|Bearbeitung|Mitgliedschaft|Austritt|Geschäftsbeziehung|Vertragsverhältnis|nötig|beantwortet|abgewickelt|valid purpose|gültigen Zweck|necessary|purpose|needed|required|withdraw|unsubscrib|terminat|revoke)|(?<![\p{L}])zum (?:Ende|Ablauf|Schluss) (?:des|der|eines|Ihre[rs]) [\p{L}-]{3,30}/iu,
)
/** "Sobald die gesetzlichen Fristen abgelaufen sind, …": until when the law says, and until nothing else. */
const UNTIL_LEGAL =
  /^\W{0,3}(?:(?:Sobald|Wenn|Nachdem) (?:die|alle) \p{Ll}{4,24}en [\p{L}-]{0,24}[Ff]risten? (?:abgelaufen|verstrichen|vorbei)|(?:Bis zum|Nach(?: dem)?|Mit) Ablauf (?:der|dieser|aller) \p{Ll}{4,24}en [\p{L}-]{0,24}[Ff]risten? (?:bleib|werden|wird|lösch|vernicht|speicher|bewahr))(?![^.]{0,160}(?:Zweck|nicht mehr|erforderlich|benötig))/u
/** "Es gelten die gesetzlichen Fristen; nach deren Ablauf wird gelöscht.": the same. */
const AFTER_THEM =
  /[Ff]risten(?![\p{L}])[^.]{0,60} nach (?:deren|ihrem) Ablauf(?![^.]{0,100}(?:Zweck|nicht mehr|erforderlich|benötig))/u
/** Any event: what goes then, or stays until then, is kept by a criterion, whatever the event is. */
const UNTIL = sieve(
  /(?<![\p{L}])[Ww]as (?:wir |ich )?nicht (?:mehr|länger) (?:brauchen|brauche|benötigen|benötige|benötigt wird|gebraucht wird|nötig ist|erforderlich ist), (?:lösch|vernicht|entfern|werf|wird )|(?:endet|enden|verfallen|verfällt|erlischt|erlöschen) mit (?:Ihre[mr]|deine[mr]|eure[mr]|dem|der|Ablauf|Ende|Beendigung)(?![\p{L}])|(?<![\p{L}])(?:am|zum|bis(?: zum)?) \d{1,2}\. ?(?:\d{1,2}\.|\p{L}{3,9}) des (?:(?:nächsten|folgenden|darauffolgenden|Folge-?) ?)[jJ]ahre?s|lösch(?:en|e) (?:sie|diese|es) nach (?:dem|der|jede[mr]) (?![\p{L}-]*(?:frist|zeit|zeitraum|dauer|gesetz|konzept|verordnung|plan|ablauf)(?:en|s)?(?![\p{L}]))\p{L}[\p{L}-]{3,24}(?![\p{L}])|^\W{0,3}(?:Ist|Sind|Hat|Haben|Wird|Werden|Endet|Enden|Verlassen|Kündigen) [^,.]{3,90}, (?:verschwind|lösch|entfern|vernicht|werf|streich|wird |werden )|(?:streichen?|vernichten?|entfernen?|schreddern?|entsorgen?|verbrennen?|zerreißen?) (?:wir|ich) (?:[\p{L}]{2,12} ){0,2}nach (?:dem|der|Ihre[mr]|jede[mr]) (?![\p{L}-]*(?:frist|zeit|zeitraum|dauer|gesetz|konzept|verordnung|plan|ablauf)(?:en|s)?(?![\p{L}]))\p{L}[\p{L}-]{2,24}(?![\p{L}])|(?:lösch(?:en|e) (?:wir|ich)|(?:wir|ich) lösch(?:en|e))(?: [\p{L}-]{2,20}){0,3}, (?:wenn|falls) (?:Sie|du|ihr)(?![\p{L}])|(?<![\p{L}])(?<!denn )(?:so ?lange|sobald)(?![\p{L}])|(?<![\p{L}])bis (?:zu[mr](?! \d)|zu (?:Ihre[mr]|deine[mr]|eure[mr]|eine[mr])|Ihre?|deine?|eure|euer|der|die|das|Sie|du|ihr|es|er|sie|alle|feststeht|nach|(?:ge|be|er|ver|ab)\p{Ll}{3,14}t (?:ist|sind|wurde|wird))(?![\p{L}])|(?<![\p{L}])(?:am|zum|mit|nach|bis(?: zum)?) (?!Woche)\p{Lu}\p{Ll}{2,20}(?:ende|schluss)(?![\p{L}])|(?<![\p{L}])(?:am|zum|mit(?: de[mr])?|bei(?:m)?|nach) (?:Ende|Schluss|Ablauf|Abschluss|Austritt|Ausscheiden|Auszug|Weggang|Abmeldung|Abbestellung|Kündigung|Abreise|Abholung|Rückgabe)(?![\p{L}])|(?<![\p{L}])bis dahin (?:behalt|speicher|bewahr|bleib|heben)|^\W{0,3}(?:Steigen|Melden|Treten|Ziehen|Scheiden|Gehen|Tragen|Bestellen) Sie (?:[^,.]{2,40} )?(?:aus|ab|weg|zurück), (?:lösch|streich|entfern|vernicht|verschwind|wird |werden |nehme)|^Löschung (?:erfolgt )?(?:zusammen )?(?:mit|bei|nach|zum|am|sobald|wenn)(?![\p{L}])|(?<![\p{L}])nach (?:dem|der|Ihre[mr]|deren|dessen|einem|einer|jede[mr]) (?![\p{L}-]*(?:frist|zeit|zeitraum|dauer|gesetz|recht|ordnung|konzept|vorgabe|verordnung|norm|stand|regel|pflicht|vorschrift|DSGVO|plan|prinzip|verfahren|grundsatz|art|methode)(?:en|n|s)?(?![\p{L}]))\p{L}[\p{L}-]{3,24} (?:(?:mit|bei|durch|an|in) (?:(?:dem|der|den|das|die) )?\p{L}[\p{L}-]{2,24} )?(?:wieder |umgehend |sofort |unverzüglich |automatisch |vollständig )?(?:gelöscht|vernichtet|geschreddert)(?![\p{L}])|lösch(?:en|e) (?:wir|ich) nach (?:dem|der) (?![\p{L}-]*(?:frist|zeit|zeitraum|dauer|gesetz|konzept|verordnung|plan)(?![\p{L}]))\p{L}[\p{L}-]{3,24}(?=[ ,.;])|erst nach (?:dessen|deren|der|dem|Ihre[rm])(?![\p{L}])|(?:until|as long as|as soon as|once) (?:you|the|your|it|we|they)(?![\p{L}])/iu,
)
const UNTIL_GOES =
  /(?:^|[^\p{L}])(?:[Aa]ufgehoben (?:wird|werden)|verschwind(?:et|en)|erfolgt (?:die|eine) Löschung|Löschung erfolgt|(?:Löschung|Vernichtung|Entsorgung) (?:mit|bei|nach|zum|am|sobald|wenn)|[Gg]espeichert (?:wird|werden)|Speicherung endet|Aufbewahrung endet|bleib(?:t|en)|verbleib(?:t|en)|(?:in den|im) (?:Schredder|Reißwolf)|streichen wir|streiche ich|lösche ich|löschen wir|[Ww]ir löschen|vernichten? (?:wir|ich)|werfen? (?:wir|ich)|hebe ich|heben (?:wir|sie|diese)|bewahren? (?:wir|ich)|behalten? (?:wir|ich)|speichern? (?:wir|ich)|(?:[Ww]ir|[Ii]ch) (?:speichern?|bewahren?|behalten?|verwahren?)|(?:wird|werden) [^.;]{0,90}(?:gelöscht|vernichtet|aufbewahrt|gespeichert|entfernt|gestrichen|anonymisiert|vorgehalten|verwahrt|geschreddert|zerrissen|geschwärzt|aussortiert|ausgesondert|überschrieben|un(?:lesbar|kenntlich) gemacht)|löschen (?:sie|diese|es)|verfallen|verfällt|erlischt|erlöschen|(?:[Ww]e|are|is|be) (?:only )?(?:keep|kept|retain|retained|store|stored|delete|deleted|erase|erased|remove|removed|hold|held))(?![\p{L}])/u
const UNTIL_OTHERWISE =
  /Lebensjahr|Recht (?:auf|zu)|verlangen|(?:können|kannst|könnt|dürfen)[^.]{0,90}(?:löschen|widerruf|widersprech)|Cookie|[Cc]ookie|Browser|bleibt? (?:die|davon|hiervon|unberührt|rechtmäßig|wirksam|es )|Rechtmäßigkeit|right to|withdrawal|(?:speichern|verarbeiten|erheben) wir[^.]{0,40},? wenn/u
const STATUTORY = sieve(
  /(?:gesetzlich|handels|steuer|rechtlich|berufsrechtlich|standesrechtlich|archivrechtlich)[\p{L}-]{0,25}(?:[ ,]{1,2}(?:und|oder|bzw\.|sowie|vertraglichen?|steuerrechtlichen?|handelsrechtlichen?|steuerlichen?|vorgeschriebenen?|bestehenden?|geltenden?|zwingenden?|längeren?|[\p{L}-]{2,24}e[nr])){0,4} (?:Aufbewahrung|Speicher|Verjährung|Dokumentation|Nachweis|Archivierung|Gründe(?!n? (?:unzulässig|nicht (?:zulässig|erlaubt)|verboten))|Lösch|Frist|Vorgabe|Verpflichtung|Pflicht|Bestimmung|Vorschrift|Regelung)[\p{L}]{0,30}|Aufbewahrungs-?(?:pflicht|frist|vorschrift|zeit|vorgabe|bestimmung|verpflichtung|dauer)[\p{L}]{0,6}(?![\p{L}]|\s?:)|Speicherfristen|(?:gilt|gelten) die Fristen? des (?:Handels|Steuer|Archiv|Berufs|Zivil)rechts|Pflicht(?:en)? zur (?:Aufbewahrung|Archivierung|Dokumentation)|vorgegebenen? Fristen? (?:zur|für die) (?:Aufbewahrung|Dokumentation)|Verjährungsfrist|Fristen (?:aus|im|nach) (?:dem )?(?:Handels|Steuer|Berufs|Abgaben)|Archivgesetz|Gesetzgeber|Archivrecht|(?:§|§§) ?(?:147|257|630f|10 MBO)|statutory|legal(?:ly)? (?:retention|obligation|required)|retention (?:period|obligation)s? (?:under|required by)|gesetzlich (?:vorgeschrieben|vorgesehen|verpflichtet|erforderlich|notwendig)|gem(?:äß|äss|\.) (?:dem )?Gesetz [^.;]{0,20}(?:erforderlich|vorgeschrieben|notwendig|nötig)|(?:für|über) (?:die|eine) (?:Aufbewahrung|Speicherung|Archivierung|Löschung) [^.;]{0,40}(?:geltend|maßgeblich|vorgeschrieben|bestehend)e[nr]? (?:Frist|Vorschrift|Regelung|Bestimmung)|(?:nach|gemäß|entsprechend) den (?:[\p{L}-]+ ){0,2}(?:Vorschriften|Bestimmungen|Regelungen) (?:über|für|zur) (?:die )?(?:Aufbewahrung|Speicherung|Archivierung|Löschung)|geltende[rn]? Gesetze|(?:Gesetz|(?:Handels|Steuer|Berufs)recht|Finanzamt)[^.;]{0,40}(?:vorschreib|vorschreibt|verlang|vorgib|vorgeb|so will|fordert)|wie (?:es )?(?:das Gesetz|die Gesetze|die Vorschriften)|(?<!\p{L})Gesetze? (?:[\p{L}]{2,12} ){0,4}(?:verpflichte[nt]|zwing(?:t|en)|anordne[nt]|gebiete[nt])(?![\p{L}])|(?<!\p{L})(?:a|the|tax|commercial) law (?:obliges|requires|compels|forces) us/iu,
)
/** A cell on how long that names nothing but the law: "wie vom Gesetz verlangt". */
const BY_LAW =
  /^\W{0,3}(?:(?:so lange )?(?:wie )?(?:es )?(?:vom|das|nach|gemäß|laut|von) (?:dem )?Gesetz(?:en)?(?![\p{L}])|[Gg]esetzliche [\p{L}-]{0,16}(?:[Ff]rist|[Dd]auer)|as (?:required|prescribed) by law)/iu
/** Periods of the law named as such: beside a length of time they still say that the law sets it. */
const STATUTORY_NAMED =
  /(?:gesetzlich|handels|steuer|Vorschrift|rechtlich)[\p{L}-]{0,24}(?:[ ,][^.;]{0,60})? (?:[Aa]ufbewahrungs|Speicher|Verjährungs|Dokumentations)-?(?:pflicht|frist|dauer|vorschrift)|längere[nr]? (?:gesetzliche[nr]? )?(?:Aufbewahrung|Speicher)|vorgegebenen? Fristen|statutory|legal retention|required by (?:commercial|tax) law/u
/** "Rechtsgrundlage ist …, bei Aufbewahrungspflichten lit. c": says what carries the keeping, not how long. */
const BASE_FIRST = /^\W{0,3}(?:Die )?Rechtsgrundlagen?(?![\p{L}])/u
const GONE_OR_KEPT = /gelöscht|löschen|entfernt|entfernen|speicher|aufbewahrt|bewahren|aufheben|vernicht/u
/** Nothing but where it stands: "Maßgeblich sind § 147 AO und § 257 HGB." */
const CITED_ONLY =
  /^(?:Maßgeblich|Maßgebend|(?:Rechts)?[Gg]rundlage|D(?:as|ies) (?:folgt|ergibt|regel)|So |Siehe|Vgl)[^.;]{0,30}§{1,2} ?\d/u
/** A length of time that is the law's own: "gemäß den gesetzlichen Fristen zehn Jahre", "weil es das Finanzamt so will". */
const LAWS_OWN = sieve(
  /[Ww]ie lange [^.;,]{3,60}, (?:bestimmt|bestimmen|regelt|regeln|ergibt sich aus|richtet sich nach|steht in) (?:die|das|der|dem|den) [\p{L}-]*(?:[Gg]esetz|[Oo]rdnung|[Ss]atzung|[Vv]orschrift|[Rr]ichtlinie|[Aa]ktenplan|[Aa]rchivrecht)\p{Ll}{0,2}(?![\p{L}])|(?:aufgrund|wegen)(?: der)? (?:gesetzlich|steuerlich|handelsrechtlich|steuerrechtlich)e[rn] [\p{L}-]{0,24}(?:[Ff]risten|[Pp]flichten|[Vv]orschriften)(?![\p{L}])|(?:richte[nt]|bestimm(?:t|en)) sich (?:die|ihre|deren) (?:Aufbewahrung|Speicherung|Speicherdauer|Dauer|Löschung|Fristen?|Aussonderung)(?: [\p{L}-]+){0,3} nach (?:den|der|dem) [\p{L}-]*(?:richtlinien?|gesetze?n?|ordnung(?:en)?|satzung|(?<!Verwaltungs)vorschrift(?:en)?|[Aa]ktenplan|[Aa]rchivrecht)(?![\p{L}])|(?:Aufbewahrung|Speicherung|Speicherdauer|Dauer|Löschung|Fristen?|Aussonderung) (?:[\p{L}-]+ ){0,4}?(?:richte[nt]|bestimm(?:t|en)|folg(?:t|en)) (?:sich )?(?:nach )?(?:den|der|dem) [\p{L}-]*(?:richtlinien?|gesetze?n?|ordnung(?:en)?|satzung|vorschrift(?:en)?|[Aa]ktenplan|[Aa]rchivrecht)(?![\p{L}])|(?:gemäß|entsprechend|nach) den (?:gesetzlichen|steuerlichen|handelsrechtlichen|handels- und steuerrechtlichen|berufsrechtlichen) [\p{L}-]{0,24}(?:[Ff]risten|[Pp]flichten|[Vv]orschriften)(?![\p{L}])|\((?:das ist )?(?:die |eine )?gesetzliche [\p{L}-]{0,24}(?:[Ff]rist|[Pp]flicht)(?![\p{L}])|weil (?:es|das|dies) [^.;]{0,30}(?:Finanzamt|Gesetz|Gesetzgeber)(?![\p{L}])/u,
)
/** "Ihre Adresse wird dann gelöscht", after the sentence that says on what: an unsubscription, a withdrawal, an end. */
const THEN_GONE =
  /(?:wird|werden) (?:dann|daraufhin|anschließend|danach) (?:[\p{L}]{3,16} ){0,3}(?:gelöscht|genommen|entfernt|gestrichen)|löschen wir (?:[\p{L}]{2,12} ){0,3}(?:dann|daraufhin)(?![\p{L}])/u
const ENDING =
  /[Aa]bbestell|[Aa]bmeld|widerruf|zurückzieh|zurücknehm|kündig|beend|[Aa]ustritt|ausscheid|abschalt|deaktivier/u
const STATUTORY_KEEP = sieve(
  /rchivierung|aufbewahr|bewahren wir|heben (?:wir|sie)(?![\p{L}])[^.;]{0,60} auf(?![\p{L}])|speicher|gelöscht|lösch|Frist|entgegenstehen|unberührt|retain|keep|stor|delet|Verjährung|gesperrt/iu,
)

// Beside a length of time, a reservation or a criterion still says something of its own.
const RESERVED = sieve(
  /(?:soweit|sofern|es sei denn|wenn|falls|unberührt|vorbehaltlich)[^.]{0,80}(?:[Aa]ufbewahr|gesetzlich|steuer)|es sei denn[^;]{0,200}[Aa]ufbewahr|unberührt|gelten[^.;]{0,40}gesetzlich|(?:unless|subject to|provided that|except where)[^.;]{0,60}(?:statutory|legal|law)[^.;]{0,40}(?:retention|retain|stor|keep|requir)/u,
)
const CRITERION = sieve(
  /[Bb]ei(?:m)? (?:Austritt|Auszug|Kündigung|Abmeldung|Ausscheiden)(?![\p{L}])|mit dem Widerruf|(?<!denn )so ?lange|sobald|nicht mehr (?:erforderlich|benötigt)|as (?:long|soon) as|no longer (?:needed|required|necessary)|until you(?![\p{L}])|bis (?:Sie|zum Widerruf|zu Ihre[mr]|zu[mr] (?:[\p{L}]{3,20} )?(?:Abschluss|Abmeldung|Abbestellung|Ende(?! des \p{Ll}{4,9}ten (?:Kalender)?[Jj]ahres)|Klärung|Aufklärung|Erledigung))|(?<![\p{L}])bis (?:feststeht|(?:ge|be|er|ver|ab)\p{Ll}{3,14}t (?:ist|sind|wurde|wird))(?![\p{L}])|(?:lösch(?:en|e) (?:wir|ich)|(?:[Ww]ir|[Ii]ch) lösch(?:en|e))(?: sie| es| diese)?, (?:wenn|falls|sobald)(?![\p{L}])|(?:erst|Verfahren|verfahren) nach (?:de[rmn]|dessen|deren|Ihre[rm]) |nach (?:deren|dessen) rechtskräftig/u,
)

const UNLIMITED = sieve(
  /(?:unbefristet|bleib(?:t|en)[^.;]{0,60} (?:dauerhaft|für immer|auf Dauer)|(?:behalten|bewahren|heben|verwahren|archivieren) wir [^.;]{3,90} (?:für immer|auf Dauer)|für immer (?:aufbewahr|gespeichert|erhalten)|(?:steh(?:t|en)|sichtbar|nachzulesen)[^.;]{0,80} für immer|^[^.;:]{3,60}: (?:dauernd|für immer)\W{0,2}$|dauerhaft (?:im Archiv|erhalten|gespeichert|in (?:das|die|unser|unsere|der|unserer) [\p{L}-]{0,20}(?:[Aa]rchiv|[Cc]hronik|[Ss]ammlung))|permanently|forever|zeitlich (?:nicht |un)(?:befristet|begrenzt)|nicht befristet|unbegrenzt|auf unbestimmte Zeit|für unbestimmte Zeit|auf Dauer|dauerhaft(?= (?:[^.;,]{0,50} )?(?:aufbewahrt|archiviert|geführt|verwahrt|vorgehalten))|dauernd(?= (?:[^.;,]{0,50} )?(?:aufbewahrt|archiviert|geführt|verwahrt|vorgehalten))|indefinitely|ohne zeitliche (?:Begrenzung|Beschränkung|Grenze))/iu,
)
/** What need not say that it is kept where it says that it is for good. */
const STAYS =
  /(?<![\p{L}])(?:bleib(?:t|en)|stehen?|steht|nachzulesen|geführt|führen wir|gehen|geht|aufgenommen|übernommen|gelagert|verwahrt)(?![\p{L}])/u
const AT_ONCE = sieve(
  /(?:sofort|unmittelbar (?:danach|im Anschluss|nach (?:der|dem|jeder|Ihre[rm]) [\p{L}-]{3,30}))(?: wieder)? (?:gelöscht|entfernt|vernichtet|verworfen)|sofort nach (?:dem|der|jede[rm]|Ihre[rm]) [\p{L}-]{3,30} (?:gelöscht|verworfen|vernichtet)|lösch(?:en|e) (?:wir|ich) [^.;]{3,60} (?:sofort|umgehend)(?![\p{L}])/u,
)
const SESSION_END = sieve(
  /(?:nach|mit|beim?|am|bis zum) (?:dem )?(?:Ende|Beendigung|Schließen|Abschluss|Beenden) (?:der|Ihrer|des|dieser|jeder|deiner) (?:jeweiligen )?(?:Browser-?)?(?:[Ss]itzung|[Ss]ession|Browsers)/u,
)

const STARTS =
  /(?:(?:ab|nach|seit|mit) (?:dem |der |vollständiger |endgültiger |Ihrer |Ihrem )?(?:Ende|Ablauf|Schluss|Schluß|Beendigung|Abschluss|Zugang|Zusendung|Versand|Bekanntgabe|Ausscheiden|Austritt|Vertragsende|Vertragsschluss|Erhebung|Ablehnung|Absage|Widerruf|Abmeldung|Kündigung|Löschung|Bestellung|Erfassung|Aufzeichnung|Eingang|Anmeldung|letzte[nrm] [\p{L}]{3,20}|Erstellung|Vertragsbeendigung|Verfahrens?(?:ende|abschluss)|Entstehung|Auslieferung|Erteilung)(?: (?:des|der|eines|Ihrer|Ihres|einer|von|dem|vom|zum) [\p{L}-]{2,40}(?: [\p{L}-]{2,30})?)?|after (?:the )?(?:end|termination|expiry|rejection|completion) of [\p{L} ]{3,40})/u

/** What a sentence or a line says of itself before a colon: "Server-Protokolle: 14 Tage". */
const LABEL = /^([\p{Lu}][\p{L} /-]{2,60}):/u
/** Between two equal lengths of time in a sentence: another thing. "Akten zehn Jahre, Röntgenbilder zehn Jahre". */
const NEXT_THING =
  /[,;](?: und| sowie)?(?: \p{Ll}{2,12}){0,3} (?!(?:Abs|Art)(?![\p{L}]))\p{Lu}[\p{L}-]{4,40}/u
/** A bracket that holds only the second of them explains the first: "bis zu 2 Jahre (sonst können Kopien zwei Jahre bleiben)". */
function isNextThing(between: string): boolean {
  return NEXT_THING.test(between) && between.lastIndexOf('(') <= between.lastIndexOf(')')
}
/** How far such a thing is looked for: what says the same again pages later needs no reading of all that stands between. */
const BETWEEN = 2000
/** A sentence about what the one before has named: "Sie werden nach Ende Ihres Besuchs gelöscht." */
const THEY = /^(?:Sie|Diese|Dieses|Es|They|These) (?:werden|wird|bleib|verbleib|verfallen|are|is|will)/u
/** A sentence that goes on about the same. */
const SAME_THING =
  /^(?:Nach (?:Ablauf )?(?:diese[rsn]?|der) |Nach (?:Ablauf )?de[rs] (?:Frist|Zeit)|Danach|Anschließend|Diese (?:Frist|Dauer|Zeit)|Die (?:Frist|Dauer|Löschung) |Sie (?:wird|werden|bleib)|Dies(?:e|es)? (?:wird|werden|geschieht|erfolgt)|Spätestens)/u
/** What the sentence before may have asked. */
const ASKED_BEFORE =
  /(?:[Ww]ie lange|[Bb]is wann|[Ww]ann (?:wird|werden|löschen|verschwind)[^.?]{0,40})(?![\p{L}])[^.?]{0,60}\?\s*$/u
/** Nothing but a label and a length of time. */
const LABELLED =
  /^[\p{Lu}][\p{L} /-]{2,60}: [\p{L}\d]{1,14} (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)(?: \([^()]{2,80}\))?\.?$/u
/** Labels with their lengths of time one after the other: "Protokolle: 30 Tage, Rechnungen: 8 Jahre". */
const LABELS_INLINE = sieve(
  /\p{Lu}[\p{L} -]{2,40}: ?(?:\d{1,3}|\p{Ll}{3,12}) (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)[,;.] \p{Lu}[\p{L} -]{2,40}: ?(?:\d{1,3}|\p{Ll}{3,12}) (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)/u,
)
/** A label, then soon a length of time: "Einkäufe: schon nach 24 Monaten", "Anfragen – sechs Monate nach der Antwort". */
const LABEL_THEN =
  /^(?:[•*-] ?|\(?\d{1,2}[.)] ?)?[\p{Lu}\d][^:.;|]{2,90}(?:: | [–-] )(?:(?:max|ca|mind)\. |[\p{L} ]{0,24} )?(?:\d{1,3}|\p{L}{3,12}) (?:volle |ganze )?(?:Stunden?|Std\.|h|Mon\.|J\.|Tagen?|Wochen?|Monate?n?|(?:Kalender)?[Jj]ahre?n?|hours?|days?|weeks?|months?|years?)(?![\p{L}])/u
/** Labels of lengths of time that keep nothing. */
const LABEL_OTHER =
  /[Cc]ookie|[Kk]ündigung|[Vv]ertrag|[Ll]aufzeit|[Gg]arantie|[Gg]ewähr|[Ll]iefer|[Ww]iderruf|[Dd]auer de[rs] (?:Kurs|Ausbildung|Prakti)|[Aa]lter|[Öö]ffnung|[Rr]ückgabe(?:frist|recht)|[Aa]ntwort(?:zeit|frist)|[Uu]mtausch|_/u

/** The line before one that holds nothing but a length of time. */
function lineOver(scene: Scene, { block }: Sentence): string {
  return scene.textOf(block - 1).slice(0, 60)
}

/** Titles of a column on how long. */
const PERIOD_COLUMN =
  /[Dd]auer|[Ff]rist|[Ll]ösch|[Aa]ufbewahr|[Ss]peicher|[Ww]ie lange?(?!\p{L})|[Bb]is wann|[Ww]ann [^|]{1,30} (?:weg|lösch|aufräum|ausmist|raus|fort|gehen|verschwind)|[Hh]ow long|[Rr]etention|[Ss]torage period|^Laufzeit$/u
const HEADING_TRIM = /^(?:[\dIVX]{1,4}\.?(?:\d{1,2}\.?){0,3}\)?|[a-z]\)|§ ?\d{1,2})\s{1,3}/u

/**
 * How long things are kept: lengths of time with what they belong to, and the criteria (Art. 13(2)(a) GDPR). Lengths that
 * are no retention (a deadline to reply, an age, a warranty) stay out; so do those of named cookies, whose places are given.
 */
export function readRetention(scene: Scene, cookiePlaces: readonly Span[]): readonly RetentionFound[] {
  const found: RetentionFound[] = []
  const seen = new Map<string, Span>()
  const claimed = new Set<number>()
  for (const [start] of cookiePlaces) claimed.add(scene.sentenceAt(start).block)
  let cookie = 0
  let asked = -1
  let answer = false
  let table = -1
  let titled = false
  let column = -1
  let width = 0
  /** Whether the table that begins with a row has a column for how long. */
  const columnKeeps = (first: number): boolean => {
    if (first !== table) {
      table = first
      const titles = scene.textOf(first)
      titled = PERIOD_COLUMN.test(titles) && !/[Cc]ookie/u.test(titles)
      const cells = scene.blocks[first]?.cells ?? []
      width = cells.length
      column = cells.findIndex(([start, end]) => PERIOD_COLUMN.test(scene.piece(start, end)))
    }
    return titled
  }
  /** The cell of a row that says how long; the whole row where its cells do not answer to the titles. */
  const periodCell = (at: number): Span | undefined => {
    const block = scene.blocks[at]
    const first = scene.tableTop(at)
    if (block?.kind !== 'row' || first === at || !columnKeeps(first)) return undefined
    return block.cells.length === width ? block.cells[column] : [block.start, block.end]
  }
  const blockKeeps = (at: number): boolean => {
    if (at !== asked) {
      asked = at
      answer = KEEPS.test(scene.siftedOf(at))
    }
    return answer
  }

  const inList = (at: number): boolean => {
    if (at !== lookedAt) {
      lookedAt = at
      list = isListed(scene, at) || isUnderTerm(scene, at)
    }
    return list
  }
  let lookedAt = -1
  let list = false
  let heading = -2
  let underKeeping = false
  let underRights = false

  const add = (sentence: Sentence, period: string, at: Span, from?: string): void => {
    const what = whatOf(scene, sentence)
    const lawful = /HGB|AO\b|handels|steuer|Aufbewahrungsfrist|gesetzlich/u.test(sentence.text)
    // A line with nothing but how long belongs to the line before: each of "Akten", "5 Jahre", "Anträge", "5 Jahre".
    const bare = sentence.text.trim().length - (at[1] - at[0]) < 4
    const own = `${sentence.text.slice(0, 60)}${bare ? `|${lineOver(scene, sentence)}` : ''}`
    const key = lawful
      ? `${comparable(period)}|law|${sentence.heading}`
      : `${comparable(period)}|${sentence.heading}|${own}`
    const repeat = `${comparable(period)}|${bare ? own : sentence.text}`
    const again = `${comparable(period)}|${sentence.block}`
    const earlier = seen.get(repeat)
    // A length of time that leads its line is said of all of it: "3 Jahre – was wir für Ansprüche brauchen, …".
    const listed =
      earlier !== undefined &&
      earlier[1] <= at[0] &&
      (earlier[0] < sentence.start || earlier[0] > sentence.start + 2) &&
      isNextThing(scene.piece(earlier[1], Math.min(at[0], earlier[1] + BETWEEN)))
    if (!listed && (seen.has(key) || earlier !== undefined)) return
    if (seen.has(again) && SAME_THING.test(sentence.text)) return
    for (const one of [key, repeat, again]) seen.set(one, at)
    found.push({ what, period, ...(from ? { from } : {}), at })
  }

  scene.sentences.forEach((sentence, n) => {
    const { text, start } = sentence
    const one = scene.sentences[n - 1]
    const previous = one?.block === sentence.block ? one.text : ''
    const block = scene.blocks[sentence.block]
    if (!block) return
    if (sentence.heading !== heading) {
      heading = sentence.heading
      const above = scene.headingsAbove(heading)
      // "Im Einzelnen gilt:" announces what the heading over it is about.
      const title = (above[0] ?? '').endsWith(':') ? above.slice(0, 2) : above.slice(0, 1)
      underKeeping =
        title.some((one) => KEEPS_HEADING.test(one)) &&
        !title.some((one) => /Recht(?![\p{L}])|Rechte/u.test(one))
      underRights = above.slice(0, 2).some((one) => RIGHTS_HEADING.test(one)) && !underKeeping
    }
    const cell = block.kind === 'row' ? periodCell(sentence.block) : undefined
    // "Wie lange? Solange Sie bei uns sind, …"
    const keeping = underKeeping || ASKED_BEFORE.test(previous)
    const otherwise = KEEPS.test(sentence) || keeping || inList(sentence.block)
    const keeps = otherwise || cell !== undefined
    const goes = !keeps && (GOES.test(sentence) || LABELS_INLINE.test(sentence))
    const forGood = UNLIMITED.test(sentence) && (otherwise || STAYS.test(text))
    if (
      !keeps &&
      !goes &&
      !forGood &&
      !labelsRecord(text) &&
      !labelsUntil(text) &&
      !blockKeeps(sentence.block)
    )
      return

    let measured = false
    while (cookie < cookiePlaces.length && (cookiePlaces[cookie]?.[1] ?? 0) <= start) cookie++
    const durations = withElliptic(text, findDurations(text))
    for (const duration of durations) {
      const at: Span = [start + duration.at[0], start + duration.at[1]]
      if (overlapsAny(cookiePlaces, cookie, at)) continue
      const unconfirmed = durations.length === 1 && UNCONFIRMED.test(text)
      const inCell = cell !== undefined && cell[0] <= at[0] && at[1] <= cell[1]
      const kept = otherwise || inCell
      if (!unconfirmed && !isRetention(scene, sentence, previous, duration.at, kept, inCell, underRights))
        continue
      measured = true
      const from = STARTS.exec(text.slice(duration.at[1], duration.at[1] + 160))?.[0]
      add(sentence, duration.iso, at, from)
    }
    const next = (keeps || goes) && !measured ? NEXT_DAY.exec(text) : null
    if (next && !underRights && (RECORD.test(text) || THEM_GONE.test(text)))
      add(sentence, 'P1D', [start + next.index, start + next.index + next[0].length])
    const interval = measured || underRights ? null : AT_INTERVALS.exec(sentence)
    const often = interval && /(?:täg|wöchent|monat|jähr)lich|quartalsweise/u.exec(interval[0])?.[0]
    if (interval && often)
      add(sentence, INTERVALS.get(often) ?? 'P1D', [
        start + interval.index,
        start + interval.index + interval[0].length,
      ])
    if (block.kind === 'heading') return
    const cookieTalk =
      /Cookie|cookie/u.test(text) ||
      claimed.has(sentence.block) ||
      (THEY.test(text) && /[Cc]ookie/u.test(previous))
    if (
      !cookieTalk &&
      !underRights &&
      forGood &&
      !/nicht unbegrenzt|nicht dauerhaft|nicht auf unbestimmte/u.test(text)
    ) {
      add(sentence, 'unlimited', place(sentence, UNLIMITED))
    }
    if (
      !cookieTalk &&
      !underRights &&
      AT_ONCE.test(sentence) &&
      !/wenn Sie|[Ss]obald|(?:[Ww]enn|[Ff]alls|[Ss]ollten|[Ww]erden|[Ee]rfahren|[Ss]tellen|[Ee]rlangen) (?:wir|uns)(?![\p{L}])|bekannt wird|[Ww]iderruf|(?:Verlangen|Wunsch|Anforderung|Fristen|Frist)(?![\p{L}])[^.;]{0,12} lösch/u.test(
        text,
      )
    ) {
      add(sentence, 'PT0S', place(sentence, AT_ONCE))
    }
    if (!cookieTalk && !underRights && SESSION_END.test(sentence) && KEEPS.test(sentence)) {
      add(sentence, 'session', place(sentence, SESSION_END))
    }
    if (
      underRights &&
      !/verbleiben bei uns|aufbewahr|bewahren|nach Ablauf [^.;]{0,30}Aufbewahrungs/u.test(text)
    )
      return
    if (claimed.has(sentence.block)) return
    if (
      (STATUTORY.test(sentence) || LAWS_OWN.test(sentence)) &&
      (STATUTORY_KEEP.test(sentence) ||
        keeping ||
        LAWS_OWN.test(sentence) ||
        /so ?lange/u.test(text) ||
        (cell !== undefined && BY_LAW.test(within(sentence, cell).text))) &&
      (!measured ||
        RESERVED.test(sentence) ||
        LAWS_OWN.test(sentence) ||
        (STATUTORY_NAMED.test(text) &&
          (durations.length > 1 || /können|ergeben|z\. ?B\.|zum Beispiel/u.test(text)))) &&
      !/Recht auf Löschung|(?:haben Sie|Sie haben) (?:[^.;]{0,90} )?das Recht(?!\p{L})|(?:Löschung|Berichtigung)(?: [\p{L}-]+){0,6} verlangen(?![\p{L}])(?![^.;]{0,60} nach Ablauf)|(?:kann|können|darf|dürfen) (?:nach Maßgabe|im Rahmen|nach|gemäß) [^.;]{3,60} verlangen(?!\p{L})/u.test(
        text,
      ) &&
      !(BASE_FIRST.test(text) && !GONE_OR_KEPT.test(text)) &&
      !(CITED_ONLY.test(text) && findDurations(previous).length > 0)
    ) {
      found.push({ what: whatOf(scene, sentence), period: 'statutory', at: place(sentence, STATUTORY) })
    }
    const under = keeping || cell !== undefined || labelsUntil(text)
    if (cookieTalk || underRights) return
    const thenGone = !measured && THEN_GONE.test(text) && ENDING.test(previous + text)
    if ((UNTIL_LEGAL.test(text) || AFTER_THEM.test(text)) && STATUTORY.test(sentence)) return
    if (thenGone || (keepsUntil(within(sentence, cell), under) && (!measured || CRITERION.test(sentence)))) {
      found.push({ what: whatOf(scene, sentence), period: 'purpose', at: place(sentence, PURPOSE, UNTIL) })
    } else if (measured) {
      const clause = clausesOf(sentence).find(
        (part) =>
          findDurations(part.text).length === 0 && GONE_AFTER.test(part.text) && keepsUntil(part, under),
      )
      if (clause)
        found.push({ what: whatOf(scene, sentence), period: 'purpose', at: place(clause, PURPOSE, UNTIL) })
    }
  })
  return found
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'].map(
    (word, at): [string, number] => [word, at + 2],
  ),
  ['dreißig', 30],
])
const NUMBER_ALONE =
  /(?<=\p{Lu}[\p{L}-]{3,40} (?:(?:wir|müssen|sind|werden|heben|bewahren|behalten|erst|sogar|auch|nach|nur|für) ){0,3})(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dreißig)(?=[.;,]|$| (?:und|sowie)(?![\p{L}]))/gu

/** "Unterlagen drei Jahre, Belege zehn": a number that leaves its unit to the length of time beside it. */
function withElliptic(text: string, durations: readonly Duration[]): readonly Duration[] {
  const yearly = durations.filter(({ iso }) => /^P\d+Y$/u.test(iso))
  if (yearly.length === 0) return durations
  const more = matchesOf(NUMBER_ALONE, text).flatMap((match): readonly Duration[] => {
    const at: Span = [match.index, match.index + match[0].length]
    const years = NUMBER_WORDS.get(match[0])
    const beside = yearly.some((one) => one.at[0] - at[1] < 80 && at[0] - one.at[1] < 80)
    const taken = durations.some((one) => one.at[0] < at[1] && at[0] < one.at[1])
    return years === undefined || taken || !beside ? [] : [{ iso: `P${years}Y`, at }]
  })
  return more.length === 0 ? durations : [...durations, ...more].toSorted((a, b) => a.at[0] - b.at[0])
}

/** The part of a sentence that stands in a cell; the sentence where it ends before the cell or begins after it. */
function within(sentence: Sentence, cell: Span | undefined): Sentence {
  if (!cell) return sentence
  const start = Math.max(sentence.start, cell[0])
  const end = Math.min(sentence.end, cell[1])
  if (end <= start) return sentence
  return { ...sentence, start, end, text: sentence.text.slice(start - sentence.start, end - sentence.start) }
}

/** The clauses of a sentence between semicolons, where it has several. */
function clausesOf(sentence: Sentence): readonly Sentence[] {
  const { text, start } = sentence
  if (!text.includes(';')) return []
  let from = 0
  return text.split(';').map((piece) => {
    const at = from
    from += piece.length + 1
    return { ...sentence, text: piece, start: start + at, end: start + at + piece.length }
  })
}

/** "Nach der Abmeldung wird Ihre Adresse gelöscht": an event, then what goes. */
const GONE_AFTER =
  /(?:^|\s)(?:[Nn]ach|[Mm]it|[Bb]ei|[Ss]obald|[Ww]enn|[Ss]olange|[Bb]is|[Aa]fter|[Oo]nce|[Ww]hen|[Uu]ntil)(?![\p{L}])[^]{3,120}(?:gelöscht|löschen|entfern|vernicht|gestrichen|gespeichert|aufbewahrt|delet|erase|remov|kept)/u

/** "auch nach Abschluss der Behandlung": kept beyond the event, not until it. */
const BEYOND =
  /auch (?:noch )?(?:nach|über) (?:dem |der |das |die |Ihre[rm] )?(?:Abschluss|Ende|Beendigung|Behandlung|Vertragsende)/u

/** "Wir verarbeiten Daten nur, soweit dies erforderlich ist": whether, not how long. */
const WHETHER =
  /(?<!\p{L})(?:verarbeit|erheb|nutz|verwend)\p{Ll}{1,4}(?!\p{L})[^.;]{0,140}(?<!\p{L})nur(?: dann)?,? (?:soweit|sofern|wenn|insoweit|falls)(?!\p{L})|process[^.;]{0,80} only (?:if|where|to the extent|insofar)/u
const HOW_LONG =
  /[Ss]peicher|[Ll]ösch|bewahr|lange(?!\p{L})|(?<!\p{L})bis(?!\p{L})|Dauer|stor(?:e|age)|delet|keep|retain/u

function keepsUntil(sentence: Sentence, underKeeping: boolean): boolean {
  const { text } = sentence
  if (BEYOND.test(text) || (WHETHER.test(text) && !HOW_LONG.test(text))) return false
  if (UNTIL.test(sentence) && (underKeeping || UNTIL_GOES.test(text)) && !UNTIL_OTHERWISE.test(text))
    return true
  if (!PURPOSE.test(sentence)) return false
  if (
    /gelöscht|löschen|entfernt|entfernen wir|werfen wir|vernichten wir|Löschung (?:Ihrer|der|erfolgt|Ihre)|für die Dauer [^.]{3,60} (?:gespeichert|verarbeitet und)|[Ww]ir (?:speichern|verarbeiten|verwenden) [^.,;]{3,90} (?:für|während) (?:die|der) (?:gesamte[n]? )?Dauer|gespeichert(?:, |,? bis|,? so| nur|,? wie)|(?:speichern|bearbeiten|verarbeiten) (?:wir )?[^.]{0,120}(?:so ?lange|bis|nur|(?:für|während) (?:die|jene[rn]?|der) (?:Zeit|Dauer))|geschreddert|(?:are|is|be|been|will) (?:then )?(?:erased|removed|destroyed|kept|held|retained|stored)(?![\p{L}])[^.]{0,80}(?:as long|until|once|when|as soon)|erase [^.]{0,80}(?:as soon as|once|when)|so ?lange|bewahr|verbleiben|bis Sie|gesperrt|anonymisiert|retain|delete|stored? [^.]{0,60}(?:as long|until)|keep/u.test(
      text,
    )
  ) {
    return (
      !/Recht (?:auf|zu)|verlangen|können[^.]{0,90}löschen|right to/u.test(text) || /verbleiben/u.test(text)
    )
  }
  return underKeeping && !/(?:können|kannst)[^.]{0,90}(?:widerrufen|verlangen)|Recht (?:auf|zu)/u.test(text)
}

function isRetention(
  scene: Scene,
  sentence: Sentence,
  previous: string,
  at: Span,
  keeps: boolean,
  inCell: boolean,
  underRights: boolean,
): boolean {
  const { text } = sentence
  // What stands in another cell speaks of something else.
  const before = text.slice(Math.max(0, at[0] - 70, text.lastIndexOf('\t', at[0]) + 1), at[0])
  const [after = ''] = text.slice(at[1], at[1] + 80).split('\t')
  const near = before + text.slice(at[0], at[1]) + after
  // "… zehn Jahre, andere bis zur Vollendung des 75. Lebensjahres": the age is that of another clause.
  const clause = before + text.slice(at[0], at[1]) + (after.split(/[,;]/u)[0] ?? '')
  if (AGE.test(clause) && !/Patientenakte|aufbewahr|gespeichert/u.test(near) && !LABEL_THEN.test(text))
    return false
  // "Ist Ihr Konto drei Jahre nicht benutzt worden, …", "Einträge, die älter als zwei Jahre sind, löschen wir".
  if (UNUSED.test(after) && !underRights && (keeps || RECORD.test(text) || WE_END.test(text))) return true
  if (
    /h(?:ä|a)lt(?:en)? [^.;]{0,40} (?:de[rn]|die) letzten (?:rund )?$/u.test(before) &&
    /^n? (?:bereit|vor)(?!\p{L})/u.test(after)
  )
    return true
  const old = /älter als (?:etwa )?$/u.test(before)
  if (old && (TOO_OLD.test(after) || (GOES_WHAT_IS.test(before) && /^n? (?:ist|sind)(?!\p{L})/u.test(after))))
    return true
  // "Die Protokolle werden alle acht Wochen gelöscht."
  if (/(?<![\p{L}])alle $/u.test(before) && (inCell || GOES_THEN.test(after) || WE_DO_EVERY.test(before)))
    return true
  if (BECAUSE.test(before) && !GONE_OR_KEPT.test(after)) return false
  if (!underRights && WE_DO.test(before)) return true
  if (BEFORE_NO_RETENTION.test(before) || AFTER_NO_RETENTION.test(after)) return false
  // A film of twenty seconds, a form filled in sixty: so short nothing is kept but what goes after it.
  if (SECONDS.test(text.slice(...at)) && !BOUND_BEFORE.test(before)) return false
  // "Konten der Testphase werden nach 60 Tagen gelöscht": what is said to go then is no other length of time.
  const goesThen = THEN_BEFORE.test(before) && GOES_THEN.test(after)
  // "30 Tage nach der Testphase, Vertragsdaten drei Jahre": another thing begins behind the comma.
  const own = before.split(/[,;] (?=\p{Lu}[\p{L}-]+ (?:\p{Ll}{3,8} )?$)/u).at(-1) ?? before
  if (!goesThen && !inCell && NO_RETENTION_NEAR.test(own + text.slice(at[0], at[1]) + afterBeginning(after)))
    return false
  const bound =
    GOES.test(sentence) &&
    (BOUND_BEFORE.test(before) || BOUND_AFTER.test(after)) &&
    (RECORD.test(text) ||
      RECORD.test(previous) ||
      (THEM_GONE.test(text) && RECORD.test(earlierIn(scene, sentence))))
  if (underRights && !bound && !/gespeichert|aufbewahr|gelöscht/u.test(text)) return false
  if (
    /(?:Frist|unverzüglich|spätestens)[^.]{0,50}$/u.test(before) &&
    /Anfrage|Antrag|Auskunft/u.test(near) &&
    !KEEPS.expression.test(near) &&
    !/lösch(?:en|e) (?:wir|ich)|[Ww]ir löschen/u.test(text.slice(0, at[0]))
  )
    return false
  if (keeps || bound || LABELLED.test(text) || LABELS_INLINE.test(sentence)) return true
  if (isEntries(text)) return true
  if (labelsRecord(text)) return at[0] < (LABEL_THEN.exec(text)?.[0].length ?? 0)
  // The verb may stand in the sentence before: "Die Daten werden gelöscht. Dies geschieht nach 30 Tagen."
  return /(?:^(?:Bei|Für) |sind es |[Dd]ies|[Dd]as|Frist|Dauer|Zeitraum|danach|anschließend|spätestens|maximal|höchstens|beträgt)/u.test(
    text,
  ) && !/Vertrag|Kurs|Lieferung/u.test(near)
    ? scene.blocks[sentence.block]?.kind !== 'heading'
    : false
}

/** "… löschen wir die Unterlagen nach", "… speichern wir": whatever else stands near, this length of time is that of keeping. */
const WE_DO =
  /(?<!\p{L})(?:löschen|vernichten|speichern|bewahren|behalten|verwahren|archivieren|anonymisieren|entfernen|kürzen|heften|schreddern|entsorgen) (?:wir|ich)(?: (?:(?!Antrag|Wunsch|Verlangen|innerhalb|binnen|innert|alle |älter|über |seit )[^.;,]){1,50})?(?: (?:nach|für|erst nach|spätestens nach|nach spätestens|bis zu|maximal|höchstens|mindestens))? $/u

/** "Verläufe löschen wir alle drei Monate." */
const WE_DO_EVERY =
  /(?<!\p{L})(?:löschen|leeren|vernichten|schreddern) (?:wir|ich)(?: \p{Ll}{2,12}){0,2} alle $/u
/** "… zwei Jahre, weil manche nach anderthalb Jahren wiederkommen": why, not how long. */
const BECAUSE =
  /(?<!\p{L})(?:weil|denn) (?:man|sich|manche|viele|einige|oft|es|Sie|Leute|Kunden|Kundinnen|Gäste|Menschen)(?!\p{L})[^.;,]{0,60}(?<!\p{L})(?:nach|vor|noch|erst) $/u

const UNUSED =
  /^(?: lang| hindurch)? (?:(?:gar |sich )?(?:nicht|niemand|keine?[nr]?|ohne)(?![\p{L}])[^.,;]{0,30}(?:benutz|genutz|nutz|Kontakt|von Ihnen gehört|angemeldet|anmeld|Anmeldung|eingeloggt|Login|Aktivität|Nutzung|Besuch|gekauft|gebucht|bestellt|reagier|geantwortet|antwort|geöffnet|abgerufen|verlängert|bestätigt)|inaktiv(?![\p{L}])|unbenutzt|ungenutzt)/u
/** "… beenden wir": what we bring to an end because nobody uses it. */
const WE_END =
  /(?<![\p{L}])(?:beenden|schließen|sperren|deaktivieren|kündigen|streichen|entfernen|stornieren|löschen|nehmen)(?: wir|\.$)(?![\p{L}])/u
const THEN_BEFORE = /(?<![\p{L}])[Nn]ach (?:spätestens |weiteren |Ablauf von )?$/u
const GOES_THEN =
  /^(?:n|s)? (?:[\p{Ll}]{4,14} ){0,2}(?:gelöscht|geleert|vernichtet|entfernt|anonymisiert|überschrieben|geschreddert|bereinigt)(?![\p{L}])/u
/** "Wir löschen Einträge, die älter als" */
const GOES_WHAT_IS =
  /(?<!\p{L})(?:löschen|entfernen|vernichten|anonymisieren)(?!\p{L})[^.;]{3,50}, (?:die|der|das|welche) älter als (?:etwa )?$/u
const TOO_OLD = /^n? (?:ist|sind|waren|war),? (?:[^.;]{0,40})(?:lösch|entfern|vernicht|anonymisier)/u

const SECONDS = /(?:Sekunde|second)/u

/** Whether a sentence is a label for records with a length of time: "Bauakten: zehn Jahre nach der Abnahme." */
function labelsRecord(text: string): boolean {
  if (isEntries(text)) return true
  const label = LABEL.exec(text)?.[1]
  return label !== undefined && RECORD.test(label) && LABEL_THEN.test(text) && !LABEL_OTHER.test(text)
}

/** "Nachweise: für die Dauer der Beschäftigung": a label for records, then until when. */
function labelsUntil(text: string): boolean {
  const label = LABEL_UNTIL.exec(text)?.[1]
  return label !== undefined && RECORD.test(label) && !LABEL_OTHER.test(label)
}

const LABEL_UNTIL =
  /^(?:[•*-] ?|\(?\d{1,2}[.)] ?)?(\p{Lu}[^:.;|]{2,80}): (?:für die Dauer |bis (?:zu[mr] |Sie |du |die |der |das )|so ?lange |während (?:der|des) )[^.;]{3,90}\.?$/u

/** Nothing but things and how long each: "Lohnkonten 6 Jahre, Personalakte 3 Jahre nach Austritt." */
const ENTRIES =
  /^\W{0,3}(?:(?:Danach|Dann|Im Übrigen|Sonst|Dabei) (?:gilt|gelten): )?(?:\p{Lu}[\p{L}-]{3,40}(?: (?:und|oder|sowie) \p{Lu}[\p{L}-]{3,40})? (?:\d{1,2}|\p{Ll}{3,8}) (?:Jahre?n?|Monate?n?|Tage?n?|Wochen?)(?: nach(?: \p{L}{2,20}){1,3})?(?:[,;.]| und)? ?){2,6}(?:\([^()]{2,120}\)\.?)?$/u

function isEntries(text: string): boolean {
  return ENTRIES.test(text) && RECORD.test(text)
}

/** What the block says before a sentence. */
function earlierIn(scene: Scene, sentence: Sentence): string {
  const from = scene.blocks[sentence.block]?.start ?? sentence.start
  return scene.piece(Math.max(from, sentence.start - 500), sentence.start)
}

/** "Wurde die Anmeldung nicht innerhalb von 48 Stunden bestätigt, löschen wir sie": how long what is unconfirmed stays. */
const UNCONFIRMED =
  /nicht [^.;]{0,50}bestätig[^.;]{0,60}(?:lösch|verworfen|verwerfen|entfern|verfällt)|(?:lösch|verworfen|verwerfen|entfern|verfällt)[^.;]{0,90}nicht [^.;]{0,50}bestätig|(?:[Bb]estätig|[Kk]lick|[Aa]ktivier)[^.;]{0,60} nicht [^.;]{0,60}(?:lösch|verworfen|verwerfen|entfern|verfällt)|not confirm[^.;]{0,80}(?:delet|remov|discard)|unbestätigt[^.;]{0,80}(?:lösch|verworfen|entfern)/u

/** Whether a row begins with a label on how long, a line follows one, or an item shares its verb with the last of its list. */
function isUnderTerm(scene: Scene, at: number): boolean {
  const block = scene.blocks[at]
  if (!block) return false
  if (block.kind === 'row') return KEEPS_TERM.test(scene.textOf(at))
  if (block.kind === 'heading') return false
  const before = scene.blocks[at - 1]
  if (
    before &&
    before.kind !== 'row' &&
    before.end - before.start < 40 &&
    KEEPS_TERM.test(scene.textOf(at - 1))
  )
    return true
  if (block.kind !== 'item') return false
  let last = at
  while (last < at + 6 && scene.blocks[last + 1]?.kind === 'item') last++
  let first = at
  while (first > at - 6 && scene.blocks[first - 1]?.kind === 'item') first--
  // "Unterlagen werden – drei Monate nach der Absage, – sechs Monate nach der Ernennung gelöscht."
  return (
    /(?:werden|wird|haben wir|wir)[,:–-]?\s*$/u.test(scene.textOf(first - 1)) &&
    /(?:gelöscht|vernichtet|aufbewahrt|gespeichert|anonymisiert|entfernt|gesperrt)\W{0,3}$/u.test(
      scene.textOf(last),
    )
  )
}

const KEEPS_TERM =
  /^[|\s]{0,3}(?:\d{1,2}[.)]\s)?(?:Lösch(?:ung|frist|fristen|en)|Speicher(?:dauer|frist|zeit)|Aufbewahrung(?:s(?:dauer|frist|zeit))?|Dauer(?: der (?:Speicherung|Aufbewahrung))?|Frist(?:en)?|Wie lange\??|Retention|Storage period|Deletion)(?![\p{L}])/u

/** What an entry of several columns ends with: "Absturzberichte, nötig, 90 Tage". */
const LAST_COLUMN =
  /^(?:[^.;:]|:(?= )|(?<=Inc|Ltd|Co|Corp|St|Str|Nr|bzw|ca)\.){3,200}(?:, | [|–-] )(?:\d{1,3}|\p{Ll}{3,12}) (?:Stunden?|Tagen?|Wochen?|Monate?n?|Jahre?n?|hours?|days?|weeks?|months?|years?)$/u

/** What an entry ends with whose parts semicolons divide: "Absturzberichte; Muster Inc.; Kennung 90 Tage auf dem Gerät". */
const LAST_PART =
  /;(?: [\p{L}-]{2,30}){0,4} (?:\d{1,3}|\p{Ll}{3,12}) (?:Stunden?|Tagen?|Wochen?|Monate?n?|Jahre?n?|hours?|days?|weeks?|months?|years?)(?: [\p{L} -]{2,30})?\.?$/u
/** A length of time, then what is kept so long: "6 Jahre – übrige Unterlagen: …". */
const LEADS =
  /^[•*\s]{0,3}(?:\d{1,2}|\p{Lu}?\p{Ll}{3,8}) (?:Tage|Wochen|Monate|Jahre|days|weeks|months|years) ?[–-] \p{L}/u

/** Ends as a length of time does: all that ends otherwise need not be looked at whole. */
const UNIT_LAST = /(?:Stunden?|Tagen?|Wochen?|Monate?n?|Jahre?n?|hours?|days?|weeks?|months?|years?)$/u

/** Nearest first. */
const NEIGHBOURS = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8]

/** Whether a block is one of two or more near each other that each give a thing and a length of time. */
function isListed(scene: Scene, block: number): boolean {
  const labelled = (at: number): boolean => {
    const kind = scene.blocks[at]?.kind
    if (kind === undefined) return false
    const text = scene.textOf(at).slice(0, 220)
    if (text.includes('; ') && LAST_PART.test(text)) return !LABEL_OTHER.test(text)
    if (kind === 'heading') return false
    return (
      LEADS.test(text) ||
      ((LABEL_THEN.test(text) || (UNIT_LAST.test(text.slice(-8)) && LAST_COLUMN.test(text))) &&
        !LABEL_OTHER.test(text))
    )
  }
  if (!labelled(block)) return false
  return NEIGHBOURS.some((step) => labelled(block + step))
}

/** Whether one of the places, which are in order, overlaps another; those before `from` end before it. */
function overlapsAny(places: readonly Span[], from: number, at: Span): boolean {
  for (let n = from; n < places.length; n++) {
    const [start, end] = places[n] ?? at
    if (start >= at[1]) return false
    if (at[0] < end) return true
  }
  return false
}

function place(sentence: Sentence, pattern: Sieve, instead?: Sieve): Span {
  const match = pattern.exec(sentence) ?? instead?.exec(sentence)
  if (!match) return [sentence.start, sentence.end]
  return [sentence.start + match.index, sentence.start + match.index + match[0].length]
}

function whatOf(scene: Scene, sentence: Sentence): string {
  const heading = (scene.headingsAbove(sentence.heading)[0] ?? '').replace(HEADING_TRIM, '')
  const label = LABEL.exec(sentence.text)?.[1]
  const row = scene.blocks[sentence.block]
  const [first] = row?.kind === 'row' ? row.cells : []
  const thing = first && first[1] <= sentence.start ? scene.piece(...first).trim() : ''
  const subject = thing !== '' ? thing : (label ?? shortened(sentence.text, 90))
  return heading === '' ? subject : `${heading}: ${subject}`
}
