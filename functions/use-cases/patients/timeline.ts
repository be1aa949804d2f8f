import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import type { TaskMove } from '../../core/alerts/task-moves.ts'
import { patientPk } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { toInstant } from '../../core/time.ts'
import type { Reads } from '../ports.ts'
import { type PatientRecord, readWithPages } from '../store/read-patient.ts'
import { readAll } from '../store/records.ts'
import { type HoldAudit, isHoldAudit } from './legal-hold.ts'
import type { AlertTimelineEvent, MessageEvent, TaskEvent, TimelineEvent } from './timeline-event.ts'

/** All that happened with one patient, oldest first. */
export async function timeline(
  deps: Reads,
  clinicId: string,
  personId: string,
): Promise<{ person: Patient; events: TimelineEvent[] } | undefined> {
  const record = await readWithPages(deps.records, clinicId, personId)
  if (!record) return undefined
  const audits = await readAll<{ kind: string }>(deps.records, patientPk(clinicId, personId), 'AUDIT#')
  // At one instant: what the patient wrote, then what it led to.
  const events = [
    ...courseEvents(record),
    ...replyEvents(record),
    ...record.alerts.flatMap(({ value }) => alertEvents(value)),
    ...taskEvents(record),
    ...messageEvents(record),
    ...audits.flatMap(({ value }) => (isHoldAudit(value) ? withoutReason(value) : [])),
  ]
  return { person: record.person.value, events: events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) }
}

const withoutReason = ({ because: _, ...audit }: HoldAudit): TimelineEvent => audit

const courseEvents = ({ treatments, consents }: PatientRecord): TimelineEvent[] => [
  ...consents.map(({ value: { capturedAt, consentId, sms, email, declined, statement, method, recordedBy } }) => ({
    // Older ones are kept with the offset they came with, and would sort by it.
    at: toInstant(Date.parse(capturedAt)),
    kind: 'consent-recorded' as const,
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
    kind: 'treatment-logged' as const,
    treatmentId,
    performedAt,
    procedures,
    state,
  })),
]

const replyEvents = ({ messages }: PatientRecord): TimelineEvent[] =>
  messages.map(({ value: { receivedAt, messageId, text, verdict, alertId, keyword, photoIds } }) => ({
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
    ...(photoIds ? { photoIds } : {}),
  }))

const messageEvents = ({ outbound }: PatientRecord): TimelineEvent[] =>
  outbound.flatMap(({ value }) => outboundEvents(value))

/** A planned message is one event, at its planning; each later state is one of its own. */
function outboundEvents(item: Outbound): MessageEvent[] {
  const about = {
    outboundId: item.outboundId,
    purpose: item.purpose,
    channel: item.channel,
    ...(item.step ? { step: item.step } : {}),
    ...(item.staffId ? { staffId: item.staffId } : {}),
    ...(item.writtenBy ? { by: item.writtenBy } : {}),
    ...(item.alertId ? { alertId: item.alertId } : {}),
  }
  return item.history.flatMap(({ at, state, cause }): MessageEvent[] =>
    state === 'claimed'
      ? []
      : [
          {
            at,
            kind: `${item.purpose}-${state}`,
            ...about,
            ...(state === 'planned' ? { dueAt: item.plannedFor } : {}),
            ...(state === 'sent' ? { text: item.text } : {}),
            ...(cause ? { cause } : {}),
          },
        ],
  )
}

/** What happened with an alert, oldest first. */
export function alertEvents({ alertId, code, tier, outcome, withdrawn = [], history }: Alert): AlertTimelineEvent[] {
  // The history keeps its latest entries alone: the last time that it ended goes with the last outcome.
  const recorded = [...withdrawn, ...(outcome ? [outcome] : [])]
  const ends = history.filter(({ kind }) => kind === 'resolved')
  return history.map((entry) => {
    const ended = entry.kind === 'resolved' ? recorded.at(ends.indexOf(entry) - ends.length) : undefined
    const more = ended ? { outcome: ended } : {}
    return { ...entry, kind: `alert-${entry.kind}`, alertId, code, tier, ...more } as AlertTimelineEvent
  })
}

const taskEvents = ({ tasks }: PatientRecord): TimelineEvent[] =>
  tasks.filter(({ value }) => value.state !== 'waiting').flatMap(({ value }) => eventsOfTask(value))

function eventsOfTask(task: Task): TaskEvent[] {
  const { createdAt, taskId, kind, because, doneAt, doneBy, undone = [], moves = [] } = task
  const about = { taskId, task: kind }
  return [
    { at: createdAt, kind: 'task-created', ...about, because },
    ...moves.map((move) => ({ ...about, ...moved(move) })),
    ...undone.flatMap(({ doneAt, at, by }): TaskEvent[] => [
      { at: doneAt, kind: 'task-done', ...about, by },
      { at, kind: 'task-reopened', ...about, by },
    ]),
    ...(doneAt ? [{ at: doneAt, kind: 'task-done' as const, ...about, by: doneBy }] : []),
  ]
}

function moved(move: TaskMove) {
  const { at, by } = move
  switch (move.kind) {
    case 'assigned':
      return { at, by, kind: 'task-assigned', to: move.to } as const
    case 'given-back':
      return { at, by, kind: 'task-given-back', from: move.from } as const
    case 'snoozed':
      return { at, by, kind: 'task-snoozed', until: move.until, reason: move.reason ?? '' } as const
    case 'woken':
      return { at, by, kind: 'task-woken' } as const
  }
}
