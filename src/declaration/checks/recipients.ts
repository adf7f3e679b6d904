import { adequacy, adequacyDecision, isEea, lawfulInstruments, transferInstrument } from '../../law/index.ts'
import type { Finding } from '../finding.ts'
import type { Recipient } from '../schema.ts'
import { type Checking, categoriesOf } from './checking.ts'

/** Who else gets data, under what contract, and what carries it out of the EEA (Art. 26, 28, 44 to 49 GDPR). */
export function recipients(c: Checking): Finding[] {
  return [
    ...c.declaration.recipients.flatMap((recipient, i) => [
      ...contract(c, recipient, i),
      ...transfer(c, recipient, i),
      ...receives(c, recipient, i),
    ]),
    ...disclosures(c),
  ]
}

function contract(c: Checking, recipient: Recipient, i: number): Finding[] {
  const at = ['recipients', i]
  const name = recipient.name
  const { contract } = recipient
  if (recipient.role === 'joint') {
    const agreed = c.declaration.activities.some(
      ({ role }) => role.as === 'joint' && role.with.includes(recipient.id),
    )
    return agreed ? [] : [c.found('recipient/joint-unsaid', at, { recipient: name })]
  }
  if (contract === undefined) {
    return recipient.role === 'processor' ? [c.found('recipient/no-contract', at, { recipient: name })] : []
  }
  const found: Finding[] = []
  const inContract = [...at, 'contract']
  if (contract.until !== undefined && contract.until < c.today) {
    found.push(c.found('recipient/contract-expired', inContract, { recipient: name, until: contract.until }))
  }
  if (contract.signed > c.today) {
    found.push(
      c.found('recipient/contract-not-yet', inContract, { recipient: name, signed: contract.signed }),
    )
  }
  if (recipient.role === 'processor' && !contract.purposeLimited) {
    found.push(c.found('recipient/not-bound', inContract, { recipient: name }))
  }
  return found
}

function transfer(c: Checking, recipient: Recipient, i: number): Finding[] {
  const said = recipient.transfer
  const at = ['recipients', i, 'transfer']
  const recipientName = recipient.name
  const third = [recipient.seat, ...recipient.reaches].find((country) => !isEea(country, c.today))
  if (third === undefined) {
    return said === undefined
      ? []
      : [c.found('transfer/needless', at, { recipient: recipientName, country: recipient.seat })]
  }
  const seat = third
  const lawful = lawfulInstruments(seat, c.today)
  const recipientAndSeat = { recipient: recipientName, country: seat }
  if (said === undefined) {
    return [c.found('transfer/missing', ['recipients', i], { ...recipientAndSeat, lawful })]
  }
  if (said.instrument === 'adequacy' || said.instrument === 'dpf') {
    const id = said.instrument === 'dpf' ? 'us-dpf' : said.decision
    const decision = adequacyDecision(id)
    const inForce = adequacy(id, c.today)
    if (decision === null || (inForce !== null && decision.iso !== seat)) {
      return [c.found('transfer/other-country', at, { ...recipientAndSeat, instrument: id, lawful })]
    }
    return inForce === null
      ? [
          c.found('transfer/ended', at, {
            recipient: recipientName,
            instrument: id,
            citation: decision.act,
            since: decision.until,
            by: decision.ended_by ?? null,
            lawful,
          }),
        ]
      : []
  }
  const row = transferInstrument(said.instrument, c.today)
  if (row === null || !row.inForce) {
    return [
      c.found('transfer/ended', at, {
        recipient: recipientName,
        instrument: said.instrument,
        citation: row?.citation ?? said.instrument,
        since: row?.until ?? null,
        by: row?.ended_by ?? null,
        lawful,
      }),
    ]
  }
  if (said.instrument === 'scc-2021' && said.signed < row.from) {
    return [
      c.found('transfer/too-early', at, {
        recipient: recipientName,
        instrument: said.instrument,
        from: row.from,
      }),
    ]
  }
  if (said.instrument === 'art49-1-a') {
    const consent = c.consents.get(said.consent)
    const forThis =
      consent !== undefined &&
      c.activities
        .get(consent.activity)
        ?.disclosures.some((item) => item.recipient === recipient.id && item.requires === 'consent')
    if (forThis !== true) {
      return [c.found('transfer/consent-unfit', at, { recipient: recipientName, consent: said.consent })]
    }
  }
  return []
}

/** What a recipient gets is what the disclosures and the stores it hosts give it: no more, no less (Art. 5(1)(c)). */
function receives(c: Checking, recipient: Recipient, i: number): Finding[] {
  const given = new Set<string>()
  for (const activity of c.declaration.activities) {
    for (const item of activity.disclosures) {
      if (item.recipient === recipient.id) item.categories.forEach((id) => given.add(id))
    }
  }
  let hosts = false
  for (const store of c.declaration.stores) {
    if (store.host !== recipient.id) continue
    hosts = true
    categoriesOf(store).forEach((id) => given.add(id))
  }
  for (const derivation of c.declaration.derivations) {
    if (derivation.to.place === 'recipient' && derivation.to.recipient === recipient.id) hosts = true
  }
  const sets = c.declaration.browser.some((item) => item.setter === recipient.id)
  const gives = c.declaration.activities.some(({ data }) =>
    data.some(({ source }) => source.from === 'third-party' && source.recipient === recipient.id),
  )
  const at = ['recipients', i]
  if (given.size === 0) {
    return hosts || sets || gives ? [] : [c.found('recipient/unused', at, { recipient: recipient.name })]
  }
  const less = [...given]
    .filter((id) => !recipient.receives.includes(id))
    .map((id) => c.found('recipient/receives-less', at, { recipient: recipient.name, category: id }))
  const more = recipient.receives
    .map((id, j) => ({ id, path: [...at, 'receives', j] }))
    .filter(({ id }) => !given.has(id) && !sets)
    .map(({ id, path }) =>
      c.found('recipient/receives-more', path, { recipient: recipient.name, category: id }),
    )
  return [...less, ...more]
}

function disclosures(c: Checking): Finding[] {
  return c.declaration.activities.flatMap((activity, i) =>
    activity.disclosures.flatMap((item, j) => {
      const at = ['activities', i, 'disclosures', j]
      const found: Finding[] = item.categories
        .filter((id) => !activity.data.some((datum) => datum.category === id))
        .map((id) =>
          c.found('disclosure/undeclared-category', at, {
            activity: activity.id,
            recipient: item.recipient,
            category: id,
          }),
        )
      const entry = activity.bases.find(({ purposes }) => purposes.includes(item.purpose))
      if (entry !== undefined && entry.basis.article !== item.basis) {
        found.push(
          c.found('disclosure/other-basis', [...at, 'basis'], {
            recipient: item.recipient,
            purpose: item.purpose,
            basis: item.basis,
          }),
        )
      }
      return found
    }),
  )
}
