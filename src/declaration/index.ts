/**
 * What a company says it does with personal data: the only source of truth, from which notice, record, enforcement and
 * pledges follow (Art. 5(2), Art. 13, 14, 24, 30 GDPR). Promises that a declaration is either sound on a day or comes with
 * everything that is wrong with it, each with place and provision; that one with an error cannot be published; and that a
 * published version never changes.
 */
export * from './schema.ts'
export { byPlace, noPlaces, pathText, type Path, type Place, type Places } from './place.ts'
export {
  finding,
  findingKinds,
  publishable,
  type Finding,
  type FindingCode,
  type FindingOf,
  type FindingParams,
  type Level,
  type ReferenceKind,
} from './finding.ts'
export { declare, hashDeclaration } from './declare.ts'
export { readDeclaration, type ReadDeclaration, type Reading } from './read.ts'
export { check } from './check.ts'
export {
  currentDeclaration,
  declarationVersion,
  declarationVersions,
  publishDeclaration,
  type DeclarationVersion,
} from './publish.ts'
export { categoryTitle, choiceTitle } from './title.ts'
