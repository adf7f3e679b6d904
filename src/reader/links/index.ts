/**
 * Which base carries which purpose, which recipient gets what for which purpose under which base and instrument, which
 * period belongs to which data: the links that Art. 13(1)(c), (e), (f) and 13(2)(a) GDPR ask a notice to make. A graph with
 * places at both ends; what a notice leaves unlinked stays unlinked.
 */
export type * from './links.ts'
export { readLinks } from './read.ts'
export { sectionsOf, spokenTitles } from './sections.ts'
export { CONTINUES, TITLE, topicsOf } from './topic.ts'
