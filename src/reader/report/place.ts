import { lastUpTo } from '../../base/index.ts'
import { type Counted, countedIn } from '../counted.ts'
import type { Notice, Span } from '../notice.ts'

/** Where things stand in one notice: lines or pages of the file, and places of the file in the text that is shown. */
export interface Places extends Counted {
  /** Where a piece of the source stands in `Notice.text`; empty at the nearest place where it was left out. */
  inText(span: Span): Span
}

export function placesOf(notice: Notice): Places {
  return {
    ...countedIn(notice),
    inText: ([start, end]) => {
      // Places never run backwards, so the first unit that ends behind `start` is where the piece begins.
      const { length } = notice.text
      const first = lastUpTo(length, (unit) => notice.spanOf(unit, unit + 1)[1], start) + 1
      const last =
        end > start ? lastUpTo(length, (unit) => notice.spanOf(unit, unit + 1)[0], end - 1) + 1 : first
      return [Math.min(first, length), Math.max(Math.min(first, length), last)]
    },
  }
}
