import type { PersonId, RecordId } from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import { entriesOf } from '../ledger/index.ts'
import { type Offence, offence, type Pledge } from '../pledge/index.ts'
import { tableStore, writeRecord } from '../records/index.ts'
import { consentLives, standingOf } from '../standing/index.ts'
import type { setsOf } from './capture.ts'
import { notServed, pledgeOf, rowPlace, watched } from './looks.ts'
import { act, derivePast } from './past.ts'
import { rowNames } from './store.ts'
import { takenAt } from './submit.ts'

/** DJM-064: the set holds exactly those who consented to it. */
export function ownConsent(
  declaration: Declaration,
  form: Form,
  set: ReturnType<typeof setsOf>[number],
): Pledge {
  const captures = tableStore(declaration, form.store)
  return pledgeOf(form, `intake/own-consent/${set.activity.id}`, {
    says: {
      de: `Im Bestand „${set.store.name.de}“ stehen nur Aufnahmen von Menschen, die gesondert eingewilligt haben, unter einem Pseudonym, und alle von ihnen.`,
      en: `The store “${set.store.name.en}” holds captures only of people who consented to it separately, under a pseudonym, and of all of them.`,
    },
    provision: 'Art. 6(1)(a), 9(2)(a), 7(3) GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove({ world, company, today }) {
      if (captures === undefined) return notServed()
      const inSet = await rowNames(world.db, company, set.store)
      const taken = await rowNames(world.db, company, captures)
      const lives = async (person: PersonId): Promise<boolean> =>
        consentLives(await standingOf({ db: world.db, company }, person), declaration, set.consent, today)
      const offences: Offence[] = []
      for (const { id, person } of inSet) {
        if (!(await lives(person)))
          offences.push({
            place: rowPlace(declaration, company, set.store.id, id),
            says: { de: 'Ohne gesonderte Einwilligung.', en: 'Without a consent of its own.' },
          })
      }
      const people = new Set(inSet.map((row) => row.person))
      for (const { id, person } of taken) {
        if (!people.has(person) && (await lives(person)))
          offences.push({
            place: rowPlace(declaration, company, form.store, id),
            says: { de: 'Eingewilligt und nicht im Bestand.', en: 'Consented and not in the store.' },
          })
      }
      return watched(inSet.length + taken.length, offences, {
        de: 'Aufnahmen mit den Einwilligungen verglichen.',
        en: 'captures compared with the consents.',
      })
    },
    sabotage: {
      does: 'adds a picture to the set of somebody who refused',
      apply: async (context) => {
        if (captures === undefined) return
        const { world, company } = context
        for (const { person } of await rowNames(world.db, company, captures)) {
          const standing = await standingOf({ db: world.db, company }, person)
          if (consentLives(standing, declaration, set.consent, context.today)) continue
          await act(context, (acting) => derivePast(acting, declaration, set, person))
          return
        }
        throw new Error('Everybody consented; there is nobody to add.')
      },
    },
  })
}

/** DJM-063: what was made of a capture says of which, by which version of the method; nothing came another way. */
export function derivedOnRecord(declaration: Declaration, form: Form, store: StoreDeclaration): Pledge {
  return pledgeOf(
    form,
    'intake/derived-on-record',
    {
      says: {
        de: `Jeder Eintrag in „${store.name.de}“ entstand aus einer Aufnahme desselben Menschen, und das Verzeichnis nennt sie.`,
        en: `Each entry in “${store.name.en}” was made from a capture of the same person, and the ledger names it.`,
      },
      provision: 'Art. 5(1)(b), 5(2) GDPR',
      way: 'watch',
      reach: 'inside',
      async prove({ world, company }) {
        const rows = await rowNames(world.db, company, store)
        const offences: Offence[] = []
        for (const { id, person } of rows) {
          const place = rowPlace(declaration, company, store.id, id)
          const [act] = await entriesOf(world, company, {
            person,
            record: id,
            kinds: ['record/derived'],
            limit: 1,
          })
          const from = act?.opened?.content['capture']
          const collected =
            typeof from === 'string'
              ? await entriesOf(world, company, {
                  person,
                  record: from as RecordId,
                  kinds: ['intake/collected'],
                  limit: 1,
                })
              : []
          if (collected.length > 0 || world.keys.isErased(company, person)) continue
          offences.push(
            offence(
              place,
              'Aus keiner festgehaltenen Aufnahme dieses Menschen.',
              'From no recorded capture of this person.',
            ),
          )
        }
        return watched(rows.length, offences, {
          de: 'Einträge mit ihren Aufnahmen verglichen.',
          en: 'entries compared with their captures.',
        })
      },
      sabotage: {
        does: 'adds an entry that was made of no capture',
        apply: async (context) => {
          const [row] = await rowNames(context.world.db, context.company, store)
          if (row === undefined) throw new Error('There is nobody to add an entry of.')
          await act(context, (acting) =>
            writeRecord(acting, declaration, {
              store: store.id,
              person: row.person,
              source: 'derived',
              fields: takenAt(store, acting),
            }),
          )
        },
      },
    },
    store.id,
  )
}
