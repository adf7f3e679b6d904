import { patterns } from '../../pattern.ts'
import { type Context, defineRule } from '../../rule.ts'
import { type Hit, isTitle } from '../../view.ts'

/** What says how consent to the newsletter is proved. */
const CONFIRMED = patterns([
  'Double-?\\s?Opt-?\\s?In',
  'Bestätigungs-?(?:E-?)?-?(?:Mail|Link|Nachricht)',
  'Bestätigung\\w* … (?:Link|klicken|Klick)',
  '(?:Link|E-?Mail) … bestätigen',
  'bestätig(?:en|e|st|t) … (?:Link|E-?Mail|Adresse|Anmeldung)',
  'nach (?:Ihrer |der |deiner )?Bestätigung (?:Ihrer|der|deiner) (?:Anmeldung|Adresse|E-?Mail)',
  'confirm\\w* … (?:link|e-?mail|subscription)',
  '(?:Überprüfung|überprüf|prüfen)\\w* … Inhaber',
  'Bestätigungs ?-?(?:e-?)?mail|Aktivierungs-?(?:link|mail|e-mail)',
  'Bestätigung\\w* … (?:E-?Mail|Newsletter|Adresse)',
  '(?:zweistufig|zweifach|doppelte)\\w* … (?:Anmeld|Opt|Einwillig|Verfahren)',
  '(?:Mail|Nachricht|Link) … (?:anklicken|klicken|draufklick|bestätig)',
  '(?:nicht |un)bestätigte\\w* (?:Bestellung|Anmeldung|Adresse)',
])
const SENT =
  /versend|versand|verschick|zusend|schicken|senden|abonn|anmeld|bestell|beziehen|erhalten|eintr[aä]g|empfang|subscri|sign up|opt/iu
const EXAMPLE =
  /(?:z\. ?B\.|bspw\.|beispielsweise|etwa|e\.g\.|for example|wie)[^.;)]{0,60}newsletter|newsletter[^.;]{0,40}\) erteilt/iu

/** Advertising to existing customers needs no consent (§ 7(3) UWG). */
const OF_CUSTOMERS = /Bestandskund|§ ?7 Abs(?:\.|atz) ?3|existing customer/u
const CONSENT = /einwillig|zustimm|anmeld|eintr[aä]g|consent|subscri|opt/iu

/** Whoever sends a newsletter says how the consent to it is confirmed (§ 7(2) no. 2 UWG, Art. 7(1) GDPR). */
export default defineRule({
  code: 'svc/newsletter-doi',
  law: 'UWG 7(2) no. 2; GDPR 7(1)',
  accepts: [
    'Für den Newsletter nutzen wir das Double-Opt-in-Verfahren.',
    'Wir versenden keinen Newsletter.',
    'Newsletter: Sie tragen sich ein und bestätigen den Link in der ersten Nachricht.',
    'Den Newsletter senden wir nur nach Bestätigung Ihrer Anmeldung.',
    'Für den Newsletter brauchen wir Ihre Adresse und Angaben, mit denen wir überprüfen können, dass Sie der Inhaber der E-Mail-Adresse sind.',
    'Newsletter an Bestandskunden versenden wir nach Maßgabe des § 7 Abs. 3 UWG.',
    'Haben Sie eine Einwilligung erteilt (z. B. Newsletter), beruht die Verarbeitung darauf.',
  ],
  catches: [
    'Unseren Newsletter senden wir an die Adresse, die Sie angeben.',
    'Inhalt\n\nKontakt\n\nNewsletter\n\nKontakt\n\nAnfragen löschen wir nach einem Jahr.\n\nNewsletter\n\nWer ihn abonniert, erhält einmal im Monat Post von uns.',
  ],

  check(_notice, _facts, context) {
    const sent = newsletterSent(context)
    return sent === undefined || context.view.has(CONFIRMED) ? [] : [{ hit: sent, absence: true }]
  },
})

/** Where a notice says that it sends a newsletter: not where contents or examples name one. */
function newsletterSent(context: Context): Hit | undefined {
  const { view } = context
  return context.evidence('newsletter').find((hit) => {
    const below = view.paragraphs[hit.paragraph + 1]?.text ?? ''
    const titled = isTitle(view, hit.paragraph)
    if (titled && below.length < 50) return false
    const text = titled ? below.slice(0, 400) : view.sentence(hit).text
    return SENT.test(text) && !EXAMPLE.test(text) && !(OF_CUSTOMERS.test(text) && !CONSENT.test(text))
  })
}
