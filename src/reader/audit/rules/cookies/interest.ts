import { fitsAny, pattern, patterns } from '../../pattern.ts'
import { type Context, defineRule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

const SIX_F =
  'Art(?:ikel|\\.)? ?6 (?:Abs(?:atz|\\.)? ?)?\\(?1\\)? ?(?:S(?:atz|\\.) ?1 )?(?:lit|Buchst)?\\w*\\.? ?f\\b'
const DIRECT = patterns([
  `Cookies? & ${SIX_F}`,
  'Cookies? & berechtigte[nrs]? Interesse',
  'cookies & legitimate interest',
  // Trackers that do not run without cookies.
  '=\\b(?:Google Analytics|Google Ads|Hotjar|Criteo|Taboola|Clarity|Insight[- ]Tag|(?:Meta|Facebook)[- ]Pixel|Adobe Analytics)\\b & (?:[Bb]erechtigte[nrs]? Interesse|legitimate interest)',
])
const BROWSER = patterns([
  '(?:Speicherung|Speichern|Setzen|Installation) (?:der|von) Cookies … Browser … (?:verhindern|unterbinden|eingeschränkt|verhindert)',
  'Browser … (?:Speichern|Speicherung|Setzen) (?:der|von) Cookies … (?:verhindern|verhindert|eingeschränkt|unterbinden)',
])
const TRACKER = patterns([
  '=\\b(?:Matomo|Piwik|Google Analytics|Leadinfo|Leadfeeder|Hotjar|etracker|Adobe Analytics|Google Ads|Criteo|Taboola|Clarity|Insight[- ]Tag|Meta[- ]Pixel|Facebook[- ]Pixel)\\b',
])
const NO_TRACKER = patterns([
  'keine?\\b … (?:Matomo|Google Analytics|Tracking|Cookies)',
  '(?:Cookies?|Google Analytics|Matomo|Tracking) (?:\\w+ ){0,4}(?:keine|nicht)\\b',
])
const GROUND = patterns([SIX_F])
const NECESSARY = patterns([
  '(?:unbedingt|technisch|zwingend|betriebs)\\w* ?(?:erforderlich|notwendig)',
  '(?:notwendige|erforderliche|essenzielle|essentielle)[nr]? (?:\\w+ )?Cookies?',
  'strictly necessary|essential cookies',
  // What § 25(2) no. 2 lets be stored, in the words of the templates.
  'Kommunikationsvorgang|(?:erwünscht|gewünscht|angefordert)\\w* (?:\\w+ )?(?:Funktion|Dienst|Leistung)',
  'technisch (?:fehlerfrei|einwandfrei|reibungslos)',
])
/** Steps that need a ground of their own beside a tracker in the same section: logs, hosting, forms, checks of credit. */
const OTHER_STEP = patterns([
  'Log-?\\s?(?:files?|dateien?|daten)|Serverlog|Zugriffsprotokoll|Protokolldatei|User-?Agent|Referrer',
  'Angriff|Stabilität|Sicherheit (?:und|der|unserer)|Auslieferung|auszuliefern|Hosting|gehostet|Fehlerbericht|Absturz|Bonität|Zahlungsausf|Kontaktformular|Formular',
])
const CONSENT = patterns(['Einwilligung|eingewilligt|Zustimmung|consent', '§ ?25'])
const WITHOUT_CONSENT = /ohne (?:\p{L}+ ){0,3}(?:Einwilligung|Zustimmung)/gu
const WITHOUT_COOKIES = patterns([
  '(?:ohne|keine) (?:\\w+ ){0,3}Cookies',
  'cookielos|cookiefrei',
  'Cookies … (?:nicht gesetzt|deaktiviert|verzicht)',
])

/** Storing and reading on the device what is not strictly necessary needs consent (BGH I ZR 7/16, § 25(1) TDDDG). */
export default defineRule({
  code: 'cookie/interest-instead-of-consent',
  law: 'TDDDG 25(1)',
  accepts: [
    'Technisch notwendige Cookies setzen wir auf Grundlage berechtigter Interessen (Art. 6 Abs. 1 lit. f DSGVO).',
    'Matomo setzen wir nur mit Ihrer Einwilligung ein (Art. 6 Abs. 1 lit. a DSGVO, § 25 Abs. 1 TDDDG). Sie können Cookies im Browser ausschließen.',
    'Wir zeigen uns in einem Netzwerk und stützen das auf Art. 6 Abs. 1 lit. f DSGVO.\n\nMit Ihrer Einwilligung setzen wir den Insight-Tag ein.',
    'Technisch notwendige Cookies setzen wir auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO.\n\nwahl_id, Hotjar, 365 Tage',
    'Cookies, die zur Durchführung des Kommunikationsvorgangs oder für von Ihnen gewünschte Funktionen erforderlich sind, setzen wir nach Art. 6 Abs. 1 lit. f DSGVO.',
    'Website\n\nDer Server schreibt Logdateien mit IP-Adresse und User-Agent. Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO; wir wehren damit Angriffe ab.\n\nMit Ihrer Einwilligung nutzen wir Google Analytics.',
    'Der Server schreibt Logdateien, die Grundlage ist Art. 6 Abs. 1 lit. f DSGVO. Cookies setzen wir keine, Google Analytics auch nicht.',
    'Google Analytics nutzen wir nicht, auch nicht auf Grundlage eines berechtigten Interesses.',
    'Matomo läuft bei uns ohne Cookies auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO.',
  ],
  catches: [
    'Zur bequemeren Nutzung setzen wir Cookies auf Grundlage unserer berechtigten Interessen.',
    'Wir nutzen Google Analytics auf Grundlage unseres berechtigten Interesses.',
    'We use Hotjar on the basis of our legitimate interest in a good website.',
    'Wir nutzen Matomo. Die Auswertung der Besuche beruht auf Art. 6 Abs. 1 lit. f DSGVO. Dabei werden Cookies gesetzt.',
    'Google Analytics setzen wir auch ohne Ihre Einwilligung auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO ein.',
    'Die Speicherung der Cookies können Sie durch eine Einstellung Ihrer Browser-Software verhindern.',
  ],

  check(_notice, _facts, context) {
    const { view } = context
    const direct = view.findAny(DIRECT, 20).filter((hit) => {
      const { text } = view.sentence(hit)
      return !fitsAny([...NECESSARY, ...CONSENT, ...WITHOUT_COOKIES, ...NO_TRACKER], text)
    })
    const trackers = view.findAny(GROUND, 60).filter((hit) => {
      const section = context.section(hit)
      if (section.length > 9000 || !fitsAny(TRACKER, section)) return false
      if (fitsAny(WITHOUT_COOKIES, section) || askedFor(context, hit)) return false
      const text = view.sentence(hit).text.replaceAll(WITHOUT_CONSENT, '')
      if (fitsAny([...NECESSARY, ...CONSENT], text) || carriesOther(context, hit)) return false
      return !/Widerspruch|widersprechen/u.test(text) && usedOn(text, section)
    })
    const consented = view.has([
      pattern('§ ?25'),
      pattern('Cookie-?\\s?(?:Banner|Consent|Einwilligung)'),
      pattern('(?:Einwilligung|Zustimmung) & Cookies?'),
    ])
    const browser = consented ? [] : view.findAny(BROWSER, 6)
    return [...direct, ...trackers, ...browser].map((hit) => ({ hit }))
  },
})

/** Whether the paragraph of the ground speaks of another step and names no tracker that is used. */
function carriesOther({ view }: Context, ground: Hit): boolean {
  const own = view.paragraphs[ground.paragraph]?.text ?? ''
  if (!fitsAny(OTHER_STEP, own)) return false
  return !fitsAny(TRACKER, own) || fitsAny(NO_TRACKER, own)
}

/** Whether the tracker near by stands in a paragraph of its own that asks for consent: the ground carries something else. */
function askedFor({ view }: Context, ground: Hit): boolean {
  const nearest = [0, -1, 1, -2, 2, -3, 3]
    .map((step) => view.paragraphs[ground.paragraph + step]?.text ?? '')
    .find((text) => fitsAny(TRACKER, text))
  const own = view.paragraphs[ground.paragraph]?.text
  return nearest !== undefined && nearest !== own && fitsAny(CONSENT, nearest)
}

/** Whether the ground carries the tracker and not another step in the same section. */
function usedOn(sentence: string, section: string): boolean {
  if (
    /(?:Nutzung|Einsatz|Verwendung|Speicherung|Analyse|Auswertung|Verarbeitung|Rechtsgrundlage|erfolgt|beruht|Grundlage)/iu.test(
      sentence,
    )
  ) {
    const onlyIfNot =
      /(?:Einwilligung|eingewilligt) (?:\w+ ){0,8}(?:Art\. 6 Abs\. 1 (?:S\. 1 )?lit\. a)/u.test(section)
    return !onlyIfNot || /abgefragt|eingeholt/u.test(section)
  }
  return false
}
