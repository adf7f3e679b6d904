import type { Measure } from '../../declaration/index.ts'
import { authority, deadlineRule, tableOf } from '../../law/index.ts'
import { lengthText } from '../../text/duration.ts'
import type { Composing } from '../composing.ts'
import { section } from '../composing.ts'
import type { Block, Clause, Section } from '../document.ts'
import { privacyContact } from './where.ts'

const paragraph = (clause: Clause): Block => ({ kind: 'paragraph', clause })

/** How data is protected, as far as it can be shown (Art. 32 GDPR). */
export function security(c: Composing): Section {
  const { measures, certificates, claims } = c.declaration
  const { language } = c
  const tls = measures.filter(({ shows }) => shows.by === 'probe' && shows.expects === 'tls')
  const blocks: Block[] = []
  if (tls.length > 0) {
    const hosts = tls.map(({ shows }) => (shows.by === 'probe' ? shows.host : ''))
    blocks.push(paragraph(c.clause('security.tls', { hosts: c.list(hosts) })))
  }
  // The ledger has a sentence of its own, below.
  const isLedger = ({ shows }: Measure): boolean => shows.by === 'product' && shows.what === 'ledger'
  const rest = measures.filter((item) => !tls.includes(item) && !isLedger(item))
  const list = [
    ...rest.map((item) => {
      const title = item.title[language]
      const id = `security.${item.id}`
      const said = c.about({ measure: [item.id] })
      if (item.shows.by !== 'attested') return said.clause('security.measure', { title }, id)
      const { who, on, until } = item.shows
      return said.clause('security.attested', { title, who, on: c.day(on), until: c.day(until) }, id)
    }),
    ...certificates.map((item) =>
      c.clause(
        'security.certificate',
        { title: item.title[language], issuer: item.issuer, holder: item.holder, until: c.day(item.until) },
        `security.certificate.${item.id}`,
      ),
    ),
    ...claims.map((item) =>
      c.clause(
        'security.claim',
        { by: item.by, source: item.source, on: c.day(item.on), says: item.says[language] },
        `security.claim.${item.id}`,
      ),
    ),
  ]
  if (list.length > 0) blocks.push({ kind: 'list', clauses: list })
  if (measures.some(isLedger)) {
    blocks.push(paragraph(c.clause('requests.ledger')))
  }
  return section('sicherheit', c.words.headings.security, blocks)
}

/** Whether decisions are made by machines alone (Art. 13(2)(f) GDPR). */
export function decisions(c: Composing): Section {
  const made = c.declaration.activities.flatMap((item) =>
    item.automatedDecision.made === 'yes' ? [{ item, decision: item.automatedDecision }] : [],
  )
  const blocks: Block[] =
    made.length === 0
      ? [paragraph(c.clause('decisions.none'))]
      : made.map(({ item, decision }) =>
          paragraph(
            c.clause(
              'decisions.made',
              {
                activity: item.name[c.language],
                logic: decision.logic[c.language],
                effects: decision.effects[c.language],
                review: decision.review[c.language],
              },
              `decisions.${item.id}`,
            ),
          ),
        )
  return section('entscheidungen', c.words.headings.decisions, blocks)
}

/** What a person can ask for, from whom, and how soon (Art. 13(2)(b) to (d), 12(3) GDPR). */
export function rights(c: Composing): Section {
  const { subheadings } = c.words
  const sub = (anchor: string, heading: string, ...clauses: readonly Clause[]): Section =>
    section(anchor, heading, clauses.map(paragraph))
  const asked = deadlineRule('dsr-answer')
  const first = asked.length
  const more = asked.extension
  const form = c.declaration.company.contacts.find(({ channel, privacy }) => channel === 'form' && privacy)
  const how: Clause[] = [
    form === undefined
      ? c.clause('rights.how-plain', {}, 'rights.how')
      : c.clause('rights.how', { form: form.value }),
  ]
  if (first !== null && more !== undefined) {
    how.push(
      c.clause('rights.deadline', {
        length: lengthText(first, c.language),
        extended: lengthText({ value: first.value + more.value, unit: first.unit }, c.language),
      }),
    )
  }
  how.push(c.clause('rights.identity'))
  const consents = c.declaration.activities.some(({ bases }) =>
    bases.some(({ basis, special }) => basis.article === '6(1)(a)' || special?.article === '9(2)(a)'),
  )
  return section('rechte', c.words.headings.rights, [], {
    sections: [
      sub('auskunft', subheadings.access, c.clause('rights.access')),
      sub('berichtigung', subheadings.rectification, c.clause('rights.rectification')),
      sub('loeschung', subheadings.erasure, c.clause('rights.erasure')),
      sub('einschraenkung', subheadings.restriction, c.clause('rights.restriction')),
      sub('uebertragbarkeit', subheadings.portability, c.clause('rights.portability')),
      ...(consents ? [sub('widerruf', subheadings.withdrawal, c.clause('rights.withdrawal'))] : []),
      sub('vorgehen', subheadings.how, ...how),
      section('beschwerde', subheadings.complaint, [
        paragraph(c.clause('rights.complaint')),
        { kind: 'lines', clause: c.clause('rights.authority', { lines: authorityLines(c) }) },
      ]),
    ],
  })
}

function authorityLines(c: Composing): string {
  const row = authority(c.declaration.company.authority)
  if (row === null) throw new RangeError(`No authority “${c.declaration.company.authority}”.`)
  const name = c.language === 'en' && row.name_en !== undefined ? `${row.name} (${row.name_en})` : row.name
  return [
    name,
    ...row.address,
    ...(row.email === null ? [] : [row.email]),
    ...(row.web === null ? [] : [row.web]),
  ].join('\n')
}

/** The right to object, in a frame of its own (Art. 21(4) GDPR). */
export function objection(c: Composing): Section {
  const objectable = c.declaration.activities.filter(({ bases }) =>
    bases.some(({ basis }) => basis.article === '6(1)(e)' || basis.article === '6(1)(f)'),
  )
  const blocks: Block[] = []
  if (objectable.length > 0) {
    const activities = c.list(objectable.map((item) => `„${item.name.de}“`))
    const english = c.list(objectable.map((item) => `“${item.name.en}”`))
    blocks.push(
      paragraph(c.clause('objection.interest', { activities: c.language === 'de' ? activities : english })),
    )
  }
  blocks.push(paragraph(c.clause('objection.marketing')))
  if (c.declaration.messages.some(({ ground }) => ground === 'existing-customer')) {
    blocks.push(paragraph(c.clause('objection.customers')))
  }
  const form = c.declaration.company.contacts.find(({ channel, privacy }) => channel === 'form' && privacy)
  const ways = [privacyContact(c), ...(form === undefined ? [] : [form.value])]
  blocks.push(
    paragraph(c.clause('objection.how', { ways: ways.join(c.language === 'de' ? ' oder ' : ' or ') })),
  )
  return section('widerspruch', c.words.headings.objection, blocks, { framed: true })
}

/** What the words of the notice mean. */
export function terms(c: Composing): Section {
  const ids = [
    'terms.personal',
    'terms.special',
    'terms.processing',
    'terms.restriction',
    'terms.pseudonym',
    'terms.controller',
    'terms.processor',
    'terms.consent',
  ] as const
  return section('begriffe', c.words.headings.terms, [
    { kind: 'list', clauses: ids.map((id) => c.clause(id)) },
  ])
}

/** Which version this is and how one learns of the next (Art. 13(3) GDPR). */
export function changes(c: Composing): Section {
  const path = `/${c.declaration.company.id}/${c.language === 'de' ? 'datenschutz' : 'privacy'}/${c.language === 'de' ? 'fassungen' : 'versions'}`
  const minors = c.declaration.audiences.filter((audience) => audience.minors)
  const guardian = c.declaration.consents.find((consent) => consent.guardian !== undefined)?.guardian
  const age = tableOf('triggers').items.find(({ id }) => id === 'consent-child')?.age
  return section('fassung', c.words.headings.changes, [
    paragraph(c.clause('versions.date', { version: String(c.version), on: c.day(c.on) })),
    paragraph(c.clause('versions.change', { changes: c.declaration.changes[c.language] })),
    paragraph(c.clause('versions.purpose')),
    ...(minors.length > 0 && guardian !== undefined
      ? [
          paragraph(
            c.clause('notice.children', {
              audiences: c.list(minors.map(({ title }) => title[c.language])),
              age: String(age ?? ''),
              guardian: guardian[c.language],
            }),
          ),
        ]
      : []),
    paragraph(c.clause('versions.archive', { path })),
  ])
}
