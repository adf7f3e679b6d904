import type { Chance } from './chance.fixture.ts'

/** What happens to a text on its way through editors, web pages and PDFs. The words stay the same. */
export const FAULTS = [
  'none',
  'no-break',
  'soft-hyphens',
  'hyphenated',
  'glued',
  'umlauts',
  'markdown',
  'html',
] as const
export type Fault = (typeof FAULTS)[number]

/** A file as it might be found: the text with a fault, and the ending of its name. */
export function damage(
  text: string,
  fault: Fault,
  chance: Chance,
): { readonly text: string; readonly ending: string } {
  switch (fault) {
    case 'none':
      return { text, ending: 'txt' }
    case 'no-break':
      return {
        text: text.replaceAll(/(?<=Art\.|Abs\.|lit\.|S\.|\d) /gu, () => (chance.is(0.7) ? '\u00a0' : ' ')),
        ending: 'txt',
      }
    case 'soft-hyphens':
      return {
        text: text.replaceAll(/\p{L}{11,}/gu, (word) =>
          chance.is(0.6) ? `${word.slice(0, 6)}\u00ad${word.slice(6)}` : word,
        ),
        ending: 'txt',
      }
    case 'hyphenated':
      return {
        text: text
          .split('\n')
          .map((line) => wrap(line))
          .join('\n'),
        ending: 'txt',
      }
    case 'glued':
      return { text: text.replaceAll('\n\n', '\n'), ending: 'txt' }
    case 'umlauts':
      return {
        // Lost in a change of encoding: a mark stands in their place, or nothing at all.
        text: text.replaceAll(/[äöüÄÖÜß]/gu, chance.is(0.5) ? '\ufffd' : ''),
        ending: 'txt',
      }
    case 'markdown': {
      const [title = '', ...rest] = text.split('\n\n')
      return {
        text: [`# ${title}`, ...rest.map((part) => (isHeading(part) ? `## ${part}` : part))].join('\n\n'),
        ending: 'md',
      }
    }
    case 'html': {
      const [title = '', ...rest] = text.split('\n\n')
      const escape = (part: string): string =>
        part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n')
      const body = rest.map((part) => {
        if (isHeading(part)) return `<h2>${escape(part)}</h2>`
        if (!part.startsWith('- ')) return `<p>${escape(part)}</p>`
        if (chance.is(0.5)) {
          const rows = part.split('\n').map((line) => {
            const [key = '', ...value] = line.slice(2).split(': ')
            return `<tr><th>${escape(key)}</th><td>${escape(value.join(': '))}</td></tr>`
          })
          return `<table>${rows.join('')}</table>`
        }
        return `<ul>${part
          .split('\n')
          .map((line) => `<li>${escape(line.slice(2))}</li>`)
          .join('')}</ul>`
      })
      return {
        text: `<!doctype html><html lang="de"><head><title>${title}</title></head><body><nav><a href="/">Start</a></nav><main><h1>${title}</h1>${body.join('\n')}</main><footer>Impressum</footer></body></html>`,
        ending: 'html',
      }
    }
  }
}

function isHeading(part: string): boolean {
  return part.length < 60 && !part.includes('\n') && !/[.:;]$/u.test(part) && !part.startsWith('- ')
}

/** Lines of at most 72 characters, long words divided at their end. */
function wrap(line: string): string {
  if (line.length <= 72 || line.startsWith('- ')) return line
  const lines: string[] = []
  let now = ''
  for (const word of line.split(' ')) {
    const longer = now === '' ? word : `${now} ${word}`
    if (longer.length <= 72) {
      now = longer
      continue
    }
    const room = 72 - now.length - 2
    if (/^[a-zäöüß]{12,}/u.test(word) && room >= 5) {
      lines.push(`${now} ${word.slice(0, 5)}-`)
      now = word.slice(5)
    } else {
      lines.push(now)
      now = word
    }
  }
  return [...lines, now].join('\n')
}
