import { planNamed } from '../../../core/courses/care-plan.ts'
import type { Treatment } from '../../../core/patients/patient.ts'
import { concept, ownNaming, ownSystem, readable, riskExtension } from '../codes.ts'
import type { Procedure } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

/** The id of a treatment's procedure: the first has the treatment's own, others a number behind it. */
export const procedureId = (treatmentId: string, at: number): string =>
  at === 0 ? treatmentId : `${treatmentId}.${at + 1}`

/** One treatment is one procedure for each care plan of the visit; they share the treatment's identifier. */
export const procedureResources = ({ base, plans }: Mapping, treatment: Treatment): Procedure[] =>
  treatment.procedures.map(({ plan, areas, product, injector }, at) => ({
    resourceType: 'Procedure',
    id: procedureId(treatment.treatmentId, at),
    extension: (treatment.risks ?? []).map((risk) => ({ url: riskExtension(base), valueCode: risk })),
    identifier: [{ system: ownNaming(base, 'treatment'), value: treatment.treatmentId }],
    status: treatment.state === 'cancelled' ? 'not-done' : 'completed',
    code: concept(ownSystem(base, 'care-plan'), plan, planNamed(plans, plan)?.title ?? readable(plan)),
    subject: patientReference(treatment.personId),
    performedDateTime: treatment.performedAt,
    performer: injector ? [{ actor: { display: injector } }] : [],
    bodySite: areas.map((area) => concept(ownSystem(base, 'area'), area, readable(area))),
    usedCode: product ? [{ text: product }] : [],
  }))
