/**
 * What a notice states, every statement with its place: who is responsible, on what grounds, to whom, for how long, with
 * which rights (Art. 13 and 14 GDPR). Deterministic and linear in the length of the text; decides nothing about right or
 * wrong.
 */
export type * from './facts.ts'
export { countryCode } from './countries.ts'
export { dateSaid } from './dates.ts'
export { denied } from './denied.ts'
export { printed, readFacts } from './read.ts'
export { lastAtOrBefore, layOut, type Heading, type Scene, type Sentence } from './scene.ts'
export { comparable, findDurations, isDuration } from './period.ts'
export { findServices, seatOf, servicesOfEntity, type Service, type ServiceEntity } from './services.ts'
