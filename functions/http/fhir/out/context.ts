import type { CarePlan } from '../../../core/courses/care-plan.ts'
import type { Hashing } from '../../../use-cases/ports.ts'
import type { Reference } from '../types.ts'

/** What turning a record into resources takes besides the record. */
export type Mapping = Hashing & {
  /** The address of the FHIR API, `https://…/fhir/R4`; code systems and naming systems are below it for every caller. */
  base: string
  /** The address at which the request came: `base`, or `https://…/systems/fhir/R4` with a key. Links lead back there. */
  door: string
  plans: Readonly<Record<string, CarePlan>>
  /** What each warning sign is called. */
  signs: Readonly<Record<string, string>>
}

/** `Patient/1a2b` of a reference that may name the whole address. */
export const relativeTo = ({ base, door }: Pick<Mapping, 'base' | 'door'>, reference: string): string =>
  reference.replace(`${door}/`, '').replace(`${base}/`, '')

export const patientReference = (personId: string): Reference => ({ reference: `Patient/${personId}` })
