import type { Words } from '../../base/index.ts'
import { cite, citeRule } from '../../text/cite.ts'
import { inBoth, same } from '../words.ts'

const GROUNDS: Readonly<Record<string, Words>> = {
  '18(1)(a)': { de: 'Richtigkeit wird geprüft', en: 'accuracy is being checked' },
  '18(1)(b)': { de: 'Einschränkung statt Löschung verlangt', en: 'restriction asked for instead of erasure' },
  '18(1)(c)': { de: 'für Rechtsansprüche gebraucht', en: 'needed for legal claims' },
  '18(1)(d)': { de: 'Widerspruch wird geprüft', en: 'objection is being decided' },
}

/**
 * Why a record is kept although it may not be used: the person's ground with its provision, or the statute it is kept for.
 *
 * @param ground as a row holds it: `18(1)(a)` (Art. 18 GDPR) or `statute:ID` (a rule of `law/retention-periods.json`)
 */
export function restrictionWords(ground: string): Words {
  const statute = /^statute:(.+)$/u.exec(ground)?.[1]
  if (statute !== undefined) return inBoth((language) => citeRule(statute, language))
  const words = GROUNDS[ground]
  if (words === undefined) return same(ground)
  return inBoth((language) => `${words[language]} (${cite(`Art. ${ground} GDPR`, language)})`)
}
