import type { Instant } from '../../../core/time.ts'
import { toInstant } from '../../../core/time.ts'
import type { PatientRecord } from '../../../use-cases/store/read-patient.ts'
import { coding, concept, HL7 } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { DocumentReference } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

/**
 * The record of a patient as PDF. The file is made when it is read and says when, so that neither its size nor its hash is
 * known before; `date` is when the record last said something else.
 */
export function documentReference(mapping: Mapping, record: PatientRecord): DocumentReference {
  const { personId } = record.person.value
  const visits = record.treatments.map(({ value }) => value.performedAt).sort()
  return {
    resourceType: 'DocumentReference',
    id: fhirId(mapping, `${personId}.record`),
    status: 'current',
    type: concept(HL7.loinc, '34133-9', 'Summary of episode note'),
    category: [{ coding: [coding(HL7.documentCategory, 'clinical-note', 'Clinical Note')] }],
    subject: patientReference(personId),
    date: latestIn(record),
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          language: 'en',
          url: `${mapping.door.replace(/\/fhir\/R4$/, '/v1')}/patients/${encodeURIComponent(personId)}/record.pdf`,
          title: 'Patient record',
        },
      },
    ],
    context: visits[0] ? { period: { start: visits[0] } } : undefined,
  }
}

function latestIn({ person, treatments, consents, outbound, messages, alerts, tasks }: PatientRecord): Instant {
  const all = [
    person.value.createdAt,
    ...treatments.map(({ value }) => value.loggedAt),
    // Older ones are kept with the offset they came with.
    ...consents.map(({ value }) => toInstant(Date.parse(value.capturedAt))),
    ...outbound.flatMap(({ value }) => value.history.map(({ at }) => at)),
    ...messages.map(({ value }) => value.receivedAt),
    ...alerts.flatMap(({ value }) => value.history.map(({ at }) => at)),
    ...tasks.filter(({ value }) => value.state !== 'waiting').map(({ value }) => value.doneAt ?? value.createdAt),
  ]
  return all.sort().at(-1) ?? person.value.createdAt
}
