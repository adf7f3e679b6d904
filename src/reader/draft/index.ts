/**
 * From an old notice to a declaration: what the notice states, as YAML with the place each value came from, and a marked gap
 * wherever only a human knows. Never invents; while a gap is open `check` refuses the draft with that line (Art. 5(2), 24,
 * 30 GDPR).
 */
export { draftOf } from './draft.ts'
