import { useContext } from 'preact/hooks'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { openingDay } from '../../core/clinic/opening-hours.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import { Viewer } from '../shared/viewer.ts'
import { hoursWords } from '../words/hours.ts'

/** For staff, on a day that is not as every week: `Closed today: Thanksgiving.` Nothing of a clinic without hours. */
export const ClosedToday = ({ clinic, at }: { clinic: Clinic; at: Instant }) => {
  const { language } = useContext(Viewer)
  if (!clinic.openingHours) return null
  const { today } = hoursWords(language)
  const { spans, name } = openingDay(clinic.openingHours, wallTime(at, clinic.zone).date)
  const named = name && ((language === 'es' && name.es) || name.en)
  if (spans.length === 0) return <p class="warning">{named ? today.closedFor(named) : today.closed}</p>
  if (!named) return null
  return (
    <p class="warning">
      {today.short(named)} {spans.map(({ from, to }) => `${from}–${to}`).join(', ')}.
    </p>
  )
}
