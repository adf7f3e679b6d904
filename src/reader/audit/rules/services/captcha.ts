import { disclaimedAt } from '../../disclaimed.ts'
import { fitsAny, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'
import { type Hit, isTitle, type View } from '../../view.ts'

const GROUND = patterns([
  'unsichtbaren Modus',
  'Art(?:ikel|\\.)? ?6 (?:Abs(?:atz|\\.)? ?)?1 (?:S(?:atz|\\.) ?1 )?(?:lit|Buchst)\\.? ?f\\b',
  'berechtigte[sn]? Interesse',
])
const CONSENTED = patterns(['eingewilligt'])
const CAPTCHA = patterns(['hCaptcha|reCAPTCHA|Turnstile'])

/** A captcha that reads how people behave reads from their devices: it takes consent (§ 25(1) TDDDG). */
export default defineRule({
  code: 'svc/captcha',
  law: 'TDDDG 25(1); GDPR 6',
  accepts: [
    'Das Captcha laden wir erst, wenn Sie eingewilligt haben.',
    'Wir nutzen Friendly Captcha ohne Cookies.',
    'Google reCAPTCHA nutzen wir nicht; das Formular stützt sich auf unser berechtigtes Interesse.',
    'Schriften\n\nDie Schriften liegen auf unserem Server; unser berechtigtes Interesse ist die einheitliche Darstellung (Art. 6 Abs. 1 lit. f DSGVO).\n\nFormulare\n\nGoogle reCAPTCHA laden wir erst, wenn Sie eingewilligt haben.',
  ],
  catches: [
    'Wir nutzen Google reCAPTCHA auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO.',
    'hCaptcha läuft im unsichtbaren Modus vollständig im Hintergrund.',
    'Rechtsgrundlage für reCAPTCHA ist unser berechtigtes Interesse am Schutz vor Spam.',
    'Google reCAPTCHA\n\nWir nutzen den Dienst zum Schutz unserer Formulare.\n\nDie Analyse läuft im Hintergrund.\n\nDie Verarbeitung erfolgt auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO.',
    'Google reCAPTCHA\n\nArt und Zweck der Verarbeitung:\n\nUnser Formular schützen wir mit reCAPTCHA gegen Anmeldungen durch Maschinen.\n\nRechtsgrundlage:\n\nArt. 6 Abs. 1 lit. f DSGVO; wir wollen unsere Angebote vor Spam schützen.',
  ],

  check(_notice, _facts, { view }) {
    if (!view.findAny(CAPTCHA, 40).some((hit) => !disclaimedAt(view, hit, 'thing'))) return []
    return view
      .findAny(GROUND, 400)
      .filter((hit) => !view.fitsSentence(CONSENTED, hit) && ofCaptcha(hit, view))
      .map((hit) => ({ hit }))
  },
})

/** How many paragraphs up the line may stand that heads a hit. */
const UP = 12

/** Headings that stand under the name of a service, not for one. */
const OF_ANY_SERVICE =
  /^[\d.)\s]*(?:Rechtsgrundlage|Art und Zweck|Zwecke? der|Empfänger|Speicherdauer|Umfang|Beschreibung|Dauer der|Drittland)[^.]{0,60}$/u

/** Whether a captcha is named in the paragraph of a hit, or in the nearest short line above it that heads it. */
function ofCaptcha(hit: Hit, view: View): boolean {
  const fitsAt = (at: number): boolean => fitsAny(CAPTCHA, view.paragraphs[at]?.text.slice(0, 2000) ?? '')
  if (fitsAt(hit.paragraph)) return true
  for (let at = hit.paragraph - 1; at >= Math.max(0, hit.paragraph - UP); at -= 1) {
    if (OF_ANY_SERVICE.test(view.paragraphs[at]?.text ?? '')) continue
    if (view.paragraphs[at]?.heading === true) return fitsAt(at) || fitsAt(at + 1)
    if (isTitle(view, at) && fitsAt(at)) return true
  }
  return false
}
