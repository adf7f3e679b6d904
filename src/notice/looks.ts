// What the pledges on the notice share.
import type { Language } from '../base/index.ts'
import { ZodError } from 'zod'
import type { Finding, ProofContext } from '../pledge/index.ts'
import { type NoticeVersion, currentNotice } from './publish.ts'

/** The last part of the notice's address. */
export const paths: { readonly [L in Language]: string } = { de: 'datenschutz', en: 'privacy' }

/** Where nobody serves the site. */
export const unserved: Finding = {
  examined: 0,
  offences: [],
  saw: { de: 'Die Website ist nicht erreichbar.', en: 'The site is not served.' },
  unable: { de: 'Niemand liefert die Website aus.', en: 'Nothing serves the site.' },
}

/** Where nothing is published. */
export const unpublished: Finding = {
  examined: 0,
  offences: [],
  saw: { de: 'Es ist keine Datenschutzerklärung veröffentlicht.', en: 'No notice is published.' },
  unable: { de: 'Es ist nichts veröffentlicht.', en: 'Nothing is published.' },
}

/** Where what is stored is no notice any more. */
export const unreadable: Finding = {
  examined: 1,
  offences: [
    {
      place: 'table notice_version, column documents',
      says: { de: 'Der gespeicherte Wortlaut ist nicht lesbar.', en: 'The stored wording cannot be read.' },
    },
  ],
  saw: { de: 'Die gespeicherte Fassung gelesen.', en: 'The stored version read.' },
}

/** The notice in effect, where what is stored can still be read. */
export async function readCurrent({
  world,
  company,
  today,
}: ProofContext): Promise<NoticeVersion | 'unreadable' | null> {
  return await readable(currentNotice(world.db, company, today))
}

/** What was read of the notice, where it can still be read. */
export async function readable<T>(read: Promise<T>): Promise<T | 'unreadable'> {
  return await read.catch((fault: unknown) => {
    if (fault instanceof ZodError) return 'unreadable' as const
    throw fault
  })
}

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Headers
}

/** Longest wait for one page, in milliseconds. */
const PATIENCE = 10_000

/** What an address answers; null where no answer comes. */
export async function get(address: string): Promise<Answer | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
    return { status: response.status, body: await response.text(), headers: response.headers }
  } catch {
    return null
  }
}
