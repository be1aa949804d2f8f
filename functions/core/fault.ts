/** What is wrong with one field of what somebody sent, for a person to read; the field by JSON pointer (RFC 6901). */
export type FieldError = { pointer: string; detail: string }
