import type { Facts } from '../../../facts/index.ts'
import { shortened } from '../../../shorten.ts'
import { deniedPlaces } from '../../context.ts'
import { law } from '../../law.ts'
import { fitsAny, type Pattern, pattern, patterns } from '../../pattern.ts'
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
  '(?:kein(?:e|en)?|nicht) (?:\\w+ ){0,6}(?:eingesetzt|eingebunden|genutzt|verwendet|übermittelt|übertragen|Verbindung)',
  'lokal (?:eingebunden|gehostet|installiert)|selbst gehostet',
  'Links? (?:zu|auf)|verlinken|Verlinkung|Browser',
  'Auskunft|Widerspruch|widersprechen',
  'haben wir (?:hier )?nicht|gibt es (?:hier |bei uns )?(?:nicht|keine)|verzichten wir|Teilen auf|(?:nutzen|verwenden) wir nicht',
  'ist (?:rein |eine )?(?:\\w+ )?privat',
  // What comes from them, or what people do there themselves.
  'verknüpf|(?:mit|von) (?:Apple|Google|Facebook)\\w* … anmelden|anmelden … einloggen|Advertising[- ]?ID',
])
/** A link takes nobody's data along before it is followed. */
const LINK = patterns([
  'nur ein (?:einfacher |externer )?Link|(?:lediglich|nur|reine[nr]?|einfache[nr]?) (?:\\w+ )?(?:Text-?|Hyper-?)?(?:link|verlink)',
  'verlinkte (?:Grafik|Schaltfläche|Logos?|Symbole?|Icons?)',
  'wenn Sie (?:ihn|den Link|darauf) (?:an)?klicken',
])
/** What shows that data leave the EEA: a seat, a country, a company form. */
const LEAVES = patterns([
  '=\\b(?:USA|U\\.S\\.A?|US)\\b|Vereinigte[nr]? Staaten|Amerika|Kalifornien|California|United States',
  '=\\b(?:Inc|LLC|Corp|L\\.L\\.C)\\b|\\bCorporation\\b',
  'Drittl(?:and|änder)|Drittstaat|\\bChina\\b|third countr',
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
    'Cookies, Google Analytics und so weiter haben wir nicht.',
    'Dienste von Google gibt es bei uns keine.',
    'Störungen melden wir auch auf Facebook; Facebook-Plugins sind auf unserer Seite nicht eingebunden.',
    'Facebook\n\nUnten auf der Seite steht ein Symbol. Das ist nur ein Link; Daten gehen erst an Facebook, wenn Sie ihn anklicken.',
    'Unser Interesse, nämlich ein sicherer Betrieb, überwiegt.\n\nTickets bearbeiten wir mit Zendesk, Inc., USA.\n\nFür Empfänger in den USA verwenden wir Standardvertragsklauseln der Kommission.',
    'Impressum\n\nDatenschutz\n\nInstagram',
    'Falls Sie Ihr Konto mit Facebook verknüpfen, erhalten wir von dort Ihren Namen.',
  ],
  catches: [
    'Wir nutzen Google Play Services und Google Analytics (Google LLC, USA).',
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
      .map(({ name, hits }) => ({ name, ...bestOf(hits, context) }))
    const general =
      !oneByOne(context) && view.findAny(inForce(context), 40).some((hit) => forAll(hit, context))
    if (uncovered.length === 0 || general) return []
    const denial = denialIn(context)
    return uncovered
      .sort((a, b) => a.hit.start - b.hit.start)
      .slice(0, 12)
      .map(
        ({ name, hit, abroad }): Catch => ({
          hit,
          slots: { recipient: name, ...(denial === undefined ? {} : { denial }) },
          ...(denial === undefined ? {} : { variant: 'denied' }),
          ...(abroad ? {} : { severity: 'warn', variant: denial === undefined ? 'parent' : 'denied' }),
        }),
      )
  },
})

/** The sentence that says of all data that none leave the EEA, if there is one. */
function denialIn(context: Context): string | undefined {
  const said = context
    .evidence('noTransfer')
    .map((hit) => context.view.sentence(hit).text)
    .find((sentence) => !QUALIFIED.test(sentence))
  return said === undefined ? undefined : shortened(said.trim().replace(/[.!]$/u, ''), LONGEST_QUOTE)
}

const LONGEST_QUOTE = 140
/** Of some data, on some condition, or by ourselves alone. */
const QUALIFIED =
  /grundsätzlich|in der Regel|(?<!\p{L})(?:sonst|im Übrigen|darüber hinaus|außer|ausgenommen|abgesehen|sofern|soweit|wenn|falls|es sei denn|diese[nrsm]?|dabei|hierbei|hierdurch|dadurch|hierüber|damit|selbst|geplant|beabsichtigt|vorgesehen|weitere[nr]?|lokal|usually|except|unless|otherwise|these|this|intended|planned)(?!\p{L})/iu

/** The place that shows it best: where data are said to leave, else a sentence, else a heading. */
function bestOf(hits: readonly Hit[], context: Context): { readonly hit: Hit; readonly abroad: boolean } {
  const leaves = (hit: Hit): boolean => fitsAny(LEAVES, ownPart(hit, context))
  const said = hits.filter((hit) => !isHeading(hit, context))
  const abroad = said.find(leaves)
  const [first] = hits
  const hit = abroad ?? said[0] ?? first
  if (hit === undefined) throw new RangeError('A group without a place has nothing to show.')
  return { hit, abroad: abroad !== undefined }
}

/** What is said of one name: its sentence and what follows; in a list only its own entry. */
function ownPart(hit: Hit, { view }: Context): string {
  const sentence = view.sentence(hit)
  const before = /^.*(?:\),|;|•)/su.exec(view.text.slice(sentence.start, hit.start))?.[0].length ?? 0
  const after = /\),|;|•/u.exec(view.text.slice(hit.end, sentence.end))?.index
  const end = Math.max(sentence.end, Math.min(hit.end + 200, view.paragraphs[hit.paragraph]?.end ?? hit.end))
  return view.text.slice(sentence.start + before, after === undefined ? end : hit.end + after)
}

/** Stricter than `isTitle`: "Zendesk Inc., USA (Support)" is an entry of a list and says where data go. */
function isHeading(hit: Hit, { view }: Context): boolean {
  const own = view.paragraphs[hit.paragraph]
  return own !== undefined && (own.heading || (own.text.length <= 60 && !/[.;:,)]$/u.test(own.text)))
}

/** Where a group is named as one that receives: not where the notice says that it does not. */
function placesOf(wanted: readonly Pattern[], context: Context, facts: Facts): readonly Hit[] {
  const { view } = context
  const denied = deniedPlaces(facts)
  return view.findAny(wanted, 12 + denied.length).filter((hit) => {
    if (standsIn(view, hit, denied) || onlyNamed(hit, context)) return false
    const below = isHeading(hit, context)
      ? (view.paragraphs[hit.paragraph + 1]?.text.slice(0, 200) ?? '')
      : ''
    return !view.fitsSentence(NOT_RECEIVING, hit) && !fitsAny(NOT_RECEIVING, below)
  })
}

/** Whether a name stands alone, as in a menu, or over and beside a link that is no more than that. */
function onlyNamed(hit: Hit, { view }: Context): boolean {
  const own = view.paragraphs[hit.paragraph]
  const next = view.paragraphs[hit.paragraph + 1]
  if (own === undefined) return false
  if (own.text.length < 500 && fitsAny(LINK, own.text)) return true
  if (own.text.length > 40) return false
  if (next === undefined || next.text.length < 40) return own.text === view.text.slice(hit.start, hit.end)
  return next.text.length < 500 && fitsAny(LINK, next.text)
}

function covered(hit: Hit, context: Context): boolean {
  const section = context.section(hit)
  return section.length < 12_000 && fitsAny(inForce(context), section)
}

/** Instruments that carry a transfer on the day of the audit. */
function inForce(context: Context): readonly Pattern[] {
  return SHIELD_ENDS !== null && context.asOf >= SHIELD_ENDS ? INSTRUMENT : [...INSTRUMENT, SHIELD]
}

const ONE_COMPANY = /(?<!\p{L})(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation)(?!\p{L})/u
const ONE_COUNTRY =
  /Vereinigte[sn]? Königreich|Großbritannien|Schweiz|Israel|Kanada|Japan|Neuseeland|Südkorea|United Kingdom|Switzerland|Canada/u

/** Whether a sentence on an instrument speaks of all transfers: it names no single group. */
function forAll(hit: Hit, context: Context): boolean {
  const { text } = context.view.sentence(hit)
  if (ONE_COMPANY.test(text) || (ONE_COUNTRY.test(text) && !fitsAny(GROUND_OF_TRANSFER, text))) return false
  return !GROUPS.some((group) => fitsAny(group.patterns, text))
}

const ONE_BY_ONE = patterns([
  '(?:nämlich|und zwar|insbesondere an|folgende[nr]? (?:Empfänger|Anbieter|Unternehmen))',
])
const GROUND_OF_TRANSFER = patterns([
  'Drittl(?:and|änder)|Drittstaat|außerhalb (?:der|des)|Vereinigten Staaten|third countr|outside the',
  '=\\bUSA\\b',
])

/** Whether grounds are given recipient by recipient: then what is not on the list is not covered. */
function oneByOne(context: Context): boolean {
  const { view } = context
  return view.findAny(ONE_BY_ONE, 20).some((hit) => {
    if (!view.fitsSentence(GROUND_OF_TRANSFER, hit)) return false
    const end = view.paragraphs[hit.paragraph + 6]?.start ?? view.text.length
    return fitsAny(INSTRUMENT, view.text.slice(hit.start, Math.min(end, hit.start + 1500)))
  })
}
