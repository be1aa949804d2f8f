import type { Alert } from '../../core/alerts/alert.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { type Instant, toInstant } from '../../core/time.ts'
import type { Deps } from '../ports.ts'
import { type PatientRecord, readWithPages } from '../store/read-patient.ts'

export type TimelineEvent = { at: Instant; kind: string; [field: string]: unknown }

/** All that happened with one patient, oldest first. */
export async function timeline(
  deps: Pick<Deps, 'records'>,
  clinicId: string,
  personId: string,
): Promise<{ person: Patient; events: TimelineEvent[] } | undefined> {
  const record = await readWithPages(deps.records, clinicId, personId)
  if (!record) return undefined
  // At one instant: what the patient wrote, then what it led to.
  const events = [
    ...courseEvents(record),
    ...replyEvents(record),
    ...alertEvents(record),
    ...taskEvents(record),
    ...messageEvents(record),
  ]
  return { person: record.person.value, events: events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) }
}

const courseEvents = ({ treatments, consents }: PatientRecord): TimelineEvent[] => [
  ...consents.map(({ value: { capturedAt, consentId, sms, email, declined, statement, method, recordedBy } }) => ({
    // Older ones are kept with the offset they came with, and would sort by it.
    at: toInstant(Date.parse(capturedAt)),
    kind: 'consent-recorded',
    consentId,
    sms,
    email,
    declined,
    statement,
    method,
    recordedBy,
  })),
  ...treatments.map(({ value: { loggedAt, treatmentId, performedAt, procedures, state } }) => ({
    at: loggedAt,
    kind: 'treatment-logged',
    treatmentId,
    performedAt,
    procedures,
    state,
  })),
]

const replyEvents = ({ messages }: PatientRecord): TimelineEvent[] =>
  messages.map(({ value: { receivedAt, messageId, text, verdict, alertId, keyword } }) => ({
    at: receivedAt,
    kind: 'message-received',
    messageId,
    text,
    tier: verdict.tier,
    because: verdict.because,
    signs: verdict.signs,
    rules: verdict.rules,
    ...(alertId ? { alertId } : {}),
    ...(keyword ? { keyword } : {}),
  }))

const messageEvents = ({ outbound }: PatientRecord): TimelineEvent[] =>
  outbound.flatMap(({ value }) => outboundEvents(value))

/** A planned message is one event, at its planning; each later state is one of its own. */
function outboundEvents(item: Outbound): TimelineEvent[] {
  const about = {
    outboundId: item.outboundId,
    purpose: item.purpose,
    channel: item.channel,
    ...(item.step ? { step: item.step } : {}),
    ...(item.staffId ? { staffId: item.staffId } : {}),
    ...(item.writtenBy ? { by: item.writtenBy } : {}),
    ...(item.alertId ? { alertId: item.alertId } : {}),
  }
  return item.history
    .filter(({ state }) => state !== 'claimed')
    .map(({ at, state, because }) => ({
      at,
      kind: `${item.purpose}-${state}`,
      ...about,
      ...(state === 'planned' ? { dueAt: item.plannedFor } : {}),
      ...(state === 'sent' ? { text: item.text } : {}),
      ...(because ? { because } : {}),
    }))
}

const alertEvents = ({ alerts }: PatientRecord): TimelineEvent[] => alerts.flatMap(({ value }) => eventsOf(value))

const eventsOf = (alert: Alert): TimelineEvent[] =>
  alert.history.map(({ at, event, by, because }) => ({
    at,
    kind: `alert-${event}`,
    alertId: alert.alertId,
    code: alert.code,
    tier: alert.tier,
    ...(by ? { by } : {}),
    ...(because ? { because } : {}),
    ...(event === 'resolved' && alert.outcome ? { outcome: alert.outcome } : {}),
  }))

const taskEvents = ({ tasks }: PatientRecord): TimelineEvent[] =>
  tasks
    .filter(({ value }) => value.state !== 'waiting')
    .flatMap(({ value: { createdAt, taskId, kind, because, doneAt, doneBy } }) => [
      { at: createdAt, kind: 'task-created', taskId, task: kind, because },
      ...(doneAt ? [{ at: doneAt, kind: 'task-done', taskId, task: kind, by: doneBy }] : []),
    ])
