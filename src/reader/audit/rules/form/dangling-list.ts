import { type Catch, defineRule } from '../../rule.ts'

const ANNOUNCES = /(?:unten|nachstehend|nachfolgend|folgende[nrs]?|below|following)[^.:]{0,200}:\s*$/iu

/** A list is announced, and the next thing is another section (Art. 12(1)). */
export default defineRule({
  code: 'form/dangling-list',
  law: 'GDPR 12(1)',
  accepts: [
    'Wir verarbeiten die folgenden Daten:\n\n- Name\n- Anschrift\n\nWozu nutzen wir sie?\n\nWir liefern damit Ihre Bestellung aus.',
    'Ihnen stehen folgende Rechte uns gegenüber zu:\n\n1. Auskunftsrecht nach Artikel 15 DSGVO\n2. Recht auf Berichtigung und auf Vervollständigung der Daten, Artikel 16 DSGVO\n3. Recht auf Löschung, Artikel 17 DSGVO',
    'Ihnen stehen folgende Rechte gegenüber uns zu:\n\n1. Auskunftsrecht\n\nSie können von uns eine Bestätigung darüber verlangen, ob wir Daten verarbeiten, die Sie betreffen.',
  ],
  catches: [
    'Welche Daten erheben wir?\n\nWir können die unten aufgeführten Daten erfassen, je nach unserer Beziehung zu Ihnen:\n\n1. Wozu nutzen wir Ihre Daten?\n\nWir nutzen Ihre Daten, um Ihre Bestellung auszuliefern und Sie über den Versand zu unterrichten.',
    'Welche Daten erheben wir?\n\nWir können die unten aufgeführten Daten erfassen, je nach unserer Beziehung zu Ihnen:\n\nWozu nutzen wir Ihre Daten?\n\nWir nutzen Ihre Daten, um Ihre Bestellung auszuliefern und Sie über den Versand zu unterrichten.',
  ],

  check(_notice, _facts, { view }) {
    return view.paragraphs.flatMap((paragraph, index): readonly Catch[] => {
      if (!ANNOUNCES.test(paragraph.text.slice(-260))) return []
      const next = view.paragraphs[index + 1]
      const after = view.paragraphs[index + 2]
      const cut = next === undefined || (next.heading && (next.text.endsWith('?') || /^\d/u.test(next.text)))
      // What begins to count right after the colon is the list: "1. Auskunftsrecht", "a) Berichtigung".
      const numbered = /^\(?[1a][.)](?![^]*\?$)/u.test(next?.text ?? '')
      if (!cut || numbered || (after !== undefined && after.text.length < 60)) return []
      return [{ hit: { start: paragraph.start, end: paragraph.end, paragraph: index } }]
    })
  },
})
