import type { Alert } from '../../../core/alerts/alert.ts'
import type { AlertChange, HistoryEntry } from '../../../core/alerts/history.ts'
import { coding, concept, ownNaming, ownSystem, readable } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { CodeableConcept, DetectedIssue } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

/** Paging is louder the graver the sign (docs/clinical-safety.md). */
const SEVERITY: Record<Alert['tier'], DetectedIssue['severity']> = {
  emergency: 'high',
  urgent: 'moderate',
  prompt: 'low',
}

/** What people did about an alert; pages and other acts of the service are AuditEvents. */
const ACTS: readonly AlertChange['kind'][] = [
  ...(['acknowledged', 'acknowledgement-undone', 'contacted', 'attempted', 'handed-over', 'escalated'] as const),
  'reopened',
]

/** An alert: `preliminary` until a person has recorded its outcome. */
export const detectedIssue = (mapping: Mapping, alert: Alert): DetectedIssue => ({
  resourceType: 'DetectedIssue',
  id: fhirId(mapping, alert.alertId),
  identifier: [{ system: ownNaming(mapping.base, 'alert-code'), value: alert.code }],
  status: alert.state === 'resolved' ? 'final' : 'preliminary',
  code: signsOf(mapping, alert),
  severity: SEVERITY[alert.tier],
  patient: patientReference(alert.personId),
  identifiedDateTime: alert.openedAt,
  evidence: [{ detail: alert.messageIds.map((id) => ({ reference: `Communication/${fhirId(mapping, id)}` })) }],
  detail: alert.because,
  mitigation: [
    ...alert.history.filter(({ kind }) => ACTS.includes(kind)).map((entry) => mitigation(mapping, entry)),
    ...outcomeOf(mapping, alert),
  ],
})

function signsOf({ base, signs }: Mapping, { signs: found, because }: Alert): CodeableConcept {
  const names = [...new Set(found.map(({ sign }) => sign))]
  return {
    coding: names.map((sign) => coding(ownSystem(base, 'warning-sign'), sign, signs[sign] ?? readable(sign))),
    text: names.map((sign) => signs[sign] ?? readable(sign)).join(', ') || because,
  }
}

const mitigation = ({ base }: Mapping, entry: HistoryEntry) => ({
  action: concept(ownSystem(base, 'event'), `alert-${entry.kind}`, readable(entry.kind)),
  date: entry.at,
  author: 'by' in entry ? { identifier: { system: ownNaming(base, 'staff'), value: entry.by } } : undefined,
})

const outcomeOf = ({ base }: Mapping, { outcome }: Alert): NonNullable<DetectedIssue['mitigation']> =>
  outcome
    ? [
        {
          action: concept(ownSystem(base, 'outcome'), outcome.outcome, readable(outcome.outcome)),
          date: outcome.at,
          author: { identifier: { system: ownNaming(base, 'staff'), value: outcome.by }, display: outcome.name },
        },
      ]
    : []
