import { disclaimedAt } from '../../disclaimed.ts'
import { firstPer } from '../../first-per.ts'
import { law, type RenamedRow } from '../../law.ts'
import { fitsAny, type Pattern, pattern, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

interface Former {
  readonly row: RenamedRow
  readonly patterns: readonly Pattern[]
}

const MARKERS = patterns([
  ...law.formerMarkers.map((marker) => `\\b${marker}`),
  'firmierte|umbenannt|jetzt\\b|nunmehr|heute\\b|nicht mehr|Nachfolg|\\(bis (?:\\w+ )?20\\d\\d\\b|\\((?:seit|since|ab|until) [\\d.]{0,6}20\\d\\d:?',
])

const rowsOf = (kinds: readonly string[], without: readonly string[]): readonly Former[] =>
  law.renamed
    .filter((row) => kinds.includes(row.kind) && !without.includes(row.id) && row.not_in_audit === undefined)
    .map((row) => ({ row, patterns: row.patterns.map((one) => pattern(one)) }))

/** Places where an old name stands on a day when it is no longer right, unless the sentence calls it the former one. */
function outdated(former: readonly Former[], context: Context): readonly Catch[] {
  const all = former.flatMap(({ row, patterns: wanted }) => {
    if (context.asOf < row.changed_on || row.current_in?.includes(context.regime) === true) return []
    return context.view
      .findAny(wanted, 12)
      .filter((hit) => !fitsAny(MARKERS, around(context, hit.start, hit.end)))
      .filter((hit) => row.kind !== 'product' || !isBracketed(context, hit))
      .filter((hit) => !disclaimedAt(context.view, hit, 'thing'))
      .map(
        (hit): Catch => ({
          hit,
          severity: row.severity,
          since: row.changed_on,
          verified: row.verified,
          ...variantOf(row),
          slots: { old: row.old, new: row.new ?? '' },
        }),
      )
  })
  return longest(all)
}

/** "Twitter" in "Twitter International Company", a law in one of its paragraphs: a name within a longer one goes without saying. */
function longest(all: readonly Catch[]): readonly Catch[] {
  const within = ({ start, end }: Hit): boolean =>
    all.some(({ hit }) => hit.start <= start && end <= hit.end && hit.end - hit.start > end - start)
  return all.filter((one) => !within(one.hit))
}

/** "Meta Pixel (Facebook Pixel)": the old name stands in brackets after the present one. */
function isBracketed({ view }: Context, { start, end }: Hit): boolean {
  return (
    /[\p{L}\d] ?\($/u.test(view.text.slice(Math.max(0, start - 3), start)) && view.text.startsWith(')', end)
  )
}

function variantOf(row: RenamedRow): Pick<Catch, 'variant'> {
  if (row.variant !== undefined) return { variant: row.variant }
  return row.new === null ? { variant: 'ended' } : {}
}

/** Near enough for "ehemals" to belong to the name: 60 characters before, 30 after. */
function around(context: Context, start: number, end: number): string {
  return context.view.text.slice(Math.max(0, start - 60), end + 30)
}

const OWN_RULE = ['ua', 'law-odr', 'fw-safe-harbor', 'fw-privacy-shield', 'fw-scc-2010']

/** Companies, products and links under a name they no longer bear (Art. 5(1)(d), 12(1), 13(1)(e)). */
export const renamed = defineRule({
  code: 'svc/renamed',
  law: 'GDPR 12(1), 13(1)(e), 5(1)(d)',
  accepts: [
    'Wir nutzen Matomo (ehemals Piwik).',
    'Auf Twitter sind wir nicht vertreten.',
    'Hier läuft kein Facebook-Pixel.',
    'Anbieter ist die Meta Platforms Ireland Ltd. (vormals Facebook Ireland Ltd.).',
    'Anbieter ist die Zoom Communications, Inc. (bis 2024: Zoom Video Communications, Inc.), USA.',
    'Den Rundbrief verschickt die Sendinblue-Nachfolgerin Brevo.',
    'Für Anzeigen nutzen wir das Meta Pixel (Facebook Pixel).',
  ],
  catches: [
    'Besuche zählt Google Analytics (Google Inc.).',
    'Anbieter ist die Google Inc., USA.',
    'Anbieter ist die Facebook Ireland Ltd., Dublin.',
  ],
  check: (_notice, _facts, context) => outdated(CURRENT, context),
})

/** Laws and terms from before the GDPR or the TDDDG (Art. 12(1), 13). */
export const oldRegime = defineRule({
  code: 'form/old-regime',
  law: 'GDPR 12(1), 13',
  accepts: [
    'Verantwortlicher im Sinne von Art. 4 Nr. 7 DSGVO ist die Nordlicht Optik GmbH.',
    'Bei Zahlungsverzug fragen wir Sie vor einer Sperrung des Anschlusses nach Gründen, die entgegenstehen.',
    'Sie können die Einschränkung der Verarbeitung (Sperrung) verlangen.',
    'Cookies setzen wir nach § 25 Abs. 1 TTDSG (seit 14.05.2024: TDDDG).',
  ],
  catches: [
    'Wir erheben, verarbeiten und nutzen Ihre Daten nach § 4a BDSG.',
    'Mit dem Dienstleister besteht ein Vertrag über Auftragsdatenverarbeitung.',
    'Grundlage ist § 25 Abs. 1 TTDSG.',
    'Sie haben ein Recht auf Sperrung Ihrer Daten.',
  ],
  // A word that runs through a notice is one fault.
  check: (_notice, _facts, context) =>
    firstPer(outdated(FORMER_LAW, context), ({ slots }) => JSON.stringify(slots?.['old'])),
})

/** The platform for online dispute resolution is closed (Regulation (EU) 2024/3228). */
export const disputePlatform = defineRule({
  code: 'form/dead-odr',
  law: '(EU) 2024/3228',
  accepts: ['Zur Teilnahme an einer Schlichtung sind wir nicht bereit.'],
  catches: ['Die OS-Plattform finden Sie unter https://ec.europa.eu/consumers/odr.'],
  check: (_notice, _facts, context) => outdated(PLATFORM, context),
})

const CURRENT = rowsOf(['company', 'product', 'link', 'framework'], OWN_RULE)
const FORMER_LAW = rowsOf(['law', 'term', 'authority'], OWN_RULE)
const PLATFORM = law.renamed
  .filter((row) => row.id === 'law-odr')
  .map((row) => ({ row, patterns: row.patterns.map((one) => pattern(one)) }))
