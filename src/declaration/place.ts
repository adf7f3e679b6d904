/** Where something stands in a file: lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The way to it, such as `activities[2].bases[0].basis`; empty for the whole file. */
  readonly path: string
}

export type Path = readonly (string | number)[]

/** Finds the place of anything in a declaration: of the thing itself, or of the nearest thing around it that was written. */
export interface Places {
  readonly file: string
  at(path: Path): Place
}

/** `['activities', 2, 'name']` as `activities[2].name`. */
export function pathText(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}

/** The places of a declaration that was not read from a file. */
export function noPlaces(file = 'declaration'): Places {
  return { file, at: (path) => ({ file, line: 1, column: 1, path: pathText(path) }) }
}

/** Sorted as one reads: by file, line, column. */
export function byPlace(a: { readonly at: Place }, b: { readonly at: Place }): number {
  return (
    compare(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compare(a.at.path, b.at.path)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
