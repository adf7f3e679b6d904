import type { Day, Language } from '../base/index.ts'
import { type NoticeClauseId, holdsOn, tableOf } from '../law/index.ts'
import type { Clause } from './document.ts'

/** What goes into the slots of a fixed sentence. */
export type Slots = Readonly<Record<string, string>>

type Row = ReturnType<typeof noticeClause>

/**
 * A fixed sentence of law/notice-clauses.json.
 *
 * @throws RangeError when there is none of that id.
 */
function noticeClause(id: NoticeClauseId) {
  const row = tableOf('notice-clauses').items.find((item) => item.id === id)
  if (row === undefined) throw new RangeError(`No sentence “${id}” in law/notice-clauses.json.`)
  return row
}

/** What a sentence is about, by kind: its activity, forms, stores, recipients. Pledges named in the table are filled with it. */
export type About = Readonly<Partial<Record<AboutKind, readonly string[]>>>
type AboutKind = 'activity' | 'consent' | 'form' | 'measure' | 'period' | 'recipient' | 'store'

/** Makes clauses in a language, on a day. */
export interface Writer {
  readonly language: Language
  readonly on: Day
  /** The fixed sentence with its slots filled; `as` is the clause's own id where the sentence stands more than once. */
  clause(id: NoticeClauseId, slots?: Slots, as?: string): Clause
}

export function writer(language: Language, on: Day, about: About = {}): Writer {
  return {
    language,
    on,
    clause: (id, slots = {}, as = id) => {
      const row = noticeClause(id)
      if (!holdsOn(row, on)) throw new RangeError(`The sentence “${id}” does not hold on ${on}.`)
      return filled(row, slots, as, language, about)
    },
  }
}

function filled(row: Row, slots: Slots, id: string, language: Language, about: About): Clause {
  const text = row[language].replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = slots[name]
    if (value === undefined)
      throw new RangeError(`The sentence “${row.id}” has a slot “${name}” that is not filled.`)
    return value
  })
  return {
    id,
    text: tidy(text),
    facts: slots,
    provisions: row.provisions,
    pledges: row.pledges.flatMap((pledge) => pledgesAbout(pledge, about)),
    checklist: row.checklist,
  }
}

const kinds: readonly AboutKind[] = ['activity', 'consent', 'form', 'measure', 'period', 'recipient', 'store']

/** `recipients/chosen/{recipient}` for each recipient; nothing where the sentence is about none. */
function pledgesAbout(pledge: string, about: About): readonly string[] {
  return kinds.reduce<readonly string[]>(
    (known, kind) =>
      known.flatMap((text) =>
        text.includes(`{${kind}}`) ? (about[kind] ?? []).map((id) => text.replace(`{${kind}}`, id)) : [text],
      ),
    [pledge],
  )
}

/** Declared texts may or may not end with a full stop; the sentence around them should not show it. */
function tidy(text: string): string {
  return text
    .replaceAll(/\.\.(?!\.)/gu, '.')
    .replaceAll(/([.!?])\s+\./gu, '$1')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
}
