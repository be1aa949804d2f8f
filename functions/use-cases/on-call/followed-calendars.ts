/** The calendars that duties are read from: given by an admin, shown beside the rota, and taken over by an admin alone. */
import { doneTask } from '../../core/alerts/task.ts'
import { DUTIES, type Duty } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { followedPk, keys } from '../../core/keys.ts'
import type { Answers } from '../../core/on-call/calendar.ts'
import { rotaFault } from '../../core/on-call/calendar-facts.ts'
import { answersKept, askingOf, type FollowedCalendar, readFollowed } from '../../core/on-call/followed-calendar.ts'
import { checkUrl } from '../../core/webhooks/address.ts'
import { type AddressFact, addressFault, hostFact } from '../../core/webhooks/address-facts.ts'
import type { Ids, Queueing, Reads, Store, WebhookSetup } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, readAll, writeFollowed, writeTask } from '../store/records.ts'
import { staffFault } from './change-rota.ts'
import { readTask } from './fetch-followed.ts'
import { importing } from './import-calendar.ts'
import type { How, RotaChanged } from './write-rota.ts'

export type NewCalendar = { clinicId: string; duty: Duty; by: string; url: string; whose?: string | undefined }
export type CalendarSet = { kind: 'set'; feed: FollowedCalendar } | { kind: 'invalid'; faults: FieldError[] }

/** Reads a duty's calendar from an address of the public internet, now and every day. It writes no rota. */
export async function followCalendar(deps: Store & Queueing & WebhookSetup, asked: NewCalendar): Promise<CalendarSet> {
  const { clinicId, duty, by, whose } = asked
  const invalid = (fact: AddressFact): CalendarSet => ({ kind: 'invalid', faults: [addressFault(fact)] })
  // What calendars call the address to subscribe to is https by another name.
  const checked = checkUrl(asked.url.trim().replace(/^webcals?:/i, 'https:'), { loopback: deps.loopbackAllowed })
  if (checked.kind === 'invalid') return invalid(checked.fact)
  const host = await deps.hostKind(checked.host)
  if (host !== 'callable') return invalid(hostFact(host))
  const key = keys.followed(clinicId, duty)
  const set = await attempt(deps, async (deps): Promise<Decision<CalendarSet>> => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const faults = staffFault(clinicNow, whose, '/whose')
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = await read<FollowedCalendar>(deps.records, key)
    const isSame = before?.value.url === checked.url
    const { taken, asked } = before?.value ?? {}
    const now = deps.now()
    const feed: FollowedCalendar = {
      ...{ clinicId, duty, url: checked.url, setBy: by, setAt: now, timers: { fetch: now } },
      ...(whose ? { whose } : {}),
      // Another calendar is compared with the rota as a whole.
      ...(taken && isSame ? { taken } : {}),
      ...(asked ? { asked } : {}),
    }
    return { writes: [writeFollowed(feed, before?.version ?? 0)], answer: { kind: 'set', feed } }
  })
  if (set.kind === 'set') await deps.queues.put('webhooks', [key])
  return set
}

/** In the order of the duties. */
export async function followedBy(deps: Reads, clinicId: string): Promise<FollowedCalendar[]> {
  const all = (await readAll<FollowedCalendar>(deps.records, followedPk(clinicId), 'FOLLOWED#')).map(
    ({ value }) => value,
  )
  return DUTIES.flatMap((each) => all.filter(({ duty }) => duty === each))
}

export const followedOf = async (deps: Reads, clinicId: string, duty: Duty): Promise<FollowedCalendar | undefined> =>
  (await read<FollowedCalendar>(deps.records, keys.followed(clinicId, duty)))?.value

/** Reads the calendar no more; what was taken over stays. `false` where there is none. */
export async function unfollowCalendar(deps: Store, clinicId: string, duty: Duty, by: string): Promise<boolean> {
  const key = keys.followed(clinicId, duty)
  let tried = false
  return attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const found = await read<FollowedCalendar>(deps.records, key)
    if (!found) return { writes: [], answer: tried }
    tried = true
    const task = await readTask(deps, found.value)
    const open = task?.value.state === 'open' ? [writeTask(doneTask(task.value, by, deps.now()), task.version)] : []
    return { writes: [{ kind: 'delete', key, expects: found.version }, ...open], answer: true }
  })
}

/** Whether a person is to look at a calendar, and at what. */
export async function followedAsks(deps: Store, feed: FollowedCalendar): Promise<ReturnType<typeof askingOf>> {
  const clinicNow = await readClinic(deps.records, feed.clinicId)
  return clinicNow && askingOf(feed, clinicNow.rota.staff, clinicNow.rota.overrides, deps.now())
}

/** `seen`: when what the person looked at was fetched; what has come since is shown first. */
export type Taking = How & { chosen?: Answers['chosen']; seen?: string }

/** What was found becomes the duty's overrides, as a file's events do, and the task is done. Doing it again changes nothing. */
export async function takeOver(
  deps: Store & Ids,
  clinicId: string,
  duty: Duty,
  { chosen, seen, ...how }: Taking,
): Promise<RotaChanged> {
  const feed = await followedOf(deps, clinicId, duty)
  if (!feed?.found) return { kind: 'unknown' }
  if (seen !== undefined && seen !== feed.found.at) return { kind: 'invalid', faults: [CHANGED] }
  const taken = await importing(deps, clinicId, duty, how, ({ now, clinicNow }) => {
    const reading = readFollowed(feed, clinicNow.rota.staff, now, chosen)
    return reading ?? { kind: 'read', stretches: [], events: [] }
  })
  if (taken.kind !== 'changed' || how.preview) return taken
  const { until, at: foundAt } = feed.found
  await attempt(deps, async (deps): Promise<Decision<void>> => {
    const now = await read<FollowedCalendar>(deps.records, keys.followed(clinicId, duty))
    if (now?.value.found?.at !== foundAt) return { writes: [], answer: undefined }
    const task = await readTask(deps, now.value)
    const [at, by] = [deps.now(), how.by ?? '']
    const open = task?.value.state === 'open' ? [writeTask(doneTask(task.value, by, at), task.version)] : []
    const answered = answersKept(now.value, chosen)
    const next: FollowedCalendar = {
      ...now.value,
      taken: { until, at, by },
      ...(answered.length > 0 ? { answered } : {}),
    }
    if (now.value.taken?.until === until && open.length === 0) return { writes: [], answer: undefined }
    return { writes: [writeFollowed(next, now.version), ...open], answer: undefined }
  })
  return taken
}

const CHANGED = rotaFault('/seen', { kind: 'changed-since' })
