import { isLetter } from './letters.ts'
import type { Tape } from './tape.ts'

/**
 * Stems of the words that notices use with an umlaut or ß. A hole in a word is filled when that makes one of them;
 * stems of three letters count as whole words only.
 */
const STEMS =
  `erklärung klär für über können möchten müssen dürfen möglich würden wäre hätte während gemäß persönlich
öffentlich ausschließlich einschließlich schließ schließlich maßnahme regelmäßig rechtmäßig grundsätz zusätz gesetzlich
schütz unterstütz nütz gewähr erklär erläuter änder geänder veränder übermitt übertrag überprüf übernehm überwach
übersicht gegenüber darüber hierüber worüber prüf einfüg verfüg hinzufüg verknüpf erfüll berücksichtig berechtigt
größ tätig beschäftig geschäft gerät beiträg verträg auftrag aufträge einträg anträg vertragsverhältnis verhältnis
länder ausländ europäi zuständig aufsichtsbehörde behörde landesbehörde höchst löschung lösch gelöscht auslös lösung
könn müß gehör stör hör fällig zufällig einwilligungserklärung erfolg rückschl rückgäng rückfrage zurück zurückgeh
rücksicht rück drück ausdrücklich aktivität identität qualität funktionalität stabilität integrität kapazität
personalität verschlüssel schlüssel kürz gekürzt verkürz unterdrück wünsch frühe früher natürlich juristisch führ
durchführ ausführ geführt verführ zuführ gebühr sämtlich täglich jährlich nächst spät später verspät bestätig
vertraulich erhält enthält enthäl erhältlich verhäl hält fällt lässt läßt trägt beträgt geprägt wählen auswähl erwähn
gewählt wahlweise zählen gezählt nähere näher erklärt ergänz begründ grund gründ gründe hintergründ künftig zukünftig
gültig endgültig vervielfältig ständig vollständig selbständig selbstständig unverzüglich bezüglich zugehörig zuläss
unzuläss zulässig veröffentlich öffn geöffnet böswill größe größt größer groß straße fuß ß maß gemäss außer außerdem
äußer äußerung weiß heiß schließt abschließ anschließ verstoß stoß verstöße gruß grüße süß beschlüss abschlüss
anschlüss entschlüssel rückverfolg bußgeld grenzüberschreit drittländ anhäng abhängig unabhängig häufig läng länger
verlänger schäd beschäd schädlich wörter passwörter schränk einschränk beschränk uneingeschränkt gespräch ansprüch
ansprüche geltendmachung widersprüch widersprüche verbänd gegenständ umstände umständ zustände zuständ abständ
bestände beständ verständ verständlich einverständ missverständ stände rechtsvorgänge vorgäng zugäng zugänglich gäng
ausgäng übergäng empfäng empfänger anfäng anhänge kläger träger körper körperlich hören gehört dienstanbieter österreich
zürich köln münchen düsseldorf nürnberg würzburg lüneburg göttingen tübingen münster lübeck saarbrücken thüringen
württemberg höhe erhöh bemüh geschützt geschütz schutzwürdig würdig jünger älter ältere jugendschütz kündig kündigung
ankündig auskünfte auskünft künft übrig üblich überlass übereinstimm gütlich güte rücktritt rückseite rücksend größtmöglich
bestmöglich schnellstmöglich menü bürger bürgerlich bücher büro büros stück stücke rückerstatt täuschung räum geräum
zeiträum aufräum fußzeile schaltfläche oberfläche fläche ähnlich nämlich ärzt ärzte ärztlich apparät sekretär militär
förder erforder gefördert fördern höhere größeren möge vermögen vermög mögen mög mögl löst auflös getötet nötig benötig
öfter öffnung eröffn völlig völker gewöhn gewöhnlich persön wöchentlich schön hinzugefügt gefügt fügt überblick über uns
ihn übung ausüb ausübung übe üben geübt übergib übergab überwieg überwiegend gegenüberstell hinweist schlüssig flüchtig
müller pflüg wühl fühl gefühl schüler schülerin prüfung stütz gestützt nützlich künstlich künstler frühzeitig mühe müh
dürft dürfte bedürf bedürfnis anwält rechtsanwält ausfäll fälle fäll einzelfäll fällen notfäll erklärungen mängel
ländlich täter täterin wärme wärt fähig geschäftsfähig leistungsfähig fächer gefäß gemäßigt mäßig verhältnismäßig
ordnungsgemäß turnusmäßig standardmäßig gewerbsmäßig gleichmäßig anlässlich anläss zuverlässig unerlässlich lässig
bläht gefährd gefährlich gefahr sänger währung bewähr gewährleist gewähren verwähr männer männlich häuser gebäude
häuslich häus träum bäum läuf läufe abläuf durchläuf geläufig verläuf vorläufig erläut säule äquival präzis präferenz
präsenz präsentier erklärend sphäre privatsphäre anonymität solidarität universität aktualität priorität nationalität
sexualität volljährig minderjährig jähr halbjähr mehrjährig gänzlich ursprünglich sprüng dünn sünd wünsche münz gründlich
gründung mündlich mündig bünd verbünd gebünd bündel kündbar stünd fündig tür natür kür ungekürzt schürf hürde würde
würdig erwürdig früh brüche brück rückgabe rückmeld rückruf rückwirk rücknahme rücklauf künden stärk verstärk gestärkt
märkt märz jänner`
    .split(/\s+/u)
    .filter((stem) => /[äöüß]/u.test(stem))

const WHOLE = new Set(STEMS)
const PARTS: ReadonlySet<string> = new Set(STEMS.filter((stem) => stem.length > 3))
const LONGEST = Math.max(...STEMS.map((stem) => stem.length))
const FILLINGS = ['ä', 'ö', 'ü', 'ß']
const LONGEST_WORD = 60

function isHole(code: number): boolean {
  return code === 0x3f || code === 0xfffd
}

function isKnown(word: string): boolean {
  return WHOLE.has(word)
}

/** Whether a filled word holds a known stem that covers the place just filled. */
function holdsStem(word: string, hole: number): boolean {
  if (isKnown(word)) return true
  for (let start = Math.max(0, hole - LONGEST); start <= hole; start += 1) {
    for (let end = hole + 1; end <= Math.min(word.length, start + LONGEST); end += 1) {
      if (end - start > 3 && PARTS.has(word.slice(start, end))) return true
    }
  }
  return false
}

/** A letter of a filled word, and how many code units of the broken word it stands for. */
interface Filled {
  readonly letter: string
  readonly width: number
}

/** What one or two holes side by side can have been: one letter, two (`größe`), or one that left two bytes. */
function attempts(two: boolean): readonly (readonly Filled[])[] {
  const one = FILLINGS.map((letter) => [{ letter, width: 1 }])
  if (!two) return one
  const pairs = ['ä', 'ö', 'ü'].map((letter) => [
    { letter, width: 1 },
    { letter: 'ß', width: 1 },
  ])
  return [...pairs, ...FILLINGS.map((letter) => [{ letter, width: 2 }]), ...one]
}

/** Fills the holes of a word from left to right; holes that no known stem explains stay. */
function fill(word: string): readonly Filled[] | null {
  let filled: readonly Filled[] = Array.from({ length: word.length }, (_, i) => ({
    letter: word.charAt(i).toLowerCase(),
    width: 1,
  }))
  let changed = false
  for (let hole = 0; hole < filled.length; hole += 1) {
    if (!isHole(filled[hole]?.letter.charCodeAt(0) ?? 0)) continue
    const two = isHole(filled[hole + 1]?.letter.charCodeAt(0) ?? 0)
    for (const letters of attempts(two)) {
      const width = letters.reduce((sum, each) => sum + each.width, 0)
      const attempt = [...filled.slice(0, hole), ...letters, ...filled.slice(hole + width)]
      if (!holdsStem(attempt.map((each) => each.letter).join(''), hole)) continue
      filled = attempt
      changed = true
      break
    }
  }
  return changed ? filled : null
}

const SPELT: ReadonlyMap<string, string> = new Map([
  ['ae', 'ä'],
  ['oe', 'ö'],
  ['ue', 'ü'],
])
const SPELT_WORDS =
  /(?<!\p{L})(?:fuer|ueber|koennen|muessen|duerfen|moechten|wuerden|waehrend|gemaess|persoenlich\p{L}*|moeglich\p{L}*|\p{L}*erklaerung|loesch\p{L}*|uebermitt\p{L}*)(?!\p{L})/giu

/** Whether a text writes its umlauts as two letters (`fuer`, `Loeschung`): several words do, and it has none itself. */
export function spellsUmlautsOut(text: string): boolean {
  if (!/[aou]e/iu.test(text) || (text.match(/[äöü]/giu)?.length ?? 0) > 2) return false
  return (text.match(SPELT_WORDS)?.length ?? 0) >= 3
}

/** Joins umlauts that were written as two letters, where that makes a known word: `fuer` but not `neue`. */
export function joinUmlauts(tape: Tape, whole: Tape): void {
  for (let i = 0; i < tape.length; ) {
    let end = i
    while (end < tape.length && isLetter(tape.code(end))) end += 1
    const umlauts = end - i > 2 && end - i <= LONGEST_WORD ? umlautsOf(tape.text(i, end)) : NONE
    const stop = Math.max(end, i + 1)
    for (let at = i; at < stop; at += 1) {
      const umlaut = umlauts.get(at - i)
      if (umlaut === undefined) whole.push(tape.code(at), tape.from(at), tape.to(at))
      else {
        whole.push(umlaut.charCodeAt(0), tape.from(at), tape.to(at + 1))
        at += 1
      }
    }
    i = stop
  }
}

const NONE: ReadonlyMap<number, string> = new Map()

/** Where in a word two letters stand for an umlaut, and for which. */
function umlautsOf(word: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  let letters = word.toLowerCase()
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const umlaut = SPELT.get(letters.slice(at, at + 2))
    if (umlaut === undefined) continue
    const attempt = letters.slice(0, at) + umlaut + letters.slice(at + 2)
    if (!holdsStem(attempt, at)) continue
    // Each umlaut found before has made the word one letter shorter.
    const place = at + found.size
    const capital = word.charAt(place) !== word.charAt(place).toLowerCase()
    found.set(place, capital ? umlaut.toUpperCase() : umlaut)
    letters = attempt
  }
  return found
}

/** Nouns that begin with an umlaut, and so with a capital. */
const NOUNS =
  /^(?:änderung|öffentlichkeit|öffnung|übermittlung|übertragung|übersicht|überblick|überprüfung|ärzt|österreich|übung|übergang|überwachung|äußerung|ähnlichkeit)/u

/**
 * Gives words back the umlauts that an export lost (`Datenschutzerkl?rung`, `f\ufffdr`). A question mark that ends a
 * sentence or starts the query of an address stays, for no known word comes out of filling it.
 */
export function repairUmlauts(tape: Tape, whole: Tape): void {
  for (let i = 0; i < tape.length; ) {
    let end = i
    let holes = 0
    while (end < tape.length && (isLetter(tape.code(end)) || isHole(tape.code(end)))) {
      if (isHole(tape.code(end))) holes += 1
      end += 1
    }
    if (end === i) {
      whole.push(tape.code(i), tape.from(i), tape.to(i))
      i += 1
      continue
    }
    const broken = holes > 0 && holes <= 6 && end - i > 1 && end - i <= LONGEST_WORD ? tape.text(i, end) : ''
    const filled = broken === '' ? null : fill(broken)
    if (filled === null) {
      for (let k = i; k < end; k += 1) whole.push(tape.code(k), tape.from(k), tape.to(k))
    } else {
      const opens = i === 0 || /[.!?:]\s$/u.test(tape.text(Math.max(0, i - 2), i))
      const noun = NOUNS.test(filled.map(({ letter }) => letter).join(''))
      const capitals = broken.length > 2 && broken === broken.toUpperCase()
      let at = i
      for (const { letter, width } of filled) {
        const original = tape.code(at)
        const capital = capitals || (at === i && (opens || noun))
        const code = !isHole(original)
          ? original
          : (capital && letter !== 'ß' ? letter.toUpperCase() : letter).charCodeAt(0)
        whole.push(code, tape.from(at), tape.to(at + width - 1))
        at += width
      }
    }
    i = end
  }
}
