import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { checkSync } from 'recheck'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { read } from '../read.ts'
import type { Reading } from '../report/index.ts'
import { annotationsOf, dpvOf, tiltOf } from './index.ts'

type Json = Readonly<Record<string, unknown>>

const json = (file: string): Json => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
const SCHEMA = json('tilt.schema.json')
const SHAPES = json('shapes.jsonld')
const TERMS: Json = json('../../../law/dpv-terms.json')

const SHOP = `Datenschutzerklärung

1. Verantwortlicher

Verantwortlich ist die Seifenhaus Lindner GmbH, Gerbergasse 4, 60311 Frankfurt am Main, Deutschland, E-Mail: privat@seifenhaus-lindner.example.

2. Protokolle

Beim Abruf speichern wir Ihre IP-Adresse zur Abwehr von Angriffen. Wir haben ein berechtigtes Interesse an einem sicheren Betrieb, Art. 6 Abs. 1 lit. f DSGVO. Die Protokolle löschen wir nach 7 Tagen.

3. Newsletter

Den Newsletter versenden wir auf Grundlage Ihrer Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO und § 25 Abs. 1 TDDDG. Verarbeitet wird Ihre E-Mail-Adresse. Wir nutzen Mailchimp, einen Dienst der Intuit Inc., 2700 Coast Avenue, Mountain View, CA 94043, USA, mit der ein Vertrag zur Auftragsverarbeitung besteht. Der Anbieter ist nach dem EU-US Data Privacy Framework zertifiziert.

4. Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung und Löschung. Sie können sich beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit beschweren.
`

async function readingOf(source: string, name = 'shop.txt'): Promise<Reading> {
  const [reading] = await read(new TextEncoder().encode(source), name, parseDay('2026-11-22'))
  if (reading === undefined) throw new Error('no notice')
  return reading
}

const CASES = join(import.meta.dirname, '../facts/cases')
const others = readdirSync(CASES).filter((name) => name.endsWith('.txt'))

let shop: Reading
beforeAll(async () => {
  shop = await readingOf(SHOP)
})

describe('TILT', () => {
  const validate = addFormats.default(new Ajv({ allErrors: true, strict: false })).compile(SCHEMA)

  test('says what the notice says', () => {
    expect(tiltOf(shop).document).toMatchObject({
      controller: {
        name: 'Seifenhaus Lindner GmbH',
        address: 'Gerbergasse 4, 60311 Frankfurt am Main',
        country: 'DE',
      },
      dataDisclosed: [
        { category: 'Protokolldaten', storage: [{ temporal: [{ ttl: 'P7D' }] }] },
        {
          category: 'IP-Adresse',
          legalBases: [{ reference: 'GDPR-6-1-f' }],
          legitimateInterests: [{ exists: true }],
          storage: [{ temporal: [{ ttl: 'P7D' }] }],
        },
        {
          category: 'E-Mail-Adresse',
          legalBases: [{ reference: 'GDPR-6-1-a' }],
          legitimateInterests: [],
          recipients: [{ country: 'US', category: 'processor' }],
        },
      ],
      thirdCountryTransfers: [{ country: 'US', adequacyDecision: { available: true } }],
      rightToRectificationOrDeletion: { available: true },
      rightToComplain: {
        supervisoryAuthority: {
          name: 'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit',
        },
      },
    })
  })

  test('recipients named apart from the data stand beside those they get, and are reported where none are said', async () => {
    const apart = (sentence: string): string =>
      SHOP.replace('4. Ihre Rechte', `4. Wer Daten bekommt\n\n${sentence}\n\n5. Ihre Rechte`)
    const tilt = async (sentence: string) => {
      const { document, unplaced } = tiltOf(await readingOf(apart(sentence)))
      const data = document['dataDisclosed'] as readonly {
        readonly category: string
        readonly recipients: readonly { readonly name: string }[]
      }[]
      return {
        unplaced,
        beside: data
          .filter(({ recipients }) => recipients.some(({ name }) => name === 'Rechenwerk Holm GmbH'))
          .map(({ category }) => category),
      }
    }
    expect(await tilt('Ihre Daten liegen bei der Rechenwerk Holm GmbH in Kiel.')).toEqual({
      unplaced: [],
      beside: ['Protokolldaten', 'IP-Adresse', 'E-Mail-Adresse'],
    })
    expect(await tilt('Die Rechenwerk Holm GmbH in Kiel erhält Ihre E-Mail-Adresse.')).toEqual({
      unplaced: [],
      beside: ['E-Mail-Adresse'],
    })
    expect(await tilt('Die Rechenwerk Holm GmbH in Kiel erhält die Schlüssel.')).toEqual({
      unplaced: ['Rechenwerk Holm GmbH'],
      beside: [],
    })
    const reading = await readingOf(apart('Die Rechenwerk Holm GmbH in Kiel erhält die Schlüssel.'))
    const graph = items(dpvOf(reading)['@graph'])
    const holm = graph.find((node) => node['dpv:hasName'] === 'Rechenwerk Holm GmbH')
    expect(graph.find((node) => node['@type'] === 'dpv:PrivacyNotice')).toMatchObject({
      'dpv:hasRecipient': [{ '@id': holm?.['@id'] }],
    })
  })

  test('that no machine decides is said, and only where the notice says so', async () => {
    const source = SHOP.replace(
      '4. Ihre',
      '4. Entscheidungen\n\nEine automatisierte Entscheidung findet nicht statt.\n\n5. Ihre',
    )
    const { document } = tiltOf(await readingOf(source))
    expect(document).toMatchObject({ automatedDecisionMaking: { inUse: false } })
  })

  test('the country follows from the postcode; the day of a notice is that of its last change', async () => {
    const { document, missing } = tiltOf(
      await readingOf(`${SHOP.replace(', Deutschland', '')}\nStand: Januar 2026\n`),
    )
    expect(document).toMatchObject({ controller: { country: 'DE' }, meta: { modified: '2026-01' } })
    expect(missing).toContain('meta.created')
  })

  test('leaves out and reports what it does not say', () => {
    const { document, missing } = tiltOf(shop)
    expect(document).not.toHaveProperty('dataProtectionOfficer')
    expect(document).not.toHaveProperty('rightToDataPortability')
    expect(document).not.toHaveProperty('automatedDecisionMaking')
    expect(missing).toEqual(
      expect.arrayContaining([
        'dataProtectionOfficer',
        'controller.representative',
        'dataDisclosed[].nonDisclosure',
        'rightToDataPortability',
        'meta.url',
      ]),
    )
  })

  test.each(others)(
    '%s: nothing is wrong with the document but what is reported as missing',
    async (name) => {
      const { document, missing } = tiltOf(await readingOf(readFileSync(join(CASES, name), 'utf8'), name))
      validate(document)
      const lacking = (validate.errors ?? []).map(({ keyword, instancePath, params, message }) => {
        if (keyword !== 'required') return `${instancePath} ${message}`
        const way = instancePath.replaceAll(/\/\d+/gu, '[]').replaceAll('/', '.').slice(1)
        return [way, String(params['missingProperty'])].filter((part) => part !== '').join('.')
      })
      expect(new Set(lacking)).toEqual(new Set(missing))
    },
  )

  test('no pattern of the schema can be made to backtrack', () => {
    const patterns = [...JSON.stringify(SCHEMA).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/gu)].map(
      ([, source]) => String(JSON.parse(`"${source ?? ''}"`)),
    )
    expect(patterns.length).toBeGreaterThan(10)
    for (const pattern of new Set(patterns)) expect(checkSync(pattern, 'u').status, pattern).toBe('safe')
    // Bait: the pattern that the original has for norms.
    expect(checkSync('^[A-Z]*([-]?[0-9]*|[a-z]*)*$', 'u').status).toBe('vulnerable')
  })
})

/** All terms with one of the vocabulary's prefixes, as keys and as values. */
function termsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^(?:dpv|pd|eu-gdpr):/u.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(termsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '@context' ? [] : [...termsIn(key), ...termsIn(inner)],
  )
}

const items = (value: unknown): readonly Json[] => {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]) as readonly Json[]
}
const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && '@id' in value ? String(value['@id']) : ''

/** The part of SHACL that the shapes use, over compacted JSON-LD with one type a node. */
function violations(document: Json, shapes: Json): readonly string[] {
  const context = document['@context'] as Readonly<Record<string, string>>
  const expand = (id: string): string =>
    id.replace(/^([a-z-]+):(?!\/\/)/u, (all, prefix: string) => context[prefix] ?? all)
  const nodes: Json[] = []
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item)
    else if (typeof value === 'object' && value !== null) {
      if ('@type' in value) nodes.push(value)
      for (const [key, inner] of Object.entries(value)) if (key !== '@context') collect(inner)
    }
  }
  collect(document)
  const typeOf = (value: Json): unknown =>
    value['@type'] ?? nodes.find((node) => node['@id'] === value['@id'])?.['@type']
  return items(shapes['@graph']).flatMap((shape) => {
    const targets = nodes.filter((node) => node['@type'] === idOf(shape['sh:targetClass']))
    return targets.flatMap((node) =>
      items(shape['sh:property']).flatMap((property) => {
        const path = idOf(property['sh:path'])
        const values = items(node[path])
        const at = `${idOf(shape)} ${path}`
        const found: string[] = []
        if (values.length < Number(property['sh:minCount'] ?? 0)) found.push(`${at} minCount`)
        if (values.length > Number(property['sh:maxCount'] ?? Infinity)) found.push(`${at} maxCount`)
        for (const value of values) {
          const kind = idOf(property['sh:class'])
          if (kind !== '' && typeOf(value) !== kind) found.push(`${at} class ${JSON.stringify(value)}`)
          if (property['sh:nodeKind'] !== undefined && idOf(value) === '') found.push(`${at} nodeKind`)
          const pattern = property['sh:pattern']
          const text = typeof value === 'string' ? value : expand(idOf(value))
          if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(text)) found.push(`${at} ${text}`)
        }
        return found
      }),
    )
  })
}

describe('Data Privacy Vocabulary', () => {
  const listed = new Set(items(TERMS['items']).map((item) => String(item['id'])))

  test('says what the notice says, with terms of its own where there is none', () => {
    const graph = items(dpvOf(shop)['@graph'])
    const newsletter = graph.find((node) => node['skos:prefLabel'] === '3. Newsletter')
    expect(newsletter).toMatchObject({
      '@type': 'dpv:Process',
      'dpv:hasLegalBasis': [{ '@id': 'eu-gdpr:A6-1-a' }, { '@id': 'zusage:TDDDG-25-1' }],
      'dpv:hasPersonalData': [{ '@id': 'pd:EmailAddress' }],
    })
    expect(graph.find((node) => node['@type'] === 'dpv:DataProcessor')).toMatchObject({
      'dpv:hasCountry': 'US',
      'dpv:hasLegalBasis': [{ '@id': 'zusage:DPF' }],
    })
    expect(graph.map(idOf)).toEqual(expect.arrayContaining(['zusage:DPF', 'zusage:TDDDG-25-1']))
    expect(graph.map(idOf)).not.toContain('zusage:UWG-7')
  })

  test('every term of an export and of the shapes is one that was looked up', async () => {
    const documents = [
      shop,
      ...(await Promise.all(others.map((name) => readingOf(readFileSync(join(CASES, name), 'utf8'), name)))),
    ].map(dpvOf)
    const used = new Set([...documents, SHAPES].flatMap(termsIn))
    expect(used.size).toBeGreaterThan(30)
    expect([...used].filter((term) => !listed.has(term))).toEqual([])
    for (const item of items(TERMS['items']))
      expect(item).toMatchObject({ verified: true, iri: expect.stringMatching(/^https:\/\/w3id\.org\/dpv/u) })
  })

  test('every export keeps to the shapes, and a broken one does not', async () => {
    for (const name of others) {
      const document = dpvOf(await readingOf(readFileSync(join(CASES, name), 'utf8'), name))
      expect(violations(document, SHAPES), name).toEqual([])
    }
    const broken = JSON.parse(
      JSON.stringify(dpvOf(shop)).replaceAll('eu-gdpr:A6-1-a', 'eu-gdpr:A15').replaceAll('"P7D"', '"7 Tage"'),
    )
    expect(violations(broken, SHAPES)).toHaveLength(2)
  })
})

describe('Web Annotations', () => {
  test('each selects exactly its piece of the file, by words and by place', () => {
    const collection = annotationsOf(shop) as {
      readonly total: number
      readonly first: {
        readonly items: readonly {
          readonly id: string
          readonly target: {
            readonly selector: readonly [
              { readonly exact: string; readonly prefix: string; readonly suffix: string },
              { readonly start: number; readonly end: number },
            ]
          }
        }[]
      }
    }
    expect(collection.total).toBeGreaterThan(15)
    expect(new Set(collection.first.items.map(({ id }) => id)).size).toBe(collection.total)
    for (const { target } of collection.first.items) {
      const [quote, position] = target.selector
      expect(SHOP.slice(position.start, position.end)).toBe(quote.exact)
      expect(SHOP).toContain(`${quote.prefix}${quote.exact}${quote.suffix}`)
    }
  })
})
