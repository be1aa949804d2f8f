import { incidentsPk, keys } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { type Incident, isHeld } from '../../core/review/incident.ts'
import type { Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, write, writePatient } from '../store/records.ts'

type By = { staffId: string; name: string }

/** The clinic's incidents, latest first. */
export async function findIncidents(deps: Reads, clinicId: string): Promise<Incident[]> {
  const found = await readAll<Incident>(deps.records, incidentsPk(clinicId), 'INCIDENT#')
  return found.map(({ value }) => value).sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
}

export const getIncident = async (deps: Reads, clinicId: string, incidentId: string): Promise<Incident | undefined> =>
  (await read<Incident>(deps.records, keys.incident(clinicId, incidentId)))?.value

export type IncidentChanged =
  | { kind: 'changed'; incident: Incident }
  /** It was so already; who did it is on the incident. */
  | { kind: 'already'; incident: Incident }
  | { kind: 'unknown' }

/** Notes that somebody has been told, or why nobody had to be. Doing it again changes nothing. */
export const finishReport = (
  deps: Store,
  clinicId: string,
  incidentId: string,
  reportId: string,
  { by, note }: { by: By; note: string },
): Promise<IncidentChanged> =>
  change(deps, clinicId, incidentId, (incident) => {
    const report = incident.reports.find(({ id }) => id === reportId)
    if (!report) return 'unknown'
    if (report.done) return 'already'
    const done = { at: deps.now(), by: by.staffId, name: by.name, note }
    return { ...incident, reports: incident.reports.map((each) => (each === report ? { ...each, done } : each)) }
  })

/** Ends the legal hold, for a reason that is kept: from then on the patient may be erased. */
export const releaseHold = (
  deps: Store,
  clinicId: string,
  incidentId: string,
  { by, because }: { by: By; because: string },
): Promise<IncidentChanged> =>
  change(deps, clinicId, incidentId, (incident) =>
    isHeld(incident)
      ? { ...incident, released: { at: deps.now(), by: by.staffId, name: by.name, because } }
      : 'already',
  )

async function change(
  deps: Store,
  clinicId: string,
  incidentId: string,
  next: (incident: Incident) => Incident | 'already' | 'unknown',
): Promise<IncidentChanged> {
  return attempt(deps, async (deps): Promise<Decision<IncidentChanged>> => {
    const key = keys.incident(clinicId, incidentId)
    const found = await read<Incident>(deps.records, key)
    const changed = found ? next(found.value) : 'unknown'
    if (!found || changed === 'unknown') return { writes: [], answer: { kind: 'unknown' } }
    if (changed === 'already') return { writes: [], answer: { kind: 'already', incident: found.value } }
    const freed = isHeld(found.value) && !isHeld(changed) ? await freePerson(deps, changed) : []
    return { writes: [write(key, changed, found.version), ...freed], answer: { kind: 'changed', incident: changed } }
  })
}

async function freePerson(deps: Reads, { clinicId, personId, incidentId }: Incident): Promise<Write[]> {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  if (!person) return []
  const incidents = (person.value.incidents ?? []).map((each) =>
    each.incidentId === incidentId ? { ...each, held: false } : each,
  )
  return [writePatient({ ...person.value, incidents }, person.version)]
}
