import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { type CompanyId, type PersonId, Problem } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { type Actor, transact } from '../ledger/index.ts'
import { erasePerson, findPerson } from '../people/index.ts'
import type { Finding, Offence, ProofContext } from '../pledge/index.ts'
import { eraseRecord, rowsOf, tableStores } from '../records/index.ts'
import { issueDevice } from './device.ts'
import { intakeRoutes } from './routes.ts'
import { removeDevice, removeReference } from './store.ts'

/** Who rehearses. */
export const rehearser: Actor = { kind: 'system', part: 'rehearsal' }

/** A request as a browser or a device would send it, walked through the real routes without a network. */
export type Walk = (path: string, init: RequestInit) => Promise<Response>

/** The real routes, where everything that comes is a Testperson's. */
export function rehearsalRoutes({ world }: ProofContext): Walk {
  const app = new Hono().route(
    '/',
    intakeRoutes({
      world,
      siteOf: () => null,
      isSample: () => true,
      baseUrl: 'http://rehearsal.example',
      pace: 1_000_000,
      rehearsal: true,
    }),
  )
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error
    return c.json({ status: error.status, code: error.code, faults: error.faults }, error.status as 422)
  })
  return async (path, init) => app.request(path, init)
}

/** Sends a JSON body. */
export function jsonInit(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  }
}

/** An address of a Testperson; mail to it never leaves the house. Letters only: digits by chance can read like a card number. */
export function rehearsalEmail(): string {
  const letters = randomUUID().replaceAll(/[\d-]/gu, (sign) => 'ghijklmnop'[Number(sign)] ?? '')
  return `testperson-${letters}@rehearsal.example`
}

/** What a Testperson types into a form: every needed field, and the others where asked. */
export function typedFor(
  form: Form,
  how: { readonly email: string; readonly all: boolean },
): Readonly<Record<string, unknown>> {
  const typed: Record<string, unknown> = {}
  for (const field of form.fields) {
    if (!field.required && !how.all) continue
    switch (field.type) {
      case 'email':
        typed[field.name] = how.email
        break
      case 'phone':
        typed[field.name] = '+49 211 5550199'
        break
      case 'integer':
        typed[field.name] = field.min ?? 1
        break
      case 'choice':
        typed[field.name] = field.choices?.[0]?.value ?? ''
        break
      case 'street':
        typed[field.name] = 'Probeweg 1'
        break
      case 'postcode':
        typed[field.name] = '40213'
        break
      case 'city':
        typed[field.name] = 'Düsseldorf'
        break
      case 'country':
        typed[field.name] = 'DE'
        break
      case 'text':
      case 'long-text':
        typed[field.name] = 'Testperson'
        break
      case 'image':
        break
    }
  }
  for (const { consent } of form.consents) typed[`consent:${consent}`] = 'given'
  return typed
}

/** Clears away everything a Testperson left, whatever happened before. */
export async function clearTestperson(
  context: ProofContext,
  declaration: Declaration,
  person: PersonId,
): Promise<void> {
  const { world, company } = context
  await transact(world, company, async (acting) => {
    for (const store of tableStores(declaration)) {
      if (store.of !== 'person') continue
      for (const { id } of await rowsOf(acting, declaration, { store: store.id, person })) {
        await eraseRecord(acting, declaration, {
          store: store.id,
          person,
          record: id,
          why: 'rehearsal',
          actor: rehearser,
        })
      }
    }
    await removeReference(acting.tx, acting.company, person)
    await erasePerson(acting, person, rehearser)
  })
}

/** The Testperson of an address, if there is one. */
export function testpersonOf(
  { world, company }: ProofContext,
  kind: 'email' | 'reference',
  value: string,
): Promise<PersonId | undefined> {
  return transact(world, company, (acting) => findPerson(acting, { kind, value }))
}

/** A device for one look, gone afterwards. */
export async function withDevice<T>(context: ProofContext, use: (key: string) => Promise<T>): Promise<T> {
  const { world, company } = context
  const { id, key } = await transact(world, company, (acting) =>
    issueDevice(acting, { practice: 'Probepraxis', actor: rehearser }),
  )
  try {
    return await use(key)
  } finally {
    await transact(world, company, (acting) => removeDevice(acting.tx, company, id))
  }
}

/** Where the company's programs' interface answers, for a company that is served. */
export function apiOf(site: string, company: CompanyId): string {
  return `${new URL(site).origin}/api/v1/${company}`
}

/** A finding of requests that were answered as they should be, or not. */
export function answersFinding(
  examined: number,
  offences: readonly Offence[],
  what: { readonly de: string; readonly en: string },
): Finding {
  return { examined, offences, saw: { de: `${examined} ${what.de}`, en: `${examined} ${what.en}` } }
}

/** A small picture with a position and a name in its metadata, as phones write them: what must not survive. */
export const PICTURE_WITH_POSITION: string =
  '/9j/4QAxRXhpZgAATU0AKkdQU0xhdGl0dWRlIDUxLjIyNzcgNi43NzM1IFRlc3RwZXJzb27/4AAQSkZJRgABAQAAAQABAAD/' +
  '2wCEAAYGBgYGBgYHBwYJCgkKCQ0MCwsMDRQODw4PDhQfExYTExYTHxshGxkbIRsxJiIiJjE4Ly0vOEQ9PURWUVZwcJYBBgYG' +
  'BgYGBgcHBgkKCQoJDQwLCwwNFA4PDg8OFB8TFhMTFhMfGyEbGRshGzEmIiImMTgvLS84RD09RFZRVnBwlv/CABEIACAAIAMB' +
  'IQACEQEDEQH/xAAuAAADAAMAAAAAAAAAAAAAAAACBQYAAwQBAQEBAQAAAAAAAAAAAAAAAAACBQH/2gAMAwEAAhADEAAAAOFx' +
  'kb2K+GdJNbJwCmDmxK4qSUn/xAAlEAABAwMCBgMAAAAAAAAAAAABAAQRAgMhYbESMUFRcYFSoeH/2gAIAQEAAT8AbtpAkYPJ' +
  'W2kwY9ZlVswKTjA6eE5bRMjwmduTT8k3bA04AO3YaK+2FMiMxsndsA1fZ3TSsQOgndNr4pyMYnXsNU4c01UzjhTusRzTZxrm' +
  'OXlW3kCkz6xCuPNcpy4njkz+L//EABURAQEAAAAAAAAAAAAAAAAAAAEA/9oACAECAQE/AFhmJiSC/8QAFREBAQAAAAAAAAAA' +
  'AAAAAAAAAQD/2gAIAQMBAT8AJImJib//2Q=='
