import { adequacy, isEea } from '../../law/index.ts'
import { type Instrument, seatOf } from '../facts/index.ts'
import type { Activity } from './activity.ts'
import { type Node, list, map, value, values } from './node.ts'
import { type Source, fresh, idOf } from './source.ts'

const PROBE = { de: 'Probe', en: 'Probe' }

/** Ids for the recipients of the facts, in their order. */
export function recipientIds(s: Source): readonly string[] {
  const taken = new Set(['own'])
  return s.facts.recipients.map(({ name, service }) =>
    fresh(idOf(service ?? name.split(/ (?:GmbH|AG|Inc|LLC|Ltd|SE|KG)\b/u, 1)[0] ?? name, 'recipient'), taken),
  )
}

/** The recipients as declared: name, seat, role and instrument from the notice, contracts and days for a human to fill in. */
export function recipientsOf(s: Source, ids: readonly string[], activities: readonly Activity[]): Node {
  const { ask } = s
  return list(
    s.facts.recipients.map((one, at): Node => {
      const path = `recipients[${at}]`
      const given = new Set(activities.flatMap(({ gives }) => gives.get(at) ?? []))
      const place = s.facts.reading.places.find((found) => found.recipient === at)?.at
      const unsaid = !activities.some(({ gives }) => gives.has(at))
      const receives = ask.receives(unsaid && place !== undefined ? s.citeWhole(place) : null)
      const open = activities.some(({ gives }) => gives.get(at)?.length === 0)
      const probes = activities.flatMap(({ gives }) => (gives.get(at)?.length === 0 ? ['contact.name'] : []))
      const known = seatOf(one.name) ?? null
      const country = one.country !== undefined && /^[A-Z]{2}$/u.test(one.country) ? one.country : null
      return map(
        {
          id: value(ids[at] ?? ''),
          name: value(one.name, s.cite(path)),
          kind: s.open(ask.kind, PROBE),
          role:
            one.role === 'unknown'
              ? s.open(ask.recipientRole, 'controller')
              : value(one.role, s.cite(`${path}.role`)),
          seat: country === null ? s.open(ask.seat(known), 'DE') : value(country, s.cite(`${path}.country`)),
          contract:
            one.role === 'processor'
              ? map({
                  signed: s.open(ask.signed, '2020-01-01'),
                  file: s.open(ask.contractFile, 'probe.pdf'),
                  purposeLimited: s.open(ask.limited, true),
                })
              : undefined,
          transfer: transferOf(s, path, country, one.transfer),
          receives:
            given.size > 0 && !open
              ? values([...given])
              : given.size > 0
                ? values([...given], `${ask.gap}: ${receives}`)
                : s.open(receives, probes.length > 0 ? probes : ['contact.name']),
        },
        '',
      )
    }),
  )
}

function transferOf(
  s: Source,
  path: string,
  country: string | null,
  said: readonly Instrument[],
): Node | undefined {
  const { ask } = s
  const day = s.reading.report.asOf
  if (country !== null && isEea(country, day)) return undefined
  if (country === null && said.length === 0) return undefined
  const cite = (instrument: Instrument): string => s.cite(`${path}.transfer[${said.indexOf(instrument)}]`)
  const open = (): Node =>
    s.open(
      ask.transfer(said.map((instrument) => `${instrument} (${cite(instrument)})`)),
      country === null ? undefined : probeTransfer,
    )
  if (country === null) return open()
  if (said.includes('DPF') && country === 'US') {
    return map(
      {
        instrument: value('dpf', cite('DPF')),
        listed: s.open(ask.listed, 'Probe'),
        checked: s.open(ask.checked, '2024-01-01'),
      },
      '',
    )
  }
  if (said.includes('adequacy')) {
    const decision = adequacy(country, day)
    return decision === null
      ? open()
      : map({
          instrument: value('adequacy', cite('adequacy')),
          decision: value(decision.id, ask.decisionId),
        })
  }
  if (said.includes('SCC')) {
    return map({
      instrument: value('scc-2021', cite('SCC')),
      module: s.open(ask.module, '2'),
      signed: s.open(ask.signed, '2023-01-01'),
      assessment: s.open(ask.assessment, '2023-01-01'),
    })
  }
  if (said.includes('BCR')) {
    return map({
      instrument: value('bcr', cite('BCR')),
      approved: s.open(ask.approved, '2023-01-01'),
      authority: s.open(ask.approvedBy, 'Probe'),
    })
  }
  return open()
}

const probeTransfer = {
  instrument: 'scc-2021',
  module: '2',
  signed: '2023-01-01',
  assessment: '2023-01-01',
}

/** Cookies as declared (§ 25 TDDDG). */
export function browserOf(s: Source): Node {
  const { ask } = s
  const seen = new Set<string>()
  return list(
    s.facts.cookies.flatMap(({ name, lifetime }, at): readonly Node[] => {
      if (seen.has(name)) return []
      seen.add(name)
      const span = s.cite(`cookies[${at}]`)
      const known = lifetime !== undefined && (lifetime.startsWith('P') || lifetime === 'session')
      return [
        map({
          name: value(name, span),
          kind: value('cookie', span),
          setter: s.open(ask.setter, 'own'),
          purpose: s.open(ask.cookiePurpose, PROBE),
          content: s.open(ask.cookieContent, PROBE),
          lifetime: known
            ? value(lifetime, s.cite(`cookies[${at}].lifetime`))
            : s.open(ask.lifetime, 'session'),
          access: s.open(ask.access, { ground: 'necessary', why: PROBE }),
          httpOnly: s.open(ask.httpOnly, true),
        }),
      ]
    }),
  )
}
