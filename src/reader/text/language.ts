import { isLetter } from './letters.ts'

/** Words that only one language uses that often. Two or more letters, lower case. */
const WORDS: Readonly<Record<string, string>> = {
  de: 'der die das und ist nicht mit von wir sie ihre für auf werden wird zur durch einer eines bei oder dem den im zum daten über nach',
  en: 'the and of to is are that this for with your you our we by be will not from which information data on or have may',
  fr: 'le la les et des une est que dans pour vous nous votre vos sur avec par données sont aux ce cette notre du en',
  nl: 'de het een en van is dat voor met niet zijn wij uw deze wordt worden door bij ook naar gegevens onze kan ons',
  es: 'el los las una que para con por del sus usted datos es como su sobre nuestro esta cuando se al le y en la',
  it: 'il lo gli della del che per con una sono dei nel alla dati suo nostro questo può anche di è dal ai si',
  pl: 'w i na z się do nie jest oraz danych przez które przetwarzania dla jak po lub państwa są osobowych ich od',
  pt: 'os as uma que para com por dos seus dados ou não são sua pela ao em você do da nos às é o',
  cs: 'a v na se že je které pro údajů osobních nebo jsou jako podle jejich můžete vaše k při ze údaje',
  da: 'og at er det en til på af for med den ikke de vi har dine som du kan personoplysninger vores eller',
  sv: 'och att är det en till på av för med den inte som vi har dina du kan personuppgifter våra eller om',
  tr: 've bir bu için ile kişisel olarak verileriniz veri veya olan tarafından kişisel daha gibi sizin kadar de da',
  hu: 'a az és hogy nem egy van azt adatok személyes adatkezelés vagy ön által meg is ha mint érintett',
  ro: 'și de la în cu pe care este nu dumneavoastră datele sunt prin sau personal prelucrarea pentru al unei',
}

const NAMES: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  de: { de: 'Deutsch', en: 'German' },
  en: { de: 'Englisch', en: 'English' },
  fr: { de: 'Französisch', en: 'French' },
  nl: { de: 'Niederländisch', en: 'Dutch' },
  es: { de: 'Spanisch', en: 'Spanish' },
  it: { de: 'Italienisch', en: 'Italian' },
  pl: { de: 'Polnisch', en: 'Polish' },
  pt: { de: 'Portugiesisch', en: 'Portuguese' },
  cs: { de: 'Tschechisch', en: 'Czech' },
  da: { de: 'Dänisch', en: 'Danish' },
  sv: { de: 'Schwedisch', en: 'Swedish' },
  tr: { de: 'Türkisch', en: 'Turkish' },
  hu: { de: 'Ungarisch', en: 'Hungarian' },
  ro: { de: 'Rumänisch', en: 'Romanian' },
  ru: { de: 'Russisch', en: 'Russian' },
  uk: { de: 'Ukrainisch', en: 'Ukrainian' },
  el: { de: 'Griechisch', en: 'Greek' },
  ar: { de: 'Arabisch', en: 'Arabic' },
  he: { de: 'Hebräisch', en: 'Hebrew' },
  zh: { de: 'Chinesisch', en: 'Chinese' },
  ja: { de: 'Japanisch', en: 'Japanese' },
  ko: { de: 'Koreanisch', en: 'Korean' },
}

const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['uk', /[ґєії]/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
]

const VOTES = new Map<string, readonly string[]>()
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of new Set(words.split(' '))) VOTES.set(word, [...(VOTES.get(word) ?? []), language])
}

const LONGEST_WORD = Math.max(...[...VOTES.keys()].map((word) => word.length))

/** How many words are looked at; the beginning, the middle and the end are. */
const SAMPLE = 20_000

/** Letters in all, and those of the Latin alphabets; what lies beyond their blocks is looked up one by one. */
function countLetters(text: string): { readonly letters: number; readonly latin: number } {
  let letters = 0
  let latin = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x180 && isLetter(code)) {
      letters += 1
      latin += 1
    } else if (code >= 0x180 && LETTER.test(text.charAt(at))) {
      letters += 1
      if (LATIN.test(text.charAt(at))) latin += 1
    }
  }
  return { letters, latin }
}

/** Whether a unit of text is a letter, or half of one: what `\p{L}` says, without asking it for most letters. */
function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code < 0x180) return isLetter(code)
  if (code < 0xd800 || code >= 0xe000) return LETTER.test(text.charAt(at))
  const whole = text.codePointAt(code >= 0xdc00 ? at - 1 : at) ?? 0
  return whole > 0xffff && LETTER.test(String.fromCodePoint(whole))
}

const LETTER = /\p{L}/u
const LATIN = /\p{Script=Latin}/u

/** The language of a text by its small words, as ISO 639-1; `und` where there are too few to say. */
export function detectLanguage(text: string): string {
  const middle = Math.floor(text.length / 2)
  const sample =
    text.length <= SAMPLE * 3
      ? text
      : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)} ${text.slice(-SAMPLE)}`
  const { letters, latin } = countLetters(sample)
  if (letters === 0) return 'und'
  if (latin < letters / 2) return SCRIPTS.find(([, script]) => script.test(sample))?.[0] ?? 'und'
  const votes = new Map<string, number>()
  const small = sample.toLowerCase()
  for (let start = 0, end = 0; start < small.length; start = end + 1) {
    end = start
    while (isLetterAt(small, end)) end += 1
    if (end === start || end - start > LONGEST_WORD) continue
    const languages = VOTES.get(small.slice(start, end))
    for (const language of languages ?? []) {
      votes.set(language, (votes.get(language) ?? 0) + 1 / (languages?.length ?? 1))
    }
  }
  const ranked = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const [best] = ranked
  return best === undefined || best[1] < 2 ? 'und' : best[0]
}

/** What a language is called, in German and English; null for one that is not known by name. */
export function nameOfLanguage(language: string): { readonly de: string; readonly en: string } | null {
  return NAMES[language] ?? null
}
