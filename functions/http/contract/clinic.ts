import * as z from 'zod/mini'
import { DUTIES } from '../../core/clinic/clinic.ts'
import { STAFF_ROLES } from '../../core/clinic/staff.ts'
import { PHOTO_TYPES } from '../../core/photos/photo.ts'
import { openingHours } from '../clinic-bodies.ts'
import { as, at, type Call, id, next } from './common.ts'

const clinic = as(
  'Clinic',
  z.strictObject({
    clinicId: id,
    name: z.string(),
    zone: z.string(),
    emergencyNumber: z.string(),
    frontDeskPhone: z.string(),
    onCallPhone: z.string(),
    interpreterPhone: z.nullable(z.string()),
    nightPlace: z.nullable(z.string()),
    voiceAnswer: z.nullable(z.string()),
    languages: z.array(z.string()),
    offers: z.nullable(
      z.array(
        z.strictObject({
          plan: z.string(),
          areas: z.array(z.string()),
          products: z.array(z.string()),
        }),
      ),
    ),
    savedReplies: z.nullable(
      z.array(z.strictObject({ title: z.string(), texts: z.strictObject({ en: z.string(), es: z.string() }) })),
    ),
    openingHours: z.nullable(as('OpeningHours', openingHours)),
    brandColor: z.nullable(z.string()),
    logo: z.nullable(
      z.strictObject({
        url: z.string(),
        type: z.enum(PHOTO_TYPES),
        width: z.int(),
        height: z.int(),
        bytes: z.int(),
      }),
    ),
    country: z.string(),
    textingNumber: z.string(),
    pagingNumber: z.string(),
    mailFrom: z.string(),
  }),
  'A clinic and its settings. `offers`: null is every care plan, without areas all of them. `savedReplies` take `{name}` and `{clinic}`. `logo` is public. The operator changes numbers and `mailFrom`.',
)

const missing = as(
  'Missing',
  z.union([
    z.strictObject({ kind: z.literal('rota-gap'), duty: z.enum(DUTIES), from: at, to: at, everyDuty: z.boolean() }),
    z.strictObject({ kind: z.literal('number-not-attached'), number: z.string() }),
    z.strictObject({ kind: z.literal('phone-not-tested'), staffId: id, name: z.string() }),
    z.strictObject({ kind: z.literal('no-on-call-line'), because: z.enum(['is-front-desk', 'is-texting-number']) }),
    z.strictObject({ kind: z.literal('words-not-signed'), signatures: z.int() }),
    z.strictObject({ kind: z.literal('no-consent-wording'), language: z.string() }),
    z.strictObject({
      kind: z.enum(['no-front-desk-phone', 'no-night-place', 'no-voice-answer', 'no-clinician']),
    }),
  ]),
  "One thing that is missing before the clinic's first patient.",
)

const staff = as(
  'Person',
  z.strictObject({
    staffId: id,
    name: z.string(),
    role: z.enum(STAFF_ROLES),
    phone: z.nullable(z.string()),
    email: z.nullable(z.string()),
  }),
  'Somebody who works at the clinic.',
)
const gap = z.strictObject({ duty: z.enum(DUTIES), from: at, to: at })

const call = (operationId: string, answers: Call['answers']): Call => ({ operationId, tag: 'Settings', answers })
const path = '/v1/clinic'

export const clinicCalls: Record<string, Call> = {
  [`GET ${path}`]: call('getClinic', { 200: clinic }),
  [`PATCH ${path}`]: call('changeClinic', { 200: clinic }),
  [`GET ${path}/checklist`]: call('getChecklist', {
    200: z.strictObject({ ready: z.boolean(), missing: z.array(missing) }),
  }),
  [`GET ${path}/staff`]: call('listStaff', { 200: z.strictObject({ staff: z.array(staff), next }) }),
  [`POST ${path}/staff`]: call('addStaff', { 201: staff }),
  [`PUT ${path}/staff/{id}`]: call('changeStaff', { 200: staff }),
  [`DELETE ${path}/staff/{id}`]: call('removeStaff', {
    200: z.strictObject({ staffId: id, removed: z.literal(true), gaps: z.array(gap) }),
  }),
}
