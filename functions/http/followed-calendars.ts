/** Calendars at an address: read every day, compared with the rota, and taken over by an admin alone. */
import * as z from 'zod/mini'
import { DUTIES, type Duty } from '../core/clinic/clinic.ts'
import { type FollowedCalendar, readFollowed } from '../core/on-call/followed-calendar.ts'
import { gaps } from '../core/on-call/gaps.ts'
import { plusHours } from '../core/time.ts'
import { hostOf } from '../use-cases/on-call/fetch-followed.ts'
import {
  followCalendar,
  followedAsks,
  followedBy,
  followedOf,
  takeOver,
  unfollowCalendar,
} from '../use-cases/on-call/followed-calendars.ts'
import { GAP_DAYS } from '../use-cases/on-call/write-rota.ts'
import type { Deps } from '../use-cases/ports.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { unfetchedWords } from '../use-cases/wording/unfetched-words.ts'
import { staffId } from './on-call-bodies.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

/** Without the address: anyone who knows it may read the calendar. */
const showFollowed = async (deps: Deps, feed: FollowedCalendar) => {
  const { duty, url, whose, setBy, setAt, found, taken, failing } = feed
  const asks = await followedAsks(deps, feed)
  return {
    ...{ duty, host: hostOf(url), whose: whose ?? null, setBy, setAt },
    lastReadAt: found?.at ?? null,
    takenOverUntil: taken?.until ?? null,
    failing: failing ? { since: failing.since, because: unfetchedWords('en')[failing.because] } : null,
    asks: asks?.kind ?? null,
  }
}

const NOT_FOLLOWED = 'No calendar is read for this duty. PUT /v1/on-call/followed-calendars/{duty} gives its address.'
const dutyIn = (text: string | undefined): Duty | undefined => DUTIES.find((each) => each === text)
const wrongDuty = () => invalid([{ pointer: '/duty', detail: `One of ${DUTIES.join(', ')}.` }])

const path = '/v1/on-call/followed-calendars'
const roles = PERMISSIONS.administer

/** What taking it over would set, and the days to come beside each other. */
async function compared(deps: Deps, feed: FollowedCalendar): Promise<Answer> {
  const { clinicId, duty } = feed
  const clinicNow = await readClinic(deps.records, clinicId)
  const now = deps.now()
  const read = clinicNow && readFollowed(feed, clinicNow.rota.staff, now)
  const until = plusHours(now, GAP_DAYS * 24)
  const preview = read?.kind === 'read' ? await takeOver(deps, clinicId, duty, { preview: true }) : undefined
  const would =
    preview?.kind === 'changed' ? { overrides: preview.overrides, gaps: preview.gaps, opened: preview.opened } : null
  const faults = preview?.kind === 'invalid' ? preview.faults : []
  return ok({
    ...(await showFollowed(deps, feed)),
    unreadable: [
      ...(read?.kind === 'invalid' ? read.faults.map(({ event, detail }) => ({ event, detail })) : []),
      ...faults.map(({ detail }) => ({ event: 0, detail })),
    ],
    events: read?.kind === 'read' ? read.events.filter(({ startsAt }) => startsAt < until) : [],
    gapsBefore: clinicNow ? gaps(clinicNow.rota, now, GAP_DAYS) : [],
    would,
  })
}

export const followedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    summary: 'The calendars that duties are read from every day',
    roles,
    answers: { 200: 'One for each duty that has one, without its address' },
    async respond(deps, { caller }) {
      const feeds = await followedBy(deps, caller.clinicId)
      return ok({ feeds: await Promise.all(feeds.map((feed) => showFollowed(deps, feed))) })
    },
  }),
  route({
    method: 'PUT',
    path: `${path}/{duty}`,
    summary: "Read a duty's calendar from an address, now and once a day",
    description:
      'An https or webcal address of an iCalendar file on the public internet. Nothing is written to the rota: a change becomes a task of the kind `calendar`, and POST …/take-over writes it. `whose`: a staff id, for a calendar whose events name nobody.',
    roles,
    body: z.strictObject({ url: z.string().check(z.minLength(1), z.maxLength(2000)), whose: z.optional(staffId) }),
    answers: { 200: 'The calendar', 422: 'The address is not on the public internet, or there is no such person' },
    async respond(deps, { caller, params, body }) {
      const duty = dutyIn(params.duty)
      if (!duty) return wrongDuty()
      const set = await followCalendar(deps, { ...body, clinicId: caller.clinicId, duty, by: caller.name })
      return set.kind === 'set' ? ok(await showFollowed(deps, set.feed)) : invalid(set.faults)
    },
  }),
  route({
    method: 'GET',
    path: `${path}/{duty}`,
    summary: 'A calendar beside the rota: its events with their zones, and the gaps now and with it',
    roles,
    answers: { 200: 'The calendar; `would`: what taking it over would set', 404: 'No calendar is read for this duty' },
    async respond(deps, { caller, params }) {
      const duty = dutyIn(params.duty)
      const feed = duty && (await followedOf(deps, caller.clinicId, duty))
      return feed ? compared(deps, feed) : refuse(404, NOT_FOLLOWED)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/{duty}`,
    summary: 'Read a calendar no more; the rota stays as it is',
    roles,
    answers: { 200: 'It is read no more', 404: 'No calendar is read for this duty' },
    async respond(deps, { caller, params }) {
      const duty = dutyIn(params.duty)
      const removed = duty && (await unfollowCalendar(deps, caller.clinicId, duty, caller.name))
      return removed ? ok({ duty, removed: true }) : refuse(404, NOT_FOLLOWED)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/{duty}/take-over`,
    summary: 'Write what was read of a calendar into the rota, in place of what was taken over before',
    description:
      '`seen`: the `lastReadAt` that was looked at; a calendar that was read again since is refused. `chosen`: whose single events are, by their numbers in `unreadable`: a staff id, or "none". Answers are kept for the days to come.',
    roles,
    body: z.strictObject({
      seen: z.string().check(z.minLength(1), z.maxLength(40)),
      chosen: z.optional(z.record(z.string().check(z.regex(/^\d{1,4}$/)), z.union([staffId, z.literal('none')]))),
    }),
    repeated: 'again',
    answers: {
      200: 'The rota and its gaps',
      404: 'No calendar is read for this duty',
      422: 'An event does not say for sure whose it is, or the calendar has changed',
    },
    async respond(deps, { caller, params, body }) {
      const duty = dutyIn(params.duty)
      if (!duty) return refuse(404, NOT_FOLLOWED)
      const staff = (await readClinic(deps.records, caller.clinicId))?.rota.staff.map((each) => each.staffId) ?? []
      const chosen = body.chosen ?? {}
      const unknown = Object.entries(chosen).find(([, whom]) => whom !== 'none' && !staff.includes(whom))
      if (unknown)
        return invalid([{ pointer: `/chosen/${unknown[0]}`, detail: `There is no "${unknown[1]}" among the staff.` }])
      const taken = await takeOver(deps, caller.clinicId, duty, { by: caller.name, seen: body.seen, chosen })
      switch (taken.kind) {
        case 'changed':
          return ok({ shifts: taken.shifts, overrides: taken.overrides, gaps: taken.gaps })
        case 'invalid':
          return invalid(taken.faults)
        case 'unknown':
          return refuse(404, NOT_FOLLOWED)
      }
    },
  }),
]
