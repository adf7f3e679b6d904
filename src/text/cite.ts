import type { Language } from '../base/index.ts'

/**
 * A provision as one cites it in a language. Given in English form: `Art. 13(2)(a), Art. 30 GDPR; § 38(1) s. 2 BDSG`
 * becomes `Art. 13 Abs. 2 lit. a, Art. 30 DSGVO; § 38 Abs. 1 S. 2 BDSG`.
 */
export function cite(provision: string, language: Language): string {
  if (language === 'en') return provision
  return provision
    .replaceAll(/Art\. 4\((\d+)\)/gu, 'Art. 4 Nr. $1')
    .replaceAll(/(\d+[a-z]?)\((\d+)\)/gu, '$1 Abs. $2')
    .replaceAll(/, \((\d+)\)/gu, ', Abs. $1')
    .replaceAll(/\(([a-z])\)/gu, ' lit. $1')
    .replaceAll(/, +lit\./gu, ', lit.')
    .replaceAll(/ +lit\./gu, ' lit.')
    .replaceAll(/\bsubpara\. (\d+)/gu, 'UAbs. $1')
    .replaceAll(/\bs\. (\d+)/gu, 'S. $1')
    .replaceAll(/\bno\. (\d+)/gu, 'Nr. $1')
    .replaceAll(/\brecitals (\d+), (\d+)/gu, 'Erwägungsgründe $1, $2')
    .replaceAll(/\brecital (\d+)/gu, 'Erwägungsgrund $1')
    .replaceAll('CJEU', 'EuGH')
    .replaceAll(/\bpending\b/gu, 'anhängig')
    .replaceAll(/\bGDPR\b/gu, 'DSGVO')
}

/** A German citation, as law/retention-periods.json has them, as one reads it in a language. */
export function citeGerman(citation: string, language: Language): string {
  if (language === 'de') return citation
  return citation
    .replaceAll(/, Abs\. (\d+[a-z]?)/gu, ', ($1)')
    .replaceAll(/ Abs\. (\d+[a-z]?)/gu, '($1)')
    .replaceAll(/\((\d+)\), (\d+)(?= [A-Z])/gu, '($1), ($2)')
    .replaceAll(/\bNr\. /gu, 'no. ')
    .replaceAll(/\bS\. (?=\d)/gu, 's. ')
    .replaceAll(/\b(?:lit|Buchst)\. ([a-z])\b/gu, '($1)')
    .replaceAll('DSGVO', 'GDPR')
    .replaceAll('VO (EU)', 'Regulation (EU)')
}
