import { fits, pattern, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'

const GROUND = patterns([
  'Art(?:ikel|\\.)? ?9\\b',
  'Article 9',
  '§ ?22 (?:Abs(?:atz|\\.)? ?1 )?BDSG',
  '§ ?(?:11|12) (?:Abs(?:atz|\\.)? ?2 )?KDG',
  '§ ?13 (?:Abs(?:atz|\\.)? ?2 )?DSG-EKD',
])
const SPECIAL = patterns([
  '(?:Patienten|Gesundheits|Behandlungs)(?:daten|akte|angaben)(?!-?schutz)',
  'Befunde?\\b|Befunddaten|Anamnese|Diagnosen?\\b|Röntgenbild|Laborwerte|Krankheitsverlauf',
  'Ablichtung … (?:Haut|Gesicht)',
  'medizinische[nr]? Gerät\\w* … (?:erhoben|erfasst|aufgenommen)',
  'biometrische … (?:Daten|Merkmale)|Fingerabdr(?:uck|ücke)|Gesichtserkennung',
  'health (?:data|information)|medical (?:data|records|history)',
])
const DENIED = [
  pattern('(?:keine|nicht|ohne) … (?:Patienten|Gesundheits|biometrisch)'),
  pattern('besondere[rn]? (?:personenbezogene[rn]? )?(?:Daten)?[Kk]ategorien'),
  pattern('=\\bISO\\b'),
  pattern('sofern|soweit|falls|insbesondere'),
]

/** Health, biometric and other special data need a ground of Art. 9(2) besides Art. 6. */
export default defineRule({
  code: 'basis/health-without-art9',
  law: 'GDPR 9(1), (2)',
  accepts: [
    'Wir verarbeiten Ihre Patientendaten auf Grundlage von Art. 9 Abs. 2 lit. h DSGVO.',
    'Wir verarbeiten keine Gesundheitsdaten.',
    'Für das Krankenhaus gilt das Patientendatenschutzgesetz.',
  ],
  catches: [
    'Wir verarbeiten Ihre Befunde und Diagnosen auf Grundlage von Art. 6 Abs. 1 lit. b DSGVO.',
    'Im Fitnessraum erkennt das Gerät Ihren Fingerabdruck.',
  ],

  check(_notice, _facts, { view }) {
    if (view.has(GROUND)) return []
    return view
      .findAny(SPECIAL, 20)
      .filter((hit) => !DENIED.some((denied) => fits(denied, view.sentence(hit).text)))
      .slice(0, 3)
      .map((hit) => ({ hit }))
  },
})
