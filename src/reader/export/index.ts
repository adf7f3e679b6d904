/**
 * What was read from a notice, in the languages other programs speak: TILT, the Data Privacy Vocabulary, Web Annotations.
 * What the notice does not say is left out and reported, never filled in.
 */
export { annotationsOf } from './annotations.ts'
export { dpvOf } from './dpv.ts'
export { type Tilt, tiltOf } from './tilt.ts'
