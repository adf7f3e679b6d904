import { ahead } from '../ahead.ts'
import { matchesOf } from '../matches.ts'
import type { Span } from '../notice.ts'
import type { NamedCookie, Period } from './facts.ts'
import { findDurations } from './period.ts'
import type { Scene } from './scene.ts'
import { SERVICES } from './services.ts'
import { sieve } from './sieve.ts'

/** A named cookie with the places of its name and of its lifetime. */
export interface CookieFound {
  readonly cookie: NamedCookie
  readonly at: Span
  readonly lifetimeAt: Span | undefined
}

const NAME_LABEL =
  /^(?:Cookie-?\s?)?(?:Namen?(?: (?:de[rs]|eines) Cookies?)?|Bezeichnung(?: de[rs] Cookies?)?|Cookie(?:s|name|-Name)?|Cookie Name|Name of (?:the |this )?cookie)(?:\s?\(n\))?\s?:\s?/iu
const LIFE_LABEL =
  /(?:Gültigkeit(?:sdauer)?|Laufzeit|Speicherdauer|Lebensdauer|Ablauf(?:datum|zeit)?|Dauer|Cookie[- ]?Laufzeit|Verfallsdatum|Haltbarkeit|Expir(?:y|ation|es)|Duration|Lifetime|Retention|Max(?:imale)? Speicherdauer|Funktionsdauer)\s?:\s?/iu
const NAME_COLUMN = /^(?:Cookie|Name|Bezeichnung|Cookie-?\s?Name|Name des Cookies?|Cookies|Cookiename|Key)$/iu
const LIFE_COLUMN =
  /dauer|laufzeit|ablauf|gültig|lebens|expir|duration|lifetime|storage period|haltbar|frist|verfall/iu
const SESSION =
  /(?<!_)[Ss]ession(?!_)|Sitzung(?!s-?(?:status|zustand))|Browser(?:s)? (?:geschlossen|schlie(?:ß|ss)|beend|zumach|zu mach)|Browser(?:ende|schluss)|Schlie(?:ß|ss)en (?:des|Ihres) (?:Browsers?|(?:Browser)?[Ff]ensters)|(?:Fenster|Browser|Tab)[^.;,]{0,12} (?:zu ?mach|schlie(?:ß|ss)|geschlossen|zu ist)|(?:bis zu[mr]|mit (?:der|dem|Ihrer|Ihrem)|bei(?:m)?|nach (?:der|dem)) (?:Abmeld(?:ung|en)|Ausloggen|Logout|Abmelden)|mit (?:dem|Ihrem|deinem) (?:Browser-?)?[Ff]enster (?:verschwind|vergeh|erlisch|verfäll)|(?:until|when|once) (?:you close|(?:the|your) browser)|nach (?:dem )?(?:Verlassen|Besuch|Ende) (?:Ihres|des) Besuchs|[Ff]ür die Dauer (?:Ihres|des) (?:jeweiligen )?Besuche?s|nach (?:dem )?(?:Verlassen|Besuch) (?:unserer|unseres|der|dieser|des|Ihres) (?:(?:Web|Internet)?[Ss]eiten?|Website|Webauftritts|(?:Online-?|Internet-?)?[Aa]ngebots|Besuchs)|clos(?:e|ing) (?:of )?(?:the|your) browser|end of (?:the |your )?(?:browser )?session|(?:when|until) you log out|temporär/u
/** A lifetime that an act of the reader ends: "bis Sie den Speicher leeren". */
const UNTIL_YOU =
  /bis (?:zum Widerruf|zur Löschung|Sie (?:[\p{L}-]{2,16} ){0,4}(?:leeren|löschen|widerrufen|zurücksetzen|entfernen|ändern)|zu[rm] (?:Deinstallation|Deinstallieren))(?![\p{L}])|until you (?:delete|clear|remove|withdraw|change)(?![\p{L}])/u
const UNLIMITED = /persistent(?!e Cookies)|unbegrenzt|dauerhaft|kein Ablauf|permanent|unlimited|never/iu
// What a cookie's name looks like: an underscore, or capitals and digits, no ordinary word.
const TOKEN = ahead(
  /(?<![\p{L}\p{N}_.@/-])(?:_{1,3}[\p{L}\d][\p{L}\d_.*<>#-]{0,70}|[\p{L}\d]{1,40}(?:_[\p{L}\d.*<>#-]{1,40}){1,7}_?|[A-Z][A-Z\d]{3,20}(?:ID|SESS|TOKEN|SID|_ID)|PHPSESSID|JSESSIONID|ASP\.NET_SessionId|XSRF-TOKEN|ASPSESSIONID[A-Z]*|laravel-session|[A-Z][A-Z\d]{3,20}_|[a-z]{2,20}(?:-[a-z]{2,20}){0,2}-(?:cookie|consent|session|settings|settings-time|token)(?:-[a-z\d]{1,20}){0,3})(?:-?(?:\[[\p{L}\d _-]{1,30}\]|\{[\p{L}\d _-]{1,30}\}))?(?![\p{L}\p{N}_@]|\._|\(\))/gu,
)
const QUOTED_NAME =
  /[Cc]ookies?:?\s(?:mit (?:dem|der) (?:Namen|Bezeichnung)\s)?[„"“'‚`«»]([\p{L}\d_.*-]{2,50})[“”"'‘`«»]|(?<!(?:Anbieters?|Dienst(?:es)?|Dienstleisters?|Unternehmens?|Netzwerks?|Tools?|von|durch) )[„"“'`«»]([\p{L}\d_.*-]{2,50})[“”"'`«»]-?\s?[Cc]ookie/gu
/** 'die Cookies "merker" und "kontrast"': each in quotation marks, one after the other. */
const QUOTED_LIST =
  /[Cc]ookies?:? [„"“'‚`«»][\p{L}\d_.*-]{2,50}[“”"'‘`«»](?: \([^()]{2,60}\))?(?:(?:,| und| sowie| oder|, und) [„"“'‚`«»][\p{L}\d_.*-]{2,50}[“”"'‘`«»](?: \([^()]{2,60}\))?){1,8}/gu
const IN_QUOTES = /[„"“'‚`«»]([\p{L}\d_.*-]{2,50})[“”"'‘`«»]/gu
// One word after "Cookie", which need not look like a name when its lifetime stands beside it: "Cookies: uid (13 Monate), IDE (390 Tage)".
const TIMED_NAME =
  /(?:[Cc]ookies?(?: wie(?: etwa)?| namens| mit (?:dem|den) Namen?)?(:| wie(?: etwa)?| namens| Namen?)? |(?<=\))(,| und| sowie| oder|, und) )[„"'`‚«»]?([\p{L}\d_.*-]{2,40})[“”"'`‘«»]?\s?\(([^()]{2,80})\)/gu
const LABELLED_NAME =
  /(?<![\p{L}-])[Cc]ookie(?:s|-?[Nn]ame)?: ?([^\s;,()]{2,40})[;,(] ?(?:Laufzeit|Speicherdauer|Gültig|Dauer|Ablauf|Lebensdauer|Expir|Duration|Lifetime)/dgu
// "das Cookie i00", "the cookie IDE": no word of German or English has a digit, a capital inside or only capitals.
const NAMED_AFTER =
  /(?<![\p{L}-])[Cc]ookies? (?:namens |heißt |heißen |nennt sich |is called |mit (?:dem|der) (?:Namen|Bezeichnung) |(?:called|named) )?((?:\p{L}{1,20}\d[\p{L}\d-]{0,30}|\p{Lu}?\p{Ll}{2,20}\p{Lu}[\p{L}\d]{1,30}|\p{Lu}{3,12}))(?![\p{L}\p{N}_.-])/dgu
// "ein Cookie namens wahl-merker": what is called so need not look like a name, but is no noun.
const CALLED =
  /[Cc]ookies? (?:namens|mit de[mn] Namen|mit der Bezeichnung|called|named|by the name of) [„"'`]?(?!(?:de[rsmn]|die|das|eine?[rsmn]?|after|for|by|as|in|the|of|on|to)(?![\p{L}\d_.-]))((?:[\p{Ll}_][\p{L}\d_.-]{1,60}|\p{L}[\p{L}\d]{0,40}[_.-][\p{L}\d_.-]{1,40})(?<![.-]))(?![\p{L}\p{N}_])/dgu
/** "nur ein Cookie, merker, damit …": set off by commas between the noun and what it is for. */
const SET_OFF =
  /[Cc]ookie, ([\p{Ll}_][\p{L}\d_.-]{2,40}), (?:das|der|damit|um|mit|which|that|so)(?![\p{L}])/dgu
// "Das Cookie merker hält 120 Tage lang fest", "im Cookie hinweis (Laufzeit: 6 Monate)": between the noun and its verb, or
// before a bracket with a lifetime, a small word that is neither adverb nor verb is a name.
const PLAIN_NAME =
  /(?<![\p{L}-])(?:[Dd]as|[Ii]m|[Dd]em|[Ee]in(?:em)?|[Ii]ns|[Dd]er|[Dd]en|[Ee]inen|[Tt]he|[Aa]) [Cc]ookie ([\p{Ll}][\p{Ll}\d.-]{2,30})( ?\([^()]{2,80}\)| (?:hält|merkt|speichert|enthält|dient|läuft|verfällt|bleibt|gilt|erlischt|endet|sichert|erkennt|verhindert|misst|zählt|sorgt|ermöglicht|wird|ist|hat|lebt|stores?|keeps?|lasts?|expires?|lives?|remembers?|is|has) | (?:mit|bei|with) (?:[\p{L}\d]{1,12} ){1,3}?(?:Laufzeit|Lebensdauer|Gültigkeit(?:sdauer)?|Speicherdauer|lifetime|expiry)(?!\p{L}))/dgu
/** "Cookies gibt es zwei. „merkER“ hält den Korb zusammen.": in quotation marks it is what the sentence is about. */
const QUOTED_SUBJECT =
  /^[„"“'‚`«»]([\p{L}\d_.-]{2,40})[“”"'‘`«»](?: \([^()]{2,60}\))? (?:hält|merkt|weiß|kennt|speichert|enthält|dient|läuft|verfällt|bleibt|gilt|erlischt|endet|sichert|erkennt|erinnert|verhindert|misst|zählt|sorgt|ermöglicht|stores?|keeps?|lasts?|expires?|remembers?)(?!\p{L})/dgu
/** 'Cookies (wahl, __merker)', "Die Cookies wahl und __merker": several names, of which one at least looks like one. */
const CHAINED =
  /(?<![\p{L}-])[Cc]ookies?(?:,? (?:namentlich|nämlich|und zwar|konkret)(?= ))? \(?[„"“'‚`«»]?([\p{L}\d_.-]{2,40}(?:(?:, (?!sowie |und |oder |and )| und | sowie | and )[\p{L}\d_.-]{2,40}){1,5})[“”"'`‘«»]?(?:\)|(?<=(?:namentlich|nämlich|zwar|konkret) [^()]{2,90})[,;.]?(?=\s|$)| (?:haben|hat|werden|bleiben|laufen|verfallen|gelten|leben|dienen|speichern|have|last|expire|live|are))(?![\p{L}])/dgu
/** "ein Cookie (wahl) läuft nach 90 Tagen ab": one small word in brackets. */
const IN_BRACKET =
  /(?:(?<![\p{L}-])[Cc]ookies?|(?:[Ss]itzungs|[Ss]ession-)[Cc]ookie) \(([\p{Ll}][\p{Ll}\d.-]{2,30})\)/dgu
/** "Ihre Auswahl (wahl, 120 Tage)": in what is said of cookies a small word before its lifetime. */
const BEFORE_LIFE =
  /\(([\p{Ll}_][\p{L}\d_.-]{2,40})[,;:] ((?:Laufzeit:? )?(?:\d{1,3}|\p{Ll}{3,12}) [\p{L}]{3,10})\)/dgu
const ADVERB =
  /^(?:auch|nur|selbst|dabei|dann|dort|hier|jedoch|aber|also|bereits|erst|noch|nicht|nie|stets|immer|dazu|daher|dafür|damit|darin|daraufhin|danach|deshalb|dadurch|hierfür|hierbei|hierzu|hingegen|dagegen|ebenfalls|ebenso|zudem|außerdem|ferner|zwar|weder|sonst|allein|lediglich|ausschließlich|automatisch|dauerhaft|temporär|technisch|beispielsweise|etwa|zunächst|anschließend|grundsätzlich|regelmäßig|meist|meistens|häufig|oft|manchmal|jeweils|jederzeit|sofort|später|wieder|weiter(?:hin)?|gesetzt|gespeichert|gelöscht|wird|werden|ist|sind|war|hat|haben|kann|können|darf|muss|soll|mag|dient|der|die|das|dessen|welche[srmn]?|und|oder|sowie|für|von|vom|mit|ohne|bei|zur?|zum|auf|aus|nach|über|unter|per|wie|weil|wenn|dass|falls|sobald|solange|bis|einen?|eines|ihn|sie|uns|wir|itself|also|only|then|that|which|will|not|is|has|and|or|for|from|with|never|always|usually|typically)$|(?:weise|lich|ig|isch|end|[^k]en|iert)$|^(?:ge|be|ver|er|ent|zer|ab|an|auf|aus|ein|hinter|über|unter|zu|um|vor|nach)\p{Ll}{2,20}t$|\.$/u
/** Names and their lifetime in one bracket: "(merker, __wahl; Laufzeit jeweils 13 Monate)". */
const BRACKETED =
  /\(([\p{L}\d_.-]{2,40}(?:(?:, | und | sowie | and )[\p{L}\d_.-]{2,40}){0,5})[;,] (?:Cookie-?)?(?:Laufzeit|Lebensdauer|Gültigkeit|Gültigkeitsdauer|Ablauf|lifetime|expiry)(?![\p{L}])/dgu
const NO_COOKIE =
  /^(?:DSGVO|GDPR|TDDDG|TTDSG|BDSG|USA|CMP|CMS|TCF|IAB|HTTP|HTTPS|PHP|SSL|TLS|URL|URLs|IDs|FAQ|AGB|EWR|GmbH|Cookies?|JavaScript|WordPress|YouTube|LinkedIn|PayPal|HubSpot|DoubleClick|TYPO3|GA4|Web2|Sessions?|Google|Facebook|(?:dauerhaft|temporär|permanent|persistent|notwendig|technisch|funktional|statistik|marketing|analyse|essenziell|optional|sitzung|erforderlich|tracking|komfort|präferenz|werbe?|third-party|first-party)(?:e[nr]?)?)$/iu

const NO_TOKEN =
  /^(?:e_mail|first_party|third_party|opt_out|opt_in|and_or|ssl_tls|www_)|@|\.(?:html?|php|js|css|png|pdf)$|^(?:COVID|UUID|GUID|[A-Z]{2,4}\d{4,})$/iu

const KNOWN: ReadonlySet<string> = new Set(
  SERVICES.flatMap((service) => service.cookies.map((name) => name.toLowerCase())),
)

/**
 * Named cookies and how long they live: in groups of labelled lines (also with parallel lists, where the order assigns),
 * in tables, in lists and in running text.
 */
export function readCookies(scene: Scene): readonly CookieFound[] {
  const found = new Map<string, CookieFound>()
  const add = (name: string, at: Span, lifetime: Period | undefined, lifetimeAt: Span | undefined): void => {
    if (FIELD.test(name) || DOMAIN.test(name)) return
    const key = name.toLowerCase()
    const known = found.get(key)
    if (known && (known.cookie.lifetime !== undefined || lifetime === undefined)) return
    found.set(key, {
      cookie: { name: known?.cookie.name ?? name, ...(lifetime === undefined ? {} : { lifetime }) },
      at: known?.at ?? at,
      lifetimeAt,
    })
  }
  readGroups(scene, add)
  readStanzas(scene, add)
  readTables(scene, add)
  readFields(scene, add)
  readLabelledCells(scene, add)
  const isAnnounced = announcedIn(scene)
  readUntitled(scene, isAnnounced, add)
  readRunning(scene, isAnnounced, add)
  readLabelled(scene, found, add)
  return [...found.values()].sort((a, b) => a.at[0] - b.at[0])
}

/** Lines that give a cookie named elsewhere its lifetime: "merker_id: 12 Monate", "merker_id – Ende der Sitzung". */
function readLabelled(scene: Scene, found: ReadonlyMap<string, CookieFound>, add: Add): void {
  if ([...found.values()].every((one) => one.cookie.lifetime !== undefined)) return
  scene.blocks.forEach((block, at) => {
    if (block.kind === 'heading' || block.kind === 'row' || block.end - block.start > 120) return
    const line = scene.textOf(at)
    const [lead = '', name = ''] = LIFE_LINE.exec(line) ?? []
    const known = found.get(name.toLowerCase())
    if (!known || known.cookie.lifetime !== undefined) return
    const [life, more] = lifetimesIn(line.slice(lead.length), block.start + lead.length)
    if (life && !more) add(name, known.at, life.period, life.at)
  })
}

const LIFE_LINE = /^(?:[•*–-] ?)?([^\s:|(]{2,60}) ?(?::|–|-|\|) /u

/** What the fields of a cookie are called, which is no name of one. */
const FIELD =
  /^(?:(?:Cookie|Max(?:imale|\.)?)[- ]?)?(?:Namen?|Bezeichnung|Typ|Art|Host(?:\(s\)|s)?|Domain|Kategorie|Funktion|Zwecke?|Beschreibung|Anbieter|Dienst|Provider|Purpose|Type|Category|Description|Laufzeit|Dauer|Ablauf|Gültigkeit|Speicherdauer|Lebensdauer|Duration|Expiry|Lifetime):?$/iu
const DOMAIN = /^(?:[a-z\d-]{1,40}\.){1,3}(?:com|de|net|org|eu|io|at|ch|info|tv|co|fr|nl|example)$/iu

type Add = (name: string, at: Span, lifetime: Period | undefined, lifetimeAt: Span | undefined) => void

/** Lines "Name: …", "Laufzeit: …" that belong together up to the next name. */
function readGroups(scene: Scene, add: Add): void {
  const { blocks } = scene
  blocks.forEach((block, at) => {
    const own = scene.textOf(at)
    const label = NAME_LABEL.exec(own)
    if (!label || block.kind === 'heading' || block.kind === 'row') return
    const names = namesIn(own.slice(label[0].length), block.start + label[0].length)
    if (names.length === 0) return
    let lifetimes: { period: Period; at: Span }[] = []
    let isCookie = /Cookie/u.test(label[0]) || names.some((one) => looksLikeCookie(one.name))
    let session: Span | undefined
    for (let next = at; next < blocks.length && next < at + 12; next++) {
      const piece = blocks[next]
      if (!piece || (next > at && (piece.kind === 'heading' || NAME_LABEL.test(scene.textOf(next))))) break
      const line = scene.textOf(next)
      if (/Cookie/u.test(line)) isCookie = true
      const life = LIFE_LABEL.exec(line)
      if (life && lifetimes.length === 0) {
        const start = piece.start + life.index + life[0].length
        const rest = scene.piece(start, piece.end)
        const stop = rest.search(/(?:Typ|Zweck|Anbieter|Host|Kategorie|Purpose|Provider)\s?:/u)
        lifetimes = lifetimesIn(stop < 0 ? rest : rest.slice(0, stop), start)
      }
      const ends = SESSION.exec(line)
      if (ends && !session && next > at)
        session = [piece.start + ends.index, piece.start + ends.index + ends[0].length]
    }
    if (!isCookie) return
    // "Name: sitzung_id - hält Sie angemeldet - 6 Monate"
    const said = (names.at(-1)?.at[1] ?? block.start) - block.start
    if (lifetimes.length === 0) lifetimes = lifetimesIn(own.slice(said), block.start + said)
    if (lifetimes.length === 0 && session) lifetimes = [{ period: 'session', at: session }]
    names.forEach((one, n) => {
      const life = positional(lifetimes, n, names.length)
      add(one.name, one.at, life?.period, life?.at)
    })
  })
}

const NAME_ALONE = /^(?:Cookie[- ]?Name(?:n|\(s\)|s)?|Name(?:n)? de[rs] Cookies?)\s?:?$/iu
const LIFE_ALONE =
  /^(?:(?:Cookie|Maximale)[- ]?)?(?:Laufzeit|Speicherdauer|Ablauf(?:datum|zeit)?|Gültigkeit(?:sdauer)?|Lebensdauer|Dauer|Expir(?:y|ation)|Duration|Lifetime)\s?:?$/iu
const NO_COOKIE_TYPE = /Pixel|Local ?Storage|IndexedDB|lokaler Speicher|Session ?Storage/iu

/** So many lines at most has a stanza. */
const STANZA = 6

/**
 * Stanzas as consent banners print them: a name alone on its line over "Ablauf: 1 Jahr", "Typ: HTTP-Cookie"; or each label
 * and each value on a line of its own.
 */
function readStanzas(scene: Scene, add: Add): void {
  const { blocks } = scene
  const lineAt = (at: number): string => {
    const block = blocks[at]
    return block && block.kind !== 'row' && block.end - block.start <= 120 ? scene.textOf(at).trim() : ''
  }
  let last = -1
  let accepted = -STANZA - 1
  for (let at = 0; at < blocks.length; at++) {
    const own = lineAt(at)
    const block = blocks[at]
    if (own === '' || !block) continue
    const plain = /^Name:?$/iu.test(own) && looksLikeCookie(lineAt(at + 1))
    if (plain || NAME_ALONE.test(own)) {
      const value = blocks[at + 1]
      const life = [2, 3, 4, 5, 6].find((step) => LIFE_ALONE.test(lineAt(at + step)))
      const place = life === undefined ? -1 : at + life + 1
      const lifetimes = lifetimesIn(scene.textOf(place), blocks[place]?.start ?? 0)
      const names = value ? namesIn(lineAt(at + 1), value.start) : []
      names.forEach((one, n) => {
        const lived = positional(lifetimes, n, names.length)
        add(one.name, one.at, lived?.period, lived?.at)
      })
    }
    if (/^[^\s:|]{2,60}$/u.test(own) && !LIFE_ALONE.test(own)) last = at
    const name = blocks[last]
    const label = LIFE_LABEL.exec(own)
    if (!label || label.index > 0 || !name || last === at || at - last > 7) continue
    const stanza = Array.from({ length: 8 }, (_, step) => (last + step <= at + 2 ? lineAt(last + step) : ''))
    if (stanza.some((line) => NAME_LABEL.test(line) || NAME_ALONE.test(line))) continue
    const kind = stanza.find((line) => /^(?:Typ|Art|Type|Kategorie)\s?:/u.test(line)) ?? ''
    const written = lineAt(last)
    if (NO_COOKIE_TYPE.test(kind) || NO_COOKIE.test(written)) continue
    // After the stanza of a cookie another of the same labels is one, however its name looks.
    const goesOn = last - accepted <= STANZA
    if (!/Cookie/iu.test(kind) && !looksLikeCookie(written) && !goesOn) continue
    accepted = last
    const life = lifetimesIn(own.slice(label[0].length), block.start + label[0].length)[0]
    add(written, [name.start, name.start + written.length], life?.period, life?.at)
  }
}

/** The lifetime that belongs to the n-th of so many names: one for all, as many as names, or the ends by position. */
function positional<T>(lifetimes: readonly T[], n: number, names: number): T | undefined {
  const count = lifetimes.length
  if (count <= 1 || n === 0) return lifetimes[0]
  if (count >= names) return lifetimes[n]
  const fromEnd = names - n
  return fromEnd < count - 1
    ? lifetimes[count - fromEnd]
    : (lifetimes[Math.min(1, count - 1)] ?? lifetimes[0])
}

/** Small words in a row, as sentences have them and lists of names do not: "Wir setzen ein Cookie namens …". */
const SENTENCE = /^\p{Lu}?\p{Ll}{1,20} \p{Ll}{2,20} \p{Ll}{2,20}(?! ?[-–(])(?![\p{L}_])/u

/** What stands between the names of a row: a comma or a like sign, a bracket, or a word that joins them. */
const JOINED = /[,;+(|/&]|(?<![\p{L}])(?:oder|und|sowie|bzw|and|or)(?![\p{L}])/u

function namesIn(written: string, start: number): readonly { readonly name: string; readonly at: Span }[] {
  const names: { name: string; at: Span }[] = []
  if (SENTENCE.test(written.slice(0, 400))) return []
  // "merker_a (Zählwerk)": who sets it, not another name.
  const row = written
    .slice(0, 400)
    .replace(/\([^()]{1,80}\)/gu, (said) =>
      said.split(/[\s,;()+]/u).some(looksLikeCookie) || tellsLife(said) ? said : ' '.repeat(said.length),
    )
  let end = 0
  for (const match of row.matchAll(/[^\s,;()+|]+/gu)) {
    const name = match[0].replace(/^[„"“'`]{1,9}|[”"“'`.:]{1,9}$/gu, '')
    if (names.length > 0 && match[0].endsWith(':') && FIELD.test(name)) break
    // "sitzung_id - hält Sie angemeldet": what follows a name, not a name.
    if (names.length > 0 && /^[–-]$/u.test(name)) break
    if (/^(?:oder|und|sowie|bzw|and|or|&|siehe|Anbieter|Zweck|Host|–|-|\/)$/iu.test(name)) {
      if (/^(?:Anbieter|Zweck|Host|siehe)$/iu.test(name)) break
      continue
    }
    if (name.length < 2 || name.length > 90 || /https?:|^www\./u.test(name)) break
    if (/^(?:keine?[rsn]?|nein|ja|entfällt|none|no|yes)$/iu.test(name)) break
    const before = names.at(-1)
    // "merker_a hält fest, ob": words that nothing sets apart are no names, except where each looks like one.
    if (before && !JOINED.test(row.slice(end, match.index)) && !looksLikeCookie(name)) {
      if (!JOINED.test(row)) return []
      if (!looksLikeCookie(before.name)) names.pop()
      return names.some((one) => looksLikeCookie(one.name)) ? names : []
    }
    end = match.index + match[0].length
    const offset = start + match.index + match[0].indexOf(name)
    names.push({ name, at: [offset, offset + name.length] })
    if (names.length > 1 && !JOINED.test(row)) return []
  }
  if ((names.length > 1 || /\(/u.test(written)) && !names.some((one) => looksLikeCookie(one.name))) return []
  return names
}

function looksLikeCookie(name: string): boolean {
  if (matchesOf(TOKEN, name).some((match) => match[0] === name)) return true
  return KNOWN.has(name.toLowerCase())
}

const AT_MOST = /^[^.;()]{3,40}, (?:höchstens|maximal|spätestens|längstens|at most|no longer than) /u

function lifetimesIn(written: string, start: number): { period: Period; at: Span }[] {
  const places: { period: Period; at: Span }[] = findDurations(written).map((one) => ({
    period: one.iso,
    at: [start + one.at[0], start + one.at[1]],
  }))
  const session = SESSION.exec(written)
  // "bis zur Abmeldung, höchstens 12 Stunden": the longest is said.
  if (session && !(places.length > 0 && AT_MOST.test(written.slice(session.index))))
    places.push({ period: 'session', at: [start + session.index, start + session.index + session[0].length] })
  const unlimited = places.length === 0 ? UNLIMITED.exec(written) : null
  if (unlimited) {
    places.push({
      period: 'unlimited',
      at: [start + unlimited.index, start + unlimited.index + unlimited[0].length],
    })
  }
  const until = places.length === 0 ? UNTIL_YOU.exec(written) : null
  if (until)
    places.push({ period: 'purpose', at: [start + until.index, start + until.index + until[0].length] })
  return places.sort((a, b) => a.at[0] - b.at[0])
}

function tellsLife(said: string): boolean {
  return lifetimesIn(said, 0).length > 0
}

/** Tables with a column for names and one for lifetimes. */
function readTables(scene: Scene, add: Add): void {
  const { blocks } = scene
  let nameColumn = -1
  let lifeColumn = -1
  let open = false
  blocks.forEach((block, at) => {
    if (block.kind !== 'row' || block.cells.length < 2) {
      open = false
      return
    }
    const before = blocks[at - 1]
    const titles = headerAbove(scene, at)
    const cells = titles ?? block.cells.map(([start, end]) => plainCell(scene.piece(start, end)))
    if (!open || before?.kind !== 'row') {
      nameColumn = cells.findIndex((cell) => NAME_COLUMN.test(cell))
      lifeColumn = cells.findIndex(
        (cell, n) => n !== nameColumn && LIFE_COLUMN.test(cell) && cell.length < 40,
      )
      const aboutCookies =
        cells.some((cell) => /cookie/iu.test(cell)) ||
        /cookie/iu.test(
          scene
            .headingsAbove(scene.headingOf[at] ?? -1)
            .slice(0, 2)
            .join(' ') + scene.textOf(Math.max(0, at - 1)),
        )
      open = nameColumn >= 0 && (aboutCookies || lifeColumn >= 0)
      if (
        open &&
        !aboutCookies &&
        !looksLikeCookie(scene.piece(...(blocks[at + 1]?.cells[nameColumn] ?? [0, 0])).trim())
      )
        open = false
      const below = blocks[at + 1]?.cells[0]
      if (open && cells.length === 2 && below && FIELD.test(plainCell(scene.piece(...below)))) open = false
      if (!titles || !open) return
    }
    const span = block.cells[nameColumn]
    const { text: name, start } = cellAt(scene, span ?? [0, 0])
    if (name === '' || name.length > 90) return
    const life = lifeColumn >= 0 ? block.cells[lifeColumn] : undefined
    const lifetimes = life ? lifetimesIn(scene.piece(life[0], life[1]), life[0]) : []
    const names = /,|\s(?:und|oder)\s/u.test(name) || !/\s/u.test(name) ? namesIn(name, start) : []
    if (names.length === 0) add(name, [start, start + name.length], lifetimes[0]?.period, lifetimes[0]?.at)
    names.forEach((one, n) => {
      const lived = positional(lifetimes, n, names.length)
      add(one.name, one.at, lived?.period, lived?.at)
    })
  })
}

interface Field {
  readonly label: string
  readonly value: Span
}

/** Tables turned round: a row for each field of one cookie, "Cookie-Name | muster_id", "Laufzeit | 1 Jahr". */
function readFields(scene: Scene, add: Add): void {
  const { blocks } = scene
  const field = (at: number): Field | undefined => {
    const [label, value, ...more] = blocks[at]?.kind === 'row' ? (blocks[at]?.cells ?? []) : []
    if (!label || !value || more.length > 0) return undefined
    const said = plainCell(scene.piece(...label))
    return FIELD.test(said) ? { label: said, value } : undefined
  }
  for (let at = 0; at < blocks.length; at++) {
    const fields: Field[] = []
    for (let next = field(at); next; next = field(at + fields.length)) {
      // Another "Name" begins the next.
      if (fields.length === MOST_FIELDS || (fields.length > 2 && /^Name/iu.test(next.label))) break
      fields.push(next)
    }
    if (fields.length === 0) continue
    at += fields.length - 1
    const life = fields.find(({ label }) => LIFE_ALONE.test(label))
    const own = fields.find(({ label }) => /^Cookie[- ]?Name/iu.test(label))
    const name = own ?? fields.find(({ label }) => NAME_COLUMN.test(label))
    if (!life || !name) continue
    const written = cellAt(scene, name.value)
    const names = namesIn(written.text, written.start)
    if (!own && !names.some((one) => looksLikeCookie(one.name))) continue
    const lives = lifetimesIn(scene.piece(...life.value), life.value[0])
    names.forEach((one, n) => {
      const lived = positional(lives, n, names.length)
      add(one.name, one.at, lived?.period, lived?.at)
    })
  }
}

/** Rows whose cells carry their labels themselves: "Name: muster-wahl | Werk | Dauer: 30 Tage" under a heading of cookies. */
function readLabelledCells(scene: Scene, add: Add): void {
  scene.blocks.forEach((block, at) => {
    const [first, ...others] = block.kind === 'row' ? block.cells : []
    if (!first) return
    const own = cellAt(scene, first)
    const label = NAME_LABEL.exec(own.text)?.[0]
    const name = label === undefined ? '' : own.text.slice(label.length)
    if (label === undefined || !/^[\p{L}\d_.*[\]-]{2,60}$/u.test(name)) return
    const about =
      looksLikeCookie(name) ||
      /Cookie/iu.test(label) ||
      /[Cc]ookie/u.test(scene.headings[scene.headingOf[at] ?? -1]?.text ?? '')
    if (!about) return
    const lives = others.flatMap(([start, end]) => {
      const cell = scene.piece(start, end)
      const said = LIFE_LABEL.exec(cell)
      const from = said ? said.index + said[0].length : cell.length
      return lifetimesIn(cell.slice(from), start + from)
    })
    if (lives.length !== 1) return
    const from = own.start + label.length
    add(name, [from, from + name.length], lives[0]?.period, lives[0]?.at)
  })
}

/** So many rows at most tell of one cookie. */
const MOST_FIELDS = 12

/** Rows without titles under what speaks of cookies: a name in the first cell, a lifetime in one of the others. */
function readUntitled(scene: Scene, isAnnounced: (block: number) => boolean, add: Add): void {
  const { blocks, text } = scene
  blocks.forEach((block, at) => {
    if (block.kind !== 'row' || block.cells.length < 2 || !isAnnounced(at)) return
    const [first, ...others] = block.cells
    const name = first && /^[\p{L}\d_.*[\]-]{2,40}(?=\s|$)/u.exec(plainCell(scene.piece(...first)))?.[0]
    const told = others
      .map(([start, end]) => lifetimesIn(scene.piece(start, end), start))
      .filter((lives) => lives.length > 0)
    // What a cookie is for may name the session; how long it lives comes last.
    const last = told.at(-1) ?? []
    const earlier = told.slice(0, -1).flat()
    if (first === undefined || name === undefined || last.length !== 1) return
    if (earlier.some(({ period }) => period !== 'session')) return
    const from = text.indexOf(name, first[0])
    add(name, [from, from + name.length], last[0]?.period, last[0]?.at)
  })
}

/** Column titles where the line over a table was not set as a row of it. */
function headerAbove(scene: Scene, at: number): readonly string[] | undefined {
  if (scene.blocks[at - 1]?.kind === 'row') return undefined
  for (let above = at - 1; above >= at - 2; above--) {
    const line = above >= 0 ? scene.textOf(above) : ''
    if (/[|\t]/u.test(line) && /\p{L}/u.test(line)) {
      const titles = line.split(/[|\t]/u).map((title) => title.trim())
      return titles[0] === '' ? titles.slice(1) : titles
    }
  }
  return undefined
}

function plainCell(cell: string): string {
  return cell.replace(/^[\s|]{1,3}|[\s|]{1,3}$/gu, '')
}

/** The plain text of a cell, with the place where it starts. */
function cellAt(scene: Scene, [from, to]: Span): { readonly text: string; readonly start: number } {
  const written = scene.piece(from, to)
  const text = plainCell(written)
  return { text, start: from + written.indexOf(text) }
}

const COOKIE = sieve(/[Cc]ookie/u)

/** Whether the head of a row's table speaks of cookies: "Dienst", "Cookies/Laufzeit". */
function titledCookies(scene: Scene, block: number): boolean {
  const first = scene.tableTop(block)
  return first < block && COOKIE.test(scene.siftedOf(first))
}

/** What introduces a list: the block before its first item. */
function leadIn(scene: Scene, block: number): number {
  let at = block
  while (at > 0 && block - at < 30 && scene.blocks[at]?.kind === 'item') at--
  return at
}

/** Kinds of cookies, as consent banners head their lists: "Statistik (3)". */
const CATEGORY =
  /^(?:(?:Unbedingt |Technisch )?(?:[Nn]otwendige?|[Ee]rforderliche?|[Ee]ssenzielle?)|Statistik(?:en)?|Marketing|Präferenzen|Funktionale?|Komfort|Analyse|Werbung|Externe Medien|Necessary|Statistics|Preferences)(?: Cookies)?(?: \(\d{1,2}\))?:?$/u

const ENTRY =
  /^(?!(?:Cookie-?)?(?:Name|Bezeichnung|Anbieter|Zweck|Laufzeit|Ablauf)\s?:)(?:(?:Cookie-?\s?)?Name |Cookie )?[\p{L}\d_.*[\]-]{2,40}(?:\s\([^()]{2,40}\))?\s?[,:;(|–\t-]|^[\p{L}\d*-]{0,30}_[\p{L}\d_.*-]{1,40}\s\p{Ll}/u

/** What stands over a run of entries: words that announce cookies, a kind of them, or a text that speaks of them. */
type Lead = 'announced' | 'kind' | 'beside'

/**
 * Tells of lines and rows whether they are one of those right after "Wir setzen folgende Cookies:", or one of several with
 * a lifetime each after what speaks of cookies. One pass: what stands over a run is said of all its entries.
 */
function announcedIn(scene: Scene): (block: number) => boolean {
  const leads: (Lead | undefined)[] = []
  let entry = false
  let lead: Lead | undefined
  scene.blocks.forEach((block, at) => {
    const above = scene.blocks[at - 1]
    const goesOn = entry && above !== undefined
    entry =
      above !== undefined &&
      block.kind !== 'heading' &&
      block.end - block.start <= 160 &&
      !scene.text.startsWith(':', block.end - 1) &&
      ENTRY.test(scene.textOf(at))
    if (above === undefined || !entry) lead = undefined
    else if (CATEGORY.test(scene.textOf(at - 1))) lead = 'kind'
    else if (!goesOn) lead = above.kind === 'row' ? undefined : leadOver(scene, at - 1)
    leads.push(lead)
  })
  return (block) => {
    const said = leads[block]
    if (said === undefined || said === 'announced') return said !== undefined
    return (
      isTimed(scene, block) && (said === 'kind' || isTimed(scene, block - 1) || isTimed(scene, block + 1))
    )
  }
}

/** What a block announces; of "Im Einzelnen sind dies:" the one before it tells. */
function leadOver(scene: Scene, block: number): Lead | undefined {
  const text = scene.textOf(block)
  const points = text.length < 60 && /:\s{0,3}$/u.test(text) && !/[Cc]ookie/u.test(text)
  if (!points || block === 0) return leadOf(text)
  return leadOf(scene.textOf(block - 1)) === undefined ? undefined : 'beside'
}

/** "… setzt zwei Cookies, für die es nach § 25 Abs. 2 TDDDG keine Einwilligung braucht:" */
const ANNOUNCES = /[Cc]ookies?(?![\p{L}])(?:[^.;:]|(?<=Abs|Nr|Art|lit|S)\.){0,90}:\s{0,3}$/u

function leadOf(text: string): Lead | undefined {
  if (ANNOUNCES.test(text.slice(-130))) return 'announced'
  return /[Cc]ookie/u.test(text.slice(-600)) ? 'beside' : undefined
}

function isTimed(scene: Scene, block: number): boolean {
  const own = scene.textOf(block)
  const name = own.length < 160 ? ENTRY.exec(own)?.[0] : undefined
  return name !== undefined && tellsLife(own.slice(name.length))
}

/** Whether a heading further above speaks of cookies, or the one right before: "Notwendig:" under "Cookies". */
function underCookies(scene: Scene, heading: number): boolean {
  const own = scene.headings[heading]
  const before = scene.headings[heading - 1]
  const touching = own && before && scene.piece(before.end, own.start).trim() === '' ? [before.text] : []
  return [...touching, ...scene.headingsAbove(heading).slice(1, 3)].some((above) => /[Cc]ookie/u.test(above))
}

const ADDRESS = /(?:https?:\/\/|www\.)\S{1,300}/gu
const LIFETIME = sieve(/Laufzeit|Lebensdauer|Gültigkeit|Ablauf|lifetime|expiry/u)

/** Names one after the other, where one of them at least looks like the name of a cookie. */
function chainIn(pattern: RegExp, text: string): readonly { readonly name: string; readonly at: number }[] {
  return matchesOf(pattern, text).flatMap((match) => {
    const names = (match[1] ?? '').split(/, | und | sowie | and /u)
    const shows = (name: string): boolean => looksLikeCookie(name) || /^\p{Ll}{1,20}\d{1,6}$/u.test(name)
    if (!names.some((name) => shows(name) && !NO_COOKIE.test(name))) return []
    let [from] = match.indices?.[1] ?? [match.index]
    return names.map((name) => {
      const at = text.indexOf(name, from)
      from = at + name.length
      return { name, at }
    })
  })
}

/** "Gesetzt werden dann _wahl_id (13 Monate) und …": what is set, each with its lifetime, needs no noun. */
function setsTimed(text: string): boolean {
  if (!text.includes('_') || !SETS.test(text)) return false
  return matchesOf(SET_TIMED, text).some((match) => tellsLife(match[1] ?? ''))
}

const SETS =
  /(?<![\p{L}])(?:[Gg]esetzt|[Ss]etzt|[Ss]etzen|[Gg]espeichert|[Ss]peichert|[Ss]ets?|[Ss]tores?)(?![\p{L}])/u
const SET_TIMED = /(?<![\p{L}\p{N}_.])_{1,2}[a-z][\p{L}\d_.*-]{1,40} \(([^()]{3,40})\)/gu

/** "bekannt und _merker": what the catalogue knows right before what looks like a name. */
function knownBeside(text: string, at: number): readonly { readonly name: string; readonly at: number }[] {
  const from = Math.max(0, at - 60)
  const beside = BESIDE.exec(text.slice(from, at))
  const [, name = ''] = beside ?? []
  return beside && KNOWN.has(name.toLowerCase()) ? [{ name, at: from + beside.index }] : []
}

const BESIDE = /(?<![\p{L}\d_.-])([\p{L}\d_.-]{3,40})[“”"'`‘»]?(?:,| und| oder| sowie| and) [„"“'‚`«]?$/u

/** One name each, with what must be true of it, of what stands after it in its match, and of all the text from there on. */
const SINGLE: readonly {
  readonly pattern: RegExp
  /** Looked for in items, or in all that is about cookies; all others where the noun stands. */
  readonly within?: 'item' | 'any'
  readonly fits?: (name: string, after: string, on: string) => boolean
}[] = [
  { pattern: LABELLED_NAME },
  { pattern: NAMED_AFTER },
  { pattern: CALLED },
  { pattern: SET_OFF, fits: (name) => !ADVERB.test(name) },
  { pattern: IN_BRACKET, fits: (name, _, on) => KNOWN.has(name) || (!ADVERB.test(name) && tellsLife(on)) },
  { pattern: BEFORE_LIFE, within: 'item', fits: (name, after) => !ADVERB.test(name) && tellsLife(after) },
  { pattern: QUOTED_SUBJECT, within: 'any' },
  {
    pattern: PLAIN_NAME,
    fits: (name, after) => !ADVERB.test(name) && (!after.includes('(') || tellsLife(after)),
  },
]

function isWithin(within: 'item' | 'any' | undefined, kind: string | undefined, noun: boolean): boolean {
  if (within === undefined) return noun
  return within === 'any' || kind === 'item'
}

/** Names in running text or list items: what looks like one, or stands in quotation marks after "Cookie". */
function readRunning(scene: Scene, isAnnounced: (block: number) => boolean, add: Add): void {
  let looked = -1
  let about = false
  let announced = false
  let heading = -2
  let listed = false
  const under = (at: number): boolean => {
    if (at !== heading) {
      heading = at
      listed = underCookies(scene, at)
    }
    return listed
  }
  scene.sentences.forEach((sentence, index) => {
    const { text, start, block } = sentence
    const kind = scene.blocks[block]?.kind
    if (kind === 'heading') return
    if (block !== looked) {
      looked = block
      about =
        COOKIE.test(scene.siftedOf(block)) ||
        /[Cc]ookie/u.test(scene.headings[sentence.heading]?.text ?? '') ||
        (kind === 'row' && titledCookies(scene, block)) ||
        (kind === 'item' && under(sentence.heading)) ||
        (kind === 'item' && COOKIE.test(scene.siftedOf(leadIn(scene, block))))
      announced = kind !== 'item' && isAnnounced(block)
      about ||= announced
    }
    const bracketed = LIFETIME.test(sentence) ? chainIn(BRACKETED, text) : []
    if (!about && bracketed.length === 0 && !setsTimed(text)) return
    const clean = text.replace(ADDRESS, (url) => ' '.repeat(url.length))
    const names: { name: string; at: number }[] = []
    for (const match of matchesOf(TOKEN, clean))
      if (!NO_TOKEN.test(match[0])) names.push({ name: match[0].replace(/(?<!\.)\.$/u, ''), at: match.index })
    names.push(...names.flatMap(({ at }) => knownBeside(clean, at)))
    // What follows the noun needs the noun.
    const noun = COOKIE.test(sentence)
    for (const match of noun ? matchesOf(QUOTED_NAME, clean) : []) {
      const name = match[1] ?? match[2] ?? ''
      if (
        !KNOWN.has(name.toLowerCase()) &&
        /^(?:Cookies?(?![\p{L}])|Session|First|Third|Flash|Opt|Tracking|Analyse|Persistent|permanente|sogenannte|Remarketing|Conversion|notwendig|Like)/iu.test(
          name,
        )
      )
        continue
      const at = match.index + match[0].indexOf(name)
      if (!names.some((one) => one.at === at)) names.push({ name, at })
    }
    for (const list of noun ? matchesOf(QUOTED_LIST, clean) : [])
      for (const match of matchesOf(IN_QUOTES, list[0])) {
        const at = list.index + match.index + 1
        if (!names.some((one) => one.at === at)) names.push({ name: match[1] ?? '', at })
      }
    const also = (name: string, at: number): void => {
      const known = names.some((one) => one.at < at + name.length && at < one.at + one.name.length)
      if (!known && !NO_COOKIE.test(name)) names.push({ name, at })
    }
    for (const match of text.includes(')') ? matchesOf(TIMED_NAME, clean) : []) {
      const [, bound, chained, name = '', beside = ''] = match
      const likely =
        bound !== undefined ||
        (chained !== undefined && names.some((one) => one.at < match.index)) ||
        !/^\p{L}?\p{Ll}+$/u.test(name)
      if (likely && tellsLife(beside))
        also(name, match.index + match[0].lastIndexOf(name, match[0].length - beside.length - 3))
    }
    for (const { name, at } of [...bracketed, ...(noun ? chainIn(CHAINED, clean) : [])]) also(name, at)
    for (const { pattern, fits, within } of SINGLE)
      for (const match of isWithin(within, kind, noun) ? matchesOf(pattern, clean) : []) {
        const [, name = '', after = ''] = match
        if (fits?.(name, after, clean.slice(match.index)) !== false)
          also(name, match.indices?.[1]?.[0] ?? match.index)
      }
    // In a list of cookies a name may look like any word; the catalogue knows it.
    const lead =
      kind === 'item' || (announced && start === scene.blocks[block]?.start)
        ? /^[•*–-]?\s?([\p{L}\d_.-]{2,40})(?=\s?[(,:–|]|\s-\s)/u.exec(clean)
        : null
    const timed =
      lead?.[1] !== undefined &&
      (announced || /^[^\s]{3,40}\s\([^)]{2,30}\)$/u.test(clean.trim())) &&
      lifetimesIn(clean.slice(lead[0].length), start).length > 0
    if (
      lead?.[1] &&
      (timed || KNOWN.has(lead[1].toLowerCase())) &&
      !names.some((one) => one.name === lead[1])
    ) {
      names.push({ name: lead[1], at: lead.index + lead[0].length - lead[1].length })
    }
    names.sort((a, b) => a.at - b.at)
    const respectively = inTurn(clean, start, names)
    names.forEach((one, n) => {
      const from = one.at + one.name.length
      const turn = respectively[n]
      if (turn) {
        add(one.name, [start + one.at, start + from], turn.period, turn.at)
        return
      }
      const to = names[n + 1]?.at ?? Math.min(clean.length, from + 220)
      const own = clean.slice(from, to)
      const lives = lifetimesIn(own, start + from)[0]
      const shared =
        lives ??
        bracketedAfter(clean, start, one.at) ??
        (names.length > 1 && /^[“”"'`‘»]?(?:,| und| sowie| oder| bzw| and)/u.test(own)
          ? lifetimesIn(clean.slice(from, from + 200), start + from)[0]
          : undefined)
      const said =
        shared ??
        (names.length === 1
          ? (lifetimeAfter(scene, index) ??
            lifetimeBefore(scene, index) ??
            (clean.trim() === one.name ? lifetimeBelow(scene, block) : undefined))
          : undefined)
      const fleeting = said ? null : FLEETING.exec(clean.slice(Math.max(0, one.at - 60), one.at))
      const since = start + Math.max(0, one.at - 60) + (fleeting?.index ?? 0)
      const session = fleeting && { period: 'session', at: [since, since + fleeting[0].length] as const }
      const life = said ?? session
      add(one.name, [start + one.at, start + from], life?.period, life?.at)
    })
  })
}

/** "ein Session-Cookie namens a_b", "Sitzungscookies (z. B. a_b)": its kind says how long it lives. */
const FLEETING =
  /(?<!\p{L})(?:[Ss]itzungs-?|[Ss]ession[- ]?)[Cc]ookies?(?: namens| mit (?:dem|der) (?:Namen|Bezeichnung)| called)?[ („"“'‚`«»]{1,3}(?:(?:z\. ?B\.|wie|etwa|namens) )?[„"“'‚`«»]?$/u

/** '"a_b" und "c_d" werden für 2 Jahre bzw. 24 Stunden gespeichert': as many lifetimes as names, in their order. */
function inTurn(
  text: string,
  start: number,
  names: readonly { readonly name: string; readonly at: number }[],
): readonly { readonly period: Period; readonly at: Span }[] {
  const last = names.at(-1)
  if (names.length < 2 || !last) return []
  const joined = names.every((one, n) => {
    const next = names[n + 1]
    return (
      !next ||
      /^["“”'‘»]?(?:,| und| sowie| and|, und) [„"“'‚«]?$/u.test(text.slice(one.at + one.name.length, next.at))
    )
  })
  const rest = text.slice(last.at + last.name.length, last.at + last.name.length + 160)
  if (!joined || !/(?<![\p{L}])(?:bzw\.|beziehungsweise|respektive|respectively)/u.test(rest)) return []
  const lives = lifetimesIn(rest, start + last.at + last.name.length)
  return lives.length === names.length ? lives : []
}

/** "90 Tage (Cookie „a_b“)": the lifetime whose bracket names the cookie. */
function bracketedAfter(text: string, start: number, at: number): { period: Period; at: Span } | undefined {
  const from = Math.max(0, at - 50)
  const opened = BRACKET_OPENED.exec(text.slice(from, at))
  if (!opened) return undefined
  const life = lifetimesIn(text.slice(from, from + opened.index), start + from).at(-1)
  return life && life.at[1] === start + from + opened.index ? life : undefined
}

const BRACKET_OPENED = / \((?:Cookies? )?[„"“'‚«]?$/u

// "Wir setzen ein Cookie (muster_id). Es bleibt zwei Tage." or, further on: "Das Cookie hat eine Laufzeit von 60 Tagen."
const IT_LASTS =
  /^(?:Wird|Läuft|Verfällt|Gilt|Bleibt|Erlischt|Endet|Expires|Lasts|Deleted) |^(?:Es|Er|Dieses|Dieser) (?:verliert|behält)(?![\p{L}])[^.;]{0,60} (?:Gültigkeit|Wirkung)(?![\p{L}])|^(?:Es|Er|Dieses|Dieser) (?:[^.;]{3,90} und )?(?:lebt|bleibt|verbleibt|besteht|gilt|hält|merkt sich|läuft|wird|verfällt|verschwindet|endet|erlischt|hat)(?![\p{L}])|^It (?:lasts|lives|expires|stays|is)(?![\p{L}])/u
const COOKIE_LASTS =
  /^(?:Das|Der|Dieses|Dieser) [\p{L}-]{0,30}[Cc]ookie (?:hat|lebt|bleibt|verbleibt|besteht|gilt|hält|merkt sich|läuft|wird|verfällt|verschwindet|endet|erlischt|ist)(?![\p{L}])|^(?:Die |Seine )?(?:Laufzeit|Lebensdauer|Speicherdauer|Gültigkeit(?:sdauer)?|Haltbarkeit|Lebenszeit|Dauer|Ablauf)(?![\p{L}])|^(?:The|This) cookie (?:lasts|lives|expires|stays|is|has)(?![\p{L}])/u

/** How long the one cookie of a sentence lives, where one of the next sentences says it. */
function lifetimeAfter(scene: Scene, index: number): { period: Period; at: Span } | undefined {
  const block = scene.sentences[index]?.block
  for (let step = 1; step <= 3; step++) {
    const next = scene.sentences[index + step]
    if (!next || next.block !== block) return undefined
    if ((step === 1 && IT_LASTS.test(next.text)) || COOKIE_LASTS.test(next.text))
      return lifetimesIn(next.text, next.start)[0]
  }
  return undefined
}

/** "Wir setzen Cookies, die für die Dauer Ihres Besuchs gelten. Es handelt sich um das Cookie muster_id." */
const IT_IS =
  /^(?:Es handelt sich|Das ist|Dies ist|This is|It is)(?: (?:dabei|hierbei|hier|nur|lediglich|allein)){0,2}(?: um)? (?:das|ein|the|a) [^.;]{0,30}[Cc]ookie/u

function lifetimeBefore(scene: Scene, index: number): { period: Period; at: Span } | undefined {
  const own = scene.sentences[index]
  if (!own || !IT_IS.test(own.text)) return undefined
  for (let step = 1; step <= 2; step++) {
    const before = scene.sentences[index - step]
    if (!before || before.block !== own.block) return undefined
    const life = COOKIE.test(before) ? lifetimesIn(before.text, before.start)[0] : undefined
    if (life) return life
  }
  return undefined
}

/** A name alone on its line, what it is for on the next, and then nothing but how long: "_wahl", "Statistik.", "1 Jahr". */
function lifetimeBelow(scene: Scene, at: number): { period: Period; at: Span } | undefined {
  for (let below = at + 1; below <= at + 3; below++) {
    const block = scene.blocks[below]
    if (!block || block.kind === 'heading' || block.end - block.start > 160) return undefined
    const line = scene.textOf(below)
    const [life, more] = lifetimesIn(line, block.start)
    const rest = block.end - (life?.at[1] ?? 0)
    // "merkt sich Ihre Wahl, 6 Monate": what it is for and how long, on the line right below.
    if (
      life &&
      more === undefined &&
      (line.length - (life.at[1] - life.at[0]) < 4 || (below === at + 1 && rest < 25))
    )
      return life
    if (looksLikeCookie(line.trim())) return undefined
  }
  return undefined
}
