import type { Clinic } from '../../core/clinic/clinic.ts'
import { monthSpan, plusMonths, within } from '../../core/on-call/calendar-span.ts'
import { countPaged } from '../../core/review/activity-log.ts'
import { type Figures, figuresOf } from '../../core/review/figures.ts'
import { openAlerts } from '../alerts/find-alerts.ts'
import type { Reads } from '../ports.ts'
import { readActivityLog } from '../store/activity-log.ts'

export type MonthFigures = Figures & {
  /** Alerts of the month that have no outcome yet. */
  open: number
}

/** The figures of the `count` months that end with `last`, oldest first. Each month of the register is read once. */
export async function figuresUntil(
  deps: Reads,
  { clinicId, zone }: Clinic,
  last: string,
  count: number,
): Promise<MonthFigures[]> {
  const months = Array.from({ length: count }, (_, i) => plusMonths(last, i + 1 - count))
  const whole = { from: monthSpan(months[0] ?? last, zone).from, to: monthSpan(plusMonths(last, 1), zone).to }
  const [entries, open] = await Promise.all([readActivityLog(deps, clinicId, whole), openAlerts(deps, clinicId)])
  return months.map((month) => {
    const span = monthSpan(month, zone)
    const next = { from: span.from, to: monthSpan(plusMonths(month, 1), zone).to }
    const opened = open.filter(({ alert }) => within(alert.openedAt, span))
    const figures = figuresOf(
      month,
      zone,
      entries.filter(({ at }) => within(at, next)),
      opened.map(({ alert }) => countPaged(alert, zone)),
    )
    return { ...figures, open: opened.length }
  })
}
