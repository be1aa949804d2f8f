/** What is wrong with one field of what somebody sent, for a person to read; the field by JSON pointer (RFC 6901). */
export type FieldError = {
  pointer: string
  detail: string
  /** The field that accepts this one as it is when it is true. Pages have a box to tick instead. */
  confirm?: string
  /** What it is, for pages that say it in another language than English. The API shows none of it. */
  fact?: Fact
}

/** A fact with fields of its kind (row-facts.ts, on-call/calendar-facts.ts, intake/setup-facts.ts, webhooks/address-facts.ts). */
export type Fact = { kind: string }
