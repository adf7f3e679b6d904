import { disclaimedAt } from '../../disclaimed.ts'
import { pattern, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'

const GROUND = patterns(['Art(?:ikel|\\.)? ?9\\b', 'Article 9'])
/** Provisions beside Art. 9 that allow special categories. */
const SPECIAL_NORM =
  /^(?:BDSG (?:22|26\(3\))|KDG 1[12]|DSG-EKD 1[34]|[A-ZÄÖÜ]\p{L}*DS?G(?: \p{L}+)? .*9\(2\))/u
const SPECIAL = patterns([
  '(?:Patienten|Gesundheits|Behandlungs)(?:daten|akte|angaben)(?!-?schutz)',
  'Befunddaten|Anamnese|Röntgenbild|Laborwerte|Krankheitsverlauf',
  'Ablichtung … (?:Haut|Gesicht)',
  'medizinische[nr]? Gerät\\w* … (?:erhoben|erfasst|aufgenommen)',
  'biometrische … (?:Daten|Merkmale)|Fingerabdrücke|Gesichtserkennung',
  '(?:Ihr(?:en?)?|dein(?:en?)?|der|den|per|mit|einen?) (?<!digitaler )Fingerabdruck(?!-)',
  'health (?:data|information)|medical (?:data|records|history)',
])
/** Said of people and of machines: of people where the notice speaks of the sick. */
const OF_PEOPLE = patterns(['Befunde?\\b|Diagnosen?\\b'])
const THE_SICK = patterns([
  'Patient|[Ää]rztlich|Ärzt|Arzt\\b|[Kk]rank|[Pp]flege(?:kasse|bedürft|grad|heim)|Behandlung',
])
const DENIED = [
  pattern('(?:keine|nicht|ohne) … (?:Patienten|Gesundheits|biometrisch|Befund|Diagnose)'),
  pattern('besondere[rn]? (?:personenbezogene[rn]? )?(?:Daten)?[Kk]ategorien'),
  pattern('=\\bISO\\b'),
  // What a veterinary surgeon treats has no data of its own.
  pattern(
    '(?:Ihr(?:es|er|en)?|des|der|vom|Ihrem) (?:Haus|Heim|Klein)?(?:[Tt]ier(?:e?s|e|en)?|Hund(?:es|e)?|Katze|Pferd(?:es|e)?)\\b',
  ),
  pattern('sofern|soweit|falls|insbesondere'),
  // What the law counts among special categories, told by the notice.
  pattern('rassische|ethnische|Ethnie|Gewerkschaft|sexuelle'),
  // The print of a browser, and the sign that opens the settings for cookies.
  pattern('(?:digitale|Geräte|Browser|Device)\\w* ?-?Fingerabdr'),
  pattern('Fingerabdruck & (?:Symbol|Icon|links|rechts|unten|Browser|Cookie|Auswahl|Einstellung)'),
]

/** Health, biometric and other special data need a ground of Art. 9(2) besides Art. 6. */
export default defineRule({
  code: 'basis/health-without-art9',
  law: 'GDPR 9(1), (2)',
  accepts: [
    'Wir verarbeiten Ihre Patientendaten auf Grundlage von Art. 9 Abs. 2 lit. h DSGVO.',
    'Wir verarbeiten keine Gesundheitsdaten.',
    'Weder Kennzeichenlesung noch Gesichtserkennung sind installiert.',
    'Gesichtserkennung findet nicht statt.',
    'Wir erheben Ihren Namen und die Behandlungsdaten Ihres Tieres.',
    'Für das Krankenhaus gilt das Patientendatenschutzgesetz.',
    'Wir verarbeiten Gesundheitsdaten nach § 11 Abs. 2 lit. h KDG.',
    'Ihre Auswahl ändern Sie jederzeit über das Fingerabdruck-Symbol.',
    'Besuche erkennen wir mit Hilfe eines digitalen Fingerabdrucks wieder, der täglich wechselt.',
    'Bei der Inspektion lesen wir Fehlerspeicher und Diagnose des Fahrzeugs aus.',
  ],
  catches: [
    'Wir verarbeiten die Befunde und Diagnosen unserer Patienten auf Grundlage von Art. 6 Abs. 1 lit. b DSGVO.',
    'Im Fitnessraum erkennt das Gerät Ihren Fingerabdruck.',
  ],

  check(_notice, facts, context) {
    const { view } = context
    if (view.has(GROUND) || facts.reading.citations.some(({ norm }) => SPECIAL_NORM.test(norm))) return []
    return view
      .findAny(view.has(THE_SICK) ? [...SPECIAL, ...OF_PEOPLE] : SPECIAL, 20)
      .filter((hit) => !view.fitsSentence(DENIED, hit) && !disclaimedAt(view, hit, 'thing'))
      .slice(0, 3)
      .map((hit) => ({ hit }))
  },
})
