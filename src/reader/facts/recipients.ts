import type { Span } from '../notice.ts'
import { countryOfAddress, countryOfSeat, firstCountry, isGermanTown } from './countries.ts'
import { bareNames } from './bare.ts'
import { denied } from './denied.ts'
import { findEntities, type Entity } from './entities.ts'
import type { Instrument, Recipient, Role, Statement } from './facts.ts'
import { listedNames } from './listing.ts'
import { roleIn, stronger } from './roles.ts'
import { lastAtOrBefore, type Scene, type Sentence } from './scene.ts'
import {
  entitiesOf,
  entityKey,
  findServices,
  servicesOfEntity,
  type Service,
  type ServiceMention,
} from './services.ts'
import { type Sieve, sieve } from './sieve.ts'
import { type InstrumentFound, instrumentsIn } from './transfers.ts'
import { unknownServices } from './unknown.ts'

/** A recipient with the places of everything said of it. */
export interface RecipientFound {
  readonly recipient: Recipient
  readonly places: readonly Span[]
  readonly country: Span | undefined
  readonly role: Span | undefined
  readonly transfer: ReadonlyMap<Instrument, Span>
}

/** All recipients, the instruments that hold for all transfers, and what was said of services that are not used. */
export interface RecipientsFound {
  readonly recipients: readonly RecipientFound[]
  readonly general: ReadonlyMap<Instrument, Span>
  readonly statements: readonly Statement[]
}

interface Draft {
  readonly key: string
  readonly service: Service | undefined
  readonly names: Set<string>
  readonly places: Span[]
  readonly headed: { value: boolean }
  parent: boolean
  /** A legal entity is known for it. */
  entity: boolean
  country: string | undefined
  countryAt: Span | undefined
  role: Role
  roleAt: Span | undefined
  readonly transfer: Map<Instrument, Span>
}

interface Mention {
  readonly draft: Draft
  readonly at: Span
  readonly block: number
  /** Inside the name of a legal entity. */
  readonly inside: boolean
}

/** A legal entity where it is named, and whom it was found to be. */
interface Named {
  readonly entity: Entity
  readonly block: number
  draft: Draft | undefined
  /** Others that the same sentence gives the same provider: "Für A und B ist die … verantwortlich". */
  readonly also: Draft[]
}

const CONTINUES =
  /Auftrags-?(?:daten)?verarbeit|AVV|Rechtsgrundlage|Speicherdauer|Dauer der|Widerspruch|Widerruf|Zweck|Empfänger|[Dd]atenübermittlung|Übermittlung|Drittland|Drittstaat|USA|Umfang|Opt-?[Oo]ut|IP-?[ -]?Anonymisierung|Browser-?[ ]?[Pp]lug|[Dd]emogra|Beschreibung|Art der|Kategorien|Verarbeitung durch|Datenverarbeitung (?:durch|bei|von)|Datenanalyse|Berechtigte|Interesse|Weitere Informationen|Anbieter|Datenschutzerklärung|Hosting$|Remarketing|Conversion|E-Commerce|Löschung|Garantien|Vertrag über|Funktion|Einwilligung|Legal basis|Purpose|Storage|Recipient|Transfer|Statistische|Cookies?$|Beseitigung|Möglichkeit/u
const USE = sieve(
  /nutz|verwend|[Ss]etzen|setzt|einsatz|[Ee]insatz|einsetz|eingesetzt|[Bb]inde[nt]|eingebunden|[Ii]ntegr|[Ee]inbindung|greifen|bedienen|Verwendung|Nutzung|arbeiten (?:wir )?mit|übermittel|weiter(?:gegeben|geben|leit)|betreib|beauftrag|[Aa]nbieter|using|use |uses|provider|gehostet|hosten|abgewickelt|erfolgt (?:über|mittels|durch)|mittels|Dienst/u,
)
const PROVIDER_BEFORE =
  /(?:[Aa]nbieter(?:in|s)?(?: (?:dieses|des|der|von)[^.]{0,50})?(?: ist| sind)?|[Dd]ienste?anbieter|[Bb]etrieben|[Bb]etreiber(?:in|gesellschaft)?|bereitgestellt|angeboten|[Dd]ienst(?:es|leistung)?|[Ss]ervice|[Pp]rodukt|[Tt]ool|[Pp]lugins?|[Ss]oftware|[Pp]lattform|entwickelt|[Uu]nternehmen(?:s)?|[Pp]rovider|[Nn]etzwerke?s?|[\p{L}-]{4,30}(?:dienst|tool|system|plattform|software|anbieter|portal)(?:e?s)?|Firma|\(|[–-]|:|,|ein(?:e[nrs]?)? [\p{L}-]{3,40})(?:[\s,:(/–-]{1,3}(?:ist|sind|der|die|das|des|dem|von|vom|durch|US-?|wird|[\p{L}-]{3,24}))*[\s,:(/–„"]{0,4}$/u
const AMERICAN = /(?<![\p{L}])(?:Inc\.?|INC\.?|inc\.?|LLC|L\.L\.C\.|[Cc]orp\.?|Corporation|Incorporated)$/u
const PARENT =
  /Mutter(?:unternehmen|gesellschaft|konzern)|Konzern(?:mutter|gesellschaft)|übergeordnet|parent company/u
const SKIP_SENTENCE = sieve(
  /^(?:\W{0,3})Quellen?:|[Ee]rstellt (?:mit|von|durch|vom)|Generator|[Mm]ustertext|Muster-?[Dd]atenschutz|Disclaimer von|[Vv]erbraucherschlichtung|Schlichtungsstelle|Online-Streitbeilegung|vertreten durch die|[Kk]omplementärin|[Pp]ersönlich haftende|Registergericht|[Vv]ertretungsberechtigt|[Oo]mbudsmann(?:es)? (?:e\.\s?V\.|für|der)|[Oo]mbudsstelle|Haftpflichtversicherung|Rechtstexte|zur Verfügung gestellt von|Urheber|Bildnachweis|wurde (?:mit|durch|von)[^.]{0,60}erstellt(?![^.]{0,90}(?:gehostet|gespeichert|betrieben))/u,
)
/** A link that is only a link makes nobody a recipient. */
const LINKED = sieve(
  /(?:ist|sind) (?:nur |lediglich |bloß |aber |reine |ein(?:e)? ){0,2}(?:einfache[rn]?|reine[rn]?|gewöhnliche[rn]?|normale[rn]?) (?:Text|Bild)?-?[Ll]inks?(?![\p{L}])|Link (?:dorthin|dahin|dazu) ist (?:aber |jedoch )?(?:nur|lediglich|bloß)|[Ll]inks? (?:zu|auf|nach)(?![\p{L}])[^.;]{0,90}(?:führ\p{Ll}{1,3}|verweis\p{Ll}{1,3}) (?:nur|lediglich|bloß)|(?:nur|lediglich|bloß) (?:verlinkt|als (?:einfacher |externer |reiner )?Link|(?:(?:einfache|externe|reine|einen?) ){0,2}(?:Text-?)?(?:Link|Verlinkung)(?:s|en)?(?![\p{L}]))|(?:only|merely|just) (?:linked|a link|links)/u,
)
/** The controller's own account and cover, as a letterhead names them: their bank and insurer receive nothing by that. */
const OWN_CONTRACT: Readonly<Partial<Record<string, RegExp>>> = {
  bank: /(?:Bank|Konto)verbindung(?:en)?:|(?:Spenden|Geschäfts)konto:?(?![\p{L}])|(?<![\p{L}])(?:BLZ:? ?\d|IBAN:? ?[A-Z]{2}[\dX]{2}|BIC:? ?[A-Z]{6})/u,
  insurance: /^\W{0,3}(?:Name und Sitz de[sr] )?(?:\p{L}+-?)?[Hh]aftpflichtversicher(?:ung|er)s?:/u,
}
/** "Es gibt eine WhatsApp-Gruppe. Die ist privat …": nobody's whom the notice speaks for. */
const PRIVATE_GROUP =
  /^[ -]?[Gg]ruppen?(?![\p{L}])[^.]{0,70}(?:\. (?:Die|Sie|Diese) (?:ist|sind) [^.]{0,20}|(?:ist|sind) (?:rein )?)privat/u
const GLOSSARY =
  /^\W{0,3}(?:[\dIVX.]{1,5}\s)?(?:Begriffs|Definition|Glossar|Begriffe|Terms and definitions|Definitions)/u
const SEARCH_ENGINE = /Suchmaschinen?(?! ?-?werbung| ?Marketing)[^.]{0,50}$/u
const CLOSED =
  /(?<![\p{L}])(?:ehemals|früher|vormals|zuvor|formerly|vorher|ehem\.|bisher)(?: bekannt als| auch)?\s?[:„"]?\s?$/iu
/** How far back of a name is looked at in its sentence: what is asked there is shorter. */
const BEFORE_NAME = 120
const OWN_SIDE = /Google-Suche|App Store|bei Google (?:gefunden|suchen)/u

/**
 * Every named third party and every named service in use (Art. 13(1)(e) GDPR), with seat, role and transfer instruments.
 * A statement that names nobody ("the service", "the company") belongs to the service whose section it stands in.
 */
export function readRecipients(
  scene: Scene,
  controller: string | null,
  apart: readonly Span[],
): RecipientsFound {
  const reading = new Recipients(scene, controller, apart)
  reading.collect()
  reading.regions()
  reading.places()
  reading.listed()
  reading.say()
  return reading.result()
}

/** A sieve that keeps its answer for the last sentence: it is asked again for each name that stands there. */
function remembered(one: Sieve): (sentence: Sentence) => boolean {
  let last: Sentence | undefined
  let answer = false
  return (sentence) => {
    if (sentence !== last) {
      last = sentence
      answer = one.test(sentence)
    }
    return answer
  }
}

class Recipients {
  readonly #scene: Scene
  readonly #own: string
  readonly #controller: string
  readonly #apart: readonly Span[]
  readonly #drafts = new Map<string, Draft>()
  readonly #mentions: Mention[] = []
  readonly #ofCatalogue: Draft[] = []
  readonly #byBlock = new Map<number, Mention[]>()
  readonly #byEntityBlock = new Map<number, Named[]>()
  readonly #bySentence = new Map<number, Mention[]>()
  /** Recipients by the first letters of their names, each with its turn: of several that fit the first counts. */
  readonly #byLetters = new Map<string, Map<Draft, number>>()
  /** Recipients by each of their names without its legal form, so that a company is compared with few. */
  readonly #byName = new Map<string, Set<Draft>>()
  readonly #entities: Named[] = []
  readonly #focus: Draft[][] = []
  /** Blocks whose focus comes from a paragraph before, not from a heading. */
  readonly #carried = new Set<number>()
  /** Blocks under the heading of a service. */
  readonly #headed = new Set<number>()
  /** Whether each block is an entry, as far as that was asked: the rows of a table ask for all above them. */
  readonly #entries: Uint8Array
  readonly #skips = remembered(SKIP_SENTENCE)
  readonly #links = remembered(LINKED)
  readonly #uses = remembered(USE)
  readonly #statements: Statement[] = []
  readonly #general = new Map<Instrument, Span>()

  constructor(scene: Scene, controller: string | null, apart: readonly Span[]) {
    this.#scene = scene
    this.#own = controller === null ? '' : bareKey(controller)
    this.#controller = controller ?? ''
    this.#apart = apart
    this.#entries = new Uint8Array(scene.blocks.length)
  }

  /** Finds names of the catalogue, unknown services, and legal entities. */
  collect(): void {
    const scene = this.#scene
    const { text } = scene
    scene.blocks.forEach((block, at) => {
      const own = text.slice(block.start, block.end)
      for (const entity of findEntities(own)) {
        const [from, to] = entity.at
        const place: Span = [block.start + from, block.start + to]
        if (this.#isApart(place)) continue
        this.#entities.push({
          entity: { name: entity.name, at: place },
          block: at,
          draft: undefined,
          also: [],
        })
      }
    })
    let next = 0
    const services = findServices(text)
    const strips = this.#strips(services)
    for (const mention of services) {
      const { at, service, name } = mention
      if (!service || this.#isApart(at)) continue
      const sentence = scene.sentenceAt(at[0])
      if (strips.has(sentence.block)) continue
      const from = at[0] - sentence.start
      const before = sentence.text.slice(Math.max(0, from - BEFORE_NAME), from)
      if (this.#skips(sentence)) continue
      // "das Cookie „muster-cookie“": the cookie's name.
      if (/^\p{Ll}+[-_]\p{Ll}+$/u.test(name) && /[„"“'`(]$/u.test(before)) continue
      if (GLOSSARY.test(scene.headingsAbove(sentence.heading)[0] ?? '')) continue
      if (OWN_CONTRACT[service.kind]?.test(sentence.text)) continue
      if (service.id === 'google' && (SEARCH_ENGINE.test(before) || OWN_SIDE.test(sentence.text))) continue
      if (
        this.#links(sentence) ||
        PRIVATE_GROUP.test(text.slice(at[1], at[1] + 140)) ||
        denied(sentence.text, from, at[1] - sentence.start) ||
        /^(?:,? (?:und|oder) [\p{L}\d .-]{2,30})?\?\s{0,3}Nein(?![\p{L}])/u.test(
          text.slice(at[1], at[1] + 50),
        )
      ) {
        this.#statements.push({ kind: 'not-used', subject: service.id, at })
        continue
      }
      if (CLOSED.test(before)) this.#statements.push({ kind: 'former-name', subject: service.id, at })
      while (next < this.#entities.length && (this.#entities[next]?.entity.at[1] ?? 0) <= at[0]) next++
      const inside = (this.#entities[next]?.entity.at[0] ?? Infinity) <= at[0]
      if (inside && bareKey(this.#entities[next]?.entity.name ?? '') === this.#own) continue
      if (
        this.#own !== '' &&
        this.#own.startsWith(bareKey(name)) &&
        (this.#own === bareKey(name) || service.kind !== 'group')
      )
        continue
      const following = this.#entities[next]
      if (
        following &&
        ((following.entity.at[0] - at[1] === 1 && /^\p{Ll}/u.test(following.entity.name)) ||
          (following.entity.at[0] > at[0] &&
            following.entity.at[0] < at[1] &&
            following.entity.at[1] > at[1]))
      ) {
        // "softgarden e-recruiting GmbH", "Rhenus Docs to Data GmbH": the name goes on in small letters, or has some.
        const whole: Span = [at[0], following.entity.at[1]]
        this.#entities[next] = { ...following, entity: { name: text.slice(...whole), at: whole } }
      }
      const draft = this.#draft(service.id, service)
      if (!inside) {
        const chapter = CHAPTERS.test(service.kind) ? this.#chapter(at[1]) : undefined
        this.#name(draft, name)
        if (chapter !== undefined) this.#name(draft, `${name} ${chapter}`)
        draft.places.push(at)
      }
      this.#mentions.push({ draft, at, block: sentence.block, inside })
    }
    // Named by a heading alone, and denied in the text: "Google Maps … darauf verzichten wir".
    const unused = new Set(this.#statements.flatMap((one) => (one.kind === 'not-used' ? [one.subject] : [])))
    for (const [key, draft] of this.#drafts) {
      if (!unused.has(draft.service?.id ?? '')) continue
      const titled = draft.places.every(([at, end]) => {
        const { block, text: said } = scene.sentenceAt(at)
        // "3. Google Maps. Darauf verzichten wir."
        return scene.blocks[block]?.kind === 'heading' || said.length < end - at + 8
      })
      if (titled) this.#drafts.delete(key)
    }
    this.#ownMachines()
    // A service that stands only inside the name of a company is no name of its own.
    for (const [key, draft] of this.#drafts) if (draft.places.length === 0) this.#drafts.delete(key)
    // In order and apart from each other, as the names of unknown services are: only the last one before can hold a place.
    const known = this.#mentions.map(({ at: [start, end] }) => ({ start, end }))
    for (const unknown of unknownServices(scene)) {
      if (bareKey(unknown.name) === this.#own || unknown.places.every((place) => this.#isApart(place)))
        continue
      if (this.#own !== '' && this.#own.startsWith(bareKey(unknown.name))) continue
      const draft = this.#draft(`name:${unknown.name.toLowerCase()}`, undefined)
      this.#name(draft, unknown.name)
      for (const at of unknown.places) {
        if ((known[lastAtOrBefore(known, at[0])]?.end ?? 0) >= at[1]) continue
        const entry = this.#entryFor(at, lastAtOrBefore(known, at[1]) + 1)
        if (entry !== undefined) {
          this.#name(entry, unknown.name)
          continue
        }
        draft.places.push(at)
        this.#name(draft, scene.text.slice(at[0], at[1]))
        this.#mentions.push({ draft, at, block: scene.sentenceAt(at[0]).block, inside: false })
      }
      if (draft.places.length === 0) this.#drafts.delete(draft.key)
    }
    this.#bare()
    this.#mentions.sort((a, b) => a.at[0] - b.at[0])
  }

  /** "Muster: Muster Messenger mit …": the service of the catalogue that an entry goes on to name in full. */
  #entryFor([start, end]: Span, from: number): Draft | undefined {
    const { text } = this.#scene
    if (!/^\s?:\s/u.test(text.slice(end, end + 3))) return undefined
    const name = bareKey(text.slice(start, end))
    for (let next = from; next < this.#mentions.length; next++) {
      const one = this.#mentions[next]
      if (!one || one.at[0] - end >= 24) return undefined
      if (!one.inside && one.at[0] > end && bareKey(text.slice(...one.at)).startsWith(name)) return one.draft
    }
    return undefined
  }

  /** Lines of nothing but the names of networks or cards, as under a page: pictures that link, and nobody who receives. */
  #strips(services: readonly ServiceMention[]): ReadonlySet<number> {
    const scene = this.#scene
    const named = new Map<number, { count: number; length: number }>()
    const others = new Set<number>()
    for (const { at, service } of services) {
      const { block } = scene.sentenceAt(at[0])
      const one = scene.blocks[block]
      if (!one || one.end - one.start > 200 || one.kind === 'item' || one.kind === 'row') continue
      if (service && !/^(?:social|payment)$/u.test(service.kind)) others.add(block)
      const known = named.get(block) ?? { count: 0, length: 0 }
      named.set(block, { count: known.count + 1, length: known.length + at[1] - at[0] })
    }
    const strips = new Set<number>()
    for (const [block, { count, length }] of named) {
      // "Impressum", "AGB" and the name of a network, each on a line of its own: links at the foot of a page.
      if (count === 1 && !others.has(block) && scene.textOf(block).trim().length === length) {
        const near = [block - 2, block - 1, block + 1, block + 2]
        if (near.filter((at) => PAGE_LINK.test(scene.textOf(at))).length >= 2) strips.add(block)
      }
      if (count < 3 || others.has(block)) continue
      const own = scene.textOf(block)
      const above = block > 0 ? scene.textOf(block - 1) : ''
      if (/[:;.()–]|\p{Ll} (?:und|oder|and|or) /u.test(own) || /:\s*$/u.test(above)) continue
      if (own.replace(/[\s|,/•·]/gu, '').length - length < length / 3) strips.add(block)
    }
    return strips
  }

  /** "Creditreform Aachen": the town whose branch is meant. */
  #chapter(from: number): string | undefined {
    const town = /^ (\p{Lu}[\p{L}-]{2,24})(?![\p{L}])/u.exec(this.#scene.text.slice(from, from + 30))?.[1]
    return town !== undefined && isGermanTown(town) ? town : undefined
  }

  /** Firms and people named without a legal form. */
  #bare(): void {
    const mentions = places(this.#mentions.map((one) => one.at))
    const entities = places(this.#entities.map((one) => one.entity.at))
    const bare = bareNames(this.#scene)
    const named = [mentions, entities, places(bare.map((one) => one.at))]
    const known = (offset: number): boolean =>
      named.some((list) => {
        const one = list[lastAtOrBefore(list, offset + 8)]
        if (!one || one.end <= offset) return false
        return (
          one.start <= offset ||
          /^(?:Fa\.|Firma|[Dd]ie|[Dd]er|[Dd]as)? ?$/u.test(this.#scene.text.slice(offset, one.start))
        )
      })
    for (const { name, aliases, at } of [...bare, ...listedNames(this.#scene, known)]) {
      const key = bareKey(name)
      const sentence = this.#scene.sentenceAt(at[0])
      const skips = sentence.text.includes('Haftpflicht')
        ? SKIP_SENTENCE.expression.test(sentence.text.replace('Haftpflicht', ''))
        : this.#skips(sentence)
      if (skips || OFFICER_SIDE.test(sentence)) continue
      if (this.#isApart(at) || (this.#own !== '' && (this.#own.includes(key) || key.includes(this.#own))))
        continue
      if ([mentions, entities].some((taken) => overlaps(taken, at))) continue
      const draft = this.#draft(`name:${name.toLowerCase()}`, undefined)
      this.#name(draft, name)
      for (const alias of aliases) this.#name(draft, alias)
      // Whoever goes by a trade is the firm itself: a company named beside is another.
      draft.entity = true
      draft.places.push(at)
      this.#mentions.push({ draft, at, block: sentence.block, inside: false })
    }
  }

  /**
   * Software that the controller runs itself is nobody who receives. Tools that measure stay: readers look for them among
   * the services in use, wherever they run.
   */
  #ownMachines(): void {
    const scene = this.#scene
    const mentions = Map.groupBy(this.#mentions, (one) => one.draft)
    for (const [key, draft] of this.#drafts) {
      if (draft.service === undefined || draft.service.isBrand || !RUN_BY_MANY.test(draft.service.kind))
        continue
      const own = mentions.get(draft) ?? []
      if (own.length > 12 || own.some((one) => one.inside)) continue
      let runs = false
      const { length } = draft.service.name
      const elsewhere = own.some(({ at, block }) => {
        const sentence = scene.sentenceAt(at[0])
        const next = scene.sentenceAt(sentence.end + 1)
        const kind = scene.blocks[block]?.kind
        const said =
          OWN_MACHINE.test(sentence.text) ||
          (next.start > sentence.start &&
            (next.block === block || (kind === 'heading' && next.block === block + 1)) &&
            (GOES_ON.test(next.text) || kind === 'heading') &&
            OWN_MACHINE.test(next.text))
        if (said) runs = true
        return !said && sentence.text.length > length + 24 && kind !== 'heading' && !runs
      })
      if (!runs || elsewhere) continue
      this.#drafts.delete(key)
      for (const { at } of own) this.#statements.push({ kind: 'self-hosted', subject: draft.service.id, at })
    }
  }

  /** Which recipients each block is about when it names none. */
  regions(): void {
    const scene = this.#scene
    const byBlock = this.#byBlock
    for (const mention of this.#mentions) {
      if (!this.#drafts.has(mention.draft.key)) continue
      const list = byBlock.get(mention.block)
      if (list) list.push(mention)
      else byBlock.set(mention.block, [mention])
      this.#lettered(mention.draft, scene.text.slice(...mention.at))
      const start = scene.sentenceAt(mention.at[0]).start
      const near = this.#bySentence.get(start)
      if (near) near.push(mention)
      else this.#bySentence.set(start, [mention])
    }
    const entityBlocks = this.#byEntityBlock
    for (const one of this.#entities) {
      const list = entityBlocks.get(one.block)
      if (list) list.push(one)
      else entityBlocks.set(one.block, [one])
    }
    let main: Draft[] = []
    let level = 0
    let local: Draft[] = []
    let localAge = 0
    scene.blocks.forEach((block, at) => {
      const own = scene.textOf(at)
      const mentions = (byBlock.get(at) ?? []).filter((one) => !one.inside)
      if (block.kind === 'heading' || this.#titled(at, own, mentions)) {
        const heading = scene.headings[scene.headingOf[at] ?? -1]
        const depth = block.kind === 'heading' ? (heading?.level ?? 1) : (heading?.level ?? 1) + 1
        const named = unique(mentions.map((one) => one.draft))
        for (const one of named.length === 0 ? (entityBlocks.get(at) ?? []) : []) {
          const lead = one.entity.at[0] - block.start
          if (lead > 6 || at < 3 || own.length - one.entity.name.length < 10) continue
          one.draft = this.#resolve(one, at, [])
          if (one.draft) named.push(one.draft)
        }
        for (const draft of named) draft.headed.value = true
        const keeps =
          main.length > 0 &&
          (named.length === 0
            ? depth > level || CONTINUES.test(own)
            : CONTINUES.test(own) && named.every((one) => related(one, main)))
        if (!keeps) {
          main = named.length > 0 && own.length < 140 ? named : []
          level = depth
        }
        // "Drittlandtransfer:" goes on about whoever was just spoken of.
        if (!CONTINUES.test(own)) local = []
        this.#focus.push(main)
        return
      }
      const introduced = this.#introduced(own, block.start, mentions)
      const listed = block.kind === 'item' || block.kind === 'row'
      // A row whose first cell says who is not about the row above.
      const [first] = block.kind === 'row' ? block.cells : []
      const ownRow = first !== undefined && scene.text.slice(...first).trim().length > 1
      for (const one of entityBlocks.get(at) ?? []) {
        one.draft = this.#resolve(
          one,
          at,
          introduced.length > 0 && (main.length === 0 || listed)
            ? introduced
            : main.length > 0
              ? main
              : ownRow
                ? []
                : local,
        )
      }
      if (main.length > 0) {
        const own2 = introduced.filter((one) => !related(one, main))
        this.#headed.add(at)
        this.#focus.push(own2.length > 0 && (listed || startsWith(own, own2)) ? own2 : main)
        return
      }
      if (introduced.length > 0) {
        local = introduced
        localAge = 0
      } else {
        const entities = (entityBlocks.get(at) ?? []).flatMap((one) => (one.draft ? [one.draft] : []))
        if (entities.length > 0 && block.kind !== 'line') {
          local = unique(entities)
          localAge = 0
        } else if (++localAge > 6) local = []
        else if (local.length > 0) this.#carried.add(at)
      }
      this.#focus.push(local)
    })
  }

  /** Seats: the country in the address that follows a name. */
  places(): void {
    const { text, blocks } = this.#scene
    this.#entities.forEach(({ entity, block, draft, also }, at) => {
      if (!draft) return
      const next = this.#entities[at + 1]
      const from = entity.at[1]
      this.#seat(draft, from, this.#addressEnd(block, from, next?.entity.at[0] ?? text.length))
      const own = draft.country === undefined ? countryInName(entity.name) : undefined
      if (own !== undefined) {
        draft.country = own
        draft.countryAt = entity.at
      }
      for (const one of also) {
        one.country ??= draft.country
        one.countryAt ??= draft.countryAt
      }
      const before = text.slice(Math.max(blocks[block]?.start ?? 0, entity.at[0] - 40), entity.at[0])
      const adjective =
        /(US-?(?:amerikanischen?[nrs]?|Anbieters?|Unternehmens?|Dienst\p{L}{0,12})|amerikanische[nrs]?)(?: [\p{L}-]{3,24}){0,2}\s$/u.exec(
          before,
        )
      if (adjective && draft.country === undefined) {
        draft.country = 'US'
        draft.countryAt = [entity.at[0] - (before.length - adjective.index), entity.at[0]]
      }
    })
    for (const { entity, draft } of this.#entities) {
      // These forms are American; where the text gives an address, that has been read before.
      if (!draft || draft.country !== undefined || !AMERICAN.test(entity.name)) continue
      draft.country = 'US'
      draft.countryAt = entity.at
    }
    this.#together()
    let passed = 0
    for (const [turn, mention] of this.#mentions.entries()) {
      if (mention.inside || mention.draft.country !== undefined || !this.#drafts.has(mention.draft.key))
        continue
      while (passed < this.#entities.length && (this.#entities[passed]?.entity.at[1] ?? 0) <= mention.at[0])
        passed++
      const before = this.#entities[passed - 1]
      if (
        before &&
        mention.at[0] - before.entity.at[1] < 60 &&
        !/[\t\n|;]/u.test(text.slice(before.entity.at[1], mention.at[0]))
      )
        continue
      const sentence = this.#scene.sentenceAt(mention.at[0])
      const other = this.#mentions[turn + 1]
      const nextEntity = Math.min(
        this.#entities[passed]?.entity.at[0] ?? text.length,
        other && other.block !== mention.block ? other.at[0] : text.length,
      )
      this.#seat(
        mention.draft,
        mention.at[1],
        Math.min(this.#addressEnd(sentence.block, mention.at[1], nextEntity), mention.at[1] + 130),
      )
    }
  }

  /** "… die A AG und die B GmbH, beide in Köln": one seat for all that the sentence has named. */
  #together(): void {
    for (const { entity, draft, block } of this.#entities) {
      if (!draft || draft.country !== undefined) continue
      const sentence = this.#scene.sentenceAt(entity.at[0])
      const both = BOTH.exec(sentence)
      if (both === null || sentence.block !== block) continue
      const end = sentence.start + both.index + both[0].length
      if (end < entity.at[1]) continue
      const country = countryOfSeat(this.#scene.text.slice(end, end + 40))
      if (country === undefined) continue
      draft.country = country
      draft.countryAt = [sentence.start + both.index, end]
    }
  }

  /** Seats that the sentence over a list gives to its items. */
  listed(): void {
    for (const mention of this.#mentions) {
      const { draft, block } = mention
      if (mention.inside || draft.country !== undefined || !this.#drafts.has(draft.key)) continue
      if (this.#scene.blocks[block]?.kind !== 'item') continue
      const lead = this.#leadIn(block)
      const seat =
        /(?:Drittanbieter|Anbieter|Dienstleister|Unternehmen|Empfänger|Partner|Dritte|providers?)[^.]{0,40}(?:in|aus) (?:den |der |dem )?/u.exec(
          lead,
        )
      const country = seat
        ? firstCountry(lead.slice(seat.index + seat[0].length, seat.index + seat[0].length + 40))
        : undefined
      if (seat && country && country.start < 3) draft.country = country.code
    }
  }

  /** Roles and instruments, sentence by sentence. */
  say(): void {
    const scene = this.#scene
    this.#entries.fill(UNASKED)
    const spoken = new Map<number, Draft[]>()
    const note = (offset: number, draft: Draft): void => {
      const key = scene.sentenceAt(offset).start
      const list = spoken.get(key)
      if (list) list.push(draft)
      else spoken.set(key, [draft])
    }
    for (const mention of this.#mentions)
      if (!mention.inside && this.#drafts.has(mention.draft.key)) note(mention.at[0], mention.draft)
    for (const one of this.#entities) if (one.draft) note(one.entity.at[0], one.draft)

    let lastBlock = -1
    let lastNamed: Draft[] = []
    scene.sentences.forEach((sentence) => {
      const { text, start, block } = sentence
      if (scene.blocks[block]?.kind === 'heading' && !this.#byEntityBlock.has(block)) return
      if (block !== lastBlock) lastNamed = []
      lastBlock = block
      const named = unique(spoken.get(start) ?? []).filter((draft) => this.#drafts.has(draft.key))
      // Several recipients in one paragraph: what names nobody belongs to the one spoken of last.
      const whole = this.#focus[block] ?? []
      const focus = lastNamed.length > 0 && !this.#headed.has(block) ? lastNamed : whole
      const spokenOf = lastNamed.slice(-1)
      if (named.length > 0) lastNamed = named
      const said = roleIn(sentence)
      const back = named.length === 0 || LAST_TWO.test(sentence) ? this.#pointedAt(text, sentence) : undefined
      const examples =
        named.length > 1 &&
        /z\. ?B\.|(?<![\p{L}])(?:etwa|wie) (?!folgt)|beispielsweise|such as|Dritte, die/u.test(text)
      if (said && examples) {
        // "Third parties such as A or B, some of whom act for us" says of none of them what it is.
      } else if (said && named.length === 0 && /:\s*$/u.test(text)) {
        // "We use these processors:" speaks of those who follow.
      } else if (said) {
        const only = named.length > 1 ? this.#nearest(sentence, said.at[0]) : undefined
        const earlier = spokenOf.length > 0 && THIS_ONE.test(text) && !this.#namedBefore(sentence, said.at[0])
        const targets = (
          only ? [only] : earlier ? spokenOf : (back ?? this.#meant(named, focus, text))
        ).filter((draft) => !draft.parent)
        for (const draft of targets.length <= 12 ? targets : []) {
          if (stronger(draft.role, said.role) !== draft.role) {
            draft.role = said.role
            draft.roleAt = [start + said.at[0], start + said.at[1]]
          }
        }
      } else if (named.length > 0) {
        const above = scene.headingsAbove(sentence.heading)[0] ?? ''
        const listed =
          scene.blocks[block]?.kind === 'item' ||
          scene.blocks[block]?.kind === 'row' ||
          scene.blocks[block]?.kind === 'line'
        const lead = listed ? this.#listRole(block) : undefined
        const entry = lead === undefined ? this.#entry(block) : []
        const over = lead ?? (entry.length > 0 ? this.#roleOver(block) : undefined)
        if (over !== undefined) {
          for (const draft of lead === undefined ? entry : named) {
            if (draft.role !== 'unknown' || draft.parent) continue
            draft.role = over.role
            draft.roleAt = [start, sentence.end]
          }
        }
        if (
          (listed &&
            /^[^,]{0,30}Auftragsverarbeiter(?:n)?(?![\p{L}])/u.test(above) &&
            !/Dritte|Empfänger|Verantwortlich/u.test(above)) ||
          (listed && /Auftragsverarbeiter(?:n)?(?![\p{L}])[^.]{0,80}:$/u.test(this.#leadIn(block)))
        ) {
          for (const draft of named) {
            if (draft.role === 'unknown') {
              draft.role = 'processor'
              draft.roleAt = [start, sentence.end]
            }
          }
        }
      }
      if (
        !said &&
        scene.blocks[block]?.kind === 'item' &&
        /^\W{0,3}(?:[\dIVX.]{1,4}\s)?[Gg]emeinsam(?:e|en)? [Vv]erantwortlich/u.test(
          scene.headingsAbove(sentence.heading)[0] ?? '',
        )
      ) {
        for (const draft of named) {
          draft.role = 'joint'
          draft.roleAt = [start, sentence.end]
        }
      }
      const instruments = instrumentsIn(sentence)
      for (const { instrument, at } of instruments) {
        const place: Span = [start + at[0], start + at[1]]
        const clause = this.#inClause(sentence, at, instruments)
        const meant =
          (named.length === 0 ? back : undefined) ??
          this.#meant(clause ?? named, clause ? unique([...focus, ...lastNamed]) : focus, text)
        // What is said of the parent of a service, in its own entry, is said of where its data goes.
        const child =
          meant.length === 1 && meant[0]?.parent === true
            ? unique([...(this.#byBlock.get(block) ?? []).map((one) => one.draft), ...whole]).filter(
                (one) => !one.parent && !one.service?.isBrand && related(one, this.#ofHouse(meant[0])),
              )
            : []
        const covered = instrument === 'adequacy' ? COUNTRY_COVERED.exec(text)?.[1] : undefined
        const countries = covered === undefined ? seatsMeant(text) : countriesIn(covered)
        const abroad =
          unique([...meant, ...child]).some((one) => one.country === 'US') && text.includes('USA')
        const targets = unique([...meant, ...child]).filter(
          (draft) =>
            (countries.length === 0 || draft.country === undefined || countries.includes(draft.country)) &&
            !(abroad && draft.country === 'DE' && !sitsAbroad(draft)) &&
            mayRestOn(instrument, draft.country),
        )
        const held =
          named.length === 0 && (UNIVERSAL.test(text) || this.#carried.has(block)) && !ANAPHORA.test(text)
        if (targets.length === 0 || held) {
          if (
            instrument !== 'derogation' ||
            /Drittl|Drittst|USA|Übermittlung|Ausland|exportier|L[aä]nde?r?n? ohne|Art(?:icle|ikel|\.)? ?49|third countr|abroad/u.test(
              text,
            )
          ) {
            if (!this.#general.has(instrument)) this.#general.set(instrument, place)
          }
          continue
        }
        for (const draft of targets)
          if (!draft.transfer.has(instrument)) draft.transfer.set(instrument, place)
      }
    })
    // A parent outside the Union that is named in a service's section shares what is said there of transfers.
    for (const draft of this.#drafts.values()) {
      if (!draft.parent) continue
      const block = this.#scene.sentenceAt(draft.places[0]?.[0] ?? 0).block
      for (const main of this.#focus[block] ?? []) {
        if (main === draft) continue
        for (const [instrument, at] of main.transfer)
          if (!draft.transfer.has(instrument) && mayRestOn(instrument, draft.country))
            draft.transfer.set(instrument, at)
      }
    }
  }

  result(): RecipientsFound {
    this.#absorb()
    this.#shortened()
    this.#kinSeats()
    const drafts = [...this.#drafts.values()].filter((draft) => draft.places.length > 0)
    drafts.sort((a, b) => Number(a.parent) - Number(b.parent) || first(a) - first(b))
    return {
      recipients: drafts.map((draft) => this.#found(draft)),
      general: this.#general,
      statements: this.#statements,
    }
  }

  /** "… Cloud der Muster International GmbH. Muster ist …": a house named in short, after a company of that name. */
  #shortened(): void {
    for (const draft of this.#drafts.values()) {
      if (draft.service === undefined || draft.entity || draft.headed.value || draft.places.length === 0)
        continue
      const key = bareKey(draft.service.name)
      const at = first(draft)
      const whole = [...this.#drafts.values()].find(
        (one) =>
          one !== draft &&
          !one.parent &&
          one.entity &&
          one.service !== undefined &&
          first(one) < at &&
          entitiesOf(one.service).some(
            (entity) => one.names.has(entity.name) && bareKey(entity.name).startsWith(key),
          ) &&
          lastBefore(this.#entities, at, ({ entity }) => entity.at[0]).some(
            ({ entity, draft: own }) => own === one && at - entity.at[1] < 300,
          ),
      )
      if (!whole) continue
      whole.role = stronger(whole.role, draft.role)
      whole.roleAt ??= draft.roleAt
      for (const name of draft.names) whole.names.add(name)
      for (const [instrument, place] of draft.transfer)
        if (!whole.transfer.has(instrument)) whole.transfer.set(instrument, place)
      whole.places.push(...draft.places)
      this.#drafts.delete(draft.key)
    }
  }

  /** A product without a seat of its own has that of its house in Europe, where the text names one. */
  #kinSeats(): void {
    for (const draft of this.#drafts.values()) {
      const company = draft.service?.company
      if (company === undefined || draft.country !== undefined || draft.entity) continue
      const kin = [...this.#drafts.values()].find(
        (one) =>
          one.service?.company === company &&
          !one.parent &&
          one.entity &&
          one.country !== undefined &&
          one.country !== 'US',
      )
      if (!kin) continue
      draft.country = kin.country
      draft.countryAt = kin.countryAt
    }
  }

  #found(draft: Draft): RecipientFound {
    const written = [...draft.names]
    const canonical = draft.service?.name
    const name =
      canonical &&
      written.some(
        (one) => one.toLowerCase().startsWith(canonical.toLowerCase()) && findEntities(one).length === 0,
      )
        ? canonical
        : (written[0] ?? canonical ?? '')
    const bare = written.flatMap(
      (one) => /^(.{3,})-(?:Gruppe|App|Nachricht|Gruppen|Kanal)$/u.exec(one)?.[1] ?? [],
    )
    const aliases = unique([...written, ...bare, ...(canonical ? [canonical] : [])]).filter(
      (one) => one !== name,
    )
    const recipient: Recipient = {
      name,
      aliases,
      ...(draft.country === undefined ? {} : { country: draft.country }),
      role: draft.role,
      transfer: [...draft.transfer.keys()],
      ...(draft.service ? { service: draft.service.id } : {}),
    }
    const places = [...draft.places].sort((a, b) => a[0] - b[0])
    return { recipient, places, country: draft.countryAt, role: draft.roleAt, transfer: draft.transfer }
  }

  /** The bare name of a house belongs to its products where there are any; what is only spoken of in passing goes. */
  #absorb(): void {
    const drafts = [...this.#drafts.values()]
    for (const draft of drafts) {
      const { service } = draft
      if (!service?.brand || service.isBrand || draft.headed.value) continue
      const family = drafts.filter(
        (one) => one !== draft && one.service?.brand === service.brand && !one.service?.isBrand,
      )
      if (family.length === 0) continue
      const passing = this.#mentions
        .filter((one) => one.draft === draft && !one.inside)
        .every((mention) => {
          const around = this.#focus[mention.block] ?? []
          const other = around.some((one) => one !== draft && family.includes(one))
          return (
            other &&
            !around.includes(draft) &&
            !this.#leads(mention) &&
            !ownUse(
              this.#scene.sentenceAt(mention.at[0]).text,
              mention.at[0] - this.#scene.sentenceAt(mention.at[0]).start,
            )
          )
        })
      if (passing) this.#drafts.delete(draft.key)
    }
    for (const draft of this.#drafts.values()) {
      const { service } = draft
      if (!service?.isBrand) continue
      if (service.kind === 'social' && (draft.headed.value || this.#entryOf(draft))) continue
      const family = [...this.#drafts.values()].filter(
        (one) =>
          one !== draft &&
          one.service &&
          (one.service.brand === service.brand ||
            (service.id === 'meta' && one.service.company === 'meta')) &&
          (!one.service.isBrand || (service.kind === 'group' && one.service.kind === 'social')),
      )
      if (family.length === 0) {
        // "… an Facebook bzw. Instagram weitergeleitet" in the section on Instagram names no recipient of its own.
        const own = this.#mentions.filter((one) => one.draft === draft && !one.inside)
        const passing = own.every(({ block }) => {
          const around = this.#focus[block] ?? []
          return around.length > 0 && !around.includes(draft) && related(draft, around)
        })
        if (own.length > 0 && passing && draft.names.size < 4 && !draft.entity) {
          this.#drafts.delete(draft.key)
        }
        continue
      }
      for (const mention of this.#mentions) {
        if (mention.draft !== draft || mention.inside) continue
        const near = (this.#focus[mention.block] ?? []).filter((one) => family.includes(one))
        for (const one of near) one.names.add(this.#scene.text.slice(mention.at[0], mention.at[1]))
      }
      for (const one of family) {
        const under = family.length === 1 || this.#under(one, draft)
        for (const [instrument, at] of draft.transfer) {
          if (under && !one.transfer.has(instrument)) one.transfer.set(instrument, at)
        }
        if (family.length === 1) {
          one.role = stronger(one.role, draft.role)
          one.roleAt ??= draft.roleAt
          for (const name of draft.names) one.names.add(name)
          for (const place of draft.places) one.places.push(place)
        }
        if (one.country === undefined && draft.country !== undefined && under) {
          one.country = draft.country
          one.countryAt = draft.countryAt
        }
      }
      this.#drafts.delete(draft.key)
    }
  }

  /** Whether a product is first spoken of in a section on its house: "7.1 Dienste von Muster". */
  #under(product: Draft, house: Draft): boolean {
    const start = first(product)
    return this.#mentions.some(
      (one) => one.draft === product && one.at[0] === start && (this.#focus[one.block] ?? []).includes(house),
    )
  }

  /** Whether an item or a cell begins with a name, alone or beside others: "A, B (…): …". */
  #leads({ block, at }: Mention): boolean {
    const one = this.#scene.blocks[block]
    if (!one || (one.kind !== 'item' && one.kind !== 'row')) return false
    const cell = one.cells.find(([start, end]) => start <= at[0] && at[1] <= end)
    const before = this.#scene.text.slice(cell?.[0] ?? one.start, at[0])
    return before.length < 48 && /^\W*(?:[\p{Lu}][\p{L}-]{1,20}[ ,/&]{1,3}){0,5}$/u.test(before)
  }

  /** Whether a name has an entry of its own in a list, with no product of its house in it. */
  #entryOf(draft: Draft): boolean {
    return this.#mentions.some(
      (one) =>
        one.draft === draft &&
        !one.inside &&
        this.#leads(one) &&
        (this.#scene.blocks[one.block]?.end ?? 0) - one.at[1] > 60 &&
        (this.#byBlock.get(one.block) ?? []).every(
          (other) => other.draft === draft || !related(other.draft, [draft]),
        ),
    )
  }

  /** A short line that is nothing but a service's name, over a text: a heading that was not set as one. */
  #titled(at: number, own: string, mentions: readonly Mention[]): boolean {
    if (mentions.length !== 1 || own.length > 60) return false
    const kind = this.#scene.blocks[at]?.kind
    const next = this.#scene.blocks[at + 1]
    if (
      kind === 'row' ||
      !next ||
      next.kind === 'heading' ||
      (next.kind === 'item' && kind === 'item') ||
      next.end - next.start < 80
    )
      return false
    const [start, end] = mentions[0]?.at ?? [0, 0]
    return own.replace(/\(.{0,40}\)|^[\d.a-z)]{1,6}\s/gu, '').length - (end - start) < 4
  }

  #draft(key: string, service: Service | undefined): Draft {
    const known = this.#drafts.get(key)
    if (known) return known
    const draft: Draft = {
      key,
      service,
      names: new Set(),
      places: [],
      headed: { value: false },
      parent: false,
      entity: false,
      country: undefined,
      countryAt: undefined,
      role: 'unknown',
      roleAt: undefined,
      transfer: new Map(),
    }
    this.#drafts.set(key, draft)
    if (service) {
      // One that was dropped, as it stood in a company's name only, is back.
      const former = this.#ofCatalogue.findIndex((one) => one.key === key)
      if (former < 0) this.#ofCatalogue.push(draft)
      else this.#ofCatalogue[former] = draft
    }
    return draft
  }

  #isApart(at: Span): boolean {
    return this.#apart.some(([start, end]) => start <= at[0] && at[1] <= end)
  }

  /** The recipients a block introduces: it begins with their name, or says that they are used. */
  #introduced(own: string, start: number, mentions: readonly Mention[]): Draft[] {
    const drafts: Draft[] = []
    for (const mention of mentions) {
      const at = mention.at[0] - start
      const sentence = this.#scene.sentenceAt(mention.at[0])
      const named = mention.draft.service
      if (named?.isBrand && drafts.some((one) => one.service?.brand === named.brand)) continue
      if (at < 30 || this.#uses(sentence)) drafts.push(mention.draft)
    }
    const leading = unique(mentions.filter((one) => this.#leads(one)).map((one) => one.draft))
    if (leading.length > 1 && leading.every((draft) => drafts.includes(draft))) return leading
    const found = unique(drafts)
    const lead = found.find((draft) => startsWith(own, [draft]))
    return lead && found.length > 1 ? [lead] : found
  }

  /** The controller's own name, a part of it, or one whose first word is written short: "TC" for "Tennisclub". */
  #isOwn(name: string): boolean {
    if (this.#own === '') return false
    const key = bareKey(name)
    // "Muster Inc." beside "Muster Maschinenbau GmbH": a company abroad is another.
    if (key !== this.#own && FOREIGN.test(name) && !FOREIGN.test(this.#controller)) return false
    if (key === this.#own || (key.length > 7 && this.#own.includes(key))) return true
    const rest = bareKey(/^\p{Lu}{2,4} (.{8,})$/u.exec(name)?.[1] ?? '')
    return rest.length > 7 && this.#own.endsWith(rest)
  }

  /** Whose legal entity it is: of a service near by, of a service of the catalogue, or a recipient of its own. */
  #resolve(named: Named, block: number, focus: readonly Draft[]): Draft | undefined {
    const scene = this.#scene
    const { entity, also } = named
    const key = bareKey(entity.name)
    if (key === '' || this.#isOwn(entity.name)) return undefined
    const sentence = scene.sentenceAt(entity.at[0])
    if (
      this.#skips(sentence) ||
      (OFFICER_SIDE.may(sentence) &&
        OFFICER_SIDE.expression.test(sentence.text.slice(0, Math.max(0, entity.at[0] - sentence.start)))) ||
      denied(sentence.text, entity.at[0] - sentence.start, entity.at[1] - sentence.start) ||
      this.#ofOfficer(block, sentence)
    )
      return undefined
    const before = scene.text.slice(
      Math.max(scene.blocks[block]?.start ?? 0, entity.at[0] - 120),
      entity.at[0],
    )
    if (OWNER_BEFORE.test(before)) return undefined
    if (MEMBER_BEFORE.test(before) && !PASSED_ON.test(sentence.text)) return undefined
    // "die Versandapotheke DocMorris N.V.": what it is stands before who it is.
    const whole = servicesOfEntity(entity.name)
    const bare = entity.name.replace(/^\p{Lu}\p{Ll}{5,} /u, '')
    const candidates = whole.length > 0 ? whole : servicesOfEntity(bare)
    const written = whole.length === 0 && candidates.length > 0 ? bare : entity.name
    const add = (draft: Draft): Draft => {
      this.#name(draft, written)
      draft.places.push(entity.at)
      draft.entity = true
      this.#lettered(draft, entity.name)
      return draft
    }
    const maker = this.#madeBy(entity, sentence) ?? this.#longFor(entity, sentence)
    if (maker) return add(maker)
    if (candidates.length > 0) {
      const company = candidates[0]?.company
      const kin = (draft: Draft): boolean =>
        draft.service !== undefined &&
        (candidates.includes(draft.service) || (company !== undefined && draft.service.company === company))
      const inSentence = (this.#bySentence.get(sentence.start) ?? []).filter(
        (one) =>
          !one.inside &&
          one.at[0] >= sentence.start &&
          one.at[0] < sentence.end &&
          kin(one.draft) &&
          this.#drafts.has(one.draft.key),
      )
      const products = inSentence.filter((one) => !one.draft.service?.isBrand)
      const preceding =
        [...products, ...inSentence].filter((one) => one.at[0] < entity.at[0]).at(-1) ??
        products[0] ??
        inSentence[0]
      // "Clarity. Anbieter ist die Microsoft …": a service that the catalogue does not hold, of a house that it does.
      const own = focus.length === 1 ? focus[0] : undefined
      if (
        own &&
        !preceding &&
        own.service === undefined &&
        this.#lacksEntity(own) &&
        (PROVIDER_BEFORE.test(before) || [...own.names].some((name) => key.startsWith(bareKey(name))))
      )
        return add(own)
      // "Deutsche Post: Deutsche Post AG, …" in a list, right after another of the same house.
      const namesake = this.#headed.has(block)
        ? undefined
        : candidates.find((one) => !one.isBrand && bareKey(one.name) === key && this.#drafts.has(one.id))
      const near =
        (namesake && !preceding ? this.#drafts.get(namesake.id) : undefined) ??
        focus.find(kin) ??
        preceding?.draft ??
        this.#ofCatalogue.find(
          (draft) => kin(draft) && !draft.service?.isBrand && this.#drafts.has(draft.key),
        ) ??
        this.#ofCatalogue.find((draft) => kin(draft) && this.#drafts.has(draft.key))
      if (near) {
        if (this.#isParent(near, entity, before)) return this.#parent(entity)
        for (const one of unique(inSentence.map((mention) => mention.draft))) {
          const joined =
            one !== near && one.headed.value === near.headed.value && /[Ff]ür |und |and /u.test(before)
          if (joined && preceding && inSentence.every((mention) => mention.at[1] <= entity.at[0])) {
            this.#name(one, entity.name)
            also.push(one)
          }
        }
        return add(near)
      }
      // Of several products of one company, the one that bears its name.
      const brand =
        candidates.find((one) => one.isBrand) ??
        candidates.find((one) => key.startsWith(bareKey(one.name))) ??
        candidates[0]
      return brand ? add(this.#draft(brand.id, brand)) : undefined
    }
    const known = this.#drafts.get(`entity:${entityKey(entity.name)}`)
    if (known) return add(known)
    const likely = this.#namedLike(key)
    // A company of a house that stands in the entry of one of its services is that service's.
    const service = likely?.service?.isBrand
      ? (this.#bySentence.get(sentence.start) ?? []).findLast(
          (one) =>
            !one.inside &&
            one.at[1] <= entity.at[0] &&
            one.draft.service?.isBrand !== true &&
            one.draft.service?.brand === likely.service?.brand &&
            this.#drafts.has(one.draft.key),
        )?.draft
      : undefined
    // Sisters in one sentence: "die Muster Inc. und die Muster Machinery Ltd."
    const sister =
      likely?.service === undefined &&
      likely?.entity === true &&
      lastBefore(this.#entities, entity.at[0], (one) => one.entity.at[0]).some(
        (one) =>
          one.draft === likely && one.entity.at[0] >= sentence.start && bareKey(one.entity.name) !== key,
      )
    const sameName = service ?? (sister ? undefined : likely)
    if (sameName) {
      if (this.#isParent(sameName, entity, before)) return this.#parent(entity)
      return add(sameName)
    }
    const alone = focus.length === 1 ? focus[0] : undefined
    if (
      alone &&
      this.#lacksEntity(alone) &&
      (PROVIDER_BEFORE.test(before) ||
        /(?:Anbieter(?:in)? (?:ist|sind)|[Dd]ienste?anbieter:)[^,;]{0,40}$/u.test(before)) &&
      !PARENT.test(before) &&
      !/(?:an|bei|durch) (?:die|der|unsere[nr]? [\p{L}]{3,30})\s$/u.test(before)
    ) {
      return add(alone)
    }
    const inSentence = (this.#bySentence.get(sentence.start) ?? []).find(
      (one) =>
        !one.inside &&
        one.at[0] >= sentence.start &&
        one.at[1] <= entity.at[0] &&
        entity.at[0] - one.at[1] < 90 &&
        this.#drafts.has(one.draft.key),
    )
    if (
      inSentence &&
      this.#lacksEntity(inSentence.draft) &&
      !/ (?:und|sowie|oder) /u.test(scene.text.slice(inSentence.at[1], entity.at[0])) &&
      /^[“"”]?[\s,(–-]{1,3}(?:(?:ist )?(?:ein(?:e[nrsm]?)? )?[\p{L} -]{0,60}(?:der|des|von(?: der)?|by)\s|\(|$)/u.test(
        scene.text.slice(inSentence.at[1], entity.at[0]),
      )
    ) {
      return add(inSentence.draft)
    }
    return add(this.#draft(`entity:${entityKey(entity.name)}`, undefined))
  }

  /** The address under a heading that announces the officer is the officer's. */
  #ofOfficer(block: number, sentence: Sentence): boolean {
    const heading = this.#scene.headings[sentence.heading]
    return (
      heading !== undefined &&
      OFFICER_SIDE.expression.test(this.#scene.headingsAbove(sentence.heading)[0] ?? '') &&
      block - this.#scene.sentenceAt(heading.start).block <= 6 &&
      !this.#uses(sentence)
    )
  }

  /** "Muster der Beispiel GmbH", "Beispiel GmbH (Muster)": a name that stands right beside the company, and has none yet. */
  #madeBy(entity: Entity, sentence: Sentence): Draft | undefined {
    const { text } = this.#scene
    for (const { draft, at, inside } of this.#bySentence.get(sentence.start) ?? []) {
      if (inside || !this.#lacksEntity(draft) || !this.#drafts.has(draft.key)) continue
      if (draft.service?.isBrand || draft.service?.company) continue
      const unlisted = draft.service === undefined || draft.service.entities.length === 0
      const between =
        at[1] <= entity.at[0] ? text.slice(at[1], entity.at[0]) : text.slice(entity.at[1], at[0])
      if (between.length > 24) continue
      const beside =
        at[1] <= entity.at[0]
          ? unlisted && /^[“"”]? (?:der|des|von der|by|of) $/u.test(between)
          : at[0] >= entity.at[1] &&
            /^ \((?:kurz |nachfolgend |im Folgenden |künftig )?[„"“]?$/u.test(between)
      if (beside) return draft
    }
    return undefined
  }

  /** "Muster (Muster A/S, …)": the company right behind its own short name, whatever else it provides. */
  #longFor(entity: Entity, sentence: Sentence): Draft | undefined {
    const key = bareKey(entity.name)
    return (this.#bySentence.get(sentence.start) ?? []).find(
      ({ draft, at, inside }) =>
        !inside &&
        this.#drafts.has(draft.key) &&
        this.#lacksEntity(draft) &&
        /^[“"”]?(?: \(|, | – |: )$/u.test(this.#scene.text.slice(at[1], entity.at[0])) &&
        bareKey(this.#scene.text.slice(...at)) === key,
    )?.draft
  }

  /** The services of the house that a parent company belongs to. */
  #ofHouse(parent: Draft | undefined): readonly Draft[] {
    const own = new Set([...(parent?.names ?? [])].flatMap((name) => servicesOfEntity(name)))
    return this.#ofCatalogue.filter((one) => one.service !== undefined && own.has(one.service))
  }

  /** "A nimmt am … teil, B verwendet …": of several instruments each belongs to those named in its own clause. */
  #inClause(
    sentence: Sentence,
    [from]: readonly [number, number],
    instruments: readonly InstrumentFound[],
  ): readonly Draft[] | undefined {
    if (instruments.length < 2) return undefined
    const places = instruments.map((one) => one.at[0]).toSorted((a, b) => a - b)
    const turn = places.indexOf(from)
    const mentions = (this.#bySentence.get(sentence.start) ?? []).filter(
      (one) => !one.inside && this.#drafts.has(one.draft.key),
    )
    const begins = (n: number): number => {
      const before = places[n - 1]
      const own = places[n]
      if (before === undefined || own === undefined) return 0
      const cut = sentence.text
        .slice(before, own)
        .search(/[,;] (?:und |während |aber |wohingegen )?(?=\p{Lu}| ?die \p{Lu}| ?der \p{Lu}| ?mit \p{Lu})/u)
      return cut < 0 ? -1 : before + cut
    }
    if (places.some((_, n) => begins(n) < 0)) return undefined
    const start = begins(turn)
    const end = turn + 1 < places.length ? begins(turn + 1) : sentence.text.length
    const own = (n: number, m: number): readonly Draft[] =>
      mentions.flatMap(({ at, draft }) => {
        const offset = at[0] - sentence.start
        return offset >= n && offset < m && offset < from ? [draft] : []
      })
    const clause = unique(own(start, end))
    return clause.length > 0 ? clause : undefined
  }

  /** "Die genannten Anbieter …", "die beiden zuletzt genannten …": those named in this section so far. */
  #pointedAt(text: string, sentence: Sentence): readonly Draft[] | undefined {
    const last = LAST_TWO.test(sentence)
    if (!last && !ALL_NAMED.test(text)) return undefined
    const from = last
      ? (this.#scene.blocks[sentence.block - 1]?.start ?? 0)
      : this.#sectionStart(sentence.heading)
    const before: { readonly at: number; readonly draft: Draft }[] = []
    for (const { draft, at, inside } of lastBefore(this.#mentions, sentence.start, (one) => one.at[0]))
      if (!inside && this.#drafts.has(draft.key) && at[0] >= from) before.push({ at: at[0], draft })
    for (const { draft, entity } of lastBefore(this.#entities, sentence.start, (one) => one.entity.at[0]))
      if (draft && entity.at[0] >= from) before.push({ at: entity.at[0], draft })
    before.sort((a, b) => a.at - b.at)
    // Where entries begin with their names, those are meant, not who is named in passing.
    const leading = before.filter(({ at, draft }) => {
      const own = this.#scene.blocks[this.#scene.sentenceAt(at).block]
      if (!own || own.end - own.start > 260) return false
      const head = /^[^,;:.]{2,30}(?= \($)/u.exec(this.#scene.text.slice(own.start, at))?.[0] ?? '-'
      return at - own.start < 3 || [...draft.names].some((name) => name.startsWith(head))
    })
    const entries = unique(leading.map((one) => one.draft))
    const drafts = !last && entries.length > 1 ? entries : unique(before.map((one) => one.draft))
    if (drafts.length < 2 || (!last && drafts.length > 12)) return undefined
    return last ? drafts.slice(-2) : drafts
  }

  /** Where a section begins; a heading that names one of several entries begins none. */
  #sectionStart(heading: number): number {
    let at = heading
    while (at > 0) {
      const one = this.#scene.headings[at]
      if (!one || !this.#mentions.some((mention) => mention.at[0] >= one.start && mention.at[1] <= one.end))
        break
      at--
    }
    return this.#scene.headings[at]?.start ?? 0
  }

  /** "… die A und die B GmbH, die weisungsgebunden für uns arbeitet": a clause of its own speaks of the last one named. */
  #nearest(sentence: Sentence, at: number): Draft | undefined {
    const before = sentence.text.slice(0, at)
    const inBrackets = /\([^()]{0,60}$/u.test(before) && /^[^()]{0,80}\)/u.test(sentence.text.slice(at))
    if (!inBrackets && !/,\s(?:der|die|das|welche[rs]?)\s(?!\p{Lu})[^,;:]{0,80}$/u.test(before))
      return undefined
    let last: { readonly at: number; readonly draft: Draft } | undefined
    const consider = (start: number, draft: Draft): void => {
      if (start < sentence.start || start >= sentence.start + at) return
      if (!last || start >= last.at) last = { at: start, draft }
    }
    for (const one of this.#bySentence.get(sentence.start) ?? [])
      if (!one.inside && this.#drafts.has(one.draft.key)) consider(one.at[0], one.draft)
    for (const one of this.#byEntityBlock.get(sentence.block) ?? [])
      if (one.draft) consider(one.entity.at[0], one.draft)
    return last?.draft
  }

  /** Whether a sentence names somebody before a place of it. */
  #namedBefore(sentence: Sentence, at: number): boolean {
    const before = (offset: number): boolean => offset >= sentence.start && offset < sentence.start + at
    return (
      (this.#bySentence.get(sentence.start) ?? []).some((one) => !one.inside && before(one.at[0])) ||
      (this.#byEntityBlock.get(sentence.block) ?? []).some((one) => one.draft && before(one.entity.at[0]))
    )
  }

  #lacksEntity(draft: Draft): boolean {
    return !draft.entity
  }

  #lettered(draft: Draft, name: string): void {
    const letters = bareKey(name).slice(0, 4)
    if (letters.length < 4) return
    const turns = this.#byLetters.get(letters)
    if (turns === undefined) this.#byLetters.set(letters, new Map([[draft, 0]]))
    else if (!turns.has(draft)) turns.set(draft, turns.size)
  }

  #name(draft: Draft, name: string): void {
    if (draft.names.has(name)) return
    draft.names.add(name)
    const key = bareKey(name)
    const known = this.#byName.get(key)
    if (known) known.add(draft)
    else this.#byName.set(key, new Set([draft]))
  }

  /** The first recipient of whose names one, of four letters or more, begins this one. */
  #namedLike(key: string): Draft | undefined {
    const turns = this.#byLetters.get(key.slice(0, 4))
    if (turns === undefined) return undefined
    let best: { readonly draft: Draft; readonly turn: number } | undefined
    for (let length = 4; length <= key.length; length++) {
      for (const draft of this.#byName.get(key.slice(0, length)) ?? []) {
        const turn = turns.get(draft)
        if (turn !== undefined && (!best || turn < best.turn)) best = { draft, turn }
      }
    }
    return best?.draft
  }

  /** Another company of the same house with an address of its own: a recipient apart. */
  #isParent(near: Draft, entity: Entity, before: string): boolean {
    const key = bareKey(entity.name)
    const whole = entityKey(entity.name)
    const said = PARENT.test(before)
    const other = (name: string): boolean =>
      (said ? entityKey(name) !== whole : bareKey(name) !== key) && findEntities(name).length > 0
    if (!near.names.values().some(other)) return false
    if (/(?:ehemals|früher|vormals|formerly)\W{0,4}$/iu.test(before)) return false
    const after = this.#scene.text.slice(entity.at[1], entity.at[1] + 90)
    const country = countryOfAddress(after)?.code
    const addressed = ADDRESSED.test(after) && country !== undefined
    return said || (addressed && firstCountry(after)?.code !== near.country && FAR.test(country))
  }

  #parent(entity: Entity): Draft {
    const draft = this.#draft(`entity:${entityKey(entity.name)}`, undefined)
    draft.parent = true
    draft.entity = true
    this.#name(draft, entity.name)
    draft.places.push(entity.at)
    return draft
  }

  #addressEnd(block: number, from: number, stop: number): number {
    const { blocks, text } = this.#scene
    const own = blocks[block]
    let end = own?.end ?? from
    if (own?.kind === 'line' || text.slice(from, end).trim().length < 2) {
      for (let at = block + 1; at < blocks.length && at <= block + 5; at++) {
        const next = blocks[at]
        if (!next || next.kind === 'heading' || next.end - next.start > 70) break
        end = next.end
      }
    }
    return Math.min(end, from + 190, stop)
  }

  /** The country that an address shows only together with the legal form before it. Offsets count from `from`. */
  #behindForm(from: number, to: number): ReturnType<typeof countryOfAddress> {
    // What stands before a bracket or another sign is another's.
    const before = this.#scene.text.slice(Math.max(0, from - 30), from)
    const sign = /[()[\];:\n]/gu
    const own = before.replace('(haftungsbeschränkt)', '-haftungsbeschränkt-')
    const back = before.length - 1 - ([...own.matchAll(sign)].at(-1)?.index ?? -1)
    const found = countryOfAddress(this.#scene.text.slice(from - back, to))
    return found && found.end > back
      ? { ...found, start: Math.max(0, found.start - back), end: found.end - back }
      : undefined
  }

  /** "Labor Muster, Köln", "muster IT-Service (Husum)": the town of a firm that goes by its trade. */
  #besideName(draft: Draft, tail: string): ReturnType<typeof countryOfAddress> {
    if (draft.service !== undefined || !draft.key.startsWith('name:')) return undefined
    const beside =
      /^(?:, | \(| in | aus )(\p{Lu}\p{Ll}[\p{Ll}-]{1,24}(?:-\p{Lu}\p{Ll}{2,20})?)(?![\p{Ll}-])/u.exec(tail)
    const [whole, town] = beside ?? []
    if (whole === undefined || town === undefined || !isGermanTown(town)) return undefined
    return { code: 'DE', start: whole.length - town.length, end: whole.length }
  }

  #seat(draft: Draft, from: number, to: number): void {
    if (draft.country !== undefined || to <= from) return
    const tail = this.#scene.text.slice(from, to)
    const found = countryOfAddress(tail) ?? this.#behindForm(from, to) ?? this.#besideName(draft, tail)
    if (!found) return
    const between = tail.slice(0, found.start)
    if (
      /(?<![\p{L}])(?:ist|wird|werden|hat|kann|können|verarbeitet|überträgt|Server[n]?|übermittelt|gespeichert|haben|nutzt|nutzen|setzt|sind|außerhalb|an einen)(?![\p{L}])|\.\s\p{Lu}\p{Ll}{3,}\s\p{Ll}/u.test(
        between,
      )
    )
      return
    if (
      !/^(?:s|®|™)?[\s“”")]{0,3}(?:$|[,(;:|–-]|\d|\n|mit (?:dem )?(?:Haupt|Firmen)?[Ss]itz|aus |in |für (?:\p{Ll}{3,14} )?\p{Lu}[\p{L}-]{3,24}, |[A-Z])/u.test(
        tail,
      )
    )
      return
    if (
      /^(?:s|®|™)?[\s“”")]{0,3}in (?:den |der )?/u.test(tail) &&
      !/[,\d]/u.test(between) &&
      !/^\s?in (?:\p{Lu}\p{L}+,? )/u.test(tail) &&
      firstCountry(tail.slice(found.start, found.end)) !== undefined
    )
      return
    draft.country = found.code
    draft.countryAt = [from + found.start, from + found.end]
  }

  /** Of whom a sentence speaks: whom it names, the bare name of a house standing for its product near by; else the section's. */
  #meant(named: readonly Draft[], focus: readonly Draft[], text: string): readonly Draft[] {
    if (named.length === 0) {
      const hosters =
        /(?:Unser|Der|unseres|des|dem|unserem) (?:Web-?)?[Hh]osters?|Hosting-?(?:Anbieter|Provider|Dienstleister)/u.test(
          text,
        )
      if (hosters && focus.length === 0)
        return [...this.#drafts.values()].filter((one) => one.service?.kind === 'hosting').slice(0, 1)
      return focus
    }
    const meant = named.flatMap((draft): readonly Draft[] => {
      if (draft.parent) return named.length === 1 ? [draft] : []
      if (!draft.service?.isBrand) return [draft]
      const kin = focus.filter((one) => related(one, [draft]))
      if (kin.length > 0 && (kin.length > 1 || kin[0] !== draft || named.length < 2)) return kin
      const products = this.#ofCatalogue.filter(
        (one) =>
          one !== draft &&
          one.service?.brand === draft.service?.brand &&
          !one.service?.isBrand &&
          one.service?.kind !== 'payment' &&
          this.#drafts.has(one.key),
      )
      if (products.length === 0 && kin.length > 0) return kin
      return products.length > 0 && !draft.headed.value ? products : [draft]
    })
    const related2 = focus.filter(
      (one) => one.service?.kind !== 'group' && meant.some((other) => related(other, [one])),
    )
    return unique(related2.length > 0 && meant.every((one) => related(one, focus)) ? related2 : meant)
  }

  /** What the sentence over a list, or the head of a table's column of names, makes of all that are listed. */
  #listRole(block: number): { readonly role: Role } | undefined {
    const { blocks } = this.#scene
    const isRow = blocks[block]?.kind === 'row'
    for (let at = block - 1; at >= 0 && at > block - 25; at--) {
      const one = blocks[at]
      if (!one) return undefined
      if (isRow && one.kind === 'row') {
        if (blocks[at - 1]?.kind === 'row') continue
        const head = this.#scene.textOf(at).split(/[\t|\n]/u)[0] ?? ''
        return /^\W{0,3}(?:Auftragsverarbeiter|Auftragnehmer|Unterauftrag|(?:Sub-?)?[Pp]rocessor)/u.test(head)
          ? { role: 'processor' }
          : undefined
      }
      if (
        one.kind === 'item' ||
        (one.kind === 'line' &&
          blocks[block]?.kind === 'line' &&
          !this.#scene.textOf(at).trim().endsWith(':'))
      )
        continue
      if (one.kind === 'row') return undefined
      const lead = this.#scene.siftedOf(at)
      if (!lead.text.trim().endsWith(':'))
        return one.kind === 'paragraph' ? this.#announcedRole(at) : undefined
      if (lead.text.length > 500 || SOME.test(lead.text)) return undefined
      return roleIn(lead)
    }
    return undefined
  }

  /** "Wir geben Daten an folgende Häuser, die selbst verantwortlich sind. Sie …": a sentence on those listed below. */
  #announcedRole(block: number): { readonly role: Role } | undefined {
    const { firstSentence, sentences } = this.#scene
    for (let at = firstSentence[block] ?? 0; sentences[at]?.block === block; at++) {
      const sentence = sentences[at]
      if (sentence && BELOW.test(sentence.text))
        return SOME.test(sentence.text.replace(/ein(?:e[nrm]?)? oder mehrere[nr]?/u, ''))
          ? undefined
          : roleIn(sentence)
    }
    return undefined
  }

  /** Whom a block that is an entry of its own begins with: "Muster GmbH, Weg 1, …: what for". */
  #entry(block: number): readonly Draft[] {
    const { blocks } = this.#scene
    const one = blocks[block]
    if (!one || SENTENCE_START.test(this.#scene.text.slice(one.start, one.start + 20))) return []
    const until = one.start + 60
    const named: Draft[] = []
    // Both are in order: of a block as long as a notice only the beginning is looked at.
    for (const { draft, at, inside } of this.#byBlock.get(block) ?? []) {
      if (at[0] >= until) break
      if (!inside && this.#drafts.has(draft.key)) named.push(draft)
    }
    for (const { draft, entity } of this.#byEntityBlock.get(block) ?? []) {
      if (entity.at[0] >= until) break
      if (draft) named.push(draft)
    }
    return unique(named)
  }

  #isEntry(block: number): boolean {
    const known = this.#entries[block] ?? UNASKED
    if (known !== UNASKED) return known === IS_ENTRY
    const is = this.#entry(block).length > 0
    this.#entries[block] = is ? IS_ENTRY : NO_ENTRY
    return is
  }

  /** What the words with a colon above a run of entries make of them; a heading among them ends nothing if it is an entry. */
  #roleOver(block: number): { readonly role: Role } | undefined {
    for (let at = block - 1; at >= 0 && at > block - 25; at--) {
      const lead = this.#scene.siftedOf(at)
      if (lead.text.length < 300 && lead.text.trim().endsWith(':'))
        return SOME.test(lead.text) ? undefined : roleIn(lead)
      if (!this.#isEntry(at)) return undefined
    }
    return undefined
  }

  #leadIn(block: number): string {
    for (let at = block - 1; at >= 0 && at > block - 25; at--) {
      const one = this.#scene.blocks[at]
      if (one && one.kind !== 'item' && one.kind !== 'row') return this.#scene.textOf(at).trim()
    }
    return ''
  }
}

const FOREIGN =
  /(?<![\p{L}])(?:Inc\.?|LLC|Ltd\.?|Limited|Corp\.?|Corporation|S\.\s?r\.\s?l\.|B\.\s?V\.|SAS|S\.\s?A\.|Oy|AB|A\/S|ApS|Sp\. z o\.\s?o\.|s\.r\.o\.|d\.o\.o\.|Kft\.?)$/u
const THIS_ONE = /^\W{0,3}(?:Diese[rs]?|Er|Sie|Jene[rs]?) \p{Ll}{3,14}t(?![\p{L}])/u
const ADDRESSED =
  /^[^.]{0,3},? ?[^.;]{4,80}(?:\d{4,5}|USA|Irland|Ireland|Kanada|Canada)|^,? (?:in|mit Sitz in) (?:den )?(?:USA|Vereinigten Staaten|Kanada)(?![\p{L}])/u
/** Countries outside the Union in which parents sit. */
const FAR = /^(?:US|CA)$/u
const BELOW =
  /(?<![\p{L}])(?:der |die |den )?(?:nach)?folgende[nr]? \p{Lu}|(?:unten|nachstehend|im Folgenden) (?:genannt|aufgeführt|aufgelistet)e[nr]? \p{Lu}|following \p{Ll}/u
const PAGE_LINK =
  /^\s*(?:Impressum|AGB|Datenschutz(?:erklärung|hinweise?)?|Kontakt|Startseite|Home|Karriere|Jobs|Presse|Widerruf(?:srecht|sbelehrung)?|Barrierefreiheit|Sitemap|Cookie-Einstellungen|Imprint|Privacy|Terms|Newsletter|Nach oben|Zurück|©.{0,60})\s*$/u
const BOTH = sieve(
  /(?<![\p{L}])(?:beide|alle(?: (?:drei|vier))?|jeweils|both|all)(?: ansässig| (?:jeweils )?mit (?:dem |ihrem )?Sitz| sitzen| based)? (?:in|aus) (?:den |der )?(?=\p{Lu})/u,
)
const UNASKED = 0
const IS_ENTRY = 1
const NO_ENTRY = 2
const CHAPTERS = /^(?:credit|health-billing)$/u
/** Kinds of software that people run themselves. */
const RUN_BY_MANY =
  /^(?:fonts|conferencing|office|cms|survey|education|support|chat|messenger|maps|content|spam|security|captcha|shop|comments|monitoring|automation|club|video|practice|municipal|legal)$/u
const OWN_MACHINE =
  /(?:lokal|selbst|auf (?:unser|ein|d)em (?:eigenen |lokalen |hauseigenen )?(?:Web-?)?(?:[Ss]erver|Rechner|Webspace|Speicherplatz)|auf (?:unseren |eigenen |unseren eigenen )(?:[Ss]ervern|Rechnern)|vo[nm] eigenen Server|on-?premises?)[^.;]{0,60}(?:gehostet|hosten|installiert|eingebunden|gespeichert|betrieben|betreiben|ausgeliefert|vorgehalten|bereitgestellt|abgelegt|geladen|installed|hosted)|(?:gehostet|hosten|installiert|eingebunden|betrieben|betreiben|betreib[et]|läuft|laufen|bereitgestellt|liegt|liegen)[^.;]{0,30}(?:auf|bei) (?:unsere[mnr]|eine[mr]|eigene[nmr]|uns(?![\p{L}])) ?(?:eigenen |lokalen )?(?:Web-?)?(?:[Ss]ervern?|Rechnern?|Webspace|Speicherplatz|Hause?)?|Bereitstellung auf eigenem Server|lokales Hosting|[Ll]okal gehostet|eigene[rn]? Server(?![\p{L}])|(?:lokal|selbst|nur) auf (?:unsere[mn]|einem eigenen|dem eigenen) (?:eigenen )?(?:Web-?)?Servern? (?:läuft|laufen|liegt|liegen)|ebenfalls auf unserem Rechner|(?:von uns|von unserer IT) selbst (?:betrieben|gehostet)|self-?hosted|on our own (?:server|machine|hardware)|(?:instance|installation) of our own|we (?:host|run|operate) (?:it )?ourselves/u
const GOES_ON =
  /^\W{0,3}(?:Diese?r?|Es|Er|Sie|Das|Die|Der|Wir (?:haben|betreiben|hosten)|It|This|They|We)(?![\p{L}])/u

// A sentence for all transfers, and words that point back to one service after all.
// "Für Großbritannien besteht ein Angemessenheitsbeschluss": said of nobody who sits elsewhere.
const COUNTRY_COVERED =
  /^\W{0,3}(?:Für|Bezüglich|Hinsichtlich|Zu|Zur|In Bezug auf) ((?:das |die |den |der )?\p{Lu}[\p{L} .-]{2,40}?) (?:besteht|bestehen|liegt|liegen|gibt es|gilt|existiert|hat)(?![\p{L}])/u
const UNIVERSAL =
  /Wann immer|^\W{0,3}So(?:weit|fern) (?:die |EU-)?(?:Standard(?:vertrags|datenschutz)|SCC)|[Ii]n allen Fällen|[Gg]rundsätzlich|[Ss]tets|generell|(?:[Ss]ofern|[Ss]oweit|[Ww]enn|[Ff]alls) wir [^.]{0,60}(?:Daten|Dienst)|in (?:ein )?Drittl(?:and|änder[n]?)(?![\p{L}])[^.]{0,80}(?:nur|ausschließlich)|[Ww]henever|(?:außerhalb|outside) (?:der|des|the) (?:EU|EWR|EEA|Europäisch|European)/u
const ANAPHORA =
  /(?:[Dd]er|[Dd]ieser|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es) (?:oben genannte[nr]? |o\. ?g\. )?(?:Dienst(?:es|leister)?|Anbieters?|Unternehmens?|Tools?|Betreibers?|Provider[s]?|Hosters?)(?![\p{L}])|[Hh]ierbei|[Hh]ierzu|[Dd]abei|in die USA|nach (?:Kanada|Großbritannien|Japan|Israel|Neuseeland|Südkorea)|in (?:die Schweiz|das Vereinigte Königreich)/u
const SOME =
  /(?:teil|zum Teil|[Ss]oweit|[Ss]ofern|ggf|gegebenenfalls|[Ee]inige|können|oder|sowie|[Tt]eilweise|Dritte|sonstige)|(?<![\p{L}])(?:some|may|partly|or)(?![\p{L}])/u
const ALL_NAMED =
  /^\W{0,3}(?:Mit (?:all|den|dies)en|Die|Diese|Beide|Alle|Sämtliche)(?: (?:genannten|vorgenannten|oben genannten|beiden|aufgeführten|vorstehenden))? (?:Anbieter|Dienstleister|Zahlungsdienstleister|Zahlungsanbieter|Unternehmen|Empfänger|Dienste)(?![\p{L}]) (?!(?:ist|wird|hat|verfügt)(?![\p{L}]))/u
const LAST_TWO = sieve(
  /beiden (?:zuletzt|letzt) ?genannten|^\W{0,3}(?:Beide|Both) (?:sind|arbeiten|handeln|verarbeiten|bearbeiten|are|act|of them)(?![\p{L}])|^\W{0,3}[Mm]it beiden (?:Unternehmen |Anbietern |Dienstleistern |Firmen |Häusern |Gesellschaften |Partnern )?(?:besteh|gibt|hab|wurd|ist|sind)/u,
)
/** "Inhaberin: …": the controller under another name; "Mitglied im …": nobody who receives. */
const OWNER_BEFORE = /(?:Inhaber(?:in)?|Inh\.|Proprietor):?\s$/u
const MEMBER_BEFORE =
  /(?:Mitglied(?:er)? (?:im|in|bei|beim|der|des|dem|eines)|[Mm]ember of)(?: [^.;:]{0,50})?\s$/u
const PASSED_ON = /weiter|übermitt|erhält|erhalten|meld|übertr|empf[aä]ng|receiv|pass|send/u
/** What an entry of a list of recipients does not begin with: a sentence does. */
const SENTENCE_START =
  /^\W{0,3}(?:Wir|Unsere?[rnms]?|Diese[rnms]?|Der|Die|Das|Den|Dem|Dies|Im|Am|Bei|Beim|Zur|Zum|Zu|Für|Auf|In|Wenn|Soweit|Sofern|Falls|Mit|Als|Von|Durch|Über|Nach|Außerdem|Sie|Ihre?[rnms]?|We|Our|The|This|You|If|For|To)(?![\p{L}])/u
const OFFICER_SIDE = sieve(/Datenschutz-?[Bb]eauftragte|Data Protection Officer|Datenschutzberater/u)

/** As many as one section names: no more is looked back at. */
const LOOKED_BACK_AT = 120

/** Of a list in order of places, the last ones before a place. */
function lastBefore<T>(list: readonly T[], place: number, start: (one: T) => number): readonly T[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = list[middle]
    if (one !== undefined && start(one) < place) low = middle + 1
    else high = middle
  }
  return list.slice(Math.max(0, low - LOOKED_BACK_AT), low)
}

interface Place {
  readonly start: number
  readonly end: number
}

/** Places in their order. */
function places(spans: readonly Span[]): readonly Place[] {
  return spans.map(([start, end]) => ({ start, end })).toSorted((a, b) => a.start - b.start)
}

/** Whether a place overlaps one of those, which are in order and apart from each other. */
function overlaps(taken: readonly Place[], [start, end]: Span): boolean {
  const last = taken[lastAtOrBefore(taken, end - 1)]
  return last !== undefined && last.end > start
}

/** "Muster Ireland Limited", "Muster Germany GmbH": the name itself says where the company sits. */
function countryInName(name: string): string | undefined {
  return firstCountry(name)?.code ?? (/ Germany (?:GmbH|AG)$/u.test(name) ? 'DE' : undefined)
}

/** "Mit den Gesellschaften in den USA und China bestehen …": the countries of those meant; none where it does not say. */
const SEATS_MEANT =
  /(?:Gesellschaften|Unternehmen|Anbietern?|Dienstleistern?|Empfängern?|Töchtern?|Stellen|Partnern?) (?:mit (?:dem )?Sitz )?(?:in|aus) ((?:den |der |dem )?\p{Lu}[\p{L} ]{2,60}?)(?=,| haben| hat | besteh| ist | sind | wurde| gilt| gelten| \()/u

function seatsMeant(text: string): readonly string[] {
  const said = SEATS_MEANT.exec(text)?.[1]
  return said === undefined ? [] : countriesIn(said)
}

/** Frameworks with the United States cover nobody in another third country. */
function mayRestOn(instrument: Instrument, country: string | undefined): boolean {
  return !(
    /^(?:DPF|PrivacyShield)$/u.test(instrument) && /^(?:CA|CN|IN|JP|KR|SG|AU|NZ|IL|BR)$/u.test(country ?? '')
  )
}

/** Whether the catalogue knows a company of it outside Germany. */
function sitsAbroad({ service }: Draft): boolean {
  return service !== undefined && entitiesOf(service).some((one) => one.country !== 'DE')
}

function countriesIn(said: string): readonly string[] {
  const found: string[] = []
  for (let rest = said; rest.length > 1; ) {
    const country = firstCountry(rest)
    if (!country) break
    found.push(country.code)
    rest = rest.slice(country.end)
  }
  return found
}

function ownUse(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 70), at)
  return /(?:nutz|verwend|setz|bind|integr|nehm|betreib|beauftrag)\p{Ll}{1,4} (?:wir|ich)[^.]{0,45}$|(?:[Ww]ir|[Ww]e|[Ww]ebsite|[Ww]ebseite|Seite|App|Shop)[^.]{0,40}(?:nutz|verwend|setz|bind|integr|use|employ|rely)\p{L}{0,4}[^.]{0,45}$/u.test(
    before,
  )
}

function startsWith(own: string, drafts: readonly Draft[]): boolean {
  const head = own.slice(0, 70).toLowerCase()
  return drafts.some((draft) =>
    [...draft.names].some((name) => {
      const at = head.indexOf(name.toLowerCase())
      return at >= 0 && at < 28 && !/(?:^|\s)(?:wir|wenn|die|zur|unsere)\s/u.test(head.slice(0, at))
    }),
  )
}

function related(one: Draft, others: readonly Draft[]): boolean {
  return others.some(
    (other) =>
      other === one ||
      (one.service?.brand !== undefined && one.service.brand === other.service?.brand) ||
      (one.service?.company !== undefined && one.service.company === other.service?.company),
  )
}

/** A company's name without its legal form, for comparing. */
export function bareKey(name: string): string {
  return entityKey(
    name.replace(
      /(?<![\p{L}])(?:GmbH|mbH|AG|SE|KGaA|KG|OHG|UG|\(haftungsbeschränkt\)|& Co\.?|e\.\s?V\.|e\.\s?K\.|Inc\.?|inc\.?|LLC|Ltd\.?|Limited|Corp\.?|Corporation|B\.\s?V\.|S\.\s?A\.|SAS|GbR|gGmbH|Unlimited Company|International Company|Pty|A\/S|ApS|AB|Oy|N\.\s?V\.|SARL|S\.\s?à\s?r\.\s?l\.|PLC|plc|eG|VVaG|PBC|mbB)(?![\p{L}])/gu,
      '',
    ),
  )
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function first(draft: Draft): number {
  return draft.places.reduce((least, [start]) => Math.min(least, start), Number.POSITIVE_INFINITY)
}
