import { type PersonId, Problem, type RecordId } from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import { allEntries, countEntries, entriesOf, transact } from '../ledger/index.ts'
import { personFor } from '../people/index.ts'
import { byHand, NAMED, type Offence, offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import {
  alteredColumns,
  openRecord,
  periodColumns,
  rowsOf,
  tableName,
  tableStore,
  writeRecord,
} from '../records/index.ts'
import { asTestperson } from './form-pledges.ts'
import { notServed, openRows, pledgeOf, rowPlace, tableIn, title, watched } from './looks.ts'
import { capturedPast } from './past.ts'
import { besides, flagDetails, takeStep } from './progress.ts'
import { answersFinding, rehearser, typedFor } from './rehearsal.ts'
import { rowNames } from './store.ts'
import { submitForm, takenAt } from './submit.ts'
import { looksLikeCredentials, validateForm } from './validate.ts'

/** Whatever was collected has its act in the ledger, with the basis (Art. 5(2), 6 GDPR); nothing came in past the form. */
export function collectedOnRecord(declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/on-record', {
    says: title(
      form,
      { de: 'Jeder Datensatz aus', en: 'Each record from' },
      {
        de: 'ist über dieses Formular gekommen und im Verzeichnis mit seiner Rechtsgrundlage festgehalten.',
        en: 'came by this form and stands in the ledger with its legal basis.',
      },
    ),
    provision: 'Art. 5(2), Art. 6(1) GDPR',
    way: 'watch',
    reach: 'inside',
    async prove({ world, company }) {
      const store = tableStore(declaration, form.store)
      if (store === undefined) return notServed()
      const rows = await rowNames(world.db, company, store)
      const source = form.channel === 'device' ? 'device capture' : `form ${form.id}`
      const offences: Offence[] = []
      for (const row of rows) {
        const entries = await entriesOf(world, company, {
          person: row.person,
          record: row.id,
          kinds: ['intake/collected'],
        })
        if (entries.length === 0 || row.source !== source) {
          offences.push(
            offence(
              rowPlace(declaration, company, form.store, row.id),
              'Ohne Eintrag im Verzeichnis, oder auf anderem Weg gekommen.',
              'Without an entry in the ledger, or it came another way.',
            ),
          )
        }
      }
      return watched(rows.length, offences, {
        de: 'Datensätze mit dem Verzeichnis verglichen.',
        en: 'records compared with the ledger.',
      })
    },
    sabotage: {
      does: 'lets a row into the table past the form',
      async apply(context) {
        if (form.channel === 'device') return capturedPast(context, declaration, form)
        await transact(context.world, context.company, async (acting) => {
          const store = tableStore(declaration, form.store)
          if (store === undefined) throw new Error(`There is no table for ${form.id}.`)
          const person = await personFor(acting, { kind: 'email', value: 'past.the.form@sabotage.example' })
          const fixed = Object.fromEntries(form.fixed.map(({ column, value }) => [column, value]))
          await writeRecord(acting, declaration, {
            store: store.id,
            person,
            source: 'import',
            fields: { ...fixed, ...takenAt(store, acting) },
          })
        })
      },
    },
  })
}

/** DJM-039: enquiries go to nobody. */
export function neverPassedOn(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/never-passed-on', {
    says: title(
      form,
      { de: 'Was mit dem Formular', en: 'What is sent by the form' },
      { de: 'gesendet wird, wird an niemanden weitergegeben.', en: 'is passed on to nobody.' },
    ),
    provision: 'Art. 5(1)(b) GDPR',
    way: 'watch',
    reach: 'inside',
    async prove({ world, company }) {
      const { activity, store } = form
      const collected = await countEntries(world.db, company, { activity, kinds: ['intake/collected'] })
      const byActivity = await allEntries(world, company, { activity, kinds: ['disclosure/made'] })
      const byStore = await allEntries(world, company, { store, kinds: ['disclosure/made'] })
      const made = new Map([...byActivity, ...byStore].map((entry) => [entry.id, entry]))
      return watched(
        collected + made.size,
        [...made.values()].map(({ id, recipient = '?' }) =>
          offence(`ledger entry ${id}`, `Weitergabe an „${recipient}“.`, `Disclosure to “${recipient}”.`),
        ),
        { de: 'Vorgänge dieser Tätigkeit gelesen.', en: 'acts of this activity read.' },
      )
    },
    sabotage: {
      does: 'hands an enquiry over to somebody',
      entails: ['standing/disclosures-allowed'],
      apply: ({ world, company }) =>
        transact(world, company, async (acting) => {
          await acting.record({
            kind: 'disclosure/made',
            actor: rehearser,
            activity: form.activity,
            store: form.store,
            recipient: 'somebody',
            content: {},
          })
        }),
    },
  })
}

export function disclosesNothing(declaration: Declaration, form: Form): boolean {
  return declaration.activities.find((activity) => activity.id === form.activity)?.disclosures.length === 0
}

/** DJM-031: only the kind of payment is kept. */
export function noCredentials(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  const column = store?.columns.find((one) => one.type === 'text' && one.sealed)?.column ?? 'items'
  return pledgeOf(form, 'intake/no-credentials', {
    says: {
      de: 'Von der Zahlung wird nur die Art gespeichert, keine Karten- oder Kontonummer.',
      en: 'Of the payment only its kind is stored, no card or account number.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove(context) {
      const { company } = context
      if (store === undefined) return notServed()
      const rows = await openRows(context, declaration, store)
      const offences: Offence[] = []
      for (const { id, fields } of rows) {
        for (const [name, value] of Object.entries(fields)) {
          if (typeof value === 'string' && looksLikeCredentials(value)) {
            const place = `${rowPlace(declaration, company, store.id, id)}, column ${name}`
            offences.push(
              offence(place, 'Enthält eine Karten- oder Kontonummer.', 'Holds a card or account number.'),
            )
          }
        }
      }
      return watched(rows.length, offences, {
        de: 'Bestellungen geöffnet und durchsucht.',
        en: 'orders opened and searched.',
      })
    },
    sabotage: {
      does: 'takes an order whose article carries a card number',
      apply: (context) =>
        transact(context.world, context.company, async (acting) => {
          const typed = typedFor(form, { email: 'a.card@sabotage.example', all: true })
          const checked = validateForm(form, typed, { typed: 'json' })
          if (!checked.ok) throw new Error(`The form “${form.id}” cannot be filled in.`)
          const field = form.fields.find((one) => one.column === column)?.name ?? ''
          await submitForm(acting, declaration, form, {
            ...checked,
            values: { ...checked.values, [field]: 'care-set 4111 1111 1111 1111' },
            language: 'de',
          })
        }),
    },
  })
}

/** Art. 5(1)(d), (f): what lies there is what was taken in, column by column, but for what the ledger says was changed. */
export function asWritten(declaration: Declaration, store: StoreDeclaration): Pledge {
  const altered = store.columns.findLast((column) => column.sealed && column.type !== 'image')?.column
  return {
    id: `intake/as-written/${store.id}`,
    kind: 'intake/as-written',
    says: {
      de: `Was in „${store.name.de}“ steht, ist, was aufgenommen wurde; geändert ist nur, was das Verzeichnis als geändert nennt.`,
      en: `What stands in “${store.name.en}” is what was taken in; changed is only what the ledger names as changed.`,
    },
    provision: 'Art. 5(1)(d), (f), 5(2) GDPR',
    clauses: ['requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      // For the dates and states on which the end of a row depends, the pledges of its periods answer.
      const { rows, altered: found } = await alteredColumns(world, company, store, NAMED, (said) =>
        periodColumns(declaration, store, said),
      )
      return watched(
        rows,
        found.map(({ id, column }) =>
          offence(
            `${rowPlace(declaration, company, store.id, id)}, column ${column}`,
            'Dort steht etwas anderes, als aufgenommen wurde.',
            'It says something else than was taken in.',
          ),
        ),
        {
          de: 'Zeilen Spalte für Spalte mit dem verglichen, was aufgenommen wurde.',
          en: 'rows compared column by column with what was taken in.',
        },
      )
    },
    sabotage: {
      does: `empties the column ${altered ?? '?'} of a row`,
      async apply(context) {
        if (altered === undefined) throw new Error('There is no column to empty.')
        const table = tableIn(declaration, context.company, store.id)
        await byHand(
          context,
          `update ${table} set ${altered} = null where id = (
             select min(id::text)::uuid from ${table} where not rehearsal and ${altered} is not null)`,
        )
      },
    },
  }
}

/** The store besides a form's own that marks details as wrong. */
export function flaggingStore(declaration: Declaration, form: Form): StoreDeclaration | undefined {
  return besides(form)
    .map((id) => tableStore(declaration, id))
    .find((store) => store?.columns.some(({ column }) => column === 'flagged') === true)
}

/** DJM-032: a parcel or mail that came back flags the details, and flagged ones are not used until confirmed. */
export function detailsConfirmed(declaration: Declaration, form: Form, store: StoreDeclaration): Pledge {
  const table = tableName(store)
  return pledgeOf(form, 'intake/details-confirmed', {
    says: {
      de: `Kommt Post oder ein Paket zurück, werden die Angaben in „${store.name.de}“ gekennzeichnet und nicht genutzt, bis sie bestätigt sind.`,
      en: `When mail or a parcel comes back, the details in “${store.name.en}” are flagged and not used until they are confirmed.`,
    },
    provision: 'Art. 5(1)(d) GDPR',
    way: 'rehearse',
    reach: 'inside',
    prove: (context) =>
      asTestperson(context, declaration, form, true, async ({ person, record }) => {
        const { world, company } = context
        if (person === undefined || record === undefined) {
          return {
            ...answersFinding(0, [], { de: 'Bestellungen angenommen.', en: 'orders taken.' }),
            unable: { de: 'Das Formular wurde nicht angenommen.', en: 'The form was not taken.' },
          }
        }
        const flag = (as: 'returned' | 'confirmed'): Promise<string | null> =>
          transact(world, company, async (acting) => {
            const [row] = await rowsOf(acting, declaration, { store: store.id, person })
            if (row === undefined) return null
            const name = { store: store.id, person, record: row.id }
            await flagDetails(acting, declaration, { ...name, flag: as, actor: rehearser })
            const again = await openRecord(acting, declaration, name)
            return again?.fields['flagged'] === as ? row.id : null
          })
        const returned = await flag('returned')
        const whileFlagged = await shipping(context, declaration, form, { person, record })
        const confirmed = await flag('confirmed')
        const afterwards = await shipping(context, declaration, form, { person, record })
        const used = await usedWhileFlagged(context, declaration, store)
        const offences: Offence[] = [...used.offences]
        const say = (...said: Parameters<typeof offence>): void => void offences.push(offence(...said))
        if (returned === null)
          say(`table ${table}, column flagged`, 'Die Kennzeichnung fehlt.', 'The flag is missing.')
        if (whileFlagged !== 'customer/flagged')
          say(`form ${form.id}, step shipped`, 'Trotz Kennzeichnung versandt.', 'Shipped although flagged.')
        if (confirmed !== null && afterwards !== null)
          say(
            `form ${form.id}, step shipped`,
            'Nach der Bestätigung nicht versandt.',
            'Not shipped after the confirmation.',
          )
        return answersFinding(4 + used.examined, offences, {
          de: 'Schritte: Eine Testperson bestellte, das Paket kam zurück, die Angaben wurden bestätigt; dazu die gekennzeichneten Angaben.',
          en: 'steps: a rehearsal person ordered, the parcel came back, the details were confirmed; and the details that are flagged.',
        })
      }),
    sabotage: {
      does: 'lets a trigger drop the flag of details that came back',
      entails: ['store/as-made'],
      apply: (context) =>
        byHand(
          context,
          `create function public.sabotage_unflagged() returns trigger language plpgsql as $$ begin
             new.flagged := null; return new; end $$`,
          `create trigger sabotage_unflagged before update on ${tableIn(declaration, context.company, store.id)} for each row
             when (new.flagged = 'returned' and new.rehearsal) execute function public.sabotage_unflagged()`,
        ),
    },
  })
}

/** Ends a transaction that was only for trying. */
class Undo extends Error {}

/** Tries to ship an order and takes it back whatever happens: null when it would go, else why not. */
async function shipping(
  { world, company }: ProofContext,
  declaration: Declaration,
  form: Form,
  order: { readonly person: PersonId; readonly record: RecordId },
): Promise<string | null> {
  try {
    await transact(world, company, async (acting) => {
      await takeStep(acting, declaration, { ...order, form: form.id, step: 'shipped', actor: rehearser })
      throw new Undo()
    })
  } catch (fault) {
    if (fault instanceof Undo) return null
    return fault instanceof Problem ? fault.code : String(fault)
  }
  return null
}

/** Real details that are flagged: nothing was shipped to them since. */
async function usedWhileFlagged(
  context: ProofContext,
  declaration: Declaration,
  store: StoreDeclaration,
): Promise<{ readonly examined: number; readonly offences: readonly Offence[] }> {
  const { world, company } = context
  const offences: Offence[] = []
  let examined = 0
  for (const { id, person, fields } of await openRows(context, declaration, store)) {
    const { flagged } = fields
    if (flagged !== 'bounced' && flagged !== 'returned') continue
    examined += 1
    const events = await allEntries(world, company, { person, kinds: ['record/event'] })
    const since = events.find(
      ({ record, opened }) => record === id && opened?.content['event'] === `details ${flagged}`,
    )
    const shipped = events.find(
      ({ at, opened }) => opened?.content['event'] === 'shipped' && since !== undefined && at > since.at,
    )
    if (shipped !== undefined)
      offences.push(
        offence(
          `ledger entry ${shipped.id}`,
          'Versandt, obwohl die Angaben gekennzeichnet waren.',
          'Shipped although the details were flagged.',
        ),
      )
  }
  return { examined, offences }
}
