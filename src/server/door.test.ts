import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { parseCompanyId } from '../base/index.ts'
import { openDoor } from './door.ts'

const company = parseCompanyId('skin-analysis')
const other = parseCompanyId('other-company')

test('a rebuilding waits for those inside, and whoever comes meanwhile waits for it', async () => {
  const door = openDoor()
  const order: string[] = []
  const leave = await door.enter(company)
  const rebuilt = door.alone(company, async () => {
    order.push('begins')
    await wait(30)
    order.push('ends')
  })
  // A proof that is inside fetches pages of the same company: they must get in, or both would wait for ever.
  const nested = await door.enter(company)
  nested()
  order.push('leaves')
  leave()
  leave()
  const late = (async () => {
    const out = await door.enter(company)
    order.push('comes')
    out()
  })()
  await Promise.all([rebuilt, late])
  expect(order).toEqual(['leaves', 'begins', 'ends', 'comes'])
})

test('whoever waits too long is told so, and nothing was done', async () => {
  const door = openDoor(20)
  const leave = await door.enter(company)
  let done = false
  const work = (): Promise<void> => {
    done = true
    return Promise.resolve()
  }
  await expect(door.alone(company, work)).rejects.toMatchObject({ status: 409, code: 'company/busy' })
  expect(done).toBe(false)
  leave()
  const rebuilding = door.alone(company, () => wait(80))
  await expect(door.enter(company)).rejects.toMatchObject({ status: 503, code: 'company/building' })
  await rebuilding
  await door.alone(company, work)
  expect(done).toBe(true)
})

test('what is being rebuilt is not rebuilt once more, and other companies go on', async () => {
  const door = openDoor()
  const first = door.alone(company, () => wait(30))
  await expect(door.alone(company, () => wait(0))).rejects.toMatchObject({
    status: 409,
    code: 'company/building',
  })
  ;(await door.enter(other))()
  await first
  // A rebuilding that failed leaves the door open.
  await expect(door.alone(company, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  ;(await door.enter(company))()
})
