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
