import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isDay, type Day } from '../base/index.ts'

/** What every row says about where it comes from. */
const sourced = {
  verified: z.boolean(),
  /** `primary`: the text of the law was read. `secondary`: someone else's account of it. `memory`: to be checked. */
  evidence: z.enum(['primary', 'secondary', 'memory']),
  source: z.string().min(1),
}
/** Countries of controllers whom a row concerns, or does not concern: a law of one country is not everybody's. ISO 3166. */
const seated = { only_for: z.array(z.string()).optional(), not_for: z.array(z.string()).optional() }
// The brand exists in the types only, so that the tables' JSON Schema can still be written down.
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u) as unknown as z.ZodType<Day, string>
/** A name that is the same in both languages, or one in each. */
const named = z.union([z.string(), z.object({ de: z.string(), en: z.string() })])
const from = day.nullable()
const until = day.nullable()
const held = { from: from.optional(), until: until.optional() }

const table = { title: z.string(), checked: day, conventions: z.string() }

const length = z.object({
  value: z.number().int().nonnegative(),
  unit: z.enum(['hour', 'day', 'week', 'month', 'year']),
})
export type Length = z.output<typeof length>

const deadlines = z.looseObject({
  ...table,
  algorithm: z.looseObject({
    steps: z.array(z.string()),
    /** How long before the nominal end an answer should be ready. A custom of this product, not of the law. */
    safety_margin: length,
  }),
  items: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      citation: z.string(),
      start: z.string(),
      /** null: the law names no number (“without undue delay”). */
      length: length.nullable(),
      shift_to_working_day: z.boolean(),
      from,
      until,
      extension: z.looseObject({ ...length.shape, counted_from: z.string(), needs: z.string() }).optional(),
      note: z.string().optional(),
      ...sourced,
    }),
  ),
  test_vectors: z.looseObject({
    months: z.array(
      z.object({
        land: z.string(),
        received: day,
        nominal_end: day,
        legal_end: day,
        extended_nominal_end: day,
        extended_legal_end: day,
        why: z.string(),
      }),
    ),
    hours: z.array(z.object({ aware: z.string(), due: z.string(), why: z.string() })),
    retention: z.array(
      z.object({
        rule: z.string(),
        event: z.string(),
        last_day: day,
        free_on: day,
        note: z.string().optional(),
      }),
    ),
  }),
})

const holidays = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      rule: z.enum(['fixed', 'easter', 'weekday-rule']),
      /** `MM-DD`, days from Easter Sunday, or `Wednesday before MM-DD`. */
      value: z.union([z.string(), z.number().int()]),
      laender: z.array(z.string().regex(/^DE-[A-Z]{2}$/u)),
      /** Only in these years. */
      years: z.array(z.number().int()).optional(),
      /** By Land, the first year in which it was a holiday there; a Land not named has always had it. */
      since: z.record(z.string(), z.number().int()).optional(),
      note: z.string().optional(),
      ...sourced,
    }),
  ),
})

const retention = z.looseObject({
  ...table,
  kinds: z.record(z.string(), z.string()),
  items: z.array(
    z.looseObject({
      id: z.string(),
      label_de: z.string(),
      label_en: z.string(),
      kind: z.enum(['min_duty', 'max', 'limitation', 'practice', 'guidance']),
      citation: z.string(),
      citation_en: z.string().optional(),
      period: length.nullable(),
      /** Categories of data the rule is about, where a longer period of one's own would break it. */
      categories: z.array(z.string()).optional(),
      start: z.object({ event: z.string(), round: z.enum(['end_of_calendar_year']).nullable() }),
      /** Kept until the person reaches this age. */
      until_age: z.number().int().positive().optional(),
      max: length.optional(),
      from,
      until,
      note: z.string().optional(),
      ...sourced,
    }),
  ),
})

const adequacy = z.looseObject({
  ...table,
  eea: z.looseObject({
    not_third_countries: z.array(z.string().length(2)),
    /** States that were members and are none from a day on. */
    left: z.array(z.object({ iso: z.string().length(2), on: day, note: z.string() })),
    ...sourced,
  }),
  items: z.array(
    z.looseObject({
      id: z.string(),
      iso: z.string(),
      name_de: z.string(),
      name_en: z.string().optional(),
      act: z.string(),
      adopted: day,
      from: day,
      until,
      scope: z.string(),
      ended_by: z.string().optional(),
      notes: z.string().optional(),
      ...sourced,
    }),
  ),
})

const instruments = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.enum([
        'adequacy-partial',
        'foreign-law',
        'scc',
        'processor-contract',
        'bcr',
        'code-or-certificate',
        'derogation',
      ]),
      citation: z.string(),
      from: day,
      until,
      ended_by: z.string().optional(),
      successor: z.string().optional(),
      last_new_contract: day.optional(),
      repealed_on: day.optional(),
      requires: z.array(z.string()).optional(),
      patterns: z.array(z.string()).optional(),
      for_notices: z.string().optional(),
      ...sourced,
    }),
  ),
})

const rights = z.looseObject({
  access: z.boolean(),
  rectification: z.boolean(),
  erasure: z.union([z.boolean(), z.string()]),
  restriction: z.boolean(),
  portability: z.union([z.boolean(), z.string()]),
  objection: z.union([z.boolean(), z.string()]),
  withdrawal: z.union([z.boolean(), z.string()]),
})
const basis = z.looseObject({
  id: z.string(),
  citation: z.string(),
  label_de: z.string(),
  from: day,
  until,
  ...sourced,
})
const combined = basis.extend({ combine_with: z.array(z.string()) })
const bases = z.looseObject({
  ...table,
  items: z.array(
    basis.extend({ preconditions: z.array(z.string()), notice_must_add: z.array(z.string()), rights }),
  ),
  special_categories: z.array(combined),
  device_access: z.array(combined),
})

const triggers = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      topic: z.string(),
      citation: z.string(),
      condition: z.string(),
      consequence: z.string(),
      /** Head count from which it applies, where the condition is a head count. */
      heads: z.number().int().positive().optional(),
      /** Age below which it applies, where the condition is an age. */
      age: z.number().int().positive().optional(),
      from,
      until,
      note: z.string().optional(),
      ...sourced,
    }),
  ),
})

const timeline = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      date: day.nullable(),
      event: z.string(),
      event_de: z.string(),
      citation: z.string(),
      status: z.enum(['in_force', 'adopted_future', 'pending', 'withdrawn']),
      touches: z.array(z.string()),
      ...seated,
      /** Why a notice from before needs no other words. */
      keeps_notices: z.string().optional(),
      ...sourced,
    }),
  ),
})

const cases = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      court: z.string(),
      number: z.string(),
      date: day,
      name: z.string(),
      holding: z.string(),
      use: z.string(),
      ...sourced,
    }),
  ),
})

const authorities = z.looseObject({
  ...table,
  rules: z.record(z.string(), z.string()),
  items: z.array(
    z.looseObject({
      id: z.string(),
      country: z.string().length(2),
      land: z.string().nullable(),
      short: z.string().nullable(),
      name: z.string(),
      name_en: z.string().optional(),
      city: z.string(),
      sector: z.enum([
        'both',
        'private',
        'public',
        'federal',
        'church',
        'broadcast',
        'national',
        'third_country',
        'eu',
      ]),
      jurisdiction: z.string(),
      address: z.array(z.string()),
      web: z.string().nullable(),
      email: z.string().nullable(),
      complaint_form: z.string().optional(),
      aliases: z.array(z.string()),
      ...sourced,
    }),
  ),
})

const renamed = z.looseObject({
  ...table,
  kinds: z.record(z.string(), z.string()),
  former_markers: z.array(z.string()),
  items: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.enum(['law', 'framework', 'authority', 'company', 'product', 'link', 'term']),
      old: named,
      /** Null for what has no successor. */
      new: named.nullable(),
      changed_on: day,
      date_precision: z.enum(['day', 'month', 'year']),
      patterns: z.array(z.string()).min(1),
      severity: z.enum(['error', 'warn', 'info']),
      /** Laws that use the old expression to this day. */
      current_in: z.array(z.enum(['GDPR', 'KDG', 'DSG-EKD', 'Swiss'])).optional(),
      /** Which of its rule's sentences says what is wrong, where it is not the name. */
      variant: z.string().optional(),
      /** Why the row is no finding of its own. */
      not_in_audit: z.string().optional(),
      note: z.string().optional(),
      ...sourced,
    }),
  ),
})

const checklist = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      citation: z.string(),
      applies: z.array(z.enum(['13', '14'])),
      title: z.string(),
      requires: z.string(),
      when: z.string(),
      phrases_de: z.array(z.string()),
      red_flags_de: z.array(z.string()),
      severity: z.enum(['error', 'warn', 'info']),
      from,
      until,
      declaration_field: z.string(),
      ...sourced,
    }),
  ),
})

const auditRules = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      severity: z.enum(['error', 'warn', 'info']),
      ...held,
      ...seated,
      ...sourced,
    }),
  ),
})

const categories = z.strictObject({
  ...table,
  note: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/u),
      title_de: z.string(),
      title_en: z.string(),
      /** In the middle of a German sentence, where the title begins with no noun. */
      inline_de: z.string().optional(),
      /** What it is in the Data Privacy Vocabulary 2; null where that has no word for it. */
      dpv: z.url().nullable(),
      /** Why it is a special category of Art. 9(1) GDPR; null where it is none. */
      special: z
        .enum(['health', 'biometric', 'genetic', 'ethnic', 'politics', 'belief', 'union', 'sex-life'])
        .nullable(),
      kind: z.enum([
        'identifier',
        'contact',
        'characteristic',
        'content',
        'transaction',
        'payment',
        'preference',
        'health',
        'biometric',
        'technical',
        'behaviour',
        'credit',
        'work',
        'record',
      ]),
      /** Reached through the person's terminal equipment (§ 25 TDDDG). */
      device: z.boolean().optional(),
    }),
  ),
})

const noticeClauses = z.strictObject({
  ...table,
  note: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      /** Provisions the sentence fulfils. */
      provisions: z.array(z.string()),
      /** Rows of art13-14-checklist.json it answers. */
      checklist: z.array(z.string()),
      /** Pledges the sentence makes, by prefix of their ids. */
      pledges: z.array(z.string()),
      ...held,
      de: z.string(),
      en: z.string(),
    }),
  ),
})

const dpvTerms = z.looseObject({
  ...table,
  source: z.string().min(1),
  items: z.array(
    z.looseObject({
      /** Prefix and local name: `dpv:Process`. */
      id: z.string(),
      iri: z.url(),
      verified: z.boolean(),
      evidence: z.enum(['primary', 'secondary', 'memory']),
    }),
  ),
})

const clauses = z.looseObject({
  title: z.string(),
  checked: day,
  items: z.array(
    z.looseObject({
      id: z.string(),
      provision: z.string(),
      text: z.object({ de: z.string(), en: z.string() }),
    }),
  ),
})

const claims = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      patterns: z.array(z.string()).min(1),
      /** What must be declared for the sentence to be true. */
      needs: z.enum(['no-third-party', 'ip-shortened', 'no-identifier-cookie', 'no-recipients', 'never']),
      citation: z.string(),
      instead_de: z.string(),
      instead_en: z.string(),
      ...sourced,
    }),
  ),
})

const vague = z.looseObject({
  ...table,
  items: z.array(
    z.looseObject({
      id: z.string(),
      /** What the words are used for: who something comes from, how long it is kept, why a cookie is set. */
      about: z.enum(['source', 'period', 'cookie']),
      patterns: z.array(z.string()).min(1),
      citation: z.string(),
      ...sourced,
    }),
  ),
})

/** Every table, with the shape its rows must have. `law/<table>.schema.json` is written from here. */
export const tableSchemas = {
  'adequacy-decisions': adequacy,
  'art13-14-checklist': checklist,
  'audit-rules': auditRules,
  authorities,
  cases,
  categories,
  claims,
  clauses,
  'dpv-terms': dpvTerms,
  deadlines,
  'holidays-de': holidays,
  'law-timeline': timeline,
  'legal-bases': bases,
  'notice-clauses': noticeClauses,
  'renamed-services': renamed,
  'retention-periods': retention,
  'transfer-instruments': instruments,
  triggers,
  'vague-words': vague,
} as const

export type TableName = keyof typeof tableSchemas
export type Table<N extends TableName> = z.output<(typeof tableSchemas)[N]>

/** The names of all tables. */
export function tableNames(): readonly TableName[] {
  return Object.keys(tableSchemas).filter((name): name is TableName => name in tableSchemas)
}

const loaded = new Map<TableName, unknown>()

/** The file a table stands in. */
export function tableFile(name: string): URL {
  return new URL(`../../law/${name}.json`, import.meta.url)
}

/**
 * A table of the law, read and checked once per process.
 *
 * @throws Error naming the file, the row and what is wrong with it.
 */
export function tableOf<N extends TableName>(name: N): Table<N> {
  const known = loaded.get(name)
  if (known !== undefined) return known as Table<N>
  const parsed = tableSchemas[name].safeParse(JSON.parse(readFileSync(tableFile(name), 'utf8')))
  if (!parsed.success) {
    const first = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`law/${name}.json is not as expected: ${first.join('; ')}. Correct the file.`)
  }
  for (const fact of datesOf(parsed.data)) {
    if (!isDay(fact)) throw new Error(`law/${name}.json: “${fact}” is not a day.`)
  }
  loaded.set(name, parsed.data)
  return parsed.data as Table<N>
}

function datesOf(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(datesOf)
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(datesOf)
  return []
}
