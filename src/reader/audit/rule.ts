import type { Day, Words } from '../../base/index.ts'
import type { Facts } from '../facts/index.ts'
import type { Notice } from '../notice.ts'
import type { ItemStatus, Regime, Severity } from './finding.ts'
import type { Hit, View } from './view.ts'

/** What a rule found, before words and provision are added. */
export interface Catch {
  readonly hit: Hit
  /** True where the hit only marks where something is missing. */
  readonly absence?: boolean
  readonly severity?: Severity
  /** The first day on which it was wrong, where that is later than the rule's own. */
  readonly since?: Day
  /** What fills the slots of the rule's sentences. */
  readonly slots?: Slots
  /** Which of the rule's other sentences say it, by their name in the table. */
  readonly variant?: string
  /** False where the fact it rests on is unverified: never an error then. */
  readonly verified?: boolean
}

/** What became of a checklist item, with the hits that show it. */
export interface ItemResult {
  readonly status: ItemStatus
  readonly hits: readonly Hit[]
  /** Of what is missing: less than the rule's own where it is there in part. */
  readonly severity?: Severity
  /** Why it does not apply or cannot be judged, where its row would say something else. */
  readonly reason?: Words
}

/** What rules look at besides the notice and its facts. Everything is worked out once, when first asked for. */
export interface Context {
  readonly view: View
  readonly asOf: Day
  readonly regime: Regime
  /** The notice's own day, where it states one. */
  readonly noticeDay: Day | null
  /** Hits of a condition in `evidence` of `law/audit-rules.json`. */
  evidence(name: string): readonly Hit[]
  holds(name: string): boolean
  /** What became of an item of the checklist. */
  item(id: string): ItemResult
  /** Text of the section around a hit; the paragraphs near it where the notice has no sections. */
  section(hit: Hit): string
  /** The best place to say that something is missing from the list of rights. */
  rightsPlace(): Hit
  /** The whole document. */
  whole(): Hit
}

/** A rule that thinks. One that is only patterns is a row of `law/audit-rules.json`. */
export interface Rule {
  /** Row of `law/audit-rules.json` that says severity, provision and words. */
  readonly code: string
  /** The provision, for whoever reads the file. */
  readonly law: string
  /** Notices in which it finds nothing. */
  readonly accepts: readonly string[]
  /** Notices in which it finds something. */
  readonly catches: readonly string[]
  check(notice: Notice, facts: Facts, context: Context): readonly Catch[]
}

/** Says that a value is a rule; rules are gathered in `rules/index.ts`. */
export function defineRule(rule: Rule): Rule {
  return rule
}

/** What fills `{slots}`: a name alike in both languages, or words. */
export type Slots = Readonly<Record<string, string | Words>>

/** Fills `{slots}`. A name that ends in a full stop, such as one in “Ltd.”, ends a sentence without a second. */
export function filled(words: Words, slots: Slots): Words {
  const fill = (text: string, language: keyof Words): string =>
    text.replaceAll(/\{([a-z]+)\}(\.?)/gu, (whole, name: string, stop: string) => {
      const slot = slots[name]
      const value = typeof slot === 'string' ? slot : slot?.[language]
      if (value === undefined) return whole
      return value.endsWith('.') ? value : value + stop
    })
  return { de: fill(words.de, 'de'), en: fill(words.en, 'en') }
}
