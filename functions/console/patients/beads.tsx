/** A course as one line of beads: what was answered, what was not, and what is to come. */
import { useContext } from 'preact/hooks'
import type { CheckIn, CheckInState } from '../../core/courses/check-ins.ts'
import { Viewer } from '../shared/viewer.ts'
import { type CheckInWords, checkInWords } from '../words/check-ins.ts'

const STEP = 44
const MIDDLE = 10
const RADIUS: Record<CheckInState, number> = { answered: 6.5, waiting: 5.5, silent: 6, 'to-come': 3.5, 'not-sent': 4.5 }
/** From two days on people count in days. */
const HOURS_UNTIL = 48

const when = (minutesAfter: number, words: CheckInWords): string => {
  const hours = Math.round(minutesAfter / 60)
  return hours < HOURS_UNTIL ? words.hours(hours) : words.day(Math.round(hours / 24))
}

export const Beads = ({ checkIns }: { checkIns: readonly CheckIn[] }) => {
  const words = checkInWords(useContext(Viewer).language)
  if (checkIns.length === 0) return null
  const beads = checkIns.map(({ id, minutesAfter, state }, i) => ({
    ...{ id, state, at: when(minutesAfter, words), x: STEP / 2 + i * STEP },
  }))
  const states = [...new Set(checkIns.map(({ state }) => state))]
  return (
    <figure class="beads">
      <svg
        viewBox={`0 0 ${beads.length * STEP} 34`}
        preserveAspectRatio="xMinYMid"
        role="img"
        aria-label={`${words.label}: ${beads.map(({ at, state }) => `${at} ${words.states[state]}`).join(', ')}`}
      >
        <line x1={STEP / 2} y1={MIDDLE} x2={beads.at(-1)?.x} y2={MIDDLE} />
        {beads.map(({ id, x, at, state }) => (
          <g key={id}>
            <circle class={state} cx={x} cy={MIDDLE} r={RADIUS[state]} />
            <text x={x} y={30}>
              {at}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {states.map((state) => (
          <span key={state}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <circle class={state} cx="8" cy="8" r={RADIUS[state]} />
            </svg>
            {words.states[state]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
