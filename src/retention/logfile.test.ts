import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { parseInstant, type CompanyId } from '../base/index.ts'
import { declarationSchema, type StoreDeclaration } from '../declaration/index.ts'
import type { Hold } from '../standing/index.ts'
import {
  linePlan,
  logFiles,
  logFolders,
  rewriteFile,
  surveyFile,
  type FileReport,
  type LogFile,
} from './logfile.ts'

const store: StoreDeclaration = declarationSchema.shape.stores.element.parse({
  id: 'server-log-files',
  name: { de: 'Protokolldateien', en: 'Log files' },
  kind: 'log-files',
  files: { folder: 'logs/web', format: 'combined', instant: 'at' },
  of: 'nobody',
  host: 'own',
  columns: [
    ['at', 'technical.time', 'plain'],
    ['ip', 'technical.ip-shortened', 'ip-shortened'],
    ['browser', 'technical.browser', 'plain'],
    ['referrer', 'technical.referrer', 'without-query'],
    ['request', 'technical.request', 'redacted-query'],
  ].map(([column, category, form]) => ({
    column,
    category,
    form,
    type: column === 'at' ? 'instant' : 'text',
    sealed: false,
    label: { de: 'x', en: 'x' },
  })),
})

const before = parseInstant('2026-11-15T00:00:00Z')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zusage-logs-'))
  mkdirSync(join(folder, 'companies/acme/logs/web'), { recursive: true })
  const made = folder
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
})

const path = (name: string) => join(folder, 'companies/acme/logs/web', name)
const line = (day: number, rest: Partial<Record<'ip' | 'user' | 'request' | 'referrer', string>> = {}) =>
  `${rest.ip ?? '198.51.100.0'} - ${rest.user ?? '-'} [${String(day).padStart(2, '0')}/Nov/2026:12:00:00 +0000] "${rest.request ?? 'GET / HTTP/1.1'}" 200 512 "${rest.referrer ?? '-'}" "Firefox"`

async function files(): Promise<readonly LogFile[]> {
  const [own] = logFolders({ folder }, 'acme' as CompanyId, store)
  return own === undefined ? [] : logFiles(own)
}

async function rewrite(name: string, holds: readonly Hold[] = []): Promise<FileReport> {
  const file = (await files()).find((candidate) => candidate.path === path(name))
  if (file === undefined) throw new Error(`No file ${name}`)
  return rewriteFile(file, linePlan(store, before, holds), async (_, swap) => swap())
}

test('rotated and packed files lose what is over, and stay as they are otherwise', async () => {
  writeFileSync(path('access.log.1'), `${line(13)}\n${line(14)}\n${line(16)}\n`)
  chmodSync(path('access.log.1'), 0o640)
  utimesSync(path('access.log.1'), new Date('2026-11-16T12:00:00Z'), new Date('2026-11-16T12:00:00Z'))
  writeFileSync(path('access.log.2.gz'), gzipSync(`${line(13)}\n${line(17)}\n`))
  writeFileSync(path('access.log.3.gz'), gzipSync(`${line(12)}\n${line(13)}\n`))

  expect(await rewrite('access.log.1')).toMatchObject({
    lines: 3,
    erased: 2,
    oldest: '2026-11-13T12:00:00.000Z',
    newest: '2026-11-14T12:00:00.000Z',
  })
  expect(readFileSync(path('access.log.1'), 'utf8')).toBe(`${line(16)}\n`)
  expect(statSync(path('access.log.1')).mode & 0o777).toBe(0o640)
  expect(statSync(path('access.log.1')).mtime.toISOString()).toBe('2026-11-16T12:00:00.000Z')
  await rewrite('access.log.2.gz')
  expect(gunzipSync(readFileSync(path('access.log.2.gz'))).toString()).toBe(`${line(17)}\n`)
  await rewrite('access.log.3.gz')
  expect(existsSync(path('access.log.3.gz'))).toBe(false)
})

test('what is left says only what is declared', async () => {
  const told = line(20, {
    ip: '203.0.113.7',
    user: 'mara',
    request: 'GET /a?token=abc HTTP/1.1',
    referrer: 'https://search.example/?q=1',
  })
  writeFileSync(path('access.log'), `${told}\n`)
  expect(await rewrite('access.log')).toMatchObject({ erased: 0, rewritten: 1 })
  expect(readFileSync(path('access.log'), 'utf8')).toBe(
    `${line(20, { ip: '203.0.113.0', request: 'GET /a?token=[redacted] HTTP/1.1', referrer: 'https://search.example/' })}\n`,
  )
})

test('evidence stays, to the byte', async () => {
  const told = line(13, { ip: '203.0.113.7', request: 'GET /a?attack=1 HTTP/1.1' })
  writeFileSync(path('access.log.1'), `${line(12)}\n${told}\n${line(14)}\n`)
  const hold: Hold = {
    id: '1',
    incident: 'INC-7',
    approver: 'h.falk',
    scope: { store: store.id },
    from: parseInstant('2026-11-13T00:00:00Z'),
    to: parseInstant('2026-11-13T23:59:59Z'),
    since: before,
  }
  expect(await rewrite('access.log.1', [hold])).toMatchObject({ erased: 2, held: 1, rewritten: 0 })
  expect(readFileSync(path('access.log.1'), 'utf8')).toBe(`${told}\n`)
})

test('what cannot be read goes with its neighbours, and is reported', async () => {
  writeFileSync(path('error.log.1'), `what is this\n${line(13)}\n  at stack\n${line(16)}\n  at stack\n`)
  utimesSync(path('error.log.1'), new Date('2026-11-16'), new Date('2026-11-16'))
  expect(await rewrite('error.log.1')).toMatchObject({ unreadable: 3, erased: 2 })
  expect(readFileSync(path('error.log.1'), 'utf8')).toBe(`what is this\n${line(16)}\n  at stack\n`)

  writeFileSync(path('old.log.gz'), 'not packed at all')
  expect(await rewrite('old.log.gz')).toMatchObject({ broken: true, erased: 0 })
  utimesSync(path('old.log.gz'), new Date('2026-11-01'), new Date('2026-11-01'))
  expect(await rewrite('old.log.gz')).toMatchObject({ broken: true, erased: 1 })
  expect(existsSync(path('old.log.gz'))).toBe(false)
})

test('a server that appends meanwhile loses no line, and keeps the file it has open', async () => {
  const old = `${line(13)}\n`.repeat(40_000)
  writeFileSync(path('access.log'), old)
  const { ino } = statSync(path('access.log'))
  // A process of its own, which keeps the file open as a server does.
  const program = `
    const { openSync, writeSync } = require('node:fs')
    const handle = openSync(process.argv[1], 'a')
    let n = 0
    process.stdout.write('go')
    const timer = setInterval(() => {
      for (let i = 0; i < 5; i += 1) writeSync(handle, process.argv[2].replace('GET /', 'GET /n' + n++) + '\\n')
      if (n >= 2000) { clearInterval(timer) }
    }, 1)`
  const server = spawn(process.execPath, ['-e', program, path('access.log'), line(20)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(server.stdout, 'data')
  const ended = once(server, 'exit')
  const reports = [await rewrite('access.log')]
  for (let more = 0; more < 3; more += 1) reports.push(await rewrite('access.log'))
  await ended
  reports.push(await rewrite('access.log'))
  expect(reports.reduce((sum, report) => sum + report.erased, 0)).toBe(40_000)
  const left = readFileSync(path('access.log'), 'utf8').trimEnd().split('\n')
  expect(left.map((text) => Number(/GET \/n(\d+)/u.exec(text)?.[1]))).toEqual(
    Array.from({ length: 2000 }, (_, n) => n),
  )
  expect(statSync(path('access.log')).ino).toBe(ino)
})

test('a line that is still being written is left alone', async () => {
  writeFileSync(path('access.log'), `${line(13)}\n${line(20).slice(0, 30)}`)
  await rewrite('access.log')
  appendFileSync(path('access.log'), `${line(20).slice(30)}\n`)
  expect(readFileSync(path('access.log'), 'utf8')).toBe(`${line(20)}\n`)
})

test('nothing is touched where nothing is due, nor by a survey', async () => {
  writeFileSync(path('access.log.1'), `${line(20)}\n`)
  utimesSync(path('access.log.1'), new Date('2026-11-20'), new Date('2026-11-20'))
  const was = statSync(path('access.log.1'))
  await rewrite('access.log.1')
  for (const file of await files())
    await surveyFile(file, linePlan(store, parseInstant('2030-01-01T00:00:00Z'), []))
  const is = statSync(path('access.log.1'))
  expect([is.ino, is.mtimeMs]).toEqual([was.ino, was.mtimeMs])
})

test('of any mixture of lines exactly those stay that are not over', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      async (days, packed) => {
        const name = packed ? 'any.log.1.gz' : 'any.log.1'
        const text = days.map((day) => `${line(day)}\n`).join('')
        writeFileSync(path(name), packed ? gzipSync(text) : text)
        await rewrite(name)
        const kept = days.filter((day) => day >= 15).map((day) => `${line(day)}\n`)
        const content = existsSync(path(name)) ? readFileSync(path(name)) : Buffer.alloc(0)
        expect((packed && content.length > 0 ? gunzipSync(content) : content).toString()).toBe(kept.join(''))
      },
    ),
    { numRuns: 40 },
  )
})
