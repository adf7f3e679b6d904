import { describe, expect, test } from 'vitest'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { readLinks } from './index.ts'

const linksOf = (text: string): readonly string[] => {
  const notice = readText(text)
  return readLinks(notice, readFacts(notice)).links.map(
    (link) =>
      `${link.kind} ${link.from.label} > ${link.to.label} (${link.near}${link.conditional ? ', if' : ''})`,
  )
}

const TITLE = 'Datenschutzerklärung\n\n'

describe('links', () => {
  test('a base and its purpose in one sentence', () => {
    expect(
      linksOf(
        `${TITLE}Newsletter\n\nDen Newsletter senden wir aufgrund Ihrer Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO.\n`,
      ),
    ).toContain('base-purpose GDPR 6(1)(a) > newsletter (sentence)')
  })

  test('a base in the next sentence of the paragraph', () => {
    expect(
      linksOf(
        `${TITLE}Kontakt\n\nIhre Angaben verarbeiten wir zur Beantwortung Ihrer Anfrage. Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO.\n`,
      ),
    ).toContain('base-purpose GDPR 6(1)(b) > contact (paragraph)')
  })

  test('what a section says of its one recipient', () => {
    const links = linksOf(
      `${TITLE}Calendly\n\nZur Terminvereinbarung nutzen wir Calendly. Anbieter ist die Calendly LLC, 271 17th St NW, Atlanta, Georgia 30363, USA. Verarbeitet werden Name und E-Mail-Adresse.\n\nRechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO.\n\nDie Übertragung in die USA wird auf Standardvertragsklauseln gestützt.\n`,
    )
    expect(links).toEqual(
      expect.arrayContaining([
        'recipient-purpose Calendly > appointment (sentence)',
        'recipient-category Calendly > contact.email (paragraph)',
        'recipient-base Calendly > GDPR 6(1)(f) (section)',
        'recipient-instrument Calendly > SCC (section)',
      ]),
    )
  })

  test('a period and the data it is for', () => {
    expect(
      linksOf(`${TITLE}Protokolle\n\nIP-Adressen in Logfiles werden nach sieben Tagen gelöscht.\n`),
    ).toEqual(
      expect.arrayContaining([
        'period-category P7D > device.ip (sentence)',
        'period-category P7D > log (sentence)',
      ]),
    )
  })

  test('two recipients of one section do not share what is said in other paragraphs', () => {
    const links = linksOf(
      `${TITLE}Empfänger\n\nFür die Zahlungsabwicklung nutzen wir Stripe.\n\nDer Versand erfolgt mit DHL.\n`,
    )
    expect(links).toContain('recipient-purpose Stripe > payment (sentence)')
    expect(links).not.toContain('recipient-purpose Stripe > shipping (section)')
  })

  test('a base that stands alone among others goes with the paragraph before it', () => {
    const links = linksOf(
      `${TITLE}Wozu\n\nWir senden Ihnen Werbung nach Art. 6 Abs. 1 lit. a DSGVO.\n\nDas dient der Erfüllung gesetzlicher Pflichten.\n\nGestützt wird das auf Art. 6 Abs. 1 lit. c DSGVO.\n`,
    )
    expect(links).toContain('base-purpose GDPR 6(1)(c) > legal-duty (section)')
    expect(links).not.toContain('base-purpose GDPR 6(1)(c) > marketing (section)')
  })

  test('a condition stays with its link', () => {
    expect(
      linksOf(
        `${TITLE}Analyse\n\nSofern eine Einwilligung vorliegt, erfolgt die Analyse auf Grundlage von Art. 6 Abs. 1 lit. a DSGVO.\n`,
      ),
    ).toContain('base-purpose GDPR 6(1)(a) > analytics (sentence, if)')
  })

  test('a heading says what its section is for, and what is said of all is said of each', () => {
    const links = linksOf(
      `${TITLE}Zahlungsverfahren\n\nRechtsgrundlagen: Vertragserfüllung und vorvertragliche Anfragen (Art. 6 Abs. 1 lit. b DSGVO).\n\nMollie: Kartenzahlung; Dienstanbieter: Mollie B.V., Keizersgracht 126, 1015 CW Amsterdam, Niederlande.\n\nKlarna: Ratenkauf; Dienstanbieter: Klarna Bank AB, Sveavägen 46, 111 34 Stockholm, Schweden.\n`,
    )
    expect(links).toEqual(
      expect.arrayContaining([
        'base-purpose GDPR 6(1)(b) > payment (section)',
        'recipient-base Mollie > GDPR 6(1)(b) (section)',
        'recipient-base Klarna > GDPR 6(1)(b) (section)',
        'recipient-purpose Klarna > payment (section)',
      ]),
    )
    // "Vertragserfüllung (Art. 6 …)" is what the base is called.
    expect(links.filter((link) => link.includes('> contract'))).toEqual([])
  })

  test('what an entry of a list says stays in it', () => {
    const links = linksOf(
      `${TITLE}Onlinedienste\n\nHotjar: Heatmaps; Dienstanbieter: Hotjar Ltd., St Julian’s, Malta; Rechtsgrundlagen: Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).\n\nHetzner: Server; Dienstanbieter: Hetzner Online GmbH, Industriestr. 25, 91710 Gunzenhausen.\n`,
    )
    expect(links).toContain('recipient-base Hotjar > GDPR 6(1)(a) (sentence)')
    // That it hosts is known of it.
    expect(links.filter((link) => link.includes('Hetzner'))).toEqual([
      'recipient-purpose Hetzner > website (section)',
    ])
  })

  test('a section that is headed by a name goes on with the one before', () => {
    const links = linksOf(
      `${TITLE}Bezahlen\n\nIhre Angaben gehen an den Dienst, den Sie wählen. Das dient der Zahlungsabwicklung nach Art. 6 Abs. 1 lit. b DSGVO.\n\nPayPal\n\nAnbieter ist die PayPal (Europe) S.à r.l. et Cie, S.C.A., 22-24 Boulevard Royal, L-2449 Luxemburg. Es gelten deren Hinweise.\n`,
    )
    expect(links).toEqual(
      expect.arrayContaining([
        'recipient-purpose PayPal > payment (section)',
        'recipient-base PayPal > GDPR 6(1)(b) (section)',
      ]),
    )
  })

  test('a list belongs to the sentence that leads in to it', () => {
    const links = linksOf(
      `${TITLE}Abruf der Seiten\n\nUnsere Website wird bei der Hetzner Online GmbH, Industriestr. 25, 91710 Gunzenhausen, gehostet. Festgehalten werden dort:\n\n- IP-Adresse\n- Betriebssystem\n\nDie Protokolle werden nach acht Tagen gelöscht.\n`,
    )
    expect(links).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^recipient-category Hetzner.* > device\.ip /u),
        expect.stringMatching(/^recipient-category Hetzner.* > device /u),
        expect.stringMatching(/^period-category P8D > device\.ip /u),
        expect.stringMatching(/^period-category P8D > device /u),
      ]),
    )
  })

  test('of several recipients in a paragraph each gets what is said of it', () => {
    const links = linksOf(
      `${TITLE}Helfer\n\nFür Termine nutzen wir Doctolib (Doctolib GmbH, Mehringdamm 51, 10961 Berlin). Es erhält Ihre Telefonnummer. Für Rundschreiben nutzen wir CleverReach (CleverReach GmbH & Co. KG, Schafjückenweg 2, 26180 Rastede). Es erhält Ihre Anschrift.\n`,
    )
    expect(links).toContain('recipient-category Doctolib > contact.phone (paragraph)')
    expect(links).toContain('recipient-category CleverReach > contact.address (paragraph)')
    expect(links).not.toContain('recipient-category CleverReach > contact.phone (paragraph)')
    expect(links).not.toContain('recipient-category Doctolib > contact.address (paragraph)')
  })

  test('of several periods in a sentence each has its own data', () => {
    const links = linksOf(
      `${TITLE}Fristen\n\nIP-Adressen werden nach drei Tagen gekürzt, Nutzungsdaten nach zwei Monaten gelöscht.\n`,
    )
    expect(links).toContain('period-category P3D > device.ip (sentence)')
    expect(links).toContain('period-category P2M > usage (sentence)')
    expect(links).not.toContain('period-category P3D > usage (sentence)')
    expect(links).not.toContain('period-category P2M > device.ip (sentence)')
  })

  test('a table that came as lines joins each base with the line before it', () => {
    const links = linksOf(
      `${TITLE}Wozu und warum\n\nZweck\nGrundlage\nErfüllung des Kaufvertrags\nArt. 6 Abs. 1 lit. b DSGVO\nSchulung\nArt. 6 Abs. 1 lit. a DSGVO\nAbwehr von Ansprüchen\nArt. 6 Abs. 1 lit. f DSGVO\n`,
    ).filter((link) => link.startsWith('base-purpose'))
    expect(links.map((link) => link.replace(/ \(.*/u, link.includes('(a)') ? ' (a)' : ''))).toEqual(
      expect.not.arrayContaining([expect.stringContaining('(a)')]),
    )
    expect(links).toContain('base-purpose GDPR 6(1)(f) > claims (section)')
  })

  test.each([
    'Wir verarbeiten das zur Lieferung nach Art. 6 Abs. 1 lit. b DSGVO und, sofern Sie es wünschen, zur Werbung nach Art. 6 Abs. 1 lit. a DSGVO.',
    'Nach Art. 6 Abs. 1 lit. b DSGVO verarbeiten wir das zur Lieferung der Ware und nach Art. 6 Abs. 1 lit. a DSGVO verarbeiten wir es zur Werbung.',
  ])('of several bases in a sentence each carries its own: %s', (sentence) => {
    const links = linksOf(`${TITLE}Wozu\n\n${sentence}\n`).map((link) => link.replace(/ \([a-z, ]+\)$/u, ''))
    expect(links).toContain('base-purpose GDPR 6(1)(b) > shipping')
    expect(links).toContain('base-purpose GDPR 6(1)(a) > marketing')
    expect(links).not.toContain('base-purpose GDPR 6(1)(a) > shipping')
    expect(links).not.toContain('base-purpose GDPR 6(1)(b) > marketing')
  })

  test('where some needs consent and some does not, neither is said of anybody', () => {
    const links = linksOf(
      `${TITLE}Cookies\n\nNötige Cookies setzen wir nach § 25 Abs. 2 Nr. 2 TDDDG, andere nur mit Einwilligung, § 25 Abs. 1 TDDDG. Ihre Wahl speichert Cookiebot (Usercentrics A/S, Havnegade 39, 1058 Kopenhagen, Dänemark).\n`,
    )
    expect(links.filter((link) => link.startsWith('recipient-base'))).toEqual([])
  })

  test('a numbered paragraph belongs to the heading of its number', () => {
    const links = linksOf(
      `${TITLE}5 Abwicklung\n\n5.1 Wie Sie bei uns bestellen können, steht in unseren Bedingungen; wir halten uns daran.\n\nPayPal\n\nAnbieter ist die PayPal (Europe) S.à r.l. et Cie, S.C.A., 22-24 Boulevard Royal, L-2449 Luxemburg. Es gelten deren Hinweise.\n\nZur Zahlungsabwicklung geben wir Ihre Daten weiter, Art. 6 Abs. 1 lit. b DSGVO.\n\n5.2 Auskünfte holen wir bei der Creditreform Boniversum GmbH, Hammfelddamm 13, 41460 Neuss, ein.\n`,
    )
    expect(links).toContain('recipient-purpose PayPal > payment (section)')
    expect(links.filter((link) => link.includes('Boniversum') && link.includes('payment'))).toEqual([])
  })

  test('what nobody gets is no link, nor are words of an address', () => {
    const links = linksOf(
      `${TITLE}Zähler\n\nWir nutzen Plausible der Plausible Insights OÜ, Västriku tn 2, 50403 Tartu, Estland, siehe https://plausible.example/newsletter. Bestellt wird ohne Ihren Namen, IP-Adressen werden nicht gespeichert.\n`,
    )
    expect(links.filter((link) => /newsletter|contact\.name|device\.ip/u.test(link))).toEqual([])
  })

  test('paragraphs that open with a title of their own are sections', () => {
    const links = linksOf(
      `${TITLE}Dein Vertrag. Was wir von dir wissen, brauchen wir für die Mitgliedschaft (Art. 6 Abs. 1 lit. b DSGVO).\n\nKameras! Am Eingang wollen wir unser Eigentum schützen, Art. 6 Abs. 1 lit. f DSGVO.\n\nWebseite. Unsere Seite kern.example liegt bei der STRATO GmbH (Otto-Ostrowski-Straße 7, 10249 Berlin).\n`,
    )
    expect(links).toContain('base-purpose GDPR 6(1)(f) > security (sentence)')
    expect(links).toContain('recipient-purpose STRATO GmbH > website (sentence)')
    expect(links.filter((link) => link.startsWith('recipient-base'))).toEqual([])
  })

  test('what a service is for is known where the notice only names it', () => {
    const links = linksOf(
      `${TITLE}Dienste\n\nIm Einsatz sind Mollie und Google Maps.\n\nTagungshotel\n\nDie Namen der Gäste erhält die Waldkater GmbH.\n`,
    )
    expect(links).toContain('recipient-purpose Mollie > payment (section)')
    expect(links).toContain('recipient-purpose Google Maps > embedded-content (section)')
    expect(links.filter((link) => /recipient-purpose Waldkater/u.test(link))).toEqual([])
  })

  test('a section lists its purposes and names its bases below', () => {
    const links = linksOf(
      `${TITLE}Webhosting\n\nWir zeigen Ihnen unsere Seiten.\n\n- Zwecke der Verarbeitung: Bereitstellung unseres Onlineangebotes; Sicherheitsmaßnahmen.\n- Rechtsgrundlagen: Berechtigte Interessen (Art. 6 Abs. 1 lit. f DSGVO).\n`,
    )
    expect(links).toContain('base-purpose GDPR 6(1)(f) > website (section)')
    expect(links).toContain('base-purpose GDPR 6(1)(f) > security (section)')
  })

  test('how long we keep what is ours is not how long somebody named beside it keeps what is theirs', () => {
    const kept = (said: string): readonly string[] =>
      linksOf(
        `${TITLE}Verantwortlich ist die Holzhaus Kern GmbH, Am Rain 4, 24103 Kiel.\n\nSpenden\n\nUnsere Bank ist die Alma Bank AG, Kiel. ${said}\n`,
      ).filter((link) => link.startsWith('period-recipient'))
    expect(kept('Die Bescheinigungen bewahren wir zehn Jahre auf.')).toEqual([])
    expect(kept('Die Alma Bank AG speichert Aufträge zehn Jahre lang.')).toEqual([
      'period-recipient P10Y > Alma Bank AG (sentence)',
    ])
  })

  test('a bracket behind one of several names says what that one is for', () => {
    const links = linksOf(
      `${TITLE}Dienstleister\n\nFür uns arbeiten die Kiefer GmbH (Hosting), die Lärche GmbH (Newsletter) und die Tanne GmbH.\n`,
    )
    expect(links).toContain('recipient-purpose Kiefer GmbH > website (sentence)')
    expect(links).toContain('recipient-purpose Lärche GmbH > newsletter (sentence)')
    expect(links).toHaveLength(2)
  })

  test('a notice is for what its title says, where its sections do not say more', () => {
    const links = linksOf(
      'Datenschutzhinweise für Bewerberinnen und Bewerber\n\nKern GmbH\n\nGrundlagen\n\nAlles stützt sich auf Art. 6 Abs. 1 lit. b DSGVO.\n\nWie lange\n\nNach einer Zusage: für die Dauer der Probezeit. Bei Absage: 6 Monate.\n',
    )
    expect(links).toContain('base-purpose GDPR 6(1)(b) > application (section)')
    expect(links).toContain('period-purpose P6M > application (section)')
  })

  test('what a law orders is a duty, whatever the sentence calls it', () => {
    const links = linksOf(
      `${TITLE}Rechnung\n\nRechnungen bewahren wir acht Jahre auf (Art. 6 Abs. 1 lit. c DSGVO, § 147 AO).\n`,
    )
    expect(links).toEqual(
      expect.arrayContaining([
        'base-purpose GDPR 6(1)(c) > legal-duty (section)',
        'base-purpose AO 147 > legal-duty (section)',
        'period-purpose P8Y > legal-duty (sentence)',
        'period-category P8Y > invoice (sentence)',
      ]),
    )
  })

  test('what something is independent of is not what it is for', () => {
    const links = linksOf(
      `${TITLE}Post\n\nUnabhängig von der Vertragsabwicklung senden wir Ihnen den Newsletter (Art. 6 Abs. 1 lit. a DSGVO).\n`,
    )
    expect(links).toEqual(['base-purpose GDPR 6(1)(a) > newsletter (sentence)'])
  })

  test('both ends stand in the file', () => {
    const source = `${TITLE}Protokolle\n\nIP-Adressen werden nach sieben Tagen gelöscht.\n`
    const notice = readText(source)
    const { links } = readLinks(notice, readFacts(notice))
    expect(links.length).toBeGreaterThan(0)
    for (const { from, to } of links) {
      expect(source.slice(...from.at)).not.toBe('')
      expect(source.slice(...to.at)).not.toBe('')
    }
  })
})
