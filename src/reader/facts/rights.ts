import type { Span } from '../notice.ts'
import { RIGHTS_HEADING } from './bases.ts'
import type { Citation, Right } from './facts.ts'
import {
  ASKING_HEADING,
  AUTHORITY_NAMED,
  CONSENT_NEAR,
  ENTITLED,
  OTHER_BODY,
  OWN_ACT,
  OWN_DATA,
  PLAINLY,
  TAKEN_BACK,
  TURNS_OTHERWISE,
  TURNS_TO,
} from './plainly.ts'
import type { Scene, Sentence } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

/** A right offered, with the places where it is. */
export interface RightFound {
  readonly right: Right
  readonly places: readonly Span[]
}

interface Wording {
  readonly right: Right
  readonly says: Sieve
  /** What the same sentence or the heading must hold as well; absent where the words are enough. */
  readonly needs?: RegExp
  /** What makes it something else. */
  readonly unless?: RegExp
}

const CLAIM =
  /Recht(?:e|en|s)?(?![\p{L}])|rechte?(?![\p{L}])|verlangen|beantragen|fordern|[Kk]önnen|kannst|könnt|dürft|berechtigt|jederzeit|Anspruch|zustehen|zusteht|steht Ihnen|haben Sie|hast du|Art\. ?\d|Artikel \d|§|right|request|may |can |entitled|Möglichkeit|wünschen|wünschst/iu

// In the order in which Facts lists them.
const WORDINGS: readonly Wording[] = [
  {
    right: 'access',
    says: sieve(
      /Auskunft(?![\p{L}]{0,2}ei)|Auskunftsrecht|Auskunftsersuchen|Recht,? auf Informationen,? [^.]{0,40}zuzugreifen|Zugang zu (?:Ihren|den|seinen|deinen)[^.]{0,40}Daten|(?:dürfen|darfst|dürft|können|kannst|könnt|Recht)[^.]{0,40}(?:wissen|fragen|erfahren|nachfragen),? (?:was|welche|ob)[^.]{0,50}(?:gespeichert|haben|verarbeit|wissen)|(?:[Nn]achfragen|[Ee]rfahren|[Ww]issen),? (?:was|welche) [^.]{0,40}gespeichert|[Ee]rfahren,? (?:was|welche Daten) (?:wir|man|ich)[^.;]{0,40}(?:haben|hat|habe|wissen|speichern|führen)(?![\p{L}])|(?:dürfen|können|kannst|darfst) (?:Sie|du|ihr)[^.;]{0,30}(?:Akten?|Unterlagen|Kartei(?:karte)?|Daten)[^.;]{0,20} einsehen(?![\p{L}])|[Ee]inblick in (?:Ihre|die|deine)|(?:Aufstellung|Übersicht|Zusammenstellung) (?:aller|Ihrer|der|deiner) (?:Ihrer |deiner )?[^.;]{0,30}Daten, die wir|right (?:of|to) (?:access|information)(?! (?:on|about) (?:how|why))|(?:obtain|receive|request|get|right to|demand)[^.;]{0,40} (?:confirmation|information) (?:[a-z]{2,9} ){0,3}(?:about|on|regarding|concerning|whether|as to)[^.;]{0,40}(?:data|you)(?![\p{L}])|(?:be|become) informed (?:about|of) (?:the |your |which |what )[^.;]{0,40}data|(?:copy|copies) of (?:your|the) (?:personal )?data|access to (?:your|the) data|access to (?:your|the) personal|[Ee]insicht in (?:Ihre|die|deine)|Kopie (?:Ihrer|der) (?:personenbezogenen|persönlichen)|Recht auf Zugang|request access|access,? (?:rectif|correct)|(?:ask|find out|know|learn) (?:us )?(?:what|which|whether)[^.;]{0,40} (?:we |you )?[^.;]{0,20}(?:data|hold|store|process)|access (?:to )?(?:your|the|their|any|all|his or her) [^.;]{0,30}data/iu,
    ),
    needs: CLAIM,
    unless:
      /(?:Behörde|Polizei|Gericht|Staatsanwalt)[^.]{0,60}(?:erteilen|geben) wir[^.]{0,30}Auskunft|Auskunft(?:serteilung)? (?:an|gegenüber) (?:Behörden|Straf|staatliche|Dritte)|Auskunfteien? (?:ein|übermitt)/iu,
  },
  {
    right: 'rectification',
    says: sieve(
      /verlangen,? dass wir Fehler [^.;]{3,40} (?:beheben|ändern|beseitigen|korrigieren)|[Bb]erichtig(?:ung|en|t)|Korrektur|korrigier|Richtigstellung|richtig(?:zu)?stellen|Vervollständigung|Daten[^.]{0,60}(?:ändern|aktualisieren)(?: oder|, |,? zu| und)|(?:rectif|correct(?:ion|ed| ))/iu,
    ),
    needs: CLAIM,
  },
  {
    right: 'erasure',
    says: sieve(
      /(?:auf|Auf) Ihr(?:en)? (?:Wunsch|Verlangen)(?: hin)?(?: (?:vernichten|entfernen) wir Ihre[^.;]{0,20} Daten| entfernen| vernichten)|Löschung(?!sfrist)|löschen|gelöscht|Recht auf Vergessen|vergessen(?:“|"| zu werden)|eras(?:ure|e)|delet(?:e|ion)/iu,
    ),
    needs:
      /Recht(?:e|s|en)?(?![\p{L}])[^.]{0,160}(?:[Ll]ösch|[Vv]ergessen)|(?:Löschung|löschen|gelöscht)[^.]{0,100}(?:verlangen|zu lassen|(?<!(?:deutsche|geltende|europäische|kirchliche|nationale|gesetzliche)[mns] )(?<!\p{L})Recht(?!\p{L})|fordern|beantragen)|verlangen[^.]{0,120}(?:Löschung|gelöscht|löschen)|(?:auf|Auf) Ihr(?:en)? (?:Wunsch|Verlangen)(?: hin)?(?: (?:vernichten|entfernen|löschen) wir| entfernen| löschen| vernichten)|Löschungsrecht|Löschrecht|Recht[^.]{0,6}Löschung|(?:können|kannst|dürfen)[^.]{0,160}(?:Daten|Konto|Profil|Account)[^.]{0,90}löschen|löschen (?:zu )?lassen|right[^.]{0,80}(?:eras|delet)|request[^.]{0,80}(?:eras|delet)|(?:Auskunft|Berichtig)[^.]{0,80}(?:Löschung|löschen)|Art\. 17|Vergessenwerden/iu,
    unless: new RegExp(
      String.raw`${OWN_ACT}|Cookies?[^.]{0,80}(?:löschen|gelöscht)|bis Sie uns zur Löschung auffordern|Browser|Verfahren (?:eingerichtet|implementiert)|ausgetragenen|(?:Speicher(?:ung|dauer)|Aufbewahrung|Fristen)(?:,| und| sowie) (?:Daten)?löschung|(?:Daten)?löschung(?:,| und| sowie) (?:Speicher|Aufbewahr|Frist)`,
      'iu',
    ),
  },
  {
    right: 'restriction',
    says: sieve(
      /zwar behalten, aber nicht (?:mehr|weiter) (?:verwenden|nutzen|verarbeiten)|Einschränkung|einschränke[nt]?(?![\p{L}])|einzuschränken|Sperrung|sperren|restrict/iu,
    ),
    needs:
      /Verarbeitung|Daten|diese einzuschränken|Rechte?(?!\p{L})|restrict[^.]{0,40}process|process[^.]{0,60}restrict/iu,
    unless: new RegExp(
      String.raw`${OWN_ACT}|(?:gesundheitliche|körperliche|geistige|zeitliche|technische|ohne) Einschränkung|Einschränkungen (?:ergeben|gelten|bestehen|(?:der|nach|gemäß|des|aus) (?:§|Art))|(?<!\p{L})(?:heißt|bedeutet|versteht man)(?!\p{L})|Funktion|Cookie|Browser|Nutzung (?:dieser|unserer|der) (?:Website|Webseite|Seite)|Konto gesperrt|access restrict`,
      'iu',
    ),
  },
  {
    right: 'portability',
    says: sieve(
      /(?:Widerspruch|Einschränkung|Löschung|Sperrung)(?:,| und| oder) (?:und )?Datenübertragung(?![\p{L}])|(?:Übertragung|Herausgabe|Übergabe) (?:der|Ihrer|deiner) [^.;]{0,60}(?:Daten|Angaben) (?:an|auf) (?:Sie|dich|sich|euch)(?:,| oder| und| bzw\.)[^.;]{0,12} ander|übertragbare[nrs]? (?:Datei|Format|Form|Kopie)|[Dd]atenübertragbarkeit|[Dd]atenportabilität|maschinenlesbar|maschinell lesbar|Übertragbarkeit|portab|Art(?:ikel|\.)? ?20(?!\d)|(?:deren|dessen|ihre) (?:direkte )?(?:Übermittlung|Übertragung|Weitergabe) an (?:eine[nr]? )?(?:andere[nr]?|dritte[nr]?) Verantwortliche|eine[mr]? anderen Verantwortlichen? (?:direkt )?(?:zu )?(?:übermitte|übertr)|zu einem anderen Dienst|(?:direkt|unmittelbar) (?:dem|der|Ihrem|Ihrer|einem|einer|an (?:den|die)) (?:neuen|anderen|nächsten) [\p{L}-]{4,24} (?:übertr|übermitt|weitergeb|überg)|zu (?:einem anderen|einem neuen|anderen) (?:Anbieter|Unternehmen|Betreiber|Dienstleister)n? (?:mit(?:zu)?nehmen|um(?:zu)?ziehen|übertragen)|(?:take|move|transfer)(?:s|red|ring)?(?![\p{L}])[^.;]{0,50} to (?:another|a different|a new) (?:provider|service|company|controller|organi[sz]ation)|Daten[^.]{0,40} (?:übertragen|mitnehmen)(?: zu)? lassen|Daten mitnehmen|Umzug (?:der|Ihrer|deiner) Daten|strukturierten,? (?:und |gängigen)|in einem strukturierten|Datenübertragung(?:srecht)? \(Art\. 20|Datenherausgabe|Herausgabe (?:oder|und|sowie|bzw\.) (?:deren |die )?(?:Übertragung|Übermittlung)|Übertragung (?:zu|an|auf) (?:eine[nrm]? )?andere|Übertragung (?:Ihrer|der|deiner) (?:personenbezogenen )?Daten(?= (?:verlangen|fordern|zu verlangen|beantragen))|Übertragung der von (?:Ihnen|dir|euch) (?:\p{Ll}{4,20}en )?Daten|Herausgabe (?:oder Übertragung )?(?:Ihrer|der|deiner) (?:personenbezogenen )?Daten/iu,
    ),
  },
  {
    right: 'objection',
    says: sieve(
      /Widerspruchs?recht|Widerspruch(?![\p{L}])|[Ww]idersprechen|widersprochen|right to object|object(?:ion)? to|(?<!\p{L})objections?(?![\p{L}])|may object|can object|object at any time/iu,
    ),
    needs:
      /Recht(?![\p{L}])|rechte?(?![\p{L}])|[Jj]ederzeit|[Kk]önnen Sie|Sie können|(?:können|könnt|kann|darf|dürfen)[^.]{0,200}widersprechen|kannst|steht|besonderen Situation|Direktwerbung|Art\. ?21|einlegen|einzulegen|right|may |zu widersprechen|§ ?2[35]/iu,
    unless:
      /[Gg]egen (?:den |die |diese[nr]? |einen |eine )?(?:Ablehnung|\p{L}*[Bb]escheid|Kündigung|Beschluss|Prüfungsentscheidung|Zulassung)|Impressum(?:s)?pflicht|widersprochen (?:wird|haben)[^.]{0,10}$/iu,
  },
  {
    right: 'withdraw-consent',
    says: sieve(
      /(?:eingewilligt|zugestimmt)(?![\p{L}])[^.]{0,80}(?:können|kannst|kann|könnt|dürfen|darf)(?![\p{L}])[^.]{0,80}(?:widerrufen|zurücknehmen|zurückziehen)|(?:Einwilligung(?:en|serklärung)?|Zustimmung|Einverständnis(?:erklärung)?|diese|sie|Genehmigung)[^.]{0,220}(?:widerrufen|Widerruf|widerrufbar|widerruflich|zurückgenommen|zurückgezogen|zurückziehen|zurückzuziehen|zurücknehmen|zurückzunehmen)|(?:[Ww]iderruf(?:en|s)?(?:recht)?|zurückziehen)[^.]{0,120}(?:Einwilligung|Zustimmung|Einverständnis)|Widerrufsrecht (?:bei|nach Art\. 7)|(?:Einwilligung(?:en)?|Zustimmung)(?![\p{L}])[^.]{0,60}(?:zurücknehmt|zurücknimmst|zurückzieh(?:t|st)|widerruf(?:t|st))(?![\p{L}])[^.]{0,60}(?:reicht|genügt)|(?:Einwilligung(?:en)?|Zustimmung)(?![\p{L}])[^.]{0,40}(?:erlischt|(?:gilt|wirkt|verliert)(?![\p{L}])[^.]{0,60}(?:nicht (?:mehr|länger)|Wirkung))|(?:[Aa]bmelden|[Aa]bbestellen|[Ss]tornieren)[^.]{0,80}jederzeit[^.]{0,120}(?:Einwilligung|Zustimmung)(?:[^.]{0,60}nicht mehr)?|(?:Widerspruch|Löschung|Berichtigung)[^.]{0,80}Widerruf(?![\p{L}])|(?<![\p{L}])Ja(?![\p{L}])[^.]{0,120}(?:zurückzieh|zurücknehm|streichen)|Häkchen[^.]{0,60}jederzeit[^.]{0,40}(?:entfernen|herausnehmen)|(?:Einwilligung(?:en)?|Zustimmung|Einverständnis)(?![\p{L}]) (?:nehmen|ziehen) (?:Sie|wir) [^.,;]{0,20}zurück(?![\p{L}])|(?:Einwilligung(?:en)?|Zustimmung|Einverst(?:ä|ae)ndnis{1,2})(?![\p{L}])[^.]{0,60}(?:jederzeit|wieder)[^.]{0,30} zurück (?:zu )?(?:nehmen|ziehen)|(?:zieh(?:en|t|st)|n(?:ehmen|immt|immst|ehmt)) (?:Sie|du|ihr|man) (?:[\p{L}]{3,8} )?(?:Einwilligung|Zustimmung|Einverständnis)(?![\p{L}])[^.;]{0,30} zurück(?![\p{L}])|(?:withdraw|revok|retract|rescind|cancel)[^.]{0,80}(?:consent|permission|agreement)|(?:consent|permission|agreement)[^.]{0,120}(?:withdraw|withdrawn|revo[kc]|retract|rescind)/iu,
    ),
    unless:
      /Widerrufsbelehrung|^(?![^]*(?:[Ee]inwillig|[Zz]ustimm|[Ee]inverst|[Gg]enehmig|Newsletter))[^]*(?:Anmeldung|Buchung|Bestellung|Kauf|Vertrag|Auftrag|Vertragserklärung|Mandat|Lastschrift)[^.]{0,60}(?:widerrufen|zurückzie)/u,
  },
  {
    right: 'complaint',
    says: sieve(
      /[Bb]eschwerde(?!stelle|management|verfahren|ordnung)|beschweren|(?<!\p{L})[Bb]eschwere? dich|(?:Landesbeauftragte|Aufsichtsbehörde|Transparenzbeauftragte|Landesamt für Datenschutz)[^.]{0,140}(?:einschalten|anrufen|anzurufen)|(?:gehen|wenden|melden) Sie[^.]{0,60}(?:Landesbeauftragte|Transparenzbeauftragte|Aufsichtsbehörde|Landesamt für Datenschutz)|(?:an|bei) (?:die|der|unsere[r]?|eine[r]?)(?: zuständigen?| kirchlichen?| staatlichen?){0,2} (?:Datenschutz)?-?[Aa]ufsicht(?:sbehörde|sstelle)?(?![\p{L}])[^.;]{0,40} (?:zu )?(?:wenden|richten|melden|beschweren)|Anzeige (?:bei|beim|an)[^.;]{0,60}(?:EDÖB|Aufsicht|Beauftragten)|(?:EDÖB|Öffentlichkeitsbeauftragt)[^.;]{0,60}Anzeige|lodge a complaint|file a complaint|(?:raise|make|submit|bring|address)(?: a| any| your| an)? (?:complaints?|concerns?) (?:to|with|before)|complain(?:t)? (?:to|with)|right to (?:lodge|complain)/iu,
    ),
    needs:
      /[Aa]ufsicht|[Bb]ehörde|Art\. ?77|Landesbeauftragt|Landesbeauftragte|Landesdatenschutz|Datenschutzbeauftragte[nr]? (?:des Landes|für)|supervisory|authority|Beschwerderecht|Beauftragte[nrm]? für (?:den )?Datenschutz|EDÖB|Landesamt|Datenschutzzentrum|commissioner|regulator|§ ?4[68]|kirchlichen? Aufsicht|Datenschutzstelle|Landeszentrum|Transparenzbeauftragt|(?<![\p{L}])(?:\p{L}?LfDI?|LDI|ULD|BfDI|LDA|BayLDA|HBDI|DSB)(?![\p{L}])/iu,
  },
]

/** The rights a notice offers anywhere, each with its places. `citations` are the norms it cites, in order. */
export function readRights(scene: Scene, citations: readonly Citation[]): readonly RightFound[] {
  const places = new Map<Right, Span[]>()
  const spoken = new Map<number, Set<Right>>()
  const add = (right: Right, at: Span): void => {
    const { block } = scene.sentenceAt(at[0])
    spoken.set(block, (spoken.get(block) ?? new Set()).add(right))
    places.set(right, [...(places.get(right) ?? []).slice(0, 19), at])
  }
  for (const sentence of scene.sentences) {
    const said = WORDINGS.flatMap((wording) => {
      const says = wording.says.exec(sentence)
      return says ? [{ wording, says }] : []
    })
    if (said.length === 0 || !MIGHT.test(sentence.text)) continue
    for (const { wording, says } of said) {
      const at = placeOf(scene, sentence, wording, says, said.length >= 4)
      if (at) add(wording.right, at)
    }
  }
  const further = [...readPlain(scene, spoken), ...readArticles(scene, citations), ...readTitles(scene)]
  for (const { right, at } of further) if (!places.has(right)) add(right, at)
  return WORDINGS.flatMap(({ right }) => {
    const found = places.get(right)
    return found ? [{ right, places: found }] : []
  })
}

interface Offered {
  readonly right: Right
  readonly at: Span
}

/** Rights said in everyday words, where a notice speaks of what a person can ask for. */
function readPlain(scene: Scene, spoken: ReadonlyMap<number, ReadonlySet<Right>>): readonly Offered[] {
  const found: Offered[] = []
  let group: Offered[] = []
  let block = -1
  let listed = false
  let heading = -2
  let room = false
  let complains = false
  let labelled = false
  let asks = false
  let told = -1
  const close = (): void => {
    const named = spoken.get(block) ?? []
    if (new Set([...group.map((one) => one.right), ...named]).size >= 4) found.push(...group)
    group = []
  }
  scene.sentences.forEach((sentence, n) => {
    const { text, start } = sentence
    const kind = scene.blocks[sentence.block]?.kind
    if (kind === 'heading') return
    const item = kind === 'item' || LISTED.test(text)
    if (sentence.heading !== heading) {
      heading = sentence.heading
      room = isRoom(scene, heading)
      complains = /^.{0,50}[Bb]eschwerde/u.test(scene.headings[heading]?.text ?? '')
    }
    if (sentence.block !== block) {
      // The items of one list are read together.
      if (!(item && listed)) close()
      block = sentence.block
      listed = item
      labelled = isLabelled(scene, block)
      asks = item || ASKS.test(scene.siftedOf(block))
    }
    if (room || labelled || asks) {
      for (const { right, says, unless } of PLAINLY) {
        const match = says.exec(sentence)
        if (!match || unless?.test(text)) continue
        const one: Offered = { right, at: placeIn(start, match) }
        if (room || labelled) found.push(one)
        else group.push(one)
      }
    }
    const entitles = ENTITLED.test(sentence) && OWN_DATA.test(text) && !asksUs(text)
    // "Fragen Sie uns, was wir von Ihnen haben. Ist etwas falsch, bessern wir es aus.": of the same data.
    if (entitles || told === sentence.block) {
      for (const { right, says, unless } of PLAINLY) {
        if (!(entitles ? ANYWHERE.has(right) : right === 'rectification') || unless?.test(text)) continue
        const match = says.exec(sentence)
        if (match) found.push({ right, at: placeIn(start, match) })
      }
    }
    told = entitles ? sentence.block : -1
    const back = TAKEN_BACK.exec(sentence)
    if (back && CONSENT_NEAR.test(scene.textOf(sentence.block)))
      found.push({ right: 'withdraw-consent', at: placeIn(start, back) })
    const turns = TURNS_TO.exec(sentence)
    const elsewhere = OTHER_BODY.test(text) && !text.includes('Datenschutz')
    if (turns && !elsewhere && !TURNS_OTHERWISE.test(text))
      found.push({ right: 'complaint', at: placeIn(start, turns) })
    // "Beschwerde" as a heading or a term, then the authority.
    const named = AUTHORITY_NAMED.exec(sentence)
    if (named && !elsewhere && (complains || COMPLAINT_AT.test(scene.sentences[n - 1]?.text ?? '')))
      found.push({ right: 'complaint', at: placeIn(start, named) })
  })
  close()
  return found
}

/** What may be asked for in a sentence of its own; the other rights have words that say other things as well. */
const ANYWHERE: ReadonlySet<Right> = new Set([
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
])

/** "Auf Wunsch eines Kunden …", "wir dürfen verlangen": somebody else asks. */
function asksUs(text: string): boolean {
  return /(?<!\p{L})(?:[Ww]ir|[Bb]ehörden?) (?:können|dürfen|sind) [^.;]{0,60}(?:verlangen|fordern|bitten)|Ausweis|Identität/u.test(
    text,
  )
}

const LISTED = /^[-–—•*+]\s/u

/** Whether a block opens with what is a heading elsewhere: "Was jedem Mitglied zusteht: Einblick in …". */
function isLabelled(scene: Scene, block: number): boolean {
  const text = scene.textOf(block)
  const colon = text.slice(0, 80).indexOf(':')
  if (colon < 5) return false
  const label = text.slice(0, colon)
  return RIGHTS_HEADING.test(label) || ASKING_HEADING.test(label)
}

function placeIn(start: number, match: RegExpExecArray): Span {
  return [start + match.index, start + match.index + match[0].length]
}

const ASKS = sieve(
  /(?<![\p{L}])(?:auf|Auf) (?:Ihr(?:en?)? |dein(?:en?)? )?(?:Verlangen|Wunsch|Bitte|Zuruf)(?![\p{L}])|welcome to|(?:können|kannst|könnt|dürfen|darfst|dürft|kann|darf) (?:Sie|du|ihr|man|jede[rm]?|sich)(?![\p{L}])|(?<![\p{L}])(?:Sie|du|ihr|man|jede[rm]?) (?:können|kannst|könnt|dürfen|darfst|dürft|kann|darf)|you (?:may|can)|(?:können|dürfen|kann|darf) (?:bei uns |von uns )?(?:sich|jederzeit|verlangen)(?![\p{L}])/iu,
)

const TITLES: readonly (readonly [Right, RegExp])[] = [
  ['access', /^(?:Auskunft|Auskunftsrecht)$/u],
  ['rectification', /^Berichtigung$/u],
  ['erasure', /^(?:Löschung|Vergessenwerden)$/u],
  ['restriction', /^(?:Einschränkung|Sperrung)(?: der Verarbeitung)?$/u],
  ['portability', /^(?:Datenübertragbarkeit|Übertragbarkeit|Datenübertragung)$/u],
  ['objection', /^(?:Widerspruch|Widerspruchsrecht)$/u],
  ['withdraw-consent', /^(?:Widerruf(?:srecht)?(?: (?:der|einer|Ihrer|von) Einwilligung(?:en)?)?)$/u],
  ['complaint', /^(?:Beschwerde|Beschwerderecht)$/u],
]
/** So many titles that are nothing but a right make a list of rights. */
const LEAST_TITLES = 4
const LONGEST_TITLE = 60

/** "Auskunft", "Berichtigung", … each over what is said of it, as the terms of a list: the title alone offers the right. */
function readTitles(scene: Scene): readonly Offered[] {
  const found = scene.blocks.flatMap(({ kind, start, end }, at): Offered[] => {
    if ((kind !== 'heading' && kind !== 'line') || end - start > LONGEST_TITLE) return []
    const title = scene
      .textOf(at)
      .replace(/^(?:Recht auf |[\dIVX]{1,4}[.)] |[a-z][.)] )+/u, '')
      .replace(/:$/u, '')
    const right = TITLES.find(([, says]) => says.test(title))?.[0]
    return right ? [{ right, at: [start, end] }] : []
  })
  return new Set(found.map(({ right }) => right)).size >= LEAST_TITLES ? found : []
}

const ARTICLES: ReadonlyMap<string, Right> = new Map([
  ['15', 'access'],
  ['16', 'rectification'],
  ['17', 'erasure'],
  ['18', 'restriction'],
  ['20', 'portability'],
  ['21', 'objection'],
  ['77', 'complaint'],
])

/** Rights that a list of rights names by their article, one by one: "Löschung: Art. 17 DSGVO". */
function readArticles(scene: Scene, citations: readonly Citation[]): readonly Offered[] {
  return citations.flatMap(({ norm, at }, n) => {
    const article = /^GDPR (\d+)(?:\([12]\))?$/u.exec(norm)?.[1] ?? ''
    const right = ARTICLES.get(article)
    if (!right) return []
    // A range names none of them: "die sich aus Art. 15 bis 21 ergeben".
    if (citations[n - 1]?.at[0] === at[0] || citations[n + 1]?.at[0] === at[0]) return []
    const sentence = scene.sentenceAt(at[0])
    if (!isRoom(scene, sentence.heading) || NOT_OFFERED.test(sentence.text)) return []
    return [{ right, at }]
  })
}

const NOT_OFFERED =
  /(?<![\p{L}])(?:keine?|nicht|entfällt|ausgeschlossen|beschränkt|Ausnahmen?|gegenüber|erfüllt|übernimmt|no|not)(?![\p{L}])/u

// Under a heading on one right the everyday words of another are about what follows from it.
const ONE_RIGHT = /[Ww]iderruf|[Ww]iderspr|Einwilligung|[Oo]bject|[Ww]ithdraw|Beschwerde/u

/** Whether a heading, or the one above it, is on what a person can ask for. */
function isRoom(scene: Scene, heading: number): boolean {
  return scene
    .headingsAbove(heading)
    .slice(0, 2)
    .some(
      (one) =>
        one.length < 120 &&
        (RIGHTS_HEADING.test(one) || ASKING_HEADING.test(one)) &&
        (!ONE_RIGHT.test(one) || /[Rr]echte(?![\p{L}])|rights/u.test(one)),
    )
}

// What a sentence on rights always holds, whatever its words match.
const MIGHT =
  /Auskunft|[Zz]ug(?:ang|reif)|Recht|insicht|inblick|richtig|issen|rfahren|streichen|Häkchen|eauftragte|ufsicht|Landesamt|Kopie|erichtig|orr[ei]|ervollst|ändern|[Ll]ösch|ergessen|schränk|perr|übertragbar|ortab|lesbar|dürfen|darfst|fragen|iderruf|iderspr|zurück|eschwer|omplain|ccess|rase|elet|restrict|object|withdraw|revok|Herausgabe|Dienst|Art|übertragen|Übertragung|onfirm|nformed|nformation|ermission|oncern|nwillig|Anzeige|find out|learn|know/iu

/** `enumerated`: the sentence lists rights, so that the word alone offers one: "Auskunft, Berichtigung, Löschung, …". */
function placeOf(
  scene: Scene,
  sentence: Sentence,
  wording: Wording,
  says: RegExpExecArray,
  enumerated: boolean,
): Span | undefined {
  const { text, start } = sentence
  if (wording.unless?.test(text)) return undefined
  const end = says.index + says[0].length
  if (
    NO_SUCH.test(text.slice(end, end + 90)) ||
    NONE.test(text.slice(Math.max(0, says.index - 40), says.index))
  )
    return undefined
  const heading = scene.headingsAbove(sentence.heading)[0] ?? ''
  if (!enumerated && wording.needs && !wording.needs.test(text)) {
    const listed =
      text.length < 140 &&
      /[Rr]echte?(?![\p{L}])|RECHTE|Anspruch auf:?\s*$|rights?\b|verlangen können/u.test(
        heading + leadIn(scene, sentence),
      )
    if (!listed || (wording.right === 'complaint' && TO_US.test(text))) return undefined
  }
  return [start + says.index, start + says.index + says[0].length]
}

/** What stands before the authority's own line. */
const COMPLAINT_AT =
  /^.{0,50}[Bb]eschwerde.{0,20}$|(?<![\p{L}])(?:beschweren|Beschwerde (?:einlegen|erheben|einzulegen))(?: bei[mr]?(?: de[mr])?)?:?\s*$/u

/** "Ein Recht auf Datenübertragbarkeit besteht nicht." A condition behind it leaves the right. */
const NO_SUCH =
  /^(?:[^.,;:]|(?<=Art)\.){0,50}(?:besteht|bestehen|steht Ihnen|gilt|haben Sie|findet)[^.,;:]{0,30}(?<![\p{L}])nicht(?![\p{L}])[^.,;:]{0,20}(?:[.;]|$|, (?:da|weil|denn)(?![\p{L}]))/u
const NONE = /(?<![\p{L}])kein(?:e[ns]?)? (?:Recht|Anspruch) auf (?:[\p{L}]{3,20} )?$/u
// "Sprechen Sie uns an, damit wir Ihre Beschwerde klären": not to the authority.
const TO_US = /(?<![\p{L}])(?:uns|unsere?[mnr]?|mich|us|our)(?![\p{L}])/u

/** What introduces a list: the last block before it that is no item of it. */
function leadIn(scene: Scene, sentence: Sentence): string {
  const own = scene.blocks[sentence.block]?.kind
  for (let at = sentence.block - 1; at >= 0 && at > sentence.block - 12; at--) {
    const block = scene.blocks[at]
    if (!block || block.kind === 'item' || block.kind === 'line') continue
    const lead = scene.textOf(at).slice(-200)
    // A paragraph after a paragraph is no item of it, unless that one leads to it.
    return own === 'paragraph' && !/:\s*$/u.test(lead) ? '' : lead
  }
  return ''
}
