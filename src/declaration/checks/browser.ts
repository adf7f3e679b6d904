import { comparePeriods, retentionRule } from '../../law/index.ts'
import type { Finding } from '../finding.ts'
import type { BrowserItem } from '../schema.ts'
import type { Checking } from './checking.ts'
import { vagueWord } from './words.ts'

/** What is stored on or read from a visitor's device: with consent, or strictly necessary for what was asked for (§ 25 TDDDG). */
export function browser(c: Checking): Finding[] {
  return c.declaration.browser.flatMap((item, i) =>
    item.access.ground === 'necessary' ? necessary(c, item, i) : consented(c, item, i),
  )
}

function necessary(c: Checking, item: BrowserItem, i: number): Finding[] {
  const at = ['browser', i, 'access']
  const found: Finding[] = []
  if (item.setter !== 'own' || item.kind === 'pixel') {
    found.push(
      c.found('browser/third-party', ['browser', i, 'setter'], {
        item: item.name,
        setter: c.recipients.get(item.setter)?.name ?? item.setter,
      }),
    )
  }
  const why = item.access.ground === 'necessary' ? item.access.why : item.purpose
  const word = [item.purpose.de, item.purpose.en, why.de, why.en]
    .map((says) => vagueWord('cookie', says))
    .find((says) => says !== null)
  if (word != null) found.push(c.found('browser/not-necessary', at, { item: item.name, word }))
  return found
}

function consented(c: Checking, item: BrowserItem, i: number): Finding[] {
  if (item.lifetime === 'session' || item.access.ground !== 'consent') return []
  const at = ['browser', i, 'lifetime']
  const { lifetime } = item
  const lasts = c.consents.get(item.access.consent)?.lasts
  if (lasts !== undefined && comparePeriods(lifetime, lasts) > 0) {
    return [c.found('browser/outlives-consent', at, { item: item.name, lifetime, lasts })]
  }
  const custom = retentionRule('analytics-cookie')
  return custom?.period != null && comparePeriods(lifetime, custom.period) > 0
    ? [c.found('browser/long-life', at, { item: item.name, lifetime, rule: custom.id })]
    : []
}
