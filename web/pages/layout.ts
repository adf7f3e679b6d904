import { html, raw } from 'hono/html'
import type { Language } from '../../src/base/index.ts'
import type { Declaration } from '../../src/declaration/index.ts'
import { formWords } from '../../src/text/forms.ts'

/** A piece of a page, escaped. */
export type Piece = ReturnType<typeof html>

/** What every public page of a company knows about itself. */
export interface Frame {
  readonly declaration: Declaration
  readonly language: Language
  /** The page's address below the company, without leading slash and without query: `shop`. */
  readonly path: string
  readonly title: string
  /** The visitor's choice of language travels in the address, so that it holds without a cookie. */
  readonly languageInAddress: boolean
  /** Whether this is one of the invented companies that come with the product. */
  readonly sample: boolean
  readonly nav: readonly { readonly path: string; readonly label: string }[]
}

/** An address below the company, in the page's language. */
export function to(
  frame: Pick<Frame, 'declaration' | 'language' | 'languageInAddress'>,
  path: string,
): string {
  const [bare, fragment] = path.split('#')
  const query = frame.languageInAddress ? `?lang=${frame.language}` : ''
  return `/${frame.declaration.company.id}/${bare}${query}${fragment === undefined ? '' : `#${fragment}`}`
}

/** The address of the privacy notice in the page's language. */
export function noticePath(language: Language): string {
  return language === 'de' ? 'datenschutz' : 'privacy'
}

const logo = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="14.5" fill="none" stroke="var(--brand)" stroke-width="3" /><circle cx="16" cy="16" r="6" fill="var(--brand)" /></svg>`

/** A whole page: head, navigation, content, foot with the notice linked (Art. 12(1) GDPR: easily accessible). */
export function page(frame: Frame, content: Piece): Piece {
  const { declaration, language } = frame
  const { company } = declaration
  const words = formWords(language).page
  const other = language === 'de' ? 'en' : 'de'
  const here = `/${company.id}/${frame.path}`
  const short = company.name.split(' ')[0] ?? company.name
  return html`${raw('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${frame.title} · ${company.name}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/${company.id}/site.css" />
        <link rel="icon" href="/${company.id}/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header class="top">
          <div class="wide">
            <a class="mark" href="${to(frame, '')}">${logo}<span>${short}</span></a>
            <nav aria-label="${words.menu}">
              <ul>
                ${frame.nav.map(
                  (item) =>
                    html`<li>
                      <a href="${to(frame, item.path)}" ${item.path === frame.path ? raw('aria-current="page"') : ''}>${item.label}</a>
                    </li>`,
                )}
                <li>
                  <a class="tongue" href="${here}?lang=${other}&amp;keep=1" hreflang="${other}" lang="${other}">${words.language}</a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" tabindex="-1">${content}</main>
        <footer class="bottom">
          <div class="wide">
            <address>
              ${company.name}<br />${company.address.street}<br />${company.address.postcode} ${company.address.city}
            </address>
            <nav aria-label="${words.footer}">
              <ul>
                <li><a href="${to(frame, noticePath(language))}">${words.notice}</a></li>
                <li><a href="${to(frame, 'antrag')}">${words.request}</a></li>
                <li><a href="${to(frame, 'impressum')}">${words.imprint}</a></li>
              </ul>
            </nav>
            ${frame.sample ? html`<p class="sample">${words.sample}</p>` : ''}
          </div>
        </footer>
      </body>
    </html>`
}

/** A page that says one thing: done, gone, refused. */
export function plainPage(frame: Frame, heading: string, body: Piece): Piece {
  return page(frame, html`<div class="narrow band"><h1>${heading}</h1>${body}</div>`)
}
