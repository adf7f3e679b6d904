import type { Words } from '../base/index.ts'
import { identifierFaults, personFaults, type IdentifierFault, type PersonFault } from '../people/index.ts'
import { byHand, NAMED, type Pledge } from '../pledge/index.ts'

/** Who is known, who is there for rehearsal and who was erased says the ledger, and nobody else (Art. 5(1)(d), 5(2), 17 GDPR). */
export const personsAsRecorded: Pledge = {
  id: 'people/persons',
  kind: 'people/persons',
  says: {
    de: 'Wer bei uns geführt wird, wer nur zur Probe da ist und wer gelöscht ist, steht auch im versiegelten Verzeichnis; wer gelöscht ist, kommt nicht zurück.',
    en: 'Who is on file, who is there for rehearsal only and who was erased also stands in the sealed ledger; who was erased does not come back.',
  },
  provision: 'Art. 5(1)(d), 5(2), 17(1) GDPR',
  clauses: ['requests.ledger', 'rights.erasure'],
  way: 'compare',
  freshFor: 'PT26H',
  reach: 'inside',
  async prove({ world, company }) {
    const { persons, faults } = await personFaults(world.db, world.keys, company, NAMED)
    return {
      examined: Math.max(persons, faults.length),
      offences: faults.map(({ person, fault }) => ({
        place: `table person, person ${person}`,
        says: PERSON_FAULTS[fault],
      })),
      saw: {
        de: `${persons} Personen mit dem Verzeichnis und den Schlüsseln verglichen.`,
        en: `${persons} persons compared with the ledger and the keys.`,
      },
      ...(persons + faults.length === 0 ? { vacuous: NOBODY_THERE } : {}),
    }
  },
  sabotage: {
    does: 'marks somebody real as there for rehearsal only',
    apply: (context) =>
      byHand(
        context,
        `update person set rehearsal = true where company = '${context.company}' and person = (
          select person from person where company = '${context.company}' and erased_at is null and not rehearsal
          order by created_at desc limit 1)`,
      ),
  },
}

const NOBODY_THERE: Words = { de: 'Es ist niemand gespeichert.', en: 'Nobody is stored.' }

const PERSON_FAULTS: Readonly<Record<PersonFault['fault'], Words>> = {
  unrecorded: {
    de: 'Von dieser Person weiß das Verzeichnis nichts.',
    en: 'The ledger knows nothing of this person.',
  },
  gone: {
    de: 'Das Verzeichnis kennt die Person; ihre Zeile fehlt.',
    en: 'The ledger knows the person; the row is missing.',
  },
  dated: {
    de: 'Die Person kam an einem anderen Tag hinzu, als hier steht.',
    en: 'The person came on another day than is said here.',
  },
  rehearsal: {
    de: 'Ob die Person zur Probe da ist, sagt das Verzeichnis anders.',
    en: 'Whether the person is there for rehearsal is said otherwise in the ledger.',
  },
  'not-erased': {
    de: 'Als gelöscht bezeichnet, aber niemand hat die Person gelöscht.',
    en: 'Marked as erased, but nobody erased the person.',
  },
  'erased-dated': {
    de: 'Gelöscht wurde die Person an einem anderen Tag, als hier steht.',
    en: 'The person was erased on another day than is said here.',
  },
  erased: {
    de: 'Die Person wurde gelöscht und wird wieder geführt.',
    en: 'The person was erased and is on file again.',
  },
  returned: {
    de: 'Der Schlüssel der Person ist vernichtet; die Datenbank ist ein älterer Stand. Die Löschungen sind zu wiederholen.',
    en: 'The key of the person is destroyed; the database is an older state. The erasures have to be repeated.',
  },
  'key-left': {
    de: 'Die Person wurde gelöscht, ihr Schlüssel nicht.',
    en: 'The person was erased, the key was not.',
  },
}

/** What somebody is known by was taken in for that person, and leads to nobody else (Art. 5(1)(d) and (f), 12(6) GDPR). */
export const identifiersAsRecorded: Pledge = {
  id: 'people/identifiers',
  kind: 'people/identifiers',
  says: {
    de: 'Woran wir einen Menschen erkennen, wurde für ihn mit einem Eintrag aufgenommen und führt zu niemand anderem.',
    en: 'What we know a person by was taken in for that person, with an entry, and leads to nobody else.',
  },
  provision: 'Art. 5(1)(d), (f) GDPR',
  clauses: ['requests.ledger'],
  way: 'compare',
  freshFor: 'PT26H',
  reach: 'inside',
  async prove({ world, company }) {
    const { identifiers, faults } = await identifierFaults(world.db, company, NAMED)
    return {
      examined: Math.max(identifiers, faults.length),
      offences: faults.map(({ person, kind, fault }) => ({
        place: `table ${fault.startsWith('leads') ? 'identifier_owner' : 'identifier'}, person ${person}${kind === null ? '' : `, ${kind}`}`,
        says: IDENTIFIER_FAULTS[fault],
      })),
      saw: {
        de: `${identifiers} Merkmale mit dem Verzeichnis verglichen, und zu wem sie führen.`,
        en: `${identifiers} identifiers compared with the ledger, and whom they lead to.`,
      },
      ...(identifiers + faults.length === 0 ? { vacuous: NOBODY_THERE } : {}),
    }
  },
  sabotage: {
    does: 'lets the address of one person lead to another',
    apply: (context) =>
      byHand(
        context,
        `update identifier_owner o set person = (
            select person from person where company = o.company and erased_at is null and person <> o.person limit 1)
          where company = '${context.company}' and hash = (
            select hash from identifier_owner where company = '${context.company}' limit 1)`,
      ),
  },
}

const IDENTIFIER_FAULTS: Readonly<Record<IdentifierFault['fault'], Words>> = {
  unrecorded: {
    de: 'So wurde das Merkmal nie aufgenommen: Es gehörte einer anderen Person oder lautete anders.',
    en: 'The identifier was never taken in like this: it was another person’s, or another one.',
  },
  gone: {
    de: 'Ein Merkmal fehlt, obwohl die Person nicht gelöscht ist.',
    en: 'An identifier is missing although the person was not erased.',
  },
  dated: {
    de: 'Das Merkmal kam an einem anderen Tag hinzu, als hier steht.',
    en: 'The identifier was taken in on another day than is said here.',
  },
  left: {
    de: 'Die Person wurde gelöscht, ihr Merkmal nicht.',
    en: 'The person was erased, the identifier was not.',
  },
  'leads-elsewhere': {
    de: 'Das Merkmal führt zu jemand anderem.',
    en: 'The identifier leads to somebody else.',
  },
  'leads-nowhere': {
    de: 'Das Merkmal führt zu niemandem, oder es führt hierher und ist keines.',
    en: 'The identifier leads to nobody, or it leads here and is none.',
  },
}
