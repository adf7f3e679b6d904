import type { Chance } from './chance.fixture.ts'
import { type Base, type Declared, type DeclaredActivity, PERIODS, TOPICS } from './declared.fixture.ts'

/** Ways in which German notices are written. */
export const MANNERS = ['erecht24', 'schwenke', 'itrecht', 'activemind', 'by-hand'] as const
export type Manner = (typeof MANNERS)[number]

/** A declaration by chance: four to seven activities, each with a base, data, perhaps a recipient and a period. */
export function declareAnything(chance: Chance): Declared {
  const topics = chance.some(TOPICS, 4, 7)
  const taken = new Set<string>()
  return {
    company: {
      name: chance.one([
        'Lindenhof Möbel GmbH',
        'Radwerk Süd e. K.',
        'Praxis Dr. Ulme GbR',
        'Wiesengrund e. V.',
        'Kontor Eibe AG',
      ]),
      street: chance.one(['Ahornweg 3', 'Am Markt 12', 'Bahnhofstraße 7a']),
      place: chance.one(['37073 Göttingen', '04109 Leipzig', '79098 Freiburg']),
      email: 'post@lindenhof.example',
    },
    activities: topics.map((topic): DeclaredActivity => {
      const open = topic.recipients.filter(({ brand }) => !taken.has(brand))
      const recipient = open.length > 0 && chance.is(0.65) ? chance.one(open) : null
      if (recipient !== null) taken.add(recipient.brand)
      return {
        topic,
        purposes: chance.some(topic.purposes, 1, 2),
        base: chance.one(topic.bases),
        categories: chance.some(topic.categories, 1, 3),
        recipient,
        instrument: recipient?.country === 'US' ? chance.one(['SCC', 'DPF'] as const) : null,
        period: chance.is(0.6) ? chance.one(PERIODS) : null,
      }
    }),
  }
}

/** Writes a declaration out as somebody would in a manner: plain text, a blank line between paragraphs. */
export function writeOut(declared: Declared, manner: Manner, chance: Chance): string {
  const { company, activities } = declared
  const mark = manner === 'itrecht' ? ') ' : manner !== 'by-hand' && chance.is(0.5) ? '. ' : null
  const number = (n: number): string => (mark === null ? '' : `${n}${mark}`)
  const opening = chance.one([
    `Verantwortlich für die Datenverarbeitung auf dieser Website ist:\n\n${company.name}\n${company.street}\n${company.place}\n\nE-Mail: ${company.email}`,
    `Verantwortlicher im Sinne der Datenschutz-Grundverordnung ist ${company.name}, ${company.street}, ${company.place}, E-Mail: ${company.email}.`,
  ])
  const rights = chance.one([
    'Sie haben jederzeit das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit. Sie können sich bei einer Aufsichtsbehörde beschweren.',
    'Ihnen stehen das Recht auf Auskunft (Art. 15 DSGVO), Berichtigung (Art. 16 DSGVO), Löschung (Art. 17 DSGVO) und Widerspruch (Art. 21 DSGVO) zu.',
  ])
  const parts = [
    'Datenschutzerklärung',
    `${number(1)}Verantwortlicher`,
    opening,
    ...activities.flatMap((activity, at) => [
      `${number(at + 2)}${chance.one(activity.topic.headings)}`,
      ...WRITERS[manner](activity, chance),
    ]),
    `${number(activities.length + 2)}Ihre Rechte`,
    rights,
  ]
  return `${parts.join('\n\n')}\n`
}

function cite(base: Base, chance: Chance): string {
  const law = chance.one(['DSGVO', 'DSGVO', 'DS-GVO'])
  return chance.one([
    `Art. 6 Abs. 1 lit. ${base} ${law}`,
    `Art. 6 Abs. 1 S. 1 lit. ${base} ${law}`,
    `Art. 6 Abs. 1 Satz 1 lit. ${base}) ${law}`,
    `Art. 6 Absatz 1 Buchstabe ${base} ${law}`,
    `Artikel 6 Abs. 1 lit. ${base} ${law}`,
    `Art. 6 I ${base}) ${law}`,
  ])
}

const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1) ?? ''}`

const data = (activity: DeclaredActivity, chance: Chance): string =>
  and(activity.categories.map(({ says }) => chance.one(says)))

function ground(base: Base, citation: string, chance: Chance): string {
  switch (base) {
    case 'a':
      return chance.one([
        `Die Verarbeitung erfolgt auf Grundlage Ihrer Einwilligung (${citation}).`,
        `Grundlage ist Ihre Einwilligung nach ${citation}; Sie können sie jederzeit widerrufen.`,
      ])
    case 'b':
      return chance.one([
        `Rechtsgrundlage hierfür ist ${citation}.`,
        `Die Verarbeitung dieser Daten erfolgt auf Grundlage von ${citation}.`,
      ])
    case 'c':
      return chance.one([`Dazu sind wir nach ${citation} verpflichtet.`, `Rechtsgrundlage ist ${citation}.`])
    case 'f':
      return chance.one([
        `Unser berechtigtes Interesse folgt daraus; Rechtsgrundlage ist ${citation}.`,
        `Die Rechtsgrundlage für die Verarbeitung ist ${citation}.`,
        `Dies geschieht auf Basis unserer berechtigten Interessen gemäß ${citation}.`,
      ])
  }
}

function provider(activity: DeclaredActivity, chance: Chance): string {
  const { recipient } = activity
  if (recipient === null) return ''
  const { brand, entity, address } = recipient
  const service = brand === entity.split(' ')[0] || entity.startsWith(brand) ? '' : brand
  return service === ''
    ? chance.one([
        `Dabei setzen wir die ${entity}, ${address}, ein.`,
        `Dienstleister ist die ${entity}, ${address}.`,
        `Wir arbeiten dafür mit der ${entity}, ${address}, zusammen.`,
      ])
    : chance.one([
        `Wir nutzen dafür ${service}. Anbieter ist die ${entity}, ${address}.`,
        `Dabei kommt ${service} zum Einsatz, ein Dienst der ${entity}, ${address}.`,
        `Hierfür verwenden wir „${service}“ (${entity}, ${address}).`,
      ])
}

function abroad(activity: DeclaredActivity, chance: Chance): string {
  switch (activity.instrument) {
    case null:
      return ''
    case 'SCC':
      return chance.one([
        'Die Übertragung in die USA stützt sich auf Standardvertragsklauseln der EU-Kommission.',
        'Mit dem Anbieter haben wir Standardvertragsklauseln abgeschlossen, da Daten in die USA gelangen.',
        'Grundlage der Übermittlung in die USA sind die Standarddatenschutzklauseln der Europäischen Kommission.',
      ])
    case 'DPF':
      return chance.one([
        'Das Unternehmen ist nach dem „EU-US Data Privacy Framework“ (DPF) zertifiziert.',
        'Der Anbieter ist unter dem EU-U.S. Data Privacy Framework zertifiziert.',
        'Für Übermittlungen in die USA hat sich der Anbieter dem EU-US-Datenschutzrahmen angeschlossen.',
      ])
  }
}

function deletion(activity: DeclaredActivity, chance: Chance): string {
  const { period, topic } = activity
  if (period === null) return ''
  return chance.one([
    `${topic.kept} werden nach ${period.dative} gelöscht.`,
    `${topic.kept} werden für ${period.accusative} gespeichert und danach gelöscht.`,
    `${topic.kept} löschen wir nach ${period.dative}.`,
    `${topic.kept} werden nach Ablauf von ${period.dative} automatisch gelöscht.`,
  ])
}

type Writer = (activity: DeclaredActivity, chance: Chance) => readonly string[]

const said = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

const WRITERS: Readonly<Record<Manner, Writer>> = {
  erecht24: (activity, chance) => {
    const why = and(activity.purposes.map(({ says }) => chance.one(says)))
    return [
      said([
        chance.one(activity.topic.opens),
        chance.one([
          `Dabei werden Ihre Angaben (${data(activity, chance)}) ${why} bei uns verarbeitet.`,
          `Erfasst werden ${data(activity, chance)}; wir verwenden diese Angaben ${why}.`,
        ]),
        provider(activity, chance),
      ]),
      said([ground(activity.base, cite(activity.base, chance), chance), abroad(activity, chance)]),
      deletion(activity, chance),
    ].filter((part) => part !== '')
  },
  schwenke: (activity, chance) => {
    const { recipient, period } = activity
    const title: Readonly<Record<Base, string>> = {
      a: 'Einwilligung',
      b: 'Vertragserfüllung und vorvertragliche Anfragen',
      c: 'Rechtliche Verpflichtung',
      f: 'Berechtigte Interessen',
    }
    const base = `${title[activity.base]} (${cite(activity.base, chance)})`
    const safe =
      activity.instrument === 'SCC'
        ? ' Grundlage Drittlandübermittlungen: Standardvertragsklauseln.'
        : activity.instrument === 'DPF'
          ? ' Grundlage Drittlandübermittlungen: Data Privacy Framework (DPF).'
          : ''
    const items = [
      `- Verarbeitete Datenarten: ${activity.categories.map(({ says }) => chance.one(says)).join('; ')}.`,
      `- Betroffene Personen: ${chance.one(['Nutzer', 'Interessenten', 'Geschäftspartner'])}.`,
      `- Zwecke der Verarbeitung: ${activity.purposes.map(({ noun }) => chance.one(noun)).join('; ')}.`,
      ...(period === null ? [] : [`- Aufbewahrung und Löschung: Löschung nach ${period.dative}.`]),
      `- Rechtsgrundlagen: ${base}.`,
    ]
    const service =
      recipient === null
        ? []
        : [
            'Weitere Hinweise zu Verarbeitungsprozessen, Verfahren und Diensten:',
            `- ${recipient.brand}: ${activity.purposes.map(({ noun }) => chance.one(noun)).join('; ')}; Dienstanbieter: ${recipient.entity}, ${recipient.address}; Rechtsgrundlagen: ${base}.${safe}`,
          ]
    return [chance.one(activity.topic.opens), items.join('\n'), ...service]
  },
  itrecht: (activity, chance) => {
    const why = and(activity.purposes.map(({ says }) => chance.one(says)))
    return [
      said([
        chance.one(activity.topic.opens),
        chance.one([
          `Die dabei erhobenen Daten (${data(activity, chance)}) werden gemäß ${cite(activity.base, chance)} ${why} verarbeitet.`,
          `Gemäß ${cite(activity.base, chance)} verarbeiten wir ${data(activity, chance)} ausschließlich ${why}.`,
        ]),
        provider(activity, chance),
        abroad(activity, chance),
        deletion(activity, chance),
      ]),
    ]
  },
  activemind: (activity, chance) => {
    const { recipient } = activity
    return [
      'Art und Zweck der Verarbeitung:',
      said([
        chance.one(activity.topic.opens),
        `Wir verarbeiten ${data(activity, chance)} ${and(activity.purposes.map(({ says }) => chance.one(says)))}.`,
      ]),
      'Rechtsgrundlage:',
      ground(activity.base, cite(activity.base, chance), chance),
      ...(recipient === null
        ? []
        : [
            'Empfänger:',
            chance.one([
              `Empfänger der Daten ist die ${recipient.entity}, ${recipient.address}, die als Auftragsverarbeiter für uns tätig wird.`,
              `Empfänger ist unser Dienstleister ${recipient.entity}, ${recipient.address}.`,
            ]),
          ]),
      ...(activity.instrument === null ? [] : ['Drittlandtransfer:', abroad(activity, chance)]),
      ...(activity.period === null ? [] : ['Speicherdauer:', deletion(activity, chance)]),
    ]
  },
  'by-hand': (activity, chance) => {
    const { recipient, period } = activity
    const why = and(activity.purposes.map(({ says }) => chance.one(says)))
    return [
      said([
        chance.one(activity.topic.opens),
        `Wir brauchen dann ${data(activity, chance)}, und zwar ${why} (${cite(activity.base, chance)}).`,
        recipient === null
          ? ''
          : chance.one([
              `Das erledigt für uns die ${recipient.entity} (${recipient.address}).`,
              `Dabei hilft uns die ${recipient.entity}, ${recipient.address}.`,
            ]),
        abroad(activity, chance),
        period === null ? '' : `Nach ${period.dative} ist alles gelöscht.`,
      ]),
    ]
  },
}
