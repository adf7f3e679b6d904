import { type Catch, defineRule } from '../../rule.ts'

const ANNOUNCES = /(?:unten|nachstehend|nachfolgend|folgende[nrs]?|below|following)[^.:]{0,200}:\s*$/iu

/** A list is announced, and the next thing is another section (Art. 12(1)). */
export default defineRule({
  code: 'form/dangling-list',
  law: 'GDPR 12(1)',
  accepts: [
    'Wir verarbeiten die folgenden Daten:\n\n- Name\n- Anschrift\n\nWozu nutzen wir sie?\n\nWir liefern damit Ihre Bestellung aus.',
    'Ihnen stehen folgende Rechte uns gegenüber zu:\n\n1. Auskunftsrecht nach Artikel 15 DSGVO\n2. Recht auf Berichtigung und auf Vervollständigung der Daten, Artikel 16 DSGVO\n3. Recht auf Löschung, Artikel 17 DSGVO',
  ],
  catches: [
    'Welche Daten erheben wir?\n\nWir können die unten aufgeführten Daten erfassen, je nach unserer Beziehung zu Ihnen:\n\nWozu nutzen wir Ihre Daten?\n\nWir nutzen Ihre Daten, um Ihre Bestellung auszuliefern und Sie über den Versand zu unterrichten.',
  ],

  check(_notice, _facts, { view }) {
    return view.paragraphs.flatMap((paragraph, index): readonly Catch[] => {
      if (!ANNOUNCES.test(paragraph.text.slice(-260))) return []
      const next = view.paragraphs[index + 1]
      const after = view.paragraphs[index + 2]
      const cut = next === undefined || (next.heading && (next.text.endsWith('?') || /^\d/u.test(next.text)))
      // Items with numbers of their own are the list: "1. Auskunft, Art. 15", "2. Berichtigung, Art. 16".
      const numbered = /^\(?1[.)]/u.test(next?.text ?? '') && /^\(?2[.)]/u.test(after?.text ?? '')
      if (!cut || numbered || (after !== undefined && after.text.length < 60)) return []
      return [{ hit: { start: paragraph.start, end: paragraph.end, paragraph: index } }]
    })
  },
})
