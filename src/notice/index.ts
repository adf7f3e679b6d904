/**
 * The privacy notice: composed from the declaration, published, kept, compared. Promises that every sentence people read
 * follows from the declaration, fulfils a provision and can be proved; that it is complete by Art. 13, 14, 21(4) and 26(2)
 * GDPR and § 25 TDDDG; and that what was once published can be read for ever, byte for byte.
 */
export { composeNotice, type NoticeAsk } from './compose.ts'
export { applicable } from './applicable.ts'
export {
  type Block,
  type Clause,
  type NoticeDocument,
  type PlacedClause,
  type Section,
  clauseAnchor,
  clausesNamed,
  clausesOf,
  placedClauses,
} from './document.ts'
export { type Change, differenceOf } from './difference.ts'
export { renderHtml } from './html.ts'
export { renderMarkdown, renderText } from './plain.ts'
export { noticePath } from './path.ts'
export {
  type NoticeVersion,
  type Rendering,
  currentNotice,
  noticePage,
  noticeVersion,
  noticeVersions,
  publishNotice,
} from './publish.ts'
export { pledges } from './pledges.ts'
export { noticeRoutes } from './routes.ts'
