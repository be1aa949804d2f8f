import type { Alert } from '../../core/alerts/alert.ts'
import { doneTask, nextCheckId, type Task } from '../../core/alerts/task.ts'
import { courseBefore } from '../../core/courses/course.ts'
import { keys, patientPk } from '../../core/keys.ts'
import { isRoutine, type Outbound, plannedAgain } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Incident } from '../../core/review/incident.ts'
import type { Clock, Reads, Write } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import {
  read,
  readAll,
  type Versioned,
  write,
  writeCode,
  writeOutbound,
  writePatient,
  writeTask,
} from '../store/records.ts'

type Reopening = {
  clinicNow: ClinicSnapshot
  /** With its outcome withdrawn. */
  alert: Alert
  person: Versioned<Patient>
}

/**
 * Takes back what the outcome wrote besides the alert (close-alert.ts), so that the next outcome is recorded whole: the person
 * has the alert again, the code means it, the register has no line of it, the next check is not asked for, and the course
 * goes on as before. The incident is withdrawn; its copy and its hold stay until an admin releases it.
 */
export async function reopenAlert(deps: Reads & Clock, { clinicNow, alert, person }: Reopening): Promise<Write[]> {
  const { clinicId, alertId } = alert
  const code = clinicNow.codes.find(({ value }) => value.code === alert.code && value.alertId === alertId)
  const entryKey = keys.entry(clinicId, 'alert', alert.openedAt, alertId)
  const entry = await deps.records.get(entryKey)
  return [
    writePatient(await withAlert(deps, person.value, alert), person.version),
    writeCode(alert, code ?? { version: 0 }),
    ...(entry ? [{ kind: 'delete', key: entryKey, expects: entry.version } as const] : []),
    ...(await endNextCheck(deps, alert)),
    ...(await withdrawIncident(deps, alert)),
    ...(await planEnded(deps, alert)),
  ]
}

async function withAlert(deps: Reads, person: Patient, alert: Alert): Promise<Patient> {
  const opened = { ...person, openAlertId: alert.alertId }
  if (!alert.withdrawn?.at(-1)?.course) return opened
  const alerts = await readAll<Alert>(deps.records, patientPk(alert.clinicId, alert.personId), 'ALERT#')
  const others = alerts.flatMap(({ value }) => (value.alertId === alert.alertId ? [] : value))
  const { course: _, ...rest } = opened
  const course = courseBefore(others)
  return course ? { ...rest, course } : rest
}

/** One that nobody has seen yet is gone; one that is open is done; one that was done stays. */
async function endNextCheck(deps: Reads & Clock, alert: Alert): Promise<Write[]> {
  const key = keys.task(alert.clinicId, nextCheckId(alert, (alert.withdrawn?.length ?? 1) - 1))
  const task = await read<Task>(deps.records, key)
  const by = alert.withdrawn?.at(-1)?.withdrawn.by ?? ''
  if (task?.value.state === 'waiting') return [{ kind: 'delete', key, expects: task.version }]
  return task?.value.state === 'open' ? [writeTask(doneTask(task.value, by, deps.now()), task.version)] : []
}

async function withdrawIncident(deps: Reads, alert: Alert): Promise<Write[]> {
  const key = keys.incident(alert.clinicId, alert.alertId)
  const incident = await read<Incident>(deps.records, key)
  const last = alert.withdrawn?.at(-1)?.withdrawn
  if (!incident || !last || incident.value.withdrawn) return []
  const { at, by, name, reason: because } = last
  return [write(key, { ...incident.value, withdrawn: { at, by, name, because } }, incident.version)]
}

/** Follow-ups that were due since the outcome, and were cancelled because it ended the course. */
async function planEnded(deps: Reads & Clock, alert: Alert): Promise<Write[]> {
  const last = alert.withdrawn?.at(-1)
  if (last?.course !== 'end') return []
  const now = deps.now()
  const all = await readAll<Outbound>(deps.records, patientPk(alert.clinicId, alert.personId), 'OUT#')
  return all
    .filter(({ value }) => isRoutine(value) && value.state === 'cancelled' && value.expiresAt > now)
    .filter(({ value: { history } }) => isEndedSince(history.at(-1), last.at))
    .map(({ value, version }) => writeOutbound(plannedAgain(value, value, { kind: 'outcome-withdrawn' }, now), version))
}

const isEndedSince = (entry: Outbound['history'][number] | undefined, at: string): boolean =>
  entry?.cause?.kind === 'course-ended' && entry.at >= at
