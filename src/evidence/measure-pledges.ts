import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, type Day, hashOf, isDay, newId, type Words } from '../base/index.ts'
import type { Declaration, Measure } from '../declaration/index.ts'
import { allEntries } from '../ledger/index.ts'
import {
  type Finding,
  type Offence,
  type Pledge,
  type ProofContext,
  type Sabotage,
  byHand,
} from '../pledge/index.ts'
import { schemaName, tableName, tableStores } from '../records/index.ts'
import { dayText } from '../text/day.ts'
import { probed } from './host-pledges.ts'
import { livingPersons, partAsPublished, publishedVersions, strangersRights } from './store.ts'

/** Persons whose keys are opened for trial. */
const TRIED = 200

/** One pledge for each declared measure, certificate and claim (Art. 24, 32 GDPR). */
export function measurePledges(declaration: Declaration): readonly Pledge[] {
  return [
    ...declaration.measures.map((measure) => measurePledge(declaration, measure)),
    ...declaration.certificates.map((certificate) =>
      attested('certificates', certificate, `measures/certificate/${certificate.id}`, {
        clause: `security.certificate.${certificate.id}`,
        says: {
          de: `${certificate.title.de}, ausgestellt von ${certificate.issuer}, gilt und liegt vor.`,
          en: `${certificate.title.en}, issued by ${certificate.issuer}, is valid and on file.`,
        },
        by: certificate.issuer,
        on: certificate.from,
      }),
    ),
    ...declaration.claims.map((claim) =>
      attested('claims', claim, `measures/claim/${claim.id}`, {
        clause: `security.claim.${claim.id}`,
        says: {
          de: `Nach Angabe von ${claim.by} (${claim.source}): ${claim.says.de}`,
          en: `According to ${claim.by} (${claim.source}): ${claim.says.en}`,
        },
        by: claim.by,
        on: claim.on,
      }),
    ),
  ]
}

function measurePledge(declaration: Declaration, measure: Measure): Pledge {
  const { shows } = measure
  switch (shows.by) {
    case 'attested':
      return attested('measures', measure, `measures/${measure.id}`, {
        clause: `security.${measure.id}`,
        says: {
          de: `${measure.title.de}. Bestätigt von ${shows.who}.`,
          en: `${measure.title.en}. Confirmed by ${shows.who}.`,
        },
        by: shows.who,
        on: shows.on,
      })
    case 'product':
      return ofProduct(declaration, measure, shows.what)
    case 'probe':
      return probed(declaration, measure, shows.host, shows.expects)
  }
}

// What others say

/** What a third party confirmed is reported with its source and day; it is broken once it has run out or is not what was published. */
function attested(
  list: 'measures' | 'certificates' | 'claims',
  part: Declaration['measures'][number] | Declaration['certificates'][number] | Declaration['claims'][number],
  id: string,
  told: { readonly clause: string; readonly says: Words; readonly by: string; readonly on: Reported['on'] },
): Pledge {
  const file = 'file' in part ? part.file : undefined
  return {
    id,
    kind: `measures/attested-${list}`,
    says: told.says,
    provision: 'Art. 32(1)(d) GDPR',
    clauses: [told.clause],
    way: 'file',
    freshFor: 'P8D',
    reach: 'inside',
    reported: { by: told.by, on: told.on },
    async prove({ world, company, version, today }) {
      const published = await partAsPublished(world.db, company, version, list, part.id)
      const offences: Offence[] = []
      const say = (place: string, de: string, en: string): void =>
        void offences.push({ place, says: { de, en } })
      const place = `declaration ${version}, ${list} ${part.id}`
      if (canonical(published ?? null) !== canonical(part))
        say(
          place,
          'In der veröffentlichten Erklärung steht es anders.',
          'The published declaration says otherwise.',
        )
      const until = untilOf(published ?? part)
      if (until !== undefined && until < today)
        say(
          place,
          `Es galt bis ${dayText(until, 'de')} und wurde nicht erneuert.`,
          `It ran out on ${dayText(until, 'en')} and was not renewed.`,
        )
      if (told.on > today)
        say(
          place,
          `Es gilt erst ab ${dayText(told.on, 'de')}.`,
          `It only holds from ${dayText(told.on, 'en')}.`,
        )
      if (file !== undefined && !existsSync(join(world.folder, 'companies', company, file)))
        say(`file ${file}`, 'Das Zertifikat liegt nicht vor.', 'The certificate is not on file.')
      return {
        examined: 1,
        offences,
        saw: {
          de: `Angabe von ${told.by} vom ${dayText(told.on, 'de')}${until === undefined ? '' : `, gültig bis ${dayText(until, 'de')}`}.`,
          en: `Statement of ${told.by} of ${dayText(told.on, 'en')}${until === undefined ? '' : `, valid until ${dayText(until, 'en')}`}.`,
        },
      }
    },
    sabotage: {
      does: 'dates the statement back in the published declaration, with the guard switched off meanwhile',
      entails: ['measures/ledger'],
      apply: (context) =>
        byHand(
          context,
          'alter table declaration_version disable trigger declaration_version_keeps',
          `update declaration_version set body = jsonb_set(body, array['${list}'], (
             select jsonb_agg(case when part ->> 'id' = '${part.id}' then ${dated(part)} else part end)
             from jsonb_array_elements(body -> '${list}') part))
           where company = '${context.company}' and version = ${context.version}`,
          'alter table declaration_version enable trigger declaration_version_keeps',
        ),
    },
  }
}

type Reported = NonNullable<Pledge['reported']>

/** The last day of a measure's or certificate's statement; a claim has none. */
function untilOf(part: unknown): Day | undefined {
  if (typeof part !== 'object' || part === null) return undefined
  if ('until' in part && typeof part.until === 'string' && isDay(part.until)) return part.until
  return 'shows' in part ? untilOf(part.shows) : undefined
}

function dated(part: object): string {
  if ('shows' in part) return `jsonb_set(part, '{shows,until}', '"2001-01-01"')`
  return 'until' in part
    ? `jsonb_set(part, '{until}', '"2001-01-01"')`
    : `jsonb_set(part, '{on}', '"2001-01-01"')`
}

// What the product itself does

interface Look {
  readonly says: Words
  readonly provision: string
  readonly clause: (measure: Measure) => string
  readonly prove: (context: ProofContext) => Promise<Finding>
  readonly sabotage: (declaration: Declaration) => Sabotage
}

function ofProduct(
  declaration: Declaration,
  measure: Measure,
  what: 'sealed-columns' | 'role-access' | 'ledger',
): Pledge {
  const look = LOOKS[what]
  return {
    id: `measures/${measure.id}`,
    kind: `measures/${what}`,
    says: look.says,
    provision: look.provision,
    clauses: [look.clause(measure)],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: look.prove,
    sabotage: look.sabotage(declaration),
  }
}

const LOOKS: Readonly<Record<'sealed-columns' | 'role-access' | 'ledger', Look>> = {
  'sealed-columns': {
    says: {
      de: 'Jeder Mensch, dessen Angaben wir haben, hat einen eigenen Schlüssel; keine zwei haben denselben.',
      en: 'Everybody whose data we hold has a key of their own; no two have the same.',
    },
    provision: 'Art. 32(1)(a) GDPR',
    clause: (measure) => `security.${measure.id}`,
    prove: ownKeys,
    sabotage: () => ({
      does: 'adds a person by hand for whom there is no key',
      entails: ['people/persons'],
      apply: (context) =>
        byHand(
          context,
          `insert into person (person, company, created_at) values ('${newId()}', '${context.company}', '${context.now}')`,
        ),
    }),
  },
  'role-access': {
    says: {
      de: 'An die Tabellen des Unternehmens kommen in der Datenbank nur die beiden Lesenden, und sie können nur lesen.',
      en: 'In the database only the two readers reach the company’s tables, and they can only read.',
    },
    provision: 'Art. 25(2), 32(4) GDPR',
    clause: (measure) => `security.${measure.id}`,
    async prove({ world, company }) {
      const { tables, rights } = await strangersRights(world.db, schemaName(company))
      return {
        examined: tables,
        offences: rights.map(({ table, right }) => ({
          place: `table ${table}`,
          says: { de: `Fremdes Recht: ${right}.`, en: `A stranger’s right: ${right}.` },
        })),
        saw: {
          de: `Rechte an ${tables} Tabellen nachgesehen.`,
          en: `Rights on ${tables} tables looked up.`,
        },
      }
    },
    sabotage: (declaration) => ({
      does: 'lets every account of the database read one of the company’s tables',
      async apply(context) {
        const [store] = tableStores(declaration)
        if (store === undefined) throw new Error('The declaration has no table.')
        await byHand(context, `grant select on ${schemaName(context.company)}.${tableName(store)} to public`)
      },
    }),
  },
  ledger: {
    says: {
      de: 'Jede Fassung der Erklärung, nach der gehandelt wird, wurde mit einem Eintrag im Verzeichnis veröffentlicht.',
      en: 'Each version of the declaration that is acted by was published with an entry in the ledger.',
    },
    provision: 'Art. 5(2) GDPR',
    clause: () => 'requests.ledger',
    prove: actsOfPublishing,
    sabotage: () => ({
      does: 'publishes a version of the declaration by hand, without an act',
      apply: (context) =>
        byHand(
          context,
          `insert into declaration_version (company, version, hash, body, effective_from, published_at)
           select company, version + 1000, repeat('0', 64), body, '2999-01-01', published_at
           from declaration_version where company = '${context.company}' and version = ${context.version}`,
        ),
    }),
  },
}

function ownKeys({ world, company }: ProofContext): Promise<Finding> {
  return livingPersons(world.db, company, TRIED).then((persons) => {
    const owners = new Map<string, string>()
    const offences: Offence[] = []
    for (const person of persons) {
      const place = `person ${person}`
      try {
        const key = hashOf(world.keys.keyOf(company, person).toString('hex'))
        if (owners.has(key))
          offences.push({
            place,
            says: { de: 'Der Schlüssel ist der einer anderen Person.', en: 'The key is another person’s.' },
          })
        owners.set(key, person)
      } catch {
        offences.push({ place, says: { de: 'Es gibt keinen Schlüssel.', en: 'There is no key.' } })
      }
    }
    return {
      examined: persons.length,
      offences,
      saw: {
        de: `Die Schlüssel der neuesten ${persons.length} Personen geöffnet und verglichen.`,
        en: `The keys of the newest ${persons.length} persons opened and compared.`,
      },
      ...(persons.length === 0
        ? { vacuous: { de: 'Es ist niemand gespeichert.', en: 'Nobody is stored.' } }
        : {}),
    }
  })
}

async function actsOfPublishing({ world, company }: ProofContext): Promise<Finding> {
  const versions = await publishedVersions(world.db, company)
  const acts = await allEntries(world, company, { kinds: ['company/declared'] })
  const recorded = new Set(
    acts.map(({ opened }) =>
      canonical([opened?.content['version'] ?? null, opened?.content['hash'] ?? null]),
    ),
  )
  return {
    examined: versions.length,
    offences: versions.flatMap(({ version, hash, body }) => {
      const place = `declaration ${version}`
      if (!recorded.has(canonical([version, hash]))) {
        return [
          {
            place,
            says: {
              de: 'Zu dieser Fassung steht nichts im Verzeichnis.',
              en: 'The ledger says nothing of this version.',
            },
          },
        ]
      }
      return hashOf(body) === hash
        ? []
        : [
            {
              place,
              says: {
                de: 'Die Fassung sagt nicht, was veröffentlicht wurde.',
                en: 'The version does not say what was published.',
              },
            },
          ]
    }),
    saw: {
      de: `${versions.length} Fassungen der Erklärung mit ihren Einträgen verglichen.`,
      en: `${versions.length} versions of the declaration compared with their entries.`,
    },
  }
}
