/** Secret addresses of calendars, and what is behind them. */
import * as z from 'zod/mini'
import type { FeedOf } from '../core/access/calendar-feed.ts'
import { endAddress, makeAddress } from '../use-cases/access/calendar-address.ts'
import { type CalendarShown, readCalendar } from '../use-cases/access/read-calendar.ts'
import type { Clock, Deps, Hashing, Reads, Templates } from '../use-cases/ports.ts'
import { staffId } from './on-call-bodies.ts'
import { noPatient } from './patients.ts'
import { type Answer, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'

const NOT_YOURS = 'Everybody makes and ends the address of their own duties; the admin those of others too.'
const NO_ADDRESS = 'There is no calendar address to end.'

const whose = ({ clinicId, id }: Caller, staffId: string | undefined) => ({ clinicId, staffId: staffId ?? id })
const mayFor = ({ id, role }: Caller, staffId: string | undefined) =>
  role === 'admin' || staffId === undefined || staffId === id

async function made(deps: Deps, of: FeedOf, about: object, unknown: () => Answer): Promise<Answer> {
  const answer = await makeAddress(deps, of)
  switch (answer.kind) {
    case 'made':
      return ok({ ...about, address: answer.address, madeAt: answer.madeAt }, 201)
    case 'unknown':
      return unknown()
    case 'not-wanted':
      return refuse(409, 'This clinic offers patients no calendar. Its setting patientCalendars turns it on.')
  }
}

export const calendarAddressRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/on-call/calendar-address',
    summary: "A secret address at which a calendar program reads one person's duties; the one before ends",
    description: 'Only this answer has the address. It is an iCalendar file (RFC 5545) with the duties of 60 days.',
    roles: PERMISSIONS.clinical,
    body: z.strictObject({ staffId: z.optional(staffId) }),
    answers: { 201: 'The address', 403: 'It is for the person or an admin to make', 404: 'Nobody of the staff' },
    async respond(deps, { caller, body }) {
      if (!mayFor(caller, body.staffId)) return refuse(403, NOT_YOURS)
      const of = whose(caller, body.staffId)
      return made(deps, of, { staffId: of.staffId }, () => refuse(404, `There is no "${of.staffId}" among the staff.`))
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/on-call/calendar-address',
    summary: "End the address of one person's duties",
    roles: PERMISSIONS.clinical,
    parameters: [{ name: 'staffId', in: 'query', description: 'Whose it is; your own without it.' }],
    answers: { 200: 'It is ended', 403: 'It is for the person or an admin to end', 404: 'There is none' },
    async respond(deps, { caller, query }) {
      if (!mayFor(caller, query.staffId)) return refuse(403, NOT_YOURS)
      const of = whose(caller, query.staffId)
      return (await endAddress(deps, of)) ? ok({ staffId: of.staffId, ended: true }) : refuse(404, NO_ADDRESS)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/patients/{id}/calendar-address',
    summary: "A secret address at which the patient's own calendar program reads when the clinic writes to them",
    description: 'Only this answer has the address; the one before ends. The events name the clinic and nothing else.',
    roles: PERMISSIONS.enrol,
    answers: { 201: 'The address', 404: 'No such patient at this clinic', 409: 'The clinic offers no such calendar' },
    async respond(deps, { caller, params: { id = '' } }) {
      return made(deps, { clinicId: caller.clinicId, personId: id }, { patientId: id }, noPatient)
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/patients/{id}/calendar-address',
    summary: "End the address of a patient's calendar",
    roles: PERMISSIONS.enrol,
    answers: { 200: 'It is ended', 404: 'There is none' },
    async respond(deps, { caller, params: { id = '' } }) {
      const ended = await endAddress(deps, { clinicId: caller.clinicId, personId: id })
      return ended ? ok({ patientId: id, ended: true }) : refuse(404, NO_ADDRESS)
    },
  }),
]

export type CalendarAnswer = { status: number; body: string; headers: Record<string, string> }

/** The calendar behind a token; 304 for a program that has it already (RFC 9110, 13.1). */
export async function showCalendar(
  deps: Reads & Clock & Hashing & Templates,
  token: string | undefined,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<CalendarAnswer> {
  const shown = token === undefined ? undefined : await readCalendar(deps, token)
  if (!shown)
    return { status: 404, body: 'This calendar address has ended. Ask the clinic for a new one.', headers: {} }
  const about = {
    etag: `"${shown.tag}"`,
    'last-modified': new Date(shown.since).toUTCString(),
    'content-disposition': 'inline; filename="aftercare.ics"',
  }
  return isKnown(shown, headers)
    ? { status: 304, body: '', headers: about }
    : { status: 200, body: shown.text, headers: about }
}

/** The tag counts where both are sent. */
function isKnown({ tag, since }: CalendarShown, headers: Readonly<Record<string, string | undefined>>): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tags.includes(`"${tag}"`)
  const asOf = Date.parse(headers['if-modified-since'] ?? '')
  return !Number.isNaN(asOf) && Date.parse(since) <= asOf
}
