import { authority, authorityFor, heldOn, isEea, tableOf } from '../../law/index.ts'
import type { Finding } from '../finding.ts'
import type { Checking } from './checking.ts'

/** Who is responsible, who supervises it, and whom one can turn to (Art. 13(1)(a), (b), (2)(d) GDPR). */
export function company(c: Checking): Finding[] {
  return [...contacts(c), ...supervision(c), ...officer(c)]
}

function contacts(c: Checking): Finding[] {
  const { company } = c.declaration
  const found: Finding[] = []
  if (!company.contacts.some((contact) => contact.privacy)) {
    found.push(c.found('contact/no-privacy', ['company', 'contacts'], { company: company.name }))
  }
  if (!company.contacts.some(({ channel }) => channel === 'email' || channel === 'form')) {
    found.push(c.found('contact/no-electronic', ['company', 'contacts'], { company: company.name }))
  }
  if (!isEea(company.address.country, c.today) && company.representative === undefined) {
    found.push(c.found('representative/missing', ['company'], { country: company.address.country }))
  }
  return found
}

/** The authority named must be the one of the seat: of the Land in Germany (§ 40(1) BDSG), of the state elsewhere (Art. 55). */
function supervision(c: Checking): Finding[] {
  const { company } = c.declaration
  const path = ['company', 'authority'] as const
  const named = authority(company.authority)
  if (named === null) return [c.found('authority/unknown', path, { authority: company.authority })]
  const seat = company.representative?.address.country ?? company.address.country
  if (seat !== 'DE') {
    const competent = tableOf('authorities').items.find(
      (row) => row.country === seat && row.sector === 'national',
    )
    return named.country === seat && named.sector === 'national'
      ? []
      : [
          c.found('authority/not-competent', path, {
            authority: named.name,
            land: seat,
            competent: competent?.name ?? null,
          }),
        ]
  }
  if (company.land === undefined) return [c.found('company/no-land', ['company'], { company: company.name })]
  if (company.sector === 'church') {
    return named.sector === 'church'
      ? []
      : [
          c.found('authority/not-competent', path, {
            authority: named.name,
            land: company.land,
            competent: null,
          }),
        ]
  }
  const competent = authorityFor(company.land, company.sector)
  return competent?.id === named.id
    ? []
    : [
        c.found('authority/not-competent', path, {
          authority: named.name,
          land: company.land,
          competent: competent?.name ?? null,
        }),
      ]
}

/** Whether an officer must be designated: by head count, or because special categories are a core activity (law/triggers.json). */
function officer(c: Checking): Finding[] {
  const { officer, sector } = c.declaration.company
  if (officer.designated) return []
  const triggers = heldOn(
    tableOf('triggers').items.filter((row) => row.topic === 'dpo'),
    c.today,
  )
  const found: Finding[] = []
  const path = ['company', 'officer']
  for (const row of triggers) {
    const byHeads = row.heads !== undefined && officer.staff >= row.heads
    const bySpecial =
      row.id === 'dpo-core-special' && officer.specialAtScale && c.declaration.activities.some(holdsSpecial)
    if (byHeads || bySpecial || (row.id === 'dpo-public' && sector === 'public')) {
      found.push(
        c.found('officer/required', path, {
          trigger: row.id,
          citation: row.citation,
          heads: row.heads ?? null,
        }),
      )
    }
  }
  return found

  function holdsSpecial(activity: { readonly data: readonly { readonly category: string }[] }): boolean {
    return activity.data.some(({ category }) => c.isSpecial(category))
  }
}
