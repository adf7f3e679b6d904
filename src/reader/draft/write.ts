import { stringify } from 'yaml'
import { type Path, pathText } from '../../declaration/index.ts'
import type { Node, Scalar } from './node.ts'

interface Line {
  readonly text: string
  readonly comments: string[]
}

/** A draft written down: its lines, and the line of everything in it. */
export interface Written {
  /** Adds a remark to the line of a path, or of the nearest thing around it. */
  remark(path: string, text: string): void
  text(): string
}

/** Writes a draft as YAML, one value a line, so that every value and every gap has a line for its comment. */
export function write(node: Node): Written {
  const lines: Line[] = []
  const places = new Map<string, Line>()
  put(node, [], '', 0)
  return {
    remark(path, text) {
      let at = path
      while (at !== '' && !places.has(at)) at = at.slice(0, Math.max(0, at.search(/[.[][^.[]*$/u)))
      const line = places.get(at) ?? lines[0]
      if (line !== undefined && !line.comments.includes(text)) line.comments.push(text)
    },
    text: () =>
      `${lines.map(({ text, comments }) => [text, ...(comments.length > 0 ? [`# ${comments.join(' · ')}`] : [])].join(' ')).join('\n')}\n`,
  }

  /** `lead` is what already stands on the line: an indentation with a key or a hyphen. */
  function put(inner: Node, path: Path, lead: string, depth: number): void {
    switch (inner.is) {
      case 'value':
        return open(path, `${lead}${lead === '' ? '' : ' '}${scalar(inner.value)}`, inner.because)
      case 'gap':
        return open(path, lead, inner.ask)
      case 'again':
        return open(path, `${lead} *${inner.anchor}`, inner.because)
      case 'named':
        return put(inner.node, path, `${lead} &${inner.anchor}`, depth)
      case 'list': {
        if (inner.items.every((item) => item.is === 'value' && item.because === '')) {
          const said = inner.items.map((item) => (item.is === 'value' ? scalar(item.value) : ''))
          return open(path, `${lead} [${said.join(', ')}]`, inner.because)
        }
        open(path, lead, inner.because)
        inner.items.forEach((item, at) => {
          if (item.is === 'map') fields(item, [...path, at], depth + 1, `${'  '.repeat(depth)}- `)
          else put(item, [...path, at], `${'  '.repeat(depth)}-`, depth + 1)
        })
        return
      }
      case 'map':
        if (inner.fields.length === 0) return open(path, `${lead} {}`, inner.because)
        if (lead !== '') open(path, lead, inner.because)
        return fields(inner, path, depth, '  '.repeat(depth))
    }
  }

  function fields(inner: Node & { readonly is: 'map' }, path: Path, depth: number, first: string): void {
    inner.fields.forEach(([key, node], at) => {
      const lead = `${at === 0 ? first : '  '.repeat(depth)}${key}:`
      put(node, [...path, key], lead, depth + 1)
      if (at !== 0) return
      const line = places.get(pathText([...path, key]))
      if (line === undefined) return
      if (!places.has(pathText(path))) places.set(pathText(path), line)
      if (first.endsWith('- ') && inner.because !== '') line.comments.push(inner.because)
    })
  }

  function open(path: Path, text: string, comment: string): void {
    const line = { text, comments: comment === '' ? [] : [comment] }
    lines.push(line)
    places.set(pathText(path), line)
  }
}

/** A scalar on one line. */
function scalar(said: Scalar): string {
  if (typeof said !== 'string') return String(said)
  const text = said.replaceAll(/\s+/gu, ' ').trim()
  const plain = stringify(text, { lineWidth: 0 }).trimEnd()
  // Inside a flow list a comma or a bracket would end the value.
  return plain.includes('\n') || /[,[\]{}#:]/u.test(plain) || plain === '' ? JSON.stringify(text) : plain
}
