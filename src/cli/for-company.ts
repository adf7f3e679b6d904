import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { type CompanyId, type Language, parseCompanyId } from '../base/index.ts'
import type { Io } from './main.ts'

/** What every verb about one company understands. */
const common = {
  company: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

interface Common {
  readonly company?: string
  readonly lang?: string
  readonly help: boolean
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O & typeof common }>
>['values']

/** What a verb was asked: the company, the language, and its own options; or the code it ends with at once. */
export type Asked<O extends ParseArgsOptionsConfig> =
  | { readonly company: CompanyId; readonly language: Language; readonly values: Values<O> }
  | { readonly exit: 0 | 2 }

/**
 * Reads the arguments of a verb about one company. Help is printed where it is asked for or where the company is missing.
 *
 * @param own options that only this verb has
 * @param fits whether the options go together; the help is shown where they do not
 * @throws TypeError naming an option nobody knows; RangeError for a name no company can have
 */
export function askedFor<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  io: Io,
  help: string,
  own: O,
  fits: (values: Values<O>) => boolean = () => true,
): Asked<O> {
  const { values } = parseArgs({ args: [...args], options: { ...own, ...common } })
  // The compiler loses the common options among those that come in as a parameter.
  const { company, lang, help: wantsHelp } = values as Common
  if (wantsHelp) {
    io.out(help)
    return { exit: 0 }
  }
  if (company === undefined || !fits(values)) {
    io.err(help)
    return { exit: 2 }
  }
  if (lang !== undefined && lang !== 'de' && lang !== 'en') {
    io.err(`There is no language “${lang}”. Expected de or en.\n`)
    return { exit: 2 }
  }
  const language = lang ?? ((io.env['LANG'] ?? '').startsWith('en') ? 'en' : 'de')
  return { company: parseCompanyId(company), language, values }
}
