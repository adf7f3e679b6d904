import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld, type TestWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant, type PersonId, type RecordId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { newPerson } from '../people/index.ts'
import { byHand, type ProofContext } from '../pledge/index.ts'
import { appendLog, eventRecord, journalFile, provision, writeRecord } from '../records/index.ts'
import { giveConsent, pledges as ofStanding, restrict, setHold, withdrawConsent } from '../standing/index.ts'
import { companyFolder, pledges as ofRetention, runRetention, settleAfter } from './index.ts'

const all = [...ofStanding(declaration), ...ofRetention(declaration)]

const NOW = '2026-11-22T08:00:00.000Z'
const LINE = '198.51.100.0 - - [22/Nov/2026:08:00:00 +0100] "GET / HTTP/1.1" 200 512 "-" "Firefox"\n'
const OLD = LINE.replace('22/Nov', '13/Nov')

interface Lived extends TestWorld {
  readonly context: ProofContext
  readonly person: PersonId
  /** An order kept for the tax rule. */
  readonly kept: RecordId
  /** A capture that rests on a consent. */
  readonly capture: RecordId
}

let company: Lived

function logs(): string {
  return join(companyFolder(company.world, company.company), 'logs')
}

/** Writes a file as one that was last changed when the proof looks, so that its age does not hang on the day of the test. */
function lay(file: string, text: string, changed: string = NOW): void {
  writeFileSync(file, text)
  utimesSync(file, new Date(changed), new Date(changed))
}

function writeLogs(): void {
  rmSync(join(company.world.folder, 'companies'), { recursive: true, force: true })
  for (const folder of ['web', 'backup']) {
    mkdirSync(join(logs(), folder), { recursive: true })
    lay(join(logs(), folder, 'access.log'), LINE)
  }
}

beforeAll(async () => {
  const made = await testWorld({ reactions: [settleAfter] })
  const rows = await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, made.company, declaration)
    const person = await newPerson(acting)
    const actor = { kind: 'person', person } as const
    for (const consent of ['analysis', 'improvement']) {
      await giveConsent(acting, declaration, { person, consent, language: 'de', actor })
    }
    const write = (store: string, fields: Record<string, string>) =>
      writeRecord(acting, declaration, { store, person, source: 'test', fields })
    const kept = await write('shop-order', {
      ordered_at: acting.now,
      state: 'shipped',
      name: 'Jonas Testmann',
    })
    await eventRecord(acting, declaration, {
      store: 'shop-order',
      person,
      record: kept,
      event: 'completed',
      fields: { state: 'completed', invoiced_on: acting.today },
      actor: { kind: 'system', part: 'shop' },
    })
    await write('shop-order', { ordered_at: acting.now, state: 'placed', name: 'Jonas Testmann' })
    const at = acting.now
    await setHold(acting, declaration, {
      scope: { store: 'access-log' },
      range: { from: at, to: at },
      incident: 'attack of November',
      approver: 'h.falk',
      actor: { kind: 'staff', account: 'h.falk', role: 'security' },
    })
    const capture = await write('capture', { captured_at: acting.now })
    const gone = await write('improvement-image', { added_at: acting.now })
    await withdrawConsent(acting, declaration, { person, consent: 'improvement', actor })
    await write('enquiry', { received_at: acting.now, state: 'open', name: 'Jonas Testmann' })
    const own = await newPerson(acting)
    await writeRecord(acting, declaration, {
      store: 'customer',
      person: own,
      source: 'test',
      fields: { last_order_at: acting.now },
    })
    await restrict(acting, declaration, {
      person: own,
      ground: '18(1)(a)',
      actor: { kind: 'person', person: own },
    })
    await appendLog(acting, declaration, 'access-log', [
      { at: acting.now, ip: '198.51.100.0', request: 'GET /' },
    ])
    return { person, kept, capture, gone }
  })
  company = {
    ...made,
    ...rows,
    context: {
      world: made.world,
      company: made.company,
      declaration,
      version: 1,
      now: parseInstant(NOW),
      today: parseDay('2026-11-22'),
      site: null,
    },
  }
  writeLogs()
  await runRetention(made.world, made.company)
})

async function broken(): Promise<readonly string[]> {
  const found: string[] = []
  for (const pledge of all) {
    const { offences } = await pledge.prove(company.context)
    if (offences.length > 0) found.push(pledge.id)
  }
  return found
}

test('nothing is broken to begin with', async () => {
  expect(await broken()).toEqual([])
})

const schema = 'company_skin_analysis'

/** What careless hands do at a database prompt, and what turns. */
const hands: readonly (readonly [does: string, turns: readonly string[], ...statements: string[]])[] = [
  [
    'a line of the log eight days old',
    ['retention/access-log/log-7-days'],
    `insert into ${schema}.access_log (at, ip) select max(at) - interval '8 days', '198.51.100.0' from ${schema}.access_log`,
  ],
  [
    'a line without a date',
    ['retention/reckonable/access-log'],
    `insert into ${schema}.access_log (ip) values ('198.51.100.0')`,
  ],
  [
    'a line made younger',
    ['retention/access-log/log-7-days'],
    `update ${schema}.access_log set at = at + interval '3 hours'`,
  ],
  [
    'a line that lasts for ever',
    ['retention/reckonable/access-log'],
    `insert into ${schema}.access_log (at) values ('infinity')`,
  ],
  [
    'a line from before all time',
    ['retention/access-log/log-7-days'],
    `insert into ${schema}.access_log (at) values ('-infinity')`,
  ],
  [
    'a full IPv6 address',
    ['retention/form/access-log/ip-shortened'],
    `update ${schema}.access_log set ip = '2001:db8:1:2:3:4:5:6'`,
  ],
  [
    'an enquiry past its period',
    ['retention/enquiry/enquiry-closed'],
    `update ${schema}.enquiry set state = 'closed', closed_at = received_at - interval '40 days'`,
  ],
  [
    'an order in a state nobody knows',
    ['records/written/shop-order', 'retention/reckonable/shop-order'],
    `insert into ${schema}.shop_order (person, id, created_at, declaration, source, state)
      values (gen_random_uuid(), gen_random_uuid(), now(), 1, 'import', 'archived')`,
  ],
  [
    'an order completed without an invoice',
    [
      'records/written/shop-order',
      'retention/reckonable/shop-order',
      'retention/restricted-instead/shop-order',
    ],
    `insert into ${schema}.shop_order (person, id, created_at, declaration, source, state)
      values (gen_random_uuid(), gen_random_uuid(), now(), 1, 'import', 'completed')`,
  ],
  [
    'a restriction taken off by hand',
    ['retention/restricted-instead/shop-order'],
    `update ${schema}.shop_order set restricted = null, restricted_until = null`,
  ],
  [
    'a person’s own restriction taken off by hand',
    ['standing/restricted-has-ground/customer'],
    `update ${schema}.customer set restricted = null`,
  ],
  [
    'a restriction made longer',
    ['standing/restricted-has-ground/shop-order'],
    `update ${schema}.shop_order set restricted_until = restricted_until + 3650`,
  ],
  [
    'row security switched off',
    ['standing/restricted-unreadable/shop-order'],
    `alter table ${schema}.shop_order disable row level security`,
  ],
  [
    'a policy dropped',
    ['standing/restricted-unreadable/shop-order'],
    `drop policy zusage_duty on ${schema}.shop_order`,
  ],
  [
    'another policy added',
    ['standing/restricted-unreadable/shop-order'],
    `create policy everybody on ${schema}.shop_order for select to public using (true)`,
  ],
  [
    'everybody allowed to read',
    ['standing/restricted-unreadable/enquiry'],
    `grant select on ${schema}.enquiry to public`,
  ],
  [
    'uses allowed to write',
    ['standing/restricted-unreadable/enquiry'],
    `grant update (restricted) on ${schema}.enquiry to zusage_use`,
  ],
  [
    'a copy in the public schema',
    ['store/as-made', 'retention/every-store'],
    `create table public.enquiry_backup as select * from ${schema}.enquiry`,
  ],
  [
    'a view over the customers',
    ['retention/every-store'],
    `create view ${schema}.mailing as select person, email from ${schema}.customer`,
  ],
  [
    'a column of another type',
    ['records/declared/access-log'],
    `alter table ${schema}.access_log alter column at type text`,
  ],
  [
    'a sealed column turned to text',
    ['records/declared/customer'],
    `alter table ${schema}.customer alter column email type text using 'mara@post.example'`,
  ],
  ['a table dropped', ['records/declared/request'], `drop table ${schema}.request`],
  [
    'a sealed value moved to another person',
    ['records/sealed/enquiry', 'records/written/enquiry'],
    `insert into ${schema}.enquiry (person, id, created_at, declaration, source, received_at, name)
      select gen_random_uuid(), gen_random_uuid(), created_at, 1, 'copy', received_at, name from ${schema}.enquiry`,
  ],
  [
    'a consent taken from under a picture',
    ['records/under-declaration/capture', 'standing/events-have-acts', 'retention/no-ground/capture'],
    `alter table standing_event disable trigger user`,
    `delete from standing_event where subject = 'analysis'`,
    `update ${schema}.capture set created_at = created_at - interval '1 day'`,
    `alter table standing_event enable trigger user`,
  ],
  [
    'a withdrawal made undone',
    ['standing/events-have-acts'],
    `alter table standing_event disable trigger user`,
    `delete from standing_event where kind = 'consent/withdrawn'`,
    `alter table standing_event enable trigger user`,
  ],
  [
    'a hold written by hand',
    ['standing/events-have-acts'],
    `insert into standing_event (company, person, n, at, kind, subject, store, range_from, range_to, details)
      values ('skin-analysis', '00000000-0000-0000-0000-000000000000', 9, now(), 'hold/set', 'x', 'access-log',
        'epoch', 'infinity', '{"incident": "y", "approver": "z"}')`,
  ],
  [
    'the act of an erasure deleted',
    ['records/written/improvement-image', 'retention/erased-stays-erased'],
    `alter table ledger_entry disable trigger user`,
    `delete from ledger_entry where kind = 'record/erased'`,
    `alter table ledger_entry enable trigger user`,
  ],
  [
    'an erased picture brought back',
    ['records/erasures', 'retention/no-ground/improvement-image', 'retention/erased-stays-erased'],
    `insert into ${schema}.improvement_image (person, id, created_at, declaration, source, added_at)
      select person, record, at - interval '1 day', 0, 'restore', at from record_erasure where store = 'improvement-image'`,
  ],
  ['a row held by nobody', ['retention/holds'], `update ${schema}.enquiry set held = true`],
  [
    'an invoice dated later, so that the order stays longer',
    ['retention/shop-order/order-tax'],
    `update ${schema}.shop_order set invoiced_on = invoiced_on - 400 where state = 'completed'`,
  ],
  [
    'an enquiry received later than it was',
    ['retention/enquiry/enquiry-longest'],
    `update ${schema}.enquiry set received_at = received_at + interval '20 hours'`,
  ],
  [
    'an enquiry opened again',
    ['retention/enquiry/enquiry-closed'],
    `update ${schema}.enquiry set closed_at = received_at`,
  ],
  [
    'an order that never was cancelled',
    ['retention/shop-order/order-open'],
    `update ${schema}.shop_order set state = 'cancelled', closed_at = ordered_at where state = 'placed'`,
  ],
  [
    'the end of a hold moved',
    ['standing/events-have-acts'],
    `alter table standing_event disable trigger user`,
    `update standing_event set range_to = range_to + interval '1 year' where kind = 'hold/set'`,
    `alter table standing_event enable trigger user`,
  ],
  [
    'a hold for another incident',
    ['standing/events-have-acts'],
    `alter table standing_event disable trigger user`,
    `update standing_event set details = '{"incident": "another", "approver": "somebody"}' where kind = 'hold/set'`,
    `alter table standing_event enable trigger user`,
  ],
  [
    'the end of a statute moved on the row and in what was decided',
    ['standing/events-have-acts', 'retention/restricted-instead/shop-order'],
    `alter table standing_event disable trigger user`,
    `update standing_event set until = until + 3650 where ground like 'statute:%'`,
    `update ${schema}.shop_order set restricted_until = restricted_until + 3650`,
    `alter table standing_event enable trigger user`,
  ],
  ['a run of today that never was', ['retention/runs-daily'], `update retention_run set today = today + 1`],
  [
    'a run of long ago that never was',
    ['retention/runs-daily'],
    `insert into retention_run (company, id, started_at, finished_at, today, plan, report)
       select company, gen_random_uuid(), started_at - interval '9 days', finished_at - interval '9 days', today - 9, plan, report
       from retention_run`,
  ],
  [
    'a run that ended at another moment',
    ['retention/runs-daily'],
    `update retention_run set finished_at = finished_at + interval '1 hour'`,
  ],
  ['a run taken off the list', ['retention/runs-daily'], `delete from retention_run`],
  ['a run that came to something else', ['retention/runs-daily'], `update retention_run set report = '{}'`],
  [
    'a full address in another field of the log',
    ['retention/form/access-log/ip-shortened'],
    `update ${schema}.access_log set request = 'GET /status/203.0.113.77'`,
  ],
  [
    'a full address in the page before',
    ['retention/form/access-log/ip-shortened'],
    `update ${schema}.access_log set referrer = 'https://[2001:db8:85a3:8d3::1]/'`,
  ],
]

test.each(hands.map(([does, turns, ...statements]) => ({ does, turns, statements })))(
  '$does',
  async ({ turns, statements }) => {
    await sql`savepoint hand`.execute(company.world.db)
    try {
      await byHand(company.context, ...statements)
      expect(await broken()).toEqual(turns)
    } finally {
      await sql`rollback to savepoint hand`.execute(company.world.db)
    }
  },
)

/** What careless hands do on disk. */
const files: readonly (readonly [does: string, turns: readonly string[], apply: () => void])[] = [
  [
    'an old line in the middle of the live file',
    ['retention/server-log-files/log-files-7-days'],
    () => lay(join(logs(), 'web/access.log'), LINE + OLD + LINE),
  ],
  [
    'an old file in a folder within',
    ['retention/server-log-files/log-files-7-days'],
    () => {
      mkdirSync(join(logs(), 'web/old'))
      lay(join(logs(), 'web/old/access.log-20261113'), OLD)
    },
  ],
  [
    'an old file behind a link',
    ['retention/server-log-files/log-files-7-days/copies'],
    () => {
      lay(join(company.world.folder, 'elsewhere.log.1'), OLD)
      symlinkSync(join(company.world.folder, 'elsewhere.log.1'), join(logs(), 'backup/access.log.1'))
    },
  ],
  [
    'a packed file that is not packed',
    [
      'retention/server-log-files/log-files-7-days',
      'retention/form/server-log-files/ip-shortened',
      'retention/form/server-log-files/without-query',
      'retention/form/server-log-files/redacted-query',
      'retention/form/server-log-files/fields',
    ],
    () => lay(join(logs(), 'web/access.log.3.gz'), 'x'),
  ],
  [
    'a format with more fields',
    ['retention/form/server-log-files/fields'],
    () => lay(join(logs(), 'web/access.log.1'), `${LINE.trimEnd()} "session=9f3a"\n`),
  ],
  [
    'a full address in the backup',
    ['retention/form/server-log-files/ip-shortened'],
    () => lay(join(logs(), 'backup/access.log.1'), LINE.replace('100.0', '100.7')),
  ],
  [
    'a folder of logs beside the declared ones',
    ['retention/every-store'],
    () => {
      mkdirSync(join(logs(), 'keep/2026'), { recursive: true })
      lay(join(logs(), 'keep/2026/access.log'), LINE)
    },
  ],
  [
    'a copy of a log beside the folder',
    ['retention/every-store'],
    () => lay(join(logs(), 'access.log.bak'), OLD),
  ],
  [
    'a copy of a log in the folder',
    ['retention/server-log-files/log-files-7-days'],
    () => lay(join(logs(), 'web/access.log.bak'), OLD),
  ],
  [
    'a folder of old logs behind a link',
    ['retention/server-log-files/log-files-7-days'],
    () => {
      mkdirSync(join(company.world.folder, 'elsewhere'), { recursive: true })
      lay(join(company.world.folder, 'elsewhere/access.log.9'), OLD)
      symlinkSync(join(company.world.folder, 'elsewhere'), join(logs(), 'web/archive'))
    },
  ],
  [
    'a link to logs beside the folder',
    ['retention/every-store'],
    () => {
      mkdirSync(join(company.world.folder, 'elsewhere'), { recursive: true })
      lay(join(company.world.folder, 'elsewhere/access.log.9'), OLD)
      symlinkSync(join(company.world.folder, 'elsewhere'), join(logs(), 'archive'))
    },
  ],
  [
    'a copy of the company’s whole folder',
    ['retention/every-store'],
    () => mkdirSync(join(logs(), '../../skin-analysis.bak'), { recursive: true }),
  ],
  [
    'a log that passes for work in progress',
    ['retention/every-store'],
    () => lay(join(logs(), 'web/.zusage-access.log'), OLD, '2026-11-20'),
  ],
  [
    'a full address in the user agent',
    ['retention/form/server-log-files/ip-shortened'],
    () => lay(join(logs(), 'web/access.log.1'), LINE.replace('Firefox', 'Mozilla/5.0 (203.0.113.77)')),
  ],
  [
    'a full address as the page before',
    ['retention/form/server-log-files/ip-shortened'],
    () => lay(join(logs(), 'web/access.log.1'), LINE.replace('"-"', '"http://203.0.113.77/"')),
  ],
  [
    'a full address in a query',
    ['retention/form/server-log-files/ip-shortened', 'retention/form/server-log-files/redacted-query'],
    () => lay(join(logs(), 'web/access.log.1'), LINE.replace('GET /', 'GET /?from=203.0.113.77')),
  ],
  [
    'a full address in a line that is none',
    ['retention/form/server-log-files/ip-shortened', 'retention/form/server-log-files/fields'],
    () => lay(join(logs(), 'web/access.log.1'), `${LINE}2026-11-22 203.0.113.77 denied\n`),
  ],
  [
    'the journal lost',
    ['records/erasures', 'retention/erased-stays-erased'],
    () => rmSync(journalFile(company.world.folder, company.company)),
  ],
]

test.each(files)('%s', async (_, turns, apply) => {
  apply()
  try {
    expect(await broken()).toEqual(turns)
  } finally {
    writeLogs()
  }
})
