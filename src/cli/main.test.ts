import { expect, test } from 'vitest'
import { dispatch, type Io } from './main.ts'

function listen(): { readonly io: Io; readonly out: string[]; readonly err: string[] } {
  const out: string[] = []
  const err: string[] = []
  const io = { out: (t: string) => out.push(t), err: (t: string) => err.push(t), env: {}, terminal: false }
  return { io, out, err }
}

test('help begins with an example and is fine', async () => {
  const { io, out } = listen()
  expect(await dispatch(['--help'], io)).toBe(0)
  expect(out.join('')).toContain('zusage serve')
})

test('an unknown verb is named, and could not run', async () => {
  const { io, err } = listen()
  expect(await dispatch(['prov'], io)).toBe(2)
  expect(err.join('')).toContain('There is no verb “prov”')
  expect(err.join('')).toContain('zusage serve')
})

test.each(['../server/config', 'main', '__proto__', 'main.test'])('%s is no verb', async (verb) => {
  const { io } = listen()
  expect(await dispatch([verb], io)).toBe(2)
})

test('every verb that is shown can be loaded', async () => {
  const { io, out } = listen()
  await dispatch(['--help'], io)
  const shown = [...out.join('').matchAll(/^ {2}zusage ([a-z-]+)/gmu)].map((match) => match[1] ?? '')
  expect(shown.length).toBeGreaterThan(0)
  for (const verb of shown) {
    const loaded: { readonly run?: unknown } = await import(new URL(`${verb}.ts`, import.meta.url).href)
    expect({ verb, is: typeof loaded.run }).toEqual({ verb, is: 'function' })
  }
})

test.each(['prove', 'requests', 'contracts'])(
  '%s says what it does not understand, before anything is opened, and machines read nothing else',
  async (verb) => {
    for (const [args, says] of [
      [[], `zusage ${verb} --company skin-analysis`],
      [
        ['--company', 'skin-analysis', '--lang', 'fr', '--json'],
        'There is no language “fr”. Expected de or en.',
      ],
      [['--company', '../x', '--json'], 'Not a company’s short name'],
      [['--company', 'skin-analysis', '--nope'], 'Unknown option'],
      [['--company'], 'argument missing'],
      [['skin-analysis'], 'Unexpected argument'],
    ] as const) {
      const { io, out, err } = listen()
      expect({ args, code: await dispatch([verb, ...args], io) }).toEqual({ args, code: 2 })
      expect(err.join('').replaceAll("'", '’')).toContain(says)
      expect(out).toEqual([])
    }
    const { io, out } = listen()
    expect(await dispatch([verb, '--help'], io)).toBe(0)
    expect(out.join('')).toContain(`zusage ${verb}`)
  },
)
