import { type Words, sha256 } from '../../base/index.ts'
import { category, tableOf } from '../../law/index.ts'
import { type Section, activeSections, once } from '../draft/section.ts'
import { type Source, sourceOf } from '../draft/source.ts'
import { PURPOSE_WORDS, categoryFor } from '../subjects.ts'
import { type Instrument, type Right, isDuration } from '../facts/index.ts'
import type { Reading } from '../report/index.ts'

type Node = Readonly<Record<string, unknown>>

/** Terms of this project's own, for what the vocabulary has no word for. */
const OWN: Readonly<Record<string, { readonly under: string; readonly de: string; readonly en: string }>> = {
  'zusage:TDDDG-25-1': {
    under: 'dpv:LegalBasis',
    de: 'Einwilligung in den Zugriff auf das Endgerät (§ 25 Abs. 1 TDDDG)',
    en: 'Consent to access to the device (§ 25(1) TDDDG)',
  },
  'zusage:TDDDG-25-2': {
    under: 'dpv:LegalBasis',
    de: 'Unbedingt erforderlicher Zugriff auf das Endgerät (§ 25 Abs. 2 TDDDG)',
    en: 'Strictly necessary access to the device (§ 25(2) TDDDG)',
  },
  'zusage:UWG-7': {
    under: 'dpv:LegalBasis',
    de: 'Zulässige Werbung (§ 7 UWG)',
    en: 'Lawful advertising (§ 7 UWG)',
  },
  'zusage:DPF': {
    under: 'eu-gdpr:A45-3',
    de: 'Angemessenheitsbeschluss zum EU-US-Datenschutzrahmen, Durchführungsbeschluss (EU) 2023/1795',
    en: 'Adequacy decision on the EU-US Data Privacy Framework, Implementing Decision (EU) 2023/1795',
  },
}

const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  zusage: 'https://ns.zusage.example/terms#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
}

const RIGHTS: Readonly<Record<Right, string>> = {
  access: 'eu-gdpr:A15',
  rectification: 'eu-gdpr:A16',
  erasure: 'eu-gdpr:A17',
  restriction: 'eu-gdpr:A18',
  portability: 'eu-gdpr:A20',
  objection: 'eu-gdpr:A21',
  'withdraw-consent': 'eu-gdpr:A7-3',
  complaint: 'eu-gdpr:A77',
}

/** What a transfer rests on; an instrument that has ended is none, and a derogation is not told apart by its letter. */
const INSTRUMENTS: Readonly<Record<Instrument, string | null>> = {
  SCC: 'eu-gdpr:A46-2-c',
  BCR: 'eu-gdpr:A46-2-b',
  adequacy: 'eu-gdpr:A45-3',
  DPF: 'zusage:DPF',
  PrivacyShield: null,
  derogation: null,
}

const TERMS: ReadonlySet<string> = new Set(tableOf('dpv-terms').items.map(({ id }) => id))

/**
 * A notice in the Data Privacy Vocabulary, as JSON-LD: a process for each activity, with purposes, bases, data, recipients
 * and storage as the notice states them. Only terms listed in `law/dpv-terms.json` are used, and terms of this project's
 * own where the vocabulary has none.
 */
export function dpvOf(reading: Reading): Node {
  const s = sourceOf(reading, reading.facts.language === 'en' ? 'en' : 'de')
  const { facts } = reading
  const base = `urn:sha256:${sha256(s.notice.source).toString('hex')}`
  const used = new Set<string>()
  const term = (id: string): Node => {
    used.add(id)
    return { '@id': id }
  }
  const recipients = facts.recipients.map((one, at) => ({
    '@id': `${base}#recipient-${at + 1}`,
    '@type':
      one.role === 'processor'
        ? 'dpv:DataProcessor'
        : one.role === 'joint'
          ? 'dpv:JointDataControllers'
          : one.role === 'controller'
            ? 'dpv:DataController'
            : 'dpv:Recipient',
    'dpv:hasName': one.name,
    ...(one.country === undefined ? {} : { 'dpv:hasCountry': one.country }),
    ...list(
      'dpv:hasLegalBasis',
      one.transfer.flatMap((instrument) => {
        const id = INSTRUMENTS[instrument]
        return id === null ? [] : [term(id)]
      }),
    ),
  }))
  const sections = activeSections(s)
  const processes = sections.map((section, n) => processOf(s, section, n, base, term))
  const named = new Set(sections.flatMap((section) => section.recipients.map(({ what }) => what)))
  // Whoever gets data in no process in particular stands beside the notice itself.
  const apart = facts.recipients.flatMap((_, what) => (named.has(what) ? [] : [what]))
  const controller: Node = {
    '@id': `${base}#controller`,
    '@type': 'dpv:DataController',
    ...(facts.controller.name === null ? {} : { 'dpv:hasName': facts.controller.name }),
    ...(facts.controller.email === null ? {} : { 'dpv:hasContact': facts.controller.email }),
    ...(facts.controller.country === null ? {} : { 'dpv:hasCountry': facts.controller.country }),
  }
  const officer: readonly Node[] = facts.dpo.present
    ? [
        {
          '@id': `${base}#officer`,
          '@type': 'dpv:DataProtectionOfficer',
          ...(facts.dpo.name === null ? {} : { 'dpv:hasName': facts.dpo.name }),
          ...(facts.dpo.email === null ? {} : { 'dpv:hasContact': facts.dpo.email }),
        },
      ]
    : []
  const notice: Node = {
    '@id': base,
    '@type': 'dpv:PrivacyNotice',
    'dpv:hasDataController': { '@id': `${base}#controller` },
    ...(facts.dpo.present ? { 'dpv:hasDataProtectionOfficer': { '@id': `${base}#officer` } } : {}),
    ...list(
      'dpv:hasRight',
      facts.rights.map((right) => term(RIGHTS[right])),
    ),
    ...list(
      'dpv:hasRecipient',
      apart.map((what) => ({ '@id': `${base}#recipient-${what + 1}` })),
    ),
    ...list(
      'dpv:hasProcess',
      processes.map((one) => ({ '@id': one['@id'] })),
    ),
  }
  const own = Object.entries(OWN)
    .filter(([id]) => used.has(id))
    .map(([id, { under, de, en }]) => ({
      '@id': id,
      '@type': 'rdfs:Class',
      'rdfs:subClassOf': { '@id': under },
      'skos:prefLabel': inBoth({ de, en }),
    }))
  return {
    '@context': CONTEXT,
    '@graph': [notice, controller, ...officer, ...processes, ...recipients, ...own],
  }
}

const inBoth = ({ de, en }: Words): readonly Node[] => [
  { '@value': de, '@language': 'de' },
  { '@value': en, '@language': 'en' },
]

/** A member that is there only where it has something to say. */
function list(key: string, nodes: readonly Node[]): Node {
  return nodes.length === 0 ? {} : { [key]: nodes }
}

function processOf(s: Source, section: Section, n: number, base: string, term: (id: string) => Node): Node {
  const { text } = s.notice
  const title = section.title?.what
  const bases = once(
    [...section.articles, ...section.special].map(({ what, at }) => ({
      what: `eu-gdpr:A${what.replaceAll(/[()]+/gu, '-').replace(/-$/u, '')}`,
      at,
    })),
  )
  const own = once(
    section.other.flatMap(({ what, at }) => {
      const id = what.startsWith('UWG 7')
        ? 'zusage:UWG-7'
        : `zusage:${what.replaceAll(/[ ()]+/gu, '-').replace(/-$/u, '')}`
      return id in OWN ? [{ what: id, at }] : []
    }),
  )
  const data = new Map<string, Node>()
  for (const { what, at } of section.categories) {
    const { id, own: mine } = categoryFor(what, text.slice(...at))
    const row = category(id)
    const short = row?.dpv?.replace(CONTEXT.pd, 'pd:').replace(CONTEXT.dpv, 'dpv:')
    const title = mine ?? { de: row?.title_de ?? what, en: row?.title_en ?? what }
    data.set(
      id,
      short !== undefined && TERMS.has(short)
        ? term(short)
        : {
            '@type':
              mine?.special === true || (row !== null && row.special !== null)
                ? 'dpv:SpecialCategoryPersonalData'
                : 'dpv:PersonalData',
            'skos:prefLabel': inBoth(title),
          },
    )
  }
  return {
    '@id': `${base}#process-${n + 1}`,
    '@type': 'dpv:Process',
    ...(title === undefined ? {} : { 'skos:prefLabel': title }),
    'dpv:hasDataController': { '@id': `${base}#controller` },
    ...list(
      'dpv:hasPurpose',
      once(section.purposes).map(({ what }) => {
        const known = PURPOSE_WORDS[what]
        return known?.dpv !== undefined && TERMS.has(known.dpv)
          ? term(known.dpv)
          : { '@type': 'dpv:Purpose', 'skos:prefLabel': known === undefined ? what : inBoth(known) }
      }),
    ),
    ...list(
      'dpv:hasLegalBasis',
      [...bases, ...own].map(({ what }) => term(what)),
    ),
    ...list('dpv:hasPersonalData', [...data.values()]),
    ...list(
      'dpv:hasRecipient',
      once(section.recipients).map(({ what }) => ({ '@id': `${base}#recipient-${what + 1}` })),
    ),
    ...list(
      'dpv:hasStorageCondition',
      section.periods.flatMap(({ what }) => {
        const period = s.facts.retention[what]?.period
        return period !== undefined && isDuration(period)
          ? [{ '@type': 'dpv:StorageDuration', 'dpv:hasDuration': period }]
          : []
      }),
    ),
  }
}
