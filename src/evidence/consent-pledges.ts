import { type PersonId, type Words, hashOf } from '../base/index.ts'
import { type Declaration, declarationVersions } from '../declaration/index.ts'
import { type Entry, entryPages, transact } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import { byHand, NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { giveConsent } from '../standing/index.ts'
import { type LiveConsent, liveConsents } from './store.ts'

type Consent = Declaration['consents'][number]

/** Art. 7(1) GDPR: for each consent we act by, we can show what was asked, in which words, and that the answer was yes. */
export function consentPledges(declaration: Declaration): readonly Pledge[] {
  return declaration.consents.map((consent) => proved(declaration, consent))
}

/** What a consent is asked for, in words. */
function purposeOf(declaration: Declaration, { id, activity, purpose }: Consent): Words {
  const asked = declaration.activities
    .find((one) => one.id === activity)
    ?.purposes.find((one) => one.id === purpose)
  return asked?.title ?? { de: id, en: id }
}

function proved(declaration: Declaration, consent: Consent): Pledge {
  const purpose = purposeOf(declaration, consent)
  return {
    id: `consent/proved/${consent.id}`,
    kind: 'consent/proved',
    says: {
      de: `Zu jeder Einwilligung für „${purpose.de}“, nach der wir handeln, steht im Verzeichnis, welcher Text in welcher Sprache gezeigt wurde.`,
      en: `For each consent to “${purpose.en}” that we act by, the ledger says which text was shown in which language.`,
    },
    provision: 'Art. 7(1) GDPR',
    clauses: [
      `activity.${consent.activity}.consent.${consent.id}`,
      `activity.${consent.activity}.purpose.${consent.purpose}`,
    ],
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const live = await liveConsents(context.world.db, context.company, consent.id)
      const texts = await publishedTexts(context, consent.id)
      const acts = await actsOf(context, consent.id)
      const offences = live.flatMap((one) => faultOf(one, acts.get(keyOf(one.person, one.n)), texts))
      return {
        examined: live.length,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${live.length} geltende Einwilligungen mit ihren Einträgen und den veröffentlichten Texten verglichen.`,
          en: `${live.length} living consents compared with their entries and the published texts.`,
        },
        details: { offences: offences.length },
        ...(live.length === 0
          ? { vacuous: { de: 'Niemand hat derzeit eingewilligt.', en: 'Nobody consents at present.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'notes another language for a consent than the one it was asked in, with the guard switched off meanwhile',
      entails: ['standing/events-have-acts'],
      async apply(context) {
        const { world, company } = context
        const person = await transact(world, company, async (acting) => {
          const made = await newPerson(acting)
          const [language] = declaration.languages
          await giveConsent(acting, declaration, {
            person: made,
            consent: consent.id,
            language: language ?? 'de',
            actor: { kind: 'person', person: made },
          })
          return made
        })
        await byHand(
          context,
          'alter table standing_event disable trigger standing_event_keeps',
          `update standing_event set language = 'fr' where company = '${company}' and person = '${person}'`,
          'alter table standing_event enable trigger standing_event_keeps',
        )
      },
    },
  }
}

/** Hashes of the question with its refusal, by version and language, of all declarations that were ever published. */
async function publishedTexts(
  { world, company, declaration }: ProofContext,
  id: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const all = [...(await declarationVersions(world.db, company)).map((one) => one.declaration), declaration]
  const texts = new Map<string, Set<string>>()
  for (const { consents, languages } of all) {
    for (const consent of consents) {
      if (consent.id !== id) continue
      for (const language of languages) {
        const key = `${consent.version} ${language}`
        const known = texts.get(key) ?? new Set()
        known.add(hashOf([consent.question[language], consent.refusal[language]]))
        texts.set(key, known)
      }
    }
  }
  return texts
}

/** The acts by which a consent was given, by person and number of the event. */
async function actsOf(
  { world, company }: ProofContext,
  consent: string,
): Promise<ReadonlyMap<string, Entry>> {
  const acts = new Map<string, Entry>()
  for await (const page of entryPages(world, company, { kinds: ['consent/given'] })) {
    for (const entry of page) {
      const content = entry.opened?.content
      const n = content?.['event']
      if (entry.person !== undefined && typeof n === 'number' && content?.['consent'] === consent)
        acts.set(keyOf(entry.person, n), entry)
    }
  }
  return acts
}

function keyOf(person: PersonId, n: number): string {
  return `${person} ${n}`
}

function faultOf(
  live: LiveConsent,
  act: Entry | undefined,
  texts: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Offence[] {
  if (act === undefined) {
    return [
      {
        place: `standing_event ${live.n} of a person`,
        says: {
          de: 'Zu dieser Einwilligung steht nichts im Verzeichnis.',
          en: 'The ledger says nothing of this consent.',
        },
      },
    ]
  }
  const content = act.opened?.content ?? {}
  const place = `ledger entry ${act.id}`
  if (content['version'] !== live.version || content['language'] !== live.language) {
    return [
      {
        place,
        says: {
          de: 'Fassung oder Sprache stimmen nicht mit dem überein, wonach wir handeln.',
          en: 'Version or language differ from what we act by.',
        },
      },
    ]
  }
  const shown = content['shown']
  const known = texts.get(`${live.version} ${live.language}`)
  return typeof shown === 'string' && known?.has(shown) === true
    ? []
    : [
        {
          place,
          says: {
            de: 'Der gezeigte Text ist keiner, der veröffentlicht war.',
            en: 'The text that was shown is none that was published.',
          },
        },
      ]
}
