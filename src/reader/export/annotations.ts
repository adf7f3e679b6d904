import type { Reading } from '../report/index.ts'
import { shownFacts } from '../report/kind.ts'

const AROUND = 32

/**
 * The statements of a notice as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a body with what was
 * understood, a target that selects the piece of the file by its words and by its place. Positions count UTF-16 units.
 */
export function annotationsOf({ file, notice, facts }: Reading): unknown {
  const { source } = notice
  const items = shownFacts(facts).map(({ kind, path, value, at: [start, end] }, n) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `#statement-${n + 1}`,
    type: 'Annotation',
    motivation: 'tagging',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: kind },
      { type: 'TextualBody', purpose: 'describing', value },
      { type: 'TextualBody', purpose: 'identifying', value: path },
    ],
    target: {
      source: encodeURI(file),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: source.slice(start, end),
          prefix: source.slice(Math.max(0, start - AROUND), start),
          suffix: source.slice(end, end + AROUND),
        },
        { type: 'TextPositionSelector', start, end },
      ],
    },
  }))
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: '#statements',
    type: 'AnnotationCollection',
    label: file,
    total: items.length,
    first: { id: '#page-1', type: 'AnnotationPage', startIndex: 0, items },
  }
}
