/** What each call of the API is about: who may make it, and a body that is accepted. A call that is not here has no rule. */

import type { Role } from '../../functions/core/clinic/clinic.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { SLACK_SETUP } from '../support/slack-setup.ts'

export const ROLES: readonly Role[] = ['system', 'front-desk', 'nurse', 'clinician', 'admin']
const everyone = ROLES
const desk = ROLES.slice(1)
const clinical = ROLES.slice(2)
const clinician = ROLES.slice(3)
const admin = ROLES.slice(4)
/** A system for what it has added itself; what the admin has added is 404 to it. */
const integrate = ['system', 'admin'] as const

export const PERFORMED_AT = '2030-11-25T18:00:00Z'

export const aTreatment = {
  patient: {
    name: 'Ana Ruiz',
    phone: '+14155550123',
    email: 'ana@example.com',
    language: 'en',
    timeZone: 'America/Denver',
  },
  performedAt: PERFORMED_AT,
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
  consent: { sms: true, email: true, statement: 'I agree.', method: 'front-desk', capturedAt: PERFORMED_AT },
}
const shifts = [
  { shiftId: 'a', duty: 'on-call', staffId: 'dr-lee', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
]
const stretch = { duty: 'on-call', startsAt: '2030-12-01T18:00:00Z', endsAt: '2030-12-02T18:00:00Z' }
const file =
  'name,phone,performed_at,procedures,consent_sms\nAna Ruiz,+14155550123,2030-11-25T18:00:00Z,filler: lips,yes'

type Rule = { roles: readonly Role[]; body?: object; file?: { type: string; text: string } }

/** docs/architecture.md: each role has what the one before it has. */
export const RULES: Readonly<Record<string, Rule>> = {
  'POST /v1/treatments': { roles: everyone, body: aTreatment },
  'GET /v1/treatments': { roles: everyone },
  'GET /v1/treatments/{id}': { roles: everyone },
  'PATCH /v1/treatments/{id}': {
    roles: everyone,
    body: { performedAt: PERFORMED_AT, procedures: aTreatment.procedures },
  },
  'DELETE /v1/treatments/{id}': { roles: everyone },
  'POST /v1/checkout-links': { roles: everyone, body: { patient: { name: 'Ana Ruiz', phone: '(415) 555-0123' } } },
  'POST /v1/imports/treatments': { roles: everyone, file: { type: 'text/csv', text: file } },
  'GET /v1/imports': { roles: everyone },
  'GET /v1/imports/{id}': { roles: everyone },
  'POST /v1/imports/{id}/cancel': { roles: everyone },
  'GET /v1/import-layouts': { roles: everyone },
  'PUT /v1/import-layouts': {
    roles: everyone,
    body: { columns: { client: 'name', when: 'performed_at', what: 'procedures' } },
  },
  'DELETE /v1/import-layouts/{id}': { roles: everyone },
  'GET /v1/import-services': { roles: admin },
  'PUT /v1/import-services': {
    roles: admin,
    body: { services: [{ service: 'Glow', plan: 'peel', areas: ['face'] }] },
  },
  'GET /v1/intake/{source}': { roles: admin },
  'DELETE /v1/intake/{source}': { roles: admin },
  'PUT /v1/intake/{source}': {
    roles: admin,
    body: {
      secret: 'a secret of Zenoti',
      services: [{ service: 'Botox', plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic' }],
      consent: { sms: { at: '/data/guest/agreed', is: true }, statement: 'I agree.' },
    },
  },
  'GET /v1/patients': { roles: everyone },
  'GET /v1/patients/{id}': { roles: everyone },
  'PATCH /v1/patients/{id}': { roles: everyone, body: { name: 'Ana Ruiz', phone: '+14155550123', language: 'en' } },
  'PUT /v1/patients/{id}/consent': { roles: everyone, body: { sms: true, statement: 'I agree.', method: 'phone' } },
  'POST /v1/patients/{id}/messages': { roles: clinical, body: { text: 'How are you?' } },
  'GET /v1/patients/{id}/messages': { roles: clinical },
  'POST /v1/patients/{id}/calendar-address': { roles: everyone },
  'DELETE /v1/patients/{id}/calendar-address': { roles: everyone },
  'GET /v1/patients/{id}/export': { roles: admin },
  'GET /v1/patients/{id}/record.pdf': { roles: clinical },
  'DELETE /v1/patients/{id}': { roles: admin },
  'GET /v1/patients/{id}/hold': { roles: admin },
  'PUT /v1/patients/{id}/hold': { roles: admin, body: { held: true, because: 'A letter of counsel.' } },
  'GET /v1/audit/reads': { roles: admin },
  'GET /v1/audit/reads.csv': { roles: admin },
  'GET /v1/clinic/retention': { roles: admin },
  'PUT /v1/clinic/retention': {
    roles: admin,
    body: {
      periods: { record: 10, conversations: 10, alerts: 10, audit: 7, mails: 90, strangers: 365, drafts: 30 },
    },
  },
  'GET /v1/patients/{id}/mails/{messageId}': { roles: clinical },
  'POST /v1/patients/{id}/photo-requests': { roles: clinical },
  'GET /v1/patients/{id}/photos': { roles: clinical },
  'GET /v1/patients/{id}/photos/{photoId}': { roles: clinical },
  'GET /v1/patients/{id}/timeline': { roles: clinical },
  'GET /v1/alerts': { roles: clinical },
  'GET /v1/alerts/{id}': { roles: ['system', ...clinical] },
  'POST /v1/alerts/{id}/acknowledge': { roles: clinical },
  'POST /v1/alerts/{id}/undo': { roles: clinical },
  'POST /v1/alerts/{id}/contacted': { roles: clinical },
  'POST /v1/alerts/{id}/attempts': { roles: clinical, body: { kind: 'no-answer' } },
  'POST /v1/alerts/{id}/hand-over': { roles: clinical, body: { to: 'dr-lee' } },
  'POST /v1/alerts/{id}/escalate': { roles: clinical },
  'POST /v1/alerts/{id}/resolve': {
    roles: clinical,
    body: { outcome: 'seen', note: '', harm: 'none', tierWas: 'right' },
  },
  'POST /v1/alerts/{id}/reopen': { roles: clinical, body: { reason: 'It was another patient.' } },
  'POST /v1/alerts/{id}/confirm': { roles: clinical },
  'POST /v1/alerts/{id}/tier': { roles: clinical, body: { tier: 'emergency', reason: 'She cannot speak.' } },
  'GET /v1/tasks': { roles: desk },
  'POST /v1/tasks/{id}/done': { roles: desk },
  'POST /v1/tasks/{id}/undo': { roles: desk },
  'PATCH /v1/tasks/{id}': { roles: desk, body: { owner: null } },
  'GET /v1/care-plans': { roles: everyone },
  'GET /v1/care-plans/{plan}': { roles: everyone },
  'PUT /v1/care-plans/{plan}/override': { roles: clinician, body: { steps: { aftercare: { off: true } } } },
  'POST /v1/care-plans/{plan}/override/approve': { roles: clinician },
  'DELETE /v1/care-plans/{plan}/override': { roles: clinician },
  'GET /v1/on-call': { roles: clinical },
  'PUT /v1/on-call/shifts': { roles: admin, body: { shifts } },
  'POST /v1/on-call/overrides': { roles: clinical, body: { ...stretch, staffId: 'nurse-kim' } },
  'DELETE /v1/on-call/overrides/{id}': { roles: clinical },
  'POST /v1/on-call/swaps': { roles: clinical, body: { ...stretch, staffId: 'dr-lee', with: 'nurse-kim' } },
  'POST /v1/on-call/calendar': {
    roles: admin,
    file: { type: 'text/calendar', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' },
  },
  'POST /v1/on-call/calendar-address': { roles: clinical, body: {} },
  'DELETE /v1/on-call/calendar-address': { roles: clinical },
  'GET /v1/on-call/followed-calendars': { roles: admin },
  'PUT /v1/on-call/followed-calendars/{duty}': { roles: admin, body: { url: 'http://127.0.0.1:9/calendar.ics' } },
  'GET /v1/on-call/followed-calendars/{duty}': { roles: admin },
  'DELETE /v1/on-call/followed-calendars/{duty}': { roles: admin },
  'POST /v1/on-call/followed-calendars/{duty}/take-over': { roles: admin, body: { seen: '2030-11-25T18:00:00.000Z' } },
  'PUT /v1/on-call/notices': { roles: admin, body: { handOver: false, readinessAt: '08:00' } },
  'POST /v1/on-call/test-pages': { roles: clinical, body: { staffId: 'dr-lee' } },
  'GET /v1/on-call/policy': { roles: clinical },
  'PUT /v1/on-call/policy': { roles: admin, body: DEFAULT_POLICY },
  'GET /v1/clinic': { roles: admin },
  'PATCH /v1/clinic': { roles: admin, body: { nightPlace: 'Harbor General, (415) 555-0196' } },
  'GET /v1/clinic/checklist': { roles: admin },
  'GET /v1/clinic/staff': { roles: admin },
  'POST /v1/clinic/staff': { roles: admin, body: { name: 'Dr Vega', role: 'clinician', phone: '(415) 555-0220' } },
  'PUT /v1/clinic/staff/{id}': { roles: admin, body: { name: 'Nurse Kim', role: 'nurse', phone: '(415) 555-0202' } },
  'DELETE /v1/clinic/staff/{id}': { roles: admin },
  'POST /v1/exports': { roles: admin },
  'GET /v1/exports': { roles: admin },
  'GET /v1/exports/{id}/items': { roles: admin },
  'GET /v1/chat/slack': { roles: admin },
  'PUT /v1/chat/slack': { roles: admin, body: SLACK_SETUP },
  'PUT /v1/chat/teams': { roles: admin, body: { url: 'http://127.0.0.1:9/' } },
  'POST /v1/webhooks': { roles: integrate, body: { url: 'http://127.0.0.1:9/', events: ['task.done'] } },
  'GET /v1/webhooks': { roles: admin },
  'GET /v1/webhooks/{id}': { roles: integrate },
  'DELETE /v1/webhooks/{id}': { roles: admin },
  'POST /v1/webhooks/{id}/rotate': { roles: admin },
  'POST /v1/webhooks/{id}/test': { roles: integrate },
  'GET /v1/webhooks/{id}/deliveries': { roles: integrate },
  'POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay': { roles: admin },
}
