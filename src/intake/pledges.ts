import { newId, type PersonId, type RecordId, type Words } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { entriesOf, transact } from '../ledger/index.ts'
import { personFor, seal } from '../people/index.ts'
import {
  byHand,
  type Finding,
  meddle,
  type Offence,
  type Pledge,
  type ProofContext,
} from '../pledge/index.ts'
import {
  openRecord,
  readableRecord,
  schemaName,
  sealContext,
  tableName,
  tableStore,
} from '../records/index.ts'
import { consentLives, standingOf } from '../standing/index.ts'
import { setsOf } from './capture.ts'
import {
  answersFinding,
  apiOf,
  clearTestperson,
  jsonInit,
  PICTURE_WITH_POSITION,
  rehearsalEmail,
  rehearsalRoutes,
  rehearser,
  testpersonOf,
  typedFor,
  withDevice,
} from './rehearsal.ts'
import { devicesOf, rawColumn, rowNames } from './store.ts'
import { takeBackPath } from './take-back.ts'
import { looksLikeCredentials } from './validate.ts'

/** The pledges on what is collected that follow from a declaration (Art. 5(1)(c), 6, 7, 9, 17, 25, 32 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const forms = declaration.forms.filter((form) => form.channel === 'web')
  const device = declaration.forms.find((form) => form.channel === 'device')
  return [
    ...forms.flatMap((form) => [
      closedForm(declaration, form),
      neededFields(declaration, form),
      voluntaryFields(declaration, form),
      ...(form.addresses.length > 0 ? [addressChecked(declaration, form)] : []),
      ...(form.takeBack ? [takenBack(declaration, form)] : []),
      collectedOnRecord(declaration, form),
      ...(disclosesNothing(declaration, form) ? [neverPassedOn(declaration, form)] : []),
      ...(form.fields.some((field) => field.category === 'payment.kind')
        ? [noCredentials(declaration, form)]
        : []),
    ]),
    ...(device === undefined
      ? []
      : [
          closedCapture(declaration, device),
          consentFirst(declaration, device),
          cleanPicture(declaration, device),
          knownDevice(declaration, device),
          collectedOnRecord(declaration, device),
          ...setsOf(declaration, device).map((set) => ownConsent(declaration, device, set)),
        ]),
  ]
}

const NOT_SERVED: Words = {
  de: 'Die Seiten des Unternehmens werden gerade nicht ausgeliefert.',
  en: 'The company’s pages are not being served.',
}

function notServed(): Finding {
  return { examined: 0, offences: [], saw: NOT_SERVED, unable: NOT_SERVED }
}

function pledgeOf(
  form: Form,
  kind: string,
  rest: Omit<Pledge, 'id' | 'kind' | 'clauses' | 'freshFor'>,
): Pledge {
  return {
    id: `${kind}/${form.id}`,
    kind,
    clauses: [`activity.${form.activity}`],
    freshFor: rest.way === 'rehearse' ? 'P8D' : 'PT26H',
    ...rest,
  }
}

function title(form: Form, before: Words, after: Words): Words {
  return {
    de: `${before.de} „${form.title.de}“ ${after.de}`,
    en: `${before.en} “${form.title.en}” ${after.en}`,
  }
}

function tableIn(declaration: Declaration, company: string, store: string): string {
  const declared = tableStore(declaration, store)
  return `${schemaName(company)}.${declared === undefined ? store : tableName(declared)}`
}

/** Sends what a page's form would send; nothing of it is meant to be taken. */
function post(site: string, form: Form, fields: Readonly<Record<string, unknown>>): Promise<Response> {
  const body = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  )
  return fetch(`${site}/${form.id}?lang=de`, {
    method: 'POST',
    body,
    headers: { accept: 'text/html' },
    redirect: 'manual',
  })
}

/** Names of the fields a page shows and marks as faulty. */
function faultyIn(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/id="f-([a-z0-9_]+)-fault"/gu)].map((found) => found[1] ?? ''))
}

/** DJM-028, 036: the form has exactly the declared fields, the needed ones marked; any other is refused by name. */
function closedForm(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/closed', {
    says: title(
      form,
      { de: 'Das Formular', en: 'The form' },
      {
        de: 'fragt genau die erklärten Angaben ab, kennzeichnet die nötigen und weist jede andere ab.',
        en: 'asks exactly for what is declared, marks what is needed and refuses everything else.',
      },
    ),
    provision: 'Art. 5(1)(c) GDPR',
    way: 'probe',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return notServed()
      const answer = await fetch(`${site}/${form.id}?lang=de`, { headers: { accept: 'text/html' } })
      const page = await answer.text()
      const controls = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*?\bname="([^"]+)"[^>]*>/gu)]
      const shown = controls.filter(([, name = '']) => !/^(?:_|consent:)/u.test(name))
      const declared = new Map(form.fields.map((field) => [field.name, field]))
      const offences: Offence[] = []
      for (const [control, name = ''] of shown) {
        const field = declared.get(name)
        if (field === undefined)
          offences.push(
            at(
              form,
              name,
              'fragt ein Feld ab, das nicht erklärt ist',
              'asks for a field that is not declared',
            ),
          )
        else if (field.required !== control.includes('aria-required="true"')) {
          offences.push(
            at(form, name, 'ist anders gekennzeichnet, als erklärt ist', 'is marked other than declared'),
          )
        }
      }
      for (const name of declared.keys()) {
        if (!shown.some(([, seen]) => seen === name))
          offences.push(at(form, name, 'fehlt auf der Seite', 'is missing on the page'))
      }
      const refused = await post(site, form, {
        ...typedFor(form, { email: rehearsalEmail(), all: true }),
        date_of_birth: '1985-01-01',
      })
      const text = await refused.text()
      if (refused.status !== 422 || !text.includes('date_of_birth')) {
        offences.push(
          at(
            form,
            'date_of_birth',
            `wurde nicht abgewiesen (${refused.status})`,
            `was not refused (${refused.status})`,
          ),
        )
      }
      return answersFinding(shown.length + 1, offences, {
        de: 'Felder der ausgelieferten Seite verglichen und eines gesendet, das es nicht gibt.',
        en: 'fields of the page as served were compared, and one sent that does not exist.',
      })
    },
    sabotage: {
      does: 'adds a field for the date of birth to the page on its way to the visitor',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith(`/${form.id}`)
            ? {
                ...answer,
                body: answer.body.replace(
                  '<form class="fields"',
                  '<input name="birthday"><form class="fields"',
                ),
              }
            : answer,
        ),
    },
  })
}

function at(form: Form, field: string, de: string, en: string): Offence {
  return {
    place: `form ${form.id}, field ${field}`,
    says: { de: `„${field}“ ${de}.`, en: `“${field}” ${en}.` },
  }
}

/** DJM-028: whatever is marked as needed is enforced by the server, with the field named. */
function neededFields(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/needed', {
    says: title(
      form,
      { de: 'Im Formular', en: 'In the form' },
      {
        de: 'weist der Server jede fehlende Pflichtangabe mit ihrem Namen ab und speichert nichts.',
        en: 'the server refuses each missing needed entry by name and stores nothing.',
      },
    ),
    provision: 'Art. 13(2)(e) GDPR',
    way: 'probe',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return notServed()
      const needed = form.fields.filter((field) => field.required)
      const offences: Offence[] = []
      for (const field of needed) {
        const typed = { ...typedFor(form, { email: rehearsalEmail(), all: false }), [field.name]: '' }
        const answer = await post(site, form, typed)
        const faulty = faultyIn(await answer.text())
        if (answer.status !== 422 || !faulty.has(field.name)) {
          offences.push(
            at(
              form,
              field.name,
              `wird leer angenommen (${answer.status})`,
              `is taken empty (${answer.status})`,
            ),
          )
        }
      }
      return answersFinding(needed.length, offences, {
        de: 'Mal wurde das Formular mit einer fehlenden Pflichtangabe gesendet.',
        en: 'times the form was sent with one needed entry missing.',
      })
    },
    sabotage: {
      does: 'answers with success where the first needed entry is missing',
      apply: (context) =>
        meddle(context, (path, answer) => {
          const first = form.fields.find((field) => field.required)?.name ?? ''
          return path.startsWith(`/${form.id}`) && answer.body.includes(`id="f-${first}-fault"`)
            ? { ...answer, status: 200, body: '' }
            : answer
        }),
    },
  })
}

/** DJM-029: everything else may stay empty without effect. */
function voluntaryFields(declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/voluntary', {
    says: title(
      form,
      { de: 'Das Formular', en: 'The form' },
      {
        de: 'wird auch ohne die freiwilligen Angaben angenommen, und gespeichert wird nur, was eingegeben wurde.',
        en: 'is taken without the voluntary entries too, and only what was entered is stored.',
      },
    ),
    provision: 'Art. 5(1)(c), 25(2) GDPR',
    way: 'rehearse',
    reach: 'inside',
    prove: (context) =>
      asTestperson(context, declaration, form, false, async ({ answer, person, record }) => {
        const offences: Offence[] = []
        if (answer.status !== 201 || person === undefined || record === undefined) {
          offences.push({
            place: `form ${form.id}`,
            says: {
              de: `Ohne freiwillige Angaben nicht angenommen (${answer.status} ${answer.statusText}).`,
              en: `Not taken without voluntary entries (${answer.status} ${answer.statusText}).`,
            },
          })
        } else {
          const row = await transact(context.world, context.company, (acting) =>
            openRecord(acting, declaration, { store: form.store, person, record }),
          )
          const voluntary = form.fields.filter(
            (field) => !field.required && (field.store ?? form.store) === form.store,
          )
          for (const field of voluntary) {
            if ((row?.fields[field.column] ?? null) !== null)
              offences.push(at(form, field.name, 'wurde ergänzt', 'was filled in'))
          }
        }
        return answersFinding(form.fields.length, offences, {
          de: 'Felder: Eine Testperson hat nur die nötigen ausgefüllt.',
          en: 'fields: a rehearsal person filled in the needed ones only.',
        })
      }),
    sabotage: {
      does: 'lets the database refuse rows of this form that leave anything empty',
      apply: (context) => {
        const store = form.fields.map((field) => field.store ?? form.store)
        const empty = form.fields.find((field) => !field.required)
        const table = tableIn(declaration, context.company, empty?.store ?? store[0] ?? form.store)
        return byHand(
          context,
          `create function public.sabotage_voluntary_${form.id}() returns trigger language plpgsql as $$ begin
             if new.source = 'form ${form.id}' and new.${empty?.column ?? 'id'} is null then raise exception 'empty'; end if;
             return new; end $$`,
          `create trigger sabotage_voluntary before insert on ${table} for each row execute function public.sabotage_voluntary_${form.id}()`,
        )
      },
    },
  })
}

interface Walked {
  readonly answer: Response
  readonly person: PersonId | undefined
  readonly record: RecordId | undefined
}

/** Lets a Testperson send the form through the real routes, looks, and clears everything away. */
async function asTestperson(
  context: ProofContext,
  declaration: Declaration,
  form: Form,
  all: boolean,
  look: (walked: Walked) => Promise<Finding>,
): Promise<Finding> {
  const email = rehearsalEmail()
  const walk = rehearsalRoutes(context)
  let person: PersonId | undefined
  try {
    const answer = await walk(
      `/api/v1/${context.company}/forms/${form.id}`,
      jsonInit(typedFor(form, { email, all })),
    ).catch(
      (fault: unknown) =>
        new Response(null, {
          status: 500,
          statusText: String(fault)
            .replaceAll(/[^\x20-\x7e]/gu, ' ')
            .slice(0, 200),
        }),
    )
    person = await testpersonOf(context, 'email', email)
    const body: unknown = answer.status === 201 ? await answer.json() : null
    const record =
      typeof body === 'object' && body !== null && 'reference' in body ? body.reference : undefined
    return await look({
      answer,
      person,
      record: typeof record === 'string' ? (record as RecordId) : undefined,
    })
  } finally {
    // What a sabotage keeps from being cleared is reported by the look, not by its end.
    if (person !== undefined) await clearTestperson(context, declaration, person).catch(() => undefined)
  }
}

/** DJM-033 to 035: an address is checked as it is entered, on lists of our own. */
function addressChecked(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/address', {
    says: title(
      form,
      { de: 'Im Formular', en: 'In the form' },
      {
        de: 'werden Anschriften bei der Eingabe auf Vollständigkeit und Richtigkeit geprüft, ohne dabei jemanden zu fragen.',
        en: 'addresses are checked for completeness and correctness as they are entered, without asking anybody.',
      },
    ),
    provision: 'Art. 5(1)(d) GDPR',
    way: 'probe',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return notServed()
      const offences: Offence[] = []
      const tries = form.addresses.flatMap((group) => [
        { field: group.postcode, value: '' },
        { field: group.street, value: 'Probeweg' },
        { field: group.postcode, value: '4021' },
        { field: group.city, value: 'Hamburg' },
        { field: group.city, value: 'Düseldorf' },
      ])
      for (const { field, value } of tries) {
        const answer = await post(site, form, {
          ...typedFor(form, { email: rehearsalEmail(), all: true }),
          [field]: value,
        })
        const page = await answer.text()
        const offered = value !== 'Düseldorf' || page.includes(`name="_take:${field}" value="Düsseldorf"`)
        if (answer.status !== 422 || !faultyIn(page).has(field) || !offered) {
          offences.push(
            at(
              form,
              field,
              `mit „${value}“ wurde nicht beanstandet (${answer.status})`,
              `with “${value}” was not objected to (${answer.status})`,
            ),
          )
        }
      }
      return answersFinding(tries.length, offences, {
        de: 'falsche oder unvollständige Anschriften gesendet.',
        en: 'wrong or incomplete addresses sent.',
      })
    },
    sabotage: {
      does: 'lets a town pass that is elsewhere',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith(`/${form.id}`) && answer.body.includes('value="Hamburg"')
            ? { ...answer, body: answer.body.replaceAll(/_(?:postcode|city|street)-fault/gu, '_ok') }
            : answer,
        ),
    },
  })
}

/** DJM-040, 041: the link in the receipt deletes at once, everywhere, without login. */
function takenBack(declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/taken-back', {
    says: title(
      form,
      { de: 'Was mit dem Formular', en: 'What is sent by the form' },
      {
        de: 'gesendet wurde, lässt sich über den Link in der Bestätigung ohne Anmeldung zurücknehmen und ist dann sofort gelöscht.',
        en: 'can be taken back by the link in the receipt without logging in, and is then deleted at once.',
      },
    ),
    provision: 'Art. 7(3), 17(1) GDPR',
    way: 'rehearse',
    reach: 'inside',
    prove: (context) =>
      asTestperson(context, declaration, form, true, async ({ answer, person, record }) => {
        if (answer.status !== 201 || person === undefined || record === undefined) {
          return {
            ...answersFinding(0, [], { de: 'Formulare angenommen.', en: 'forms taken.' }),
            unable: { de: 'Das Formular wurde nicht angenommen.', en: 'The form was not taken.' },
          }
        }
        const { world, company } = context
        const path = takeBackPath(world, company, { form: form.id, person, record })
        const done = await rehearsalRoutes(context)(path, { method: 'POST' }).catch(
          () => new Response(null, { status: 500 }),
        )
        const left = await transact(world, company, (acting) =>
          world.keys.isErased(company, person)
            ? Promise.resolve(null)
            : openRecord(acting, declaration, { store: form.store, person, record }),
        )
        const gone = done.status === 200 && left === null && world.keys.isErased(company, person)
        return answersFinding(
          1,
          gone
            ? []
            : [
                {
                  place: `table ${tableIn(declaration, company, form.store)}, row ${record}`,
                  says: { de: 'Nach der Rücknahme noch da.', en: 'Still there after it was taken back.' },
                },
              ],
          {
            de: 'Anfrage einer Testperson gesendet, zurückgenommen und noch einmal gesucht.',
            en: 'enquiry of a rehearsal person sent, taken back and looked for again.',
          },
        )
      }),
    sabotage: {
      does: 'lets the database keep rows of this form that are deleted',
      apply: (context) =>
        byHand(
          context,
          `create function public.sabotage_kept_${form.id}() returns trigger language plpgsql as $$ begin return null; end $$`,
          `create trigger sabotage_kept before delete on ${tableIn(declaration, context.company, form.store)} for each row
             when (old.source = 'form ${form.id}' and old.rehearsal) execute function public.sabotage_kept_${form.id}()`,
        ),
    },
  })
}

/** Whatever was collected has its act in the ledger, with the basis (Art. 5(2), 6 GDPR); nothing came in past the form. */
function collectedOnRecord(declaration: Declaration, form: Form): Pledge {
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

function watched(examined: number, offences: readonly Offence[], what: Words): Finding {
  const finding = answersFinding(examined, offences, what)
  if (examined > 0) return finding
  return {
    ...finding,
    vacuous: { de: 'Es ist nichts da, das man prüfen könnte.', en: 'There is nothing to look at.' },
  }
}

function disclosesNothing(declaration: Declaration, form: Form): boolean {
  return declaration.activities.find((activity) => activity.id === form.activity)?.disclosures.length === 0
}

/** DJM-039: enquiries go to nobody. */
function neverPassedOn(_declaration: Declaration, form: Form): Pledge {
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

/** DJM-031: only the kind of payment is kept. */
function noCredentials(declaration: Declaration, form: Form): Pledge {
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

/** DJM-057, 060, 061: unknown devices are refused, and so is every entry beyond picture, sex and age. */
function closedCapture(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/closed-capture', {
    says: {
      de: 'Von Geräten nehmen wir nur Bild, Geschlecht und Alter an; Namen, Geburtsdaten, Anschriften und Versichertennummern werden abgewiesen, unbekannte Geräte ebenso.',
      en: 'From devices we take picture, sex and age only; names, dates of birth, addresses and insurance numbers are refused, and so are unknown devices.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    way: 'probe',
    reach: 'own-systems',
    prove: (context) => {
      const { site } = context
      if (site === null) return Promise.resolve(notServed())
      return withDevice(context, async (key) => {
        const address = `${apiOf(site, context.company)}/devices/captures`
        const good = { ...typedFor(form, { email: '', all: true }), image: PICTURE_WITH_POSITION }
        const offences: Offence[] = []
        const expect = async (what: string, status: number, init: RequestInit): Promise<void> => {
          const answer = await fetch(address, init)
          if (answer.status !== status) {
            offences.push({
              place: `devices/captures, ${what}`,
              says: {
                de: `Beantwortet mit ${answer.status} statt ${status}.`,
                en: `Answered with ${answer.status} instead of ${status}.`,
              },
            })
          }
        }
        const known = { authorization: `Device ${key}` }
        await expect('unknown device', 401, jsonInit(good, { authorization: `Device zsd_${'x'.repeat(43)}` }))
        await expect('no device', 401, jsonInit(good))
        const undue = ['name', 'dateOfBirth', 'address', 'insuranceNumber']
        const fields = Object.fromEntries(
          Object.entries(good).filter(([name]) => !name.startsWith('consent:')),
        )
        for (const field of undue)
          await expect(`field ${field}`, 422, jsonInit({ ...fields, [field]: '1985-01-01' }, known))
        await expect('no consent reference', 403, jsonInit(fields, known))
        return answersFinding(undue.length + 3, offences, {
          de: 'Aufnahmen gesendet, die nicht angenommen werden dürfen.',
          en: 'captures sent that must not be taken.',
        })
      })
    },
    sabotage: {
      does: 'answers devices with success whatever they send',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.endsWith('/devices/captures') && answer.status === 422 ? { ...answer, status: 201 } : answer,
        ),
    },
  })
}

/** DJM-056: no capture without a living consent. */
function consentFirst(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  const needed = form.consents.filter((one) => one.needed).map((one) => one.consent)
  return pledgeOf(form, 'intake/consent-first', {
    says: {
      de: 'Jede gespeicherte Aufnahme beruht auf einer Einwilligung, die heute besteht; ohne sie wird keine angenommen.',
      en: 'Each stored capture rests on a consent that stands today; without one none is taken.',
    },
    provision: 'Art. 6(1)(a), 9(2)(a) GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove(context) {
      const { world, company, today } = context
      if (store === undefined) return notServed()
      const rows = await rowNames(world.db, company, store)
      const offences: Offence[] = []
      for (const { id, person } of rows) {
        const standing = await standingOf({ db: world.db, company }, person)
        if (!needed.every((consent) => consentLives(standing, declaration, consent, today))) {
          offences.push({
            place: `table ${tableIn(declaration, company, store.id)}, row ${id}`,
            says: { de: 'Ohne bestehende Einwilligung.', en: 'Without a standing consent.' },
          })
        }
      }
      const refused = await withDevice(context, async (key) => {
        const body = {
          image: PICTURE_WITH_POSITION,
          age: form.fields.find((field) => field.type === 'integer')?.min ?? 1,
          reference: '0000-0000-0000',
        }
        const walk = rehearsalRoutes(context)
        return (
          await walk(
            `/api/v1/${company}/devices/captures`,
            jsonInit(body, { authorization: `Device ${key}` }),
          )
        ).status
      })
      if (refused !== 403)
        offences.push({
          place: 'devices/captures',
          says: {
            de: `Ohne Einwilligung beantwortet mit ${refused}.`,
            en: `Without consent answered with ${refused}.`,
          },
        })
      return answersFinding(rows.length + 1, offences, {
        de: 'Aufnahmen geprüft, eine davon ohne Einwilligung gesendet.',
        en: 'captures examined, one of them sent without consent.',
      })
    },
    sabotage: {
      does: 'changes whose capture it is to somebody who never consented',
      entails: [`retention/no-ground/${form.store}`],
      apply: async (context) => {
        if (store === undefined) return
        const [row] = await rowNames(context.world.db, context.company, store)
        if (row === undefined) throw new Error('There is no capture to change.')
        const person = await transact(context.world, context.company, async (acting) => {
          const made = await personFor(acting, { kind: 'email', value: 'never.asked@sabotage.example' })
          await acting.record({
            kind: 'intake/collected',
            actor: rehearser,
            person: made,
            store: store.id,
            record: row.id,
            content: {},
          })
          return made
        })
        await byHand(
          context,
          `update ${tableIn(declaration, context.company, store.id)} set person = '${person}', image = null, sex = null, age = null, consent_reference = null where id = '${row.id}'`,
        )
      },
    },
  })
}

/** DJM-058: the picture alone, sealed. */
function cleanPicture(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  const column = form.fields.find((field) => field.type === 'image')?.column ?? 'image'
  return pledgeOf(form, 'intake/clean-picture', {
    says: {
      de: 'Aufnahmen werden ohne Ort, Zeit, Namen und andere Zusatzangaben gespeichert und sind ohne den Schlüssel der Person nicht lesbar.',
      en: 'Pictures are stored without position, time, names or other additions, and cannot be read without the person’s key.',
    },
    provision: 'Art. 25(1), 32(1)(a) GDPR',
    way: 'rehearse',
    reach: 'inside',
    prove: (context) =>
      withDevice(context, async (key) => {
        const { world, company } = context
        const walk = rehearsalRoutes(context)
        const headers = { authorization: `Device ${key}` }
        const answers = Object.fromEntries(
          form.consents.map(({ consent, needed }) => [
            consent,
            {
              answer: needed ? 'given' : 'refused',
              version: declaration.consents.find((one) => one.id === consent)?.version ?? 1,
            },
          ]),
        )
        const asked = await walk(`/api/v1/${company}/devices/consents`, jsonInit(answers, headers))
        const { reference } = (await asked.json()) as { readonly reference?: string }
        const person =
          reference === undefined ? undefined : await testpersonOf(context, 'reference', reference)
        try {
          const good = Object.fromEntries(
            Object.entries(typedFor(form, { email: '', all: true })).filter(
              ([name]) => !name.startsWith('consent:'),
            ),
          )
          const sent = await walk(
            `/api/v1/${company}/devices/captures`,
            jsonInit({ ...good, reference, image: PICTURE_WITH_POSITION }, headers),
          ).catch(() => new Response('{}', { status: 500 }))
          const { capture } = (await sent.json()) as { readonly capture?: RecordId }
          const offences: Offence[] = []
          const place = `table ${tableIn(declaration, company, form.store)}, row ${capture ?? '?'}, column ${column}`
          if (sent.status !== 201 || capture === undefined || person === undefined || store === undefined) {
            offences.push({
              place: 'devices/captures',
              says: {
                de: `Mit Einwilligung beantwortet mit ${sent.status}.`,
                en: `With consent answered with ${sent.status}.`,
              },
            })
          } else {
            const raw = await rawColumn(world.db, company, store, capture, column)
            const opened = await transact(world, company, (acting) =>
              openRecord(acting, declaration, { store: form.store, person, record: capture }),
            ).catch(() => null)
            const image = opened?.fields[column]
            const bytes = image instanceof Uint8Array ? Buffer.from(image) : Buffer.alloc(0)
            const trace = /Exif|GPSLatitude|Testperson|JFIF/u
            if (
              raw === null ||
              raw.subarray(0, 3).toString('hex') === 'ffd8ff' ||
              trace.test(raw.toString('latin1'))
            ) {
              offences.push({ place, says: { de: 'Ohne Schlüssel lesbar.', en: 'Readable without a key.' } })
            }
            if (bytes.subarray(0, 3).toString('hex') !== 'ffd8ff')
              offences.push({
                place,
                says: { de: 'Mit Schlüssel kein Bild.', en: 'No picture with the key.' },
              })
            if (trace.test(bytes.toString('latin1')))
              offences.push({ place, says: { de: 'Enthält Zusatzangaben.', en: 'Holds additions.' } })
          }
          return answersFinding(1, offences, {
            de: 'Aufnahme einer Testperson mit Ortsangabe gesendet und im Bestand gesucht.',
            en: 'picture of a rehearsal person with a position sent and looked up in the store.',
          })
        } finally {
          if (person !== undefined) await clearTestperson(context, declaration, person).catch(() => undefined)
        }
      }),
    sabotage: {
      does: 'lets the database keep pictures from devices in clear',
      entails: [`records/sealed/${form.store}`],
      apply: (context) =>
        byHand(
          context,
          `create function public.sabotage_clear_picture() returns trigger language plpgsql as $$ begin
             new.${column} := '\\xffd8ffe100104578696600'; return new; end $$`,
          `create trigger sabotage_clear_picture before insert on ${tableIn(declaration, context.company, form.store)} for each row
             when (new.source = 'device capture' and new.rehearsal) execute function public.sabotage_clear_picture()`,
        ),
    },
  })
}

/** DJM-057: each capture comes from a device that was allowed to transmit then. */
function knownDevice(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  return pledgeOf(form, 'intake/known-device', {
    says: {
      de: 'Jede Aufnahme stammt von einem Gerät, das der genannten Praxis gehört und zu dieser Zeit übertragen durfte.',
      en: 'Each capture comes from a device that belongs to the practice named and was allowed to transmit at that time.',
    },
    provision: 'Art. 14(2)(f), 32 GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove({ world, company }) {
      if (store === undefined) return notServed()
      const devices = new Map((await devicesOf(world.db, company)).map((device) => [device.id, device]))
      const rows = await rowNames(world.db, company, store)
      const offences: Offence[] = []
      for (const { id, person } of rows) {
        const row = await transact(world, company, (acting) =>
          readableRecord(acting, declaration, { store: store.id, person, record: id }),
        )
        const named = row?.fields['device']
        const device = typeof named === 'string' ? devices.get(named) : undefined
        const then = row?.createdAt ?? ''
        const allowed =
          device !== undefined &&
          device.practice === row?.fields['practice'] &&
          device.issuedAt <= then &&
          (device.revokedAt === null || then <= device.revokedAt)
        if (!allowed)
          offences.push({
            place: `table ${tableIn(declaration, company, store.id)}, row ${id}`,
            says: {
              de: 'Von keinem Gerät, das übertragen durfte.',
              en: 'From no device that was allowed to transmit.',
            },
          })
      }
      return watched(rows.length, offences, {
        de: 'Aufnahmen mit den Geräten verglichen.',
        en: 'captures compared with the devices.',
      })
    },
    sabotage: {
      does: 'writes another device to a capture',
      apply: async (context) => {
        const table = tableIn(declaration, context.company, form.store)
        await byHand(
          context,
          `update ${table} set device = '${newId()}' where id = (select min(id::text)::uuid from ${table} where not rehearsal)`,
        )
      },
    },
  })
}

/** DJM-064: the set holds exactly those who consented to it. */
function ownConsent(declaration: Declaration, form: Form, set: ReturnType<typeof setsOf>[number]): Pledge {
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
            place: `table ${tableIn(declaration, company, set.store.id)}, row ${id}`,
            says: { de: 'Ohne gesonderte Einwilligung.', en: 'Without a consent of its own.' },
          })
      }
      const people = new Set(inSet.map((row) => row.person))
      for (const { id, person } of taken) {
        if (!people.has(person) && (await lives(person)))
          offences.push({
            place: `table ${tableIn(declaration, company, form.store)}, row ${id}`,
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
          const first = set.store.columns.find((column) => column.type === 'instant')?.column
          await byHand(
            context,
            `insert into ${tableIn(declaration, company, set.store.id)} (person, id, created_at, declaration, source${first === undefined ? '' : `, ${first}`})
               values ('${person}', '${newId()}', '${context.now}', ${context.version}, 'derived'${first === undefined ? '' : `, '${context.now}'`})`,
          )
          return
        }
        throw new Error('Everybody consented; there is nobody to add.')
      },
    },
  })
}
