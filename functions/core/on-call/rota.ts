import { DUTIES, type Duty, type Override, type Rota, type Shift, type Staff } from '../clinic/clinic.ts'
import { type Instant, instantOf, latest, plusDays, plusHours, sooner, wallTime, weekday } from '../time.ts'

export type OnCall = Record<Duty, Staff | undefined>

type Span = { duty: Duty; staffId: string | undefined; from: Instant; to: Instant }

/** Who has which duty at `at`; nobody is an answer. Overrides win over shifts, later ones over earlier ones. */
export function onCall(rota: Rota, at: Instant): OnCall {
  const spans = spansAround(rota, at, at)
  const who = (duty: Duty) => holder(rota, spans, duty, at).staff
  return { 'on-call': who('on-call'), backup: who('backup'), fallback: who('fallback') }
}

/** The next instant after `at`, within a week, at which anybody's duty changes. */
export function nextChange(rota: Rota, at: Instant): Instant | undefined {
  const end = plusHours(at, 7 * 24)
  const spans = spansAround(rota, at, end)
  const who = (duty: Duty, when: Instant) => holder(rota, spans, duty, when).staff
  return edges(rota, spans)
    .filter((edge) => edge > at && edge <= end)
    .find((edge) => DUTIES.some((duty) => who(duty, edge) !== who(duty, at)))
}

/** A stretch of a duty in one hand; nobody's without `staff`. `override`: the one that says so, where it is no shift. */
export type Held = { duty: Duty; from: Instant; to: Instant } & Holder

/** All of a stretch of time, duty by duty, without a hole: who has it, and where nobody has. */
export const stretches = (rota: Rota, from: Instant, to: Instant): Held[] =>
  joined(rota, from, to, (a, b) => a.staff === b.staff && a.override === b.override).map(({ slot: _, ...held }) => held)

/**
 * The same by the rota's own pieces: each day of a shift, and each override where there is no shift, by itself. `since`: when
 * the shift or the override of the piece began.
 */
export const slots = (rota: Rota, from: Instant, to: Instant): (Held & { since: Instant })[] =>
  joined(rota, from, to, (a, b) => a.staff === b.staff && a.slot === b.slot).map(({ slot, ...held }) => ({
    ...held,
    since: slot === undefined ? held.from : 'startsAt' in slot ? slot.startsAt : slot.from,
  }))

type Piece = { duty: Duty; from: Instant; to: Instant } & Holder & { slot?: Span | Override }

function joined(rota: Rota, from: Instant, to: Instant, isOne: (a: Piece, b: Piece) => boolean): Piece[] {
  const spans = spansAround(rota, from, to)
  const inside = [from, ...edges(rota, spans).filter((edge) => edge > from && edge < to), to]
  return DUTIES.flatMap((duty) => {
    const found: Piece[] = []
    for (const [i, start] of inside.entries()) {
      const end = inside[i + 1]
      if (end === undefined || start >= end) continue
      const piece = { duty, from: start, to: end, ...holder(rota, spans, duty, start) }
      const last = found.at(-1)
      if (last && isOne(last, piece)) last.to = end
      else found.push(piece)
    }
    return found
  })
}

/** Hours of a weekly shift that are somebody else's, since another shift of the duty began earlier; overrides aside. */
export function shadowed(
  rota: Rota,
  from: Instant,
  to: Instant,
): { shift: Shift; from: Instant; to: Instant; by: Staff }[] {
  const weekly = { ...rota, overrides: [] }
  const held = stretches(weekly, from, to)
  return rota.shifts.flatMap((shift) =>
    stretches({ ...weekly, shifts: [shift] }, from, to).flatMap(({ staff, ...own }) =>
      held.flatMap(({ duty, staff: by, ...other }) =>
        staff && by && by !== staff && duty === own.duty
          ? common(own, other).map((stretch) => ({ shift, by, from: stretch.from, to: stretch.to }))
          : [],
      ),
    ),
  )
}

/** What two stretches have in common; none where they do not touch. */
export function common<T extends { from: Instant; to: Instant }>(a: T, b: { from: Instant; to: Instant }): T[] {
  const [from, to] = [latest(a.from, b.from), sooner(a.to, b.to)]
  return from < to ? [{ ...a, from, to }] : []
}

/** Whether one person has the duty throughout a stretch. */
export const holdsThroughout = (rota: Rota, duty: Duty, staffId: string, from: Instant, to: Instant): boolean =>
  stretches(rota, from, to)
    .filter((each) => each.duty === duty)
    .every(({ staff }) => staff?.staffId === staffId)

type Holder = { staff?: Staff; override?: Override }

/** An override made by hand takes precedence over a calendar file, whichever is newer. People who left are ignored. */
function holder(rota: Rota, spans: readonly Span[], duty: Duty, at: Instant): Holder & { slot?: Span | Override } {
  const covers = ({ startsAt, endsAt }: Override) => startsAt <= at && at < endsAt
  const covering = rota.overrides.filter((each) => each.duty === duty && covers(each))
  const override = covering.filter(({ imported }) => !imported).at(-1) ?? covering.at(-1)
  const span = spans.find((each) => each.duty === duty && each.from <= at && at < each.to)
  const staffId = override ? override.staffId : span?.staffId
  const staff = rota.staff.find((person) => person.staffId === staffId)
  const slot = span ?? override
  return { ...(staff ? { staff } : {}), ...(override ? { override } : {}), ...(slot ? { slot } : {}) }
}

const edges = (rota: Rota, spans: readonly Span[]): Instant[] =>
  [
    ...new Set([
      ...spans.flatMap(({ from, to }) => [from, to]),
      ...rota.overrides.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ]),
  ].sort()

/** The shifts that touch the stretch, as instants. They are set by the wall clock, so a night of the clock change is longer or shorter. */
function spansAround(rota: Rota, from: Instant, to: Instant): Span[] {
  const spans: Span[] = []
  const last = plusDays(wallTime(to, rota.zone).date, 1)
  for (let date = plusDays(wallTime(from, rota.zone).date, -2); date <= last; date = plusDays(date, 1)) {
    for (const shift of rota.shifts) if (shift.days.includes(weekday(date))) spans.push(spanOf(shift, date, rota.zone))
  }
  return spans.sort((a, b) => (a.from < b.from ? -1 : 1))
}

function spanOf({ duty, staffId, from, to }: Shift, date: string, zone: string): Span {
  const start = instantOf({ date, time: from, zone })
  const nextDay = to === '24:00' || to <= from
  const end = instantOf({ date: nextDay ? plusDays(date, 1) : date, time: to === '24:00' ? '00:00' : to, zone })
  return { duty, staffId, from: start, to: end }
}
