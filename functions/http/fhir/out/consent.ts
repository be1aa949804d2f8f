import type { Consent as Proof } from '../../../core/patients/patient.ts'
import { toInstant } from '../../../core/time.ts'
import { channelConcept, concept, HL7 } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { Consent } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

/** Agreements of one patient. The latest holds: `active`, or `rejected` where messages were declined. */
export function consentResources(mapping: Mapping, proofs: readonly Proof[]): Consent[] {
  const latest = proofs.reduce<Proof | undefined>((a, b) => (a && capturedAt(a) > capturedAt(b) ? a : b), undefined)
  return proofs.map((proof) => consentResource(mapping, proof, proof === latest))
}

/** Older ones are kept with the offset they came with. */
const capturedAt = (proof: Proof): string => toInstant(Date.parse(proof.capturedAt))

function consentResource(mapping: Mapping, proof: Proof, isLatest: boolean): Consent {
  const channels = (['sms', 'email'] as const).filter((channel) => proof[channel])
  const agreed = channels.length > 0
  return {
    resourceType: 'Consent',
    id: fhirId(mapping, proof.consentId),
    status: isLatest ? (agreed ? 'active' : 'rejected') : 'inactive',
    scope: concept(HL7.consentScope, 'patient-privacy', 'Privacy Consent'),
    category: [concept(HL7.loinc, '59284-0', 'Patient Consent')],
    patient: patientReference(proof.personId),
    dateTime: capturedAt(proof),
    performer: [proof.givenBy ? { display: proof.givenBy } : patientReference(proof.personId)],
    sourceAttachment: proof.statement
      ? { contentType: 'text/plain; charset=utf-8', data: Buffer.from(proof.statement).toString('base64') }
      : undefined,
    policyRule: concept(HL7.actCode, agreed ? 'OPTIN' : 'OPTOUT', agreed ? 'opt-in' : 'opt-out'),
    provision: agreed
      ? { type: 'permit', code: channels.map((channel) => channelConcept(mapping.base, channel)) }
      : { type: 'deny' },
  }
}
