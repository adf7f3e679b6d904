import type { Span } from '../../notice.ts'
import type { Role } from '../facts.ts'
import { roleIn, stronger } from '../roles.ts'
import type { Sentence } from '../scene.ts'
import type { Candidate } from './candidate.ts'
import { headOfEntry, leadIn, roleOfList, rolesOverEntries } from './lists.ts'
import type { Located } from './places.ts'
import { meantBy, type Spoken } from './spoken.ts'

/** "Dieser handelt …": speaks of whoever was named last. */
const THIS_ONE = /^\W{0,3}(?:Diese[rs]?|Er|Sie|Jene[rs]?) \p{Ll}{3,14}t(?![\p{L}])/u

/**
 * What the notice makes of each recipient: a processor (Art. 28 GDPR), jointly responsible (Art. 26), or on its own
 * account. A sentence says so of whom it speaks, a list of all its entries. The words are in `../roles.ts`.
 */
export function findRoles(located: Located, sentences: readonly Spoken[]): void {
  const roleOver = rolesOverEntries(located)
  for (const spoken of sentences) {
    const said = roleIn(spoken.sentence)
    if (said) roleSaid(located, spoken, said)
    else if (spoken.named.length > 0) roleListed(located, spoken, roleOver)
  }
}

/** What a sentence says, of those it speaks of. */
function roleSaid(
  located: Located,
  spoken: Spoken,
  { role, at }: { readonly role: Role; readonly at: readonly [start: number, end: number] },
): void {
  const { sentence, named, before } = spoken
  const { text, start } = sentence
  // "Third parties such as A or B, some of whom act for us" says of none of them what it is.
  if (
    named.length > 1 &&
    /z\. ?B\.|(?<![\p{L}])(?:etwa|wie) (?!folgt)|beispielsweise|such as|Dritte, die/u.test(text)
  )
    return
  // "We use these processors:" speaks of those who follow.
  if (named.length === 0 && /:\s*$/u.test(text)) return
  const only = named.length > 1 ? nearest(located, sentence, at[0]) : undefined
  const earlier = before.length > 0 && THIS_ONE.test(text) && !namedBefore(located, sentence, at[0])
  const speaksOf = only
    ? [only]
    : earlier
      ? before
      : (spoken.back ?? meantBy(located, named, spoken.focus, text))
  const targets = speaksOf.filter((candidate) => !candidate.parent)
  if (targets.length > 12) return
  for (const candidate of targets)
    if (stronger(candidate.role, role) !== candidate.role)
      acts(candidate, role, [start + at[0], start + at[1]])
}

/** What a list, its heading or the words above it make of those whom an entry names. */
function roleListed(
  located: Located,
  { sentence, named }: Spoken,
  roleOver: (block: number) => Role | undefined,
): void {
  const { scene } = located
  const { block } = sentence
  const at: Span = [sentence.start, sentence.end]
  const above = scene.headingsAbove(sentence.heading)[0] ?? ''
  const kind = scene.blocks[block]?.kind
  const listed = kind === 'item' || kind === 'row' || kind === 'line'
  const ofList = listed ? roleOfList(scene, block) : undefined
  const entry = ofList === undefined ? headOfEntry(located, block) : named
  const over = ofList ?? (entry.length > 0 ? roleOver(block) : undefined)
  if (over !== undefined)
    for (const candidate of entry)
      if (candidate.role === 'unknown' && !candidate.parent) acts(candidate, over, at)
  const ofProcessors =
    listed &&
    ((/^[^,]{0,30}Auftragsverarbeiter(?:n)?(?![\p{L}])/u.test(above) &&
      !/Dritte|Empfänger|Verantwortlich/u.test(above)) ||
      /Auftragsverarbeiter(?:n)?(?![\p{L}])[^.]{0,80}:$/u.test(leadIn(scene, block)))
  if (ofProcessors)
    for (const candidate of named) if (candidate.role === 'unknown') acts(candidate, 'processor', at)
  if (kind === 'item' && /^\W{0,3}(?:[\dIVX.]{1,4}\s)?[Gg]emeinsam(?:e|en)? [Vv]erantwortlich/u.test(above))
    for (const candidate of named) acts(candidate, 'joint', at)
}

function acts(candidate: Candidate, role: Role, at: Span): void {
  candidate.role = role
  candidate.roleAt = at
}

/** "… die A und die B GmbH, die weisungsgebunden für uns arbeitet": a clause of its own speaks of the last one named. */
function nearest(
  { bySentence, entitiesByBlock }: Located,
  sentence: Sentence,
  at: number,
): Candidate | undefined {
  const before = sentence.text.slice(0, at)
  const inBrackets = /\([^()]{0,60}$/u.test(before) && /^[^()]{0,80}\)/u.test(sentence.text.slice(at))
  if (!inBrackets && !/,\s(?:der|die|das|welche[rs]?)\s(?!\p{Lu})[^,;:]{0,80}$/u.test(before))
    return undefined
  let last: { readonly at: number; readonly candidate: Candidate } | undefined
  const consider = (start: number, candidate: Candidate): void => {
    if (start < sentence.start || start >= sentence.start + at) return
    if (!last || start >= last.at) last = { at: start, candidate }
  }
  for (const one of bySentence.get(sentence.start) ?? []) if (!one.inside) consider(one.at[0], one.candidate)
  for (const one of entitiesByBlock.get(sentence.block) ?? [])
    if (one.candidate) consider(one.entity.at[0], one.candidate)
  return last?.candidate
}

/** Whether a sentence names somebody before a place of it. */
function namedBefore({ bySentence, entitiesByBlock }: Located, sentence: Sentence, at: number): boolean {
  const before = (offset: number): boolean => offset >= sentence.start && offset < sentence.start + at
  return (
    (bySentence.get(sentence.start) ?? []).some((one) => !one.inside && before(one.at[0])) ||
    (entitiesByBlock.get(sentence.block) ?? []).some((one) => one.candidate && before(one.entity.at[0]))
  )
}
