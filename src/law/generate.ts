/**
 * Writes what follows from the tables: the unions of their ids (`ids.ts`) and a JSON Schema for each
 * (`law/<table>.schema.json`). Run it after a change of a table: `node src/law/generate.ts`.
 */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type TableName, tableFile, tableNames, tableOf, tableSchemas } from './table.ts'

const unions: readonly (readonly [type: string, table: TableName, says: string])[] = [
  ['AdequacyDecisionId', 'adequacy-decisions', 'An adequacy decision, in force or not.'],
  ['AuthorityId', 'authorities', 'A data protection authority.'],
  ['CategoryId', 'categories', 'A category of data that the law table knows; companies may add their own.'],
  ['ChecklistId', 'art13-14-checklist', 'Something a notice must contain.'],
  ['DeadlineId', 'deadlines', 'A deadline.'],
  ['NoticeClauseId', 'notice-clauses', 'A fixed sentence of the notice.'],
  ['RetentionRuleId', 'retention-periods', 'A statutory or customary period.'],
  ['TransferInstrumentId', 'transfer-instruments', 'A transfer instrument, in force or not.'],
]

/** The text of `ids.ts`. */
export function idsSource(): string {
  const types = unions.map(([type, table, says]) => {
    const ids = tableOf(table).items.map((row) => `  | '${'id' in row ? String(row['id']) : ''}'`)
    return `/** ${says} From law/${table}.json. */\nexport type ${type} =\n${ids.join('\n')}\n`
  })
  return `// Written by src/law/generate.ts from law/. Do not edit.\n\n${types.join('\n')}`
}

/** The JSON Schema of a table, as text. */
export function schemaSource(name: TableName): string {
  const schema = z.toJSONSchema(tableSchemas[name], { io: 'input', unrepresentable: 'throw' })
  return `${JSON.stringify({ ...schema, $id: `${name}.schema.json`, title: `law/${name}.json` }, null, 2)}\n`
}

if (import.meta.main) {
  writeFileSync(new URL('ids.ts', import.meta.url), idsSource())
  for (const name of tableNames()) writeFileSync(tableFile(`${name}.schema`), schemaSource(name))
}
