import type { Alert } from '../../core/alerts/alert.ts'
import { pageStillWanted } from '../../core/alerts/transitions.ts'
import { undoableUntil } from '../../core/alerts/undo.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { haltOf } from '../../core/courses/course.ts'
import { keys, patientPk } from '../../core/keys.ts'
import type { OutboundCause } from '../../core/messages/cause.ts'
import { cancel, hold, isRoutine, type Outbound, type OutboundState, postpone } from '../../core/messages/outbound.ts'
import { FEDERAL, type Hours, hoursIn, inQuietHours, nextAllowed } from '../../core/messages/quiet-hours.ts'
import {
  type InboundMessage,
  mayBeTextedAtNight,
  type Patient,
  type PhoneProfile,
  type Treatment,
} from '../../core/patients/patient.ts'
import { type Instant, plusSeconds } from '../../core/time.ts'
import type { Composing, Logs, Reads } from '../ports.ts'
import { readPages } from '../store/read-pages.ts'
import { read, readAll, readAs, type Versioned } from '../store/records.ts'
import type { Consequence } from './after-sending.ts'
import { afterSending, noticeByMail } from './after-sending.ts'
import { afterToldNothing } from './told-nothing.ts'

export type SendCheck =
  /** `clinic`: whose brand a mail to a patient shows. */
  | { kind: 'allowed'; clinic?: Clinic }
  | { kind: 'forbidden'; cause: OutboundCause; item: Outbound; consequence?: Consequence }

type Cancelled = (kind: Exclude<OutboundCause['kind'], 'provider'>) => SendCheck

/**
 * Reads, after the claim, all that may have changed since the message was planned: opting out, the alert, the course,
 * the hour. What is committed before the claim forbids; what comes later comes too late (invariants 3, 6, 7).
 */
export async function checkSending(deps: Reads & Logs & Composing, item: Outbound): Promise<SendCheck> {
  const now = deps.now()
  const cancelled: Cancelled = (kind) => ({ kind: 'forbidden', cause: { kind }, item: cancel(item, { kind }, now) })
  const alert = item.alertId ? await read<Alert>(deps.records, keys.alert(item.clinicId, item.alertId)) : undefined
  const waiting = alert && untilUndone(item, alert.value, now)
  if (item.purpose === 'page') {
    if (!alert || !pageStillWanted(alert.value)) return waiting ?? cancelled('paging-ended')
    return (await isOvertaken(deps, item, alert.value)) ? cancelled('later-round') : { kind: 'allowed' }
  }
  if (item.purpose === 'staff-reminder' || item.purpose === 'notice') {
    if (!alert || alert.value.state === 'resolved') return cancelled('alert-resolved')
  }
  const owner = alert?.value.acknowledgedBy
  if (item.purpose === 'staff-reminder' && owner && owner.staffId !== item.staffId)
    return waiting ?? cancelled('alert-taken-by-another')
  if (item.purpose === 'notice' && alert?.value.state !== 'paging') return waiting ?? cancelled('alert-taken')
  if (item.staffId !== undefined || item.personId === undefined) return { kind: 'allowed' }

  if (item.channel === 'sms') {
    const profile = await read<PhoneProfile>(deps.records, keys.phoneProfile(item.from, item.to))
    if (profile?.value.optedOut && !(await mayFollowStop(deps, item, item.personId))) {
      return { ...cancelled('opted-out'), ...(await insteadOf(deps, item)) }
    }
  }
  if (item.purpose === 'personal') return personal(deps, item, item.personId)
  if (!isRoutine(item)) return { kind: 'allowed', ...(await brandFor(deps, item)) }
  return routine(deps, item, cancelled)
}

/** While an acknowledgement may be undone nothing of the alert is cancelled: it waits until that is certain. */
function untilUndone(item: Outbound, alert: Alert, now: Instant): SendCheck | undefined {
  const until = undoableUntil(alert)
  if (until === undefined || now > until) return undefined
  const cause = { kind: 'just-taken' } as const
  return { kind: 'forbidden', cause, item: postpone(item, plusSeconds(until, 1), cause, now) }
}

/** What is said about an open alert goes by mail where texts have ended; where no mail may go either, staff hear of it. */
async function insteadOf(deps: Reads & Composing, item: Outbound): Promise<{ consequence?: Consequence }> {
  if (item.purpose !== 'notice' && item.purpose !== 'safety-answer') return {}
  const mail = await noticeByMail(deps, item)
  const untold = item.purpose === 'safety-answer' && mail.planned.length === 0
  return { consequence: untold ? await afterToldNothing(deps, item) : mail }
}

/**
 * Whether a later round's page to the same person by the same channel has left; or is about to be offered to a carrier that
 * has refused this one. What was never offered gives way only to what has left: where rounds come faster than pages
 * are sent, each would otherwise give way to the next, and none would leave. Looked for among the pages themselves: a
 * round may be for other people, or not have come to this person yet.
 */
async function isOvertaken(deps: Reads, item: Outbound, alert: Alert): Promise<boolean> {
  const { staffId, channel, attempts, round = alert.round } = item
  const enough: readonly OutboundState[] = attempts > 0 ? [...LEFT, 'planned', 'claimed'] : LEFT
  for (let later = alert.round; later > round; later--) {
    const pages = await readPages(deps.records, alert, `r${later}.${staffId}.`)
    const same = pages.filter((page) => page.staffId === staffId && page.channel === channel)
    if (same.some(({ state }) => enough.includes(state))) return true
  }
  return false
}

const LEFT: readonly OutboundState[] = ['sent', 'delivered']

/** After STOP only its confirmation and the answer to HELP leave: that texts are back in is no longer true by then. */
async function mayFollowStop(
  deps: Reads,
  { purpose, clinicId, messageId = '' }: Outbound,
  personId: string,
): Promise<boolean> {
  if (purpose !== 'confirmation') return false
  const message = await read<InboundMessage>(deps.records, keys.message(clinicId, personId, messageId))
  return message?.value.keyword !== 'start'
}

/** For the hours and the zone: they are months old, so a second more is nothing; a clinic of this second is read again. */
async function settingsOf({ records }: Reads, clinicId: string): Promise<Versioned<Clinic> | undefined> {
  const { pk, sk } = keys.clinic(clinicId)
  const [recent] = await records.listRecent(pk, sk)
  return recent ? readAs<Clinic>(recent) : read<Clinic>(records, { pk, sk })
}

/** A mail about an alert leaves without a brand rather than wait for one. */
async function brandFor(deps: Reads, item: Outbound): Promise<{ clinic?: Clinic }> {
  if (item.link?.kind !== 'mail') return {}
  const clinic = await settingsOf(deps, item.clinicId).catch(() => undefined)
  return clinic ? { clinic: clinic.value } : {}
}

async function routine(deps: Reads & Logs & Composing, item: Outbound, cancelled: Cancelled): Promise<SendCheck> {
  const now = deps.now()
  const { clinicId, personId = '', treatmentId } = item
  const [person, clinic, treatment] = await Promise.all([
    read<Patient>(deps.records, keys.patient(clinicId, personId)),
    settingsOf(deps, clinicId),
    treatmentId ? read<Treatment>(deps.records, keys.treatment(clinicId, treatmentId)) : undefined,
  ])
  if (!person || !clinic) return cancelled('patient-unknown')
  const halt = await haltOn(deps, person.value, treatment?.value)
  if (halt === 'end') return cancelled('course-ended')
  if (treatment && treatment.value.state === 'cancelled') return cancelled('treatment-cancelled')
  if (item.channel !== 'voice' && !person.value.consent[item.channel]) return cancelled('no-consent')
  const kind = person.value.openAlertId ? 'alert-open' : halt === 'hold' ? 'course-on-hold' : undefined
  if (kind) return { kind: 'forbidden', cause: { kind }, item: hold(item, { kind }, now) }
  // A safety step was moved to the last minute of the patient's own day: the clinic's night does not hold it back.
  const zones = item.safety ? [person.value.zone] : [clinic.value.zone, person.value.zone]
  const hours = item.safety ? FEDERAL : hoursIn(deps.content().hours, clinic.value.jurisdiction)
  return withClinic(await byDay(deps, item, zones, hours), clinic.value)
}

const withClinic = (check: SendCheck, clinic: Clinic): SendCheck =>
  check.kind === 'allowed' ? { ...check, clinic } : check

/** Written by day and refused until night, a person's own text waits for the morning as it would if written then. */
async function personal(deps: Reads & Logs & Composing, item: Outbound, personId: string): Promise<SendCheck> {
  const [person, clinic] = await Promise.all([
    read<Patient>(deps.records, keys.patient(item.clinicId, personId)),
    read<Clinic>(deps.records, keys.clinic(item.clinicId)),
  ])
  if (!person || !clinic) return { kind: 'allowed' }
  if (mayBeTextedAtNight(person.value, deps.now())) return { kind: 'allowed', clinic: clinic.value }
  const hours = hoursIn(deps.content().hours, clinic.value.jurisdiction)
  return withClinic(await byDay(deps, item, [clinic.value.zone, person.value.zone], hours), clinic.value)
}

async function byDay(
  deps: Reads & Logs & Composing,
  item: Outbound,
  zones: readonly string[],
  hours: Hours,
): Promise<SendCheck> {
  const now = deps.now()
  if (item.channel !== 'sms' || !inQuietHours(now, zones, hours)) return { kind: 'allowed' }
  const cause = { kind: 'quiet-hours' } as const
  const later = postpone(item, nextAllowed(now, zones, hours), cause, now)
  return { kind: 'forbidden', cause, item: later, consequence: await afterSending(deps, later) }
}

async function haltOn(deps: Reads, person: Patient, treatment: Treatment | undefined): Promise<Patient['course']> {
  if (!person.course || !treatment) return person.course
  const alerts = await readAll<Alert>(deps.records, patientPk(person.clinicId, person.personId), 'ALERT#')
  return haltOf(
    person,
    treatment,
    alerts.map(({ value }) => value),
  )
}
