import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseSync } from 'vite'
import '../base/index.ts'

/** One regular expression of the reader and where it comes from. */
interface Expression {
  readonly where: string
  readonly source: string
  readonly flags: string
}

const ROOT = join(import.meta.dirname, '..', '..')
const READER = join(ROOT, 'src', 'reader')
/** Verdicts of earlier runs, by expression: a check takes up to a second, and expressions seldom change. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'zusage-recheck.json')
const CHECK_MS = 800

/** All literals in the code of the reader, from its syntax tree. */
function literals(): readonly Expression[] {
  const files = readdirSync(READER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  return files.flatMap((file) => literalsIn(file, readFileSync(join(READER, file), 'utf8')))
}

function literalsIn(where: string, code: string): readonly Expression[] {
  const found: Expression[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
      const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string }
      found.push({ where, source: pattern, flags })
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(where, code).program)
  return found
}

/** All expressions that are made from strings while the reader is loaded: those of the tables in `law/` among them. */
async function made(): Promise<readonly Expression[]> {
  const found: Expression[] = []
  const { RegExp: original } = globalThis
  const note = (expression: RegExp): RegExp => {
    found.push({ where: 'made from text', source: expression.source, flags: expression.flags })
    return expression
  }
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [pattern, flags]: [string, string | undefined]) => note(new target(pattern, flags)),
    apply: (target, _, [pattern, flags]: [string, string | undefined]) => note(target(pattern, flags)),
  })
  try {
    await import('./index.ts')
  } finally {
    globalThis.RegExp = original
  }
  return found
}

/**
 * The same expression with its bounded repetitions made small and its classes of letters plain. Only repetitions without
 * a bound can make matching slower than the text is long; `{0,200}` costs a factor and makes checking hopeless.
 */
function essence(source: string, flags: string): string {
  const bounded = source
    .replaceAll(/\{(\d+),(\d+)\}/gu, (whole, low: string, high: string) =>
      Number(high) <= 3 ? whole : `{${Math.min(Number(low), 1)},2}`,
    )
    .replaceAll(/\{(\d+)\}/gu, (whole, count: string) => (Number(count) <= 3 ? whole : '{2}'))
    .replaceAll(/\{(\d+),\}/gu, (whole, low: string) => (Number(low) <= 1 ? whole : '{2,}'))
  const letters: Readonly<Record<string, string>> = {
    L: 'a-zA-Zß',
    Lu: 'A-Z',
    Ll: 'a-zß',
    N: '0-9',
    Nd: '0-9',
  }
  let out = ''
  let inClass = false
  for (let i = 0; i < bounded.length; i += 1) {
    const property = /^\\p\{(\w+)\}/u.exec(bounded.slice(i, i + 12))
    const plain = letters[property?.[1] ?? '']
    if (property !== null && plain !== undefined) {
      out += inClass ? plain : `[${plain}]`
      i += property[0].length - 1
    } else if (bounded.charAt(i) === '\\') {
      out += bounded.slice(i, i + 2)
      i += 1
    } else {
      const char = bounded.charAt(i)
      if (char === '[') inClass = true
      else if (char === ']') inClass = false
      // Folding case is slow to check and changes no structure: small letters on small letters match alike.
      out +=
        flags.includes('i') && !bounded.slice(Math.max(0, i - 4), i).includes('(?<')
          ? char.toLowerCase()
          : char
    }
  }
  return out
}

/** Whether anything in it repeats without a bound; where nothing does, each place of a text costs a constant. */
function repeats(source: string): boolean {
  const bare = source.replaceAll(/\\./gu, '_').replaceAll(/\[[^\]]{0,400}\]/gu, '_')
  return /[*+]|\{\d+,\}/u.test(bare)
}

type Verdict = 'safe' | 'vulnerable' | 'unknown'

let checker: (source: string, flags: string) => Verdict = () => 'unknown'
let verdicts: Record<string, Verdict> = {}
let all: readonly Expression[] = []

beforeAll(async () => {
  // The pure build: no Java, no binary, the same answer on every machine.
  process.env['RECHECK_SYNC_BACKEND'] = 'pure'
  const { checkSync } = await import('recheck')
  checker = (source, flags) =>
    repeats(source)
      ? checkSync(essence(source, flags), flags.replaceAll(/[gydi]/gu, ''), { timeout: CHECK_MS }).status
      : 'safe'
  if (existsSync(CACHE)) verdicts = JSON.parse(readFileSync(CACHE, 'utf8'))
  const seen = new Set<string>()
  all = [...literals(), ...(await made())].filter(({ source, flags }) => {
    const key = `${flags} ${source}`
    return !seen.has(key) && seen.add(key)
  })
})

function keep(): void {
  mkdirSync(join(CACHE, '..'), { recursive: true })
  writeFileSync(CACHE, JSON.stringify(verdicts))
}

function verdictOf({ source, flags }: Expression): Verdict {
  const key = createHash('sha256').update(`${flags} ${source}`).digest('base64url').slice(0, 22)
  const known = verdicts[key]
  if (known !== undefined) return known
  const verdict = checker(source, flags)
  verdicts[key] = verdict
  if (Object.keys(verdicts).length % 25 === 0) keep()
  return verdict
}

/** An expression that takes the square of the length of its text: what the others are measured by. */
const SQUARE = /a+!/u
const AS = 'a'.repeat(20_000)

/** How many times as long as a square an expression takes; what does is looked at again, so that a busy machine fails nothing. */
function squaresOf(expression: RegExp, text: string): number {
  if (processorTime(expression, text) < 100_000) return 0
  return Math.min(...[1, 2, 3].map(() => processorTime(expression, text) / processorTime(SQUARE, AS)))
}

/** How long an expression computes on a text, in microseconds. */
function processorTime(expression: RegExp, text: string): number {
  const before = process.cpuUsage()
  expression.test(text)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Texts that give an expression all it can chew on: its own words and classes, again and again. */
function attacks(source: string): readonly string[] {
  const words = [...new Set(source.match(/[\p{L}\d]{1,12}/gu) ?? [])].slice(0, 12)
  const seeds = [
    ...words,
    ...words.map((word) => `${word} `),
    'a',
    ' ',
    'a ',
    'Aa ',
    '1',
    '1.',
    '-',
    '„',
    '"',
    '(',
    '.',
    '\n',
    'ä',
    '_',
    ', ',
  ]
  return seeds.map((seed) => seed.repeat(Math.ceil(20_000 / seed.length)))
}

describe('no expression of the reader can be made to backtrack without end', () => {
  test('the literals and the tables of the law are all looked at', () => {
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter(({ where }) => where === 'made from text').length).toBeGreaterThan(50)
  })

  test('recheck finds none vulnerable; those it cannot judge stand up to texts made of their own words', () => {
    const faults: string[] = []
    for (const expression of all) {
      const verdict = verdictOf(expression)
      if (verdict === 'vulnerable')
        faults.push(`${expression.where}: /${expression.source}/${expression.flags}`)
      if (verdict !== 'unknown') continue
      const regex = new RegExp(expression.source, expression.flags.replaceAll(/[gy]/gu, ''))
      for (const attack of attacks(expression.source)) {
        const squares = squaresOf(regex, attack)
        if (squares > 5)
          faults.push(
            `${expression.where}: ${squares.toFixed(1)} squares for ${JSON.stringify(attack.slice(0, 12))}… in /${expression.source}/${expression.flags}`,
          )
      }
    }
    keep()
    expect(faults).toEqual([])
  })

  test('bait: an expression that backtracks is caught', () => {
    expect(checker('^(?:a+)+$', 'u')).toBe('vulnerable')
    expect(checker('^[a-z]*[.a-z]*$', 'u')).toBe('vulnerable')
    expect(squaresOf(/(?:a|ä)+?(?:a|b)+?!/u, 'a'.repeat(2_000))).toBeGreaterThan(5)
    expect(literalsIn('bait.ts', 'const x: RegExp = /(a+)+$/u')).toEqual([
      { where: 'bait.ts', source: '(a+)+$', flags: 'u' },
    ])
  })
})
