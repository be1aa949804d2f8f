import type { Duty, Override } from '../../core/clinic/clinic.ts'
import { type Answers, type CalendarRead, type EventRead, readCalendar } from '../../core/on-call/calendar.ts'
import type { Clock, Ids, Reads, Store } from '../ports.ts'
import { readClinic } from '../store/read-clinic.ts'
import { staffFault } from './change-rota.ts'
import { added, change, type Deciding, type How, type RotaChanged, type StretchGiven } from './write-rota.ts'

/**
 * An iCalendar file's events become overrides of one duty, in place of those imported for it before. What the file says
 * as the last one did stays as it is, and so do swaps and stand-ins made by hand.
 */
export const importCalendar = (
  deps: Store & Ids,
  clinicId: string,
  duty: Duty,
  text: string,
  { answers = {}, ...how }: How & { answers?: Answers } = {},
): Promise<RotaChanged> =>
  importing(deps, clinicId, duty, how, ({ now, clinicNow: { rota } }) =>
    readCalendar(text, { staff: rota.staff, zone: rota.zone, now, answers }),
  )

/** What was read of a calendar becomes the overrides of one duty; a file or a feed. */
export const importing = (
  deps: Store & Ids,
  clinicId: string,
  duty: Duty,
  how: How,
  reading: (at: Deciding) => CalendarRead,
): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', how, (at) => {
    const { now, clinicNow, items } = at
    const { rota } = clinicNow
    const read = reading(at)
    if (read.kind === 'invalid')
      return {
        faults: read.faults.map(({ event, ...fault }) => ({ pointer: event ? `/event/${event}` : '', ...fault })),
      }
    const given = read.stretches.map((stretch): StretchGiven => ({ ...stretch, duty }))
    const faults = given.flatMap((stretch) => staffFault(clinicNow, stretch.staffId, ''))
    if (faults.length > 0) return { faults }
    const replaced = (each: Override) => each.imported && each.duty === duty && each.endsAt > now
    const stays = rota.overrides.filter((each) => !replaced(each) || given.some((fresh) => same(fresh, each)))
    const fresh = given.filter((each) => !rota.overrides.some((old) => replaced(old) && same(each, old)))
    return added(deps, { clinicId, ...how, imported: true }, stays, items, fresh)
  })

/** What the file says, each with the zone it was read in; empty where it cannot be read for sure. */
export async function eventsOf(
  deps: Reads & Clock,
  clinicId: string,
  text: string,
  answers: Answers,
): Promise<EventRead[]> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) return []
  const { staff, zone } = clinicNow.rota
  const read = readCalendar(text, { staff, zone, now: deps.now(), answers })
  return read.kind === 'read' ? read.events : []
}

const same = (a: StretchGiven, b: Override): boolean =>
  a.staffId === b.staffId && a.startsAt === b.startsAt && a.endsAt === b.endsAt
