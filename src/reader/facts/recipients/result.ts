import type { Span } from '../../notice.ts'
import { findEntities } from '../entities.ts'
import type { Instrument, Recipient, Statement } from '../facts.ts'
import { type Candidate, type Candidates, firstPlace, unique } from './candidate.ts'

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

/** The recipients in the order in which the text names them; companies beside a service's own last. */
export function recipientsFound(candidates: Candidates): readonly RecipientFound[] {
  return [...candidates.all()]
    .filter((candidate) => candidate.places.length > 0)
    .sort((a, b) => Number(a.parent) - Number(b.parent) || firstPlace(a) - firstPlace(b))
    .map((candidate) => recipientFound(candidate))
}

function recipientFound(candidate: Candidate): RecipientFound {
  const name = nameOf(candidate)
  const recipient: Recipient = {
    name,
    aliases: aliasesOf(candidate, name),
    ...(candidate.country === undefined ? {} : { country: candidate.country }),
    role: candidate.role,
    transfer: [...candidate.transfer.keys()],
    ...(candidate.service ? { service: candidate.service.id } : {}),
  }
  const places = candidate.places.toSorted((a, b) => a[0] - b[0])
  return {
    recipient,
    places,
    country: candidate.countryAt,
    role: candidate.roleAt,
    transfer: candidate.transfer,
  }
}

/** The name of the catalogue where the text writes it, without or with more words; else as the text first writes it. */
function nameOf({ names, service }: Candidate): string {
  const [first] = names
  if (service === undefined) return first ?? ''
  const canonical = service.name.toLowerCase()
  const isWritten = [...names].some(
    (one) => one.toLowerCase().startsWith(canonical) && findEntities(one).length === 0,
  )
  return isWritten ? service.name : (first ?? service.name)
}

/** All other names it has in the text, "Muster" for "Muster-App", and its name in the catalogue. */
function aliasesOf({ names, service }: Candidate, name: string): readonly string[] {
  const written = [...names]
  const bare = written.flatMap(
    (one) => /^(.{3,})-(?:Gruppe|App|Nachricht|Gruppen|Kanal)$/u.exec(one)?.[1] ?? [],
  )
  return unique([...written, ...bare, ...(service ? [service.name] : [])]).filter((one) => one !== name)
}
