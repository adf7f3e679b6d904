import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asProblem } from '../problems.ts'
import { checkRoutes } from './check.ts'
import type { DeclarationCheck } from './contract.ts'

const app = new Hono().route('/', checkRoutes())
app.onError((error, c) => c.json({ code: asProblem(error, 'en').code }, asProblem(error, 'en').status as 422))

async function checked(source: unknown): Promise<Response> {
  return await app.request('/api/v1/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source }),
  })
}

const SAMPLE = readFileSync(
  new URL('../../../companies/skin-analysis/declaration.yaml', import.meta.url),
  'utf8',
)

test('a declaration without fault shows its notice in both languages', async () => {
  const answer = (await (await checked(SAMPLE)).json()) as DeclarationCheck
  expect([answer.publishable, answer.findings.filter(({ severity }) => severity === 'error')]).toEqual([
    true,
    [],
  ])
  expect(answer.notice?.de).toContain('Verantwortlich ist')
  expect(answer.notice?.en).not.toBe(answer.notice?.de)
})

test('one with a fault shows no notice, but the line', async () => {
  const source = SAMPLE.replace(/^( {2}authority:).*$/mu, '$1')
  const answer = (await (await checked(source)).json()) as DeclarationCheck
  expect([answer.publishable, answer.notice]).toEqual([false, null])
  const line = source.split('\n').findIndex((row) => row === '  authority:') + 1
  expect(answer.findings.map(({ code, line: at }) => [code, at])).toContainEqual(['form/empty', line])
})

test('whatever is sent, a check is answered or refused', async () => {
  const anything = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.json(),
    fc.string({ unit: 'binary' }),
  )
  await fc.assert(
    fc.asyncProperty(anything, async (source) => {
      const { status } = await checked(source)
      expect(status).toBe(typeof source === 'string' ? 200 : 422)
    }),
  )
})

test('too much is refused before it is read', async () => {
  expect((await checked('x'.repeat(3 << 20))).status).toBe(413)
  expect((await checked('x'.repeat((1 << 20) + 1))).status).toBe(422)
})
