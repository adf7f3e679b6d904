/** Figures for Prometheus, in its text format. Names no person and no company's data, only counts. */
import type { MiddlewareHandler } from 'hono'

const BOUNDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const

interface Series {
  count: number
  seconds: number
  readonly below: number[]
}

/** One figure that is asked for when the page is drawn. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface Metrics {
  readonly middleware: MiddlewareHandler
  /** The page as Prometheus reads it. */
  print(gauges: readonly Gauge[]): string
}

/** Counts requests and how long they took, by method, kind of path and status. */
export function createMetrics(): Metrics {
  const started = process.uptime()
  const series = new Map<string, Series>()
  return {
    async middleware(c, next) {
      const begin = performance.now()
      await next()
      const labels = `method="${c.req.method}",area="${areaOf(c.req.path)}",status="${c.res.status}"`
      const one = series.get(labels) ?? { count: 0, seconds: 0, below: BOUNDS.map(() => 0) }
      const seconds = (performance.now() - begin) / 1000
      one.count += 1
      one.seconds += seconds
      BOUNDS.forEach((bound, i) => {
        if (seconds <= bound) one.below[i] = (one.below[i] ?? 0) + 1
      })
      series.set(labels, one)
    },
    print(gauges) {
      const memory = process.memoryUsage()
      const lines = [
        '# HELP zusage_http_request_seconds Time to answer a request.',
        '# TYPE zusage_http_request_seconds histogram',
        ...[...series].flatMap(([labels, one]) => [
          ...BOUNDS.map(
            (bound, i) => `zusage_http_request_seconds_bucket{${labels},le="${bound}"} ${one.below[i] ?? 0}`,
          ),
          `zusage_http_request_seconds_bucket{${labels},le="+Inf"} ${one.count}`,
          `zusage_http_request_seconds_sum{${labels}} ${one.seconds.toFixed(6)}`,
          `zusage_http_request_seconds_count{${labels}} ${one.count}`,
        ]),
        ...printGauges([
          ...gauges,
          {
            name: 'process_resident_memory_bytes',
            help: 'Resident memory in bytes.',
            labels: {},
            value: memory.rss,
          },
          {
            name: 'process_uptime_seconds',
            help: 'Seconds since the start.',
            labels: {},
            value: Math.round(process.uptime() - started),
          },
        ]),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

function printGauges(gauges: readonly Gauge[]): readonly string[] {
  const names = [...new Set(gauges.map((gauge) => gauge.name))]
  return names.flatMap((name) => {
    const same = gauges.filter((gauge) => gauge.name === name)
    return [
      `# HELP ${name} ${same[0]?.help ?? ''}`,
      `# TYPE ${name} gauge`,
      ...same.map(({ labels, value }) => {
        const inside = Object.entries(labels).map(([key, text]) => `${key}=${JSON.stringify(text)}`)
        return `${name}${inside.length === 0 ? '' : `{${inside.join(',')}}`} ${value}`
      }),
    ]
  })
}

/** Few areas, so that addresses cannot make endless series. */
function areaOf(path: string): string {
  if (path.startsWith('/api/auth')) return 'auth'
  if (path.startsWith('/api/')) return 'api'
  if (path.startsWith('/console')) return 'console'
  if (path === '/healthz' || path === '/readyz' || path === '/metrics') return 'operations'
  return 'page'
}
