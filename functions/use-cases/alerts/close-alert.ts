import type { Alert } from '../../core/alerts/alert.ts'
import { nextCheckOf } from '../../core/alerts/task.ts'
import { keys, patientPk } from '../../core/keys.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import { alertEntry } from '../../core/review/activity-log.ts'
import { type Incident, openedAgain, opensIncident, reportsFor } from '../../core/review/incident.ts'
import type { Clock, Reads, Templates, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { readPages } from '../store/read-pages.ts'
import { read, readAll, type Versioned, write, writeCode, writePatient, writeTask } from '../store/records.ts'

type Closing = {
  clinicNow: ClinicSnapshot
  /** With its outcome. */
  alert: Alert
  person: Versioned<Patient>
}

/**
 * What an outcome writes besides the alert: the person is free of it, the code rests, the register gets its line, another
 * look that was asked for becomes a task, and harm that was at least moderate opens an incident: again, where an outcome before
 * it was withdrawn.
 */
export async function closeAlert(
  deps: Reads & Clock & Templates,
  { clinicNow, alert, person }: Closing,
): Promise<Write[]> {
  const { clinic, codes } = clinicNow
  const { clinicId, alertId } = alert
  const pages = await readPages(deps.records, alert, 'r')
  const code = codes.find(({ value }) => value.code === alert.code && value.alertId === alertId)
  const check = nextCheckOf(alert)
  const opened = await incidentOf(deps, { clinicNow, alert, person })
  const before = opened && (await read<Incident>(deps.records, keys.incident(clinicId, opened.incidentId)))
  const incident = opened && before ? openedAgain(before.value, opened) : opened
  return [
    writePatient(afterOutcome(person.value, alert, incident), person.version),
    ...(code ? [writeCode(alert, code, deps.now())] : []),
    writeEntry(clinicId, alertEntry(alert, pages, clinic.zone)),
    ...(check ? [writeTask(check)] : []),
    ...(incident ? [write(keys.incident(clinicId, incident.incidentId), incident, before?.version ?? 0)] : []),
  ]
}

function afterOutcome(person: Patient, { outcome }: Alert, incident: Incident | undefined): Patient {
  const { openAlertId: _, course: __, ...rest } = person
  const course = outcome?.course ?? person.course
  const others = (person.incidents ?? []).filter(({ incidentId }) => incidentId !== incident?.incidentId)
  return {
    ...rest,
    ...(course && course !== 'resume' ? { course } : {}),
    ...(incident ? { incidents: [...others, { incidentId: incident.incidentId, held: true }] } : {}),
  }
}

async function incidentOf(
  deps: Reads & Templates,
  { clinicNow, alert, person }: Closing,
): Promise<Incident | undefined> {
  const { outcome } = alert
  if (!opensIncident(outcome)) return undefined
  const { clinic } = clinicNow
  const all = await readAll<Treatment>(deps.records, patientPk(alert.clinicId, alert.personId), 'TREATMENT#')
  const treatments = all
    .map(({ value }) => value)
    .filter(({ state, performedAt }) => state === 'running' && performedAt <= alert.openedAt)
    .sort((a, b) => (a.performedAt < b.performedAt ? 1 : -1))
  const reports = reportsFor(deps.content().reporting, clinic, {
    plans: treatments.flatMap(({ procedures }) => procedures.map(({ plan }) => plan)),
    treatedAt: treatments[0]?.performedAt,
    outcomeAt: outcome.at,
  })
  return {
    incidentId: alert.alertId,
    clinicId: alert.clinicId,
    personId: person.value.personId,
    harm: outcome.harm,
    outcome: outcome.outcome,
    openedAt: outcome.at,
    openedBy: { staffId: outcome.by, name: outcome.name },
    reports,
  }
}
