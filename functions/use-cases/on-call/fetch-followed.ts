import { doneTask, type Task } from '../../core/alerts/task.ts'
import type { TaskWhy } from '../../core/alerts/task-why.ts'
import { type Key, keys } from '../../core/keys.ts'
import {
  type Asking,
  afterFetch,
  askingOf,
  type Fetched,
  type FollowedCalendar,
} from '../../core/on-call/followed-calendar.ts'
import { plusHours } from '../../core/time.ts'
import type { CalendarFetcher, Clock, Ids, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { read, type Versioned, writeFollowed, writeTask } from '../store/records.ts'
import { whyIn } from '../wording/task-why-words.ts'

export type FollowedResult = { kind: 'nothing-due' } | { kind: 'read'; asks: Asking['kind'] | undefined }

/** A function that dies while it fetches leaves the feed due again then. */
const CLAIM_HOURS = 1

/**
 * Fetches a calendar and asks a person where it differs from the rota. It never writes the rota. Safe to repeat and to run
 * twice at once: what is asked already is not asked again.
 */
export async function fetchFollowed(deps: Store & Ids & CalendarFetcher, key: Key): Promise<FollowedResult> {
  const feed = await attempt(deps, async (deps): Promise<Decision<FollowedCalendar | undefined>> => {
    const found = await read<FollowedCalendar>(deps.records, key)
    if (!found || found.value.timers.fetch > deps.now()) return { writes: [], answer: undefined }
    const claimed = { ...found.value, timers: { fetch: plusHours(deps.now(), CLAIM_HOURS) } }
    return { writes: [writeFollowed(claimed, found.version)], answer: claimed }
  })
  if (!feed) return { kind: 'nothing-due' }
  const fetched = await deps.fetchCalendar(feed.url)
  const stamp = deps.newId()
  return attempt(deps, (deps) => record(deps, key, { url: feed.url, fetched, stamp }))
}

type Brought = { url: string; fetched: Fetched; stamp: string }

async function record(deps: Store, key: Key, { url, fetched, stamp }: Brought): Promise<Decision<FollowedResult>> {
  const found = await read<FollowedCalendar>(deps.records, key)
  // Another address was given meanwhile: it has a fetch of its own.
  if (found?.value.url !== url) return { writes: [], answer: { kind: 'nothing-due' } }
  const { clinicId } = found.value
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) return { writes: [], answer: { kind: 'nothing-due' } }
  const now = deps.now()
  const task = await readTask(deps, found.value)
  const feed = afterFetch(withoutDeclined(found.value, task), fetched, clinicNow.rota.zone, now)
  const asking = askingOf(feed, clinicNow.rota.staff, clinicNow.rota.overrides, now)
  deps.log.write({
    event: 'calendar-fetched',
    clinic: clinicId,
    fetched: fetched.kind,
    asks: asking?.kind ?? 'nothing',
  })
  const { asked, writes } = asks(deps, { feed, asking, task, clinicNow, stamp })
  const { asked: _, ...rest } = feed
  return {
    writes: [writeFollowed({ ...rest, ...(asked ? { asked } : {}) }, found.version), ...writes],
    answer: { kind: 'read', asks: asking?.kind },
  }
}

export const readTask = async (
  deps: Pick<Store, 'records'>,
  { clinicId, asked }: FollowedCalendar,
): Promise<Versioned<Task> | undefined> =>
  asked ? read<Task>(deps.records, keys.task(clinicId, asked.taskId)) : undefined

/** The person who marked the task as done without taking the calendar over wants the rota as it is, as far as they saw it. */
function withoutDeclined(feed: FollowedCalendar, task: Versioned<Task> | undefined): FollowedCalendar {
  const { doneAt, doneBy } = task?.value ?? {}
  const isDeclined = doneAt !== undefined && feed.found && !(feed.taken && feed.taken.at >= doneAt)
  if (!isDeclined || !feed.found) return feed
  return { ...feed, taken: { until: feed.found.until, at: doneAt, by: doneBy ?? '' } }
}

type About = {
  feed: FollowedCalendar
  asking: Asking | undefined
  task: Versioned<Task> | undefined
  clinicNow: ClinicSnapshot
  stamp: string
}

/** One open task a calendar, which says what it is about now; none where nothing is to be asked, or nothing new. */
function asks(
  deps: Clock,
  { feed, asking, task, clinicNow, stamp }: About,
): { asked: FollowedCalendar['asked']; writes: Write[] } {
  const open = task?.value.state === 'open' ? task : undefined
  if (!asking)
    return {
      // What was declined stays so while it lasts.
      asked: undefined,
      writes: open ? [writeTask(doneTask(open.value, 'calendar', deps.now()), open.version)] : [],
    }
  const why = whyOf(feed, asking)
  const because = whyIn('en', why, { place: clinicNow.clinic })
  if (open) {
    const asked = { taskId: open.value.taskId, about: asking.about }
    // What is told anew wakes it.
    const { snooze: _, ...awake } = open.value
    const isSame = awake.because === because
    return { asked, writes: isSame ? [] : [writeTask({ ...awake, because, why }, open.version)] }
  }
  const { asked } = feed
  if (asked && asking.about.every((each) => asked.about.includes(each))) return { asked, writes: [] }
  const { clinicId, duty } = feed
  const personId = `calendar-${duty}`
  const made: Task = {
    ...{ taskId: `${personId}.${stamp}`, clinicId, personId, kind: 'calendar', createdAt: deps.now() },
    ...{ because, why },
    ...{ state: 'open', timers: {} },
  }
  return { asked: { taskId: made.taskId, about: asking.about }, writes: [writeTask(made)] }
}

/** The host alone: anyone who knows the whole address may read the calendar. Titles of events stay in the calendar too. */
function whyOf({ duty, url }: FollowedCalendar, asking: Asking): TaskWhy {
  const calendar = { duty, host: hostOf(url) }
  switch (asking.kind) {
    case 'change': {
      const { added, gone } = asking.change
      return { kind: 'calendar-differs', ...calendar, added: added.length, gone: gone.length }
    }
    case 'unreadable':
      return { kind: 'calendar-unread', ...calendar, events: asking.events }
    case 'failing':
      return { kind: 'calendar-failing', ...calendar, since: asking.since, because: asking.because }
  }
}

export const hostOf = (url: string): string => new URL(url).host
