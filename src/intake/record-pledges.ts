import { newId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { entriesOf, transact } from '../ledger/index.ts'
import { personFor, seal } from '../people/index.ts'
import { byHand, type Offence, type Pledge } from '../pledge/index.ts'
import { readableRecord, sealContext, tableStore } from '../records/index.ts'
import { notServed, pledgeOf, tableIn, title, watched } from './looks.ts'
import { rehearser } from './rehearsal.ts'
import { rowNames } from './store.ts'
import { looksLikeCredentials } from './validate.ts'

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
          offences.push({
            place: `table ${tableIn(declaration, company, form.store)}, row ${row.id}`,
            says: {
              de: 'Ohne Eintrag im Verzeichnis, oder auf anderem Weg gekommen.',
              en: 'Without an entry in the ledger, or it came another way.',
            },
          })
        }
      }
      return watched(rows.length, offences, {
        de: 'Datensätze mit dem Verzeichnis verglichen.',
        en: 'records compared with the ledger.',
      })
    },
    sabotage: {
      does: 'lets a row into the table past the form',
      apply: async (context) => {
        const table = tableIn(declaration, context.company, form.store)
        if (form.channel === 'device') {
          await byHand(
            context,
            `update ${table} set source = 'import' where id = (select min(id::text)::uuid from ${table} where not rehearsal)`,
          )
          return
        }
        const person = await transact(context.world, context.company, (acting) =>
          personFor(acting, { kind: 'email', value: 'past.the.form@sabotage.example' }),
        )
        const first = tableStore(declaration, form.store)?.columns.find(
          (column) => column.type === 'instant',
        )?.column
        const given = [...(first === undefined ? [] : [{ column: first, value: context.now }]), ...form.fixed]
        await byHand(
          context,
          `insert into ${table} (person, id, created_at, declaration, source${given.map(({ column }) => `, ${column}`).join('')})
             values ('${person}', '${newId()}', '${context.now}', ${context.version}, 'import'${given.map(({ value }) => `, '${value}'`).join('')})`,
        )
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
      const collected = await entriesOf(world, company, {
        activity: form.activity,
        kinds: ['intake/collected'],
        limit: 1000,
      })
      const byActivity = await entriesOf(world, company, {
        activity: form.activity,
        kinds: ['disclosure/made'],
        limit: 1000,
      })
      const byStore = await entriesOf(world, company, {
        store: form.store,
        kinds: ['disclosure/made'],
        limit: 1000,
      })
      const made = new Map([...byActivity, ...byStore].map((entry) => [entry.id, entry]))
      return watched(
        collected.length + made.size,
        [...made.values()].map((entry) => ({
          place: `ledger entry ${entry.id}`,
          says: {
            de: `Weitergabe an „${entry.recipient ?? '?'}“.`,
            en: `Disclosure to “${entry.recipient ?? '?'}”.`,
          },
        })),
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
    async prove({ world, company }) {
      if (store === undefined) return notServed()
      const names = await rowNames(world.db, company, store)
      const offences: Offence[] = []
      for (const { id, person } of names) {
        const row = await transact(world, company, (acting) =>
          readableRecord(acting, declaration, { store: store.id, person, record: id }),
        )
        for (const [name, value] of Object.entries(row?.fields ?? {})) {
          if (typeof value === 'string' && looksLikeCredentials(value)) {
            offences.push({
              place: `table ${tableIn(declaration, company, store.id)}, row ${id}, column ${name}`,
              says: { de: 'Enthält eine Karten- oder Kontonummer.', en: 'Holds a card or account number.' },
            })
          }
        }
      }
      return watched(names.length, offences, {
        de: 'Bestellungen geöffnet und durchsucht.',
        en: 'orders opened and searched.',
      })
    },
    sabotage: {
      does: 'writes a card number into an order, sealed as the product would',
      apply: async (context) => {
        if (store === undefined) return
        const [row] = await rowNames(context.world.db, context.company, store)
        if (row === undefined) throw new Error('There is no order to write into.')
        const sealed = seal(
          context.world.keys,
          context.company,
          row.person,
          sealContext(store.id, column, row.id),
          'care-set 4111 1111 1111 1111',
        )
        await byHand(
          context,
          `update ${tableIn(declaration, context.company, store.id)} set ${column} = '\\x${sealed.toString('hex')}' where id = '${row.id}'`,
        )
      },
    },
  })
}
