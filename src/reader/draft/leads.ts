import type { Scene } from '../facts/index.ts'
import { CONTINUES, sectionsOf, TITLE } from '../links/index.ts'
import type { Found } from './section.ts'
import { NO_ACTIVITY } from './vocabulary.ts'

const NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?\s+/u

/** Titles that name the ground on which something is done, not what is done. */
const GROUND =
  /^(?:(?:Zur )?(?:Vertrags)?[Ee]rfüllung|Verträge?|(?:Rechtliche|Gesetzliche) (?:Verpflichtung|Pflicht|Vorgabe)|(?:Mit Ihrer |Ihre |Deine )?Einwilligung|Berechtigtes? Interesse|Interessenabwägung|(?:Öffentliche )?Aufgaben? im öffentlichen|Contract|Consent|Legal obligation|Legitimate interest)/u

/** The titles that paragraphs open with, as "Hosting" of "4.2 Hosting. Unsere Seiten liegen …", in their order. */
export function leadsOf(scene: Scene): readonly Found<string>[] {
  return [...sectionsOf(scene).titles].flatMap(([block, end]): readonly Found<string>[] => {
    const start = scene.blocks[block]?.start ?? end
    const what = scene
      .piece(start, end)
      .trim()
      .replace(NUMBER, '')
      .replace(/[.:!?]$/u, '')
    const other = [TITLE, CONTINUES, NO_ACTIVITY, GROUND].some((one) => one.test(what))
    return what.length < 3 || other ? [] : [{ what, at: [start, end] }]
  })
}
