import type { Patient as Person } from '../../../core/patients/patient.ts'
import { coding, concept, HL7, ownNaming } from '../codes.ts'
import type { Patient } from '../types.ts'
import type { Mapping } from './context.ts'

/** http://hl7.org/fhir/us/core/STU3.1.1/StructureDefinition-us-core-patient.html */
export const US_CORE_PATIENT = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient'

/**
 * A patient. The record has one line for the name, which is not taken apart into given and family name: US Core asks for a
 * data-absent reason then. Nobody asks for the gender, so it is `unknown`.
 */
export const patientResource = ({ base }: Mapping, person: Person): Patient & { meta: { profile: string[] } } => ({
  resourceType: 'Patient',
  id: person.personId,
  meta: { profile: [US_CORE_PATIENT] },
  extension: [{ url: HL7.timeZone, valueCode: person.zone }],
  identifier: [{ use: 'official', system: ownNaming(base, 'patient'), value: person.personId }],
  active: person.known,
  name: [{ extension: [{ url: HL7.dataAbsent, valueCode: 'as-text' }], text: person.name }],
  telecom: [
    ...(person.phone ? [{ system: 'phone' as const, value: person.phone, use: 'mobile' }] : []),
    ...(person.email ? [{ system: 'email' as const, value: person.email }] : []),
  ],
  gender: 'unknown',
  contact: person.guardian
    ? [{ relationship: [concept(HL7.roleCode, 'GUARD', 'guardian')], name: { text: person.guardian } }]
    : [],
  communication: [{ language: { coding: [coding(HL7.languages, person.language)] }, preferred: true }],
})
