import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { ArrivedEvent } from '../../core/intake/arrived.ts'
import type { OtherEvent, VisitEvent } from '../../core/intake/event.ts'
import { readEvent } from '../../core/intake/read-event.ts'
import { type IntakeSetup, secretsAt } from '../../core/intake/setup.ts'
import { NOT_GENUINE, SIGNATURE_HEADERS, verify } from '../../core/intake/signature.ts'
import type { Source } from '../../core/intake/source.ts'
import { keys } from '../../core/keys.ts'
import { plusHours } from '../../core/time.ts'
import type { Hashing, Links, Queueing, Signing, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeArrived } from '../store/records.ts'
import { addressOf } from './set-up-intake.ts'

export type IncomingEvent = {
  source: Source
  clinicId: string
  headers: Readonly<Record<string, string | undefined>>
  /** As it came: what is signed is the bytes. */
  body: Uint8Array
}

export type IntakeReceived =
  | { kind: 'taken' | 'repeated'; intakeId: string }
  | { kind: 'refused'; because: string }
  | { kind: 'no-json' }
  | { kind: 'unreadable'; faults: FieldError[] }

const refusedUnread = { kind: 'refused', because: NOT_GENUINE } as const

/** An event that comes again is known for as long as a booking system may send it once more. */
const KEPT_HOURS = 24 * 90

/**
 * Verifies an event and writes it down; it is worked through afterwards, from the journal. The same event again changes
 * nothing. Nothing of a body is read before its signature fits, and nothing tells whether a clinic exists.
 */
export async function receiveIntake(
  deps: Store & Queueing & Hashing & Signing & Links,
  { source, clinicId, headers, body }: IncomingEvent,
): Promise<IntakeReceived> {
  if (!headers[SIGNATURE_HEADERS[source]])
    return { kind: 'refused', because: `The header ${SIGNATURE_HEADERS[source]} is missing.` }
  const setup = (await read<IntakeSetup>(deps.records, keys.intake(clinicId, source)))?.value
  const clinic = setup && (await read<Clinic>(deps.records, keys.clinic(clinicId)))?.value
  if (!setup || !clinic) return { kind: 'refused', because: NOT_GENUINE }
  const now = deps.now()
  const signed = { headers, body, url: addressOf(deps, clinicId, source) }
  const answers = secretsAt(setup, now).map((secret) => verify(source, { ...signed, secret, now, hmac: deps.sign }))
  const verified = answers.find(({ kind }) => kind === 'genuine') ?? answers[0] ?? refusedUnread
  if (verified.kind === 'refused') {
    deps.log.write({ event: 'intake-refused', source })
    return verified
  }
  const text = new TextDecoder().decode(body)
  const reading = readEvent(setup, { text, headers, place: clinic, now })
  if (reading.kind !== 'read') return reading
  const { event } = reading
  const intakeId = deps.sha256(event.eventId || text).slice(0, 32)
  const received = await attempt(deps, async (deps): Promise<Decision<IntakeReceived>> => {
    if (await deps.records.get(keys.arrived(clinicId, source, intakeId)))
      return { writes: [], answer: { kind: 'repeated', intakeId } }
    const arrived = journalled(event, { intakeId, clinicId, source, receivedAt: deps.now() })
    return { writes: [writeArrived(arrived)], answer: { kind: 'taken', intakeId } }
  })
  deps.log.write({ event: 'intake-received', source, kind: received.kind })
  if (received.kind === 'taken' && event.kind !== 'other')
    await deps.queues.put('intake', [keys.arrived(clinicId, source, intakeId)])
  return received
}

function journalled(
  event: VisitEvent | OtherEvent,
  about: Pick<ArrivedEvent, 'intakeId' | 'clinicId' | 'source' | 'receivedAt'>,
): ArrivedEvent {
  const base = { ...about, tries: 0, expiresAt: plusHours(about.receivedAt, KEPT_HOURS) }
  if (event.kind === 'other')
    return { ...base, timers: {}, outcome: { kind: 'nothing', because: 'tells nothing of a treatment' } }
  return { ...base, event, timers: { work: about.receivedAt } }
}
