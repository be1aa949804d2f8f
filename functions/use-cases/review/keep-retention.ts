/** Carries out for how long each clinic keeps what: once a day, apart from all that sends or pages. */
import { doneTask, type Task } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { activityLogPk, keys, patientsPk } from '../../core/keys.ts'
import { plusMonths } from '../../core/on-call/calendar-span.ts'
import type { Entry } from '../../core/review/activity-log.ts'
import { type Limits, limitsAt, periodsOf } from '../../core/review/retention.ts'
import type { Instant } from '../../core/time.ts'
import { plusSeconds } from '../../core/time.ts'
import type { PatientLine } from '../patients/directory.ts'
import type { Hashing, Secret, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, readMany, write, writeTask } from '../store/records.ts'
import { endPerson, type PersonEnded } from './end-person.ts'
import { endReads } from './end-reads.ts'
import { readSettings } from './retention-settings.ts'

/** The first month that any register can have; a clinic's months are looked through from the latest to this one. */
const FIRST_MONTH = '2020-01'
/** The function is stopped after five minutes; what is left is taken up where it was, by the next run. */
const RUN_SECONDS = 240
const PEOPLE_AT_ONCE = 10

/** The month that a run which ended early has to look through next. */
type Sweep = { next: string }

export type Kept = { clinics: number; erased: number; items: number; drafts: number; failed: number; isWhole: boolean }

/**
 * Erases the records whose time is over, and takes away what of the others is. People are found by the months of the register
 * in which they were enrolled, put on record or wrote. Safe to repeat and to run twice at once: each erasure is. What fails
 * for one person is logged and tried again the next day; nobody else waits for it.
 */
export async function keepRetention(deps: Store & Hashing & Secret & Templates): Promise<Kept> {
  const until = plusSeconds(deps.now(), RUN_SECONDS)
  const clinics = await readAll<{ clinicId: string }>(deps.records, 'CLINICS', 'CLINIC#')
  const kept: Kept = { clinics: clinics.length, erased: 0, items: 0, drafts: 0, failed: 0, isWhole: true }
  for (const { value } of clinics) {
    const clinic = (await read<Clinic>(deps.records, keys.clinic(value.clinicId)))?.value
    if (clinic) await keepAt(deps, clinic, kept, until)
  }
  deps.log.write({ event: 'retention-kept', ...kept })
  return kept
}

async function keepAt(
  deps: Store & Hashing & Secret & Templates,
  clinic: Clinic,
  kept: Kept,
  until: Instant,
): Promise<void> {
  const { clinicId } = clinic
  const rules = deps.content().retention
  const limits = limitsAt(
    deps.now(),
    rules,
    periodsOf(rules, clinic, (await readSettings(deps, clinicId))?.value.periods),
  )
  kept.drafts += await endDrafts(deps, clinicId, limits)
  const before = await read<Sweep>(deps.records, keys.sweep(clinicId))
  const latest = deps.now().slice(0, 7)
  for (let month = before?.value.next ?? latest; month >= FIRST_MONTH; month = plusMonths(month, -1)) {
    if (deps.now() >= until) {
      kept.isWhole = false
      return leaveAt(deps, clinicId, month)
    }
    await keepMonth(deps, clinic, month, limits, kept)
  }
  if (before) await leaveAt(deps, clinicId, undefined)
}

/** Where the next run goes on: at the latest month, without one. */
const leaveAt = (deps: Store, clinicId: string, next: string | undefined): Promise<void> =>
  attempt(deps, async (deps): Promise<Decision<void>> => {
    const key = keys.sweep(clinicId)
    const before = await deps.records.get(key)
    if (next !== undefined) return { writes: [write(key, { next }, before?.version ?? 0)], answer: undefined }
    return { writes: before ? [{ kind: 'delete', key, expects: before.version }] : [], answer: undefined }
  })

async function keepMonth(
  deps: Store & Hashing & Secret & Templates,
  clinic: Clinic,
  month: string,
  limits: Limits,
  kept: Kept,
): Promise<void> {
  const end = `${plusMonths(month, 1)}-01T00:00:00.000Z`
  if (end <= limits.audit) kept.items += await endReads(deps, clinic.clinicId, month)
  if (end > [limits.mails, limits.strangers, limits.record, limits.alerts, limits.conversations].reduce(later)) return
  const entries = await readAll<Entry>(deps.records, activityLogPk(clinic.clinicId, month), '')
  // A patient whom an earlier version put on record without a treatment is in no register.
  const lines = await readAll<PatientLine>(deps.records, patientsPk(clinic.clinicId), `PATIENT#${month}`)
  const found = [...entries, ...lines].flatMap(({ value }) => ('personId' in value ? value.personId : []))
  const people = [...new Set(found)]
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const ended = await Promise.all(
      people.slice(from, from + PEOPLE_AT_ONCE).map((personId) => endOne(deps, clinic, personId, { end, limits })),
    )
    for (const { erased, items, failed } of ended) {
      kept.erased += erased
      kept.items += items
      kept.failed += failed
    }
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

async function endOne(
  deps: Store & Hashing & Secret & Templates,
  clinic: Clinic,
  personId: string,
  about: { end: Instant; limits: Limits },
): Promise<PersonEnded & { failed: number }> {
  try {
    return { ...(await endPerson(deps, clinic, personId, about)), failed: 0 }
  } catch (error) {
    const said = error instanceof Error ? error.name : typeof error
    deps.log.write({ event: 'retention-failed', clinic: clinic.clinicId, error: said })
    return { erased: 0, items: 0, failed: 1 }
  }
}

/** What booking systems told of visits that nobody has checked out in time. How many there were. */
async function endDrafts(deps: Store, clinicId: string, { drafts }: Limits): Promise<number> {
  const open = await readMany<Task>(deps.records, await deps.records.open(clinicId))
  const old = open.flatMap((task) => (task?.value.checkout && task.value.createdAt < drafts ? [task.value.taskId] : []))
  for (const taskId of old)
    await attempt(deps, async (deps): Promise<Decision<void>> => {
      const task = await read<Task>(deps.records, keys.task(clinicId, taskId))
      if (task?.value.state !== 'open') return { writes: [], answer: undefined }
      return { writes: [writeTask(doneTask(task.value, 'retention', deps.now()), task.version)], answer: undefined }
    })
  return old.length
}
