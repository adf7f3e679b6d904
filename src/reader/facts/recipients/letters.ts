import type { Span } from '../../notice.ts'
import type { Role } from '../facts.ts'
import { headOfCell, MOST_COLUMNS, type Scene } from '../scene.ts'
import { sieve } from '../sieve.ts'
import type { Candidate } from './candidate.ts'
import { headOfEntry } from './lists.ts'
import type { Located } from './places.ts'

/** A role that stands behind letters, with the place where a recipient gets it. */
export interface Lettered {
  readonly candidate: Candidate
  readonly role: Role
  readonly at: Span
}

/** "AV heißt: …", "(EV = eigene Verantwortung)". */
const EXPLAINED =
  /(?:^|[\s(„"–-])(\p{Lu}{1,4})[“"]? ?(?:=|:|–|heißt:?|bedeutet:?|steht für|meint:?|ist kurz für|stands for|means:?) ([^;=\n]{4,160}?)(?=[,;] „?\p{Lu}{1,4}[“"]? ?(?:=|:|–|heißt|bedeutet|steht)|[.;)\n]|$)/gu
const MAY_EXPLAIN = sieve(/Auftrag|erantwort|emeinsam|rocessor|ontroller/u)
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['joint', /[Gg]emeinsam|[Jj]oint/u],
  ['processor', /Auftrags?(?:daten)?verarbeit|[Ii]m Auftrag|[Pp]rocessor/u],
  [
    'controller',
    /(?:[Ee]igen|[Ss]elbst|[Aa]llein)\p{L}* ?(?:\p{L}+ )?[Vv]erantwort|^Verantwortliche|[Cc]ontroller/u,
  ],
]
/** Heads of a column that holds roles. */
const ROLE_HEAD = /^\W{0,3}(?:Rolle|Stellung|Verantwortung|Verantwortlichkeit|Status|Role)\W{0,3}$/u
/** What letters in such a column say that nobody explains. */
const USUAL: ReadonlyMap<string, Role> = new Map([
  ['AV', 'processor'],
  ['AVV', 'processor'],
  ['ADV', 'processor'],
])

/** Roles given by letters that the notice explains: in a cell of their own, or in brackets behind a name. */
export function rolesByLetters(located: Located): readonly Lettered[] {
  const { scene } = located
  const explained = explainedIn(scene)
  const found: Lettered[] = []
  scene.blocks.forEach((block, at) => {
    if (block.kind !== 'row' || block.cells.length > MOST_COLUMNS) return
    for (const [from, to] of block.cells) {
      const letters = scene.piece(from, to).trim()
      if (!/^\p{Lu}{1,4}$/u.test(letters)) continue
      const role =
        explained.get(letters) ??
        (ROLE_HEAD.test(headOfCell(scene, at, from)) ? USUAL.get(letters) : undefined)
      if (role === undefined) continue
      for (const candidate of headOfEntry(located, at)) found.push({ candidate, role, at: [from, to] })
    }
  })
  if (explained.size === 0) return found
  const behind = [
    ...located.mentions,
    ...located.entities.map(({ entity, candidate }) => ({ at: entity.at, candidate })),
  ]
  for (const { at, candidate } of behind) {
    const [, between = '', letters = ''] = BEHIND.exec(scene.piece(at[1], at[1] + 90)) ?? []
    const role = explained.get(letters)
    const from = at[1] + between.length
    if (candidate && role !== undefined)
      found.push({ candidate, role, at: [from, from + letters.length + 2] })
  }
  return found
}

/** "Muster GmbH, Köln (AV)" */
const BEHIND = /^([^.;()\n]{0,70})\((\p{Lu}{1,4})\)/u

function explainedIn(scene: Scene): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>()
  for (const sentence of scene.sentences) {
    if (!MAY_EXPLAIN.may(sentence)) continue
    for (const [, letters = '', meaning = ''] of sentence.text.matchAll(EXPLAINED)) {
      const role = ROLES.find(([, says]) => says.test(meaning))?.[0]
      if (role !== undefined && !roles.has(letters)) roles.set(letters, role)
    }
  }
  return roles
}
