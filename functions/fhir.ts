import { respondFhir } from './http/fhir/respond.ts'
import { deps } from './runtime/deps.ts'
import { onFhir } from './runtime/on-fhir.ts'

/**
 * FHIR R4 for clinic systems. A request may come twice: the same visit again makes no second treatment, and a patient of
 * the same phone and name is the same patient.
 */
export const handler = onFhir(respondFhir, deps)
