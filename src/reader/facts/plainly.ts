import type { Right } from './facts.ts'
import { type Sieve, sieve } from './sieve.ts'

/**
 * Rights said without their names, as people say them who write themselves: "Sie können fragen, was ich über Sie weiß".
 * The words are everyday ones, so they count only where a notice speaks of what a person can ask for.
 */
export interface Plain {
  readonly right: Right
  readonly says: Sieve
  readonly unless?: RegExp
}

/** Headings in plain words over what a person can ask for. */
export const ASKING_HEADING =
  /(?:Was|Welche|Wie|Womit|Wo)(?![\p{L}])[^.]{0,70}(?:verlangen|(?:ein|zurück)?fordern|(?<!\p{L})zusteht|(?<!\p{L})zustehen|steht (?:mir|Ihnen|dir|euch|uns)|stehen (?:mir|Ihnen|dir|euch)|mitreden|mitbestimmen|einfordern|wehren|(?:können|kannst|könnt) (?:Sie|du|ihr)[^.]{0,20} (?:tun|machen|bestimmen|entscheiden))|(?:Sie|du|ihr) (?:von uns|bei uns|selbst)? ?(?:verlangen|fordern|bestimmen|mitbestimmen|mitreden) (?:können|kannst|könnt|dürfen|darfst|dürft)|(?:Sie|Du) (?:bestimmen|bestimmst|entscheiden|entscheidest)(?![\p{L}])|(?:bestimmen|entscheiden) Sie(?![\p{L}])|(?:bestimmst|entscheidest) du|(?:Ihre|Deine|Eure|Meine) (?:Rechte|Möglichkeiten|Ansprüche|Wahlmöglichkeiten)|[Mm]itspracherecht|(?:what|which) [^.]{0,30}you (?:can|may) (?:ask|demand|expect|request|do)|your (?:choices|controls?|options|say)(?![\p{L}])|(?:exercise|use) your|in control/iu

/** Somebody asks for it, or is entitled to it: what is done then is done for them, wherever the notice says it. */
export const ENTITLED = sieve(
  /(?<![\p{L}])auf (?:Ihr(?:en?)? |dein(?:en?)? |formlosen? |schriftlichen? )?(?:Verlangen|Wunsch|Bitte|Zuruf|Nachfrage|Antrag|Gesuch|Begehren|Aufforderung)(?![\p{L}])|über Antrag(?![\p{L}])|auf (?:Ihre|deine) (?:Anweisung|Bitte|Anfrage|Nachfrage)(?![\p{L}])|(?:Anträgen?|Antrag|Verlangen)(?![\p{L}])[^.;]{0,90} (?:stattzugeben|entgegen|zu richten|zu stellen|genügt|reicht|nach)(?![\p{L}])|wenn Sie (?:uns dazu auffordern|es wünschen|das wünschen|dies wünschen|möchten)(?![\p{L}])|(?:Anspruch|Recht),? (?:darauf|es|dass|daran)|(?:besteht|haben Sie|hast du|hat) (?:\p{Ll}{2,12} ){0,3}(?:das|ein) Recht(?![\p{L}])|right to have|you have the right|(?:steht|stehen) (?:es )?(?:Ihnen|dir|euch|jedem|jeder)(?![\p{L}])[^.;]{0,40} (?:zu|frei|offen)(?![\p{L}])|(?:können|kannst|könnt|dürfen|darfst|dürft|kann|darf)(?![\p{L}])[^.;]{0,60} (?:verlangen|fordern|begehren|beantragen|bestehen|bitten|erfahren|fragen|nachfragen|anhalten|wählen|anfordern)(?![\p{L}])|(?:darf|dürfen|darfst|dürft|kannst|können|kann) (?:\p{Ll}{2,10} ){0,3}(?:fordern|verlangen|erfahren|beantragen|bitten)(?![\p{L}])|lassen(?=\.$)|wünsch(?:en|t|st) (?:Sie|du|ihr)(?![\p{L}])|(?:wissen|erfahren) (?:wollen|möchten|möchte|will|willst)(?![\p{L}])|(?:willst|wollen|möchtest|möchten) (?:du|Sie|ihr) (?:[^.;,?]{0,30} )?wissen|frag(?:en Sie|t?)? (?:uns|ruhig|einfach|mich|nach)(?![\p{L}])|you may (?:ask|insist|demand|request)|(?:just )?ask us|tell us(?! about)/iu,
)
/** Somebody's own data, and no other thing of theirs. */
export const OWN_DATA =
  /(?<![\p{L}])(?:[Ii]hrer?|[Dd]einer?|[Ee]urer?|[Ss]einer?|[Ii]hren|[Dd]einen|[Ee]igenen?r?) (?:\p{Ll}{3,20} )?(?:(?:personenbezogenen? |Personen)?[Dd]aten|Angaben|Datensatz|Datensätze|Akten?|Kartei\p{Ll}*|Einträge?|Unterlagen)(?![\p{L}])|(?:über|zu|von) (?:Sie|dich|euch|ihn|sich|dir|Ihnen|(?:Ihrer|deiner|seiner|der eigenen|eigenen) Person)(?![\p{L}])|(?:Sie|sie) betreffenden?|(?:in|aus|auf) (?:der|unserer) (?:[Mm]itgliederliste|[Kk]artei|[Kk]undenkartei|[Ll]iste)(?![\p{L}])|(?:streitige|lückenhafte|unzutreffende|zutreffende|unrichtig erfasste[nr]?|falsch gespeicherte)[nr]? |(?:Kunden|Mitglieder)-?(?:daten|datensatz)(?:es)?(?![\p{L}])|Datens(?:atz|ätze)(?![\p{L}])|(?:personenbezogene|gespeicherte|bereitgestellte|überlassene|eingegebene|unrichtige|falsche|verkehrte|veraltete)[nr]? (?:\p{Ll}{3,20} )?(?:Daten|Angaben)|Personendaten|your (?:data|details|file|record|information)|about you(?![\p{L}])/u

const ABOUT = String.raw`(?:über|von|zu|bei) (?:Sie|Ihnen|dich|dir|euch|ihn|ihm|sich|einen|jemanden|(?:Ihrer|deiner|eurer|seiner) Person)`

/**
 * What is done without anybody asking for it: "Die Liste löschen wir nach zwei Jahren". What begins with "dass wir" goes on
 * with what one may demand, and so does what answers a call in a list: "Weg damit! Wir löschen, sofern …".
 */
export const OWN_ACT = String.raw`^(?!\W{0,4}(?:dass (?:wir|ich)(?!\p{L})|(?:\d{1,2}[.)] )?[^.!?]{2,24}!))(?![^]*(?:[Ww]unsch|verlang|Antrag|Recht(?:e|en|s)?(?!\p{L})|[Bb]itte|möcht|[Ww]oll|(?<!\p{L})[Ww]ill(?:st)?(?!\p{L})|[Ww]ünsch|dürf|darf|[Aa]uffordern|(?<!\p{L})(?:[Kk]önn|kann(?!\p{L}))|Zuruf|auf Ihre|(?<!\p{L})[Dd]ann(?!\p{L})|[Ss]chreib|(?<!\p{L})[Ss]ag|(?<!\p{L})[Mm]eld|(?<!\p{L})[Rr]uf|[Mm]ail|wenn Sie|genügt|reicht|[Ww]ir löschen, (?:sofern|soweit|wenn|falls)|Art))[^]*(?:(?<!\p{L})(?:löschen|streichen|vernichten|sperren) wir|(?<!\p{L})[Ww]ir (?:[^.;]{0,60} )?(?:löschen|streichen|sperren|vernichten)|(?:wird|werden) [^.;]{0,100}gelöscht)`

export const PLAINLY: readonly Plain[] = [
  {
    right: 'access',
    says: sieve(
      new RegExp(
        String.raw`(?:frag(?:en|st|t)?|wissen(?: wollen| möchten)?|erfahren|sehen|anschauen|sagen(?: lassen)?|zeigen(?: lassen)?|mitteilen|teilen|erkundigen|lesen|Auskunft)[^.;]{0,45}(?<![\p{L}])(?:was|welche[sn]?|ob|woher)(?![\p{L}])[^.;]{0,70}(?:${ABOUT}|gespeichert|notiert|vermerkt|festgehalten|aufgeschrieben|gesammelt|vorlieg)|(?:was|welche[sn]?) [^.;]{0,60}(?:${ABOUT}|gespeichert)[^.;]{0,60}(?:sagen|zeigen|teilen|legen|erfahren|Auskunft|offen)|(?:was|welche[sn]?)(?![\p{L}])[^.;]{0,40}(?<![\p{L}])(?:steht|stehen|stand|aufgezeichnet|aufgeschrieben)(?![\p{L}])|(?:offengelegt|bekannt|Kenntnis|mitgeteilt|erfahren|Aufstellung|Auszug|komplette Liste)[^.;]{0,90}(?:welche|was|Daten|Inhalt|datensatz)|(?:geben|gibt|legen|legt) [^.;]{0,60}(?:bekannt|offen), (?:was|welche)|(?:rein|hinein)(?:zu)?schauen|einsehen|einzusehen|(?:Akte|Karte|Unterlagen|Eintrag|Einträge|Daten|Angaben)[^.;]{0,30} (?:lesen|ansehen|anschauen|zeigen)|Ein(?:blick|(?<!für das Recht auf Aktenein)sicht)|Kopie|Abschrift|Ausdruck|Übersicht über (?:alles|alle|Ihre|deine|die)|(?:schriftliche|vollständige|umfassende) Auskunft|(?:ask|see|know|find out|tell you|learn|told)[^.;]{0,40}(?:what|which|whether)[^.;]{0,40}(?:hold|have|know|stor|kept|keep|data)|(?:get|receive|obtain|have|ask|request)[^.;]{0,20} copy|(?:see|view|inspect|look at) (?:your|the) (?:own )?(?:records?|data|file|details|entry|entries)`,
        'iu',
      ),
    ),
    unless:
      /Einwilligung[^.;]{0,40}fragen|Ausweiskopie|Kopie (?:der|dieser) (?:Klauseln|Garantien|Vertrag)/iu,
  },
  {
    right: 'rectification',
    says: sieve(
      /(?:falsch|[Ff]ehler|[Ii]rrt[uü]m|stimm(?:t|en)|unrichtig|unzutreffend|unvollständig|lückenhaft|verkehrt|veraltet|überholt|nicht den Tatsachen|nicht (?:mehr )?richtig|geirrt|vertippt)[^.;]{0,80}(?:änder|bess(?:er|r)|beheb|behoben|bereinig|richtig|korrigier|ergänz|vervollständig|aktualisier|eintragen|aktuellen Stand|bügel|bieg|rück|tausch)|ausbessern|(?:änder|bess(?:er|r)|beheb|richtig|korrigier|ergänz|aktualisier)[^.;]{0,50}(?:[Ff]alsch|[Ff]ehler|stimmt|[Uu]nrichtig|[Uu]nvollständig|[Vv]eraltet)|(?:berichtig|richtigstell|richtig (?:zu )?stell|korrigier|ausbesser)|(?:ändern|berichtigen|verbessern)[^.;]{0,30} lassen|gerade(?:zu)?zieh|put (?:it |them |that |things )?right|have (?:mistakes|errors)|(?:wrong|mistake|inaccura|incomplete|out of date|outdated)[^.;]{0,80}(?:fix|chang|correct|updat|amend|put)|(?:fix|chang|correct|updat|amend)[^.;]{0,60}(?:wrong|mistake|inaccura|incomplete|out of date|outdated|errors?)/iu,
    ),
  },
  {
    right: 'erasure',
    says: sieve(
      /lösch|radier|beseitig|entfernt? w(?:ird|erden)|aus unseren? (?:Systemen|Listen)|entfernen[^.;]{0,20} lassen|(?:verlang|möcht|[Ww]oll|Wunsch)[^.;]{0,80}entfern|entfernen[^.;]{0,30}Wunsch|verschwinde|gestrichen|streichen|ausradier|vernichte|(?:Daten|Angaben|alles|das|es)[^.;]{0,40} (?:entfern|tilg)|weghaben|wieder weg(?![\p{L}])|wegmach|Streichung|Vernichtung|tilg|zerreiß|get rid of|(?:want|like)[^.;]{0,20} gone|throw [^.;]{0,20}(?:out|away)(?![\p{L}])|vergessen|wipe|eras(?:e|ure)|delet|(?:have|get|want) [^.;]{0,40}remov|forgotten/iu,
    ),
    unless: new RegExp(
      String.raw`${OWN_ACT}|(?:Aufbewahrung|Speicher(?:ung|dauer)) und Löschung|[Cc]ookie|Browser|Newsletter|(?:nach|after) (?:\d{1,3}|\p{Ll}{3,12}) (?:Tage|Woche|Monat|Jahr|day|week|month|year)|nicht vergessen|vergessen Sie|(?:werden|wird) [^.;]{0,90}gelöscht(?! werden)|für die Dauer|(?:bis zum |nach )Ablauf`,
      'u',
    ),
  },
  {
    right: 'restriction',
    says: sieve(
      /beiseite ?(?:zu ?)?(?:ge)?leg|auf Eis (?:zu )?(?:ge)?leg|nicht (?:mehr )?anfass|(?:legen|legt|lege) [^.;]{0,50}(?:beiseite|auf Eis|still)(?![\p{L}])|frier(?:en|t|e) [^.;]{0,50} ein(?![\p{L}])|einfr[io]e?r|(?:einzufr|eingefr)[io]e?r|still(?:zu|ge)?leg|ruhen (?:zu )?lassen|liegen ?(?:zu )?lassen|pausier|(?:auf Eis|auf die Pausetaste)|Sperr(?:e|vermerk|ung)(?![\p{L}])|(?:Nutzung|Gebrauch|Verwendung|Verarbeitung)[^.;]{0,60} (?:ausgesetzt|aussetz|begrenz)|Beschränkung der (?:Daten)?[Vv]erarbeitung|parken wir|nicht weiter (?:zu )?(?:gebrauch|nutz|verwend)|nicht mehr (?:zu )?verwend|sperr(?:en|t)(?![\p{L}])|eingeschränkt|ein(?:zu)?schränken|(?:vorerst|vorübergehend|einstweilen|erst ?mal|zunächst|nur noch)[^.;]{0,50}(?:nicht (?:mehr |zu )?(?:nutz|verwend|benutz|verarbeit)|aufbewahr|aufheb|speicher)|nicht an(?:zu)?(?:rühr|tast)|auf Pause|weg(?:zu|ge)?schl(?:ieß|oss)|unter Verschluss|(?:auf|als) „?ruh(?:t|end)(?![\p{L}])|bis zur Klärung|schränk[^.;]{0,40} ein(?![\p{L}])|(?:leave|left)[^.;]{0,20} (?:untouched|alone)(?![\p{L}])|frozen|freeze|on hold|(?<!\p{L})paus(?:e|ed)(?![\p{L}])|(?<![\p{L}])(?:limit|restrict)(?:s|ing|ed)? (?:the |our |your |what |how )[^.;]{0,30}(?:use|using|process|what|how|do)/iu,
    ),
    unless: new RegExp(String.raw`${OWN_ACT}|Konto[^.;]{0,30}sperr|(?:Teilnehmer|Platz)zahl|Funktion`, 'u'),
  },
  {
    right: 'portability',
    says: sieve(
      /(?:mitnehmen|mitzunehmen|mitgeben|mitzugeben|mitgegeben|umziehen|umzuziehen)(?![\p{L}])|(?<![\p{L}])(?:Nimm|Nehmen Sie|nehmt|geben wir|gibst) [^.;]{0,50} mit(?![\p{L}])|(?:Datei|Datensatz|Format|maschinen)[^.;]{0,90}(?:einles|übergeb(?:e|t)(?![\p{L}])|mitn|mitge|andere[nrsm]?|bekommen|erhalten|verlangen|übergeben|aushändig|herausgeb|liefern)|(?:bekommen|erhalten|bekommst|erhältst|verlangen|liefern|geben|aushändigen)[^.;]{0,80}(?:(?<![\p{L}])(?:Datei|Datensatz)(?![\p{L}])|(?:gängig|lesbar|üblich)e[nrms]?[^.;]{0,30}Format)|(?<![\p{L}])Export(?![\p{L}])|Datenträger|(?<![\p{L}])USB|(?<![\p{L}])Stick(?![\p{L}])|als (?:Datei|Tabelle|Paket|\p{L}+datei|\p{Lu}{3,4}-Paket)(?![\p{L}])|strukturiert|interoperabl|für Computer lesbar|maschinell auswertbar|elektronisch (?:weiter)?verwendbar|(?:anderen|neuen) (?:Anbieter|Verantwortlichen|System)|Datenbestand|(?:elektronische[rn]?|digitale[rn]?|maschinenlesbare[rn]?) Form(?![\p{L}])|woanders|Übertragung (?:der|Ihrer|deiner|seiner) Daten|spreadsheet|as a file|(?:carry|move|bring) [^.;]{0,30}(?:another|elsewhere|other)|take [^.;]{0,60}(?:elsewhere|with you|to another|to someone else)|(?:format|file)[^.;]{0,50}(?:another|other|machine|computer|program|read)|portab/iu,
    ),
    unless:
      /(?:Auskunft|Kopie|Rechnung)[^.;]{0,60}(?:elektronischen?r?|digitaler|gängigen) [^.;]{0,20}Form|Datenträger[^.;]{0,30}vernicht|^(?![^]{0,600}(?:Daten|Angaben|Informationen|Unterlagen|Datei|Format|Tabelle|Paket|Form(?![\p{L}])|Export|Stick|USB|data|file|format|spreadsheet|alles|gegeben|woanders|ander|other|elsewhere|portab|Übertragung|übertrag|(?<![\p{L}])(?:sie|es|it|them)(?![\p{L}])))/u,
  },
  {
    right: 'objection',
    says: sieve(
      /[Ww]iderspr(?:ich(?:st|t)?|echen|uch|ochen)(?![\p{L}])|Einspruch|(?:sind|sein|bist|seid|etwas) dagegen(?! ist)|dagegen (?:sein|sind|haben|bist)|(?:dagegen|gegen)[^.;]{0,60} (?:wenden|wehren)(?![\p{L}])|rather not|we(?:'|’)ll stop|(?<![\p{L}])Nein (?:zu )?(?:sag|entgegen)|(?:sag|rufen Sie|ruf)[^.;]{0,20} (?:Stop|Nein)|(?:untersagen|verbieten)[^.;]{0,60}(?:Werbung|nutz|verwend|verarbeit)|(?:Werbung|nutz|verwend|verarbeit)[^.;]{0,60}(?:untersagen|verbieten)|(?:wenn|falls|wollen|möchten) (?:Sie|du|ihr)[^.;]{0,12} nicht (?:mehr )?(?:möchte|will|wolle|wollt|wünsch)[^.;]{0,120} (?:lass|lasse|lassen|höre|hören|stelle|stellen) (?:ich|wir)[^.;]{0,30} (?:bleiben|sein|auf|ein|damit)(?![\p{L}])|(?:may|can|right to) (?:also )?(?:object|say no|opt out)/iu,
    ),
    unless: /[Ww]iderspruch zwischen|nicht widerspr|ohne Widerspruch|nichts dagegen/u,
  },
  {
    right: 'withdraw-consent',
    says: sieve(
      /anders (?:zu )?überleg|Meinung[^.;]{0,20}(?:zu )?änder|umentscheid|(?<![\p{L}])(?:Ja|Zusage|Erlaubnis|Einverständnis|Einwilligung(?:en)?|Zustimmung|Genehmigung)(?![\p{L}])[^.;]{0,160}(?:zurück(?:zu)?(?:zieh|nehm|genommen)|rückgängig|widerr[iu]f|zurück(?=[.,;]))|(?:zurück(?:zieh|nehm)|rückgängig|widerr[iu]f)[^.;]{0,90}(?<![\p{L}])(?:Ja|Zusage|Erlaubnis|Einverständnis|Einwilligung(?:en)?|Zustimmung|Genehmigung)(?![\p{L}])|(?:Häkchen|Haken|Kreuz(?:chen)?)[^.;]{0,60}(?:wegnehm|entfern|herausnehm|rausnehm|zurücknehm|weg(?![\p{L}]))|chang(?:e|ed) (?:your|their|one's) minds?|(?:take|taking) (?:it|that|your consent|your yes|your permission) back|(?:withdraw|revok)[^.;]{0,60}(?:consent|permission)|(?:consent|permission)[^.;]{0,80}(?:withdraw|revok|taken? back)/iu,
    ),
  },
]

/** Where consent is spoken of: what takes it back needs no room of its own. */
export const CONSENT_NEAR =
  /[Ee]inwillig|[Ee]inverst(?:anden|ändnis)|[Zz]u(?:ge)?stimm|(?<![\p{L}])Ja(?![\p{L}])|Häkchen|ankreuz|angekreuzt|Kästchen|[Ee]rlaub|(?:Art\.?|Artikel) ?[69] ?(?:Abs\. ?|\()?[I12]\)? ?(?:lit\.? ?|Buchst\.? ?|\()?a(?![\p{L}])|consent|said yes|permission|opt(?:ed)?[ -]in/u
export const TAKEN_BACK = sieve(
  /anders (?:zu )?überleg|Meinung[^.;]{0,20}(?:zu )?änder|umentscheid|(?:jederzeit|immer)[^.;]{0,60}(?:zurücknehmen|zurückziehen|zurückzunehmen|zurückzuziehen|rückgängig|widerrufen)|(?<![\p{L}])(?:Ja|Zusage|Erlaubnis|Einverständnis)(?![\p{L}])[^.;]{0,60}zurück|(?:Häkchen|Haken|Kreuz(?:chen)?)[^.;]{0,60}(?:wegnehm|entfern|herausnehm|rausnehm|zurücknehm)|chang(?:e|ed) (?:your|their) minds?|(?:take|taking) (?:it|that|your consent|your yes|your permission) back/iu,
)

const BODY = String.raw`(?:Aufsichtsbehörde|die (?:kirchliche |staatliche )?Aufsicht(?!\p{L})|Datenschutz-?(?:aufsicht|behörde|zentrum)|Landesdatenschutz|Landeszentrum|Landesamt|Beauftragte[nrm]? für (?:den )?Datenschutz|(?:Landes|Bundes|Transparenz|Diözesan)(?:datenschutz)?beauftragte|EDÖB|(?:Behörde|Stelle), die (?:uns|den Datenschutz|in |über |für )|(?<![\p{L}])(?:LfDI?|LDI|ULD|BfDI|BayLDA|HBDI)(?![\p{L}])|supervisory authority|data protection authority|[Cc]ommissioner)`
const TURN = String.raw`(?:wenden|gehen|melden|anrufen|anzurufen|schreiben|schreibst|einschalten|einzuschalten|anschwärzen|kontaktieren|ansprechen|verständigen|informieren|vorbringen|hinwenden|wendest|meldest|wendet|Verfügung|zuständig)`
const WHO = String.raw`(?<![\p{L}])(?:Sie|du|ihr|man|jede[rm]?|Betroffene)(?![\p{L}])`

/** Whoever is not content may turn to the authority, in whatever words. */
export const TURNS_TO = sieve(
  new RegExp(
    String.raw`${WHO}[^;]{0,200}${BODY}[^;]{0,200}(?<![\p{L}])${TURN}(?![\p{L}])|(?:wenden|schreiben|melden|gehen|wende|schreib|melde) (?:Sie|dich|sich|du)[^.;]{0,90}${BODY}|(?:Weg|Gang) zu[mr]? [^.;]{0,40}${BODY}[^.;]{0,40}(?:offen|frei|möglich)(?![\\p{L}])|${WHO} [^.;]{0,60}(?:wenden|schreiben|anschwärzen|gehen)[^.;]{0,60}${BODY}|(?:you|anyone)[^.;]{0,80}(?:go to|contact|turn to|write to|approach|complain|report)[^.;]{0,60}${BODY}`,
    'iu',
  ),
)
/** What the sentence is about when it is about the duties of a company or of its officer. */
export const TURNS_OTHERWISE =
  /(?<![\p{L}])wir (?:melden|wenden|informieren|sind|haben)|(?<![\p{L}])Fragen(?![\p{L}])|verpflichtet|Datenpanne|Verletzung des Schutzes|betriebliche[rn]? Datenschutzbeauftragte|unsere[nr]? Datenschutzbeauftragte/iu
/** Bodies that settle other things than the protection of data: trade supervision, chambers, ombudsmen. */
export const OTHER_BODY =
  /GewO|(?<![\p{L}])IHK(?![\p{L}])|kammer(?![\p{L}])|BaFin|Finanzdienstleistungsaufsicht|Schlichtung|[Oo]mbuds|Gewerbe(?:amt|aufsicht)|Erlaubnis|(?:Berufs|Medien|Heim|Schul|Rechts|Kommunal|Versicherungs|Glücksspiel)aufsicht|Bundesnetzagentur|Luftfahrt-Bundesamt|Verbraucherzentrale/u
/** "Beschwerde" as a label, then the authority. */
export const AUTHORITY_NAMED = sieve(new RegExp(BODY, 'u'))
