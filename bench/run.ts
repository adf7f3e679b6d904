import { readdir } from 'node:fs/promises'
import { hasMain } from './line.ts'

// `npm run bench -- NAME…`: runs bench/NAME.ts, all of them where none is named, and prints one JSON object a line.
const folder = new URL('./', import.meta.url)
const known = (await readdir(folder))
  .filter((name) => name.endsWith('.ts') && !['run.ts', 'line.ts'].includes(name) && !name.includes('.test.'))
  .map((name) => name.slice(0, -3))
  .sort()
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : known) {
  const module: unknown = await import(new URL(`${name}.ts`, folder).href)
  if (!hasMain(module)) {
    process.stderr.write(`bench/${name}.ts exports no function “bench”.\n`)
    process.exitCode = 2
    continue
  }
  for (const line of await module.bench()) process.stdout.write(`${JSON.stringify(line)}\n`)
}
