import { readCalendar } from '../core/calendar.ts'
import type { Duty, Override, Shift } from '../core/clinic.ts'
import { armed } from '../core/duty-watch.ts'
import { type Key, keys } from '../core/keys.ts'
import type { Policy } from '../core/policy.ts'
import { policyFaults } from '../core/policy-faults.ts'
import { type Gap, gaps, holdsThroughout, unattended } from '../core/rota.ts'
import { type Instant, plusHours } from '../core/time.ts'
import { attempt } from './attempt.ts'
import { write } from './items.ts'
import type { Fault } from './log-treatment.ts'
import type { Deps, Item, Write } from './ports.ts'
import { type ClinicNow, readClinic } from './read-clinic.ts'
import { readWatch, writeWatch } from './watch-rota.ts'

/** Gaps are looked for so many days ahead. */
export const GAP_DAYS = 14
const MOST_SHIFTS = 40
const MOST_OVERRIDES = 60
/** Overrides that ended so long ago are forgotten when the next one is made. */
const OVERRIDES_KEPT_HOURS = 24 * 30

export type RotaChanged =
  | { kind: 'changed'; shifts: Shift[]; overrides: Override[]; gaps: Gap[] }
  | { kind: 'invalid'; faults: Fault[] }
  | { kind: 'unknown' }

export type PolicyChanged = { kind: 'changed'; policy: Policy } | { kind: 'invalid'; faults: Fault[] }

type Deciding = { deps: Deps; clinicNow: ClinicNow; items: Item[] }
type Change = { writes: Write[]; shifts?: Shift[]; overrides?: Override[] } | { faults: Fault[] } | { kind: 'unknown' }

async function change(
  deps: Deps,
  clinicId: string,
  prefix: string,
  decide: (about: Deciding) => Change,
): Promise<RotaChanged> {
  return attempt<RotaChanged>(deps, async () => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const items = await deps.records.list(keys.clinic(clinicId).pk, prefix)
    const decided = decide({ deps, clinicNow, items })
    if ('kind' in decided) return { writes: [], answer: decided }
    if ('faults' in decided) return { writes: [], answer: { kind: 'invalid', faults: decided.faults } }
    const { writes, shifts = clinicNow.rota.shifts, overrides = clinicNow.rota.overrides } = decided
    const rota = { ...clinicNow.rota, shifts, overrides }
    const watch = await readWatch(deps, clinicId)
    if (watch) writes.push(writeWatch(armed(watch.value, rota, deps.now()), watch.version))
    return { writes, answer: { kind: 'changed', shifts, overrides, gaps: gaps(rota, deps.now(), GAP_DAYS) } }
  })
}

/** Replaces the weekly shifts. Gaps are allowed, since a rota is written piece by piece; the answer names them. */
export const setShifts = (
  deps: Deps,
  clinicId: string,
  given: (Omit<Shift, 'shiftId'> & { shiftId?: string | undefined })[],
): Promise<RotaChanged> =>
  change(deps, clinicId, 'SHIFT#', ({ clinicNow, items }) => {
    const faults = given.flatMap((shift, i) => staffFault(clinicNow, shift.staffId, `/shifts/${i}/staffId`))
    if (given.length > MOST_SHIFTS) faults.push({ pointer: '/shifts', detail: `At most ${MOST_SHIFTS} shifts.` })
    const shifts = given.map((shift, i) => ({ ...shift, shiftId: shift.shiftId ?? `shift-${i + 1}` }))
    const twice = shifts.findIndex(({ shiftId }, i) => shifts.slice(0, i).some((each) => each.shiftId === shiftId))
    if (twice >= 0) faults.push({ pointer: `/shifts/${twice}/shiftId`, detail: 'Two shifts have this id.' })
    if (faults.length > 0) return { faults }
    return {
      shifts,
      writes: replaced(
        items,
        shifts.map((shift) => [keys.shift(clinicId, shift.shiftId), shift]),
      ),
    }
  })

/** Writes what is wanted, and deletes what was there and is not. */
function replaced(items: readonly Item[], wanted: readonly (readonly [Key, object])[]): Write[] {
  const kept = new Set(wanted.map(([key]) => key.sk))
  const gone = items.filter(({ key }) => !kept.has(key.sk))
  return [
    ...gone.map(({ key, version }): Write => ({ kind: 'delete', key, expects: version })),
    ...wanted.map(([key, value]) => write(key, value, items.find((item) => item.key.sk === key.sk)?.version ?? 0)),
  ]
}

const staffFault = ({ rota }: ClinicNow, staffId: string | undefined, pointer: string): Fault[] => {
  if (staffId === undefined) return []
  const person = rota.staff.find((each) => each.staffId === staffId)
  if (!person) return [{ pointer, detail: `There is no "${staffId}" among the staff.` }]
  return person.phone ? [] : [{ pointer, detail: `${person.name} has no phone to be paged on.` }]
}

export type StretchGiven = { duty: Duty; staffId?: string | undefined; startsAt: Instant; endsAt: Instant }

const stretchFaults = (clinicNow: ClinicNow, { staffId, startsAt, endsAt }: StretchGiven, now: Instant): Fault[] => [
  ...staffFault(clinicNow, staffId, '/staffId'),
  ...(endsAt <= startsAt ? [{ pointer: '/endsAt', detail: 'It ends before it begins.' }] : []),
  ...(endsAt <= now ? [{ pointer: '/endsAt', detail: 'It is over already.' }] : []),
]

/** Somebody else, or nobody, has a duty for a stretch. It wins over the weekly shifts and over earlier overrides. */
export const addOverrides = (deps: Deps, clinicId: string, given: readonly StretchGiven[]): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', ({ clinicNow, items }) => {
    const faults = given.flatMap((stretch) => stretchFaults(clinicNow, stretch, deps.now()))
    if (faults.length > 0) return { faults }
    return added(deps, clinicId, clinicNow, items, given)
  })

function added(
  deps: Deps,
  clinicId: string,
  { rota }: ClinicNow,
  items: readonly Item[],
  given: readonly StretchGiven[],
): Change {
  const old = plusHours(deps.now(), -OVERRIDES_KEPT_HOURS)
  const kept = rota.overrides.filter(({ endsAt }) => endsAt > old)
  // Sort keys decide which of two overrides is the later one, so they begin with the instant.
  const stamp = deps.now().replace(/\D/g, '')
  const fresh = given.map(({ duty, staffId, startsAt, endsAt }, i): Override => {
    const overrideId = `${stamp}-${String(i).padStart(3, '0')}-${deps.newId()}`
    return { overrideId, duty, startsAt, endsAt, ...(staffId === undefined ? {} : { staffId }) }
  })
  const overrides = [...kept, ...fresh]
  if (overrides.length > MOST_OVERRIDES)
    return { faults: [{ pointer: '', detail: `More than ${MOST_OVERRIDES} overrides; delete some first.` }] }
  const gone = items.filter((item) => !kept.some(({ overrideId }) => item.key.sk === `OVERRIDE#${overrideId}`))
  return {
    overrides,
    writes: [
      ...gone.map(({ key, version }): Write => ({ kind: 'delete', key, expects: version })),
      ...fresh.map((each) => write(keys.override(clinicId, each.overrideId), each, 0)),
    ],
  }
}

export const removeOverride = (deps: Deps, clinicId: string, overrideId: string): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', ({ clinicNow, items }) => {
    const item = items.find(({ key }) => key.sk === `OVERRIDE#${overrideId}`)
    if (!item) return { kind: 'unknown' }
    const overrides = clinicNow.rota.overrides.filter((each) => each.overrideId !== overrideId)
    return { overrides, writes: [{ kind: 'delete', key: item.key, expects: item.version }] }
  })

export type Swap = { from: StretchGiven & { staffId: string }; back?: StretchGiven & { staffId: string } }

/** Two people exchange stretches of one duty, or one takes over a stretch. Each must have what they give. */
export const swap = (deps: Deps, clinicId: string, { from, back }: Swap, taker: string): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', ({ clinicNow, items }) => {
    const given = back ? [from, back] : [from]
    const faults = [
      ...staffFault(clinicNow, taker, '/with'),
      ...given.flatMap((stretch) => stretchFaults(clinicNow, stretch, deps.now())),
      ...given.flatMap(({ duty, staffId, startsAt, endsAt }, i) =>
        startsAt < endsAt && !holdsThroughout(clinicNow.rota, duty, staffId, startsAt, endsAt)
          ? [{ pointer: i === 0 ? '/startsAt' : '/back/startsAt', detail: `${staffId} is not ${duty} throughout it.` }]
          : [],
      ),
    ]
    if (faults.length > 0) return { faults }
    const taken = given.map((stretch, i) => ({ ...stretch, staffId: i === 0 ? taker : from.staffId }))
    return added(deps, clinicId, clinicNow, items, taken)
  })

/** An iCalendar file's events become overrides of one duty, in place of those imported for it before. */
export const importCalendar = (deps: Deps, clinicId: string, duty: Duty, text: string): Promise<RotaChanged> =>
  change(deps, clinicId, 'OVERRIDE#', ({ clinicNow, items }) => {
    const { rota } = clinicNow
    const read = readCalendar(text, { staff: rota.staff, zone: rota.zone, now: deps.now() })
    if (read.kind === 'invalid')
      return { faults: read.faults.map(({ event, detail }) => ({ pointer: event ? `/event/${event}` : '', detail })) }
    const given = read.stretches.map((stretch) => ({ ...stretch, duty }))
    const faults = given.flatMap((stretch) => staffFault(clinicNow, stretch.staffId, ''))
    if (faults.length > 0) return { faults }
    const others = rota.overrides.filter((each) => !(each.duty === duty && each.endsAt > deps.now()))
    return added(deps, clinicId, { ...clinicNow, rota: { ...rota, overrides: others } }, items, given)
  })

/** Replaces the paging policy. One that can leave an alert unpaged is refused with the reason. */
export function setPolicy(deps: Deps, clinicId: string, policy: Policy): Promise<PolicyChanged> {
  return attempt<PolicyChanged>(deps, async () => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const { rota } = clinicNow
    const faults = policyFaults(policy, { staff: rota.staff, unattended: unattended(rota, deps.now(), GAP_DAYS) })
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = await deps.records.get(keys.policy(clinicId))
    return {
      writes: [write(keys.policy(clinicId), policy, before?.version ?? 0)],
      answer: { kind: 'changed', policy },
    }
  })
}

/** Why a course that asks about symptoms may not begin: at some hour nobody would be paged by duty. */
export function rotaForbidsCourses({ rota }: ClinicNow, now: Instant): Gap | undefined {
  return unattended(rota, now, GAP_DAYS)[0]
}
