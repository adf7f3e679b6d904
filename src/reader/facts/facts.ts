import type { Span } from '../notice.ts'

/** A right a notice offers (Art. 7(3), 15 to 18, 20, 21 and 77 GDPR). */
export type Right =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'objection'
  | 'withdraw-consent'
  | 'complaint'

/** What a transfer to a third country is said to rest on (Art. 45, 46, 47 and 49 GDPR). */
export type Instrument = 'SCC' | 'DPF' | 'BCR' | 'adequacy' | 'PrivacyShield' | 'derogation'

/** What the text makes of a recipient: on instructions (Art. 28), jointly (Art. 26), on its own account. */
export type Role = 'processor' | 'controller' | 'joint' | 'unknown'

/**
 * How long: an ISO 8601 duration, the length a statute sets, an event or criterion, the browser session, or without end.
 * A plain string so that it prints as it is; `isDuration` tells the durations apart.
 */
export type Period = string

/** Somebody with an address, as written; null where the notice is silent or shows a placeholder. */
export interface Party {
  readonly name: string | null
  readonly street: string | null
  readonly postal: string | null
  readonly city: string | null
  /** Two-letter code of the country that the address states. */
  readonly country: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A named third party, or a named service in use. */
export interface Recipient {
  readonly name: string
  readonly aliases: readonly string[]
  /** ISO 3166 of its stated seat; absent where the text names none. */
  readonly country?: string
  readonly role: Role
  readonly transfer: readonly Instrument[]
  /** Row of the catalogue, where the name stands there. */
  readonly service?: string
}

/** One period and what it belongs to, in the words of the notice. */
export interface Retention {
  readonly what: string
  readonly period: Period
  /** When the period begins, where the text says so: in the words of the notice. */
  readonly from?: string
}

/** One named cookie. */
export interface NamedCookie {
  readonly name: string
  /** Absent where the text gives none. */
  readonly lifetime?: Period
}

/** Where a fact stands: `recipients[3].transfer[0]`; offsets in `Notice.source`, UTF-16, end exclusive; the piece itself. */
export interface FactSpan {
  readonly path: string
  readonly at: Span
  readonly quote: string
}

/** What a citation does where it stands. */
export type CitationUse =
  /** the ground for the notice's own processing */
  | 'ground'
  /** a ground that a template sentence offers for the case that it applies ("sofern besondere Kategorien …") */
  | 'conditional'
  /** the article of a right, or the bases that a right hangs on */
  | 'right'
  /** named for another reason */
  | 'mention'

/** A norm cited: `GDPR 6(1)(f)`, `TDDDG 25(1)`. One written citation can hold several. */
export interface Citation {
  readonly norm: string
  readonly use: CitationUse
  /** The act as written (`DSGVO`, `TTDSG`), empty where the text leaves it out. */
  readonly act: string
  /** Offsets in `Notice.text`. */
  readonly at: Span
}

/** A thing the text says or denies, with its place in `Notice.text`: the raw material of links and of the audit. */
export interface Statement {
  readonly kind:
    | 'purpose'
    | 'category'
    | 'placeholder'
    | 'not-used'
    | 'former-name'
    | 'self-hosted'
    | 'by-reference'
  /** Purpose or category id, name of the service, or the placeholder as written. */
  readonly subject: string
  readonly at: Span
}

/** Every place where a recipient is spoken of; offsets in `Notice.text`. `recipient` is its position in `Facts.recipients`. */
export interface RecipientPlace {
  readonly recipient: number
  readonly at: Span
}

/** What was understood on the way and does not stand in the printed facts. */
export interface Reading {
  readonly citations: readonly Citation[]
  readonly statements: readonly Statement[]
  readonly places: readonly RecipientPlace[]
  /** Where each printed fact stands in `Notice.text`: the paths of `Facts.spans`. */
  readonly anchors: readonly Anchor[]
}

/** A fact's path with a place of it in `Notice.text`. */
export interface Anchor {
  readonly path: string
  readonly at: Span
}

/** What a notice states. `printed` gives the part that `zusage read --facts` shows. */
export interface Facts {
  readonly language: 'de' | 'en' | 'other'
  /** ISO 8601, as exact as stated: `2023-02`. */
  readonly date_of_notice: string | null
  readonly controller: Party
  readonly dpo: { readonly present: boolean; readonly name: string | null; readonly email: string | null }
  /** Distinct norms that the notice gives as ground for its own processing, in order of appearance. */
  readonly legal_bases: readonly string[]
  readonly recipients: readonly Recipient[]
  /** Instruments stated for all transfers, not for one recipient. */
  readonly general_transfer: readonly Instrument[]
  readonly retention: readonly Retention[]
  readonly cookies: readonly NamedCookie[]
  readonly rights: readonly Right[]
  readonly authority: string | null
  readonly special_categories: boolean
  readonly spans: readonly FactSpan[]
  readonly reading: Reading
}
