import type { Notice, Span } from '../notice.ts'
import { readAuthority } from './authority.ts'
import { grounds, readBases } from './bases.ts'
import { readController } from './controller.ts'
import { type CookieFound, readCookies } from './cookies.ts'
import { readDate } from './dates.ts'
import type { Anchor, Facts, FactSpan, Party } from './facts.ts'
import { readOfficer } from './officer.ts'
import type { PartyFound } from './party.ts'
import { type RecipientFound, type RecipientsFound, readRecipients } from './recipients/index.ts'
import { type MarkedCookie, readMarkedCookies, readRegister } from './register.ts'
import { readRetention } from './retention.ts'
import { readRights } from './rights.ts'
import { layOut, type Scene } from './scene.ts'
import { entityKey } from './services.ts'
import { readSpecial } from './special.ts'
import { readStatements } from './statements.ts'

/** What the notice states. Same notice in, same facts out; never throws, linear in the length of the text. */
export function readFacts(notice: Notice): Facts {
  const scene = layOut(notice)
  const spans: FactSpan[] = []
  const anchors: Anchor[] = []
  const show = (path: string, at: Span | undefined): void => {
    if (!at || at[1] <= at[0]) return
    anchors.push({ path, at })
    const place = notice.spanOf(at[0], at[1])
    const quote = notice.source.slice(place[0], place[1])
    if (quote !== '') spans.push({ path, at: place, quote })
  }

  const date = readDate(scene)
  show('date_of_notice', date?.at)
  const reached = readOfficer(scene)
  const controller = readController(scene, reached)
  for (const key of PARTY_KEYS) show(`controller.${key}`, controller.at[key])
  // "Stadtwerke …, Datenschutzbeauftragte, Wasserstraße 20": an office, not a person.
  const officer = reached.name === controller.party.name ? { ...reached, name: null } : reached
  show('dpo.present', officer.at.present)
  if (officer.name !== null) show('dpo.name', officer.at.name)
  show('dpo.email', officer.at.email)

  const citations = readBases(scene)
  const bases: string[] = []
  for (const citation of citations) {
    if (!grounds(citation)) continue
    if (!bases.includes(citation.norm)) bases.push(citation.norm)
    show(`legal_bases[${bases.indexOf(citation.norm)}]`, citation.at)
  }

  const found = withRegister(
    scene,
    readRecipients(scene, controller.party.name, [
      ...apart(scene, officer.at.present),
      ...ownAddress(controller.at),
    ]),
  )
  found.recipients.forEach((one, at) => {
    for (const place of one.places.slice(0, 40)) show(`recipients[${at}]`, place)
    show(`recipients[${at}].country`, one.country)
    show(`recipients[${at}].role`, one.role)
    one.recipient.transfer.forEach((instrument, n) =>
      show(`recipients[${at}].transfer[${n}]`, one.transfer.get(instrument)),
    )
  })
  const general = [...found.general.keys()]
  general.forEach((instrument, at) => show(`general_transfer[${at}]`, found.general.get(instrument)))

  const cookies = withMarked(readCookies(scene), readMarkedCookies(scene))
  cookies.forEach((one, at) => {
    show(`cookies[${at}]`, one.at)
    show(`cookies[${at}].lifetime`, one.lifetimeAt)
  })
  const lifetimes = cookies.flatMap((one) => (one.lifetimeAt ? [one.lifetimeAt] : []))
  const retention = readRetention(
    scene,
    lifetimes.toSorted((a, b) => a[0] - b[0]),
  )
  retention.forEach((one, at) => show(`retention[${at}]`, one.at))

  const rights = readRights(scene, citations)
  rights.forEach((one, at) => {
    for (const place of one.places) show(`rights[${at}]`, place)
  })
  const authority = readAuthority(scene)
  show('authority', authority?.at)
  const special = readSpecial(scene, citations)
  show('special_categories', special)

  return {
    language: notice.language,
    date_of_notice: date?.iso ?? null,
    controller: controller.party,
    dpo: { present: officer.present, name: officer.name, email: officer.email },
    legal_bases: bases,
    recipients: found.recipients.map((one) => one.recipient),
    general_transfer: general,
    retention: retention.map(({ what, period, from }) => ({ what, period, ...(from ? { from } : {}) })),
    cookies: cookies.map((one) => one.cookie),
    rights: rights.map((one) => one.right),
    authority: authority?.name ?? null,
    special_categories: special !== undefined,
    spans,
    reading: {
      citations,
      statements: [...readStatements(scene), ...found.statements].sort((a, b) => a.at[0] - b.at[0]),
      places: found.recipients.flatMap((one, recipient) => one.places.map((at) => ({ recipient, at }))),
      anchors,
    },
  }
}

/** What a register says of seat and role, where the prose said nothing of them. */
function withRegister(scene: Scene, found: RecipientsFound): RecipientsFound {
  const register = readRegister(scene).map((entry) => ({ ...entry, key: entityKey(entry.name) }))
  if (register.length === 0) return found
  const recipients = found.recipients.map((one): RecipientFound => {
    const key = entityKey(one.recipient.name)
    const entry = register.find(
      (line) => line.key !== '' && (line.key.startsWith(key) || key.startsWith(line.key)),
    )
    const { role, country } = entry ?? {}
    const takesRole = role !== undefined && one.recipient.role === 'unknown'
    const takesSeat = country !== undefined && one.country === undefined
    return {
      ...one,
      recipient: {
        ...one.recipient,
        ...(takesRole ? { role: role.role } : {}),
        ...(takesSeat ? { country: country.code } : {}),
      },
      role: takesRole ? role.at : one.role,
      country: takesSeat ? country.at : one.country,
    }
  })
  return { ...found, recipients }
}

function withMarked(found: readonly CookieFound[], marked: readonly MarkedCookie[]): readonly CookieFound[] {
  const known = new Set(found.map(({ cookie }) => cookie.name))
  const more = marked.filter(({ cookie }) => !known.has(cookie.name))
  if (more.length === 0) return found
  return [...found, ...more.map((one) => ({ ...one, lifetimeAt: one.lifetimeAt }))].toSorted(
    (a, b) => a.at[0] - b.at[0],
  )
}

const PARTY_KEYS: readonly (keyof Party)[] = ['name', 'street', 'postal', 'city', 'country', 'email', 'phone']

/** From the controller's name to its town: "Linden-Apotheke, Inhaberin … e. K., Bahnhofstr. 7" names nobody else. */
function ownAddress({ name, city }: PartyFound['at']): readonly Span[] {
  return name && city && city[1] > name[0] && city[1] - name[0] < 260 ? [[name[0], city[1]]] : []
}

/** Where the officer's own address stands: whoever is named there is no recipient. */
function apart(scene: Scene, officer: Span | undefined): readonly Span[] {
  if (!officer) return []
  const sentence = scene.sentenceAt(officer[0])
  let end = sentence.end
  if (sentence.text.trim().endsWith('.') && sentence.text.length > 50) return [[sentence.start, end]]
  for (let at = sentence.block + 1; at < scene.blocks.length && at < sentence.block + 8; at++) {
    const block = scene.blocks[at]
    if (!block || block.end - block.start > 90 || block.kind === 'item') break
    const own = scene.textOf(at).trim()
    if (/benannt|bestellt|[Dd]atenschutz-?[Bb]eauftragt/u.test(own)) {
      end = block.end
      continue
    }
    if (/[?!]$|\p{Ll}{3}\.$/u.test(own) || (block.kind === 'heading' && at > sentence.block + 2)) break
    if (block.kind === 'heading' && block.end - block.start > 60) break
    end = block.end
  }
  return [[sentence.start, Math.min(end, officer[0] + 600)]]
}

/** The facts as `zusage read --facts` prints them: without what was only understood on the way. */
export function printed(facts: Facts): Omit<Facts, 'reading'> {
  const { reading: _, ...shown } = facts
  return shown
}
