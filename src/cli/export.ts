import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseCompanyId } from '../base/index.ts'
import { exportEvidence } from '../evidence/index.ts'
import { runningWorld } from '../server/index.ts'
import type { Io } from './main.ts'

const HELP = `zusage export --company skin-analysis --out evidence.jsonl   write out what the company can show
node tools/verify.mjs evidence.jsonl                         verify it, without this program

The file holds the pledges, the last findings for each, and the sealed ledger without its contents; it names nobody. A
file that is there already is not overwritten. --json answers machines. Exit 0: written. 2: could not run.
`

/** `zusage export`: writes a company's evidence into a file that anybody can verify. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      company: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    io.out(HELP)
    return 0
  }
  const { company, out } = values
  if (company === undefined || out === undefined) {
    io.err(HELP)
    return 2
  }
  const running = await runningWorld(io.env)
  try {
    const file = await open(out, 'wx', 0o600)
    try {
      const written = await exportEvidence(running.world, parseCompanyId(company), async (text) => {
        await file.write(text)
      })
      if (values.json) io.out(`${JSON.stringify({ company, out, ...written })}\n`)
      else {
        io.out(
          `${out}: ${written.findings} findings of ${written.runs} runs, ${written.entries} entries in ${written.blocks} blocks.\nVerify it with: node tools/verify.mjs ${out}\n`,
        )
      }
      return 0
    } finally {
      await file.close()
    }
  } finally {
    await running.close()
  }
}
