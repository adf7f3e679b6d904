/** Who is at work in a company, so that a sample is only taken apart while nobody is, and nobody acts in half of one. */
import { type CompanyId, Problem } from '../base/index.ts'
import type { OpenWorld } from './world.ts'

/** How long a rebuilding waits for those inside, and others for the rebuilding, in milliseconds. */
const PATIENCE = 20_000

export interface Door {
  /**
   * Goes in; waits while the company is being rebuilt in this process. Several can be inside, and whoever is inside may
   * cause others to come in, as a proof does that fetches pages.
   *
   * @returns leaves again; must be called
   * @throws Problem 503 when the rebuilding takes longer than one waits
   */
  enter(company: CompanyId): Promise<() => void>
  /**
   * Works while nobody else is inside. Nobody is kept out before those inside have left.
   *
   * @throws Problem 409 when somebody is, for longer than one waits, or when it is being rebuilt already
   */
  alone<T>(company: CompanyId, work: () => Promise<T>): Promise<T>
}

/** The door of this process. Other processes see a company that is being built by its row. */
export function openDoor(patience = PATIENCE): Door {
  const inside = new Map<CompanyId, number>()
  const rebuilding = new Map<CompanyId, Promise<void>>()
  /** Called when the last one leaves. */
  const empty = new Map<CompanyId, () => void>()

  const leave = (company: CompanyId): void => {
    const left = (inside.get(company) ?? 1) - 1
    if (left > 0) {
      inside.set(company, left)
      return
    }
    inside.delete(company)
    empty.get(company)?.()
  }

  return {
    async enter(company) {
      const until = performance.now() + patience
      for (let busy = rebuilding.get(company); busy !== undefined; busy = rebuilding.get(company)) {
        if (!(await settled(busy, until - performance.now()))) throw building()
      }
      inside.set(company, (inside.get(company) ?? 0) + 1)
      let gone = false
      return () => {
        if (gone) return
        gone = true
        leave(company)
      }
    },
    async alone(company, work) {
      if (rebuilding.has(company) || empty.has(company)) throw building(409)
      const { promise, resolve } = Promise.withResolvers<void>()
      if (inside.has(company)) {
        // Shut in the same moment in which the last one leaves, so that nobody slips in between.
        const nobody = new Promise<void>((done) =>
          empty.set(company, () => {
            rebuilding.set(company, promise)
            done()
          }),
        )
        await settled(nobody, patience)
        empty.delete(company)
        if (!rebuilding.has(company)) {
          throw new Problem(
            409,
            'company/busy',
            'Somebody is at work in this company. Nothing was changed; please try again in a moment.',
          )
        }
      }
      rebuilding.set(company, promise)
      try {
        return await work()
      } finally {
        rebuilding.delete(company)
        resolve()
      }
    },
  }
}

/** The refusal while a company is being built. */
export function building(status: 409 | 503 = 503): Problem {
  return new Problem(
    status,
    'company/building',
    'This sample company is just being built anew. Please try again in a moment.',
  )
}

/**
 * Does something inside a company, with its clock as it stands.
 *
 * @throws Problem 503 while the company is being built, here or by another process
 */
export async function inside<T>(
  { door, world }: { readonly door: Door; readonly world: OpenWorld },
  company: CompanyId,
  work: () => Promise<T>,
): Promise<T> {
  const leave = await door.enter(company)
  try {
    await world.keepFresh()
    if (world.company(company)?.building === true) throw building()
    return await work()
  } finally {
    leave()
  }
}

/** The company an address belongs to; undefined when none of this installation. */
export function companyIn(world: OpenWorld, path: string): CompanyId | undefined {
  const [, first = '', , third = '', fourth = ''] = path.split('/')
  const name = first !== 'api' ? first : third === 'companies' ? fourth : third
  return world.company(name)?.id
}

/** Whether the company of an address is only just being built, looked up now; false where nobody can say. */
export async function isBeingBuilt(world: OpenWorld, path: string): Promise<boolean> {
  const company = companyIn(world, path)
  if (company === undefined) return false
  try {
    await world.refresh()
  } catch {
    return false
  }
  return world.company(company)?.building === true
}

/** Whether something comes to its end within so many milliseconds. */
async function settled(what: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), Math.max(0, milliseconds))
  })
  try {
    return await Promise.race([what.then(() => true as const), late])
  } finally {
    clearTimeout(timer)
  }
}
