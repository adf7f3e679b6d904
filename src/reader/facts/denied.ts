const NOT_BEFORE =
  /(?:verzicht(?:en|et)|[Ww]eder|[Ee]benso ?wenig|[Kk]ein(?:e|en|er|erlei|es)?|ohne(?: den)?)(?:(?:\s|,\s(?!(?!(?:oder|noch|auch|kein|nicht|sowie|etwa|zum|wie|beispielsweise|insbesondere|d(?:en|er|ie|as|em))(?!\p{L}))\p{Ll}))(?!und|aber|(?:bekomm|erhält|erhalten|geht|gehen|wird|werden|übermittel|melde|arbeite)\p{Ll}{0,3} (?!wir nicht))[\p{L}„"'-]{2,30}){0,6},?\s?[„"']?$/u
/** "We have no influence on …" denies something else than the use. */
const OTHER_THING =
  /(?:[Kk]ein(?:en|e)?|keinerlei) (?:Einfluss|Kenntnis|Zugriff|Mitglied|Konto|Account|Informationen|Daten|Verbindung|Nutzer|Kontrolle)/u

/** After the name, up to the end of its clause: that it is not, or no longer, in use. */
const NOT_AFTER: readonly RegExp[] = [
  /^[^.;:]{0,60}verzicht/u,
  /^\?\s?[Nn]ein/u,
  /^[^.;:]{0,70}(?:nicht|keine[rn]?) ?(?:mehr )?(?:ein(?:gesetzt|gebunden)?|verwendet|genutzt|benutzt|im Einsatz|zum Einsatz|in Verwendung|angebunden|nachgeladen|installiert|eingebaut|verbaut|integriert|aktiviert|angeboten|betrieben)(?![\p{L}])/u,
  /^[^.;:]{0,50}(?:verwende|nutze|benutze|setze|habe|biete|betreibe|binde|pflege|führe|unterhalte|unterstütze|akzeptiere)n? (?:wir|ich)(?: (?:\p{Ll}{2,14}|\d{4}|\p{Lu}\p{Ll}{2,14})){0,3} nicht(?: mehr)?(?: ein| an)?(?:[.,;!]|$)/u,
  // "… benutzen wir nicht, auch wenn man uns danach fragt": what follows the comma takes nothing back.
  /^[^.;:]{0,40} (?:verwende|nutze|benutze|brauche|wolle|möge|führe|habe|setze)n? (?:wir|ich) (?:\p{Ll}{2,12} ){0,2}nicht(?: ein)?, (?:auch wenn|obwohl|selbst wenn|so|da|weil|denn|egal)(?!\p{L})/u,
  // "A-Karten erzeugen wir selbst"
  /^-?\p{L}{0,20} (?:rendern|erzeugen|zeichnen|erstellen|hosten) wir (?:\p{Ll}{2,10} )?selbst(?!\p{L})/u,
  // "… bieten wir aus Gründen der Verschwiegenheit nicht an"
  /^[^.;:]{0,50} (?:biete|setze|binde)n? (?:wir|ich) [^.;:,]{2,60} nicht(?: mehr)? (?:an|ein)(?:[.,;!]|$)/u,
  /^[^.;:]{0,40}(?:(?:ist|sind) [^.;:]{0,30}nicht vertreten|existier(?:t|en) nicht)/u,
  // "Das früher verwendete … haben wir abgeschaltet."
  /^[^.;:]{0,50}(?:haben wir|habe ich|wurden? (?:von uns )?)[^.;:]{0,60}(?:abgeschaltet|stillgelegt|entfernt|eingestellt|gekündigt|ausgebaut|aufgegeben|abgeschafft|ausgeschaltet)(?![\p{L}])/u,
  // "…: Dienst wurde zum Jahresende abgeschaltet"
  /^: (?:\p{Lu}?[\p{L}-]{2,20} ){0,2}(?:wurde|ist)(?![\p{L}])[^.;:]{0,50}(?:abgeschaltet|stillgelegt|entfernt|eingestellt|gekündigt|nicht mehr)/u,
  // "… ist auf Diensthandys nicht erlaubt", "… werden nicht von Muster nachgeladen"
  /^(?:,? (?:und|oder) [\p{L} -]{2,24})? (?:ist|sind|bleib(?:t|en)) (?:(?:bei uns|hier|dienstlich|im Dienst|im Haus|intern|auf|an|in) (?:[\p{L}-]{2,24} ){0,3})?(?:nicht (?:erlaubt|gestattet|zugelassen|freigegeben)|untersagt|verboten|tabu)(?![\p{L}])/u,
  /^[^.;:,]{0,30} (?:wird|werden) nicht (?:von|bei|über|aus) [^.;:,]{2,40} (?:nach|herunter)?geladen(?![\p{L}])/u,
  // "… kommt für uns nicht in Frage", "… setzen wir bewusst nicht", "… haben wir uns dagegen entschieden"
  /^[^.;:]{0,40} (?:kommt|kommen) [^.;:]{0,30}nicht (?:in ?Frage|zum Zug|vor|ins Haus|auf die Seite|in die Tüte)(?![\p{L}])/u,
  /^[^.;:]{0,40} (?:haben|habe|hat) (?!Sie(?!\p{L}))[^.;:]{0,30}(?:dagegen|gegen (?:den|die|das|einen|eine)) [^.;:]{0,40}entschieden/u,
  // "…, Karten: auch nicht", "…: nein".
  /^[^.;:]{0,60}:\s(?:auch nicht|nein|nicht (?:vorhanden|im Einsatz|aktiv)|keine?[.,;]|gibt es (?:hier )?nicht)/u,
  // "Die Gruppen bei … sind kein Angebot des Vereins."
  /^[^.;:]{0,60}(?:ist|sind) [^.;:]{0,60}(?<![\p{L}])kein(?:e[ns]?)? (?:Angebot|Dienst|Kanal|Einrichtung|Auftritt)e?s? (?:de[rs]|von uns|unsere[rs]?)(?![\p{L}])/u,
  // "Von den Gruppen bei … wissen wir, haben damit aber nichts zu tun."
  /^[^.;]{0,90}(?:damit|mit denen|dafür) [^.;]{0,40}(?:nichts zu tun|nicht verantwortlich)(?![\p{L}])/u,
  // "…, Google ist also nicht beteiligt", "… oder ähnliches gibt es bei uns nicht"
  /^[^.;:]{0,30} (?:ist|sind) (?:\p{Ll}{2,12} ){0,3}nicht (?:beteiligt|im Spiel|dabei|involviert|nötig)(?![\p{L}])/u,
  /^[^.;:]{0,70} (?:gibt|gab|wird) ?(?:es|['’]?s) (?:\p{Ll}{2,12} ){0,4}nicht(?: mehr| geben)?(?=[.,;]| und |$)/u,
  // "…, … und so etwas suchen Sie hier vergeblich", "… brauche ich nicht", "… haben hier nichts verloren"
  /^[^.;:]{0,70} (?:sucht|suchst|suchen|wird|werden) [^.;:]{0,30}vergeb(?:lich|ens)(?![\p{L}])/u,
  /^[^.;:]{0,70} (?:finde(?:st|t|n)|brauch(?:e|en|t)?|hab(?:e|en)?|mag|mögen|will|wollen|möchten?|gibt) (?:(?:wir|ich|du|ihr|Sie|man|der Verein|die Praxis)(?: (?:hier|bei uns|bei mir|auf (?:dieser|unserer|meiner) (?:Web)?[Ss]eite|dafür|dazu|auch|dagegen)){0,2}) nicht(?: mehr)?(?:[.,;!]|$)/u,
  /^[^.;:]{0,70} (?:hat|haben|ha'm) [^.;:]{0,30}nichts (?:verloren|zu suchen)(?![\p{L}])/u,
  /^[^.;:]{0,50}(?:: ?| ist | – | - )Fehlanzeige(?![\p{L}])/u,
  /^[^.;:]{0,70} (?:lassen|lasse|ließen) (?:wir|ich) (?:\p{Ll}{2,10} ){0,2}(?:weg|draußen|bleiben)(?![\p{L}])/u,
  // "Die Muster-Seite des Amtes wurde … geschlossen.", "Muster: Den Kanal auf Muster haben wir … stillgelegt."
  /^(?:-?|[^.;:]{0,30}: (?:[Dd]en|[Dd]ie|[Dd]as|[Uu]nser(?:en?)?) )(?:[Ss]eite|[Kk]anal|[Kk]onto|[Aa]uftritt|[Gg]ruppe|[Pp]rofil|[Aa]ccount|Fanpage)[^.;:]{0,40} (?:wurde|ist|haben wir|habe ich) (?:(?! und )[^.;:,]){0,60}(?:geschlossen|gelöscht|beendet|deaktiviert|stillgelegt|aufgegeben|eingestellt|aufgelöst|abgeschaltet)(?![\p{L}])/u,
  // "Cookies gibt es bei uns nicht, Zählpixel, … und dergleichen auch nicht."
  /^(?:,? (?:und|oder) (?:dergleichen|[Ää]hnliches|sonstiges))?,? (?:auch|ebenfalls|ebenso) nicht(?:[.;!]?$|, (?:und|aber|nur)(?![\p{L}]))/u,
  // "Eine Gruppe bei … hat der Verband nicht."
  /^[^.;:]{0,24} (?:hat|haben|betreibt|betreiben|führt|führen|unterhält|unterhalten|pflegt|nutzt|verwendet) (?:[\p{L}-]{2,24} ){1,3}nicht(?: mehr)?[.;!]?$/u,
  /^[^.;:]{0,50}(?:is|are) not (?:used|in use|embedded|loaded)(?![\p{L}])/u,
]

/** The name stands in what the sentence begins with, and the clause says not: [before the name, after it]. */
const FRONTED: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [
    /(?:^|[.;:]\s)\W{0,3}[Aa]n (?:(?:die|den|das) )?$/u,
    /^[^.;:]{0,30} (?:übermittel|geb|leit|meld|send|schick|reich)\p{Ll}{1,4} (?:wir|ich)[^.;:]{0,20} (?:nichts|nicht|keine(?:rlei)? [\p{Lu}\p{Ll}]{3,14})(?: weiter)?[.;!]?$/u,
  ],
  [
    /(?:^|[.;:]\s)\W{0,3}(?:[Üü]ber|[Pp]er|[Vv]ia|[Aa]uf|[Bb]ei|[Mm]it) (?:(?:die|den|das|der|dem) )?(?:\p{Lu}[\p{L}-]{2,20}-? oder )?$/u,
    /^[^.;:]{0,40} (?:sind|bin|können|inserier\p{Ll}{1,3}|(?:ver)?(?:miet|kauf|send|treib)\p{Ll}{1,3}|vertreib\p{Ll}{1,3}|werb\p{Ll}{1,3}|arbeit\p{Ll}{1,3}|kommunizier\p{Ll}{1,3}|find\p{Ll}{1,4}) (?:wir|ich|Sie|du)(?: sich| uns| mich| dich)?[^.;:,]{0,25} nicht(?: mehr)?(?: \p{Ll}{4,14})?(?:[.;!]?$| und (?=[^.;:]{0,40} (?:kommt|kommen|gibt|haben|hat|auch)(?!\p{L})))/u,
  ],
  [
    // "… setzen wir nicht ein": what is fronted is denied, however far.
    /(?:^|[.;:]\s)[^.;:]{0,60}$/u,
    /^[^.;:]{0,60}(?:verwenden|nutzen|benutzen|setzen) wir(?: \p{Ll}{2,14}){0,3} nicht(?: mehr)?(?: ein)?(?:[.,;!]|$)/u,
  ],
  [
    /(?:Analyse|Auswertung|Messung|Tracking|Profilbildung|Nachverfolgung|Reichweitenmessung|Verbindung|Übermittlung|Weitergabe|Übertragung|Abruf|Aufruf|Zugriff|Nutzung|Einbindung|Kontakt|Anmeldung|Datenaustausch|Nachladen)(?![\p{L}])[^.;:]{0,60}$/u,
    /^[^.;:,]{0,30},? ?(?:findet|erfolgt|besteht)(?: dabei| hierbei| somit| daher)? nicht(?: statt)?(?:[.,;!]|$)/u,
  ],
  [
    // "Unseren Kanal bei … haben wir geschlossen."
    /(?:Kanal|Kanäle|Konto|Konten|Account|Seiten?|Profile?|Auftritte?|Präsenz|Fanpage|Gruppe|Shop)s? (?:bei|auf|in|von) (?:[\p{L}-]{2,20},? (?:und |oder )){0,2}$/u,
    /^[^.;:]{0,50} (?:haben wir|habe ich|ist|sind|wurden?)(?![\p{L}])[^.;:]{0,60}(?:geschlossen|gelöscht|beendet|deaktiviert|verlassen|aufgegeben|eingestellt|aufgelöst|stillgelegt|abgeschaltet)(?![\p{L}])/u,
  ],
  // "Von Dienst A haben wir uns getrennt."
  [
    /(?:^|[.;:]\s)\W{0,3}[Vv]o[nm] (?:(?:der|dem|den) )?$/u,
    /^[^.;:]{0,20} (?:haben wir uns|habe ich mich|hat sich (?:der|die|das) \p{L}{3,20})(?!\p{L})[^.;:]{0,60} (?:getrennt|verabschiedet|gelöst)(?!\p{L})/u,
  ],
  // "…, an Dienst A fließt nichts"
  [
    /(?:^|[.;:,]\s)\W{0,3}[Aa]n (?:(?:die|den|das) )?$/u,
    /^[^.;:,]{0,30} (?:fließ(?:t|en)|geh(?:t|en)|gelang(?:t|en)|wird|werden) (?:\p{Ll}{2,10} ){0,2}(?:nichts|keine(?:rlei)? \p{Lu}\p{Ll}{3,14})(?: (?:übermittelt|gesendet|weitergegeben|übertragen))?(?:[.;!]|$)/u,
  ],
  // "Nachrichten laufen über den Dienst A nicht."
  [
    /(?:läuft|laufen|gehen|geht|erfolgt|erfolgen|geschieht|kommen|kommt) (?:über|durch|mit|per|von|via)(?: (?:den|die|das|dem|der))?(?: \p{Lu}[\p{L}-]{2,24})? $/u,
    /^ nicht(?: mehr)?(?:[.,;!]|$)/u,
  ],
  [/(?:verwenden|nutzen|setzen) (?:wir )?[„"']?$/u, /^[“"']?[^.;:,]{0,40} nicht(?: ein)?(?:[.,;!]|$)/u],
  // "Früher eingesetzte Dienste (A, B) sind seit 2020 abgeschaltet."
  [
    /(?:[Ff]rüher(?:e[nrs]?)?|[Ee]hemals|[Vv]ormals|[Bb]islang|[Zz]uvor)(?: von uns| bei uns)? (?:(?:ein)?gesetzte|ge(?:nutz|brauch)te|verwendete|benutzte|eingebundene|Einbindung|Nutzung|Verwendung|Anbindung|Einsatz|Zusammenarbeit)[^.;:]{0,60}$/u,
    /^[^.;:]{0,80}(?:abgeschaltet|stillgelegt|entfernt|eingestellt|gekündigt|ausgebaut|aufgegeben|abgeschafft|beendet|deaktiviert|gelöscht)(?![\p{L}])/u,
  ],
  // "Wir nehmen dafür A, nicht B oder C."
  [
    /, (?:und |aber )?nicht (?:(?:mit|über|auf|bei|durch|per|von|in) )?(?:\p{Lu}[\p{L}\d.-]{2,20}(?:, | oder | und | und auch nicht )){0,2}$/u,
    /^(?:(?:,| oder| und) \p{Lu}[\p{L}\d. -]{1,30}){0,2}(?:[.;]|$)/u,
  ],
  // "Eine Verbindung zu A oder B wird nicht hergestellt."
  [
    /(?:Verbindung|Verknüpfung|Schnittstelle|Kopplung)(?:en)? (?:zu|mit|nach) [^.;:]{0,60}$/u,
    /^[^.;:]{0,60}(?:wird|werden)(?: dabei| hierbei| somit| daher| also)? nicht (?:hergestellt|aufgebaut|genutzt|verwendet|eingerichtet)(?![\p{L}])/u,
  ],
  // "nicht mit A oder B, sondern mit C"
  [
    /nicht (?:mit|über|bei|von|durch|auf|per) (?:[\p{L}.-]{2,24},? (?:oder |und )?){0,3}$/u,
    /^[^.;:]{0,40}, ?sondern(?![\p{L}])/u,
  ],
  // "… werden nicht von A nachgeladen"
  [
    / nicht (?:mehr )?(?:von|bei|über|aus) (?:Servern (?:von|der) )?$/u,
    /^[^.;:,]{0,24} (?:nach|herunter)?geladen(?![\p{L}])/u,
  ],
  // "Messenger wie A nutzen wir im Kontakt mit Kunden nicht."
  [
    /(?:^|[.;:]\s)\W{0,3}(?:(?:Auch|Die|Den|Das) )?(?:(?!Für|Bei|Auf|Mit|Über|Nach|In|Zu|Zur|Zum|Von|Vom|Durch|Per|Via|Um|Ohne|Als)[\p{Lu}\p{Ll}][\p{L}-]{2,24} )?(?:(?:wie|von|namens) (?:z\. ?B\. |etwa |beispielsweise )?)?(?:\p{Lu}[\p{L}-]{1,20}(?:, | und | oder )){0,2}$/u,
    /^[^.;:,]{0,40} (?:verwende|nutze|benutze)n? (?:wir|ich) [^.;:,]{2,70} nicht(?: mehr)?(?:[.;!]|$)/u,
  ],
  // "gegen den Einsatz von A oder B entschieden"
  [
    /(?:(?<![\p{L}])(?:[Ww]ir|uns|mich|[Ii]ch)(?![\p{L}])[^.;:]{0,60}|hat sich [^.;:,]{2,40}) gegen (?:(?:de[nrms]|die|das|eine[nr]?) )?(?:(?:Einsatz|Nutzung|Verwendung|Einbindung|Tools?|Dienste?)(?: von| wie| der| des)? )?(?:[\p{L}-]{2,24},? (?:und |oder |sowie )?){0,3}$/u,
    /^[^.;:]{0,50}entschieden(?![\p{L}])/u,
  ],
  // "Nicht mehr verwendet: die Dienste A und B", "Nicht eingesetzt werden: A, B."
  [
    /(?:[Nn]icht (?:mehr )?(?:verwendet|eingesetzt|genutzt|eingebunden|benutzt|geladen|im Einsatz|in Gebrauch)(?: (?:werden|wird|sind|haben wir)(?: [\p{L}]{2,14}){0,3})?|[Aa]bgeschaltet|No longer (?:used|in use))\s?:[^.;:]{0,90}$/u,
    /^/u,
  ],
  // "Einen Login über A bieten wir nicht an."
  [
    /(?:^|[.;:]\s)\W{0,3}(?:[Dd]ie|[Dd]as|[Dd]en|[Ee]inen?|[Ee]in)(?: \p{L}[\p{L}-]{2,24}){1,2} (?:über|mit|von|bei|per|via) $/u,
    /^[^.;:]{0,30} (?:bieten|gibt|haben|nutzen|führen|betreiben) (?:wir|es)[^.;:]{0,20} nicht(?: mehr)?(?: an)?(?:[.,;!]|$)/u,
  ],
  [/(?:do|does|did) not (?:use|load|embed|employ|run|offer)[^.;:]{0,50}$/u, /^/u],
  [/(?:^|[.;:]\s)\W{0,3}No (?:[\p{L} -]{2,30},? (?:and |or |no )?){0,3}$/u, /^/u],
  [/(?:^|[\s,(])(?:no|nor|without|neither) (?:[\p{L}-]{2,20} (?:or|and|nor) )?$/u, /^/u],
]

/** "… keine Daten an A oder B", "… nichts an A": who gets nothing. */
const NOTHING_TO =
  /(?<![\p{L}])(?:[Kk]eine(?:rlei)?|[Nn]ichts)(?: \p{Ll}{4,20}e[nrs]?)?(?: (?:Daten|Informationen|Angaben|IP-Adressen?|Anfragen|Inhalte|data))?(?: (?:\p{Ll}{3,14}|von Ihnen|über Sie)){0,2} (?:an|zu|to) (?:(?:die|den|das|der|dem|Servern?|the) ){0,2}(?:(?:von|der|of) )?(?:\p{Lu}[\p{L}\d.-]{1,24}(?: \p{Lu}[\p{L}\d.-]{1,24})?(?:, | oder | und | or ))?$/u
/** "… werden nicht an A übermittelt", "… gehen nicht an A oder B": with a word for passing on, before or behind. */
const NOT_TO =
  /(?<![\p{L}])(?:nicht an|not (?:(?:passed|sent|transferred|disclosed) )?to) (?:(?:die|den|das|the) )?(?:\p{Lu}[\p{L}\d.-]{1,24}(?: \p{Lu}[\p{L}\d.-]{1,24})?(?:, | oder | und | or ))?$/u
const PASSED_ON =
  /(?<![\p{L}])(?:geh(?:t|en)|fließ(?:t|en)|gelang(?:t|en)|übermittel\p{Ll}{1,3}|übertrag\p{Ll}{1,2}|g[ei]be?n? (?:wir|ich)|gesendet|gesandt|weiter(?:gegeben|geleitet|gereicht)?|übergeben|sent|passed|transferred|disclosed)(?![\p{L}])/u
/** Until, unless: it gets something after all. */
const FOR_NOW =
  /(?<![\p{L}])(?:[Vv]or|[Bb]evor|[Ee]he|[Oo]hne|[Ss]olange|[Zz]unächst|[Ee]rst|[Nn]och|[Ww]enn|[Ss]ofern|[Ff]alls|[Bb]eim|[Ss]tandardmäßig|[Bb]is|[Nn]ur|außer|ausgenommen|lediglich|until|unless|except|before|without|initially)(?![\p{L}])/u

/** Whether a sentence says for good that nothing goes to whoever is named at this place: "es fließen keine Daten an …". */
export function getsNothing(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 90), start)
  if (!/eine|ich?ts?|not /u.test(before)) return false
  const after = said.slice(end, end + 90)
  const passes = (): boolean => PASSED_ON.test(before) || PASSED_ON.test(after)
  if (!NOTHING_TO.test(before) && !(NOT_TO.test(before) && passes())) return false
  return !FOR_NOW.test(before) && !FOR_NOW.test(/^[^.;:]*/u.exec(after)?.[0] ?? '')
}

/** "statt bei A oder B", "rather than by A": something else is done. */
const INSTEAD =
  /(?<!f[aäi]nd(?:en?|et)?(?![\p{L}])[^.;:]{0,70})(?<![\p{L}])(?:[Aa]nstelle|[Aa]nstatt|[Ss]tatt|[Rr]ather than|[Ii]nstead of)(?: (?:bei|über|von|auf|mit|durch|per|wie (?:früher|bisher|sonst|üblich)(?: bei| mit| über| auf)?|by|with|on|through))?(?: (?:de[rmns]|das|die|eine[smr]?|the))?(?: \p{Ll}{3,16}e[nrs])? (?:\p{Lu}[\p{L}\d.-]{1,24}(?: \p{Lu}[\p{L}\d.-]{1,24})?(?:, | oder | und | or ))?$/u
/** Somebody has the choice: "Sie können statt mit A auch mit B zahlen". */
const CHOICE =
  /(?<![\p{L}])(?:Sie|Ihnen|[Dd]u|dir|[Ii]hr|man|Kund(?:en|innen)|können|kann|auch|wählen|you|can|may|customers)(?![\p{L}])/u

/** What a house keeps with a service, written as one word with its name. */
const KEPT_THERE = /-(?:Seite|Kanal|Konto|Auftritt|Gruppe|Profil|Account|Fanpage)$/u

/** "o. ä.", "3.0": full stops that end nothing. */
const SHORT =
  /(?<![\p{L}.])[ouzdi]\. ?[äÄBhaE]\.|(?<=\d)\.(?=\d| ?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|\d))/gu

const DENIES_USE =
  /icht|entsch[ie]|untersagt|verboten|tabu|nein|Nein|kein|verzicht|abge|ausgeschaltet|still|entfernt|stellt|künd|ausgebaut|aufge|schlossen|löscht|beendet|deaktiv|etrennt|erabschied|elöst|verlassen|wenig|vergeb|Fehlanzeige|lass|tatt|nstelle|than|nstead|[Nn]o |not|nor|without/u
/** One of these stands wherever something is denied; around most names none does. */
const DENIES = new RegExp(`${DENIES_USE.source}|Kein|eder|ohne`, 'u')
const MARGIN = 16

/** Whether a sentence denies that the name at this place is used: "Wir verzichten auf …", "… setzen wir nicht ein". */
export function denied(said: string, start: number, end: number): boolean {
  const from = Math.max(0, start - 90)
  if (!DENIES.test(said.slice(from, start)) && !DENIES.test(said.slice(end, end + 110))) return false
  // As much around it as decides which full stops end nothing.
  const sentence = said
    .slice(Math.max(0, from - MARGIN), end + 110 + MARGIN)
    .replace(SHORT, (one) => one.replaceAll('.', ' '))
  const cut = Math.max(0, from - MARGIN)
  const before = sentence.slice(from - cut, start - cut)
  // A mention may take in what belongs to it: "Muster-Seite".
  const part = KEPT_THERE.exec(said.slice(start, end))?.[0] ?? ''
  const after = part + sentence.slice(end - cut, end - cut + 110)
  if (NOT_BEFORE.test(before)) return !OTHER_THING.test(before)
  if (!DENIES_USE.test(before) && !DENIES_USE.test(after)) return false
  if (INSTEAD.test(before)) return !CHOICE.test(before) && !CHOICE.test(/^[^.;:]*/u.exec(after)?.[0] ?? '')
  const says = (expression: RegExp): boolean => {
    const match = expression.exec(after)
    return match !== null && !TERMS.test(after.slice(match[0].length)) && !ofAnother(before, match[0])
  }
  return NOT_AFTER.some(says) || FRONTED.some(([ahead, behind]) => ahead.test(before) && says(behind))
}

/** "…, bevor Sie zustimmen": what is not done until or unless something happens is done then. */
const TERMS =
  /^[^.;:,]{0,20},? (?:bevor|ehe|solange|wenn|sofern|soweit|falls|es sei denn|bis Sie|until|unless|before|if|without your)(?![\p{L}])/u
/** ", A, B und …": commas between names. */
const ROW = /, (?:\p{Lu}[\p{L}\d.-]{1,24}(?: \p{Lu}[\p{L}\d.-]{1,24})?)(?=,| und | oder | sowie )/gu
/** ", einen Dienst der B GmbH,": what is put in between. */
const PUT_IN = /,[^,]{2,80},/gu
const SAME_GOES_ON = /^, (?:haben|habe|sind|auch|ebenfalls|ebenso|sondern?)(?![\p{L}])/u
/** A verb: what stands before the comma is a clause of its own. */
const FINITE =
  /(?<![\p{L}])(?:[Ww]ir|[Ii]ch|läuft|laufen|ist|sind|wird|werden|hat|haben|kommt|gibt|nutzt|misst|speichert|erhält|verarbeitet|liefert|hilft|we|is|are|has)(?![\p{L}])/u

/** Whether what is denied stands in another clause than the name: "Wir nutzen A, eine Aufzeichnung wird es nicht geben". */
function ofAnother(before: string, match: string): boolean {
  const clauses = match.slice(0, -1).replace(ROW, '').replace(PUT_IN, '')
  const comma = clauses.indexOf(',')
  if (comma < 0 || SAME_GOES_ON.test(clauses.slice(comma))) return false
  const own = before.slice(Math.max(...['.', ';', ':'].map((sign) => before.lastIndexOf(sign))) + 1)
  return FINITE.test(own + clauses.slice(0, comma))
}
