import type { Language } from '../base/index.ts'
import { retentionRule } from '../law/index.ts'

type Rewriting = readonly (readonly [pattern: RegExp, replacement: string])[]

/** Words of citations that are no name of an act or a court: those of `law/`, and those of declared statutes. */
const TO_GERMAN: Rewriting = [
  [/\bsubpara(?:graph|\.) (\d+)/gu, 'UAbs. $1'],
  [/(?<!\d )\bArt\. 4\((\d+)\)(?! (?!GDPR)\p{Lu}\p{L})/gu, 'Art. 4 Nr. $1'],
  [/(?<=Art\. 4 Nr\. \d+), \((\d+)\)/gu, ', Nr. $1'],
  [/(\d+[a-z]?)\((\d+[a-z]?)\)/gu, '$1 Abs. $2'],
  [/(, | and )\((\d+[a-z]?)\)/gu, '$1Abs. $2'],
  [/(?:\(([a-z])\))-(?:\(([a-z])\))/gu, ' lit. $1–$2'],
  [/\(([a-z])\)/gu, ' lit. $1'],
  [/ +lit\./gu, ' lit.'],
  [/\bs\. (\d+)/gu, 'S. $1'],
  [/\bEDPB GL (\S+) no\. (\d)/gu, 'EDSA-Leitlinien $1 Rn. $2'],
  [/\bEDPB GL\b/gu, 'EDSA-Leitlinien'],
  [/\bEDPB endorsed\b/gu, 'vom EDSA gebilligt'],
  [/\bEDPB\b/gu, 'EDSA'],
  [/\bno\. (\d+)/gu, 'Nr. $1'],
  [/\brecitals (\d+), (\d+)/gu, 'Erwägungsgründe $1, $2'],
  [/\brecital (\d+)/gu, 'Erwägungsgrund $1'],
  [/\bCJEU\b/gu, 'EuGH'],
  [/\bGDPR\b/gu, 'DSGVO'],
  [/\bImplementing Decision\b/gu, 'Durchführungsbeschluss'],
  [/\bDecision (\d+\/\d+)\/EC\b/gu, 'Entscheidung $1/EG'],
  [/\b(\d{4}\/\d+)\/EC\b/gu, '$1/EG'],
  [/\bDecision\b/gu, 'Beschluss'],
  [/\bReg(?:ulation|\.) (?=\(EU\))/gu, 'VO '],
  [/\bDir(?:ective|\.) (?=\(EU\))/gu, 'RL '],
  [/\bEEA JCD\b/gu, 'Beschluss des Gemeinsamen EWR-Ausschusses'],
  [/\bin conjunction with\b/gu, 'i. V. m.'],
  [/\bpending\b/gu, 'anhängig'],
  [/\bdraft\b/gu, 'Entwurf'],
  [/ old\b/gu, ' a. F.'],
  [/ a\.F\./gu, ' a. F.'],
  [/\bfor access\b/gu, 'zur Auskunft'],
  [/\bview of DSK\b/gu, 'Ansicht der DSK'],
  [/\bsince (?=\d)/gu, 'seit '],
  [/\bof (?=\d)/gu, 'vom '],
  [/\bset (?=[IV])/gu, 'Standardvertrag '],
  [/ and (?=\d|Abs\.|lit\.)/gu, ' und '],
  [/\bcontroller to controller\b/gu, 'zwischen Verantwortlichen'],
  [/\bcontroller to processor\b/gu, 'vom Verantwortlichen zum Auftragsverarbeiter'],
  [/\bcompany notice\b/gu, 'Mitteilung des Unternehmens'],
  [
    /\bmailbox providers' bulk-sender rules of Feb 2024\b/gu,
    'Regeln der Postfachanbieter für Massenversand, Februar 2024',
  ],
]

const TO_ENGLISH: Rewriting = [
  [/\bAbsatz (?=\d)/gu, 'Abs. '],
  [/\b(?:Buchstabe|Buchst\.) (?=[a-z]\b)/gu, 'lit. '],
  [/\b(Abs|lit|Nr|S)\.(?=[\da-z]\b)/gu, '$1. '],
  [/\blit\. ([a-z])\)/gu, 'lit. $1'],
  [/\bUAbs\. (\d)/gu, 'subpara. $1'],
  [/\b(?:S\.|Satz) (?=\d)/gu, 's. '],
  [/(?<=\bAbs\. \d+[a-z]?) (?:und|oder) (?=(?:Abs\. )?\d)/gu, ' and Abs. '],
  [/(?<=\blit\. [a-z]) (?:und|oder) (?:lit\. )?(?=[a-z]\b)/gu, ' and lit. '],
  [/(?<=\blit\. [a-z]), (?=[a-z]\b)/gu, ', lit. '],
  [/\bAbs\. Abs\. /gu, 'Abs. '],
  [/(?<=§(?:(?!Art\.)[^;§]){0,60}\bAbs\. \d+[a-z]?), (\d+)(?= [A-Z])/gu, ', Abs. $1'],
  [/(, | and )Abs\. (\d+[a-z]?)/gu, '$1($2)'],
  [/(?<=\d[a-z]?) Abs\. (\d+[a-z]?)/gu, '($1)'],
  [/(, | and )lit\. ([a-z])\b/gu, '$1($2)'],
  [/ lit\. ([a-z])\b/gu, '($1)'],
  [/(\(\d+\)|\bNr\. \d+) ([a-z])(?![.\w])/gu, '$1($2)'],
  [/(?<!BGBl\. \d{4} I )\bNr\. /gu, 'no. '],
  [/\bi\. ?V\. ?m\./gu, 'in conjunction with'],
  [/\bin Verbindung mit\b/gu, 'in conjunction with'],
  [/\bErwägungsgrund (?=\d)/gu, 'recital '],
  [/\bEuGH\b/gu, 'CJEU'],
  [/\bDSGVO\b/gu, 'GDPR'],
  [/\bVO \(EU\)/gu, 'Regulation (EU)'],
  [/ a\. ?F\./gu, ' old'],
]

/**
 * A provision as one cites it in a language, whichever language's manner it is given in: `Art. 13(2)(a), Art. 30 GDPR;
 * § 38(1) s. 2 BDSG` becomes `Art. 13 Abs. 2 lit. a, Art. 30 DSGVO; § 38 Abs. 1 S. 2 BDSG`, and back. What is no citation
 * stays as it is.
 */
export function cite(provision: string, language: Language): string {
  const rewriting = language === 'de' ? TO_GERMAN : TO_ENGLISH
  return rewriting.reduce((said, [pattern, replacement]) => said.replaceAll(pattern, replacement), provision)
}

/** The law a period follows: what a rule of `law/retention-periods.json` cites, or its id where there is no such rule. */
export function citeRule(id: string, language: Language): string {
  const rule = retentionRule(id)
  const english = language === 'en' ? rule?.citation_en : undefined
  return english ?? cite(rule?.citation ?? id, language)
}
