/** A piece of a text: plain, or something that leads somewhere. */
export type Piece = { readonly text: string; readonly href?: string }

const links =
  /(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<url>https?:\/\/[^\s<>"]+[^\s<>".,;:)])|(?<path>(?<![\w/.])\/[a-z][\w-]*(?:\/[\w-]+)+)|(?<phone>\+\d[\d /-]{6,}\d)/gu

/** Finds what leads somewhere in a text: mail addresses, addresses on the web, paths of this site, telephone numbers. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const hit of text.matchAll(links)) {
    const { mail, url, path, phone } = hit.groups ?? {}
    if (hit.index > at) pieces.push({ text: text.slice(at, hit.index) })
    const href =
      mail !== undefined
        ? `mailto:${mail}`
        : phone !== undefined
          ? `tel:${phone.replaceAll(/[ /-]/gu, '')}`
          : (url ?? path ?? '')
    pieces.push({ text: hit[0], href })
    at = hit.index + hit[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
