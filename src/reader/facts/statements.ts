import type { Statement } from './facts.ts'
import type { Scene } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

interface Word {
  readonly subject: string
  readonly says: RegExp
}

/** Purposes by what notices call them; the ids are those of the declaration's vocabulary where it has one. */
export const PURPOSES: readonly Word[] = [
  {
    subject: 'website',
    says: /(?:Bereitstellung|Darstellung|Auslieferung|Betrieb|Optimierung|Verfügbarkeit|Funktionsfähigkeit|Stabilität)[^.]{0,40}(?:Website|Webseite|Internetseite|Onlineangebot|Online-?Angebot|Webangebot|App|Internetauftritt|Dienste|der Seite)|Darstellung (?:des|unseres) (?:Angebots|Shops|Online-?[Ss]hops)|(?:Seiten?|Website|Webseite|Internetseite|Online-?[Ss]hop|Shop|Portal)(?:[^.]|\.(?=\p{Ll})){0,60}(?:gehostet|auszuliefern|anzuzeigen|laufen|läuft|liegt (?:bei|auf)|betrieben)|(?<!okales )(?<!okalen )(?:Web-?)?Hosting|Webhoster|Server-?Infrastruktur|informationstechnischer Infrastruktur|fehlerfreie|Aufruf (?:der|unserer) (?:Web|Internet)?[Ss]eiten?(?![\p{L}])|Besuch (?:der|unserer|dieser) (?:Website|Webseite|Internetseite|Seiten)|(?<=auf (?:der|unserer) )(?:Internetseite|Website|Webseite|Homepage)\?$|(?:Website|Webseite|Seiten?)(?![\p{L}])[^.;]{0,40} (?:fehlerfrei|korrekt|richtig) (?:darstell|dargestellt|anzeig|angezeigt)|störungsfreie|[Vv]erbindungsaufbau|provide (?:the|our) (?:web)?site|(?<!\p{L})Dienste? (?:bereit(?:zu)?stellen|anbieten|anzubieten|betreiben|erbringen)|(?<![\p{L}])(?:ge)?[Hh]ost(?:et|en|eten?)(?![\p{L}])|[\p{L}\d]\.\p{Ll}{2,8} (?:liegt|läuft|steht|wird (?:bei|von|gehostet))(?![\p{L}])|(?:Homepage|Website|Webseite|Internetseite|Plattform|App|Seite) (?:wird|werden) (?:technisch )?(?:vom|von|durch) |(?:zur|die) Auslieferung(?! der Ware)(?=[ .,;]|$)|(?:Homepage|Website|Webseite|Webseiten|Seiten?|Internetseiten?|Onlineshop|Online-Shop|App|Plattform|Portal)(?![\p{L}-]| Store)(?: [\p{L}-]+){0,4} (?:steht|stehen|liegt|liegen|läuft(?! über)|laufen(?! über)|betreibt|betrieben|bereitgestellt|bereitzustellen|auszuliefern|ausgeliefert)(?![\p{L}])|(?:Web-?)?[Ss]erver (?:steht|stehen|liegt|liegen|betreib)/u,
  },
  {
    subject: 'security',
    says: /(?<!sozialen )(?<!als )Sicherheit(?!sleistung|s- und)(?! (?:der|Ihrer|von|bei der) (?:\p{L}+-)?(?:Insights|[Dd]aten|Verarbeitung|Übertragung|Datenverarbeitung|Informationen))|Missbrauch|missbräuchlich|Angriff|Betrugs|Ausspähung|SPAM|Spam|Systemsicherheit|Abwehr(?! (?:von |der )?(?:\p{Lu}\p{Ll}{2,20})?[Aa]nsprüch)(?! von Haftung)(?! unberechtigter)(?! (?:\p{Ll}+ ){1,2}[Aa]nspr)|Vandalismus|Einbrüche|Diebstahl|Diebstähle|Firewall|Überlastungs|security|fraud|Videoüberwach|videoüberwacht|(?:mit|von) (?:\p{L}+ )?Kameras?(?![\p{L}])[^.;]{0,30} (?:überwach|beobacht|erfasst)|Hausrecht|Schutz (?:von|der|des|unseres|unserer|gegen|vor) (?:\p{L}+ ){0,2}(?:Eigentum|Gebäude|Personen|Besucher|Medien|Exponate|Gäste|Übergriff|Einbr)|(?:Eigentum|Gebäude|Personen|Medien)[^.;]{0,40} (?:zu )?schützen|Wachdienst|Sicherheitsdienst/u,
  },
  {
    subject: 'contact',
    says: /^(?:Kontakt)?[Aa]nfragen(?![\p{L}])|(?:Bearbeitung|Beantwortung)[^.]{0,40}(?:Anfrage|Anliegen|Nachricht|Fragen(?!\p{L}))|(?:Anfrage|Anliegen|Nachricht)[^.]{0,40} (?:beantworten|bearbeiten)|(?:Ihnen|dir|euch) (?:zu )?antworten|Kontaktaufnahme|Kontaktanfrage|Anfrageverwaltung|Kontaktformular|kommunizieren|Kommunikation(?![\p{L}]|s?-)|Kommunikation mit|contact|enquir|(?:Frage|Fragen|Mail|E-Mail|Nachricht)(?![\p{L}])[^.;]{0,50} (?:zu )?beantwort|(?:[Ww]enn|[Ff]alls|[Ss]ofern|[Ss]oweit|[Ww]er) (?:Sie |du |ihr )?(?:uns|mir|mit uns) (?:[^.;,]{0,40} )?(?:schreib|anruf|kontaktier|eine (?:E-?Mail|Nachricht|Mail)|Kontakt auf|in Kontakt|in Verbindung)|(?:Schreiben|Rufen|Mailen|Kontaktieren) Sie (?:uns|mir|uns an)(?=,| )[^.?!]{0,80}(?:verarbeit|speicher|verwend|nutz|brauch|erhalt)|[Ff]ür (?:etwaige |mögliche )?Rückfragen/u,
  },
  {
    subject: 'contract',
    says: /(?:Erfüllung|Durchführung|Abwicklung|Anbahnung|Abschluss)[^.]{0,40}(?:Vertrag|Verträge|Bestellung|Auftrag|Mitgliedschaft)|[Ee]rbringung (?:unserer |der |von )?(?:vertraglichen? |vertraglicher )(?:Leistung|Pflicht)|vertragliche[rnm]? (?:Leistungen|Pflichten)|Buchungen anzunehmen|Vertragserfüllung|Vertragsabwicklung|Bestellabwicklung|Auftragsabwicklung|Auftragsbearbeitung|Verträge[^.]{0,30}(?:abwickeln|wickeln)|performance of (?:the|a) contract|(?<!sobald die )(?:Ihre[rn]?|einer|eine|deine[rn]?|[Zz]ur|der|die|unserer|von|Online-) (?:Online-?)?(?:Bestellung(?:en)?|Buchung(?:en)?|Reservierung(?:en)?|Tischreservierung(?:en)?)(?![\p{L}-])|^(?:[\d.)( ]{0,6})(?:Bestellung|Buchung|Reservierung)(?:en)?(?![\p{L}-])|(?<!(?:[Ii]m|[Bb]eim|des|[Dd]en|[Dd]em) )Bestell(?:vorgang|prozess)|Bestellsystem|Buchungs(?:vorgang|abwicklung|system|anfrage|strecke|maske|programm|software|formular|portal)|(?<![\p{L}])(?:Tisch|Zimmer|Platz)?[Rr]eservierung(?:en)?(?![\p{L}-])|Reservierungs(?:system|anfrage)|(?<!(?:Newsletter|[Tt]ermine?|Demo|Gespräche?|Besichtigung)(?![\p{L}])[^.;]{0,50} )(?<![\p{L}])(?:buchen|bestellen|reservieren)(?![\p{L}])(?! (?:den|die|das) [^.;]{0,30} ein(?!\p{L}))|angenommene[nrs]? Angebot|(?:Kauf|Miet|Makler|Dienst|Betreuungs|Reise|Versicherungs)vertr[aä]g(?!lich)|Mietverhältnis|Vertragsverhältnis|Vertragsdurchführung|Vertrag(?:s)? (?:mit Ihnen|mit dir)|Angebots?(?:erstellung|abgabe)|Angebote? (?:zu )?(?:erstellen|machen|unterbreiten|abgeben|schreiben)/u,
  },
  {
    subject: 'payment',
    says: /Zahlung(?:en|s(?:abwicklung|verkehr|verfahren|arten?|dienst|möglichkeit|transaktion|beleg|anbieter)\p{Ll}{0,20})?(?![\p{L}])|[Bb]ezahl(?:ung|en|vorgang|dienst)|[Rr]atenzahlung|[Aa]brechnung(?! (?:der|unserer) Provision)|abrechnen|abzurechnen|Gebühren[^.]{0,40}zahlen|Lastschrift|payment|[Bb]ezahl(?:t|en|st|bar)(?![\p{L}])|Karten(?:zahlung|terminal|leser)|Transaktion(?:en)? (?:abwickel|abzuwickel)|Beitragseinzug|(?:Beiträge|Beitrag|Betrag|Kaution|Miete)[^.;]{0,50} (?:ein(?:ge)?zogen|einziehen|abbuch|abgebucht|ein(?=[.,;]|$))|SEPA-?\p{L}*|Überweisung(?:en)?(?! (?:an den Facharzt|des Arztes))/u,
  },
  {
    subject: 'shipping',
    says: /Versand(?:zweck|unternehmen|dienstleister)|Versand(?![\p{L}])(?!,? (?:und )?Empfang)(?![^.;]{0,70}(?:[Nn]ewsletter|E-?Mail|Versandplattform|Rundbrief|Infobrief|[Cc]lever[Rr]each|[Rr]apidmail|Brevo|Sendinblue|Mailchimp|Inxmail|Mail[Jj]et|Klaviyo|HubSpot|[Mm]ailingwork|MailerLite))(?! (?:von|des|der|unserer?s?|eines?r?) (?!\p{Ll}* ?(?:Ware|Paket|Bestell|Produkt|Artikel|Sendung)))|(?<!Mail-)Zustellung|Lieferung|Auslieferung der Ware|Spedition|Paket(?:e liefer|dienst|zustell)|delivery|shipping|(?:Ware|Paket|Sendung|Bestellung)[^.;]{0,60} (?:bringt|bringen|geliefert|ausgeliefert|zugestellt|verschickt|versandt|transportiert)|Paketdienst|Versanddienstleister|Logistik/u,
  },
  {
    subject: 'newsletter',
    says: /Newsletter|(?<![\p{L}])(?:Produkt)?[Nn]ews(?![\p{L}])|Neuigkeiten|Neues aus|Rundbrief|Mailing|(?:Gäste|Kunden|Info|Freundes)brief|Rundmail|Rundschreiben|Infobrief|Infomail|Mailingliste|Neuigkeiten per/u,
  },
  {
    subject: 'marketing',
    says: /Werbung|Werbe(?:zwecke|anzeigen|maßnahmen)|[Mm]arketing|Remarketing|Retargeting|Direktwerbung|werbliche[rn]? Ansprache|Anzeigen(?:schaltung|kampagne|erfolg|vermarktung)|Anzeigen (?:innerhalb|bei|auf|ausspiel|schalt|geschalt)|(?:unsere[rn]?|eine|solche) Anzeigen?(?= (?:zu|auf|bei|angeklickt|gesehen|gelang))|(?:Conversion|Konversion)s?-?(?:[Mm]essung|[Tt]racking)|advertis|Postwerbung|Werbe(?:post|brief|sendung)|(?:Katalog|Prospekt)(?:e|s)? (?:zu)?(?:senden|zusenden|schicken)|Angebote (?:per|zu(?:zu)?senden|zuschicken|hinweisen)|werblich/u,
  },
  {
    subject: 'analytics',
    says: /(?<![\p{Ll}])[Aa]nalyse(?!n? (?:von|der) (?:Blut|Probe))|[Pp]roduktanaly|[Aa]nalytik|(?<![\p{Ll}])[Aa]nalyse(?!n? (?:von|der) (?:Blut|Probe))|(?:Web|Nutzungs|Verhaltens|Besucher|Daten|Traffic|Reichweiten|Klick|Kunden|Seiten|Website|Marketing|Fehler|Absturz)-?analyse|Statisti(?!sche[ns]? (?:Ä|Bundes|Landes|Amt))|Reichweitenmessung|Heatmap|[Zz]ählen[^.]{0,20}Besuch|Besucherström|Auswertung (?:der|des) (?:Nutz|Besuch|Zugriff)|Nutzung der (?:Website|Webseite|Seite) aus(?:zu)?werten|analytics|Webanalyse|Besucherzahlen|Zugriffszahlen|Webstatistik|(?:Besuch|Nutzung|Reichweite|Zugriffe?)[^.;]{0,50} (?:ge)?(?:messen|mess|auswerten|auszuwerten|ausgewertet|gezählt|zählen)|(?<!\p{L})(?:messe|messen|misst|zählen|zählt) (?:wir |ich |der |die |das |\p{Lu}\p{L}+ ){0,3}(?:die )?(?:Reichweite|Besuche|Seitenaufrufe|Zugriffe|Nutzung)(?!\p{L})/u,
  },
  {
    subject: 'application',
    says: /Bewerb(?:ung|er)|Stellenbesetzung|applica(?:nt|tion) (?:process|procedure)|Karriere(?:seite|portal)|Jobportal|Stellen(?:portal|anzeige|ausschreibung)|Vorstellungsgespräch|Begründung (?:eines|des|von) (?:Beschäftigungs|Arbeits)|Talentpool|Bewerberpool|Auswahlverfahren|Werdegang/u,
  },
  {
    subject: 'treatment',
    says: /(?:[Ää]rztliche|[Mm]edizinische|[Zz]ahnärztliche|[Tt]herapeutische)[rn]? (?:Behandlung|Versorgung)|Behandlungs(?:vertrag|akte|unterlagen|dokumentation)|Heilbehandlung|(?:Strahlen|Weiter|Mit|Nach|Vor)behandlung|(?:Ihre[rs]?|einer|der|die|eine|Abschluss der|Ende der) Behandlung(?! (?:Ihrer|von|der|des|dieser) )(?![\p{L}])|Patientenversorgung|Patientenakte|Krankenakte|Arzneimittelversorgung|Versorgung mit Arzneimitteln|Gesundheitsversorgung|Untersuchung(?:en)?(?=,? (?:und )?Behandlung)|(?<![\p{L}])Therapien?(?![\p{L}])|Labor(?:untersuchung|befund|probe|wert)|(?<![\p{L}])Rezepten?(?![\p{L}])|Pflege(?:dokumentation|leistung)/u,
  },
  {
    subject: 'legal-duty',
    says: /(?:Erfüllung|Einhaltung)[^.]{0,30}(?:gesetzlich|rechtlich)|(?<!keine )(?<!keine gesetzlichen )Aufbewahrungspflicht(?![^.]{0,40} (?:entgegen|bestehen|dem))|(?:steuer|handels)(?:rechtlich|lich)e[rn]? (?:Verpflichtung|Pflicht)|(?:aufgrund|wegen) (?:einer )?gesetzlichen?r? Verpflichtung(?!en)|Meldepflicht|Befolgung (?:von|der) (?:Gesetz|Recht|gesetz)|Buchhaltungszweck|Steuer- und Buch|legal obligation|(?:sind|bin|werden) (?:wir|ich) (?:[^.;,]{0,60} )?verpflichtet(?![\p{L}])|verpflichte(?:n|t) uns|Pflichten? (?:aus|nach|gemäß) |Pflichten?(?![\p{L}])[^.;]{0,50} nach(?:zu)?kommen|(?:müssen|muss) (?:wir|ich) (?:[^.;]{0,80} )?(?:aufbewahr|aufheb|abheft|nachweis|melden|vorlegen|führen)|Buchführung|Buchhaltung(?![\p{L}])|(?:ans|fürs|vom|beim|das|dem) Finanzamt|[Gg]esetzlich(?:e[nrs]?)? (?:Aufbewahrung|vorgeschrieben|Pflicht|Meldepflicht|Vorgabe)|(?:steuer|handels)(?:rechtlich|lich)(?:e[nrs]?)? (?:Aufbewahrung|Vorgabe|Vorschrift|Unterlagen)|schreib(?:en|t) uns[^.;]{0,40} vor(?=[,.;(]| \()/u,
  },
  {
    subject: 'claims',
    says: /(?<![\p{L}])Klagen?(?![\p{L}])|gegen (?:\p{L}+ )?Ansprüche|Rechtsansprüche|Geltendmachung, Ausübung|Durchsetzung[^.]{0,30}(?:Rechte|Ansprüche|Forderung)|(?:Haftungs|Schadensersatz|Gewährleistungs|Ersatz)ansprüche|Abwehr[^.]{0,30}(?:Ansprüche|Forderungen)|Forderungs?(?:einzug|management|ausfall|beitreibung)|Inkasso|legal claims|Rechtsstreit|Streit(?:fall|fälle|igkeiten)|vor Gericht|Ansprüche[^.;]{0,40} (?:geltend|abwehren|abzuwehren|durchsetz)|(?:Schadens|Versicherungs|Schaden)f[aä]ll|Verjährung|Mahn(?:ung|wesen|verfahren)/u,
  },
  {
    subject: 'credit-check',
    says: /Bonitäts(?:prüfung|auskunft)|Kreditwürdigkeit|Bonität|Zahlungsf[äÄ]higkeit|Zahlungsausf[aä]ll|(?:negative |Ihre )Zahlungserfahrung|Auskunftei|prüfen[^.;]{0,40} (?:Miete|Rechnung|Rate)[^.;]{0,30} gezahlt/u,
  },
  {
    subject: 'customer-care',
    says: /Kunden(?:betreuung|pflege|service|verwaltung|beziehung)|customer (?:service|relation)|Kundendienst|(?<![\p{L}])Support(?:-?(?:[Aa]nfragen?|[Ff]älle|[Tt]eam|[Tt]ickets?|[Ss]ystem))?(?![\p{L}-])|Ticketsystem|Helpdesk|Reklamation|(?:Kunden|Gäste)kartei|Kundenbindung|Stamm(?:kund|gäst)|(?<![\p{L}])CRM(?![\p{L}])/u,
  },
  {
    subject: 'video-conference',
    says: /Video-?konferenz|Online-?Meeting|Konferenz-?Tool|Webinar|Video-?(?:sprechstunde|besprechung|beratung|gespräch|call|chat|meeting|termin)|(?:per|über|via) Video(?![\p{L}])|video conference/u,
  },
  {
    subject: 'appointment',
    says: /(?:[Oo]nline-?|Beratungs|Demo-)?[Tt]ermin(?:buchung|vereinbarung|vergabe|verwaltung|planung|angaben|anfrage|daten)|(?:Beratungs|Erst|Besichtigungs)termin|Vereinbarung von (?:\p{Lu}[\p{Ll}-]{0,20})?Terminen|(?<![\p{L}])Termine?(?![\p{L}])[^.]{0,80}(?:buchen|vereinbar|verwalte|reservier|abstimmen|anfragen)|appointment|(?<![\p{L}])Termine?(?![\p{L}])[^.;]{0,40} (?:aussuchen|wählen|auswählen)|[Ff]ür (?:einen|den|Ihren|deinen) Termin(?![\p{L}])|Termine? (?:vergeben|ausmachen)|^Termine?$|Termin(?:kalender|absprache|erinnerung)|Online-?Kalender/u,
  },
  {
    subject: 'account',
    says: /(?:Kunden|Nutzer|Benutzer|Test|Mitglieder)-?(?:konto|konten|account)|Konten, in die|(?:Ihr|Das|das|Ihres|eines) Konto(?![\p{L}])|Registrierung|registration|user account|(?<![\p{L}])(?:Kunden|Nutzer|Benutzer|Online)-?(?:konten|konto|bereich)|(?<![\p{L}-])Login(?![\p{L}])|ein(?:zu)?loggen|angemeldet bleib|Single Sign-?On/u,
  },
  {
    subject: 'bot-protection',
    says: /[Cc]aptcha|durch einen Menschen|Mensch oder (?:ein(?:e)? )?(?:Programm|Maschine|Roboter|Bot)|automatisiertes? Programm|Bots?(?![\p{L}])/u,
  },
  {
    subject: 'membership',
    says: /Mitgliederverwaltung|Mitglieder(?:liste|kartei|verzeichnis|versammlung)|Mitglied (?:zu werden|werden)|Mitgliedschaft(?!s-)|Vereinszweck|Vereinsleben|Mitgliederbetreuung|Vereinsmitglied|(?<![\p{L}])Beitritt(?:s|e)?(?![\p{L}])|Spielbetrieb|Spieler(?:pass|pässe)|(?:Mitglied|Mitglieder) (?:sind|werden|bist|wirst|wird)(?![\p{L}])/u,
  },
  {
    subject: 'embedded-content',
    says: /(?:Video|Film|Karte|Kartenausschnitt|Kartenmaterial|Schrift|Schriftart|Webfont|Inhalt|Feed|Widget|Plug-?in|Podcast|Player|Funktion|Siegel|[Ss]iegel)(?:s|e|n|en|er)?(?![\p{L}-])[^.;]{0,70} (?:ein(?:ge|zu)b(?:unden|inden|ettet|etten)|einb(?:inden|etten)|(?:ab|an)(?:zu)?(?:spielen|zeigen)|dar(?:zu)?stellen|nachgeladen|ein(?=[.,;)]|$))|(?:[Bb]inden|[Bb]etten) wir (?:[^.;]{0,80} )?(?:Video|Film|Karte|Schrift|Inhalt|Feed|Widget|Podcast)|(?:Einbindung|Einbettung|Darstellung|Anzeige|Wiedergabe) (?:von |der |des |unserer |externer |interaktiver |eine[rs] ){0,2}(?:\p{Lu}[\p{L}-]{2,20}-)?(?:Video|Film|Karte|Schrift|Inhalt|Medieninhalt|Feed|Podcast|Drittinhalt)|Anfahrts?(?:karte|plan|beschreibung|skizze)|[Ii]nteraktive[nr]? Karten?|Web-?[Ff]onts|Kartendienst|Videoplattform|Videoplayer|embedded (?:video|map|content)/u,
  },
  {
    subject: 'social-media',
    says: /[Ss]oziale[nrms]? (?:Netzwerk|Medi(?:en|um)|Plattform)|Social[ -]?Media|Fan-?(?:page|seite)|(?<![\p{L}])[Aa]uf @\p{L}|[Aa]uf (?:Facebook|Instagram|TikTok|Mastodon|Pinterest|XING|LinkedIn) (?:zeigen|posten|berichten|informieren|teilen|veröffentlichen|sind) wir|(?<![\p{L}])(?:poste|posten|gepostet)(?![\p{L}])|[Aa]uf (?:Facebook|Instagram|LinkedIn|XING|Xing|YouTube|TikTok|Mastodon|Pinterest|X)(?![\p{L}])[^.;]{0,90} (?:Seite|Profil|Kanal|Auftritt|Präsenz)(?![\p{L}])|(?:Facebook|Instagram|LinkedIn|XING|Xing|YouTube|TikTok|Mastodon|Pinterest|Twitter)-?(?:Auftritt|Seite|Profil|Kanal|Konto|Account|Präsenz|Unternehmensseite)|(?:Auftritt|Profil|Kanal|Unternehmensseite|Konto|Account|Präsenz|Seite)(?:e|en|s)? (?:bei|auf|in) (?:der |dem |den )?(?:Plattform(?:en)? |Netzwerk(?:en)? )?(?:Facebook|Instagram|LinkedIn|XING|Xing|YouTube|TikTok|Mastodon|Pinterest|Twitter|X)(?![\p{L}])/u,
  },
  {
    subject: 'consent-management',
    says: /Einwilligungs-?(?:[Vv]erwaltung|[Mm]anagement|[Bb]anner|[Aa]bfrage)|[Cc]onsent[ -]?(?:Management|Manager|Banner|Tool|Layer|Plattform)|[Cc]onsent-?[Tt]echnologie|^(?:[\d.]+ )?Einwilligung mit |Cookie-?(?:[Bb]anner|Consent|Einstellungen|Auswahl|Abfrage|Fenster)|Einwilligung(?:en)?[^.;]{0,40} (?:einzuholen|einholen|zu verwalten|verwalten|verwaltet|zu dokumentieren|dokumentier|nachweisen|nachzuweisen|protokollier)|(?:Nachweis|Dokumentation|Protokollierung|Verwaltung) (?:der|Ihrer|deiner|von|über|erteilter) (?:(?:erteilten|Ihre|die|Ihrer) )?Einwilligung|Ihre (?:Auswahl|Entscheidung|Cookie-Einstellungen)[^.;]{0,50} (?:speicher|gespeichert|merk|festgehalten|dokumentier)/u,
  },
  {
    subject: 'event',
    says: /(?<!Lehr)[Vv]eranstaltung(?:en|s(?:anmeldung|organisation|teilnahme|management|durchführung))?(?![\p{L}])|(?<![\p{L}-])Events?(?![\p{L}-])|(?<![\p{L}])Kurs(?:e|en|es|anmeldung|teilnahme|teilnehm\p{Ll}{2,6}|buchung|verwaltung)?(?![\p{L}])|(?<![\p{L}])(?:Seminare?n?|Tagung(?:en)?|Kongress(?:e|es)?|Lehrgänge?n?|Workshops?|Exkursion(?:en)?|Führungen|Probetraining)(?![\p{L}])|Gewinnspiel|Preisausschreiben|Verlosung|(?:Teilnehmer|Teilnehmenden|Anwesenheits|Gäste)listen?|(?:Sommer|Schul|Vereins|Laternen|Weihnachts|Straßen|Stadt)fest|Flohmarkt|Helferliste|Teilnahme (?:zu )?(?:organisier|ermöglich|verwalt)|Teilnehmer(?:verwaltung|daten)|Anmeldeportal/u,
  },
  {
    subject: 'donation',
    says: /(?<![\p{L}])(?:Geld|Sach|Online-?|Einzel|Dauer)?[Ss]pende(?:n|r|rn|rinnen)?(?![\p{L}])|Spenden(?:formular|abwicklung|verwaltung|aufruf|quittung|bescheinigung|projekt|konto)|Spender(?:betreuung|verwaltung|daten)|Zuwendungsbestätigung|Zuwendungsbescheinigung|Patenschaft|(?<![\p{L}])donat(?:ion|e)/u,
  },
  {
    subject: 'public-relations',
    says: /Öffentlichkeitsarbeit|Pressearbeit|Presse- und|Außendarstellung|Berichterstattung|Jahresbericht|(?:Vereins|Mitglieder|Verbands)(?:zeitung|zeitschrift|heft|nachrichten|magazin)|Pressemitteilung|Jahresheft|Lokal(?:zeitung|presse)|(?:Bilder|bilder|Fotos|fotos)(?![\p{L}])[^.;]{0,60} ab(?:drucken|gedruckt)|(?:Bilder|bilder|Fotos|fotos) drucken|[Ww]ir fotografieren|Schülerzeitung|Jahrbuch|(?:Fotos?|Bilder|Bildern|Aufnahmen|Namen)(?![\p{L}])[^.;]{0,80} (?:veröffentlich|abgedruckt|gezeigt|erscheinen|post(?:e|en)(?!\p{L})|zeigen wir)|[Vv]eröffentlich(?:ung|en|t)(?: wir)? (?:von |der |Ihrer |Ihr )?(?:Fotos?|Bilder|Bildern|Aufnahmen)/u,
  },
  {
    subject: 'employment',
    says: /(?:Durchführung|Beendigung|Verwaltung|Abwicklung) (?:de[rs]|von|eines|Ihres|bestehender) (?:(?:Beschäftigungs|Arbeits|Dienst)verh[aä]ltnis|Arbeitsvertr[aä]g)|Personal(?:verwaltung|betreuung|einsatz(?:planung)?|abrechnung)|(?:Lohn|Gehalts|Entgelt)(?: - und |- und \p{Lu}\p{Ll}{3,8})?(?:abrechnung|buchhaltung|buchführung)|Lohn- und Gehalt|Zeiterfassung|Arbeitszeiterfassung/u,
  },
  {
    subject: 'survey',
    says: /(?<![\p{L}])(?:[\p{L}]{2,20}-?)?[Uu]mfragen?(?![\p{L}])|Befragung(?:en)?(?![\p{L}])|Kunden(?:bewertung|zufriedenheit|meinung|befragung)|Bewertungs(?:portal|system|plattform|erinnerung|anfrage|einladung|formular)|(?:Bewertung|Rezension|Feedback)(?:en)? (?:ab(?:zu)?geben|abgeben|erbitten|bitten|einholen|sammeln|anzeigen|veröffentlich)|(?<![\p{L}])Feedback(?![\p{L}-])|nach Ihrer Meinung|um (?:eine|Ihre) (?:Bewertung|Meinung|Rückmeldung)|Zufriedenheit|survey/u,
  },
  {
    subject: 'education',
    says: /(?<![\p{L}])(?:[\p{L}]{0,16}[Uu]nterrichts?|unterrichten|Klassenbildung|Schulaufsicht|Stundenplan|Klassenbuch|Leseprogramm|Studiums?|Lehrveranstaltung(?:en)?|Lehrbetriebs?|Lernplattform|Schulbetriebs?|Schulverhältnis(?:ses)?|Hausaufgaben|Studierendenverwaltung|Lernstand\p{Ll}{0,12})(?![\p{L}])|(?:Online-|Fern|Klausur|Abschluss|Aufnahme)?(?<![\p{L}])(?:[\p{L}]{2,16})?[Pp]rüfung(?:en|s(?:leistung|verwaltung|amt|aufsicht|unterlagen|verfahren|ergebnis)\p{Ll}{0,4})(?![\p{L}])|Erziehung(?:s- und Bildungs|s)?auftrag|Bildungs(?:auftrag|dokumentation)|schulische[nr]? (?:Aufgabe|Zweck)/u,
  },
  {
    subject: 'research',
    says: /Forschung(?:s(?:vorhaben|projekt|zweck|daten|arbeit|frage)\p{Ll}{0,3})?(?![\p{L}])|[Ww]issenschaftliche[nrms]? (?:Zweck|Stud|Auswert|Untersuch|Forsch|Arbeit)|Studien(?:teilnahme|teilnehm|durchführung|zentrum|daten|leitung)|klinische[nr]? (?:Studie|Prüfung)|scientific research/u,
  },
]

/** Categories of data by what notices call them. */
export const CATEGORIES: readonly Word[] = [
  {
    subject: 'contact.email',
    says: /E-?Mail-?\s?(?:-| )?Adresse|(?:Name[n]?|Firma|Telefon(?:nummer)?|Anschrift|Adresse)(?:,| und| oder| sowie) (?:dienstliche |Ihre |deine )?E-?Mail(?![\p{L}-])|(?:dienstliche|Ihre|deine) E-?Mail(?=,| und | sowie )|Emailadresse|Mailadresse|e-?mail address/iu,
  },
  {
    subject: 'contact.name',
    says: /(?<![\p{L}])(?:Vor- und (?:Nach|Zu)name[n]?|Name[n]?|Vorname[n]?|Nachname[n]?)(?![\p{L}])(?! (?:der|des|Ihres|und URL) (?:\p{L}{1,20} ){0,2}(?:Datei|Website|Webseite|Seite|Internetseite|Providers|Dienstes|Cookies))|(?<![\p{L}])names?(?![\p{L}])/u,
  },
  {
    subject: 'contact.address',
    says: /(?<![\p{L}-])(?:Anschrift|Postanschrift|Wohnort|Lieferadressen?|Rechnungsadressen?|Lieferanschrift|Adressdaten|Adressen?)(?![\p{L}])(?! (?:der|des|unserer|Ihres) (?:\p{L}+ )?(?:Seite|Website|Webseite|Datei|Rechners|Hosts?|Computers))|postal address/u,
  },
  {
    subject: 'contact.phone',
    says: /Telefonnummer|Rufnummer|Mobilnummer|Handynummer|Mobilfunknummer|phone number/u,
  },
  { subject: 'contact', says: /Kontaktdaten|contact details/u },
  { subject: 'device.ip', says: /IP-?\s?-?Adresse|IP address/iu },
  {
    subject: 'device.browser',
    says: /Browser-?(?:typ|version|software|information|kennung)|(?:verwendete[rn]?|Ihr) Browser(?=$|[,;\n)])|Browser und (?:Betriebs|dessen)|(?:, )Browser(?=,| und)|browser type|User-?Agent/iu,
  },
  {
    subject: 'device',
    says: /Betriebssystem|Gerätetyp|Geräteinformation|Geräte(?:-?ID|-?[Kk]ennung|daten|- und Browser)|Endgerät(?:etyp|edaten|einformation|ekennung)|(?:Art|Typ) (?:Ihres|des) (?:End)?[Gg]erätes?|operating system/u,
  },
  {
    subject: 'usage',
    says: /Nutzungsdaten|Nutzungs- und|Nutzungsverhalten|besuchte[n]? (?:Seite|Webseite)|(?:[Aa]uf|[Aa]b)gerufene[nr]? (?:Seite|Webseite|Datei)|welche (?:unserer |der )?(?:Seiten?|Artikel)(?![\p{L}])[^.;]{0,40} (?:auf|ab|besuch|gesehen|angesehen|aufgerufen)|Seitenaufrufe|Zugriffszeit|(?:Uhrzeit|Datum|Zeitpunkt|Zeit)(?:,| und) (?:Seite|Datei|URL|abgerufene|Adresse der)(?![\p{L}]{3})|Referrer|Verweildauer|Klick(?:verhalten|daten|raten|pfad|verfolgung|s(?![\p{L}]))|Informationen (?:über|zu) (?:Ihre[r]? |die )?Nutzung|Mausbewegung|Ereignisebene|(?:Roh)?[Dd]aten der Besuche|Links? (?:an)?geklickt|dass Sie (?:unsere|diese) (?:Website|Webseite|Seite|Internetseite) besuch|von (?:welcher|der|welchem) (?:Seite )?Sie (?:auf die|auf unsere|kommen|zu uns)|usage data/iu,
  },
  {
    subject: 'log',
    says: /(?<![\p{L}])(?:Zugriffs|Server)?[Pp]rotokolle(?![\p{L}])|Server-?\s?-?[Ll]og|Logfile|Log-File|Logdaten|Protokolldat(?:en|ei)|log files/iu,
  },
  {
    subject: 'location',
    says: /(?<!unsere )(?<!unseren )(?<!unserem )(?<!unserer )(?<!unseres )Standort(?:daten)?|Geolokation|GPS|location data/u,
  },
  {
    subject: 'payment',
    says: /Zahlungsdaten|Bankverbindung|Kontodaten|Konto- (?:oder|und|bzw\.) Kartendaten|Kartendaten|Kartennummer|Kontoverbindung|Bankdaten|IBAN|Kreditkarten|Kontonummer|payment data/u,
  },
  {
    subject: 'contract',
    says: /Vertragsdaten|Vertragsgegenstand|Bestelldaten|Buchungsdaten|Bestandsdaten|Kundendaten|(?:Miet|Kunden|Auftrags|Hand|Mandanten)akten?(?![\p{L}])|Vertragsunterlagen|Auftragsunterlagen|contract data/u,
  },
  {
    subject: 'content',
    says: /Inhaltsdaten|(?:Inhalt|Text)e? (?:der|des|Ihrer|Ihres|deiner) (?:\p{L}{2,14}-?)?(?:[Nn]achricht|[Aa]nfrage|Antrags|Gesprächs|Schreibens|Anliegens|E-?Mail|Mail)|eingegebene[nr]? Text|Formulareingaben|(?:Ihre|deine|eure) Nachricht(?![\p{L}])(?=[,.;]| und | sowie | verwend| verarb)|Korrespondenz|Schriftverkehr|Schriftwechsel|(?:Handels|Geschäfts)briefe?|-Chats?(?![\p{L}])|Briefwechsel|Chat-?(?:verl[aä]uf|nachricht|inhalt)\p{Ll}{0,2}|Texte im Chat|(?:Support-?|Service-?)[Tt]ickets?(?![\p{L}-])|content data/u,
  },
  {
    subject: 'communication',
    says: /Meta-\s?(?:,|und|\/)|Kommunikationsdaten|Verbindungs(?:daten|zeiten)|(?<!keine )Verkehrsdaten|Metadaten/u,
  },
  {
    subject: 'birth',
    says: /Geburtsdatum|Geburtsjahr|Altersstufe|Altersgruppe|Geburtstag|(?<![\p{L}])Alter(?![\p{L}])|date of birth/u,
  },
  { subject: 'gender', says: /Geschlecht|Anrede|gender/u },
  {
    subject: 'health',
    says: /Gesundheitsdaten|Gesundheitsangaben|Patientendaten|Diagnose|Befund|Anamnese|Medikation(?!s(?:beratung|analyse))|Krankheit|Röntgen(?:bild|aufnahme|untersuchung)|Patientenakte|Behandlungsakte|health data/u,
  },
  { subject: 'religion', says: /Konfession|Religionszugehörigkeit|religiöse/u },
  {
    subject: 'image',
    says: /(?<![\p{L}])(?:Bilder|Aufnahmen|\p{Lu}\p{Ll}{2,16}fotos|(?:Kinder|Klassen|Gruppen|Team)-?bilder|Bilddateien|Foto(?:s|aufnahmen|grafien|graphien|dokumentation)?|Lichtbild(?:er)?|Bildaufnahmen|Videoaufnahmen|Videobilder|Bildmaterial)(?![\p{L}])|(?:überschr\p{Ll}{2,8}|speichert|löscht)[^.]{0,40} Bilder(?![\p{L}])|Aufzeichnungen der Kamera|(?:Probearbeiten|Überwachungs|Bewerbungs|Kamera)-?[vV]ideos?(?![\p{L}])|photograph/u,
  },
  {
    subject: 'application',
    says: /Bewerbungsunterlagen|Bewerberdaten|Lebenslauf|Zeugnisse|application documents/u,
  },
  {
    subject: 'insurance',
    says: /Versicherten(?:nummer|daten|karte)|[Vv]ersichertennummer|Versicherungs(?:nummer|art|status)|Krankenversicher(?:ung|te|tennummer)/u,
  },
  { subject: 'vehicle', says: /Kennzeichen|Fahrzeug(?:daten|identifikation)/u },
  {
    subject: 'invoice',
    says: /(?<![\p{L}])(?:[\p{L}]{2,16})?(?:[Rr]echnungen?|Quittung(?:en)?|[Bb]elege?n?)(?![\p{L}-])(?! tragen)|Rechnungs(?:daten|unterlagen|kopie)|Buchungs(?:unterlagen|belege?)|Abrechnungs(?:daten|unterlagen)|Buchhaltungs(?:daten|unterlagen)|(?<![\p{L}])invoices?(?![\p{L}])/u,
  },
  {
    subject: 'tax-id',
    says: /Steuer-?\s?(?:ID|[Ii]dentifikationsnummer|[Nn]ummer)|Steuernummer|Umsatzsteuer-?(?:ID|Identifikationsnummer)|USt-?Id/u,
  },
  {
    subject: 'order',
    says: /(?<!(?:Lieferung|Versand|Zustellung) (?:der |von )?)(?:bestellte|gekaufte)[nrs]? (?:Ware|Artikel|Produkt|Leistung)|(?<!(?:Aufruf(?:en)?|Öffnen) des )Warenkorb|Bestell-?[Nn]ummer|Bestell-?Nr|(?:Rahmen|bei) (?:der|Ihrer|einer) Bestellung (?:erhobene|angegebene|eingegebene)|Kaufhistorie|Bestellhistorie|(?:Inhalt|Gegenstand|Umfang) (?:der|Ihrer) Bestellung|Kaufdaten|Einkäufe|(?<![\p{L}])order (?:data|history)/u,
  },
  {
    subject: 'appointment',
    says: /Termindaten|Termine(?= werden| löschen| bleiben)|Terminwunsch|Wunschtermin|(?:Datum|Tag|Uhrzeit)(?: und (?:Uhrzeit|Zeit|Ort))? (?:des|Ihres) (?:Termins|Besuchs|Gesprächs)|(?:An|Ab)reise(?:datum|tag|zeit)|Aufenthalts(?:daten|zeitraum|dauer)|Buchungszeitraum|Reservierungs(?:daten|zeitpunkt)/u,
  },
  {
    subject: 'account',
    says: /Zugangsdaten|Kontoinformationen|(?<!(?:mit|per|durch|ohne|Ihrem|dem) )(?:Passw(?:ort|örter)|Kennwort)(?![\p{L}-])|Benutzername|Nutzername|Login-?[Dd]aten|Anmeldedaten|log-?in data|passwords?(?![\p{L}])|user ?names?(?![\p{L}])/iu,
  },
  {
    subject: 'consent',
    says: /(?:Zeitpunkt|Datum|Nachweis|Protokoll|Inhalt|Umfang|Status) (?:der|Ihrer|deiner|Ihres|von|über) (?:\p{Ll}{3,14} )?(?:Einwilligung|Anmeldung|Bestätigung|Opt-in)|Einwilligungs(?:status|protokoll|nachweis|erklärung|daten)|(?:Einwilligung(?:en)?|Auswahl|Entscheidung) (?:wird|werden)[^.;]{0,40}(?:gespeichert|dokumentiert|protokolliert)|Anmelde- und (?:des )?Bestätigungszeitpunkt|Opt-?[Ii]n-?(?:Nachweis|Daten|Zeitpunkt|Status)/u,
  },
  {
    subject: 'cookie-id',
    says: /Cookie-?(?:ID|Kennung|Nummer)|(?:Nutzer|User|Client|Besucher|Werbe|Online|Advertising|Installations)-?\s?(?:I[Dd]s?|[Kk]ennung(?:en)?|Identifier)(?![\p{L}])|(?<![\p{L}])(?:ID|Kennung|Identifikator|Identifier)(?:s|en)?(?![\p{L}])(?=[^.;]{0,40}(?:Cookie|Browser|Gerät))|(?:zufällige|eindeutige|pseudonyme)[nrs]? (?:ID|Kennung|Nummer|Zeichenfolge)/u,
  },
  {
    subject: 'audio',
    says: /Sprachnachricht|Anrufbeantworter|Tonaufnahme|Tonaufzeichnung|Gesprächsaufzeichnung|(?:Bild|Video)(?:-| und |[ -]?, )(?:und )?Ton(?![\p{L}])|Mitschnitt|Audio(?:daten|aufnahme|datei)|Stimme(?![\p{L}])|voice (?:message|recording)/u,
  },
  {
    subject: 'identity',
    says: /Ausweis(?:nummer|daten|kopie|dokument|papiere)|Personalausweis(?:es|s)?(?![\p{L}])|Reisepass|Passnummer|Pass(?:daten|kopie)|passport/u,
  },
  {
    subject: 'credit',
    says: /Bonitäts(?:daten|score|informationen|werte?|merkmale)|Wahrscheinlichkeitswert|Scorewert|Score-?Wert|Zahlungserfahrung/u,
  },
  {
    subject: 'survey',
    says: /(?:Ihre|deine|die) (?:Antworten|Bewertung(?:en)?)(?![\p{L}])|Umfrage(?:ergebnis|daten|antwort)|Fragebög?e?n?(?![\p{L}])|Bewertungstext/u,
  },
  {
    subject: 'social',
    says: /Profil(?:name|bild|daten|foto)|(?<![\p{L}])Kommentare?n?(?![\p{L}])|Likes|(?<![\p{L}])Beiträge(?= (?:in|auf|bei|und Kommentare))/u,
  },
  {
    subject: 'employment',
    says: /Personal(?:akten?|daten|stammdaten|bogen|unterlagen)|Lohn(?:daten|unterlagen|konto|konten|steuer\p{Ll}{2,12})|Gehaltsdaten|Entgelt(?:daten|unterlagen)|Arbeitszeit(?:en|daten|nachweis\p{Ll}{0,2}|konto)|Sozialversicherungsnummer|Beschäftigtendaten/u,
  },
  {
    subject: 'education',
    says: /(?<![\p{L}])(?:(?:Abgangs|Abschluss|Schul)zeugniss?(?:e|en|es)?|Zeugnislisten|Schülerstammbl[aä]tte?r?n?|Noten|Zensuren|Matrikelnummer|Studien(?:gang|fach|leistungen)|Prüfungs(?:leistungen?|ergebnisse?|unterlagen)|Klausur(?:en)?|Klassen(?:zugehörigkeit|buch|bücher|stufe)|Schüler(?:akten?|daten|stammblatt|bogen)|Fehlzeiten)(?![\p{L}])/u,
  },
  {
    subject: 'membership',
    says: /Mitglieds?(?:daten|nummer|stammdaten|akte|ausweis|antrag)|Mitglieder(?:daten|liste|kartei|verzeichnis|stammdaten)|Beitrittserklärung|Eintrittsdatum|Spielerpass|Startpass/u,
  },
  {
    subject: 'contact.company',
    says: /(?<![\p{L}])(?:Firma|Firmenname|Unternehmensname|Unternehmenszugehörigkeit|Institution)(?=[,;)]| und | sowie | ein(?=[ .,;])|$)|Name (?:Ihres|des|Ihrer) (?:Unternehmens|Firma|Arbeitgebers)|company name/u,
  },
]

const PLACEHOLDER = sieve(
  /\[email protected\]|\[e-?mail protected\]|\[?(?:Bitte|Hier)(?: hier)? (?:Name|Anschrift|Adresse|Datum|E-?Mail|Ihre[nr]?|ergänzen|einfügen|eintragen)[^\]\n]{0,60}\]?|\[(?:Name|Firma|Unternehmen|Anschrift|Adresse|Datum|E-?Mail|Telefon|Ort|Straße|PLZ|Website|URL|Link|Ihr|Ihre|Musterfirma|Platzhalter|\.\.\.)[^\]\n]{0,60}\]|\[…[^\]\n]{0,60}\]|\{\{[^}\n]{1,60}\}\}|XX+(?:\.XX+){1,3}|(?<![\p{L}])(?:Max|Erika|Maria) Mustermann(?:frau)?|Musterstraße|Musterstadt|Musterfirma|Lorem ipsum|TT\.MM\.JJJJ|____+|\.\.\.\.\.\.+|xxx@|@(?:example|muster|beispiel)\.(?:com|de)/iu,
)
const SELF_HOSTED =
  /(?:lokal|auf (?:unserem|unseren|dem) (?:eigenen |lokalen )?(?:Web-?)?[Ss]ervern?|selbst|on-?premise|self-?hosted)[^.]{0,60}(?:gehostet|installiert|eingebunden|gespeichert|betrieben|ausgeliefert|hosten)|(?:lokal|selbst) (?:gehostet|installiert|eingebunden)|[Ll]okales Hosting|keine Verbindung zu (?:den )?Servern/u
const BY_REFERENCE =
  /(?:[Ss]iehe|[Nn]äheres|Einzelheiten|[Dd]etails|[Ww]eitere Informationen|[Ww]ir erläutern)[^.]{0,80}(?:unsere[rnm]? |der |im |in der |die )(?:Cookie-?(?:Richtlinie|Hinweise?|Policy|Erklärung)|Impressum|Löschkonzept|AGB|Datenschutz(?:erklärung|hinweise) für)/u

interface Saying {
  readonly kind: Statement['kind']
  readonly subject: string
  readonly says: Sieve
}

const saying = (kind: Saying['kind'], subject: string, says: RegExp): Saying => ({
  kind,
  subject,
  says: sieve(says),
})

const SAYINGS: readonly Saying[] = [
  ...PURPOSES.map(({ subject, says }) => saying('purpose', subject, says)),
  ...CATEGORIES.map(({ subject, says }) => saying('category', subject, says)),
  saying('self-hosted', 'self', SELF_HOSTED),
  saying('by-reference', 'document', BY_REFERENCE),
]

/** Purposes, categories, placeholders, self-hosting and references, each with its place in `Notice.text`. */
export function readStatements(scene: Scene): readonly Statement[] {
  const found: Statement[] = []
  scene.blocks.forEach((block, at) => {
    for (const match of PLACEHOLDER.all(scene.siftedOf(at))) {
      const start = block.start + match.index
      found.push({ kind: 'placeholder', subject: match[0], at: [start, start + match[0].length] })
    }
  })
  for (const sentence of scene.sentences) {
    for (const { kind, subject, says } of SAYINGS) {
      const match = says.exec(sentence)
      if (match) {
        const start = sentence.start + match.index
        found.push({ kind, subject, at: [start, start + match[0].length] })
      }
    }
  }
  return found.sort((a, b) => a.at[0] - b.at[0])
}
