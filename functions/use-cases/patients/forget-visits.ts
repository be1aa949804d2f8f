/** Erases what a booking system told of a patient who was never checked out: such tasks are nobody's yet. */
import { doneTask, type Task } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import { parsePhone } from '../../core/phone.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readMany, writeTask } from '../store/records.ts'

/** Ends every open task about a visit that names one of these numbers or this address. */
export async function forgetVisits(
  deps: Store,
  { clinicId, country }: Pick<Clinic, 'clinicId' | 'country'>,
  { phones, email, by }: { phones: readonly string[]; email: string | undefined; by: string },
): Promise<void> {
  const isTheirs = ({ checkout }: Task): boolean => {
    const phone = checkout?.phone ? parsePhone(checkout.phone, country) : undefined
    return (
      (phone?.kind === 'phone' && phones.includes(phone.e164)) ||
      (email !== undefined && checkout?.email?.toLowerCase() === email.toLowerCase())
    )
  }
  const open = await readMany<Task>(deps.records, await deps.records.open(clinicId))
  for (const { taskId } of open.flatMap((task) => (task && isTheirs(task.value) ? [task.value] : [])))
    await attempt(deps, async (deps): Promise<Decision<null>> => {
      const task = await read<Task>(deps.records, keys.task(clinicId, taskId))
      if (!task || task.value.state === 'done') return { writes: [], answer: null }
      return { writes: [writeTask(doneTask(task.value, by, deps.now()), task.version)], answer: null }
    })
}
