import { countryCode, isGermanTown } from './countries.ts'
import type { Sentence } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

/** A name that only the grammar of its sentence shows to be one. */
export interface PhrasedName {
  readonly name: string
  /** Offset in the sentence. */
  readonly at: number
}

/** How sure a way of speaking is that a name stands there, and so how little must show in the word itself. */
type Demand = 'any' | 'single' | 'pair' | 'marked'

interface Phrase {
  readonly expression: Sieve
  readonly demand: Demand
  /** What stands in every match and is found faster. */
  readonly holds: Sieve | undefined
}

const WORD = String.raw`\p{Lu}[\p{L}\d’'+-]{1,28}`
/** Capitals within, or all of it: `EinName`, `eNAMe`, `NAMEN`. */
const MARKED_WORD = String.raw`(?:\p{Lu}\p{Ll}{1,20}\p{Lu}[\p{L}\d]{1,20}|\p{Ll}{1,12}\p{Lu}[\p{L}\d]{2,20}|\p{Lu}{4,14}|\p{Lu}\p{Ll}{3,20}\d{1,4})(?:-\p{Lu}[\p{L}\d]{1,10})?`
const NAME = String.raw`(?:${MARKED_WORD}|${WORD})(?: (?!(?:Ihre?[nmrs]?|Eure?[nmrs]?|Deine?[nmrs]?|Sie|Ihnen)(?![\p{L}]))(?:& |und (?=(?:Partner|Kollegen|Söhne|Sohn|Töchter|Tochter|Co)(?![\p{L}])))?(?:${WORD}|\d{1,3}(?![\d.]))){0,2}`
const ARTICLE = String.raw`(?:(?:die|der|das|den|dem) )?`
const FIRM = String.raw`(?:(?:[\p{L}-]{2,20}-)?[Ff]irma |Fa\. )`
/** What stands between a verb and who does it. */
const FILLED = String.raw`(?: (?:für uns|uns|bei uns|in unserem (?:Auftrag|Namen)|im Auftrag|als (?:unser )?Auftragsverarbeiter(?:in)?|mit Ihrer Einwilligung|derzeit|aktuell|zurzeit|dabei|dann|hier|ebenfalls|auch|jährlich|meist|meistens|in der Regel|oft|teilweise|gelegentlich|seit \d{4}|wie bisher)){0,2}`
const ENDED = String.raw`(?=[.,;:)]| \(| (?:in|aus) (?:der |Bad |St\. )?\p{Lu}| (?:für (?:uns|mich)|ein|ab|her|mit|aus|auf|und|vor Ort|hinzu|weiter|Ihren?)(?![\p{L}])|$)`
const DOES = String.raw`(?:druckt|liefert|betreut|wartet|pflegt|hostet|betreibt|sammelt|reinigt|wäscht|entsorgt|vernichtet|scannt|digitalisiert|kuvertiert|frankiert|versendet|verschickt|verteilt|bringt|transportiert|fährt|holt|bewacht|überwacht|prüft|kontrolliert|übernimmt|besorgt|erledigt|organisiert|erstellt|fertigt|näht|beflockt|bestickt|bedruckt|kennzeichnet|verblistert|kocht|stellt|besetzt|wickelt|rechnet|bucht|zieht|vermietet|verwaltet|repariert|installiert|programmiert|gestaltet|entwickelt|schult|moderiert|untersucht|analysiert|befundet|röntgt|übersetzt|dolmetscht|filmt|layoutet|archiviert|lagert|mahnt|kassiert|ermittelt|befragt|verleiht|versichert|vermittelt|überträgt|nimmt)`
const DONE = String.raw`(?:betreut|gewartet|gehostet|betrieben|gepflegt|gedruckt|verschickt|versandt|versendet|bereitgestellt|verwaltet|aufgenommen|durchgeführt|übernommen|abgewickelt|erstellt|gestaltet|programmiert|entwickelt|gereinigt|gewaschen|geliefert|beliefert|entsorgt|vernichtet|abgeholt|gescannt|digitalisiert|archiviert|gelagert|bewacht|überwacht|geprüft|besetzt|eingezogen|abgerechnet|zugestellt|ausgeliefert|kuvertiert|verteilt|organisiert|moderiert|gefertigt|installiert|untersucht|befundet|erbracht|ausgewertet|eingesammelt|gekocht|erledigt|unterstützt|versichert|vermietet|erfasst)`
const TRADER = String.raw`[\p{L}-]{0,24}(?:[sS]chule|[lL]ieferant(?:en|in)?|[cC]aterer|[fF]irma|[aA]gentur|[dD]ienst|[pP]artner|[vV]erlag|[dD]ruckerei|[wW]erkstatt|[bB]üro|[bB]etrieb|[kK]üche|[bB]äckerei|[lL]adens?|[lL]abor|[vV]erein|[gG]ruppe|[bB]and|[uU]nternehmen|[dD]ienstleister|[aA]nbieter|[vV]eranstalter|[sS]tudio|[lL]ettershop|[gG]ärtnerei|[hH]ändler|[hH]oster|[sS]pedition|[bB]etreiber)`
const DOMAIN = String.raw`[\p{L}\d][\p{L}\d-]{2,36}\.(?:de|com|net|org|at|ch|eu|io|info|online|cloud|app)`

/** A name in English, where no common noun is written large but at the beginning and in defined terms. */
const ENGLISH = String.raw`(?!The |Us(?![\p{L}])|You|Our|Your|Third|Staff|Data|Personal|Members?|Volunteers|Employees|Parents|Customers?|Support|Service|Human|Head|Company|Users?|Visitors?|Business|External|Group|Credit|Cookies|Law|Public|Government|Regulat|Affiliate|Sub-?|Processors?|Controllers?|Suppliers?|Partners?|Advertis|Analytics|HM |Companies House|Police|Parliament|Management|Personnel|Privacy|Authori[sz]ed|Insurance |Health (?:Insurance|Service|Authorit)|Disclosure|Treasurer|Secretary|Trustees?|Officers?|Committee|Council|Courts?|Brussels)${WORD}(?: (?:& |and (?=Sons|Partners|Company|Co(?![\p{L}])))?(?!Part(?:y|ies)|Providers?|Agenc|Authorit|Compan|Service)${WORD}){0,2}`
const ENDED_ENGLISH = String.raw`(?=[.,;)]| \(| (?:in|of|or|and|on|for|to|at|from|under|who|which|so|when|based)(?![\p{L}])|$)`

/** ", die unsere Anlage wartet", ", der für uns druckt": each whole, as the small words alone stand everywhere. */
const CLAUSE_FOR_US = new RegExp(
  ['der', 'die', 'das', 'welche', 'welcher', 'welches']
    .flatMap((one) => ['uns', 'für uns', 'bei uns', 'für mich', 'mein'].map((whose) => `, ${one} ${whose}`))
    .join('|'),
  'u',
)

const phrase = (demand: Demand, source: string, holds?: RegExp): Phrase => ({
  demand,
  expression: sieve(new RegExp(source, 'u')),
  holds: holds === undefined ? undefined : sieve(holds),
})

const PHRASES: readonly Phrase[] = [
  // "Den Boten druckt die MusterDruckerei in …", "Bestellungen sammelt Muster-Beispiel in …"
  phrase('pair', String.raw`(?<![\p{L}])${DOES}${FILLED} ${ARTICLE}(${NAME})${ENDED}`),
  // "Den Boten druckt Musterwerk.": what is done stands first, and one who does it needs no article.
  phrase(
    'any',
    String.raw`^\W{0,3}(?:Den|Unseren|Meinen|Ihren|Diesen) (?:\p{Ll}{3,16}en )?\p{Lu}[\p{L}-]{2,30}(?: (?:der|des|von|in|am|im|für|mit) (?:\p{Lu}|der |das |die |den )[\p{L}-]{2,24}){0,2} (?:und \p{Lu}[\p{L}-]{2,30} )?${DOES}${FILLED} (${WORD})(?=[.,;]| \(| (?:in|aus) \p{Lu}| (?:für (?:uns|mich)|ein|ab|her|aus|an)(?![\p{L}])|$)`,
  ),
  // "Die Aufzüge wartet Muster."
  phrase(
    'single',
    String.raw`(?:^|[,;:] |\) )\W{0,3}(?:[Dd]ie|[Dd]as|[Uu]nsere|[Uu]nser) (?:\p{Ll}{3,16}e[ns]? )?\p{Lu}[\p{L}-]{2,30} (?:wartet|betreut|druckt|hostet|liefert|übernimmt|betreibt|pflegt|reinigt|besorgt|erledigt)${FILLED} (${WORD})(?=[.,;]| \(| (?:in|aus) \p{Lu}| (?:für (?:uns|mich))(?![\p{L}])|$)`,
  ),
  // "gebe ich an Muster Beispiel weiter"
  phrase(
    'pair',
    String.raw`(?<![\p{L}])(?:übermittel|übermitteln|geb|gib|gibt|geht|geh|meld|send|schick|leit|reich|liefer)(?:t|en|e|n)? [^.;:]{0,60}? an (?:die |das |den )?(${NAME})(?=[.,;]| \(| (?:weiter|in \p{Lu})(?![\p{L}])|$)`,
  ),
  // "Die Ausweise erstellt Muster aus Musterstadt."
  phrase(
    'single',
    String.raw`(?<![\p{L}])${DOES}${FILLED} (${WORD}) (?:aus (?=\p{Lu})|in (?=\p{Lu}\p{Ll}{2,20}(?:[.,;]|$)))`,
  ),
  // "gedruckt bei Muster in Musterstadt"
  phrase('single', String.raw`(?<![\p{L}])${DONE} (?:von|bei|durch) (${WORD}) (?:in|aus) (?=\p{Lu})`),
  // "… wird von der MusterDruckerei in Musterstadt gedruckt"
  phrase(
    'pair',
    String.raw`(?<![\p{L}])(?:von|vom|durch|bei|beim)(?: (?:die|der|das|den|dem))? (${NAME}),? (?:\([^()]{2,60}\) |(?:aus|in) ${WORD}(?: ${WORD})? |${WORD}, )?(?:für uns |im Auftrag |in unserem Auftrag |technisch |redaktionell |regelmäßig |extern )?${DONE}(?![\p{L}])`,
  ),
  // "gedruckt und verschickt von der Muster Beispiel"
  phrase(
    'pair',
    String.raw`(?<![\p{L}])${DONE}(?: und ${DONE})?(?: (?:wird|werden|wurde)(?: (?:er|sie|es|dies|(?:die|der|das) ${WORD}))?)? (?:von|durch|bei)(?: (?:die|der|das|den|dem))? (${NAME})${ENDED}`,
  ),
  // "wird von Muster gehostet", "bei Muster gedruckt": without an article, and no plural
  phrase(
    'single',
    String.raw`(?<![\p{L}])von (${WORD}),? (?:(?:aus|in) ${WORD} |${WORD}, )?(?:für uns |technisch )?${DONE}(?![\p{L}])`,
  ),
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:bei|durch) (${WORD}),? (?:(?:aus|in) ${WORD} )?(?:für uns )?(?:gehostet|gedruckt|gelagert|gespeichert|gemietet|betrieben|gewartet|betreut|programmiert)(?![\p{L}])`,
  ),
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:[Gg]ehostet|[Bb]etrieben|[Gg]edruckt|[Gg]ewartet|[Bb]etreut) (?:werden|wird|sind|ist) [^.;:,]{2,50} (?:von|bei|durch) (${WORD})(?=[.,;]| \(| (?:in|aus) \p{Lu}|$)`,
  ),
  // "bei Muster in Musterstadt"
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:lieg(?:t|en)|steh(?:t|en)|lager(?:t|n)|lass(?:en|e)|miet(?:en|e)|bestell(?:en|e)|beauftrag(?:en|t|e)|gehostet|gemietet|gekauft|Servern?|Hoster|Provider|Anbieter|Druckerei|Dienstleister)(?![\p{L}])[^.;:]{0,50} (?:bei|von|durch|ist|heißt) (${NAME}) (?:in|aus)(?: (?:der|den))? (?=\p{Lu})`,
  ),
  // "Die Seite liegt bei Muster.", "Der Blog läuft auf einem kleinen Webspace bei Muster"
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:(?:[Hh]ome|[Ii]nternet|[Ww]eb)?[Ss]eiten?|[Ww]ebsites?|[Bb]log|(?:Online-?)?[Ss]hop|[Ww]ebspace|[Ss]erver|[Pp]ostf(?:ach|ächer)|[Dd]omain|[Ii]nternetauftritt|[Ww]ebauftritt)(?![\p{L}]) (?:(?:liegt|liegen|läuft|laufen|steht|stehen|ist|sind|wird|werden) )?(?:[\p{L}-]{2,16} ){0,5}?bei (${WORD})(?=[.,;]| \(| (?:in|aus) \p{Lu}| (?:gehostet|gespeichert|angemietet|gemietet)(?![\p{L}])|$)`,
    / bei \p{Lu}/u,
  ),
  // "Stellenanzeigen schalten wir bei Muster und Beispiel."
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:[Aa]nzeigen|[Ss]tellen(?:anzeigen)?|[Ii]nserate|[Ww]erbung|[Pp]odcasts?|[Ff]olgen|[Vv]ideos|[Ff]ilme) (?:schalten|veröffentlichen|inserieren|buchen|platzieren|stellen|hosten) (?:wir|ich) (?:auch |zudem |unter anderem |derzeit )?(?:bei|auf) (${WORD})(?=[.,;]| \(| (?:und|oder|sowie|ein)(?![\p{L}])|$)`,
    /(?:bei|auf) \p{Lu}/u,
  ),
  // "Die Kartenkacheln kommen von Muster", "Karten von Muster"
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:\p{Lu}\p{Ll}{2,12})?[Kk](?:arten(?:kacheln|material|daten|ausschnitte?)?|acheln)(?: (?:kommen|stammen|beruhen|laden wir|beziehen wir|sind))? von (${WORD})(?=[.,;]| \(| (?:ein|und|geladen|bezogen)(?![\p{L}])|$)`,
    / von \p{Lu}/u,
  ),
  // "Wir unterhalten Seiten bei Muster und Beispiel."
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:(?:Fan|Unternehmens)?[Ss]eiten?|Profile?|Kan(?:al|äle)|Auftritte?|Accounts?|Präsenz(?:en)?) (?:bei|auf|in) (?:den (?:sozialen )?Netzwerken )?(${WORD})(?=[.,;]| \(| (?:und|oder|sowie)(?![\p{L}])|$)`,
    /(?:eiten?|Profile?|Kanal|Kanäle|uftritte?|ccounts?|räsenz|räsenzen) (?:bei|auf|in) /u,
  ),
  // "Unser Provider heißt Muster", "ein Dienst namens Muster"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:${TRADER}|[pP]rovider|Tool|App|[sS]oftware|[pP]rogramm|[sS]ystem)(?:e?s)? (?:heißt|namens|mit (?:dem )?Namen) [„"»]?(${NAME})`,
  ),
  // "Als Newsletterdienst haben wir Muster ausgewählt"
  phrase(
    'single',
    String.raw`(?<![\p{L}])[Aa]ls (?:\p{Ll}{3,16}e[rnms]? )?(?:${TRADER}|[\p{L}-]{0,24}(?:[pP]rovider|[hH]oster|[tT]ool|[sS]oftware|[sS]ystem|[pP]lattform|[lL]ösung)) (?:haben wir|nutzen wir|verwenden wir|setzen wir(?: auf)?|beauftragen wir|dient(?: uns)?|kommt|fungiert|ist) (${NAME})(?=[.,;]| \(| (?:in|aus) \p{Lu}| (?:ausgewählt|gewählt|beauftragt|eingesetzt|im Einsatz|zum Einsatz|für uns tätig|tätig|ein)(?![\p{L}])|$)`,
  ),
  // "The site is hosted by Muster in …", "shared with Muster Brokers", "a service called Muster"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:hosted|maintained|managed|operated|provided|delivered|printed|handled|serviced|run|supplied|cleaned|shredded|dispatched|made|processed|posted|built|collected|destroyed|stored) (?:for us )?by (${ENGLISH})${ENDED_ENGLISH}`,
  ),
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:outsourced to|sent to|passed (?:on )?to|supplied to|handed (?:over )?to|shared with|share [^.;:]{2,40} with) (${ENGLISH})${ENDED_ENGLISH}`,
  ),
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:service|tool|software|company|app|platform|system|programme?|provider|firm) called (${ENGLISH})${ENDED_ENGLISH}`,
  ),
  phrase(
    'any',
    String.raw`(?<![\p{L}])[Ww]e have (?:appointed|engaged|hired|instructed|retained) (${ENGLISH}) (?:to|as|for)(?![\p{L}])`,
  ),
  phrase(
    'any',
    String.raw`(?<![\p{L}])[Oo]ur (?:[\p{L}-]{2,14} ){0,3}(?:company|firm|provider|agency|host|supplier|contractor|bank|insurer|printer|printers|accountants|solicitors|bookkeeper)(?:, | is | \()(${ENGLISH})${ENDED_ENGLISH}`,
  ),
  // "… ist die Muster Beispiel beauftragt", "wir haben die Muster Beispiel beauftragt"
  phrase(
    'pair',
    String.raw`(?<![\p{L}])(?:die|der|das|den|dem) (${NAME}) (?:\([^()]{2,60}\) |(?:aus|in) ${WORD} )?(?:beauftragt|betraut)(?![\p{L}])`,
  ),
  // "Die Tickets verkauft …" has its verb; "die Muster Beispiel, die unsere Anlage wartet" its clause.
  phrase(
    'pair',
    String.raw`(?<![\p{L}-])(${NAME})(?: (?:in|aus) ${WORD})?, (?:der|die|das|welche[rs]?) (?:unser(?:e[nmrs]?)?|uns|für uns|bei uns|für mich|meine?[nmrs]?)(?![\p{L}]) [^.;:]{2,90}(?:t|en)(?=[.,;)]| (?:und|oder) |$)`,
    CLAUSE_FOR_US,
  ),
  // "die Firma Muster Beispiel kennzeichnet"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:[Dd](?:ie|er)|[Uu]nserer?|[Mm]eine?r?|[Ee]iner?|[Zz]ur|\p{Lu}\p{Ll}{2,16}er|[Ee]xternen?|[Öö]rtlichen?) ${FIRM}(${WORD}(?: (?!Inh(?![\p{L}]))${WORD}){0,2} Inh\. (?:\p{Lu}\. )?${WORD}(?: ${WORD})?|${NAME})`,
  ),
  // "(Betreiber: Muster Beispiel IT)"
  phrase(
    'pair',
    String.raw`\((?:Betreiber(?:in)?|Anbieter(?:in)?|Hersteller(?:in)?|(?:\p{Lu}[\p{L}-]{2,20})?[dD]ienstleister|Auftragsverarbeiter|Hoster|Provider|Lieferant|Druckerei|Labor|Verlag|Versicherer|Agentur|Vermieter|Veranstalter)(?:in)?: (?:die |der |das )?(${NAME}(?: ${WORD}){0,2})(?=[,;)]| in \p{Lu}| aus \p{Lu})`,
    /\(\p{Lu}[\p{L}-]{4,30}: /u,
  ),
  // "Unser Verwaltungsprogramm ist Muster."
  phrase(
    'any',
    String.raw`(?:^|[.:;] )\W{0,3}(?:Unsere?|Meine?|Die|Das|Der|Ihr|Ihre) (?:\p{Ll}{4,16}e[rs]? )?(?:\p{Lu}[\p{L}-]{2,30}(?:programm|software|system|portal|tool|plattform|anbieter|hoster|dienstleister|datenbank|-App|versender|lieferant|druckerei|labor)|Software|Hoster|Provider|Webhoster|Druckerei|Labor|Caterer) ist (?:die |der |das |derzeit |aktuell |seit \d{4} )?(?!Standard|Teil|Bestandteil|Open|Made|Gegenstand|Eigentum|Ihr|Ihnen|Sache|Sitz|Sie|Grundlage|Voraussetzung|Vertrag|Betreiber|Ansprech|Pflicht|Ziel|Zweck|Ergebnis|Partner|Mitglied|Dritt|Empfänger|Verantwort|Auftrags)(${WORD}(?: ${WORD})?)(?=[.;,]| \(|$)`,
    / ist /u,
  ),
  // "Aufzugsnotruf bei Muster", "Hosting über Muster": a trade and who has it, as in notes.
  phrase(
    'single',
    String.raw`(?:^|[,;:] )\W{0,3}(?!Dringend)(?:\p{Lu}[\p{L}-]{1,24})?(?:[nN]otruf|[wW]artung|[hH]osting|[tT]elefonie|[bB]ackups?|[tT]elefonservice|[wW]achdienst|[eE]ntsorgung|[rR]einigung|[kK]ontoführung|[lL]ohnabrechnung|[aA]larmaufschaltung) (?:bei|durch|über) (?:der |die )?(?!Bedarf|Dritt|Extern|Anbieter|Verlust|Störung|Ausfall|Gefahr)(${WORD})(?=[.,;]|$)`,
    /otruf |artung |osting |elefonie |ackups? |elefonservice |achdienst |ntsorgung |einigung |ontoführung |ohnabrechnung |larmaufschaltung /u,
  ),
  // "an die Südmusterländische Strahlentherapie weitergegeben": an adjective in capitals is of a name.
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:an|durch|von) (?:die|das|den|der|dem) ((?!Europ|Deutsche[nrs]? |Datenschutz|Zuständig|Gesetzlich|Öffentlich|Staatlich|Städtisch|Technisch|Zentral)\p{Lu}\p{Ll}{2,22}(?:deutsche|ländische|ische)[nrs]? \p{Lu}\p{Ll}{4,24}(?<!behörde|gericht|amt|ministerium|regierung|aufsicht|union|recht|staaten|daten|unternehmen)(?: ${WORD})?)(?= (?:weiter|übermittel|übergeben|gesandt|geschickt|versandt|gemeldet|überwiesen|gegeben|durchgeführt|betreut|ausgewertet|untersucht)|[,;.] )`,
    /deutsche[nrs]? |ische[nrs]? /u,
  ),
  // "im Musterian Health Archive hinterlegt": a name in English.
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:im|in das|ins|in der|in die|an das|an die|beim) ((?!\p{Lu}\p{Ll}+e[nrsm] )\p{Lu}[\p{L}-]{2,20}(?: (?:\p{Lu}[\p{L}-]{2,24}|of|for)){0,4} (?:Archive|Repository|Registry|Data ?[Bb]ase|Data Center|Consortium|Foundation|Data Hub))(?![\p{L}])(?!-)`,
    / Archive| Repository| Registry| Data ?[Bb]ase| Data Center| Consortium| Foundation| Data Hub/u,
  ),
  // "das Muster Kundendienstwerk (MKW)": letters that are those of the name.
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:[Dd]e[mrs]|[Dd]ie|[Dd]as|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur) (\p{Lu}\p{Ll}[\p{L}-]{2,20} \p{Lu}[\p{L}-]{3,28}(?:dienst(?:e?s)?|verbund(?:e?s)?|werk(?:e?s)?|kasse|zentrale|vereins?|verband(?:e?s)?|bund(?:e?s)?|pool|netz(?:e?s)?))(?= \(\p{Lu}{2,6}\))`,
    / \(\p{Lu}{2,6}\)/u,
  ),
  // "der Firma muster24 (Inh. …)"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:[Dd](?:ie|er)|[Uu]nserer?|\p{Lu}\p{Ll}{2,16}er) ${FIRM}((?!die|der|das|und|oder|selbst|nicht)(?:\p{Ll}[\p{L}-]{2,20}(?<!t|en|er|es|em|lich|ig)|\p{Ll}[\p{L}-]{2,20}\d{1,4}))(?=[.,;)]| \(|$)`,
  ),
  // "bestellen wir bei MUSTER und BEISPIEL"
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:bestell|bezieh|kauf|buch|miet|druck|les|lager|erwerb|ruf)(?:en wir|e ich) [^.;:]{0,60}?(?:bei|von|über) (?:der |dem )?(${MARKED_WORD}|${WORD} ${WORD})(?=[.,;]| \(| und | oder | in \p{Lu}| ab(?![\p{L}])|$)`,
  ),
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:bestell|bezieh|kauf|buch|miet|druck|les|lager|erwerb|ruf)(?:en wir|e ich) [^.;:]{0,60}?(?:bei|von|über) (?:der |dem )?(?:${MARKED_WORD}|${WORD}) (?:und|oder) (${MARKED_WORD})(?=[.,;]| \(| in \p{Lu}|$)`,
  ),
  // "Der Zähler ist von Muster-Zaehler.de", "Zimmer buchen wir über Musterzimmer.de"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:ist|sind|stamm(?:t|en)|komm(?:t|en)|läuft|laufen|geladen|gehostet|bereitgestellt|geliefert|buch(?:en|e)|bestell(?:en|e)|bezieh(?:en|e)|verkauf(?:en|e)|vermiet(?:en|e)|vertreib(?:en|e)|nutz(?:en|e)|verwend(?:en|e))(?![\p{L}])[^.;:]{0,50}? (?:von|bei|über|durch|auf) (?:\p{Lu}[\p{L}\d-]{2,20} (?:und|oder) )?(${DOMAIN})(?![\p{L}\d@/-])`,
    /(?:\.de|\.com|\.net|\.org|\.at|\.ch|\.eu|\.io|\.info|\.online|\.cloud|\.app)(?![\p{L}\d@/-])/u,
  ),
  // "unsere Tanzschule „Muster Beispiel“"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:[Uu]nser(?:e[nmrs]?)?|[Mm]eine?[nmrs]?|[Vv]om|[Bb]eim|[Zz]um|[Dd]e[mnr]|[Dd]ie|[Dd]as) (?:\p{Ll}{3,20}e[nmrs]? )?${TRADER} [„"“»«](${NAME})[“"”«»]`,
  ),
  // "unser Steuerbüro (Muster, Musterstadt)"
  phrase(
    'single',
    String.raw`(?<![\p{L}])(?:${TRADER}|[\p{L}-]{0,24}(?:[sS]teuerberater(?:in)?|[pP]rovider|[rR]echenzentrum|[kK]anzlei|[bB]ank|[vV]ersicherung|[aA]potheke|[rR]einigung|[eE]ntsorger|[hH]ausverwaltung)) \((?:derzeit |aktuell |zurzeit )?(${NAME})(?:,| in| aus) \p{Lu}\p{Ll}{2,20}\)`,
  ),
  // "unser Laborprogramm (Muster+Beispiel, als Auftragsverarbeiter …)"
  phrase(
    'pair',
    String.raw`(?<![\p{L}])(?:[Uu]nser(?:e[nmrs]?)?|[Mm]eine?[nmrs]?|[Dd]as|[Dd]ie|[Dd]em|[Dd]er) (?:\p{Ll}{3,16}e[nmrs]? )?(?:\p{Lu}[\p{L}-]{1,24})?(?:[pP]rogramms?|[sS]oftware|[sS]ystems?|[hH]ersteller|[wW]artungsfirma|[lL]ieferant(?:en)?|[eE]ntsorger|[cC]aterer|[lL]abor) \((?:von |der |Firma |Hersteller:? |Anbieter:? |Programm:? )?(\p{Lu}[\p{L}\d]{1,16}[+&]\p{Lu}[\p{L}\d]{1,16}|\p{Lu}\p{Ll}{1,16} (?:& |\+ )\p{Lu}\p{Ll}{1,16}|${MARKED_WORD})(?=[,;)])`,
    /(?:rogramms?|oftware|ystems?|ersteller|artungsfirma|ieferant|ieferanten|ntsorger|aterer|abor) \(/u,
  ),
  // "(Konzern)mutter Muster Beispiel"
  phrase(
    'pair',
    String.raw`(?<![\p{L}-])(?:\p{Lu}?[\p{L}-]{0,16}[mM]utter|\p{Lu}?[\p{L}-]{0,16}[tT]ochter|[\p{L}-]{0,16}[sS]chwester)(?:gesellschaft|firma|unternehmen)? (${NAME})(?=[.,;)]| \(| in | (?:weiter|teil|übermittel|übern|erhält|erhalten|bekomm|verarbeit|hostet|stell|liefer|versend|verschick|geh|ein|erbring|leist|betreib|betreut)\p{Ll}{0,6}(?![\p{L}])|$)`,
  ),
  // "Nordländische Wach- und Schließgesellschaft", "Wach- und Schließdienst Musterstadt"
  phrase(
    'any',
    String.raw`(?<![\p{L}-])((?!Gesetzlich|Zuständig|Öffentlich|Jeweilig|Staatlich)(?:\p{Lu}\p{Ll}{2,20}(?:sch|lich|ig)e[nrs]? |\p{Lu}\p{Ll}{2,16}(?:er)? |\p{Lu}\p{Ll}{2,16}-)\p{Lu}\p{Ll}{2,14}- und \p{Lu}\p{Ll}{2,20}(?:gesellschaft|dienst|betriebe?|werke?|anstalt|verein|verband|genossenschaft|kasse|institut|bank)|\p{Lu}\p{Ll}{2,14}- und \p{Lu}\p{Ll}{2,20}(?:gesellschaft|dienst|betriebe?|werke?|anstalt|verein|verband|genossenschaft|kasse|institut|bank) \p{Lu}\p{Ll}{2,20}(?:-\p{Lu}\p{Ll}{2,16})?(?<! (?:Ihre?[nmrs]?|Unsere?[nmrs]?|Eure?[nmrs]?)))(?![\p{L}-])`,
  ),
  // "die Verbundstelle des XYZ (VXY)", "dem Zentralen IT-Betrieb der Musterländer Justiz (ZIB)": a body of a body, and its letters.
  phrase(
    'any',
    String.raw`(?<![\p{L}-])((?:\p{Lu}\p{Ll}{2,16}e[nrs]? )?(?!Daten|Verzeichnis)\p{Lu}[\p{L}-]{0,24}(?:[zZ]entrale|[bB]etriebe?s?|[zZ]entrums?|[bB]ehörde|[sS]telle|[iI]nstituts?|[dD]ienst(?:e?s)?|[kK]asse|[aA]nstalt|[vV]erwaltung|[bB]üros?|[wW]erke?s?) (?:der|des) (?:\p{L}{3,20}e[nrs]? )?\p{Lu}[\p{L}-]{1,28})(?= \(\p{Lu}{2,8}\))`,
    / \(\p{Lu}{2,8}\)/u,
  ),
  // "das Prüfzentrum für Neue Musterstoffe Musterstadt (PNM)"
  phrase(
    'any',
    String.raw`(?<![\p{L}-])((?:\p{Lu}\p{Ll}{2,16}e[nrs]? )?(?!Daten|Verzeichnis|Bundes|Landes|Presse|Melde)(?:\p{Lu}[\p{L}-]{1,24})?(?:[zZ]entrums?|[zZ]entrale|[iI]nstituts?|[dD]ienst(?:e?s)?|[kK]asse|[wW]erke?s?|[gG]esellschaft|[vV]erbunde?s?|[rR]egisters?|[aA]kademie) (?:für|zur) (?!Information|Kommunikation|IT-|Medien)(?:\p{L}{3,20}e[nrs]? )?\p{Lu}[\p{L}-]{1,28}(?: ${WORD})?)(?= \(\p{Lu}{2,8}\))`,
    / \(\p{Lu}{2,8}\)/u,
  ),
]

/** What products are called behind the name of their house, in English wherever they are sold. */
const LINE_OF_PRODUCTS = String.raw`(?:Analytics(?: 4)?|Ads(?: Conversion(?:-Tracking)?)?|Maps|Tag Manager|Audience Network|Cloud Messaging|Crashlytics|Remote Config|Webex|Workspace|Recruiter|TalentManager|App Store|Play Store|Pay|Podcasts|Insight[- ]Tag|Pixel|Conversion[- ]Tracking|Consent Manager|Customer Reviews|Search Console|Forms|Sign)`

const PRODUCTS: readonly Phrase[] = [
  // "Muster Analytics", "Muster Tag Manager"
  phrase(
    'any',
    String.raw`(?<![\p{L}\d&.-])((?!(?:Web|Page|Data|Programmatic|Performance|Social|Online|Display|Native|Video|Search|Shopping|Content|Open|Custom|Private|Public|Mobile|Digital|Apps?|In-App|Google|Site|Product|Customer|Business|Marketing|Server|Predictive|Advanced|Real|Team|Facebook|Meta|Dynamic|Lead|Local|Call|Smart|Responsive|Unser\p{Ll}*|Die|Der|Das|Den|Dem|Des|Ein\p{Ll}*|Von|Mit|Bei|Über|Im|In|Wir|Unsere|Ihre?|Tracking|Remarketing|Conversion|Retargeting|Visitor|User|Website|Webseiten|Icon|Cookie|Single|Login) )\p{Lu}[\p{L}\d]{3,20} ${LINE_OF_PRODUCTS})(?![\p{L}-])`,
    new RegExp(` ${LINE_OF_PRODUCTS}`, 'u'),
  ),
  // "verwenden wir den MusterAtlas"
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:verwende|nutze|benutze|setze|binde)n? (?:wir|ich)(?: (?:dafür|dazu|hierfür|hierzu|derzeit|aktuell|auch|zudem|außerdem|zusätzlich|ausschließlich|nur|intern))?(?: (?:den|das|die|dem))? (${MARKED_WORD})(?=[.,;]| \(| ein(?![\p{L}])|$)`,
  ),
  // "mit dem Zahlportal muNAMe"
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:mit|über|auf|in|per|durch|von|via|mittels|aus|[Uu]nser(?:em|e[nmrs]?)?|[Dd]as|[Dd]em|[Dd]er|[Dd]ie)(?: (?:de[mnrs]|das|die|unser(?:em|e[nmrs]?)?))?(?: \p{Ll}{4,20}e[nmrs]?)? [\p{L}-]{0,30}(?:[pP]ortal|[sS]ystem|[pP]rogramm|[sS]oftware|[pP]lattform|[dD]ienst|[lL]ösung|[vV]erfahren|[mM]odul|[dD]atenbank|[kK]arte|[aA]nwendung|App|[tT]ool)s? (${MARKED_WORD})(?=[.,;)]| \(| (?:und|oder|ein|der|des|in|auf|im|bei|für|zur?|an|ab|über|\p{Ll}{4,})(?![\p{L}])|$)`,
  ),
  // "über das Portal Musterkind der Gemeinde", "die App Musterchor (…)"
  phrase(
    'any',
    String.raw`(?<![\p{L}-])(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]em|[Dd]en|[Uu]nsere[mrn]?|[Uu]nser|[Ee]ine) (?:App|Software|[Pp]lattform|(?:\p{Lu}[\p{L}-]{1,24})?(?:[pP]ortal|[pP]rogramm|[sS]ystem|[sS]oftware|[pP]lattform|-App)) (${WORD}(?: ${WORD})?)(?= \((?!(?:im Folgenden|nachfolgend|siehe|vgl|z\. ?B|etwa))| (?:der|des) (?:Stadt|Gemeinde|Verbandsgemeinde|Samtgemeinde|Kreises|Landes|Landkreises|Bundes|Bistums|Landeskirche|Trägers|Schulträgers|Verbandes|Kammer)(?![\p{L}]))`,
    /(?:App|oftware|lattform|ortal|rogramm|ystem) \p{Lu}/u,
  ),
  // "das Bewerbersystem Musterfuchs.", "mit der Praxissoftware Muster der Firma Beispiel"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:(?:[Mm]it|[Mm]it Hilfe|[Mm]ithilfe|[Üü]ber|[Ii]n|[Aa]uf|[Dd]urch) (?:de[mnr]|das|die|unser(?:em|e[nr])?)|(?:nutz|verwend|benutz|setz)en wir (?:die|das|den|dazu das|dazu die|dafür das|dafür die)) (?:\p{Ll}{4,20}e[nmrs]? )?(?:Software|Programm|\p{Lu}[\p{L}-]{3,30}(?:[pP]ortal|[sS]ystem|[pP]rogramm|[sS]oftware|[pP]lattform|[lL]ösung|[dD]atenbank|-App|-Tool|[dD]ienst)) (${WORD})(?= (?:der|von der|des) (?:Firma|Herstellers|Anbieters)(?![\p{L}])|[.,;]|$)`,
  ),
  // "nutzen wir musterlern, die Lernplattform des Landes"
  phrase(
    'any',
    String.raw`(?<![\p{L}])(?:nutzen wir|verwenden wir|nutze ich|verwende ich|setzen wir|arbeiten wir mit|über|mittels|mit|bei|per) (?:\p{Ll}{4,12} )?(${MARKED_WORD}|${WORD}|\p{Ll}[\p{L}\d]{5,20}(?<!t|en|er|e|es|em|lich|ig))(?: ein)?, (?:der|die|das|dem|den|eine?[mnrs]?) (?:\p{L}{3,20}e[nrs]? ){0,2}\p{Lu}?[\p{L}-]{0,30}(?:[pP]lattform|[sS]oftware|[dD]ienst|[pP]rogramm|[sS]ystem|[pP]ortal|App|[tT]ool|[lL]ösung|[cC]loud|[wW]erkzeug)(?:e?s)? (?:der|des|von|für|aus|zur)(?![\p{L}])`,
    /, (?:der|die|das|dem|den|eine?[mnrs]?) [^,.;:]{0,60}(?:lattform|oftware|ienst|rogramm|ystem|ortal|App|ool|ösung|loud|erkzeug)/u,
  ),
  // "Termine können über MusterDoc gebucht werden", "die Zahlung läuft über MusterPay."
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:über|via|per|mit|bei|mittels|in) (\p{Lu}\p{Ll}{1,20}\p{Lu}\p{Ll}[\p{L}\d]{0,20}|\p{Ll}{1,12}\p{Lu}\p{Ll}[\p{L}\d]{1,20}|\p{Lu}{6,14})(?= (?:durch(?=[.,;])|gebucht|bezahlt|vereinbart|bestellt|verwaltet|abgewickelt|angefragt|reserviert|gepflegt|geführt|erfasst|erstellt|versendet|versandt|verschickt|buchen|vereinbaren|bestellen|bezahlen|reservieren|anmelden|ab(?=[.,;])|an(?=[.,;]))(?![\p{L}]))`,
    / gebucht| bezahlt| vereinbart| bestellt| verwaltet| abgewickelt| angefragt| reserviert| gepflegt| geführt| erfasst| erstellt| versendet| versandt| verschickt| buchen| vereinbaren| bestellen| bezahlen| reservieren| anmelden| durch\.| durch,| durch;| ab\.| ab,| ab;| an\.| an,| an;/u,
  ),
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:läuft|laufen|erfolgt|erfolgen|geht|gehen|buch(?:en|e)|verwalt(?:en|e)|führ(?:en|e)|plan(?:en|e)|versend(?:en|e)|verschick(?:en|e)|organisier(?:en|e)|kommunizier(?:en|e)|rechn(?:en|e)|arbeit(?:en|e))(?![\p{L}])[^.;:]{0,60} (?:über|via|per|mit|bei|mittels|in) (\p{Lu}\p{Ll}{1,20}\p{Lu}\p{Ll}[\p{L}\d]{0,20}|\p{Ll}{1,12}\p{Lu}\p{Ll}[\p{L}\d]{1,20})(?=[.,;]| ab[.,;]|$)`,
  ),
  // "We use MusterBird to sell tickets", "through MusterFinder, a booking platform"
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:[Uu]se|[Uu]sing|[Tt]hrough|[Vv]ia|[Ww]ith) (\p{Lu}\p{Ll}{1,20}\p{Lu}\p{Ll}[\p{L}\d]{0,20})(?= (?:to|for|as|when|so)(?![\p{L}])|, (?:an?|the|our|whose|which)(?![\p{L}])|\.(?!\p{L})|$)`,
  ),
  // "läuft der Chat über MusterDu (Beispiel GmbH, …)"
  phrase(
    'marked',
    String.raw`(?<![\p{L}])(?:mit|über|von|bei|durch|per|via|mittels|an|auf|in|nutzen wir|verwenden wir|nutze ich|Software|App|Portal|Plattform|Programm) (?:(?:de[mnrs]|das|die) )?(${MARKED_WORD})(?= \((?:(?:[Aa]nbieter|[Bb]etreiber)(?:in)?(?: ist)?:? )?(?:die |der )?\p{L}[^()]{2,60}(?:GmbH|AG|UG|KG|SE|Inc|LLC|Ltd|Limited|B\.V|SAS|SA|ApS|AB|Oy|eG|e\. ?V\.|e\. ?K\.|OHG|GbR)[^()]{0,60}\))`,
    / \([^()]{2,80}(?:GmbH|AG|UG|KG|SE|Inc|LLC|Ltd|Limited|B\.V|SAS|SA|ApS|AB|Oy|eG|V\.|K\.|OHG|GbR)/u,
  ),
  // "… betreiben wir mit MusterWerber: Dienstanbieter: …"
  phrase('any', String.raw`(?<![\p{L}])(?:mit|über|von|bei|durch|auf) (${NAME}): ?(?:Dienste?a|A)nbieter:`),
]

/** What looks like a pair of names and is a thing with its number, a place with its town, an office. */
const NO_PAIR =
  /^(?:(?:Von|Bei|Mit|Für|In|An|Auf|Aus|Über|Unter|Nach|Vor|Zu|Zur|Zum|Im|Am|Beim|Vom|Durch|Ohne|Gegen|Wenn|Ob|Dass|Als|Wie|Was|Wer|Auch|Nur|Viele|Manche|Einige|Leute|Menschen|Personen|Mitglieder|Kinder|Eltern|Kunden|Daten)(?![\p{L}])|(?:Anschrift|Adressen?|Telefon|Fax|Kontakt|Ort|PLZ|E-?Mail|Ansprechpartner|Anrede|Vorname|Nachname|Funktion|Abteilung|Position|GmbH|Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Markt|Kreis|Landkreis|Land|Freistaat|Bundesland|Kanton|Republik|Region|Raum|Bezirk|Ortsteil|Herrn?|Frau|Familie|Dr|Prof|Finanzamt|Amtsgericht|Landgericht|Gericht|Europäische[nrs]?|Ende|Anfang|Mitte|Monat|Jahr|Tag|Uhr|Seite|Punkt|Ziffer|Nummer|Nr|Abschnitt|Kapitel|Artikel|Art|Absatz|Abs|Buchstabe|Satz|Anlage|Typ|Klasse|Gruppe|Version|Paragraf|Google|Microsoft|Apple|Meta|Amazon|Datenschutz\p{L}*|Landes\p{L}*|Bundes\p{L}*|Ministerium|Universität|Hochschule|Standort|Haus|Filiale|Pfarrei|Kirche|Sie|Ihre?[nmrs]?|Ihnen|Euch|Eure?[nmrs]?|Du|Dir|Dich|Deine?[nmrs]?|Die|Der|Das|Den|Dem|Des|Wir|Uns|Unsere?[nmrs]?|Meine?[nmrs]?|Eine?[nmrs]?|Jede[rsnm]?|Alle[rsnm]?|Dritte[rnm]?|Externe[rnm]?|Weitere[rnms]?|Andere[rnms]?|Diese[rnms]?|Online|Name|Firma|Stores?|Center|Inhaber(?:in)?|Vorstand|Verband|Kassenwart(?:in)?|Schulleiter(?:in)?|Trainer(?:in)?|Lehrer(?:in)?|Ehepaar|Pfarramt|Hausarzt|Rechtsanw(?:alt|ältin)|Steuerberater(?:in)?|Bedarf|Verlust|Freeware|\p{Lu}[\p{L}-]{1,20}(?:personal|-?basiert|fähig|geschützt)|Redundanz|Nacht|Defekt|Video|Terminplan|Karriere|Intern|Kita|Ferienfreizeit|TELEFON|HomeOffice|VideoCall|Safe Harbou?r|Privacy Shield|Shield)(?![\p{L}]))/u
/** A noun that stands without an article since it is of many, or of a matter. */
const PLURAL =
  /(?:n|s|e|er|ung|heit|keit|ion|schaft|tum|nis|glied|mann|zeit|fall|bedarf|wunsch|form|rang|recht|pflicht)$|^(?:Hand|Amt|Haus|Post|Brief|Mail|Strom|Wasser|Geld|Personal|Internet|Software|Hardware|Technik|Bund|Land|Papier|Dritt\p{Ll}*|Verkauf|Kauf|Anruf|Antrag|Vertrag|Zufall|Gesetz|Natur|Zugriff|Kontakt|Eingang|Zustimmung|Ort|Fach\p{Ll}*|Laien)$/u
/** An adjective in front is of no pair: "Pseudonymen Profile". */
const ADJECTIVE = /^\p{Lu}\p{Ll}{2,20}(?:isch|lich|ig|nym|end|ert|iert)e[nmrs]? /u
/** German nouns by their endings, as the last word of a pair: "Daten Dritter", "Angaben Betroffener". */
const NOUN_LAST =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|ion|ionen|daten|lagen|zwecke?n?|gesetz|nummern?|adressen?|behörden?|Dritter|Betroffener|Beteiligter|Person(?:en)?|[Ii]nnen)$/u
/** Laws, plural forms and words of the trade that are written with capitals within. */
const NO_MARKED =
  /(?:[GBVO]$(?<=\p{Ll}\p{L}*)|(?:DSG|GB|VO|StG|WG|Innen|In|StPO|PDF|HTML|XML|CSS)$)|^(?:[ei]\p{Lu}\p{Ll}{1,20}(?:$| )|Java|Type|Local|Session|Indexed|Open|Log|User|Web|Smart|Opt|Double|Plug|Tool|Page|Data|Eu|App|Post[gG]|My|Http|Mac|Word|Doku|WLAN|HTTP|IBAN|DSGVO|SEPA|BDSG|TMG|TTDSG|TDDDG|LDSG|CORS|JSON|HTML|VPN|SMTP|IMAP|LDAP|ISDN|VoIP|SaaS|IaaS|PaaS|GmbH|gGmbH|mbH|SMS|USB|USA|CAPTCHA|NAME|KONTAKT|DATEN|UNSER|IHRE|SIE|WIR|SSL|EWR|GPS|RFID|BASIC|SIEM|PayPal|AGB|ODER|NICHT|UND)/u
const PAIR = / |^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u
const MARKED = /\p{Ll}[\p{Lu}\d]|^\p{Lu}{4}|\p{L}[+&]\p{L}/u

/** Names in a sentence that need no legal form: somebody does something, something is done by somebody, a firm is called so. */
export function phrasedNames(sentence: Sentence): readonly PhrasedName[] {
  return namesBy(PHRASES, sentence)
}

/** Names of products in a sentence: somebody uses them, or a word for what they are stands before. */
export function productNames(sentence: Sentence): readonly PhrasedName[] {
  return namesBy(PRODUCTS, sentence)
}

function namesBy(phrases: readonly Phrase[], sentence: Sentence): readonly PhrasedName[] {
  const found: PhrasedName[] = []
  for (const { expression, demand, holds } of phrases) {
    if (!expression.may(sentence) || holds?.test(sentence) === false) continue
    for (const match of expression.all(sentence)) {
      const [whole, written = ''] = match
      const name = trimmed(written)
      if (written.endsWith('-') || !isShaped(name, demand)) continue
      const at = match.index + whole.lastIndexOf(written)
      // "Muster24.de": the name of a host goes on.
      if (!name.includes('.') && /^\.\p{L}/u.test(sentence.text.slice(at + written.length))) continue
      found.push({ name, at })
    }
  }
  return found
}

function trimmed(written: string): string {
  return written
    .replace(/[.,-]{1,3}$/u, '')
    .replace(/ Inh$/u, '')
    .trim()
}

function isShaped(name: string, demand: Demand): boolean {
  const last = name.split(' ').at(-1) ?? ''
  if (name.length < 3 || NO_PAIR.test(name) || isGermanTown(name) || countryCode(name) !== undefined)
    return false
  if (NOUN_LAST.test(last) && !/ & | und /u.test(name)) return false
  if (demand === 'any') return true
  if (demand === 'single') return name.includes(' ') ? !ADJECTIVE.test(name) : !PLURAL.test(name)
  const marked = MARKED.test(name) && !NO_MARKED.test(name)
  if (demand === 'marked') return marked || (name.includes(' ') && !NO_MARKED.test(name))
  return marked || (PAIR.test(name) && !ADJECTIVE.test(name) && !NO_MARKED.test(name))
}
