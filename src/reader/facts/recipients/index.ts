/**
 * To whom a notice says that data goes: every named third party and every named service in use (Art. 13(1)(e) GDPR), with
 * its seat, its role (Art. 26 and 28) and what a transfer to it rests on (Art. 13(1)(f), 44 to 49). A statement that names
 * nobody ("the service", "the company") belongs to the service whose section it stands in.
 */
import type { Span } from '../../notice.ts'
import type { Scene } from '../scene.ts'
import { readNames } from './mentions.ts'
import { merge } from './merge.ts'
import { locate } from './places.ts'
import { begin } from './reading.ts'
import { findRegions } from './regions.ts'
import { recipientsFound, type RecipientsFound } from './result.ts'
import { findRoles } from './role.ts'
import { findSeats } from './seats.ts'
import { namedShort } from './short.ts'
import { spokenIn } from './spoken.ts'
import { findTransfers } from './transfer.ts'

export type { RecipientFound, RecipientsFound } from './result.ts'

/**
 * Reads the recipients in stages: who is named where, what each block is about and whose each company is, then what the
 * text says of them, and in the end which of them are the same.
 *
 * @param controller its name as far as the notice gives one: it is no recipient
 * @param apart places of addresses of the controller and the officer: whoever is named there is no recipient
 */
export function readRecipients(
  scene: Scene,
  controller: string | null,
  apart: readonly Span[],
): RecipientsFound {
  const reading = begin(scene, controller, apart)
  const names = readNames(reading)
  const focused = findRegions(locate(reading, names))
  findSeats(focused)
  const spoken = namedShort(focused)
  const sentences = spokenIn(spoken)
  findRoles(spoken, sentences)
  const general = findTransfers(spoken, sentences)
  merge(spoken)
  return { recipients: recipientsFound(reading.candidates), general, statements: names.statements }
}
