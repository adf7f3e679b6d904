import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Language, parseDay } from '../base/index.ts'
import { declarationOfSample, promisesFile, sampleCompanies } from '../companies.ts'
import { type Declaration, findingKinds } from '../declaration/index.ts'
import { type NoticeDocument, clausesNamed, clausesOf, composeNotice } from '../notice/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { derivePledges, judgePromises, readPromises } from './index.ts'

const today = parseDay('2026-11-22')
const [sample] = sampleCompanies
if (sample === undefined) throw new Error('There is no sample company.')

let declaration: Declaration
let pledges: readonly Pledge[]

beforeAll(async () => {
  ;({ declaration } = await declarationOfSample(sample, today))
  pledges = derivePledges(declaration)
})

function noticeIn(language: Language): NoticeDocument {
  return composeNotice(declaration, { language, on: today, version: 1 })
}

describe.each(['de', 'en'] as const)('the notice and the pledges, %s', (language) => {
  test('every pledge stands in the notice', () => {
    const notice = noticeIn(language)
    const lost = pledges
      .map(({ id, clauses }) => ({
        id,
        lost: clauses.filter((name) => clausesNamed(notice, name).length === 0),
        of: clauses.length,
      }))
      .filter((one) => one.lost.length > 0 || one.of === 0)
    expect(pledges.length).toBeGreaterThan(40)
    expect(lost).toEqual([])
  })

  test('every sentence that promises something has a pledge', () => {
    const promising = clausesOf(noticeIn(language)).filter(({ pledges: beginnings }) => beginnings.length > 0)
    const empty = promising
      .filter(
        ({ pledges: beginnings }) => !pledges.some(({ id }) => beginnings.some((one) => id.startsWith(one))),
      )
      .map(({ id, pledges: beginnings }) => ({ id, beginnings }))
    expect(promising.length).toBeGreaterThan(40)
    expect(empty).toEqual([])
  })
})

const shared = join(import.meta.dirname, '../../../shared/promises/djm.yaml')
const promise = z.looseObject({ id: z.string(), kind: z.string().optional(), shows: z.string().optional() })
/** What only has to be said. */
const said = ['information', 'legal-basis', 'controller-info', 'authority']
const taken = z.looseObject({ promises: z.array(promise), defects: z.array(promise).optional() })

describe.skipIf(!existsSync(shared))('the promises of the notice (skipped without ../shared)', () => {
  const read = () => taken.parse(parse(readFileSync(shared, 'utf8')))
  const landings = () => readPromises(readFileSync(promisesFile(sample.id), 'utf8'))

  test('each promise and each defect has become something', () => {
    const { promises, defects = [] } = read()
    const wanted = [...promises, ...defects].map(({ id }) => id)
    expect([promises.length, defects.length]).toEqual([115, 18])
    expect(wanted.filter((id) => !landings().has(id))).toEqual([])
    expect([...landings().keys()].filter((id) => !wanted.includes(id))).toEqual([])
  })

  test('what shows in behaviour has a pledge; what shows when one declares, a refusal', () => {
    const became = landings()
    const wrong = read().promises.filter(({ id, kind = '', shows = '' }) => {
      const landing = became.get(id)
      if (landing === undefined) return true
      if ('pledge' in landing || 'later' in landing) return false
      return 'refusal' in landing ? !/error|422|declared/iu.test(shows) : !said.includes(kind)
    })
    expect(wrong.map(({ id, shows }) => ({ id, shows }))).toEqual([])
    const now = read().promises.filter(({ id }) => !('later' in (became.get(id) ?? { later: '' })))
    expect(now.length).toBeGreaterThanOrEqual(80)
  })

  test('nothing they became is missing', () => {
    const judged = pledges.map((pledge) => ({ pledge, verdict: 'kept', proof: undefined }) as const)
    const clauses = new Set(clausesOf(noticeIn('de')).map(({ id }) => id))
    const lines = judgePromises(landings(), judged, clauses, new Set(Object.keys(findingKinds)))
    expect(lines.filter(({ lacking }) => lacking.length > 0)).toEqual([])
    expect(lines.length).toBe(133)
  })
})
