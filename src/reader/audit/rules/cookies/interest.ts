import { fits, pattern, patterns } from '../../pattern.ts'
import { type Context, defineRule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

const SIX_F =
  'Art(?:ikel|\\.)? ?6 (?:Abs(?:atz|\\.)? ?)?\\(?1\\)? ?(?:S(?:atz|\\.) ?1 )?(?:lit|Buchst)?\\w*\\.? ?f\\b'
const DIRECT = patterns([
  `Cookies? & ${SIX_F}`,
  'Cookies? & berechtigte[nrs]? Interesse',
  'cookies & legitimate interest',
])
const BROWSER = patterns([
  '(?:Speicherung|Speichern|Setzen|Installation) (?:der|von) Cookies … Browser … (?:verhindern|unterbinden|eingeschränkt|verhindert)',
  'Browser … (?:Speichern|Speicherung|Setzen) (?:der|von) Cookies … (?:verhindern|verhindert|eingeschränkt|unterbinden)',
])
const TRACKER = patterns([
  '=\\b(?:Matomo|Piwik|Google Analytics|Leadinfo|Leadfeeder|Hotjar|etracker|Adobe Analytics|Google Ads|Criteo|Taboola|Clarity|Insight[- ]Tag|Meta[- ]Pixel|Facebook[- ]Pixel)\\b',
])
const GROUND = patterns([SIX_F])
const NECESSARY = patterns([
  '(?:unbedingt|technisch|zwingend|betriebs)\\w* ?(?:erforderlich|notwendig)',
  '(?:notwendige|erforderliche|essenzielle|essentielle)[nr]? (?:\\w+ )?Cookies?',
  'strictly necessary|essential cookies',
])
const CONSENT = patterns(['Einwilligung|eingewilligt|Zustimmung|consent', '§ ?25'])
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
    'Matomo läuft bei uns ohne Cookies auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO.',
  ],
  catches: [
    'Zur bequemeren Nutzung setzen wir Cookies auf Grundlage unserer berechtigten Interessen.',
    'Wir nutzen Matomo. Die Auswertung der Besuche beruht auf Art. 6 Abs. 1 lit. f DSGVO. Dabei werden Cookies gesetzt.',
    'Die Speicherung der Cookies können Sie durch eine Einstellung Ihrer Browser-Software verhindern.',
  ],

  check(_notice, _facts, context) {
    const { view } = context
    const direct = view.findAny(DIRECT, 20).filter((hit) => {
      const { text } = view.sentence(hit)
      return ![...NECESSARY, ...CONSENT, ...WITHOUT_COOKIES].some((one) => fits(one, text))
    })
    const trackers = view.findAny(GROUND, 60).filter((hit) => {
      const section = context.section(hit)
      if (section.length > 9000 || !TRACKER.some((one) => fits(one, section))) return false
      if (WITHOUT_COOKIES.some((one) => fits(one, section)) || askedFor(context, hit)) return false
      const { text } = view.sentence(hit)
      if (NECESSARY.some((one) => fits(one, text))) return false
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

/** Whether the tracker near by stands in a paragraph of its own that asks for consent: the ground carries something else. */
function askedFor({ view }: Context, ground: Hit): boolean {
  const nearest = [0, -1, 1, -2, 2, -3, 3]
    .map((step) => view.paragraphs[ground.paragraph + step]?.text ?? '')
    .find((text) => TRACKER.some((one) => fits(one, text)))
  const own = view.paragraphs[ground.paragraph]?.text
  return nearest !== undefined && nearest !== own && CONSENT.some((one) => fits(one, nearest))
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
