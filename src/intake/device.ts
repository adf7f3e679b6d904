import { randomBytes } from 'node:crypto'
import { type CompanyId, newId, Problem, sha256 } from '../base/index.ts'
import type { Acting, Actor, World } from '../ledger/index.ts'
import { addDevice, type Device, deviceByKey, type DeviceKind, devicesOf, endDevice } from './store.ts'

/** How a device's key begins, so that one that leaked is recognised. */
const PREFIX = 'zsd_'

/**
 * Lets a device of a practice transmit. The key is shown this once; only its hash is stored.
 *
 * @throws Problem 422 when the practice has no name
 */
export async function issueDevice(
  acting: Acting,
  device: { readonly practice: string; readonly kind?: DeviceKind; readonly actor: Actor },
): Promise<{ readonly id: string; readonly key: string }> {
  const practice = device.practice.trim()
  if (practice === '' || practice.length > 120) {
    throw new Problem(422, 'device/practice', 'A device belongs to a practice.', {
      faults: [{ field: 'practice', code: 'field/missing', message: 'Praxis / practice' }],
    })
  }
  const id = newId(Date.parse(acting.now))
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`
  const kind = device.kind ?? 'capture'
  const keyHash = sha256(key)
  await addDevice(acting.tx, acting.company, { id, practice, kind, keyHash, at: acting.now })
  await acting.record({
    kind: 'config/changed',
    actor: device.actor,
    content: { device: id, practice, kind, key: keyHash.toString('hex'), change: 'issued' },
  })
  return { id, key }
}

/** Ends a device's right to transmit, at once. Says whether it had one. */
export async function revokeDevice(acting: Acting, id: string, actor: Actor): Promise<boolean> {
  const ended = await endDevice(acting.tx, acting.company, id, acting.now)
  if (ended)
    await acting.record({ kind: 'config/changed', actor, content: { device: id, change: 'revoked' } })
  return ended
}

/** All devices that ever could transmit. */
export function devices(world: World, company: CompanyId): Promise<readonly Device[]> {
  return devicesOf(world.db, company)
}

/**
 * The device a request comes from, by its `Authorization: Device …` header.
 *
 * @throws Problem 401 `device/unknown` for an unknown, revoked or missing key: the three look alike
 */
export async function deviceFrom(
  world: World,
  company: CompanyId,
  header: string | undefined,
  kind: DeviceKind,
): Promise<Device> {
  const key = /^Device (zsd_[\w-]{43})$/u.exec(header ?? '')?.[1]
  const device = key === undefined ? undefined : await deviceByKey(world.db, company, sha256(key))
  if (device === undefined || device.kind !== kind) {
    throw new Problem(401, 'device/unknown', 'The device is unknown or locked.')
  }
  return device
}
