/** How the tasks of a clinic stand: who has each, whether it sleeps, and what brought it back. */
import { isAboutPatient, type Task } from '../../core/alerts/task.ts'
import { questionDueAt } from '../../core/alerts/task-due.ts'
import type { TaskOwner } from '../../core/alerts/task-moves.ts'
import { ownerAmong } from '../../core/alerts/task-owner.ts'
import { isAsleep, returnedBy } from '../../core/alerts/task-snooze.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Clock, Reads } from '../ports.ts'
import { read, readAll, readMany } from '../store/records.ts'

export type TaskStanding = {
  owner: TaskOwner | undefined
  asleep: boolean
  returned: 'time' | 'text' | undefined
  /** Of a question that came while the clinic was closed. */
  due?: Instant
}

/** Nobody has it, and it never slept. */
export const PLAIN: TaskStanding = { owner: undefined, asleep: false, returned: undefined }

/** The people of the clinic, as they are now. */
export const staffOf = async (deps: Reads, clinicId: string): Promise<Staff[]> =>
  (await readAll<Staff>(deps.records, clinicPk(clinicId), 'STAFF#')).map(({ value }) => value)

/** Reads only what the tasks ask for: people where one has an owner, zone and patients where one was put to sleep. */
export async function standingOf(
  deps: Reads & Clock,
  clinicId: string,
  tasks: readonly Task[],
): Promise<(task: Task) => TaskStanding> {
  const isOwned = tasks.some(({ owner }) => owner)
  const slept = tasks.filter(({ snooze }) => snooze)
  const staff = new Set(isOwned ? (await staffOf(deps, clinicId)).map(({ staffId }) => staffId) : [])
  const asksClinic = slept.length > 0 || tasks.some(({ kind }) => kind === 'question')
  const clinic = asksClinic ? await read<Clinic>(deps.records, keys.clinic(clinicId)) : undefined
  const zone = clinic?.value.zone ?? 'UTC'
  const replies = await repliesOf(deps, clinicId, slept)
  const now = deps.now()
  return (task) => {
    const due = clinic && questionDueAt(task, clinic.value)
    const plain = due ? { ...PLAIN, due } : PLAIN
    if (!task.owner && !task.snooze) return plain
    const owner = ownerAmong(task, staff)
    if (!task.snooze) return { ...plain, owner }
    const when = { now, zone, replies: replies.get(task.personId) ?? 0 }
    return { ...plain, owner, asleep: isAsleep(task, when), returned: returnedBy(task, when) }
  }
}

export async function zoneOf({ records }: Reads, clinicId: string): Promise<string> {
  return (await read<Clinic>(records, keys.clinic(clinicId)))?.value.zone ?? 'UTC'
}

async function repliesOf({ records }: Reads, clinicId: string, tasks: readonly Task[]): Promise<Map<string, number>> {
  const ids = [...new Set(tasks.filter(isAboutPatient).map(({ personId }) => personId))]
  const found = await readMany<Patient>(
    records,
    ids.map((personId) => keys.patient(clinicId, personId)),
  )
  return new Map(found.flatMap((person) => (person ? [[person.value.personId, person.value.replies ?? 0]] : [])))
}
