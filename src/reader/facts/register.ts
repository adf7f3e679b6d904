import type { Block, Span } from '../notice.ts'
import { firstCountry } from './countries.ts'
import type { NamedCookie, Role } from './facts.ts'
import { findDurations } from './period.ts'
import type { Scene } from './scene.ts'

/** What a register of recipients says of one: a row of a table with such columns, or lines "Rolle: …", "Sitz: …" under its name. */
export interface Entry {
  /** As written. */
  readonly name: string
  readonly role?: { readonly role: Role; readonly at: Span }
  readonly country?: { readonly code: string; readonly at: Span }
}

type Label = 'role' | 'seat'

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['role', /^(?:Rolle|Stellung|Eigenschaft|Role|Capacity)(?![\p{L}])/u],
  ['seat', /^(?:Sitz|Sitzland|Sitz des [\p{L}]{4,16}|Land|Staat|Seat|Country|Location)(?![\p{L}])/u],
]
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['joint', /[Gg]emeinsam|[Jj]oint/u],
  ['processor', /Auftrags(?:daten)?verarbeit|[Pp]rocessor|weisungsgebunden/u],
  ['controller', /[Vv]erantwortlich|[Cc]ontroller/u],
]
const LINES = 10

/** The entries of all registers of a notice, in their order. One pass over the blocks. */
export function readRegister(scene: Scene): readonly Entry[] {
  const entries: Entry[] = []
  let columns: readonly (Label | undefined)[] = []
  scene.blocks.forEach((block, at) => {
    if (block.kind !== 'row') {
      columns = []
      if (block.kind === 'line' || block.kind === 'paragraph') {
        const entry = entryUnder(scene, at)
        if (entry !== undefined) entries.push(entry)
      }
      return
    }
    const first = scene.blocks[at - 1]?.kind !== 'row'
    const labels = block.cells.map((cell) => labelOf(scene.piece(...cell).trim())?.[0])
    if (first && labels.some((label) => label !== undefined)) {
      columns = labels
      return
    }
    const entry = entryOf(
      scene,
      block.cells[0] ?? [block.start, block.end],
      block.cells.flatMap((cell, n): readonly (readonly [Label, Span])[] => {
        const label = columns[n]
        return label === undefined ? [] : [[label, cell]]
      }),
    )
    if (entry !== undefined) entries.push(entry)
  })
  return entries
}

function labelOf(text: string): readonly [Label, number] | undefined {
  for (const [label, says] of LABELS) {
    const match = says.exec(text)
    if (match) return [label, match[0].length]
  }
  return undefined
}

/** A short line that is a name, over labelled lines. */
function entryUnder(scene: Scene, at: number): Entry | undefined {
  const { blocks } = scene
  const name = blocks[at]
  if (name === undefined || name.end - name.start > 90 || scene.textOf(at).includes(':')) return undefined
  const said: (readonly [Label, Span])[] = []
  for (let next = at + 1; next < blocks.length && next <= at + LINES; next++) {
    const block: Block | undefined = blocks[next]
    if (block === undefined || block.kind === 'heading' || block.kind === 'row') break
    const text = scene.textOf(next)
    const label = labelOf(text)
    const value = label && /^\s?:\s*/u.exec(text.slice(label[1]))
    if (!label || !value) {
      // Another name, with lines of its own.
      if (said.length > 0 && !text.includes(':') && text.length < 60) break
      continue
    }
    if (said.some(([known]) => known === label[0])) break
    said.push([label[0], [block.start + label[1] + value[0].length, block.end]])
  }
  return entryOf(scene, [name.start, name.end], said)
}

function entryOf(scene: Scene, name: Span, said: readonly (readonly [Label, Span])[]): Entry | undefined {
  let entry: Entry = { name: scene.piece(...name) }
  for (const [label, at] of said) {
    const text = scene.piece(...at)
    if (text.length > 120) continue
    const role = label === 'role' ? ROLES.find(([, says]) => says.test(text))?.[0] : undefined
    if (role !== undefined) entry = { ...entry, role: { role, at } }
    const country = label === 'seat' ? firstCountry(text) : undefined
    if (country !== undefined) {
      entry = { ...entry, country: { code: country.code, at: [at[0] + country.start, at[0] + country.end] } }
    }
  }
  return entry.role === undefined && entry.country === undefined ? undefined : entry
}

/** A cookie that is marked as one: `language (Cookie)` in a row, or over lines "Laufzeit: …". */
export interface MarkedCookie {
  readonly cookie: NamedCookie
  readonly at: Span
  readonly lifetimeAt?: Span
}

const MARKED =
  /^([^\s()]{2,60}) \((?:[Cc]ookie|[Ll]ocal [Ss]torage|[Ss]ession [Ss]torage|lokaler Speicher|Sitzungsspeicher)\)/u
const LIFETIME = /^(?:Laufzeit|Speicherdauer|Lebensdauer|Lifetime|Duration|Expiry)\s?:/u
const SESSION = /Sitzung|Session/u

/** Cookies that are named with the word in brackets behind. */
export function readMarkedCookies(scene: Scene): readonly MarkedCookie[] {
  return scene.blocks.flatMap((block, at): readonly MarkedCookie[] => {
    const name = MARKED.exec(scene.textOf(at))?.[1]
    if (name === undefined || block.kind === 'heading') return []
    const place: Span = [block.start, block.start + name.length]
    const rows: Span[] = block.cells.slice(1)
    for (let next = at + 1; next < Math.min(scene.blocks.length, at + LINES); next++) {
      const line = scene.blocks[next]
      if (line === undefined || block.kind === 'row' || MARKED.test(scene.textOf(next))) break
      if (LIFETIME.test(scene.textOf(next))) rows.push([line.start, line.end])
    }
    for (const [start, end] of rows) {
      const text = scene.piece(start, end)
      if (text.length > 60) continue
      const found = findDurations(text)[0]
      if (found !== undefined) {
        const lifetimeAt: Span = [start + found.at[0], start + found.at[1]]
        return [{ cookie: { name, lifetime: found.iso }, at: place, lifetimeAt }]
      }
      if (SESSION.test(text))
        return [{ cookie: { name, lifetime: 'session' }, at: place, lifetimeAt: [start, end] }]
    }
    return [{ cookie: { name }, at: place }]
  })
}
