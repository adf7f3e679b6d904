/** What was read, for people: one self-contained page per notice, a table over many, and lines for the terminal. */
export { type Overview, type Reading, htmlOverview, htmlReport } from './page.ts'
export { foundOf, textOverview, textReport } from './terminal.ts'
export { type ReportWords, reportWords, sayValue } from './words.ts'
