/** The ledger of a company: entries, seals, and recomputing all of it on demand. */
import { z } from '@hono/zod-openapi'
import { type EntryId, isUuid } from '../../base/index.ts'
import {
  type ActKind,
  type Entry,
  type EntryFilter,
  countEntries,
  entriesOf,
  type LedgerFault,
  sealLedger,
  verifyOwnLedger,
} from '../../ledger/index.ts'
import { currentDeclaration, type Declaration } from '../../declaration/index.ts'
import type { Installation } from '../installation.ts'
import { placeText } from '../../text/place.ts'
import { actorWords, actWords, inBoth, same } from '../words.ts'
import { blocksOf, sealsOf } from './ledger-store.ts'
import { blocks, ledger, ledgerCheck, type Words } from './contract.ts'
import { answering, apiPart, inCompany } from './route.ts'

const PAGE = 60
const kinds = Object.keys(actWords) as readonly ActKind[]

export function ledgerRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()

  part.openapi(
    answering('get', '/api/v1/companies/{company}/ledger', 'Entries, newest first', ledger, {
      params: inCompany,
      query: z.object({
        kind: z.enum(kinds as readonly [ActKind, ...ActKind[]]).optional(),
        before: z.string().refine(isUuid, 'the number of an entry').optional(),
        /** What rehearsals did is left out unless it is asked for: each proof does so much that it hides all else. */
        rehearsals: z.enum(['shown', 'hidden']).default('hidden'),
      }),
    }),
    async (c) => {
      const { company } = c.var
      const { kind, before, rehearsals } = c.req.valid('query')
      const fitting: EntryFilter = kind === undefined ? {} : { kinds: [kind] }
      const filter: EntryFilter = rehearsals === 'shown' ? fitting : { ...fitting, rehearsals: 'without' }
      const entries = await entriesOf(world, company, {
        ...filter,
        limit: PAGE,
        ...(before === undefined ? {} : { before: before as EntryId }),
      })
      const total = await countEntries(world.db, company, filter)
      const seals = await sealsOf(
        world.db,
        company,
        entries.map((entry) => entry.id),
      )
      const current = await currentDeclaration(world.db, company, world.clockOf(company).today())
      const declaration = current?.declaration ?? null
      const simulated = world.company(company)?.sample ?? false
      return c.json(
        {
          entries: entries.map((entry) => ({
            ...shown(entry, declaration),
            simulated,
            block: seals.get(entry.id) ?? null,
          })),
          next: entries.length === PAGE ? (entries.at(-1)?.id ?? null) : null,
          total,
          rehearsals: await countEntries(world.db, company, { ...fitting, rehearsals: 'only' }),
          kinds: kinds.map((one) => ({ kind: one, title: actWords[one] })),
        },
        200,
      )
    },
  )

  part.openapi(
    answering('get', '/api/v1/companies/{company}/ledger/blocks', 'Seals, newest first', blocks, {
      params: inCompany,
    }),
    async (c) => c.json({ blocks: [...(await blocksOf(world.db, c.var.company, 200))] }, 200),
  )

  part.openapi(
    answering(
      'post',
      '/api/v1/companies/{company}/ledger/verify',
      'Seal what waits, then recompute the whole ledger',
      ledgerCheck,
      { params: inCompany },
    ),
    async (c) => {
      const { company } = c.var
      await sealLedger(world, company)
      const begun = performance.now()
      const report = await verifyOwnLedger(world, company)
      return c.json(
        {
          sound: report.faultCount === 0,
          entries: report.entries,
          blocks: report.blocks,
          milliseconds: performance.now() - begun,
          faults: report.faults.slice(0, 50).map((fault) => ({
            place: inBoth((language) => placeText(placeOf(fault), language)),
            says: faultWords[fault.code],
          })),
        },
        200,
      )
    },
  )
  return part
}

function shown(entry: Entry, declaration: Declaration | null) {
  return {
    id: entry.id,
    at: entry.at,
    kind: entry.kind,
    title: actWords[entry.kind],
    actor: actorWords(entry.by, declaration),
    activity: named(declaration?.activities, entry.activity),
    store: named(declaration?.stores, entry.store),
    recipient:
      declaration?.recipients.find(({ id }) => id === entry.recipient)?.name ?? entry.recipient ?? null,
    person: entry.person !== undefined,
    readable: entry.opened !== undefined,
    // What concerns a person stays closed here; staff see it where they handle the matter.
    content:
      entry.opened === undefined ||
      entry.person !== undefined ||
      Object.keys(entry.opened.content).length === 0
        ? null
        : JSON.stringify(entry.opened.content, null, 2),
  }
}

/** A declared thing by its name; by its id where the declaration of today no longer has it. */
function named(
  things: readonly { readonly id: string; readonly name: Words }[] | undefined,
  id: string | undefined,
): Words | null {
  if (id === undefined) return null
  return things?.find((thing) => thing.id === id)?.name ?? same(id)
}

/** Where a fault is: `block 12, entry 0192…`. */
function placeOf(fault: LedgerFault): string {
  const parts = [
    'height' in fault && fault.height !== undefined ? `block ${fault.height}` : '',
    'entry' in fault ? `entry ${fault.entry}` : '',
    'field' in fault ? `field ${fault.field}` : '',
    'line' in fault ? `line ${fault.line}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const faultWords: Readonly<Record<LedgerFault['code'], Words>> = {
  'entry/changed': {
    de: 'Ein Eintrag ist nicht, wie er geschrieben wurde.',
    en: 'An entry is not as it was recorded.',
  },
  'entry/content-changed': {
    de: 'Der Inhalt eines Eintrags ist nicht, wie er geschrieben wurde.',
    en: 'The content of an entry is not as it was recorded.',
  },
  'entry/content-dropped': {
    de: 'Der Inhalt eines Eintrags fehlt, obwohl die Person nicht gelöscht wurde.',
    en: 'The content of an entry is gone although the person was not erased.',
  },
  'entry/missing': { de: 'Ein Eintrag fehlt.', en: 'An entry is missing.' },
  'entry/added': { de: 'Ein Eintrag kam auf anderem Weg hinzu.', en: 'An entry was added some other way.' },
  'entry/forged': {
    de: 'Ein Eintrag stammt nicht von uns und wird nicht versiegelt.',
    en: 'An entry is not of our making and is not sealed.',
  },
  'entry/twice': { de: 'Ein Eintrag steht doppelt.', en: 'An entry is there twice.' },
  'entry/reordered': {
    de: 'Die Reihenfolge der Einträge ist gestört.',
    en: 'The order of entries is disturbed.',
  },
  'block/missing': { de: 'Ein Siegel fehlt.', en: 'A seal is missing.' },
  'block/list-changed': {
    de: 'Die Liste eines Siegels wurde geändert.',
    en: 'The list of a seal was changed.',
  },
  'block/head-changed': {
    de: 'Der Kopf eines Siegels wurde geändert.',
    en: 'The head of a seal was changed.',
  },
  'block/signature': { de: 'Eine Unterschrift stimmt nicht.', en: 'A signature is not right.' },
  'head/differs': {
    de: 'Ein Siegel weicht von seiner Abschrift am zweiten Ort ab.',
    en: 'A seal differs from its copy in the second place.',
  },
  'head/cut-off': {
    de: 'Am zweiten Ort stehen Siegel, die hier fehlen.',
    en: 'The second place knows seals that are missing here.',
  },
  'head/unreadable': {
    de: 'Eine Zeile am zweiten Ort ist nicht lesbar.',
    en: 'A line in the second place cannot be read.',
  },
}
