import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseDay } from '../base/index.ts'
import { schemaFile, schemaText } from './generate.ts'
import { declare, hashDeclaration, readDeclaration } from './index.ts'
import { sample, sampleFile, sampleTree } from './variant.fixture.ts'

const today = parseDay('2026-11-22')
const source = readFileSync(sampleFile, 'utf8')

test('YAML, JSON and the builder say the same', () => {
  const yaml = sample(today).declaration
  const json = readDeclaration(JSON.stringify(sampleTree()), 'declaration.json', today)
  expect(json.ok && hashDeclaration(json.declaration)).toBe(hashDeclaration(yaml))
  expect(hashDeclaration(declare(sampleTree()))).toBe(hashDeclaration(yaml))
})

test('the hash follows what is said, not how it is written', () => {
  const commented = readDeclaration(`# a remark\n${source}\n# another`, 'declaration.yaml', today)
  expect(commented.ok && hashDeclaration(commented.declaration)).toBe(
    hashDeclaration(sample(today).declaration),
  )
  const changed = sampleTree()
  changed.company.name = 'Andere GmbH'
  expect(hashDeclaration(declare(changed))).not.toBe(hashDeclaration(sample(today).declaration))
})

test('a published declaration can be read again as it was stored', () => {
  const { declaration } = sample(today)
  expect(hashDeclaration(declare(JSON.parse(JSON.stringify(declaration))))).toBe(hashDeclaration(declaration))
})

test('the builder names all faults', () => {
  const tree = sampleTree()
  tree.company.name = ''
  tree.hosts = []
  expect(() => declare(tree)).toThrow(/company\.name[\s\S]*hosts/u)
})

describe('places', () => {
  const { places } = sample(today)
  const lineOf = (text: string): number => source.split('\n').findIndex((line) => line.includes(text)) + 1

  test.each([
    [['company', 'authority'], 'authority: de-nw'],
    [['activities', 1, 'describes', 'de'], 'Was Sie in das Kontaktformular'],
    [['recipients', 2, 'endpoint'], 'id: hermes'],
    [['activities', 0, 'data', 1, 'source', 'by'], '&server'],
  ] as const)('%j is on its line', (path, text) => {
    expect(places.at(path).line).toBe(lineOf(text))
  })

  test('through a merge key, what is not said there is where it was written', () => {
    const lines = source.split('\n')
    const written =
      lines.findIndex((line, index) => index >= lineOf('id: dhl') && line.includes('seat: DE')) + 1
    expect(places.at(['recipients', 2, 'seat']).line).toBe(written)
  })

  test('what is missing is at the thing around it', () => {
    expect(places.at(['company', 'invented']).line).toBe(lineOf('company:'))
  })
})

test('the same key twice is a fault, with its line', () => {
  const reading = readDeclaration('declaration: 1\ndeclaration: 1\n', 'twice.yaml', today)
  expect(reading).toMatchObject({ ok: false, findings: [{ code: 'file/unreadable', at: { line: 2 } }] })
})

test('aliases that explode are refused', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, i) =>
      `k${i}: &a${i} [${Array(9)
        .fill(i === 0 ? 'x' : `*a${i - 1}`)
        .join(', ')}]`,
  )
  const reading = readDeclaration(bomb.join('\n'), 'bomb.yaml', today)
  expect(reading).toMatchObject({ ok: false, findings: [{ code: 'file/unreadable' }] })
})

test('whatever it is given, it answers with findings', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const reading = readDeclaration(text, 'any.yaml', today)
      expect(reading.ok ? 0 : reading.findings.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

test('a field of the wrong type anywhere is named', () => {
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path)
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]))
    else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key])
    }
  }
  walk(sampleTree(), [])
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const tree = sampleTree()
      const parent = path.slice(0, -1).reduce((at, step) => at[step], tree)
      parent[path.at(-1) ?? ''] = { wrong: [42] }
      const reading = readDeclaration(JSON.stringify(tree), 'wrong.json', today)
      expect(reading.ok).toBe(false)
    }),
    { numRuns: 40 },
  )
})

describe('the JSON Schema for editors', () => {
  test('is written from the code', () => expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText()))

  test('accepts the sample and refuses it without its company', () => {
    const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schemaText()))
    const tree = parse(source, { merge: true, maxAliasCount: 200 })
    valid(tree)
    expect(valid.errors ?? []).toEqual([])
    expect(valid({ ...tree, company: undefined })).toBe(false)
  })
})

test('a field that is still empty says what was asked beside it', () => {
  const reading = readDeclaration(
    'declaration: 1\ncompany:\n  name: # FILL IN: what it is called\n  id:\nhosts: 7\n',
    'draft.yaml',
    today,
  )
  const said = reading.ok ? [] : reading.findings.filter(({ code }) => code === 'form/empty')
  expect(said.map((one) => [one.at.line, one.at.path, 'note' in one ? one.note : undefined])).toEqual([
    [3, 'company.name', 'FILL IN: what it is called'],
    [4, 'company.id', null],
  ])
})
