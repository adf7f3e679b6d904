import { type Zippable, zipSync } from 'fflate'
import { html, raw } from 'hono/html'
import { type Instant, type Json, type Language, dayOf, sha256 } from '../base/index.ts'
import { categoryTitle } from '../declaration/index.ts'
import { tableName } from '../records/index.ts'
import { dayText } from '../text/day.ts'
import { rightsText } from '../text/rights.ts'
import { type Gathered, type HeldRecord, portableFields } from './gather.ts'

/** An answer's enclosure: a ZIP with JSON for machines, a page for people, and the original files with checksums. */
export interface Package {
  readonly bytes: Uint8Array
  /** SHA-256 in hexadecimal. */
  readonly hash: string
  readonly records: number
}

interface Piece {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The access package (Art. 15(1), (3) GDPR): every record with origin, purposes, bases and day of erasure, actual
 * recipients, consents, and the files themselves. Equal contents give equal bytes.
 */
export async function accessPackage(gathered: Gathered, language: Language): Promise<Package> {
  const files = gathered.records.flatMap((held) => filesOf(held))
  const json = {
    format: 'zusage-access-1',
    controller: gathered.declaration.company.name,
    at: gathered.at,
    searched: gathered.searched.map((store) => store.id),
    records: gathered.records.map((held) => ({
      store: held.store.id,
      id: held.record.id,
      createdAt: held.record.createdAt,
      origin: originOf(held, language),
      purposes: purposesOf(held, language),
      bases: basesOf(held),
      erasedOn: held.end?.on ?? null,
      rule: held.end?.rule[language] ?? null,
      restricted: held.record.restricted,
      fields: jsonFields(held, held.record.fields),
    })),
    recipients: gathered.received,
    consents: consentsOf(gathered),
  }
  const page = await accessPage(gathered, language, files)
  return pack(
    [
      {
        name: language === 'de' ? 'auskunft.json' : 'access.json',
        bytes: text(JSON.stringify(json, null, 2)),
      },
      { name: language === 'de' ? 'auskunft.html' : 'access.html', bytes: text(page) },
      ...files,
    ],
    gathered.at,
    gathered.records.length,
  )
}

/** The portable package (Art. 20(1) GDPR): what the person provided under contract or consent, as JSON with the original files. */
export function portablePackage(gathered: Gathered): Package {
  const portable = gathered.records.flatMap((held) => {
    const fields = portableFields(held)
    return fields === null ? [] : [{ held, fields }]
  })
  const json = {
    format: 'zusage-portable-1',
    controller: gathered.declaration.company.name,
    at: gathered.at,
    records: portable.map(({ held, fields }) => ({
      store: held.store.id,
      id: held.record.id,
      createdAt: held.record.createdAt,
      fields: jsonFields(held, fields),
    })),
  }
  const files = portable.flatMap(({ held, fields }) =>
    filesOf(held).filter(({ name }) => portableFile(held, fields, name)),
  )
  return pack(
    [{ name: 'portable.json', bytes: text(JSON.stringify(json, null, 2)) }, ...files],
    gathered.at,
    portable.length,
  )
}

/** The records that go into a portable package. */
export function portableRecords(gathered: Gathered): readonly HeldRecord[] {
  return gathered.records.filter((held) => portableFields(held) !== null)
}

function portableFile(held: HeldRecord, fields: Readonly<Record<string, unknown>>, name: string): boolean {
  return held.store.columns.some(
    (column) => column.column in fields && fileName(held, column.column, fields[column.column]) === name,
  )
}

function pack(pieces: readonly Piece[], at: Instant, records: number): Package {
  const checksums = pieces.map(({ name, bytes }) => `${sha256(bytes).toString('hex')}  ${name}`).join('\n')
  const tree: Zippable = {}
  for (const { name, bytes } of [...pieces, { name: 'SHA256SUMS', bytes: text(`${checksums}\n`) }]) {
    tree[name] = [bytes, { mtime: new Date(at) }]
  }
  const bytes = zipSync(tree, { level: 6 })
  return { bytes, hash: sha256(bytes).toString('hex'), records }
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8')
}

function filesOf(held: HeldRecord): readonly Piece[] {
  return held.store.columns.flatMap((column) => {
    const value = held.record.fields[column.column]
    const name = fileName(held, column.column, value)
    return name !== undefined && value instanceof Uint8Array ? [{ name, bytes: value }] : []
  })
}

function fileName(held: HeldRecord, column: string, value: unknown): string | undefined {
  if (!(value instanceof Uint8Array)) return undefined
  const kind = value[0] === 0x89 ? 'png' : 'jpg'
  return `${tableName(held.store)}/${held.record.id}-${column}.${kind}`
}

function jsonFields(
  held: HeldRecord,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Json>> {
  const shown: Record<string, Json> = {}
  for (const column of held.store.columns) {
    const value = fields[column.column]
    if (value === undefined) continue
    shown[column.column] =
      value instanceof Uint8Array ? (fileName(held, column.column, value) ?? null) : (value as Json)
  }
  return shown
}

/** Where a record comes from, as the declaration says it of its data, with the actual source noted when it was taken. */
export function originOf(held: HeldRecord, language: Language): string {
  const categories = new Set(held.store.columns.map((column) => column.category))
  const origins = new Set<string>()
  for (const { data } of held.activities) {
    for (const { category, source } of data) {
      if (!categories.has(category)) continue
      switch (source.from) {
        case 'person':
          origins.add(language === 'de' ? 'von Ihnen' : 'from you')
          break
        case 'observed':
          origins.add(language === 'de' ? `durch ${source.by.de}` : `by ${source.by.en}`)
          break
        case 'third-party':
          origins.add(source.party[language])
          break
        case 'derived':
          origins.add(source.how[language])
          break
      }
    }
  }
  const named = held.record.fields['practice']
  const said = [...origins].join(', ')
  return typeof named === 'string' ? `${said} (${named})` : said
}

function purposesOf(held: HeldRecord, language: Language): readonly string[] {
  return held.activities.flatMap((activity) => activity.purposes.map((purpose) => purpose.title[language]))
}

function basesOf(held: HeldRecord): readonly string[] {
  const all = held.activities.flatMap((activity) =>
    activity.bases.flatMap(({ basis, special }) => [basis.article, ...(special ? [special.article] : [])]),
  )
  return [...new Set(all)].map((article) => `Art. ${article} GDPR`)
}

function consentsOf(gathered: Gathered) {
  return [...gathered.standing.choices.values()].map((each) => ({
    consent: each.consent,
    given: each.state === 'given',
    at: each.at,
    version: each.version,
  }))
}

async function accessPage(gathered: Gathered, language: Language, files: readonly Piece[]): Promise<string> {
  const words = rightsText(language).package
  const { company } = gathered.declaration
  const processors = gathered.declaration.recipients.filter((recipient) => recipient.role === 'processor')
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${words.about}: ${company.name}, ${company.address.street}, ${company.address.postcode} ${company.address.city}<br>${words.madeOn}: ${dayText(dayOf(gathered.at), language)}</p>
<h2>${words.contents}</h2>
${gathered.records.map(
  (held) => html`<section>
<h3>${held.store.name[language]}${held.record.restricted === null ? '' : html` <small>${words.restricted}</small>`}</h3>
<table>${held.store.columns.map((column) => {
    const value = held.record.fields[column.column] ?? null
    return html`<tr><th scope="row">${column.label[language]}${column.category === null ? '' : html`<br><small>${categoryTitle(gathered.declaration, column.category)[language]}</small>`}</th><td>${shown(held, column.column, value, language)}</td></tr>`
  })}</table>
<p><b>${words.origin}:</b> ${originOf(held, language)}<br>
<b>${words.purposes}:</b> ${purposesOf(held, language).join('; ')}<br>
<b>${words.bases}:</b> ${basesOf(held).join(', ')}<br>
<b>${words.end}:</b> ${endText(held, language)}</p>
</section>`,
)}
<h2>${words.recipients}</h2>
${gathered.received.length === 0 ? html`<p>${words.noRecipients}</p>` : html`<ul>${gathered.received.map((each) => html`<li>${each.name}, ${dayText(dayOf(each.at), language)}: ${each.categories.map((category) => categoryTitle(gathered.declaration, category)[language]).join(', ')}</li>`)}</ul>`}
<p>${words.processors}: ${processors.map((recipient) => recipient.name).join(', ')}</p>
<h2>${words.consents}</h2>
${gathered.standing.choices.size === 0 ? html`<p>${words.noConsents}</p>` : html`<ul>${[...gathered.standing.choices.values()].map((each) => html`<li>${each.consent}: ${stateText(each.state, language)}, ${dayText(dayOf(each.at), language)}</li>`)}</ul>`}
<h2>${words.searched}</h2>
<p>${gathered.searched.map((store) => store.name[language]).join(', ')}</p>
<h2>${words.rights}</h2>
<p>${words.rightsText} ${words.noDecisions} ${gathered.declaration.recipients.some((recipient) => recipient.transfer !== undefined) ? '' : words.noTransfer}</p>
${files.length === 0 ? '' : html`<h2>${words.file}</h2><ul>${files.map(({ name }) => html`<li><a href="${name}">${name}</a></li>`)}</ul>`}
</main>
</body>
</html>`
  return String(await page)
}

function shown(held: HeldRecord, column: string, value: unknown, language: Language) {
  const name = fileName(held, column, value)
  if (name !== undefined) return html`<a href="${name}">${name}</a>`
  if (value === null || value === '') return rightsText(language).package.empty
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function endText(held: HeldRecord, language: Language): string {
  const words = rightsText(language).package
  if (held.end === undefined || held.end.on === null) return words.endOpen
  return `${dayText(held.end.on, language)} (${held.end.rule[language]})`
}

function stateText(state: 'given' | 'refused' | 'withdrawn', language: Language): string {
  const words = {
    given: ['gegeben', 'given'],
    refused: ['verweigert', 'refused'],
    withdrawn: ['widerrufen', 'withdrawn'],
  } as const
  return words[state][language === 'de' ? 0 : 1]
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{margin-top:2rem;font-size:1.2rem}table{width:100%;border-collapse:collapse}th{width:35%;text-align:left;font-weight:500}th,td{padding:.35rem .5rem;border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);vertical-align:top;overflow-wrap:anywhere}section{margin:1rem 0}small{opacity:.8;font-weight:400}`
