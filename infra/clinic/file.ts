/** A clinic's file: JSON with its line when it is none, and the field when something in it is not as it should be. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { checkColor } from '../../functions/core/clinic/brand-color.ts'
import { colorFault } from '../../functions/core/clinic/brand-faults.ts'
import { DUTIES, ROLES, SECOND_READER_MODES } from '../../functions/core/clinic/clinic.ts'
import type { FieldError } from '../../functions/core/fault.ts'
import { emergencyNumber, LONGEST_NAME, languages, openingHours, some } from '../../functions/http/clinic-bodies.ts'
import { policy } from '../../functions/http/on-call-bodies.ts'
import { check } from '../../functions/http/route.ts'

/** What the person at the keyboard can put right; printed as it is. */
export class Complaint extends Error {}

/** One line a fault: file, field, what is wrong. */
export const complain = (from: string, faults: readonly FieldError[]): Complaint =>
  new Complaint(faults.map(({ pointer, detail }) => `${from} ${pointer || '/'}: ${detail}`).join('\n'))

const id = z.string().check(z.regex(/^[\w-]{1,40}$/, { error: 'Letters, digits and hyphens, at most 40.' }))
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time such as 08:00 is needed.' }))

/** A color that can be read, as `PATCH /v1/clinic` keeps it. */
const brandColor = z.pipe(
  z.string().check(
    z.superRefine((given, { addIssue }) => {
      const fault = colorFault(checkColor(given))
      if (fault) addIssue({ code: 'custom', message: fault })
    }),
  ),
  z.transform((given) => {
    const color = checkColor(given)
    return color.kind === 'readable' ? color.color : given
  }),
)

const clinic = z.strictObject({
  clinicId: id,
  name: some('The name that texts begin with', LONGEST_NAME),
  zone: some('An IANA zone such as America/Chicago', 60),
  country: z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'A country of two letters such as US.' })),
  textsTo: z.optional(
    z.array(z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'A country of two letters such as US.' }))),
  ),
  jurisdiction: z.optional(z.string()),
  textingNumber: some('The number that patients text with', 20),
  pagingNumber: some('The number that pages leave from', 20),
  frontDeskPhone: some('The phone of the front desk', 20),
  onCallPhone: some('The on-call line, answered by a person day and night,', 20),
  interpreterPhone: z.optional(some('A phone', 20)),
  emergencyNumber,
  mailFrom: z.email({ error: 'An e-mail address is needed.' }),
  languages,
  nightPlace: z.optional(some('A place', 200)),
  voiceAnswer: z.optional(some('What callers hear', 200)),
  attachedNumbers: z.optional(z.array(z.string())),
  secondReader: z.optional(z.enum(SECOND_READER_MODES)),
  checkoutOrigins: z.optional(
    z.array(
      z.string().check(
        z.regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/, {
          error: 'An origin such as https://app.booking.example, no path.',
        }),
      ),
    ),
  ),
  patientCalendars: z.optional(z.boolean()),
  openingHours: z.optional(openingHours),
  brandColor: z.optional(brandColor),
})
const person = z.strictObject({
  staffId: id,
  name: some('A name', 60),
  role: z.enum(ROLES),
  phone: z.optional(z.string()),
  email: z.optional(z.email({ error: 'An e-mail address is needed.' })),
})
const shift = z.strictObject({
  shiftId: id,
  duty: z.enum(DUTIES),
  staffId: z.string(),
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1)),
  from: time,
  to: z.union([time, z.literal('24:00')], { error: 'A time such as 20:00, or 24:00, is needed.' }),
})
const client = z.strictObject({ clientId: some('The client id', 128), name: some('A name', 60) })

export const wholeClinic = z.strictObject({
  clinic,
  staff: z.array(person),
  shifts: z.array(shift),
  clients: z.optional(z.array(client)),
})
export const changesOfClinic = z.strictObject({
  clinic: z.optional(z.partial(clinic)),
  staff: z.optional(z.array(person)),
  shifts: z.optional(z.array(shift)),
  clients: z.optional(z.array(client)),
  policy: z.optional(policy),
})

/** The JSON of a file. The engine says line and column of what it cannot read. */
export function jsonOf(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Complaint(`There is no file ${file}.`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Complaint(`${file} is not JSON: ${(error as Error).message}`)
  }
}

/** The value as the schema has it, or a complaint that names each field. */
export function shaped<Shape>(schema: z.ZodMiniType<Shape>, value: unknown, from: string): Shape {
  const checked = check(schema, value)
  if ('faults' in checked) throw complain(from, checked.faults)
  return checked.body
}
