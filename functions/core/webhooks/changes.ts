/** Which events a transaction is, told by what it writes. */
import type { Alert } from '../alerts/alert.ts'
import type { Task } from '../alerts/task.ts'
import type { Key } from '../keys.ts'
import type { Outbound } from '../messages/outbound.ts'
import { type InboundMessage, isErased, type Patient, type Treatment } from '../patients/patient.ts'
import type { EntryOf } from '../review/activity-log.ts'
import type { Instant } from '../time.ts'
import type { EventType, WebhookEvent } from './event.ts'

/** One item that a transaction writes. `version` is the one it gets; `before` is absent where it was not read. */
export type Change = { key: Key; version: number; before?: unknown; after: unknown }

type Fact = { type: EventType; of: string; version: number; data: Record<string, string> }

/**
 * The events of one transaction of one clinic. An id names the item and its version: an item gets each version once, so a
 * transaction that is tried again has the same events, and no other has them.
 */
export function eventsOf(changes: readonly Change[], timestamp: Instant): WebhookEvent[] {
  const enrolls = changes.some(({ key, version }) => version === 1 && key.sk.startsWith('TREATMENT#'))
  const facts = changes.flatMap((change) => factsOf(change, enrolls))
  // A STOP by e-mail that ends texts too is told by two items.
  const optedOut = facts.filter(({ type }) => type === 'patient.opted-out')
  return facts
    .filter((fact) => fact.type !== 'patient.opted-out' || firstOfPatient(fact, optedOut))
    .map(({ type, of, version, data }) => ({
      // Standard Webhooks signs `id.timestamp.body`, so an id has no dots.
      eventId: `evt_${of}_${type}_${version}`.replaceAll('.', '_'),
      type,
      timestamp,
      data,
    }))
}

const firstOfPatient = (fact: Fact, optedOut: readonly Fact[]): boolean =>
  optedOut.find(({ data }) => data.patientId === fact.data.patientId) === fact

function factsOf(change: Change, enrolls: boolean): Fact[] {
  const { key, version, before, after } = change
  const [prefix] = key.sk.split('#', 1)
  if (prefix === 'REPLY' && key.pk.includes('#MONTH#')) return ofReplyEntry(after as EntryOf<'reply'>, version)
  if (!key.pk.includes('#PATIENT#')) return []
  switch (prefix) {
    case 'TREATMENT':
      return version === 1 ? ofTreatment(after as Treatment) : []
    case 'MESSAGE':
      return version === 1 ? ofReply(after as InboundMessage) : []
    case 'OUT':
      return ofMessage(before as Outbound | undefined, after as Outbound, version)
    case 'ALERT':
      return ofAlert(before as Alert | undefined, after as Alert, version)
    case 'TASK':
      return ofTask(before as Task | undefined, after as Task, version)
    case 'PROFILE':
      return enrolls ? [] : ofPatient(before as Patient | undefined, after as Patient, version)
    default:
      return []
  }
}

const ofTreatment = ({ treatmentId, personId }: Treatment): Fact[] => [
  { type: 'treatment.logged', of: treatmentId, version: 1, data: { treatmentId, patientId: personId } },
]

const ofReply = ({ messageId, personId, alertId }: InboundMessage): Fact[] => [
  {
    type: 'reply.received',
    of: messageId,
    version: 1,
    data: { messageId, patientId: personId, ...(alertId ? { alertId } : {}) },
  },
]

/** Texts stopped by a reply: the opt-out is the number's, so it is the register's line that names the patient. */
const ofReplyEntry = ({ id, personId, optedOut }: EntryOf<'reply'>, version: number): Fact[] =>
  optedOut && version === 1 ? [{ type: 'patient.opted-out', of: id, version, data: { patientId: personId } }] : []

/** Messages to patients; what goes to staff is the clinic's own business with its people. */
function ofMessage(before: Outbound | undefined, after: Outbound, version: number): Fact[] {
  const { state, staffId, personId, outboundId, treatmentId } = after
  if (staffId !== undefined || personId === undefined || before?.state === state) return []
  if (state !== 'sent' && state !== 'delivered' && state !== 'failed') return []
  const data = { messageId: outboundId, patientId: personId, ...(treatmentId ? { treatmentId } : {}) }
  return [{ type: `message.${state}`, of: outboundId, version, data }]
}

function ofAlert(before: Alert | undefined, after: Alert, version: number): Fact[] {
  const { alertId, personId, state } = after
  const fact = (type: EventType): Fact[] => [{ type, of: alertId, version, data: { alertId, patientId: personId } }]
  if (version === 1) return fact('alert.opened')
  if (!before) return []
  if (before.state === 'resolved') return state === before.state ? [] : fact('alert.reopened')
  if (state === 'paging' && before.state === 'acknowledged' && isUndone(before, after))
    return fact('alert.acknowledgement-undone')
  const owner = ({ acknowledgedBy }: Alert) => `${acknowledgedBy?.staffId} ${acknowledgedBy?.at}`
  if (state === 'acknowledged')
    return before.state !== state || owner(before) !== owner(after) ? fact('alert.acknowledged') : []
  if (state === before.state || state === 'paging') return []
  return fact(`alert.${state}`)
}

const isUndone = ({ acknowledgedBy }: Alert, { history }: Alert): boolean =>
  history.some(({ kind, at }) => kind === 'acknowledgement-undone' && at >= (acknowledgedBy?.at ?? at))

function ofTask(before: Task | undefined, after: Task, version: number): Fact[] {
  const { taskId, personId, state } = after
  const fact = (type: EventType): Fact[] => [{ type, of: taskId, version, data: { taskId, patientId: personId } }]
  if (state === 'open' && before?.state === 'done') return fact('task.reopened')
  if (state === 'open') return version === 1 || before?.state === 'waiting' ? fact('task.opened') : []
  return state === 'done' && before?.state === 'open' ? fact('task.done') : []
}

/** Consent to a channel withdrawn. An erasure ends it too, and tells nobody about somebody who is to be forgotten. */
function ofPatient(before: Patient | undefined, after: Patient, version: number): Fact[] {
  if (!before || isErased(after)) return []
  const ended = (['sms', 'email'] as const).some((channel) => before.consent[channel] && !after.consent[channel])
  const { personId } = after
  return ended ? [{ type: 'patient.opted-out', of: personId, version, data: { patientId: personId } }] : []
}
