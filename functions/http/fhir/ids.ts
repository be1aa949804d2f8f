/** Ids as FHIR allows them (https://hl7.org/fhir/R4/datatypes.html#id). */
import { personOf } from '../../core/keys.ts'
import type { Hashing } from '../../use-cases/ports.ts'

const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/

/**
 * The id under which FHIR knows a thing: its own, or where that is too long or has other characters, the patient's with a
 * digest. Either names the patient before its first dot, so that one read finds it.
 */
export const fhirId = ({ sha256 }: Hashing, id: string): string =>
  FHIR_ID.test(id) ? id : `${personOf(id)}.${sha256(id).slice(0, 32)}`

export const isFhirId = (id: string): boolean => FHIR_ID.test(id)
