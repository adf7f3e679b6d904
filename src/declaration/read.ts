import { LineCounter, type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml'
import type { z } from 'zod'
import { tableOf, lawfulInstruments, transferInstrument } from '../law/index.ts'
import type { Day } from '../base/index.ts'
import type { Finding } from './finding.ts'
import { type Path, type Place, type Places, byPlace, pathText } from './place.ts'
import { declarationSchema, type Declaration } from './schema.ts'

/** A declaration as read, with the place of everything in it. */
export interface ReadDeclaration {
  readonly declaration: Declaration
  readonly places: Places
}

export type Reading =
  | ({ readonly ok: true } & ReadDeclaration)
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly places: Places }

/** A file of a declaration is at most this long, in characters. */
const LONGEST = 2_000_000

/**
 * Reads a declaration in YAML or JSON. Reports everything that is wrong with its form at once: what cannot be parsed, what
 * the format does not know, and what was lawful once and has no way to be written any more (such as a transfer under the
 * Privacy Shield), with the alternatives. Whether it may be published is a question for `check`.
 *
 * @param file name to show in findings
 * @param today decides which alternatives are lawful
 */
export function readDeclaration(source: string, file: string, today: Day): Reading {
  if (source.length > LONGEST) {
    const at = { file, line: 1, column: 1, path: '' }
    const findings: Finding[] = [
      { code: 'file/too-long', at, level: 'error', provision: null, most: LONGEST },
    ]
    return { ok: false, findings, places: { file, at: () => at } }
  }
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    merge: true,
  })
  const places = placesOf(document, lines, file)
  if (document.errors.length > 0) {
    const findings = document.errors.map((error): Finding => {
      const { line, col } = lines.linePos(error.pos[0])
      const at = { file, line, column: col, path: '' }
      return { code: 'file/unreadable', at, level: 'error', provision: null, says: firstLine(error.message) }
    })
    return { ok: false, findings: findings.sort(byPlace), places }
  }
  const unfolded = unfold(document)
  if (!unfolded.ok) {
    const finding: Finding = {
      code: 'file/unreadable',
      at: places.at([]),
      level: 'error',
      provision: null,
      says: unfolded.says,
    }
    return { ok: false, findings: [finding], places }
  }
  const { value } = unfolded
  const parsed = declarationSchema.safeParse(value)
  if (parsed.success) return { ok: true, declaration: parsed.data, places }
  const gone = endedInstruments(value, places, today)
  const rows = source.split('\n')
  const findings = parsed.error.issues
    .flatMap((issue) => formFindings(issue, value, places, rows))
    .filter((finding) => !gone.some((ended) => finding.at.path.startsWith(ended.at.path)))
  return { ok: false, findings: [...gone, ...findings].sort(byPlace), places }
}

/** The value of a document. Aliases that lead nowhere, or that multiply without end, are refused. */
function unfold(
  document: Document,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly says: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 1000 }) }
  } catch (error) {
    return { ok: false, says: firstLine(error instanceof Error ? error.message : String(error)) }
  }
}

/** Instruments that the format does not offer but the law once knew: said with the day they ended and what holds instead. */
function endedInstruments(value: unknown, places: Places, today: Day): Finding[] {
  const recipients = record(value)?.['recipients']
  if (!Array.isArray(recipients)) return []
  return recipients.flatMap((item: unknown, index): Finding[] => {
    const recipient = record(item)
    const transfer = recipient?.['transfer']
    const said = typeof transfer === 'string' ? transfer : record(transfer)?.['instrument']
    if (typeof said !== 'string') return []
    const row = instrumentSaid(said, today)
    if (row === null || row.inForce) return []
    const at = places.at(['recipients', index, 'transfer'])
    const seat = recipient?.['seat']
    return [
      {
        code: 'transfer/ended',
        at,
        level: 'error',
        provision: 'Art. 44, 45(5), 46 GDPR',
        recipient: text(recipient?.['name']) ?? text(recipient?.['id']) ?? '?',
        instrument: row.id,
        citation: row.citation,
        since: row.until,
        by: row.ended_by ?? null,
        lawful: lawfulInstruments(typeof seat === 'string' ? seat : '', today),
      },
    ]
  })
}

function instrumentSaid(said: string, today: Day) {
  const id = said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '-')
  const known = transferInstrument(id, today) ?? transferInstrument(id.replace(/^(?:eu-us|us)-/u, ''), today)
  if (known !== null) return known
  const row = tableOf('transfer-instruments').items.find((item) =>
    (item.patterns ?? []).some((pattern) => new RegExp(pattern, 'iu').test(said)),
  )
  return row === undefined ? null : transferInstrument(row.id, today)
}

/** What is wrong at one place; of several faults of an empty field only that it is empty. */
function formFindings(
  issue: z.core.$ZodIssue,
  root: unknown,
  places: Places,
  rows: readonly string[],
): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const at = places.at(path)
  const field = pathText(path)
  const plain = { at, level: 'error', provision: null } as const
  if (valueAt(root, path) === null) {
    const [, note] = /(?:^|\s)#\s*(.*)$/u.exec(rows[at.line - 1] ?? '') ?? []
    return [{ ...plain, code: 'form/empty', field, note: note?.trim() || null }]
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...plain,
        code: 'form/unknown-field',
        at: places.at([...path, key]),
        field: pathText([...path, key]),
      }))
    case 'invalid_type':
      return [
        valueAt(root, path) === undefined
          ? { ...plain, code: 'form/missing', field }
          : { ...plain, code: 'form/wrong-type', field, expected: issue.expected },
      ]
    case 'invalid_value':
      return [{ ...plain, code: 'form/not-one-of', field, choices: issue.values.map(String) }]
    case 'invalid_union': {
      const said = issue.discriminator === undefined ? undefined : choicesOf(issue)
      if (said !== undefined) return [{ ...plain, code: 'form/not-one-of', field, choices: said }]
      const known = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
      return known.length > 0
        ? known.flatMap((inner) =>
            formFindings({ ...inner, path: [...path, ...inner.path] }, root, places, rows),
          )
        : [{ ...plain, code: 'form/invalid', field, expected: issue.message }]
    }
    case 'too_small':
      return [{ ...plain, code: 'form/too-small', field, least: Number(issue.minimum) }]
    case 'too_big':
      return [{ ...plain, code: 'form/too-big', field, most: Number(issue.maximum) }]
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [{ ...plain, code: 'form/invalid', field, expected: issue.message }]
  }
}

function choicesOf(issue: z.core.$ZodIssueInvalidUnion): readonly string[] | undefined {
  const options = 'options' in issue ? issue.options : undefined
  return Array.isArray(options) ? options.map(String) : undefined
}

function placesOf(document: Document, lines: LineCounter, file: string): Places {
  return {
    file,
    at(path): Place {
      let node: unknown = document.contents
      let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
      for (const step of path) {
        const next = stepInto(node, step, document)
        if (next === undefined) break
        offset = next.offset ?? offset
        node = next.node
      }
      const { line, col } = lines.linePos(offset)
      return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path) }
    },
  }
}

interface Step {
  readonly node: unknown
  readonly offset: number | undefined
}

/** One step down; through an alias to where it was written, and through a merge key where the map itself does not say it. */
function stepInto(from: unknown, step: string | number, document: Document): Step | undefined {
  const node = isAlias(from) ? from.resolve(document) : from
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step]
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined
  }
  if (!isMap(node)) return undefined
  for (const pair of node.items) {
    if (isScalar(pair.key) && pair.key.value === step)
      return { node: pair.value, offset: pair.key.range?.[0] }
  }
  const merged = node.items.find((pair) => isScalar(pair.key) && pair.key.source === '<<')
  return merged === undefined ? undefined : stepInto(merged.value, step, document)
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
