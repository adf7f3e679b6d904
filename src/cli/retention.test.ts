import { expect, test } from 'vitest'
import { parseCompanyId, parseDay, parseInstant } from '../base/index.ts'
import { dispatch, type Io } from './main.ts'
import { planText } from './retention.ts'

function terminal() {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env: {},
    terminal: false,
  }
  return { said, io }
}

test.each([
  { why: 'help', args: ['--help'], code: 0 },
  { why: 'a run without a company', args: ['--run', 'abc'], code: 2 },
  { why: 'a run of no plan', args: ['--company', 'skin-analysis', '--run'], code: 2 },
  { why: 'a replay without a company', args: ['replay'], code: 2 },
  { why: 'a word it does not know', args: ['everything'], code: 2 },
  { why: 'an option it does not know', args: ['--force'], code: 2 },
])('$why: $code', async ({ args, code }) => {
  const { said, io } = terminal()
  expect(await dispatch(['retention', ...args], io)).toBe(code)
  expect(code === 0 ? said.out : said.err).toMatch(/\S/u)
})

test('the plan says what goes, what stays and why, and how to carry out exactly this', () => {
  const text = planText({
    company: parseCompanyId('acme'),
    today: parseDay('2026-11-22'),
    hash: '0123456789abcdef',
    holds: [
      {
        id: '1',
        incident: 'INC-7',
        approver: 'h.falk',
        scope: { store: 'access-log' },
        store: 'access-log',
        from: parseInstant('2026-11-13T00:00:00Z'),
        to: parseInstant('2026-11-14T00:00:00Z'),
        since: parseInstant('2026-11-15T00:00:00Z'),
      },
    ],
    stores: [
      {
        store: 'access-log',
        name: { de: 'Zugriffsprotokoll', en: 'Access log' },
        kind: 'log',
        rows: 900,
        due: 40,
        toRestrict: 0,
        restricted: 0,
        held: 3,
        unclear: 1,
        files: [],
        rules: [
          {
            id: 'access-log/log-7-days',
            activity: 'server-log',
            store: 'access-log',
            states: null,
            startsWith: { de: 'dem Abruf', en: 'the request' },
            length: 'P7D',
            during: 'use',
            reason: { de: 'Angriffe fallen auf.', en: 'Attacks are noticed.' },
            next: parseDay('2026-11-23'),
          },
        ],
      },
    ],
  })
  expect(text).toContain('40 to erase, 3 held, 1 whose end cannot be reckoned')
  expect(text).toContain('7 days from the request, use, next on 2026-11-23')
  expect(text).toContain('incident INC-7, approved by h.falk')
  expect(text).toContain('zusage retention --company acme --run 0123456789abcdef')
})
