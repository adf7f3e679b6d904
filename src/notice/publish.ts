import { z } from 'zod'
import {
  type CompanyId,
  type Day,
  type Instant,
  type Language,
  canonical,
  hashOf,
  isDay,
  sha256,
} from '../base/index.ts'
import type { DeclarationVersion } from '../declaration/index.ts'
import type { Acting } from '../ledger/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { composeNotice } from './compose.ts'
import type { NoticeDocument, Section } from './document.ts'
import { renderHtml } from './html.ts'
import { renderMarkdown, renderText } from './plain.ts'
import {
  type Format,
  type NoticeRow,
  type RenderingRow,
  addNotice,
  newestNotice,
  noticeNumbered,
  noticeOn,
  noticesOf,
  renderingOf,
} from './store.ts'

/** A published notice. It never changes. */
export interface NoticeVersion {
  readonly company: CompanyId
  readonly version: number
  /** Hash of what it says in all languages, version number and day left out. */
  readonly hash: string
  readonly declarationVersion: number
  readonly effectiveFrom: Day
  readonly publishedAt: Instant
  readonly publishedBy: string | null
  readonly documents: Readonly<Partial<Record<Language, NoticeDocument>>>
}

/** A page as it was published. */
export interface Rendering {
  readonly version: number
  readonly language: Language
  readonly format: Format
  /** SHA-256 of the body in UTF-8, hexadecimal. */
  readonly hash: string
  readonly body: string
}

/**
 * Publishes the notice that follows from a declaration, in all its languages and formats. The same content again is the
 * version it already is. Rows and ledger entry `notice/published` commit together.
 *
 * @param options `from`: first day of effect, the declaration's unless given; `by`: staff account
 */
export async function publishNotice(
  acting: Acting,
  declared: DeclarationVersion,
  options: { readonly from?: Day; readonly by?: string } = {},
): Promise<NoticeVersion> {
  const { company } = acting
  const on = options.from ?? (declared.effectiveFrom > acting.today ? declared.effectiveFrom : acting.today)
  const newest = await newestNotice(acting.tx, company)
  const version = (newest?.version ?? 0) + 1
  const composed = declared.declaration.languages.map((language) =>
    composeNotice(declared.declaration, { language, on, version }),
  )
  const hash = contentHash(composed)
  if (newest !== undefined && newest.hash === hash) return fromRow(newest)
  const by = options.by ?? null
  const documents: Partial<Record<Language, NoticeDocument>> = {}
  for (const notice of composed) documents[notice.language] = notice
  const row: NoticeRow = {
    company,
    version,
    hash,
    declaration_version: declared.version,
    documents: canonical(documents),
    effective_from: on,
    published_at: acting.now,
    published_by: by,
  }
  const renderings = (await Promise.all(composed.map((notice) => renderingsOf(company, notice)))).flat()
  await addNotice(acting.tx, row, renderings)
  await acting.record({
    kind: 'notice/published',
    actor:
      by === null ? { kind: 'system', part: 'notice' } : { kind: 'staff', account: by, role: 'publisher' },
    content: {
      version,
      hash,
      documents: hashOf(documents),
      declaration: declared.version,
      effectiveFrom: on,
      pages: renderings.map((page) => ({ language: page.language, format: page.format, hash: page.hash })),
    },
  })
  return {
    company,
    version,
    hash,
    declarationVersion: declared.version,
    effectiveFrom: on,
    publishedAt: acting.now,
    publishedBy: by,
    documents,
  }
}

/** What notices say, apart from which version they are and from when: equal content has an equal hash. */
export function contentHash(notices: readonly NoticeDocument[]): string {
  return hashOf(
    notices.map((notice) => ({ ...notice, version: 0, on: '', sections: notice.sections.map(undated) })),
  )
}

/** A section without the sentence that says version and day. */
function undated(section: Section): Section {
  return {
    ...section,
    blocks: section.blocks.filter(
      (block) => block.kind !== 'paragraph' || block.clause.id !== 'versions.date',
    ),
    sections: section.sections.map(undated),
  }
}

async function renderingsOf(company: CompanyId, notice: NoticeDocument): Promise<readonly RenderingRow[]> {
  const bodies: readonly (readonly [Format, string])[] = [
    ['html', await renderHtml(notice)],
    ['md', renderMarkdown(notice)],
    ['txt', renderText(notice)],
  ]
  return bodies.map(([format, body]) => ({
    company,
    version: notice.version,
    language: notice.language,
    format,
    hash: sha256(body).toString('hex'),
    body,
  }))
}

/** The notice in effect on a day, or null where none is published by then. */
export async function currentNotice(
  db: Database | Transaction,
  company: CompanyId,
  day: Day,
): Promise<NoticeVersion | null> {
  const row = await noticeOn(db, company, day)
  return row === undefined ? null : fromRow(row)
}

/** The number of the notice in effect on a day, whatever became of its wording; null where none is published by then. */
export async function currentVersion(
  db: Database | Transaction,
  company: CompanyId,
  day: Day,
): Promise<number | null> {
  return (await noticeOn(db, company, day))?.version ?? null
}

/** A version and the first day of its effect. */
export type NoticeDay = Pick<NoticeVersion, 'version' | 'effectiveFrom'>

/** All versions with their days, the newest first. */
export async function noticeDays(
  db: Database | Transaction,
  company: CompanyId,
): Promise<readonly NoticeDay[]> {
  const rows = await noticesOf(db, company)
  return rows.map((row) => ({ version: row.version, effectiveFrom: row.effective_from }))
}

/** A version by its number, or null. */
export async function noticeVersion(
  db: Database | Transaction,
  company: CompanyId,
  version: number,
): Promise<NoticeVersion | null> {
  const row = await noticeNumbered(db, company, version)
  return row === undefined ? null : fromRow(row)
}

/** All versions of a company, the newest first. */
export async function noticeVersions(
  db: Database | Transaction,
  company: CompanyId,
): Promise<readonly NoticeVersion[]> {
  return (await noticesOf(db, company)).map(fromRow)
}

/** A page as it was published, or null. */
export async function noticePage(
  db: Database | Transaction,
  company: CompanyId,
  version: number,
  language: Language,
  format: Format,
): Promise<Rendering | null> {
  return (await renderingOf(db, company, version, language, format)) ?? null
}

const clause = z.object({
  id: z.string(),
  text: z.string(),
  facts: z.record(z.string(), z.string()),
  provisions: z.array(z.string()),
  pledges: z.array(z.string()),
  checklist: z.array(z.string()),
})
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), clause }),
  z.object({ kind: z.literal('lines'), clause }),
  z.object({ kind: z.literal('list'), clauses: z.array(clause) }),
  z.object({
    kind: z.literal('facts'),
    entries: z.array(z.object({ label: z.string(), clauses: z.array(clause) })),
  }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.object({ cells: z.array(z.string()), clause })),
  }),
  z.object({ kind: z.literal('links'), links: z.array(z.object({ text: z.string(), anchor: z.string() })) }),
])
const section: z.ZodType<Section> = z.object({
  anchor: z.string(),
  heading: z.string(),
  framed: z.boolean(),
  blocks: z.array(block),
  get sections() {
    return z.array(section)
  },
})
const language = z.enum(['de', 'en'])
const document = z.object({
  company: z.string(),
  name: z.string(),
  language,
  languages: z.array(language),
  title: z.string(),
  version: z.number().int().positive(),
  on: z.custom<Day>((value) => typeof value === 'string' && isDay(value)),
  declaration: z.string(),
  sections: z.array(section),
})
const documentsSchema = z.object({ de: document.optional(), en: document.optional() })

function fromRow(row: NoticeRow): NoticeVersion {
  const read: unknown = typeof row.documents === 'string' ? JSON.parse(row.documents) : row.documents
  const { de, en } = documentsSchema.parse(read)
  return {
    company: row.company,
    version: row.version,
    hash: row.hash,
    declarationVersion: row.declaration_version,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    documents: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) },
  }
}
