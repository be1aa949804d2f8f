import * as z from 'zod/mini'
import { PURPOSES } from '../../core/messages/outbound.ts'
import { PHOTO_KINDS, PHOTO_TYPES } from '../../core/photos/photo.ts'
import { as, at, type Call, channel, count, id, messageState, next, stored, texts } from './common.ts'

const tag = 'Patients'

export const patient = as(
  'Patient',
  z.strictObject({
    patientId: id,
    name: z.string(),
    phone: z.nullable(z.string()),
    email: z.nullable(z.string()),
    guardian: z.nullable(z.string()),
    language: z.string(),
    timeZone: z.string(),
    consent: z.strictObject({ sms: z.boolean(), email: z.boolean() }),
    openAlertId: z.nullable(id),
    lastReplyAt: z.nullable(at),
    known: z.boolean(),
    optedOut: z.optional(z.boolean()),
    createdAt: at,
    externalId: z.nullable(z.string()),
    metadata: texts,
  }),
  '`phone` is E.164. `known`: false for a number that texted before it was enrolled. `optedOut`: it said STOP; by id alone.',
)

const about = { messageId: id, at, channel, text: z.string() }
const received = z.strictObject({
  ...about,
  direction: z.literal('in'),
  alertId: z.optional(id),
  keyword: z.optional(z.string()),
  photoIds: z.optional(z.array(id)),
})
const sent = z.strictObject({
  ...about,
  direction: z.literal('out'),
  status: messageState,
  purpose: z.enum(PURPOSES),
  step: z.optional(z.string()),
  treatmentId: z.optional(id),
  alertId: z.optional(id),
  by: z.optional(z.string()),
})
const message = as(
  'Message',
  z.discriminatedUnion('direction', [received, sent]),
  '`at`: when it came, left, or is due to leave. `by`: who of the staff wrote it.',
)

const photo = {
  photoId: id,
  kind: z.enum(PHOTO_KINDS),
  receivedAt: at,
  by: z.nullable(z.string()),
}

const event = as(
  'TimelineEvent',
  z.looseObject({ at, kind: z.string(), because: z.optional(z.string()) }),
  'What else it holds depends on its kind: texts, tiers, signs, ids.',
)

const record = as(
  'PatientRecord',
  z.strictObject({
    patient,
    consents: z.array(stored('consentId', 'capturedAt')),
    treatments: z.array(stored('treatmentId', 'performedAt')),
    messagesSent: z.array(stored('outboundId', 'text')),
    messagesReceived: z.array(stored('messageId', 'text')),
    alerts: z.array(stored('alertId', 'openedAt')),
    tasks: z.array(stored('taskId', 'createdAt')),
    photos: z.array(stored('photoId', 'receivedAt')),
    next,
  }),
  'The whole record as it is stored. Later versions may store more.',
)

export const patientCalls: Record<string, Call> = {
  'GET /v1/patients': {
    ...{ operationId: 'listPatients', tag },
    answers: { 200: z.strictObject({ patients: z.array(patient), next }) },
  },
  'GET /v1/patients/{id}': { operationId: 'getPatient', tag, answers: { 200: patient } },
  'PATCH /v1/patients/{id}': { operationId: 'changePatient', tag, answers: { 200: patient } },
  'PUT /v1/patients/{id}/consent': { operationId: 'setConsent', tag, answers: { 200: patient } },
  'DELETE /v1/patients/{id}': {
    ...{ operationId: 'erasePatient', tag },
    answers: { 200: z.strictObject({ patientId: id, erased: count, consentsKept: count, at }) },
  },
  'POST /v1/patients/{id}/messages': {
    ...{ operationId: 'sendMessage', tag },
    answers: {
      201: z.strictObject({ messageId: id, dueAt: at, status: messageState, text: z.string(), segments: count }),
    },
  },
  'GET /v1/patients/{id}/messages': {
    ...{ operationId: 'listMessages', tag },
    answers: { 200: z.strictObject({ messages: z.array(message), next }) },
  },
  'POST /v1/patients/{id}/calendar-address': {
    ...{ operationId: 'makePatientCalendar', tag },
    answers: { 201: z.strictObject({ patientId: id, address: z.url(), madeAt: at }) },
  },
  'DELETE /v1/patients/{id}/calendar-address': {
    ...{ operationId: 'endPatientCalendar', tag },
    answers: { 200: z.strictObject({ patientId: id, ended: z.literal(true) }) },
  },
  'GET /v1/patients/{id}/export': { operationId: 'exportPatient', tag, answers: { 200: record } },
  'GET /v1/patients/{id}/record.pdf': { operationId: 'printRecord', tag, answers: { 200: z.string() } },
  'GET /v1/patients/{id}/mails/{messageId}': {
    ...{ operationId: 'getMail', tag },
    answers: { 200: z.strictObject({ messageId: id, receivedAt: at, content: z.string() }) },
  },
  'POST /v1/patients/{id}/photo-requests': {
    ...{ operationId: 'askForPhoto', tag },
    answers: { 201: z.strictObject({ messageId: id, dueAt: at, status: messageState, endsAt: z.nullable(at) }) },
  },
  'GET /v1/patients/{id}/photos': {
    ...{ operationId: 'listPhotos', tag },
    answers: { 200: z.strictObject({ photos: z.array(z.strictObject(photo)), next }) },
  },
  'GET /v1/patients/{id}/photos/{photoId}': {
    ...{ operationId: 'getPhoto', tag },
    answers: { 200: z.strictObject({ photoId: id, type: z.enum(PHOTO_TYPES), content: z.string() }) },
  },
  'GET /v1/patients/{id}/timeline': {
    ...{ operationId: 'getTimeline', tag },
    answers: { 200: z.strictObject({ patient, events: z.array(event), next }) },
  },
}
