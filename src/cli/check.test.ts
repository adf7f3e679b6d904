import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleTree } from '../declaration/variant.fixture.ts'
import { run } from './check.ts'

function io(): { readonly said: string[]; readonly io: Parameters<typeof run>[1] } {
  const said: string[] = []
  const write = (text: string): void => void said.push(text)
  return { said, io: { out: write, err: write, env: {}, terminal: false } }
}

function written(tree: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'zusage-check-')), 'declaration.json')
  writeFileSync(file, JSON.stringify(tree, null, 2))
  return file
}

test('the sample company passes, by its folder', async () => {
  const { said, io: to } = io()
  expect(await run(['companies/skin-analysis', '--on', '2026-11-22'], to)).toBe(0)
  expect(said.join('')).toContain('kann veröffentlicht werden')
})

test('an error is named with file, line, code and provision, and the exit is 1', async () => {
  const tree = sampleTree()
  delete tree.recipients[0].contract
  const { said, io: to } = io()
  expect(await run([written(tree), '--on', '2026-11-22'], to)).toBe(1)
  expect(said.join('')).toMatch(
    /declaration\.json:\d+:\d+: Fehler recipient\/no-contract\n.*\(Art\. 28 Abs\. 3 DSGVO\)/u,
  )
})

test('for machines: values and words', async () => {
  const tree = sampleTree()
  tree.company.authority = 'de-be'
  const { said, io: to } = io()
  expect(await run([written(tree), '--json', '--lang', 'en', '--on', '2026-11-22'], to)).toBe(1)
  expect(JSON.parse(said.join(''))).toMatchObject({
    publishable: false,
    findings: [{ code: 'authority/not-competent', land: 'DE-NW', at: { path: 'company.authority' } }],
  })
})

test('what cannot be read is a finding, what is not there is none', async () => {
  const { io: to } = io()
  expect(await run([written({ declaration: 2 })], to)).toBe(1)
  await expect(run(['nowhere.yaml'], to)).rejects.toThrow('no file')
  expect(await run([], to)).toBe(2)
})

test('a day that is none is refused', async () => {
  const { io: to } = io()
  await expect(run(['companies/skin-analysis', '--on', '2026-02-30'], to)).rejects.toThrow('not a day')
})
