import { Problem } from '../base/index.ts'

/** What a person can be known by. A new kind is a line here. */
export type IdentifierKind =
  | 'email'
  | 'phone'
  | 'account'
  | 'customer'
  | 'order'
  | 'visitor'
  | 'device'
  | 'insured'
  | 'staff'
  /** The number of a consent that somebody else took, such as a practice. */
  | 'reference'

/** Something a person is known by, as given. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

/** The longest value kept; an e-mail address has at most 254 octets (RFC 5321). */
const LONGEST = 320

/**
 * The one spelling of an identifier, so that the same person is found however it was typed: e-mail addresses in lower
 * case, telephone numbers as `+49…` (a number without country code is taken for a German one).
 *
 * @throws Problem 422 when nothing of it can be an identifier of that kind
 */
export function normalise({ kind, value }: Identifier): string {
  const text = value.normalize('NFKC').trim()
  if (text === '' || text.length > LONGEST || /\p{Cc}/u.test(text)) throw unusable(kind)
  switch (kind) {
    case 'email':
      if (!/^[^\s@]+@[^\s@]+$/u.test(text)) throw unusable(kind)
      return text.toLowerCase()
    case 'phone':
      return phone(text)
    case 'account':
    case 'customer':
    case 'order':
    case 'visitor':
    case 'device':
    case 'insured':
    case 'staff':
    case 'reference':
      return text
  }
}

function phone(text: string): string {
  const digits = text.replaceAll(/\(0\)/gu, '').replaceAll(/[\s()/.\-\u2010-\u2015]/gu, '')
  const international = digits
    .replace(/^00/u, '+')
    .replace(/^0/u, '+49')
    .replace(/^(?=\d)/u, '+49')
  if (!/^\+\d{5,15}$/u.test(international)) throw unusable('phone')
  return international
}

function unusable(kind: IdentifierKind): Problem {
  return new Problem(422, 'identifier/unusable', `This is no ${kind} a person could be known by.`)
}
