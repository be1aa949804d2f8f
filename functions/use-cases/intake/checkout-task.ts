import { type CheckoutDraft, doneTask, type Task } from '../../core/alerts/task.ts'
import type { VisitState } from '../../core/intake/arrived.ts'
import { keys } from '../../core/keys.ts'
import type { Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write, writeTask } from '../store/records.ts'

/** What is known of the visit of an open task; undefined where there is no such task any more. */
export async function checkoutOf(deps: Reads, clinicId: string, taskId: string): Promise<CheckoutDraft | undefined> {
  const task = (await read<Task>(deps.records, keys.task(clinicId, taskId)))?.value
  return task?.state === 'open' ? task.checkout : undefined
}

/**
 * The patient has been checked out by the task's link: the task is done, and the visit has its treatment, so that an event
 * of the booking system may still cancel it. Doing it again changes nothing.
 */
export async function checkedOut(
  deps: Store,
  { clinicId, taskId, treatmentId, by }: { clinicId: string; taskId: string; treatmentId: string; by: string },
): Promise<void> {
  await attempt(deps, async (deps): Promise<Decision<void>> => {
    const task = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (task?.value.kind !== 'intake' || task.value.state !== 'open') return { writes: [], answer: undefined }
    const { visit: about } = task.value
    const visitKey = about && keys.visit(clinicId, about.source, about.visit)
    const found = visitKey && (await deps.records.get(visitKey))
    const writes: Write[] = [writeTask(doneTask(task.value, by, deps.now()), task.version)]
    if (found) {
      const visit: VisitState = { ...(found.value as VisitState), state: 'logged', treatmentId }
      writes.push(write(found.key, visit, found.version, found.found))
    }
    return { writes, answer: undefined }
  })
}
