import { cite } from '../../../../text/cite.ts'
import { law } from '../../law.ts'
import { patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'
import { hitOf } from '../../view.ts'
import { concerns } from '../../seat.ts'

const TOPICS = new Map(Object.entries(law.topics).map(([topic, written]) => [topic, patterns(written)]))
const DATE = patterns([
  '=\\bStand\\b',
  '(?:letzte|zuletzt) … (?:aktualisier|geänder|Aktualisierung|Änderung)',
  'Version|Fassung|gültig (?:ab|seit)|last updated',
])

/** What may ask for other words in a notice from before, with its day and citation. */
const CHANGES = law.timeline.flatMap((row) => {
  const { date } = row
  if (row.status !== 'in_force' || row.keeps_notices !== undefined || date === null) return []
  const said = {
    de: `${row.event_de} (${date}, ${cite(row.citation, 'de')})`,
    en: `${row.event} (${date}, ${cite(row.citation, 'en')})`,
  }
  return [{ row, date, said }]
})

/** A notice older than a change of the law that touches what it speaks of (Art. 5(2), 12(1)). */
export default defineRule({
  code: 'form/date-older-than-law',
  law: 'GDPR 5(2), 12(1)',
  accepts: [
    'Wir übermitteln Daten in die USA. Stand: Oktober 2026',
    'Wir verwenden Cookies. Der Hinweis trägt keinen Stand.',
    // What came since, a judgment that left the Data Privacy Framework as it is, asks for no other words.
    'Google LLC in den USA ist nach dem Data Privacy Framework zertifiziert; wir verwenden Cookies. Stand: März 2025',
  ],
  catches: ['Wir verwenden Cookies und Dienste in den USA. Stand: Januar 2017'],

  check(_notice, facts, context) {
    const { noticeDay, asOf, view } = context
    if (noticeDay === null) return []
    const changes = CHANGES.filter(
      ({ row, date }) =>
        concerns(row, facts) &&
        noticeDay < date &&
        date <= asOf &&
        row.touches.some((topic) => view.has(TOPICS.get(topic) ?? [])),
    )
    const first = changes[0]
    if (first === undefined) return []
    const dated = facts.reading.anchors.find(({ path }) => path === 'date_of_notice')
    const [stated] = dated === undefined ? [] : hitOf(view, dated.at)
    const hit = stated ?? view.findAny(DATE, 40).at(-1) ?? context.whole()
    const slot = {
      de: changes.map(({ said }) => said.de).join('; '),
      en: changes.map(({ said }) => said.en).join('; '),
    }
    return [{ hit, since: first.date, slots: { changes: slot } }]
  },
})
