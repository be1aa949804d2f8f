/** A week of the rota on the clinic's wall clock: a row for each day, whose hours are what the clock makes of them. */
import { useContext } from 'preact/hooks'
import { type Clinic, DUTIES, type Rota } from '../../core/clinic/clinic.ts'
import { type Held, stretches } from '../../core/on-call/rota.ts'
import { clinicDate, hoursBetween, type Instant, wallTime } from '../../core/time.ts'
import { Viewer } from '../shared/viewer.ts'
import { type Day, daysOf } from '../shared/week-days.ts'
import { calendarWords } from '../words/calendar.ts'
import { weekWords } from '../words/week.ts'
import { FillLink } from './frame.tsx'
import { WeekBars } from './week-bars.tsx'

type Given = { rota: Rota; clinic: Clinic; monday: string; now: Instant }

export function Week({ rota, clinic, monday, now }: Given) {
  const { zone, country } = clinic
  const { language } = useContext(Viewer)
  const { week: words } = weekWords(language)
  const { duties } = calendarWords(language)
  const days = daysOf(monday, zone)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const all = stretches(rota, first.from, last.to)
  return (
    <>
      <WeekBars country={country} days={days} held={all} rota={rota} now={now} />
      <table class="week">
        <caption>
          {words.caption(
            clinicDate(first.date, country, language),
            clinicDate(last.date, country, language),
            zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            {DUTIES.map((duty) => (
              <th scope="col" key={duty}>
                {duties[duty]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date} {...(day.from <= now && now < day.to ? { 'aria-current': 'date' as const } : {})}>
              <th scope="row">
                {clinicDate(day.date, country, language)}
                <Length day={day} />
              </th>
              {DUTIES.map((duty) => (
                <td key={duty}>
                  <ul class="plain">
                    {all
                      .filter((each) => each.duty === duty && each.from < day.to && day.from < each.to)
                      .map((held) => (
                        <Stretch key={held.from} held={held} day={day} zone={zone} now={now} />
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const Length = ({ day: { from, to } }: { day: Day }) => {
  const hours = hoursBetween(from, to)
  const { week: words } = weekWords(useContext(Viewer).language)
  if (hours === 24) return null
  return <small class="hours">{words.length(hours)}</small>
}

type Shown = { held: Held; day: Day; zone: string; now: Instant }

function Stretch({ held, day, zone, now }: Shown) {
  const { duty, from, to, staff, override } = held
  const { noOne, week: words } = weekWords(useContext(Viewer).language)
  const begins = from <= day.from ? '00:00' : wallTime(from, zone).time
  const ends = to >= day.to ? '24:00' : wallTime(to, zone).time
  return (
    <li class={staff ? '' : 'gap'}>
      <span>
        <small class="hours">{begins === '00:00' && ends === '24:00' ? words.allDay : `${begins}–${ends}`}</small>{' '}
        {staff ? staff.name : <strong>{noOne}</strong>}
        {staff && override && <small> {override.imported ? words.byCalendar : words.standsIn}</small>}
      </span>
      {!staff && to > now && <FillLink gap={{ duty, from: from > now ? from : now, to }} />}
    </li>
  )
}
