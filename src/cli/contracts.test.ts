import { expect, test } from 'vitest'
import { parseDay, parseInstant, type EntryId } from '../base/index.ts'
import { shelfText } from './contracts.ts'
import { dispatch, type Io } from './main.ts'

test.each([
  { why: 'help', args: ['--help'], code: 0 },
  { why: 'no company', args: [], code: 2 },
  { why: 'a filing by nobody', args: ['--company', 'skin-analysis', '--file', 'host'], code: 2 },
  { why: 'somebody who files nothing', args: ['--company', 'skin-analysis', '--by', 'h.falk'], code: 2 },
  { why: 'an option it does not know', args: ['--force'], code: 2 },
])('$why: $code', async ({ args, code }) => {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    env: {},
    terminal: false,
  }
  expect(await dispatch(['contracts', ...args], io)).toBe(code)
  expect(code === 0 ? said.out : said.err).toMatch(/\S/u)
})

test('the list says of each contract how it stands', () => {
  const contract = {
    recipient: 'host',
    name: 'Beispiel Hosting GmbH',
    file: 'contracts/host.pdf',
    signed: parseDay('2025-03-04'),
    until: parseDay('2028-03-03'),
  }
  const filed = {
    ...contract,
    entry: '01980000-0000-7000-8000-00000000000a' as EntryId,
    at: parseInstant('2026-05-26T09:00:00Z'),
    hash: '0'.repeat(64),
  }
  const text = shelfText(
    [
      { ...contract, filed, state: 'filed' },
      { ...contract, recipient: 'dhl', until: null, filed: null, state: 'unfiled' },
    ],
    'de',
  )
  expect(text).toBe(
    'host  abgelegt 26. Mai 2026, bis 3. März 2028  contracts/host.pdf\ndhl   noch abzulegen  contracts/host.pdf\n',
  )
})
