/** What was read, for people: one self-contained page per notice, a table over many, and lines for the terminal. */
export { type Overview, htmlOverview } from './overview.ts'
export { type Reading, htmlReport } from './page.ts'
export { statements } from './kind.ts'
export { placesOf } from './place.ts'
export { foundOf, textOverview, textReport } from './terminal.ts'
export { againAt, byStatus, countOf, type Told, toldOnce } from './told.ts'
export { type ReportWords, reportWords, sayValue } from './words.ts'
