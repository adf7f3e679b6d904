import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

function caught(act: () => unknown): Error {
  try {
    act()
  } catch (fault) {
    if (fault instanceof Error) return fault
  }
  throw new Error('Nothing was refused.')
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'zusage-config-'))

test('starts without any configuration', () => {
  const config = readConfig({ ZUSAGE_DATA: folder() })
  expect(config).toMatchObject({
    databaseUrl: null,
    port: 4321,
    baseUrl: 'http://127.0.0.1:4321',
    today: null,
  })
  expect(config.key).toHaveLength(32)
})

test('the key is made once, readable by its owner only, and found again', () => {
  const data = folder()
  const first = readConfig({ ZUSAGE_DATA: data })
  const second = readConfig({ ZUSAGE_DATA: data })
  expect(second.key.equals(first.key)).toBe(true)
  expect(statSync(join(data, 'zusage.key')).mode & 0o777).toBe(0o600)
})

test('a key from the environment wins and is not written', () => {
  const data = folder()
  const config = readConfig({ ZUSAGE_DATA: data, ZUSAGE_KEY: Buffer.alloc(32, 7).toString('base64') })
  expect(config.key.equals(Buffer.alloc(32, 7))).toBe(true)
  expect(existsSync(join(data, 'zusage.key'))).toBe(false)
})

test('all faults are reported together, and nothing is written', () => {
  const data = folder()
  const read = (): unknown =>
    readConfig({
      ZUSAGE_DATA: data,
      PORT: '4321x',
      DATABASE_URL: 'mysql://localhost',
      SMTP_URL: 'mail.example',
      BASE_URL: 'localhost',
      ZUSAGE_TODAY: '2026-02-30',
      ZUSAGE_KEY: 'short',
      OIDC_ISSUER: 'https://login.example',
    })
  const fault = caught(read)
  expect(fault).toBeInstanceOf(ConfigError)
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'SMTP_URL',
    'BASE_URL',
    'ZUSAGE_TODAY',
    'ZUSAGE_KEY',
    'OIDC_CLIENT_ID',
  ]) {
    expect(fault.message).toContain(name)
  }
  expect(existsSync(join(data, 'zusage.key'))).toBe(false)
})

test('a damaged key file is refused, never replaced', () => {
  const data = folder()
  writeFileSync(join(data, 'zusage.key'), 'nonsense')
  expect(() => readConfig({ ZUSAGE_DATA: data })).toThrow(/zusage\.key must hold 32 bytes/u)
  expect(readFileSync(join(data, 'zusage.key'), 'utf8')).toBe('nonsense')
})

test.each([
  'https://x.example/zusage',
  'https://x.example/?a=1',
  'https://x.example/#a',
  'http://user:pw@x.example',
])('BASE_URL is a host and nothing behind it: %s', (address) => {
  const fault = caught(() => readConfig({ ZUSAGE_DATA: folder(), BASE_URL: address }))
  expect(fault.message).toContain('BASE_URL has more than a host and a port')
  expect(fault.message).not.toContain('pw')
})

test('a data folder that cannot be used is named with the other faults, before anything is tried', () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  for (const [place, says] of [
    [file, 'is no folder'],
    [join(file, 'below'), 'is no folder'],
    // Where a recursive making tries for ever.
    ['/proc/zusage', 'ZUSAGE_DATA is “/proc/zusage”'],
  ] as const) {
    if (!existsSync('/proc/self') && place.startsWith('/proc')) continue
    expect(caught(() => readConfig({ ZUSAGE_DATA: place })).message).toContain(says)
  }
  expect(caught(() => readConfig({ ZUSAGE_DATA: file, PORT: 'x' })).message).toMatch(
    /PORT is[\s\S]*ZUSAGE_DATA is/u,
  )
})

test('a token that can be guessed and a flag that is none are refused', () => {
  const { message } = caught(() =>
    readConfig({ ZUSAGE_DATA: folder(), METRICS_TOKEN: 'short', TRUST_PROXY: 'yes' }),
  )
  expect(message).toContain('METRICS_TOKEN is shorter than 16 characters')
  expect(message).toContain('TRUST_PROXY is “yes”. Expected 1 or 0.')
})
