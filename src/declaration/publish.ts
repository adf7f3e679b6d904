import { type CompanyId, type Day, type Instant, type Language, Problem, canonical } from '../base/index.ts'
import type { Acting } from '../ledger/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { findingText } from '../text/findings.ts'
import { check } from './check.ts'
import { hashDeclaration } from './declare.ts'
import { publishable } from './finding.ts'
import { type Places, noPlaces } from './place.ts'
import { declarationSchema, type Declaration } from './schema.ts'
import {
  type VersionRow,
  addVersion,
  newestForUpdate,
  versionNumbered,
  versionOn,
  versionsOf,
} from './store.ts'

/** A published version of a declaration. It never changes. */
export interface DeclarationVersion {
  readonly company: CompanyId
  readonly version: number
  /** SHA-256 of the canonical JSON, hexadecimal. */
  readonly hash: string
  readonly declaration: Declaration
  readonly effectiveFrom: Day
  readonly publishedAt: Instant
  readonly publishedBy: string | null
}

/**
 * Publishes a declaration as the next version of the acting company's; the same content again is the version it already
 * is. The row and its ledger entry `company/declared` commit together.
 *
 * @param options `from`: first day of effect, today unless given; `by`: staff account; `places`: where it was read from,
 *   so that refusals name the line; `language`: of the refusal
 * @throws Problem 422 `declaration/refused` with all findings when one of them is an error on the company's present day;
 *   409 `declaration/other-company` when it is another company's; 409 `declaration/order` when it would take effect
 *   before the version it follows.
 */
export async function publishDeclaration(
  acting: Acting,
  declaration: Declaration,
  options: {
    readonly from?: Day
    readonly by?: string
    readonly places?: Places
    readonly language?: Language
  } = {},
): Promise<DeclarationVersion> {
  if (declaration.company.id !== acting.company) {
    throw new Problem(
      409,
      'declaration/other-company',
      `This is the declaration of “${declaration.company.id}”, not of “${acting.company}”.`,
    )
  }
  const findings = check(declaration, options.places ?? noPlaces(), acting.today)
  if (!publishable(findings)) {
    const language = options.language ?? 'de'
    throw new Problem(
      422,
      'declaration/refused',
      language === 'de'
        ? 'Diese Erklärung kann nicht veröffentlicht werden.'
        : 'This declaration cannot be published.',
      {
        faults: findings
          .filter((item) => item.level === 'error')
          .map((item) => ({ field: item.at.path, code: item.code, message: findingText(item, language) })),
      },
    )
  }
  const from = options.from ?? acting.today
  const hash = hashDeclaration(declaration)
  const newest = await newestForUpdate(acting.tx, acting.company)
  if (newest !== undefined && newest.hash === hash) return fromRow(acting.company, newest)
  if (newest !== undefined && from < newest.effective_from) {
    throw new Problem(
      409,
      'declaration/order',
      `Version ${newest.version} takes effect on ${newest.effective_from}; a later one cannot take effect before it.`,
    )
  }
  const version = (newest?.version ?? 0) + 1
  const by = options.by ?? null
  await addVersion(acting.tx, {
    company: acting.company,
    version,
    hash,
    body: canonical(declaration),
    effective_from: from,
    published_at: acting.now,
    published_by: by,
  })
  await acting.record({
    kind: 'company/declared',
    actor:
      by === null
        ? { kind: 'system', part: 'declaration' }
        : { kind: 'staff', account: by, role: 'publisher' },
    content: { version, hash, effectiveFrom: from },
  })
  return {
    company: acting.company,
    version,
    hash,
    declaration,
    effectiveFrom: from,
    publishedAt: acting.now,
    publishedBy: by,
  }
}

/** The declaration in effect on a day, or null where the company has not declared anything by then. */
export async function currentDeclaration(
  db: Database | Transaction,
  company: CompanyId,
  day: Day,
): Promise<DeclarationVersion | null> {
  const row = await versionOn(db, company, day)
  return row === undefined ? null : fromRow(company, row)
}

/** A version by its number, or null. */
export async function declarationVersion(
  db: Database | Transaction,
  company: CompanyId,
  version: number,
): Promise<DeclarationVersion | null> {
  const row = await versionNumbered(db, company, version)
  return row === undefined ? null : fromRow(company, row)
}

/** All versions of a company, the newest first. */
export async function declarationVersions(
  db: Database | Transaction,
  company: CompanyId,
): Promise<readonly DeclarationVersion[]> {
  return (await versionsOf(db, company)).map((row) => fromRow(company, row))
}

/** Parsing a large declaration costs milliseconds, and every request asks for it; versions never change, so neither does this. */
const parsed = new Map<string, Declaration>()
const REMEMBERED = 256

function fromRow(company: CompanyId, row: VersionRow): DeclarationVersion {
  let declaration = parsed.get(row.hash)
  if (declaration === undefined) {
    declaration = declarationSchema.parse(row.body)
    if (parsed.size >= REMEMBERED) parsed.clear()
    parsed.set(row.hash, declaration)
  }
  return {
    company,
    version: row.version,
    hash: row.hash,
    declaration,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  }
}
