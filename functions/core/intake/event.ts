/** What an event of a booking system tells, in our words; nothing else of it is kept. */
import { type Place, writtenWhen } from '../courses/written-date.ts'
import type { FieldError } from '../fault.ts'
import { type Instant, toInstant } from '../time.ts'
import { truncate } from '../truncate.ts'

export type BookedService = { id?: string; name?: string }

export type Visit = {
  name?: string
  phone?: string
  email?: string
  performedAt?: Instant
  services: BookedService[]
  injector?: string
}

/** What the patient agreed to, where a field of the event says so. */
export type Agreed = {
  sms: boolean
  email: boolean
  /** No field of the event says anything of it. */
  silent?: true
}

export type VisitEvent = { eventId: string; visitId: string; at: Instant } & (
  | { kind: 'done'; visit: Visit; agreed: Agreed }
  /** Of a system that never says that a visit is done; it ends at `endsAt`, where it says that. */
  | { kind: 'booked'; visit: Visit; endsAt?: Instant }
  /** Cancelled, declined, voided or missed: no treatment took place. */
  | { kind: 'cancelled' }
)

/** An event that tells nothing of a treatment, such as a new customer. */
export type OtherEvent = { eventId: string; kind: 'other' }

/** What a reader makes of an event; consent is looked up by the clinic's own mapping afterwards. */
export type Told =
  | { kind: 'done'; visitId: string; at: Instant; visit: Visit }
  | { kind: 'booked'; visitId: string; at: Instant; visit: Visit; endsAt?: Instant }
  | { kind: 'cancelled'; visitId: string; at: Instant }
  | { kind: 'other' }

export type Reading = { eventId: string; told: Told } | { faults: FieldError[] }

export type Reader = (event: unknown, about: { place: Place; now: Instant }) => Reading

/** As long as the API takes a name; ids may be longer, and are never cut. */
const LONGEST = 120
const LONGEST_ID = 1000

/** What stands at a JSON pointer (RFC 6901); undefined where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = (here as Record<string, unknown>)[name]
  }
  return here
}

/** The text or number at a pointer, trimmed; undefined where there is none, or an empty one. */
export function textAt(value: unknown, pointer: string, most = LONGEST): string | undefined {
  const found = valueAt(value, pointer)
  if (typeof found !== 'string' && typeof found !== 'number') return undefined
  return truncate(String(found).toWellFormed().trim(), most) || undefined
}

/** An id at a pointer. */
export const idAt = (value: unknown, pointer: string): string | undefined => textAt(value, pointer, LONGEST_ID)

/** An e-mail address at a pointer; what is none, such as "n/a", is as good as none. */
export function emailAt(value: unknown, pointer: string): string | undefined {
  const found = textAt(value, pointer)
  return found && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(found) ? found : undefined
}

/** A list at a pointer; empty where there is none. */
export const listAt = (value: unknown, pointer: string): unknown[] => {
  const found = valueAt(value, pointer)
  return Array.isArray(found) ? found : []
}

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/** The instant that a text names; one without a zone is on the clinic's wall clock, as its country writes dates. */
export function instantIn(text: string | undefined, place: Place): Instant | undefined {
  if (!text) return undefined
  const plain = text.replace(/(:\d{2})\.\d+$/, '$1')
  const said = WITH_ZONE.test(text) ? text : writtenWhen(plain, place)
  const milliseconds = said && WITH_ZONE.test(said) ? Date.parse(said) : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : toInstant(milliseconds)
}

/** First and last name as one; undefined where both are empty. */
export const fullName = (...parts: (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ') || undefined

/** The fields that are given. */
export const filled = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never

/** The refusal of an event that lacks what it cannot be without. */
export const lacking = (pointer: string, what: string): { faults: FieldError[] } => ({
  faults: [{ pointer, detail: `${what} is missing. Nothing was logged.` }],
})
