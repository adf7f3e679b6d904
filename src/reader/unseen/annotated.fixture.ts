import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Facts, printed } from '../facts/index.ts'
import type { TextFormat } from '../text/index.ts'

// Invented notices in many manners, each with what a careful annotator finds in it (`.json`): the facts, and under
// `missing` the items of Art. 13 that it leaves out. `optional` holds what one may see either way.

const HERE = new URL('.', import.meta.url).pathname
const SCORER = new URL('../../../../shared/reader/score.mjs', import.meta.url).pathname
const FORMATS: Readonly<Record<string, TextFormat>> = { txt: 'text', md: 'markdown', html: 'html' }

/** The scorer lies beside the project, not in it. */
export const withoutScorer = !existsSync(SCORER)

/** A notice as it lies here, with its annotation as JSON. */
export interface Annotated {
  readonly name: string
  readonly format: TextFormat
  readonly source: string
  readonly gold: string
}

/** All of them, by name. */
export function annotatedNotices(): readonly Annotated[] {
  return readdirSync(HERE)
    .filter((file) => /^\d{2,3}-.+\.(?:txt|md|html)$/u.test(file))
    .toSorted()
    .map((file) => {
      const [name = '', ending = ''] = file.split('.')
      return {
        name,
        format: FORMATS[ending] ?? 'text',
        source: readFileSync(join(HERE, file), 'utf8'),
        gold: readFileSync(join(HERE, `${name}.json`), 'utf8'),
      }
    })
}

/** Least F1 by field; a field that ends with a point holds for all that begin so, but for those named before it. */
export type Goals = readonly (readonly [field: string, least: number])[]

/**
 * Scores facts against the annotations.
 *
 * @returns fields below their goal with what was missed, and spans that do not stand in the text; empty where all is well
 */
export function scoresBelow(
  read: readonly (Annotated & { readonly facts: Facts })[],
  goals: Goals,
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'unseen-'))
  try {
    for (const part of ['gold', 'facts', 'texts']) mkdirSync(join(folder, part))
    for (const { name, source, gold, facts } of read) {
      writeFileSync(join(folder, 'gold', `${name}.json`), gold)
      writeFileSync(join(folder, 'facts', `${name}.json`), JSON.stringify(printed(facts)))
      writeFileSync(join(folder, 'texts', `${name}.txt`), source)
    }
    const shown = execFileSync(
      process.execPath,
      [SCORER, ...['gold', 'facts', 'texts'].map((part) => join(folder, part))],
      { encoding: 'utf8', env: { ...process.env, MISSES: '1' } },
    )
    const scores = [...shown.matchAll(/^(\S+)\s+P \S+\s+R \S+\s+F1 (\S+)/gmu)].map(
      ([, field = '', f1]) => [field, Number(f1)] as const,
    )
    const holds = (field: string, one: string): boolean =>
      field.endsWith('.') ? one.startsWith(field) : one === field
    const unscored = goals.filter(([field]) => !scores.some(([one]) => holds(field, one)))
    const below = [
      ...unscored.map(([field]) => `${field} was not scored`),
      ...scores.flatMap(([one, f1]) => {
        const least = goals.find(([field]) => holds(field, one))?.[1] ?? 0
        return f1 < least ? [`${one} ${f1}, at least ${least}\n${shown}`] : []
      }),
    ]
    const placed = /, 0 that do not stand in the text, 0 facts without one/u.test(shown)
    return placed ? below : [...below, shown]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
