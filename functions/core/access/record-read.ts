import { type Instant, toInstant } from '../time.ts'

/** By which door a record was read. */
export const DOORS = ['console', 'api', 'fhir', 'link'] as const
export type Door = (typeof DOORS)[number]

/** Who reads, and where: `what` is a path without ids, such as `/v1/patients/{id}/export`. */
export type Reader = {
  clinicId: string
  /** Id of the staff or the system; `card` where anybody with an emergency card's link reads. */
  by: string
  name?: string | undefined
  role?: string | undefined
  via: Door
  what: string
}

/**
 * A line of the audit log: somebody read a patient's record, once or more often, in the minutes from `since`. It holds ids, and
 * the name of the reader; nothing of the patient, so it outlives an erasure.
 */
export type RecordRead = Omit<Reader, 'clinicId'> & {
  patientId: string
  /** When it was first read in these minutes. */
  at: Instant
  /** It stood in a list with others, such as the inbox. */
  listed?: true
}

/** Minutes in which repeated readings are one line: a page asks for news every few seconds. */
const GATHERED_MINUTES = { opened: 10, listed: 60 }

export function gatheredSince(at: Instant, listed: boolean): Instant {
  const span = GATHERED_MINUTES[listed ? 'listed' : 'opened'] * 60_000
  return toInstant(Math.floor(Date.parse(at) / span) * span)
}
