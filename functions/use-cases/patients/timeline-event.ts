/** What happened with a patient, as data. `TimelineEvent` is closed: a reader that waits for another kind does not compile. */
import type { Alert } from '../../core/alerts/alert.ts'
import type { HistoryEntry } from '../../core/alerts/history.ts'
import type { TaskKind } from '../../core/alerts/task.ts'
import type { OutboundCause } from '../../core/messages/cause.ts'
import type { Outbound, OutboundState, Purpose } from '../../core/messages/outbound.ts'
import type { Consent, InboundMessage, Treatment } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import type { HoldAudit } from './legal-hold.ts'

type ConsentEvent = Pick<
  Consent,
  'consentId' | 'sms' | 'email' | 'declined' | 'statement' | 'method' | 'recordedBy'
> & { at: Instant; kind: 'consent-recorded' }
type TreatmentEvent = Pick<Treatment, 'treatmentId' | 'performedAt' | 'procedures' | 'state'> & {
  at: Instant
  kind: 'treatment-logged'
}
type ReplyEvent = Pick<InboundMessage, 'messageId' | 'text' | 'alertId' | 'keyword' | 'photoIds'> &
  Pick<Verdict, 'tier' | 'because' | 'signs' | 'rules'> & { at: Instant; kind: 'message-received' }
export type TaskEvent = { at: Instant; taskId: string; task: TaskKind } & (
  | { kind: 'task-created'; because: string }
  | { kind: 'task-done'; by: string | undefined }
  /** Done by mistake, and undone. */
  | { kind: 'task-reopened'; by: string }
  | { kind: 'task-assigned'; by: string; to: string }
  | { kind: 'task-given-back'; by: string; from: string }
  | { kind: 'task-snoozed'; by: string; until: Instant; reason: string }
  | { kind: 'task-woken'; by: string }
)
type Sending = Exclude<OutboundState, 'claimed'>
export type MessageEvent = Pick<Outbound, 'outboundId' | 'purpose' | 'channel' | 'step' | 'staffId' | 'alertId'> & {
  at: Instant
  kind: `${Purpose}-${Sending}`
  by?: string
  dueAt?: Instant
  text?: string
  cause?: OutboundCause
}
type About = Pick<Alert, 'alertId' | 'code' | 'tier' | 'outcome'>
type OfAlert<Entry> = Entry extends { kind: infer Kind extends string }
  ? Omit<Entry, 'kind' | 'outcome'> & About & { kind: `alert-${Kind}` }
  : never
export type AlertTimelineEvent = OfAlert<HistoryEntry>

export type TimelineEvent =
  | ConsentEvent
  | TreatmentEvent
  | ReplyEvent
  | TaskEvent
  | MessageEvent
  | AlertTimelineEvent
  /** Its reason is for admins alone (legal-hold.ts). */
  | Omit<HoldAudit, 'because'>
