/** A week of the rota on the clinic's wall clock: a row for each day, whose hours are what the clock makes of them. */
import { type Clinic, DUTIES, type Rota } from '../../core/clinic/clinic.ts'
import { type Held, stretches } from '../../core/on-call/rota.ts'
import { clinicDate, hoursBetween, type Instant, wallTime } from '../../core/time.ts'
import { type Day, daysOf } from '../shared/week-days.ts'
import { DUTY_NAMES, FillLink } from './frame.tsx'
import { WeekBars } from './week-bars.tsx'

type Given = { rota: Rota; clinic: Clinic; monday: string; now: Instant }

export function Week({ rota, clinic, monday, now }: Given) {
  const { zone, country } = clinic
  const days = daysOf(monday, zone)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const all = stretches(rota, first.from, last.to)
  return (
    <>
      <WeekBars country={country} days={days} held={all} rota={rota} now={now} />
      <table class="week">
        <caption>
          {clinicDate(first.date, country)} to {clinicDate(last.date, country)}, on the clock of{' '}
          {zone.split('/').at(-1)?.replaceAll('_', ' ')}
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {DUTIES.map((duty) => (
              <th scope="col" key={duty}>
                {DUTY_NAMES[duty]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date} {...(day.from <= now && now < day.to ? { 'aria-current': 'date' as const } : {})}>
              <th scope="row">
                {clinicDate(day.date, country)}
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
  if (hours === 24) return null
  return <small class="hours">{`${hours} hours: the clock goes ${hours > 24 ? 'back' : 'forward'}`}</small>
}

type Shown = { held: Held; day: Day; zone: string; now: Instant }

function Stretch({ held, day, zone, now }: Shown) {
  const { duty, from, to, staff, override } = held
  const begins = from <= day.from ? '00:00' : wallTime(from, zone).time
  const ends = to >= day.to ? '24:00' : wallTime(to, zone).time
  return (
    <li class={staff ? '' : 'gap'}>
      <span>
        <small class="hours">{begins === '00:00' && ends === '24:00' ? 'all day' : `${begins}–${ends}`}</small>{' '}
        {staff ? staff.name : <strong>No one</strong>}
        {staff && override && <small> {override.imported ? 'by calendar' : 'stands in'}</small>}
      </span>
      {!staff && to > now && <FillLink gap={{ duty, from: from > now ? from : now, to }} />}
    </li>
  )
}
