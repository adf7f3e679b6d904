import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

const cookiesOf = (...lines: readonly string[]): string =>
  readFacts(readText(['Datenschutzhinweise', 'Unsere Seite', ...lines].join('\n\n')))
    .cookies.map((one) => `${one.name}=${one.lifetime ?? '?'}`)
    .join(' ')

test.each([
  ['Das Werk verwendet Cookies, namentlich zaehl2018 und i00, sowie einen Hash.', 'zaehl2018=? i00=?'],
  [
    'Cookies gibt es zwei. „WKsid“ hält den Korb zusammen und ist weg, sobald du den Browser zumachst. „wk_ok“ bleibt ein Jahr.',
    'WKsid=session wk_ok=P1Y',
  ],
  ['Es wird das Cookie __wkz (2 Jahre) gesetzt. Wir kürzen mit "_gat._anonymizeIp()".', '__wkz=P2Y'],
  ['Der Kalender setzt das Cookie „wk_sitz“, das mit dem Fenster verschwindet.', 'wk_sitz=session'],
  [
    'Das Werkzeug legt ein Cookie namens wk_wahl ab, damit wir nicht wieder fragen. Haltbarkeit: 1 Jahr.',
    'wk_wahl=P1Y',
  ],
  [
    'Mit Ihrem Ja kommen zwei Cookies dazu: hubspotutk und __wkstc, beide sechs Monate haltbar.',
    'hubspotutk=P6M __wkstc=P6M',
  ],
  ['Es wird ein Sitzungscookie (srp) gesetzt oder eine Signatur erzeugt.', 'srp=session'],
  ['Es gibt Session-Cookies (z. B. PHPSESSID) und andere (haus_wahl).', 'PHPSESSID=session haus_wahl=?'],
  [
    'Sie setzt zwei Cookies, für die wir nach § 25 Abs. 2 TDDDG kein Okay brauchen:\n\nwk_login hält dich angemeldet, bis du den Browser schließt.\nwk_haus merkt sich das Haus und läuft nach 12 Monaten ab.',
    'wk_login=session wk_haus=P12M',
  ],
  [
    'Diese Cookies werden gesetzt:\nName _zz – Laufzeit 2 Jahre\nName _zz_7TQ2 – Laufzeit 90 Tage',
    '_zz=P2Y _zz_7TQ2=P90D',
  ],
  ['Cookies:\nwahl_a – Wahlwerk, 1 Jahr\n__wb – Torhaus, 30 Minuten', 'wahl_a=P1Y __wb=PT30M'],
  [
    'Cookies\n\nwerk_TOKEN\nZweck: Sicherheit\nDauer: Sitzung\nArt: nötig\n\nwerk.logger.nummer\nZweck: Messung\nDauer: 12 Monate\nArt: nötig\n\nwSession\nZweck: Messung\nDauer: 30 Minuten\nArt: nötig',
    'werk_TOKEN=session werk.logger.nummer=P12M wSession=PT30M',
  ],
  [
    'Dienst\nAnbieter\nCookies/Laufzeit\n\nZählwerk\nZählwerk GmbH\n_zw (2 Jahre)\n\nTorhaus\nTorhaus AG\n_th_kennung (90 Tage)\n\nFernblick\nFernblick Oy\nkeine',
    '_zw=P2Y _th_kennung=P90D',
  ],
  [
    'Cookie Anbieter Laufzeit\nWK6SITZUNG Werk Sitzung\nwkWahl Werk 12 Monate\ns_zz Torhaus 2 Jahre',
    'WK6SITZUNG=session wkWahl=P12M s_zz=P2Y',
  ],
  [
    'Bei Zustimmung können folgende Cookies auf unseren Seiten in Ihrem Browser zum Einsatz kommen:\n\nwerkinfo-auswahl-noetig (1 Jahr), gesehen_wahl (1 Jahr), WERKSESSID (Sitzungsende), _zz (2 Jahre)',
    'werkinfo-auswahl-noetig=P1Y gesehen_wahl=P1Y WERKSESSID=session _zz=P2Y',
  ],
  [
    'NameAnbieterZweckLaufzeit\nJSESSIONIDKB BankAnmeldung im Bankingbis zum Ende der Sitzung\n_zw_kennetracker GmbHWiedererkennung2 Jahre\n_zw_9KX2WGoogleZählung13 Monate',
    'JSESSIONID=session _zw_kenn=P2Y _zw_9KX2W=P13M',
  ],
  [
    'Nötig\n\nName\nwerk_wahl_id\nAblauf\n365 Tage\nFunktion\nMerkt sich die Wahl\n\nName\nwerk_banner\nAblauf\n30 Tage\nFunktion\nMerkt sich den Hinweis',
    'werk_wahl_id=P365D werk_banner=P30D',
  ],
  [
    'Cookie-Name: _zw; Laufzeit: 2 Jahre; Zweck: Zählung\nCookie-Name: _zx; Laufzeit: 1 Tag; Zweck: Zählung',
    '_zw=P2Y _zx=P1D',
  ],
  [
    'Typ: HTTP-Cookie, Name: werk_wahl-v1, Host: .laden.example, Dauer: 365 Tage\nTyp: HTTP-Cookie, Name: zz_y, Host: laden.example, Dauer: 90 Tage',
    'werk_wahl-v1=P365D zz_y=P90D',
  ],
  [
    'Cookies\n\nDiese nutzen wir.\n\nName: wahl-merker | Werk | Dauer: 30 Tage\nName: sitz- | Werk | Laufzeit: Sitzung\nName: _zw | Zählwerk | Dauer: 2 Jahre',
    'wahl-merker=P30D sitz-=session _zw=P2Y',
  ],
  [
    'Cookies\n\nWERKSESSID | nötig, hält die Sitzung | bis zum Schließen des Browsers\nwerk-wahl | merkt sich die Wahl | 90 Tage',
    'WERKSESSID=session werk-wahl=P90D',
  ],
  ['Cookies\n\nName: _za sowie _zb\nLaufzeit: 2 Jahre', '_za=P2Y _zb=P2Y'],
  ['Cookies\n\nName: _za and _zb\nLaufzeit: 2 Jahre', '_za=P2Y _zb=P2Y'],
  ['Cookies\n\nName: _za / _zb\nLaufzeit: 2 Jahre', '_za=P2Y _zb=P2Y'],
  ['Cookies\n\nName: hund_x _zb\nLaufzeit: 2 Jahre', ''],
  ['Kontakt\n\nName: Huber | Werk | Dauer: 30 Tage\nName: Meier | Werk | Dauer: 20 Tage', ''],
  [
    'Name des Cookies: merkhinweis\nZweck: Hinweis\nSpeicherdauer: 12 Monate\n\nName des Cookies: WERKSESSID\nZweck: Zuordnung\nSpeicherdauer: Ende der Sitzung',
    'merkhinweis=P12M WERKSESSID=session',
  ],
  ['Cookie | Anbieter | Speicherdauer\nwerk_id | Werk | bis zur Deinstallation', 'werk_id=purpose'],
  [
    'Es werden folgende gesetzt:\n\nName\nSpeicherdauer\n_zw_id.4.b21e\n13 Monate\n_zw_ses.4.b21e\n30 Minuten',
    '_zw_id.4.b21e=P13M _zw_ses.4.b21e=PT30M',
  ],
])('lines of a list: %s', (lines, found) => {
  expect(cookiesOf(lines)).toBe(found)
})

test('a name, what it is for and how long it lives, each on a line of its own', () => {
  expect(
    readFacts(
      readText(
        'Datenschutzhinweise\n\nCookies\n\nNur mit Einwilligung setzen wir diese Cookies:\n\n_laden_y\nAuswertung des Ladens.\n1 Jahr\n\n_laden_s\nAuswertung des Ladens.\n30 Minuten',
      ),
    ).cookies,
  ).toEqual([
    { name: '_laden_y', lifetime: 'P1Y' },
    { name: '_laden_s', lifetime: 'PT30M' },
  ])
})

describe('tables of cookies', () => {
  const inTable = (source: string, format: 'markdown' | 'html'): string =>
    readFacts(readText(source, format))
      .cookies.map((one) => `${one.name}=${one.lifetime ?? '?'}`)
      .join(' ')

  test('a row for each field', () => {
    expect(
      inTable(
        '# Datenschutz\n\n## Cookies\n\n| | |\n|---|---|\n| Name | Wahlwerk |\n| Anbieter | Eigentümer dieser Website |\n| Zweck | Merkt sich die Wahl |\n| Cookie Name | wahlwerk-cookie |\n| Cookie Laufzeit | 1 Jahr |\n',
        'markdown',
      ),
    ).toBe('wahlwerk-cookie=P1Y')
    expect(
      inTable(
        '<h2>Cookies</h2><table><tr><th>Name</th><td>Zählwerk</td></tr><tr><th>Anbieter</th><td>Zählwerk GmbH</td></tr><tr><th>Cookie Name</th><td>_zw,_zx</td></tr><tr><th>Cookie Laufzeit</th><td>2 Monate</td></tr></table>',
        'html',
      ),
    ).toBe('_zw=P2M _zx=P2M')
  })

  test('a first column of hosts', () => {
    expect(
      inTable(
        '# Datenschutz\n\n## Cookies\n\n| Cookie-Untergruppe | Cookies | Cookies verwendet | Lebensdauer |\n|---|---|---|---|\n| laden.example | WahlZustimmung, WERKSESSID | Erstanbieter | 365 Tage, Sitzung |\n| werk.com | _zw | Drittanbieter | 183 Tage |\n',
        'markdown',
      ),
    ).toBe('WahlZustimmung=P365D WERKSESSID=session _zw=P183D')
  })
})

describe('names of cookies, however they look', () => {
  test.each([
    ['Es handelt sich um das Cookie fe_werk_nutzer. Die meisten Browser nehmen es an.', 'fe_werk_nutzer=?'],
    [
      'Wir setzen nur ein Cookie: „kt-laden-session“. Es verfällt, wenn Sie den Browser zumachen.',
      'kt-laden-session=session',
    ],
    [
      'Die Seite merkt sich das in den Cookies "schrift", "farbe" und "vorlesen" zehn Tage lang.',
      'schrift=P10D farbe=P10D vorlesen=P10D',
    ],
    [
      'Wir setzen ein notwendiges Cookie (WERKSESSID). Es wird nach Verlassen unserer Seite gelöscht.',
      'WERKSESSID=session',
    ],
    [
      'Wenn Sie zustimmen, zählen wir. Gesetzt werden dann _zw_id (13 Monate) und _zw_ses (30 Minuten).',
      '_zw_id=P13M _zw_ses=PT30M',
    ],
    [
      'Wir verwenden nur ein Cookie, sprache, damit wir nicht jedes Mal fragen. Es hält 8 Monate.',
      'sprache=P8M',
    ],
    ['Wir setzen das Cookie „wahl“ ein. Es merkt sich 30 Tage lang Ihre Sprache.', 'wahl=P30D'],
    ['Wir setzen das Cookie „wahl“ ein. Dieses Cookie verbleibt 30 Tage auf Ihrem Gerät.', 'wahl=P30D'],
    [
      'Wir setzen Cookies, die für die Dauer Ihres Besuchs gültig sind. Es handelt sich dabei um das Cookie fe_werk_nutzer.',
      'fe_werk_nutzer=session',
    ],
    ['Die Cookies "_zw" und "_zx" werden für 2 Jahre bzw. 24 Stunden gespeichert.', '_zw=P2Y _zx=PT24H'],
    [
      'Cookies: _zw (1 year), _zwLauf_{site_id} (30 minutes), _zwErst (30 minutes).',
      '_zw=P1Y _zwLauf_{site_id}=PT30M _zwErst=PT30M',
    ],
    ['Cookie werk_js: prüft den Browser. Wird mit dem Ende der Sitzung gelöscht.', 'werk_js=session'],
    ['Ihre Antwort merkt sich das Cookie „cookiemann“ ein Jahr lang.', 'cookiemann=P1Y'],
    ['Die Messung läuft 90 Tage (Cookie „_zw“), ohne Namen.', '_zw=P90D'],
    ['Wir verwenden nur ein Cookie, außerdem, damit es schneller geht, einen Zwischenspeicher.', ''],
    ['Im Archiv werden Akten gesetzt unter _zw_nummer (Halle 3) und gespeichert.', ''],
    [
      'Das Cookie „_sb“ und das Cookie „_sb_<Seiten-ID>“ sind jeweils ein Jahr gültig.',
      '_sb=P1Y _sb_<Seiten-ID>=P1Y',
    ],
    [
      'Gesetzt werden „_zz“ und „_zz_id“, die jeweils 13 Monate gültig sind, als Cookies.',
      '_zz=P13M _zz_id=P13M',
    ],
    ['Cookies: _xa (2 Jahre), _xa_[Container-ID] (2 Jahre).', '_xa=P2Y _xa_[Container-ID]=P2Y'],
    [
      'Cookies: waehlbar (6 Monate), kennung (30 Minuten), __merk (Sitzung).',
      'waehlbar=P6M kennung=PT30M __merk=session',
    ],
    ['Wir setzen Cookies wie NID (6 Monate) und ANID (13 Monate).', 'NID=P6M ANID=P13M'],
    ['Das Messverfahren mit dem Cookie k00 beruht auf Ihrer Einwilligung.', 'k00=?'],
    ['Das Cookie MeinKonto wird 12 Monate gespeichert.', 'MeinKonto=P12M'],
    ['Anzeigen. Cookie: besucher; Laufzeit: 13 Monate', 'besucher=P13M'],
    [
      'Es gibt zwei Cookies: LernSession (bis zum Schließen des Browsers) und LERNID1_ (merkt sich den Namen, 60 Tage).',
      'LernSession=session LERNID1_=P60D',
    ],
    [
      'Wir setzen ein Cookie („hinweis-consent“). Es enthält Ihre Auswahl. Das Cookie hat eine Laufzeit von 60 Tagen.',
      'hinweis-consent=P60D',
    ],
    ['Das Cookie merker hält 90 Tage lang fest, welche Dienste Sie erlaubt haben.', 'merker=P90D'],
    ['Ihre Wahl merken wir uns im Cookie hinweisleiste (Laufzeit: 6 Monate).', 'hinweisleiste=P6M'],
    [
      'The cookie banner-state lasts one year. The cookie choice remembers it for 60 days.',
      'banner-state=P1Y choice=P60D',
    ],
    ['Gespeichert wird Ihre Wahl (wahl-id, __wahl; Laufzeit jeweils 13 Monate).', 'wahl-id=P13M __wahl=P13M'],
    ['Das Cookie „CookieConsent“ merkt sich ein Jahr lang Ihre Wahl.', 'CookieConsent=P1Y'],
    [
      'Cookies: Wir setzen ein Cookie namens wahl-merker, das 11 Monate lang bleibt, und PHPSESSID, welches mit dem Schließen des Browsers verschwindet.',
      'wahl-merker=P11M PHPSESSID=session',
    ],
    ['Cookies mit dem Namen des Anbieters bleiben 2 Jahre, cookies named after the site 1 year.', ''],
    [
      'Cookies: Das Cookie „werk_wahl“ hält ein halbes Jahr lang fest, was Sie erlaubt haben, und das Cookie „_zw“ läuft nach 2 Jahren ab.',
      'werk_wahl=P6M _zw=P2Y',
    ],
    ['Cookies: werk_wahl merkt sich, ob Sie zustimmen, und bleibt 2 Jahre.', 'werk_wahl=P2Y'],
    [
      'Cookies: werk_a (Werk Ireland Limited), werk_b und wb. Laufzeit: 1 Jahr',
      'werk_a=P1Y werk_b=P1Y wb=P1Y',
    ],
    ['Cookies: Ein Hinweis, etwa werk_hinweis, wird gesetzt, wenn Sie zustimmen.', 'werk_hinweis=?'],
    ['Cookie: merkt sich, dass Sie werk_wahl haben, und endet mit der Sitzung', 'werk_wahl=session'],
    ['Das Cookie MeinKurs endet mit der Abmeldung.', 'MeinKurs=session'],
    ['Wir setzen das Cookie «kurs_wahl» (bis zur Abmeldung, höchstens 12 Stunden).', 'kurs_wahl=PT12H'],
    [
      'Cookies brauchen wir für die Anmeldung.\n\nIm Einzelnen sind dies:\nkurs_sitzung (Anmeldung, bis zum Ende der Sitzung)\nmerker (Merken, dass der Hinweis geschlossen wurde, 30 Tage)',
      'kurs_sitzung=session merker=P30D',
    ],
    ['Es gibt nur ein Cookie (PHPSESSID), das weg ist, wenn man das Fenster zumacht.', 'PHPSESSID=session'],
    ['Das Cookie app_wahl bleibt, bis Sie es in den Einstellungen löschen.', 'app_wahl=purpose'],
    ['We set one cookie, my_session, which is deleted when you close your browser.', 'my_session=session'],
  ])('%s', (line, found) => {
    expect(cookiesOf(line)).toBe(found)
  })

  test.each([
    'Wir verwenden Cookies (kleine Textdateien).',
    'Cookies: keine',
    'Cookies: Textdateien (klein), die Ihr Browser anlegt, wenn Sie uns besuchen',
    'Cookies: Sie entscheiden, ob welche gesetzt werden, und zwar für zwölf Monate.',
    'Cookie: Ja, auf Wunsch',
    'Startet das Video, setzt der Anbieter „Filmhaus“ Cookies ein.',
    'Cookies werden entweder für die Sitzung (Session-Cookies) oder dauerhaft (2 Jahre) gespeichert.',
    'Es gibt Session-Cookies (bis zum Ende der Sitzung) und permanente (2 Jahre).',
    'Die Cookies von YouTube und LinkedIn laden wir erst nach Ihrer Zustimmung.',
    'Über Cookies und Cookie IDs werden Geräte wiedererkannt.',
    'Cookies löschen (nach 30 Tagen) Sie in den Einstellungen.',
    'Sie werden benachrichtigt, sobald ein Cookie gesendet wird oder ein Cookie abgelegt ist.',
    'Das Cookie selbst enthält keine Namen, und das Cookie dabei speichert nur eine Nummer.',
    'Bevor ein Cookie gesetzt wird, fragen wir; ob das Cookie hinterlegt ist, sehen Sie im Browser.',
    'Wenn der Cookie akzeptiert ist (30 Tage) oder dem Cookie zugeordnet wird.',
    'Ein Cookie entfernen (30 Tage) Sie in den Einstellungen, the cookie itself is harmless.',
    'Diese Cookies setzen wir mit dem Code „_anonymizeIp()“ ein.',
    'Zum Thema Cookies siehe § 25 TDDDG und die DSGVO.',
    'Cookies: technisch notwendige (Sitzung), statistische (1 Jahr).',
  ])('none: %s', (line) => {
    expect(cookiesOf(line)).toBe('')
  })
})

describe('as consent banners print them', () => {
  test('a name alone over its lines; what is no cookie stays out', () => {
    expect(
      cookiesOf(
        'Notwendig (1)',
        'MeinConsent\nAnbieter: Beispiel\nMerkt sich die Auswahl.\nAblauf: 1 Jahr\nTyp: HTTP-Cookie',
        'zaehler\nAnbieter: Beispiel\nZählt Aufrufe.\nAblauf: Session\nTyp: Pixel-Tracker',
      ),
    ).toBe('MeinConsent=P1Y')
  })
  test('each label and each value on a line of its own', () => {
    expect(
      cookiesOf(
        'Name\nBeispiel-Statistik\nAnbieter\nBeispiel GmbH\nCookie Name\n_xa,_xat,_xid\nCookie Laufzeit\n2 Jahre',
      ),
    ).toBe('_xa=P2Y _xat=P2Y _xid=P2Y')
  })
  test('bullets below a heading of their own below one on cookies', () => {
    expect(
      cookiesOf(
        'Cookies und Statistik',
        'Notwendig:\n• app_sitz – hält Sie angemeldet, bis Sie den Browser schließen\n• app_entwurf – Zwischenspeicher, 48 Stunden\n• app_wahl – Ihre Auswahl, bis Sie den lokalen Speicher leeren',
      ),
    ).toBe('app_sitz=session app_entwurf=PT48H app_wahl=purpose')
  })
  test('a table whose cells were glued together', () => {
    expect(
      cookiesOf(
        'Cookies',
        'CookieZweckLaufzeit\nladenSitzungIDHält den WarenkorbEnde der Sitzung\nladen_hinweismerkt sich, dass Sie ihn geschlossen haben24 Stunden\n_gaStatistik2 Jahre',
      ),
    ).toBe('ladenSitzungID=session laden_hinweis=PT24H _ga=P2Y')
  })
  test('a list whose introduction alone speaks of cookies', () => {
    expect(
      cookiesOf(
        'Folgende Cookies werden gesetzt:\n- app_logged_in_[hash]: Anmeldung, Sitzung\n- wp-settings-{user}: 1 Jahr\n- sprache_wahl – merkt sich die Sprache (1 Jahr)',
      ),
    ).toBe('app_logged_in_[hash]=session wp-settings-{user}=P1Y sprache_wahl=P1Y')
  })
  test('lines right after the words that announce them', () => {
    expect(
      cookiesOf(
        'Das Werkzeug setzt folgende Cookies:',
        'merkerutk, 6 Monate, erkennt Sie wieder\n__mk_a, 30 Minuten, zählt Sitzungen\n__mk_b, Sitzungsende, Neustart',
        'Wir bewahren alles sicher auf.',
      ),
    ).toBe('merkerutk=P6M __mk_a=PT30M __mk_b=session')
  })
  test('lines and rows without titles, each with its lifetime, after what speaks of cookies', () => {
    expect(
      cookiesOf(
        'Wir verwenden Cookies. Nötige setzen wir immer.',
        'laden_kasse – Sitzung – Warenkorb\nkrumel – 1 Jahr – Werbung',
        'Im Übrigen speichern wir nichts auf Ihrem Gerät.',
      ),
    ).toBe('laden_kasse=session krumel=P1Y')
    expect(
      cookiesOf(
        'Cookies setzen wir so sparsam wie möglich.',
        'MeineWahl (Fenster) | Ihre Auswahl | 12 Monate\nJSESSIONID | Börse | bis Ende der Sitzung',
      ),
    ).toBe('MeineWahl=P12M JSESSIONID=session')
  })
  test('lines under the kinds of a banner, names that a dash parts from what they do, a lifetime after what it does', () => {
    expect(
      cookiesOf(
        'Das Fenster von Wahlhelfer fragt Sie nach Cookies.',
        'Notwendig (1)',
        'WahlHelfer, Gärtnerei, Speichert die Wahl, Ablauf: 1 Jahr, Typ: HTTP-Cookie',
        'Marketing (1)',
        '_xy_au, Werbenetz, Ablauf: 90 Tage',
      ),
    ).toBe('WahlHelfer=P1Y _xy_au=P90D')
    expect(cookiesOf('Cookies', 'Name: xb_session - keeps you logged in, only here - 6 months')).toBe(
      'xb_session=P6M',
    )
    expect(
      cookiesOf(
        'Es gibt nur ein Cookie, nämlich „gast-cookie“. Es merkt sich Ihre Wahl und bleibt 70 Tage bei Ihnen.',
      ),
    ).toBe('gast-cookie=P70D')
  })
})

describe('names in brackets, and lifetimes that stand elsewhere', () => {
  test.each([
    [
      'Gesetzt werden Cookies (wahl, _merker). Die Cookies wahl und _merker haben eine Laufzeit von je 90 Tagen.',
      'wahl=P90D _merker=P90D',
    ],
    ['Ein vom Anbieter gesetztes Cookie (spielstand) läuft nach zwei Jahren ab.', 'spielstand=P2Y'],
    [
      'In den Cookies werden gespeichert:\n\n(1) Ihre Sprache (sprache, ein Jahr)\n(2) Ihre Entscheidung (hinweis, 120 Tage)',
      'sprache=P1Y hinweis=P120D',
    ],
    [
      'Wir setzen das Cookie „AuswahlMerker“ und das Cookie „FORM-KEY“.\n\nSpeicherdauer:\nAuswahlMerker: 6 Monate\nFORM-KEY: 2 Stunden',
      'AuswahlMerker=P6M FORM-KEY=PT2H',
    ],
    ['Es wird ein Cookie (_mess_id) gesetzt. Es verliert nach 30 Tagen seine Gültigkeit.', '_mess_id=P30D'],
    ['Notwendige Cookies: «haus_sid» (bis zum Schliessen des Browsers).', 'haus_sid=session'],
    ['Wir nutzen Cookies (optional). Cookies (gekürzt) bleiben 30 Tage.', ''],
  ])('%s', (text, cookies) => {
    expect(cookiesOf(text)).toBe(cookies)
  })
})

test('the name of a cookie is quoted without the line that begins its row', () => {
  const { spans } = readFacts(
    readText(
      '| Cookie | Zweck | Laufzeit |\n|---|---|---|\n| HAUSSESSID | Anmeldung | Sitzung |\n| _wahl | Auswahl | 2 Jahre |\n',
      'text',
    ),
  )
  expect(spans.flatMap(({ path, quote }) => (/^cookies\[\d\]$/u.test(path) ? [quote] : []))).toEqual([
    'HAUSSESSID',
    '_wahl',
  ])
})

test('a row far below the head of its table is still under it', () => {
  const rows = Array.from({ length: 70 }, (_, n) => `| Werk ${n} | für uns | § 9 MusterG | keine |`)
  const { cookies, legal_bases: bases } = readFacts(
    readText(
      [
        '| Dienst | Zweck | Rechtsgrundlage | Cookies |',
        '|---|---|---|---|',
        ...rows,
        '| Torhaus | Messung | § 12 MusterG | _tor_id, 90 Tage |',
      ].join('\n'),
      'markdown',
    ),
  )
  expect(cookies.find(({ name }) => name === '_tor_id')).toEqual({ name: '_tor_id', lifetime: 'P90D' })
  expect(bases).toContain('MusterG 12')
})

test.each([
  'Dabei entsteht das Cookie vuid mit 2 Jahren Laufzeit.',
  'Dabei entsteht das Cookie vuid mit einer Laufzeit von 2 Jahren.',
])('a small word before a lifetime is the name: %s', (line) => {
  const facts = readFacts(readText(`Datenschutz\n\nFilme\n\n${line}`))
  expect(facts.cookies).toEqual([{ name: 'vuid', lifetime: 'P2Y' }])
  expect(facts.retention).toEqual([])
})
