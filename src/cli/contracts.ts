/** `zusage contracts`: which contracts are on file, and filing one: putting on record what it is. */
import { dayOf, type Language, Problem, type Words } from '../base/index.ts'
import { currentDeclaration } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import { fileContract, shelfOf, type ShelvedContract } from '../recipients/index.ts'
import { runningWorld } from '../server/index.ts'
import { dayText } from '../text/day.ts'
import { askedFor } from './for-company.ts'
import type { Io } from './main.ts'

const HELP = `zusage contracts --company skin-analysis                                which contracts are on file
zusage contracts --company skin-analysis --file host --by h.falk@kanzlei.example
                                                                        file the contract with this recipient

A contract is filed once it is signed and its file lies where the declaration says; what the file is then stands in the
ledger, and no other can take its place unseen. A renewed contract is declared with its new term and filed again.
--json answers machines; --lang de|en chooses the language. Exit 0: all on file. 1: one is missing, changed or over.
2: could not run.
`

export async function run(args: readonly string[], io: Io): Promise<number> {
  const asked = askedFor(
    args,
    io,
    HELP,
    {
      file: { type: 'string' },
      by: { type: 'string' },
    },
    ({ file, by }) => (file === undefined) === (by === undefined),
  )
  if ('exit' in asked) return asked.exit
  const { company, language, values } = asked
  const running = await runningWorld(io.env)
  try {
    const { world } = running
    if (world.company(company) === undefined) {
      throw new Problem(404, 'company/unknown', `There is no company “${company}” here.`)
    }
    const today = world.clockOf(company).today()
    const current = await currentDeclaration(world.db, company, today)
    if (current === null) throw new Problem(404, 'declaration/none', 'Nothing is declared yet.')
    const { declaration } = current
    const { file: recipient, by: account } = values
    if (recipient !== undefined && account !== undefined) {
      await transact(world, company, (acting) =>
        fileContract(acting, declaration, { recipient, actor: { kind: 'staff', account, role: 'officer' } }),
      )
    }
    const shelf = await shelfOf(world, company, declaration, today)
    if (values.json) io.out(`${JSON.stringify({ company, today, contracts: shelf }, null, 2)}\n`)
    else io.out(shelfText(shelf, language))
    return shelf.every(({ state }) => state === 'filed') ? 0 : 1
  } finally {
    await running.close()
  }
}

const STATES: Readonly<Record<ShelvedContract['state'], Words>> = {
  filed: { de: 'abgelegt', en: 'filed' },
  absent: { de: 'die Datei fehlt', en: 'the file is missing' },
  unfiled: { de: 'noch abzulegen', en: 'yet to be filed' },
  changed: { de: 'seit der Ablage verändert', en: 'changed since it was filed' },
  ended: { de: 'abgelaufen', en: 'over' },
}

/** The contracts as text, one a line. */
export function shelfText(shelf: readonly ShelvedContract[], language: Language): string {
  if (shelf.length === 0)
    return language === 'de' ? 'Kein Vertrag ist erklärt.\n' : 'No contract is declared.\n'
  const width = Math.max(...shelf.map(({ recipient }) => recipient.length))
  return shelf
    .map(({ recipient, file, until, filed, state }) => {
      const day = filed === null || state !== 'filed' ? '' : ` ${dayText(dayOf(filed.at), language)}`
      const end = until === null ? '' : `, ${language === 'de' ? 'bis' : 'until'} ${dayText(until, language)}`
      return `${recipient.padEnd(width)}  ${STATES[state][language]}${day}${end}  ${file}\n`
    })
    .join('')
}
