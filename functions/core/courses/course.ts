import type { Alert } from '../alerts/alert.ts'
import type { Patient, Treatment } from '../patients/patient.ts'

/**
 * Whether a treatment's course is on hold or was ended. An outcome is about the treatments that were logged by then,
 * until another outcome says otherwise; one that is logged later begins its own course. `alerts` are all of the person's.
 */
export const haltOf = (
  { course }: Patient,
  { loggedAt }: Treatment,
  alerts: readonly Alert[],
): 'hold' | 'end' | undefined =>
  alerts.some(({ outcome }) => outcome && outcome.course === course && outcome.at >= loggedAt) ? course : undefined

/** What these alerts, all of a person's but one whose outcome is withdrawn, leave of their courses: the latest that says so counts. */
export function courseBefore(alerts: readonly Alert[]): Patient['course'] {
  const said = alerts.flatMap(({ outcome }) => (outcome?.course ? [outcome] : []))
  const last = said.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1)
  return last?.course === 'resume' ? undefined : last?.course
}
