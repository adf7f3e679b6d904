import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Day } from '../base/index.ts'
import { type Declaration, type Finding, type Places, check, readDeclaration } from './index.ts'

/** The first sample company's declaration, as written. */
export const sampleFile = new URL('../../companies/skin-analysis/declaration.yaml', import.meta.url)

// eslint-disable-next-line typescript/no-explicit-any -- a test reaches into a document on purpose
type Tree = any

const written = JSON.stringify(parse(readFileSync(sampleFile, 'utf8'), { merge: true, maxAliasCount: 1000 }))

/** The sample declaration as a plain tree that a test may spoil. */
export function sampleTree(): Tree {
  // Through JSON, so that what the file shares by alias can be spoilt in one place only.
  return JSON.parse(written)
}

/** All findings for the sample declaration, once spoilt: those of its form, or else those of the check. */
export function findingsOf(spoil: (tree: Tree) => void, today: Day): readonly Finding[] {
  const tree = sampleTree()
  spoil(tree)
  const reading = readDeclaration(JSON.stringify(tree, null, 2), 'declaration.json', today)
  return reading.ok ? check(reading.declaration, reading.places, today) : reading.findings
}

/** The sample declaration, read. */
export function sample(today: Day): { readonly declaration: Declaration; readonly places: Places } {
  const reading = readDeclaration(readFileSync(sampleFile, 'utf8'), 'declaration.yaml', today)
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings, null, 2))
  return reading
}
