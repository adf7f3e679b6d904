import type { LinkEnd } from './links.ts'

/** Each fact once, at its first place. */
export function firstOfEach<T extends { readonly end: LinkEnd }>(ends: readonly T[]): readonly T[] {
  const seen = new Map<string, T>()
  for (const one of ends) if (!seen.has(one.end.id)) seen.set(one.end.id, one)
  return [...seen.values()]
}
