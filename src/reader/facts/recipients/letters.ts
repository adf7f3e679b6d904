import type { Span } from '../../notice.ts'
import type { Role } from '../facts.ts'
import { headOfCell, MOST_COLUMNS, type Scene, type Sentence } from '../scene.ts'
import { sieve } from '../sieve.ts'
import type { Candidate } from './candidate.ts'
import { headOfEntry, namedWithin } from './lists.ts'
import type { Located } from './places.ts'

/** A role that stands behind letters, with the place where a recipient gets it. */
export interface Lettered {
  readonly candidate: Candidate
  readonly role: Role
  readonly at: Span
}

/** "AV heißt: …", "(EV = eigene Verantwortung)". */
const EXPLAINED =
  /(?:^|[\s(„"–-])(\p{Lu}{1,4}|\p{Ll}\p{Lu})[“"]? ?(?:=|:|–|(?:heißt|bedeutet)(?: (?:hier|dabei|in (?:diesem|dieser) \p{L}{4,16}))?:?|steht für|meint:?|ist kurz für|stands for|means:?) ([^;=\n]{4,160}?)(?=[,;] „?(?:\p{Lu}{1,4}|\p{Ll}\p{Lu})[“"]? ?(?:=|:|–|heißt|bedeutet|steht)|[.;)\n]|$)/gu
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
      if (!/^(?:\p{Lu}{1,4}|\p{Ll}\p{Lu})$/u.test(letters)) continue
      const role =
        explained.get(letters) ??
        (ROLE_HEAD.test(headOfCell(scene, at, from)) ? USUAL.get(letters) : undefined)
      if (role === undefined) continue
      const [head] = block.cells
      const first = head ? namedWithin(located, at, head) : []
      for (const candidate of first.length > 0 ? first : headOfEntry(located, at))
        found.push({ candidate, role, at: [from, to] })
    }
  })
  const behind = [
    ...located.mentions,
    ...located.entities.map(({ entity, candidate }) => ({ at: entity.at, candidate })),
  ]
  for (const { at, candidate } of behind) {
    const [, between = '', said = ''] = BEHIND.exec(scene.piece(at[1], at[1] + 170)) ?? []
    const role = explained.get(said) ?? BRACKETS.find(([, says]) => says.test(said))?.[0]
    const from = at[1] + between.length
    if (!candidate || role === undefined || behind.some((one) => one.at[0] > at[1] && one.at[0] < from))
      continue
    found.push({ candidate, role, at: [from, from + said.length + 2] })
  }
  return found
}

/**
 * Tells the role that a sentence gives by letters which the notice explains: "Muster ist AV", "die den Kauf als eV abwickelt".
 */
export function lettersIn(
  scene: Scene,
): (sentence: Sentence) => { readonly role: Role; readonly at: Span } | undefined {
  const explained = explainedIn(scene)
  if (explained.size === 0) return () => undefined
  return ({ text }) => {
    const said = AS_LETTERS.exec(text)
    const role = explained.get(said?.[1] ?? '')
    const end = (said?.index ?? 0) + (said?.[0].length ?? 0)
    return said && role !== undefined ? { role, at: [end - (said[1]?.length ?? 0), end] } : undefined
  }
}

const AS_LETTERS =
  /(?:(?<!\p{L})(?:ist|sind|handelt|handeln|arbeitet|arbeiten|als|is|are|acts as)(?: (?:hier|dabei|insoweit|unser|für uns))?|[;,]) (\p{Lu}{1,4}|\p{Ll}\p{Lu})(?=[.;,)]| \p{Ll}|$)/u

/** "Muster GmbH, Köln (AV)", "Muster GmbH, Weg 5, Köln (Druck über Beispiel, Auftragsverarbeiter)" */
const BEHIND = /^([^;()\n]{0,70})\(((?:\p{Lu}{1,4}|\p{Ll}\p{Lu})(?=[);])|[^()]{3,90}(?=\)))/u
/** What a bracket ends with. */
const BRACKETS: readonly (readonly [Role, RegExp])[] = [
  ['processor', /(?:^|[,;] )(?:als )?(?:unser )?Auftragsverarbeiter(?:in)?$/u],
  ['controller', /(?:^|[,;] )(?:als |in )?eigene[rn]? Verantwort(?:liche[rn]?|ung)$/u],
  ['joint', /(?:^|[,;] )(?:als |in )?gemeinsam(?:e[rn]?)? (?:Verantwort(?:liche[rn]?|ung)|verantwortlich)$/u],
]

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
