import { fitsAny, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'
import { below, type Hit, hitOf, isTitle } from '../../view.ts'

/** What names a rule that obliges, or at least the law it stands in. */
const RULE = patterns([
  '§',
  '=\\b(?:HGB|AO|UStG|GwG|SGB|IfSG|BGB|BMG|EStG|KWG|WPO|BRAO|EnWG|TKG|AMG|AGG|GewO|BDSG)\\b',
  '=\\b[A-ZÄÖÜ]\\w{0,18}[a-zäöü]\\w{0,6}(?:G|V|VO|O|GB)\\b',
  '\\b\\w*(?:steuer|handels|zoll|buchführungs|geldwäsche|sozialversicherungs)(?:- und \\w+)?(?:recht|liche)\\w*',
  '\\b(?:VO|Verordnung(?:en)?|Richtlinien?) \\((?:EG|EU|EWG)\\)(?! ?(?:Nr\\.? ?)?2016/679)',
  '\\b(?!\\w*(?:datenschutz|grundverordnung|vereinssatzung|beitragsordnung|geschäftsordnung))(?!(?:tages|haus|rang|rechts|reihen|unter|neu|größen)ordnung)\\w{4,30}(?:gesetz(?:e?s|e|en)?|ordnung(?:en)?|satzung(?:en)?)\\b',
  // Whoever rests on consent must be able to show it; the GDPR itself obliges to a few things more.
  '(?:i\\. ?V\\. ?m\\.|in Verbindung mit|\\bc\\)?(?: (?:DS-?GVO|GDPR))?(?:,| und|, nämlich| namely)) Art(?:ikel|\\.)? ?(?:5|7|12|30|3[2-5])\\b(?! (?:Abs(?:atz|\\.)? ?3|\\(3\\)))',
  'Art(?:ikel|\\.)? ?5 (?:Abs\\. ?2|para\\. ?2)(?:,| und| and) Art(?:ikel|\\.)? ?6\\b',
  'verpflicht\\w* … Art(?:ikel|\\.)? ?(?:5|7|30|3[2-5])\\b|Art(?:ikel|\\.)? ?(?:5|7|30|3[2-5])\\b … verpflicht',
  '\\b(?:control|labou?r|tax|fiscal|commercial|company|companies|customs|money laundering) (?:laws?|acts?|codes?)\\b',
])
/** Sentences in which lit. c is no ground: limits of rights. */
const LIMITS = patterns(['Art\\.? ?(?:17|20|21)\\b'])
/** Sentences that only explain what lit. c is, whatever the company does. */
const GENERAL = patterns([
  '(?:soweit|sofern|wenn|falls|für den Fall|ist die|ist eine|insoweit) … (?:rechtliche|gesetzliche)\\w* (?:Verpflichtung|Pflicht|Vorgabe)',
  '(?:Die|jede) Verarbeitung ist … zur Erfüllung (?:einer|von) rechtliche\\w* Verpflichtung',
  'Verarbeitung zur Erfüllung unserer rechtlichen Verpflichtung',
  'bei (?:gesetzlichen|rechtlichen) (?:Pflichten|Verpflichtungen)',
  '(?:where|if|insofar as) … (?:legal obligation)',
])
/** The name of the ground, as some templates put it in every list of grounds. */
const LABEL = /(?:Rechtliche|Gesetzliche) Verpflichtung(?:en)? \($/u
const TITLE = /^[\d.)a-z•·–-]{0,8} ?(?:Aufgrund|Auf Grund|Zur Erfüllung|Um |Wegen|Weil)/u

/** So many places say what a notice has to say of this. */
const MOST = 60

/** Lit. c carries only with the rule of the Union or a Member State that obliges (Art. 6(3), 13(1)(c)). */
export default defineRule({
  code: 'basis/c-without-law',
  law: 'GDPR 6(3), 13(1)(c)',
  accepts: [
    'Rechnungen bewahren wir nach § 147 AO auf (Art. 6 Abs. 1 lit. c DSGVO).',
    'Aufgrund der VO (EG) Nr. 2580/2001 gleichen wir Namen mit Listen ab (Art. 6 Abs. 1 lit. c DSGVO).',
    'Namen gleichen wir mit Listen ab (Art. 6 Abs. 1 lit. c DSGVO in Verbindung mit den Verordnungen (EG) Nr. 2580/2001 und Nr. 881/2002).',
    'Nach dem Messstellenbetriebsgesetz geben wir Zählerstände weiter (Art. 6 Abs. 1 lit. c DSGVO).',
    'Für die Abrechnung der Nebenkosten gilt auch Art. 6 Abs. 1 c) DSGVO (BetrKV, HeizkostenV).',
    'Den Zählerstand lesen wir nach der Wasserabgabesatzung ab (Art. 6 Abs. 1 lit. c DSGVO).',
    'Kaufbelege heben wir auf, um steuerliche Pflichten zu erfüllen (Art. 6 Abs. 1 lit. c DSGVO).',
    'Ihre Auswahl speichern wir, um sie nachweisen zu können (Art. 6 Abs. 1 lit. c i. V. m. Art. 7 Abs. 1 DSGVO).',
    'Ihre Auswahl halten wir fest (Rechtliche Verpflichtung, Art. 6 Abs. 1 lit. c) DSGVO, nämlich Art. 7 Abs. 1 DSGVO).',
    'We keep your choice to be able to prove it (Art. 5 para. 2, Art. 6 para. 1 lit. c GDPR).',
    '3.4 Aufgrund gesetzlicher Vorgaben (Art. 6 Abs. 1 lit. c DSGVO)\n\nAls Bank unterliegen wir vielen Pflichten, etwa aus dem Kreditwesengesetz und dem Geldwäschegesetz.',
    'Soweit uns eine rechtliche Verpflichtung trifft, ist Grundlage Art. 6 Abs. 1 lit. c DSGVO.\n\nRechnungen bewahren wir nach § 147 AO auf (Art. 6 Abs. 1 lit. c DSGVO).',
    'We compare names with lists as export control law requires (Art. 6(1)(c) GDPR).',
  ],
  catches: [
    'Soweit eine rechtliche Verpflichtung besteht, verarbeiten wir Daten nach Art. 6 Abs. 1 lit. c DSGVO.',
    'Unfälle tragen wir in ein Buch ein. Rechtsgrundlage ist Art. 6 Abs. 1 lit. c DSGVO.',
    'Rechtsgrundlagen: Rechtliche Verpflichtung (Art. 6 Abs. 1 S. 1 lit. c) DSGVO).',
    'Mitglieder führen wir nach unserer Vereinssatzung in einer Liste (Art. 6 Abs. 1 lit. c DSGVO).',
    'Unfälle melden wir (Art. 6 Abs. 1 lit. c DSGVO). Ihre Rechte nach Art. 12 DSGVO bleiben unberührt.',
    'Hinweise nehmen wir nach unserem Verhaltenskodex entgegen (Art. 6 Abs. 1 lit. c DSGVO).',
    'Um dem Gesetz zu entsprechen (Art. 6 Abs. 1 lit. c DSGVO)\n\nAnfragen von Behörden.',
    'Unfälle melden wir der Versicherung. Rechtsgrundlage ist Art. 6 Abs. 1 lit. b und c DSGVO.',
    'We are obliged to keep invoices (Art. 6(1)(c) GDPR).',
  ],

  check(_notice, facts, context) {
    const { view } = context
    const cited = facts.reading.citations
      .filter((one) => one.norm === 'GDPR 6(1)(c)' && one.use !== 'right' && one.use !== 'mention')
      .slice(0, MOST)
      .flatMap((one) => hitOf(view, one.at))
      .filter((hit) => !view.fitsSentence(LIMITS, hit))
    const bare = cited.filter((hit) => !namesRule(hit, context))
    const of = (kind: Kind): readonly Hit[] => bare.filter((hit) => kindOf(hit, context) === kind)
    // A list of grounds that comes back in every section is one fault, said where it first stands.
    const found = [...of('concrete'), ...of('label').slice(0, 1)]
    // What a notice explains in general it may fill in elsewhere.
    if (found.length === 0 && bare.length === cited.length) found.push(...of('general').slice(0, 1))
    return found.map((hit): Catch => ({ hit }))
  },
})

type Kind = 'general' | 'label' | 'concrete'

/** What a place says with lit. c: what it is, the name of a ground in a list, or what something rests on. */
function kindOf(hit: Hit, { view }: Context): Kind {
  if (view.fitsSentence(GENERAL, hit)) return 'general'
  return LABEL.test(view.text.slice(Math.max(0, hit.start - 40), hit.start)) ? 'label' : 'concrete'
}

/** Whether the rule stands in the paragraph, or below where the paragraph is a title. */
function namesRule(hit: Hit, context: Context): boolean {
  const { view } = context
  const own = view.paragraphs[hit.paragraph]
  if (own === undefined) return false
  if (fitsAny(RULE, view.near(hit))) return true
  if (!own.heading && !(isTitle(view, hit.paragraph, 160) && TITLE.test(own.text))) return false
  const said = below(view, hit.paragraph, 3000)
  return fitsAny(RULE, said)
}
