import type { Treatment } from '../../../core/patients/patient.ts'
import type { Deps } from '../../../use-cases/ports.ts'
import { procedureResources } from '../out/procedure.ts'
import { type FhirAnswer, refusal, refuseFhir } from '../outcome.ts'
import { identifierIn } from './condition.ts'
import { noReference, patientIdIn } from './create-patient.ts'
import { created, type Incoming } from './incoming.ts'
import { procedureParts } from './procedure.ts'
import { procedureSchema, readResource } from './schemas.ts'
import { logVisit } from './visit.ts'

/** Logs a treatment of a patient on record, under the consent on record. */
export async function createProcedure(deps: Deps, { caller, mapping, body, condition }: Incoming): Promise<FhirAnswer> {
  const read = readResource(procedureSchema, body, 'Procedure')
  if ('issues' in read) return refuseFhir(422, read.issues)
  const personId = patientIdIn(mapping, read.sent.subject.reference)
  if (!personId) return noReference('Procedure.subject')
  const procedure = procedureParts(mapping, read.sent, 'Procedure')
  if ('issues' in procedure) return refuseFhir(422, procedure.issues)
  const identifier = condition === undefined ? undefined : identifierIn(condition)
  if (condition !== undefined && !identifier) return unknownCondition('If-None-Exist')
  const logged = await logVisit(deps, {
    clinicId: caller.clinicId,
    by: caller.id,
    patient: { personId },
    procedures: [procedure.parts],
    sent: { personId, procedures: [procedure.parts] },
    ...(identifier ? { condition: identifier } : {}),
    origins: { patient: 'Procedure.subject', consent: 'Procedure.subject', procedures: ['Procedure'] },
  })
  if (logged.kind === 'refused') return logged.answer
  const treatment = logged.record.treatments.find(({ value }) => value.treatmentId === logged.treatmentId)?.value
  const [resource] = treatment ? procedureResources(mapping, treatment satisfies Treatment) : []
  return created(mapping, resource, logged.kind === 'logged' ? 201 : 200)
}

export const unknownCondition = (at: string): FhirAnswer =>
  refusal(400, 'not-supported', 'The condition is identifier=<system>|<value>.', at)
