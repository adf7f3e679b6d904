/** A text on one line, with at most so many characters: what is longer ends after a whole word, with an ellipsis. */
export function shortened(text: string, most: number): string {
  // A block without an end is not looked through for its first words.
  const first = text.slice(0, most * 4)
  const line = first.replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= most && first.length === text.length) return line
  const kept = line.slice(0, most - 1)
  const ended = line.length < most || line[most - 1] === ' '
  const whole = ended ? kept : kept.replace(/ \S*$/u, '')
  return `${whole.replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '')}…`
}
