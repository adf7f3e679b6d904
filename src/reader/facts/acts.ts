/** Short name of an act, as norms carry it: `GDPR`, `TDDDG`, `BDSG`, `KDG`. Empty where none is known. */
export type Act = string

interface ActName {
  readonly act: Act
  readonly pattern: RegExp
}

// The GDPR is written in many ways, some of them misprints that occur often.
const NAMES: readonly ActName[] = [
  {
    act: 'GDPR',
    pattern:
      /(?:EU-?|UK[ -]|der EU-)?(?:DS-?\s?GV[O0]|DSVGO|DGSVO|DSGV|GDPR|DS-GVO-EU|DSG-VO)(?:-EU)?|(?:EU-|Europäischen? |EU )?Datenschutz-?\s?[Gg]rund-?\s?[Vv]erordnung|(?:EU )?General Data Protection Regulation|(?:Verordnung|VO|Regulation)\s?\((?:EU|EG)\)\s?(?:Nr\. ?)?2016\/679/uy,
  },
  {
    act: 'TDDDG',
    pattern:
      /TDDDG|TTDSG|TDDSG|Telekommunikation-(?:Digitale-Dienste|Telemedien)-Datenschutz-?[Gg]esetz(?:es)?|(?:German )?Telecommunications?(?:-| and )?(?:Digital[ -]Services|Telemedia)[ -]Data[ -]Protection Act/uy,
  },
  {
    act: 'UWG',
    pattern:
      /UWG|Gesetz(?:es)? gegen den unlauteren Wettbewerb|(?:German )?(?:Unfair Competition Act|Act [Aa]gainst Unfair Competition)/uy,
  },
  {
    act: 'BDSG',
    pattern:
      /BDSG(?:-neu|-Neu|[ -]n\. ?F\.|-alt|[ -]a\. ?F\.)?|Bundesdatenschutzgesetz(?:es)?|(?:German )?Federal Data Protection Act/uy,
  },
  { act: 'KDG', pattern: /KDG|Gesetzes? über den Kirchlichen Datenschutz/uy },
  { act: 'KDR-OG', pattern: /KDR-OG/uy },
  { act: 'DSG-EKD', pattern: /DSG-EKD|EKD-Datenschutzgesetz(?:es)?|EKD-DSG/uy },
  { act: 'BayDSG', pattern: /BayDSG|Bayerischen? Datenschutzgesetz(?:es)?/uy },
  { act: 'DSG NRW', pattern: /DSG[ -]NRW|DSG[ -]NW|Datenschutzgesetz(?:es)? (?:NRW|Nordrhein-Westfalen)/uy },
  { act: 'LDSG', pattern: /LDSG(?:[ -](?:BW|SH|RP|RLP))?|Landesdatenschutzgesetz(?:es)?/uy },
  { act: 'HDSIG', pattern: /HDSIG/uy },
  { act: 'NDSG', pattern: /NDSG/uy },
  { act: 'SächsDSDG', pattern: /SächsDSDG/uy },
  { act: 'ThürDSG', pattern: /ThürDSG/uy },
  { act: 'BlnDSG', pattern: /BlnDSG/uy },
  { act: 'BbgDSG', pattern: /BbgDSG/uy },
  { act: 'BremDSGVOAG', pattern: /BremDSGVOAG/uy },
  { act: 'HmbDSG', pattern: /HmbDSG/uy },
  { act: 'DSG M-V', pattern: /DSG M-?V/uy },
  {
    act: 'DSG',
    pattern:
      /(?:rev|n|CH-|nDSG\/)?DSG(?! ?-?EKD)(?: 20(?:00|18))?|(?:Schweizer(?:ischen)? |schweizerischen )?Datenschutzgesetz(?:es)?(?: \(DSG\))?/uy,
  },
  { act: 'TMG', pattern: /TMG|Telemediengesetz(?:es)?/uy },
  { act: 'DDG', pattern: /DDG/uy },
  { act: 'KUG', pattern: /KUG|KunstUrh(?:eber)?G|KUrhG|KunstUG|Kunsturhebergesetz(?:es)?/uy },
  { act: 'TKG', pattern: /TKG(?: 20\d\d)?/uy },
  { act: 'BGB', pattern: /BGB/uy },
  { act: 'HGB', pattern: /HGB|Handelsgesetzbuch(?:e?s)?|(?:German )?Commercial Code/uy },
  { act: 'AO', pattern: /AO(?![\p{L}])|Abgabenordnung|(?:German )?(?:Fiscal|Tax) Code/uy },
  { act: 'IfSG', pattern: /IfSG|Infektionsschutzgesetz(?:es)?/uy },
  { act: 'OR', pattern: /OR(?![\p{L}])|(?:Schweizerischen? )?Obligationenrechts?/uy },
  { act: 'SGB I', pattern: /SGB[ -]I(?![\p{L}])/uy },
  { act: 'SGB V', pattern: /SGB[ -](?:V(?![\p{L}])|5)/uy },
  { act: 'SGB X', pattern: /SGB[ -]X(?![\p{L}])/uy },
]

// Any other act: capital letters with the endings that German acts have, and a Land behind it at most.
const OTHER =
  /(?:SGB[ -][IVX]{1,5}|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,12}-?[A-Za-z]{0,8}(?:G|GB|VO|O|StG|V)(?: M-V| ?[A-Z]{2,4}| LSA| Bund)?)(?![\p{L}])/uy
/** Acts that notices call by their whole names, with the short ones. */
const WHOLE_NAMES: ReadonlyMap<string, Act> = new Map([
  ['Aktiengesetz', 'AktG'],
  ['Apothekenbetriebsordnung', 'ApBetrO'],
  ['Apothekengesetz', 'ApoG'],
  ['Arbeitszeitgesetz', 'ArbZG'],
  ['Arzneimittelgesetz', 'AMG'],
  ['Aufenthaltsgesetz', 'AufenthG'],
  ['Asylgesetz', 'AsylG'],
  ['Baugesetzbuch', 'BauGB'],
  ['Berufsbildungsgesetz', 'BBiG'],
  ['Betriebsverfassungsgesetz', 'BetrVG'],
  ['Bundesarchivgesetz', 'BArchG'],
  ['Bundesmeldegesetz', 'BMG'],
  ['Bürgerliches Gesetzbuch', 'BGB'],
  ['Bürgerlichen Gesetzbuch', 'BGB'],
  ['Einkommensteuergesetz', 'EStG'],
  ['Energiewirtschaftsgesetz', 'EnWG'],
  ['Geldwäschegesetz', 'GwG'],
  ['Genossenschaftsgesetz', 'GenG'],
  ['Grundbuchordnung', 'GBO'],
  ['Hinweisgeberschutzgesetz', 'HinSchG'],
  ['Informationsfreiheitsgesetz', 'IFG'],
  ['Kreditwesengesetz', 'KWG'],
  ['Messstellenbetriebsgesetz', 'MsbG'],
  ['Mindestlohngesetz', 'MiLoG'],
  ['Onlinezugangsgesetz', 'OZG'],
  ['Passgesetz', 'PassG'],
  ['Personalausweisgesetz', 'PAuswG'],
  ['Personenbeförderungsgesetz', 'PBefG'],
  ['Strafgesetzbuch', 'StGB'],
  ['Strahlenschutzgesetz', 'StrlSchG'],
  ['Straßenverkehrsgesetz', 'StVG'],
  ['Transplantationsgesetz', 'TPG'],
  ['Umsatzsteuergesetz', 'UStG'],
  ['Versicherungsaufsichtsgesetz', 'VAG'],
  ['Versicherungsvertragsgesetz', 'VVG'],
  ['Verwaltungsverfahrensgesetz', 'VwVfG'],
  ['Wertpapierhandelsgesetz', 'WpHG'],
  ['Wohnungseigentumsgesetz', 'WEG'],
  ['Zivilprozessordnung', 'ZPO'],
])
const WHOLE = /(\p{Lu}\p{Ll}{2,40}?(?: Gesetzbuch)?)(?:e?s)?(?![\p{L}-])(?: \((\p{Lu}[\p{L}]{1,9})\))?/uy
// The whole name of an act with its short one: "des Landesgesetzes über das Meldewesen (MusterG)".
const SPELLED =
  /\s{1,2}(?:(?:des|der|dem|vom) )?(?=\p{Lu})(?=[^().;:\n]{0,90}(?:[Gg]eset[zs]|[Oo]rdnung|[Ss]atzung))[^().;:\n]{4,120} \((\p{Lu}[\p{L}-]{0,14}(?:G|GB|VO|O|V)(?: [A-Z]{2,4})?|SGB [IVX]{1,5})\)/uy
const BEFORE =
  /\s{0,3}(?:ff?\.\s?)?,?\s?(?:\(?\s?(?:der|des|dem|of the|der EU-?|im|nach|EU)\s{1,2}(?:Europäischen )?(?:EU-)?)?\(?/uy

/** The act named right after a citation: which, as written, and where its name ends. */
export function actAfter(
  text: string,
  at: number,
): { readonly act: Act; readonly written: string; readonly end: number } | undefined {
  BEFORE.lastIndex = at
  const between = BEFORE.exec(text)
  const start = at + (between?.[0].length ?? 0)
  for (const from of start === at ? [at] : [start, at]) {
    for (const { act, pattern } of NAMES) {
      pattern.lastIndex = from
      const match = pattern.exec(text)
      if (match && boundary(text, from + match[0].length)) {
        return { act, written: match[0], end: from + match[0].length }
      }
    }
    OTHER.lastIndex = from
    const other = OTHER.exec(text)
    if (other) return { act: other[0], written: other[0], end: from + other[0].length }
  }
  WHOLE.lastIndex = start
  const whole = WHOLE.exec(text)
  const short = WHOLE_NAMES.get(whole?.[1] ?? '')
  if (whole && short !== undefined && (whole[2] === undefined || whole[2] === short))
    return { act: short, written: whole[0], end: start + whole[0].length }
  SPELLED.lastIndex = at
  const spelled = SPELLED.exec(text)
  if (spelled?.[1] !== undefined && !/§|Art\./u.test(spelled[0]))
    return { act: knownAs(spelled[1]), written: spelled[1], end: at + spelled[0].length }
  return undefined
}

/** The act that a short name stands for, where it is one of the known. */
function knownAs(short: string): Act {
  for (const { act, pattern } of NAMES) {
    pattern.lastIndex = 0
    if (pattern.exec(short)?.[0] === short) return act
  }
  return short
}

/** The first act named anywhere in a short piece of text. */
export function findActs(text: string): Act | undefined {
  const stop = text.search(/[;:]|(?<!V\. ?m)\.\s[A-ZÄÖÜ]/u)
  const piece = stop < 0 ? text : text.slice(0, stop)
  for (const word of piece.matchAll(/(?<![\p{L}-])[\p{L}][\p{L}-]{1,40}/gu)) {
    for (const { act, pattern } of NAMES) {
      if (act === 'DSG') continue
      pattern.lastIndex = word.index
      const match = pattern.exec(piece)
      if (match && match.index === word.index && boundary(piece, word.index + match[0].length)) return act
    }
  }
  return undefined
}

function boundary(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at))
}
