import { shortened } from '../../../shorten.ts'
import { patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

const WITHDRAWAL = patterns(['auch ohne (?:Ihren|einen) Widerruf … widerrufen'])
const OWN_PURPOSE = patterns([
  '(?:im Rahmen|für|zu) eigene[rn]? (?:Werb|Zweck|geschäftlich)\\w*',
  'zur (?:Optimierung|Verbesserung)(?: oder Verbesserung)? der eigenen (?:Services|Dienste|Produkte)',
  'for (?:its|their) own purposes',
])
const ON_INSTRUCTION = patterns([
  '(?:nur|ausschließlich) nach unseren Weisungen',
  'Vertrag über (?:die )?Auftragsverarbeitung',
  'Auftragsverarbeitungsvertrag|in unserem Auftrag',
])
const NUMBERED = /^\d{1,2}(?:\.\d{1,2})*[.)]? \p{L}/u
const NETWORKS = [
  'Facebook',
  'Twitter',
  'Instagram',
  'LinkedIn',
  'XING',
  'Pinterest',
  'YouTube',
  'TikTok',
] as const
const FOREIGN = patterns(NETWORKS.map((name) => `=durch ${name}\\b`))

const DENIED =
  /(?:nicht|keine|behalten wir|(?:nutzen|verwenden|verarbeiten) wir|wir (?:nutzen|verwenden|verarbeiten))/u
const LONGEST_QUOTE = 140

/** Statements that cannot both be true (Art. 12(1), 5(1)(a)). */
export default defineRule({
  code: 'form/contradiction',
  law: 'GDPR 12(1)',
  accepts: [
    'Der Dienst verarbeitet Ihre Daten nur nach unseren Weisungen; wir haben einen Vertrag über Auftragsverarbeitung geschlossen.',
    'Postwerbung\n\nIhre Anschrift behalten wir uns vor für eigene Werbezwecke zu nutzen. Den Druck übernimmt eine Firma in unserem Auftrag.',
    '3.1 Zählpixel\n\nDer Anbieter nutzt die Daten auch für eigene Werbezwecke.\n\n3.2 Newsletter\n\nDer Versand erfolgt in unserem Auftrag.',
    'Twitter\n\nWir binden Beiträge ein. Die Verarbeitung durch Twitter beschreibt die Erklärung von Twitter.',
  ],
  catches: [
    'Ihre Angaben werden auch ohne Ihren Widerruf gelöscht, wenn Sie die Einwilligung widerrufen.',
    'Der Anbieter nutzt die Daten auch im Rahmen eigener Werbung. Mit dem Anbieter haben wir einen Vertrag über Auftragsverarbeitung geschlossen, er handelt nur nach unseren Weisungen.',
    'Twitter\n\nDie weitere Verarbeitung durch Facebook beschreibt die Erklärung von Twitter.',
  ],

  check(_notice, _facts, context) {
    const { view } = context
    const own = view.findAny(OWN_PURPOSE, 12).flatMap((hit): readonly Catch[] => {
      const near = view.paragraphs.slice(Math.max(0, hit.paragraph - 2), hit.paragraph + 14)
      // The next numbered section is about another service; a mere heading may be about the contract with this one.
      const next = near.findIndex(
        (paragraph) =>
          paragraph.start > hit.end && paragraph.text.length < 100 && NUMBERED.test(paragraph.text),
      )
      if (DENIED.test(view.sentence(hit).text)) return []
      const end = (next < 0 ? near : near.slice(0, next)).at(-1)?.end ?? hit.end
      const instructed = view
        .findAny(ON_INSTRUCTION, 40)
        .find(
          ({ start, end: stop }) =>
            start >= (near[0]?.start ?? hit.start) && stop <= Math.min(end, hit.end + 6000),
        )
      return instructed === undefined ? [] : [against(hit, view.sentence(instructed).text)]
    })
    return [...view.findAny(WITHDRAWAL, 4).map((hit): Catch => ({ hit })), ...own, ...copied(context)]
  },
})

/** A statement that another one, quoted, contradicts. */
function against(hit: Hit, other: string): Catch {
  return {
    hit,
    variant: 'other',
    slots: { other: shortened(other.trim().replace(/[.!]$/u, ''), LONGEST_QUOTE) },
  }
}

/** A section on one network that speaks of another: copied and not adapted. */
function copied(context: Context): readonly Catch[] {
  const { view } = context
  return view.findAny(FOREIGN, 12).flatMap((hit): readonly Catch[] => {
    const named = NETWORKS.find((name) => view.text.slice(hit.start, hit.end).includes(name)) ?? ''
    for (let at = hit.paragraph; at >= Math.max(0, hit.paragraph - 6); at -= 1) {
      const heading = view.paragraphs[at]
      if (heading === undefined || heading.text.length > 60) continue
      const other = NETWORKS.find((name) => name !== named && heading.text.includes(name))
      if (heading.text.includes(named)) return []
      if (other !== undefined)
        return view.sentence(hit).text.includes(`von ${other}`) ? [against(hit, heading.text)] : []
    }
    return []
  })
}
