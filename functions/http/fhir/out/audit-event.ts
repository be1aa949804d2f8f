import { canonical } from '../../../core/canonical.ts'
import type { TimelineEvent } from '../../../use-cases/patients/timeline-event.ts'
import { reasonText } from '../../../use-cases/patients/timeline-text.ts'
import { coding, HL7, ownNaming, ownSystem, readable } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { AuditEvent, Coding, Reference } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'
import { isPlanned } from './messages.ts'

/** A patient's history: who did what, and when. `events` are oldest first, and the ids do not depend on how many there are. */
export function auditEvents(mapping: Mapping, personId: string, events: readonly TimelineEvent[]): AuditEvent[] {
  const seen = new Map<string, number>()
  return events.map((event) => {
    const digest = mapping.sha256(canonical(event)).slice(0, 32)
    const times = seen.get(digest) ?? 0
    seen.set(digest, times + 1)
    return auditEvent(mapping, personId, event, `${personId}.${digest}${times > 0 ? `.${times}` : ''}`)
  })
}

function auditEvent(mapping: Mapping, personId: string, event: TimelineEvent, id: string): AuditEvent {
  const { base } = mapping
  const by = agentOf(event)
  const who: Reference = by
    ? { identifier: { system: ownNaming(base, 'staff'), value: by } }
    : event.kind === 'message-received'
      ? patientReference(personId)
      : { display: 'Aftercare' }
  return {
    resourceType: 'AuditEvent',
    id,
    type: lifecycleOf(event),
    subtype: [coding(ownSystem(base, 'event'), event.kind, readable(event.kind))],
    action: lifecycleOf(event).code === 'originate' ? 'C' : 'U',
    recorded: event.at,
    outcome: /-(failed|uncertain|expired)$/.test(event.kind) ? '8' : '0',
    outcomeDesc: event.kind === 'message-received' ? undefined : reasonText(event, (staffId) => staffId),
    agent: [{ who, requestor: by !== undefined }],
    source: { observer: { display: 'Aftercare' }, type: [coding(HL7.auditSource, '4', 'Application Server')] },
    entity: [{ what: patientReference(personId) }, ...aboutOf(mapping, event).map((what) => ({ what }))],
  }
}

function agentOf(event: TimelineEvent): string | undefined {
  if ('by' in event && event.by) return event.by
  return event.kind === 'consent-recorded' ? event.recordedBy : undefined
}

/** ISO 21089's names for what happens to a record. */
function lifecycleOf({ kind }: TimelineEvent): Coding {
  const lifecycle = (code: string) => coding(HL7.lifecycle, code)
  if (kind === 'message-received') return lifecycle('receive')
  if (kind.endsWith('-sent')) return lifecycle('transmit')
  const isNew = ['consent-recorded', 'treatment-logged', 'task-created', 'alert-opened'].includes(kind)
  return lifecycle(isNew || kind.endsWith('-planned') ? 'originate' : 'amend')
}

function aboutOf(mapping: Mapping, event: TimelineEvent): Reference[] {
  const to = (type: string, id: string | undefined) => (id ? [{ reference: `${type}/${fhirId(mapping, id)}` }] : [])
  const all = event as { [field: string]: unknown }
  const text = (field: string) => (typeof all[field] === 'string' ? (all[field] as string) : undefined)
  return [
    ...to('Procedure', text('treatmentId')),
    ...to('Consent', text('consentId')),
    ...to('DetectedIssue', text('alertId')),
    ...to('Task', text('taskId')),
    ...to('Communication', text('messageId')),
    ...('purpose' in event && isPlanned(event) ? to('CommunicationRequest', event.outboundId) : []),
  ]
}
