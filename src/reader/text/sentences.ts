import type { Span } from '../notice.ts'
import { isDigit, isLetter, isLower, isUpper } from './letters.ts'

/** Words with a full stop that never end a sentence: something always follows. */
const GO_ON = new Set(
  `abs art artt aufl az bd bsp buchst bzgl bzw ca d dr dipl evtl gem geb gebr ggf ggfs gegr hr hrn hs inh inkl insb insbes kap lit
  lfd nr nrn num o.g obj prof rn rspr s satz sog spätestens st str tel telef tel.nr u.u urt v v.a uabs unterabs vgl vorm vors z zb ziff zzgl zgl
  f.d i i.d.r i.s.d i.v.m iv m max min mind mio mrd mr mrs ms no nos para paras pp e.g i.e cf vs sec dept approx fr frl
  jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do sa so bspw allg ausschl betr dgl einschl entspr ev exkl fa erg grds
  hinw i.d.f lt mglw n.chr o p.a postf rechtl sachl schr sonst u uä unverb usf vorl wg zul zt
  uabs unterabs uas halbs abschn anl med rer nat jur iur pharm phil ing habil oec vet dent kfm kffr stellv abt geb zi bgbl gvbl abl erwgr vertr bes`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)
/** Titles that are words of their own in small letters. */
const TITLES = new Set(['Mag', 'Ass'])
/** So long at most is a degree that is cut: “Dipl.-Betrw.” */
const DEGREE = 6
/** Words with a full stop that may end a sentence: they do when what follows starts one. */
const MAY_END = new Set([
  'usw',
  'etc',
  'ff',
  'f',
  'co',
  'inc',
  'ltd',
  'corp',
  'llc',
  'ä',
  'a',
  'uvm',
  'dgl',
  'hrsg',
  'jr',
  'sr',
  'plc',
  'bv',
  'nv',
])
const STARTERS = new Set(
  `Der Die Das Dem Den Des Ein Eine Einen Einer Wir Sie Ihre Ihr Ihren Dies Diese Dieser Dieses Diesen Hierbei Hierzu Hierfür
  Dabei Dazu Dafür Damit Daher Darüber Dadurch Bei Beim Im In Für Zu Zur Zum Wenn Falls Sofern Soweit Sollte Sollten Unsere Unser
  Rechtsgrundlage Weitere Nähere Mit Nach Auf Aus An Am Auch Es Er Ist Sind Wird Werden Durch Um Weiterhin Ferner Zudem Außerdem
  Als Alle Die Ohne Unter Über Von Vor Während Welche Wie Was Eine Einzelheiten Details Bitte Hier Nur Insbesondere Ihnen
  The This These We You Your Our If In For It To When Where Such Please Any All Further`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)
const MONTHS =
  /^(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Quartal|Jahr|Tag|Monat|Woche|Lebensjahr|Senat|Kammer|Etage|Stock|OG|Platz|Auflage)/u

function wordBefore(text: string, end: number, floor: number): string {
  let start = end
  while (start > floor && isLetter(text.charCodeAt(start - 1)) && end - start < 24) start -= 1
  return text.slice(start, end)
}

function wordAfter(text: string, start: number): string {
  let end = start
  while (isLetter(text.charCodeAt(end)) && end - start < 24) end += 1
  return text.slice(start, end)
}

/** Whether the full stop at a place ends a sentence, given where the next word starts. */
function stops(text: string, at: number, next: number, floor: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(next)
  const following = wordAfter(text, next)
  if (isDigit(before)) {
    let start = at
    while (start > floor && isDigit(text.charCodeAt(start - 1))) start -= 1
    if (MONTHS.test(text.slice(next, next + 12)) || isDigit(after)) return false
    if (at - start > 3) return true
    const outer = text.slice(Math.max(floor, start - 3), start)
    // “1. Erhebung” at the start of a block is a number, “nach § 7. Wir” is an end.
    if (start === floor) return false
    if (/[.(]$/u.test(outer)) return STARTERS.has(following)
    return STARTERS.has(following) || at - start > 2
  }
  const word = wordBefore(text, at, floor)
  const lower = word.toLowerCase()
  if (word.length === 1) {
    const letters = text.slice(Math.max(floor, at - 12), at - 1)
    if (/(?:lit|Buchst|Buchstabe)\.? $/u.test(letters)) return STARTERS.has(following)
    if (/[.][  ]?$/u.test(letters) || isLower(before))
      return (
        STARTERS.has(following) && !/[zZ]\. ?B$|[dD]\. ?h$/u.test(text.slice(Math.max(floor, at - 4), at))
      )
    return isUpper(before) ? STARTERS.has(following) && following.length > 2 : false
  }
  if (MAY_END.has(lower)) return STARTERS.has(following)
  if (GO_ON.has(lower) || TITLES.has(word)) return false
  // “Dipl.-Psych. Ina Voss”
  if (word.length <= DEGREE && text.startsWith('Dipl.-', at - word.length - 'Dipl.-'.length)) return false
  if (lower.endsWith('str') && isDigit(after)) return false
  return true
}

/** No sentence is longer than this many code units: beyond it stands a list that nobody ended. */
const LONGEST_SENTENCE = 5000

/** A sentence in pieces that are short enough, cut behind a semicolon or comma, else between words. */
function bounded(text: string, [start, end]: Span): readonly Span[] {
  const pieces: Span[] = []
  let begin = start
  while (end - begin > LONGEST_SENTENCE) {
    const limit = begin + LONGEST_SENTENCE
    const half = limit - LONGEST_SENTENCE / 2
    const last = text.slice(half, limit)
    const sign = Math.max(last.lastIndexOf('; '), last.lastIndexOf(', '))
    const word = last.lastIndexOf(' ')
    const cut = sign >= 0 ? half + sign + 1 : word >= 0 ? half + word : limit
    pieces.push([begin, cut])
    begin = text.charCodeAt(cut) === 0x20 ? cut + 1 : cut
  }
  pieces.push([begin, end])
  return pieces
}

/** Splits one block into its sentences; offsets in the text. Knows how German abbreviates, numbers and dates. */
export function sentencesOf(text: string, start: number, end: number): readonly Span[] {
  const sentences: Span[] = []
  let begin = start
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== 0x2e && code !== 0x21 && code !== 0x3f && code !== 0x2026 && code !== 0x09) continue
    let next = at + 1
    if (code !== 0x09) {
      while (next < end && isClosing(text.charCodeAt(next))) next += 1
      if (next >= end) break
      if (text.charCodeAt(next) !== 0x20) continue
    }
    const stop = code === 0x09 ? at : next
    while (next < end && (text.charCodeAt(next) === 0x20 || text.charCodeAt(next) === 0x09)) next += 1
    let first = next
    while (first < end && isOpening(text.charCodeAt(first))) first += 1
    const opens = text.charCodeAt(first)
    if (code !== 0x09) {
      if (isLower(opens)) continue
      if (code === 0x2e && !stops(text, at, first, begin)) continue
    }
    if (stop > begin) sentences.push([begin, stop])
    begin = next
    at = next - 1
  }
  if (begin < end) sentences.push([begin, end])
  return sentences.flatMap((sentence) => bounded(text, sentence))
}

function isClosing(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2019 ||
    code === 0xbb ||
    code === 0xab ||
    code === 0x2e ||
    code === 0x21 ||
    code === 0x3f
  )
}

function isOpening(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x28 ||
    code === 0x5b ||
    code === 0x201e ||
    code === 0x201c ||
    code === 0x201a ||
    code === 0xbb ||
    code === 0xab
  )
}
