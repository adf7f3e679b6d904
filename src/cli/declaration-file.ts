import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, systemClock, isDay } from '../base/index.ts'

/** A declaration's text with the name to show for it. */
export interface DeclarationFile {
  readonly name: string
  readonly source: string
}

/**
 * Opens a declaration: a YAML or JSON file, or a folder that holds `declaration.yaml` or `declaration.json`.
 *
 * @throws Error saying what was looked for where.
 */
export function openDeclaration(path: string): DeclarationFile {
  if (!existsSync(path)) throw new Error(`There is no file or folder “${path}”.`)
  if (!statSync(path).isDirectory()) return { name: path, source: readFileSync(path, 'utf8') }
  const names = ['declaration.yaml', 'declaration.yml', 'declaration.json'].map((name) => join(path, name))
  const found = names.find((name) => existsSync(name))
  if (found === undefined)
    throw new Error(`The folder “${path}” holds no declaration.yaml or declaration.json.`)
  return { name: found, source: readFileSync(found, 'utf8') }
}

/**
 * The day a command is about: what was given, else `ZUSAGE_TODAY`, else today.
 *
 * @throws Error when the text is not a day.
 */
export function dayAsked(given: string | undefined, env: Readonly<Record<string, string | undefined>>): Day {
  const text = given ?? env['ZUSAGE_TODAY']
  if (text === undefined || text === '') return systemClock.today()
  if (!isDay(text)) throw new Error(`“${text}” is not a day. Expected YYYY-MM-DD, such as 2026-12-05.`)
  return text
}
