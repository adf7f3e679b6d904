/** The sample companies that come with the product: demo, fixture and acceptance test in one. */
import { readFile } from 'node:fs/promises'
import { people } from '../companies/skin-analysis/people.ts'
import { seed } from '../companies/skin-analysis/seed.ts'
import { site as skinAnalysis } from '../companies/skin-analysis/site.ts'
import type { Site } from '../web/pages/index.ts'
import { type CompanyId, type Day, parseCompanyId } from './base/index.ts'
import { findingText } from './text/findings.ts'
import { check, type Places, publishable, readDeclaration, type Declaration } from './declaration/index.ts'

/**
 * Where a company's promises are mapped to pledges, clauses and refusals.
 *
 * @throws Error when the company is no sample
 */
export function promisesFile(company: CompanyId): URL {
  const sample = sampleCompanies.find(({ id }) => id === company)
  if (sample === undefined) throw new Error(`“${company}” is no sample company, so it has no promises.yaml.`)
  return new URL('promises.yaml', sample.file)
}

const sites: Readonly<Record<string, Site>> = { 'skin-analysis': skinAnalysis }

/** The site of a sample company; null for all others. */
export function siteOfSample(company: string): Site | null {
  return sites[company] ?? null
}

/** A sample company as it lies in its folder. */
export interface SampleCompany {
  readonly id: CompanyId
  /** Its declaration as a file. */
  readonly file: URL
  /** Builds its invented past up to the present day of its clock. */
  readonly seed: typeof seed
  /** Its invented people, for requests. */
  readonly people: readonly { readonly name: string; readonly email: string }[]
}

const folder = new URL('../companies/', import.meta.url)
const ids = ['skin-analysis'] as const

export const sampleCompanies: readonly SampleCompany[] = ids.map((id) => ({
  id: parseCompanyId(id),
  file: new URL(`${id}/declaration.yaml`, folder),
  seed,
  people,
}))

/**
 * Reads a sample company's declaration.
 *
 * @throws Error with all findings when it cannot be published on that day
 */
export async function declarationOfSample(
  sample: SampleCompany,
  today: Day,
): Promise<{ readonly declaration: Declaration; readonly places: Places; readonly source: string }> {
  const source = await readFile(sample.file, 'utf8')
  const name = `companies/${sample.id}/declaration.yaml`
  const reading = readDeclaration(source, name, today)
  const findings = reading.ok ? check(reading.declaration, reading.places, today) : reading.findings
  if (!reading.ok || !publishable(findings)) {
    const faults = findings
      .filter((finding) => finding.level === 'error')
      .map((finding) => `  ${name}:${finding.at.line} ${findingText(finding, 'en')}`)
    throw new Error(`The declaration of “${sample.id}” cannot be published:\n${faults.join('\n')}`)
  }
  return { declaration: reading.declaration, places: reading.places, source }
}
