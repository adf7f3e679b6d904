import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleTree } from '../declaration/variant.fixture.ts'
import { run } from './notice.ts'

async function say(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string; readonly errors: string }> {
  const said: string[] = []
  const errors: string[] = []
  const code = await run(args, {
    out: (text) => void said.push(text),
    err: (text) => void errors.push(text),
    env: {},
    terminal: false,
  })
  return { code, said: said.join(''), errors: errors.join('') }
}

const sample = ['companies/skin-analysis', '--on', '2026-11-22'] as const

describe('zusage notice', () => {
  test.each([
    [[], 'DATENSCHUTZERKLÄRUNG'],
    [['--lang', 'en'], 'PRIVACY NOTICE'],
    [['--format', 'md'], '# Datenschutzerklärung'],
    [['--format', 'html', '--lang', 'en'], '<html lang="en">'],
    [['--version', '7'], 'Fassung 7 vom 22. November 2026'],
  ])('%j', async (options, expected) => {
    const { code, said } = await say(...sample, ...options)
    expect(code).toBe(0)
    expect(said).toContain(expected)
  })

  test('for machines: sections and clauses', async () => {
    expect(JSON.parse((await say(...sample, '--json')).said)).toMatchObject({
      company: 'skin-analysis',
      version: 1,
    })
  })

  test('a declaration with an error has no notice; the error is named', async () => {
    const tree = sampleTree()
    delete tree.recipients[0].contract
    const file = join(mkdtempSync(join(tmpdir(), 'zusage-notice-')), 'declaration.json')
    writeFileSync(file, JSON.stringify(tree))
    const { code, said, errors } = await say(file, '--on', '2026-11-22')
    expect([code, said]).toEqual([1, ''])
    expect(errors).toContain('recipient/no-contract')
  })

  test.each([[['--format', 'pdf']], [['--lang', 'fr']], [['--version', '0']]])(
    '%j cannot run',
    async (options) => {
      expect((await say(...sample, ...options)).code).toBe(2)
    },
  )
})
