import * as z from 'zod/mini'
import { DUTIES } from '../core/clinic/clinic.ts'
import { clinicPk, keys } from '../core/keys.ts'
import type { DutyWatch } from '../core/on-call/duty-watch.ts'
import { gaps } from '../core/on-call/gaps.ts'
import { nextChange, onCall } from '../core/on-call/rota.ts'
import { plusHours } from '../core/time.ts'
import { setPolicy } from '../use-cases/on-call/change-policy.ts'
import { addOverrides, removeOverride, setShifts, swap } from '../use-cases/on-call/change-rota.ts'
import { eventsOf, importCalendar } from '../use-cases/on-call/import-calendar.ts'
import { sendTestPage, setNotices } from '../use-cases/on-call/watch-rota.ts'
import { GAP_DAYS, type RotaChanged } from '../use-cases/on-call/write-rota.ts'
import type { Deps, Reads } from '../use-cases/ports.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { asPolicy, notices, override, policy, shifts, staffId, swapping } from './on-call-bodies.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Request, type Route, route } from './route.ts'

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

const by = ({ name }: Caller) => ({ by: name })

/** `3:dr-lee,5:none` by the event's place in the file. */
const chosenIn = (text: string): Record<number, string> =>
  Object.fromEntries(
    [...text.matchAll(/(\d{1,4}):([\w-]{1,60})/g)].map(([, event, whom]) => [Number(event), String(whom)]),
  )

async function unknownStaff(deps: Reads, clinicId: string, ids: readonly string[]): Promise<string | undefined> {
  const known = (await readClinic(deps.records, clinicId))?.rota.staff.map(({ staffId }) => staffId) ?? []
  return ids.find((id) => id !== '' && id !== 'none' && !known.includes(id))
}

const shiftsOf: Route['edits'] = ({ caller }) => ({ pk: clinicPk(caller.clinicId), prefix: 'SHIFT#' })
const policyOf: Route['edits'] = ({ caller }) => keys.policy(caller.clinicId)

/** The rota as it stands, for a change of it that was made before. */
async function shownRota(deps: Deps, { caller }: Request<unknown>): Promise<Answer> {
  const clinicNow = await readClinic(deps.records, caller.clinicId)
  if (!clinicNow) return refuse(404, 'This clinic is not set up.')
  const { shifts, overrides } = clinicNow.rota
  return ok({ shifts, overrides, gaps: gaps(clinicNow.rota, deps.now(), GAP_DAYS) })
}

const path = '/v1/on-call'

export const onCallRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    edits: shiftsOf,
    summary: 'Who is on call now and next, the rota, and every gap in the next 14 days',
    roles: PERMISSIONS.clinical,
    answers: { 200: 'The rota', 404: 'The clinic is not set up' },
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
    roles: PERMISSIONS.administer,
    body: shifts,
    edits: shiftsOf,
    answers: { 200: 'The rota and its gaps', 422: 'A shift is not valid' },
    respond: async (deps, { caller, body }) => changed(await setShifts(deps, caller.clinicId, body.shifts, by(caller))),
  }),
  route({
    method: 'POST',
    path: `${path}/overrides`,
    summary: 'Somebody else, or nobody, has a duty for a stretch',
    roles: PERMISSIONS.clinical,
    body: override,
    repeated: shownRota,
    answers: { 201: 'The rota and its gaps', 422: 'The stretch is not valid' },
    respond: async (deps, { caller, body }) =>
      changed(
        await addOverrides(deps, caller.clinicId, [{ ...body, staffId: body.staffId ?? undefined }], by(caller)),
        201,
      ),
  }),
  route({
    method: 'DELETE',
    path: `${path}/overrides/{id}`,
    summary: 'The rota as it was without an override',
    roles: PERMISSIONS.clinical,
    answers: { 200: 'The rota and its gaps', 404: 'No such override at this clinic' },
    respond: async (deps, { caller, params }) =>
      changed(await removeOverride(deps, caller.clinicId, params.id ?? '', by(caller))),
  }),
  route({
    method: 'POST',
    path: `${path}/swaps`,
    summary: 'A colleague takes over a stretch of duty, and gives one back',
    roles: PERMISSIONS.clinical,
    body: swapping,
    repeated: shownRota,
    answers: { 201: 'The rota and its gaps', 422: 'Not theirs to give' },
    respond: async (deps, { caller, body }) => {
      const { with: taker, back, ...from } = body
      const given = back ? { from, back: { ...back, duty: from.duty, staffId: taker } } : { from }
      return changed(await swap(deps, caller.clinicId, given, taker, by(caller)), 201)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/calendar`,
    summary: 'An iCalendar file (text/calendar) of one duty, in place of what was imported for it before',
    roles: PERMISSIONS.administer,
    parameters: [
      { name: 'duty', in: 'query', description: `One of ${DUTIES.join(', ')}; on-call without one.` },
      {
        name: 'try',
        in: 'query',
        description: '"true": answer what it would set and which gaps it would leave, write nothing.',
      },
      { name: 'whose', in: 'query', description: 'A staff id: whose calendar it is, for events that name nobody.' },
      { name: 'chosen', in: 'query', description: 'Whose single events are, or none: 3:dr-lee,5:none.' },
    ],
    text: 'text/calendar',
    repeated: shownRota,
    answers: {
      200: 'The rota and its gaps; of a try each event of the next 14 days with the zone it was read in',
      422: 'An event does not say for sure whose it is or when, or the file is none',
    },
    async respond(deps, { caller, query, text }) {
      const wanted = DUTIES.find((each) => each === (query.duty ?? 'on-call'))
      if (!wanted) return invalid([{ pointer: '/duty', detail: `One of ${DUTIES.join(', ')}.` }])
      const answers = { ...(query.whose ? { whose: query.whose } : {}), chosen: chosenIn(query.chosen ?? '') }
      const unknown = await unknownStaff(deps, caller.clinicId, [query.whose ?? '', ...Object.values(answers.chosen)])
      if (unknown) return invalid([{ pointer: '/whose', detail: `There is no "${unknown}" among the staff.` }])
      const preview = query.try === 'true'
      const answer = await importCalendar(deps, caller.clinicId, wanted, text, { ...by(caller), answers, preview })
      if (!preview || answer.kind !== 'changed') return changed(answer)
      const before = await readClinic(deps.records, caller.clinicId)
      const until = plusHours(deps.now(), GAP_DAYS * 24)
      const events = await eventsOf(deps, caller.clinicId, text, answers)
      const { shifts, overrides, gaps: left, opened } = answer
      return ok({
        ...{ written: false, shifts, overrides, gaps: left, opened },
        gapsBefore: before ? gaps(before.rota, deps.now(), GAP_DAYS) : [],
        events: events.filter(({ startsAt }) => startsAt < until),
      })
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/notices`,
    summary: 'Texts about duty: hand-overs, the morning test page, the digest of what waits',
    roles: PERMISSIONS.administer,
    body: notices,
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
    roles: PERMISSIONS.clinical,
    body: z.strictObject({ staffId, by: z.optional(z.enum(['sms', 'voice'])) }),
    repeated: async (_, { body }, at) => ok({ staffId: body.staffId, sentAt: at }),
    answers: { 201: 'Sent', 422: 'Nobody of the staff, or no phone' },
    async respond(deps, { caller, body }) {
      const sent = await sendTestPage(deps, caller.clinicId, body.staffId, body.by)
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
    roles: PERMISSIONS.clinical,
    edits: policyOf,
    answers: { 200: 'The policy', 404: 'The clinic is not set up' },
    async respond(deps, { caller }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      return clinicNow ? ok(clinicNow.policy) : refuse(404, 'This clinic is not set up.')
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/policy`,
    summary: 'The paging policy; one that can leave an alert unpaged is refused with the reason',
    roles: PERMISSIONS.administer,
    body: policy,
    edits: policyOf,
    answers: { 200: 'The policy', 422: 'It could leave an alert unpaged' },
    async respond(deps, { caller, body }) {
      const set = await setPolicy(deps, caller.clinicId, asPolicy(body))
      return set.kind === 'changed' ? ok(set.policy) : invalid(set.faults)
    },
  }),
]

const showWatch = ({ notices, verified, asked }: DutyWatch) => ({ notices, verified, unanswered: asked })
