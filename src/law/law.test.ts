import { readFileSync, readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, parseDay } from '../base/index.ts'
import { idsSource, schemaSource } from './generate.ts'
import {
  adequacy,
  authorityFor,
  category,
  heldOn,
  holdsOn,
  isEea,
  lawCheckedUpTo,
  lawfulInstruments,
  retentionRule,
  tableNames,
  tableOf,
  transferInstrument,
} from './index.ts'
import { tableFile } from './table.ts'

const read = (url: URL | string): string => readFileSync(url, 'utf8')

describe.each(tableNames())('law/%s.json', (name) => {
  test('has the shape of its JSON Schema', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    const valid = ajv.compile(JSON.parse(read(tableFile(`${name}.schema`))))
    valid(JSON.parse(read(tableFile(name))))
    expect(valid.errors ?? []).toEqual([])
  })

  test('has a schema that refuses a row without its id', () => {
    const ajv = new Ajv2020({ strict: false })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    const valid = ajv.compile(JSON.parse(read(tableFile(`${name}.schema`))))
    expect(valid({ ...JSON.parse(read(tableFile(name))), items: [{}] })).toBe(false)
  })

  test('has a schema written from the code', () => {
    expect(read(tableFile(`${name}.schema`))).toBe(schemaSource(name))
  })

  test('names each id once, and no interval ends before it begins', () => {
    const rows = tableOf(name).items
    expect(rows.length).toBeGreaterThan(0)
    const ids = rows.map((row) => ('id' in row ? row.id : JSON.stringify(row)))
    expect(new Set(ids).size).toBe(ids.length)
    const backwards = rows.filter((row) => {
      const { from, until } = row as { from?: string | null; until?: string | null }
      return from != null && until != null && from >= until
    })
    expect(backwards).toEqual([])
  })
})

test('every table in law/ is one that is read', () => {
  const files = readdirSync(new URL('../../law/', import.meta.url))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => file.replace('.json', ''))
  expect(files.sort()).toEqual(tableNames().toSorted())
})

test('the unions of ids are those of the tables', () => {
  expect(read(new URL('ids.ts', import.meta.url))).toBe(idsSource())
})

test('every pattern is a regular expression', () => {
  for (const row of tableOf('renamed-services').items) {
    for (const pattern of row.patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  }
})

test('the law is checked up to a day', () => expect(lawCheckedUpTo()).toBe('2026-11-22'))

test('an interval holds on its first day and not on its last', () => {
  const fact = { from: parseDay('2016-07-12'), until: parseDay('2020-07-16') }
  expect(
    ['2016-07-11', '2016-07-12', '2020-07-15', '2020-07-16'].map((day) => holdsOn(fact, parseDay(day))),
  ).toEqual([false, true, true, false])
  fc.assert(
    fc.property(fc.integer({ min: -9999, max: 9999 }), (days) => {
      const day = addDays(parseDay('2018-01-01'), days)
      const open = { from: null, until: null }
      expect(heldOn([fact, open], day)).toEqual(
        day >= fact.from && day <= addDays(fact.until, -1) ? [fact, open] : [open],
      )
    }),
  )
})

test.each([
  ['privacy-shield', '2020-07-15', true],
  ['privacy-shield', '2020-07-16', false],
  ['safe-harbor', '2015-10-06', false],
  ['scc-2010', '2022-12-27', true],
  ['scc-2010', '2022-12-28', false],
  ['dpf', '2023-07-09', false],
  ['dpf', '2026-11-22', true],
] as const)('%s on %s: %s', (id, day, inForce) => {
  expect(transferInstrument(id, parseDay(day))?.inForce).toBe(inForce)
})

test.each([
  ['CH', '2026-11-22', 'switzerland'],
  ['BR', '2026-01-25', null],
  ['BR', '2026-01-26', 'brazil'],
  ['GB', '2031-12-28', null],
  ['IN', '2026-11-22', null],
] as const)('adequacy of %s on %s: %s', (country, day, id) => {
  expect(adequacy(country, parseDay(day))?.id ?? null).toBe(id)
})

test.each([
  ['DE', '2026-11-22', true],
  ['NO', '2026-11-22', true],
  ['CH', '2026-11-22', false],
  ['GB', '2020-12-31', true],
  ['GB', '2021-01-01', false],
] as const)('%s in the EEA on %s: %s', (country, day, inside) => {
  expect(isEea(country, parseDay(day))).toBe(inside)
})

test('what is offered for the United States changes with the day', () => {
  expect(lawfulInstruments('US', parseDay('2022-01-01'))).toEqual(['scc-2021', 'bcr'])
  expect(lawfulInstruments('US', parseDay('2026-11-22'))).toEqual(['dpf', 'scc-2021', 'bcr'])
})

test.each([
  ['DE-NW', 'private', 'de-nw'],
  ['DE-BY', 'private', 'de-by-private'],
  ['DE-BY', 'public', 'de-by-public'],
  ['DE-BE', 'public', 'de-be'],
] as const)('%s, %s: %s', (land, sector, id) => expect(authorityFor(land, sector)?.id).toBe(id))

test('every Land has an authority for private bodies', () => {
  const laender = tableOf('holidays-de').items.find((row) => row.id === 'neujahr')?.laender ?? []
  expect(laender.filter((land) => authorityFor(land, 'private') === null)).toEqual([])
})

test('vouchers are kept eight years since 2025', () => {
  expect(retentionRule('hgb-vouchers-8')?.period).toEqual({ value: 8, unit: 'year' })
  expect(holdsOn(retentionRule('hgb-vouchers-10-old') ?? {}, parseDay('2025-01-01'))).toBe(false)
})

test('a special category says which', () => {
  expect(category('health.skin-image')?.special).toBe('health')
  expect(category('contact.email')?.special).toBeNull()
  expect(category('invented')).toBeNull()
})

test('sources name what was read, in words a reader can follow', () => {
  for (const name of tableNames().filter(
    (table) => table !== 'audit-rules' && table !== 'renamed-services',
  )) {
    expect(read(tableFile(name))).not.toMatch(/index:\d|\bskill\b|id not kept/u)
  }
})
