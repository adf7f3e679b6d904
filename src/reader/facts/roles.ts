import type { Role } from './facts.ts'
import { sieve, type Sifted } from './sieve.ts'

const JOINT =
  /[Gg]emeinsam mit (?:[^.;]|(?<=sog|Ltd|Inc|bzw)\.){2,220}(?:Verantwortlich|verantwortlich)|[Gg]emeinsam(?:e[nr]?|en)? (?:mit [\p{L} .()„“"-]{2,60} )?(?:für die (?:Daten)?[Vv]erarbeitung(?: [\p{L} ]{2,40})? )?(?:datenschutzrechtlich )?(?:[Vv]erantwortlich|Verantwortung)|[Gg]emeinsame[rn]? (?:Verarbeitung|Verantwortlich)|[Jj]oint(?:ly)?[- ](?:[Cc]ontroller|[Cc]ontrollership|(?:data )?controllers?)|[Jj]oint(?:ly)? (?:are )?responsib|(?:share|shared) (?:the )?(?:responsibility|controllership)|(?:controllers|responsible) (?:jointly|together) with|together with [^.;]{2,60} (?:as |are |is )?(?:the )?(?:joint )?controllers?|Art\.? ?26(?!\d)|Article 26(?!\d)|Artikel 26|Controller Addendum|Insights-Ergänzung|Page Insights|zusammen mit [\p{L} .()„“"-]{2,60} (?:als )?(?:gemeinsam )?[Vv]erantwortlich|(?:wir|ich|sind|bin)(?: \p{Ll}{2,12}){0,3} zusammen mit (?:[^.;]|(?<=Ltd|Inc)\.){2,140} verantwortlich(?!\p{L})/u
const PROCESSOR =
  /als (?:unser )?(?:[Dd]ata )?[Pp]rocessor(?![\p{L}])|Auftragsbearbeit|[Ii]m Auftrag (?:des|der) (?:Website-?|Seiten-?)?[Bb]etreiber|Auftrags-?\s?(?:[Dd]aten)?-?[Vv]erarbeit(?:ung|er)|Auftrags(?:daten)?verarbeitungs|(?<![\p{L}])(?:ADVV?|AVV?)(?:-Vertr[aä]ge?[sn]?|V)?(?![\p{L}])(?<!\bA)|AV-Vertr[aä]g|Auftragsdatenverarbeit|(?<![\p{L}_/.-])[Dd]ata[- ]?[Pp]rocessing[- ]?(?:[Aa]greement|[Aa]ddendum|[Aa]mendment|[Tt]erms)|(?<![\p{L}_/.-])DPA(?![\p{L}_./-])|in unserem Auftrag|im Auftrag (?:de[rs] (?!Verb[aä]nd|Kunden|Krankenkass|Anbieters?(?![\p{L}])(?! diese)|Nutzer|Kassen|Länder|Mandant|Patient|Veranstalter)\p{Lu}|von uns|des Websitebetreibers|der Praxis|des Verantwortlichen|unserer)|Art\.? ?28(?!\d)|Artikel 28(?!\d)|§ ?11 BDSG|§ ?29 KDG|§ ?30 DSG-EKD|[Ww]eisungsgebunden|nach (?:unseren|unserer) Weisung|unsere Weisungen|auf (?:unsere )?Weisung|streng an unsere Anweisungen|Datenverarbeitungsvertrag|Zusatz zur Datenverarbeitung|(?:[Oo]n|in) our behalf|(?:in accordance with|under|following|bound by|subject to|according to|as per|only on|solely on|strictly on) our (?:documented |written )?instructions|(?:contract|agreement) (?:on|for) (?:commissioned |order )?(?:data )?processing|commissioned (?:data )?process|order processing (?:contract|agreement)|processing (?:contract|agreement)|(?:,|\(|–|is|as|are) (?:also )?our (?:data )?processors?(?!\p{L})|engaged as (?:a )?(?:data )?processor|Article 28(?!\d)|[Dd]ata processor|as (?:(?:a|an|our|the) )?(?:external )?processors?(?!\p{L})|für uns im Auftrag|Vertrag zur (?:Auftrags|Datenverarbeitung im Auftrag)|(?<!nicht )im Auftrag (?:durch (?:die|den|das|unser)|tätig|die \p{Lu}[\p{L} .&-]{2,60}(?:GmbH|AG|KG|SE)|auf [^.;,]{2,40} zugreif|zugreif)|(?<=\(|, |– )im Auftrag(?=[);]|\.?$)|(?:läuft|laufen|arbeite[nt]|[Ww]artung|[Hh]osting|[Bb]etrieb|Servern|tätig)[^.;,()]{0,30} im Auftrag(?=[.;,)]|$)|(?:für uns|in unserem Namen) (?:nur |ausschließlich )?nach Weisung|im Auftrag (?:betr[ei]{1,2}b|betreu|(?:ge)?wart|dorthin|gehost|(?:ge)?druck|erbracht|(?:ge)?pfleg|versend|erledig|durchführ|abwickel)|dies im Auftrag|(?<!nicht )im Auftrag(?= und (?:nur|ausschließlich|nach|unter) )|(?<!nicht )(?<!(?:eigene|fremde)[mn] )im Auftrag(?= (?!genannt|angegeben|enthalten|erteilt|aufgeführt|vermerkt|bezeichnet|vereinbart|anderen|fremden)\p{Ll}{4,16}(?:t|en)(?:[\s,.;)]|$)|[.;)]?$)|(?:in|im) meinem Auftrag|[Uu]nterauftrag(?:nehmer|sverarbeiter)|nach meiner Weisung|[Ss]ub-?processor|are (?:our |all )?processors|(?<!we )act(?:s|ing)? (?:only )?(?:as (?:a |our )?processor|on our instructions)|nach (?:unseren|unserer) (?:An)?[Ww]eisung|(?:ausschließlich|nur|streng) nach Weisung|nach (?:den )?Weisung(?:en)? de[rs] \p{Lu}/u
const CONTROLLER =
  /^\W{0,3}[Ee]igene Verantwortung\W{0,3}$|(?:\(|, )(?:in )?eigene[r]? (?:datenschutzrechtliche[r]? )?Verantwortung\)|entscheide(?:t|n) (?:darüber |dabei )?(?:selbst|allein|eigenständig)(?:,| )[^.;]{0,30}(?:was |wie |wozu |wofür |welche |Zwecke)|[Ee]igenständig (?:datenschutzrechtlich )?[Vv]erantwortlich|[Ee]igenverantwortlich|(?:[Ii]n|[Uu]nter|[Aa]uf) eigene[rn]? (?:[\p{Ll}]{4,24} )?Verantwort|eigene[rn]? (?:datenschutzrechtliche[rn]? )?Verantwortlich|(?<!\p{L})verantworte(?:t|n) (?:sie|er|es|diese[rs]?|die (?:beiden|Anbieter|Betreiber)) (?:selbst|allein|jeweils|eigenständig)(?!\p{L})|(?:ihrer|seiner)seits (?:datenschutzrechtlich |selbst |eigenständig )?[Vv]erantwortlich|alleinige[rn]? (?:datenschutzrechtliche[rn]? )?Verantwort|allein(?:ig)? (?:datenschutzrechtlich )?verantwortlich|als eigene[rn]? (?:Anbieter|Betreiber)(?:in)? und Verantwortliche|selb(?:er|st(?:ständig)?) (?:datenschutzrechtlich )?(?:verantwortlich|Verantwortlicher?(?![\p{L}]))|als (?:eigenständige[rn]?|eigene[rn]?|selbstständige[rn]?|unabhängige[rn]?|datenschutzrechtlich) ?(?:datenschutzrechtlich(?:e[rn]?)? )?[Vv]erantwortliche|[Ee]igenständige[rn]? Verantwortliche|(?:ist|sind) (?:dann |dabei |insoweit |hierfür )?(?:die |der |das )?(?:datenschutzrechtlich )?[Vv]erantwortliche(?:r|n)? (?:Stelle |im Sinne|für die (?:Verarbeitung|Daten))|in (?:der )?Verantwortung (?:dieses|dieser|des jeweiligen|der jeweiligen) (?:Betreibers|Anbieters|Unternehmens|Netzwerks?)|allein (?:die|der|das) [^;]{2,70} verantwortlich|(?<!nicht )verantwortlich (?:ist|sind) (?:insoweit|hierfür|dafür|hierbei|dabei|dann|allein|ausschließlich|in diesem Fall) (?:die|der|das) \p{L}|jede[rs]?(?: [\p{Lu}][\p{Ll}]{3,20})? für sich (?:selbst |allein )?verantwortlich|[Ff]ür (?:die|das|den|diese[nrs]?|deren|alle|dessen)(?: [\p{L}-]{2,24},?){1,14} (?:ist|sind) (?:diese[rs]?|die|der|das|deren|dessen|unsere|ausschließlich)(?: [^;]{2,100})?(?<!gemeinsam )(?<!nicht )verantwortlich(?![\p{L}])|[Ff]ür (?:die|diese) [\p{L} ]{3,60} ist [^.;]{2,50} Verantwortlicher?(?![\p{L}])|independent(?:ly)? (?:data )?controllers?|independently responsible|[Oo]wn (?:data protection )?responsibility|(?:itself|themselves|alone|solely) (?:the )?(?:controller|responsible)|(?:is|are) (?:solely|alone|itself|themselves|independently|separately) responsible|(?:is|are|acts?|acting) (?:as )?(?:an? |its |their )?(?:independent|separate|own|autonomous) (?:data )?controllers?|as (?:a |an |its own )?(?:independent |separate )?controllers? (?:in|of) (?:its|their) own|in its own responsibility|controller in (?:its|their) own right|(?:is|are) (?:itself |themselves )?(?:the |a )?controllers? (?:for|of|in respect)|separate controller|sole controller/u
const NOT_PROCESSOR =
  /kein(?:e|en)? (?:Vertrag (?:über|zur) )?Auftrags-?(?:daten)?verarbeit|nicht (?:als |im Rahmen einer |um eine )?Auftrags(?:daten)?verarbeit|nicht im Auftrag|und nicht in unserem(?! Auftrag)|[Dd]ritte (?:[\p{L}-]{2,24} ){0,4}im Auftrag|(?:sind|werden|handeln|sind dann|wirken) wir(?: [\p{Ll}]{2,14}){0,3} (?:als )?(?:Ihr |deren )?Auftrags(?:daten)?verarbeiter|wir (?:sind|werden|handeln)[^.;]{0,30} Auftrags(?:daten)?verarbeiter (?:der|des|unserer|von|für)|[Ww]e (?:are|act as)(?: [a-z]{1,9}){0,3} processors?|(?:no|not (?:a|our|as)) (?:data )?processor|not (?:act|acting|process)[^.;]{0,30} (?:on our behalf|processor)|(?:Allgemein|grundsätzlich)[^.]{0,20}Auftragsverarbeiter (?:ist|sind)/u

const WORDINGS = [
  {
    role: 'joint',
    says: sieve(JOINT),
    unless:
      /kein[^.]{0,30}gemeinsam|[Gg]emeinsam mit [^;]{2,200} (?:selbst|allein|eigenständig) [Vv]erantwortliche/u,
  },
  { role: 'processor', says: sieve(PROCESSOR), unless: NOT_PROCESSOR },
  {
    role: 'controller',
    says: sieve(CONTROLLER),
    unless:
      /(?:Servern|Computern|Server) (?:und\/oder Computern )?unter eigener|wir (?:sind )?(?:selbst |allein )?verantwortlich|dass Sie [^.;]{0,60}eigener Verantwortung|Sie [^.;]{0,60}auf eigene Verantwortung|[Aa]uf eigene Verantwortung (?:de[rs] (?:Nutz|Besuch|Teilnehm|Kund)|nutz|teil)|[Ii]n eigener Verantwortung nutz|Inhalte?n?(?![\p{L}])[^.;]{0,60}verantwortlich|nicht verantwortlich|[Ww]e are (?:the |a )?controller/u,
  },
] as const

// What a sentence on roles always holds, whatever its words match.
const MAY_SAY =
  /ntwort|entscheide|uftrag|ADV|AVV|AV-|DPA|rocess|Art|Artikel|eisung|ontroller|Addendum|Insights|nsights|behalf|§|erarbeitung|nstructions|esponsib/u

/** What a sentence makes of the recipient it speaks of, with the place of the words. */
export function roleIn(
  sentence: Sifted,
): { readonly role: Role; readonly at: readonly [number, number] } | undefined {
  for (const { role, says, unless } of WORDINGS) {
    const match = says.exec(sentence)
    if (match && MAY_SAY.test(sentence.text) && !unless.test(sentence.text))
      return { role, at: [match.index, match.index + match[0].length] }
  }
  return undefined
}

/** Of two roles said of one recipient, the one that says more: joint, then processor, then controller. */
export function stronger(a: Role, b: Role): Role {
  const rank: Readonly<Record<Role, number>> = { joint: 3, processor: 2, controller: 1, unknown: 0 }
  return rank[a] >= rank[b] ? a : b
}
