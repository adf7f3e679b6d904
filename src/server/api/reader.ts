/** Reads somebody's notice that is dropped into the console. Nothing of it is kept. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Day, isDay, Problem, systemClock, type Words } from '../../base/index.ts'
import { htmlReport, LARGEST_FILE, read, type Reading, Refusal, tooLarge } from '../../reader/index.ts'
import { languageOf } from '../problems.ts'
import { atMost, LIMITS } from '../security.ts'
import { type ReaderReport, readerReport } from './contract.ts'
import { answering, apiPart, type ApiEnv } from './route.ts'

const form = z.object({
  notice: z.any().openapi({ type: 'string', format: 'binary' }),
  asOf: z.string().optional(),
})

export function readerRoutes(): OpenAPIHono<ApiEnv> {
  const part = apiPart()
  part.use('/api/v1/read', atMost(LIMITS.reading))
  part.openapi(
    answering('post', '/api/v1/read', 'Read a privacy notice; nothing of it is kept', readerReport, {
      body: { required: true, content: { 'multipart/form-data': { schema: form } } },
    }),
    async (c) => {
      const { notice, asOf } = c.req.valid('form')
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
        const [reading] = await read(new Uint8Array(await notice.arrayBuffer()), notice.name, day)
        if (reading === undefined)
          throw new Problem(422, 'reader/empty', german ? 'Darin steht nichts.' : 'It is empty.')
        return c.json(reportOf(reading), 200)
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        throw new Problem(422, `reader/${fault.code}`, fault.in(languageOf(c)), { cause: fault })
      }
    },
  )
  return part
}

const groups: Readonly<Record<string, Words>> = {
  controller: { de: 'Verantwortlicher', en: 'Controller' },
  dpo: { de: 'Datenschutzbeauftragte', en: 'Data protection officer' },
  legal_bases: { de: 'Rechtsgrundlagen', en: 'Legal bases' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  general_transfer: { de: 'Übermittlung in Drittländer', en: 'Transfers to third countries' },
  retention: { de: 'Speicherdauer', en: 'Storage periods' },
  cookies: { de: 'Cookies', en: 'Cookies' },
  rights: { de: 'Rechte', en: 'Rights' },
  authority: { de: 'Aufsichtsbehörde', en: 'Authority' },
  special_categories: { de: 'Besondere Kategorien', en: 'Special categories' },
  date_of_notice: { de: 'Stand', en: 'Date' },
}

const found: Readonly<Record<Reading['report']['checklist'][number]['status'], Words>> = {
  found: { de: 'steht darin', en: 'is there' },
  missing: { de: 'fehlt', en: 'is missing' },
  'by-reference': { de: 'durch Verweis', en: 'by reference' },
  'not-applicable': { de: 'nicht anwendbar', en: 'does not apply' },
  'not-judged': { de: 'aus dem Text nicht zu beurteilen', en: 'cannot be judged from the text' },
}

const same = (text: string): Words => ({ de: text, en: text })

function reportOf(reading: Reading): ReaderReport {
  const { facts, report, notice } = reading
  const lineAt = linesOf(notice.source)
  return {
    asOf: report.asOf,
    checkedUpTo: report.lawCheckedUpTo,
    language: facts.language,
    facts: facts.spans.map(({ path, at, quote }) => {
      const head = path.split(/[.[]/u)[0] ?? path
      return {
        group: groups[head] ?? same(head),
        title: same(`${lineAt(at[0])}`),
        value: quote.replaceAll(/\s+/gu, ' ').trim(),
        start: at[0],
        end: at[1],
      }
    }),
    findings: report.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      provision: finding.provision,
      says: finding.why,
      why: null,
      instead: finding.instead,
      line: finding.absence ? null : lineAt(finding.span[0]),
      quote: finding.absence ? '' : finding.quote.slice(0, 600),
    })),
    checklist: report.checklist.map((item) => {
      const [span] = item.spans
      return {
        provision: item.provision,
        title: item.title,
        found: found[item.status],
        quote:
          span === undefined
            ? null
            : notice.source.slice(span[0], span[1]).replaceAll(/\s+/gu, ' ').slice(0, 240),
      }
    }),
    page: { de: htmlReport(reading, 'de'), en: htmlReport(reading, 'en') },
    draft: null,
  }
}

/** The line a place is on, counted from 1. */
function linesOf(source: string): (offset: number) => number {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
