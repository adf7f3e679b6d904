/** Takes a sample company out of the database: every row of every table that names it, and the schema of its stores. */
import { sql } from 'kysely'
import type { CompanyId } from '../base/index.ts'
import { schemaName } from '../records/index.ts'
import type { Transaction } from '../store/index.ts'

/**
 * Removes a sample company. The database itself refuses this for any other company: evidence is only ever added.
 *
 * @throws Error when rows of a table cannot be removed
 */
export async function clearCompany(tx: Transaction, company: CompanyId): Promise<void> {
  await sql`select set_config('zusage.reset', ${company}, true)`.execute(tx)
  await sql`drop schema if exists ${sql.id(schemaName(company))} cascade`.execute(tx)
  let tables = await tablesOf(tx)
  // Some rows are named by others; whoever is named goes in a later round.
  while (tables.length > 0) {
    const left: string[] = []
    let reason: unknown
    for (const table of tables) {
      await sql`savepoint clearing`.execute(tx)
      try {
        await sql`delete from ${sql.id(table)} where company = ${company}`.execute(tx)
        await sql`release savepoint clearing`.execute(tx)
      } catch (fault) {
        await sql`rollback to savepoint clearing`.execute(tx)
        reason = fault
        left.push(table)
      }
    }
    if (left.length === tables.length) {
      throw new Error(`Rows of ${left.join(', ')} could not be removed. Nothing was changed.`, {
        cause: reason,
      })
    }
    tables = left
  }
  // What waits for a second person is sealed under a key that goes, and keys of programs were for the records that went.
  for (const table of ['staff_approval', 'staff_token']) {
    await sql`delete from ${sql.id(table)} where company = ${company}`.execute(tx)
  }
  await sql`delete from company where id = ${company}`.execute(tx)
}

/** Tables with a column `company`, without those of sign-in, which outlive a sample. */
async function tablesOf(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'company' and t.table_type = 'BASE TABLE'
      and c.table_name not like 'staff%'
    order by c.table_name`.execute(tx)
  return rows.map((row) => row.name)
}
