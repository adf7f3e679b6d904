import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsAddress, isShortened, shortenIp, shortenWithin } from './address.ts'
import { isBrowser, isSystem, parseAgent } from './agent.ts'
import { formatLine, isRedacted, isWithoutQuery, parseLine, redactRequest, withoutQuery } from './line.ts'

describe('addresses within a text', () => {
  test.each([
    ['Mozilla/5.0 (203.0.113.77)', 'Mozilla/5.0 (203.0.113.0)'],
    ['GET /status/203.0.113.77 HTTP/1.1', 'GET /status/203.0.113.0 HTTP/1.1'],
    ['https://203.0.113.77/a', 'https://203.0.113.0/a'],
    ['https://[2001:db8:85a3:8d3::1]:8443/a', 'https://[2001:db8:85a3::]:8443/a'],
    ['GET /?ip=203.0.113.77', 'GET /?ip=203.0.113.0'],
    ['probe ip/203.0.113.77', 'probe ip/203.0.113.0'],
    ['seen 2001:db8:85a3:8d3:1319:8a2e:370:7348.', 'seen 2001:db8:85a3::.'],
    ['from ::ffff:203.0.113.77', 'from 203.0.113.0'],
  ])('%s → %s', (text, kept) => {
    expect(shortenWithin(text)).toBe(kept)
    expect(holdsAddress(text)).toBe(true)
    expect(holdsAddress(kept)).toBe(false)
  })

  test.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'WhatsApp/2.23.20.7 A',
    'LWP::Simple/6.00 HTTP::Tiny',
    'Instagram 302.1.0.36.111 Android',
    'GET /fassung/1.2.3.4.5/ HTTP/1.1',
    '[22/Nov/2026:08:00:00 +0100]',
    '203.0.113.0 - 2001:db8:85a3::',
    '',
  ])('%s stays', (text) => {
    expect(shortenWithin(text)).toBe(text)
  })

  test('an address in another spelling is taken out of a path', () => {
    expect(redactRequest('GET /von/2001%3Adb8%3A85a3%3A8d3%3A%3A1/a HTTP/1.1')).toBe(
      'GET /von/[redacted]/a HTTP/1.1',
    )
  })

  test('whatever surrounds it, an address is found, and once shortened found no more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.constantFrom(' ', '(', '=', '"', ','), (ip, edge) => {
        const text = `agent${edge}${ip}${edge === '(' ? ')' : edge}x`
        expect(holdsAddress(text)).toBe(!isShortened(ip) && !sameGroups(ip))
        expect(holdsAddress(shortenWithin(text))).toBe(false)
      }),
    )
  })
})

/** Whether an IPv6 address is shortened already, however it is spelled. */
function sameGroups(ip: string): boolean {
  if (!ip.includes(':')) return false
  const spelled = (text: string) => new URL(`http://[${text}]/`).hostname
  return spelled(ip) === spelled(shortenIp(ip))
}

describe('addresses', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::'],
    ['2001:DB8::1', '2001:db8::'],
    ['[2001:db8:1:2::3]', '2001:db8:1::'],
    ['fe80::1%eth0', 'fe80::'],
    ['::1', '::'],
    ['unix:', '-'],
    ['300.1.1.1', '-'],
    ['1:2:3:4:5:6:7:8:9', '-'],
    ['', '-'],
  ])('%s is kept as %s', (address, kept) => {
    expect(shortenIp(address)).toBe(kept)
    expect(isShortened(kept)).toBe(true)
  })

  test('every address loses what identifies, and shortening again changes nothing', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const kept = shortenIp(address)
        expect(kept).toBe(`${address.split('.').slice(0, 3).join('.')}.0`)
        expect(isShortened(address)).toBe(address.endsWith('.0'))
      }),
    )
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const kept = shortenIp(address)
        expect(kept === '-' || /^(?:[0-9a-f]{1,4}:){0,3}:$|^::$|^(?:\d+\.){3}0$/u.test(kept)).toBe(true)
        expect(shortenIp(kept)).toBe(kept)
      }),
    )
  })
})

describe('requests and referrers', () => {
  test.each([
    ['GET /a?token=abc HTTP/1.1', 'GET /a?token=[redacted] HTTP/1.1'],
    ['GET /a?b=1&mail=x%40y.example&c HTTP/2.0', 'GET /a?b=[redacted]&mail=[redacted]&c HTTP/2.0'],
    ['GET /a?mara@post.example HTTP/1.1', 'GET /a?[redacted] HTTP/1.1'],
    ['GET /portal/9f8e7d6c5b4a39281706f5e4 HTTP/1.1', 'GET /portal/[redacted] HTTP/1.1'],
    ['GET /artikel/pflegeset-sensitiv HTTP/1.1', 'GET /artikel/pflegeset-sensitiv HTTP/1.1'],
    ['GET /assets/index-B1x2.js HTTP/1.1', 'GET /assets/index-B1x2.js HTTP/1.1'],
    ['-', '-'],
  ])('%s', (request, kept) => {
    expect(redactRequest(request)).toBe(kept)
    expect(isRedacted(kept)).toBe(true)
  })

  test.each([
    ['https://search.example/?q=neurodermitis', 'https://search.example/'],
    ['https://mara:geheim@search.example/a#b', 'https://search.example/a'],
    ['https://shop.example/konto/mara@post.example', 'https://shop.example/konto/[redacted]'],
    ['-', '-'],
  ])('%s', (referrer, kept) => {
    expect(withoutQuery(referrer)).toBe(kept)
    expect(isWithoutQuery(kept)).toBe(true)
  })

  test('what was taken out once is not found again, whatever was asked for', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (url, more) => {
        const request = redactRequest(`GET ${url}${more} HTTP/1.1`)
        expect(redactRequest(request)).toBe(request)
        const referrer = withoutQuery(url + more)
        expect(withoutQuery(referrer)).toBe(referrer)
        expect(referrer).not.toMatch(/[?#]/u)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]{6,30}$/u), (secret) => {
        expect(redactRequest(`GET /a?token=${secret} HTTP/1.1`)).not.toContain(secret)
      }),
    )
  })
})

describe('lines', () => {
  const text =
    '203.0.113.7 - mara [22/Nov/2026:08:00:00 +0100] "GET /a?b=\\"c HTTP/1.1" 200 512 "-" "Mozilla/5.0 (\\"x\\")"'

  test('a line is read and written as it was', () => {
    const line = parseLine(text)
    expect(line).toMatchObject({ user: 'mara', at: Date.UTC(2026, 10, 22, 7) })
    expect(line === null ? '' : formatLine(line)).toBe(text)
    expect(parseLine(`${text}\r`)).not.toBeNull()
  })

  test.each([
    ['', 'empty'],
    ['203.0.113.7 - - [22/Nov/2026:08:00:00 +0100] "GET / HTTP/1.1" 200 512', 'common, not combined'],
    [text.replace('22/Nov', '31/Feb'), 'a day that does not exist'],
    [text.replace('08:00:00', '28:00:00'), 'an hour that does not exist'],
    [`${text} 0.004 session=abc`, 'more fields than declared'],
  ])('%s is not read: %s', (wrong) => {
    expect(parseLine(wrong)).toBeNull()
  })

  test('no text makes the reader fail or take long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (any) => void parseLine(any)))
    const started = performance.now()
    parseLine(`1 2 3 [22/Nov/2026:08:00:00 +0100] "${'\\"'.repeat(30_000)}`)
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('browsers', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140', 'Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge 140',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iOS',
    ],
    ['Mozilla/5.0 (compatible; Examplebot/2.1)', 'bot', 'other'],
    ['', 'other', 'other'],
  ])('%s', (agent, browser, os) => {
    expect(parseAgent(agent)).toEqual({ browser, os })
  })

  test('whatever is sent, no more than type, version and system is kept', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (agent) => {
        const { browser, os } = parseAgent(agent)
        expect(isBrowser(browser)).toBe(true)
        expect(isSystem(os)).toBe(true)
      }),
    )
    expect(isBrowser('Firefox 140.0.1 (build 20260101; canvas 9f3a)')).toBe(false)
  })
})
