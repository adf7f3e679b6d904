import type { PersonId, RecordId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import {
  byHand,
  type Finding,
  meddle,
  type Offence,
  offence,
  type Pledge,
  type ProofContext,
} from '../pledge/index.ts'
import { openRecord } from '../records/index.ts'
import { at, notServed, pledgeOf, rowPlace, tableIn, title } from './looks.ts'
import {
  answersFinding,
  clearTestperson,
  jsonInit,
  rehearsalEmail,
  rehearsalRoutes,
  testpersonOf,
  typedFor,
} from './rehearsal.ts'
import { takeBackPath } from './take-back.ts'

/** DJM-028, 036: the form has exactly the declared fields, the needed ones marked; any other is refused by name. */
export function closedForm(_declaration: Declaration, form: Form): Pledge {
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

/** DJM-028: whatever is marked as needed is enforced by the server, with the field named. */
export function neededFields(_declaration: Declaration, form: Form): Pledge {
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
export function voluntaryFields(declaration: Declaration, form: Form): Pledge {
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
          const why = `${answer.status} ${answer.statusText}`
          offences.push(
            offence(
              `form ${form.id}`,
              `Ohne freiwillige Angaben nicht angenommen (${why}).`,
              `Not taken without voluntary entries (${why}).`,
            ),
          )
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
      entails: ['store/as-made'],
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

/** DJM-033 to 035: an address is checked as it is entered, on lists of our own. */
export function addressChecked(_declaration: Declaration, form: Form): Pledge {
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
export function takenBack(declaration: Declaration, form: Form): Pledge {
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
                offence(
                  rowPlace(declaration, company, form.store, record),
                  'Nach der Rücknahme noch da.',
                  'Still there after it was taken back.',
                ),
              ],
          {
            de: 'Anfrage einer Testperson gesendet, zurückgenommen und noch einmal gesucht.',
            en: 'enquiry of a rehearsal person sent, taken back and looked for again.',
          },
        )
      }),
    sabotage: {
      does: 'lets the database keep rows of this form that are deleted',
      entails: ['store/as-made'],
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

interface Walked {
  readonly answer: Response
  readonly person: PersonId | undefined
  readonly record: RecordId | undefined
}

/** Lets a Testperson send the form through the real routes, looks, and clears everything away. */
export async function asTestperson(
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
