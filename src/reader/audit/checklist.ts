import type { Words } from '../../base/index.ts'
import type { Facts, Right } from '../facts/index.ts'
import { firstPer } from './first-per.ts'
import { EEA, law } from './law.ts'
import { pattern, patterns } from './pattern.ts'
import type { Context, ItemResult } from './rule.ts'
import { type Hit, hitOf, isTitle } from './view.ts'

const rows = new Map(
  law.checklist.map((row) => [
    row.id,
    {
      row,
      present: patterns(row.present),
      traps: patterns(row.traps),
      reference: patterns(row.reference),
      unclear: patterns(row.unclear),
      amongRights: patterns(row.unclear_among_rights),
    },
  ]),
)

function rowOf(id: string): NonNullable<ReturnType<typeof rows.get>> {
  const known = rows.get(id)
  if (known === undefined) throw new RangeError(`law/art13-14-checklist.json has no row “${id}”.`)
  return known
}

/**
 * What became of an item, whatever the day: found, by reference, missing, or not to be judged. What is not found in any
 * wording known, but sounds as if it were said, is not called missing: somebody has to look.
 */
export function judge(id: string, context: Context, facts: Facts): ItemResult {
  const result = judged(id, context, facts)
  if (result.status !== 'missing') return result
  const { traps, unclear, amongRights } = rowOf(id)
  const sounding = [
    ...context.view.findAny(unclear, 4),
    ...context.view.findAny(amongRights, 60).filter(isAmongRights(id, context, facts)),
  ].filter(
    (hit) =>
      context.view.paragraphs[hit.paragraph]?.heading !== true &&
      !context.view.sentence(hit).text.trimEnd().endsWith('?') &&
      !context.view.fitsSentence(traps, hit) &&
      !(id === 'a13.2.c' && ofAnOrder(context, hit)),
  )
  return sounding.length === 0 ? result : { status: 'not-judged', hits: sounding, reason: SOUNDS_SO }
}

/** Whether a place stands where other rights are told. */
function isAmongRights(id: string, context: Context, facts: Facts): (hit: Hit) => boolean {
  const others = facts.rights.flatMap((right, at) =>
    right === RIGHT_OF[id] || right === 'complaint' || right === 'withdraw-consent'
      ? []
      : hitsAt(context, facts, `rights[${at}]`),
  )
  return (hit) =>
    others.some(({ start, end }) => start - AMONG < hit.end && hit.start < end + AMONG) &&
    offers(context.view.sentence(hit).text)
}

/** Whether a sentence offers something to those it speaks to or of: "Verlangen Sie es, verbessern wir …". */
function offers(sentence: string): boolean {
  return ADDRESSED.test(sentence) && WISH.test(sentence)
}

const ADDRESSED =
  /(?<!\p{L})(?:Sie|Ihnen|Ihre?[mnrs]?|du|dir|dich|deine?[mnrs]?|ihr|euch|eure?[mnrs]?|man|[Ww]er|Betroffene[nr]?|Person(?:en)?|you|your)(?!\p{L})/iu
const WISH =
  /(?<!\p{L})(?:könn(?:en|t)|kannst|kann|d[aü]rf(?:en|t|st)?|Rechte?|Anspr[uü]ch\p{L}*|verlang\p{L}*|forder\p{L}*|(?:auf )?Wunsch|wünsch\p{L}*|woll(?:en|t)|willst|will|möcht\p{L}*|bitte\p{L}*|beantrag\p{L}*|Antrag|Anfrage|Zuruf|[Ss]ag\p{L}*|[Ff]rag\p{L}*|[Ss]chreib\p{L}*|steh(?:t|en)(?: \p{L}+){0,4} (?:zu|offen)|jederzeit|may|can|right|request|want|ask|tell|wish)(?!\p{L})/u

/** So many characters before and after a right another may be told: an entry of a list or two. */
const AMONG = 300

const SOUNDS_SO: Words = {
  de: 'Es klingt an, steht aber in keiner Fassung da, die sicher zu erkennen ist. Bitte die Stelle lesen.',
  en: 'It is hinted at, but not in words that can be told for certain. Please read the place.',
}

function judged(id: string, context: Context, facts: Facts): ItemResult {
  const known = rowOf(id)
  let places: readonly Hit[] | undefined
  const said = (): readonly Hit[] => (places ??= standing(id, context))
  const result = SPECIAL[id]?.(context, facts, said) ?? null
  if (result !== null) return result
  if (said().length > 0) return found(said())
  const stated = statedOf(id, context, facts).filter(
    (hit) => id === 'a13.2.c' || !context.view.fitsSentence(known.traps, hit),
  )
  if (stated.length > 0) return found(stated)
  if (addedByHand(id, facts)) return found([])
  const reference = context.view
    .findAny(known.reference, 4)
    .filter((hit) => !(RIGHT_OF[id] !== undefined && listsRights(context, facts, hit)))
  if (reference.length > 0) return { status: 'by-reference', hits: reference }
  return absent(id, context)
}

/** Items that a fact shows which was read in other words than the item's patterns know. */
const RIGHT_OF: Readonly<Record<string, Right>> = {
  'a13.2.b-access': 'access',
  'a13.2.b-rectify': 'rectification',
  'a13.2.b-erase': 'erasure',
  'a13.2.b-restrict': 'restriction',
  'a13.2.b-port': 'portability',
  'a13.2.b-object': 'objection',
  'a13.2.c': 'withdraw-consent',
  'a13.2.d': 'complaint',
}

function statedOf(id: string, context: Context, facts: Facts): readonly Hit[] {
  const right = RIGHT_OF[id]
  // An authority to turn to is named: whoever names it says that one may complain there.
  if (id === 'a13.2.d' && facts.authority !== null) return hitsAt(context, facts, 'authority')
  if (right !== undefined) {
    const at = facts.rights.indexOf(right)
    const hits = (at < 0 ? [] : hitsAt(context, facts, `rights[${at}]`)).filter(
      (hit) => id !== 'a13.2.c' || !(ofAnOrder(context, hit) || endsStorage(context, hit)),
    )
    // One may object to many things; beside other rights it is the right of Art. 21.
    return right === 'objection' ? hits.filter((hit) => besideRights(context, facts, at, hit)) : hits
  }
  if (id === 'a13.2.a') {
    return facts.retention.flatMap((one, at) =>
      /Cookie|cookie/u.test(one.what) ? [] : hitsAt(context, facts, `retention[${at}]`),
    )
  }
  if (id === 'a13.1.c-purpose') {
    return facts.reading.statements
      .filter((one) => one.kind === 'purpose')
      .slice(0, ENOUGH)
      .flatMap((one) => hitOf(context.view, one.at))
  }
  if (id === 'a13.1.d') return namedInterest(context, facts)
  return []
}

/** Whether somebody who knows better added the right that an item asks for: it then stands nowhere that could be shown. */
function addedByHand(id: string, facts: Facts): boolean {
  const right = RIGHT_OF[id]
  const at = right === undefined ? -1 : facts.rights.indexOf(right)
  return at >= 0 && !facts.reading.anchors.some(({ path }) => path === `rights[${at}]`)
}

const INTEREST = patterns([
  '(?:(?<!aten)Schutz|Sicherheit|Sicherung|\\bsichern\\b|Abwehr|\\bgegen Angriffe|Stabilität|Vermeidung|Verhinderung|Aufklärung|Durchsetzung|Direktwerbung|Missbrauch|Störungen|Betrieb|Verbesserung|Optimierung|Reichweite|Bonität)',
  '\\b(?:weil|möchten?|wollen|will|damit|wegen|zwecks|wichtig|nämlich|because|want|in order|so that|like to)\\b',
])

/** What an interest is taken in, said in the sentences that cite it: "(Art. 6 Abs. 1 lit. f DSGVO – Abwehr von Spam)". */
function namedInterest(context: Context, facts: Facts): readonly Hit[] {
  const cited = facts.reading.citations
    .filter((one) => one.use === 'ground' && INTEREST_NORM.test(one.norm))
    .flatMap((one) => hitOf(context.view, one.at))
  const named = cited.filter((hit) => context.view.fitsSentence(INTEREST, hit))
  // Where no interest is ever called one, each must show by its purpose.
  return named.length < cited.length && !context.view.has(INTEREST_WORD) ? [] : named.slice(0, ENOUGH)
}

const INTEREST_WORD = patterns(['Interesse(?:n|s)?\\b', 'interests?\\b'])

const INTEREST_NORM = /^(?:GDPR 6\(1\)\(f\)|KDG 6\(1\)\(g\)|DSG-EKD 6\([48]\))$/u

/** What the right of Art. 21(1) hangs on. */
const OWN_SITUATION = /Situation|Art\.? ?21/u

/** "… kann Widerspruch einlegen" beside the interest that carries the processing: the right, not a switch. */
const LODGED = /Widerspruch (?:ein(?:zu)?legen|(?:zu )?erheben|einlegt|einlegst)/u
const BY_INTEREST = /Interesse|6\s?(?:\(1\)|Abs(?:atz|\.)? ?1)[^.]{0,24}\bf\b/u
const SWITCHED_OFF = /Plug-?in|Browser|Opt-?[Oo]ut|\bLink|Cookie|[Kk]lick|Einstellung|Newsletter/u

function besideRights(context: Context, facts: Facts, own: number, hit: Hit): boolean {
  const near = context.view.paragraphs[hit.paragraph]?.text ?? ''
  const said = near.length < 600 ? near : context.view.sentence(hit).text
  if (OTHER_RIGHT.test(said) || OWN_SITUATION.test(said)) return true
  if (LODGED.test(context.view.sentence(hit).text) && BY_INTEREST.test(near) && !SWITCHED_OFF.test(said))
    return true
  return facts.rights.some(
    (right, at) =>
      at !== own &&
      right !== 'withdraw-consent' &&
      hitsAt(context, facts, `rights[${at}]`).some(
        (other) => Math.abs(other.paragraph - hit.paragraph) <= (near.length < LIST_ENTRY ? BESIDE : 0),
      ),
  )
}

/** A paragraph so short may be an entry of a list of rights, among others not further away. */
const LIST_ENTRY = 160
const BESIDE = 2

/** "Rechte aus Art. 15 bis 21 DSGVO:" over a list that names them one by one: what it leaves out is left out. */
function listsRights(context: Context, facts: Facts, hit: Hit): boolean {
  return facts.rights.length >= 4 && context.view.sentence(hit).text.trimEnd().endsWith(':')
}

/** Where a fact stands, or the facts below a path. */
function hitsAt(context: Context, facts: Facts, path: string): readonly Hit[] {
  return facts.reading.anchors
    .filter((one) => one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`))
    .slice(0, ENOUGH)
    .flatMap((one) => hitOf(context.view, one.at))
}

/** Hits of an item that no trap takes back. */
function standing(id: string, context: Context): readonly Hit[] {
  const { present, traps } = rowOf(id)
  // A list of rights is often nothing but headings.
  const headings = /^a13\.2\.[bcd]/u.test(id)
  const stands = (hit: Hit): boolean => {
    if (!headings && bareHeading(context, hit)) return false
    if (id === 'a13.2.c' && ofAnOrder(context, hit)) return false
    return !context.view.fitsSentence(traps, hit)
  }
  if (!AMPLE.has(id)) return context.view.findAny(present, 60).filter(stands)
  const enough: Hit[] = []
  for (const one of present) {
    enough.push(...context.view.find(one, 60).filter(stands))
    if (enough.length >= ENOUGH) break
  }
  return enough.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Items said in so many ways that the first few places are enough. */
const AMPLE: ReadonlySet<string> = new Set(['a13.1.c-purpose', 'a13.1.d', 'a13.1.e', 'a13.2.a', 'a13.2.e'])

const ORDER =
  /(?:Bestell|Buchung|Anmeldung|Vertr[aä]g|Kauf|Ware|Fernabsatz|Auftrag|Lastschrift|Mandat|Ticket|Kurs|Verbraucher|order|purchase|booking)/u
const AGREED = /[Ee]inwillig|[Zz]ustimm|[Ee]inverst|[Ee]rlaub|[Nn]ewsletter|Art\.? ?7|consent|agree/u

/** Whether what is taken back is an order, not a consent: "Eine Bestellung können Sie binnen 14 Tagen widerrufen". */
function ofAnOrder(context: Context, hit: Hit): boolean {
  const { text } = context.view.sentence({ ...hit, start: hit.end - 1 })
  return ORDER.test(text) && !AGREED.test(text)
}

/** Whether a withdrawal is only named as what ends the storage: "bis Sie Ihre Einwilligung widerrufen". */
function endsStorage(context: Context, hit: Hit): boolean {
  const { text } = context.view.sentence(hit)
  return UNTIL_WITHDRAWN.test(text) && STORED.test(text) && !MAY_WITHDRAW.test(text)
}

const UNTIL_WITHDRAWN =
  /(?<!\p{L})(?:sobald|bis|wenn|nach|soweit)(?!\p{L})[^.]{0,120}(?:[Ww]iderruf|zurück(?:ge)?(?:zieh|zog|nehm|nomm))/u
const STORED = /[Ll]ösch|[Ss]peicher|aufbewahr|aufgehoben|vernicht|entfern/u
const MAY_WITHDRAW =
  /jederzeit|(?<!\p{L})(?:können|kannst|könnt|kann|darf|dürfen|dürft)(?!\p{L})[^.]{0,80}(?:widerruf|zurück)|Recht(?:e)?(?!\p{L})[^.]{0,60}[Ww]iderruf|widerruf(?:bar|lich)|genügt|formlos/u

/** Whether a hit stands in a heading that nothing follows but the next heading: announced, not said. */
function bareHeading(context: Context, hit: Hit): boolean {
  const { paragraphs } = context.view
  if (paragraphs[hit.paragraph]?.heading !== true) return false
  return paragraphs[hit.paragraph + 1]?.heading !== false
}

/** Where nothing was found: missing where the condition shows and the text could say it, else what the row says. */
function absent(id: string, context: Context): ItemResult {
  const { row } = rowOf(id)
  if (row.when_any === undefined) {
    return { status: row.present === undefined ? 'not-judged' : 'missing', hits: [] }
  }
  const shown = row.when_any.flatMap((name) => context.evidence(name))
  if (shown.length > 0)
    return { status: row.present === undefined ? 'not-judged' : 'missing', hits: shown.slice(0, 3) }
  return { status: row.otherwise ?? 'not-judged', hits: [] }
}

const OWN_INTEREST = patterns([
  '(?:unser(?:e[mns]|er)?|eigene[ns]?) (?:berechtigte[nrs]? |überwiegende[nrs]? )?Interesse',
  'wir … berechtigte[ns]? Interesse & !(?:glaubhaft|darleg|nachweis)',
])

/** Bases that ended with the old law (TMG; §§ 4, 4a, 28 to 32 BDSG before 25 May 2018). */
const GONE = /^(?:TMG|BDSG (?:4a?|28|29|30|32)(?!\d))/u

/** `said`: where the patterns of the item's row stand. */
type Judge = (context: Context, facts: Facts, said: () => readonly Hit[]) => ItemResult | null

const found = (hits: readonly Hit[]): ItemResult => ({ status: 'found', hits })

/** Items that take more than patterns; null leaves them to the patterns of their row. */
const SPECIAL: Readonly<Record<string, Judge>> = {
  'a13.1.a-name': controllerName,
  'a13.1.a-contact': controllerContact,
  'a13.1.b': officer,
  // Only norms that no longer hold: nothing is stated that could carry the processing.
  'a13.1.c-basis': (context, facts) =>
    facts.legal_bases.some((norm) => !GONE.test(norm)) ? found(hitsAt(context, facts, 'legal_bases')) : null,
  'a13.1.d': (context, facts) => {
    const cited = facts.reading.citations.some(
      (one) => INTEREST_NORM.test(one.norm) && one.use !== 'right' && one.use !== 'mention',
    )
    // Bases are cited, and none is an interest: what remains speaks of the right to object.
    if (!cited && facts.legal_bases.length > 0 && !context.view.has(OWN_INTEREST))
      return { status: 'not-applicable', hits: [] }
    return context.evidence('interest').length === 0 ? absent('a13.1.d', context) : null
  },
  'a13.1.e': (context, facts, said) => {
    const named = recipientsOf(context, facts)
    if (named.length > 0) return found(named)
    const told = said().filter((hit) => !onlyThirds(context, hit))
    return told.length === 0 && said().length > 0
      ? { status: 'missing', hits: said().slice(0, ENOUGH) }
      : null
  },
  'a13.1.f-country': (context, facts, said) =>
    thirdCountry(context) ?? unnamedCountry(context, facts, said()),
  'a13.1.f-safeguard': safeguard,
  'a13.1.f-copy': (context) =>
    context.evidence('sccOrBcr').length === 0 ? absent('a13.1.f-copy', context) : null,
  'a21.4': objectionApart,
  'tddd25-info': deviceAccess,
  'form-date': (context, facts) =>
    facts.date_of_notice === null ? null : found(hitsAt(context, facts, 'date_of_notice')),
  'a26.2': (context) => (context.holds('joint') ? null : absent('a26.2', context)),
  'uwg7.3': (context) => (context.holds('existingCustomer') ? null : absent('uwg7.3', context)),
}

const NO_OFFICER = patterns([
  '(?:Datenschutzbeauftragte|Beauftragte\\w? für (?:den )?Datenschutz) … (?:nicht (?:zu (?:bestellen|benennen)|bestellt|benannt|ernannt|erforderlich|vorgeschrieben|verpflichtet|nötig)|(?:haben|brauchen|benötigen) wir (?:\\w+ )?nicht)',
  '(?:kein\\w*|nicht (?:verpflichtet|gehalten)) … (?:Datenschutzbeauftragte|Beauftragte\\w? für (?:den )?Datenschutz)',
  '(?:not|no) … data protection officer',
])
const NOBODY: Words = {
  de: 'Nach dem Text ist kein Datenschutzbeauftragter benannt; dass einer zu benennen wäre, zeigt der Text nicht.',
  en: 'The text says that no data protection officer is designated; it does not show that one is due.',
}

/** The officer is named or can be reached; or the notice says that there is none, and nothing shows that one is due. */
function officer(context: Context, facts: Facts, said: () => readonly Hit[]): ItemResult | null {
  if (facts.dpo.email !== null) return found(hitsAt(context, facts, 'dpo'))
  if (facts.dpo.name !== null) {
    const named = hitsAt(context, facts, 'dpo')
    return named.length === 0 || isFirm(facts.dpo.name) || reachable(context, named)
      ? found(named)
      : { status: 'missing', hits: named }
  }
  if (facts.dpo.present || !context.view.has(NO_OFFICER)) {
    const named = [...hitsAt(context, facts, 'dpo'), ...said()]
    const denied = named.some((hit) => DENIED.test(context.view.sentence(hit).text))
    return named.length === 0 || denied || reachable(context, named)
      ? null
      : { status: 'missing', hits: named.slice(0, ENOUGH) }
  }
  const due = absent('a13.1.b', context)
  return due.status === 'missing' ? due : { status: 'not-judged', hits: [], reason: NOBODY }
}

/** Whether an officer is a firm; a doctor is none by the title. */
function isFirm(name: string): boolean {
  return LEGAL_FORM.test(name.replace(/(?:Dr|Prof)\./gu, ''))
}

const OFFICE = patterns([
  'Datenschutz-?beauftragt|Beauftragte\\w? für (?:den )?Datenschutz(?! und)',
  'data protection officer',
  '=\\bDSB\\b|\\bDPO\\b',
])
/** A way to reach somebody, or a word that points at one. */
const REACHED =
  /@|\(at\)|\[at\]|\d{5}|\d{3,5}[ /-]{1,3}\d{3}|Tel(?:efon|\.)|(?:oben|dort|obige[nr]?|dieselbe[nr]?|derselben|gleiche[nr]?|unsere[rn]?|genannte[nr]?|Post)\P{L}?[^.]{0,40}(?:[Aa]nschrift|[Aa]dresse)|[Aa]nschrift|[Aa]dresse|[Kk]ontakt|erreich|wenden|richten|schreib|E?-?[Mm]ail|Zimmer \d|im (?:selben|gleichen) Haus|steh(?:t|en) [^.]{0,60}zur Verfügung|at your disposal|Fax|Durchwahl|z\. ?H|contact|reach|write|[Pp]hone|\+\d{2}/u

/** "Einen Datenschutzbeauftragten müssen wir nicht bestellen". */
const DENIED = /(?<!\p{L})(?:nicht|kein(?:e[nr]?)?|Pflicht|not|no)(?!\p{L})/u

/** Art. 13(1)(b) asks for the contact details, not for the name: whether any stand by the officer, wherever that is named. */
function reachable(context: Context, named: readonly Hit[]): boolean {
  const { paragraphs } = context.view
  return [...named, ...context.view.findAny(OFFICE, 20)].some(({ paragraph }) => {
    const below = paragraphs.slice(paragraph, paragraph + 1 + OFFICER_LINES)
    const next = below.findIndex((one, at) => at > 0 && (one.heading || one.text.length > LONG_LINE))
    const own =
      paragraphs[paragraph]?.heading === true && next === 1
        ? below.slice(0, 2)
        : below.slice(0, next < 0 ? undefined : next)
    return own.some(({ text }) => REACHED.test(text))
  })
}

/** So many short lines below the one that names an officer may be the address. */
const OFFICER_LINES = 7
const LONG_LINE = 200

/** Recipients that are not the controller itself in its own address: the first few are enough. */
function recipientsOf(context: Context, facts: Facts): readonly Hit[] {
  const own = context.item('a13.1.a-name').hits
  const name = facts.controller.name ?? ''
  const hits: Hit[] = []
  for (const [index, recipient] of facts.recipients.entries()) {
    if (hits.length >= ENOUGH || index >= 4 * ENOUGH) break
    if (name.includes(recipient.name)) continue
    for (const hit of hitsAt(context, facts, `recipients[${index}]`)) {
      if (!own.some((place) => hit.start >= place.start - 80 && hit.start - place.end < 300)) hits.push(hit)
    }
  }
  return hits
}

/** "Soweit nötig, geben wir Daten an Dritte weiter": to whom, not even by its kind, is not said (WP 260 rev.01, p. 37). */
function onlyThirds({ view }: Context, hit: Hit): boolean {
  const { text, end } = view.sentence(hit)
  if (!/(?<!\p{L})an (?:andere |sonstige )?Dritte(?!\p{L})/u.test(text) || SOME_KIND.test(text)) return false
  // Who they are, or that there are none, may stand in what follows.
  return !GOES_ON.test(text) && !TELLS_WHO.test(view.text.slice(end, end + 80).trimStart())
}

const SOME_KIND =
  /(?<!\p{L})(?:nicht|nichts|keine?[nr]?|keinerlei|keinesfalls|in keinem Fall|nur|niemals|nie|ohne|weder|ausschließlich|lediglich|allein|einzig|nämlich|wie|etwa|z\. ?B)(?!\p{L})|\(|unterbleib|ausgeschlossen|verzicht|[Dd]ienst|[Aa]nbieter|[Pp]artner|[Bb]ehörde|[Ää]mt|[Aa]mt(?!\p{L})|[Bb]ank|[Ss]teuer|[Pp]ost|[Vv]ersand|[Uu]nternehmen|[Vv]er(?:band|ein)|[Gg]ericht|[Aa]nwalt|[Ss]telle|[Gg]esellschaft|[Aa]uftrag|[Vv]ersicher|[Hh]ost|[Bb]erater|[Zz]ahlung|[Ll]iefer|[Ff]irm/iu
const GOES_ON = /:\s*$/u
const TELLS_WHO =
  /^(?:[-–•*]|Da(?:zu|runter)|Hier(?:zu|unter)|Das (?:sind|betrifft)|Dies (?:sind|betrifft)|Es handelt|Diese sind|Nein)/u

/** How many places are shown for an item that facts show. */
const ENOUGH = 4

const RESPONSIBLE = patterns([
  'Verantwortlich(?:e[rnms]?)?\\b',
  'verantwortliche[nrms]? Stelle',
  'Datenverantwortliche',
  'Diensteanbieter',
  '(?:angeboten|betrieben|bereitgestellt|herausgegeben) (?:und \\w+ )?(?:von|durch) (?:der|dem|die)',
  'Betreiber(?:in)? (?:dieser|der|von|ist)',
  'Anbieter(?:in)? (?:dieser|der Website|der Webseite|der Seite|ist)',
  '(?:data )?controller',
  '=[Ww]ir, (?:die|der|das) ',
  '=[Ww]ir sind ',
  '(?:we are|operated by|provided by) ',
  'Kontaktdaten|Name und (?:Anschrift|Kontakt)',
])

const LEGAL_FORM =
  /\b(?:gGmbH|GmbH|AG|SE|KGaA|KG|OHG|oHG|GbR|UG|PartG(?:mbB)?|mbB|Partnerschaft|eG|e\. ?K\.|e\. ?V\.|eV|Ltd|Limited|Inc|LLC|B\.V\.|N\.V\.|S\.A\.|S\.à r\.l\.|Sàrl|AöR|KöR|Genossenschaft|Stiftung|Verein|Verband|Universität|Hochschule|Ministerium|Bundesministerium|Landesamt|Bundesamt|Behörde|Amt|Stadt|Gemeinde|Landkreis|Kreis|Freistaat|Klinikum|Klinik|Krankenhaus|Apotheke|Praxis|Kanzlei|Kirchengemeinde|Kirche|Bistum|Erzbistum|Pfarrei|Diözese|Caritas|Diakonie|Kammer|Akademie|Institut|Schule|Gymnasium|Museum|Theater|Sparkasse|Bank|Versicherung|Partei|Redaktion|Verlag|Inh(?:aber(?:in)?)?\b|Einzelunternehm\w*|Dr\.|Prof\.)/u
const ADDRESS = /\b(?:[A-Z]{1,2}[- ]?)?\d{4,5} [A-ZÄÖÜ][a-zäöüß]/u
const STREET =
  /[\p{L}.-]{2,40}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|berg|hof|park|markt|wall|steig|chaussee|graben|feld|garten|plan)(?: \d|\s?\d{1,4})|(?:Straße|Str\.|Weg|Platz|Allee|Am|Im|An der|Auf der|Street|Road|Avenue)(?: \p{Lu}[\p{L}-]{1,30}){0,3},? \d{1,4}/u
const PERSON =
  /^[\s:–-]*(?:(?:Frau|Herr|Dipl\.-\S+) )?[A-ZÄÖÜ][a-zäöüß]+(?:[ -][A-ZÄÖÜ][a-zäöüß]+){1,3}\s*(?:,|\n|$)/u

/** How recipients and the officer are called: what stands by their names is theirs. */
function namesOfOthers(facts: Facts): readonly string[] {
  return [
    ...facts.recipients.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...(facts.dpo.name === null ? [] : [facts.dpo.name]),
  ]
}

/** Responsible for what is theirs, or one of several; and particulars that are asked for. */
const OF_OTHERS =
  /gemeinsam|jointly|selbst(?:ständig)? verantwortlich|eigen(?:e[rn]?|ständige?|st[äa]ndig)? ?[Vv]erantwortlich|(?:andere[nr]?|jeweilige[nr]?) (?:Verantwortliche|Betreiber)|(?:Ihre|Deine|geschäftliche|Namen und) Kontaktdaten|Kontaktdaten (?:de[sr] (?:Kunden|Mitglieder|Beschäftigten)|kann|auch)|independent/u

/** What a word about responsibility leads to: the rest of its paragraph, and the short ones below where it ends with it. */
function announcedBy({ view }: Context, hit: Hit): string {
  const own = view.paragraphs[hit.paragraph]
  if (own === undefined) return ''
  const rest = view.text.slice(hit.end, own.end)
  const open = own.heading || rest.length < 25 || LEADS.test(rest)
  const end = open ? (view.paragraphs[hit.paragraph + 2]?.end ?? own.end) : own.end
  return view.text.slice(hit.start, Math.min(end, hit.end + 320))
}

/** How a paragraph ends whose name is on the next line. */
const LEADS = /(?::|\?|(?<!\p{L})(?:ist|sind|die|der|das|is))\s*$/u

/** A name near the word that says who is responsible: a legal form, or a person with an address. */
function controllerName(context: Context, facts: Facts): ItemResult | null {
  if (facts.controller.name !== null) return found(hitsAt(context, facts, 'controller.name'))
  const { view } = context
  const others = namesOfOthers(facts)
  for (const hit of view.findAny(RESPONSIBLE, 40)) {
    const after = announcedBy(context, hit)
    const before = view.text.slice(Math.max(0, hit.start - 60), hit.start)
    const sentence = view.sentence(hit).text
    if (/allein oder gemeinsam|natürliche oder juristische|alone or jointly/u.test(sentence)) continue
    if (OF_OTHERS.test(sentence) || others.some((name) => after.slice(0, 200).includes(name))) continue
    if (
      LEGAL_FORM.test(after.slice(0, 260)) &&
      !/(?:Google|Facebook|Meta|Matomo|YouTube|Microsoft)/u.test(after.slice(0, 120))
    )
      return found([hit])
    if (STREET.test(after) || PERSON.test(after.slice(hit.end - hit.start))) return found([hit])
    if (/(?:GmbH|AG|e\. ?V\.|KG|UG|SE|Ltd|B\.V\.)\W{0,12}(?:ist|sind|\()?\s*$/u.test(before))
      return found([hit])
  }
  const reference = view.findAny(rowOf('a13.1.a-name').reference, 2)
  return reference.length > 0 ? { status: 'by-reference', hits: reference } : { status: 'missing', hits: [] }
}

const HIDDEN = patterns([
  '\\[(?:email|e-mail)[  ]?protected\\]',
  '(?:üblichen|gewohnten|bekannten|zuständigen|persönlichen) Ansprechpartner',
  'usual contact',
])

/** An address one can write to or call. A placeholder is none, and neither is the address of the authority. */
function controllerContact(context: Context, facts: Facts): ItemResult | null {
  const { controller } = facts
  if (controller.email !== null || controller.phone !== null) {
    return found([
      ...hitsAt(context, facts, 'controller.email'),
      ...hitsAt(context, facts, 'controller.phone'),
    ])
  }
  const { view } = context
  const row = rowOf('a13.1.a-contact')
  const others = namesOfOthers(facts)
  const ways = view
    .findAny(row.present, 60)
    .filter(
      (hit) =>
        !/(?:Datenschutzbeauftragte|für (?:den )?Datenschutz|Datenschutz(?:behörde|zentrum|aufsicht)|Datenschutz der EKD|\bdsb\b|dsb@|data protection officer|Aufsicht|Landesbeauftragte|Bundesbeauftragte|Beschwerde|bfdi|lfdi?\b|\blda\.|ldi\.|kdsz|Vertret(?:er|ung) (?:in der|im|gemäß|nach Art)|datenschutz-?(?:berlin|hamburg|bayern))/iu.test(
          neighbours(context, hit),
        ) && !others.some((name) => view.sentence(hit).text.includes(name)),
    )
  if (ways.length > 0) return found(ways)
  const hidden = view.findAny(HIDDEN, 4)
  if (hidden.length > 0) return { status: 'missing', hits: hidden }
  const postal = controller.postal !== null || controller.street !== null
  if (postal) return found(hitsAt(context, facts, 'controller.street'))
  for (const hit of view.findAny(RESPONSIBLE, 40)) {
    const after = announcedBy(context, hit)
    if (OF_OTHERS.test(view.sentence(hit).text) || others.some((name) => after.includes(name))) continue
    if (ADDRESS.test(after)) return found([hit])
  }
  const reference = view.findAny(row.reference, 4)
  return reference.length > 0 ? { status: 'by-reference', hits: reference } : { status: 'missing', hits: [] }
}

function neighbours(context: Context, hit: Hit): string {
  const { paragraphs } = context.view
  const own = paragraphs[hit.paragraph]?.text ?? ''
  if (own.length > 160) return context.view.sentence(hit).text
  return `${paragraphs[hit.paragraph - 2]?.text.slice(-160) ?? ''}\n${paragraphs[hit.paragraph - 1]?.text.slice(-200) ?? ''}\n${own}`
}

/** Transfers are judged only where one is evident; "we transfer nothing" settles it. */
function thirdCountry(context: Context): ItemResult | null {
  const shown = [...context.evidence('thirdCountry'), ...context.evidence('importer')]
  if (context.holds('noTransfer') && context.evidence('thirdCountry').length === 0) {
    return found(context.evidence('noTransfer'))
  }
  return shown.length > 0 ? null : { status: 'not-applicable', hits: [] }
}

const NAMED_COUNTRY = patterns(
  (law.checklist.find(({ id }) => id === 'a13.1.f-country')?.present ?? []).filter((one) =>
    one.startsWith('='),
  ),
)

const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))

/** Every country outside the EEA by its German and its English name (CLDR, as Node brings it). */
const ABROAD = ['de', 'en'].flatMap((language) => {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = EEA.has(code) || code === 'EU' || code === 'ZZ' ? undefined : names.of(code)
    return name === undefined || !/^[\p{L} -]{4,}$/u.test(name) ? [] : [name]
  })
})
const NAMES_COUNTRY = new RegExp(
  `(?<!\\p{L})(?:${ABROAD.join('|')}|Vereinigte[nrs]? (?:Königreich|Staaten|Arabische[nr]? Emirate)|USA?|UK|U\\.S\\.|Bosnien|Moldau|Nordamerika|Amerika|Asien|Afrika|England|Schottland)(?:s|n)?(?!\\p{L})`,
  'u',
)

/** "In Drittländer" over no country at all: the countries are to be named (WP 260 rev.01, p. 37 f.). */
function unnamedCountry(context: Context, facts: Facts, said: readonly Hit[]): ItemResult | null {
  const concrete = context.holds('importer') || context.holds('concreteTransfer')
  if (said.length === 0 || !concrete || context.view.has(NAMED_COUNTRY)) return null
  const abroad = facts.recipients.some((one) => one.country !== undefined && !EEA.has(one.country))
  const told = said.some((hit) => NAMES_COUNTRY.test(context.view.sentence(hit).text))
  const adequate = facts.recipients.some((one) =>
    one.transfer.some((by) => by === 'DPF' || by === 'PrivacyShield'),
  )
  if (abroad || adequate || told) return null
  return { status: 'missing', hits: said.slice(0, ENOUGH) }
}

const ONE_COUNTRY = patterns([
  '=(?:Großbritannien|Vereinigtes? Königreich|Vereinigte Königreich|\\bUK\\b|United Kingdom|Schweiz|Switzerland|Israel|Japan|Kanada|Canada|Neuseeland|Südkorea|Argentinien|Uruguay|Andorra|Guernsey|Jersey|Insel Man|Färöer)',
])
const EVERYWHERE = patterns([
  '=\\bUSA\\b|U\\.S\\.|\\bUS\\b|Vereinigte[nr]? Staaten|United States',
  'Privacy|Data Privacy|Standard|Klausel|clauses|Garantien|Corporate|Art(?:ikel|\\.)? ?4[4-9]',
])

/** A decision on one country is no safeguard for recipients in another, and one that had ended before the notice is none. */
function safeguard(context: Context, facts: Facts, places: () => readonly Hit[]): ItemResult | null {
  const settled = thirdCountry(context)
  if (settled !== null) return settled
  const said = places()
  const ended = endedInstruments(context, said)
  if (ended.length > 0) return { status: 'missing', hits: ended }
  if (!facts.recipients.some((one) => one.country === 'US')) return null
  const bare = unsecured(context, facts, said)
  if (bare.length > 0) return { status: 'missing', hits: bare }
  if (facts.recipients.some((one) => one.country === 'US' && one.transfer.some((by) => by !== 'adequacy')))
    return null
  const other = said.every(
    (hit) => context.view.fitsSentence(ONE_COUNTRY, hit) && !context.view.fitsSentence(EVERYWHERE, hit),
  )
  return said.length > 0 && other ? { status: 'missing', hits: said.slice(0, ENOUGH) } : null
}

/** Where a notice of a known day rests its transfers on nothing but decisions that no longer held on it. */
function endedInstruments({ view, noticeDay }: Context, said: readonly Hit[]): readonly Hit[] {
  if (noticeDay === null) return []
  const over = DECISIONS.filter(({ until }) => until !== null && until <= noticeDay).flatMap(
    (one) => one.patterns,
  )
  const alone = said.every((hit) => view.fitsSentence(over, hit) && !view.fitsSentence(OTHER_SAFEGUARDS, hit))
  return alone ? said.slice(0, ENOUGH) : []
}

const DECISIONS = law.instruments
  .filter(({ id }) => id === 'safe-harbor' || id === 'privacy-shield')
  .map((one) => ({ until: one.until, patterns: patterns(one.patterns) }))
const OTHER_SAFEGUARDS = patterns([
  'Standard(?:vertrags|datenschutz)klauseln|\\bSCC\\b|Corporate Rules|standard contractual',
  'Data Privacy Framework|Datenschutzrahmen|\\bDPF\\b',
  'geeignete[rn]? Garantien',
])

/** Recipients in the USA of whom no safeguard is said, where none is said for all either. */
function unsecured(context: Context, facts: Facts, said: readonly Hit[]): readonly Hit[] {
  if (facts.general_transfer.length > 0) return []
  // What is said of a company under one of its services holds for its others.
  const houses = new Set(facts.recipients.filter((one) => one.transfer.length > 0).flatMap(housesOf))
  return facts.recipients
    .flatMap((one, at) => {
      if (one.country !== 'US' || one.transfer.length > 0) return []
      if (housesOf(one).some((house) => houses.has(house))) return []
      const places = hitsAt(context, facts, `recipients[${at}]`)
      const near = places.some((place) => said.some((hit) => holdsFor(context, hit, place)))
      return near ? [] : places.slice(0, 1)
    })
    .slice(0, ENOUGH)
}

/** The first words of all names of a recipient: "Google" of "Google Maps" and "Google LLC". */
function housesOf(one: Facts['recipients'][number]): readonly string[] {
  return [one.name, ...one.aliases].map((name) => name.split(/[ ,]/u)[0] ?? name)
}

/** Whether a safeguard is said of what stands at a place: in its paragraph, or after it under the same heading. */
function holdsFor(context: Context, said: Hit, place: Hit): boolean {
  if (said.paragraph === place.paragraph) return true
  if (said.paragraph < place.paragraph || said.paragraph - place.paragraph > SAME_PART) return false
  return !context.view.paragraphs.slice(place.paragraph + 1, said.paragraph + 1).some((one) => one.heading)
}

/** How many paragraphs after a list of recipients may still speak of them. */
const SAME_PART = 12

const APART = patterns([
  '(?:Hinweis|Information|Belehrung|Hinweise|Informationen)\\w* … Widerspruchsrecht',
  'Widerspruchsrecht (?:nach|gemäß|gem\\.|gegen|in besonderen|bei|aufgrund|aus)',
  'Widerspruchsrecht … (?:Art(?:ikel|\\.)? ?21|besonderen|Direktwerbung|hinweis)',
  'Recht auf Widerspruch … (?:Art(?:ikel|\\.)? ?21|besonderen|Direktwerbung)',
  '(?:Ihr|Dein) (?:Widerspruchsrecht|Recht auf Widerspruch)',
  'right to object',
  'Widerspruchsrecht',
  'Widerspruch',
  'widersprechen',
])
const OTHER_RIGHT =
  /(?:Auskunft|Berichtigung|Löschung|Einschränkung|Datenübertragbarkeit|Beschwerde|Übertragbarkeit|access|rectification|erasure|restriction|portability|complaint)/iu
const SPOKEN = /(?:Hinweis|Information|Belehrung|besonder|Direktwerbung|Werbung)/iu

/**
 * Art. 21(4): the objection stands apart where it has a heading that is no item in the row of rights, where it is set in
 * capitals, or where the source emphasises the whole of it or puts it in a frame. A heading of its own in that row, or a paragraph of its own
 * without one, is disputed: a warning.
 */
function objectionApart(context: Context): ItemResult | null {
  const { view } = context
  if (!context.holds('objectionDue')) return absent('a21.4', context)
  let inPart = false
  // What follows looks at the whole paragraph, whichever of its words was hit.
  for (const hit of firstPer(view.findAny(APART, 60), (one) => one.paragraph)) {
    const paragraph = view.paragraphs[hit.paragraph]
    if (paragraph === undefined) continue
    const apart = (paragraph.text.length > 30 && inCapitals(paragraph.text)) || emphasised(context, hit)
    if (apart || (standsAlone(paragraph.text) && isFramed(context, hit))) return found([hit])
    if (leads(context, hit.paragraph)) return { status: 'not-judged', hits: [hit] }
    if (standsAlone(paragraph.text)) {
      if (CAPITAL_LEAD.test(paragraph.text)) return found([hit])
      inPart = true
    }
    if (!isTitle(view, hit.paragraph, 120) || OTHER_RIGHT.test(paragraph.text)) continue
    if (/(?:Google|LinkedIn|Facebook|Matomo|Tag\b|Cookie|Newsletter|Analytics)/u.test(paragraph.text))
      continue
    if (SPOKEN.test(paragraph.text)) return found([hit])
    if (!besideOtherRights(context, hit.paragraph)) return found([hit])
    inPart = true
  }
  const hits = objectionPlace(context)
  return inPart ? { status: 'missing', hits, severity: 'warn' } : { status: 'missing', hits }
}

/** "WIDERSPRUCHSRECHT: Sie können …" sets the paragraph off. */
const CAPITAL_LEAD = /^\W{0,3}(?:(?:IHR|HINWEIS AUF (?:IHR|DAS)) )?WIDERSPR(?:UCH|ECHEN)/u

/** Whether a paragraph of whole sentences speaks of the objection and of no other right. */
function standsAlone(text: string): boolean {
  return (
    !OTHER_RIGHT.test(text) &&
    !/^[-•*–]/u.test(text) &&
    /[.!]\s*$/u.test(text) &&
    /widersprechen|Widerspruch (?:ein|er)|\bobject\b/iu.test(text)
  )
}

/** Whether a text has more capitals than small letters. */
function inCapitals(text: string): boolean {
  return text.replaceAll(/\P{Lu}+/gu, '').length > text.replaceAll(/\P{Ll}+/gu, '').length
}

/**
 * Whether the objection opens the list of rights under a lead of its own. Generators set that item in bold; where the file
 * keeps no emphasis, nobody can tell.
 */
function leads(context: Context, paragraph: number): boolean {
  const { paragraphs } = context.view
  const own = paragraphs[paragraph]?.text ?? ''
  if (
    !/^(?:[-•*–]\s?)?(?:Ihr )?(?:Widerspruchsrecht|Recht auf Widerspruch|Right to object)[^:]{0,60}:/u.test(
      own,
    )
  )
    return false
  const before = paragraphs.slice(Math.max(0, paragraph - 2), paragraph)
  return !before.some((one) => one.text.length < 400 && OTHER_RIGHT.test(one.text))
}

function objectionPlace(context: Context): readonly Hit[] {
  const hits = context.item('a13.2.b-object').hits
  const own = hits.filter((hit) =>
    /widersprech|Widerspruch|object/iu.test(context.view.text.slice(hit.start, hit.end)),
  )
  const named = own.filter((hit) =>
    /Widerspruchsrecht|Art\.? ?21|right to object/iu.test(context.view.sentence(hit).text),
  )
  return (named.length > 0 ? named : own).slice(0, 6)
}

/** Whether headings before or after name other rights, as in a list from a) to h). */
function besideOtherRights(context: Context, paragraph: number): boolean {
  const { paragraphs } = context.view
  const near = (step: 1 | -1): boolean => {
    let seen = 0
    for (let at = paragraph + step; at >= 0 && at < paragraphs.length && seen < 6; at += step) {
      const one = paragraphs[at]
      if (one === undefined) return false
      seen += 1
      if (isTitle(context.view, at, 90) && OTHER_RIGHT.test(one.text)) return true
      if (one.heading && step === 1) return false
    }
    return false
  }
  return near(-1) || near(1)
}

function emphasised(context: Context, hit: Hit): boolean {
  const { notice } = context.view
  const paragraph = context.view.paragraphs[hit.paragraph]
  if (paragraph === undefined || paragraph.text.length < 60) return false
  const [from, to] = notice.spanOf(...context.view.inNotice(paragraph.start, paragraph.end))
  const source = notice.source.slice(Math.max(0, from - 12), to + 12)
  const strong = [...source.matchAll(/<(?:strong|b)\b[^>]{0,100}>|\*\*/gu)].length
  if (strong === 0) return false
  const first = source.search(/<(?:strong|b)\b[^>]{0,100}>|\*\*/u)
  const last = Math.max(source.lastIndexOf('</strong>'), source.lastIndexOf('</b>'), source.lastIndexOf('**'))
  return last - first > (to - from) * 0.6 && /widersprech|Widerspruch/iu.test(source.slice(first, last))
}

/** Whether the source sets a paragraph off: as a quotation in Markdown, in capitals or a box by style or class in HTML. */
function isFramed(context: Context, hit: Hit): boolean {
  const { notice } = context.view
  const paragraph = context.view.paragraphs[hit.paragraph]
  if (paragraph === undefined) return false
  const [from] = notice.spanOf(...context.view.inNotice(paragraph.start, paragraph.end))
  const before = notice.source.slice(Math.max(0, from - 400), from)
  if (/(?:^|\n)>[^\n]*$/u.test(before)) return true
  const open = before.slice(before.lastIndexOf('</p>') + 1, before.length)
  return [...open.matchAll(/<(?:p|div|aside|section|blockquote)\b([^>]{0,200})>/gu)].some(
    ([tag, said = '']) => (tag.startsWith('<blockquote') ? true : FRAME.test(said)),
  )
}

const FRAME =
  /text-transform:\s?uppercase|(?:border|background|outline)[a-z-]{0,12}:|class="[^"]{0,80}(?:box|alert|rahmen|kasten|callout|wichtig|hervor|highlight|notice|panel|frame)/iu

const COOKIE_ROW = patterns([
  '(?:Laufzeit|Gültigkeit|Speicherdauer|Lebensdauer|Ablauf|Verfall|Dauer)\\w*:? … (?:\\d{1,4}|Sitzung|Session|\\bein(?:e[nmr]?)?\\b|zwei|Jahr|Monat|\\bTage?\\b|Stunde|Minute)',
  '(?:Cookies?|Laufzeit) … (?:\\d{1,4}|eine[nm]?|zwei|sechs|zwölf) (?:Jahre?|Monate?|Tage?|Stunden?|Minuten?)\\b',
  'Anbieter: … Zweck',
  '(?:lifetime|expir|duration|valid)\\w*:? … (?:\\d+|session|year|month|day)',
  '=\\b_(?:ga|gid|gat|fbp|pk_id|pk_ses|gcl_au|hjid)',
])
const COOKIE_ELSEWHERE = patterns([
  'Cookies? … (?:finden Sie|entnehmen|ersehen|aufgeführt|aufgelistet|einsehen|Übersicht|Liste|Details|Informationen) … (?:Cookie-?\\s?(?:Banner|Einstellungen|Hinweis|Consent|Tool|Manager)|Consent|Einstellungen|Consent-?Manager)',
  '(?:Übersicht|Liste|Details|Einzelheiten|Informationen) … Cookies … (?:Cookie-?\\s?(?:Banner|Einstellungen|Consent)|Consent|Einstellungen)',
  '(?:Cookie-?\\s?(?:Banner|Einstellungen|Tool)|Consent-?(?:Banner|Tool|Manager|Management)\\w*) … (?:finden Sie|entnehmen|aufgeführt|aufgelistet|einsehen|Übersicht|Liste|Details|Laufzeit|Speicherdauer)',
])
const COOKIE_DOCUMENT = patterns([
  'Cookie-?\\s?(?:Richtlinie|Hinweis|Erklärung|Policy|Informationen|Übersicht|Liste)\\w*',
  'cookie (?:policy|notice|statement)',
])

/** § 25 TDDDG with C-673/17: each cookie with provider, purpose and lifetime; a linked document counts as reference. */
function deviceAccess(context: Context, facts: Facts): ItemResult | null {
  const used = context.evidence('cookies')
  if (used.length === 0) return { status: 'not-applicable', hits: [] }
  if (facts.cookies.length > 0) return found(hitsAt(context, facts, 'cookies'))
  const rowsFound = context.view.findAny(COOKIE_ROW, 20).filter((hit) => {
    const around = neighbours(context, hit)
    return (
      /cookie|_ga\b|_pk_|local storage|Anbieter:/iu.test(around) &&
      !/nach einem Jahr automatisch gelöscht/u.test(around)
    )
  })
  if (rowsFound.length > 0) return found(rowsFound)
  for (const hit of context.view.findAny(COOKIE_DOCUMENT, 8)) {
    if (linked(context, hit)) return { status: 'by-reference', hits: [hit] }
  }
  const elsewhere = context.view.findAny(COOKIE_ELSEWHERE, 2)
  if (elsewhere.length > 0) return { status: 'by-reference', hits: elsewhere }
  if (context.holds('onlyNecessary') && !context.holds('tracking'))
    return { status: 'not-applicable', hits: [] }
  const session = context.view.has([pattern('Sitzungs-?Cookies?\\b|Session-?Cookies?\\b')])
  if (
    session &&
    !context.holds('tracking') &&
    !context.view.has([pattern('dauerhaft|permanente?|persistent')])
  ) {
    return { status: 'not-judged', hits: [] }
  }
  return { status: 'missing', hits: used.slice(0, 3) }
}

/** Whether a hit is a link: an address beside it, a Markdown link, or an anchor around it in the source. */
function linked(context: Context, hit: Hit): boolean {
  const { text } = context.view.sentence(hit)
  if (/https?:\/\/|www\.|\/[a-z-]+\.html?/u.test(text)) return true
  const { notice } = context.view
  const [from, to] = notice.spanOf(...context.view.inNotice(hit.start, hit.end))
  const before = notice.source.slice(Math.max(0, from - 400), from)
  const opened = Math.max(before.lastIndexOf('<a '), before.lastIndexOf('<A '))
  if (opened >= 0 && !/<\/a>/iu.test(before.slice(opened))) return true
  return /^[^\n\]]{0,80}\]\(/u.test(notice.source.slice(to, to + 90))
}
