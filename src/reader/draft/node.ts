import type { Words } from '../../base/index.ts'

export type Scalar = string | number | boolean | null

/** A piece of the draft before it is written down. */
export type Node =
  /** What the notice says, or what follows from it; `because` names the place or the reason. */
  | { readonly is: 'value'; readonly value: Scalar; readonly because: string }
  /** What only a human knows: an empty value with the question. `probe` stands in for it when the rest is checked. */
  | { readonly is: 'gap'; readonly ask: string; readonly probe: unknown }
  | { readonly is: 'map'; readonly fields: readonly Field[]; readonly because: string }
  | { readonly is: 'list'; readonly items: readonly Node[]; readonly because: string }
  /** Written once, named again by its anchor. */
  | { readonly is: 'named'; readonly anchor: string; readonly node: Node }
  | { readonly is: 'again'; readonly anchor: string; readonly node: Node; readonly because: string }

export type Field = readonly [key: string, node: Node]

export const value = (said: Scalar, because = ''): Node => ({ is: 'value', value: said, because })
export const gap = (ask: string, probe: unknown): Node => ({ is: 'gap', ask, probe })
export const list = (items: readonly Node[], because = ''): Node => ({ is: 'list', items, because })
export const values = (said: readonly Scalar[], because = ''): Node =>
  list(
    said.map((one) => value(one)),
    because,
  )

/** Fields in their order; those that are `undefined` are left out. */
export function map(fields: Readonly<Record<string, Node | undefined>>, because = ''): Node {
  const there = Object.entries(fields).flatMap(([key, node]): Field[] =>
    node === undefined ? [] : [[key, node]],
  )
  return { is: 'map', fields: there, because }
}

/** A text in both languages. */
export const words = (said: Words, because = ''): Node =>
  map({ de: value(said.de), en: value(said.en) }, because)

/** The draft as a value, with stand-ins where a human must fill something in. */
export function probed(node: Node): unknown {
  switch (node.is) {
    case 'value':
      return node.value
    case 'gap':
      return node.probe
    case 'map':
      return Object.fromEntries(node.fields.map(([key, inner]) => [key, probed(inner)]))
    case 'list':
      return node.items.map(probed)
    case 'named':
    case 'again':
      return probed(node.node)
  }
}
