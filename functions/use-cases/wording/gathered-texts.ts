/** What staff read of an alert that unknown numbers share. It names none of them: their texts stay in their own records. */
import type { Alert } from '../../core/alerts/alert.ts'
import { initials } from '../../core/messages/names.ts'
import type { Patient } from '../../core/patients/patient.ts'

/** Where a name is not known. */
export const NAMELESS = 'unknown'

const counted = (count: number): string => `${count} unknown ${count === 1 ? 'number' : 'numbers'}`

/** Stands where an alert of one patient has the patient's words. */
export const gatheredReply = (count: number): string => `${counted(count)} wrote of warning signs.`

export const gatheredReason = (): string =>
  'More unknown numbers than usual wrote of warning signs within an hour, so the rest share this alert. Call each of them.'

/** Whom a text to staff is about: initials of a patient, or how many numbers. */
export const whomText = ({ gathered }: Pick<Alert, 'gathered'>, person: Pick<Patient, 'name'> | undefined): string =>
  gathered ? counted(gathered.length) : initials(person?.name ?? '') || NAMELESS
