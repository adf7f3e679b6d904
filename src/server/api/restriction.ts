import type { Words } from '../../base/index.ts'
import type { Declaration } from '../../declaration/index.ts'
import { retentionRule } from '../../law/index.ts'
import { reasonOf } from '../../retention/index.ts'
import { cite, citeRule } from '../../text/cite.ts'
import { inBoth, same } from '../words.ts'

const GROUNDS: Readonly<Record<string, Words>> = {
  '18(1)(a)': { de: 'Richtigkeit wird geprüft', en: 'accuracy is being checked' },
  '18(1)(b)': { de: 'Einschränkung statt Löschung verlangt', en: 'restriction asked for instead of erasure' },
  '18(1)(c)': { de: 'für Rechtsansprüche gebraucht', en: 'needed for legal claims' },
  '18(1)(d)': { de: 'Widerspruch wird geprüft', en: 'objection is being decided' },
}

/** The duty a row is kept for although it is no longer used: the id of a rule of law, or of a period of the company's own. */
function dutyOf(ground: string): string | undefined {
  return /^statute:(.+)$/u.exec(ground)?.[1]
}

/** Who has a row kept although it may not be used: a law, a period of the company's own, or the person. */
export function keptBy(ground: string): 'statute' | 'period' | 'person' {
  const duty = dutyOf(ground)
  if (duty === undefined) return 'person'
  return retentionRule(duty) === null ? 'period' : 'statute'
}

/**
 * Why a record is kept although it may not be used: the person's ground with its provision, the law, or the company's reason.
 *
 * @param ground as a row holds it: `18(1)(a)` (Art. 18 GDPR), or `statute:ID` of a rule of `law/retention-periods.json` or
 * of a declared period
 */
export function restrictionWords(ground: string, declaration: Declaration): Words {
  const duty = dutyOf(ground)
  if (duty === undefined) {
    const words = GROUNDS[ground]
    if (words === undefined) return same(ground)
    return inBoth((language) => `${words[language]} (${cite(`Art. ${ground} GDPR`, language)})`)
  }
  const own = declaration.activities.flatMap(({ periods }) => periods).find(({ id }) => id === duty)
  return own === undefined || keptBy(ground) === 'statute'
    ? inBoth((language) => citeRule(duty, language))
    : reasonOf(own)
}
