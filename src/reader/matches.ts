/**
 * Every match of a global expression in a text, one after the other. Unlike `matchAll`, which copies the expression for
 * each text, it costs nothing where a short text holds no match; most short texts hold none.
 *
 * @param expression has the flag `g`; its place is moved
 */
export function matchesOf(expression: RegExp, text: string): readonly RegExpExecArray[] {
  expression.lastIndex = 0
  const first = expression.exec(text)
  if (first === null) return NONE
  const found = [first]
  for (;;) {
    if (found.at(-1)?.[0] === '') {
      expression.lastIndex += (text.codePointAt(expression.lastIndex) ?? 0) > 0xffff ? 2 : 1
    }
    const next = expression.exec(text)
    if (next === null) return found
    found.push(next)
  }
}

const NONE: readonly RegExpExecArray[] = []
