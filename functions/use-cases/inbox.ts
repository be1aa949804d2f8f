import type { Alert } from '../core/alert.ts'
import { isHigher } from '../core/alert-step.ts'
import type { Role } from '../core/clinic.ts'
import { keys } from '../core/keys.ts'
import type { InboundMessage, Person } from '../core/patient.ts'
import type { Task } from '../core/task.ts'
import { openAlerts } from './find-alerts.ts'
import { read } from './items.ts'
import type { Deps } from './ports.ts'
import { openTasks } from './tasks.ts'

export type OpenAlert = { alert: Alert; person: Person | undefined }
export type OpenTask = { task: Task; person: Person | undefined; words: string | undefined }
export type Inbox = { alerts: OpenAlert[]; tasks: OpenTask[]; unshown: number }

/** Tasks with patient and words on one page; the oldest first, so that none is passed over. */
const MOST_TASKS = 100

/**
 * What waits for a person: open alerts, the highest tier first and then the oldest, and open tasks, oldest first. The
 * patient's words are for clinical staff; a front desk gets the tasks alone.
 */
export async function inbox(deps: Pick<Deps, 'records'>, clinicId: string, role: Role): Promise<Inbox> {
  const clinical = role !== 'front-desk' && role !== 'system'
  const personOf = async (personId: string) =>
    (await read<Person>(deps.records, keys.person(clinicId, personId)))?.value
  const views = clinical ? await openAlerts(deps, clinicId) : []
  const tasks = await openTasks(deps, clinicId)
  return {
    alerts: await Promise.all(
      views
        .map(({ alert }) => alert)
        .sort((a, b) => (isHigher(a.tier, b.tier) ? -1 : isHigher(b.tier, a.tier) ? 1 : 0))
        .map(async (alert) => ({ alert, person: await personOf(alert.personId) })),
    ),
    tasks: await Promise.all(
      tasks.slice(0, MOST_TASKS).map(async (task) => {
        const message =
          clinical && task.messageId
            ? await read<InboundMessage>(deps.records, keys.message(clinicId, task.personId, task.messageId))
            : undefined
        return { task, person: await personOf(task.personId), words: message?.value.text }
      }),
    ),
    unshown: Math.max(0, tasks.length - MOST_TASKS),
  }
}
