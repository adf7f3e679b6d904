import type { Span } from '../notice.ts'
import { isGermanTown } from './countries.ts'
import { denied } from './denied.ts'
import { findEntities, LEGAL_FORM } from './entities.ts'
import { publicOffices } from './offices.ts'
import { phrasedNames } from './phrases.ts'
import { headOfCell, type Scene, type Sentence } from './scene.ts'
import { findServices } from './services.ts'
import { type Sieve, sieve } from './sieve.ts'

/** Somebody named without a legal form: a firm by its trade, or a person by what they do. */
export interface BareName {
  readonly name: string
  readonly aliases: readonly string[]
  readonly at: Span
}

const WORD = String.raw`\p{Lu}[\p{L}\d’'+-]{1,28}`
const JOINED = String.raw`(?:(?: & |, (?=${WORD} (?:&|und) )| und (?=(?:Partner|Kollegen|Söhne|Sohn|Töchter|Tochter|Co)(?![\p{L}]))| \+ (?=(?:Partner|Kollegen|Söhne|Co)(?![\p{L}])))${WORD}){1,3}`
const AT_PLACE = String.raw`(?:am|an der|im|in der|zum|zur|vor dem|unter den) (?!Ende|Anfang|Orte?(?![\p{L}])|Rahmen|Auftrag|Sinne|Falle?(?![\p{L}])|Zuge|Anschluss|Hinblick|Einzelfall|Übrigen|Zusammenhang|Interesse|Internet|Bereich|Haus(?![\p{L}])|Wege?(?![\p{L}])|Jahr|Monat|Tag|Voraus|Nachgang|Allgemeinen|Folgenden|Zweck|Verfügung|Zeitpunkt|Zeit|Vertrag|Falle|Gleich\p{Ll}+|Besitz|Regelfall|Lage|Regel|Nutzung|Verarbeitung|Erfüllung|Abwicklung|\p{Lu}\p{Ll}+(?:fall|heft|blatt|verfahren|vertrag|portal|programm|kreis|monat|format|original)(?![\p{L}])|\p{Lu}\p{Ll}+(?:ung|ion|heit|keit|schaft)(?![\p{L}]))${WORD}`
const NAME = String.raw`(?:${AT_PLACE}|(?:Bad |St\. |Sankt |von der |von |Dr\. |(?:Gebr|Chr|Joh|Wilh|Fr|Jos|Heinr|Friedr|Aug|Ferd|Carl|\p{Lu})\. )?${WORD}(?:${JOINED}|(?: (?!Inh\.)${WORD}){0,2}(?: Inh\. (?:\p{Lu}\. )?${WORD}| \d{1,3}(?![\d.])(?! \p{Lu})| \p{Lu}(?=[,;)]|$|\.$|\. (?:Hier|Dies|Die|Der|Das|Wir|Dazu|Dafür|Dabei|Auch)))?))`

// Trades, houses and bodies by what their names begin with; a firm's own name follows.
const HEAD = String.raw`(?:(?!Daten|Spiel|Verein|Verbraucher|Rechen|Kunden|Mutter|Jugendsch|Rat|Kranken|Zu|Internet|Online|Haupt|Web|Mail|Server|Cloud)\p{Lu}[\p{L}-]{0,32}(?:[bB]üro|[kK]anzlei|[dD]ruckerei|[hH]aus|heim|[wW]erkstatt|[aA]gentur|[lL]abor|[vV]erlag|[nN]otdienst|[rR]eisedienst|[hH]ilfsdienst|[lL]ieferdienst|[fF]ahrdienst|[pP]flegedienst|[wW]achdienst|[sS]icherheitsdienst|[fF]abrik|[hH]andlung|handel|wacht|[zZ]eitung|anzeiger|werken|[rR]einigung|[vV]ersicherung|[bB]ank|[sS]parkasse|[vV]erband|[bB]und|[sS]tiftung|[hH]otel|herberge|[mM]arktforschung|[tT]echnik|[lL]ogistik|[sS]pedition|[sS]tudio|[aA]telier|werke|[iI]nkasso|[tT]reuhand|[aA]kademie|[bB]eratung|[aA]potheke|[kK]linik|schule|[cC]rew|post|[vV]ersorgung|betrieb|unternehmen|verein|[cC]lub|[gG]ärtnerei|[bB]äckerei|[mM]etzgerei|fleischerei|brauerei|tischlerei|schlosserei|wäscherei|buchhandlung|verwaltung)|Labor|Verlag|Hotel|Gasthof|Pension|Kanzlei|Druckerei|Copyshop|Küche|Elektro|Sanitär|Heizung|Foto(?! (?:im|in|am|an|zum|zur|vor) )|Optik|Augenoptik|Hörakustik|Orthopädie|Familie|Firma|Fa\.|Stiftung|Apotheke|Klinik|Bäckerei|Metzgerei|Partyservice|Catering|Notdienst|Pflegedienst|Fahrdienst|Reisedienst|Lieferdienst|(?:Boten|Kurier|Zustell|Transport|Winter|Abhol|Ablese|Reparatur)dienst|Spedition|Agentur|Systemhaus|Feuerschutz|Brandschutz|Sicherheitsdienst|Wachdienst|Steuerbüro|Lohnbüro|AOK|BKK|IKK|DRK|MVZ(?= \p{Lu})(?: Labor)?|Radiologie|Zahntechnik|Webdesign|Grafikdesign|Computer|EDV|Bestattungen|(?:(?:Privat|Zahn)?[Ää]rztlichen? )?(?:[\p{L}]{0,16}[vV]errechnungsstelle|[\p{L}]{0,16}[aA]brechnungs(?:zentrum|stelle))|(?:Bestattungs|Marktforschungs|Prüf|Umfrage)institut|Lebenshilfe|Logistikzentrum|Dienstleistungszentrum|Reiseveranstalter|Praxisgemeinschaft|Rechtsanwälten?|Notariat|Kletterhalle|Sporthalle|Kantonsspital|Rentamt|Lettershop|Werbeagentur|Hausmeisterdienst|Hausmeisterservice|Computerservice|Computerdienst|(?:Kassen(?:zahn)?|Landes(?:zahn)?|Bezirks)ärztlichen? Vereinigung|KZV|KV|vhs|VHS|Volkshochschule|Diakonie|Sozialstation|(?:Krebs|Implantate|Endoprothesen|Mukoviszidose|Transplantations)\p{Ll}{0,2}-?[rR]egister|Studi(?:erend)?en(?:den)?werk|Studentenwerk|Versicherung|Zeitung|Zeitschrift|Volksbank|Raiffeisenbank|Sparkasse|VR-?Bank|(?:Landes|Feuerwehr-)?[uU]nfallkasse|Kirchen(?:kreis|verwaltungs|gemeinde)?amt|Verwaltungszweckverband|Kirchenverwaltung|(?<!\d )BG(?= \p{Lu})|Akademie|Reinigung|Inkasso|Autohaus|Taxi|Busreisen|Omnibus|Buchhandlung|Gärtnerei|Marktforschung|Werkstatt|Studio|Atelier|Textilpflege|Textilservice|Textilreinigung|Wäscherei|Mietwäsche|Physiotherapie|Ergotherapie|Logopädie|Krankengymnastik|Sanitätshaus|Fußpflege|Podologie|Friseursalon|Pflegeteam|Tagespflege)`
// "Stiftung für Hochschulzulassung": the name says what it is for.
const PURPOSED = String.raw`(?:Stiftung|Bank|Institut|Zentralstelle|Akademie|Versorgungswerk|Pensionskasse|Zusatzversorgungskasse|Einkaufsgenossenschaft) (?:für|zur|der) \p{Lu}[\p{L}\d’'+-]{1,44}(?: und ${WORD})?(?: (?:(?:Prof|Dr|PD|Priv|Doz|Dipl|Med|med|dent|vet|rer|nat|habil|h|c)\.[ -]?){1,4}${WORD}(?: ${WORD})?(?:${JOINED})?| ${WORD})?`
// "beim Muster-Fußballverband", "an die Musterländische Kasse": a name, because its adjective is written large.
const BODY = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Dd]em|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Aa]ns) )(?!Europ|Datenschutz|Zuständig|Medizinisch|Unabhängig)(?:\p{Lu}\p{Ll}{2,16}-)?\p{Lu}\p{Ll}{2,20}(?:sch|lich|ig|al)e[nrs]? (?!Datenschutz|Landesamt|Aufsicht)(?:\p{Lu}[\p{L}-]{0,24}(?:verband|bund|zentrum|kasse|werk|verein|ausgleich|gesellschaft|anstalt|kammer|institut|akademie|bank|dienst|netz|stiftung|vereinigung|zentrale|versicherung|gemeinschaft|genossenschaft)|Verband|Kasse|Verein|Institut|Akademie|Bank|Stiftung|Vereinigung)(?![\p{L}])(?: ${WORD})?`
// "Muster Beispiel-Institut": named after somebody.
const HYPHENED = String.raw`(?!Das |Die |Der |Dem |Des |Beim |Vom |Zum )\p{Lu}\p{Ll}{2,16}[ -]\p{Lu}\p{Ll}{2,16}-(?:Institut|Stiftung|Klinik|Akademie)`
const PRESS = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Dd]en|[Dd]em|[Dd]as|[Ii]m|[Bb]eim|[Vv]om) )(?:\p{Lu}\p{Ll}{2,20}(?:er|e[nrs]?) (?:Zeitung|Nachrichten|Anzeiger|Tageblatt|Kurier|Rundschau|Volksblatt|Wochenblatt|Tagblatt|Bote|Presse|Volkszeitung|Landeszeitung|Morgenpost|Allgemeine|Merkur|Wochenspiegel|Landbote|Tagespost|Neueste Nachrichten)|(?:(?:Süd|Nord|West|Ost)\p{Ll}{0,10}|Rhein|Main|Neckar|Donau|Weser|Elbe|Ruhr|Saar|Oder) (?:Presse|Zeitung|Kurier|Nachrichten|Anzeiger|Rundschau|Post)|\p{Lu}\p{Ll}{2,20}-(?:Zeitung|Anzeiger|Tageblatt|Kurier|Rundschau|Volksblatt|Wochenblatt|Tagblatt|Bote|Echo|Presse|Spiegel))`
// "über die Musterstädter Volksbank", "bei den Musterstädter Stadtwerken"
const REGIONAL = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Dd]em|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur) )(?!Unser|Ihrer|Eurer|Jeder|Keiner|Meiner|Deiner|Seiner|Dieser|Einer|Mehrer|Weiter|Ander|Einiger)\p{Lu}\p{Ll}{3,20}er (?:Volksbank|Sparkasse|Raiffeisenbank|Stadtwerken?|Stadtreinigung|Verkehrsbetrieben?|Verkehrsverbunde?s?|Wasserwerken?|Energiewerken?|Werkstätten|Volkshochschule|Musikschule|Verlagshaus(?:es)?|Versandhaus(?:es)?|Wohnungsbau|Tafel|Lebenshilfe|(?:Aufbau|Förder|Investitions|Bürgschafts|Landes|Hypotheken)bank)(?: ${WORD})?`
// "zieht die Fördesparkasse ein"
const SAVINGS = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Bb]ei|[Zz]ur) )(?!Kreis|Stadt|Haus|Land|Bau|Bezirk|Heimat|Gemeinde|Post|Zweckverband|Verbands?s)\p{Lu}\p{Ll}{2,16}(?:sparkasse|volksbank)(?![\p{L}-])`
const FIRM = sieve(
  new RegExp(
    String.raw`(?<![\p{L}-])(?:${PURPOSED}|${HYPHENED}|${HEAD} ${NAME}|${BODY}|${PRESS}|${REGIONAL}|${SAVINGS})`,
    'u',
  ),
)
/** Public bodies and schools: what they are called goes on before or behind the word for what they are. */
const INSTITUTION = sieve(
  new RegExp(
    String.raw`(?<![\p{L}-])(?:(?:Universität|Hochschule)(?:s?klinik(?:um|ums)?)? (?!Absolvent|Studi|Student|Mitarbeit|Profess|Daten|Sie|Ihre?)(?:zu )?${WORD}(?=[,;.]| (?:in|aus|für|als|wertet|erhält|bekommt|übermittelt|verarbeitet)(?![\p{L}]))|(?:Technische|Pädagogische|Evangelische|Katholische|Freie|Duale|Private|Medizinische)[nrs]? (?:Fachhochschule|Hochschule|Universität)(?: (?!Absolvent|Studi|Student|Mitarbeit|Profess|Daten)${WORD}){1,2}|Medizinische[nrs]? Dienst(?:e?s)? (?!Daten|Unterlagen)${WORD}(?<!ung|en)|(?:Staats|Landes)(?:ober|haupt)kasse(?: ${WORD})?|(?:(?:Landes|Stadt|Kreis|Staats|Universitäts|Haupt|Gemeinde)archiv|Landesrechnungshof) ${WORD}|Landesbetriebe?s? ${WORD}(?:(?:, | und | )(?!In |Im |Mit |Als |Für )${WORD}){0,2}|(?!Bild|Foto|Online|Presse|Video|Medien|Zeitung|Ton)\p{Lu}\p{Ll}{2,16}-(?:Rechenzentrum|Institut|Bibliothek|Archiv|Kolleg)s? (?:für ${WORD}(?: und ${WORD})?|de[rs] (?:\p{Lu}?\p{Ll}{3,16}e[nrs] )?${WORD}(?: de[rs] ${WORD})?)|(?<=(?:an|durch|von) (?:die|den|der|dem) |^\W{0,3}(?:(?:der|die|den|dem) )?)(?:Gemeinde|Stadt|Samtgemeinde|Verbandsgemeinde|Marktgemeinde|Landkreis|Kreis) (?!Betroffen|Interessiert|Ehren|Freund|Eltern|Mitglied|Kolleg|Förder|Beteilig|Berechtig)${WORD}|(?:Gemeinde|Stadt|Landkreis|Kreis) ${WORD}(?= (?:\([^()]{2,40}\) )?(?:ist|handelt|wird|arbeitet) [^.;]{0,60}Auftragsverarbeiter))`,
    'u',
  ),
)
/** "Muster & Söhne", "Beispiel Rechtsanwälte". */
const ENDED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}-])(?!\p{L}+innen und |(?:Das|Die|Der|Den|Dem|Des|Beim?|Im|Zum|Zur|Vom|Für|Mit|Als|Ein|Eine[nmrs]?|Kein\p{Ll}{0,2}|Diese[rnms]?|Jede[rnms]?|Einzelfall|Bedarfsfall|Streitfall|Extern\p{Ll}{0,2}|Beauftragt\p{Ll}{0,2}|Spezialisiert\p{Ll}{0,2}|Ggf|Evtl) )${WORD}(?:(?:, | & | und )${WORD}){0,2}(?: (?:&|und) (?:Partner|Kollegen|Söhne|Sohn|Töchter|Tochter)| (?:Rechtsanwälte|Steuerberater|Wirtschaftsprüfer|Solicitors|Stadtwerke)|(?<!e[nrsm]?) (?:Bank|Sparkasse|[\p{L}]{0,16}[Vv]ersicherung(?:en)?|Verlag|High School|Catering|Reisen|Logistik|Logistics|Systemhaus|Treuhand|Security|Consulting|Solutions|Spedition|Transporte|Elektrotechnik|Haustechnik|Bürotechnik|Zahntechnik|Dentaltechnik|Werbetechnik|Webdesign|Mediendesign|Gebäudereinigung|Gebäudeservice|Steuerberatung|Hausverwaltung|Inkasso|Facility Management|IT-Service|EDV-Service|IT-Systeme|Computersysteme|Orthopädietechnik|Textilpflege|Recycling|Entsorgung|Aktenvernichtung))(?![\p{L}-])`,
    'u',
  ),
)
// What people do for others; the officer and who speaks for the company are somebody else's field.
const CALLING = String.raw`(?!Geschäfts|Daten|Schul|Vor)(?:\p{Lu}[\p{L}-]{0,24})?(?:[Aa]nwalt|[Aa]nwältin|[Bb]etriebs(?:arzt|ärztin)|[Bb]erater(?:in)?|[Mm]eister(?:in)?|feger(?:in)?|[Dd]olmetscher(?:in)?|[Üü]bersetzer(?:in)?|[Ff]otograf(?:in)?|[Gg]rafiker(?:in)?|[Dd]esigner(?:in)?|[Gg]utachter(?:in)?|[Bb]uchhalter(?:in)?|[Tt]echniker(?:in)?|[Kk]ollegin|[Kk]ollegen?|[Vv]ertretung|[Ll]ogopädin|[Tt]herapeut(?:in)?|[Hh]ebamme|[Tt]rainer(?:in)?|[Pp]rogrammierer(?:in)?|[Ww]ebmaster(?:in)?|[Nn]otarin?|[Vv]erwalter(?:in)?|[Mm]akler(?:in)?|[Gg]ärtner(?:in)?|[Rr]ecruiter|[Pp]hotographer|[Aa]ccountant|[Tt]ax advis[eo]r|[Bb]ookkeeper|[Tt]ranslator)`
const PERSON = String.raw`((?:(?:Dr|Prof|Dipl|Ing|Kfm|Kffr|Kauffr|Betriebsw|Volksw|Finw|Phys|Chem|Psych|Inf|Inform|Wirt|Päd|Mag|med|jur|dent|oec|rer|pol|nat|phil)\.[ -]){0,4})(?!Frau |Herrn? )(\p{Lu}\p{Ll}{1,16}(?:-\p{Lu}\p{Ll}{1,16})? (?:von |van |de )?\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?)`
const CALLED = sieve(
  new RegExp(String.raw`(?<![\p{L}-])(${CALLING}),?(?: ist)? (?:Frau |Herrn? )?${PERSON}(?![\p{L}-])`, 'u'),
)
const TITLED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])(Herrn?|Frau) ${PERSON}, (?:der|die|welche[rs]?) (?:unser|für uns|uns |für mich)`,
    'u',
  ),
)
const DOES = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])(?:macht|fotografiert|betreut|pflegt|schreibt|führt|wartet|übersetzt|gestaltet|filmt|unterrichtet|erledigt|verwaltet) ()${PERSON}(?= (?:für (?:uns|mich)|unser|meine))`,
    'u',
  ),
)

// "unsere Versicherung, die Muster", "our tax adviser, Erika Beispiel": beside the trade, between commas.
const APPOSED = sieve(
  new RegExp(
    String.raw`(?:[Uu]nsere?[rnms]?|[Mm]eine?[rnms]?|[Oo]ur|[Mm]y) (?:[\p{Ll}]{3,20} )?(?:\p{L}[\p{L}-]{0,24})?(?:[vV]ersicherung|[sS]teuerberater(?:in)?|[sS]teuerbüro|[sS]teuerkanzlei|[hH]oster|[pP]rovider|[dD]ienstleister|[dD]ruckerei|[bB]ank|[vV]erlag|[aA]gentur|[bB]erater(?:in)?|[vV]erband|[pP]artner|[lL]abor|[lL]ieferant(?:en)?|[fF]irma|[bB]etreuer|[aA]dvis[eo]r|[aA]ccountant|[pP]rinter|[iI]nsurer|[aA]gency|[cC]onsultant|IT company|IT firm|web agency|[cC]aterer|[cC]ontractor|[sS]upplier),? (?:(?:der|die|das|dem|den) )?((?:\p{Ll}{1,2}\p{Lu}{1,6}|${WORD}(?:${JOINED}| ${WORD}){0,2}))(?=[,;)]|\.(?!-)| \(| in \p{Lu}| aus \p{Lu}|$)`,
    'u',
  ),
)
// "muster, eine kleine Firma aus Musterstadt"
const DESCRIBED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}.-])((?:${WORD}|\p{Ll}[\p{L}\d]{3,20})(?: ${WORD})?), (?:eine?[mnrs]?|an?) (?:[\p{Ll}-]{3,20} )?(?:Firma|Unternehmen|Dienstleister|IT-Dienstleister|Anbieter|Agentur|Druckerei|Verlag|company|provider|firm|contractor)(?:in|s)?(?![\p{L}])`,
    'u',
  ),
)
// "die Kantine, die Muster & Werk betreibt"
const PAIR = sieve(
  new RegExp(
    String.raw`(?<=(?:die|der|das|dem|bei|von|durch|an|mit) )(?!Haus )\p{Lu}\p{Ll}{2,16} & \p{Lu}\p{Ll}{2,16}(?: ${WORD})?(?![\p{L}-])`,
    'u',
  ),
)
// "wird von Muster-Net betreut"
const AGENT = sieve(
  new RegExp(
    String.raw`(?:von|durch) (\p{Lu}\p{Ll}{1,14}-\p{Lu}\p{L}{1,14}|\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12}|${WORD} ${WORD}) (?:(?:aus|in) ${WORD} )?(?:betreut|gewartet|gehostet|betrieben|gepflegt|gedruckt|verschickt|versandt|bereitgestellt|verwaltet|aufgenommen|durchgeführt|übernommen|abgewickelt|hosted|run|maintained)(?![\p{L}])`,
    'u',
  ),
)
const HANDED_TO = sieve(
  /(?:übermittel|geben|gibt|meld|schick|send|weitergeleitet|weitergegeben|übergeben)\p{Ll}{0,3}[^.;]{0,60} an (\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12})(?=[.,;]| weiter| in \p{Lu})/u,
)
// "der Bayerwälder Ruderverband (BRV)" needs its article in a sentence; at the head of an entry it stands alone.
const HEADING_BODY = sieve(
  /^\W{0,3}((?!Europ|Datenschutz|Zuständig)\p{Lu}\p{Ll}{2,20}(?:sch|lich|ig|al)e[rs]? (?!Datenschutz|Landesamt|Aufsicht)(?:\p{Lu}[\p{L}-]{0,24}(?:[vV]erband|[bB]und|[zZ]entrum|[kK]asse|[wW]erk|[vV]erein|[aA]kademie|[sS]tiftung|[gG]enossenschaft)|Verband|Stiftung \p{Lu}[\p{L}-]{3,28}|Roter? Kreuz))(?=[,:;.]| [(–-]| für | zu[mr]? |$)/u,
)
// "die Landesbehörde Wasser Muster (LWM)", "Muster – Institut für …": a body and its letters.
const LETTERED = sieve(
  /(?<![\p{L}-])((?:(?!Diese|Unsere|Eine|Jede|Keine)\p{Lu}\p{Ll}{2,16}e[nrs]? )?(?!Daten|Bundesamt|Landesamt|Landesbeauf|Bundesbeauf)\p{Lu}[\p{L}-]{0,24}(?:[bB]ehörde|[vV]erband|[sS]tiftung|[rR]egister|[iI]nstitut|[zZ]entrum|[zZ]entrums|[zZ]entrale|[aA]nstalt|[nN]etzwerk|[bB]etrieb|[eE]inrichtung)(?: \p{Lu}[\p{L}-]{1,28}){1,3}) \((\p{Lu}[\p{L}-]{0,6}\p{Lu}|\p{Ll}{2,5})\)/u,
)
const LETTERS_FIRST = sieve(
  /^\W{0,3}(\p{Lu}[\p{L}-]{0,8}\p{Lu}) [–-] (?:(?:Das|Die|Der) )?(?:(?:\p{Lu}\p{Ll}{2,20}e[rs]? )?(?:\p{Lu}[\p{L}-]{0,24})?(?:[iI]nstitut|[vV]erband|[vV]erein|[sS]tiftung|[gG]esellschaft|[zZ]entrum|[rR]egister|[aA]nstalt|[bB]und|[kK]ammer)(?![\p{L}]))/u,
)
// "den Zustelldienst Muster Beispiel", "der Caterer Muster aus …": the trade before the name.
const OF_TRADE = String.raw`\p{Lu}?[\p{L}-]{0,24}(?:[cC]aterer|[vV]ermittler|[aA]ssekuradeur|[lL]ettershop|[sS]pediteur|[eE]ntsorger|[nN]etzbetreiber|[mM]essstellenbetreiber|[vV]ersorger|[kK]ooperationspartner|[lL]ogistikpartner|[vV]ersandpartner|[vV]ertriebspartner|[pP]aketdienst|[sS]chornsteinfeger(?:in)?|[hH]ausmeister(?:in)?|[eE]nergielieferant(?:en)?|[hH]ersteller|[hH]ändler|[gG]roßhandel|[lL]ogistiker|[wW]achdienst|[sS]icherheitsdienst|[fF]ahrdienst|[kK]urierdienst|[mM]aklerpool|[rR]ückversicherer|[vV]ersicherer|[rR]ezeptabrechner|[dD]ienstleister|[aA]nbieter|[hH]oster|[pP]rovider|[vV]eranstalter|[aA]genturpartner|IT-Firma|[hH]ausverwaltung|[dD]olmetscherbüro)`
const TRADED = sieve(
  new RegExp(
    String.raw`(?:[Dd]e[nmrs]|[Dd]ie|[Dd]as|[Vv]om|[Bb]eim|[Zz]um|[Uu]nser(?:e[nrms]?)?) (?:\p{Ll}{3,16} )?(${OF_TRADE}) (${WORD}(?:${JOINED}| ${WORD}){0,2})(?=[,.;)]| \(| (?:\p{Ll}{2,20})(?![\p{L}])|$)`,
    'u',
  ),
)
// "die örtliche Presse (Muster Zeitung, Beispiel Kurier)", "Krankenkasse (etwa A, B)": who is meant, in brackets.
const GLOSSED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])(?:${OF_TRADE}n?|[\p{L}-]{0,16}(?:[pP]resse|[zZ]eitung(?:en)?|[kK]rankenkassen?|[bB]ank|[vV]ersicherung|[dD]ruckerei|[hH]ausverwaltung|[sS]pedition|[lL]abor|[vV]erlag|[aA]gentur|[pP]aketdienste?n?|[lL]ieferdienste?n?|[gG]roßhandlung|[sS]teuerbüro|[sS]teuerkanzlei|[kK]anzlei|[iI]nkassobüro|[eE]ntsorgungsfirma|[rR]einigungsfirma)) \((?:etwa |z\. ?B\. |zum Beispiel |wie |derzeit |aktuell |zurzeit |u\. ?a\. )?([^()]{4,100})\)`,
    'u',
  ),
)
// "… betreut muster IT-Service (Musterstadt)", "… vernichtet muster Musterstadt": who does it stands last, with its town.
const DOERS = String.raw`(?:betreut|vernichtet|druckt|wartet|hostet|betreibt|liefert|übernimmt|erledigt|verschickt|versendet|reinigt|entsorgt|scannt|pflegt|prüft|holt|transportiert|kuvertiert|bewacht|vermietet|verwaltet|repariert|kocht|bucht|macht)`
const PLACED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])${DOERS} ((?!uns|für|wir|ich|sie|ihn|die|der|das|den|auch|nur|mit|von|eine?|bei|jede[rs]?|alle)(?:\p{Ll}[\p{L}\d]{3,20}|${WORD})(?: ${WORD}){0,2})(?:(?= \()| (?:in|aus) (?=\p{Lu})|(?=[,.]))`,
    'u',
  ),
)
const TECHNICAL =
  /^(?:Java|Type|Local|Session|Indexed|Open|Java|Word|Log|User|Web|Smart|Opt|Double|Plug|Tool|Face|You|Pay|Link|Safe|Ad|In|Page|Data(?:base|Layer|Set|Protection|Processing)|Eu|App)/u

/** The sentence hands something over, or says that others do something. */
const HANDED = sieve(
  /für uns|für mich|informier|(?:Das|Dies|Es) sind|[Hh]ilft|helfen|unterstützt|buchen wir|versichert|führt|tauschen|bearbeitet|lassen wir|unterrichten wir|verständig|vermittel|übernommen|geh(?:t|en) (?:[^.;]{0,40} )?an(?![\p{L}])|send|[Uu]nser(?:e[rnms]?)? |[Mm]eine?[rnms]? |[Oo]ur |kommt|vorgemerkt|beantrag|meldet an|beauftrag|Auftrag|bekomm|erhält|erhalten|weiter|übermittel|melde[nt]|gemeldet|[Dd]ruck|[Gg]ewartet|wartet|[Bb]etreut|[Gg]epflegt|pfleg|fertigt|übernimmt|übernehmen|kocht|liefert|tippt|übersetz|überträgt|abholt|holt|vernicht|schick|verschick|versandt|versende|sitzt|beaufsichtig|fotografier|prüft|prüfen|bespr(?:ech|ich)|bewirtschaft|rechnen (?:wir|ich)|bestätig|bewacht|reinigt|springt|vertritt|entgegen|leiten|leitet|Empfänger|Dienstleister|zuständig|zusammen|Partner|geben wir|gibt|erfährt|angemeldet|braucht|berät|herausgibt|aufgenommen|besetzt|Namenslist|Liste|erscheint|veröffentlich|befragt|hand it|pass |send |shared|provided|übergeben|Konto bei|kümmert|begleitet|einsieht|Einblick|[Hh]ineinschau|anzubieten|untersuch|Einzug|eingezogen|abgebucht|läuft über|liegt bei|liegen bei|obliegt|setzen wir|eingesetzt|erbracht|zieht|ziehen|laufen über|abwickeln|gedruckt|nutzen|abgerechnet|Abrechnung|fragen wir|anfrag|Auskünfte|erledigt|stellen wir|werkstatt|macht|sorgt|spricht|work with/u,
)
export const LIST_OF_RECIPIENTS =
  /Empfänger|EMPFÄNGER|WEITERGABE|Weitergabe|[Ww]eitergegeben|[Ff]olgende[nr]? Stellen|W(?:er|ER) (?:[\p{L}-]{2,12} ){0,4}(?:bekommt|erhält|sieht|erfährt|kriegt|mitliest|BEKOMMT|ERHÄLT|SIEHT|ERFÄHRT)|Dritte|DRITTE|AN WEN|DIENSTLEISTER|AUFTRAGSVERARBEITER|Dienstleister|An wen|Übermitt|Außerhalb|bekommen|weiterge|Auftragsverarbeiter|Partner|weiter(?: an)?:|(?:übermittel|weiterge|melden|gehen|schicken)[^.:]{0,60} an:?\s*$|[Nn]amentlich|[Ii]m Einzelnen|[Dd]azu (?:zählen|gehören)|[Dd]ies sind|sind dies|^Externe?(?: [Ss]tellen)?:|arbeiten (?:wir )?(?:zusammen )?mit|zusammen(?: mit)?:|[Rr]ecipient|Recipients|Third part/u
const KEPT =
  /keine Namen|ohne Namen|nicht namentlich|keine (?:Daten|personenbezogenen)|geben wir nichts|nichts (?:weiter|von)|nicht (?:an )?weiter(?!hin)|kennt nur|IBAN|BIC|BLZ|[Bb]uchen Sie (?:bitte )?selbst|erfährt nichts/u
const NO_FIRM =
  /(?:ung|ungen|heit|keit|schaft|ion|ionen|daten|lagen|zwecke?n?|gesetz|nummer|adresse|behörde)$|^(?:Wäsch|Bäck|Druck|Gärtn|Schrein|Metzg|Konditor|Brau|Buchbind|Schneid|Tischl)erei$|^(?:Apotheke|Bank|Kasse|Post|Polizei|Werkstatt|Küche)$/u
/** "Muster von Beispielen": a noun and whose it is. */
const OF_THINGS = /^\p{Lu}\p{Ll}+(?:ung|heit|keit|schaft|ion) (?:von|in|im|bei|durch|mit|nach) /u
const NO_NAME =
  /(?<![\p{L}-])(?:Anrede|Vornamen?|Nachnamen?|Namen?|Geburtsdatum|Unsere?[nmrs]?|Meine?[nmrs]?|Keine?[nmrs]?|Jede[nmrs]?|Alle[nmrs]?|Viele[rn]?|Team|Aufträge?|Programme?|Bereiche?|Vor|Partner(?! )|Kunden|Service|Abteilung(?:en)?|Leitung|Restaurant|Schwerpunkte?|Personal|Kontakt|Adressen?|Nummern?|Zugang|Portal|Hefte?|Software|System|App|Shop|Seite|Newsletter|Termine?|Rezepte?|Patienten?|Mitglieder|Mitarbeiter|Konto|Konten|Überweisung|Karten?|Kosten|Rechnung|Bestellung|Betreiber|Webseite|Internetseite|Fragen|Antworten|Niederlassung|Ihrerseits|Unsererseits|Kenntnis|Einblick|Einsicht|Zugriff|Tracking|Versand|Zahlung|Marketing|Vertriebs?|Sicherheit|Support|Content|Analyse|Statistik|Karriere|Hilfe|Rechte|Pflichten|Compliance|Hosting|Sie|Ihre?[nmrs]?|Deine?[nmrs]?|Wahl|Art|Abs|Absatz|Artikel|DSGVO|Datenschutz|Daten|Tel|Telefon|Fax|Montag|Dienstag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Deutschland|Europa|EU|USA|Server|Cookies?|Website|Online|E-Mail|Internet|Datenschutzbeauftragte[rn]?|Landesbeauftragte[rn]?|Amtsgericht|Zweck|Rechtsgrundlage|Weitere|Diese[rs]?|Wir|Dienst|Dienste|Anbieter|GmbH|AG|Inhaber(?:in)?|Straße)(?![\p{L}])/u

/**
 * Those whom a notice names by their trade ("das Steuerbüro Muster & Beispiel", "die Druckerei am Tor") or by what they do
 * ("Rechtsanwältin Erika Beispiel"), where a sentence or a list says that they get or do something.
 */
export function bareNames(scene: Scene): readonly BareName[] {
  const found: BareName[] = []
  const opening = scene.piece(0, 250)
  scene.sentences.forEach((sentence) => {
    const kind = scene.blocks[sentence.block]?.kind
    if (kind === 'heading' || sentence.text.length < 12) return
    const institution = INSTITUTION.may(sentence)
    const firm = institution || FIRMS.some((one) => one.may(sentence))
    const person = CALLED.may(sentence) || TITLED.may(sentence) || DOES.may(sentence)
    const group = GROUPS.some((one) => one.may(sentence))
    const entry = ENTRIES.some((one) => one.may(sentence))
    const phrased = phrasedNames(sentence)
    const offices = publicOffices(sentence)
    if (!firm && !person && !group && !entry && phrased.length === 0 && offices.length === 0) return
    if (KEPT.test(sentence.text)) return
    const listed = isListed(scene, sentence)
    // A way of speaking that shows a name also says that somebody does something.
    const handed =
      listed || HANDED.test(sentence) || ((firm || offices.length > 0) && isAnswer(scene, sentence))
    if (!handed && phrased.length === 0) return
    const own: BareName[] = []
    const add = (name: string, aliases: readonly string[], at: number, length: number): void => {
      if (name.endsWith('-') || NO_NAME.test(name.replace(/ (?:&|und) \p{L}+$| Deutschland$/u, ''))) return
      put(name, aliases, at, length)
    }
    const put: Add = (name, aliases, at, length) => {
      if (opening.includes(name) || isGermanTown(name) || OF_THINGS.test(name)) return
      if (denied(sentence.text, at, at + length)) return
      if (OWN_HOUSES.test(sentence.text.slice(0, at))) return
      const start = sentence.start + at
      if (own.some((one) => start < one.at[1] && one.at[0] < start + length)) return
      own.push({ name, aliases, at: [start, start + length] })
    }
    if (handed)
      for (const { name, aliases, at } of offices) {
        const letters = LETTERS_AFTER.exec(sentence.text.slice(at + name.length))?.[1]
        const called = letters === undefined ? [] : [letters, `${name} (${letters})`]
        put(name, [...aliases, ...called], at, name.length)
      }
    if (handed && group) groups(sentence, add)
    if (entry && listed) entries(sentence, add)
    if (handed && institution) firms([INSTITUTION], sentence, put)
    if (handed && firm) firms(FIRMS, sentence, add)
    if (handed && person) persons(sentence, add)
    for (const { name, at } of phrased) {
      const after = sentence.text.slice(at, at + name.length + 40)
      const entity = findEntities(after)[0]
      if (findServices(name).length > 0 || (entity && entity.at[0] <= name.length)) continue
      const letters = LETTERS_AFTER.exec(sentence.text.slice(at + name.length))?.[1]
      put(name, letters === undefined ? [] : [letters, `${name} (${letters})`], at, name.length)
    }
    found.push(...own)
  })
  return found
}

// Before these a firm's own name is whole without them.
const GENERIC_TRADE =
  /^(?:\p{Lu}\p{Ll}*)?(?:[aA]gentur|[nN]otdienst|[lL]ettershop|[dD]ienst|[rR]eisebüro|[cC]atering|[sS]pedition|[sS]ystemhaus|[dD]ruckerei) /u
/** A paper, a set of figures, a way of doing: "MMM-Datensatz". */
const NO_GLOSS =
  /-(?:Datens[äa]tze?|Dokumente?|Daten|Nummern?|Karten?|Meldung(?:en)?|Verfahren|Formulare?|Schnittstellen?|Anfragen?|Auskünfte?|Auskunft|Format|Dateien?)$/u
const LETTERS_AFTER = /^ \((\p{Lu}{2,8})\)/u
const FIRMS = [FIRM, ENDED, APPOSED, DESCRIBED, PAIR, AGENT, HANDED_TO]
const GROUPS = [TRADED, GLOSSED, PLACED, LETTERED]
const ENTRIES = [HEADING_BODY, LETTERS_FIRST]

/** What somebody gets, right after the name: "erhält der Verband Muster Namen, Anschrift und …" */
const THINGS_AFTER =
  / (?:Namen?|Daten|Angaben|Adressen?|Anschrift(?:en)?|Kopien?|Listen?|Rechnungen|Belege|Zahlen|Unterlagen|Auskunft|Auskünfte|Einsicht|Zugriff|Kontaktdaten|Vor)$/u

/** "in unseren Häusern (Klinik am Moor, …": where one is at home oneself. */
const OWN_HOUSES =
  /unsere[nrm]? (?:\p{Ll}{3,14} )?(?:Häusern?|Standorten?|Filialen|Praxen|Kliniken|Einrichtungen|Niederlassungen|Zweigstellen|Betriebsstätten)[^()]{0,20}\([^()]*$/u

type Add = (name: string, aliases: readonly string[], at: number, length: number) => void

function firms(expressions: readonly Sieve[], sentence: Sentence, add: Add): void {
  for (const expression of expressions) {
    for (const match of expression.all(sentence)) {
      const written = match[1] ?? match[0]
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]))
      const name = written
        .replace(/^(?:Firma|Fa\.) /u, '')
        .replace(/[.,]$/u, '')
        .replace(THINGS_AFTER, '')
      const after = sentence.text.slice(start, start + written.length + 40)
      const entity = findEntities(after)[0]
      if (entity && entity.at[0] < written.length) continue
      // "33415 Verl" over "Rechtsanwälte, Gerichte" in a cell.
      if (/(?<!\d)\d{5} $/u.test(sentence.text.slice(Math.max(0, start - 7), start))) continue
      if (LEGAL_FORM.test(after.slice(written.length, written.length + 14))) continue
      if ((expression === AGENT || expression === HANDED_TO) && TECHNICAL.test(name)) continue
      if (/^(?:Frau|Herrn?) /u.test(name)) continue
      const last = name.split(' ').at(-1) ?? ''
      if (
        NO_FIRM.test(last) &&
        !/ (?:&|und|für|zur) |^Zeit|(?:Zeit|ersicher|reinig|berat|verwalt|entsorg|vernicht)ung$/u.test(name)
      )
        continue
      if (findServices(name).length > 0) continue
      const own = name.replace(/^\S+ (?=\p{Lu})/u, '')
      const trade =
        expression === FIRM && own !== name && !isGermanTown(own) && /&| und |^\p{Lu}[\p{L}-]+$/u.test(own)
      const region = /^(?:\/| und )(\p{Lu}[\p{L}-]{2,24})/u.exec(sentence.text.slice(start + written.length))
      const wide = region && (region[0].startsWith('/') || isGermanTown(region[1] ?? ''))
      const aliases = [
        ...(wide ? [`${name}${region[0]}`] : []),
        ...(trade && /&| und /u.test(own) ? [own] : []),
        ...(expression === FIRM && GENERIC_TRADE.test(name) && /[ -]/u.test(own) ? [own] : []),
        ...(written === name ? [] : [written]),
        ...(expression === INSTITUTION ? uninflected(name) : []),
      ]
      add(name, aliases, start, written.length)
    }
  }
}

/** "der Technischen Hochschule Muster", "des Landesbetriebs Muster" as they call themselves. */
function uninflected(name: string): readonly string[] {
  const adjective = /^(\p{Lu}\p{Ll}+e)[nrs] (.+)$/u.exec(name)
  if (adjective) return ['', 'r', 's'].map((end) => `${adjective[1]}${end} ${adjective[2]}`)
  const noun = /^(\p{L}[\p{L}-]+?(?:betrieb|dienst|institut|zentrum|archiv|kolleg))e?s (.+)$/u.exec(name)
  return noun ? [`${noun[1]} ${noun[2]}`] : []
}

/** Written as no common noun is: capitals, figures or signs within, or a town or a country behind. */
function isMarked(name: string): boolean {
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  return (
    /\p{Lu}{3}|\p{Ll}\p{Lu}|[+&.]\p{L}|\d\p{L}|\p{L}\d/u.test(name) ||
    /(?:er|e[nrs]?) (?:Zeitung|Nachrichten|Anzeiger|Tageblatt|Kurier|Rundschau|Volksblatt|Wochenblatt|Bote|Presse)$|^[\p{L}-]{3,20}-(?:Zeitung|Anzeiger|Kurier)$/u.test(
      name,
    ) ||
    (words.length > 1 && (isGermanTown(last) || /^(?:Deutschland|Germany|Europe)$/u.test(last)))
  )
}

function groups(sentence: Sentence, add: Add): void {
  const named = (name: string): boolean =>
    (!NO_FIRM.test(name.split(' ').at(-1) ?? '') || name.endsWith(' Zeitung')) &&
    findServices(name).length === 0 &&
    !/^(?:Die|Der|Das|Herrn?|Frau|Firma|Dr)(?![\p{L}])/u.test(name)
  const apart = (from: number, length: number): boolean => {
    const entity = findEntities(sentence.text.slice(from, from + length + 40))[0]
    return !(entity && entity.at[0] <= length)
  }
  for (const match of TRADED.all(sentence)) {
    const [whole, trade = '', name = ''] = match
    const at = match.index + whole.length - name.length
    const plain = /(?:ienstleister|nbieter|oster|rovider|ändler)$/u.test(trade)
    // "den Zahlungsdienstleister Muster,": what the trade is for stands in it, and nothing after the name.
    const plainly =
      /\p{Ll}(?:dienstleister|anbieter|hoster|provider|händler)$/u.test(trade) &&
      /^(?:[.,;)]|$| \()/u.test(sentence.text.slice(at + name.length))
    const single = !name.includes(' ') && !/\p{Ll}\p{Lu}|\p{Lu}{3}/u.test(name)
    if (!named(name) || !apart(at, name.length) || (plain && single && !plainly)) continue
    add(name, [`${trade} ${name}`], at, name.length)
  }
  for (const match of GLOSSED.all(sentence)) {
    const [whole, inner = ''] = match
    const from = match.index + whole.length - inner.length - 1
    let at = 0
    for (const piece of inner.split(/(, (?:und |oder )?| und | oder )/u)) {
      const name = piece.trim()
      const shaped = /^\p{Lu}[\p{L}\d+&.-]*(?: \p{Lu}[\p{L}\d+&.-]*){0,3}$/u.test(name)
      if (shaped && isMarked(name) && !NO_GLOSS.test(name) && named(name) && apart(from + at, name.length))
        add(name, [], from + at, name.length)
      at += piece.length
    }
  }
  for (const match of PLACED.all(sentence)) {
    const name = match[1] ?? ''
    const at = match.index + match[0].indexOf(name)
    const after = /^ (?:\(|in |aus )?(\p{Lu}[\p{L}-]{2,24})/u.exec(sentence.text.slice(at + name.length))?.[1]
    const last = name.split(' ').at(-1) ?? ''
    const placed = (after !== undefined && isGermanTown(after)) || (name.includes(' ') && isGermanTown(last))
    if (!placed || (/^\p{Lu}/u.test(name) && !name.includes(' ') && !isMarked(name))) continue
    if (named(name) && apart(at, name.length)) add(name, [], at, name.length)
  }
  for (const match of LETTERED.all(sentence)) {
    const [, name = '', letters = ''] = match
    // "des Bibliothekszentrums Muster (bzm)": small letters are those it begins with.
    if (/^\p{Ll}/u.test(letters) && !name.toLowerCase().startsWith(letters.charAt(0))) continue
    const self = name.replace(/(?<=zentrum)s(?= )/u, '')
    const other = self === name ? [] : [self, `${self} (${letters})`]
    add(name, [letters, `${name} (${letters})`, ...other], match.index, name.length)
  }
}

function entries(sentence: Sentence, add: Add): void {
  for (const expression of ENTRIES) {
    for (const match of expression.all(sentence)) {
      const name = match[1] ?? ''
      const at = match.index + match[0].indexOf(name)
      const letters = /^ \((\p{Lu}[\p{L}-]{0,6}\p{Lu})\)/u.exec(sentence.text.slice(at + name.length))?.[1]
      if (findServices(name).length > 0 || findEntities(sentence.text)[0]?.at[0] === at) continue
      add(name, letters === undefined ? [] : [letters, `${name} (${letters})`], at, name.length)
    }
  }
}

function persons(sentence: Sentence, add: Add): void {
  for (const expression of [CALLED, TITLED, DOES]) {
    for (const match of expression.all(sentence)) {
      const [whole, calling = '', title = '', name = ''] = match
      if (findServices(name).length > 0 || NO_FIRM.test(name)) continue
      const titled = title === '' ? [] : [`${title}${name}`]
      add(
        name,
        [...titled, ...(calling === '' ? [] : [`${calling} ${title}${name}`])],
        match.index + whole.length - name.length,
        name.length,
      )
    }
  }
}

/** "Wer bekommt die Daten? Das Rentamt Muster, …": an answer without a verb. */
function isAnswer(scene: Scene, sentence: Sentence): boolean {
  const own = scene.blocks[sentence.block]
  if (!own || own.kind === 'heading') return false
  const within = scene.piece(own.start, sentence.start)
  const asked = within.trim() === '' ? scene.textOf(sentence.block - 1) : within
  return asked.length < 120 && ASKED.test(asked)
}

const ASKED =
  /(?:[Ww]er (?:bekommt|erhält|sieht|erfährt)|[Aa]n wen|[Ww]ohin|[Mm]it wem)(?![\p{L}])[^.?]{0,80}\?\s*$/u

/** A question or a word over a list, set as its lines are: "An wen wir Daten geben". */
const LEAD_LINE =
  /^\W{0,3}(?:An wen|Wem wir|Wohin|Mit wem|Wer (?:sonst )?(?:bekommt|erhält|sieht|erfährt)|(?:Weitere |Andere |Externe )?(?:Empfänger|Datenempfänger|Auftragsverarbeiter|Dienstleister)|Weitergabe)(?![\p{L}])[^.:;]{0,50}$/u

/** In a column that is headed "Empfänger". */
export function isInRecipientColumn(scene: Scene, { block, start }: Sentence): boolean {
  return scene.blocks[block]?.kind === 'row' && RECIPIENT_HEAD.test(headOfCell(scene, block, start))
}

const RECIPIENT_HEAD =
  /^\W{0,3}(?:(?:Mögliche |Externe )?(?:Daten)?[Ee]mpfänger(?:in(?:nen)?)?(?: \([^()]{2,30}\)| der Daten)?|Weitergabe(?: an)?|(?:Übermittlung|Offenlegung) an|An wen(?:\?| geben wir sie weiter)?|Wer (?:bekommt|erhält) (?:sie|die Daten|Daten)?\??|Recipients?)\W{0,3}$/u

/** In a list or table of those who receive: the sentence or the heading over it says so. */
function isListed(scene: Scene, sentence: Sentence): boolean {
  const own = scene.blocks[sentence.block]
  if (!own) return false
  const beside = [scene.blocks[sentence.block - 1], scene.blocks[sentence.block + 1]]
  const loose =
    own.kind === 'paragraph' && own.end - own.start < 260 && beside.some((one) => one?.kind === 'line')
  const kind = loose ? 'line' : own.kind
  if (kind !== 'item' && kind !== 'row' && kind !== 'line') return false
  if (isInRecipientColumn(scene, sentence)) return true
  const above = scene.headingsAbove(sentence.heading)
  if (above.slice(0, 2).some((heading) => LIST_OF_RECIPIENTS.test(heading))) return true
  for (let at = sentence.block - 1; at >= 0 && at > sentence.block - 16; at--) {
    const one = scene.blocks[at]
    if (!one || one.kind === 'heading') return false
    // A lead set as the lines below it are.
    if (LEAD_LINE.test(scene.textOf(at))) return true
    if (/:\s*$/u.test(scene.textOf(at))) return LIST_OF_RECIPIENTS.test(scene.textOf(at))
    if (one.kind === kind || (loose && one.end - one.start < 260)) continue
    return LIST_OF_RECIPIENTS.test(scene.textOf(at))
  }
  return false
}
