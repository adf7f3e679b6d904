import { law } from '../../law.ts'
import { fits, pattern, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

const INSTRUMENT = patterns([
  'Standard(?:vertrags|datenschutz)klauseln|Modellklauseln|standard contractual clauses',
  'Angemessenheits(?:beschluss|entscheidung)|adequacy',
  'Data Privacy Framework|Datenschutzrahmen',
  'Privacy[- ]?Shield',
  'Binding Corporate Rules|verbindliche[nr]? (?:interne[nr]? )?(?:Datenschutzvorschriften|Unternehmensregeln)',
  'Art(?:ikel|\\.)? ?4[4-9]\\b',
  '(?:geeignete|angemessene)[rn]? Garantien',
  '=\\b(?:SCC|DPF|BCR)\\b',
])
const NOT_RECEIVING = patterns([
  '(?:kein(?:e|en)?|nicht) (?:\\w+ ){0,6}(?:eingesetzt|genutzt|verwendet|übermittelt|übertragen|Verbindung)',
  'lokal (?:eingebunden|gehostet|installiert)|selbst gehostet',
  'Links? (?:zu|auf)|verlinken|Verlinkung|Browser',
  'Auskunft|Widerspruch|widersprechen',
])
const GROUPS = law.importers.map((row) => ({ row, patterns: row.patterns.map((one) => pattern(one)) }))

/**
 * A recipient seated or belonging to a group outside the EEA for which the text names no ground of Chapter V
 * (Art. 13(1)(f)). A general sentence covers all recipients unless the text gives grounds one by one.
 */
export default defineRule({
  code: 'transfer/recipient-uncovered',
  law: 'GDPR 13(1)(f)',
  accepts: [
    'Wir nutzen Mailchimp (Rocket Science Group LLC, USA). Grundlage sind die Standardvertragsklauseln nach (EU) 2021/914.',
    'Die Website liegt auf Servern der Serverhof GmbH in Nürnberg.',
  ],
  catches: [
    'Den Versand übernimmt Mailchimp; die Adressen werden auf Servern in den USA gespeichert.',
    'Zahlungen wickelt Stripe ab.',
  ],

  check(_notice, facts, context) {
    const { view } = context
    const uncovered = GROUPS.map((group) => placesOf(group.patterns, context))
      .filter((hits) => hits.length > 0 && !hits.some((hit) => covered(hit, context)))
      .flatMap((hits) => hits.slice(0, 4))
    const general = view.has(INSTRUMENT) && !oneByOne(context)
    if (uncovered.length === 0 || general) return []
    const named = facts.recipients.filter((recipient) => recipient.transfer.length > 0)
    return uncovered
      .filter(
        (hit) => !named.some((recipient) => view.text.slice(hit.start, hit.end).includes(recipient.name)),
      )
      .sort((a, b) => a.start - b.start)
      .slice(0, 12)
      .map((hit): Catch => ({ hit }))
  },
})

function placesOf(wanted: readonly ReturnType<typeof pattern>[], context: Context): readonly Hit[] {
  return context.view
    .findAny(wanted, 12)
    .filter((hit) => !NOT_RECEIVING.some((one) => fits(one, context.view.sentence(hit).text)))
}

function covered(hit: Hit, context: Context): boolean {
  const section = context.section(hit)
  return section.length < 12_000 && INSTRUMENT.some((one) => fits(one, section))
}

/** Whether grounds are given recipient by recipient: then what is not on the list is not covered. */
function oneByOne(context: Context): boolean {
  return (
    context.view.has(
      patterns(['(?:nämlich|und zwar|insbesondere an|folgende[nr]? (?:Empfänger|Anbieter|Unternehmen))']),
    ) && context.view.findAny(INSTRUMENT, 10).some((hit) => context.view.sentence(hit).text.length < 600)
  )
}
