type Method = (this: unknown, ...given: readonly unknown[]) => unknown

const LISTED = ['filter', 'flatMap', 'forEach', 'join', 'map', 'reduce', 'sort', 'toSorted'] as const
const TRIED = ['every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some'] as const

const ITERATORS: readonly object[] = [
  Object.getPrototypeOf([][Symbol.iterator]()),
  Object.getPrototypeOf(new Map()[Symbol.iterator]()),
  Object.getPrototypeOf(new Set()[Symbol.iterator]()),
]

/**
 * How many steps some work takes: members of lists, maps and sets that it looks at, and letters that searches and
 * expressions pass over. The same work takes the same number on every machine, so that growth can be judged without
 * a clock. What an expression does within one place (its backtracking) and loops that count an index are not seen.
 */
export function stepsOf(work: () => unknown): number {
  let steps = 0
  const undo: (() => void)[] = []
  const replace = (owner: object, name: string, wrap: (old: Method) => Method): void => {
    const before = Object.getOwnPropertyDescriptor(owner, name)
    const old: unknown = before?.value
    if (before === undefined || typeof old !== 'function') throw new TypeError(`no method ${name}`)
    const wrapped = wrap(function (this: unknown, ...given) {
      return Reflect.apply(old, this, given)
    })
    Object.defineProperty(owner, name, { ...before, value: wrapped })
    undo.push(() => Object.defineProperty(owner, name, before))
  }
  const apply = Reflect.apply
  replace(RegExp.prototype, 'exec', (old) => {
    return function (this: unknown, ...given) {
      const [text] = given
      if (!(this instanceof RegExp) || typeof text !== 'string') return apply(old, this, given)
      const from = this.global || this.sticky ? this.lastIndex : 0
      const missed = this.sticky ? from + 1 : text.length
      const found: unknown = apply(old, this, given)
      const end =
        Array.isArray(found) && 'index' in found ? Number(found.index) + String(found[0]).length : missed
      steps += Math.max(1, end - from)
      return found
    }
  })
  for (const name of ['indexOf', 'includes']) {
    replace(String.prototype, name, (old) => {
      return function (this: unknown, ...given) {
        const from = typeof given[1] === 'number' ? given[1] : 0
        const found: unknown = apply(old, this, given)
        const end = typeof found === 'number' && found >= 0 ? found : String(this).length
        steps += Math.max(1, end - from)
        return found
      }
    })
  }
  const length = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
  for (const name of LISTED) {
    replace(Array.prototype, name, (old) => {
      return function (this: unknown, ...given) {
        steps += length(this)
        return apply(old, this, given)
      }
    })
  }
  replace(Array.prototype, 'slice', (old) => {
    return function (this: unknown, ...given) {
      const part: unknown = apply(old, this, given)
      steps += length(part)
      return part
    }
  })
  for (const name of ['indexOf', 'includes', 'lastIndexOf']) {
    replace(Array.prototype, name, (old) => {
      return function (this: unknown, ...given) {
        const found: unknown = apply(old, this, given)
        steps += typeof found === 'number' && found >= 0 ? found + 1 : length(this)
        return found
      }
    })
  }
  for (const name of TRIED) {
    replace(Array.prototype, name, (old) => {
      return function (this: unknown, ...given) {
        const [holds, own] = given
        if (typeof holds !== 'function') return apply(old, this, given)
        const counted: Method = (...member) => {
          steps += 1
          return Reflect.apply(holds, own, member)
        }
        return apply(old, this, [counted])
      }
    })
  }
  for (const iterator of ITERATORS) {
    replace(iterator, 'next', (old) => {
      return function (this: unknown) {
        steps += 1
        return apply(old, this, [])
      }
    })
  }
  try {
    work()
  } finally {
    for (const back of undo.reverse()) back()
  }
  return steps
}
