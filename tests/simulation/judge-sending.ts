import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { content } from '../../functions/runtime/content.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { type Claim, itemName, type Known, type KnownItem, personName, type Report } from './known.ts'
import type { Run } from './run.ts'
import type { Moment } from './scheduler.ts'
import { isNight } from './wall-clock.ts'
import { STOPS } from './words.ts'

export type Sending = { parcel: Parcel; run: Run; arrives: boolean; known: Known; now: Moment; report: Report }

/** Purposes for which twice is harmless and never is not. */
const MAY_REPEAT = ['page', 'safety-answer', 'staff-reminder', 'notice']

/** Invariants 3 to 7 and 9 of a message that leaves, by how things stood when it was claimed. */
export function judgeSending(sending: Sending): void {
  const { parcel, run, arrives, known, report } = sending
  // The emergency text of receive-sms when the store is out of reach: it belongs to no item, and may come twice.
  if (run.about.kind === 'text') return
  // So does the answer to a mail that belongs to nobody.
  if (run.about.kind === 'mail' && parcel.from.startsWith('no-reply@')) return
  const kept = run.about.kind === 'key' ? known.items.get(itemName(run.about)) : undefined
  const { claim, item } = kept ?? {}
  if (!kept || !claim || !item || claim.run !== run || item.state !== 'claimed') {
    report(4, `"${parcel.text}" was sent without a claim`)
    return
  }
  if (parcel.to !== item.to || parcel.text !== item.text) report(9, `${item.outboundId} was sent to ${parcel.to}`)
  kept.calls++
  if (arrives) {
    const first =
      known.items.get(itemName({ pk: item.place, sk: `OUT#${item.outboundId.replace(/\.again\d+$/, '')}` })) ?? kept
    first.arrivals++
    if (first.arrivals > 1 && !MAY_REPEAT.includes(item.purpose)) report(4, `${item.outboundId} arrived twice`)
  }
  if (claim.at >= Date.parse(item.expiresAt) || isPastPlan(item, claim, known))
    report(5, `${item.outboundId} was sent late`)
  if (item.staffId !== undefined) toStaff(item, claim, sending)
  else toPatient(item, kept, claim, sending)
}

/** Invariant 5 once more, by the care plans and the treatment and not by what the item says. */
function isPastPlan(item: Outbound, claim: Claim, known: Known): boolean {
  const treatment = item.purpose === 'follow-up' ? known.treatments.get(item.treatmentId ?? '') : undefined
  if (!treatment) return false
  const own = known.settings.get(item.clinicId)?.plans ?? {}
  const lasts = treatment.procedures.flatMap(({ plan }) =>
    (content().plans[plan]?.steps ?? [])
      .filter(({ step }) => step === item.step)
      .map(({ step, after, expiresAfter }) => hours(own[plan]?.[step]?.after ?? after) + hours(expiresAfter)),
  )
  return lasts.length > 0 && claim.at >= Date.parse(treatment.performedAt) + Math.max(...lasts) * 3_600_000
}

const hours = (duration: string): number => {
  const [, days = 0, hours = 0, minutes = 0] = (/^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []).map(
    Number,
  )
  return (days || 0) * 24 + (hours || 0) + (minutes || 0) / 60
}

function toStaff(item: Outbound, { alert }: Claim, { known, report, now }: Sending): void {
  const staff = known.clinics.get(item.clinicId)?.staff.find(({ staffId }) => staffId === item.staffId)
  if (!staff || (item.to !== staff.phone && item.to !== staff.email))
    report(9, `${item.outboundId} went to ${item.to}, who is not of ${item.clinicId}`)
  if (item.alertId === undefined) return
  if (item.purpose === 'page') {
    known.pagedAt.set(item.alertId, now)
    if (alert?.state !== 'paging' && isHad(item, known))
      report(3, `${item.outboundId} was paged when the alert was ${alert?.state}`)
    return
  }
  if (alert?.state === 'resolved') report(3, `${item.outboundId} was sent after the outcome`)
  if (alert?.acknowledgedBy && alert.acknowledgedBy.staffId !== item.staffId)
    report(3, `${item.outboundId} went to ${item.staffId} when ${alert.acknowledgedBy.staffId} had the alert`)
}

/** Somebody still has the alert, or has ended it: an acknowledgement that ran out between claim and sending is none. */
const isHad = ({ alertId = '' }: Outbound, known: Known): boolean => known.alerts.get(alertId)?.state !== 'paging'

function toPatient(item: Outbound, kept: KnownItem, claim: Claim, { known, report, now }: Sending): void {
  const clinic = known.clinics.get(item.clinicId)?.clinic
  const { alert, person, optedOut } = claim
  if (item.channel !== 'email' && item.from !== clinic?.textingNumber)
    report(9, `${item.outboundId} left from ${item.from}`)
  if (item.purpose === 'notice') {
    known.told.add(item.alertId ?? '')
    if (alert?.state !== 'paging')
      report(3, `the patient was told that nobody was reached when the alert was ${alert?.state}`)
  }
  const isRoutine = item.purpose === 'follow-up' || item.purpose === 'reminder'
  if (item.channel === 'email' && isRoutine && person?.consent.email === false)
    report(7, `${item.outboundId} was mailed after mails were ended`)
  if (item.channel !== 'sms') return
  if (optedOut && !isConfirmation(item, known)) report(7, `${item.outboundId} (${item.purpose}) was sent after STOP`)
  if (!isRoutine || !clinic || !person) return
  const night = (at: Moment) => isNight(at, { zone: person.zone, clinic, safety: item.safety === true })
  if (night(claim.at) && night(now)) report(6, `${item.outboundId} was sent at night`)
  if (kept.arrivals > 0 && person.clinicId !== personName(item.clinicId, '').trim())
    report(9, `${item.outboundId} is of another clinic`)
}

/** The id of the text that a confirmation answers. */
export const confirmationOf = (outboundId: string): string => /\.([^.]+)\.confirmation$/.exec(outboundId)?.[1] ?? ''

/** The one confirmation of an opt-out, and the answer to HELP, which carriers want at any time. */
function isConfirmation(item: Outbound, known: Known): boolean {
  if (item.purpose !== 'confirmation') return false
  const id = confirmationOf(item.outboundId)
  const text = known.texts.get(id) ?? known.obeyed.get(id)
  if (!text?.says) return false
  if (text.says === 'stop-with-sign' && !item.text.includes('911')) return false
  return text.says === 'help' || STOPS.includes(text.says)
}
