import { patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'

const LISTS = patterns(['Custom[- ]?Audiences?', 'Look-?a-?like', '=Customer Match'])
const HEALTH = patterns([
  'Patient(?:en|innen|in)?\\b|Patientendaten',
  'Apotheke|Arzneimittel|Medikament|Rezept\\b|Klinik|Arztpraxis|Therapie',
  'Gewichts(?:management|abnahme|verlust)|Abnehm',
])

/** "Kunden, Klienten, Mandanten, Patienten oder Geschäftspartner": whoever it may be, in the words of a generator. */
const ANYBODY = patterns(['(?:Mandanten|Klienten) … Patient|Patient\\w* … (?:Mandanten|Klienten)'])

/** Customer lists of a health service passed to an ad network show something about health (Art. 9; C-21/23). */
export default defineRule({
  code: 'svc/custom-audience-health',
  law: 'GDPR 9(1), (2)(a)',
  accepts: [
    'Unser Möbelhaus nutzt Facebook Custom Audiences.',
    'Die Daten unserer Kunden, Mandanten, Patienten oder Geschäftspartner verarbeiten wir für den Vertrag. Wir nutzen Facebook Custom Audiences.',
  ],
  catches: ['Als Versandapotheke nutzen wir Facebook Custom Audiences, um Kunden anzusprechen.'],

  check(_notice, _facts, { view }) {
    const ofHealth = view.findAny(HEALTH, 12).some((hit) => !view.fitsSentence(ANYBODY, hit))
    if (!ofHealth) return []
    return view.findAny(LISTS, 6).map((hit) => ({ hit }))
  },
})
