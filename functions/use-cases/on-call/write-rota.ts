import type { Duty, Override, Shift } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Key, keys } from '../../core/keys.ts'
import { rotaFault } from '../../core/on-call/calendar-facts.ts'
import { withChange } from '../../core/on-call/duty-watch.ts'
import { type Gap, gaps, openedGaps } from '../../core/on-call/gaps.ts'
import { type Instant, latest, plusHours } from '../../core/time.ts'
import { type Clock, type Ids, type Item, MOST_WRITES, type Store, type Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { OVERRIDE_DAYS, write, writeOverride } from '../store/records.ts'
import { readWatch, writeWatch } from './watch-rota.ts'

/** Gaps are looked for so many days ahead. */
export const GAP_DAYS = 14
const MOST_OVERRIDES = 60

export type RotaChanged =
  /** `gaps`: all of the coming days. `opened`: those that this change makes, so far as overrides and days reach. */
  | { kind: 'changed'; shifts: Shift[]; overrides: Override[]; gaps: Gap[]; opened: Gap[] }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'unknown' }

/**
 * `preview` answers the same and writes nothing. `by`: who changes it, by name. `seen`: the version that the change was
 * made from; where somebody else has saved since, it is refused at `/seen`.
 */
export type How = { preview?: boolean; by?: string; seen?: string }

export type Deciding = { now: Instant; clinicNow: ClinicSnapshot; items: Item[] }
export type Change =
  | { writes: Write[]; shifts?: Shift[]; overrides?: Override[] }
  | { faults: FieldError[] }
  | { kind: 'unknown' }

/** Reads the clinic and its items under `prefix`, decides, and writes with the watch over the rota set anew. */
export async function change(
  deps: Store,
  clinicId: string,
  prefix: string,
  { preview = false }: How,
  decide: (about: Deciding) => Change,
): Promise<RotaChanged> {
  return attempt(deps, async (deps): Promise<Decision<RotaChanged>> => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const items = await deps.records.list(keys.clinic(clinicId).pk, prefix)
    const now = deps.now()
    const decided = decide({ now, clinicNow, items })
    if ('kind' in decided) return { writes: [], answer: decided }
    if ('faults' in decided) return { writes: [], answer: { kind: 'invalid', faults: decided.faults } }
    const { writes, shifts = clinicNow.rota.shifts, overrides = clinicNow.rota.overrides } = decided
    const rota = { ...clinicNow.rota, shifts, overrides }
    const watch = await readWatch(deps, clinicId)
    if (watch)
      writes.push(writeWatch(withChange(watch.value, { before: clinicNow.rota, after: rota }, now), watch.version))
    if (writes.length > MOST_WRITES)
      return { writes: [], answer: { kind: 'invalid', faults: [rotaFault('', { kind: 'too-much-changes' })] } }
    const end = overrides.map(({ endsAt }) => endsAt).reduce(latest, plusHours(now, GAP_DAYS * 24))
    const opened = openedGaps(clinicNow.rota, rota, now, end)
    const answer = { kind: 'changed' as const, shifts, overrides, gaps: gaps(rota, now, GAP_DAYS), opened }
    return { writes: preview ? [] : writes, answer }
  })
}

/** Writes what is wanted, and deletes what was there and is not. */
export function replaced(items: readonly Item[], wanted: readonly (readonly [Key, object])[]): Write[] {
  const kept = new Set(wanted.map(([key]) => key.sk))
  const gone = items.filter(({ key }) => !kept.has(key.sk))
  return [
    ...gone.map(({ key, version }): Write => ({ kind: 'delete', key, expects: version })),
    ...wanted.map(([key, value]) => write(key, value, items.find((item) => item.key.sk === key.sk)?.version ?? 0)),
  ]
}

export type StretchGiven = { duty: Duty; staffId?: string | undefined; startsAt: Instant; endsAt: Instant }

type Adding = { clinicId: string; by?: string; imported?: true }

/**
 * `before` with fresh overrides, as writes; what `items` holds besides is deleted, and so is what ended long ago and was
 * written by an earlier version, which gave it no end.
 */
export function added(
  deps: Clock & Ids,
  { clinicId, by, imported }: Adding,
  before: readonly Override[],
  items: readonly Item[],
  given: readonly StretchGiven[],
): Change {
  const now = deps.now()
  const old = plusHours(now, -24 * OVERRIDE_DAYS)
  const kept = before.filter(({ endsAt }) => endsAt > old)
  const made = { at: now, ...(by ? { by } : {}), ...(imported ? { imported } : {}) }
  // Sort keys decide which of two overrides is the later one: the instant, then a number within it.
  const stamp = now.replace(/\D/g, '')
  const numbers = before.map(({ overrideId }) => overrideId.split('-')).filter(([instant]) => instant === stamp)
  const first = Math.max(0, ...numbers.map(([, number]) => Number(number) + 1))
  const fresh = given.map(({ duty, staffId, startsAt, endsAt }, i): Override => {
    const overrideId = `${stamp}-${String(first + i).padStart(3, '0')}-${deps.newId()}`
    return { overrideId, duty, startsAt, endsAt, ...(staffId === undefined ? {} : { staffId }), ...made }
  })
  const overrides = [...kept, ...fresh]
  if (overrides.length > MOST_OVERRIDES)
    return { faults: [rotaFault('', { kind: 'too-many-overrides', most: MOST_OVERRIDES })] }
  const gone = items.filter((item) => !kept.some(({ overrideId }) => item.key.sk === `OVERRIDE#${overrideId}`))
  return {
    overrides,
    writes: [
      ...gone.map(({ key, version }): Write => ({ kind: 'delete', key, expects: version })),
      ...fresh.map((each) => writeOverride(clinicId, each)),
    ],
  }
}
