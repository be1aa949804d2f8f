import { useContext } from 'preact/hooks'
import { DUTIES, type Rota } from '../../core/clinic/clinic.ts'
import type { Held } from '../../core/on-call/rota.ts'
import { clinicDate, type Instant } from '../../core/time.ts'
import { Viewer } from '../shared/viewer.ts'
import type { Day } from '../shared/week-days.ts'
import { calendarWords } from '../words/calendar.ts'
import { weekWords } from '../words/week.ts'

const [LEFT, WIDTH, TOP, LANE] = [96, 1024, 26, 36]
const COLOURS = 6
const LETTER_WIDTH = 6.6

type Given = { country: string; days: Day[]; held: Held[]; rota: Rota; now: Instant }

/** The week at a glance, a lane for each duty. The table beside it says the same in words. */
export function WeekBars({ country, days, held, rota, now }: Given) {
  const { language } = useContext(Viewer)
  const { duties } = calendarWords(language)
  const [start, end] = [days[0]?.from ?? now, days.at(-1)?.to ?? now]
  const x = (at: Instant) =>
    LEFT + (WIDTH * (Date.parse(at) - Date.parse(start))) / (Date.parse(end) - Date.parse(start))
  const bottom = TOP + LANE * DUTIES.length
  return (
    <svg class="chart week-bars" viewBox={`0 0 ${LEFT + WIDTH} ${bottom + 4}`} aria-hidden="true">
      {days.map(({ date, from }) => (
        <g key={date}>
          <line x1={x(from)} x2={x(from)} y1={0} y2={bottom} />
          <text x={x(from) + 6} y={15}>
            {clinicDate(date, country, language)}
          </text>
        </g>
      ))}
      {DUTIES.map((duty, lane) => (
        <text key={duty} x={0} y={TOP + lane * LANE + 20}>
          {duties[duty]}
        </text>
      ))}
      {held.map(({ duty, from, to, staff }) => {
        const [left, width] = [x(from), x(to) - x(from)]
        const y = TOP + DUTIES.indexOf(duty) * LANE
        const name = staff?.name ?? weekWords(language).noOne
        const colour = staff ? `p${rota.staff.indexOf(staff) % COLOURS}` : 'nobody'
        return (
          <g key={duty + from}>
            <rect class={`held ${colour}`} x={left + 1} y={y} width={Math.max(width - 2, 2)} height={LANE - 6} rx={5} />
            {width > name.length * LETTER_WIDTH + 12 && (
              <text class={staff ? '' : 'nobody'} x={left + 8} y={y + 20}>
                {name}
              </text>
            )}
          </g>
        )
      })}
      {start <= now && now < end && <line class="now" x1={x(now)} x2={x(now)} y1={TOP - 6} y2={bottom} />}
    </svg>
  )
}
