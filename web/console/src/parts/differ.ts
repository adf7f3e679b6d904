/** A piece of text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** The difference of two sentences, word by word: the longest words in common stay. */
export function differ(before: string, after: string): readonly Piece[] {
  const a = before.split(/(?<=\s)/u)
  const b = after.split(/(?<=\s)/u)
  if (a.length * b.length > 1_000_000) {
    return [
      { kind: 'gone', text: `${before} ` },
      { kind: 'new', text: after },
    ]
  }
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }
  const pieces: { kind: Piece['kind']; text: string }[] = []
  const push = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', a[i] ?? '')
      i += 1
      j += 1
    } else if (
      i < a.length &&
      (j >= b.length || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      push('gone', a[i] ?? '')
      i += 1
    } else {
      push('new', b[j] ?? '')
      j += 1
    }
  }
  return pieces
}
