/** How a clinic's booking systems are connected: by an admin, with the secret that is never shown again. */
import * as z from 'zod/mini'
import { FIELDS } from '../core/intake/read-generic.ts'
import { SOURCES, sourceNamed } from '../core/intake/source.ts'
import { keys } from '../core/keys.ts'
import { getSetup, removeIntake, setUpIntake } from '../use-cases/intake/set-up-intake.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const pointer = z
  .string()
  .check(z.maxLength(200), z.regex(/^(\/[^/]*)+$/, { error: 'A JSON pointer such as /patient/phone is needed.' }))

const service = z.strictObject({
  service: text(120),
  plan: z.optional(text(40)),
  areas: z.optional(z.array(text(40)).check(z.maxLength(20))),
  product: z.optional(text(120)),
  aftercare: z.optional(z.boolean()),
})

export const serviceTable = z.array(service).check(z.maxLength(500))

const consentField = z.strictObject({
  at: pointer,
  is: z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()]),
})

const MOST_OVERLAP_HOURS = 7 * 24

export const setup = z.strictObject({
  secret: z.optional(text(300)),
  services: serviceTable,
  oldSecretHours: z.optional(z.int().check(z.minimum(0), z.maximum(MOST_OVERLAP_HOURS))),
  consent: z.optional(
    z.strictObject({ sms: z.optional(consentField), email: z.optional(consentField), statement: text(4000) }),
  ),
  agreement: z.optional(
    z.strictObject({
      statement: z.string().check(z.trim()),
      sms: z._default(z.boolean(), false),
      email: z._default(z.boolean(), false),
    }),
  ),
  fields: z.optional(z.partial(z.strictObject(pointers()))),
})

function pointers(): Record<keyof typeof FIELDS, typeof pointer> {
  return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, pointer])) as never
}

const NO_SOURCE = `There is no such booking system here, only ${SOURCES.join(', ')}.`

/** Under a name that is none there is nothing to edit. */
const edits: Route['edits'] = ({ caller, params }) =>
  keys.intake(caller.clinicId, sourceNamed(params.source) ?? 'generic')

export const intakeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/intake/{source}',
    summary: 'How a booking system is connected, without its secret',
    roles: PERMISSIONS.administer,
    edits,
    answers: { 200: 'The connection', 404: 'No such booking system, or not connected' },
    async respond(deps, { caller, params }) {
      const source = sourceNamed(params.source)
      if (!source) return refuse(404, NO_SOURCE)
      const found = await getSetup(deps, caller.clinicId, source)
      return found ? ok(found) : refuse(404, `${source} is not connected. PUT /v1/intake/${source} connects it.`)
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/intake/{source}',
    summary: 'Connect a booking system: its secret, and which service is which treatment',
    description:
      'Without a secret the present one stays. A new one counts at once; with `oldSecretHours` the one before is taken beside it for so long. `services` is the whole table; `consent` names the fields of an event by which the patient agreed, and what they were shown; `agreement` is a form that patients have signed whose events say nothing of consent (10 to 500 characters).',
    roles: PERMISSIONS.administer,
    body: setup,
    edits,
    answers: {
      200: 'Connected; `address` is what the booking system has to call',
      404: 'No such booking system',
      422: 'A field is not valid',
    },
    async respond(deps, { caller, params, body }) {
      const source = sourceNamed(params.source)
      if (!source) return refuse(404, NO_SOURCE)
      const given = { ...body, clinicId: caller.clinicId, source, by: caller.id, name: caller.name }
      const result = await setUpIntake(deps, given as Parameters<typeof setUpIntake>[1])
      return result.kind === 'set-up' ? ok(result.setup) : invalid(result.faults)
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/intake/{source}',
    summary: 'Disconnect a booking system: what it sends from now on is refused',
    roles: PERMISSIONS.administer,
    edits,
    answers: { 200: 'It is disconnected', 404: 'No such booking system, or not connected' },
    async respond(deps, { caller, params }) {
      const source = sourceNamed(params.source)
      if (!source) return refuse(404, NO_SOURCE)
      const removed = await removeIntake(deps, caller.clinicId, source)
      return removed ? ok({ source, removed: true }) : refuse(404, `${source} is not connected.`)
    },
  }),
]
