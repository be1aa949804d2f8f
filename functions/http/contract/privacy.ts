import * as z from 'zod/mini'
import { DOORS } from '../../core/access/record-read.ts'
import { RETENTION_KINDS } from '../../core/review/retention.ts'
import { periods } from '../retention.ts'
import { as, at, type Call, count, id, next } from './common.ts'

const tag = 'Privacy'

const kept = as(
  'KeptFor',
  z.strictObject({
    kind: z.enum(RETENTION_KINDS),
    unit: z.enum(['years', 'days']),
    period: count,
    usual: count,
    least: count,
    most: count,
    source: z.string(),
  }),
  '`least`: what the law or the service needs; `usual`: where the clinic sets nothing; `source`: where both come from.',
)

const change = z.strictObject({
  at,
  by: id,
  name: z.string(),
  before: z.partial(periods),
  after: periods,
})

const retention = as(
  'Retention',
  z.strictObject({
    kinds: z.array(kept),
    minors: z.strictObject({ years: count, source: z.string() }),
    changes: z.array(change),
  }),
  '`minors`: for how long the record of somebody with a guardian is kept at least.',
)

const hold = as(
  'LegalHold',
  z.strictObject({
    patientId: id,
    held: z.boolean(),
    at: z.optional(at),
    by: z.optional(id),
    name: z.optional(z.string()),
    because: z.optional(z.string()),
    incidents: z.array(id),
  }),
  '`incidents`: those that hold the record themselves.',
)

const recordRead = as(
  'RecordRead',
  z.strictObject({
    at,
    patientId: id,
    by: z.string(),
    name: z.optional(z.string()),
    role: z.optional(z.string()),
    via: z.enum(DOORS),
    what: z.string(),
    listed: z.optional(z.literal(true)),
  }),
  '`by`: id of the staff or the system; `what`: the call, the page or the link, without ids.',
)

export const privacyCalls: Record<string, Call> = {
  'GET /v1/clinic/retention': { operationId: 'getRetention', tag, answers: { 200: retention } },
  'PUT /v1/clinic/retention': { operationId: 'setRetention', tag, answers: { 200: retention } },
  'GET /v1/patients/{id}/hold': { operationId: 'getHold', tag, answers: { 200: hold } },
  'PUT /v1/patients/{id}/hold': { operationId: 'setHold', tag, answers: { 200: hold } },
  'GET /v1/audit/reads': {
    ...{ operationId: 'listReads', tag },
    answers: { 200: z.strictObject({ reads: z.array(recordRead), next }) },
  },
  'GET /v1/audit/reads.csv': { operationId: 'exportReads', tag, answers: { 200: z.string() } },
}
