import * as z from 'zod/mini'
import { as, at, type Call, channel, count, fieldError, id, messageState, next, texts } from './common.ts'

const followUp = as(
  'FollowUp',
  z.strictObject({ followUpId: id, step: z.string(), channel, dueAt: at, status: messageState, text: z.string() }),
  '`text` of an e-mail is its text part.',
)
const procedure = as(
  'Procedure',
  z.strictObject({
    plan: z.string(),
    areas: z.array(z.string()),
    product: z.optional(z.string()),
    injector: z.optional(z.string()),
  }),
)
const own = { externalId: z.nullable(z.string()), metadata: texts }
const planned = {
  treatmentId: id,
  patientId: id,
  followUps: z.array(followUp),
  missed: z.array(z.strictObject({ step: z.string(), dueAt: at })),
  ...own,
}
const visit = { performedAt: at, procedures: z.array(procedure), state: z.enum(['running', 'cancelled']) }
const logged = as(
  'LoggedTreatment',
  z.strictObject(planned),
  '`missed`: steps whose time had passed when it was logged.',
)
const treatment = as('Treatment', z.strictObject({ ...planned, ...visit }))
const listedTreatment = as(
  'TreatmentListed',
  z.strictObject({ treatmentId: id, patientId: id, loggedAt: at, ...visit, ...own }),
)

const agreement = as(
  'Agreement',
  z.strictObject({ statement: z.string(), sms: z.boolean(), email: z.boolean() }),
  'By which rows without a consent cell have consent.',
)
const job = {
  importId: id,
  state: z.enum(['working', 'done', 'cancelled']),
  rows: count,
  done: count,
  startedAt: at,
  startedBy: z.string(),
  agreement: z.optional(agreement),
  doneBy: z.optional(at),
  cancelledAt: z.optional(at),
  cancelledBy: z.optional(z.string()),
}
const importJob = as('Import', z.strictObject(job), '`doneBy`: when the last row will have been logged.')
const line = { line: count }
const invalidRow = z.strictObject({ ...line, result: z.literal('invalid'), errors: z.array(fieldError) })
const withoutMessages = z.optional(z.literal(true))
const row = as(
  'ImportedRow',
  z.discriminatedUnion('result', [
    z.strictObject({ ...line, result: z.literal('created'), treatmentId: id, patientId: id, withoutMessages }),
    z.strictObject({ ...line, result: z.literal('repeated'), treatmentId: id, patientId: id }),
    invalidRow,
    z.strictObject({ ...line, result: z.literal('failed') }),
  ]),
  '`withoutMessages`: by an agreement, of a patient who had said no before.',
)
const counts = { created: count, repeated: count, invalid: count, failed: count }
const triedRow = z.discriminatedUnion('result', [z.strictObject({ ...line, result: z.literal('ready') }), invalidRow])

const layout = as(
  'ImportLayout',
  z.strictObject({ layoutId: id, columns: z.record(z.string(), z.string()), changedAt: at, changedBy: z.string() }),
  'What each column of a header is.',
)
const services = z.strictObject({
  services: z.array(
    z.strictObject({
      service: z.string(),
      plan: z.optional(z.string()),
      areas: z.optional(z.array(z.string())),
      product: z.optional(z.string()),
      aftercare: z.optional(z.boolean()),
    }),
  ),
  changedAt: z.nullable(at),
  changedBy: z.nullable(z.string()),
})

const step = z.strictObject({
  step: z.string(),
  after: z.string(),
  expiresAfter: z.string(),
  channel: z.enum(['sms', 'email']),
  message: z.string(),
  texts: z.optional(texts),
  expectsAnswer: z.boolean(),
  safety: z.boolean(),
  silence: z.optional(z.strictObject({ remindAfter: z.string(), taskAfter: z.string() })),
  areas: z.optional(z.array(z.string())),
  risks: z.optional(z.array(z.string())),
  why: z.string(),
})
const plan = {
  plan: z.string(),
  title: z.string(),
  priority: z.int(),
  areas: z.array(z.string()),
  steps: z.array(step),
}
const carePlan = as('CarePlan', z.strictObject(plan), 'Durations are ISO 8601: PT2H, P3D.')
const override = as(
  'PlanOverride',
  z.strictObject({
    plan: z.string(),
    steps: z.record(
      z.string(),
      z.strictObject({
        after: z.optional(z.string()),
        channel: z.optional(z.enum(['sms', 'email'])),
        off: z.optional(z.boolean()),
        texts: z.optional(texts),
      }),
    ),
    signedBy: z.array(z.strictObject({ staffId: id, name: z.string(), at })),
  }),
)
const overridden = z.strictObject({
  carePlan,
  override: z.nullable(override),
  inForce: z.boolean(),
  signaturesMissing: count,
})

const treatments = (operationId: string, answers: Call['answers']) => ({ operationId, tag: 'Treatments', answers })
const imports = (operationId: string, answers: Call['answers']) => ({ operationId, tag: 'Imports', answers })
const carePlans = (operationId: string, answers: Call['answers']) => ({ operationId, tag: 'Care plans', answers })

export const courseCalls: Record<string, Call> = {
  'POST /v1/treatments': treatments('logTreatment', { 200: logged, 201: logged }),
  'GET /v1/treatments': treatments('listTreatments', {
    200: z.strictObject({ treatments: z.array(listedTreatment), next }),
  }),
  'GET /v1/treatments/{id}': treatments('getTreatment', { 200: treatment }),
  'PATCH /v1/treatments/{id}': treatments('changeTreatment', { 200: treatment }),
  'DELETE /v1/treatments/{id}': treatments('cancelTreatment', {
    200: z.strictObject({ treatmentId: id, cancelled: z.array(followUp) }),
  }),
  'POST /v1/checkout-links': treatments('makeCheckoutLink', {
    201: z.strictObject({ address: z.url(), expiresAt: at }),
  }),
  'POST /v1/imports/treatments': imports('importTreatments', {
    200: z.strictObject({
      written: z.literal(false),
      rows: count,
      ready: count,
      invalid: count,
      results: z.array(triedRow),
      skipped: z.array(count),
      byAgreement: z.optional(z.strictObject({ rows: count, byVisitDay: count })),
      correction: z.optional(z.string()),
    }),
    202: importJob,
  }),
  'GET /v1/imports': imports('listImports', { 200: z.strictObject({ imports: z.array(importJob), next }) }),
  'GET /v1/imports/{id}': imports('getImport', {
    200: z.strictObject({ ...job, ...counts, results: z.array(row) }),
  }),
  'POST /v1/imports/{id}/cancel': imports('cancelImport', { 200: importJob }),
  'GET /v1/import-layouts': imports('listImportLayouts', { 200: z.strictObject({ layouts: z.array(layout) }) }),
  'PUT /v1/import-layouts': imports('setImportLayout', { 200: layout }),
  'DELETE /v1/import-layouts/{id}': imports('removeImportLayout', {
    200: z.strictObject({ layoutId: id, removed: z.literal(true) }),
  }),
  'GET /v1/import-services': imports('getImportServices', { 200: services }),
  'PUT /v1/import-services': imports('setImportServices', { 200: services }),
  'GET /v1/care-plans': carePlans('listCarePlans', { 200: z.strictObject({ carePlans: z.array(carePlan), next }) }),
  'GET /v1/care-plans/{plan}': carePlans('getCarePlan', {
    200: z.strictObject({ ...plan, override: z.optional(override) }),
  }),
  'PUT /v1/care-plans/{plan}/override': carePlans('proposePlanOverride', { 200: overridden }),
  'POST /v1/care-plans/{plan}/override/approve': carePlans('approvePlanOverride', { 200: overridden }),
  'DELETE /v1/care-plans/{plan}/override': carePlans('removePlanOverride', { 200: overridden }),
}
