import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestCase } from 'vitest/node'
import { parseCLI, startVitest } from 'vitest/node'

// What `npm test` runs: all tests, or those named. Says in its last line how many passed, failed and were skipped, and
// before it which were skipped and why. With ZUSAGE_CI=1 a machine must have all that tests need, so a skipped test
// fails the run; only where ZUSAGE_WITHOUT_SHARED=1 too, those that need ../shared may.
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await startVitest('test', [...filter], { ...options, watch: false, run: true })

const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const withState = (state: string): readonly TestCase[] =>
  tests.filter((test) => test.result().state === state)

const skipped = withState('skipped')
// A file that does not load, a hook that throws: no test of theirs ran, so each counts as one that failed.
const broken =
  vitest.state.getUnhandledErrors().length +
  vitest.state
    .getTestModules()
    .filter(
      (module) => module.errors().length > 0 || (module.state() === 'failed' && !hasFailure(module.moduleId)),
    ).length
const failed = withState('failed').length + broken
const passed = withState('passed').length

function hasFailure(file: string): boolean {
  return tests.some((test) => test.module.moduleId === file && test.result().state === 'failed')
}

/** What a test says for itself (`ctx.skip(reason)`, `meta.needs`), or what its file is known to need. */
function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'skipped' && result.note !== undefined) return result.note
  if (test.options.mode === 'todo') return 'to do'
  if (!hasShared && needsShared(test)) return 'needs ../shared, which is not here'
  return 'no reason given'
}

const shared = join(import.meta.dirname, '../../../shared')
const hasShared = existsSync(shared)

function needsShared(test: TestCase): boolean {
  return /\bshared\b/u.test(readText(test.module.moduleId))
}

function readText(file: string): string {
  return readFileSync(file, 'utf8')
}

let unexcused = 0
for (const test of skipped) {
  const reason = reasonOf(test)
  const excused = process.env['ZUSAGE_WITHOUT_SHARED'] === '1' && !hasShared && needsShared(test)
  if (!excused) unexcused += 1
  process.stdout.write(`skipped: ${test.module.relativeModuleId} › ${test.fullName}: ${reason}\n`)
}
const strict = process.env['ZUSAGE_CI'] === '1'
if (strict && unexcused > 0) {
  process.stdout.write(`${unexcused} tests were skipped, and this machine must have all they need.\n`)
}
const nothing = passed + failed + skipped.length === 0
if (nothing) process.stdout.write('No test was found.\n')

await vitest.close()
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped.length} skipped\n`)
process.exit(failed > 0 || nothing || (strict && unexcused > 0) ? 1 : 0)
