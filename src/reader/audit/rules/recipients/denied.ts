import type { Severity } from '../../finding.ts'
import { fitsAny, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'

const DENIAL = patterns([
  '(?:Weitergabe|Übermittlung) … (?:an )?Dritte[n]? … (?:findet nicht|erfolgt nicht|nicht statt)',
  '(?:keine|keinerlei) (?:Weitergabe|Übermittlung) … (?:an )?Dritte',
  '(?:nicht|keinesfalls|niemals) an (?:unbefugte )?Dritte (?:weitergegeben|weitergeleitet|übermittelt|verkauft|weiter)',
  '(?:not|never) … (?:share|pass|disclose|sell)\\w* … third part',
])
/** A promise for what was asked, such as a form: it leaves room, and whoever runs the machines is easily forgotten. */
const NARROW = patterns([
  'geben … nicht ohne Ihre … Einwilligung … weiter',
  'ohne (?:Ihre|deine) (?:\\w+ )?(?:Einwilligung|Zustimmung) … nicht an Dritte',
])
const QUALIFIED = patterns([
  'Dienstleister|Auftragsverarbeiter|(?:zu (?:anderen|sonstigen) (?:als|Zwecken))|soweit|im Übrigen|darüber hinaus',
  '(?:anderen|sonstigen) (?:Zweck|als)|(?:andere|sonstige|weitere|übrige)[nr]? Dritte',
  '\\b(?:dabei|hierbei|insoweit|hierzu|dazu)\\b',
  'eigene[nm] Server|lokal\\b|selbst (?:gehostet|betrieben)',
  'in diesem Zusammenhang|zu diesem Zweck|es sei denn|\\bsonst\\b|nur (?:wenn|dann|sofern)',
  // What others are bound to: "verpflichten den Anbieter, die Daten nicht an Dritte weiterzugeben".
  'verpflicht\\w* … nicht an Dritte',
])
/** What the controller counts or keeps on machines of its own: nobody else gets it, whoever gets the rest. */
const ON_OWN_MACHINES = patterns([
  '(?:ausschließlich|nur|lokal) auf (?:den|unseren|unserem|eigenen) … Server',
  'selbst gehostet',
  '=\\b(?:Matomo|Piwik)\\b ~ !(?:Cloud|\\bGmbH\\b|\\bLtd\\b|\\bInc\\b|InnoCraft|Hoster)',
])
const RECEIVING = patterns([
  'Hosting|Hoster|Hostinganbieter|Webhoster|gehostet',
  'Auftragsverarbeit|Auftragsdatenverarbeit',
  '=\\b(?:Google|Facebook|MailChimp|Mailchimp|Cloudflare|Brevo|Stripe|PayPal|Klarna|DHL|Hermes)\\b',
  'Versanddienstleister|Zahlungsdienstleister|Newsletterdienst',
])

/** "No disclosure" beside recipients: processors are recipients, too (Art. 4 no. 9, 13(1)(e), 5(1)(a)). */
export default defineRule({
  code: 'recip/denied-but-present',
  law: 'GDPR 13(1)(e), 5(1)(a)',
  accepts: [
    'Eine Weitergabe an Dritte findet nicht statt. Die Seite läuft auf unserem eigenen Rechner.',
    'Ihre Daten erhält unser Hoster, die Serverhof GmbH.',
    'Unser Hoster ist die Serverhof GmbH. Wir zählen Besuche selbst; eine Weitergabe an Dritte findet dabei nicht statt.',
    'Unser Hoster ist die Serverhof GmbH.\n\nWir zählen Besuche mit Matomo, nur auf unseren Servern. Eine Weitergabe der Daten an Dritte erfolgt nicht.',
    'Den Rundbrief verschickt für uns Mailchimp. Eine Weitergabe an sonstige Dritte erfolgt nicht.',
    'Unser Hoster ist die Serverhof GmbH. Wir haben ihn verpflichtet, die Daten zu schützen und nicht an Dritte weiterzugeben.',
    'Unser Hoster ist die Serverhof GmbH. Das Einwilligungsfenster läuft auf unserem eigenen Server, keine Weitergabe an Dritte.',
  ],
  catches: [
    'Ihre Angaben werden nicht an Dritte weitergegeben. Die Website liegt bei unserem Hoster.',
    'Eine Übermittlung an Dritte findet nicht statt. Den Newsletter verschickt Mailchimp.',
    'Unser Hoster ist die Serverhof GmbH.\n\nWir nutzen Matomo in der Cloud der Zählwerk Ltd. Eine Weitergabe an Dritte erfolgt nicht.',
  ],

  check(_notice, facts, { view }) {
    if (facts.recipients.length === 0 && !view.has(RECEIVING)) return []
    return view
      .findAny([...DENIAL, ...NARROW], 20)
      .filter((hit) => !view.fitsSentence(QUALIFIED, hit))
      .filter((hit) => {
        const around = view.paragraphs[hit.paragraph]?.text ?? ''
        return !fitsAny(ON_OWN_MACHINES, around)
      })
      .map((hit) => ({ hit, severity: severityOf(view.sentence(hit).text) }))
  },
})

/** A promise that depends on consent leaves room; one for some data, such as those of a form, may be true of most of it. */
function severityOf(sentence: string): Severity {
  if (fitsAny(NARROW, sentence)) return 'info'
  return /(?<!\p{L})(?:[Dd]iese[rn]?|[Ss]ie|[Ee]s erfolgt|Eine Weitergabe|Anliegen)(?!\p{L})/u.test(sentence)
    ? 'warn'
    : 'error'
}
