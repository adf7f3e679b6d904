import type { Composing } from '../composing.ts'
import { section } from '../composing.ts'
import type { Block, Section } from '../document.ts'

/** The whole on one screen: who, what for, which rights (Art. 12(1) GDPR: concise, easily accessible). */
export function overview(c: Composing): Section {
  const { company, activities } = c.declaration
  const words = c.words.overview
  const plain = (id: string, text: string, facts: Readonly<Record<string, string>> = {}): Block => ({
    kind: 'paragraph',
    clause: { id, text, facts, provisions: ['Art. 12(1) GDPR'], pledges: [], checklist: ['a12.1'] },
  })
  return section('ueberblick', c.words.headings.overview, [
    plain('overview.who', words.who(company.name, company.address.city), {
      name: company.name,
      city: company.address.city,
    }),
    plain('overview.what', words.what),
    {
      kind: 'links',
      links: activities.map((item) => ({ text: item.name[c.language], anchor: `tun-${item.id}` })),
    },
    plain('overview.rights', words.rights),
    { kind: 'paragraph', clause: c.clause('notice.scope', { hosts: c.list(c.declaration.hosts) }) },
    ...(company.address.country === 'DE'
      ? [{ kind: 'paragraph', clause: c.clause('notice.law') } as const]
      : []),
  ])
}

/** Who is responsible and how one reaches them (Art. 13(1)(a), (b) GDPR). */
export function controller(c: Composing): Section {
  const { company } = c.declaration
  const { address } = company
  const blocks: Block[] = [
    {
      kind: 'lines',
      clause: c.clause('controller.name', {
        name: company.name,
        street: address.street,
        postcode: address.postcode,
        city: address.city,
        country: c.country(address.country),
      }),
    },
  ]
  if (company.register !== undefined) {
    blocks.push({
      kind: 'paragraph',
      clause: c.clause('controller.register', { register: company.register }),
    })
  }
  return section('verantwortlich', c.words.headings.controller, blocks, {
    sections: [contacts(c), officer(c), ...representative(c), ...group(c)],
  })
}

function contacts(c: Composing): Section {
  const lines = c.declaration.company.contacts
    .filter(({ channel }) => channel !== 'post')
    .map(({ channel, value }) => `${c.words.channels[channel]}: ${value}`)
  return section('kontakt', c.words.subheadings.contact, [
    { kind: 'lines', clause: c.clause('controller.contact', { contacts: lines.join('\n') }) },
    { kind: 'paragraph', clause: c.clause('controller.requests') },
    {
      kind: 'paragraph',
      clause: c.clause('notice.imprint', { path: `/${c.declaration.company.id}/impressum` }),
    },
  ])
}

function officer(c: Composing): Section {
  const { officer, address: seat } = c.declaration.company
  const heading = c.words.subheadings.officer
  if (!officer.designated) {
    return section('beauftragte', heading, [
      {
        kind: 'paragraph',
        clause: c.clause('controller.no-officer', { reason: officer.reason[c.language] }),
      },
    ])
  }
  const { address = seat } = officer
  const post = `${address.street}, ${address.postcode} ${address.city}`
  const ways = c.list([officer.email, ...(officer.phone === undefined ? [] : [officer.phone]), post])
  return section('beauftragte', heading, [
    {
      kind: 'paragraph',
      clause:
        officer.name === undefined
          ? c.clause('controller.officer-unnamed', { ways }, 'controller.officer')
          : c.clause('controller.officer', { name: officer.name, ways }),
    },
  ])
}

function representative(c: Composing): readonly Section[] {
  const { representative } = c.declaration.company
  if (representative === undefined) return []
  const { name, address, email } = representative
  return [
    section('vertreter', c.words.subheadings.representative, [
      {
        kind: 'paragraph',
        clause: c.clause('controller.representative', {
          name,
          street: address.street,
          postcode: address.postcode,
          city: address.city,
          country: c.country(address.country),
          email,
        }),
      },
    ]),
  ]
}

function group(c: Composing): readonly Section[] {
  const { group: members } = c.declaration.company
  if (members.length === 0) return []
  return [
    section('gruppe', c.words.subheadings.group, [
      {
        kind: 'list',
        clauses: members.map((member, index) =>
          c.clause(
            'controller.group',
            { name: member.name, country: c.country(member.seat), does: member.does[c.language] },
            `controller.group.${index + 1}`,
          ),
        ),
      },
    ]),
  ]
}
