/**
 * Writes the JSON Schema of a declaration for editors, `declaration.schema.json`. Run it after a change of the format:
 * `node src/declaration/generate.ts`.
 */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { declarationSchema } from './schema.ts'

/** Where the schema stands. */
export const schemaFile = new URL('../../declaration.schema.json', import.meta.url)

/** The text of the schema: what a person writes, defaults left out. */
export function schemaText(): string {
  const schema = z.toJSONSchema(declarationSchema, { io: 'input', unrepresentable: 'throw' })
  const { $schema, ...rest } = schema
  const head = {
    $schema,
    $id: 'declaration.schema.json',
    title: 'Declaration of what a company does with personal data',
  }
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`
}

if (import.meta.main) writeFileSync(schemaFile, schemaText())
