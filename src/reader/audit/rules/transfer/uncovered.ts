import type { Facts } from '../../../facts/index.ts'
import { deniedPlaces } from '../../context.ts'
import { law } from '../../law.ts'
import { fits, type Pattern, pattern, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'
import { type Hit, standsIn } from '../../view.ts'

const INSTRUMENT = patterns([
  'Standard(?:vertrags|datenschutz)klauseln|Modellklauseln|standard contractual clauses',
  'Angemessenheits(?:beschluss|entscheidung)|adequacy',
  'Data Privacy Framework|Datenschutzrahmen',
  'Binding Corporate Rules|verbindliche[nr]? (?:interne[nr]? )?(?:Datenschutzvorschriften|Unternehmensregeln)',
  'Art(?:ikel|\\.)? ?4[4-9]\\b',
  '(?:geeignete|angemessene)[rn]? Garantien',
  '=\\b(?:SCC|DPF|BCR)\\b',
])
const SHIELD = pattern('Privacy[- ]?Shield')
const SHIELD_ENDS = law.instruments.find((row) => row.id === 'privacy-shield')?.until ?? null
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
    'Statistik gibt es hier keine, auch kein Google Analytics.',
  ],
  catches: [
    'Den Versand übernimmt Mailchimp; die Adressen werden auf Servern in den USA gespeichert.',
    'Zahlungen wickelt Stripe ab.',
  ],

  check(_notice, facts, context) {
    const { view } = context
    const secured = facts.recipients
      .filter((recipient) => recipient.transfer.length > 0)
      .flatMap((recipient) => [recipient.name, ...recipient.aliases])
    const ofSecured = (hit: Hit): boolean => {
      const said = view.text.slice(hit.start, hit.end)
      return secured.some((name) => name.includes(said) || said.includes(name))
    }
    const uncovered = GROUPS.map((group) => ({
      name: group.row.name,
      hits: placesOf(group.patterns, context, facts),
    }))
      .filter(({ hits }) => hits.length > 0 && !hits.some((hit) => ofSecured(hit) || covered(hit, context)))
      .flatMap(({ name, hits }) => hits.slice(0, 4).map((hit) => ({ name, hit })))
    const general =
      !oneByOne(context) && view.findAny(inForce(context), 40).some((hit) => forAll(hit, context))
    if (uncovered.length === 0 || general) return []
    return uncovered
      .sort((a, b) => a.hit.start - b.hit.start)
      .slice(0, 12)
      .map(({ name, hit }): Catch => ({ hit, slots: { recipient: name } }))
  },
})

/** Where a group is named as one that receives: not where the notice says that it does not. */
function placesOf(wanted: readonly Pattern[], context: Context, facts: Facts): readonly Hit[] {
  const { view } = context
  const denied = deniedPlaces(facts)
  return view.findAny(wanted, 12 + denied.length).filter((hit) => {
    if (standsIn(view, hit, denied)) return false
    return !NOT_RECEIVING.some((one) => fits(one, view.sentence(hit).text))
  })
}

function covered(hit: Hit, context: Context): boolean {
  const section = context.section(hit)
  return section.length < 12_000 && inForce(context).some((one) => fits(one, section))
}

/** Instruments that carry a transfer on the day of the audit. */
function inForce(context: Context): readonly Pattern[] {
  return SHIELD_ENDS !== null && context.asOf >= SHIELD_ENDS ? INSTRUMENT : [...INSTRUMENT, SHIELD]
}

/** Whether a sentence on an instrument speaks of all transfers: it names no single group. */
function forAll(hit: Hit, context: Context): boolean {
  const { text } = context.view.sentence(hit)
  return !GROUPS.some((group) => group.patterns.some((one) => fits(one, text)))
}

/** Whether grounds are given recipient by recipient: then what is not on the list is not covered. */
function oneByOne(context: Context): boolean {
  return (
    context.view.has(
      patterns(['(?:nämlich|und zwar|insbesondere an|folgende[nr]? (?:Empfänger|Anbieter|Unternehmen))']),
    ) && context.view.findAny(INSTRUMENT, 10).some((hit) => context.view.sentence(hit).text.length < 600)
  )
}
