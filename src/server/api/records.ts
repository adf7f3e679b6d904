/** Records of persons: listed without what they say, opened through the gate alone, moved on, erased where unlawful. */
import { z } from '@hono/zod-openapi'
import {
  type CompanyId,
  type Day,
  dayOf,
  type Instant,
  isUuid,
  type Language,
  type PersonId,
  Problem,
  type RecordId,
  type Words,
} from '../../base/index.ts'
import {
  choiceTitle,
  type Declaration,
  type StoreColumn,
  type StoreDeclaration,
} from '../../declaration/index.ts'
import { nextSteps, takeStep } from '../../intake/index.ts'
import { type Acting, type Actor, transact } from '../../ledger/index.ts'
import { findPerson, personOf } from '../../people/index.ts'
import { tellRecipients } from '../../recipients/index.ts'
import {
  type FieldValue,
  openRecord,
  ownerOfRow,
  type StoredRecord,
  tableStore,
} from '../../records/index.ts'
import { plannedEnd } from '../../retention/index.ts'
import { eraseUnlawful } from '../../rights/index.ts'
import { storesOfPersons, use, type Used as Seen } from '../../standing/index.ts'
import { cite } from '../../text/cite.ts'
import { readings, readingTitles } from '../access.ts'
import { rolesOf } from '../access-store.ts'
import { doubly } from '../approval.ts'
import type { Installation } from '../installation.ts'
import { languageOf } from '../problems.ts'
import { declarationToday } from '../retention.ts'
import { colleaguesOf } from '../staff-store.ts'
import {
  type RecordRow,
  type Records,
  type RecordStore,
  colleagues,
  records,
  stepTaken,
  unlawfulErased,
  used,
  type Used,
} from './records-contract.ts'
import { listedColumns, type ListedRow, listRows } from './records-store.ts'
import { refuse, speaking } from './refusal.ts'
import { keptBy, restrictionWords } from './restriction.ts'
import {
  type ApiContext,
  answering,
  apiPart,
  declaredName,
  demand,
  inCompany,
  jsonBody,
  numbered,
  staffActor,
  written,
} from './route.ts'

const PAGE = 50
const uuid = z.string().refine(isUuid, 'a number')
const inRecord = inCompany.extend({
  store: declaredName.openapi({ param: { name: 'store', in: 'path' } }),
  record: numbered('record', 'a number'),
})

/** Whose records are to be read, and why. */
export const readingAsk = z.strictObject({
  store: declaredName,
  person: uuid.optional(),
  identifier: z
    .strictObject({
      kind: z.enum(['email', 'phone', 'account', 'customer', 'order', 'reference']),
      value: written(320).min(1),
    })
    .optional(),
  record: uuid.optional(),
  reason: written(400).optional(),
})

/** Reads through the gate, for somebody at the console or for a program. Throws what the gate refuses, in the asker's language. */
export async function readFor(
  { world }: Installation,
  c: ApiContext,
  company: CompanyId,
  asked: z.infer<typeof readingAsk> & {
    readonly actor: Actor
    readonly activity: string
    readonly purpose: string
  },
): Promise<Used> {
  const declaration = await declarationToday(world, company)
  const seen = await speaking(c, () =>
    transact(world, company, async (acting) => {
      const person = await personAsked(c, acting, declaration, asked)
      return use(acting, declaration, {
        actor: asked.actor,
        activity: asked.activity,
        purpose: asked.purpose,
        store: asked.store,
        ...(person === undefined ? {} : { person }),
        ...(asked.record === undefined ? {} : { record: asked.record as RecordId }),
        ...(asked.reason === undefined || asked.reason === '' ? {} : { reason: asked.reason }),
      })
    }),
  )
  return shown(declaration, asked.store, seen, languageOf(c))
}

/**
 * Refuses a role that was not given to the account, and records that it was asked for (Art. 29, 32(4) GDPR).
 *
 * @throws Problem 403
 */
async function demandRole(
  { world }: Installation,
  c: ApiContext,
  asked: {
    readonly role: string
    readonly store: string
    readonly activity: string
    readonly purpose: string
  },
): Promise<void> {
  const { company } = c.var
  if ((await rolesOf(world.db, company, c.var.staff.id)).has(asked.role)) return
  const { role, store, activity, purpose } = asked
  const refusal = refuse(
    c,
    403,
    'staff/role-not-given',
    {
      de: 'In dieser Rolle handeln Sie hier nicht. Wer sie Ihnen geben darf, steht unter „Zugänge“.',
      en: 'You do not act in this role here. Who may give it to you stands under “Access”.',
    },
    { provision: 'Art. 29, 32(4) GDPR' },
  )
  await transact(world, company, (acting) =>
    acting.record({
      kind: 'record/use-refused',
      actor: staffActor(c),
      content: { code: refusal.code, status: 403, role, store, activity, purpose },
    }),
  )
  throw refusal
}

export function recordRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}' as const

  part.openapi(
    answering('get', `${path}/records`, 'Records of a store, without what they say', records, {
      params: inCompany,
      query: z.object({ store: declaredName.optional(), before: uuid.optional() }),
    }),
    async (c) => {
      const { store, before } = c.req.valid('query')
      return c.json(await listOf(house, c, store, before), 200)
    },
  )

  part.openapi(
    answering('get', `${path}/colleagues`, 'Who else can approve something at this company', colleagues, {
      params: inCompany,
    }),
    async (c) => {
      const found = await colleaguesOf(world.db, c.var.company, c.var.staff.id)
      return c.json({ colleagues: [...found] }, 200)
    },
  )

  part.openapi(
    answering(
      'post',
      `${path}/uses`,
      'Read records for a declared purpose; recorded, allowed or refused',
      used,
      {
        params: inCompany,
        body: jsonBody(
          readingAsk.extend({ activity: declaredName, purpose: declaredName, role: declaredName }),
        ),
      },
    ),
    async (c) => {
      demand(c, 'records')
      const { company } = c.var
      const asked = c.req.valid('json')
      await demandRole(house, c, asked)
      // Who sits at the console acts in a role that is declared and given to them; the ledger knows the account as well.
      const actor: Actor = { kind: 'staff', account: c.var.staff.id, role: asked.role }
      return c.json(await readFor(house, c, company, { ...asked, actor }), 200)
    },
  )

  part.openapi(
    answering('post', `${path}/records/{store}/{record}/step`, 'Move an enquiry or an order on', stepTaken, {
      params: inRecord,
      body: jsonBody(
        z.strictObject({ step: z.enum(['answered', 'closed', 'shipped', 'completed', 'cancelled']) }),
      ),
    }),
    async (c) => {
      demand(c, 'records')
      const { company } = c.var
      const { step } = c.req.valid('json')
      const { declaration, store, record, person } = await named(house, c)
      const form = declaration.forms.find((one) => one.store === store.id)
      await speaking(c, () =>
        transact(world, company, (acting) =>
          takeStep(acting, declaration, { form: form?.id ?? '', person, record, step, actor: staffActor(c) }),
        ),
      )
      return c.json({ done: true, says: stateWords(store, step) } as const, 200)
    },
  )

  part.openapi(
    answering(
      'post',
      `${path}/records/{store}/{record}/erase`,
      'Erase what is stored unlawfully, and tell recipients (Art. 17(1)(d), 19 GDPR)',
      unlawfulErased,
      {
        params: inRecord,
        body: jsonBody(
          z.strictObject({
            ground: written(400).min(1),
            reviewer: written(60).min(1),
          }),
        ),
      },
    ),
    async (c) => {
      demand(c, 'records')
      const { company } = c.var
      const { ground, reviewer } = c.req.valid('json')
      const { declaration, store, record, person } = await named(house, c)
      await demandOther(house, c, 'reviewer', reviewer)
      const erase = (): Promise<readonly string[]> =>
        transact(world, company, async (acting) => {
          const row = await openRecord(acting, declaration, { store: store.id, person, record })
          if (row !== null) refuseKept(c, declaration, row.restricted)
          return eraseUnlawful({ tellRecipients }, acting, declaration, {
            store: store.id,
            person,
            record,
            ground,
            reviewer,
            actor: staffActor(c),
          })
        })
      // What cannot be done at all is refused before anybody else is asked.
      const row = await transact(world, company, (acting) =>
        openRecord(acting, declaration, { store: store.id, person, record }),
      )
      if (row !== null) refuseKept(c, declaration, row.restricted)
      const told = await speaking(c, () =>
        doubly(
          world,
          company,
          {
            act: 'erasure',
            room: 'records',
            path: c.req.path,
            body: { ground, reviewer },
            asker: c.var.staff.id,
            approver: reviewer,
          },
          erase,
        ),
      )
      const says: Words = {
        de:
          told.length === 0
            ? 'Gelöscht und nachgesehen.'
            : `Gelöscht und nachgesehen. Unterrichtet: ${told.join(', ')}.`,
        en:
          told.length === 0
            ? 'Erased and looked again.'
            : `Erased and looked again. Told: ${told.join(', ')}.`,
      }
      return c.json({ done: true as const, told: [...told], says }, 200)
    },
  )
  return part
}

/**
 * A second pair of eyes: somebody else who looks after the company in a role that may act.
 *
 * @throws Problem 422 naming the field
 */
export async function demandOther(
  { world }: Installation,
  c: ApiContext,
  field: string,
  account: string,
): Promise<void> {
  const others = await colleaguesOf(world.db, c.var.company, c.var.staff.id)
  if (others.some(({ id }) => id === account)) return
  throw refuse(
    c,
    422,
    'staff/second',
    {
      de: 'Das muss eine zweite Person prüfen, die für dieses Unternehmen handeln darf, nicht Sie selbst.',
      en: 'This needs a second person who may act for this company, not yourself.',
    },
    { field },
  )
}

/** What a statute, a period or the person keeps is not erased as unlawful. @throws Problem 423 */
function refuseKept(c: ApiContext, declaration: Declaration, restricted: string | null): void {
  if (restricted === null) return
  const why = restrictionWords(restricted, declaration)
  switch (keptBy(restricted)) {
    case 'statute':
      throw refuse(
        c,
        423,
        'record/kept-by-statute',
        {
          de: `Ein Gesetz verlangt diesen Datensatz (${why.de}). Was das Gesetz verlangt, ist nicht unrechtmäßig gespeichert.`,
          en: `A statute demands this record (${why.en}). What a statute demands is not stored unlawfully.`,
        },
        { provision: 'Art. 17(3)(b) GDPR' },
      )
    case 'period':
      throw refuse(
        c,
        423,
        'record/kept-by-period',
        {
          de: `Die erklärte Frist dieses Datensatzes läuft noch (${why.de}). Er ist gesperrt und geht mit ihrem Ende.`,
          en: `The declared period of this record still runs (${why.en}). It is restricted and goes with its end.`,
        },
        { provision: 'Art. 5(1)(e) GDPR' },
      )
    case 'person':
      throw refuse(
        c,
        423,
        'record/kept-by-person',
        {
          de: 'Die Person hat Einschränkung statt Löschung verlangt. Der Datensatz bleibt, bis sie aufgehoben ist.',
          en: 'The person asked for restriction instead of erasure. The record stays until it is lifted.',
        },
        { provision: 'Art. 18(1) GDPR' },
      )
  }
}

interface Named {
  readonly declaration: Declaration
  readonly store: StoreDeclaration
  readonly record: RecordId
  readonly person: PersonId
}

/** The record of the address. @throws Problem 404 */
async function named(house: Installation, c: ApiContext): Promise<Named> {
  const declaration = await declarationToday(house.world, c.var.company)
  const store = storeNamed(c, declaration, c.req.param('store') ?? '')
  const record = (c.req.param('record') ?? '') as RecordId
  const person = await ownerOfRow(house.world.db, c.var.company, store, record)
  if (person === undefined) throw absent(c)
  return { declaration, store, record, person }
}

function storeNamed(c: ApiContext, declaration: Declaration, id: string): StoreDeclaration {
  const store = storesOfPersons(declaration).find((one) => one.id === id)
  if (store !== undefined) return store
  throw refuse(c, 404, 'record/no-store', {
    de: 'Diesen Speicherort nennt die Erklärung nicht.',
    en: 'The declaration has no such store.',
  })
}

function absent(c: ApiContext): Problem {
  return refuse(c, 404, 'record/absent', {
    de: 'Diesen Datensatz gibt es nicht.',
    en: 'There is no such record.',
  })
}

/** Whose records are asked for: by their number, by what they are known by, or by one record. */
async function personAsked(
  c: ApiContext,
  acting: Acting,
  declaration: Declaration,
  asked: {
    readonly store: string
    readonly person?: string | undefined
    readonly identifier?: Parameters<typeof findPerson>[1] | undefined
    readonly record?: string | undefined
  },
): Promise<PersonId | undefined> {
  const store = tableStore(declaration, asked.store)
  if (store === undefined || store.of !== 'person') return undefined
  if (asked.person !== undefined) {
    // Nothing can be recorded of somebody the company does not know, so nothing is looked up either.
    const known = await personOf(acting, asked.person as PersonId)
    if (known === undefined) throw absent(c)
    return known.person
  }
  if (asked.identifier !== undefined) {
    const found = await findPerson(acting, asked.identifier)
    if (found === undefined) throw absent(c)
    return found
  }
  if (asked.record === undefined) return undefined
  const owner = await ownerOfRow(acting.tx, acting.company, store, asked.record as RecordId)
  if (owner === undefined) throw absent(c)
  return owner
}

function shown(declaration: Declaration, storeId: string, seen: Seen, language: Language): Used {
  const store = tableStore(declaration, storeId)
  return {
    ground: cite(
      `${[seen.decision.ground.article, seen.decision.ground.special]
        .flatMap((article) => (article === null ? [] : [`Art. ${article}`]))
        .join(', ')} GDPR`,
      language,
    ),
    duty: seen.decision.duty || seen.records.some(({ restricted }) => restricted !== null),
    records: seen.records.map((record) => ({
      id: record.id,
      created: record.createdAt,
      restricted: record.restricted,
      fields: (store?.columns ?? []).flatMap((column) => {
        const { label, type } = column
        const value = record.fields[column.column]
        if (value === undefined) return []
        return [
          {
            column: column.column,
            title: label,
            value: plain(value),
            type: value !== null && isShownType(type) ? type : ('text' as const),
            says: valueWords(declaration, storeId, column, value),
          },
        ]
      }),
    })),
    rows: seen.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])),
    ),
  }
}

function isShownType(type: string): type is 'choice' | 'day' | 'instant' | 'image' {
  return type === 'choice' || type === 'day' || type === 'instant' || type === 'image'
}

/** A state, or what somebody picked in a form, as the declaration says it; null for everything else. */
function valueWords(
  declaration: Declaration,
  store: string,
  column: StoreColumn,
  value: FieldValue,
): Words | null {
  if (typeof value !== 'string') return null
  if (column.says !== undefined) return choiceTitle(column, value)
  const fields = declaration.forms
    .filter((form) => form.store === store)
    .flatMap((form) => form.fields.filter((field) => field.column === column.column))
  for (const field of fields) {
    const choices = 'choices' in field ? (field.choices ?? []) : []
    const choice = choices.find((one) => one.value === value)
    if (choice !== undefined) return choice.label
  }
  return null
}

function stateWords(store: StoreDeclaration, state: string): Words {
  const column = store.columns.find((one) => one.column === 'state')
  return choiceTitle(column, state)
}

function plain(value: FieldValue): string | number | boolean | null {
  if (value instanceof Uint8Array) return dataAddress(value)
  if (value === null || typeof value !== 'object') return value
  return JSON.stringify(value)
}

/** A picture as an address that carries it; JPEG and PNG are what is stored. */
function dataAddress(bytes: Uint8Array): string {
  const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

async function listOf(
  { world }: Installation,
  c: ApiContext,
  wanted: string | undefined,
  before: string | undefined,
): Promise<Records> {
  const { company } = c.var
  const clock = world.clockOf(company)
  const declaration = await declarationToday(world, company)
  const stores = storesOfPersons(declaration)
  const store = wanted === undefined ? stores[0] : storeNamed(c, declaration, wanted)
  const roles = await rolesOf(world.db, company, c.var.staff.id)
  const rows =
    store === undefined
      ? []
      : await listRows(world.db, company, store, (before ?? null) as RecordId | null, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return {
    today: clock.today(),
    stores: stores.map((one) => storeView(declaration, one, roles)),
    store: store?.id ?? '',
    rows:
      store === undefined
        ? []
        : page.map((row) => rowView(declaration, store, row, clock.today(), clock.now())),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** A store, with the uses that somebody in these roles can ask for. */
function storeView(
  declaration: Declaration,
  store: StoreDeclaration,
  roles: ReadonlySet<string>,
): RecordStore {
  const uses = readings(declaration, store.id)
    .filter(({ role }) => roles.has(role))
    .map((one) => {
      const { role: roleTitle, purpose: title } = readingTitles(declaration, one)
      return { ...one, title, roleTitle }
    })
  return { id: store.id, title: store.name, uses }
}

function rowView(
  declaration: Declaration,
  store: StoreDeclaration,
  row: ListedRow,
  today: Day,
  now: Instant,
): RecordRow {
  const columns = listedColumns(store)
  const state = row.facts['state'] ?? null
  const ends = plannedEnd(declaration, asStored(store, row), today, now)
  return {
    id: row.id,
    created: row.created_at,
    state: state === null ? null : stateWords(store, state),
    dates: columns.flatMap(({ column, label, type }) => {
      const value = row.facts[column] ?? null
      if (value === null || type === 'choice') return []
      return [{ title: label, day: type === 'day' ? (value as Day) : dayOf(value as Instant) }]
    }),
    restricted: row.restricted === null ? null : restrictionWords(row.restricted, declaration),
    restrictedUntil: row.restricted_until,
    held: row.held,
    ends: ends?.on ?? null,
    endsBy: ends === undefined ? null : ends.rule,
    steps: [...nextSteps(declaration, store, state)],
    erasable: row.restricted === null && !row.held,
  }
}

/** A row as periods see it: its states and dates; they depend on nothing that is sealed. */
function asStored(store: StoreDeclaration, row: ListedRow): StoredRecord {
  return {
    store: store.id,
    person: '' as PersonId,
    id: row.id,
    createdAt: row.created_at,
    declaration: 0,
    source: row.source,
    restricted: row.restricted,
    restrictedUntil: row.restricted_until,
    held: row.held,
    rehearsal: false,
    fields: row.facts,
  }
}
