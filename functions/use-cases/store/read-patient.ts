import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { haltOf } from '../../core/courses/course.ts'
import { patientPk } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Consent, InboundMessage, Patient, Treatment } from '../../core/patients/patient.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { Item, Records } from '../ports.ts'
import { pagePlaces } from './read-pages.ts'
import { readAs, type Versioned } from './records.ts'

/** What is on record about one person, read in one go. */
export type PatientRecord = {
  person: Versioned<Patient>
  treatments: Versioned<Treatment>[]
  outbound: Versioned<Outbound>[]
  messages: Versioned<InboundMessage>[]
  alerts: Versioned<Alert>[]
  tasks: Versioned<Task>[]
  consents: Versioned<Consent>[]
}

/** Weeks for which texts are read in the light of a treatment: boxed-warning signs come "hours to weeks" after (S2, S4). */
const RECENT_WEEKS = 12

/**
 * A person's record without the pages about them: an alert that stays open for days has thousands, and triage must read a
 * reply within seconds. Those that earlier versions kept with the person stay in the store. Undefined if no person has the
 * id. Throws Unavailable.
 */
export async function readPatient(
  records: Records,
  clinicId: string,
  personId: string,
): Promise<PatientRecord | undefined> {
  return recordOf(await records.list(patientPk(clinicId, personId), '', { field: 'purpose', is: 'page' }))
}

/** The same with every page, wherever it is kept. */
export async function readWithPages(
  records: Records,
  clinicId: string,
  personId: string,
): Promise<PatientRecord | undefined> {
  const found = await Promise.all(pagePlaces(clinicId, personId).map((place) => records.list(place, '')))
  return recordOf(found.flat())
}

function recordOf(items: readonly Item[]): PatientRecord | undefined {
  const under = <T>(prefix: string) =>
    items.filter((item) => item.key.sk.startsWith(prefix)).map((item) => readAs<T>(item))
  const person = under<Patient>('PROFILE')[0]
  if (!person) return undefined
  return {
    person,
    treatments: under('TREATMENT#'),
    outbound: under('OUT#'),
    messages: under('MESSAGE#'),
    alerts: under('ALERT#'),
    tasks: under('TASK#'),
    consents: under('CONSENT#'),
  }
}

export const openAlertOf = ({ person, alerts }: PatientRecord): Versioned<Alert> | undefined =>
  alerts.find(({ value }) => value.alertId === person.value.openAlertId)

/** The treatments whose course is on hold or was ended. */
export const haltedIn = ({ person, treatments, alerts }: PatientRecord): string[] => {
  const known = alerts.map(({ value }) => value)
  return treatments.flatMap(({ value }) => (haltOf(person.value, value, known) ? [value.treatmentId] : []))
}

/** The treatments of the twelve weeks before `now`, latest first; without visits that were cancelled: those were not done. */
export const recentTreatments = ({ treatments }: Pick<PatientRecord, 'treatments'>, now: Instant): Treatment[] =>
  treatments
    .map(({ value }) => value)
    .filter(({ state, performedAt }) => state === 'running' && hoursBetween(performedAt, now) <= RECENT_WEEKS * 7 * 24)
    .sort((a, b) => (a.performedAt < b.performedAt ? 1 : -1))
