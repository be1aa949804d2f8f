/** What is wrong with one field of what somebody sent, for a person to read; the field by JSON pointer (RFC 6901). */
export type FieldError = {
  pointer: string
  detail: string
  /** The field that accepts this one as it is when it is true. Pages have a box to tick instead. */
  confirm?: string
}
