import type { Words } from '../../base/index.ts'
import { authority, tableOf } from '../../law/index.ts'
import type { Finding, Level } from '../finding.ts'
import type { Path } from '../place.ts'
import type { Checking } from './checking.ts'

type About = 'source' | 'period' | 'cookie'

const expressions = new Map<string, RegExp>()

/** A pattern of the law's tables, compiled once. */
function compiled(pattern: string, flags: 'iu' | 'u'): RegExp {
  const key = `${flags} ${pattern}`
  const known = expressions.get(key)
  if (known !== undefined) return known
  const made = new RegExp(pattern, flags)
  expressions.set(key, made)
  return made
}

/** Whether a text says what it should say in words too vague to inform anybody (law/vague-words.json). */
export function saysVague(about: About, says: string): boolean {
  return vagueWord(about, says) !== null
}

/** The vague words of a text, or null. */
export function vagueWord(about: About, says: string): string | null {
  for (const row of tableOf('vague-words').items) {
    if (row.about !== about) continue
    for (const pattern of row.patterns) {
      const found = compiled(pattern, 'iu').exec(says)
      if (found !== null) return found[0]
    }
  }
  return null
}

/**
 * What people will read: names and citations of the law that hold today, no claim that cannot be kept, no host that the
 * notice does not cover (Art. 5(1)(a), Art. 12(1) GDPR).
 */
export function words(c: Checking): Finding[] {
  return textsIn(c.declaration).flatMap(({ path, says, name }) => [
    ...outdated(c, path, says),
    ...citations(c, path, says),
    ...absolute(c, path, says),
    ...(name ? [] : hosts(c, path, says)),
  ])
}

interface Said {
  readonly path: Path
  readonly says: string
  /** The name of a body or a place of the company's, where a host is no statement about the notice's reach. */
  readonly name: boolean
}

/** Texts that reach people; ids, file names and other marks for machines are left out. */
const machine: ReadonlySet<string> = new Set([
  'id',
  'file',
  'folder',
  'url',
  'receipts',
  'dpv',
  'column',
  'table',
  'autocomplete',
  'host',
  'hosts',
  'value',
  'format',
  'category',
  'categories',
  'receives',
  'stores',
  'subjects',
  'purposes',
  'purpose',
  'choices',
  'read',
  'expect',
  'email',
  'authority',
  'decision',
  'rule',
  'consent',
  'activity',
  'store',
  'recipient',
])

function textsIn(value: unknown, path: Path = []): Said[] {
  if (typeof value === 'string') return [{ path, says: value, name: path.at(-1) === 'name' }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    machine.has(key) &&
    (typeof item === 'string' || (Array.isArray(item) && item.every((at) => typeof at === 'string')))
      ? []
      : textsIn(item, [...path, key]),
  )
}

/** Of laws and legal terms an old name misleads; of a product it may still be in use. */
function levelOf(kind: string, severity: 'error' | 'warn' | 'info'): Level {
  if (severity === 'error') return 'error'
  if (severity === 'info') return 'hint'
  return kind === 'law' || kind === 'framework' || kind === 'term' ? 'error' : 'warning'
}

const inEach = (name: string | Words): Words => (typeof name === 'string' ? { de: name, en: name } : name)

function outdated(c: Checking, path: Path, says: string): Finding[] {
  const table = tableOf('renamed-services')
  if (!compiled(anyOf(table.items), 'u').test(says)) return []
  const former = compiled(table.former_markers.join('|'), 'iu')
  const found: Finding[] = []
  for (const row of table.items) {
    if (c.today < row.changed_on) continue
    for (const pattern of row.patterns) {
      const hit = compiled(pattern, 'u').exec(says)
      if (hit === null || former.test(sentenceAround(says, hit.index))) continue
      const level = levelOf(row.kind, row.severity)
      found.push(
        c.found(
          'text/outdated',
          path,
          {
            said: hit[0],
            old: inEach(row.old),
            instead: row.new === null ? null : inEach(row.new),
            since: row.changed_on,
          },
          level,
        ),
      )
      break
    }
  }
  return found
}

/** One pattern that hits where any of a table's would: most texts hit none, and one look tells. */
function anyOf(rows: readonly { readonly patterns: readonly string[] }[]): string {
  const known = joined.get(rows)
  if (known !== undefined) return known
  const made = rows.flatMap(({ patterns }) => patterns.map((pattern) => `(?:${pattern})`)).join('|')
  joined.set(rows, made)
  return made
}

const joined = new WeakMap<object, string>()

function sentenceAround(text: string, index: number): string {
  const from = text.lastIndexOf('. ', index) + 1
  const to = text.indexOf('. ', index)
  return text.slice(from, to === -1 ? text.length : to)
}

/** Citations that lead nowhere: no paragraph where one must stand, a letter or article that does not exist, „gern.“ for „gem.“. */
const wrongCitations: readonly RegExp[] = [
  /\bArt(?:\.|ikel)?\s*6\s*Abs\.?\s*,/u,
  /\bgern\.\s*(?:Art|§)/u,
  /\bArt(?:\.|ikel)?\s*6\s*Abs(?:\.|atz)?\s*1\s*(?:S\.?\s*1\s*)?(?:lit\.?|Buchst(?:\.|abe)?)\s*[g-z]\b/u,
  /\bArt(?:\.|icle)?\s*6\(1\)\([g-z]\)/u,
  /\bArt(?:\.|ikel)?\s*9\s*Abs(?:\.|atz)?\s*2\s*(?:lit\.?|Buchst(?:\.|abe)?)\s*[k-z]\b/u,
  /\bArt(?:\.|icle)?\s*9\(2\)\([k-z]\)/u,
  /\bArt(?:\.|ikel|icle)?\s*(?:1\d\d|[2-9]\d\d)\b[^.;]{0,40}(?:DSGVO|GDPR)/u,
  /\bArt(?:\.|ikel)?\s*6\s*(?:DSGVO|GDPR)/u,
]

function citations(c: Checking, path: Path, says: string): Finding[] {
  return wrongCitations.flatMap((pattern) => {
    const hit = pattern.exec(says)
    return hit === null ? [] : [c.found('text/citation', path, { said: hit[0] })]
  })
}

function absolute(c: Checking, path: Path, says: string): Finding[] {
  if (!compiled(anyOf(tableOf('claims').items), 'iu').test(says)) return []
  return tableOf('claims').items.flatMap((claim) => {
    const hit = claim.patterns
      .map((pattern) => compiled(pattern, 'iu').exec(says))
      .find((item) => item !== null)
    if (hit == null || backed(c, claim.needs)) return []
    return [
      c.found('text/absolute', path, {
        said: hit[0],
        claim: claim.id,
        needs: claim.needs,
        instead: { de: claim.instead_de, en: claim.instead_en },
      }),
    ]
  })
}

type Needs = 'no-third-party' | 'ip-shortened' | 'no-identifier-cookie' | 'no-recipients' | 'never'

/** Whether the declaration holds what makes a claim true. */
function backed(c: Checking, needs: Needs): boolean {
  const d = c.declaration
  switch (needs) {
    case 'no-third-party':
      return d.hosts.every((host) =>
        d.measures.some(
          ({ shows }) => shows.by === 'probe' && shows.host === host && shows.expects === 'no-third-party',
        ),
      )
    case 'ip-shortened': {
      const columns = d.stores.flatMap((store) => store.columns)
      return columns.every(({ category, form }) =>
        category === 'technical.ip'
          ? false
          : category !== 'technical.ip-shortened' || form === 'ip-shortened',
      )
    }
    case 'no-identifier-cookie':
      return !d.activities.some(({ data }) =>
        data.some(({ category }) => category === 'technical.cookie-id' || category === 'technical.session'),
      )
    case 'no-recipients':
      return d.recipients.length === 0
    case 'never':
      return false
  }
}

/** A host named in a text is one of the company's, a recipient's or the authority's. */
function hosts(c: Checking, path: Path, says: string): Finding[] {
  const d = c.declaration
  const known = new Set(d.hosts.flatMap((host) => [host, host.replace(/^www\./u, '')]))
  const office = authority(d.company.authority)?.web
  if (office != null) known.add(new URL(office).hostname)
  const named = new Set<string>()
  for (const hit of says.matchAll(
    /(?<![@\w.-])(?:https?:\/\/)?((?:[a-z0-9-]+\.)+(?:de|com|eu|net|org|io|at|ch|example))\b/giu,
  )) {
    const host = (hit[1] ?? '').toLowerCase()
    const isRecipient = d.recipients.some((item) =>
      [item.name, item.endpoint?.url ?? ''].some((text) => text.toLowerCase().includes(host)),
    )
    if (!known.has(host) && !isRecipient) named.add(host)
  }
  return [...named].map((host) => c.found('text/undeclared-host', path, { host }))
}
