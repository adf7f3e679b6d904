import { hashOf } from '../base/index.ts'
import { pathText } from './place.ts'
import { declarationSchema, type Declaration, type DeclarationInput } from './schema.ts'

/**
 * Writes down a declaration in code. Types refuse what the format does not know; what they cannot see (lengths, days that
 * do not exist) is refused here.
 *
 * @throws TypeError naming all faults at once.
 */
export function declare(input: DeclarationInput): Declaration {
  const parsed = declarationSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    (issue) => `${pathText(issue.path.filter((step) => typeof step !== 'symbol'))}: ${issue.message}`,
  )
  throw new TypeError(`The declaration cannot be written down like this:\n  ${faults.join('\n  ')}`)
}

/**
 * The hash of what a declaration says: SHA-256 of its canonical JSON, in hexadecimal. Comments, order of fields and
 * omitted defaults of the file make no difference.
 */
export function hashDeclaration(declaration: Declaration): string {
  return hashOf(declaration)
}
