import type { Day, Language } from '../base/index.ts'
import { type Declaration, hashDeclaration } from '../declaration/index.ts'
import { composing } from './composing.ts'
import type { NoticeDocument } from './document.ts'
import { activities } from './sections/activities.ts'
import { changes, decisions, objection, rights, security, terms } from './sections/closing.ts'
import { controller, overview } from './sections/opening.ts'
import { browser, recipients, retention, transfers } from './sections/where.ts'

/** What a notice is composed for. */
export interface NoticeAsk {
  readonly language: Language
  /** First day of effect; the law and the sentences of that day are used. */
  readonly on: Day
  readonly version: number
}

/**
 * The notice that follows from a declaration (Art. 13, 14, 21(4), 26(2) GDPR; § 25 TDDDG): every sentence a clause with
 * the provisions it fulfils and the pledges it makes. Pure: the same declaration gives the same notice.
 *
 * @throws RangeError when the declaration has an error that `check` would have found, such as a transfer that nothing
 *   carries.
 */
export function composeNotice(declaration: Declaration, ask: NoticeAsk): NoticeDocument {
  const c = composing(declaration, ask.language, ask.on, ask.version)
  const parts = [
    overview,
    controller,
    objection,
    activities,
    recipients,
    transfers,
    retention,
    browser,
    security,
    decisions,
    rights,
    changes,
    terms,
  ]
  return {
    company: declaration.company.id,
    name: declaration.company.name,
    language: ask.language,
    languages: declaration.languages,
    title: c.words.title,
    version: ask.version,
    on: ask.on,
    declaration: hashDeclaration(declaration),
    sections: parts.map((part) => part(c)),
  }
}
