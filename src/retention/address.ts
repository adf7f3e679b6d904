// Addresses of machines: shortened so that nobody is identified by them (Art. 5(1)(c), 25(1) GDPR), wherever they stand.

/**
 * Shortens an address so that nobody is identified by it: the last octet of IPv4 and all but the first 48 bits of IPv6
 * become zero. An IPv4 address inside IPv6 is shortened as IPv4. What is no address becomes `-`.
 */
export function shortenIp(address: string): string {
  const text = address
    .trim()
    .replace(/^\[|\]$/gu, '')
    .replace(/%.*$/u, '')
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(text)
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(mapped?.[1] ?? text)
  if (four !== null) {
    const octets = four.slice(1).map(Number)
    return octets.every((octet) => octet <= 255) ? `${octets.slice(0, 3).join('.')}.0` : '-'
  }
  const groups = ipv6Groups(text)
  if (groups === null) return '-'
  const first = groups.slice(0, 3).map((group) => group.toString(16))
  while (first.at(-1) === '0') first.pop()
  return `${first.join(':')}::`
}

/** The eight groups of an IPv6 address; null when it is none. */
function ipv6Groups(text: string): readonly number[] | null {
  if (!/^[0-9a-f:.]+$/iu.test(text) || !text.includes(':')) return null
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return null
  const read = (part: string): number[] | null => {
    if (part === '') return []
    const groups: number[] = []
    for (const group of part.split(':')) {
      const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(group)
      if (four !== null) {
        const [a = 0, b = 0, c = 0, d = 0] = four.slice(1).map(Number)
        if (Math.max(a, b, c, d) > 255) return null
        groups.push(a * 256 + b, c * 256 + d)
      } else if (/^[0-9a-f]{1,4}$/iu.test(group)) groups.push(Number.parseInt(group, 16))
      else return null
    }
    return groups
  }
  const before = read(head)
  const after = tail === undefined ? [] : read(tail)
  if (before === null || after === null) return null
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  return [...before, ...Array.from({ length: missing }, () => 0), ...after]
}

/** Whether an address is shortened, or none at all. */
export function isShortened(address: string): boolean {
  return address === '' || address === '-' || shortenIp(address) === address
}

/**
 * What may be an address in the middle of a text: four numbers, or groups of hexadecimal digits with colons. Not part of a
 * longer number or word.
 */
const WITHIN =
  /(?<![\w.:])(?:(?:[0-9a-f]{0,4}:){2,8}(?:[0-9a-f]{1,4}|\d{1,3}(?:\.\d{1,3}){3})?|\d{1,3}(?:\.\d{1,3}){3})(?![\w:]|\.\d)/giu

/** What PostgreSQL finds such texts by; finds more than `WITHIN`, never less. */
export const SUSPECT_WITHIN = '[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*:'

/** Right before a number with three dots that is the version of a program: `WhatsApp/2.23.20.7`. */
const VERSIONED =
  /(?:^|[^\w./-])(?!(?:ip|ipv[46]|addr|address|client|host|peer|remote|for|from)\/)[a-z][\w.-]*\/$/iu

/**
 * A text with every address in it shortened; the same text where there is none. The version of a program, which may look
 * like an address, stays.
 */
export function shortenWithin(text: string): string {
  return text.replace(WITHIN, (found, at: number) => {
    if (!found.includes(':') && VERSIONED.test(text.slice(Math.max(0, at - 60), at))) return found
    const short = shortenIp(found)
    return short === '-' || sameAddress(short, found) ? found : short
  })
}

function sameAddress(short: string, found: string): boolean {
  if (short === found) return true
  const [one, other] = [ipv6Groups(short), ipv6Groups(found)]
  return one !== null && other !== null && one.join(':') === other.join(':')
}

/** Whether an address that is not shortened stands anywhere in a text. */
export function holdsAddress(text: string): boolean {
  return shortenWithin(text) !== text
}
