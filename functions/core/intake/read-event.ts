import type { Place } from '../courses/written-date.ts'
import type { FieldError } from '../fault.ts'
import { type Instant, toInstant } from '../time.ts'
import type { OtherEvent, Reader, VisitEvent } from './event.ts'
import { formFields, readAcuity } from './read-acuity.ts'
import { readGeneric } from './read-generic.ts'
import { readMindbody } from './read-mindbody.ts'
import { readSquare } from './read-square.ts'
import { readVagaro } from './read-vagaro.ts'
import { readZenoti } from './read-zenoti.ts'
import { agreedIn, type IntakeSetup } from './setup.ts'

export type Incoming = {
  text: string
  headers: Readonly<Record<string, string | undefined>>
  place: Place
  now: Instant
}

export type EventRead =
  | { kind: 'read'; event: VisitEvent | OtherEvent }
  | { kind: 'no-json' }
  | { kind: 'unreadable'; faults: FieldError[] }

/** What a verified event tells. `eventId` is empty where the source gives none. */
export function readEvent(setup: IntakeSetup, { text, headers, place, now }: Incoming): EventRead {
  let event: unknown
  try {
    event = setup.source === 'acuity' ? formFields(text) : JSON.parse(text)
  } catch {
    return { kind: 'no-json' }
  }
  const reading = readerOf(setup, headers)(event, { place, now })
  if ('faults' in reading) return { kind: 'unreadable', faults: reading.faults }
  const { eventId, told } = reading
  if (told.kind === 'other') return { kind: 'read', event: { eventId, kind: 'other' } }
  if (told.kind === 'done') return { kind: 'read', event: { eventId, ...told, agreed: agreedIn(event, setup.consent) } }
  return { kind: 'read', event: { eventId, ...told } }
}

function readerOf({ source, fields = {} }: IntakeSetup, headers: Incoming['headers']): Reader {
  switch (source) {
    case 'zenoti':
      return readZenoti
    case 'square':
      return readSquare
    case 'mindbody':
      return readMindbody
    case 'acuity':
      return readAcuity
    case 'vagaro':
      return readVagaro
    case 'generic': {
      const sentAt = toInstant(Number(headers['webhook-timestamp']) * 1000)
      return readGeneric(fields, { webhookId: headers['webhook-id'] ?? '', sentAt })
    }
  }
}
