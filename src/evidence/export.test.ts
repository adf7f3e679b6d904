import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestWorld, committedWorld } from '../../test/support/world.ts'
import { type CompanyId, canonical, sha256 } from '../base/index.ts'
import { declarationOfSample, sampleCompanies } from '../companies.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { newPerson } from '../people/index.ts'
import { provision } from '../records/index.ts'
import { exportEvidence, proveCompany } from './index.ts'

interface Verified {
  readonly faults: readonly string[]
  readonly entries: number
  readonly blocks: number
  readonly findings: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly unseen: readonly string[]
  readonly head: { readonly height: number; readonly hash: string } | null
}
interface Verifier {
  readonly verifyEvidence: (
    chunks: Iterable<Uint8Array>,
    options?: { readonly key?: string; readonly head?: { readonly height: number; readonly hash: string } },
  ) => Promise<Verified>
}

const tool = new URL('../../tools/verify.mjs', import.meta.url)
const { verifyEvidence }: Verifier = await import(tool.href)
const check = (bytes: Uint8Array): Promise<Verified> => verifyEvidence([bytes])

let at: TestWorld
let written: Buffer

async function writeOut(company: CompanyId): Promise<Buffer> {
  const parts: string[] = []
  await exportEvidence(at.world, company, (text) => {
    parts.push(text)
    return Promise.resolve()
  })
  return Buffer.from(parts.join(''))
}

beforeAll(async () => {
  at = await committedWorld()
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  const { declaration } = await declarationOfSample(sample, at.world.clockOf(at.company).today())
  await at.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
  })
  for (let round = 0; round < 5; round += 1) {
    await at.act(async (acting) => {
      const person = await newPerson(acting)
      await acting.record({
        kind: 'intake/collected',
        actor: { kind: 'person', person },
        person,
        content: { name: 'Mara Beispiel' },
      })
    })
  }
  await proveCompany(at.world, at.company, {
    site: null,
    only: ({ id }) => /^(?:ledger|measures|consent)\//u.test(id),
  })
  at.setNow('2026-11-22T09:00:00.000Z')
  await proveCompany(at.world, at.company, { site: null, only: ({ id }) => id.startsWith('ledger/') })
  written = await writeOut(at.company)
})

describe('what is written out', () => {
  test('is verified without the product', async () => {
    const seen = await check(written)
    expect(seen.faults).toEqual([])
    expect(seen).toMatchObject({ blocks: 1, entries: 13, findings: 12 })
    expect(seen.verdicts['kept']).toBeGreaterThanOrEqual(5)
    // The site was not served, and only some pledges were looked at: that is said, not hidden.
    expect(seen.verdicts['unproven']).toBe(1)
    expect(seen.unseen).toContain('site/without-cookies')
  })

  test('names nobody', () => {
    expect(written.toString()).not.toContain('Mara')
    expect(written.toString()).toContain('ledger/unbroken')
  })

  test('is read in any pieces', async () => {
    const pieces = Array.from({ length: Math.ceil(written.length / 1000) }, (_, i) =>
      written.subarray(1000 * i, 1000 * i + 1000),
    )
    expect((await verifyEvidence(pieces)).faults).toEqual([])
  })

  test('any byte that is changed is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: written.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, by) => {
          const changed = Buffer.from(written)
          changed[place] = (changed[place] ?? 0) ^ by
          expect((await check(changed)).faults).not.toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('any piece that is cut off or out is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: written.length - 1 }),
        fc.integer({ min: 1, max: 5000 }),
        async (from, length) => {
          const cut = Buffer.concat([written.subarray(0, from), written.subarray(from + length)])
          expect((await check(cut)).faults).not.toEqual([])
        },
      ),
      { numRuns: 100 },
    )
    expect((await check(Buffer.alloc(0))).faults).toEqual(['The file holds nothing.'])
  })
})

describe('what the company itself changes and signs anew', () => {
  /** Changes the lines and signs the file again with the company's own key. */
  function signedAnew(change: (lines: string[]) => string[]): Buffer {
    const body = change(written.toString().trimEnd().split('\n').slice(0, -1))
      .map((line) => `${line}\n`)
      .join('')
    const hash = sha256(body).toString('hex')
    const signature = at.world.keys.sign(at.company, Buffer.from(`zusage-evidence/1 ${hash}`))
    return Buffer.from(`${body}${canonical({ signature: signature.toString('base64') })}\n`)
  }
  const inLines = (from: string | RegExp, to: string) => (lines: string[]) =>
    lines.map((line) => line.replace(from, to))

  test('nothing changed is nothing found', async () => {
    expect((await check(signedAnew((lines) => lines))).faults).toEqual([])
  })

  test.each([
    {
      what: 'a finding',
      from: '"outcome":"kept"',
      to: '"outcome":"reported"',
      says: 'findings are not those',
    },
    {
      what: 'what was examined',
      from: /"examined":\d+/u,
      to: '"examined":99',
      says: 'findings are not those',
    },
    {
      what: 'the act of a run',
      from: String.raw`\"kept\":`,
      to: String.raw`\"kept\": `,
      says: 'not the act',
    },
    { what: 'a salt', from: /"salt":"[0-9a-f]{2}/u, to: '"salt":"zz', says: 'its salt is none' },
    {
      what: 'a root',
      from: /"root":"[0-9a-f]{4}/u,
      to: '"root":"0000',
      says: 'does not lead to the signed root',
    },
    {
      what: 'a time of a block',
      from: '"at":"2026-11-22T09',
      to: '"at":"2026-11-22T10',
      says: 'signature is wrong',
    },
    { what: 'an entry', from: /"packed":\["(.{60})./u, to: '"packed":["$1!', says: 'cannot be read' },
  ])('$what', async ({ from, to, says }) => {
    const { faults } = await check(signedAnew(inLines(from, to)))
    expect(faults.join('\n')).toContain(says)
  })

  test('an entry left out, a run left out, a block left out', async () => {
    const without = signedAnew(inLines(/"packed":\["[^"]+",/u, '"packed":['))
    expect((await check(without)).faults.join()).toContain('is missing')
    const noRun = signedAnew((lines) => lines.filter((_, i) => i !== 2))
    expect((await check(noRun)).faults.join()).toContain('its findings are left out')
    const noBlock = signedAnew((lines) => lines.filter((_, i) => i !== 1))
    expect((await check(noBlock)).faults.join()).toContain('is not in the ledger')
  })

  test('a whole ledger made anew is found by the head that was noted, or by the key', async () => {
    const { head } = await check(written)
    if (head === null) throw new Error('There is no block.')
    expect((await verifyEvidence([written], { head })).faults).toEqual([])
    expect(
      (await verifyEvidence([written], { head: { ...head, hash: '0'.repeat(64) } })).faults,
    ).toHaveLength(1)
    expect((await verifyEvidence([written], { key: at.world.keys.publicKey(at.company) })).faults).toEqual([])
    const other = await at.addCompany('another')
    expect((await verifyEvidence([written], { key: at.world.keys.publicKey(other) })).faults).toHaveLength(1)
  })
})

test('as a program: 0 for what is right, 1 for what is wrong, 2 for what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-export-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const program = async (
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly said: string }> =>
    promisify(execFile)(process.execPath, [tool.pathname, ...args]).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (fault: { readonly code: number; readonly stdout: string; readonly stderr: string }) => ({
        code: fault.code,
        said: `${fault.stdout}${fault.stderr}`,
      }),
    )
  const [good, bad] = [join(folder, 'good.jsonl'), join(folder, 'bad.jsonl')]
  writeFileSync(good, written)
  writeFileSync(bad, written.toString().replace('"kept"', '"KEPT"'))
  expect(await program(good)).toMatchObject({ code: 0, said: expect.stringContaining('Nothing is wrong.') })
  expect(await program(bad)).toMatchObject({
    code: 1,
    said: expect.stringContaining('The signature of the file is wrong'),
  })
  expect((await program(join(folder, 'none.jsonl'))).code).toBe(2)
  expect((await program()).code).toBe(2)
})

test('the verifier imports nothing of the product', () => {
  const imports = [...readFileSync(tool, 'utf8').matchAll(/^import .* from '([^']+)'/gmu)].map(
    (hit) => hit[1],
  )
  expect(imports).toEqual(['node:crypto', 'node:fs', 'node:url'])
})

test('an entry changed in the database goes out as it is, and is found', async () => {
  const { db } = at.world
  await db.executeQuery(CompiledQuery.raw('alter table ledger_entry disable trigger ledger_entry_keeps'))
  await db.executeQuery(
    CompiledQuery.raw(`update ledger_entry set kind = 'intake/refused' where kind = 'intake/collected'`),
  )
  expect((await check(await writeOut(at.company))).faults).toHaveLength(5)
})
