import { areaName } from '../../core/courses/areas.ts'
import type { Treatment } from '../../core/patients/patient.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import { humanize } from '../shared/components.tsx'

export type Names = Readonly<Record<string, string>>

export const Options = ({
  of,
  chosen,
}: {
  of: readonly (readonly [string, string])[]
  chosen?: string | undefined
}) => (
  <>
    {of.map(([value, label]) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)

export function doneBefore(treatments: readonly Treatment[], at: Instant): string {
  if (treatments.length === 0) return 'No treatment on record.'
  return treatments
    .map(({ procedures, performedAt }) => {
      const done = procedures.map(({ plan, areas }) =>
        areas.length > 0 ? `${humanize(plan)} (${areas.map(areaName).join(', ')})` : humanize(plan),
      )
      return `${done.join(' and ')}, ${since(hoursBetween(performedAt, at))} before`
    })
    .join('; ')
}

const since = (hours: number): string => (hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`)
