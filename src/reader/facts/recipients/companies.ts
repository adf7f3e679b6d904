import { countryOfAddress, firstCountry } from '../countries.ts'
import { denied, getsNothing } from '../denied.ts'
import { type Entity, findEntities } from '../entities.ts'
import type { Sentence } from '../scene.ts'
import { entityKey, type Service, servicesOfEntity } from '../services.ts'
import { type Candidate, type EntityMention, firstPlace, type Mention, unique } from './candidate.ts'
import { bareKey, isOwn, productKey } from './names.ts'
import { lastBefore, type Located } from './places.ts'
import { isOfOfficer, OFFICER_SIDE } from './reading.ts'

/** What stands before the company that provides a service. */
const PROVIDER_BEFORE =
  /(?:[Aa]nbieter(?:in|s)?(?: (?:dieses|des|der|von)[^.]{0,50})?(?: ist| sind)?|[Dd]ienste?anbieter|[Bb]etrieben|[Bb]etreiber(?:in|gesellschaft)?|bereitgestellt|angeboten|[Dd]ienst(?:es|leistung)?|[Ss]ervice|[Pp]rodukt|[Tt]ool|[Pp]lugins?|[Ss]oftware|[Pp]lattform|entwickelt|[Uu]nternehmen(?:s)?|[Pp]rovider|[Nn]etzwerke?s?|[\p{L}-]{4,30}(?:dienst|tool|system|plattform|software|anbieter|portal)(?:e?s)?|Firma|\(|[–-]|:|,|ein(?:e[nrs]?)? [\p{L}-]{3,40})(?:[\s,:(/–-]{1,3}(?:ist|sind|der|die|das|des|dem|von|vom|durch|US-?|wird|[\p{L}-]{3,24}))*[\s,:(/–„"]{0,4}$/u
/** Calls a company the parent of another. */
const PARENT =
  /Mutter(?:unternehmen|gesellschaft|konzern)|Konzern(?:mutter|gesellschaft)|übergeordnet|parent company/u
/** "Inhaberin: …": the controller under another name; "Mitglied im …": nobody who receives. */
const OWNER_BEFORE = /(?:Inhaber(?:in)?|Inh\.|Proprietor):?\s$/u
const MEMBER_BEFORE =
  /(?:Mitglied(?:er)? (?:im|in|bei|beim|der|des|dem|eines)|[Mm]ember of)(?: [^.;:]{0,50})?\s$/u
const MEMBER_AFTER =
  /^,? (?:werden|sind|können|wird|ist) (?:Sie|du|man|ihr|Ihr)(?![\p{L}])[^.;:]{0,50} Mitglied(?![\p{L}])/u
const AGENT_BEFORE =
  /(?:(?:wird|werden|wurden?) |(?<![\p{L}])(?:von|durch) )(?:von |durch )?der $|(?:wird|werden) vo[nm] $/u
/** "…, Briefe die Muster AG": what it does stands before it, apart from the one named before. */
const OTHER_THING = /(?:, |; | und |: )\p{Lu}\p{Ll}{2,16} (?:die|der|das) $/u
const PASSED_ON = /weiter|übermitt|erhält|erhalten|meld|übertr|empf[aä]ng|receiv|pass|send/u
/** An address right behind a company. */
const ADDRESSED =
  /^[^.]{0,3},? ?[^.;]{4,80}(?:\d{4,5}|USA|Irland|Ireland|Kanada|Canada)|^,? (?:in|mit Sitz in) (?:den )?(?:USA|Vereinigten Staaten|Kanada)(?![\p{L}])/u
/** Countries outside the Union in which parents sit. */
const FAR = /^(?:US|CA)$/u

/** A legal entity at its place, with what is looked at to find whose it is. */
interface Company {
  readonly entity: Entity
  readonly block: number
  /** Its name without what it is: "Muster N.V." of "Versandapotheke Muster N.V.", where the catalogue knows that. */
  readonly written: string
  /** Its name without the legal form. */
  readonly key: string
  readonly sentence: Sentence
  /** What stands before it in its block. */
  readonly before: string
  /** Who else is named in its sentence. */
  readonly beside: readonly Mention[]
  /** Whom its block is about. */
  readonly focus: readonly Candidate[]
}

/**
 * Whose legal entity it is: of a service near by, of a service of the catalogue, or a recipient of its own.
 *
 * @param named its `also` gets others that the sentence gives the same provider
 * @param focus whom its block is about
 * @returns the recipient, who has the company's name and place from now on; undefined where the company receives nothing
 */
export function companyOf(
  located: Located,
  named: EntityMention,
  block: number,
  focus: readonly Candidate[],
): Candidate | undefined {
  const { scene, bySentence, candidates } = located
  const { entity } = named
  const key = bareKey(entity.name)
  if (key === '' || isOwn(located.own, entity.name)) return undefined
  const sentence = scene.sentenceAt(entity.at[0])
  if (receivesNothing(located, entity, sentence)) return undefined
  const start = scene.blocks[block]?.start ?? 0
  const before = scene.piece(Math.max(start, entity.at[0] - 120), entity.at[0])
  if (OWNER_BEFORE.test(before)) return undefined
  if (MEMBER_AFTER.test(scene.piece(entity.at[1], entity.at[1] + 90)) && !PASSED_ON.test(sentence.text))
    return undefined
  if (MEMBER_BEFORE.test(before) && !PASSED_ON.test(sentence.text)) return undefined

  const beside = (bySentence.get(sentence.start) ?? []).filter((one) => !one.inside)
  if (beside.length === 0 && isOfUnused(located, entity, block, focus)) return undefined
  const whole = servicesOfEntity(entity.name)
  const bare = entity.name.replace(/^\p{Lu}\p{Ll}{5,} /u, '')
  const services = whole.length > 0 ? whole : servicesOfEntity(bare)
  const written = whole.length === 0 && services.length > 0 ? bare : entity.name
  const company: Company = { entity, block, written, key, sentence, before, beside, focus }
  // A company that bears the name of a service of its own, and does something itself: "durch die Muster GmbH gemessen".
  const doer =
    services.length > 1 && (AGENT_BEFORE.test(before) || OTHER_THING.test(before))
      ? services.find((one) => productKey(one.name) === key)
      : undefined
  if (doer && doer.company === undefined && !focus.some(({ service }) => service === doer))
    return given(located, candidates.of(doer.id, doer), company)
  const maker =
    ofEntry(located, company) ??
    underLabel(located, company) ??
    madeBy(located, company) ??
    longFor(located, company)
  if (maker) return given(located, maker, company)
  return services.length > 0 ? ofHouse(located, company, services, named.also) : ofOthers(located, company)
}

/** Whether a sentence names a company for something else than to say that it receives. */
function receivesNothing(located: Located, { at }: Entity, sentence: Sentence): boolean {
  const from = at[0] - sentence.start
  return (
    located.skips(sentence) ||
    (OFFICER_SIDE.may(sentence) && OFFICER_SIDE.expression.test(sentence.text.slice(0, Math.max(0, from)))) ||
    denied(sentence.text, from, at[1] - sentence.start) ||
    getsNothing(sentence.text, from, at[1] - sentence.start) ||
    isOfOfficer(located, sentence)
  )
}

/** "Muster Schriften: …; Anbieterin: Muster LLC; … auf unserem eigenen Server": the provider of what an entry calls unused. */
function isOfUnused(
  { scene, statements, byBlock }: Located,
  { name, at }: Entity,
  block: number,
  focus: readonly Candidate[],
): boolean {
  if ((byBlock.get(block) ?? []).some((one) => !one.inside)) return false
  const start = scene.blocks[block]?.start ?? 0
  const unused = statements.filter(
    (one) => /^(?:self-hosted|not-used)$/u.test(one.kind) && one.at[0] >= start && one.at[0] < at[0],
  )
  // An entry that begins with it is about nobody else.
  if (unused.length === 0 || (focus.length > 0 && !unused.some((one) => one.at[0] - start < 4))) return false
  const provided = servicesOfEntity(name).map(({ id }) => id)
  return unused.some(({ subject }) => provided.includes(subject))
}

/** "Muster: Terminplanung; Dienstanbieter: Beispiel Inc., …": the service that the entry begins with. */
function ofEntry({ scene, byBlock }: Located, { entity, block, before }: Company): Candidate | undefined {
  if (!/;\s?Dienstanbieter:\s$/u.test(before)) return undefined
  const start = scene.blocks[block]?.start ?? 0
  const first = (byBlock.get(block) ?? []).find((one) => !one.inside)
  if (!first || first.at[0] - start > 4 || first.at[1] > entity.at[0]) return undefined
  return first.candidate.entity ? undefined : first.candidate
}

/** "Kunden-App „Muster“" on a line, its maker on the line below. */
function underLabel({ scene, byBlock }: Located, { before, block }: Company): Candidate | undefined {
  const line = scene.blocks[block]?.kind === 'line' && scene.blocks[block - 1]?.kind === 'line'
  if (!line || before.trim() !== '' || !LABEL_OVER.test(scene.textOf(block - 1).trim())) return undefined
  const [one, ...others] = (byBlock.get(block - 1) ?? []).filter(({ inside }) => !inside)
  if (!one || others.length > 0 || one.candidate.service !== undefined || one.candidate.entity)
    return undefined
  return one.candidate
}

const LABEL_OVER =
  /^[^.:;„“"»]{0,40}(?:App|[Pp]ortal|[Ss]oftware|[Ss]ystem|[Pp]lattform|[Tt]ool|[Pp]rogramm) [„“"»][^„“"»«]{2,40}[“"”«]$/u

/** "Muster der Beispiel GmbH", "Beispiel GmbH (Muster)": a name that stands right beside the company, and has none yet. */
function madeBy({ scene }: Located, { entity, beside }: Company): Candidate | undefined {
  for (const { candidate, at } of beside) {
    if (candidate.entity || candidate.service?.isBrand || candidate.service?.company) continue
    const unlisted = candidate.service === undefined || candidate.service.entities.length === 0
    const leads = at[1] <= entity.at[0]
    const between = leads ? scene.piece(at[1], entity.at[0]) : scene.piece(entity.at[1], at[0])
    if (between.length > 24) continue
    const adjoins = leads
      ? unlisted && /^[“"”]? (?:der|des|von der|by|of) $/u.test(between)
      : at[0] >= entity.at[1] && /^ \((?:kurz |nachfolgend |im Folgenden |künftig )?[„"“]?$/u.test(between)
    if (adjoins) return candidate
  }
  return undefined
}

/** "Muster (Muster A/S, …)", "Muster – Anbieter: Muster A/S": the company behind its own short name, whatever else it provides. */
function longFor({ scene }: Located, { entity, key, beside }: Company): Candidate | undefined {
  return beside.find(
    ({ candidate, at }) =>
      at[1] <= entity.at[0] &&
      (candidate.service === undefined || !candidate.entity) &&
      /^[“"”]?(?: \(|[,;] | – |: )(?:(?:Dienst)?[Aa]nbieter(?:in)?(?: ist)?:? (?:die |der )?)?$/u.test(
        scene.piece(at[1], entity.at[0]),
      ) &&
      bareKey(scene.piece(...at)) === key,
  )?.candidate
}

/**
 * A company that the catalogue knows, given to one of the services of its house.
 *
 * @param services those it provides, by the catalogue
 * @param also gets others that the sentence gives the same provider
 */
function ofHouse(
  located: Located,
  company: Company,
  services: readonly Service[],
  also: Candidate[],
): Candidate | undefined {
  const { candidates } = located
  const { entity, key, sentence, before, focus } = company
  const house = services[0]?.company
  const kin = (candidate: Candidate): boolean =>
    candidate.service !== undefined &&
    (services.includes(candidate.service) || (house !== undefined && candidate.service.company === house))
  const beside = company.beside.filter((one) => one.at[0] < sentence.end && kin(one.candidate))
  const nearest =
    beside.findLast((one) => one.at[0] < entity.at[0]) ??
    beside.find((one) => !one.candidate.service?.isBrand) ??
    beside[0]
  // "Deutsche Post: Deutsche Post AG, …" in a list, right after another of the same house.
  let namesake: Candidate | undefined
  // "Muster Inc., USA (…)" as an entry of its own: the service that bears its name, not another of that company.
  let entry: Service | undefined
  if (!nearest) {
    const own = bearsName(company) ?? offeredBy(located, company) ?? aloneInFocus(company)
    if (own) return given(located, own, company)
    const bearers = services.filter((one) => !one.isBrand && productKey(one.name) === key)
    namesake = bearers.map((one) => candidates.get(one.id)).find((one) => one !== undefined)
    if (/^\W{0,3}$/u.test(before)) entry = bearers[0]
  }
  const ofCatalogue = candidates.ofCatalogue()
  const near =
    namesake ??
    focus.find(kin) ??
    nearest?.candidate ??
    (entry && candidates.of(entry.id, entry)) ??
    ofCatalogue.find(
      (candidate) => kin(candidate) && !candidate.service?.isBrand && candidates.has(candidate),
    ) ??
    ofCatalogue.find((candidate) => kin(candidate) && candidates.has(candidate))
  if (near) {
    if (isParent(located, near, company)) return parentOf(located, entity)
    for (const one of unique(beside.map((mention) => mention.candidate))) {
      const joined = one !== near && one.headed === near.headed && /[Ff]ür |und |and /u.test(before)
      if (joined && beside.every((mention) => mention.at[1] <= entity.at[0])) {
        candidates.name(one, entity.name)
        also.push(one)
      }
    }
    return given(located, near, company)
  }
  // Of several products of one company, the one that bears its name.
  const brand =
    services.find((one) => one.isBrand) ??
    services.find((one) => key.startsWith(productKey(one.name))) ??
    services[0]
  return brand ? given(located, candidates.of(brand.id, brand), company) : undefined
}

/** "Clarity. Anbieter ist die Microsoft …": a service that the catalogue does not hold, of a house that it does. */
function aloneInFocus({ key, before, focus }: Company): Candidate | undefined {
  const [alone, ...others] = focus
  return alone &&
    others.length === 0 &&
    alone.service === undefined &&
    !alone.entity &&
    (PROVIDER_BEFORE.test(before) || [...alone.names].some((name) => key.startsWith(productKey(name))))
    ? alone
    : undefined
}

/** A company that the catalogue does not know: of a recipient named like it, of the service it stands with, or one of its own. */
function ofOthers(located: Located, company: Company): Candidate {
  const { candidates } = located
  const { entity } = company
  const id = `entity:${entityKey(entity.name)}`
  const known = candidates.get(id)
  if (known) return given(located, known, company)
  const namesake = namedLike(located, company)
  if (namesake)
    return isParent(located, namesake, company)
      ? parentOf(located, entity)
      : given(located, namesake, company)
  const provided = providedBy(located, company) ?? besideIt(located, company)
  return given(located, provided ?? candidates.of(id), company)
}

/** The recipient whose name the company's name begins with. */
function namedLike({ candidates, entities }: Located, company: Company): Candidate | undefined {
  const { entity, key, sentence, beside } = company
  const like = candidates.like(key)
  // A company of a house that stands in the entry of one of its services is that service's.
  const product = like?.service?.isBrand
    ? beside.findLast(
        (one) =>
          one.at[1] <= entity.at[0] &&
          one.candidate.service?.isBrand !== true &&
          one.candidate.service?.brand === like.service?.brand,
      )
    : undefined
  if (product) return product.candidate
  // Sisters in one sentence: "die Muster Inc. und die Muster Machinery Ltd."
  const sister =
    like?.service === undefined &&
    like?.entity === true &&
    lastBefore(entities, entity.at[0], (one) => one.entity.at[0]).some(
      (one) =>
        one.candidate === like && one.entity.at[0] >= sentence.start && bareKey(one.entity.name) !== key,
    )
  return sister ? undefined : like
}

/** The one service that the block is about, where the text calls the company its provider. */
function providedBy({ byBlock }: Located, { entity, block, before, focus }: Company): Candidate | undefined {
  const alone = focus.length === 1 ? focus[0] : undefined
  const first = (byBlock.get(block) ?? []).find((one) => !one.inside && one.candidate === alone)
  // Whoever is named only further on in the paragraph has another provider.
  const later =
    first !== undefined && first.at[0] > entity.at[1] && firstPlace(first.candidate) === first.at[0]
  return alone &&
    !later &&
    !ALSO.test(before) &&
    !alone.entity &&
    (PROVIDER_BEFORE.test(before) ||
      /(?:Anbieter(?:in)? (?:ist|sind)|[Dd]ienste?anbieter:)[^,;]{0,40}$/u.test(before)) &&
    !PARENT.test(before) &&
    !/(?:an|bei|durch) (?:die|der|unsere[nr]? [\p{L}]{3,30})\s$/u.test(before)
    ? alone
    : undefined
}

/** "A und B, unsere Kanzlei sowie die Muster GmbH": one more in a row, and nobody's provider. */
const ALSO = /, [^.;:()]{3,60} (?:sowie|und|and|as well as) (?:die|der|das|den|dem|the) (?:\p{Ll}{2,20} )*$/u

/** "Muster, ein Dienst der Beispiel GmbH": the first name shortly before in the sentence, where it leads to the company. */
function besideIt({ scene }: Located, { entity, beside }: Company): Candidate | undefined {
  const near = beside.find((one) => one.at[1] <= entity.at[0] && entity.at[0] - one.at[1] < 90)
  if (!near || near.candidate.entity) return undefined
  const between = scene.piece(near.at[1], entity.at[0])
  return !/ (?:und|sowie|oder) /u.test(between) &&
    /^[“"”]?[\s,(–-]{1,3}(?:(?:ist )?(?:ein(?:e[nrsm]?)? )?[\p{L} -]{0,60}(?:der|des|von(?: der)?|by)\s|\(|$)/u.test(
      between,
    )
    ? near.candidate
    : undefined
}

/** "«Muster Gastwerk» wird von der Muster Corp. betrieben": what the catalogue does not hold bears its maker's name. */
function bearsName({ entity, key, beside }: Company): Candidate | undefined {
  return key.length < 4
    ? undefined
    : beside.find(
        ({ candidate, at }) =>
          at[1] <= entity.at[0] &&
          candidate.service === undefined &&
          !candidate.entity &&
          [...candidate.names].some((name) => bareKey(name).startsWith(key)),
      )?.candidate
}

/** "über Muster, einen Dienst der Beispiel Ltd.": a service of the catalogue whose company has changed hands. */
function offeredBy({ scene }: Located, { entity, beside }: Company): Candidate | undefined {
  const near = beside.findLast((one) => one.at[1] <= entity.at[0] && entity.at[0] - one.at[1] < 70)
  return near && !near.candidate.entity && OFFERED.test(scene.piece(near.at[1], entity.at[0]))
    ? near.candidate
    : undefined
}

const OFFERED =
  /^[“"”]?,? (?:\(|(?:das|der|die|ist|an?|) ?)(?:ein(?:e[nms]?|er|)? )?(?:[\p{Ll}-]{3,24} )?(?:[\p{L}-]{0,20}[dD]ienst(?:es?)?|[\p{L}-]{0,20}[sS]ervice|[\p{L}-]{0,20}[pP]rodukt|[\p{L}-]{0,20}[aA]ngebot|[\p{L}-]{0,20}[tT]ool|[\p{L}-]{0,20}[sS]oftware|[\p{L}-]{0,20}[pP]lattform|Marke|product|tool|brand) (?:der|des|von(?: der)?|by|of) $/u

/** "die Agentur Muster GmbH": what it is may be of its name. */
const AGENCY = / ((?:\p{Lu}[\p{L}-]{0,20}[aA]gentur|Agentur|Studio)) $/u

/** Gives a recipient a company, with its name and place. */
function given(
  { candidates }: Located,
  candidate: Candidate,
  { entity, written, before }: Company,
): Candidate {
  candidates.name(candidate, written)
  const trade = AGENCY.exec(before)?.[1]
  if (trade !== undefined) candidates.name(candidate, `${trade} ${written}`)
  candidate.places.push(entity.at)
  candidate.entity = true
  candidates.letter(candidate, entity.name)
  return candidate
}

/** Another company of the same house with an address of its own: a recipient apart. */
function isParent({ scene }: Located, near: Candidate, { entity, key, before }: Company): boolean {
  const whole = entityKey(entity.name)
  const said = PARENT.test(before)
  const other = (name: string): boolean =>
    (said ? entityKey(name) !== whole : bareKey(name) !== key) && findEntities(name).length > 0
  if (!near.names.values().some(other)) return false
  if (/(?:ehemals|früher|vormals|formerly)\W{0,4}$/iu.test(before)) return false
  const after = scene.piece(entity.at[1], entity.at[1] + 90)
  const country = countryOfAddress(after)?.code
  const addressed = ADDRESSED.test(after) && country !== undefined
  return said || (addressed && firstCountry(after)?.code !== near.country && FAR.test(country))
}

function parentOf({ candidates }: Located, { name, at }: Entity): Candidate {
  const candidate = candidates.of(`entity:${entityKey(name)}`)
  candidate.parent = true
  candidate.entity = true
  candidates.name(candidate, name)
  candidate.places.push(at)
  return candidate
}
