import type { RecordId, Words } from '../base/index.ts'
import type { Declaration, StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import { NAMED, type Offence, type Pledge } from '../pledge/index.ts'
import { tableName } from '../records/index.ts'
import { plant } from '../standing/index.ts'
import { holdsAddress, isShortened, SUSPECT_WITHIN } from './address.ts'
import { isBrowser, isSystem } from './agent.ts'
import { EMPTY, ifDeclared, inspected, placeOf, plainLine, whatClauses } from './looking.ts'
import { isRedacted, isWithoutQuery } from './line.ts'
import { matches, rowsIn, suspectValues } from './store.ts'

/** A look at the values of one column. */
interface Look {
  /** Singles out values worth a closer look, as a pattern of PostgreSQL. */
  readonly suspect: string
  readonly fits: (value: string) => boolean
}

/** One form in which the product's own log keeps a column. */
interface Form extends Look {
  readonly name: string
  readonly of: (column: StoreColumn) => boolean
  readonly says: Words
  readonly provision: string
  readonly wrong: Words
  readonly bad: string
  /** A look at all other columns that hold text. */
  readonly elsewhere?: Look
}

/** The forms the product can look at: by the column's declared form, or by its category. */
const FORMS: readonly Form[] = [
  {
    name: 'ip-shortened',
    of: ({ form }) => form === 'ip-shortened',
    says: {
      de: 'IP-Adressen stehen nur gekürzt im Protokoll, gleich in welchem Feld.',
      en: 'IP addresses stand in the log shortened only, whatever the field.',
    },
    provision: 'Art. 5(1)(c), 25(1) GDPR',
    suspect: '.',
    fits: isShortened,
    elsewhere: { suspect: SUSPECT_WITHIN, fits: (value) => !holdsAddress(value) },
    wrong: { de: 'Die IP-Adresse ist nicht gekürzt.', en: 'The IP address is not shortened.' },
    bad: '198.51.100.23',
  },
  {
    name: 'without-query',
    of: ({ form }) => form === 'without-query',
    says: {
      de: 'Von der zuvor besuchten Seite wird nur die Adresse ohne Anfrageteil festgehalten.',
      en: 'Of the page visited before only the address without its query is kept.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    suspect: '[?#@%]|[[:alnum:]_~=-]{20}',
    fits: isWithoutQuery,
    wrong: { de: 'Die Adresse hat einen Anfrageteil.', en: 'The address has a query.' },
    bad: 'https://search.example/?email=mara%40post.example',
  },
  {
    name: 'redacted-query',
    of: ({ form }) => form === 'redacted-query',
    says: {
      de: 'Werte in Anfragen (E-Mail-Adressen, Schlüssel) stehen nicht im Protokoll.',
      en: 'Values in requests (e-mail addresses, tokens) do not stand in the log.',
    },
    provision: 'Art. 5(1)(c), (f) GDPR',
    suspect: '[?@%]|[[:alnum:]_~=-]{20}',
    fits: isRedacted,
    wrong: {
      de: 'Die Anfrage enthält einen Wert in Klarschrift.',
      en: 'The request holds a value in clear.',
    },
    bad: 'GET /konto?token=abc123',
  },
  {
    name: 'browser',
    of: ({ form, category }) => form === 'plain' && category === 'technical.browser',
    says: {
      de: 'Vom Browser stehen nur Typ und Version im Protokoll.',
      en: 'Of the browser only type and version stand in the log.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    suspect: '^(?!(other|bot)$)',
    fits: isBrowser,
    wrong: { de: 'Der Wert sagt mehr als erklärt.', en: 'The value says more than declared.' },
    bad: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101',
  },
  {
    name: 'os',
    of: ({ form, category }) => form === 'plain' && category === 'technical.os',
    says: {
      de: 'Vom Betriebssystem steht nur der Name im Protokoll.',
      en: 'Of the operating system only its name stands in the log.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    suspect: '^(?!other$)',
    fits: isSystem,
    wrong: { de: 'Der Wert sagt mehr als erklärt.', en: 'The value says more than declared.' },
    bad: 'Linux x86_64; screen 1920x1080',
  },
]

/** What the product's own log says of each request, column by column. */
export function formsOfLog(declaration: Declaration, store: StoreDeclaration): readonly Pledge[] {
  return store.columns.flatMap((column) =>
    FORMS.filter((form) => form.of(column)).map((form) => formOfLog(declaration, store, column, form)),
  )
}

function formOfLog(
  declaration: Declaration,
  store: StoreDeclaration,
  { column }: StoreColumn,
  form: Form,
): Pledge {
  const { elsewhere } = form
  const looks: readonly (Look & { readonly column: string })[] = [
    { column, suspect: form.suspect, fits: form.fits },
    ...(elsewhere === undefined
      ? []
      : store.columns
          .filter((other) => other.type === 'text' && !other.sealed && other.column !== column)
          .map((other) => ({ column: other.column, ...elsewhere }))),
  ]
  return inspected({
    id: `retention/form/${store.id}/${form.name}`,
    kind: `retention/form-${form.name}`,
    says: form.says,
    provision: form.provision,
    clauses: whatClauses(declaration, store),
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company } = context
        const rows = await rowsIn(world.db, company, store)
        const offences: Offence[] = []
        let count = 0
        for (const look of looks) {
          for (let after: RecordId | null = null; ; ) {
            const page: Awaited<ReturnType<typeof suspectValues>> = await suspectValues(
              world.db,
              company,
              store,
              look.column,
              matches(look.column, look.suspect),
              after,
              5000,
            )
            for (const { id, value } of page) {
              if (look.fits(value)) continue
              count += 1
              if (offences.length < NAMED) {
                offences.push({ place: `${placeOf(store, id)}, column ${look.column}`, says: form.wrong })
              }
            }
            after = page.at(-1)?.id ?? null
            if (page.length < 5000) break
          }
        }
        const names = looks.map((look) => look.column).join(', ')
        return {
          examined: rows,
          offences,
          saw: {
            de: `${rows} Zeilen der Tabelle ${tableName(store)} angesehen: ${names}.`,
            en: `${rows} rows of table ${tableName(store)} looked at: ${names}.`,
          },
          details: { offences: count },
          ...(rows === 0 ? { vacuous: EMPTY } : {}),
        }
      }),
    sabotage: {
      does: `writes “${form.bad}” into ${column}`,
      apply: (context) => plant(context, store, { ...plainLine(store), [column]: form.bad }),
    },
  })
}
