import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Words } from '../base/index.ts'
import type { Finding } from '../pledge/index.ts'

/** One answer of the company's site, as anybody gets it who comes without a cookie. */
export interface Visited {
  readonly url: string
  readonly status: number
  readonly type: string
  readonly cookies: readonly string[]
  readonly policy: string
  readonly page: Page | null
  /** The text of a stylesheet; empty for everything else. */
  readonly styles: string
}

/** What a page asks a browser to fetch, to follow and to send. */
export interface Page {
  /** Addresses a browser fetches by itself, with the element that asks for it. */
  readonly loads: readonly { readonly element: string; readonly address: string }[]
  readonly links: readonly string[]
  readonly forms: readonly string[]
}

/** Most answers one look fetches. */
const PAGES = 60
/** Longest wait for one answer, milliseconds. */
const PATIENCE = 10_000
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
  for (let next = queue.shift(); next !== undefined && seen.length < PAGES; next = queue.shift()) {
    const visited = await visit(next)
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

async function visit(url: string): Promise<Visited> {
  const answer = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(PATIENCE) })
  const type = answer.headers.get('content-type') ?? ''
  const body = await answer.text()
  return {
    url,
    status: answer.status,
    type,
    cookies: answer.headers.getSetCookie(),
    policy: answer.headers.get('content-security-policy') ?? '',
    page: type.startsWith('text/html') ? readPage(body, answer.url === '' ? url : answer.url) : null,
    styles: type.startsWith('text/css') ? body : '',
  }
}

/** Reads what a page makes a browser do. */
export function readPage(body: string, url: string): Page {
  const loads: { readonly element: string; readonly address: string }[] = []
  const links: string[] = []
  const forms: string[] = []
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
        case 'use':
        case 'image':
          load(tagName, attributes.get('href') ?? attributes.get('xlink:href'))
          break
        default:
          if (LOADING.has(tagName)) load(tagName, attributes.get('src'))
      }
      load(tagName, attributes.get('poster'))
      load(tagName, attributes.get('background'))
      for (const part of (attributes.get('srcset') ?? '').split(','))
        load(tagName, part.trim().split(/\s+/u)[0])
      for (const address of addressesInStyles(attributes.get('style') ?? '')) load('style', address)
      if (tagName === 'style' || tagName === 'script') {
        const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
        if (tagName === 'style') for (const address of addressesInStyles(text)) load('style', address)
        else for (const [address] of text.matchAll(/https?:\/\/[^\s"'`<>)]+/giu)) load('script', address)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) walkNode(child)
    if ('content' in node) for (const child of node.content.childNodes) walkNode(child)
  }
  for (const node of parse(body).childNodes) walkNode(node)
  return { loads, links, forms }
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
