import type { RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Entry, entriesOf, transact } from '../ledger/index.ts'
import { byHand, type Offence, offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { schemaName, tableName } from '../records/index.ts'
import type { RightsDeps, RightsWiring } from './deps.ts'
import { type Setting, rehearse } from './rehearsal.ts'
import { plant, plantedStores, rehearser } from './stage.ts'
import { personRowsAnywhere, unlawfulErasures } from './store.ts'
import { UNLAWFUL_PROVISION, eraseUnlawful } from './unlawful.ts'

/** DJM-044, 098: marking a record as stored unlawfully deletes it, with the ground on record and recipients told. */
export function unlawfulErased(declaration: Declaration, wiring: RightsWiring): Pledge {
  const [store] = plantedStores(declaration)
  return {
    id: 'rights/unlawful-erased',
    kind: 'rights/unlawful-erased',
    says: {
      de: 'Was unrechtmäßig gespeichert ist, wird gelöscht, sobald zwei Personen es feststellen; der Grund steht im Verzeichnis, und wer die Daten erhalten hat, wird unterrichtet.',
      en: 'What is stored unlawfully is erased as soon as two people find so; the ground stands in the ledger, and whoever was sent the data is told.',
    },
    provision: 'Art. 17(1)(d), 19 GDPR',
    clauses: ['rights.erasure', 'retention.earlier'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    async prove(context) {
      const rehearsed = await rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal unlawful')
        const offences: Offence[] = []
        for (const { store: id, record } of planted) offences.push(...(await tried(setting, id, record)))
        const left = await personRowsAnywhere(context.world.db, schemaName(context.company), setting.person)
        return {
          examined: planted.length,
          offences: [
            ...offences,
            ...left.map(({ table, record }) =>
              offence(
                `table ${table}, row ${record}`,
                'Der Datensatz ist noch da.',
                'The record is still there.',
              ),
            ),
          ],
          saw: { de: '', en: '' },
        }
      })
      const real = await decided(context)
      return {
        examined: rehearsed.examined + real.examined,
        offences: [...rehearsed.offences, ...real.offences],
        saw: {
          de: `${rehearsed.examined} Datensätze einer Testperson als unrechtmäßig gelöscht und gesucht; ${real.examined} solche Löschungen nachgeprüft.`,
          en: `${rehearsed.examined} records of a rehearsal person erased as unlawful and looked for; ${real.examined} such erasures judged again.`,
        },
      }
    },
    sabotage: {
      does: 'lets a trigger put back under another number what was erased as unlawful',
      entails: ['store/as-made'],
      async apply(context) {
        if (store === undefined) throw new Error('There is no table of persons.')
        const table = `${schemaName(context.company)}.${tableName(store)}`
        await byHand(
          context,
          `create function public.put_back() returns trigger language plpgsql as $$ begin
             insert into ${table} (person, id, created_at, declaration, source, rehearsal)
               values (old.person, gen_random_uuid(), old.created_at, old.declaration, 'put back', true);
             return old; end $$`,
          `create trigger put_back after delete on ${table} for each row
             when (old.source = 'rehearsal unlawful') execute function public.put_back()`,
        )
      },
    },
  }
}

/** Erases one planted record as unlawful: only with a second person, with its ground on record, its recipients told before. */
async function tried(
  { context, declaration, person }: Setting,
  store: string,
  record: RecordId,
): Promise<readonly Offence[]> {
  const { world, company } = context
  const place = `store ${store}, row ${record}`
  const told: string[] = []
  const deps: Pick<RightsDeps, 'tellRecipients'> = {
    tellRecipients(_acting, _declaration, what) {
      told.push(`${what.change} ${what.record ?? ''}`)
      return Promise.resolve([])
    },
  }
  const found = { store, person, record, ground: 'rehearsal', actor: rehearser }
  const alone = await attempt(() =>
    transact(world, company, (acting) =>
      eraseUnlawful(deps, acting, declaration, { ...found, reviewer: 'rehearsal' }),
    ),
  )
  await attempt(() =>
    transact(world, company, (acting) =>
      eraseUnlawful(deps, acting, declaration, { ...found, reviewer: 'somebody else' }),
    ),
  )
  const [erased] = await entriesOf(world, company, { person, record, kinds: ['record/erased'], limit: 1 })
  return [
    ...(alone ? [offence(place, 'Eine Person allein konnte löschen.', 'One person alone could erase.')] : []),
    ...(erased === undefined
      ? [offence(place, 'Er wurde nicht gelöscht.', 'It was not erased.')]
      : grounded(erased)),
    ...(told.includes(`erased ${record}`)
      ? []
      : [offence(place, 'Empfänger werden nicht unterrichtet.', 'Recipients are not told.')]),
  ]
}

async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  return await act().then(
    () => true,
    () => false,
  )
}

/** What an erasure must say of itself; what was erased with the person cannot be looked at any more. */
function grounded(entry: Entry): readonly Offence[] {
  const said = entry.opened?.content
  if (said === undefined) return []
  const whole =
    said['provision'] === UNLAWFUL_PROVISION &&
    typeof said['ground'] === 'string' &&
    typeof said['reviewer'] === 'string' &&
    said['assurance'] === 'verified'
  return whole
    ? []
    : [
        offence(
          `ledger entry ${entry.id}`,
          'Grund oder zweite Person fehlen.',
          'Ground or second person are missing.',
        ),
      ]
}

/** Erasures for unlawful storage that really happened: each with its ground, and no recipient left in the dark. */
async function decided({
  world,
  company,
  declaration,
}: ProofContext): Promise<{ readonly examined: number; readonly offences: readonly Offence[] }> {
  const reached = new Set(
    declaration.recipients.filter(({ endpoint }) => endpoint !== undefined).map(({ id }) => id),
  )
  const offences: Offence[] = []
  const erasures = await unlawfulErasures(world.db, company)
  for (const { person, record, entry, untold } of erasures) {
    const [erased] = await entriesOf(world, company, { person, record, kinds: ['record/erased'], limit: 1 })
    const place = `ledger entry ${entry}`
    if (erased === undefined)
      offences.push(offence(place, 'Sie steht nicht im Verzeichnis.', 'It does not stand in the ledger.'))
    else offences.push(...grounded(erased))
    for (const recipient of untold.filter((one) => reached.has(one)))
      offences.push(
        offence(place, `„${recipient}“ wurde nicht unterrichtet.`, `“${recipient}” was not told.`),
      )
  }
  return { examined: erasures.length, offences }
}
