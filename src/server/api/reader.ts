/** Reads somebody's notice that is dropped into the console. Nothing of it is kept. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Day, isDay, Problem, systemClock } from '../../base/index.ts'
import {
  againAt,
  byStatus,
  correct,
  draftOf,
  htmlReport,
  countedIn,
  LARGEST_FILE,
  read,
  type Reading,
  Refusal,
  inForm,
  refusedCorrections,
  reportWords,
  shortened,
  statements,
  tooLarge,
  type Told,
  toldOnce,
  wholeWords,
} from '../../reader/index.ts'
import { cite } from '../../text/cite.ts'
import { languageOf } from '../problems.ts'
import { atMost, LIMITS } from '../security.ts'
import { inBoth } from '../words.ts'
import { type ReaderReport, readerReport } from './contract.ts'
import { correctionsIn, factsOf, headOf, sayRefused } from './reader-facts.ts'
import { answering, apiPart, type ApiEnv } from './route.ts'

const form = z.object({
  notice: z.any().openapi({ type: 'string', format: 'binary' }),
  asOf: z.string().optional(),
  /** Which notice of the file, the first being 1 and the default. */
  part: z.string().optional(),
  /** JSON: `[{ path, value }]`, null strikes; the notice is read again and the corrections put into it. */
  corrections: z.string().max(200_000).optional(),
})

export function readerRoutes(): OpenAPIHono<ApiEnv> {
  const part = apiPart()
  part.use('/api/v1/read', atMost(LIMITS.reading))
  part.openapi(
    answering('post', '/api/v1/read', 'Read a privacy notice; nothing of it is kept', readerReport, {
      body: { required: true, content: { 'multipart/form-data': { schema: form } } },
    }),
    async (c) => {
      const { notice, asOf, part: which = '1', corrections: said } = c.req.valid('form')
      const german = languageOf(c) === 'de'
      if (!(notice instanceof File)) {
        const message = german ? 'Bitte wählen Sie eine Datei.' : 'Please choose a file.'
        throw new Problem(422, 'reader/no-file', message, {
          faults: [{ field: 'notice', code: 'missing', message }],
        })
      }
      if (asOf !== undefined && !isDay(asOf)) {
        const message = german
          ? 'Erwartet wird ein Tag wie 2026-12-05.'
          : 'Expected is a day such as 2026-12-05.'
        throw new Problem(422, 'reader/day', message, {
          faults: [{ field: 'asOf', code: 'invalid', message }],
        })
      }
      try {
        if (notice.size > LARGEST_FILE) throw tooLarge(notice.size)
        const day: Day = asOf ?? systemClock.today()
        const readings = await read(new Uint8Array(await notice.arrayBuffer()), notice.name, day)
        const reading = /^[1-9]\d{0,3}$/u.test(which) ? readings[Number(which) - 1] : undefined
        if (reading === undefined) {
          const count = readings.length
          const message = german
            ? `Die Datei enthält ${count === 1 ? 'nur eine Erklärung' : `nur ${count} Erklärungen`}.`
            : `The file holds only ${count === 1 ? 'one notice' : `${count} notices`}.`
          throw new Problem(422, 'reader/part', message, {
            faults: [{ field: 'part', code: 'invalid', message }],
          })
        }
        const corrections = inForm(reading.facts, correctionsIn(said))
        const refused = refusedCorrections(reading.facts, corrections)
        if (refused.length > 0) {
          throw new Problem(
            422,
            'reader/correction',
            german ? 'So lässt sich das nicht berichtigen.' : 'It cannot be corrected like that.',
            {
              faults: refused.map(({ at, because }) => ({
                field: corrections[at]?.path ?? '',
                code: because,
                message: sayRefused(because, languageOf(c)),
              })),
            },
          )
        }
        const corrected = correct(reading, corrections)
        const draft = headOf(reading, corrections, languageOf(c)) + draftOf(corrected, languageOf(c))
        return c.json(
          {
            ...reportOf(corrected),
            notices: readings.map(noticeOf),
            facts: [...factsOf(reading, corrections)],
            draft,
          },
          200,
        )
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        throw new Problem(422, `reader/${fault.code}`, fault.in(languageOf(c)), { cause: fault })
      }
    },
  )
  return part
}

const SEVERITIES = { error: 'error', warn: 'warning', info: 'hint' } as const

function findingOf(told: Told, numberOf: (offset: number) => number): ReaderReport['findings'][number] {
  const { finding } = told
  return {
    code: finding.code,
    severity: SEVERITIES[finding.severity],
    provision: inBoth((language) => cite(finding.provision, language)),
    says: finding.why,
    instead: finding.instead,
    place: finding.absence ? null : numberOf(finding.span[0]),
    again: againAt(told, numberOf).map(({ number, quote }) => ({ place: number, quote })),
    quote: shortened(finding.quote, 600),
  }
}

function noticeOf({ notice, facts }: Reading): ReaderReport['notices'][number] {
  return { whose: facts.controller.name, place: countedIn(notice).numberOf(notice.spanOf(0, 1)[0]) }
}

function reportOf(reading: Reading): Omit<ReaderReport, 'facts' | 'draft' | 'notices'> {
  const { facts, report, notice, part } = reading
  const { unit, numberOf } = countedIn(notice)
  return {
    unit,
    part: part?.[0] ?? 1,
    asOf: report.asOf,
    checkedUpTo: report.lawCheckedUpTo,
    language: facts.language,
    stated: statements(facts),
    findings: toldOnce(reading).map((told) => findingOf(told, numberOf)),
    checklist: byStatus(report.checklist).map((item) => {
      const [span] = item.spans
      return {
        provision: inBoth((language) => cite(item.provision, language)),
        title: item.title,
        status: item.status,
        found: inBoth((language) => reportWords(language).statuses[item.status]),
        quote:
          span === undefined ? null : shortened(notice.source.slice(...wholeWords(notice.source, span)), 240),
      }
    }),
    page: { de: htmlReport(reading, 'de'), en: htmlReport(reading, 'en') },
  }
}
