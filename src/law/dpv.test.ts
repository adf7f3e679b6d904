import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { tableOf } from './index.ts'

const known = new Set(tableOf('dpv-terms').items.map(({ iri }) => iri))

test('every term of the Data Privacy Vocabulary that a category names exists there', () => {
  const named = tableOf('categories').items.flatMap(({ dpv }) => (dpv === null ? [] : [dpv]))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((iri) => !known.has(iri))).toEqual([])
})

test('every purpose of a sample company that names a term names one that exists', () => {
  const companies = new URL('../../companies/', import.meta.url)
  const named = readdirSync(companies).flatMap((company) => {
    const source: unknown = parse(readFileSync(new URL(`${company}/declaration.yaml`, companies), 'utf8'), {
      merge: true,
    })
    return JSON.stringify(source).match(/"dpv:\w+"/gu) ?? []
  })
  expect(named.length).toBeGreaterThan(5)
  const iris = named.map((term) => `https://w3id.org/dpv#${term.slice(5, -1)}`)
  expect(iris.filter((iri) => !known.has(iri))).toEqual([])
})
