import { Buffer } from 'node:buffer'
import { readFileSync, readdirSync } from 'node:fs'
import { type Day, parseDay } from '../src/base/index.ts'
import { audit, htmlReport, readFacts, readText } from '../src/reader/index.ts'
import { readLinks } from '../src/reader/links/index.ts'
import { type BenchLine, rounded } from './line.ts'

const SERVICES = [
  'Matomo',
  'Google Analytics',
  'Brevo',
  'Calendly',
  'Zoom',
  'YouTube',
  'Stripe',
  'Cloudflare',
]

/** A notice of so many sections in the words that notices use; the same for the same number. */
function noticeOf(sections: number): string {
  const parts = [
    'Datenschutzerklärung\n\n1. Verantwortlicher\n\nVerantwortlich im Sinne der DSGVO ist die Tee-Kontor GmbH, Am Hafen 1, 20457 Hamburg, E-Mail: post@tee-kontor.example.',
  ]
  for (let i = 2; i <= sections; i += 1) {
    const service = SERVICES[i % SERVICES.length] ?? 'Matomo'
    parts.push(
      `${i % 90}. ${service}\n\nWir nutzen den Dienst ${service}, um Ihnen unser Angebot zu zeigen und es zu verbessern. Dabei werden Ihre IP\u2011Adresse, der Browsertyp und die Uhrzeit der Anfrage verarbeitet.\n\nRechtsgrundlage ist Art.\u00a06 Abs.\u00a01 S.\u00a01 lit.\u00a0f DSGVO i.\u00a0V.\u00a0m. § 25 Abs. 2 Nr. 2 TDDDG. Die Daten werden nach ${(i % 23) + 2} Monaten gelöscht, soweit keine gesetzlichen Aufbewahrungspflichten entgegenstehen.\n\n  • Nutzungsdaten (z. B. besuchte Seiten)\n  • Kontakt\u00adangaben\n\nSie können der Verarbeitung jederzeit widersprechen.`,
    )
  }
  return parts.join('\n\n')
}

function fastest(times: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < times; i += 1) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

type Step = 'text' | 'facts' | 'links' | 'audit'

/** Seconds of CPU that each step of reading takes for all sources, the least of several runs: others may use the machine. */
function cpuSeconds(times: number, sources: readonly string[], day: Day): Readonly<Record<Step, number>> {
  const sum = { text: 0, facts: 0, links: 0, audit: 0 }
  const steps: readonly Step[] = ['text', 'facts', 'links', 'audit']
  for (const source of sources) {
    const least = { text: Infinity, facts: Infinity, links: Infinity, audit: Infinity }
    const measured = <T>(step: Step, work: () => T): T => {
      const before = process.cpuUsage()
      const result = work()
      const { user, system } = process.cpuUsage(before)
      least[step] = Math.min(least[step], (user + system) / 1_000_000)
      return result
    }
    for (let i = 0; i < times; i += 1) {
      const notice = measured('text', () => readText(source))
      const facts = measured('facts', () => readFacts(notice))
      measured('links', () => readLinks(notice, facts))
      measured('audit', () => audit(notice, facts, day))
    }
    for (const step of steps) sum[step] += least[step]
  }
  return sum
}

/** Reading as a whole: megabytes for a second of CPU, and the seconds of each step. */
function wholeLine(name: string, times: number, sources: readonly string[], day: Day): BenchLine {
  const megabytes = sources.reduce((sum, source) => sum + Buffer.byteLength(source), 0) / 1_000_000
  const { text, facts, links, audit: audited } = cpuSeconds(times, sources, day)
  const all = text + facts + links + audited
  return {
    name,
    value: rounded(megabytes / all),
    unit: 'MB/s',
    note: `goal: 1 or more; ${rounded(megabytes)} MB in ${rounded(all)} s of CPU: text ${rounded(text)}, facts ${rounded(facts)}, links ${rounded(links)}, audit ${rounded(audited)}`,
  }
}

/** Notices of usual length, as they lie beside the reader: a large one made of few sentences would flatter it. */
function usualNotices(): readonly string[] {
  const folder = new URL('../src/reader/unseen/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}

/** How fast notices are read on one core, in megabytes of UTF-8 a second; the goal for all steps together is 1. */
export async function bench(): Promise<readonly BenchLine[]> {
  const source = noticeOf(1500)
  const megabytes = Buffer.byteLength(source) / 1_000_000
  const day = parseDay('2026-11-22')
  const html = source
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('\n')
  const usual = noticeOf(60)
  const notice = readText(usual)
  const facts = readFacts(notice)
  const report = audit(notice, facts, day)
  const speed = (ms: number, size: number): number => rounded(size / (ms / 1000))
  return Promise.resolve([
    {
      name: 'reader/text',
      value: speed(
        fastest(5, () => readText(source)),
        megabytes,
      ),
      unit: 'MB/s',
      note: `${rounded(megabytes)} MB of plain text into blocks, sentences and sections`,
    },
    {
      name: 'reader/html',
      value: speed(
        fastest(5, () => readText(html, 'html')),
        Buffer.byteLength(html) / 1_000_000,
      ),
      unit: 'MB/s',
    },
    wholeLine('reader/whole', 3, [source], day),
    wholeLine('reader/whole-usual', 10, usualNotices(), day),
    wholeLine('reader/whole-5MB', 1, [noticeOf(Math.round(1500 * (5 / megabytes)))], day),
    {
      name: 'reader/memory',
      value: rounded(process.resourceUsage().maxRSS / 1024),
      unit: 'MiB',
      note: 'the most this process has held so far, 5 MB of notice read; goal: below 500',
    },
    {
      name: 'reader/notice',
      value: rounded(
        fastest(5, () => {
          const read = readText(usual)
          return audit(read, readFacts(read), day)
        }),
      ),
      unit: 'ms',
      note: `text, facts and audit of one notice of ${rounded(Buffer.byteLength(usual) / 1000)} kB`,
    },
    {
      name: 'reader/report',
      value: rounded(
        fastest(5, () => htmlReport({ file: 'notice.txt', part: [1, 1], notice, facts, report }, 'de')),
      ),
      unit: 'ms',
      note: 'the HTML page of that notice',
    },
  ])
}
