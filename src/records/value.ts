import { canonical, isDay, parseInstant, Problem, sha256, type FieldFault, type Json } from '../base/index.ts'
import type { StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import type { FieldValue, Fields } from './record.ts'

/** Longest text a column takes, in characters; what a person types is limited further by the form's own `max`. */
const LONGEST_TEXT = 20_000
/** Largest image, in bytes. */
const LARGEST_IMAGE = 20_000_000

/**
 * Refuses what the store does not declare (law of the house: declared or refused) and what is of another type, all
 * faults at once.
 *
 * @throws Problem 422 `record/invalid` naming every field
 */
export function checkFields(store: StoreDeclaration, fields: Fields): void {
  const faults: FieldFault[] = []
  for (const [name, value] of Object.entries(fields)) {
    const column = store.columns.find((candidate) => candidate.column === name)
    if (column === undefined) {
      faults.push({
        field: name,
        code: 'undeclared',
        message: `Nicht erklärt / not declared: ${store.id}.${name.slice(0, 60)}`,
      })
    } else {
      const wrong = faultOf(column, value)
      if (wrong !== null) faults.push({ field: name, ...wrong })
    }
  }
  if (faults.length > 0) {
    throw new Problem(422, 'record/invalid', `The record does not fit the declared store “${store.id}”.`, {
      provision: 'Art. 5(1)(b), (c) GDPR',
      faults,
    })
  }
}

/** What is wrong with a value of a column; null when nothing is. */
function faultOf(column: StoreColumn, value: FieldValue): Omit<FieldFault, 'field'> | null {
  if (value === null) return null
  const wrong = (expected: string) => ({ code: 'type', message: `Erwartet / expected: ${expected}` })
  switch (column.type) {
    case 'text':
      if (typeof value !== 'string') return wrong('text')
      if (value.length > LONGEST_TEXT) return wrong(`at most ${LONGEST_TEXT} characters`)
      return value.includes('\u0000') ? wrong('text without control characters') : null
    case 'integer':
      return Number.isSafeInteger(value) ? null : wrong('whole number')
    case 'boolean':
      return typeof value === 'boolean' ? null : wrong('true or false')
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : wrong('YYYY-MM-DD')
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? null : wrong('ISO 8601')
    case 'choice':
      if (typeof value !== 'string') return wrong('choice')
      return column.choices === undefined || column.choices.includes(value)
        ? null
        : wrong(column.choices.join(', '))
    case 'image':
      if (!(value instanceof Uint8Array)) return wrong('image')
      return value.byteLength <= LARGEST_IMAGE ? null : wrong(`at most ${LARGEST_IMAGE} bytes`)
    case 'json':
      return value instanceof Uint8Array ? wrong('JSON') : null
  }
}

function isInstant(text: string): boolean {
  try {
    parseInstant(text)
    return true
  } catch {
    return false
  }
}

/** The bytes of a value that are sealed: a text as UTF-8, an image as it is, anything else as canonical JSON. */
export function toBytes(value: Exclude<FieldValue, null>): Uint8Array {
  if (value instanceof Uint8Array) return value
  return Buffer.from(typeof value === 'string' ? value : canonical(value), 'utf8')
}

/** The value of opened bytes. */
export function fromBytes(column: StoreColumn, bytes: Uint8Array): FieldValue {
  if (column.type === 'image') return bytes
  const text = Buffer.from(bytes).toString('utf8')
  switch (column.type) {
    case 'integer':
    case 'boolean':
    case 'json':
      return JSON.parse(text) as Json
    case 'text':
    case 'day':
    case 'instant':
    case 'choice':
      return text
  }
}

/** What the seal of a value is bound to, so that it cannot be moved to another place. */
export function sealContext(store: string, column: string, record: string): string {
  return `${store}.${column}.${record}`
}

/** What the ledger keeps of a sealed value: shows whether the same seal still lies there. 32 hexadecimal characters. */
export function sealHash(sealed: Uint8Array): string {
  return sha256(sealed).subarray(0, 16).toString('hex')
}
