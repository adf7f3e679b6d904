import type { Instrument } from './facts.ts'
import { type Sieve, sieve, type Sifted } from './sieve.ts'

interface Wording {
  readonly instrument: Instrument
  readonly says: Sieve
  readonly unless?: RegExp
}

const WORDINGS: readonly Wording[] = [
  {
    instrument: 'SCC',
    says: sieve(
      /Standard-?\s?[Vv]ertragsklausel|Standard-?\s?[Dd]atenschutz-?(?:vertrags)?klausel|Standard(?:schutz|daten)klausel|Standardvertr[aä]g|Muster(?:vertrags)?klauseln (?:der|von der) (?:EU|Kommission)|Standard-Vertrags-Klausel|[Ss]tandard [Cc]ontractual [Cc]lauses|[Ss]tandard [Dd]ata [Pp]rotection [Cc]lauses|[Ss]tandard (?:EU )?(?:contract|transfer) clauses|[Mm]odel (?:contract(?:ual)?|data protection) clauses|[Cc]ontractual clauses (?:approved|adopted|issued|provided|published)|(?<!\p{L})EU clauses(?!\p{L})|(?<![\p{L}])(?:EU-)?SCCs?(?![\p{L}])|Musterklausel|EU-Musterverträge|[Mm]odel [Cc]lauses|EU-Vertragsklausel|(?<![\p{L}])StVK(?![\p{L}])/u,
    ),
    unless: /(?:keine|nicht) (?:durch )?(?:EU-)?Standardvertragsklausel/u,
  },
  {
    instrument: 'DPF',
    says: sieve(
      /Data[- ]Privacy[- ]Framework|(?<![\p{L}])(?:EU-U\.?S\.?-?|TA)?DPF(?![\p{L}])|Datenschutz-?[Rr]ahmen(?!bedingung|konzept)|Trans-?Atlantic Data Privacy|[Dd]ata [Pp]rivacy [Ff]ramework|EU-U\.?S\.?[- ]Datenschutzrahmen|Data Privacy Act(?![\p{L}])/u,
    ),
    unless:
      /nicht (?:nach|unter) (?:dem )?(?:EU-US )?(?:DPF|Data Privacy Framework)[^.]{0,30}zertifiziert|nicht (?:unter|nach)[^.]{0,60}zertifiziert/u,
  },
  {
    instrument: 'BCR',
    says: sieve(
      /Binding Corporate Rules|(?<![\p{L}])BCRs?(?![\p{L}])|[Bb]inding (?:internal |intra-group )?(?:corporate|data protection) rules|[Vv]erbindliche[rn]? (?:interne[rn]? |unternehmensinterne[rn]? |konzerninterne[rn]? )(?:Datenschutz-?)?(?:[Vv]orschriften|[Rr]egel)/u,
    ),
  },
  {
    instrument: 'PrivacyShield',
    says: sieve(/Privacy[- ]?Shield|US-EU-Datenschutzabkommen|EU-US-Datenschutzschild/u),
    unless: /(?:unwirksam|ungültig|für nichtig|gekippt|nicht mehr (?:gültig|anwendbar)|aufgehoben|invalid)/u,
  },
  {
    instrument: 'adequacy',
    says: sieve(
      /Angemessenheits-?\s?(?:beschl|entscheid|feststellung)|Angemessenheit (?:de[rs]|ihres|eines) (?:\p{Ll}{4,16}en )?(?:Datens|S)chutz(?:niveau)?s?(?!\p{L})[^.]{0,40}(?:festgestellt|anerkannt|bestätigt|bescheinigt|beschlossen)|[Aa]dequacy [Dd]ecision|angemessene[sn]? (?:Datens|S)chutzniveaus?[^.]{0,60}(?:festgestellt|anerkannt|attestiert|bescheinigt|Kommission)|nach Auffassung der (?:EU|Kommission|Europäischen)[^.]{0,80}Schutz bieten|anerkannte[mn] (?:Datens|S)chutzniveau|gleichwertige[sn]? (?:Datens|S)chutzniveau[^.]{0,40}(?:festgestellt|anerkannt|bescheinigt)|(?:Kommission|Bundesrat)[^.]{0,100}angemessene[sn]? (?:Datens|S)chutzniveau|(?:Bundesrat|Kommission)e?s?(?!\p{L})[^.]{0,140}angemessene[nrs]? (?:Datens|S)chutz(?:es)?(?: (?:gewährleistet|bietet|bieten|festgestellt|anerkannt|verfügt))?(?!\p{L})|angemessene[nrs]? (?:Datens|S)chutz(?:es)? [^.]{0,60}(?:Bundesrat|Kommission)|(?:gilt|gelten|ist|sind)(?: als)? (?!kein|nicht|wenig|nur|kaum)(?:\p{Ll}{3,24} )?sichere[rs]? Dritt(?:st|l)|[Aa]nhang 1 (?:der |zur )?(?:DSV|Datenschutzverordnung)|[Aa]dequacy (?:regulations?|findings?|status)|adequate (?:level of )?(?:data )?protection[^.]{0,90}(?:Commission|Federal Council)|(?:Commission|Federal Council)[^.]{0,110}adequate/u,
    ),
    unless:
      /(?:kein(?:en)?|ohne|fehl|weder|nicht|Fehlen)[^.]{0,40}Angemessenheits|\(so(?:fern|weit) (?:zu|für|bei|in) (?:diese[nrm]?|denen) [^()]{0,20}Angemessenheits|^(?![^]{0,400}(?:(?:eine[sm]?|ein) Angemessenheits[\p{L}]{5,14} \((?:für|etwa|z\. ?B\.|bspw|insbesondere|wie|u\. ?a\.|beispielsweise|so) |ein Angemessenheitsbeschl[^.;,]{0,60},? (?:etwa|z\. ?B\.|beispielsweise|insbesondere|wie) (?:für|bei) |(?:beruh|stütz)\p{Ll}{0,3}(?: [\p{L}-]{2,24}){0,4} auf (?:dem|den|einem|einen) Angemessenheitsbeschl\p{Ll}*(?!\p{Ll}| (?:zum|zu|über|für|nach|des EU|EU))|[Üü]bermittlung(?:en)? auf (?:dem|den|einem) Angemessenheitsbeschl(?:[^.;]|\.(?=\d)){0,70} beruh|an adequacy decision \((?:for|e\. ?g\.|such as|including|in particular|as) )|[^]{0,200}(?<!nicht )[Ff]ür (?:das Vereinigte Königreich|Großbritannien|die Schweiz|Kanada|Japan|Israel|Neuseeland|Südkorea|Andorra|Argentinien|Uruguay)(?:,| und ))[^]*?(?:Data Privacy Framework|(?<![\p{L}])DPF|Privacy[- ]?Shield|Datenschutzrahmen)|kein angemessenes|(?:[Nn]o|without (?:an|such an)|absence of (?:an|such an)|lack of (?:an|such an)|not (?:covered|subject)[^.]{0,20}) (?:[a-z]{2,10} )?adequacy|(?:[Nn]o|not|without) (?:an )?adequate (?:level of )?(?:data )?protection|ohne angemessen|[Ff]ehl(?:t|en)[^.]{0,40}angemessen/u,
  },
  {
    instrument: 'derogation',
    says: sieve(
      /Art(?:icle|ikel|\.)? ?49(?![\d])|Art(?:ikel|\.)? ?17 (?:Abs\. ?1 )?(?:(?:lit|Bst|Buchst)\. ?[a-f] )?(?:rev|n)?DSG(?!\p{L}|-)|§ ?41 (?:(?:Abs|Nr|S|Satz|Ziff)\.? ?\d )*KDG/u,
    ),
    unless: /^(?:Sofern|Soweit|Im Falle|Wenn|Falls)/u,
  },
  {
    instrument: 'derogation',
    says: sieve(
      /ohne angemessenen (?:oder geeigneten )?(?:Datenschutz|Schutz) (?:exportieren|übermitteln|bekannt ?geben)[^.;]{0,120}(?:ausdrückliche|besonderen) |Ausnahme(?:bestimmung|tatbest|regelung|vorschrift)/u,
    ),
    // There are exceptions to many rules; those of Art. 49 speak of a country.
    unless:
      /§ ?25|TDDDG|TTDSG|[Cc]ookie|Art\. ?9(?!\d)|^(?![^§]{0,900}(?:Dritt(?:l|st)|Ausland|(?<![\p{L}])L[aä]nd|Staat|stütz|beruf))|49/u,
  },
]

const MAY_SAY =
  /lausel|lauses|contract|Transborder|SCC|ramework|DPF|ahmen|BCR|Corporate|corporate|inding|Shield|schild|abkommen|ngemessen|dequa|dequat|49|chutzniveau|icher|Standard|StVK|vorschrift|Regel|Ausnahme|erogation|17|41|[Aa]nhang/u

/** An instrument of Chapter V GDPR named in a sentence, with its place in it. */
export interface InstrumentFound {
  readonly instrument: Instrument
  readonly at: readonly [number, number]
}

/** The transfer instruments that a sentence states. What it denies or calls void is left out. */
export function instrumentsIn(sentence: Sifted): readonly InstrumentFound[] {
  return WORDINGS.flatMap(({ instrument, says, unless }) => {
    const match = says.exec(sentence)
    if (!match || !MAY_SAY.test(sentence.text) || unless?.test(sentence.text)) return []
    return [{ instrument, at: [match.index, match.index + match[0].length] as const }]
  })
}
