import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import { byExternalId, lineWrites, ofOtherPatient, pointerWrites } from '../patients/directory.ts'
import type { Hashing, Ids, Secret, Store, Templates } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, write, writePatient } from '../store/records.ts'
import { numberWrites, patientFor } from './enrol.ts'
import { enrolmentOpensAt } from './enrolment-limit.ts'
import { checkRequest, type TreatmentRequest } from './validate-treatment.ts'

export type Registering = { clinicId: string; by: string; request: Pick<TreatmentRequest, 'patient' | 'guardian'> }

export type Registered =
  | { kind: 'registered'; person: Patient }
  /** The clinic has a patient of this phone and name; nothing was changed. */
  | { kind: 'known'; person: Patient }
  | { kind: 'invalid'; faults: FieldError[] }
  /** The clinic has enrolled as many new patients as an hour may bring. */
  | { kind: 'too-many'; until: Instant }

/**
 * Puts a patient on record before any treatment. Nothing is sent to them: they have agreed to no channel yet
 * (`changeConsent`), and a course begins with a treatment (`logTreatment`).
 */
export async function registerPatient(
  deps: Store & Ids & Templates & Hashing & Secret,
  { clinicId, by, request }: Registering,
): Promise<Registered> {
  // A second try finds under this id what the first has written.
  const personId = deps.newId()
  return attempt({ ...deps, newId: () => personId }, async (deps): Promise<Decision<Registered>> => {
    const only = (answer: Registered): Decision<Registered> => ({ writes: [], answer })
    const mine = await read<Patient>(deps.records, keys.patient(clinicId, personId))
    if (mine) return only({ kind: 'registered', person: mine.value })
    const clinic = (await readClinic(deps.records, clinicId))?.clinic
    if (!clinic)
      return only({ kind: 'invalid', faults: [{ pointer: '', detail: `The clinic ${clinicId} is not set up.` }] })
    // The checks of a visit without messages are those of a patient.
    const visit = { ...request, performedAt: deps.now(), procedures: [], consent: { declined: true } }
    const checked = checkRequest(visit, clinic, deps)
    if ('faults' in checked) return only({ kind: 'invalid', faults: checked.faults })
    const patient = await patientFor(deps, clinic, visit, checked)
    const { externalId } = request.patient
    const owner = externalId ? await byExternalId(deps, clinicId, 'patient', externalId) : undefined
    if (owner && owner !== patient.value.personId)
      return only({ kind: 'invalid', faults: [ofOtherPatient('/patient/externalId', owner)] })
    if (patient.linked) {
      const known = await read<Patient>(deps.records, keys.patient(clinicId, patient.value.personId))
      return only({ kind: 'known', person: known?.value ?? patient.value })
    }
    const until = await enrolmentOpensAt(deps, clinicId, deps.now())
    if (until) return only({ kind: 'too-many', until })
    const writes = [
      writePatient(patient.value, patient.version),
      ...(await numberWrites(deps, clinic, patient)),
      ...(await lineWrites(deps, patient.value, true)),
      ...(await pointerWrites(deps, { clinicId, kind: 'patient', id: personId }, undefined, patient.value)),
      write(keys.audit(clinicId, `${personId}.registered`), { kind: 'registered', by, at: deps.now() }, 0),
      writeEntry(clinicId, { kind: 'registered', id: personId, at: deps.now(), personId }),
    ]
    return { writes, answer: { kind: 'registered', person: patient.value } }
  })
}
