import * as z from 'zod/mini'
import { DUTIES } from '../../core/clinic/clinic.ts'
import { policy, tierPolicy } from '../on-call-bodies.ts'
import { as, at, type Call, id } from './common.ts'

const duty = z.enum(DUTIES)
const onDuty = z.nullable(z.strictObject({ staffId: id, name: z.string() }))
const duties = { 'on-call': onDuty, backup: onDuty, fallback: onDuty }
const gap = as('Gap', z.strictObject({ duty, from: at, to: at }), 'A stretch in which nobody has a duty.')
const shift = as(
  'Shift',
  z.strictObject({
    shiftId: id,
    duty,
    staffId: id,
    days: z.array(z.int().check(z.minimum(1), z.maximum(7))),
    from: z.string(),
    to: z.string(),
  }),
  "On the clinic's wall clock; days from 1, Monday, to 7.",
)
const override = as(
  'Override',
  z.strictObject({
    overrideId: id,
    duty,
    staffId: z.optional(id),
    startsAt: at,
    endsAt: at,
    imported: z.optional(z.literal(true)),
    by: z.optional(z.string()),
    at: z.optional(at),
  }),
)
const rota = { shifts: z.array(shift), overrides: z.array(override), gaps: z.array(gap) }
const changed = as('Rota', z.strictObject(rota), '`gaps`: in the next 14 days.')
const onCall = z.strictObject({
  now: z.strictObject(duties),
  next: z.nullable(z.strictObject({ at, ...duties })),
  zone: z.string(),
  ...rota,
})
const eventRead = as(
  'EventRead',
  z.strictObject({
    event: z.int(),
    title: z.string(),
    zone: z.string(),
    staffId: id,
    startsAt: at,
    endsAt: at,
  }),
  'An event as it was read: whose it is, and by the wall clock of which zone.',
)
const tried = z.strictObject({
  written: z.literal(false),
  ...rota,
  opened: z.array(gap),
  gapsBefore: z.array(gap),
  events: z.array(eventRead),
})

const feed = {
  duty,
  host: z.string(),
  whose: z.nullable(id),
  setBy: z.string(),
  setAt: at,
  lastReadAt: z.nullable(at),
  takenOverUntil: z.nullable(at),
  failing: z.nullable(z.strictObject({ since: at, because: z.string() })),
  asks: z.nullable(z.enum(['change', 'unreadable', 'failing'])),
}
const followedCalendar = as(
  'FollowedCalendar',
  z.strictObject(feed),
  'A calendar that is read every day. `asks`: what a person is to look at.',
)
const compared = z.strictObject({
  ...feed,
  unreadable: z.array(z.strictObject({ event: z.int(), detail: z.string() })),
  events: z.array(eventRead),
  gapsBefore: z.array(gap),
  would: z.nullable(z.strictObject({ overrides: z.array(override), gaps: z.array(gap), opened: z.array(gap) })),
})

as('TierPolicy', tierPolicy)
as('Policy', policy)

const notices = z.strictObject({
  notices: z.strictObject({
    handOver: z.boolean(),
    readinessAt: z.optional(z.string()),
    digestAt: z.optional(z.string()),
  }),
  verified: z.record(z.string(), at),
  unanswered: z.array(z.strictObject({ staffId: id, at })),
})

const call = (operationId: string, answers: Call['answers']): Call => ({ operationId, tag: 'On call', answers })

export const onCallCalls: Record<string, Call> = {
  'GET /v1/on-call': call('getOnCall', { 200: onCall }),
  'PUT /v1/on-call/shifts': call('setShifts', { 200: changed }),
  'POST /v1/on-call/overrides': call('addOverride', { 201: changed }),
  'DELETE /v1/on-call/overrides/{id}': call('removeOverride', { 200: changed }),
  'POST /v1/on-call/swaps': call('swapDuty', { 201: changed }),
  'POST /v1/on-call/calendar': call('importCalendar', { 200: z.union([changed, tried]) }),
  'POST /v1/on-call/calendar-address': call('makeDutyCalendar', {
    201: z.strictObject({ staffId: id, address: z.url(), madeAt: at }),
  }),
  'DELETE /v1/on-call/calendar-address': call('endDutyCalendar', {
    200: z.strictObject({ staffId: id, ended: z.literal(true) }),
  }),
  'GET /v1/on-call/followed-calendars': call('listFollowedCalendars', {
    200: z.strictObject({ feeds: z.array(followedCalendar) }),
  }),
  'PUT /v1/on-call/followed-calendars/{duty}': call('followCalendar', { 200: followedCalendar }),
  'GET /v1/on-call/followed-calendars/{duty}': call('getFollowedCalendar', { 200: compared }),
  'DELETE /v1/on-call/followed-calendars/{duty}': call('unfollowCalendar', {
    200: z.strictObject({ duty, removed: z.literal(true) }),
  }),
  'POST /v1/on-call/followed-calendars/{duty}/take-over': call('takeOverCalendar', { 200: changed }),
  'PUT /v1/on-call/notices': call('setNotices', { 200: notices }),
  'POST /v1/on-call/test-pages': call('sendTestPage', { 201: z.strictObject({ staffId: id, sentAt: at }) }),
  'GET /v1/on-call/policy': call('getPolicy', { 200: policy }),
  'PUT /v1/on-call/policy': call('setPolicy', { 200: policy }),
}
