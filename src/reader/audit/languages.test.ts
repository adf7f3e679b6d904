import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const LAW = new URL('../../../law/', import.meta.url)
const tables = readdirSync(LAW).filter((file) => !file.endsWith('.schema.json'))

interface Said {
  readonly de: string
  readonly en: string
}

/** Every pair of sentences of a table. */
function pairsIn(value: unknown): readonly Said[] {
  if (Array.isArray(value)) return value.flatMap(pairsIn)
  if (value === null || typeof value !== 'object') return []
  const { de, en } = value as Readonly<Record<string, unknown>>
  if (typeof de === 'string' && typeof en === 'string') return [{ de, en }]
  return Object.values(value).flatMap(pairsIn)
}

const pairs = tables.flatMap((file) => pairsIn(JSON.parse(readFileSync(new URL(file, LAW), 'utf8'))))
/** Without what is quoted and the slots. */
const own = (text: string): string =>
  text.replaceAll(/„[^“]*“|“[^”]*”|«[^»]*»|‚[^‘]*‘|"[^"]*"|\([A-Z][^)]*\)|\{[^}]*\}/gu, '')
const ENGLISH = /\b(?:the|for|and|of|with|is|are|from|since|not|which|your)\b/u
const GERMAN = /\b(?:der|die|das|und|für|nicht|oder|ist|nach|von|werden|Ihre)\b/u

test('no sentence of the law tables speaks the other language', () => {
  expect(pairs.length).toBeGreaterThan(300)
  expect(pairs.filter(({ de }) => ENGLISH.test(own(de))).map(({ de }) => de)).toEqual([])
  expect(pairs.filter(({ en }) => GERMAN.test(own(en))).map(({ en }) => en)).toEqual([])
})

test('a name that both languages share is a name', () => {
  const table: unknown = JSON.parse(readFileSync(new URL('renamed-services.json', LAW), 'utf8'))
  const rows = (table as { readonly items: readonly Readonly<Record<string, unknown>>[] }).items
  const shared = rows
    .filter(({ kind }) => kind !== 'term')
    .flatMap((row) => [row['old'], row['new']])
    .filter((name): name is string => typeof name === 'string' && name !== 'DoubleClick by Google')
  expect(shared.length).toBeGreaterThan(50)
  expect(
    shared.filter((name) => /\b(?:the|for|and|of|als|oder|und|im|aus|eingestellt|by)\b/u.test(name)),
  ).toEqual([])
})

test('what has no successor is of a rule that has a sentence for it', () => {
  const { items } = JSON.parse(readFileSync(new URL('renamed-services.json', LAW), 'utf8')) as {
    readonly items: readonly { readonly id: string; readonly kind: string; readonly new: unknown }[]
  }
  const ended = items.filter((row) => row.new === null && row.id !== 'law-odr')
  expect(ended.length).toBeGreaterThan(4)
  expect(ended.filter(({ kind }) => !['company', 'product', 'link', 'framework'].includes(kind))).toEqual([])
})
