import type { Span } from '../../notice.ts'
import type { Entity } from '../entities.ts'
import type { Instrument, Role } from '../facts.ts'
import type { Service } from '../services.ts'
import { bareKey } from './names.ts'

/** A recipient while it is read. Each stage adds what it finds: names and places, seat, role, instruments. */
export interface Candidate {
  /** Row of the catalogue, `entity:` with the key of a company, or `name:` with a name. */
  readonly key: string
  readonly service: Service | undefined
  readonly names: Set<string>
  readonly places: Span[]
  /** A heading names it. */
  headed: boolean
  /** A company of the same house beside the one that provides the service, with an address of its own. */
  parent: boolean
  /** A legal entity is known for it. */
  entity: boolean
  country: string | undefined
  countryAt: Span | undefined
  role: Role
  roleAt: Span | undefined
  readonly transfer: Map<Instrument, Span>
}

/** A place where a recipient is named without its legal form. */
export interface Mention {
  readonly candidate: Candidate
  readonly at: Span
  readonly block: number
  /** Inside the name of a legal entity. */
  readonly inside: boolean
}

/** A legal entity where it is named, and whom it was found to be. */
export interface EntityMention {
  readonly entity: Entity
  readonly block: number
  candidate: Candidate | undefined
  /** Others that the same sentence gives the same provider: "Für A und B ist die … verantwortlich". */
  readonly also: Candidate[]
}

/** All recipients of a notice while they are read, looked up by key and by name. Keeps the order in which they were found. */
export class Candidates {
  readonly #byKey = new Map<string, Candidate>()
  readonly #ofCatalogue: Candidate[] = []
  /** Recipients by the first letters of their names, each with its turn: of several that fit the first counts. */
  readonly #byLetters = new Map<string, Map<Candidate, number>>()
  /** Recipients by each of their names without its legal form, so that a company is compared with few. */
  readonly #byName = new Map<string, Set<Candidate>>()

  /** All that were not dropped. One may be dropped while they are gone through. */
  all(): IterableIterator<Candidate> {
    return this.#byKey.values()
  }

  /** Rows of the catalogue in the order in which they were first named, with those that were dropped since. */
  ofCatalogue(): readonly Candidate[] {
    return this.#ofCatalogue
  }

  get(key: string): Candidate | undefined {
    return this.#byKey.get(key)
  }

  has(candidate: Candidate): boolean {
    return this.#byKey.has(candidate.key)
  }

  /** What turned out to be no recipient, or was found to be another. */
  drop(candidate: Candidate): void {
    this.#byKey.delete(candidate.key)
  }

  /** The recipient of a key; a new one where there is none. */
  of(key: string, service?: Service): Candidate {
    const known = this.#byKey.get(key)
    if (known) return known
    const candidate: Candidate = {
      key,
      service,
      names: new Set(),
      places: [],
      headed: false,
      parent: false,
      entity: false,
      country: undefined,
      countryAt: undefined,
      role: 'unknown',
      roleAt: undefined,
      transfer: new Map(),
    }
    this.#byKey.set(key, candidate)
    if (service) {
      // One that was dropped, as it stood in a company's name only, is back.
      const former = this.#ofCatalogue.findIndex((one) => one.key === key)
      if (former < 0) this.#ofCatalogue.push(candidate)
      else this.#ofCatalogue[former] = candidate
    }
    return candidate
  }

  /** Notes a name of a recipient. */
  name(candidate: Candidate, name: string): void {
    if (candidate.names.has(name)) return
    candidate.names.add(name)
    const key = bareKey(name)
    const known = this.#byName.get(key)
    if (known) known.add(candidate)
    else this.#byName.set(key, new Set([candidate]))
  }

  /** Those of whom this is a name, with or without its legal form. */
  named(name: string): readonly Candidate[] {
    return [...(this.#byName.get(bareKey(name)) ?? [])].filter((one) => one.names.has(name) && this.has(one))
  }

  /** Notes the first letters of a name as written at a place: `like` finds only recipients whose places were noted. */
  letter(candidate: Candidate, name: string): void {
    const letters = bareKey(name).slice(0, 4)
    if (letters.length < 4) return
    const turns = this.#byLetters.get(letters)
    if (turns === undefined) this.#byLetters.set(letters, new Map([[candidate, 0]]))
    else if (!turns.has(candidate)) turns.set(candidate, turns.size)
  }

  /** The first recipient of whose names one, of four letters or more, begins this key of a company. */
  like(key: string): Candidate | undefined {
    const turns = this.#byLetters.get(key.slice(0, 4))
    if (turns === undefined) return undefined
    let best: { readonly candidate: Candidate; readonly turn: number } | undefined
    for (let length = 4; length <= key.length; length++) {
      for (const candidate of this.#byName.get(key.slice(0, length)) ?? []) {
        const turn = turns.get(candidate)
        if (turn !== undefined && (!best || turn < best.turn)) best = { candidate, turn }
      }
    }
    return best?.candidate
  }
}

/** Whether a recipient is one of several, or of a brand or a company with one of them. */
export function related(one: Candidate, others: readonly Candidate[]): boolean {
  return others.some(
    (other) =>
      other === one ||
      (one.service?.brand !== undefined && one.service.brand === other.service?.brand) ||
      (one.service?.company !== undefined && one.service.company === other.service?.company),
  )
}

/** Each once, in the order in which they first stand. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

/** Where a recipient first stands. */
export function firstPlace(candidate: Candidate): number {
  return candidate.places.reduce((least, [start]) => Math.min(least, start), Number.POSITIVE_INFINITY)
}
