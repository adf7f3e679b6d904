import { disclaimedAt } from '../../disclaimed.ts'
import { law } from '../../law.ts'
import { type Pattern, pattern, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule, type Rule } from '../../rule.ts'
import type { Hit } from '../../view.ts'

const PAST = patterns([
  '(?:ungültig|unwirksam|für nichtig|aufgehoben|gekippt|weggefallen|nicht mehr gültig|ersetzt|Nachfolge|abgelöst|invalid|EuGH|Schrems)',
  '(?:nicht|kein) (?:\\w+ ){0,5}(?:Privacy|Safe|Shield|Harbor)',
])

/** An instrument named as a present ground although it has ended by the day of the audit. */
function deadInstrument(
  code: string,
  instrument: readonly string[],
  provision: string,
  catches: readonly string[],
  accepts: readonly string[],
): Rule {
  const rows = law.instruments
    .filter((row) => instrument.includes(row.id))
    .map((row) => ({ row, patterns: (row.patterns ?? []).map((one) => pattern(one)) }))
  return defineRule({
    code,
    law: provision,
    accepts,
    catches,
    check(_notice, _facts, context) {
      return rows.flatMap(({ row, patterns: wanted }) => {
        if (row.until === null || context.asOf < row.until) return []
        const since = row.until
        return withoutAddresses(named(context, wanted), context).map(
          (hit): Catch => ({ hit, since, verified: row.verified }),
        )
      })
    },
  })
}

function named(context: Context, wanted: readonly Pattern[]): readonly Hit[] {
  return context.view
    .findAny(wanted, 40)
    .filter((hit) => !context.view.fitsSentence(PAST, hit) && !disclaimedAt(context.view, hit, 'thing'))
}

/** An address of its register names an instrument only where nothing else does. */
function withoutAddresses(hits: readonly Hit[], { view }: Context): readonly Hit[] {
  const said = hits.filter(({ start }) => !/[./]$/u.test(view.text.slice(Math.max(0, start - 1), start)))
  return said.length > 0 ? said : hits
}

export const safeHarbor = deadInstrument(
  'transfer/safe-harbor',
  ['safe-harbor'],
  'CJEU C-362/14',
  ['Der Anbieter ist nach den Grundsätzen des Safe Harbor zertifiziert.'],
  ['Safe Harbor ist seit dem Urteil des EuGH ungültig.', 'Auf Safe Harbor berufen wir uns nicht.'],
)
export const privacyShield = deadInstrument(
  'transfer/privacy-shield',
  ['privacy-shield'],
  'CJEU C-311/18',
  [
    'Der Anbieter ist unter dem EU-US Privacy Shield zertifiziert.',
    'Grundlage ist das EU-US-Datenschutzschild.',
  ],
  [
    'Nachdem der EuGH den Privacy Shield für ungültig erklärt hat, nutzen wir Standardvertragsklauseln.',
    'Auf den Privacy Shield stützen wir uns nicht mehr.',
  ],
)
export const oldClauses = deadInstrument(
  'transfer/old-scc',
  ['scc-2001', 'scc-2010'],
  '(EU) 2021/914 Art. 4',
  ['Grundlage sind die Standardvertragsklauseln nach Beschluss 2010/87/EU.'],
  ['Grundlage sind die Standardvertragsklauseln nach Beschluss (EU) 2021/914.'],
)
