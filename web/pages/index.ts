/**
 * Pages that people see without logging in: a frame, forms, a company's own site. Rendered on the server, complete without
 * JavaScript and without cookies, nothing fetched from anywhere else; each page links the privacy notice (Art. 12(1) GDPR).
 */
import { readFileSync } from 'node:fs'

export { devicesPage, homePage, imprintPage, shopPage } from './company.ts'
export { formPage, type FormView } from './form.ts'
export { type Frame, noticePath, page, type Piece, plainPage, to } from './layout.ts'
export type { Site } from './site.ts'

/** The one style sheet of public pages. */
export const SITE_CSS: string = readFileSync(new URL('./site.css', import.meta.url), 'utf8')

/** The mark of the sample companies as an icon. */
export const ICON_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14.5" fill="#fff" stroke="#0b5a57" stroke-width="3"/><circle cx="16" cy="16" r="6" fill="#0b5a57"/></svg>\n'
