/** What a secret address of a calendar shows. */
import type { CalendarFeed } from '../../core/access/calendar-feed.ts'
import { type CalendarEvent, calendarText } from '../../core/calendar-text.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { say } from '../../core/messages/wording.ts'
import { dutyEvents } from '../../core/on-call/duty-calendar.ts'
import { isErased } from '../../core/patients/patient.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import type { Clock, Hashing, Reads, Templates } from '../ports.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, write } from '../store/records.ts'
import { accessOf } from './standing.ts'

/** `tag`: a digest of the file; `since`: when it became as it is. */
export type CalendarShown = { text: string; tag: string; since: Instant }

type Told = { name: string; events: CalendarEvent[] }

/**
 * Undefined for an address that was never made or was ended, and for somebody who has left the clinic. What it shows for the
 * first time is noted, so that programs learn when it changed; where the note is lost, the next reader makes it.
 */
export async function readCalendar(
  deps: Reads & Clock & Hashing & Templates,
  token: string,
): Promise<CalendarShown | undefined> {
  const key = keys.feed(deps.sha256(token))
  const feed = await read<CalendarFeed>(deps.records, key)
  const clinicNow = feed && (await readClinic(deps.records, feed.value.clinicId))
  if (!feed || !clinicNow) return undefined
  const told =
    'staffId' in feed.value
      ? await ofStaff(deps, clinicNow, feed.value.staffId)
      : await ofPatient(deps, clinicNow, feed.value.personId)
  if (!told) return undefined
  const digest = deps.sha256(JSON.stringify(told))
  const { shown } = feed.value
  const since = shown?.digest === digest ? shown.since : secondOf(deps.now())
  if (shown?.digest !== digest)
    await deps.records.commit([write(key, { ...feed.value, shown: { digest, since } }, feed.version)])
  return { text: calendarText(told.name, told.events, since), tag: digest.slice(0, 32), since }
}

/** HTTP tells times to the second. */
const secondOf = (at: Instant): Instant => `${at.slice(0, 19)}.000Z`

async function ofStaff(
  deps: Reads & Clock,
  { clinic, rota }: ClinicSnapshot,
  staffId: string,
): Promise<Told | undefined> {
  const { clinicId, name } = clinic
  const isHere = rota.staff.some((each) => each.staffId === staffId)
  if (!isHere || (await accessOf(deps, { clinicId, staffId })).disabled) return undefined
  return { name: `${name}: on call`, events: dutyEvents(clinic, rota, staffId, deps.now()) }
}

const CHECK_IN_MINUTES = 15
const STANDS: readonly Outbound['state'][] = ['planned', 'claimed', 'held', 'sent', 'delivered']

/** The check-ins of a patient's courses: that the clinic writes, and nothing of why. */
async function ofPatient(
  deps: Reads & Hashing & Templates,
  { clinic }: ClinicSnapshot,
  personId: string,
): Promise<Told | undefined> {
  const record = clinic.patientCalendars ? await readPatient(deps.records, clinic.clinicId, personId) : undefined
  const person = record?.person.value
  if (!record || !person || isErased(person)) return undefined
  const words = (id: string) =>
    say(deps.content(), person.language, `page-calendar.${id}`, {
      clinic: clinic.name,
      emergency: clinic.emergencyNumber,
    })
  const events = record.outbound
    .map(({ value }) => value)
    .filter(({ purpose, expectsAnswer, state }) => purpose === 'follow-up' && expectsAnswer && STANDS.includes(state))
    .map((item) => ({
      item,
      from: item.sentAt ?? (item.state === 'planned' ? item.timers.send : undefined) ?? item.plannedFor,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ item, from }) => ({
      uid: `${deps.sha256(item.outboundId).slice(0, 32)}@${clinic.clinicId}.aftercare`,
      ...{ from, to: plusMinutes(from, CHECK_IN_MINUTES) },
      title: words('check-in'),
      about: words('about'),
    }))
  return { name: clinic.name, events }
}
