/** What the API and the console take about a clinic; `npm run clinic` takes the same. */
import * as z from 'zod/mini'
import { MOST_SPANS, MOST_SPECIAL } from '../core/clinic/opening-faults.ts'
import { MOST_REPLIES } from '../core/clinic/saved-reply.ts'
import { STAFF_ROLES } from '../core/clinic/staff.ts'
import { isDate } from '../core/time.ts'

/** A clinic's and a patient's first name of twenty characters each still fit one text (templates/messages). */
export const LONGEST_NAME = 20

export const some = (what: string, most: number) =>
  z
    .string({ error: `${what} is needed.` })
    .check(z.minLength(1, { error: `${what} is needed.` }), z.maxLength(most, { error: `At most ${most} characters.` }))

const upTo = (most: number) => z.optional(z.string().check(z.maxLength(most, { error: `At most ${most} characters.` })))

export const emergencyNumber = z.string().check(z.regex(/^\d{3,6}$/, { error: 'An emergency number such as 911.' }))
export const languages = z
  .array(z.string())
  .check(z.minLength(1, { error: 'At least one language, such as "en".' }), z.maxLength(10))

const names = z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(40))
export const offer = z.strictObject({
  plan: z.string().check(z.maxLength(40)),
  areas: names,
  products: names,
})

const replyText = some('The words of the reply', 1000)

/** What staff send often; `{name}` and `{clinic}` are filled in. */
const savedReply = z.strictObject({
  title: some('A title', 40),
  texts: z.strictObject({ en: replyText, es: replyText }),
})

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time such as 09:00 is needed.' }))
const spanOfDay = {
  from: clock,
  to: z.union([clock, z.literal('24:00')], { error: 'A time such as 17:00, or 24:00, is needed.' }),
}
const date = z.string().check(z.refine(isDate, { error: 'A date such as 2026-11-26 is needed.' }))

/** Hours by weekday (1 = Monday … 7 = Sunday) and for special days, closed where they have no spans. */
export const openingHours = z.strictObject({
  week: z
    .array(
      z.strictObject({
        days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
        ...spanOfDay,
      }),
    )
    .check(z.maxLength(MOST_SPANS)),
  special: z
    .array(
      z.strictObject({
        first: date,
        last: date,
        name: z.strictObject({ en: some('A name such as Thanksgiving', 40), es: z.optional(some('A name', 40)) }),
        spans: z.array(z.strictObject(spanOfDay)).check(z.maxLength(4)),
      }),
    )
    .check(z.maxLength(MOST_SPECIAL, { error: `At most ${MOST_SPECIAL} special days: remove those that are over.` })),
})

/** A picture in base64; what it may be is checked with its bytes. */
const logo = z.strictObject({
  content: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'The file is needed, in base64.' })),
})

/** Changes of settings; an empty text takes one away where the clinic can do without it. */
export const settings = z.strictObject({
  name: z.optional(some('The name that texts begin with', LONGEST_NAME)),
  zone: z.optional(some('An IANA zone such as America/Chicago', 60)),
  emergencyNumber: z.optional(emergencyNumber),
  frontDeskPhone: z.optional(some('The phone of the front desk', 20)),
  onCallPhone: z.optional(some('The on-call line, answered by a person day and night,', 20)),
  interpreterPhone: upTo(20),
  nightPlace: upTo(200),
  voiceAnswer: upTo(200),
  languages: z.optional(languages),
  offers: z.optional(z.array(offer).check(z.maxLength(40))),
  savedReplies: z.optional(z.array(savedReply).check(z.maxLength(MOST_REPLIES))),
  openingHours: z.optional(z.nullable(openingHours)),
  brandColor: upTo(20),
  logo: z.optional(z.nullable(logo)),
})

/** A person of the staff; an empty phone or address is none. */
export const person = z.strictObject({
  name: some('A name', 60),
  role: z.enum(STAFF_ROLES, { error: `One of ${STAFF_ROLES.join(', ')}.` }),
  phone: upTo(40),
  email: z.optional(z.union([z.literal(''), z.email()], { error: 'An email address is needed, or none.' })),
})

/** A system of the clinic's, by the client id under which it gets tokens. */
export const apiClient = z.strictObject({
  clientId: z.string().check(z.regex(/^[\w+-]{1,128}$/, { error: 'The client id: letters, digits, + and -.' })),
  name: some('A name', 60),
})
