/** One thing wrong with what a person sent: the field's name (dots between levels) and a sentence in their language. */
export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly message: string
}

/** A refusal that answers (RFC 9457). Thrown by domains, rendered by the server as `application/problem+json` or as a page. */
export class Problem extends Error {
  readonly status: number
  /** Short machine-readable reason, such as `form/invalid` or `record/restricted`. */
  readonly code: string
  /** The provision the refusal rests on, where there is one: `Art. 18(2) GDPR`. */
  readonly provision: string | undefined
  readonly faults: readonly FieldFault[]

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      readonly provision?: string
      readonly faults?: readonly FieldFault[]
      readonly cause?: unknown
    } = {},
  ) {
    super(detail, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.provision = more.provision
    this.faults = more.faults ?? []
  }
}
