/** What of one person's record has had its time. */
import type { Alert } from '../alerts/alert.ts'
import type { Task } from '../alerts/task.ts'
import type { Outbound } from '../messages/outbound.ts'
import { type InboundMessage, isErased, type Patient, type Treatment } from '../patients/patient.ts'
import { type Instant, latest } from '../time.ts'
import type { Limits } from './retention.ts'

/** An item of the person's partition; `sk` as core/keys.ts makes it. */
export type Stored<T> = T & { sk: string; value: unknown }

/** Whether anything of the person must stay as it is: an open alert, or a hold of an incident or of the patient. */
export const isKept = ({ openAlertId, incidents = [], hold }: Patient): boolean =>
  openAlertId !== undefined || hold !== undefined || incidents.some(({ held }) => held)

/** When the patient and the clinic last had to do with each other. */
export function lastContact(person: Patient, items: readonly Stored<object>[]): Instant {
  const treatments = under<Treatment>(items, 'TREATMENT#').map(({ performedAt, loggedAt }) =>
    latest(performedAt, loggedAt),
  )
  const outcomes = under<Alert>(items, 'ALERT#').map(({ openedAt, outcome }) => outcome?.at ?? openedAt)
  return [...treatments, ...outcomes, person.lastReplyAt ?? ''].reduce(latest, person.createdAt)
}

/** Whether the whole record has had its time. */
export function isOver(person: Patient, items: readonly Stored<object>[], limits: Limits): boolean {
  if (isErased(person)) return false
  const contact = lastContact(person, items)
  if (person.known) return contact < (person.guardian === undefined ? limits.record : limits.minors)
  const wroteOfDanger = items.some(({ sk }) => sk.startsWith('ALERT#'))
  return contact < (wroteOfDanger ? limits.alerts : limits.strangers)
}

/** The items of a record that is kept whose own time is over. What belongs to an alert goes with the alert. */
export function pastItems<T extends object>(
  { guardian }: Patient,
  items: readonly Stored<T>[],
  usual: Limits,
): Stored<T>[] {
  const limits = guardian === undefined ? usual : { ...usual, conversations: usual.minors, alerts: usual.minors }
  const overAlerts = under<Alert>(items, 'ALERT#').flatMap(({ alertId, outcome }) =>
    outcome && outcome.at < limits.alerts ? [alertId] : [],
  )
  const isOfAlert = ({ alertId }: { alertId?: string | undefined }) => alertId !== undefined
  const goesWith = ({ alertId }: { alertId?: string | undefined }) =>
    alertId !== undefined && overAlerts.includes(alertId)
  return items.filter(({ sk, value }) => {
    switch (sk.split('#', 1)[0]) {
      case 'ALERT':
        return goesWith(value as Alert)
      case 'MESSAGE':
      case 'STAFF-MESSAGE': {
        const message = value as InboundMessage
        return isOfAlert(message) ? goesWith(message) : message.receivedAt < limits.conversations
      }
      case 'OUT': {
        const sent = value as Outbound
        if (sent.state === 'planned' || sent.state === 'held' || sent.state === 'claimed') return false
        return isOfAlert(sent) ? goesWith(sent) : (sent.sentAt ?? sent.plannedFor) < limits.conversations
      }
      case 'TASK': {
        const task = value as Task
        return task.state === 'done' && (task.doneAt ?? task.createdAt) < limits.alerts
      }
      default:
        return false
    }
  })
}

const under = <T>(items: readonly Stored<object>[], prefix: string): T[] =>
  items.flatMap(({ sk, value }) => (sk.startsWith(prefix) ? [value as T] : []))
