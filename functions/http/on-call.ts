import * as z from 'zod/mini'
import { DUTIES } from '../core/clinic.ts'
import type { DutyWatch } from '../core/duty-watch.ts'
import type { Policy, Who } from '../core/policy.ts'
import { gaps, nextChange, onCall } from '../core/rota.ts'
import {
  addOverrides,
  GAP_DAYS,
  importCalendar,
  type RotaChanged,
  removeOverride,
  setPolicy,
  setShifts,
  swap,
} from '../use-cases/change-rota.ts'
import { readClinic } from '../use-cases/read-clinic.ts'
import { sendTestPage, setNotices } from '../use-cases/watch-rota.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { MAY, type Route, route } from './route.ts'

const duty = z.enum(DUTIES)
const staffId = z.string().check(z.minLength(1), z.maxLength(60))
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time such as 08:00 is needed.' }))
const instant = z.pipe(
  z.iso.datetime({ offset: true, error: 'An instant such as 2026-11-24T18:00:00Z is needed.' }),
  z.transform((text: string) => new Date(text).toISOString()),
)

const shifts = z.object({
  shifts: z.array(
    z.object({
      shiftId: z.optional(
        z.string().check(z.regex(/^[\w-]{1,40}$/, { error: 'Letters, digits and hyphens, at most 40.' })),
      ),
      duty,
      staffId,
      days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
      from: time,
      to: z.union([time, z.literal('24:00')], { error: 'A time such as 20:00, or 24:00, is needed.' }),
    }),
  ),
})

const stretch = { duty, startsAt: instant, endsAt: instant }
const override = z.object({ ...stretch, staffId: z.optional(z.nullable(staffId)) })
const swapping = z.object({
  ...stretch,
  staffId,
  with: staffId,
  back: z.optional(z.object({ startsAt: instant, endsAt: instant })),
})

const WHO = /^(on-call|backup|fallback|everyone|staff:.{1,60})$/
const who = z
  .array(z.string().check(z.regex(WHO, { error: `One of ${DUTIES.join(', ')}, everyone, or staff:<id>.` })))
  .check(z.maxLength(20))
const by = z.array(z.enum(['sms', 'voice', 'email'])).check(z.maxLength(3))
const minutes = z.int().check(z.minimum(0), z.maximum(1440))
const tier = z.object({
  steps: z.array(z.object({ afterMinutes: minutes, who, by })),
  afterwards: z.object({ everyMinutes: minutes, who, by }),
  acknowledgeWithinMinutes: minutes,
  contactWithinMinutes: minutes,
  remindOwnerAtMinutes: z.optional(minutes),
  resumeAtMinutes: minutes,
  tellPatientAtMinutes: minutes,
})
const policy = z.object({ emergency: tier, urgent: tier, prompt: tier })

type Duties = ReturnType<typeof onCall>

const showDuties = (duties: Duties) =>
  Object.fromEntries(
    Object.entries(duties).map(([each, person]) => [
      each,
      person ? { staffId: person.staffId, name: person.name } : null,
    ]),
  )

function changed(answer: RotaChanged, status = 200): Answer {
  switch (answer.kind) {
    case 'changed':
      return ok({ shifts: answer.shifts, overrides: answer.overrides, gaps: answer.gaps }, status)
    case 'invalid':
      return invalid(answer.faults)
    case 'unknown':
      return refuse(404, 'There is no such override at this clinic.')
  }
}

const path = '/v1/on-call'

export const onCallRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    summary: 'Who is on call now and next, the rota, and every gap in the next 14 days',
    roles: MAY.clinical,
    answers: { 200: 'The rota' },
    async respond(deps, { caller }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      if (!clinicNow) return refuse(404, 'This clinic is not set up.')
      const { rota } = clinicNow
      const now = deps.now()
      const next = nextChange(rota, now)
      return ok({
        now: showDuties(onCall(rota, now)),
        next: next ? { at: next, ...showDuties(onCall(rota, next)) } : null,
        gaps: gaps(rota, now, GAP_DAYS),
        zone: rota.zone,
        shifts: rota.shifts,
        overrides: rota.overrides,
      })
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/shifts`,
    summary: "The weekly shifts, on the clinic's wall clock, in place of those before",
    roles: MAY.administer,
    body: shifts,
    answers: { 200: 'The rota and its gaps', 422: 'A shift is not valid' },
    respond: async (deps, { caller, body }) => changed(await setShifts(deps, caller.clinicId, body.shifts)),
  }),
  route({
    method: 'POST',
    path: `${path}/overrides`,
    summary: 'Somebody else, or nobody, has a duty for a stretch',
    roles: MAY.clinical,
    body: override,
    answers: { 201: 'The rota and its gaps', 422: 'The stretch is not valid' },
    respond: async (deps, { caller, body }) =>
      changed(await addOverrides(deps, caller.clinicId, [{ ...body, staffId: body.staffId ?? undefined }]), 201),
  }),
  route({
    method: 'DELETE',
    path: `${path}/overrides/{id}`,
    summary: 'The rota as it was without an override',
    roles: MAY.clinical,
    answers: { 200: 'The rota and its gaps', 404: 'No such override at this clinic' },
    respond: async (deps, { caller, params }) => changed(await removeOverride(deps, caller.clinicId, params.id ?? '')),
  }),
  route({
    method: 'POST',
    path: `${path}/swaps`,
    summary: 'A colleague takes over a stretch of duty, and gives one back',
    roles: MAY.clinical,
    body: swapping,
    answers: { 201: 'The rota and its gaps', 422: 'Not theirs to give' },
    respond: async (deps, { caller, body }) => {
      const { with: taker, back, ...from } = body
      const given = back ? { from, back: { ...back, duty: from.duty, staffId: taker } } : { from }
      return changed(await swap(deps, caller.clinicId, given, taker), 201)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/calendar`,
    summary: 'An iCalendar file (text/calendar) of one duty, in place of what was imported for it before',
    roles: MAY.administer,
    parameters: [{ name: 'duty', in: 'query', description: `One of ${DUTIES.join(', ')}; on-call without one.` }],
    text: 'text/calendar',
    answers: { 200: 'The rota and its gaps', 422: 'An event names nobody of the staff, or the file is none' },
    async respond(deps, { caller, query, text }) {
      const wanted = DUTIES.find((each) => each === (query.duty ?? 'on-call'))
      if (!wanted) return invalid([{ pointer: '/duty', detail: `One of ${DUTIES.join(', ')}.` }])
      return changed(await importCalendar(deps, caller.clinicId, wanted, text))
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/notices`,
    summary: 'Texts about duty: hand-overs, the morning test page, the digest of what waits',
    roles: MAY.administer,
    body: z.object({
      handOver: z.boolean(),
      readinessAt: z.optional(z.nullable(time)),
      digestAt: z.optional(z.nullable(time)),
    }),
    answers: { 200: 'The notices, and whose number is known to work', 422: 'A field is not valid' },
    async respond(deps, { caller, body: { handOver, readinessAt, digestAt } }) {
      const times = { ...(readinessAt ? { readinessAt } : {}), ...(digestAt ? { digestAt } : {}) }
      return ok(showWatch(await setNotices(deps, caller.clinicId, { handOver, ...times })))
    },
  }),
  route({
    method: 'POST',
    path: `${path}/test-pages`,
    summary: 'A test page to one person now; their answer proves that the number works',
    roles: MAY.clinical,
    body: z.object({ staffId }),
    answers: { 201: 'Sent', 422: 'Nobody of the staff, or no phone' },
    async respond(deps, { caller, body }) {
      const sent = await sendTestPage(deps, caller.clinicId, body.staffId)
      switch (sent.kind) {
        case 'sent':
          return ok({ staffId: body.staffId, sentAt: deps.now() }, 201)
        case 'unknown-staff':
          return invalid([{ pointer: '/staffId', detail: `There is no "${body.staffId}" among the staff.` }])
        case 'no-phone':
          return invalid([{ pointer: '/staffId', detail: 'This person has no phone to be paged on.' }])
      }
    },
  }),
  route({
    method: 'GET',
    path: `${path}/policy`,
    summary: 'Who is paged by what and when, per tier',
    roles: MAY.clinical,
    answers: { 200: 'The policy' },
    async respond(deps, { caller }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      return clinicNow ? ok(clinicNow.policy) : refuse(404, 'This clinic is not set up.')
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/policy`,
    summary: 'The paging policy; one that can leave an alert unpaged is refused with the reason',
    roles: MAY.administer,
    body: policy,
    answers: { 200: 'The policy', 422: 'It could leave an alert unpaged' },
    async respond(deps, { caller, body }) {
      const set = await setPolicy(deps, caller.clinicId, asPolicy(body))
      return set.kind === 'changed' ? ok(set.policy) : invalid(set.faults)
    },
  }),
]

const showWatch = ({ notices, verified, asked }: DutyWatch) => ({ notices, verified, unanswered: asked })

/** The schema's pattern has checked every `who`. */
const asPolicy = (body: z.infer<typeof policy>): Policy =>
  JSON.parse(JSON.stringify(body)) as Policy & { emergency: { steps: { who: Who[] }[] } }
