import type { Span } from '../notice.ts'
import { AUTHORITY, bounded } from './controller.ts'
import { findEntities } from './entities.ts'
import { readParty, type PartyFound } from './party.ts'
import type { Scene } from './scene.ts'
import { sieve } from './sieve.ts'

/** The officer (Art. 37 GDPR): whether one is named or can be reached, who, and at which address. */
export interface OfficerFound {
  readonly present: boolean
  readonly name: string | null
  readonly email: string | null
  readonly at: Readonly<{ present?: Span; name?: Span; email?: Span }>
}

const NO_OFFICER =
  /Pflicht[^.]{0,60}Beauftragte[rn]? für[^.]{0,60}(?:trifft|besteht|gibt)[^.]{0,20} nicht|(?:kein(?:e|en)?|nicht)(?:(?!wenden|können|zufrieden|einverstanden)[^.]){0,60}(?:Datenschutz-?(?:[Bb]eauftragte|berater)|[Bb]eauftragte[rn]? für (?:den )?Datenschutz)|(?:Datenschutz-?(?:[Bb]eauftragte[rn]?|[Bb]erater(?:in|s)?)|[Bb]eauftragte[rn]? für (?:den )?Datenschutz)(?:[^.]|(?<=Art|Abs|lit|Nr)\.){0,80}(?:(?<![\p{L}])nicht (?:zu )?(?:bestell(?:t|en)|benenn(?:t|en)|benannt|ernannt|ernenn(?:t|en)|bezeichnet|vorgeschrieben|erforderlich|verpflichtet|notwendig|vorhanden)|entfällt|besteht nicht)|(?:Datenschutz-?(?:[Bb]eauftragte[rn]?|[Bb]erater)(?:(?:\/|:|\*|_)?(?:[rn]|in)| ?\([rn]\))?|[Bb]eauftragte[rn]? für (?:den )?Datenschutz)(?::| (?:nach|im Sinne?) (?:[^.;,:]|(?<=Art|Abs)\.){2,40})? (?:(?:haben?|brauche[n]?|benötige[n]?|müssen|muss|gibt)[^.]{0,30}(?<![\p{L}])(?:nicht|keine?[nr]?(?!\p{L}))|(?:ist|sind) (?:er|sie|das|dies) nicht)|nicht verpflichtet[^.]{0,40}(?:Datenschutz-?[Bb]eauftragt|[Bb]eauftragte[rn]? für (?:den )?Datenschutz)|not (?:required|obliged) to appoint|(?:not|neither|no need to)(?: \p{Ll}{2,10}){0,3} (?:appoint|designat|nominat)\p{Ll}{0,5} [^.]{0,30}(?:[Dd]ata [Pp]rotection|[Pp]rivacy) [Oo]fficer|[Nn]o (?:[Dd]ata [Pp]rotection|[Pp]rivacy) [Oo]fficer/u
const STATE_OFFICER =
  /(?:Landes|Bundes|Der Landes|(?:Hamburger|Hamburgische[rnm]?|Berliner|Bremer|Bayerische[rnm]?|Niedersächsische[rnm]?|Brandenburgische[rnm]?|Saarländische[rnm]?|Düsseldorfer|Münchner) |Diözesan|Rundfunk|Europäische[rnm]? |Öffentlichkeits|EKD|Hessische[rnm]? |Sächsische[rnm]? |Thüringer |Landes-)(?:Datenschutz|datenschutz)|Datenschutz-?[Bb]eauftragte[rn]? (?:des (?:Bundes|Landes)|der Länder|der EKD|des Bundeslandes)|[Bb]eauftragte[rn]? für (?:den )?Datenschutz der (?:EKD|Evangelischen Kirche|Evangelisch-)|Liste (?:der|aller) (?:Datenschutzbeauftragten|Landes)|Datenschutzbeauftragten? (?:sowie|und) deren Kontaktdaten|anschriften_links|eidgenössisch/iu
const OFFICER_ALL =
  /[Dd]atenschutz-?\s?[Bb]eauftragte[rnm]?|DATENSCHUTZ-?BEAUFTRAGTE[RNM]?|[Dd]atenschutzbeauftragung|[Dd]ata [Pp]rotection [Oo]fficer|(?<![\p{L}])DPO(?![\p{L}])|[Bb]etriebsbeauftragte[rn]? für (?:den )?Datenschutz|[Bb]etriebliche[rn]? Datenschutz(?:beauftragte[rn]?)?|(?<![\p{L}])[Bb]eauftragte[rnm]? für (?:den )?Datenschutz(?! und)|Datenschutzberater|[Dd]ata [Pp]rotection [Aa]dvis[eo]r|[Pp]rivacy [Oo]fficer|örtliche[rn]? Beauftragte|(?<!\p{L})(?:[Uu]m|[Ff]ür) (?:den|unseren) Datenschutz (?:kümmert sich|sorgt|ist|haben wir)(?=[^.;]{0,90}(?:(?<!\p{L})(?:Fa\.|Firma|GmbH|UG|Kanzlei|Beratung)|\p{L}*(?:dsb|datenschutz|privacy)\p{L}*@|@[\p{L}-]*(?:dsb|datenschutz|privacy))(?!\p{L}))/gu

/** Whether the notice names an officer. The authority's officers (Landesbeauftragte) and denials are no such thing. */
export function readOfficer(scene: Scene): OfficerFound {
  let best: { readonly found: OfficerFound; readonly score: number } | undefined
  const last = lastOfLines(scene)
  for (const match of scene.text.matchAll(OFFICER_ALL)) {
    const sentence = scene.sentenceAt(match.index)
    const around = scene.piece(Math.max(0, match.index - 60), match.index + 120)
    const wide = scene.piece(Math.max(0, match.index - 24), match.index + match[0].length + 50)
    if (
      STATE_OFFICER.test(wide) ||
      /Aufsichtsbehörde/u.test(sentence.text.slice(0, Math.max(0, match.index - sentence.start)))
    )
      continue
    if (NO_OFFICER.test(sentence.text)) continue
    // "mein-datenschutzbeauftragter.example": a host, and a mail address.
    if (
      /^(?:[\p{L}\d.-]*@|\.\p{Ll}{2,7}(?![\p{L}]))/u.test(
        scene.piece(match.index + match[0].length, match.index + match[0].length + 40),
      )
    )
      continue
    // What stands again further down is an entry of a table of contents.
    if ((last.get(scene.textOf(sentence.block)) ?? sentence.block) > sentence.block) continue
    const heading = scene.blocks[sentence.block]?.kind === 'heading'
    // Under its heading the first sentence says that there is none; whoever is named then only answers questions.
    const first = scene.blocks[sentence.block + 1]?.sentences[0] ?? [0, 0]
    const answer = scene.piece(...first)
    if (
      heading &&
      sentence.text.length < 90 &&
      (NO_OFFICER.test(answer) || /^(?:Nein|Keine[rn]?|No|None)(?!\p{L})/u.test(answer))
    )
      continue
    if (/Informationsfreiheit|Landesbeauftragt|Bundesbeauftragt/u.test(around)) continue
    if (/^(?:der|die|den)? ?Datenschutzbeauftragten? (?:zu benennen|zu bestellen)/u.test(around.slice(60)))
      continue
    // A heading with nothing under it names nobody.
    if (
      heading &&
      scene.blocks[sentence.block + 1]?.kind === 'heading' &&
      !/@|\d{5}|(?:Herr|Frau|Dr\.)\s/u.test(sentence.text + scene.textOf(sentence.block + 1)) &&
      !PLAIN_PERSON.test(`\n${scene.textOf(sentence.block + 1)}`) &&
      !headsAddress(scene, sentence.block + 1)
    )
      continue
    const from = match.index
    const to = bounded(from, officerReach(scene, sentence.block))
    const text = scene.piece(from, to)
    const party = readParty(text)
    const email = officerEmail(scene, party, from, sentence.start)
    const name = officerName(text.slice(match[0].length), from + match[0].length)
    const generic =
      /mitteilen|Mitarbeiter (?:oder|an den)|z\. ?B\.|Empfänger|weitergegeben|Zugriff haben/u.test(
        sentence.text,
      )
    const score =
      (email ? 3 : 0) +
      // A row for the officer alone says it better than a heading over two.
      (email && isOwnRow(scene, sentence.block, match.index, email.at) ? 3 : 0) +
      (name ? 2 : 0) +
      (party.party.postal ? 1 : 0) +
      (heading ? (CONTROLLER_TOO.test(scene.textOf(sentence.block)) ? -3 : 2) : 0) +
      (generic ? -2 : 0) +
      (REACHED.test(text.slice(0, 300)) ? 2 : 0) +
      (REACHED.test(sentence.text) ? 1 : 0)
    const found: OfficerFound = {
      present: true,
      name: name?.text ?? null,
      email: email?.text ?? null,
      at: {
        present: [match.index, match.index + match[0].length],
        ...(name ? { name: [name.start, name.start + name.text.length] as Span } : {}),
        ...(email ? { email: email.at } : {}),
      },
    }
    if (score > 0 && (!best || score > best.score)) best = { found, score }
  }
  const absent = { present: false, name: null, email: null, at: {} }
  if (!best) return absent
  // A heading for the officer over the sentence that there is none; beside the controller the address is the controller's.
  const { email, name, at } = best.found
  const beside = CONTROLLER_TOO.test(scene.sentenceAt(at.present?.[0] ?? 0).text)
  if (
    ((email === null && name === null) || beside) &&
    scene.sentences.some((one) => NO_OFFICER.test(one.text))
  )
    return absent
  return best.found
}

/** The last block with the words of each short line that names an office. */
function lastOfLines(scene: Scene): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const [at, block] of scene.blocks.entries()) {
    if (block.end - block.start > LINE) continue
    const own = scene.siftedOf(at)
    if (OFFICER.test(own) && !own.text.includes('@')) last.set(own.text, at)
  }
  return last
}

/** Whether a row of a table begins with the office and holds the address. */
function isOwnRow(scene: Scene, block: number, office: number, [from]: Span): boolean {
  const row = scene.blocks[block]
  return row?.kind === 'row' && office - row.start < 8 && from < row.end
}

/** So long at most is a line of a table of contents. */
const LINE = 90
const OFFICER = sieve(new RegExp(OFFICER_ALL, 'u'))

// A heading over both addresses: the first below it is the controller's.
const CONTROLLER_TOO = /[Vv]erantwortlich|[Cc]ontroller/u
const REACHED =
  /erreich|kontakt|wenden|bestellt|benannt|ernannt|E-?Mail|Tel|unter|lautet|ist:?|Anschrift|:|contact|reach|appointed|haben/iu

/** A street with its number, and a town. */
const ADDRESS = /^[^@§]{0,90}\p{L}\.? \d{1,4}(?:-\d{1,4})? ?[a-z]?\n{1,2}\d{5} \p{Lu}/u

/** Whether a line is the body that somebody belongs to, over its address. */
function headsAddress({ blocks, text, piece }: Scene, block: number): boolean {
  const end = blocks[block]?.end ?? text.length
  return ADDRESS.test(piece(end, end + 160))
}

function officerReach(scene: Scene, block: number): number {
  const { blocks } = scene
  let end = blocks[block]?.end ?? 0
  const start = blocks[block]?.start ?? 0
  for (let at = block + 1; at < blocks.length && at < block + 14; at++) {
    const next = blocks[at]
    if (!next || next.end - start > 900) break
    const own = scene.textOf(at)
    const isTitle = next.kind === 'heading'
    if (
      isTitle &&
      !/Datenschutz-?[Bb]eauftrag|Kontakt|\d{5}|GmbH|(?:Dr|Herr|Frau|Prof)\.? |^\p{Lu}\p{Ll}{2,20} \p{Lu}\p{Ll}{2,20}$|\p{L}\.? \d{1,4}(?:-\d{1,4})? ?[a-z]?$/u.test(
        own,
      ) &&
      !(at === block + 1 && headsAddress(scene, at))
    )
      break
    if (AUTHORITY.test(own)) break
    end = next.end
  }
  return end
}

function officerEmail(
  scene: Scene,
  party: PartyFound,
  from: number,
  sentenceStart: number,
): { readonly text: string; readonly at: Span } | undefined {
  const at = party.at.email
  if (at && party.party.email) return { text: party.party.email, at: [from + at[0], from + at[1]] }
  // "Unter datenschutz@muster.example erreichen Sie unseren Datenschutzbeauftragten."
  const before = scene.piece(sentenceStart, from)
  const near = readParty(before)
  const place = near.at.email
  return place && near.party.email
    ? { text: near.party.email, at: [sentenceStart + place[0], sentenceStart + place[1]] }
    : undefined
}

const PERSON =
  /(?:Herrn?|Frau|Dr\.|Prof\.|RA(?:in)?|Rechtsanwalt|Rechtsanwältin|Pfarrer(?:in)?(?: i\. ?R\.)?|Diakon|Dipl\.-[\p{L}.-]{2,16})[ ](?:(?:Dr|Prof|med|jur|iur|rer|nat|h\.c)\.? ){0,3}\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,24}){0,2}/u
const PLAIN_PERSON =
  /(?:^|\n|:\s|ist\s|ist:\s)((?!(?:Der|Die|Das|Ein|Eine|Ihr|Ihre|Unser|Unsere|Bei|Für|Zur|Zum|Im|In) )\p{Lu}\p{Ll}{1,15}(?:-\p{Lu}\p{Ll}{1,15})? (?:von |van |de )?\p{Lu}\p{Ll}{2,20}(?:-\p{Lu}\p{Ll}{2,20})?)(?=\n|,|$|\s\()/u

/** "Datenschutzbeauftragter Anton Kern": the name right behind the office. */
const CALLED = /^ (\p{Lu}\p{Ll}{2,16} \p{Lu}\p{Ll}{2,20}(?:-\p{Lu}\p{Ll}{2,20})?)(?=[.,;(]|$)/u

function officerName(
  text: string,
  base: number,
): { readonly text: string; readonly start: number } | undefined {
  const head = text.slice(0, 320)
  const called = CALLED.exec(head)?.[1]
  if (called !== undefined) return { text: called, start: base + 1 }
  const person = PERSON.exec(head)
  if (person) {
    const form = /^(?:Herrn?|Frau) /u.exec(person[0])?.[0].length ?? 0
    return { text: person[0].slice(form), start: base + person.index + form }
  }
  const plain = PLAIN_PERSON.exec(head)
  if (
    plain?.[1] &&
    !/Straße|Deutschland|Daten|Telefon|Kontakt|Anschrift|Verantwort|Postfach|(?:grundlagen|maßnahmen|leistungen|rechte|hinweise|verarbeitung(?:en)?|übersicht)$/iu.test(
      plain[1],
    )
  ) {
    return { text: plain[1], start: base + plain.index + plain[0].indexOf(plain[1]) }
  }
  const entity = findEntities(head)[0]
  return entity ? { text: entity.name, start: base + entity.at[0] } : undefined
}
