import * as z from 'zod/mini'
import { keys } from '../core/keys.ts'
import { shownOwnData } from '../core/patients/own-data.ts'
import { RISKS, type Risk, type Treatment } from '../core/patients/patient.ts'
import { cancelTreatment, changeTreatment, getTreatment } from '../use-cases/courses/change-course.ts'
import { treatmentsByExternalId, treatmentsOf } from '../use-cases/courses/find-treatments.ts'
import { logTreatment } from '../use-cases/courses/log-treatment.ts'
import { REPLAYED } from './guarded.ts'
import { instant, writtenInstant } from './instant.ts'
import { listed, MOST_LISTED, PAGED } from './lists.ts'
import { ownData, ownDataChange } from './own-data.ts'
import { invalid, later, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

export const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

const procedure = z.strictObject({
  plan: text(40),
  areas: z._default(z.array(text(40)).check(z.maxLength(20)), []),
  product: z.optional(text(120)),
  injector: z.optional(text(120)),
})

const consent = z.strictObject({
  sms: z.optional(z.boolean()),
  email: z.optional(z.boolean()),
  declined: z.optional(z.boolean()),
  statement: z.optional(z.string().check(z.maxLength(4000))),
  method: z.optional(text(60)),
  capturedAt: z.optional(writtenInstant),
})

export const procedures = z.array(procedure).check(z.minLength(1), z.maxLength(10))

/**
 * What a request to log a treatment holds. Its instants stay as they were written: an Idempotency-Key or a row of a file
 * that comes again is known by the digest of its words, for thirty days.
 */
export const treatment = z.strictObject({
  patient: z.strictObject({
    name: text(120),
    phone: z.optional(text(60)),
    phoneConfirmed: z.optional(z.boolean()),
    email: z.optional(z.email({ error: 'An e-mail address such as ana@example.com is needed.' })),
    language: z.optional(text(10)),
    timeZone: z.optional(text(60)),
    dateOfBirth: z.optional(z.iso.date({ error: 'A date such as 2009-05-31 is needed.' })),
    ...ownData,
  }),
  guardian: z.optional(
    z.strictObject({
      name: text(120),
      phone: z.optional(text(60)),
      phoneConfirmed: z.optional(z.boolean()),
      email: z.optional(z.email({ error: 'An e-mail address such as ana@example.com is needed.' })),
    }),
  ),
  performedAt: writtenInstant,
  procedures,
  risks: z.optional(z.array(z.enum(Object.keys(RISKS) as Risk[])).check(z.maxLength(10))),
  consent,
  ...ownData,
})

const treatmentChange = z.strictObject({
  performedAt: z.optional(instant),
  procedures: z.optional(procedures),
  ...ownDataChange,
})

const showTreatment = (treatment: Treatment) => ({
  treatmentId: treatment.treatmentId,
  patientId: treatment.personId,
  performedAt: treatment.performedAt,
  loggedAt: treatment.loggedAt,
  procedures: treatment.procedures,
  state: treatment.state,
  ...shownOwnData(treatment),
})

const edits: Route['edits'] = ({ caller, params }) => keys.treatment(caller.clinicId, params.id ?? '')

export const treatmentRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/treatments',
    summary: 'Log a treatment at checkout and plan its follow-ups',
    roles: PERMISSIONS.enrol,
    parameters: [
      {
        name: 'preview',
        in: 'query',
        description: '"true": answer what would be planned, write nothing.',
        values: ['true', 'false'],
      },
    ],
    body: treatment,
    repeated: 'own',
    answers: {
      201: 'Logged',
      200: 'Logged before, or a preview',
      409: 'The key was used with another body',
      422: 'A field is not valid',
      429: 'The clinic has enrolled as many new patients as an hour may bring, or the gateway has too many requests',
    },
    async respond(deps, { caller, body, headers, query }) {
      const idempotencyKey = headers['idempotency-key']
      const preview = query.preview === 'true'
      const logged = await logTreatment(deps, {
        clinicId: caller.clinicId,
        by: caller.id,
        request: body,
        preview,
        limited: true,
        ...(idempotencyKey ? { idempotencyKey } : {}),
      })
      switch (logged.kind) {
        case 'logged':
          return ok({ ...shownOwnData({}), ...logged.answer }, preview ? 200 : 201)
        case 'repeated':
          return { ...ok({ ...shownOwnData({}), ...logged.answer }), headers: REPLAYED }
        case 'key-reused':
          return refuse(409, 'This Idempotency-Key was used with another body. Use a new key for a new treatment.')
        case 'invalid':
          return invalid(logged.faults)
        case 'too-many':
          return later(logged.until, deps.now())
        case 'rota-gap':
          return refuse(
            409,
            `Nobody would be paged from ${logged.gap.from} to ${logged.gap.to}, and there is no fallback. Fill the rota by PUT /v1/on-call/shifts, then log the treatment again.`,
          )
      }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/treatments',
    summary:
      "The treatments of a patient, in the order in which they were logged; or the one with an id of the clinic's own",
    roles: PERMISSIONS.enrol,
    parameters: [
      { name: 'patientId', in: 'query', description: 'Whose treatments.' },
      {
        name: 'externalId',
        in: 'query',
        description: "In place of patientId: the treatment with this id of the clinic's own.",
      },
      ...PAGED,
    ],
    answers: { 200: 'The treatments, without their follow-ups', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const { patientId, externalId } = request.query
      if (Boolean(patientId) === Boolean(externalId))
        return invalid([{ pointer: '/query/patientId', detail: 'Which treatments? Give patientId or externalId.' }])
      const { clinicId } = request.caller
      const found = externalId
        ? await treatmentsByExternalId(deps, clinicId, externalId)
        : await treatmentsOf(deps, clinicId, patientId ?? '')
      if (!found) return refuse(404, 'There is no such patient at this clinic.')
      return listed(deps, request, {
        name: 'treatments',
        items: found,
        placeOf: ({ loggedAt, treatmentId }) => `${loggedAt} ${treatmentId}`,
        show: showTreatment,
        unasked: MOST_LISTED,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/treatments/{id}',
    summary: 'A treatment and its follow-ups',
    roles: PERMISSIONS.enrol,
    edits,
    answers: { 200: 'The treatment', 404: 'No such treatment at this clinic' },
    async respond(deps, { caller, params }) {
      const found = await getTreatment(deps, caller.clinicId, params.id ?? '')
      return found ? ok(found) : refuse(404, 'There is no such treatment at this clinic.')
    },
  }),
  route({
    method: 'PATCH',
    path: '/v1/treatments/{id}',
    summary: 'Correct a treatment; what is unsent is planned again',
    roles: PERMISSIONS.enrol,
    body: treatmentChange,
    edits,
    answers: {
      200: 'The course as it now stands',
      404: 'No such treatment at this clinic',
      422: 'A field is not valid',
    },
    async respond(deps, { caller, params, body }) {
      const changed = await changeTreatment(deps, caller.clinicId, params.id ?? '', body)
      switch (changed.kind) {
        case 'changed':
          return ok(changed.treatment)
        case 'unknown':
          return refuse(404, 'There is no such treatment at this clinic, or it was cancelled.')
        case 'invalid':
          return invalid(changed.faults)
      }
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/treatments/{id}',
    summary: 'Cancel a visit that was not done, and what is still to come of it; open alerts stay open',
    roles: PERMISSIONS.enrol,
    edits,
    answers: { 200: 'What was cancelled', 404: 'No such treatment at this clinic' },
    async respond(deps, { caller, params }) {
      const cancelled = await cancelTreatment(deps, caller.clinicId, params.id ?? '')
      if (!cancelled) return refuse(404, 'There is no such treatment at this clinic.')
      return ok({ treatmentId: params.id, cancelled })
    },
  }),
]
