import { denied } from '../facts/index.ts'
import type { Span } from '../notice.ts'
import type { Hit, View } from './view.ts'

/** Verbs that one does a thing with: whoever says "… wir nicht" behind one of them does not do it. */
const DOES =
  'nutze|verwende|benutze|setze|brauche|benötige|mache|führe|habe|betreibe|biete|verschicke|versende|schicke|sende|hole|frage|prüfe|erhebe|erstelle|lege|bilde|beziehe|erhalte|bekomme|kaufe|stütze|berufe|übermittle|übermittel|übertrage|verarbeite|sammle|sammel|erfasse|arbeite|messe|verlange|kenne|werbe|speichere|speicher|beobachte|überwache|filme|verkaufe|teile|nehme'
const NO =
  '(?:nichts?|keine[nrs]?(?: \\p{Lu}[\\p{L}-]{2,24})?|keinerlei|nie|niemals|niemand(?:e[nm])?|nirgends)'
/** What may stand behind the denial where its verb was parted, or names the use. */
const REST =
  '(?: mehr)?(?: (?:ein|an|vor|durch|statt|ab|auf|zu|her|geltend|vorgesehen|geplant|nötig|notwendig|erforderlich|(?:zum|im) Einsatz|angeboten|durchgeführt|gemacht|vorgenommen|erhoben|eingeholt|erstellt|gebildet|angelegt|betrieben|verarbeitet|übermittelt|verwendet|genutzt|eingesetzt|versandt|verschickt|gewünscht|gesetzt))?'
const ENDS = '(?=[.;!]|, (?:denn|weil|da|auch|und|so|wir|ich|es|alles)(?!\\p{L})|$)'

/** Behind the words, up to the end of their clause: we do not. */
const BY_US: readonly RegExp[] = [
  new RegExp(
    `^\\p{L}*[^.;:]{0,60} (?:${DOES})n? (?:wir|ich|man) (?:(?:[\\p{L}-]{2,20}) ){0,4}${NO}${REST}${ENDS}`,
    'u',
  ),
  // The verb belongs to the words: "… von Dritten erhalten | wir nicht".
  new RegExp(
    `^\\p{L}* (?:wir|ich|man|(?:dies|unser|mein|d)\\p{Ll}{0,3} \\p{Lu}[\\p{L}-]{2,24}) (?:[\\p{L}-]{2,20} ){0,4}${NO}${REST}${ENDS}`,
    'u',
  ),
]
/** The same: it is not so. */
const BEHIND: readonly RegExp[] = [
  new RegExp(
    `^\\p{L}*[^.;:,]{0,40} (?:findet|finden|erfolgt|erfolgen|gibt es|ist|sind|wird|werden|besteht|bestehen|liegt|liegen|kommt|kommen) (?:(?:[\\p{L}-]{2,20}) ){0,4}(?:nicht|keine)${REST}${ENDS}`,
    'u',
  ),
  /^\p{L}*[^.;:,]{0,30} (?:interessier(?:t|en) (?:uns|mich) nicht|(?:bekomm|erhäl|erhalt)(?:t|en) (?:von (?:uns|mir) )?nichts|(?:bekommen|erhalten) Sie (?:von (?:uns|mir) )?(?:nicht|keine)|entfällt|entfallen|dürfen sich nicht anmelden)(?=[.;!,]|$)/u,
  /^\p{L}*[^.;:,]{0,40} (?:ist|wird|bleibt|sind) (?:(?!nicht)\p{Ll}{2,14} ){0,3}ausgeschlossen(?=[.;!,]|$)/u,
  /^\p{L}*(?:[^.;:,]{0,40}|, (?:das|die|der|es) (?:ist|sind|haben wir|wurde) (?:\p{Ll}{2,12} ){0,2})(?:abgeschaltet|abgestellt|deaktiviert|stillgelegt|abgeschafft|aufgegeben)(?=[.;!,]|$)/u,
  /^\p{L}*[^.;:,]{0,40} (?:nutzt|verwendet|setzt|braucht|hat|betreibt|kennt|verschickt|enthält) (?:dies|unser|mein|d)\p{Ll}{0,3} \p{Lu}[\p{L}-]{2,24} nicht(?: mehr)?(?: ein| an)?(?=[.;!]|$)/u,
  /^\p{L}*[^.;:,]{0,40} (?:hatten|nutzten|verwendeten|gab|lief|war)(?!\p{L})[^.;:]{0,50}(?:nicht mehr|abgeschaltet)(?=[.;!,]|$)/u,
  /^\p{L}*[^.;:,]{0,40} nicht (?:gedacht|bestimmt|gemacht|ausgelegt)(?=[.;!,]|$)/u,
  /^\p{L}*(?: oder [\p{L}-]{3,30})?\? ?(?:Nein|Nie|Niemals|Keine?[rns]?|Nicht|(?:Machen|Brauchen|Haben|Wollen|Nutzen|Gibt|Verschicken) (?:wir|ich|es)(?: \p{Ll}{2,10}){0,3} (?:nicht|keine))(?!\p{L})/u,
  /^\p{L}*: ?(?:[Kk]eine?[rns]?|[Nn]ein|nicht)(?=[.;!,]|$)/u,
]
/** Before the words, in their clause. */
const AHEAD: readonly RegExp[] = [
  /(?<!\p{L})[Kk]eine?(?:rlei|n)? (?:personenbezogenen )?Daten(?:transfers?|übermittlung)? (?:in|nach|aus|an|von|über) (?:\p{Ll}{2,10} ){0,2}$/u,
  /(?<!\p{L})[Kk]eine?(?:rlei|n)? (?:Datentransfers?|Übermittlung|Übertragung|Weitergabe|Auskunft|Anfrage|Abfrage) (?:in|nach|aus|an|von|bei|über) (?:\p{Ll}{2,10} ){0,2}$/u,
  /(?:geh(?:t|en)|gelang(?:t|en)|fließ(?:t|en)) (?:\p{Ll}{2,10} ){0,2}nicht (?:in|nach|an|aus) (?:\p{Ll}{2,10} )?$/u,
  new RegExp(
    `(?:^|[:,] |und )(?:[Ww]ir |[Ii]ch )?(?:${DOES})n? (?:wir |ich |uns |mich )?(?:[\\p{L}-]{2,20} ){0,3}(?:nicht|nirgends|nie|niemals)(?! nur| ohne| allein) (?:\\p{Ll}{2,14} ){0,3}$`,
    'u',
  ),
  // "Von Ihnen selbst, nicht aus …"
  /, (?:und |aber )?nicht (?:aus|von|bei|über|durch) (?:\p{Ll}{2,10} ){0,3}$/u,
  // "… werden nicht videoüberwacht"
  /(?:wird|werden|ist|sind) (?:[\p{L}-]{2,20} ){0,4}nicht $/u,
  /(?:do|does|did) not $/u,
  /(?:^|\s)[Nn]ichts (?:wird|bleibt) (?:\p{Ll}{2,12} ){0,3}$/u,
  /(?<!\p{L})mit niemandem (?:\p{Ll}{2,12} ){0,2}$/u,
  /(?<!\p{L})(?:[Kk]eine?[nrs]?|[Ww]eder|[Oo]hne) (?:\p{Ll}{3,20}e[nrs]? )?$/u,
]
/** "Wir prüfen Ihre … nicht." */
const OBJECT = new RegExp(
  `(?:^|[:,] |und )(?:[Ww]ir|[Ii]ch) (?:${DOES})n? (?:(?:[\\p{L}-]{2,20}) ){0,3}$`,
  'u',
)
const NOT_AT_END = /^\p{L}* (?:auch |dabei )?nicht(?: mehr)?[.;!]?$/u
/** What follows takes the denial back: not without, not unless, not before. */
const BACK =
  /^[^.;:]{0,30}(?<!\p{L})(?:ohne|wenn|sofern|soweit|falls|bevor|ehe|solange|es sei denn|außer|sondern|nur|fortbesteht|unless|without|except)(?!\p{L})/u
/** "Wenn Sie keine Auswertung durch … wollen": a choice. */
const IF = /(?:^|[,:(–] ?)(?:[Ww]enn|[Ff]alls|[Ss]ofern|[Ss]oweit|[Ss]ollten|[Ii]f|[Uu]nless)(?!\p{L})[^,]*$/u
/** The words end in their own denial: "… sind bei uns nicht im | Einsatz". */
const WITHIN = /(?<!\p{L})nicht (?:(?:zum|im|in) )?\p{L}*$/u
const WITHOUT = /(?<!\p{L})[Oo]hne(?!\p{L})/u
const REACH = 110
/** A full stop that ends nothing: "Art. 26". */
const CITED = /(?<=Art|Abs|Nr|lit|Buchst|bzw|ggf|[zZ]\. ?B)\./gu
const NEGATES =
  /icht|[Kk]ein|[Ww]eder|[Oo]hne|[Nn]ie|[Nn]irgend|ausgeschl|entf[aä]ll|verzicht|[Nn]ein|abge|[Nn]o[ rtn]/u

/** Something that is done or used, which a text may deny in any way, or what one relies on, which only "… wir nicht" denies. */
export type Deniable = 'thing' | 'ground'

/**
 * Whether a text says of what stands at a place that it is not done: "… findet nicht statt", "… machen wir nicht", "weder
 * … noch". What is denied only until, unless or without something is done then, and is not denied.
 */
export function disclaimed(said: string, [start, end]: Span, what: Deniable): boolean {
  const before = said.slice(Math.max(0, start - REACH), start).replace(CITED, ' ')
  const after = said.slice(end, end + REACH).replace(CITED, ' ')
  if (what === 'thing' && WITHIN.test(said.slice(start, end))) return !BACK.test(after)
  if (!NEGATES.test(before) && !NEGATES.test(after)) return false
  const ends = Math.max(...['. ', '; ', '? ', '! '].map((sign) => before.lastIndexOf(sign)))
  const clause = before.slice(ends < 0 ? 0 : ends + 2)
  if (IF.test(clause)) return false
  // "ohne Ihre Zustimmung Werbung …": what is done without something is done.
  if (what === 'thing' && !WITHOUT.test(clause) && denied(said, start, end)) return true
  const behind = (expression: RegExp): boolean => {
    const match = expression.exec(after)
    return match !== null && !BACK.test(after.slice(match[0].length))
  }
  if (BY_US.some(behind) || (what === 'thing' && BEHIND.some(behind))) return true
  if (OBJECT.test(clause) && NOT_AT_END.test(/^[^.;:]*[.;:]?/u.exec(after)?.[0] ?? '')) return true
  return AHEAD.some((one) => one.test(clause)) && !BACK.test(/^[^,]*/u.exec(after)?.[0] ?? '')
}

/** The same of a hit, by what stands around it in its paragraph. */
export function disclaimedAt({ paragraphs }: View, { start, end, paragraph }: Hit, what: Deniable): boolean {
  const own = paragraphs[paragraph]
  return own !== undefined && disclaimed(own.text, [start - own.start, end - own.start], what)
}
