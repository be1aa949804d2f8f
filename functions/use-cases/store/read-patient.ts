import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { haltOf } from '../../core/courses/course.ts'
import { personPk } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Consent, InboundMessage, Person, Treatment } from '../../core/patients/patient.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { Item, Records } from '../ports.ts'
import { type Read, readAs } from './records.ts'

/** What is on record about one person, read in one go. */
export type PersonRecord = {
  person: Read<Person>
  treatments: Read<Treatment>[]
  outbound: Read<Outbound>[]
  messages: Read<InboundMessage>[]
  alerts: Read<Alert>[]
  tasks: Read<Task>[]
  consents: Read<Consent>[]
}

/** Weeks for which texts are read in the light of a treatment: boxed-warning signs come "hours to weeks" after (S2, S4). */
const RECENT_WEEKS = 12

/**
 * What is kept of a person but the pages about them, which nobody but their reader needs: an alert that stays open for days
 * has thousands, and a reply must be read within seconds. Undefined where there is nobody of that id. Throws Unavailable.
 */
export async function readPerson(
  records: Records,
  clinicId: string,
  personId: string,
): Promise<PersonRecord | undefined> {
  return recordOf(await records.list(personPk(clinicId, personId), '', { field: 'purpose', is: 'page' }))
}

/** The same with every page. */
export async function readWithPages(
  records: Records,
  clinicId: string,
  personId: string,
): Promise<PersonRecord | undefined> {
  return recordOf(await records.list(personPk(clinicId, personId), ''))
}

function recordOf(items: readonly Item[]): PersonRecord | undefined {
  const under = <T>(prefix: string) =>
    items.filter((item) => item.key.sk.startsWith(prefix)).map((item) => readAs<T>(item))
  const person = under<Person>('PROFILE')[0]
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

export const openAlertOf = ({ person, alerts }: PersonRecord): Read<Alert> | undefined =>
  alerts.find(({ value }) => value.alertId === person.value.openAlertId)

/** The treatments whose course is on hold or was ended. */
export const haltedIn = ({ person, treatments, alerts }: PersonRecord): string[] => {
  const known = alerts.map(({ value }) => value)
  return treatments.flatMap(({ value }) => (haltOf(person.value, value, known) ? [value.treatmentId] : []))
}

/** The treatments of the twelve weeks before `now`, latest first; without visits that were cancelled: those were not done. */
export const recentTreatments = ({ treatments }: PersonRecord, now: Instant): Treatment[] =>
  treatments
    .map(({ value }) => value)
    .filter(({ state, performedAt }) => state === 'running' && hoursBetween(performedAt, now) <= RECENT_WEEKS * 7 * 24)
    .sort((a, b) => (a.performedAt < b.performedAt ? 1 : -1))
