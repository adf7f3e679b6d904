import { z } from 'zod'
import { isDay, type Day } from '../base/index.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/u, 'lower-case letters, digits, hyphens')
  .max(60)
const column = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/u, 'lower-case letters, digits, underscores')
  .max(60)
const line = z.string().trim().min(1).max(400)
const text = z.string().trim().min(1).max(4000)
const words = z.strictObject({ de: text, en: text })
const day = z
  .string()
  .refine(isDay, 'a day, YYYY-MM-DD')
  .transform((value): Day => value)
const country = z.string().regex(/^[A-Z]{2}$/u, 'ISO 3166 code such as DE')
const host = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/u, 'a host name')
/** ISO 8601: `P7D`, `P8Y`, `PT30M`. */
const duration = z
  .string()
  .regex(
    /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/u,
    'ISO 8601 duration such as P7D',
  )
const balancing = z.strictObject({
  /** When the interests were weighed. */
  on: day,
  /** What the weighing came to, in one or two sentences. */
  result: words,
})

/** Art. 6(1) GDPR. Each basis asks for the one thing that makes it true. */
const basis = z.discriminatedUnion('article', [
  z.strictObject({
    article: z.literal('6(1)(a)'),
    consent: id.describe('the consent question that asks for it'),
  }),
  z.strictObject({
    article: z.literal('6(1)(b)'),
    contract: words.describe('the contract, or the steps before it'),
  }),
  z.strictObject({
    article: z.literal('6(1)(c)'),
    statute: line.describe('the rule that obliges, such as § 147 AO'),
  }),
  z.strictObject({ article: z.literal('6(1)(d)'), danger: words }),
  z.strictObject({ article: z.literal('6(1)(e)'), task: words, statute: line }),
  z.strictObject({ article: z.literal('6(1)(f)'), interest: words, balancing }),
])

/** Art. 9(2) GDPR: what lifts the ban on special categories. */
const special = z.discriminatedUnion('article', [
  z.strictObject({ article: z.literal('9(2)(a)'), consent: id }),
  z.strictObject({ article: z.literal('9(2)(b)'), statute: line }),
  z.strictObject({ article: z.literal('9(2)(c)'), danger: words }),
  z.strictObject({ article: z.literal('9(2)(d)'), body: words }),
  z.strictObject({ article: z.literal('9(2)(e)'), publicBy: words }),
  z.strictObject({ article: z.literal('9(2)(f)'), claims: words }),
  z.strictObject({ article: z.literal('9(2)(g)'), statute: line }),
  z.strictObject({
    article: z.literal('9(2)(h)'),
    profession: words.describe('who is bound to secrecy, Art. 9(3)'),
  }),
  z.strictObject({ article: z.literal('9(2)(i)'), statute: line }),
  z.strictObject({ article: z.literal('9(2)(j)'), statute: line, measures: words }),
])

/**
 * Art. 44 to 49 GDPR: what carries data out of the EEA. Instruments that no longer hold have no way to be written;
 * whether one holds on a day is looked up in `law/transfer-instruments.json` and `law/adequacy-decisions.json`.
 */
const transfer = z.discriminatedUnion('instrument', [
  z.strictObject({
    instrument: z.literal('adequacy'),
    decision: id.describe('id in law/adequacy-decisions.json'),
  }),
  z.strictObject({ instrument: z.literal('dpf'), listed: line.describe('name on the list'), checked: day }),
  z.strictObject({
    instrument: z.literal('scc-2021'),
    module: z.enum(['1', '2', '3', '4']),
    signed: day,
    assessment: day.describe('day of the transfer impact assessment'),
  }),
  z.strictObject({ instrument: z.literal('bcr'), approved: day, authority: line }),
  z.strictObject({ instrument: z.literal('art49-1-a'), consent: id, risks: words }),
  z.strictObject({ instrument: z.literal('art49-1-bc'), contract: words }),
  z.strictObject({ instrument: z.literal('art49-1-e'), claims: words }),
])

/** Where a datum comes from (Art. 13 or 14). */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('person') }),
  z.strictObject({ from: z.literal('observed'), by: words.describe('by what, such as the web server') }),
  z.strictObject({
    from: z.literal('third-party'),
    party: words,
    public: z.boolean(),
    recipient: id.optional().describe('the same party as declared under recipients, which says its role'),
  }),
  z.strictObject({ from: z.literal('derived'), of: z.array(id).min(1), how: words }),
])

const datum = z.strictObject({
  category: id.describe('id in law/categories.json or in `categories` here'),
  source,
  /** Art. 13(2)(e): whether it must be given, and what happens otherwise. */
  provision: z.discriminatedUnion('duty', [
    z.strictObject({ duty: z.literal('voluntary') }),
    z.strictObject({ duty: z.literal('needed'), otherwise: words }),
    z.strictObject({ duty: z.literal('contract'), otherwise: words }),
    z.strictObject({ duty: z.literal('statute'), statute: line, otherwise: words }),
    z.strictObject({ duty: z.literal('none') }),
  ]),
})

/** What must be there before data is handed over. */
const requirement = z.enum(['order', 'consent', 'case', 'approval', 'two-approvals', 'state', 'pick', 'none'])

const disclosure = z.strictObject({
  recipient: id,
  categories: z.array(id).min(1),
  purpose: id,
  basis: z.enum(['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)']),
  requires: requirement,
  /** With `requires: pick` or `order`: the field of the record that must name this recipient. */
  chosenBy: z.strictObject({ store: id, column, value: line }).optional(),
})

/** How long, from when, and what happens then (Art. 13(2)(a), Art. 5(1)(e)). A period without a beginning cannot be written. */
const period = z.strictObject({
  id,
  store: id,
  /** Which rows it is about: all of the store, or those in a state. */
  when: z.strictObject({ column, is: z.array(line).min(1) }).optional(),
  /** What the period starts from. `column` is the store's date of that event. */
  starts: z.strictObject({ event: words, column }),
  length: z.discriminatedUnion('by', [
    /** A period of the company's own. */
    z.strictObject({ by: z.literal('own'), duration, why: words }),
    /** A statutory duty to keep: the id in law/retention-periods.json, length and rounding stand there. */
    z.strictObject({ by: z.literal('statute'), rule: id }),
    /** No length of time but what decides it (Art. 13(2)(a)), such as “as long as we advertise at all”. */
    z.strictObject({ by: z.literal('criterion'), criterion: words }),
  ]),
  /** A row in this state is needed to carry out a contract that is under way, so a wish to erase waits (Art. 17(1)(a)). */
  underWay: z.boolean().default(false),
  /** Before the period ends: plain use, or kept for the duty alone (Art. 18, § 35 BDSG). */
  during: z.enum(['use', 'restricted']),
  /** Who may still read while restricted. */
  readers: z.array(z.strictObject({ role: id, purpose: id })).optional(),
  /** How soon erasure must follow the end; default is the next daily run. */
  within: duration.optional(),
})

const consent = z.strictObject({
  id,
  question: words,
  /** What the person is told before answering: the consequence of refusing. */
  refusal: words,
  activity: id,
  purpose: id,
  special: z.boolean(),
  /** How long an answer stands before it is asked again. */
  lasts: duration.optional(),
  /** How the consent of whoever has parental responsibility is sought, where the audience are minors (Art. 8). */
  guardian: words.optional(),
  version: z.number().int().positive(),
})

const purpose = z.strictObject({ id, title: words, dpv: line.optional() })

const activity = z.strictObject({
  id,
  name: words,
  /** One or two sentences for the notice: what happens. */
  describes: words,
  role: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('controller') }),
    z.strictObject({ as: z.literal('processor'), controllers: z.array(words).min(1) }),
    z.strictObject({
      as: z.literal('joint'),
      with: z.array(id).min(1),
      essence: words.describe('Art. 26(2)'),
    }),
  ]),
  purposes: z.array(purpose).min(1),
  bases: z.array(z.strictObject({ purposes: z.array(id).min(1), basis, special: special.optional() })).min(1),
  subjects: z.array(id).min(1),
  data: z.array(datum).min(1),
  disclosures: z.array(disclosure),
  periods: z.array(period).min(1),
  stores: z.array(id),
  automatedDecision: z.discriminatedUnion('made', [
    z.strictObject({ made: z.literal('no') }),
    z.strictObject({
      made: z.literal('yes'),
      logic: words,
      effects: words,
      ground: z.enum(['contract', 'law', 'consent']),
      review: words,
    }),
  ]),
  /** What the activity needs of consent for its effect elsewhere: who may read its records, and for what. */
  readers: z.array(z.strictObject({ role: id, purposes: z.array(id).min(1) })),
})

const columnType = z.enum(['text', 'integer', 'boolean', 'day', 'instant', 'choice', 'image', 'json'])

const storeColumn = z
  .strictObject({
    column,
    category: id.nullable().describe('null where the column holds no personal data'),
    type: columnType,
    /** Sealed under the person's key. Dates that periods start from and states stay readable to the machine. */
    sealed: z.boolean(),
    /** How the value is kept: an IP address shortened, a referrer without query, an address line without tokens. */
    form: z
      .enum(['plain', 'ip-shortened', 'without-query', 'redacted-query', 'pseudonym', 'years'])
      .default('plain'),
    choices: z.array(line).optional(),
    /** What a choice is called on screens, such as the states of an order; by its own name where it is left out. */
    says: z.record(line, words).optional(),
    label: words,
  })
  .refine(({ choices = [], says = {} }) => Object.keys(says).every((choice) => choices.includes(choice)), {
    path: ['says'],
    message: 'Names a choice that is not among the choices.',
  })

/** A place where data lies: the one map that access, erasure, retention, notice and record read. */
const store = z.strictObject({
  id,
  name: words,
  /** A table of the product's database, log files on disk, or what an outside service holds (then `host` names it). */
  kind: z.enum(['table', 'log-files', 'service']),
  table: column.optional(),
  /** Log files: a folder and the format of their lines; rotated and gzipped ones belong to it. */
  files: z.strictObject({ folder: line, format: z.enum(['combined']), instant: column }).optional(),
  /** Whether rows belong to a person (then `person` is part of the key), or to nobody in particular. */
  of: z.enum(['person', 'nobody']),
  columns: z.array(storeColumn).min(1),
  /** Copies of the same data that must end with it. */
  copies: z.array(z.strictObject({ name: words, folder: line, format: z.enum(['combined']) })).default([]),
  host: id.describe('the recipient that hosts it, or `own`'),
})

const field = z.strictObject({
  name: column,
  label: words,
  hint: words.optional(),
  category: id.nullable(),
  /** The column it is written to, of the form's store unless another is named. */
  column,
  store: id.optional(),
  /** Further places the same value is written to. */
  also: z.array(z.strictObject({ store: id, column })).default([]),
  type: z.enum([
    'text',
    'long-text',
    'email',
    'phone',
    'integer',
    'choice',
    'image',
    'street',
    'postcode',
    'city',
    'country',
  ]),
  required: z.boolean(),
  max: z.number().int().positive().optional(),
  min: z.number().int().optional(),
  choices: z.array(z.strictObject({ value: line, label: words })).optional(),
  autocomplete: line.optional(),
})

const form = z.strictObject({
  id,
  title: words,
  intro: words,
  submit: words,
  done: words,
  activity: id,
  store: id,
  channel: z.enum(['web', 'device']),
  fields: z.array(field).min(1),
  /** The field whose value tells who the person is. A device's person is known by the capture reference alone. */
  person: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('email'), field: column }),
    z.strictObject({ by: z.literal('reference') }),
  ]),
  /** Consents that must be live before anything is taken, and those that are only asked. */
  consents: z.array(z.strictObject({ consent: id, needed: z.boolean() })).default([]),
  /** Groups of fields that form an address to be checked on entry. */
  addresses: z
    .array(z.strictObject({ street: column, postcode: column, city: column, country: column }))
    .default([]),
  /** Values written to the store that the person does not type. */
  fixed: z.array(z.strictObject({ column, value: line })).default([]),
  /** Lets the person take back what was sent without login, by a link in the receipt. */
  takeBack: z.boolean().default(false),
})

const recipient = z.strictObject({
  id,
  name: line,
  kind: words.describe('category of recipient: carrier, payment provider, host'),
  service: id.optional().describe('id in catalogue/'),
  role: z.enum(['processor', 'controller', 'joint', 'person-in-role']),
  seat: country,
  /** Further countries the data reaches through the recipient: its own processors, access from afar. */
  reaches: z.array(country).default([]),
  contract: z
    .strictObject({ signed: day, until: day.optional(), file: line, purposeLimited: z.boolean() })
    .optional()
    .describe('Art. 28(3) for processors; for others the clause that limits use'),
  transfer: transfer.optional(),
  /** Which fields may leave, by category; nothing else does. */
  receives: z.array(id).min(1),
  /** Where disclosures go, and where the other side says what it received. */
  endpoint: z.strictObject({ url: line, receipts: line.optional() }).optional(),
  services: z.array(words).default([]),
  /** What must be set at the other side, and what a look there must show. */
  settings: z.array(z.strictObject({ read: line, expect: line })).default([]),
})

/** What is set in a browser (§ 25 TDDDG). */
const browserItem = z.strictObject({
  name: line,
  kind: z.enum(['cookie', 'local-storage', 'session-storage', 'pixel', 'script']),
  setter: id.describe('`own` or a recipient'),
  purpose: words,
  content: words,
  lifetime: z.union([z.literal('session'), duration]),
  access: z.discriminatedUnion('ground', [
    z.strictObject({
      ground: z.literal('necessary'),
      why: words.describe('§ 25(2) no. 2 TDDDG: why the service asked for needs it'),
    }),
    z.strictObject({ ground: z.literal('consent'), consent: id }),
  ]),
  httpOnly: z.boolean(),
})

const message = z.strictObject({
  id,
  class: z.enum(['service', 'marketing']),
  /** What lets advertising be sent: consent, or § 7(3) UWG for customers. */
  ground: z.enum(['consent', 'existing-customer']).optional(),
  activity: id,
  subject: words,
  body: words,
})

const measure = z.strictObject({
  id,
  title: words,
  /** How it is seen to be in place. */
  shows: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('probe'),
      host,
      expects: z.enum(['tls', 'hsts', 'notice-link', 'no-third-party']),
    }),
    z.strictObject({ by: z.literal('product'), what: z.enum(['sealed-columns', 'role-access', 'ledger']) }),
    z.strictObject({ by: z.literal('attested'), who: line, on: day, until: day }),
  ]),
})

const certificate = z.strictObject({
  id,
  title: words,
  holder: line,
  issuer: line,
  from: day,
  until: day,
  file: line,
})

const claim = z.strictObject({ id, says: words, by: line, source: line, on: day })

const contact = z.strictObject({
  channel: z.enum(['email', 'phone', 'post', 'form', 'fax']),
  value: line,
  privacy: z.boolean().describe('whether requests on data protection may be sent here'),
})

const address = z.strictObject({ street: line, postcode: line, city: line, country })

const officer = z.discriminatedUnion('designated', [
  z.strictObject({
    designated: z.literal(true),
    name: line.optional(),
    email: z.email(),
    phone: line.optional(),
    address: address.optional(),
  }),
  z.strictObject({
    designated: z.literal(false),
    reason: words,
    assessed: day,
    staff: z.number().int().nonnegative(),
    /** Whether special categories are a core activity at large scale (Art. 37(1)(c)). Who is unsure says yes. */
    specialAtScale: z.boolean().default(true),
  }),
])

/** Data made from data: what goes in, how it is changed, where it goes and what becomes of it. */
const derivation = z.strictObject({
  id,
  activity: id,
  from: z.strictObject({ store: id, columns: z.array(column).min(1) }),
  by: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('pseudonymise') }),
    z.strictObject({ way: z.literal('shorten') }),
    z.strictObject({ way: z.literal('aggregate'), minimumGroup: z.number().int().min(2) }),
  ]),
  to: z.discriminatedUnion('place', [
    z.strictObject({ place: z.literal('store'), store: id }),
    z.strictObject({ place: z.literal('recipient'), recipient: id }),
  ]),
  /** When what was made must be gone, from the making. */
  expires: duration.optional(),
})

export const declarationSchema = z.strictObject({
  declaration: z.literal(1).describe('version of this format'),
  company: z.strictObject({
    id,
    name: line,
    address,
    land: z
      .string()
      .regex(/^DE-[A-Z]{2}$/u)
      .optional()
      .describe('Land of the seat, which decides authority and holidays'),
    register: line.optional(),
    contacts: z.array(contact).min(1),
    officer,
    authority: id.describe('id in law/authorities.json'),
    representative: z.strictObject({ name: line, address, email: z.email() }).optional(),
    group: z.array(z.strictObject({ name: line, seat: country, does: words })).default([]),
    sector: z.enum(['private', 'public', 'church']).default('private'),
  }),
  hosts: z.array(host).min(1),
  languages: z.array(z.enum(['de', 'en'])).min(1),
  audiences: z.array(z.strictObject({ id, title: words, minors: z.boolean() })).min(1),
  categories: z
    .array(z.strictObject({ id, title: words, special: z.boolean(), dpv: line.optional() }))
    .default([]),
  roles: z.array(z.strictObject({ id, title: words })).default([]),
  activities: z.array(activity).min(1),
  consents: z.array(consent).default([]),
  stores: z.array(store),
  recipients: z.array(recipient).default([]),
  browser: z.array(browserItem).default([]),
  forms: z.array(form).default([]),
  messages: z.array(message).default([]),
  measures: z.array(measure).default([]),
  certificates: z.array(certificate).default([]),
  claims: z.array(claim).default([]),
  derivations: z.array(derivation).default([]),
  changes: words.describe('how people learn of changes to the notice'),
})

/** What a company writes: defaults may be left out. */
export type DeclarationInput = z.input<typeof declarationSchema>
/** A declaration that can be written down at all. Whether it may be published is a question for `check`. */
export type Declaration = DeepReadonly<z.output<typeof declarationSchema>>

export type Activity = Declaration['activities'][number]
export type LegalBasis = Activity['bases'][number]['basis']
export type SpecialGround = NonNullable<Activity['bases'][number]['special']>
export type Disclosure = Activity['disclosures'][number]
export type Period = Activity['periods'][number]
export type Consent = Declaration['consents'][number]
export type StoreDeclaration = Declaration['stores'][number]
export type StoreColumn = StoreDeclaration['columns'][number]
export type Recipient = Declaration['recipients'][number]
export type Form = Declaration['forms'][number]
export type FormField = Form['fields'][number]
export type BrowserItem = Declaration['browser'][number]
export type Measure = Declaration['measures'][number]
export type Derivation = Declaration['derivations'][number]
export type Message = Declaration['messages'][number]
export type Datum = Activity['data'][number]

export type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly DeepReadonly<E>[]
    : { readonly [K in keyof T]: DeepReadonly<T[K]> }
