import type { Span } from '../notice.ts'
import { RIGHTS_HEADING } from './bases.ts'
import type { Retention } from './facts.ts'
import { comparable, findDurations } from './period.ts'
import type { Scene, Sentence } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

/** A period with its place in `Notice.text`. */
export interface RetentionFound extends Retention {
  readonly at: Span
}

const KEEPS = sieve(
  /verwahr|Schredder|Reißwolf|wieder weg(?![\p{L}])|werfen wir|verschwinde|streichen wir|tilgen wir|vergisst|räumen wir|liegen [^.]{0,60}im (?:Schrank|Keller|Archiv)|(?<![\p{L}])(?:Server-?)?(?:Logs?|Logfiles|Protokolle):|heben wir[^.]{0,80} auf(?![\p{L}])|bleib(?:t|en)[^.]{0,40}(?:Zeit|gespeichert|bestehen|erhalten)|Cookies?[^.]{0,60}(?:Laufzeit|Lebensdauer|Gültigkeit)|speicher|bewahr|aufbehalt|aufheben|aufgehoben|gelöscht|[Ll]ösch(?:en|ung|frist|konzept|t)(?![\p{L}]{0,3}recht)|vorgehalten|vorhalten|vernichtet|vernichten|anonymisier|archivier|Archiv|gesperrt|behalten|verbleiben|verbleibt|überschrieben|entfernt|Bearbeitungsdauer|stor(?:e|ed|age)|retain|retention|delet|erase|kept|keep|Dauer der Verarbeitung|hinterlegt/iu,
)
const KEEPS_HEADING =
  /speicherdauer|dauer der|dauer, für|aufbewahr|löschung|löschfrist|speicherfrist|wie lange|datenlöschung|retention|how long|storage period|Speicherung und Löschung|^[\W\d]{0,6}Speicherung (?:Ihrer|der|von) (?:personenbezogenen )?Daten/iu

const AGE =
  /Lebensjahr|Jahren? alt|Alter|jährige[nr]? (?:Kind|Person|Nutzer)|Minderjähr|Kinder|Jugendliche|years? (?:old|of age)|under the age/u
const BEFORE_NO_RETENTION =
  /(?:[Bb]estätig[^.]{0,60}(?:binnen|innerhalb von) |Frist zur Antwort|antworten|beantworten|(?:unter|über|seit|Seit|ab|alle|mindestens alle|jünger als|älter als) (?:den )?(?:letzten )?(?:rund |über |mehr als )?|innerhalb der (?:Frist von )?|beträgt sie mindestens |Vertragslaufzeit von |verlängert sich um |Kündigungsfrist von |in den letzten |gültig für |alle )$/u
const AFTER_NO_RETENTION =
  /^(?:n|s)?[^.;]{0,45}(?:bestätig|anklick|beantwort|antwort|nach(?:zu)?kommen|Stellung|zu informieren|mitteil|nachdem Sie Ihren Antrag|zu erklären|die Möglichkeit|kostenlos widerruf|reagier|bearbeitet|vor Ablauf kündig|Ihrem Antrag|auf Ihr Auskunft)/u
const NO_RETENTION_NEAR =
  /(?:[Aa]uf|[Ii]hre) Anfragen? antwort|Antwort auf Ihr|Gewährleistungsfrist (?:beträgt|von)|Garantie(?:zeit|frist)? (?:beträgt|von)|Widerrufsfrist|Kündigungsfrist|Antwortfrist|Bearbeitungsfrist|Meldefrist|Freiheitsstrafe|Vertragslaufzeit|Mindestlaufzeit|ununterbrochen|Betriebszugehörigkeit|Berufserfahrung|Erfahrung|rund um die Uhr|Uhr am Tag|Backup[^.]{0,20}alle|(?:Frist|Antrag)[^.]{0,60}(?:um|verlängert) (?:weitere|zwei weitere)|reply within|respond within|one month of receipt/u

const PURPOSE = sieve(
  /(?<![\p{L}])(?:sobald|bis|solange|so ?lange|so lang|wenn|falls|nach|sofern|soweit|für (?:die|jene) Dauer|mit|während|zur? (?:Erfüllung|Erreichung)|wie (?:es |dies )?|beim|until|as long as|once|when|after|no longer)[^;]{0,220}(?:Zweck|Einwilligung (?:vorliegt|besteht)|Abbruch|Semester|löschen(?=[,;.])|nicht (?:mehr|länger|weiter) (?:für|erforderlich|benötigt|notwendig|gebraucht)|entfällt|entfallen|wegfällt|Wegfall|Fortfall|Widerruf|widerruf|Abmeldung|abmelden|Abbestell|abbestell|Austragung|austragen|Kündigung|beend|Beendigung|Vertragsende|Ende (?:des|der|Ihre)|erforderlich|notwendig|benötig|auffordern|abgeschlossen|Abschluss|erledigt|erreicht|Löschung (?:Ihres|des) (?:Kontos|Accounts|Kundenkontos|Nutzerkontos)|Ablauf|Widerspruch|widersprechen|geklärt|bearbeitet|Bearbeitung|Mitgliedschaft|Austritt|Geschäftsbeziehung|Vertragsverhältnis|nötig|beantwortet|abgewickelt|valid purpose|gültigen Zweck|necessary|purpose|needed|required|withdraw|unsubscrib|terminat|revoke)|(?<![\p{L}])zum (?:Ende|Ablauf|Schluss) (?:des|der|eines|Ihre[rs]) [\p{L}-]{3,30}/iu,
)
const STATUTORY = sieve(
  /(?:gesetzlich|handels|steuer|rechtlich|berufsrechtlich|standesrechtlich|archivrechtlich)[\p{L}-]{0,25}(?:[ ,]{1,2}(?:und|oder|bzw\.|sowie|vertraglichen?|steuerrechtlichen?|handelsrechtlichen?|steuerlichen?|vorgeschriebenen?|bestehenden?|geltenden?|zwingenden?|längeren?|[\p{L}-]{2,24}e[nr])){0,4} (?:Aufbewahrung|Speicher|Verjährung|Dokumentation|Nachweis|Archivierung|Gründe|Lösch|Frist|Vorgabe|Verpflichtung|Pflicht|Bestimmung|Vorschrift|Regelung)[\p{L}]{0,30}|Aufbewahrungs-?(?:pflicht|frist|vorschrift|zeit|vorgabe|bestimmung|verpflichtung|dauer)[\p{L}]{0,6}|Speicherfristen|vorgegebenen? Fristen? (?:zur|für die) (?:Aufbewahrung|Dokumentation)|Verjährungsfrist|Archivgesetz|Gesetzgeber|Archivrecht|(?:§|§§) ?(?:147|257|630f|10 MBO)|statutory|legal(?:ly)? (?:retention|obligation|required)|retention (?:period|obligation)s? (?:under|required by)|gesetzlich (?:vorgeschrieben|vorgesehen|verpflichtet)|geltende[rn]? Gesetze/iu,
)
const STATUTORY_KEEP = sieve(
  /aufbewahr|speicher|gelöscht|lösch|Frist|entgegenstehen|unberührt|retain|keep|stor|delet|Verjährung|gesperrt/iu,
)

// Beside a length of time, a reservation or a criterion still says something of its own.
const RESERVED = sieve(
  /(?:soweit|sofern|es sei denn|wenn|falls|unberührt|vorbehaltlich)[^.]{0,80}(?:[Aa]ufbewahr|gesetzlich|steuer)|es sei denn[^;]{0,200}[Aa]ufbewahr|unberührt/u,
)
const CRITERION = sieve(
  /mit dem Widerruf|so ?lange|sobald|nicht mehr (?:erforderlich|benötigt)|bis (?:Sie|zum Widerruf|zu Ihre[mr])/u,
)

const UNLIMITED = sieve(
  /(?:unbefristet|zeitlich (?:nicht |un)(?:befristet|begrenzt)|nicht befristet|unbegrenzt|auf unbestimmte Zeit|für unbestimmte Zeit|auf Dauer|dauerhaft (?:aufbewahrt|archiviert)|indefinitely|ohne zeitliche (?:Begrenzung|Beschränkung))/iu,
)
const AT_ONCE = sieve(
  /(?:sofort|unmittelbar (?:danach|im Anschluss|nach (?:der|dem|jeder|Ihre[rm]) [\p{L}-]{3,30}))(?: wieder)? (?:gelöscht|vernichtet)/u,
)
const SESSION_END = sieve(
  /(?:nach|mit|bei|am) (?:dem )?(?:Ende|Beendigung|Schließen|Abschluss|Beenden) (?:der|Ihrer|des|dieser|jeder) (?:jeweiligen )?(?:Browser-?)?(?:[Ss]itzung|[Ss]ession|Browsers)/u,
)

const STARTS =
  /(?:(?:ab|nach|seit|mit) (?:dem |der |vollständiger |endgültiger |Ihrer |Ihrem )?(?:Ende|Ablauf|Schluss|Schluß|Beendigung|Abschluss|Zugang|Zusendung|Versand|Bekanntgabe|Ausscheiden|Austritt|Vertragsende|Vertragsschluss|Erhebung|Ablehnung|Absage|Widerruf|Abmeldung|Kündigung|Löschung|Bestellung|Erfassung|Aufzeichnung|Eingang|Anmeldung|letzte[nrm] [\p{L}]{3,20}|Erstellung|Vertragsbeendigung|Verfahrens?(?:ende|abschluss)|Entstehung|Auslieferung|Erteilung)(?: (?:des|der|eines|Ihrer|Ihres|einer|von|dem|vom|zum) [\p{L}-]{2,40}(?: [\p{L}-]{2,30})?)?|after (?:the )?(?:end|termination|expiry|rejection|completion) of [\p{L} ]{3,40})/u

/** What a sentence or a line says of itself before a colon: "Server-Protokolle: 14 Tage". */
const LABEL = /^([\p{Lu}][\p{L} /-]{2,60}):/u
/** Nothing but a label and a length of time. */
const LABELLED = /^[\p{Lu}][\p{L} /-]{2,60}: [\p{L}\d]{1,14} (?:Stunden?|Tage?|Wochen?|Monate?|Jahre?)\.?$/u

const HEADING_TRIM = /^(?:[\dIVX]{1,4}\.?(?:\d{1,2}\.?){0,3}\)?|[a-z]\)|§ ?\d{1,2})\s{1,3}/u

/**
 * How long things are kept: lengths of time with what they belong to, and the criteria (Art. 13(2)(a) GDPR). Lengths that
 * are no retention (a deadline to reply, an age, a warranty) stay out; so do those of named cookies, whose places are given.
 */
export function readRetention(scene: Scene, cookiePlaces: readonly Span[]): readonly RetentionFound[] {
  const found: RetentionFound[] = []
  const seen = new Set<string>()
  const claimed = new Set<number>()
  for (const [start] of cookiePlaces) claimed.add(scene.sentenceAt(start).block)
  let cookie = 0
  let asked = -1
  let answer = false
  let table = -1
  let titled = false
  /** Whether the table of a row has a column for how long. */
  const columnKeeps = (at: number): boolean => {
    let first = at
    while (first > 0 && at - first < 200 && scene.blocks[first - 1]?.kind === 'row') first--
    if (first !== table) {
      table = first
      const titles = scene.textOf(first)
      titled = /Dauer|[Ff]rist|Lösch|Aufbewahr|Speicher/u.test(titles) && !/[Cc]ookie/u.test(titles)
    }
    return titled
  }
  const blockKeeps = (at: number): boolean => {
    if (at !== asked) {
      asked = at
      answer = KEEPS.test(scene.siftedOf(at))
    }
    return answer
  }

  const add = (sentence: Sentence, period: string, at: Span, from?: string): void => {
    const what = whatOf(scene, sentence)
    const lawful = /HGB|AO\b|handels|steuer|Aufbewahrungsfrist|gesetzlich/u.test(sentence.text)
    const kind = scene.blocks[sentence.block]?.kind
    const own =
      kind === 'item' || kind === 'row' || kind === 'line'
        ? sentence.text.slice(0, 60)
        : (LABEL.exec(sentence.text)?.[1] ?? '')
    const key = lawful ? `${comparable(period)}|law` : `${comparable(period)}|${sentence.heading}|${own}`
    const repeat = `${comparable(period)}|${sentence.text}`
    if (seen.has(key) || seen.has(repeat)) return
    seen.add(key)
    seen.add(repeat)
    found.push({ what, period, ...(from ? { from } : {}), at })
  }

  scene.sentences.forEach((sentence) => {
    const { text, start } = sentence
    const block = scene.blocks[sentence.block]
    if (!block) return
    const above = scene.headingsAbove(sentence.heading)
    const underKeeping =
      KEEPS_HEADING.test(above[0] ?? '') && !/Recht(?![\p{L}])|Rechte/u.test(above[0] ?? '')
    const underRights = above.slice(0, 2).some((heading) => RIGHTS_HEADING.test(heading)) && !underKeeping
    const keeps =
      KEEPS.test(sentence) || underKeeping || (block.kind === 'row' && columnKeeps(sentence.block))
    if (!keeps && !blockKeeps(sentence.block)) return

    let measured = false
    while (cookie < cookiePlaces.length && (cookiePlaces[cookie]?.[1] ?? 0) <= start) cookie++
    for (const duration of findDurations(text)) {
      const at: Span = [start + duration.at[0], start + duration.at[1]]
      if (overlapsAny(cookiePlaces, at)) continue
      if (!isRetention(scene, sentence, duration.at, keeps, underRights)) continue
      measured = true
      const from = STARTS.exec(text.slice(duration.at[1], duration.at[1] + 160))?.[0]
      add(sentence, duration.iso, at, from)
    }
    if (block.kind === 'heading') return
    const cookieTalk = /Cookie|cookie/u.test(text) || claimed.has(sentence.block)
    if (
      !cookieTalk &&
      !underRights &&
      UNLIMITED.test(sentence) &&
      KEEPS.test(sentence) &&
      !/nicht unbegrenzt|nicht dauerhaft|nicht auf unbestimmte/u.test(text)
    ) {
      add(sentence, 'unlimited', place(sentence, UNLIMITED))
    }
    if (!cookieTalk && !underRights && AT_ONCE.test(sentence) && !/wenn Sie|[Ss]obald|widerruf/u.test(text)) {
      add(sentence, 'PT0S', place(sentence, AT_ONCE))
    }
    if (!cookieTalk && !underRights && SESSION_END.test(sentence) && KEEPS.test(sentence)) {
      add(sentence, 'session', place(sentence, SESSION_END))
    }
    if (underRights && !/verbleiben bei uns|aufbewahr|bewahren/u.test(text)) return
    if (claimed.has(sentence.block)) return
    if (
      STATUTORY.test(sentence) &&
      (STATUTORY_KEEP.test(sentence) || underKeeping) &&
      (!measured || RESERVED.test(sentence))
    ) {
      found.push({ what: whatOf(scene, sentence), period: 'statutory', at: place(sentence, STATUTORY) })
    }
    if (
      !cookieTalk &&
      keepsUntil(sentence, underKeeping) &&
      !underRights &&
      (!measured || CRITERION.test(sentence))
    ) {
      found.push({ what: whatOf(scene, sentence), period: 'purpose', at: place(sentence, PURPOSE) })
    }
  })
  return found
}

function keepsUntil(sentence: Sentence, underKeeping: boolean): boolean {
  const { text } = sentence
  if (!PURPOSE.test(sentence)) return false
  if (
    /gelöscht|löschen|werfen wir|vernichten wir|Löschung (?:Ihrer|der|erfolgt|Ihre)|für die Dauer [^.]{3,60} (?:gespeichert|verarbeitet und)|gespeichert(?:, |,? bis|,? so| nur|,? wie)|speichern (?:wir )?[^.]{0,120}(?:so ?lange|bis|nur|für (?:die|jene) Dauer)|so ?lange|bewahr|verbleiben|bis Sie|gesperrt|anonymisiert|retain|delete|stored? [^.]{0,60}(?:as long|until)|keep/u.test(
      text,
    )
  ) {
    return (
      !/Recht (?:auf|zu)|verlangen|können[^.]{0,90}löschen|right to/u.test(text) || /verbleiben/u.test(text)
    )
  }
  return underKeeping && !/(?:können|kannst)[^.]{0,90}(?:widerrufen|verlangen)|Recht (?:auf|zu)/u.test(text)
}

function isRetention(
  scene: Scene,
  sentence: Sentence,
  at: Span,
  keeps: boolean,
  underRights: boolean,
): boolean {
  const { text } = sentence
  const before = text.slice(Math.max(0, at[0] - 70), at[0])
  const after = text.slice(at[1], at[1] + 80)
  const near = before + text.slice(at[0], at[1]) + after
  if (AGE.test(near) && !/Patientenakte|aufbewahr|gespeichert/u.test(near)) return false
  if (BEFORE_NO_RETENTION.test(before) || AFTER_NO_RETENTION.test(after) || NO_RETENTION_NEAR.test(near))
    return false
  if (underRights && !/gespeichert|aufbewahr|gelöscht/u.test(text)) return false
  if (
    /(?:Frist|unverzüglich|spätestens)[^.]{0,50}$/u.test(before) &&
    /Anfrage|Antrag|Auskunft/u.test(near) &&
    !KEEPS.expression.test(near)
  )
    return false
  if (keeps || LABELLED.test(text)) return true
  // The verb may stand in the sentence before: "Die Daten werden gelöscht. Dies geschieht nach 30 Tagen."
  return /(?:^(?:Bei|Für) |[Dd]ies|[Dd]as|Frist|Dauer|Zeitraum|danach|anschließend|spätestens|maximal|höchstens|beträgt)/u.test(
    text,
  ) && !/Vertrag|Kurs|Lieferung/u.test(near)
    ? scene.blocks[sentence.block]?.kind !== 'heading'
    : false
}

function overlapsAny(places: readonly Span[], at: Span): boolean {
  return places.some(([start, end]) => start < at[1] && at[0] < end)
}

function place(sentence: Sentence, pattern: Sieve): Span {
  const match = pattern.exec(sentence)
  if (!match) return [sentence.start, sentence.end]
  return [sentence.start + match.index, sentence.start + match.index + match[0].length]
}

function whatOf(scene: Scene, sentence: Sentence): string {
  const heading = (scene.headingsAbove(sentence.heading)[0] ?? '').replace(HEADING_TRIM, '')
  const label = LABEL.exec(sentence.text)?.[1]
  const subject = label ?? sentence.text.slice(0, 90).replace(/\s{1,3}\S{0,40}$/u, '')
  return heading === '' ? subject : `${heading}: ${subject}`
}
