import { toldOf } from '../../core/alerts/told.ts'
import { type AlertEvent, step } from '../../core/alerts/transitions.ts'
import { keys, personOf } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { weekOf } from '../../core/on-call/calendar-span.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { RereadEntry } from '../../core/review/activity-log.ts'
import { wallTime } from '../../core/time.ts'
import type { SignFound } from '../../core/triage/verdict.ts'
import { effectsToMessages } from '../alerts/effects-to-messages.ts'
import { type Raised, raiseAlert } from '../alerts/raise-alert.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Chance, Clock, Composing, Hashing, Logs, Queueing, Reads, Store, Templates } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic, situationOf } from '../store/read-clinic.ts'
import { openAlertOf, type PatientRecord, readPatient } from '../store/read-patient.ts'
import { alertWrites, read, writePatient, writesOf } from '../store/records.ts'
import { sampleOf } from './review-week.ts'

/** What the second reader says: nothing was missed, or which sign, and how soon somebody has to call. */
export type SecondReading = { kind: 'nothing' } | { kind: 'missed'; sign: string; tier: PagingTier }

export type ReadAgain =
  | { kind: 'noted'; reread: RereadEntry }
  /** Somebody was first; nothing changed. */
  | { kind: 'already'; reread: RereadEntry }
  /** Not a reply of a drawn sample: nobody chooses what is read again. */
  | { kind: 'not-drawn' }
  | { kind: 'unknown-sign' }

type By = { staffId: string; name: string }

/**
 * Notes a second reading. A missed sign pages at once, as an alert of its own or as a new sign of the one that is open: a
 * person found it, so software raises. It is written in one transaction and counted once.
 */
export async function readAgain(
  deps: Store & Queueing & Composing & Hashing,
  clinicId: string,
  messageId: string,
  reading: SecondReading,
  by: By,
): Promise<ReadAgain> {
  const { answer, planned } = await attempt(deps, (deps) => decideReading(deps, clinicId, messageId, reading, by))
  await enqueue(deps, planned)
  return answer
}

async function decideReading(
  deps: Reads & Logs & Chance & Composing & Hashing,
  clinicId: string,
  messageId: string,
  reading: SecondReading,
  by: By,
): Promise<Decision<{ answer: ReadAgain; planned: Outbound[] }>> {
  const only = (answer: ReadAgain) => ({ writes: [], answer: { answer, planned: [] } })
  if (reading.kind === 'missed' && !Object.hasOwn(deps.content().signs, reading.sign))
    return only({ kind: 'unknown-sign' })
  const clinicNow = await readClinic(deps.records, clinicId)
  const record = await readPatient(deps.records, clinicId, personOf(messageId))
  const message = record?.messages.find(({ value }) => value.messageId === messageId)?.value
  if (!clinicNow || !record || !message) return only({ kind: 'not-drawn' })
  const { receivedAt } = message
  const before = await read<RereadEntry>(deps.records, keys.entry(clinicId, 'reread', receivedAt, messageId))
  if (before) return only({ kind: 'already', reread: before.value })
  const sample = await sampleOf(deps, clinicNow.clinic, weekOf(receivedAt, clinicNow.clinic.zone))
  if (!sample.some(({ reply }) => reply.id === messageId)) return only({ kind: 'not-drawn' })

  const raised = reading.kind === 'missed' ? raise(deps, { clinicNow, record, message, reading, by }) : undefined
  const reread: RereadEntry = {
    kind: 'reread',
    id: messageId,
    at: receivedAt,
    readAt: deps.now(),
    by: by.staffId,
    name: by.name,
    missed: reading.kind === 'missed' ? reading.sign : null,
    ...(raised ? { alertId: raised.alert.alertId } : {}),
  }
  const answer: ReadAgain = { kind: 'noted', reread }
  if (!raised) return { writes: [writeEntry(clinicId, reread)], answer: { answer, planned: [] } }
  const { value: person, version } = record.person
  const { alert, effects } = raised
  const sent = record.outbound.map(({ value }) => value)
  const told = toldOf(sent, alert.messageIds)
  const planned = effectsToMessages(effects, { alert, clinicNow, person, told, deps })
  deps.log.write({ event: 'missed-sign-found', clinic: clinicId, alertId: raised.alert.alertId })
  return {
    writes: [
      writeEntry(clinicId, reread),
      ...raised.writes,
      writePatient({ ...person, ...raised.opens }, version),
      ...writesOf(planned),
    ],
    answer: { answer, planned },
  }
}

type Missed = {
  clinicNow: ClinicSnapshot
  record: PatientRecord
  message: PatientRecord['messages'][number]['value']
  reading: Extract<SecondReading, { kind: 'missed' }>
  by: By
}

function raise(deps: Clock & Chance & Templates, { clinicNow, record, message, reading, by }: Missed): Raised {
  const { messageId, text, receivedAt, verdict } = message
  const person = record.person.value
  const { sign, tier } = reading
  const found: SignFound = { sign, tier, evidence: { start: 0, end: text.length, text }, rule: 'second-reading' }
  const because = `${by.name} read this again and found ${deps.content().signs[sign]}. It came on ${wallTime(receivedAt, clinicNow.clinic.zone).date} and was taken for ${verdict.tier}.`
  const open = openAlertOf(record)
  if (!open) {
    const finding = { messageId, tier, signs: [found], reply: text, because, receivedAt: deps.now() }
    return raiseAlert(deps, { clinicNow, person, ...finding })
  }
  const event: AlertEvent = { kind: 'joined', messageId: `${messageId}.again`, text, tier, signs: [found], because }
  const { alert, effects } = step(open.value, event, situationOf(clinicNow, deps.now(), person.phone))
  const opens = { openAlertId: alert.alertId }
  return { alert, effects, writes: alertWrites(alert, open, clinicNow.codes), about: person, opens }
}
