import type { Language } from '../base/index.ts'
import { retentionRule } from '../law/index.ts'

type Rewriting = readonly (readonly [pattern: RegExp, replacement: string])[]

/** The words of a citation that are not the name of an act or a court; every one stands in `law/`. */
const WORDS: Rewriting = [
  [/\bsubpara(?:graph|\.) (\d+)/gu, 'UAbs. $1'],
  [/\brecitals (\d+), (\d+)/gu, 'Erwägungsgründe $1, $2'],
  [/\brecital (\d+)/gu, 'Erwägungsgrund $1'],
  [/\bCJEU\b/gu, 'EuGH'],
  [/\bEDPB GL\b/gu, 'EDSA-Leitlinien'],
  [/\bEDPB endorsed\b/gu, 'vom EDSA gebilligt'],
  [/\bEDPB\b/gu, 'EDSA'],
  [/\bGDPR\b/gu, 'DSGVO'],
  [/\bImplementing Decision\b/gu, 'Durchführungsbeschluss'],
  [/\bDecision\b/gu, 'Beschluss'],
  [/\bReg\. (?=\(EU\))/gu, 'VO '],
  [/\bDir\. (?=\(EU\))/gu, 'RL '],
  [/\bEEA JCD\b/gu, 'Beschluss des Gemeinsamen EWR-Ausschusses'],
  [/\bpending\b/gu, 'anhängig'],
  [/\bdraft\b/gu, 'Entwurf'],
  [/ old\b/gu, ' a. F.'],
  [/\bfor access\b/gu, 'zur Auskunft'],
  [/\bview of DSK\b/gu, 'Ansicht der DSK'],
  [/\bsince (?=\d)/gu, 'seit '],
  [/\bof (?=\d)/gu, 'vom '],
  [/\bset (?=[IV])/gu, 'Satz '],
  [/ and (?=\d)/gu, ' und '],
  [/\bcontroller to controller\b/gu, 'zwischen Verantwortlichen'],
  [/\bcontroller to processor\b/gu, 'vom Verantwortlichen zum Auftragsverarbeiter'],
  [/\bcompany notice\b/gu, 'Mitteilung des Unternehmens'],
  [
    /\bmailbox providers' bulk-sender rules of Feb 2024\b/gu,
    'Regeln der Postfachanbieter für Massenversand, Februar 2024',
  ],
]

const TO_GERMAN: Rewriting = [
  [/(?<!\d )Art\. 4\((\d+)\)/gu, 'Art. 4 Nr. $1'],
  [/(\d+[a-z]?)\((\d+)\)/gu, '$1 Abs. $2'],
  [/, \((\d+)\)/gu, ', Abs. $1'],
  [/\(([a-z])\)/gu, ' lit. $1'],
  [/, +lit\./gu, ', lit.'],
  [/ +lit\./gu, ' lit.'],
  [/\bs\. (\d+)/gu, 'S. $1'],
  [/\bno\. (\d+)/gu, 'Nr. $1'],
  ...WORDS,
]

const TO_ENGLISH: Rewriting = [
  [/, Abs\. (\d+[a-z]?)/gu, ', ($1)'],
  [/ Abs\. (\d+[a-z]?)/gu, '($1)'],
  [/\((\d+)\), (\d+)(?= [A-Z])/gu, '($1), ($2)'],
  [/(?<!BGBl\. \d{4} I )\bNr\. /gu, 'no. '],
  [/\bS\. (?=\d)/gu, 's. '],
  [/, (?:lit|Buchst)\. ([a-z])\b/gu, ', ($1)'],
  [/ (?:lit|Buchst)\. ([a-z])\b/gu, '($1)'],
  [/(\(\d+\)) ([a-z])(?![.\w])/gu, '$1($2)'],
  [/\bDSGVO\b/gu, 'GDPR'],
  [/\bVO \(EU\)/gu, 'Regulation (EU)'],
  [/ a\. ?F\./gu, ' old'],
]

/**
 * A provision as one cites it in a language; it may be given as either language cites: `Art. 13(2)(a), Art. 30 GDPR;
 * § 38(1) s. 2 BDSG` and `Art. 13 Abs. 2 lit. a, Art. 30 DSGVO; § 38 Abs. 1 S. 2 BDSG` are each other's other side.
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
