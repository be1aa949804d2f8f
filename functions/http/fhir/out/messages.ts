import { personOf } from '../../../core/keys.ts'
import type { Outbound, OutboundState, Purpose } from '../../../core/messages/outbound.ts'
import type { InboundMessage } from '../../../core/patients/patient.ts'
import { channelConcept, concept, HL7, readable } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { CodeableConcept, Communication, CommunicationRequest } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

type Category = 'alert' | 'notification' | 'reminder' | 'instruction'

const CATEGORIES: Partial<Record<Purpose, Category>> = {
  'follow-up': 'instruction',
  reminder: 'reminder',
  'safety-answer': 'alert',
}

const categoryOf = (purpose: Purpose): CodeableConcept => {
  const code = CATEGORIES[purpose] ?? 'notification'
  return concept(HL7.communicationCategory, code, readable(code))
}

/** Messages that are part of a course. */
export const isPlanned = ({ purpose, staffId }: Pick<Outbound, 'purpose' | 'staffId'>): boolean =>
  !staffId && (purpose === 'follow-up' || purpose === 'reminder')

/** R4's request-status. What left has been carried out, whatever became of it then. */
const REQUESTED: Record<OutboundState, CommunicationRequest['status']> = {
  planned: 'active',
  claimed: 'active',
  held: 'on-hold',
  sent: 'completed',
  delivered: 'completed',
  uncertain: 'completed',
  failed: 'completed',
  expired: 'revoked',
  cancelled: 'revoked',
}

/** A follow-up or reminder as it was planned. */
export const communicationRequest = (mapping: Mapping, item: Outbound): CommunicationRequest => ({
  resourceType: 'CommunicationRequest',
  id: fhirId(mapping, item.outboundId),
  status: REQUESTED[item.state],
  statusReason: reasonOf(item),
  category: [categoryOf(item.purpose)],
  medium: [channelConcept(mapping.base, item.channel)],
  subject: patientReference(item.personId ?? personOf(item.outboundId)),
  about: item.treatmentId ? [{ reference: `Procedure/${item.treatmentId}` }] : [],
  occurrenceDateTime: item.timers.send ?? item.plannedFor,
  authoredOn: item.history[0]?.at,
  recipient: [patientReference(item.personId ?? personOf(item.outboundId))],
  payload: [{ contentString: item.text }],
})

/** R4's event-status of what left, or may have. */
const SENT: Partial<Record<OutboundState, Communication['status']>> = {
  claimed: 'in-progress',
  sent: 'completed',
  delivered: 'completed',
  uncertain: 'unknown',
  failed: 'not-done',
}

/** Whether a message to the patient has left, or was tried to be sent. */
export const isSent = ({ staffId, state }: Outbound): boolean => !staffId && SENT[state] !== undefined

export const sentMessage = (mapping: Mapping, item: Outbound): Communication => ({
  resourceType: 'Communication',
  id: fhirId(mapping, item.outboundId),
  basedOn: isPlanned(item) ? [{ reference: `CommunicationRequest/${fhirId(mapping, item.outboundId)}` }] : [],
  inResponseTo: item.messageId ? [{ reference: `Communication/${fhirId(mapping, item.messageId)}` }] : [],
  status: SENT[item.state] ?? 'unknown',
  statusReason: item.state === 'failed' ? reasonOf(item) : undefined,
  category: [categoryOf(item.purpose)],
  medium: [channelConcept(mapping.base, item.channel)],
  subject: patientReference(item.personId ?? personOf(item.outboundId)),
  about: item.treatmentId ? [{ reference: `Procedure/${item.treatmentId}` }] : [],
  sent: item.sentAt ?? item.timers.claimExpires ?? item.plannedFor,
  received: item.state === 'delivered' ? item.history.findLast(({ state }) => state === 'delivered')?.at : undefined,
  recipient: [patientReference(item.personId ?? personOf(item.outboundId))],
  payload: [{ contentString: item.text }],
})

/** What a patient wrote, word for word. */
export const reply = (mapping: Mapping, message: InboundMessage): Communication => ({
  resourceType: 'Communication',
  id: fhirId(mapping, message.messageId),
  status: 'completed',
  medium: [channelConcept(mapping.base, message.from.includes('@') ? 'email' : 'sms')],
  subject: patientReference(message.personId),
  about: message.alertId ? [{ reference: `DetectedIssue/${fhirId(mapping, message.alertId)}` }] : [],
  received: message.receivedAt,
  sender: patientReference(message.personId),
  payload: [{ contentString: message.text }],
})

function reasonOf({ history }: Outbound): CodeableConcept | undefined {
  const cause = history.at(-1)?.cause
  return cause && { text: readable(cause.kind) }
}
