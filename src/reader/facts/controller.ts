import type { Span } from '../notice.ts'
import { behindTitle } from './abreast.ts'
import { countryCode } from './countries.ts'
import { findEntities } from './entities.ts'
import type { Party } from './facts.ts'
import type { OfficerFound } from './officer.ts'
import { BRITISH_CODE, CANADIAN_CODE, readParty, type PartyFound } from './party.ts'
import type { Scene } from './scene.ts'
import { servicesOfEntity } from './services.ts'

const HEADING =
  /(?<![\p{L}])[Vv]erantwortliche?[rns]?(?![\p{L}])|[Vv]erantwortlichen? Stelle|[Vv]erantwortlichkeit|^(?:\d{1,2}\.?\s)?(?:Anbieter|Diensteanbieter|Betreiber|Wer (?:sind|bin|ist|verarbeitet|erhebt|steckt|steht|schreibt|spricht|betreibt|antwortet|kümmert)|Das sind wir|Herausgeber|Kontakt(?:daten)?$|Impressum)|[Cc]ontroller|[Dd]atenverarbeitende Stelle|Wer (?:wir sind|ich bin)|[Ww]er dahinter ?steckt|hinter (?:dieser|der) (?:Seite|Website|App)|Who (?:we are|is responsible)|Name und (?:Anschrift|Kontaktdaten)|verantwortlich\?|(?:gilt|gelten) für die (?:Verarbeitung|Datenverarbeitung|Datenerhebung)[^.?!]{0,60} durch:?$|Responsible/u
const SENTENCE =
  /(?<![\p{L}])(?:[Vv]erantwortliche[rsn]?|[Vv]erantwortlich)(?: Stelle| Person| Anbieter)?(?![\p{L}])[^.?!]{0,260}(?:ist|sind|im Sinne|gem(?:äß|\.)|i\. ?S\. ?d|nach Art|:|lautet)|(?<![\p{L}])verantwortlich(?:,| ist| sind|:)|[Dd]atenverantwortliche|controller (?:is|for|within|of(?! its own))|is responsible for|responsible (?:body|party|entity)|[Ww]ir sind (?:die |der |das )?\p{Lu}|[Dd]iese (?:Website|Webseite|Internetseite|App|Seite) wird (?:angeboten |betrieben |bereitgestellt |herausgegeben )|[Bb]etreiber(?:in)? (?:dieser|der|des)|(?<![\p{L}])Anbieter(?:in)? (?:dieser|der|unserer|des) (?:App|Website|Webseite|Seite|Internetseite|Plattform|Onlineshop|Dienst|Anwendung)[^.]{0,40} ist|betrieben (?:und [\p{L}]{5,14} )?(?:von|durch)|(?:[Ww]ebsite|[Ww]ebseite|Internetseite|Homepage|App|Plattform|Portal|[Ss]hop|Blog)[^.]{0,60}, (?:die|der|das|welche[rs]?) (?:von|durch) (?:der |dem )?\p{Lu}|(?<![\p{L}])[Ww]ir,? (?:die|der|das) \p{Lu}|^[Ww]ir \(|\((?:[^()]{0,50}[„"“'’‘, ])?(?:[Ww]ir|[Uu]ns|[Ww]e|[Uu]s|[Uu]nser|[Oo]ur)[“”"'’‘][^()]{0,60}\)[^.]{0,40} (?:betreib|operat|provid|own|stell|biet|publish|veröffentlich)|gemeinsam(?: dafür| hierfür)? [Vv]erantwortlich|(?:gilt|gelten) für die (?:Verarbeitung|Datenverarbeitung|Datenerhebung)[^.?!]{0,60} durch(?![\p{L}])|Diensteanbieter|^(?:(?:Data )?[Cc]ontroller|Betreiber(?:in)?|Anbieter(?:in)?|Inhaber(?:in)?|Herausgeber(?:in)?)\s?:\s?\p{Lu}/u
const OFFICER =
  /Datenschutz-?\s?[Bb]eauftragte|Datenschutzbeauftrag|DATENSCHUTZ-?BEAUFTRAGT|[Dd]ata [Pp]rotection [Oo]fficer|(?<![\p{L}])DPO(?![\p{L}])|(?<![\p{L}])DSB(?![\p{L}])|betriebliche[rn]? Beauftragte|Beauftragte[rnm]? für (?:den )?Datenschutz(?! und)|Ansprechpartner für (?:den )?Datenschutz/u
const OFFICER_SHARED =
  /(?:Verantwortliche(?:[rn]|[*:_/-]{1,2}r|\(r\))?|[Vv]erantwortliche Stelle) und (?:des |der |de[nm] |unsere?[rn]? |externe[rn]? )?(?:Datenschutz|Beauftragte)|(?:Verantwortliche(?:[rn]|[*:_]r|\(r\))?|[Vv]erantwortliche Stelle) ?(?:sowie|\/|&|\+|,)|[Cc]ontroller ?(?:and|&|\/)/u
/** Words of the supervisory authority, whose address is nobody else’s. */
export const AUTHORITY =
  /[Aa]ufsichtsbehörde|Landesbeauftragte|Landesamt für Datenschutz|Bundesbeauftragte|Beschwerde/u
const THIRD =
  /(?:[Gg]ehostet|Hoster|[Hh]osting|Webhosting|Hosting-?(?:Provider|Anbieter|Dienstleister)|Auftragsverarbeiter|Dienstanbieter|Anbieter (?:ist|dieses|des)|EU-?\s?Vertreter|Vertreter in der (?:EU|Union)|Art\. ?27|Schlichtungsstelle|Verbraucherschlicht)/u
const DEFINITION =
  /(?:natürliche|juristische) (?:oder juristische )?Person|allein oder gemeinsam mit anderen/u

/** Candidate places for the controller's own address, best first; each is a stretch of the text. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly score: number
}

/**
 * Who is responsible (Art. 13(1)(a) GDPR), told apart from officer, authority, host and service providers by what stands
 * above and before each address. A notice that only says "we, the … GmbH" gives a name.
 *
 * @param officer whose address is not the controller's
 */
export function readController(scene: Scene, officer: OfficerFound): PartyFound {
  let best: Scored | undefined
  const all: PartyFound[] = []
  // Of two words that announce the same address, the nearer one: the other stands in a table of contents.
  let lead = Infinity
  for (const stretch of stretches(scene)) {
    const end = bounded(stretch.start, stretch.end)
    const found = withoutOthers(scene, shift(readParty(scene.piece(stretch.start, end)), stretch.start))
    const { party } = found
    if ((party.name === null && party.postal === null) || isAnothers(scene, found)) continue
    const filled = [party.name, party.street, party.postal, party.email, party.phone].filter(
      (x) => x !== null,
    ).length
    if (party.name === null && stretch.score < 5) continue
    if (party.postal === null && party.name !== null && findEntities(party.name).length === 0) {
      const titled = stretch.score >= 5 && opensWith(scene, found)
      if ((party.email === null && !titled) || /\s(?:ist|sind|die|wir|werden)(?:\s|$)/u.test(party.name))
        continue
    }
    const score = stretch.score + filled
    const own = (found.at.postal?.[0] ?? Infinity) - stretch.start
    const nearer = score === best?.score && own < lead && found.at.postal?.[0] === best.found.at.postal?.[0]
    all.push(found)
    if (!best || score > best.score || nearer) {
      best = { found, score }
      lead = own
    }
  }
  for (const one of addresses(scene)) {
    if ((!best || one.score > best.score) && !isAnothers(scene, one.found)) best = one
  }
  best ??= opening(scene)
  const named = best?.found ?? { party: EMPTY, at: {} }
  const called = named.party.name === null ? withName(scene, named, namedInText(scene)) : alsoSaid(named, all)
  return reachable(scene, withoutOfficersMail(completed(scene, placed(scene, called)), officer), officer)
}

/**
 * Whether what was found is somebody else's name by what stands around it: a company of the catalogue that no title names, one
 * that data are given to, a supervisory authority, the officer, or no name at all.
 */
function isAnothers(scene: Scene, { party: { name }, at }: PartyFound): boolean {
  if (name === null || !at.name) return false
  const [start, end] = at.name
  const title = scene.blocks
    .slice(0, 3)
    .filter((block) => block.end <= start || block.start >= end)
    .map((block) => scene.piece(block.start, Math.min(block.end, block.start + 160)))
  if (brandIn(name, title)) return false
  if (NO_NAME.test(name)) return true
  const before = scene.piece(Math.max(0, start - ANNOUNCES), start)
  const announced = ANNOUNCED.test(before) && !SHARED_WITH.test(before)
  if (announced) return false
  const ours =
    OUR_NAME.test(scene.piece(end, end + 200)) ||
    SITE_OF.test(before) ||
    RUN_BY.test(scene.piece(end, end + 60)) ||
    WE_THE.test(before)
  if (ours) return false
  const { text, block } = scene.sentenceAt(start)
  const lead = before.slice(-40)
  if (
    servicesOfEntity(name).length > 0 ||
    SUPERVISES.test(name) ||
    /Datenschutz-?[Bb]eauftragte[rn]?[^.\n]{0,30}\s$/u.test(before)
  )
    return true
  // Whoever a notice opens with is whose it is.
  if (block < OPENING) return false
  return (
    (GIVEN_AWAY.test(lead) && !OFFERED.test(lead)) ||
    lead.endsWith('(') ||
    SERVES.test(text) ||
    PROVIDES.test(text) ||
    GIVES.test(text)
  )
}

/** So far before a name stands the word that announces it, with all the laws in whose sense it is meant. */
const ANNOUNCES = 300
/** "Verantwortlich im Sinne der DSGVO ist die …": nothing ends between the word and the name. */
const ANNOUNCED =
  /(?:[Vv]erantwortlich(?:e[rn]?)?(?: Stelle)?|VERANTWORTLICH|[Cc]ontroller|responsible|[Dd]iensteanbieter)(?:[^.!?]|\.(?! \p{Lu}))*$/u
/** … for a platform, or together with others. */
const SHARED_WITH =
  /gemeinsam|selbst(?:ständig)? [Vv]erantwortlich|eigen(?:e[rn]?|ständig)? [Vv]erantwortlich|[Vv]erantwortlich für (?:Europa|das Portal|die Plattform|den Dienst)|jointly|independent|Art\.? ?26/u
const OUR_NAME = /^[^\n]{0,150}\((?:[^()]{0,50}[„"“'’‘, ])?(?:[Ww]ir|[Uu]ns|[Ww]e|[Uu]s)(?!\p{L})/u
/** "Die Bücherei wird von der Stadt Kornau betrieben": the verb behind the name. */
const RUN_BY =
  /^,? ?(?:\([^()]{0,50}\),? )?(?:betrieben|angeboten|herausgegeben|verantwortet|getragen|geführt|veranstaltet|bereitgestellt)(?!\p{L})/u
const WE_THE = /(?:^|[.!?:\n] ?)Wir,? (?:sind )?(?:die|der|das) $|(?<!\p{L})wir, (?:die|der|das) $/u
/** "Diese Website wird betrieben von der …", "für die Website …, die von der …". */
const SITE_OF =
  /(?:[Dd]iese[rs]?|[Uu]nsere[rs]?|[Dd]ie|[Dd]er|[Dd]as|[Tt]his|[Oo]ur|[Tt]he) (?:Website|Webseite|Seite|Internetseite|App|Homepage|Internetauftritt|Angebot|Shop|Onlineshop|Portal|Plattform|[Ww]ebsite|site|app)(?!\p{L})(?:[^.!?;]|\.(?! \p{Lu})){0,90} (?:von|vom|durch|by)(?: der| dem| die| das)? $/u
/** What a sentence says of somebody who works for the controller or is given data. */
const SERVES =
  /[Ii]m Auftrag|in unserem Auftrag|Auftragsverarbeit|Dienstanbieter|unterstützt uns|(?:betreib|erledig|wickel|übernimm|führ)\p{L}{0,3} für |beruht auf|vermitteln wir|beauftragt|(?<!Sie )(?:erhält|erhalten)(?! Sie)|übermitteln wir|Vermarkter|(?:geben|gibt|gehen|geht|leiten|übermitteln|übermittelt|senden) (?:wir |ich )?[^.]{0,80} (?:weiter|ab)(?!\p{L})|zertifiziert|Data Privacy Framework|Tochter(?:gesellschaft|unternehmen)|(?:unser(?:e[mn]?)?|der|Der) (?:Rechenzentrum|Hausbank|Provider|Hoster|Dienstleister|Partner)|stammt von/u
/** Who provides a service; in the first lines of a notice, who provides the site. */
const PROVIDES = /Anbieter (?:ist|dieses|des)|Anbieter:|[Bb]etreiber(?:in)? ist/u
const OPENING = 3
const PROVIDER = /^(?:Anbieter|Betreiber|Herausgeber)(?:in)? ist (?:die|der|das) (?=\p{Lu})/u
const SUPERVISES =
  /Datenschutz(?:behörde|zentrum|aufsicht|kommission)|Landesbeauftragte|Landesamt für Datenschutz/u
/** A stretch of a sentence, or an office. */
const NO_NAME =
  /^(?:(?:Für|Wenn|Zahlt|Bei|If|When|Zusatz)(?!\p{L})|Datenschutz-?[Bb]eauftragte[rn]?$|Präsident(?:in)?$|Vorstand$)|\s(?:ist|sind|sitzt|steht|stehen|liegt|liegen|läuft|laufen|nicht|uses|wird|werden)(?:\s|$)/u

/** "… ist das Radhaus Muster e.K.", then "Die Seite liegt bei der Beispiel SE, Weg 5, …": that address is another's. */
function withoutOthers(scene: Scene, found: PartyFound): PartyFound {
  const { name, street } = found.at
  if (!name || !street || street[0] <= name[1]) return found
  const between = scene.piece(name[1], street[0])
  const other = findEntities(between).at(-1)
  if (!other || other.at[1] < between.length - ADJOINS) return found
  // Lines of one address stand alone; a sentence says what the other does.
  const line = between.lastIndexOf('\n', other.at[0])
  const said = between.slice(line, other.at[0])
  if (line < 0 || !IN_SENTENCE.test(said) || OF_ITS_HOUSE.test(said)) return found
  const { name: own, email, phone } = found.at
  const before = (at: Span | undefined): boolean => at !== undefined && at[0] < street[0]
  const at = {
    ...(own ? { name: own } : {}),
    ...(before(email) ? { email } : {}),
    ...(before(phone) ? { phone } : {}),
  }
  const party = {
    ...EMPTY,
    name: found.party.name,
    email: before(email) ? found.party.email : null,
    phone: before(phone) ? found.party.phone : null,
  }
  return { party, at }
}

/** Who speaks for the controller, or whose house it is in, stands in its own address. */
const OF_ITS_HOUSE =
  /vertreten|[Vv]ertretung|haftende|[Kk]omplementär|[Gg]esellschafter|Marke|Geschäftsführ|erreich|im Hause|c\/o|Anschrift/u
const IN_SENTENCE = /(?<!\p{L})\p{Ll}{3,} [^\n]*(?<!\p{L})\p{Ll}{2,} $/u

/** So many signs stand between a company and its street. */
const ADJOINS = 4

/** An address that stands first under the officer is the officer's, not the controller's. */
function withoutOfficersMail(found: PartyFound, officer: OfficerFound): PartyFound {
  const own = found.at.email
  const other = officer.at.present
  const place = found.at.postal ?? found.at.name
  if (!own || !other || !place || found.party.email !== officer.email) return found
  if (own[0] < other[0] || place[0] > other[0]) return found
  const { email: _, ...at } = found.at
  return { party: { ...found.party, email: null }, at }
}

/** Whether a notice begins with a line that is a person's name and nothing else, as pages of one person do. */
function opensWith(scene: Scene, { party: { name }, at }: PartyFound): boolean {
  const from = at.name?.[0] ?? 0
  return (
    name !== null &&
    PERSON.test(name) &&
    scene.blocks.slice(0, 8).some(({ end }, block) => end < from && scene.textOf(block) === name)
  )
}

const PERSON =
  /^(?:(?:Dr|Prof|Dipl)\.[\p{L}.-]{0,12} )*\p{Lu}\p{Ll}{1,15}(?:-\p{Lu}\p{Ll}{1,15})?(?: (?:von|van|de|\p{Lu}\.))? \p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?$/u

/** What another place says of the same controller at the same address, where this one is silent. */
function alsoSaid(found: PartyFound, all: readonly PartyFound[]): PartyFound {
  const { name, postal, city } = found.party
  if (postal === null) return found
  return all
    .filter(({ party }) => party.name === name && party.postal === postal && party.city === city)
    .reduce((one, other) => filled(one, other, ['country', 'email', 'phone']), found)
}

/** Takes from another what is not known yet. */
function filled(found: PartyFound, other: PartyFound, keys: readonly (keyof Party)[]): PartyFound {
  const party: { -readonly [K in keyof Party]: Party[K] } = { ...found.party }
  const at = { ...found.at }
  for (const key of keys) {
    const place = other.at[key]
    if (party[key] !== null || !place) continue
    party[key] = other.party[key]
    at[key] = place
  }
  return { party, at }
}

/** The address of somebody whose name alone was found: where a later line begins with that name, over or before it. */
function placed(scene: Scene, found: PartyFound): PartyFound {
  const { name, postal } = found.party
  if (name === null || postal !== null) return found
  for (const [at, block] of scene.blocks.entries()) {
    if (block.start < (found.at.name?.[1] ?? 0) || !scene.textOf(at).startsWith(name)) continue
    const lead = scene.textOf(at - 1)
    if ([OFFICER, AUTHORITY, THIRD].some((no) => no.test(lead))) continue
    const there = shift(readParty(scene.piece(block.start, reach(scene, at))), block.start)
    if (there.party.name !== name || there.party.postal === null || there.party.street === null) continue
    return {
      party: { ...there.party, name },
      at: { ...there.at, ...(found.at.name ? { name: found.at.name } : {}) },
    }
  }
  return found
}

/** Where no line ever ends, an address stands near the words that announce it. */
export function bounded(start: number, end: number): number {
  return end - start > 20_000 ? start + 4000 : end
}

interface Scored {
  readonly found: PartyFound
  readonly score: number
}

const TOWN = /(?<!\d)\d{4,5}\s\p{Lu}\p{Ll}/u
/** Towns abroad as well: only where an address is announced, for unannounced ones abroad are mostly others'. */
const ANY_TOWN = new RegExp(
  String.raw`${TOWN.source}|(?<![\p{L}\d])(?:${CANADIAN_CODE.source}|${BRITISH_CODE.source})(?![\p{L}\d])|, [A-Z]{2} \d{5}(?!\d)|(?<![\d.-])(?:\d{2}-\d{3}|\d{3} \d{2}|\d{4}-\d{3}) \p{Lu}\p{Ll}{2}|^\p{Lu}[\p{L} ,]{2,30} \d{4,6}$`,
  'u',
)
const OUTSIDER =
  /Anbieter|Dienst|[Nn]ewsletter|[Zz]ahlung|[Vv]ersand|Hosting|[Gg]ehostet|Empfänger|[Rr]echenzentrum|Schlicht|Vertreter|Konto|Kammer|Auftrag|Amtsgericht|Labor|Partner|Steuer|Widerruf/u
const GIVEN_AWAY =
  /(?:^|[\s(])(?:bei|beim|durch|an|mit|von|vom|über|zur|zum|nach|by|with|to|at)(?: der| dem| die| den| das| einer?| unserem| unserer| the)?(?: Firma)?\s$/u
const OFFERED =
  /(?:(?:betrieben|angeboten|herausgegeben|bereitgestellt|verantwortet|veranstaltet|getragen|geführt|organisiert|geleitet)(?: (?:wird|werden))?[^.]{0,60}|Angebot|Seite|Website|Information(?:en)?|Hinweise?|Erklärung) (?:von|vom|durch)(?: der| dem)?\s$/u
const OURSELVES =
  /(?<![\p{L}])(?:[Ww]ir|[Uu]ns|[Uu]nser[\p{L}]{0,2}|[Ii]ch|[Mm]ich|[Ww]e|[Uu]s|selbst|zuständig)(?![\p{L}])/u

/**
 * Addresses that no word about responsibility announces. Whose they are shows by what stands around them: somebody
 * whose name is in the title, or who stands early with a way to be reached, and to whom nothing is given.
 */
function addresses(scene: Scene): readonly Scored[] {
  const found: Scored[] = []
  const { blocks, text } = scene
  const title = blocks
    .slice(0, 3)
    .map((block) => scene.piece(block.start, Math.min(block.end, block.start + 160)))
  let seen = 0
  for (let at = 0; at < blocks.length && seen < ADDRESSES; at++) {
    const block = blocks[at]
    const town = TOWN.exec(scene.textOf(at))
    if (!block || !town) continue
    seen += 1
    const lines = block.end - block.start < 120
    const first = lines ? firstLine(scene, at) : at
    const start = lines
      ? (blocks[first]?.start ?? block.start)
      : Math.max(block.start, scene.sentenceAt(block.start + town.index).start)
    const before = lines ? scene.textOf(first - 1) : scene.piece(Math.max(block.start, start - 120), start)
    const heading = scene.headingsAbove(scene.headingOf[at] ?? -1)[0] ?? ''
    const above = `${heading}\n${before.length < 160 ? before : before.slice(-120)}`
    const own = scene.piece(Math.max(start, block.start + town.index - 400), block.start + town.index)
    if ([OFFICER, AUTHORITY, THIRD, OUTSIDER].some((no) => no.test(above) || no.test(own))) continue
    const party = shift(readParty(scene.piece(start, bounded(start, reach(scene, at)))), start)
    const { name, street, email, phone } = party.party
    const [from, to] = party.at.name ?? [0, 0]
    if (name === null || street === null || from > block.start + town.index) continue
    const lead = scene.piece(Math.max(start, from - 40), from)
    if (GIVEN_AWAY.test(lead) && !OFFERED.test(lead) && !RUN_BY.test(scene.piece(to, to + 60))) continue
    const early = start < text.length * 0.25 || at < 30
    const titled = brandIn(
      name,
      title.filter((_, n) => (blocks[n]?.end ?? 0) <= from || (blocks[n]?.start ?? 0) >= to),
    )
    const answers = /^(?:ist|sind) [\p{L} ]{0,40}[Vv]erantwortlich/u.test(scene.textOf(at + 1))
    if (!titled && !answers && !(early && (email !== null || phone !== null))) continue
    const ours = OURSELVES.test(above) || OURSELVES.test(scene.piece(start, Math.min(block.end, start + 600)))
    const filled = Object.values(party.party).filter((one) => one !== null).length
    found.push({ found: party, score: (early ? 2 : 1) + (titled ? 2 : 0) + (ours ? 1 : 0) + filled })
  }
  return found
}

/** How many addresses are looked at: those of the notice's end belong to others. */
const ADDRESSES = 24

/** A line that ends as a sentence does, not as "e. V." or "LL. M." do. */
const SENTENCE_END = /[!?:]$|(?:\p{Ll}{3}|\d|[)“"])\.$/u

/** The first of the short lines that an address stands on. */
function firstLine(scene: Scene, at: number): number {
  let first = at
  while (first > 0 && at - first < 5) {
    const above = scene.blocks[first - 1]
    const text = scene.textOf(first - 1)
    if (
      !above ||
      above.kind === 'row' ||
      above.cells.length > 0 ||
      text.length > 90 ||
      SENTENCE_END.test(text)
    )
      break
    if (above.kind === 'heading' && findEntities(text).length === 0) break
    first -= 1
  }
  return first
}

const COMMON =
  /^(?:GmbH|Services?|Verein|Gesellschaft|Schweiz|Switzerland|Europe|International|Thüringer|Bayerische[rs]?|Sächsische[rs]?|Hessische[rs]?|Berliner|Hamburger|Praxis|Firma|Deutschland|Germany|haftungsbeschränkt|Datenschutz[\p{L}]{0,20}|Website|Webseite|Privacy|Notice|Policy|Unsere?[rmn]?|Ihre?[rmn]?|und|für|der|die|das|Dr|med|the|and)$/iu

/** Whether a word that makes up a name stands in the title. */
function brandIn(name: string, title: readonly string[]): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 && !COMMON.test(word))
  return words.some((word) => title.some((line) => line.includes(word)))
}

const GIVES =
  /(?<![\p{L}])(?:[Hh]osten|[Nn]utzen|[Vv]erwenden|[Ss]etzen|[Bb]eauftrag[\p{L}]{1,3}|[Ee]inbinden|[Ll]iegt|[Ll]äuft)(?![\p{L}])/u

/** A short notice that says nobody is responsible, but opens with somebody's whole address. */
function opening(scene: Scene): Scored | undefined {
  for (let at = 0; at < Math.min(6, scene.blocks.length); at++) {
    const text = scene.textOf(at)
    if (!/\d{4,5}\s\p{Lu}/u.test(text) || text.length > 400) continue
    if ([OFFICER, AUTHORITY, THIRD, GIVES].some((no) => no.test(text))) return undefined
    const start = scene.blocks[at]?.start ?? 0
    const found = shift(readParty(text), start)
    if (isAnothers(scene, found)) return undefined
    if (found.party.postal !== null && found.party.street !== null) return { found, score: 1 }
  }
  return undefined
}

/** Says of somebody else that they are responsible, for what is theirs. */
const OF_OTHERS =
  /eigenständig(?:e[rnms]?)? [Vv]erantwortlich|(?<![\p{L}])(?:ihre|deren|seine|dessen) (?:Plattform|Seite|Website|Dienste?|Angebote?)(?:[^.,]{0,30}) [Vv]erantwortlich/u

const EMPTY: Party = {
  name: null,
  street: null,
  postal: null,
  city: null,
  country: null,
  email: null,
  phone: null,
}

function stretches(scene: Scene): readonly Stretch[] {
  const found: Stretch[] = []
  const { blocks } = scene
  blocks.forEach((block, at) => {
    const text = scene.textOf(at)
    const early = block.start < scene.text.length * 0.25 || at < 30 ? 1 : 0
    const heading = scene.headingOf[at] ?? -1
    const above = scene.headingsAbove(heading)
    const titled =
      (block.kind === 'line' || /[?:]$/u.test(text)) &&
      text.length < 70 &&
      HEADING.test(text) &&
      !SENTENCE.test(text)
    const [label, value] = block.cells
    if (label && value && label[1] - label[0] < 70) {
      // A row of a table: "Verantwortlicher | Schreinerei …".
      const said = scene.piece(...label)
      if (HEADING.test(said) && !OFFICER.test(said) && !AUTHORITY.test(said))
        found.push({ start: value[0], end: lastOfRows(scene, at), score: 5 + early })
      return
    }
    if (block.kind === 'heading' || titled) {
      // A heading in capitals says the same.
      const title = text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text
      if (!HEADING.test(title)) return
      if (OFFICER.test(text) && !OFFICER_SHARED.test(text)) return
      if (AUTHORITY.test(text) || /Rechte|Pflicht|gemeinsam|Joint/u.test(text)) return
      const strong = /[Vv]erantwortlich|[Cc]ontroller|is responsible/u.test(title) ? 5 : 2
      const start = blocks[at + 1]?.start
      if (start !== undefined) found.push({ start, end: reach(scene, at + 1), score: strong + early })
      return
    }
    if (behindTitle(text) > 0 && !OFFICER.test(text.slice(0, 80))) {
      found.push({ start: block.start, end: reach(scene, at), score: 5 + early })
      return
    }
    const cue = SENTENCE.exec(text) ?? (at < OPENING ? PROVIDER.exec(text) : null)
    if (!cue) return
    const outer = above.join(' ')
    if (OFFICER.test(outer) && !OFFICER_SHARED.test(outer) && !HEADING.test(outer)) return
    if (
      DEFINITION.test(text) &&
      !/\n|:$/u.test(text) &&
      findEntities(text).length === 0 &&
      !/\d{5}/u.test(text)
    )
      return
    if (OFFICER.test(text.slice(0, cue.index + 40)) && !OFFICER_SHARED.test(text)) return
    if (THIRD.test(text.slice(0, cue.index)) || (THIRD.test(above[0] ?? '') && !HEADING.test(above[0] ?? '')))
      return
    const sentenceStart = scene.sentenceAt(block.start + cue.index).start
    if (OF_OTHERS.test(scene.sentenceAt(block.start + cue.index).text)) return
    const strong = /[Vv]erantwortlich|controller|responsible/u.test(cue[0])
      ? 5
      : /[Ww]ir sind|betrieben|Wir,|wir,/u.test(cue[0])
        ? 3
        : 2
    // "Wir setzen … ein, das von der Muster Inc. betrieben wird": what is used is run by others.
    if (strong === 2 && GIVES.test(text.slice(0, cue.index))) return
    const about = HEADING.test(above[0] ?? '') ? 1 : 0
    found.push({
      start: Math.max(block.start, sentenceStart),
      end: reach(scene, at),
      score: strong + early + about,
    })
  })
  return found.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, 24)
}

/** What rows below the controller's name are about: its address. */
const OF_ADDRESS =
  /^(?:Post)?(?:[Aa]nschrift|[Aa]dresse|Straße|Str\.|Hausnummer|PLZ|Ort|Land|Telefon|Tel\.?|Telefax|Fax|E-?Mail|Mail|Internet|Web(?:site|seite)?|Rezeption|Vertreten|Vertretung|Geschäftsführ|Address|Phone|Email)(?![\p{L}]{3})/u

/** Where the rows end that give the address of somebody a row names: "Verantwortlicher | Alma OHG", "Anschrift | …". */
function lastOfRows(scene: Scene, from: number): number {
  let at = from
  for (; at < from + ROWS; at++) {
    const next = scene.blocks[at + 1]
    const [label] = next?.cells ?? []
    if (next?.kind !== 'row' || !label || !OF_ADDRESS.test(scene.piece(...label))) break
  }
  return scene.blocks[at]?.end ?? 0
}

const ROWS = 8

/** Where the officer is first named, other than in a title shared with the controller. */
function officerIn(text: string): { readonly index: number } | null {
  const shared = OFFICER_SHARED.exec(text)
  const first = OFFICER.exec(text)
  if (!shared || !first || first.index < shared.index || first.index > shared.index + SHARED) return first
  const from = first.index + first[0].length
  const next = OFFICER.exec(text.slice(from))
  return next && { index: from + next.index }
}

/** So many signs at most lie between the two in a title: "Verantwortlicher sowie betrieblicher Datenschutzbeauftragter". */
const SHARED = 80

/** Where an address that starts in a block ends at the latest: before officer, authority, or another heading with text. */
function reach(scene: Scene, from: number): number {
  const { blocks } = scene
  const start = blocks[from]?.start ?? 0
  let end = start
  for (let at = from; at < blocks.length && at < from + 18; at++) {
    const block = blocks[at]
    if (!block || block.end - start > 1400) break
    const own = scene.textOf(at)
    const addressSeen = (): boolean => /\d{4,5}\s\p{Lu}/u.test(scene.piece(start, block.start))
    if (at > from) {
      if (
        block.kind === 'heading' &&
        own.length > 0 &&
        countryCode(own.trim()) === undefined &&
        !/(?:GmbH|AG|e\.\s?V\.|KG|Kontakt|Anschrift|Postanschrift)/u.test(own) &&
        !/\d{5}/u.test(own)
      ) {
        const seen = addressSeen()
        const named = at === from + 1 && !seen && opensAddress(scene, at)
        if (named) {
          end = block.end
          continue
        }
        if (seen || own.length > 45 || !HEADING.test(own)) break
      }
      if (OFFICER.test(own) || AUTHORITY.test(own)) break
      if (block.kind === 'paragraph' && own.length > 260 && addressSeen()) break
    } else {
      const officer = officerIn(own)
      const long = own.length > 500
      if (officer && officer.index > (long ? 40 : 60) && (long || !OFFICER_SHARED.test(own)))
        return block.start + officer.index
    }
    end = block.end
  }
  return Math.max(end, start)
}

/** Whether a short line that looks like a heading is the name over an address: short lines follow, one with a town. */
function opensAddress(scene: Scene, at: number): boolean {
  const own = scene.textOf(at)
  if (own.length > 90 || /[.:?!]$/u.test(own) || OFFICER.test(own) || AUTHORITY.test(own)) return false
  for (let next = at + 1; next <= at + 5 && next < scene.blocks.length; next++) {
    const text = scene.textOf(next)
    if (text.length > 200 || OFFICER.test(text) || AUTHORITY.test(text) || THIRD.test(text)) return false
    if (ANY_TOWN.test(text)) return true
  }
  return false
}

/** Begins the address of an officer, an authority or whoever has a town of their own. */
const SOMEBODY_ELSE = new RegExp(
  `Datenschutzbeauftrag|Beauftragte[rnm]? für (?:den )?Datenschutz|Aufsichtsbehörde|Data [Pp]rotection [Oo]fficer|${TOWN.source}`,
  'u',
)

/** The e-mail and telephone may stand one paragraph further on, still in the same section. */
function completed(scene: Scene, found: PartyFound): PartyFound {
  const { party } = found
  if ((party.email !== null && party.phone !== null) || party.postal === null) return found
  const after = found.at.city?.[1] ?? 0
  const heading = scene.sentenceAt(after).heading
  const next = scene.headings[heading + 1]?.start ?? scene.text.length
  const rest = scene.piece(after, Math.min(next, after + 500))
  const stop = rest.search(SOMEBODY_ELSE)
  const more = shift(readParty(stop < 0 ? rest : rest.slice(0, stop)), after)
  return filled(found, more, ['email', 'phone'])
}

const WE =
  /(?<![\p{L}])(?:[Ww]ir(?:,? (?:die|der|das))?|wir sind|angeboten und betrieben von (?:der|dem)|betrieben (?:von|durch)(?: der| die| dem)?|Webs(?:ite|eite)s? (?:der|von|des)|Onlineshop der|Internetauftritt der|Angebot der|Betreiber(?:in)? ist(?: die)?|(?:Datenschutzerklärung|Datenschutzhinweise|Datenschutzinformationen?|Hinweise zum Datenschutz)(?: der| für die| des| von)?|[Dd]ie|We,|we are)\s(?=\p{Lu})/gu

/** "Hier informiert Sie die Muster GmbH": what a controller does, before its name. */
const OWN_VERB =
  /(?:informier(?:t|en)|verarbeite[tn]|erheb(?:t|en)|betreib(?:t|en)|unterrichte[tn]|begrüß(?:t|en)|dankt|freu(?:t|en)|nimmt|nehmen|erklär(?:t|en)|achte[tn]|leg(?:t|en)|sind|bin)(?: (?:Sie|dich|euch|Ihnen|sich|wir,?|Ihre(?: personenbezogenen)? Daten))? $|(?:[Ww]ir|[Uu]ns),? $/u
const FIRST_PERSON =
  /^(?:,? \([^()]{0,40}\))?,? (?:freuen uns|\(?(?:im Folgenden|nachfolgend|kurz)|nehmen|informieren|verarbeiten|nimmt|informiert|verarbeitet|legt|achtet|erhebt|betreibt)/u

/** The name of whoever says "we": an entity named after such words, or in the title. */
function namedInText(scene: Scene): { readonly name: string; readonly at: Span } | undefined {
  const head = scene.piece(0, 6000)
  for (const match of head.matchAll(WE)) {
    const from = match.index + match[0].length
    const entity = findEntities(head.slice(from, from + 110))[0]
    if (!entity || entity.at[0] > 3) continue
    const before = head.slice(Math.max(0, match.index - 60), match.index)
    if (/Anbieter|Dienst|gehostet|Hoster|Tochter|Auftrag|an$/u.test(before)) continue
    // "… geht an die Muster GmbH", "Hersteller ist die Muster GmbH": a company with its article may be anybody.
    if (
      match[0] === 'die ' &&
      !OWN_VERB.test(before) &&
      !FIRST_PERSON.test(head.slice(from + entity.at[1], from + entity.at[1] + 40))
    )
      continue
    const named = { name: entity.name, at: [from + entity.at[0], from + entity.at[1]] as const }
    if (isAnothers(scene, { party: { ...EMPTY, name: named.name }, at: { name: named.at } })) continue
    return named
  }
  const person = MYSELF.exec(head)
  if (person?.[1] !== undefined && !NO_PERSON.test(person[1])) {
    const from = person.index + person[0].length - person[1].length
    return { name: person[1], at: [from, from + person[1].length] }
  }
  const subject = SUBJECT.exec(head)
  const entity = subject ? findEntities(head.slice(subject.index, subject.index + 120))[0] : undefined
  if (!subject || !entity || entity.at[0] > 5) return namedInTitle(scene)
  return { name: entity.name, at: [subject.index + entity.at[0], subject.index + entity.at[1]] }
}

/** "Datenschutz beim Ruderclub Lahntal e.V." over "Verantwortlich ist der Vorstand": the only one who is named. */
function namedInTitle(scene: Scene): { readonly name: string; readonly at: Span } | undefined {
  for (const { start, end } of scene.blocks.slice(0, TITLE_LINES)) {
    if (end - start > LONGEST_TITLE) continue
    const line = scene.piece(start, end)
    const [entity] = findEntities(line)
    if (entity && entity.at[1] >= line.length - 1 && TITLE_OF.test(line.slice(0, entity.at[0])))
      return { name: entity.name, at: [start + entity.at[0], start + entity.at[1]] }
  }
  return undefined
}

/** What stands in a title before the name of whose data protection it is. */
const TITLE_OF =
  /(?:[Dd]atenschutz|Daten|Privacy)\p{L}{0,20} (?:[\p{L}-]{2,20} ){0,3}(?:bei|beim|im|in|der|des|von|vom|at|of|the) (?:[„“"] ?)?$/u
const TITLE_LINES = 3
const LONGEST_TITLE = 160

// "Der Ruderclub … e.V. nimmt den Schutz Ihrer Daten ernst": whoever is the subject of such a sentence.
const SUBJECT =
  /(?<![\p{L}])(?:Der|Die|Das|Bei der|Beim)\s\p{Lu}[^;:\n]{2,90}?\s(?:nimmt|nehmen|legt|freut|informiert|verarbeitet|erhebt|betreibt|achtet|respektiert|verpflichtet|ist (?:sich|der Schutz)|misst|schützt|bietet)(?![\p{L}])/u

// "Ich bin der Anton Meier", "Mein Name ist Dr. Ruth Keller".
const MYSELF =
  /(?<![\p{L}])(?:[Mm]ein Name ist|[Ii]ch bin(?: der| die)?|[Ii]ch heiße|[Ii]ch,|[Mm]y name is|I am|I,) ((?:(?:Dr|Prof|Dipl)\.[\p{L}.-]{0,12} ?){0,3}\p{Lu}\p{Ll}{1,15}(?:-\p{Lu}\p{Ll}{1,15})? (?:von |van |de |\p{Lu}\. )?\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?)(?![\p{L}-])/u
const NO_PERSON = /Verantwort|Inhaber|Betreiber|Daten|Ansprech|Anbieter|Website/u

function withName(
  scene: Scene,
  found: PartyFound,
  named: { readonly name: string; readonly at: Span } | undefined,
): PartyFound {
  if (!named) return { party: { ...found.party, name: null }, at: found.at }
  // "Die Stadtwerke …, Wasserstraße 20, 74388 Talheim, freuen sich": the address may follow at once.
  const sentence = scene.sentenceAt(named.at[0])
  const end = Math.min(Math.max(sentence.end, named.at[1] + 90), named.at[1] + 160)
  const addressed = shift(readParty(scene.piece(named.at[0], end)), named.at[0])
  if (addressed.party.postal !== null && (addressed.at.postal?.[0] ?? Infinity) - named.at[1] < 90) {
    return { party: { ...addressed.party, name: named.name }, at: { ...addressed.at, name: named.at } }
  }
  return { party: { ...found.party, name: named.name }, at: { ...found.at, name: named.at } }
}

const CONTACT = /Kontakt|erreich|wenden|schreib|[Ff]ragen|E-?Mail|contact|reach|an uns/u
const OTHERS =
  /[Dd]atenschutz-?[Bb]eauftrag|[Aa]ufsicht|Landesbeauftragt|Landesamt|Data Protection Officer|Anbieter|Newsletter|Beschwerde|support@|Google|Facebook|[Bb]ewerb/u

/** "Sie erreichen uns unter support@…": for some the desk of their customers is their only address. */
const REACH_US =
  /(?:(?:erreichen|kontaktieren) Sie uns|Sie (?:erreichen|können) uns|(?:reach|contact) us|write to us)[^.@;]{0,50} support@/u
const OFFICERS = /^(?:dpo|dsb|datenschutz-?beauftragte[rn]?)(?![\p{L}])/iu

/** An address to write to that stands far from the name: where the text speaks of contact with the company itself. */
function reachable(scene: Scene, found: PartyFound, officer: OfficerFound): PartyFound {
  const { party } = found
  if (party.name === null || party.email !== null) return found
  for (const sentence of scene.sentences) {
    if (!sentence.text.includes('@') && !/\(at\)|\[at\]/u.test(sentence.text)) continue
    const above = scene.headingsAbove(sentence.heading)[0] ?? ''
    const around = scene.piece(Math.max(0, sentence.start - 80), sentence.start) + above + sentence.text
    if (!CONTACT.test(around) || OTHERS.test(around.replace(REACH_US, ' '))) continue
    const near = shift(readParty(sentence.text), sentence.start)
    if (near.party.email === null || near.party.postal !== null || OFFICERS.test(near.party.email)) continue
    const reached = withoutOfficersMail(filled(found, near, ['email']), officer)
    if (reached.party.email !== null) return reached
  }
  return found
}

function shift(found: PartyFound, by: number): PartyFound {
  const at = Object.fromEntries(
    Object.entries(found.at).map(([key, [start, end]]): [string, Span] => [key, [start + by, end + by]]),
  )
  return { party: found.party, at }
}
