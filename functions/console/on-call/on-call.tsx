/** Who is on call: now, next, this week; and every gap of the coming days. */
import { DUTIES, type Duty } from '../../core/clinic/clinic.ts'
import { gaps, unattended } from '../../core/on-call/gaps.ts'
import { type Held, nextChange, onCall, stretches } from '../../core/on-call/rota.ts'
import { type Instant, isDate, plusDays, plusHours, wallTime } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { GAP_DAYS } from '../../use-cases/on-call/write-rota.ts'
import { Phone, When } from '../shared/components.tsx'
import type { Page } from '../shared/page.ts'
import { mondayOf } from '../shared/week-days.ts'
import { calendarPages } from './calendar.tsx'
import { changesPages } from './changes.tsx'
import { followedPages } from './followed-calendars.tsx'
import { DUTY_NAMES, framed, Gaps, type Here, mayChange, ON_CALL, rotaPage } from './frame.tsx'
import { myCalendarPages } from './my-calendar.tsx'
import { peoplePages } from './people.tsx'
import { policyPages } from './policy-page.tsx'
import { shiftsPages } from './shifts.tsx'
import { Week } from './week.tsx'

/** The week that was asked for, by any date in it; this week otherwise. */
function weekAsked({ clinicNow: { clinic }, deps, request }: Here): { monday: string; thisWeek: string } {
  const thisWeek = mondayOf(wallTime(deps.now(), clinic.zone).date)
  const asked = request.query.get('week') ?? ''
  return { monday: isDate(asked) ? mondayOf(asked) : thisWeek, thisWeek }
}

function Now({ at }: { at: Here }) {
  const { clinic, rota } = at.clinicNow
  const now = at.deps.now()
  const coming = stretches(rota, now, plusHours(now, GAP_DAYS * 24))
  const duties = onCall(rota, now)
  return (
    <div class="tiles">
      {DUTIES.map((duty) => {
        const person = duties[duty]
        return (
          <section class={`tile duty ${person ? '' : 'gap'}`} key={duty} aria-labelledby={`now-${duty}`}>
            <h3 id={`now-${duty}`}>{DUTY_NAMES[duty]} now</h3>
            <strong>{person?.name ?? 'No one'}</strong>
            {person?.phone && <Phone phone={person.phone} clinic={clinic} label="Call" />}
            <Next held={coming.filter((each) => each.duty === duty)} duty={duty} zone={clinic.zone} />
          </section>
        )
      })}
    </div>
  )
}

const Next = ({ held, zone }: { held: readonly Held[]; duty: Duty; zone: string }) => {
  const change = held.findIndex(({ staff }) => staff !== held[0]?.staff)
  const next = held[change]
  if (!next) return <p class="hint">No change in the next {GAP_DAYS} days</p>
  return (
    <p class="hint">
      until <When at={next.from} zone={zone} />, then {next.staff?.name ?? 'nobody'}
    </p>
  )
}

function GapCard({ at, now }: { at: Here; now: Instant }) {
  const { rota, clinic } = at.clinicNow
  const found = gaps(rota, now, GAP_DAYS)
  const nobodyAtAll = unattended(rota, now, GAP_DAYS)
  return (
    <section class="card" aria-labelledby="gaps">
      <h2 id="gaps">Gaps of the next {GAP_DAYS} days</h2>
      {nobodyAtAll.length > 0 && (
        <p class="fault">
          No one is on call at {nobodyAtAll.length === 1 ? 'one time' : `${nobodyAtAll.length} times`}: alerts would
          page everyone on the schedule, and visits with messages can't be logged.
        </p>
      )}
      {found.length === 0 ? (
        <p class="good">None. Someone is on call, on backup and fallback at every hour.</p>
      ) : (
        <Gaps found={found} zone={clinic.zone} fill />
      )}
    </section>
  )
}

function weekPage(at: Here) {
  const { clinic, rota } = at.clinicNow
  const now = at.deps.now()
  const { monday, thisWeek } = weekAsked(at)
  const next = nextChange(rota, now)
  const weekLink = (to: string, label: string) => (
    <a class="button quiet" href={to === thisWeek ? ON_CALL : `${ON_CALL}?week=${to}`}>
      {label}
    </a>
  )
  return framed(at, {
    title: 'On call',
    said: at.request.query.has('imported') ? 'The calendar file is taken over.' : undefined,
    children: (
      <>
        <section aria-labelledby="now">
          <h2 id="now">Now</h2>
          <Now at={at} />
          <p class="hint">
            {next ? (
              <>
                Next change: <When at={next} zone={clinic.zone} />
              </>
            ) : (
              'Nothing changes within a week.'
            )}
          </p>
        </section>
        <GapCard at={at} now={now} />
        <section class="card" aria-labelledby="week">
          <h2 id="week">{monday === thisWeek ? 'This week' : 'The week'}</h2>
          <p class="buttons">
            {weekLink(plusDays(monday, -7), '← Week before')}
            {monday !== thisWeek && weekLink(thisWeek, 'This week')}
            {weekLink(plusDays(monday, 7), 'Week after →')}
          </p>
          {monday < thisWeek && <p class="hint">A week that is over is shown by the weekly shifts as they are now.</p>}
          <Week rota={rota} clinic={clinic} monday={monday} now={now} />
          <p class="buttons">
            <a class="button" href={`${ON_CALL}/changes`}>
              Cover or swap a shift
            </a>
            {mayChange(at) && (
              <a class="button quiet" href={`${ON_CALL}/shifts`}>
                Edit the weekly shifts
              </a>
            )}
          </p>
        </section>
      </>
    ),
  })
}

export const onCallPages: readonly Page[] = [
  rotaPage('GET', ON_CALL, PERMISSIONS.clinical, weekPage),
  ...changesPages,
  ...shiftsPages,
  ...policyPages,
  ...peoplePages,
  ...myCalendarPages,
  ...calendarPages,
  ...followedPages,
]
