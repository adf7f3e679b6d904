import { fitsAny, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'

const FRAMEWORK = patterns(['Data Privacy Framework', '=\\bDPF\\b', 'Datenschutzrahmen'])
const FALLBACK = patterns([
  'Standard(?:vertrags|datenschutz)klauseln',
  'Binding Corporate Rules|verbindliche[nr]? (?:interne[nr]? )?(?:Datenschutzvorschriften|Unternehmensregeln)',
  '=\\bSCCs?\\b|\\bBCRs?\\b',
  'Modellklauseln|(?:EU-?|Musterv)\\w*klauseln|Standardklauseln',
  'standard contractual clauses',
])

/** A transfer to the United States that rests on the framework alone, while an appeal is pending. */
export default defineRule({
  code: 'transfer/dpf-alone',
  law: 'C-703/25 P',
  accepts: [
    'Der Anbieter ist nach dem Data Privacy Framework gelistet; zusätzlich gelten Standardvertragsklauseln.',
  ],
  catches: ['Der Anbieter in den USA ist nach dem EU-US Data Privacy Framework zertifiziert.'],

  check(_notice, _facts, context) {
    const { view } = context
    if (view.has(FALLBACK)) return []
    return view
      .findAny(FRAMEWORK, 40)
      .filter((hit) => !fitsAny(FALLBACK, context.section(hit)))
      .slice(0, 1)
      .map((hit) => ({ hit }))
  },
})
