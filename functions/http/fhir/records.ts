/** Where the resources of each type come from: the record of one patient, or what the clinic has lists of. */

import { keys, personOf } from '../../core/keys.ts'
import type { Treatment } from '../../core/patients/patient.ts'
import { isErased } from '../../core/patients/patient.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import { alertsWithCode } from '../../use-cases/alerts/find-alerts.ts'
import { openTasks } from '../../use-cases/alerts/tasks.ts'
import * as find from '../../use-cases/patients/find-patients.ts'
import { timeline } from '../../use-cases/patients/timeline.ts'
import type { Deps, Reads } from '../../use-cases/ports.ts'
import { readActivityLog } from '../../use-cases/store/activity-log.ts'
import { type PatientRecord, readPatient } from '../../use-cases/store/read-patient.ts'
import { readMany, type Versioned } from '../../use-cases/store/records.ts'
import { ownNaming } from './codes.ts'
import { auditEvents } from './out/audit-event.ts'
import { consentResources } from './out/consent.ts'
import type { Mapping } from './out/context.ts'
import { detectedIssue } from './out/detected-issue.ts'
import { documentReference } from './out/document-reference.ts'
import { communicationRequest, isPlanned, isSent, reply, sentMessage } from './out/messages.ts'
import { patientResource } from './out/patient.ts'
import { procedureResources } from './out/procedure.ts'
import { taskResource } from './out/task.ts'
import { type FhirAnswer, refusal } from './outcome.ts'
import type { AuditEvent, DetectedIssue, Patient, Procedure, Reference, Task } from './types.ts'

export type Place = { clinicId: string; personId: string }

/** A search without a patient. `bounds`: the stretch of time that its date parameters leave. */
export type ClinicQuery = {
  clinicId: string
  tokens: Record<string, string>
  bounds: { from?: Instant; to?: Instant }
}

/** `Patient/abc` → `abc`. */
export const idIn = (reference: Reference | undefined): string => reference?.reference?.split('/').at(-1) ?? ''

const values = <T>(items: readonly Versioned<T>[]): T[] => items.map(({ value }) => value)

/** The record of somebody whom the clinic knows and has not erased. */
export async function recordOf({ records }: Reads, { clinicId, personId }: Place): Promise<PatientRecord | undefined> {
  const record = await readPatient(records, clinicId, personId)
  return record && !isErased(record.person.value) ? record : undefined
}

const fromRecord =
  <R>(resources: (mapping: Mapping, record: PatientRecord) => R[]) =>
  async (deps: Deps, mapping: Mapping, place: Place): Promise<R[]> => {
    const record = await recordOf(deps, place)
    return record ? resources(mapping, record) : []
  }

export async function patients(deps: Deps, mapping: Mapping, { clinicId, personId }: Place): Promise<Patient[]> {
  const person = await find.getPatient(deps, clinicId, personId)
  return person && !isErased(person) ? [patientResource(mapping, person)] : []
}

export const procedures = fromRecord((mapping, { treatments }) =>
  values(treatments).flatMap((treatment) => procedureResources(mapping, treatment)),
)

export const consents = fromRecord((mapping, record) => consentResources(mapping, values(record.consents)))

export const communications = fromRecord((mapping, { outbound, messages }) => [
  ...values(messages).map((message) => reply(mapping, message)),
  ...values(outbound)
    .filter(isSent)
    .map((item) => sentMessage(mapping, item)),
])

export const communicationRequests = fromRecord((mapping, { outbound }) =>
  values(outbound)
    .filter(isPlanned)
    .map((item) => communicationRequest(mapping, item)),
)

export const detectedIssues = fromRecord((mapping, { alerts }) =>
  values(alerts).map((alert) => detectedIssue(mapping, alert)),
)

export const tasks = fromRecord((mapping, record) =>
  values(record.tasks)
    .filter(({ state }) => state !== 'waiting')
    .map((task) => taskResource(mapping, task)),
)

export const documents = fromRecord((mapping, record) => [documentReference(mapping, record)])

export async function history(deps: Deps, mapping: Mapping, { clinicId, personId }: Place): Promise<AuditEvent[]> {
  const found = await timeline(deps, clinicId, personId)
  return found && !isErased(found.person) ? auditEvents(mapping, personId, found.events) : []
}

export async function currentIssues(deps: Deps, mapping: Mapping, { clinicId }: ClinicQuery): Promise<DetectedIssue[]> {
  return (await alertsWithCode(deps, clinicId)).map(({ alert }) => detectedIssue(mapping, alert))
}

export async function openTasksOf(deps: Deps, mapping: Mapping, { clinicId }: ClinicQuery): Promise<Task[]> {
  return (await openTasks(deps, clinicId)).map((task) => taskResource(mapping, task))
}

export async function patientsByPhone(
  deps: Deps,
  mapping: Mapping,
  { clinicId, tokens }: ClinicQuery,
): Promise<Patient[] | FhirAnswer> {
  const { identifier, phone = tokens.telecom } = tokens
  if (identifier !== undefined) {
    const [system = '', value = ''] = identifier.includes('|') ? identifier.split('|', 2) : ['', identifier]
    if (system !== '' && system !== ownNaming(mapping.base, 'patient')) return []
    return patients(deps, mapping, { clinicId, personId: personOf(value) })
  }
  if (phone === undefined) return refusal(400, 'too-costly', 'Name the patient by _id, identifier, phone or telecom.')
  const found = await find.patientsByPhone(deps, clinicId, phone.replace(/^(phone\|)?/, ''))
  if (found.kind === 'invalid') return refusal(400, 'value', found.faults.map(({ detail }) => detail).join(' '))
  return found.patients.filter((person) => !isErased(person)).map((person) => patientResource(mapping, person))
}

/** A treatment is logged at most so long after it was done (use-cases/courses/validate-treatment.ts). */
const LOGGED_WITHIN_HOURS = 31 * 24
/** The register is read by the month. */
const LONGEST_SEARCH_HOURS = 93 * 24

/** Treatments that were done in a stretch of time; the register knows them by the day on which they were logged. */
export async function proceduresByDate(
  deps: Deps,
  mapping: Mapping,
  { clinicId, bounds: { from, to = deps.now() } }: ClinicQuery,
): Promise<Procedure[] | FhirAnswer> {
  if (!from || to > plusHours(from, LONGEST_SEARCH_HOURS))
    return refusal(400, 'too-costly', 'Name the patient, or by date a stretch of at most 93 days.')
  const now = deps.now()
  const until = [plusHours(to, LOGGED_WITHIN_HOURS), plusHours(now, 1)].sort()[0] ?? now
  const logged =
    from > until ? [] : await readActivityLog(deps, clinicId, { from: plusHours(from, -1), to: until }, 'enrolled')
  const found = await readMany<Treatment>(
    deps.records,
    logged.map(({ id }) => keys.treatment(clinicId, id)),
  )
  return found.flatMap((treatment) => (treatment ? procedureResources(mapping, treatment.value) : []))
}
