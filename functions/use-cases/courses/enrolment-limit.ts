/** How many patients one clinic enrols in an hour: a stolen token must not text a city in its name. */
import { patientsPk } from '../../core/keys.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import type { PatientLine } from '../patients/directory.ts'
import type { Reads } from '../ports.ts'

/** One every three seconds, by the API, by FHIR and at the console together. Files and booking systems have a pace of their own. */
export const MOST_ENROLLED_AN_HOUR = 1200

/** The beginning of the next hour, where this one has no room for another new patient. Requests at once may pass it by a few. */
export async function enrolmentOpensAt(deps: Reads, clinicId: string, now: Instant): Promise<Instant | undefined> {
  const lines = await deps.records.listRecent(patientsPk(clinicId), `PATIENT#${now.slice(0, 13)}`)
  const counted = lines.filter(({ value }) => (value as Partial<PatientLine>).counted)
  if (counted.length < MOST_ENROLLED_AN_HOUR) return undefined
  return plusMinutes(`${now.slice(0, 13)}:00:00.000Z`, 60)
}
