import { DUTIES, type Duty, type Override, type Rota, type Shift, type Staff } from './clinic.ts'
import { type Instant, instantOf, plusDays, plusHours, wallTime, weekday } from './time.ts'

export type OnCall = Record<Duty, Staff | undefined>

type Span = { duty: Duty; staffId: string | undefined; from: Instant; to: Instant }

/** Who has which duty at `at`; nobody is an answer. Overrides win over shifts, later ones over earlier ones. */
export function onCall(rota: Rota, at: Instant): OnCall {
  const staff = new Map(rota.staff.map((person) => [person.staffId, person]))
  const spans = spansAround(rota, at, at)
  const who = (duty: Duty) => staff.get(holder(rota, spans, duty, at) ?? '')
  return { 'on-call': who('on-call'), backup: who('backup'), fallback: who('fallback') }
}

/** The next instant after `at`, within a week, at which anybody's duty changes. */
export function nextChange(rota: Rota, at: Instant): Instant | undefined {
  const end = plusHours(at, 7 * 24)
  const spans = spansAround(rota, at, end)
  return edges(rota, spans)
    .filter((edge) => edge > at && edge <= end)
    .find((edge) => DUTIES.some((duty) => holder(rota, spans, duty, edge) !== holder(rota, spans, duty, at)))
}

export type Gap = { duty: Duty; from: Instant; to: Instant }

/** Every stretch of the coming days in which nobody has a duty. */
export function gaps(rota: Rota, from: Instant, days: number): Gap[] {
  const end = plusHours(from, days * 24)
  const spans = spansAround(rota, from, end)
  const inside = [from, ...edges(rota, spans).filter((edge) => edge > from && edge < end), end]
  return DUTIES.flatMap((duty) => {
    const found: Gap[] = []
    for (const [i, start] of inside.entries()) {
      const to = inside[i + 1]
      if (to === undefined || holder(rota, spans, duty, start) !== undefined) continue
      const last = found.at(-1)
      if (last?.to === start) last.to = to
      else found.push({ duty, from: start, to })
    }
    return found
  })
}

/** Stretches in which nobody has any duty at all: then pages go to everybody of the rota, and the patient is told. */
export function unattended(rota: Rota, from: Instant, days: number): Gap[] {
  const [first = [], ...others] = DUTIES.map((duty) => gaps(rota, from, days).filter((gap) => gap.duty === duty))
  return others.reduce(
    (common, more) =>
      common.flatMap((a) =>
        more.flatMap((b) => {
          const [start, end] = [a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to]
          return start < end ? [{ ...a, from: start, to: end }] : []
        }),
      ),
    first,
  )
}

/** Whether one person has the duty throughout a stretch. */
export function holdsThroughout(rota: Rota, duty: Duty, staffId: string, from: Instant, to: Instant): boolean {
  const spans = spansAround(rota, from, to)
  const inside = [from, ...edges(rota, spans).filter((edge) => edge > from && edge < to)]
  return inside.every((at) => holder(rota, spans, duty, at) === staffId)
}

function holder(rota: Rota, spans: readonly Span[], duty: Duty, at: Instant): string | undefined {
  const covers = ({ startsAt, endsAt }: Override) => startsAt <= at && at < endsAt
  const override = rota.overrides.filter((each) => each.duty === duty && covers(each)).at(-1)
  if (override) return override.staffId
  return spans.find((span) => span.duty === duty && span.from <= at && at < span.to)?.staffId
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
