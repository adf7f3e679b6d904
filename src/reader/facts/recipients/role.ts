import type { Span } from '../../notice.ts'
import type { Role } from '../facts.ts'
import { roleIn, stronger } from '../roles.ts'
import { ANNOUNCED_WITHIN, leadIn, type Sentence } from '../scene.ts'
import { type Candidate, unique } from './candidate.ts'
import { headOfEntry, isOpenTitle, roleOfList, rolesOverEntries, UNLESS_SAID } from './lists.ts'
import { lettersIn, rolesByLetters } from './letters.ts'
import { type Located, namedIn } from './places.ts'
import { meantBy, type Spoken, MOST_ENTRIES } from './spoken.ts'

/** "Dieser handelt …": speaks of whoever was named last. */
const THIS_ONE = /^\W{0,3}(?:Diese[rs]?|Er|Sie|Jene[rs]?) \p{Ll}{3,14}t(?![\p{L}])/u

/** "Eine Übermittlung findet nur statt, soweit …": says on what terms anybody receives, not what somebody is. */
const ONLY_WHERE =
  /(?:findet|finden|erfolg(?:t|en)|geschieht|werden|wird) (?:[\p{L}-]+ ){0,4}(?:nur|ausschließlich|lediglich) (?:[\p{L}-]+,? ){0,3}(?:statt,? )?(?:soweit|sofern|wenn|falls)(?![\p{L}])/u

/** "Sämtliche Hosting- und Versanddienstleister, die in unserem Auftrag tätig werden, sind …": a kind, and nobody just named. */
const WHOEVER =
  /^\W{0,3}(?:Sämtliche|Alle|Jede[rs]?)(?! (?:vor|oben |oben-)?genannten| aufgeführten| vorstehenden| diese| drei| vier) (?:[^,.]|(?<=-),){3,90}(?:dienstleister|anbieter|partner|unternehmen|nehmer)n?,? (?:die|der|welche[rs]?) [^,]{0,60}(?:in unserem Auftrag|im Auftrag|für uns|weisungs)/iu

/** "Der Kreis Muster und wir sind gemeinsam verantwortlich": a body that is no recipient found, and nobody named before. */
const OTHERS =
  /^\W{0,3}(?:Der|Die|Das) (?:Land|Stadt|Kreis|Gemeinde|Bezirk|Verein|Verband|Kirche|Träger)\p{Ll}* (?:\p{Lu}[\p{L}-]{2,24} ){1,3}und wir (?:sind|handeln|tragen|entscheiden)(?![\p{L}])/u

/**
 * What the notice makes of each recipient: a processor (Art. 28 GDPR), jointly responsible (Art. 26), or on its own
 * account. A sentence says so of whom it speaks, a list of all its entries. The words are in `../roles.ts`.
 */
export function findRoles(located: Located, sentences: readonly Spoken[]): void {
  const roleOver = rolesOverEntries(located)
  const byLetters = lettersIn(located.scene)
  for (const spoken of sentences) togetherOver(located, spoken)
  let ahead: Ahead | undefined
  for (const [turn, spoken] of sentences.entries()) {
    const { sentence, named } = spoken
    const said = roleIn(sentence) ?? byLetters(sentence)
    const [next] = named
    if (ahead && (turn > ahead.until || sentence.heading !== ahead.heading)) ahead = undefined
    if (said) {
      const stanza = ofStanza(located, spoken)
      const head =
        stanza.length > 0 || !AS_WITH.test(sentence.text) ? stanza : headOfEntry(located, sentence.block)
      if (head.length > 0)
        for (const candidate of head) acts(candidate, said.role, [sentence.start, sentence.end])
      else if (roleSaid(located, spoken, said)) ahead = undefined
      else ahead = aheadOf(spoken, said, turn, sentences[turn + 1]?.sentence.text ?? '')
    } else if (next) {
      const these = ahead?.many === true || THESE.test(sentence.text) ? named : [next]
      const open = ahead !== undefined && !OWN_ACCOUNT.test(sentence.text)
      const awaited = open ? these.filter((one) => one.role === 'unknown' && !one.parent) : []
      if (ahead) for (const one of awaited) acts(one, ahead.role, ahead.at)
      if (awaited.length === 0) roleListed(located, spoken, roleOver)
      ahead = undefined
    }
  }
  for (const { candidate, role, at } of rolesByLetters(located))
    if (candidate.role === 'unknown' && !candidate.parent) acts(candidate, role, at)
}

/** "… sind wir gemeinsam mit der", "Muster GmbH, Weg 1, …", "verantwortlich": a sentence over three lines. */
function togetherOver({ scene }: Located, { sentence: { block, start, end }, named }: Spoken): void {
  const [one] = named
  if (!one || named.length > 1 || block === 0 || one.role !== 'unknown') return
  if (TOGETHER_WITH.test(scene.textOf(block - 1)) && RESPONSIBLE.test(scene.textOf(block + 1)))
    acts(one, 'joint', [start, end])
}

const TOGETHER_WITH =
  /(?:[Gg]emeinsam|[Zz]usammen) mit(?: (?:der|dem|den|unserer|unserem))?(?: (?:Firma|Gesellschaft))?:?\s*$/u
const RESPONSIBLE = /^\W{0,3}(?:[\p{Ll}]{2,24} ){0,6}[Vv]erantwortlich/u

/** The role that a sentence gives to somebody it does not name, where one of the next sentences will. */
function aheadOf(
  { sentence, named }: Spoken,
  { role, at }: NonNullable<ReturnType<typeof roleIn>>,
  turn: number,
  following: string,
): Ahead | undefined {
  const { text, start, heading } = sentence
  const many = MANY.test(text)
  if (named.length > 0 || !(many || SOMEBODY.test(text) || THESE.test(following))) return undefined
  return {
    role,
    at: [start + at[0], start + at[1]],
    heading,
    until: turn + (many ? MANY_WITHIN : NAMED_WITHIN),
    many,
  }
}

/** A role given to somebody who is named only in one of the next sentences. */
interface Ahead {
  readonly role: Role
  readonly at: Span
  readonly heading: number
  readonly until: number
  /** Whether it is given to all whom that sentence names. */
  readonly many: boolean
}

/** Who pays, advises, insures or delivers acts on its own account (EDPB Guidelines 07/2020); a processor is another. */
const OWN_ACCOUNT =
  /[Ss]teuer(?:berat|kanzlei|büro)|[Kk]anzlei|[Rr]echtsanw|(?<![\p{L}])[Nn]otar|[Zz]ahlung|[Bb]ezahl|[Bb]ank(?![\p{L}])|[Ss]parkasse|[Vv]ersicher(?:ung|er)(?![\p{L}])|[Ii]nkasso|[Aa]uskunftei|[Pp]aket|(?<![\p{L}])[Pp]ost(?![\p{L}])|tax advis|solicitor|payment/u

/** So many sentences later several have got their names. */
const MANY_WITHIN = 2
/** So many sentences later "… an einen Dienstleister" has got its name. */
const NAMED_WITHIN = 3
/** Somebody who is not named yet: "an einen Dienstleister", "ein System im Rahmen einer Auftragsverarbeitung". */
const SOMEBODY =
  /(?<![\p{L}])(?:eine[nms]?|einer|ein) (?:[\p{L}-]{3,24} )?(?:[\p{L}-]{0,24}(?:[Dd]ienstleister|[Aa]nbieter|[Uu]nternehmen|[Pp]artner|[Hh]oster|[Pp]rovider|[Ss]ystems?|[Ss]oftware|[Tt]ools?|[Pp]lattform|[Pp]ortals?|[Dd]ienstes?))(?![\p{L}])/u

/** "Empfänger sind technische Dienstleister, die als Auftragsverarbeiter tätig werden. Die Website liegt bei …" */
const MANY =
  /^\W{0,3}Empfänger (?:[^.]|(?<=ggf)\.){0,60}[Dd]ienstleister,? die [^.]{0,120} als Auftragsverarbeiter|(?:durch|von) (?:unsere|externe|technische)[n]? (?:\p{Ll}{4,16}en? )?[Dd]ienstleistern? im Rahmen einer (?:Verarbeitung in unserem Auftrag|Auftragsverarbeitung) (?:erbracht|durchgeführt|übernommen)/u
/** "Dies sind …": names those just spoken of. */
const THESE =
  /^\W{0,3}(?:(?:Dies|Das|Es) sind|(?:Dabei|Hierbei) handelt es sich um|(?:Dazu|Hierzu) (?:gehören|zählen))(?![\p{L}])/u

/**
 * "Muster GmbH, Köln", "Abrechnung", "Auftragsverarbeiter" on lines of their own, or "Muster GmbH" over "Abrechnung
 * (Auftragsverarbeitung)", as the cells of a table are where their lines are lost: whom the last line speaks of.
 */
function ofStanza(
  located: Located,
  { sentence: { block, text, start }, named }: Spoken,
): readonly Candidate[] {
  const { scene } = located
  if (named.length === 0 && start === scene.blocks[block]?.start && EACH.test(text))
    return entriesAbove(located, block)
  const alone = text.length <= 60 && ROLE_ALONE.test(text)
  const last = !alone && named.length === 0 && text.length <= 120 && ROLE_LAST.test(text)
  if (scene.blocks[block]?.kind === 'row' || !(alone || last)) return []
  for (let at = block - 1; at >= 0 && at >= block - (alone ? STANZA : 1); at--) {
    const above = scene.blocks[at]
    if (!above || above.end - above.start > 120 || ROLE_ALONE.test(scene.textOf(at))) return []
    const head = headOfEntry(located, at, FIRST_WORDS)
    if (head.length > 0) return head
  }
  return []
}

/** The entries right above a block. */
function entriesAbove(located: Located, block: number): readonly Candidate[] {
  const all: Candidate[] = []
  for (let at = block - 1; at >= 0 && at > block - ANNOUNCED_WITHIN; at--) {
    const head = headOfEntry(located, at)
    if (head.length === 0) break
    all.push(...head)
  }
  return unique(all)
}

/** "Muster Teams: …; Auftragsverarbeitungsvertrag: wie bei Muster 365": of the entry, not of the other. */
const AS_WITH = /(?:Auftragsverarbeitungsvertrag|AV-Vertrag|AVV): (?:wie|siehe|s\.) /u

/** "(jeweils als eigene Verantwortliche)" under some entries. */
const EACH =
  /^\W{0,3}(?:[Jj]eweils|[Bb]eide|[Aa]lle(?: (?:drei|vier|fünf|sechs|sieben|acht|genannten|aufgeführten|diese))?|[Ss]ämtlich|[Dd]iese (?:Stellen|Unternehmen)?)(?: sind| handeln| arbeiten)?(?: unsere| für uns| hier)?,? (?:als |in |im )?(?:eigen|Auftrag|gemeinsam|selbst)/u
const ROLE_ALONE =
  /^\W{0,3}(?:als )?(?:(?:eigene|eigenständige|gemeinsame|weisungsgebundene|selbstständige|separate|own|independent|joint)[rns]{0,2} )?(?:Auftragsverarbeiter(?:in)?|Verantwortliche[rn]?|Verantwortung|[Pp]rocessor|[Cc]ontroller)\W{0,3}$/u
/** What somebody does, and as what at the end of the line. */
const ROLE_LAST =
  /^[^.;]{3,100}(?: \((?:als |im Rahmen (?:der|einer) )?(?:Auftragsverarbeit(?:ung|er(?:in)?)|eigene[rn]? Verantwort(?:ung|liche[rn]?)|gemeinsame[rn]? Verantwort(?:ung|liche[rn]?)|eigenverantwortlich|processor|controller|joint controller)\)|, (?:in eigener Verantwortung|eigenverantwortlich|selbst verantwortlich|als Auftragsverarbeiter(?:in)?|im Auftrag|auf unsere Weisung|as (?:our )?processor))\W{0,2}$/u
/** So many lines above its role stands a name. */
const STANZA = 3
/** A name that begins an entry stands within so many letters. */
const FIRST_WORDS = 8

/** Gives what a sentence says to those it speaks of. Returns whether there are any. */
function roleSaid(
  located: Located,
  spoken: Spoken,
  { role, at }: { readonly role: Role; readonly at: readonly [start: number, end: number] },
): boolean {
  const { sentence, named, before } = spoken
  const { text, start } = sentence
  // "Third parties such as A or B, some of whom act for us" says of none of them what it is.
  if (
    named.length > 1 &&
    /z\. ?B\.|(?<![\p{L}])(?:etwa|wie) (?!folgt)|beispielsweise|such as|Dritte, die/u.test(text)
  )
    return true
  // "Werbung | Name, Anschrift | Druckerei (Auftragsverarbeiter)": a row that names nobody says nothing of others.
  const row = located.scene.blocks[sentence.block]
  if (row?.kind === 'row' && row.cells.length > 2 && !namesAny(located, sentence.block)) return true
  // "We use these processors:" speaks of those who follow, "all who act for us are bound" of whoever that may be.
  if (UNLESS_SAID.test(text)) return true
  if (
    named.length === 0 &&
    (/:\s*$/u.test(text) ||
      isOpenTitle(text) ||
      ONLY_WHERE.test(text) ||
      WHOEVER.test(text) ||
      OTHERS.test(text))
  )
    return true
  const some = named.length > 1 ? ofThose(located, sentence, at) : undefined
  if (some) {
    for (const candidate of some)
      if (stronger(candidate.role, role) !== candidate.role)
        acts(candidate, role, [start + at[0], start + at[1]])
    return true
  }
  const one =
    ofUse(located, sentence) ??
    (named.length > 1 ? (nearest(located, sentence, at[0]) ?? ofClause(located, sentence, at[0])) : undefined)
  const only = one ? [ofGroup(one, named)] : named.length === 0 ? inShort(located, spoken) : undefined
  const earlier = before.length > 0 && THIS_ONE.test(text) && !namedBefore(located, sentence, at[0])
  const speaksOf = only
    ? only
    : earlier
      ? before
      : (spoken.back ?? meantBy(located, named, spoken.focus, text))
  const targets = speaksOf.filter((candidate) => !candidate.parent)
  if (targets.length > (spoken.back ? MOST_ENTRIES : 12)) return true
  for (const candidate of targets)
    if (stronger(candidate.role, role) !== candidate.role)
      acts(candidate, role, [start + at[0], start + at[1]])
  return targets.length > 0
}

function namesAny({ byBlock, entitiesByBlock }: Located, block: number): boolean {
  return (byBlock.get(block) ?? []).length > 0 || (entitiesByBlock.get(block) ?? []).length > 0
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
  const ofHeading = roleOfHeading(above)
  if (listed || entry.length > 0)
    for (const candidate of listed ? named : entry)
      if (ofHeading !== undefined && candidate.role === 'unknown' && !candidate.parent)
        acts(candidate, ofHeading, at)
  if (listed && /Auftragsverarbeiter(?:n)?(?![\p{L}])[^.]{0,80}:$/u.test(leadIn(scene, block)))
    for (const candidate of named) if (candidate.role === 'unknown') acts(candidate, 'processor', at)
  if (kind === 'item' && /^\W{0,3}(?:[\dIVX.]{1,4}\s)?[Gg]emeinsam(?:e|en)? [Vv]erantwortlich/u.test(above))
    for (const candidate of named) acts(candidate, 'joint', at)
}

/** What a heading makes of all entries below it: "Dienstleister, mit denen Verträge nach Art. 28 DSGVO bestehen". */
function roleOfHeading(heading: string): Role | undefined {
  if (DENIED.test(heading)) return undefined
  if (OF_PROCESSORS.test(heading))
    return /Dritte|Empfänger|Verantwortlich/u.test(heading) ? undefined : 'processor'
  if (CONTRACTED.test(heading)) return 'processor'
  return ON_THEIR_OWN.test(heading) ? 'controller' : undefined
}

/** "Stellen, mit denen kein Vertrag nach Art. 28 besteht". */
const DENIED = /(?<!\p{L})(?:kein(?:e[nrms]?)?|nicht|ohne|weder|no|not|without)(?!\p{L})/u
const OF_PROCESSORS = /^[^,]{0,30}Auftragsverarbeiter(?:n)?(?![\p{L}])/u
const CONTRACTED =
  /(?:mit denen|mit welchen|with whom)[^.]{3,50}(?:Art(?:\.|ikel) ?28|Auftragsverarbeitung|AV-Vertr|processing agreement)|(?:[Dd]ienstleister|[Pp]artner|[Uu]nternehmen|[Ss]tellen)n?,? (?:in unserem Auftrag|im Auftrag|nach Art(?:\.|ikel) ?28|auf unsere Weisung)(?![\p{L}])/u
const ON_THEIR_OWN =
  /^\W{0,3}(?:[\dIVX.]{1,6}\s|[a-z]\)\s)?(?:(?:[Ee]igen(?:e|ständige|ständig)|[Ss]elbst(?:ständig)?) (?:v|V)erantwortliche(?: (?:Stellen|Empfänger|Dritte|Partner))?|(?:Empfänger|Stellen|Dritte|Partner|Unternehmen),? (?:in|mit) eigener (?:\p{Ll}{4,20}en )?Verantwort)(?![^.]{0,60}(?:gemeinsam|Auftragsverarbeit))/u

function acts(candidate: Candidate, role: Role, at: Span): void {
  candidate.role = role
  candidate.roleAt = at
}

/**
 * "A und B (beide als Auftragsverarbeiter)" speaks of the last two, "Empfänger sind A und B als Auftragsverarbeiter, C sowie D"
 * of those before it.
 */
function ofThose(
  located: Located,
  sentence: Sentence,
  [from, to]: readonly [start: number, end: number],
): readonly Candidate[] | undefined {
  const { text, start } = sentence
  const both = BOTH_IN_BRACKETS.test(text.slice(Math.max(0, from - 60), from))
  const enumerated =
    !both && RECIPIENTS_ARE.test(text) && AS_WHAT.test(text.slice(0, from)) && GOES_ON.test(text.slice(to))
  const apposed = !both && APPOSED.test(text.slice(0, from)) && BESIDES.test(text.slice(to))
  if (!both && !enumerated && !apposed) return undefined
  const named = unique(
    namedIn(located, sentence).flatMap(({ at, candidate }) => (at < start + from ? [candidate] : [])),
  )
  return named.length === 0 ? undefined : both ? named.slice(-2) : named
}

const BOTH_IN_BRACKETS = /\((?:beide|both)(?: [\p{Ll}]{2,14}){0,3} $/u
const RECIPIENTS_ARE =
  /^\W{0,3}(?:Empfänger|Recipients|Datenempfänger)(?: (?:der|of) [\p{L} ]{3,30})? (?:sind|are) (?:(?!als )[\p{L}-])/u
const AS_WHAT = / (?:als|as) (?:our )?$/u
/** "Muster eG, Köln, als Auftragsverarbeiter (Lohn), und die Beispiel GmbH" */
const APPOSED = /, als $/u
const BESIDES = /^(?:in|innen|s)?(?: \([^()]{2,60}\))?,? (?:und|sowie) (?:die|der|das|den|an|unsere?) /u
const GOES_ON =
  /^(?:in|innen|s)?(?:,| und| sowie| and) (?:(?:die|der|das|den|unsere?|der mit|die mit|our|the) )/u

/** "… die A und die B GmbH, die weisungsgebunden für uns arbeitet": a clause of its own speaks of the last one named. */
function nearest(located: Located, sentence: Sentence, at: number): Candidate | undefined {
  const before = sentence.text.slice(0, at)
  const inBrackets = /\([^()]{0,140}$/u.test(before) && /^[^()]{0,80}\)/u.test(sentence.text.slice(at))
  const clause = inBrackets
    ? undefined
    : /,\s(?:der|die|das|welche[rs]?)\s(?!\p{Lu})[^,;:]{0,80}$/u.exec(before)?.index
  if (!inBrackets && clause === undefined) return undefined
  // "das Portal A, das von der B im Auftrag betrieben wird": of a thing, not of those named after it.
  if (clause !== undefined && before.startsWith(', das ', clause)) {
    const thing = namedIn(located, sentence).find(
      (one) => one.at < sentence.start + clause && THING.test(before.slice(0, one.at - sentence.start)),
    )
    if (thing) return thing.candidate
  }
  // "die A, die uns bei B als Auftragsverarbeiterin hilft": the clause hangs on who stands before it.
  const until = inBrackets
    ? beforeBracket(located, sentence, at)
    : clause !== undefined && HELPS.test(before.slice(clause))
      ? clause
      : at
  return namedIn(located, sentence).findLast((one) => one.at < sentence.start + until)?.candidate
}

/** "A (Versand über B, Auftragsverarbeiter)" speaks of A; "der Hoster (B, Auftragsverarbeiter)" of whom the bracket begins with. */
function beforeBracket(located: Located, sentence: Sentence, at: number): number {
  const open = sentence.text.lastIndexOf('(', at)
  const named = namedIn(located, sentence).map((one) => one.at - sentence.start)
  const opens = named.some((from) => from > open && from < open + OPENS_BRACKET)
  return opens || !named.some((from) => from < open && open - from < NEAR_BRACKET) ? at : open
}

/** "(Anbieter: ". */
const OPENS_BRACKET = 14
/** A name with its address. */
const NEAR_BRACKET = 110

const THING =
  /(?<![\p{L}])[Dd](?:as|em|es) (?:\p{Ll}{4,16}e[ns]? )?[\p{L}-]{0,20}(?:[pP]ortals?|[sS]ystems?|[pP]rogramms?|[tT]ools?|[wW]erkzeugs?|[vV]erfahrens?|[mM]oduls?) [„"]?$/u

/** "…, die uns bei …": the clause begins with its verb's object, and so with the one before the comma as who does it. */
const HELPS = /^,\s(?:der|die|das|welche[rs]?) (?:uns|für uns|dabei|mich|für mich)(?![\p{L}])/u

/** "Mit A haben wir einen Vertrag … bei der Nutzung von B": the service that it is about, whatever the section goes on with. */
function ofUse(located: Located, sentence: Sentence): Candidate | undefined {
  const use = CONTRACT_ON_USE.exec(sentence.text)
  if (!use) return undefined
  const from = sentence.start + use.index + use[0].length
  return namedIn(located, sentence).find((one) => one.at === from && one.candidate.service)?.candidate
}

const CONTRACT_ON_USE =
  /(?:Vertr[aä]g|AVV)(?!\p{L}*partner)[^.;]{0,160} bei (?:der |dem )?(?:Nutzung|Verwendung|Einsatz)(?: von| des| der)? (?=\p{L})/u

/** "Das Programm stammt von A; die Firma B wartet es als Auftragsverarbeiter": the one named in the clause that says it. */
function ofClause(located: Located, sentence: Sentence, at: number): Candidate | undefined {
  const from = sentence.text.lastIndexOf('; ', at)
  // "; mit Muster haben wir …": of a service its company has just been named for.
  if (from < 0 || sentence.text.startsWith('; mit ', from)) return undefined
  const end = sentence.text.indexOf('; ', at)
  const to = end < 0 ? sentence.text.length : end
  const head = sentence.start + from + BEFORE_DOER
  const own = unique(
    namedIn(located, sentence).flatMap(({ at: start, candidate }) =>
      start >= sentence.start + from && start < sentence.start + to ? [candidate] : [],
    ),
  )
  const [one, ...others] = own
  if (!one || others.length > 0) return undefined
  if (!one.places.some(([start]) => start > sentence.start + from && start <= head)) return undefined
  return one
}

/** "; die Firma ". */
const BEFORE_DOER = 14

/** "Mit Muster haben wir …": who bears the word that is the first of a company's name in the same block. */
function inShort(
  { entitiesByBlock }: Located,
  { sentence: { text, start, block }, focus }: Spoken,
): readonly Candidate[] | undefined {
  for (const { entity, candidate } of entitiesByBlock.get(block) ?? []) {
    if (entity.at[1] > start) break
    const first = FIRST_OF_NAME.exec(entity.name)?.[1]
    if (!candidate || first === undefined || !standsAlone(text, first)) continue
    const near = focus.filter((one) => [...one.names].some((name) => name.startsWith(first)))
    return near.length > 0 ? near : [candidate]
  }
  return undefined
}

/** The first word of a company's name, where it is no adjective and no common noun. */
const FIRST_OF_NAME = /^(\p{Lu}[\p{L}\d-]{3,}(?<!e[nrs]?|ung|schaft|isch)) \p{L}/u

/** "Auf der A-Seite verarbeitet Muster Daten mit uns (…)": of a group the network it runs, where the sentence names that alone. */
function ofGroup(one: Candidate, named: readonly Candidate[]): Candidate {
  const networks = named.filter((other) => other !== one && other.service?.kind === 'social')
  const [network] = networks
  return one.service?.kind === 'group' &&
    network &&
    networks.length === 1 &&
    network.service?.company === one.service.company
    ? network
    : one
}

/** Whether a word stands in a text by itself. */
function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}-]/u.test(text.charAt(at - 1)) && !/[\p{L}-]/u.test(text.charAt(at + word.length)))
      return true
  return false
}

/** Whether a sentence names somebody before a place of it. */
function namedBefore(located: Located, sentence: Sentence, at: number): boolean {
  return namedIn(located, sentence).some((one) => one.at < sentence.start + at)
}
