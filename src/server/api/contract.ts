/**
 * What the console and the server say to each other. The server checks its input against these schemas and describes
 * them at `/api/openapi.json`; the console imports the types alone.
 */
import { z } from '@hono/zod-openapi'
import { type Day, isDay } from '../../base/index.ts'

export const words = z.object({ de: z.string(), en: z.string() }).openapi('Words')
export const day = z
  .string()
  .refine(isDay, 'a day, YYYY-MM-DD')
  .transform((value): Day => value)
  .openapi({ type: 'string', format: 'date', example: '2026-12-05' })
export const instant = z.string().openapi({ example: '2026-12-05T08:00:00.000Z' })
const whole = z.number().int().nonnegative()

export const verdict = z.enum(['kept', 'broken', 'unproven', 'reported']).openapi('Verdict')
export const role = z.enum(['officer', 'desk', 'developer', 'auditor']).openapi('Role')

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    provision: z.string().optional(),
    faults: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

export const companyCard = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    sample: z.boolean(),
    today: day,
    /** Null until the first proof. */
    verdicts: z.object({ kept: whole, broken: whole, unproven: whole, reported: whole }).nullable(),
  })
  .openapi('CompanyCard')

/** What the sign-in page needs before anybody is known. */
export const start = z
  .object({
    product: z.string(),
    version: z.string(),
    sso: z.string().nullable(),
    passkeys: z.boolean(),
    /** Invented accounts with their passwords: only where nothing but sample companies is served. */
    samples: z.array(z.object({ email: z.string(), name: z.string(), role: words, password: z.string() })),
  })
  .openapi('Start')

export const session = z
  .object({
    staff: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    companies: z.array(companyCard),
  })
  .openapi('Session')

export const counts = z
  .object({ kept: whole, broken: whole, unproven: whole, reported: whole })
  .openapi('Counts')

export const duty = z
  .object({
    kind: z.enum(['pledge', 'request', 'retention', 'declaration', 'ledger', 'contract', 'approval']),
    urgency: z.enum(['now', 'soon', 'calm']),
    says: words,
    /** The day it must be done by, where there is one. */
    by: day.nullable(),
    /** Where in the console it is dealt with, below the company. */
    room: z.string(),
  })
  .openapi('Duty')

export const overview = z
  .object({
    company: z.object({
      id: z.string(),
      name: z.string(),
      sample: z.boolean(),
      officer: z.string().nullable(),
      authority: z.string(),
    }),
    today: day,
    now: instant,
    verdicts: counts,
    proven: instant.nullable(),
    groups: z.array(
      z.object({
        id: z.string(),
        title: words,
        kept: whole,
        broken: whole,
        unproven: whole,
        reported: whole,
      }),
    ),
    duties: z.array(duty),
    requests: z.object({ open: whole, late: whole, next: day.nullable() }),
    retention: z.object({ due: whole, next: day.nullable() }),
    ledger: z.object({ entries: whole, sealed: whole, blocks: whole, last: instant.nullable() }),
    notice: z.object({ version: whole, effective: day }).nullable(),
    history: z.array(z.object({ at: instant, kept: whole, broken: whole, unproven: whole })),
  })
  .openapi('Overview')

export const pledgeRow = z
  .object({
    id: z.string(),
    kind: z.string(),
    group: z.string(),
    says: words,
    provision: words,
    way: z.enum(['file', 'compare', 'probe', 'visit', 'inspect', 'watch', 'rehearse']),
    reach: z.enum(['own-systems', 'stand-in', 'inside']),
    verdict,
    taken: instant.nullable(),
    freshUntil: instant.nullable(),
    examined: whole,
    offences: whole,
  })
  .openapi('PledgeRow')

export const pledges = z
  .object({
    pledges: z.array(pledgeRow),
    groups: z.array(z.object({ id: z.string(), title: words })),
  })
  .openapi('Pledges')

export const clause = z
  .object({
    id: z.string(),
    text: words,
    section: words.nullable(),
    provisions: z.array(words),
    /** The place in the published notice. */
    href: z.object({ de: z.string(), en: z.string() }),
  })
  .openapi('Clause')

/** A place where a pledge was broken, and how. */
const offended = z.object({ place: words, says: words })

export const pledgeDetail = pledgeRow
  .extend({
    saw: words.nullable(),
    vacuous: words.nullable(),
    unable: words.nullable(),
    reported: z.object({ by: z.string(), on: day }).nullable(),
    offended: z.array(offended),
    clauses: z.array(clause),
    freshFor: z.string(),
    history: z.array(
      z.object({
        at: instant,
        verdict,
        examined: whole,
        offences: whole,
        saw: words,
        /** The first of the offences. */
        offended: z.array(offended),
      }),
    ),
  })
  .openapi('PledgeDetail')

export const proven = z
  .object({ verdicts: counts, at: instant, milliseconds: z.number().nonnegative() })
  .openapi('Proven')

export const requestRow = z
  .object({
    id: z.string(),
    rights: z.array(z.string()),
    title: words,
    state: z.string(),
    stateTitle: words,
    open: z.boolean(),
    received: day,
    target: day.nullable(),
    /** The end by the calendar, before Sundays and holidays are looked at. */
    nominal: day.nullable(),
    legalEnd: day.nullable(),
    answered: day.nullable(),
    daysLeft: z.number().int().nullable(),
    light: z.enum(['green', 'amber', 'red', 'done']),
    lightSays: words,
  })
  .openapi('RequestRow')

export const requests = z.object({ today: day, requests: z.array(requestRow) }).openapi('Requests')

/** What staff can do to a request now; the fields it needs are asked for in a form. */
export const requestAction = z
  .object({
    id: z.string(),
    title: words,
    explains: words,
    tone: z.enum(['main', 'plain', 'danger']),
    fields: z.array(
      z.object({
        name: z.string(),
        title: words,
        type: z.enum(['text', 'long-text', 'choice', 'day']),
        required: z.boolean(),
        choices: z.array(z.object({ value: z.string(), title: words })),
      }),
    ),
  })
  .openapi('RequestAction')

export const requestDetail = requestRow
  .extend({
    facts: z.array(z.object({ title: words, value: words })),
    clock: z.array(
      z.object({ id: z.string(), title: words, day, says: words, state: z.enum(['past', 'today', 'ahead']) }),
    ),
    events: z.array(z.object({ at: instant, says: words, by: words })),
    found: z.array(z.object({ store: words, records: whole, note: words.nullable() })),
    actions: z.array(requestAction),
    package: z.string().nullable(),
  })
  .openapi('RequestDetail')

export const retentionRule = z
  .object({
    id: z.string(),
    activity: words,
    /** The states it is about, in the words of the declaration; null for all. */
    states: words.nullable(),
    starts: words,
    /** How long and from when, in one phrase. */
    says: words,
    length: words,
    during: z.enum(['use', 'restricted']),
    reason: words,
    /** The next day on which something under this rule goes. */
    next: day.nullable(),
  })
  .openapi('RetentionRule')

export const retentionStore = z
  .object({
    id: z.string(),
    title: words,
    kind: z.enum(['persons', 'log', 'files']),
    rows: whole,
    due: whole,
    toRestrict: whole,
    restricted: whole,
    /** Over, and kept by a hold or by the person's own restriction. */
    held: whole,
    /** In a state no rule names, or unreadable. */
    unclear: whole,
    rules: z.array(retentionRule),
    /** Records that are kept although restricted or held, the first of them. */
    kept: z.array(
      z.object({
        record: z.string(),
        because: words,
        until: day.nullable(),
        fate: z.enum(['held', 'restricted']),
      }),
    ),
    files: z.array(z.object({ file: z.string(), lines: whole, due: whole, held: whole })),
  })
  .openapi('RetentionStore')

export const retention = z
  .object({
    today: day,
    /** Only the plan with this hash can be carried out. */
    hash: z.string(),
    due: whole,
    toRestrict: whole,
    stores: z.array(retentionStore),
    runs: z.array(z.object({ at: instant, erased: whole, restricted: whole, held: whole, lines: whole })),
  })
  .openapi('Retention')

export const retentionRun = z
  .object({ erased: whole, restricted: whole, held: whole, says: words })
  .openapi('RetentionRun')

export const ledgerEntry = z
  .object({
    id: z.string(),
    at: instant,
    kind: z.string(),
    title: words,
    actor: words,
    activity: words.nullable(),
    store: words.nullable(),
    recipient: z.string().nullable(),
    /** Whether it concerns a person. Who that is, the ledger does not say. */
    person: z.boolean(),
    readable: z.boolean(),
    simulated: z.boolean(),
    block: whole.nullable(),
    content: z.string().nullable(),
  })
  .openapi('LedgerEntry')

export const ledger = z
  .object({
    entries: z.array(ledgerEntry),
    next: z.string().nullable(),
    total: whole,
    /** How many entries of rehearsals fit besides; they are among the others where they were asked for. */
    rehearsals: whole,
    kinds: z.array(z.object({ kind: z.string(), title: words })),
  })
  .openapi('Ledger')

export const blocks = z
  .object({
    blocks: z.array(
      z.object({ height: whole, entries: whole, sealed: instant, root: z.string(), key: z.string() }),
    ),
  })
  .openapi('Blocks')

export const ledgerCheck = z
  .object({
    sound: z.boolean(),
    entries: whole,
    blocks: whole,
    milliseconds: z.number().nonnegative(),
    faults: z.array(z.object({ place: words, says: words })),
  })
  .openapi('LedgerCheck')

export const noticeVersions = z
  .object({
    versions: z.array(
      z.object({ version: whole, effective: day, published: instant, hash: z.string(), clauses: whole }),
    ),
    pages: z.object({ de: z.string(), en: z.string() }),
  })
  .openapi('NoticeVersions')

export const noticeDifference = z
  .object({
    from: whole.nullable(),
    to: whole,
    changes: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed', 'same']),
        clause: z.string(),
        before: words.nullable(),
        after: words.nullable(),
      }),
    ),
  })
  .openapi('NoticeDifference')

export const outbox = z
  .object({
    letters: z.array(
      z.object({
        id: z.string(),
        at: instant,
        to: z.string(),
        subject: z.string(),
        body: z.string(),
        class: z.string(),
        state: z.string(),
      }),
    ),
  })
  .openapi('Outbox')

export const clock = z
  .object({ today: day, now: instant, moved: z.number().int(), sample: z.boolean() })
  .openapi('Clock')
export const clockMove = z
  .union([z.strictObject({ days: z.number().int().min(1).max(4000) }), z.strictObject({ day })])
  .openapi('ClockMove')
export const clockMoved = clock
  .extend({
    erased: whole,
    restricted: whole,
    verdicts: counts.nullable(),
    says: words,
  })
  .openapi('ClockMoved')

const severity = z.enum(['error', 'warning', 'hint'])

const declarationFinding = z.object({
  code: z.string(),
  severity,
  says: words,
  provision: words.nullable(),
  line: whole.nullable(),
  path: z.string().nullable(),
})

export const declarationCheck = z
  .object({
    publishable: z.boolean(),
    findings: z.array(declarationFinding),
    /** The notice it would make, as plain text; null while it cannot be published. */
    notice: words.nullable(),
  })
  .openapi('DeclarationCheck')

export const declarationView = z
  .object({
    version: whole,
    hash: z.string(),
    declared: instant,
    yaml: z.string(),
    findings: z.array(declarationFinding),
    outline: z.object({ activities: whole, stores: whole, recipients: whole, consents: whole, forms: whole }),
  })
  .openapi('DeclarationView')

/** One thing a notice says, or leaves out although it could be said. */
const readerFact = z.object({
  path: z.string(),
  group: words,
  title: words,
  /** What was understood; null where the notice is silent or the fact was struck. */
  value: words.nullable(),
  /** The same as it is written for a correction. */
  edit: z.object({
    form: z.enum([
      'text',
      'country',
      'role',
      'base',
      'period',
      'day',
      'right',
      'instrument',
      'stated',
      'fixed',
    ]),
    raw: words,
    choices: z.array(z.object({ value: z.string(), title: words })),
    /** What striking it takes away. */
    strikes: z.string(),
    /** With it an entry comes in that is not in the reading. */
    adds: z.boolean(),
  }),
  quote: z.string().nullable(),
  /** Every line or page that speaks of it, in order. */
  places: z.array(whole),
  corrected: z.enum(['changed', 'struck', 'added']).nullable(),
  /** What the text said before it was corrected. */
  was: words.nullable(),
})

export const readerReport = z
  .object({
    checkedUpTo: day.nullable(),
    asOf: day,
    language: z.string(),
    /** The notices that the file holds: whose each is, and where it begins. */
    notices: z.array(z.object({ whose: z.string().nullable(), place: whole })),
    /** Which of them this report is about, the first being 1. */
    part: whole,
    /** In what places are given: pages of what is printed, else lines. */
    unit: z.enum(['line', 'page']),
    facts: z.array(readerFact),
    /** How many things the notice states; the report counts the same. */
    stated: whole,
    findings: z.array(
      z.object({
        code: z.string(),
        severity,
        provision: words,
        says: words,
        instead: words.nullable(),
        place: whole.nullable(),
        /** Lines or pages further down in the same section where the same holds. */
        again: z.array(z.object({ place: whole, quote: z.string().nullable() })),
        quote: z.string(),
      }),
    ),
    checklist: z.array(
      z.object({
        provision: words,
        title: words,
        status: z.enum(['found', 'missing', 'by-reference', 'not-applicable', 'not-judged']),
        found: words,
        quote: z.string().nullable(),
      }),
    ),
    /** The whole report as one page that loads nothing. */
    page: words,
    draft: z.string().nullable(),
  })
  .openapi('ReaderReport')

export type Words = z.infer<typeof words>
export type Verdict = z.infer<typeof verdict>
export type Role = z.infer<typeof role>
export type ProblemDocument = z.infer<typeof problem>
export type CompanyCard = z.infer<typeof companyCard>
export type Start = z.infer<typeof start>
export type Session = z.infer<typeof session>
export type Overview = z.infer<typeof overview>
export type Duty = z.infer<typeof duty>
export type Counts = z.infer<typeof counts>
export type PledgeRow = z.infer<typeof pledgeRow>
export type Pledges = z.infer<typeof pledges>
export type PledgeDetail = z.infer<typeof pledgeDetail>
export type Clause = z.infer<typeof clause>
export type Proven = z.infer<typeof proven>
export type RequestRow = z.infer<typeof requestRow>
export type Requests = z.infer<typeof requests>
export type RequestAction = z.infer<typeof requestAction>
export type RequestDetail = z.infer<typeof requestDetail>
export type RetentionStore = z.infer<typeof retentionStore>
export type RetentionRule = z.infer<typeof retentionRule>
export type Retention = z.infer<typeof retention>
export type RetentionRun = z.infer<typeof retentionRun>
export type LedgerEntry = z.infer<typeof ledgerEntry>
export type Ledger = z.infer<typeof ledger>
export type Blocks = z.infer<typeof blocks>
export type LedgerCheck = z.infer<typeof ledgerCheck>
export type NoticeVersions = z.infer<typeof noticeVersions>
export type NoticeDifference = z.infer<typeof noticeDifference>
export type DeclarationFinding = z.infer<typeof declarationFinding>
export type DeclarationCheck = z.infer<typeof declarationCheck>
export type Outbox = z.infer<typeof outbox>
export type ClockState = z.infer<typeof clock>
export type ClockMoved = z.infer<typeof clockMoved>
export type DeclarationView = z.infer<typeof declarationView>
export type ReaderFact = z.infer<typeof readerFact>
export type ReaderReport = z.infer<typeof readerReport>
