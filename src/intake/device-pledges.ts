import { newId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { allEntries, type Entry } from '../ledger/index.ts'
import { byHand, type Offence, offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { tableStore } from '../records/index.ts'
import { notServed, openRows, pledgeOf, rowPlace, watched } from './looks.ts'
import { act, consented, takePast } from './past.ts'
import { deviceKeys, devicesOf } from './store.ts'

/** DJM-057: each capture comes from a device that was allowed to transmit then. */
export function knownDevice(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  return pledgeOf(form, 'intake/known-device', {
    says: {
      de: 'Jede Aufnahme stammt von einem Gerät, das der genannten Praxis gehört und zu dieser Zeit übertragen durfte.',
      en: 'Each capture comes from a device that belongs to the practice named and was allowed to transmit at that time.',
    },
    provision: 'Art. 14(2)(f), 32 GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove(context) {
      const { world, company } = context
      if (store === undefined) return notServed()
      const devices = new Map((await devicesOf(world.db, company)).map((device) => [device.id, device]))
      const rows = await openRows(context, declaration, store)
      const offences: Offence[] = []
      for (const { id, createdAt: then, fields } of rows) {
        const { device: named, practice } = fields
        const device = typeof named === 'string' ? devices.get(named) : undefined
        const allowed =
          device !== undefined &&
          device.practice === practice &&
          device.issuedAt <= then &&
          (device.revokedAt === null || then <= device.revokedAt)
        if (!allowed)
          offences.push(
            offence(
              rowPlace(declaration, company, store.id, id),
              'Von keinem Gerät, das übertragen durfte.',
              'From no device that was allowed to transmit.',
            ),
          )
      }
      return watched(rows.length, offences, {
        de: 'Aufnahmen mit den Geräten verglichen.',
        en: 'captures compared with the devices.',
      })
    },
    sabotage: {
      does: 'takes a capture from a device that nobody allowed, past the check',
      apply: (context) =>
        act(context, async (acting) => {
          const device = { id: newId(), practice: 'Praxis Niemand' }
          await takePast(acting, declaration, form, {
            ...(await consented(acting, declaration, form, device)),
            device,
          })
        }),
    },
  })
}

/** DJM-057: a device transmits because somebody let it, with the key it was given then, for that practice. */
export function devicesOnRecord(form: Form): Pledge {
  return pledgeOf(form, 'intake/devices-on-record', {
    says: {
      de: 'Übertragen kann nur ein Gerät, das zugelassen wurde: mit dem Schlüssel und für die Praxis, die dabei festgehalten wurden, und bis es gesperrt wird.',
      en: 'Only a device that was let in can transmit: with the key and for the practice recorded then, and until it is locked.',
    },
    provision: 'Art. 5(2), 32(1)(b) GDPR',
    way: 'compare',
    reach: 'inside',
    async prove({ world, company }) {
      const acts = await deviceActs(world, company)
      const devices = await deviceKeys(world.db, company)
      const offences = devices.flatMap((device): readonly Offence[] => {
        const act = acts.get(device.id)
        const place = `table device, row ${device.id}`
        if (act === undefined) return [offence(place, 'Niemand hat es zugelassen.', 'Nobody let it in.')]
        const columns: readonly (readonly [string, unknown, unknown])[] = [
          ['practice', device.practice, act.practice],
          ['kind', device.kind, act.kind],
          ['key_hash', Buffer.from(device.keyHash).toString('hex'), act.key],
          ['issued_at', device.issuedAt, act.issuedAt],
          ['revoked_at', device.revokedAt, act.revokedAt],
        ]
        return columns
          .filter(([, found, recorded]) => found !== recorded)
          .map(([column]) =>
            offence(
              `${place}, column ${column}`,
              'Dort steht etwas anderes, als festgehalten wurde.',
              'It says something else than was recorded.',
            ),
          )
      })
      const there = new Set(devices.map(({ id }) => id))
      const gone = [...acts].filter(([id, act]) => !act.rehearsal && !there.has(id))
      return watched(
        devices.length + gone.length,
        [
          ...offences,
          ...gone.map(([id]) =>
            offence(`table device, row ${id}`, 'Das Gerät fehlt.', 'The device is missing.'),
          ),
        ],
        { de: 'Geräte mit ihren Vorgängen verglichen.', en: 'devices compared with their acts.' },
      )
    },
    sabotage: {
      does: 'lets a device in by hand, with a key somebody knows',
      apply: (context) =>
        byHand(
          context,
          `insert into device (company, id, practice, kind, key_hash, issued_at)
             values ('${context.company}', '${newId()}', 'Praxis Niemand', 'capture', sha256('zsd_known'), '${context.now}')`,
        ),
    },
  })
}

interface DeviceAct {
  readonly practice: unknown
  readonly kind: unknown
  readonly key: unknown
  readonly issuedAt: Entry['at']
  readonly revokedAt: Entry['at'] | null
  readonly rehearsal: boolean
}

/** What the ledger says of each device. */
async function deviceActs(
  world: ProofContext['world'],
  company: ProofContext['company'],
): Promise<ReadonlyMap<string, DeviceAct>> {
  const acts = new Map<string, DeviceAct>()
  const entries = await allEntries(world, company, { kinds: ['config/changed'] })
  for (const { at, by, opened } of entries.toReversed()) {
    const { device, practice, kind, key, change } = opened?.content ?? {}
    if (typeof device !== 'string') continue
    const known = acts.get(device)
    if (change === 'issued')
      acts.set(device, {
        practice,
        kind,
        key,
        issuedAt: at,
        revokedAt: null,
        rehearsal: by === 'system:rehearsal',
      })
    else if (change === 'revoked' && known !== undefined) acts.set(device, { ...known, revokedAt: at })
  }
  return acts
}
