import type { CarePlan } from '../../../core/courses/care-plan.ts'
import type { Hashing } from '../../../use-cases/ports.ts'
import type { Reference } from '../types.ts'

/** What turning a record into resources takes besides the record. */
export type Mapping = Hashing & {
  /** The address of the FHIR API, `https://…/fhir/R4`. */
  base: string
  plans: Readonly<Record<string, CarePlan>>
  /** What each warning sign is called. */
  signs: Readonly<Record<string, string>>
}

export const patientReference = (personId: string): Reference => ({ reference: `Patient/${personId}` })
