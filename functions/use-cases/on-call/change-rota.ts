import { canonical } from '../../core/canonical.ts'
import type { Duty, Shift } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { rotaFault } from '../../core/on-call/calendar-facts.ts'
import { type Gap, unattended } from '../../core/on-call/gaps.ts'
import { holdsThroughout } from '../../core/on-call/rota.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { Ids, Store } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { added, change, GAP_DAYS, type How, type RotaChanged, replaced, type StretchGiven } from './write-rota.ts'

const MOST_SHIFTS = 40

/** Replaces the weekly shifts. Gaps are allowed, since a rota is written piece by piece; the answer names them. */
export function setShifts(
  deps: Store & Ids,
  clinicId: string,
  given: (Omit<Shift, 'shiftId'> & { shiftId?: string | undefined })[],
  how: How = {},
): Promise<RotaChanged> {
  // Never an id that was used before: a shift that took the place of a removed one would have its version too.
  const shifts = given.map((shift) => ({ ...shift, shiftId: shift.shiftId ?? `shift-${deps.newId()}` }))
  return change(deps, clinicId, 'SHIFT#', how, ({ clinicNow, items }) => {
    const faults = given.flatMap((shift, i) => staffFault(clinicNow, shift.staffId, `/shifts/${i}/staffId`))
    if (given.length > MOST_SHIFTS) faults.push({ pointer: '/shifts', detail: `At most ${MOST_SHIFTS} shifts.` })
    const twice = shifts.findIndex(({ shiftId }, i) => shifts.slice(0, i).some((each) => each.shiftId === shiftId))
    if (twice >= 0) faults.push({ pointer: `/shifts/${twice}/shiftId`, detail: 'Two shifts have this id.' })
    if (faults.length > 0) return { faults }
    if (same(clinicNow.rota.shifts, shifts)) return { writes: [] }
    if (how.seen !== undefined && how.seen !== clinicNow.versions.shifts) return { faults: [SHIFTS_CHANGED] }
    return {
      shifts,
      writes: replaced(
        items,
        shifts.map((shift) => [keys.shift(clinicId, shift.shiftId), shift]),
      ),
    }
  })
}

/** The same shifts, in whatever order: a save that was written without its answer finds its own work. */
const same = (before: readonly Shift[], after: readonly Shift[]): boolean => {
  const [one, other] = [before, after].map((shifts) => shifts.map(canonical).sort().join())
  return one === other
}

const SHIFTS_CHANGED: FieldError = {
  pointer: '/seen',
  detail:
    'A colleague saved other shifts while this page was open. Nothing is lost: what you typed is below. Compare it with the week, then save again.',
}

/** What is wrong with naming this person for a duty: unknown, or without a phone to be paged on. */
export const staffFault = ({ rota }: ClinicSnapshot, staffId: string | undefined, pointer: string): FieldError[] => {
  if (staffId === undefined) return []
  const person = rota.staff.find((each) => each.staffId === staffId)
  if (!person) return [rotaFault(pointer, { kind: 'no-such-person', said: staffId })]
  return person.phone ? [] : [rotaFault(pointer, { kind: 'no-phone', name: person.name })]
}

/** A year written wrongly is neither a duty nor a date that a wall clock can show. */
const MOST_HOURS_AGO = 24 * 366
const MOST_HOURS_AHEAD = 24 * 366 * 5

const stretchFaults = (
  clinicNow: ClinicSnapshot,
  { staffId, startsAt, endsAt }: StretchGiven,
  now: Instant,
): FieldError[] => [
  ...staffFault(clinicNow, staffId, '/staffId'),
  ...(endsAt <= startsAt ? [{ pointer: '/endsAt', detail: 'It ends before it begins.' }] : []),
  ...(endsAt <= now ? [{ pointer: '/endsAt', detail: 'It is over already.' }] : []),
  ...(hoursBetween(startsAt, now) > MOST_HOURS_AGO
    ? [{ pointer: '/startsAt', detail: 'It began over a year ago.' }]
    : []),
  ...(hoursBetween(now, endsAt) > MOST_HOURS_AHEAD
    ? [{ pointer: '/endsAt', detail: 'It ends more than five years from now: change the weekly shifts instead.' }]
    : []),
]

/** Somebody else, or nobody, has a duty for a stretch. It wins over the weekly shifts and over earlier overrides. */
export const addOverrides = (
  deps: Store & Ids,
  clinicId: string,
  given: readonly StretchGiven[],
  how: How = {},
): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', how, ({ now, clinicNow, items }) => {
    const faults = given.flatMap((stretch) => stretchFaults(clinicNow, stretch, now))
    if (faults.length > 0) return { faults }
    return added(deps, { clinicId, ...how }, clinicNow.rota.overrides, items, given)
  })

export const removeOverride = (
  deps: Store,
  clinicId: string,
  overrideId: string,
  how: How = {},
): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', how, ({ clinicNow, items }) => {
    const item = items.find(({ key }) => key.sk === `OVERRIDE#${overrideId}`)
    if (!item) return { kind: 'unknown' }
    const overrides = clinicNow.rota.overrides.filter((each) => each.overrideId !== overrideId)
    return { overrides, writes: [{ kind: 'delete', key: item.key, expects: item.version }] }
  })

export type Swap = { from: StretchGiven & { staffId: string }; back?: StretchGiven & { staffId: string } }

/** Two people exchange stretches of one duty, or one takes over a stretch. Each must have what they give. */
export const swap = (
  deps: Store & Ids,
  clinicId: string,
  { from, back }: Swap,
  taker: string,
  how: How = {},
): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', how, ({ now, clinicNow, items }) => {
    const given = back ? [from, back] : [from]
    const faults = [
      ...staffFault(clinicNow, taker, '/with'),
      ...(taker === from.staffId ? [{ pointer: '/with', detail: 'This is the same person: choose a colleague.' }] : []),
      ...given.flatMap((stretch, i) =>
        stretchFaults(clinicNow, stretch, now).map(({ pointer, detail }) => ({
          pointer: i === 0 ? pointer : `/back${pointer}`,
          detail,
        })),
      ),
    ]
    if (faults.length > 0) return { faults }
    const notHeld = given.flatMap(({ duty, staffId, startsAt, endsAt }, i) =>
      holdsThroughout(clinicNow.rota, duty, staffId, startsAt, endsAt)
        ? []
        : [{ pointer: i === 0 ? '/startsAt' : '/back/startsAt', detail: notTheirs(clinicNow, staffId, duty) }],
    )
    if (notHeld.length > 0) return { faults: notHeld }
    const taken = given.map((stretch, i) => ({ ...stretch, staffId: i === 0 ? taker : from.staffId }))
    return added(deps, { clinicId, ...how }, clinicNow.rota.overrides, items, taken)
  })

const notTheirs = ({ rota }: ClinicSnapshot, staffId: string, duty: Duty): string =>
  `${rota.staff.find((each) => each.staffId === staffId)?.name ?? staffId} is not ${duty} throughout it.`

/** Why a course that asks about symptoms may not begin: at some hour nobody would be paged by duty. */
export function rotaForbidsCourses({ rota }: ClinicSnapshot, now: Instant): Gap | undefined {
  return unattended(rota, now, GAP_DAYS)[0]
}
