import { category, tableOf } from '../../law/index.ts'
import type { Finding } from '../finding.ts'
import type { Activity } from '../schema.ts'
import type { Checking } from './checking.ts'
import { saysVague } from './words.ts'

/** Each purpose has one basis, each special category its ground, each consent its question (Art. 6, 7, 9, 22 GDPR). */
export function bases(c: Checking): Finding[] {
  return [
    ...c.declaration.activities.flatMap((activity, i) => [
      ...purposes(c, activity, i),
      ...specials(c, activity, i),
      ...decisions(c, activity, i),
      ...credit(c, activity, i),
      ...sources(c, activity, i),
    ]),
    ...consents(c),
  ]
}

function purposes(c: Checking, activity: Activity, i: number): Finding[] {
  const found: Finding[] = []
  activity.purposes.forEach(({ id }, j) => {
    const entries = activity.bases.filter((entry) => entry.purposes.includes(id))
    const at = ['activities', i, 'purposes', j]
    if (entries.length === 0) {
      found.push(c.found('purpose/no-basis', at, { activity: activity.id, purpose: id }))
    }
    if (entries.length > 1) {
      found.push(c.found('purpose/two-bases', at, { activity: activity.id, purpose: id }))
    }
  })
  activity.bases.forEach(({ basis }, j) => {
    if (basis.article === '6(1)(f)' && c.declaration.company.sector === 'public') {
      found.push(
        c.found('basis/interest-public-body', ['activities', i, 'bases', j, 'basis'], {
          activity: activity.id,
        }),
      )
    }
  })
  return found
}

/** `6(1)(a)` as the law table names it: `6.1.a`. */
function rowId(article: string): string {
  return article.replaceAll(/[()]+/gu, '.').replace(/\.$/u, '')
}

function specials(c: Checking, activity: Activity, i: number): Finding[] {
  const found: Finding[] = []
  const special = activity.data.map(({ category }) => category).filter((id) => c.isSpecial(id))
  if (special.length > 0) {
    activity.bases.forEach((entry, j) => {
      if (entry.special !== undefined) return
      for (const id of special) {
        found.push(
          c.found('special/no-ground', ['activities', i, 'bases', j], {
            activity: activity.id,
            category: id,
          }),
        )
      }
    })
  }
  activity.bases.forEach((entry, j) => {
    if (entry.special === undefined) return
    const row = tableOf('legal-bases').special_categories.find(
      (item) => item.id === rowId(entry.special?.article ?? ''),
    )
    const allowed = row?.combine_with ?? []
    if (!allowed.includes(rowId(entry.basis.article))) {
      found.push(
        c.found('special/pair', ['activities', i, 'bases', j, 'special'], {
          ground: entry.special.article,
          basis: entry.basis.article,
          allowed,
        }),
      )
    }
  })
  return found
}

function decisions(c: Checking, activity: Activity, i: number): Finding[] {
  const decision = activity.automatedDecision
  if (decision.made === 'no') return []
  const at = ['activities', i, 'automatedDecision']
  const found: Finding[] = []
  const consented = activity.bases.some(({ basis }) => basis.article === '6(1)(a)')
  if (decision.ground === 'consent' && !consented) {
    found.push(c.found('decision/no-consent', at, { activity: activity.id }))
  }
  const explicit = activity.bases.some(
    ({ special }) => special?.article === '9(2)(a)' || special?.article === '9(2)(g)',
  )
  if (activity.data.some(({ category }) => c.isSpecial(category)) && !explicit) {
    found.push(c.found('decision/special', at, { activity: activity.id }))
  }
  return found
}

/** Who checks credit names the agency, the case in which it asks, and what the score decides (Art. 13(1)(e), (2)(f), C-634/21). */
function credit(c: Checking, activity: Activity, i: number): Finding[] {
  const about = activity.data.filter((datum) => category(datum.category)?.kind === 'credit')
  if (about.length === 0) return []
  const found: Finding[] = []
  const at = ['activities', i]
  const sources = about.flatMap(({ source }) =>
    source.from === 'third-party' && source.recipient !== undefined ? [source.recipient] : [],
  )
  const asked = activity.disclosures.filter(({ recipient }) => sources.includes(recipient))
  if (asked.length === 0) found.push(c.found('credit/no-agency', at, { activity: activity.id }))
  if (activity.automatedDecision.made === 'no') {
    found.push(c.found('credit/no-decision', [...at, 'automatedDecision'], { activity: activity.id }))
  }
  activity.disclosures.forEach((item, j) => {
    if (!sources.includes(item.recipient)) return
    if (item.requires === 'none') {
      found.push(
        c.found('credit/no-case', [...at, 'disclosures', j], {
          activity: activity.id,
          recipient: item.recipient,
        }),
      )
    }
  })
  return found
}

/** Who did not get the data from the person says from whom, and what that party is to us (Art. 14(2)(f), Art. 26, 28). */
function sources(c: Checking, activity: Activity, i: number): Finding[] {
  return activity.data.flatMap((datum, j): Finding[] => {
    const { source } = datum
    if (source.from !== 'third-party') return []
    const at = ['activities', i, 'data', j, 'source']
    const party = source.party.de
    if (saysVague('source', source.party.de) || saysVague('source', source.party.en)) {
      return [c.found('source/vague', at, { category: datum.category, party })]
    }
    return c.isSpecial(datum.category) && source.recipient === undefined
      ? [c.found('source/role-unsaid', at, { activity: activity.id, category: datum.category, party })]
      : []
  })
}

function consents(c: Checking): Finding[] {
  const found: Finding[] = []
  const uses: { readonly consent: string; readonly activity: string; readonly purpose: string }[] = []
  c.declaration.activities.forEach((activity, i) => {
    activity.bases.forEach((entry, j) => {
      const asked: (readonly [id: string, key: string])[] = []
      if (entry.basis.article === '6(1)(a)') asked.push([entry.basis.consent, 'basis'])
      if (entry.special?.article === '9(2)(a)') asked.push([entry.special.consent, 'special'])
      for (const [id, key] of asked) {
        const at = ['activities', i, 'bases', j, key]
        const consent = c.consents.get(id)
        if (consent === undefined) continue
        if (key === 'special' && !consent.special) {
          found.push(c.found('consent/not-explicit', at, { consent: id }))
        }
        for (const purpose of entry.purposes) {
          uses.push({ consent: id, activity: activity.id, purpose })
          if (consent.activity !== activity.id || consent.purpose !== purpose) {
            found.push(c.found('consent/other-purpose', at, { consent: id, activity: activity.id, purpose }))
          }
        }
      }
      found.push(...minors(c, activity, asked, ['activities', i, 'bases', j]))
    })
  })
  c.declaration.consents.forEach((consent, i) => {
    const mine = uses.filter((use) => use.consent === consent.id)
    const purposes = new Set(mine.map((use) => `${use.activity} ${use.purpose}`))
    if (purposes.size > 1) {
      found.push(c.found('consent/many-purposes', ['consents', i], { consent: consent.id }))
    }
    const gates =
      c.declaration.browser.some(
        (item) => item.access.ground === 'consent' && item.access.consent === consent.id,
      ) ||
      c.declaration.recipients.some(
        (item) => item.transfer?.instrument === 'art49-1-a' && item.transfer.consent === consent.id,
      )
    if (mine.length === 0 && !gates) {
      found.push(
        c.found('consent/no-consent-basis', ['consents', i], {
          consent: consent.id,
          purpose: consent.purpose,
        }),
      )
    }
    const askedInForm = c.declaration.forms.some((form) =>
      form.consents.some((item) => item.consent === consent.id),
    )
    if (!askedInForm && !gates) {
      found.push(c.found('consent/never-asked', ['consents', i], { consent: consent.id }))
    }
  })
  return found
}

/** A child's consent needs the parents (Art. 8(1)); Germany set no lower age than 16. */
function minors(
  c: Checking,
  activity: Activity,
  asked: readonly (readonly [id: string, key: string])[],
  at: readonly (string | number)[],
): Finding[] {
  const young = c.declaration.audiences.find(
    (audience) => audience.minors && activity.subjects.includes(audience.id),
  )
  const open = asked.find(([id]) => c.consents.get(id)?.guardian === undefined)
  return young === undefined || open === undefined
    ? []
    : [c.found('consent/child', at, { consent: open[0], audience: young.id })]
}
