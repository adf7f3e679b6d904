import { chmod, lstat, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Declaration } from '../declaration/index.ts'
import { NAMED, type Offence, type Pledge } from '../pledge/index.ts'
import { measureClauses } from '../standing/index.ts'

/** What other accounts of the machine may do: others, and the group of the file. */
const OTHERS = 0o007
const GROUP = 0o070
/** Passing through a folder without seeing what is in it. */
const PASS = 0o011

/** The data folder is closed to other accounts of the machine, file by file (Art. 32(1)(b) GDPR). */
export function folderPledges(declaration: Declaration): readonly Pledge[] {
  return [closedFolder(declaration)]
}

function closedFolder(declaration: Declaration): Pledge {
  return {
    id: 'measures/folder-closed',
    kind: 'measures/folder-closed',
    says: {
      de: 'Was auf der Platte liegt, kann kein anderes Konto des Rechners lesen oder ändern.',
      en: 'What lies on disk can be read or changed by no other account of the machine.',
    },
    provision: 'Art. 32(1)(b) GDPR',
    clauses: measureClauses(declaration, 'role-access'),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world }) {
      const offences: Offence[] = []
      let count = 0
      let open = 0
      for await (const { name, mode, folder } of entriesBelow(world.folder)) {
        count += 1
        const excess = mode & ~allowed(name, folder) & (OTHERS | GROUP)
        if (excess === 0) continue
        open += 1
        if (offences.length === NAMED) continue
        const rights = (mode & 0o777).toString(8).padStart(3, '0')
        offences.push({
          place: `${folder ? 'folder' : 'file'} ${name}`,
          says: {
            de: `Andere Konten dürfen mehr als nichts (${rights}).`,
            en: `Other accounts may do more than nothing (${rights}).`,
          },
        })
      }
      return {
        examined: count,
        offences,
        saw: {
          de: `Rechte von ${count} Dateien und Ordnern angesehen.`,
          en: `Rights on ${count} files and folders looked at.`,
        },
        details: { offences: open },
      }
    },
    sabotage: {
      does: 'lets every account of the machine read the journal of erasures',
      async apply({ world }) {
        const folder = join(world.folder, 'journal')
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await chmod(folder, 0o755)
      },
    },
  }
}

/**
 * What other accounts may do with something: pass through the data folder and that of the database, whose server may run
 * under an account of its own; and the group of a company's files, which another program may write, may what it needs.
 */
function allowed(name: string, folder: boolean): number {
  if (folder && (name === '.' || name === 'postgres')) return PASS
  return name.startsWith(`companies/`) && name.split('/').length > 2 ? GROUP : 0
}

interface Entry {
  /** Relative to the data folder, with slashes; `.` for the folder itself. */
  readonly name: string
  readonly mode: number
  readonly folder: boolean
}

/** Everything in the data folder; of the database's own files only the door, for the server guards them itself. */
async function* entriesBelow(root: string, name = '.'): AsyncGenerator<Entry> {
  const path = join(root, name)
  // The database may lie elsewhere, behind a link. What other links lead to has a mode of its own; what has just gone is closed.
  const found = await (name === 'postgres' ? stat(path) : lstat(path)).catch(() => null)
  if (found === null || found.isSymbolicLink()) return
  const folder = found.isDirectory()
  yield { name, mode: found.mode, folder }
  if (!folder || /^postgres\/./u.test(name)) return
  for (const entry of await readdir(path).catch(() => [])) {
    if (name === 'postgres' && entry.startsWith('postgresql-')) continue
    yield* entriesBelow(root, name === '.' ? entry : `${name}/${entry}`)
  }
}
