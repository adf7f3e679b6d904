import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Words } from '../base/index.ts'
import type { Finding } from '../pledge/index.ts'

/** One answer of the company's site, as anybody gets it who comes without a cookie. */
export interface Visited {
  readonly url: string
  /** Where the answer came from in the end, redirects followed. */
  readonly lands: string
  /** Of the last answer; 0 where none came. */
  readonly status: number
  readonly type: string
  /** What any answer on the way set. */
  readonly cookies: readonly string[]
  readonly headers: Headers
  readonly page: Page | null
  /** The text of a stylesheet; empty for everything else. */
  readonly styles: string
  /** The text of a script, or of those that stand in a page; empty for everything else. */
  readonly scripts: string
}

/** What a page asks a browser to fetch, to follow and to send. */
export interface Page {
  /** Addresses a browser fetches by itself, with the element that asks for it. */
  readonly loads: readonly { readonly element: string; readonly address: string }[]
  readonly links: readonly string[]
  readonly forms: readonly string[]
  /** The text of the scripts that stand in it. */
  readonly scripts: string
}

/** Most answers one look fetches. */
const PAGES = 60
/** Longest wait for one answer, milliseconds. */
const PATIENCE = 10_000
/** Most redirects followed from one address. */
const HOPS = 5

/**
 * Walks a site from its start page: pages of the same origin below it that links lead to, the pages that forms stand
 * on, and what these load themselves. A link that chooses something for the visitor (`keep=1`) is not followed.
 *
 * @param site such as `http://127.0.0.1:4321/skin-analysis`
 * @throws Error when the start page cannot be fetched at all
 */
export async function crawl(site: string): Promise<readonly Visited[]> {
  const start = `${site.replace(/\/$/u, '')}/`
  const queue = [start]
  const known = new Set(queue)
  const seen: Visited[] = []
  while (seen.length < PAGES) {
    const url = queue.shift()
    if (url === undefined) break
    const visited = await visit(url).catch((fault: unknown) => {
      if (url === start) throw fault
      return unanswered(url)
    })
    seen.push(visited)
    const own = (visited.page?.loads ?? []).map(({ address }) => address)
    // What pages load comes first: it is little, and each page needs it.
    for (const address of own) add(address, new URL(start).origin, true)
    for (const link of visited.page?.links ?? []) add(link, start, false)
  }
  return seen

  function add(address: string, below: string, first: boolean): void {
    if (!URL.canParse(address)) return
    const url = new URL(address)
    url.hash = ''
    const inside = url.href.startsWith(below) && (first ? url.origin === below : true)
    if (!inside || url.searchParams.has('keep') || known.has(url.href)) return
    known.add(url.href)
    if (first) queue.unshift(url.href)
    else queue.push(url.href)
  }
}

/** An address that gave no answer at all. */
function unanswered(url: string): Visited {
  const none = { cookies: [], headers: new Headers(), page: null, styles: '', scripts: '' }
  return { url, lands: url, status: 0, type: '', ...none }
}

async function visit(url: string): Promise<Visited> {
  const cookies: string[] = []
  let lands = url
  let answer = await answerOf(url)
  for (let hop = 0; hop < HOPS; hop += 1) {
    cookies.push(...answer.headers.getSetCookie())
    const to = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || to === null || !URL.canParse(to, lands)) break
    lands = new URL(to, lands).href
    // Where it leads elsewhere, that is what matters; others' sites are not walked.
    if (new URL(lands).origin !== new URL(url).origin) break
    await answer.body?.cancel()
    answer = await answerOf(lands)
  }
  const type = answer.headers.get('content-type') ?? ''
  const body = await answer.text()
  const page = type.startsWith('text/html') ? readPage(body, lands) : null
  return {
    url,
    lands,
    status: answer.status,
    type,
    cookies,
    headers: answer.headers,
    page,
    styles: type.startsWith('text/css') ? body : '',
    scripts: /^(?:text|application)\/(?:java|ecma)script/u.test(type) ? body : (page?.scripts ?? ''),
  }
}

function answerOf(url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
}

/** Reads what a page makes a browser do. */
export function readPage(body: string, url: string): Page {
  const loads: { readonly element: string; readonly address: string }[] = []
  const links: string[] = []
  const forms: string[] = []
  const scripts: string[] = []
  const absolute = (address: string): string =>
    URL.canParse(address, url) ? new URL(address, url).href : address
  const load = (element: string, address: string | undefined): void => {
    if (address === undefined || address === '' || /^(?:data|blob|about):/iu.test(address)) return
    loads.push({ element, address: absolute(address) })
  }
  const walkNode = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value.trim()]))
      const { tagName } = node
      const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/u)
      switch (tagName) {
        case 'a':
        case 'area':
          if (attributes.has('href')) links.push(absolute(attributes.get('href') ?? ''))
          break
        case 'link':
          if (rel.some((word) => FETCHED.has(word))) load('link', attributes.get('href'))
          break
        case 'form':
          forms.push(absolute(attributes.get('action') ?? url))
          break
        case 'base':
          load('base', attributes.get('href'))
          break
        case 'object':
          load(tagName, attributes.get('data'))
          break
        case 'meta':
          if (attributes.get('http-equiv')?.toLowerCase() === 'refresh')
            load(tagName, /url\s*=\s*["']?([^"']+)/iu.exec(attributes.get('content') ?? '')?.[1])
          break
        case 'use':
        case 'image':
          load(tagName, attributes.get('href') ?? attributes.get('xlink:href'))
          break
        default:
          if (LOADING.has(tagName)) load(tagName, attributes.get('src'))
      }
      load(tagName, attributes.get('poster'))
      load(tagName, attributes.get('ping'))
      if (attributes.has('formaction')) forms.push(absolute(attributes.get('formaction') ?? ''))
      load(tagName, attributes.get('background'))
      for (const part of (attributes.get('srcset') ?? '').split(','))
        load(tagName, part.trim().split(/\s+/u)[0])
      for (const address of addressesInStyles(attributes.get('style') ?? '')) load('style', address)
      if (tagName === 'style' || tagName === 'script') {
        const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
        if (tagName === 'style') for (const address of addressesInStyles(text)) load('style', address)
        else {
          scripts.push(text)
          for (const address of addressesInText(text)) load('script', address)
        }
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walkNode(child)
    if ('content' in node) for (const child of node.content.childNodes) walkNode(child)
  }
  for (const node of parse(body).childNodes) walkNode(node)
  return { loads, links, forms, scripts: scripts.join('\n') }
}

const FETCHED = new Set([
  'stylesheet',
  'icon',
  'preload',
  'modulepreload',
  'prefetch',
  'preconnect',
  'dns-prefetch',
  'manifest',
  'apple-touch-icon',
])

const LOADING = new Set([
  'script',
  'img',
  'iframe',
  'frame',
  'embed',
  'audio',
  'video',
  'source',
  'track',
  'input',
])

/** What a stylesheet loads, as it writes it. */
export function addressesInStyles(styles: string): readonly string[] {
  return [...styles.matchAll(/@import\s+["']([^"']+)["']|url\(\s*["']?([^"')]+)["']?\s*\)/giu)].map(
    (hit) => hit[1] ?? hit[2] ?? '',
  )
}

/** Whole addresses anywhere in a text: what a script may fetch, what a header names. */
export function addressesInText(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/[^\s"'`<>();,]+/giu)].map(([address]) => address)
}

/** What a look came to when nobody serves the site. */
export function unserved(): Finding {
  const reason: Words = {
    de: 'Die Seiten des Unternehmens werden gerade nicht ausgeliefert.',
    en: 'The company’s pages are not being served.',
  }
  return {
    examined: 0,
    offences: [],
    saw: { de: 'Nichts abgerufen.', en: 'Nothing fetched.' },
    unable: reason,
  }
}

/** Where on the site an answer stood, for people: path and query. */
export function placeOf(url: string): string {
  const { pathname, search } = new URL(url)
  return `page ${pathname}${search}`
}
