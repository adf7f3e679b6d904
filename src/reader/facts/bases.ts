import { normOf, readCitations, type Cited } from './citations.ts'
import type { Citation, CitationUse } from './facts.ts'
import { headOfCell, leadIn, type Scene, type Sentence } from './scene.ts'

/** Headings under which a notice lists what a person can ask for. */
export const RIGHTS_HEADING =
  /(?:Ihre|Ihrer|Deine|Meine|Welche|Rechte? de[rs]|Rechte als) (?:Datenschutz)?-?(?:rechte|betroffen|Rechte)|Rechte?,? de[rs] (?:Betroffen|Nutzer|betroffen|Kunden|Patient|Person)|Betroffenenrecht|Betroffenen-Recht|Rechte? (?:haben|stehen|hast)|Nutzerrechte|(?:das |ein )?Recht,? auf (?:Auskunft|Berichtigung|Löschung|Einschränkung|Daten|Widerspruch|Beschwerde|Bestätigung|Vergessen|Unterrichtung|Widerruf|Sperrung|Nichtigkeit)|(?:Auskunft|Widerspruch|Widerruf|Beschwerde|Löschung|Berichtigung)s?-?rechte?|Datenübertragbarkeit|Recht,? (?:zum|der|des|Ihre|eine) (?:Widerr|Widersp|Beschw|Einwill)|Widerruf (?:der|Ihrer|einer|von)|Widerspruch (?:gegen|nach)|^(?:\d{1,2}\.? )?(?:Auskunft|Ihre Rechte|Rechte|Berichtigung|Löschung|Widerspruch|Widerruf)\b|Your (?:data (?:protection |subject )?|privacy |legal )?rights|rights of (?:the )?(?:data subject|individual|person)|(?:data subjects?|individual)['’]? rights|(?:What|Which) rights|^(?:You|Data subjects) have (?:the )?(?:following )?rights?(?![\p{L}])|^Sie haben (?:das|ein|folgende|die folgenden) Rechte?(?: auf)?:?$|Right (?:to|of)|Automatisierte Entscheidung|Rechte und (?:Pflichten|Möglichkeiten)/iu

const OWN_GROUND =
  /(?:^|[ (])(?:Rechtsgrundlagen?|Legal basis)(?: hierfür| dafür| dieser| der| für| ist| sind| bildet|:|,)|verarbeiten wir (?:Ihre|die|diese)|[Ww]ir verarbeiten|erfolgt (?:dann |dabei |hierbei |die Verarbeitung |ausschließlich )?(?:auf|gemäß|nach|aufgrund)|auf (?:der )?Grundlage (?:von|des|der) (?:§|Art)/u
const OBJECTION =
  /(?:Recht|berechtigt|jederzeit)[^.;]{0,160}(?:Widerspruch|widerspr)|(?<!\p{L})(?:[Kk]önnen|kannst|könnt|[Dd]ürfen)(?!\p{L})[^.;]{0,60}(?:Verarbeitung(?:en)?|Nutzung)[^.;]{0,40} (?:nach|auf|gemäß|gem\.|aufgrund|auf Grundlage)(?: von| des)? Art[^;]{3,50} widersprechen|Widerspruchsrecht|Widerspruch (?:gegen|einzulegen|ein[zl])|right to object|object to (?:the|this|our)|(?:legen|Legen) Sie Widerspruch|widersprechen,? (?:soweit|sofern|wenn)|besonderen Situation/u
const PORTABILITY_OR_ERASURE =
  /auf die sich die Verarbeitung|Verarbeitung (?:auf|aufgrund) einer? (?:Ihrer )?(?:Einwilligung|Vertrag)[^.;]{0,120}(?:beruht|automatisierte)|beruht (?:und|oder)|automatisierte[rn]? Verfahren|(?:Recht|verlangen)[^.;]{0,100}(?:Datenübertragbarkeit|maschinenlesbar|übertragen zu lassen)|Recht auf (?:Löschung|Datenübertragbarkeit|Einschränkung|Berichtigung|Auskunft)|öffentlichen Gesundheit (?:gemäß|nach)|sofern nicht Art|Art\. 8 Abs\. 1 (?:der |EU-)?(?:DS|GDPR|erhoben)|(?:right to|data) portab|Dienste der Informationsgesellschaft/u
const WITHDRAWAL = /(?:Recht|jederzeit)[^.;]{0,120}(?:widerrufen|Widerruf)|withdraw/u
const CONDITIONAL =
  /^(?:\W{0,3})(?:Sofern|Soweit|Falls|Wenn|Sollten?|Im Falle|Für den Fall|Insofern|If|Where|In case)(?![\p{L}])/u

// "Auf Art. 6 Abs. 1 lit. f können wir uns als Behörde nicht berufen": named to say that it is none.
const NOT_RELIED =
  /(?:nicht|kein(?:e[nrms]?)?)(?![\p{L}])[^.;]{0,40}(?<![\p{L}])(?<!\p{Ll}en, )(?:stützen|gestützt|berufen|heranziehen|herangezogen|in Betracht|einschlägig|anwendbar|Anwendung|zur Verfügung|offen(?![\p{L}]))|(?:stützen|berufen|beruht|basiert)[^.;…]{0,40}(?<![\p{L}])nicht(?![\p{L}])[^.;…]{0,20}…|…[^.;…]{0,12}(?:stützt|stützen|beruft|berufen) [^.;]{0,90}(?<![\p{L}])nicht\.?$|(?:gilt|greift|zählt|scheidet)[^.;]{0,60}(?<![\p{L}])(?:nicht|aus)(?![\p{L}])|(?:do|does|can|may)(?: ?not|n't) (?:rely|apply|invoke|be used)/u
/** "§ 4 MusterG, der auf alten Schildern steht, wenden wir nicht mehr an." */
const NO_LONGER =
  /…[^.;]{0,90}(?<!\p{L})(?:wenden (?:wir|ich)[^.;]{0,30} nicht(?: mehr)? an|gilt nicht mehr|ist aufgehoben)(?!\p{L})/u
// "Personenbezogene Daten sind nach § … Einzelangaben über …"
const DEFINES =
  /^\W{0,3}(?:Personenbezogene Daten|Das) sind [^.;]{0,60}(?:Einzelangaben|Angaben|Informationen|alle)(?![\p{L}])/u
const NOT_EXACTLY =
  /nicht (?:nur|allein|ausschließlich|mehr)|(?:Sofern|Soweit|Falls|Wenn)(?![\p{L}])|not only/u

const GDPR_GROUNDS = new Set(['6', '9', '49', '88'])
const NATIONAL: Readonly<Record<string, ReadonlySet<string>>> = {
  TDDDG: new Set(['25']),
  UWG: new Set(['7']),
  TMG: new Set(['12', '14', '15']),
  BDSG: new Set(['3', '4', '4a', '6b', '22', '23', '24', '26', '27', '28', '28a', '32']),
  KDG: new Set(['6', '7', '8', '11', '12', '13', '52', '53', '54']),
  'KDR-OG': new Set(['6', '11', '52', '53', '54']),
  'DSG-EKD': new Set(['6', '7', '13', '49', '50', '52', '53']),
  DSG: new Set(['12', '13', '31', '33', '34']),
  BayDSG: new Set(['4', '5', '8', '24', '25', '27']),
}
// Of these only some paragraphs ground anything: the consent given by a click, in Swiss and in church law, not its withdrawal.
const IN_PART: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  TMG: { '13': ['2', '3'] },
  DSG: { '6': ['6', '7'] },
  KDG: { '8': ['', '1', '2', '4', '7'] },
}
// Up to 24 May 2018 these grounded credit checks and lists of addresses; since then they limit rights.
const OLD_BDSG = new Set(['29', '30'])
/** Says what a score must be made of, and is cited as a basis for asking after one. */
const SCORING = '31'
// Cookies and messages under the Austrian act, of 2021 and of 2003; the German one says something else there.
const AUSTRIAN_TKG = new Set(['165', '174', '96', '107'])
const AUSTRIA = /[Öö]sterreich|TKG 20(?:03|21)|Datenschutzbehörde, Barich/u
const LAND = new Set([
  'DSG NRW',
  'LDSG',
  'HDSIG',
  'NDSG',
  'SächsDSDG',
  'ThürDSG',
  'BlnDSG',
  'BbgDSG',
  'BremDSGVOAG',
  'HmbDSG',
  'DSG M-V',
  'DSAG LSA',
  'DSUG LSA',
])
// Acts that are cited for how long something is kept, for a duty of secrecy or for the imprint, not as a ground.
const NEVER = new Set([
  'HGB',
  'AO',
  'StGB',
  'DDG',
  'BGB',
  'UStG',
  'EStG',
  'EStDV',
  'GwG',
  'KUG',
  'VSBG',
  'ZPO',
  'RStV',
  'MStV',
])

/**
 * Every norm cited and what it does there. What grounds the processing is told apart from the articles of rights
 * (Art. 15 to 22, 77 GDPR) and from bases that only a right hangs on.
 */
export function readBases(scene: Scene): readonly Citation[] {
  const cited = readCitations(scene.text)
  const law: Law = {
    austrian: AUSTRIA.test(scene.text),
    old: !cited.some((one) => one.act === 'GDPR' || one.act === 'TDDDG'),
  }
  let leant: Cited | undefined
  return cited.map((one, at) => {
    const sentence = scene.sentenceAt(one.at[0])
    leant = leansOn(scene, one, cited[at - 1], leant) ?? leansAhead(scene, cited, at)
    return {
      norm: normOf(one),
      use: useOf(scene, one, [cited[at - 1], cited[at + 1]], leant, sentence, law),
      act: one.written,
      at: one.at,
    }
  })
}

/** Whether a citation stands for a ground of the notice's own processing. */
export function grounds(citation: Citation): boolean {
  return citation.use === 'ground' || citation.use === 'conditional'
}

/** Under which law a notice stands, where the same number means another thing. */
interface Law {
  readonly austrian: boolean
  /** The GDPR is not cited once: a notice from before it. */
  readonly old: boolean
}

type Around = readonly [before: Cited | undefined, after: Cited | undefined]

function useOf(
  scene: Scene,
  cited: Cited,
  beside: Around,
  leant: Cited | undefined,
  sentence: Sentence,
  law: Law,
): CitationUse {
  if (!couldGround(scene, cited, beside, leant, law)) {
    const isRight =
      cited.act === 'GDPR' && (inRange(cited, 12, 22) || cited.article === '77' || cited.article === '7')
    return isRight ? 'right' : 'mention'
  }
  const { text } = sentence
  if (
    /(?:an Stelle|anstelle|statt) (?:der|des|von) $/iu.test(
      scene.piece(Math.max(0, cited.at[0] - 16), cited.at[0]),
    )
  )
    return 'mention'
  // "Verantwortliche Stelle im Sinne des § 3 Abs. 7 BDSG": a definition; "unbedingt erforderlich im Sinne des § 25" is none.
  if (
    cited.act !== 'GDPR' &&
    cited.act !== 'TDDDG' &&
    /(?:im Sinne|i\. ?S\. ?d\.?)(?: des| der| von)?\s$/u.test(
      scene.piece(Math.max(0, cited.at[0] - 24), cited.at[0]),
    )
  )
    return 'mention'
  if (cited.act === 'BDSG' && DEFINES.test(text)) return 'mention'
  if (NO_LONGER.test(around(sentence, cited))) return 'mention'
  if (NOT_RELIED.test(around(sentence, cited)) && !NOT_EXACTLY.test(text)) return 'mention'
  const above = scene.headingsAbove(sentence.heading)
  const underRights = above.slice(0, 2).some((heading) => RIGHTS_HEADING.test(heading))
  const own = OWN_GROUND.test(text)
  if (OBJECTION.test(text) && /[ef]/u.test(cited.letter) && cited.act === 'GDPR') {
    if (cited.letter === 'e' || underRights || !/^(?:\W{0,3})(?:Die )?Rechtsgrundlage/u.test(text))
      return 'right'
  }
  if (PORTABILITY_OR_ERASURE.test(text) && !/^(?:\W{0,3})(?:Die )?Rechtsgrundlage/u.test(text)) return 'right'
  if (underRights && !own) return 'right'
  if (underRights && WITHDRAWAL.test(text) && !/Rechtsgrundlage/u.test(text)) return 'right'
  return CONDITIONAL.test(text) ? 'conditional' : 'ground'
}

/** A sentence around a citation, as far as one speaks of it: "nicht auf lit. a, sondern auf lit. f" says two things. */
function around(sentence: Sentence, cited: Cited): string {
  const before = sentence.text.slice(0, Math.max(0, cited.at[0] - sentence.start)).slice(-160)
  const after = sentence.text.slice(Math.max(0, cited.at[1] - sentence.start)).slice(0, 160)
  return `${before.split(TURN).at(-1) ?? ''}…${after.split(TURN)[0] ?? ''}`
}

const TURN = /;|[,–] (?:sondern|aber|jedoch|but)(?![\p{L}])/u

/**
 * The ground of the GDPR that a norm is read together with: "Art. 6 Abs. 1 lit. c DSGVO i. V. m. § 12 MusterG, § 3 BeispielG".
 * Art. 6(3) GDPR: for a legal duty or a public task the law of the Member State is the basis.
 */
function leansOn(
  scene: Scene,
  cited: Cited,
  previous: Cited | undefined,
  leant: Cited | undefined,
): Cited | undefined {
  if (!previous || cited.act === 'GDPR') return undefined
  if (previous.at[0] === cited.at[0]) return leant
  const between = scene.piece(previous.at[1], cited.at[0])
  if (between.length < WITHIN && isMainGround(previous) && isFilled(previous) && IN_CONNECTION.test(between))
    return previous
  if (isMainGround(previous) || previous.act === 'GDPR') {
    const joined =
      (between.length < 40 && TOGETHER.test(between)) || (isFilled(previous) && LISTED.test(between))
    return joined && cited.act !== previous.act && isMainGround(previous) ? previous : undefined
  }
  return /^(?:,|;| und| sowie|,? (?:i\. ?V\. ?m\.|iVm|in Verbindung mit))\s$/u.test(between)
    ? leant
    : undefined
}

/** "Weil ein Gesetz es verlangt (Art. 6 Abs. 1 lit. c …). Wir müssen Kunden prüfen (in Verbindung mit § 12 MusterG)" */
const IN_CONNECTION = /\((?:in Verbindung mit|i\. ?V\. ?m\.|iVm) $/u
const WITHIN = 300

/** "§ 12 MusterG i. V. m. § 6 Abs. 1 lit. d KDG": the same the other way round. */
function leansAhead(scene: Scene, all: readonly Cited[], own: number): Cited | undefined {
  const [cited, next] = [all[own], all[own + 1]]
  if (!cited || !next || NATIONAL[cited.act] || cited.act === 'GDPR' || next.at[0] === cited.at[0])
    return undefined
  // "(§ 1 MusterG, § 2 BeispielG), sodass Art. 6 Abs. 1 lit. c …": each of a list.
  if (next.act !== 'GDPR' && scene.piece(cited.at[1], next.at[0]) === ', ')
    return leansAhead(scene, all, own + 1)
  const between = scene.piece(cited.at[1], next.at[0])
  const joined =
    (between.length < 40 && TOGETHER.test(between)) ||
    (isFilled(next) && !NEVER.has(cited.act) && /^(?:[,;]\s|(?: \p{Ll}{2,12}){0,2} \()$/u.test(between)) ||
    // "Dass wir sie führen, schreibt § 630f BGB vor (Art. 6 Abs. 1 lit. c DSGVO)."
    (next.letter === 'c' && (between === ' vor (' || FOLLOWS.test(between) || KEPT_THEN.test(between)))
  return joined && isMainGround(next) ? next : undefined
}

/** "heben wir wegen § 12 MusterG acht Jahre auf – Art. 6 Abs. 1 lit. c …" */
const KEPT_THEN = /^ (?:[\p{L}\d]+ ){0,6}(?:auf|aufzubewahren|aufbewahren)(?:,| –| -| \()\s?\(?$/u
/** "… steht in § 12 MusterG; insofern greift auch Art. 6 Abs. 1 lit. c …": what follows from the duty. */
const FOLLOWS =
  /^\)?[;,.–] ?(?:[Ii]nsofern|[Ii]nsoweit|[Dd]amit|[Dd]aher|[Dd]eshalb|[Dd]arum|[Aa]lso|[Hh]ier|so ?dass|weshalb|womit) ?(?:(?:greift|gilt|ist|bildet|stützen wir uns auf|Grundlage|Rechtsgrundlage|hier|auch|dafür|dann|die) ?){0,4}$/u

/** The grounds of the law that holds for all, in the state and in the churches. */
function isMainGround({ act, article }: Cited): boolean {
  if (act === 'GDPR') return article === '6' || article === '9'
  return (act === 'KDG' || act === 'KDR-OG' || act === 'DSG-EKD') && article === '6'
}

/** "§ 301 SGB V, Art. 6 Abs. 1 lit. c DSGVO": what another law fills, listed beside it. */
const LISTED = /^(?:,|;| und| sowie)\s$/u

/** Grounds that the law of the state fills: a duty, a public task, what Art. 9(2) leaves to it. */
function isFilled({ article, letter }: Cited): boolean {
  return article === '9' ? letter !== 'a' : letter === 'c' || letter === 'e'
}

const TOGETHER = /i\.? ?V\.? ?m|in Verbindung mit|iVm|^ mit $/u

function couldGround(
  scene: Scene,
  cited: Cited,
  [previous, next]: Around,
  leant: Cited | undefined,
  law: Law,
): boolean {
  const { act, article, paragraph, letter } = cited
  if (act === 'GDPR') {
    if (article === '6') return paragraph === '1' && letter !== '' && letter <= 'f'
    if (article === '9') return paragraph === '2' && letter !== '' && letter <= 'j'
    if (article === '49') return paragraph === '1' && letter !== ''
    return GDPR_GROUNDS.has(article)
  }
  if (act === 'BDSG' && law.old && (article === '3' || OLD_BDSG.has(article))) return article !== '3'
  const parts = IN_PART[act]?.[article]
  if (parts) return parts.includes(paragraph)
  if (NATIONAL[act])
    return NATIONAL[act].has(article) || (act === 'BDSG' && article === SCORING && saidToGround(scene, cited))
  if (act === 'TKG' && AUSTRIAN_TKG.has(article)) return law.austrian
  if (LAND.has(act)) return Number.parseInt(article, 10) <= 30
  // The right to one's own picture stands beside the consent that it asks for: "Art. 6 Abs. 1 lit. a DSGVO, § 22 KUG".
  if (act === 'KUG' && (article === '22' || article === '23'))
    return (
      (previous !== undefined && consentBeside(scene, previous, previous.at[1], cited.at[0])) ||
      (next !== undefined && consentBeside(scene, next, cited.at[1], next.at[0]))
    )
  // "… ist wegen § 8 MusterG notwendig": a duty.
  if (!NEVER.has(act) && dutyBeside(scene, cited)) return true
  if (!KEPT_ONLY.has(act) && saidToGround(scene, cited)) return true
  if (isInGroundColumn(scene, cited)) return true
  if (NEVER.has(act) && isUnderDuty(scene, cited)) return true
  // What a law asks to be kept is kept by its order; the other laws of that kind ground nothing.
  return leant !== undefined && (!NEVER.has(act) || leant.letter === 'c')
}

/** Acts that bind to keep or to be silent: named as a basis they are that of the keeping. */
const KEPT_ONLY: ReadonlySet<string> = new Set([...NEVER].filter((act) => act !== 'EStG' && act !== 'GwG'))

/** "Rechtsgrundlage ist …", "stützen wir auf …", and nothing between that says another thing. */
const GROUND_WORD =
  /(?:Rechtsgrundlagen?|[Gg]rundlagen?|[Mm]aßgeblich (?:ist|sind)|stütz(?:t|en)|beruh(?:t|en)|basier(?:t|en)|[Ll]egal bas[ei]s|based on|relies on)(?![\p{L}])/gu
const OTHERWISE =
  /(?<![\p{L}])(?:nicht|keine?[nrms]?|vgl\.?|[Ss]iehe|not|no)(?![\p{L}])|[Aa]ufbewahr|[Ff]rist|[Ll]ösch|Recht auf|Ausnahme|im Sinne|[Vv]erschwiegen|Schweige|[Gg]eheim|Vertrag(?:e?s)? (?:nach|gemäß|gem\.|zur)|Vereinbarung|Auftragsverarbeitung|retention/u
/** "Haben Sie nicht widersprochen, stellen wir …": on what condition it is done. */
const CONDITION_FIRST = /^(?:Haben|Sind|Wenn|Sofern|Soweit|Falls|Solange) [^,.;]{3,90}, (?=\p{Ll}+n? wir )/u
/** "nach § 12 MusterG verarbeitet", "übermitteln wir gemäß §§ 3, 4 MusterG". */
const BY =
  /(?:^|[\s(])(?:nach|gemäß|gem\.|aufgrund(?: von| des| der)?|auf Grund(?: von| des| der)?|entsprechend|under|pursuant to)(?: de[rsn])? (?:(?:§§? ?|Art\. ?)[^;()]{1,50}(?:, | und | sowie ))?$/u
const PROCESSED_AFTER =
  /^(?:[^.;()]|(?<=i|V|m|Abs)\.){0,60}(?<![\p{L}])(?:verarbeite[nt]|erheben|erhoben|übermittel(?:n|t)|gemeldet|melden|weitergegeben|weitergeleitet|erfass(?:en|t)|abgefragt|eingetragen|eintragen|veröffentlich(?:en|t)|zulässig|erlaubt|gestattet|(?<!sich )(?:anzu|zu )(?:zeigen|melden|übermitteln)|(?:gehen|geht|gelangen)(?= [^.;()]{0,60}(?<![\p{L}])(?:an|zu[mr]?)(?![\p{L}]))|feststellen|prüfen|mitzuteilen)(?![\p{L}]| lassen)/u
const PROCESSED_BEFORE =
  /(?<![\p{L}])(?:verarbeiten|verarbeitet|erheben|erhoben|übermitteln|übermittelt|melden|gemeldet|erfassen|erfasst|erhält|erhalten|bekommt|bekommen|stellen wir)(?![\p{L}])[^;]{0,160}$/u
/** "rechnen wir die Rezepte nach § 300 SGB V ab", "Nach § 5 MusterG bewerten wir …": what we do because a law says so. */
const WE = String.raw`(?!sind|haben|hatten|werden|können|dürfen|wollen|möchten|informier|unterricht|verweis|weisen|schweigen|bewahr|speicher|lösch|vernicht|sperr|beacht|berücksichtig|verzicht|schließen|schützen|sicher|haften|erteil|beantwort)\p{Ll}{3,16}n (?:wir|ich)(?!\p{L})`
const WE_DO_BEFORE = new RegExp(String.raw`(?<!\p{L})${WE}[^;]{0,90}$`, 'u')
const OUR_DUTY = /(?:sind wir|[Ww]ir sind)(?!\p{L})[^;]{0,60}$/u
const WE_DO_AFTER = new RegExp(String.raw`^(?:[^.;()]|Abs\.|S\.|Nr\.){0,20} ${WE}`, 'u')
/** "Wer gefährdet ist, kann …", "Sie dürfen …": what others may do, not what is done with their data. */
const THEY_MAY =
  /(?<![\p{L}])(?:Wer|Sie|[Jj]ede[rsnm]?|Mitglieder|Betroffene)(?![\p{L}])[^;]{0,120}(?:kann|können|darf|dürfen)(?![\p{L}])[^;]{0,80}$|(?:[Kk]ann|[Kk]önnen|[Dd]arf|[Dd]ürfen) (?:jede[rs]?|Sie|Mitglieder|Betroffene)(?![\p{L}])/u
/** "das schreibt § 12 MusterG vor", "für die Liste gilt § 12 MusterG". */
const ORDERED =
  /dürfen (?:wir|ich) (?:[^.;]{0,30} )?(?:nach|gemäß) $|müssen,? (?:steht|ergibt sich|folgt) (?:\p{Ll}{3,12} )?(?:in|aus)(?: den| dem| der)? $|(?<![\p{L}])(?:schreib(?:t|en)|verlang(?:t|en)|forder(?:t|n)|zwing(?:t|en)|verpflichte(?:t|n)|(?:Pflicht|Verpflichtung)(?: dazu| hierzu)? (?:steht in|ergibt sich aus|folgt aus|findet sich in)(?: den| dem| der)?|[Ff]ür (?:die|das|den) [^.;,]{3,90} gilt)(?: uns| mich| dies| das| es| hierzu)? $/u
/** "…, das ist in § 12 MusterG so vorgesehen". */
const IS_IN = /(?<!\p{L})(?:das|dies|so) (?:ist|wird) (?:so )?(?:in|nach|durch|von) $/u
const PROVIDED =
  /^(?: \p{Ll}{2,12}){0,2} (?:vorgesehen|vorgeschrieben|angeordnet|verlangt|vorgegeben)(?!\p{L})/u
/** "um unseren Pflichten aus § 12 MusterG nachzukommen". */
const DUTY_OF = /(?:Pflicht|Verpflichtung)(?:en)? (?:aus|nach|gemäß|gem\.)(?: dem| der| den)? $/u
const FULFILLED = /^(?:[^.;()]|Abs\.|S\.){0,20} (?:nachzukommen|nachkommen|zu erfüllen|erfüllen)(?!\p{L})/u
/** "Die Abgabe müssen wir für die Gemeinde einziehen, § 12 MusterG". */
const MUST_COMMA = /(?<!\p{L})(?:[Mm]üssen wir|[Ww]ir müssen)(?!\p{L})[^.;,]{5,70}, $/u
/** "weil §§ 12, 13 MusterG es vorschreiben". */
const ORDERS =
  /^(?:[^.;()]|Abs\.|S\.|Nr\.){0,30} (?:vorschreib(?:t|en)|verlang(?:t|en)|verpflichte(?:t|n)|zwing(?:t|en)|anordne(?:t|n)|forder(?:t|n)|so (?:will|wollen))(?!\p{L})/u
/** "dient § 12 MusterG als Rechtsgrundlage". */
const AS_GROUND =
  /^[^.;()]{0,40} (?:als|die|eine) (?:(?:[\p{Ll}]{3,16}e )?Rechtsgrundlage|Grundlage)(?![\p{L}])/u
/** What heads a column of grounds. */
const GROUND_COLUMN = /^\W{0,3}(?:(?:Rechts|Rechtliche )?[Gg]rundlagen?|Rechtsgrund|Legal bas[ei]s)\W{0,3}$/u

/** "… (jeweils Art. 6 Abs. 1 lit. c DSGVO)": of all that is named before. */
const EACH = /\((?:jeweils|alle|beides|je|each) Art[^()]{0,40}(?:lit\.|Buchst\.|Buchstabe) ?[ce](?![\p{L}])/u

/** Whether the sentence itself says that a norm, of whatever act, grounds what is processed or orders it. */
function saidToGround(scene: Scene, { at: [from, to] }: Cited): boolean {
  const sentence = scene.sentenceAt(from)
  const before =
    sentence.text
      .slice(0, Math.max(0, from - sentence.start))
      .split(/;|\. (?=\p{Lu}\p{Ll})/u)
      .at(-1) ?? ''
  const after = sentence.text.slice(Math.max(0, to - sentence.start)).split(';')[0] ?? ''
  const word = [...before.matchAll(GROUND_WORD)].at(-1)
  if (word) {
    const between = before.slice(word.index + word[0].length)
    if (between.length < 240 && !OTHERWISE.test(between)) return true
  }
  if (OTHERWISE.test(before.replace(CONDITION_FIRST, '').slice(-160)) || OTHERWISE.test(after.slice(0, 60)))
    return false
  if (IS_IN.test(before) && PROVIDED.test(after)) return true
  if (ORDERED.test(before) || EACH.test(after) || AS_GROUND.test(after)) return true
  if (isInGroundColumn(scene, { at: [from, to] })) return true
  if (/(?<!\p{L})(?:weil|da|denn) $/u.test(before) && ORDERS.test(after)) return true
  if (DUTY_OF.test(before) && FULFILLED.test(after)) return true
  if (MUST_COMMA.test(before)) return true
  if (THEY_MAY.test(before)) return false
  if (/^\W{0,3}(?:Nach|Gemäß) $/u.test(before) && WE_DO_AFTER.test(after)) return true
  if (!BY.test(before)) return false
  if (PROCESSED_AFTER.test(after) || PROCESSED_BEFORE.test(before)) return true
  return (
    WE_DO_BEFORE.test(before) || (OUR_DUTY.test(before) && /^[^.;]{0,60}verpflichtet(?!\p{L})/u.test(after))
  )
}

/** Whether a norm stands in a column headed "Rechtsgrundlage". */
function isInGroundColumn(scene: Scene, { at: [from] }: Pick<Cited, 'at'>): boolean {
  return GROUND_COLUMN.test(headOfCell(scene, scene.sentenceAt(from).block, from))
}

/** "C.2 Gesetzliche Pflichten – Art. 6 Abs. 1 lit. c DSGVO" over "a) Buchführung (§ 257 HGB)": what stands in its list leans on it. */
function isUnderDuty(scene: Scene, { at: [from] }: Cited): boolean {
  const { block, heading } = scene.sentenceAt(from)
  const kind = scene.blocks[block]?.kind
  if (kind !== 'item' && kind !== 'row' && kind !== 'line') return false
  const lead = leadIn(scene, block)
  const above = readCitations(lead.length < 160 ? lead : (scene.headingsAbove(heading)[0] ?? ''))
  return above.length > 0 && above.every((one) => isMainGround(one) && one.letter === 'c')
}

function dutyBeside(scene: Scene, cited: Cited): boolean {
  const before = scene.piece(Math.max(0, cited.at[0] - 40), cited.at[0])
  if (
    /(?<!\p{L})(?:melden|erheben|erfassen|übermitteln|prüfen) wir (?:\p{Ll}{2,12} )?wegen (?:des |der )?$/u.test(
      before,
    )
  )
    return true
  return (
    scene.text.startsWith('wegen ', cited.at[0] - 6) &&
    /^[^.;]{0,60}(?:notwendig|erforderlich|vorgeschrieben|verpflichte|brauchen|benötigen|erheben|erfassen|melden|übermitteln)/u.test(
      scene.piece(cited.at[1], cited.at[1] + 90),
    )
  )
}

function consentBeside(scene: Scene, other: Cited, from: number, to: number): boolean {
  return (
    other.act === 'GDPR' &&
    other.article === '6' &&
    /^(?:,|;| und| sowie|,? (?:i\. ?V\. ?m\.|iVm|in Verbindung mit))\s$/u.test(scene.piece(from, to))
  )
}

function inRange(cited: Cited, from: number, to: number): boolean {
  const article = Number.parseInt(cited.article, 10)
  return article >= from && article <= to
}
