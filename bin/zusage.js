#!/usr/bin/env node
// Starts the command line with the Node that `npm ci` brought, whatever Node the caller has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const brought = fileURLToPath(new URL('node_modules/node/bin/node', root))
const node = existsSync(brought) ? brought : process.execPath
const main = fileURLToPath(new URL('src/cli/main.ts', root))
// A large notice is read in less memory where what is young is looked through in smaller pieces; that must be said at the start.
const room = process.argv[2] === 'read' ? ['--max-semi-space-size=8'] : []
const run = spawnSync(node, [...room, main, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(run.status ?? 2)
