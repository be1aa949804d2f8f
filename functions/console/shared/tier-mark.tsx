/** What tells a tier apart without its colour, and the clock of what is due. */
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { Instant } from '../../core/time.ts'
import { Countdown } from './components.tsx'

/** An octagon, a diamond, a clock. */
const SHAPES: Record<PagingTier, string> = {
  emergency:
    'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Zm2.9 4 .4 7.2h1.4l.4-7.2ZM12 15.2a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z',
  urgent: 'M12 1.8 22.2 12 12 22.2 1.8 12Zm-1 5.2.3 6.2h1.4L13 7Zm1 7.7a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
  prompt: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Zm-.9 4.2h1.8v4.9l3.6 2.2-.9 1.5-4.5-2.7Z',
}

export const TierMark = ({ tier }: { tier: PagingTier }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d={SHAPES[tier]} />
  </svg>
)

/** Percent of the time from `from` to `until` that is left. */
const left = (from: Instant, until: Instant, now: Instant): number => {
  const [begin, end, at] = [from, until, now].map(Date.parse) as [number, number, number]
  return end <= begin ? 0 : Math.min(100, Math.max(0, Math.round(((end - at) / (end - begin)) * 100)))
}

/** The share of the time that is left, as a ring with the minutes in it; counted on by the page's script. */
export const Ring = ({ from, until, now }: { from: Instant; until: Instant; now: Instant }) => (
  <span class="ring">
    <svg viewBox="0 0 72 72" aria-hidden="true">
      <circle cx="36" cy="36" r="32" />
      <circle
        class="left"
        cx="36"
        cy="36"
        r="32"
        pathLength="100"
        stroke-dasharray={`${left(from, until, now)} 100`}
        data-from={from}
        data-until={until}
      />
    </svg>
    <Countdown until={until} now={now} />
  </span>
)
