/** Who is on call: now, next, this week; and every gap of the coming days. */
import { useContext } from 'preact/hooks'
import { DUTIES, type Duty } from '../../core/clinic/clinic.ts'
import { gaps, unattended } from '../../core/on-call/gaps.ts'
import { type Held, nextChange, onCall, stretches } from '../../core/on-call/rota.ts'
import { type Instant, isDate, plusDays, plusHours, wallTime } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { GAP_DAYS } from '../../use-cases/on-call/write-rota.ts'
import { ClosedToday } from '../alerts/closed-today.tsx'
import { Phone, When } from '../shared/components.tsx'
import type { Page } from '../shared/page.ts'
import { Viewer } from '../shared/viewer.ts'
import { mondayOf } from '../shared/week-days.ts'
import { weekWords } from '../words/week.ts'
import { calendarPages } from './calendar.tsx'
import { changesPages } from './changes.tsx'
import { followedPages } from './followed-calendars.tsx'
import { framed, Gaps, type Here, mayChange, ON_CALL, rotaPage } from './frame.tsx'
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
  const words = weekWords(at.request.language)
  return (
    <div class="tiles">
      {DUTIES.map((duty) => {
        const person = duties[duty]
        return (
          <section class={`tile duty ${person ? '' : 'gap'}`} key={duty} aria-labelledby={`now-${duty}`}>
            <h3 id={`now-${duty}`}>{words.dutyNow[duty]}</h3>
            <strong>{person?.name ?? words.noOne}</strong>
            {person?.phone && <Phone phone={person.phone} clinic={clinic} label={words.call} />}
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
  const words = weekWords(useContext(Viewer).language)
  if (!next) return <p class="hint">{words.noChange(GAP_DAYS)}</p>
  return (
    <p class="hint">
      {words.until} <When at={next.from} zone={zone} />, {words.afterwards}{' '}
      {next.staff?.name ?? words.noOne.toLowerCase()}
    </p>
  )
}

function GapCard({ at, now }: { at: Here; now: Instant }) {
  const { rota, clinic } = at.clinicNow
  const found = gaps(rota, now, GAP_DAYS)
  const nobodyAtAll = unattended(rota, now, GAP_DAYS)
  const { language } = at.request
  const { gaps: words } = weekWords(language)
  return (
    <section class="card" aria-labelledby="gaps">
      <h2 id="gaps">{words.title(GAP_DAYS)}</h2>
      {nobodyAtAll.length > 0 && <p class="fault">{words.atAll(nobodyAtAll.length)}</p>}
      {found.length === 0 ? <p class="good">{words.none}</p> : <Gaps found={found} zone={clinic.zone} fill />}
    </section>
  )
}

function weekPage(at: Here) {
  const { clinic, rota } = at.clinicNow
  const now = at.deps.now()
  const { monday, thisWeek } = weekAsked(at)
  const next = nextChange(rota, now)
  const { language } = at.request
  const words = weekWords(language)
  const weekLink = (to: string, label: string) => (
    <a class="button quiet" href={to === thisWeek ? ON_CALL : `${ON_CALL}?week=${to}`}>
      {label}
    </a>
  )
  return framed(at, {
    title: words.title,
    said: at.request.query.has('imported') ? words.imported : undefined,
    children: (
      <>
        <section aria-labelledby="now">
          <h2 id="now">{words.now}</h2>
          <ClosedToday deps={at.deps} clinic={at.clinicNow.clinic} />
          <Now at={at} />
          <p class="hint">
            {next ? (
              <>
                {words.nextChange}: <When at={next} zone={clinic.zone} />
              </>
            ) : (
              words.nothingChanges
            )}
          </p>
        </section>
        <GapCard at={at} now={now} />
        <section class="card" aria-labelledby="week">
          <h2 id="week">{monday === thisWeek ? words.week.here : words.week.other}</h2>
          <p class="buttons">
            {weekLink(plusDays(monday, -7), words.week.before)}
            {monday !== thisWeek && weekLink(thisWeek, words.week.here)}
            {weekLink(plusDays(monday, 7), words.week.after)}
          </p>
          {monday < thisWeek && <p class="hint">{words.week.over}</p>}
          <Week rota={rota} clinic={clinic} monday={monday} now={now} />
          <p class="buttons">
            <a class="button" href={`${ON_CALL}/changes`}>
              {words.week.cover}
            </a>
            {mayChange(at) && (
              <a class="button quiet" href={`${ON_CALL}/shifts`}>
                {words.week.edit}
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
