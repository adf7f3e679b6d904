import { findServices, type Recipient, type Service, servicesOfEntity } from '../facts/index.ts'

/** What services of a kind are for, of the kinds that are for one thing only. */
const FOR: ReadonlyMap<string, string> = new Map([
  ['ads', 'marketing'],
  ['affiliate', 'marketing'],
  ['analytics', 'analytics'],
  ['app-analytics', 'analytics'],
  ['applicants', 'application'],
  ['audio', 'embedded-content'],
  ['bank', 'payment'],
  ['captcha', 'bot-protection'],
  ['cdn', 'website'],
  ['chat', 'contact'],
  ['cmp', 'consent-management'],
  ['conferencing', 'video-conference'],
  ['credit', 'credit-check'],
  ['donation', 'donation'],
  ['fonts', 'embedded-content'],
  ['hosting', 'website'],
  ['login', 'account'],
  ['maps', 'embedded-content'],
  ['messenger', 'contact'],
  ['newsletter', 'newsletter'],
  ['payment', 'payment'],
  ['reviews', 'survey'],
  ['shipping', 'shipping'],
  ['spam', 'security'],
  ['support', 'customer-care'],
  ['survey', 'survey'],
  ['video', 'embedded-content'],
])

/** What a service of its kind is always for, whatever else is said of it. */
export const ALWAYS: ReadonlySet<string> = new Set(['bot-protection', 'consent-management'])

/**
 * What a recipient is used for where the notice says no more than its name: the catalogue knows what the service is for.
 *
 * @returns the id of the purpose, or undefined where the services of that name are for several things or unknown
 */
export function impliedPurpose({ name, aliases }: Recipient): string | undefined {
  for (const one of [name, ...aliases]) {
    const purposes = new Set(servicesCalled(one).map(({ kind }) => FOR.get(kind)))
    const [purpose] = purposes
    if (purposes.size === 1) return purpose
  }
  return undefined
}

/** The services of the catalogue that go by a name, or whose company does. */
function servicesCalled(name: string): readonly Service[] {
  const called = findServices(name).flatMap(({ service, name: written }) =>
    service !== null && written.length * 2 >= name.length ? [service] : [],
  )
  return (called.length > 0 ? called : servicesOfEntity(name)).filter((one) => one.isBrand !== true)
}
