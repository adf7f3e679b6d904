import type { Language } from '../base/index.ts'
import type { Finding, FindingCode, FindingOf } from '../declaration/index.ts'
import { cite } from './cite.ts'
import { findings as de } from './de/findings.ts'
import { findings as en } from './en/findings.ts'

/** A sentence for each code. A code without one does not compile. */
export type FindingTexts = { readonly [C in FindingCode]: (finding: FindingOf<C>) => string }

/** What is wrong, in a sentence, with the provision. */
export function findingText(finding: Finding, language: Language): string {
  const says = sentence(language === 'de' ? de : en, finding)
  return finding.provision === null ? says : `${says} (${cite(finding.provision, language)})`
}

function sentence<C extends FindingCode>(texts: FindingTexts, finding: FindingOf<C>): string {
  return texts[finding.code](finding)
}
