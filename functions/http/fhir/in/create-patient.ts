import * as z from 'zod/mini'
import type { Patient as Person } from '../../../core/patients/patient.ts'
import { registerPatient } from '../../../use-cases/courses/register-patient.ts'
import type { TreatmentRequest } from '../../../use-cases/courses/validate-treatment.ts'
import { getPatient } from '../../../use-cases/patients/find-patients.ts'
import type { Deps } from '../../../use-cases/ports.ts'
import { check } from '../../route.ts'
import { treatment } from '../../treatments.ts'
import { type Mapping, relativeTo } from '../out/context.ts'
import { patientResource } from '../out/patient.ts'
import { type FhirAnswer, refusal, refuseFhir, tooMany } from '../outcome.ts'
import { matchPatient } from './condition.ts'
import { issuesOf } from './faults.ts'
import { created, type Incoming } from './incoming.ts'
import { patientParts } from './patient.ts'
import { patientSchema, readResource } from './schemas.ts'

/** What a request to log a treatment says of the patient. */
const patientRequest = z.pick(treatment, { patient: true, guardian: true })

/** Puts a patient on record: 201, or 200 with the one whom the condition, or phone and name, find. */
export async function createPatient(deps: Deps, { caller, mapping, body, condition }: Incoming): Promise<FhirAnswer> {
  const { clinicId } = caller
  const read = readResource(patientSchema, body, 'Patient')
  if ('issues' in read) return refuseFhir(422, read.issues)
  if (condition !== undefined) {
    const match = await matchPatient(deps, { mapping, clinicId, condition, at: 'If-None-Exist' })
    if (match.kind === 'refused') return match.answer
    const person = match.kind === 'match' ? await getPatient(deps, clinicId, match.personId) : undefined
    if (person) return shown(mapping, person, 200)
  }
  const origins = { patient: 'Patient', consent: 'Patient', procedures: ['Patient'] }
  const checked = check(patientRequest, patientParts(read.sent))
  if ('faults' in checked) return refuseFhir(422, issuesOf(checked.faults, origins))
  const request = checked.body as Pick<TreatmentRequest, 'patient' | 'guardian'>
  const registered = await registerPatient(deps, { clinicId, by: caller.id, request })
  switch (registered.kind) {
    case 'registered':
      return shown(mapping, registered.person, 201)
    case 'known':
      return shown(mapping, registered.person, 200)
    case 'too-many':
      return tooMany(registered.until, deps.now())
    case 'invalid':
      return refuseFhir(422, issuesOf(registered.faults, origins))
  }
}

const shown = (mapping: Mapping, person: Person, status: 200 | 201): FhirAnswer =>
  created(mapping, patientResource(mapping, person), status)

/** The patient that a reference names: `Patient/abc`, or the whole address of one. */
export function patientIdIn(mapping: Mapping, reference: string | undefined): string | undefined {
  const [, id] = /^Patient\/([A-Za-z0-9.-]{1,64})$/.exec(relativeTo(mapping, reference ?? '')) ?? []
  return id
}

export const noReference = (at: string): FhirAnswer =>
  refusal(422, 'value', 'A reference to a patient on record is needed, such as Patient/1a2b3c4d5e.', at)
