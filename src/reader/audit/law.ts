import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Day, parseDay } from '../../base/index.ts'

const day = z.string().transform((text): Day => parseDay(text))
const words = z.object({ de: z.string(), en: z.string() })
const list = z.array(z.string())

/** Countries of controllers whom a row concerns, or does not concern; `seat.ts` looks at them. */
const seated = { only_for: list.optional(), not_for: list.optional() }

const detect = z.object({
  checklist: z.string().optional(),
  patterns: list.optional(),
  /** Patterns that, in the same sentence, take the hit back. */
  unless: list.optional(),
  /** Patterns that, in the same paragraph, take the hit back. */
  unless_paragraph: list.optional(),
  /** Patterns that, anywhere, take all hits back. */
  unless_anywhere: list.optional(),
  /** Patterns of which one must stand somewhere. */
  only_if: list.optional(),
  /** Patterns that, in the same paragraph or one of the four after it, take the hit back. */
  unless_next: list.optional(),
  /** Patterns that, in the same section, take the hit back. */
  unless_section: list.optional(),
  /** Patterns of which one must stand in the same section. */
  section_has: list.optional(),
  /** Patterns that, in the same paragraph, leave no more than good practice: a rule for the rest beside rules that say more. */
  mild: list.optional(),
  /** An item of the checklist that, where it is found, takes all hits back. */
  unless_item: z.string().optional(),
  /**
   * What it finds again is the same fault, said once: in the same words, with the same first word, or in the whole notice.
   * Of the latter two, titles are no more than names: "unless" may stand under them.
   */
  once: z.enum(['words', 'word', 'notice']).optional(),
  /** Evidence that, where it shows, takes all hits back. */
  unless_evidence: z.string().optional(),
})

const rule = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  title: z.string(),
  title_de: z.string(),
  from: day,
  until: day.nullable(),
  citation: z.string(),
  citation_by: z.record(z.string(), z.string()).optional(),
  ...seated,
  method: z.enum(['pattern', 'missing', 'table', 'semantic', 'probe']),
  detect,
  why: words,
  instead: words,
  /** Other sentences for some of what the rule finds. */
  variants: z.record(z.string(), z.object({ why: words, instead: words })).optional(),
  clause: z.string().optional(),
  not_judged: words.optional(),
  verified: z.boolean(),
  accepts: list.optional(),
  catches: list.optional(),
})

const item = z.object({
  id: z.string(),
  citation: z.string(),
  citation_by: z.record(z.string(), z.string()).optional(),
  title: z.string(),
  title_en: z.string(),
  from: day,
  until: day.nullable(),
  present: list.optional(),
  /** Patterns that, in the same sentence, make a hit of `present` no sign of the item. */
  traps: list.optional(),
  /** Patterns that sound like the item: where only they hit, it is shown and not judged. */
  unclear: list.optional(),
  unclear_among_rights: list.optional(),
  reference: list.optional(),
  /** Names of evidence: judged only where one of them holds. */
  when_any: list.optional(),
  /** Where the condition does not show: it does not apply, or nothing can be said. */
  otherwise: z.enum(['not-applicable', 'not-judged']).optional(),
  regimes: list.optional(),
  reason: words.optional(),
})

/** `denials`: what a sentence says that denies the whole of it. */
const evidence = z.object({ patterns: list, traps: list.optional(), denials: list.optional() })

/** A name as it is in both languages, or in each. */
const named = z.union([z.string(), words])

const renamed = z.object({
  id: z.string(),
  kind: z.string(),
  old: named,
  /** Null for what has no successor. */
  new: named.nullable(),
  changed_on: day,
  date_precision: z.string().optional(),
  patterns: list,
  severity: z.enum(['error', 'warn', 'info']),
  verified: z.boolean(),
  /** Laws that use the old expression to this day. */
  current_in: list.optional(),
  /** Which of its rule's sentences says what is wrong, where it is not the name. */
  variant: z.string().optional(),
  /** Why the row is no finding of its own. */
  not_in_audit: z.string().optional(),
})

const instrument = z.object({
  id: z.string(),
  citation: z.string(),
  from: day,
  until: day.nullable(),
  patterns: list.optional(),
  verified: z.boolean(),
})

const importer = z.object({ name: z.string(), country: z.string(), patterns: list })

const event = z.object({
  date: day.nullable(),
  event: z.string(),
  event_de: z.string(),
  citation: z.string(),
  status: z.string(),
  touches: list,
  ...seated,
  /** Why a notice from before needs no other words. */
  keeps_notices: z.string().optional(),
})

const clause = z.object({ id: z.string(), provision: z.string(), text: words })

const authority = z.object({
  id: z.string(),
  country: z.string(),
  land: z.string().nullable().optional(),
  name: z.string(),
  short: z.string().nullable().optional(),
  sector: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  aliases: list.optional(),
})

/** A row of `law/audit-rules.json`. */
export type RuleRow = z.infer<typeof rule>
/** A row of `law/renamed-services.json`. */
export type RenamedRow = z.infer<typeof renamed>

function table<T extends z.ZodType>(name: string, shape: T): z.infer<T> {
  const address = new URL(`../../../law/${name}.json`, import.meta.url)
  const parsed = shape.safeParse(JSON.parse(readFileSync(address, 'utf8')))
  if (parsed.success) return parsed.data
  throw new TypeError(`law/${name}.json: ${z.prettifyError(parsed.error)}`)
}

const of = <T extends z.ZodType>(row: T) => z.object({ checked: day, items: z.array(row) })

const rules = table(
  'audit-rules',
  of(rule).extend({
    evidence: z.record(z.string(), evidence),
    topics: z.record(z.string(), list),
    age_signs: z.array(z.object({ pattern: z.string(), from: day })),
    postal_lands: z.record(z.string(), list),
  }),
)
const checklist = table('art13-14-checklist', of(item))
const names = table('renamed-services', of(renamed).extend({ former_markers: list }))
const instruments = table('transfer-instruments', of(instrument).extend({ importers: z.array(importer) }))
const timeline = table('law-timeline', of(event))
const authorities = table('authorities', of(authority))
const countries = table(
  'adequacy-decisions',
  z.object({ checked: day, eea: z.object({ not_third_countries: list }) }),
)
const clauses = table('clauses', of(clause))

/** The law tables that the audit looks into. */
export const law = {
  rules: rules.items,
  evidence: rules.evidence,
  /** Words that show that a notice speaks of what a change of the law touches. */
  topics: rules.topics,
  /** Names that did not exist before a day: a notice that uses them is not older. */
  ageSigns: rules.age_signs,
  /** First two digits of postal codes that occur in a Land. */
  postalLands: rules.postal_lands,
  checklist: checklist.items,
  renamed: names.items,
  formerMarkers: names.former_markers,
  instruments: instruments.items,
  importers: instruments.importers,
  timeline: timeline.items,
  authorities: authorities.items,
  /** Countries that are no third countries. */
  eea: countries.eea.not_third_countries,
  clauses: new Map(clauses.items.map((row) => [row.id, row])),
  /** The earliest of the days on which the tables were checked: up to then all of them hold. */
  checkedUpTo: [rules, checklist, names, instruments, timeline, authorities, countries, clauses]
    .map((each) => each.checked)
    .reduce((a, b) => (a < b ? a : b)),
} as const

/** The first day on which the GDPR applied. */
export const GDPR_FROM: Day =
  law.timeline.find((row) => row.citation.startsWith('(EU) 2016/679'))?.date ?? parseDay('2018-05-25')

/** Countries of the European Economic Area. */
export const EEA: ReadonlySet<string> = new Set(law.eea)
