import type { BrowserItem, Period, Recipient } from '../../declaration/index.ts'
import { adequacyDecision, retentionRule, transferInstrument } from '../../law/index.ts'
import { citeRule } from '../../text/cite.ts'
import { durationText, lengthText } from '../../text/duration.ts'
import type { Composing } from '../composing.ts'
import { capital, section } from '../composing.ts'
import type { Block, Clause, Row, Section } from '../document.ts'
import { keeps } from './activities.ts'

/** Who receives data, by name (Art. 13(1)(e) GDPR). */
export function recipients(c: Composing): Section {
  const { recipients: all } = c.declaration
  const { tables } = c.words
  if (all.length === 0) {
    return section('empfaenger', c.words.headings.recipients, [
      { kind: 'paragraph', clause: c.clause('recipients.none') },
    ])
  }
  const blocks: Block[] = [{ kind: 'paragraph', clause: c.clause('recipients.minimum') }]
  if (all.some(({ role }) => role === 'processor')) {
    blocks.push({ kind: 'paragraph', clause: c.clause('recipients.processor') })
  }
  blocks.push({
    kind: 'table',
    caption: tables.recipients,
    head: [tables.recipient, tables.does, tables.as, tables.seat, tables.gets],
    rows: all.map((item) => recipientRow(c, item)),
  })
  return section('empfaenger', c.words.headings.recipients, blocks)
}

function recipientRow(c: Composing, item: Recipient): Row {
  const services = item.services.map((words) => words[c.language])
  const does = [item.kind[c.language], ...services].join('; ')
  const seat = c.country(item.seat)
  const role = c.words.roles[item.role]
  const categories = c.categories(item.receives)
  const clause = c
    .about({ recipient: [item.id] })
    .clause('recipients.one', { categories }, `recipients.${item.id}`)
  return {
    cells: [item.name, does, role, seat, categories],
    clause: {
      ...clause,
      text: `${item.name} (${does}; ${role}; ${seat}): ${categories}.`,
      facts: { name: item.name, does, role, seat, categories },
    },
  }
}

/** What leaves the EEA and what carries it there; or that nothing does (Art. 13(1)(f) GDPR). */
export function transfers(c: Composing): Section {
  const heading = c.words.headings.transfers
  const third = c.declaration.recipients.filter((item) => thirdOf(c, item) !== undefined)
  if (third.length === 0) {
    const own = c.declaration.company.address.country
    const seats = [
      ...new Set([own, ...c.declaration.recipients.flatMap(({ seat, reaches }) => [seat, ...reaches])]),
    ].map((code) => c.country(code))
    return section('drittlaender', heading, [
      { kind: 'paragraph', clause: c.clause('transfers.none', { countries: c.list(seats) }) },
    ])
  }
  const blocks: Block[] = [{ kind: 'list', clauses: third.map((item) => transferClause(c, item)) }]
  const safeguarded = third.some(({ transfer }) => ['scc-2021', 'bcr'].includes(transfer?.instrument ?? ''))
  if (safeguarded) {
    blocks.push({ kind: 'paragraph', clause: c.clause('transfers.copy', { contact: privacyContact(c) }) })
  }
  return section('drittlaender', heading, blocks)
}

/** The country outside the EEA that a recipient's data gets to. */
function thirdOf(c: Composing, item: Recipient): string | undefined {
  return [item.seat, ...item.reaches].find((country) => c.isThird(country))
}

function transferClause(c: Composing, item: Recipient): Clause {
  const { transfer } = item
  const { language } = c
  const id = `transfers.${item.id}`
  const base = { recipient: item.name, country: c.country(thirdOf(c, item) ?? item.seat) }
  if (transfer === undefined) {
    throw new RangeError(
      `Nothing carries the transfer to “${item.id}”. Check the declaration before composing a notice.`,
    )
  }
  const citation = transferInstrument(transfer.instrument, c.on)?.citation ?? ''
  switch (transfer.instrument) {
    case 'adequacy':
      return c.clause(
        'transfers.adequacy',
        { ...base, act: adequacyDecision(transfer.decision)?.act ?? transfer.decision },
        id,
      )
    case 'dpf':
      return c.clause(
        'transfers.dpf',
        { ...base, listed: transfer.listed, checked: c.day(transfer.checked), citation: actOf(citation) },
        id,
      )
    case 'scc-2021':
      return c.clause(
        'transfers.scc',
        {
          ...base,
          module: transfer.module,
          signed: c.day(transfer.signed),
          assessment: c.day(transfer.assessment),
          citation: actOf(citation),
        },
        id,
      )
    case 'bcr':
      return c.clause(
        'transfers.bcr',
        { ...base, approved: c.day(transfer.approved), authority: transfer.authority },
        id,
      )
    case 'art49-1-a':
      return c.clause('transfers.consent', { ...base, risks: transfer.risks[language] }, id)
    case 'art49-1-bc':
      return c.clause('transfers.contract', { ...base, contract: transfer.contract[language] }, id)
    case 'art49-1-e':
      return c.clause('transfers.claims', { ...base, claims: transfer.claims[language] }, id)
  }
}

/** The number of an act, without the word around it: it reads the same in both languages. */
function actOf(citation: string): string {
  return /\(EU\) \d{4}\/\d+/u.exec(citation)?.[0] ?? citation
}

/** The first contact for questions on data protection. */
export function privacyContact(c: Composing): string {
  const { contacts } = c.declaration.company
  const way =
    contacts.find(({ channel, privacy }) => privacy && channel === 'email') ??
    contacts.find(({ privacy }) => privacy)
  return way?.value ?? ''
}

/** When what goes: each store with its rule, its beginning and what may be done until then (Art. 13(2)(a) GDPR). */
export function retention(c: Composing): Section {
  const { tables } = c.words
  const seen = new Set<string>()
  const periods = c.declaration.activities
    .flatMap((item) => item.periods)
    .filter((period) => {
      const same = JSON.stringify({ ...period, id: '' })
      if (seen.has(same)) return false
      seen.add(same)
      return true
    })
  const blocks: Block[] = [
    {
      kind: 'table',
      caption: tables.retention,
      head: [tables.store, tables.length, tables.begins, tables.reason, tables.until],
      rows: periods.map((period) => periodRow(c, period)),
    },
    { kind: 'paragraph', clause: c.clause('retention.end') },
  ]
  const restricted = periods.filter(({ during }) => during === 'restricted')
  if (restricted.length > 0) {
    const roles = new Set(restricted.flatMap((period) => (period.readers ?? []).map(({ role }) => role)))
    const titles = [...roles].map(
      (id) => c.declaration.roles.find((role) => role.id === id)?.title[c.language] ?? id,
    )
    blocks.push({ kind: 'paragraph', clause: c.clause('retention.restricted', { roles: c.list(titles) }) })
  }
  blocks.push(
    { kind: 'paragraph', clause: c.clause('retention.earlier') },
    { kind: 'paragraph', clause: c.clause('retention.hold') },
  )
  return section('speicherdauer', c.words.headings.retention, blocks)
}

function periodRow(c: Composing, period: Period): Row {
  const { words, language } = c
  const store = c.declaration.stores.find((item) => item.id === period.store)?.name[language] ?? period.store
  const event = period.starts.event[language]
  const until = period.during === 'use' ? words.inUse : words.restricted
  const clause = keeps(c, period, 'retention')
  if (period.length.by === 'own') {
    const length = durationText(period.length.duration, language)
    return { cells: [store, length, words.after(event), period.length.why[language], until], clause }
  }
  if (period.length.by === 'criterion') {
    const decides = period.length.criterion[language]
    return { cells: [store, words.noFixedPeriod, words.after(event), decides, until], clause }
  }
  const rule = retentionRule(period.length.rule)
  const length =
    rule?.until_age !== undefined
      ? words.untilAge(rule.until_age)
      : rule?.period == null
        ? ''
        : lengthText(rule.period, language)
  const begins = rule?.start.round === null ? words.after(event) : words.afterYear(event)
  const reason = citeRule(period.length.rule, language)
  return { cells: [store, length, begins, reason, until], clause }
}

/** What is set on or read from the device (§ 25 TDDDG). */
export function browser(c: Composing): Section {
  const heading = c.words.headings.browser
  const items = c.declaration.browser
  const anonymous = { kind: 'paragraph', clause: c.clause('browser.anonymous') } as const
  if (items.length === 0) {
    return section('browser', heading, [{ kind: 'paragraph', clause: c.clause('browser.none') }, anonymous])
  }
  const { tables } = c.words
  const asks = items.some(({ access }) => access.ground === 'consent')
  return section('browser', heading, [
    { kind: 'paragraph', clause: c.clause('browser.necessary') },
    ...(asks
      ? [
          {
            kind: 'paragraph',
            clause: c.clause('browser.consent', { settings: `/${c.declaration.company.id}/einstellungen` }),
          } as const,
        ]
      : []),
    {
      kind: 'table',
      caption: tables.browser,
      head: [tables.item, tables.setter, tables.serves, tables.stays, tables.ground],
      rows: items.map((item) => browserRow(c, item)),
    },
    { kind: 'paragraph', clause: c.clause('browser.what') },
    { kind: 'paragraph', clause: c.clause('browser.control') },
    anonymous,
  ])
}

function browserRow(c: Composing, item: BrowserItem): Row {
  const { words, language } = c
  const name = `${item.name} (${words.kinds[item.kind]})`
  const setter = item.setter === 'own' ? words.ours : (c.recipient(item.setter)?.name ?? item.setter)
  const stays = item.lifetime === 'session' ? words.session : durationText(item.lifetime, language)
  const ground =
    item.access.ground === 'necessary'
      ? words.strictlyNecessary(item.access.why[language])
      : words.withConsent
  const clause = c.clause(
    'browser.one',
    { purpose: capital(item.purpose[language]), content: item.content[language] },
    `browser.${item.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}`,
  )
  return {
    cells: [name, setter, clause.text, stays, ground],
    clause: {
      ...clause,
      text: `${name}, ${setter}: ${clause.text} ${stays}. ${ground}`,
      facts: { ...clause.facts, setter, stays, ground },
    },
  }
}
