import { type Language, dayOf } from '../base/index.ts'
import type { Judged, PromiseLine, Report, Verdict } from '../evidence/index.ts'
import type { LedgerReport } from '../ledger/index.ts'
import { cite } from '../text/cite.ts'
import { dayText } from '../text/day.ts'
import { prove as de } from '../text/de/prove.ts'
import { prove as en } from '../text/en/prove.ts'
import { placeText } from '../text/place.ts'

/** How many names of what was not looked at are printed; more are a wall nobody reads. */
const NAMED = 8
const ORDER: readonly Verdict[] = ['broken', 'unproven', 'reported', 'kept']

/** What `zusage prove` prints for people: what is wrong first, then what was seen for each pledge, then what it covers. */
export function pledgesText(report: Report, judged: readonly Judged[], language: Language): string {
  const words = language === 'de' ? de : en
  const sorted = ORDER.flatMap((verdict) => judged.filter((each) => each.verdict === verdict))
  const lines = sorted.flatMap(({ pledge, verdict, proof }) => {
    const finding = proof?.finding
    const saw = finding?.unable?.[language] ?? finding?.vacuous?.[language] ?? finding?.saw[language] ?? ''
    return [
      `${words.verdict[verdict].padEnd(10)} ${pledge.id}  [${words.way[pledge.way]}] ${cite(pledge.provision, language)}`,
      `           ${pledge.says[language]}`,
      `           ${saw}`,
      ...(finding?.offences ?? [])
        .slice(0, 20)
        .map(({ place, says }) => `           ! ${placeText(place, language)}: ${says[language]}`),
    ]
  })
  const namesOf = (missing: readonly string[]): string =>
    missing.length > NAMED ? words.notReachedMany(missing.length) : missing.join(', ')
  const coverage = (what: string, { reached, of, missing }: Report['stores']): readonly string[] => [
    words.coverage(what, reached, of),
    ...(missing.length === 0 ? [] : [`  ${words.notReached}: ${namesOf(missing)}`]),
  ]
  return [
    words.summary(report.company, dayText(dayOf(report.at), language)),
    '',
    ...lines,
    '',
    words.counts(report.kept, report.broken, report.unproven, report.reported),
    words.reach(report.ownSystems, report.standIns, report.inside),
    ...coverage(words.stores, report.stores),
    ...coverage(words.recipients, report.recipients),
    ...coverage(words.sentences, report.sentences),
    '',
  ].join('\n')
}

/** What became of each promise, one line each. */
export function promisesText(lines: readonly PromiseLine[], language: Language): string {
  const words = language === 'de' ? de : en
  const shown = lines.map(({ id, verdict, by, lacking }) => {
    const word =
      verdict in words.verdict
        ? words.verdict[verdict as Verdict]
        : words.became[verdict as keyof typeof words.became]
    const what = verdict === 'later' ? words.flow(by.join(', ')) : by.join(', ')
    return `${id}  ${word.padEnd(14)} ${what}${lacking.length === 0 ? '' : `  (${words.lacking}: ${lacking.join(', ')})`}`
  })
  const tally = new Map<string, number>()
  for (const { verdict } of lines) tally.set(verdict, (tally.get(verdict) ?? 0) + 1)
  return [...shown, '', [...tally].map(([verdict, count]) => `${count} ${verdict}`).join(', '), ''].join('\n')
}

/** What a verification of the ledger came to. */
export function ledgerText(report: LedgerReport, language: Language): string {
  const words = language === 'de' ? de : en
  const faults = report.faults.map((fault) => `  ${Object.values(fault).join(' ')}`)
  return [
    report.faultCount === 0
      ? words.ledgerFine(report.entries, report.blocks, report.erased)
      : words.ledgerFaults(report.faultCount),
    ...faults,
    ...(report.simulated ? [words.simulated] : []),
    '',
  ].join('\n')
}
