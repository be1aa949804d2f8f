import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { isHigher } from '../../core/alerts/transitions.ts'
import type { Role } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import type { Reads } from '../ports.ts'
import { readMany } from '../store/records.ts'
import { openAlerts } from './find-alerts.ts'
import { oldestTasks } from './tasks.ts'

export type OpenAlert = { alert: Alert; person: Patient | undefined }
export type OpenTask = { task: Task; person: Patient | undefined; words: string | undefined }
export type Inbox = { alerts: OpenAlert[]; tasks: OpenTask[]; unshown: number }

/** Tasks with patient and words on one page; the oldest first, so that none is passed over. */
const MOST_TASKS = 100

/**
 * What waits for a person: open alerts, the highest tier first and then the oldest, and open tasks, oldest first. The
 * patient's words are for clinical staff; a front desk gets the tasks alone.
 */
export async function inbox(deps: Reads, clinicId: string, role: Role): Promise<Inbox> {
  const clinical = role !== 'front-desk' && role !== 'system'
  const alerts = clinical ? (await openAlerts(deps, clinicId)).map(({ alert }) => alert) : []
  const { tasks, younger } = await oldestTasks(deps, clinicId, MOST_TASKS)
  const personIds = [...new Set([...alerts, ...tasks].map(({ personId }) => personId))]
  const people = await readMany<Patient>(
    deps.records,
    personIds.map((personId) => keys.patient(clinicId, personId)),
  )
  const personOf = new Map(personIds.map((personId, index) => [personId, people[index]?.value]))
  const asked = tasks.map(({ personId, messageId }) =>
    clinical && messageId ? keys.message(clinicId, personId, messageId) : undefined,
  )
  const messages = await readMany<InboundMessage>(
    deps.records,
    asked.filter((key) => key !== undefined),
  )
  const wordsOf = new Map(
    messages.flatMap((message) => (message ? [[message.value.messageId, message.value.text]] : [])),
  )
  return {
    alerts: alerts
      .sort((a, b) => (isHigher(a.tier, b.tier) ? -1 : isHigher(b.tier, a.tier) ? 1 : 0))
      .map((alert) => ({ alert, person: personOf.get(alert.personId) })),
    tasks: tasks.map((task) => ({
      task,
      person: personOf.get(task.personId),
      words: wordsOf.get(task.messageId ?? ''),
    })),
    unshown: younger,
  }
}
