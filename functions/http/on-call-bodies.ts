/** What may be said of a rota and a paging policy, for the API's bodies and the console's forms alike. */
import * as z from 'zod/mini'
import { DUTIES } from '../core/clinic/clinic.ts'
import type { Policy, Who } from '../core/on-call/policy.ts'
import { instant } from './instant.ts'

const duty = z.enum(DUTIES)
export const staffId = z.string().check(z.minLength(1, 'Whom? Choose a person.'), z.maxLength(60))
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time such as 08:00 is needed.' }))

export const shifts = z.strictObject({
  shifts: z.array(
    z.strictObject({
      shiftId: z.optional(
        z.string().check(z.regex(/^[\w-]{1,40}$/, { error: 'Letters, digits and hyphens, at most 40.' })),
      ),
      duty,
      staffId,
      days: z
        .array(z.int().check(z.minimum(1), z.maximum(7)))
        .check(z.minLength(1, 'On which days? Choose at least one.'), z.maxLength(7)),
      from: time,
      to: z.union([time, z.literal('24:00')], { error: 'A time such as 20:00, or 24:00, is needed.' }),
    }),
  ),
})

const stretch = { duty, startsAt: instant, endsAt: instant }
export const override = z.strictObject({ ...stretch, staffId: z.optional(z.nullable(staffId)) })
export const swapping = z.strictObject({
  ...stretch,
  staffId,
  with: staffId,
  back: z.optional(z.strictObject({ startsAt: instant, endsAt: instant })),
})

const WHO = /^(on-call|backup|fallback|everyone|staff:.{1,60})$/
const who = z
  .array(z.string().check(z.regex(WHO, { error: `One of ${DUTIES.join(', ')}, everyone, or staff:<id>.` })))
  .check(z.maxLength(20))
const by = z.array(z.enum(['sms', 'voice', 'email'])).check(z.maxLength(3))
const WHOLE = 'Whole minutes are needed, from 0 to 1440.'
const minutes = z.int(WHOLE).check(z.minimum(0, WHOLE), z.maximum(1440, WHOLE))
export const tierPolicy = z.strictObject({
  steps: z.array(z.strictObject({ afterMinutes: minutes, who, by })),
  afterwards: z.strictObject({ everyMinutes: minutes, who, by }),
  acknowledgeWithinMinutes: minutes,
  contactWithinMinutes: minutes,
  remindOwnerAtMinutes: z.optional(minutes),
  resumeAtMinutes: minutes,
  tellPatientAtMinutes: minutes,
})
export const policy = z.strictObject({ emergency: tierPolicy, urgent: tierPolicy, prompt: tierPolicy })

export const notices = z.strictObject({
  handOver: z.boolean(),
  readinessAt: z.optional(z.nullable(time)),
  digestAt: z.optional(z.nullable(time)),
})

/** The schema's pattern has checked every `who`. */
export const asPolicy = (body: z.infer<typeof policy>): Policy =>
  JSON.parse(JSON.stringify(body)) as Policy & { emergency: { steps: { who: Who[] }[] } }
