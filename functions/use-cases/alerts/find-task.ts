import type { Task } from '../../core/alerts/task.ts'
import type { Role } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import type { Clock, Reads } from '../ports.ts'
import { read } from '../store/records.ts'
import { standingOfLine, type TaskLine } from './task-lines.ts'
import { standingOf } from './task-standing.ts'
import { tasksOf } from './tasks.ts'

/**
 * A task as the line of the inbox that it is part of: with an unanswered check-in come the patient's others that the same
 * person has, and that sleep or wait as this one does. Words of the patient are for clinical staff.
 */
export async function taskLine(
  deps: Reads & Clock,
  clinicId: string,
  role: Role,
  taskId: string,
): Promise<TaskLine | undefined> {
  const task = (await read<Task>(deps.records, keys.task(clinicId, taskId)))?.value
  if (!task || task.state === 'waiting') return undefined
  const { personId, messageId } = task
  const near = task.kind === 'silence' ? ((await tasksOf(deps, clinicId, personId)) ?? []) : []
  const standing = await standingOf(deps, clinicId, [task, ...near])
  const others = near.filter(
    (each) =>
      each.kind === 'silence' &&
      each.taskId !== taskId &&
      each.state === task.state &&
      standing(each).owner?.staffId === standing(task).owner?.staffId &&
      standing(each).asleep === standing(task).asleep,
  )
  const tasks: TaskLine['tasks'] = [task, ...others]
  const clinical = role !== 'front-desk' && role !== 'system'
  const message =
    clinical && messageId
      ? await read<InboundMessage>(deps.records, keys.message(clinicId, personId, messageId))
      : undefined
  return {
    tasks,
    person: (await read<Patient>(deps.records, keys.patient(clinicId, personId)))?.value,
    words: message?.value.text,
    ...(message ? { verdict: message.value.verdict } : {}),
    ...(message?.value.photoIds ? { photoIds: message.value.photoIds } : {}),
    standing: standingOfLine(tasks, standing),
  }
}
