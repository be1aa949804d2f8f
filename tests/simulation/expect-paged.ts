import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { TierPolicy, Who } from '../../functions/core/on-call/policy.ts'
import type { Faults } from './faults.ts'
import type { DutyJudge } from './judge-duty.ts'
import { type Known, personName, phoneName, type Report } from './known.ts'
import type { Scheduler } from './scheduler.ts'

/** The tick, the retry of a queue and the auditor come around several times within this. */
export const LATE_MINUTES = 15

const DAY = 86_400_000

/** What the model looks at later, and where it reports. */
export type Watch = { known: Known; report: Report; scheduler: Scheduler; faults: Faults }

/** A round has to be tried soon, and a patient whom nobody has is told so in time. */
export function expectPaged(alert: Alert, { known, report, scheduler, faults }: Watch): void {
  if (alert.state !== 'paging') return
  const since = scheduler.now
  const isStill = () => known.alerts.get(alert.alertId)?.state === 'paging'
  scheduler.at(faults.after(since, LATE_MINUTES), () => {
    const now = known.alerts.get(alert.alertId)
    if (!isStill() || now?.chain.startedAt !== alert.chain.startedAt) return
    if ((known.pagedAt.get(alert.alertId) ?? 0) < since - 31 * 60_000)
      report(2, `nobody has been paged for ${alert.alertId} for ${LATE_MINUTES} minutes`)
  })
  const policy = known.settings.get(alert.clinicId)?.policy[alert.tier]
  const within = (policy?.tellPatientAtMinutes ?? 0) + LATE_MINUTES
  scheduler.at(faults.after(Date.parse(alert.chain.startedAt), within), () => {
    const now = known.alerts.get(alert.alertId)
    if (!isStill() || now?.chain.startedAt !== alert.chain.startedAt || known.told.has(alert.alertId)) return
    const person = known.persons.get(personName(alert.clinicId, alert.personId))
    const clinic = known.clinics.get(alert.clinicId)?.clinic
    if (!person?.phone || !clinic) return
    if (known.stopped.get(phoneName(clinic.textingNumber, person.phone))?.optedOut) return
    report(2, `the patient of ${alert.alertId} has not been told that nobody was reached`)
  })
}

/** Minutes after its beginning at which a chain pages the person on call; undefined where the clinic's policy leaves them out. */
function onCallAfter({ steps, afterwards }: TierPolicy): number | undefined {
  const names = ({ who }: { who: readonly Who[] }) => who.includes('on-call') || who.includes('everyone')
  const last = steps.at(-1)?.afterMinutes ?? 0
  return steps.find(names)?.afterMinutes ?? (names(afterwards) ? last + afterwards.everyMinutes : undefined)
}

/**
 * An alert that nobody takes reaches the person who was on call when it opened, unless it is about their own unreadable text, or
 * a colleague recorded the patient's outcome within a day, who is then paged alone at first.
 */
export function expectOnCallPaged(alert: Alert, duty: DutyJudge, { known, report, scheduler, faults }: Watch): void {
  const { alertId, clinicId, personId } = alert
  if (alert.state !== 'paging') return
  const since = scheduler.now
  const staffId = duty.onDuty(clinicId, 'on-call', since)
  const staff = known.clinics.get(clinicId)?.staff.find((each) => each.staffId === staffId)
  const isTheirOwn = staff?.phone === known.persons.get(personName(clinicId, personId))?.phone
  const isRecent = (at: string | undefined) => at !== undefined && since - Date.parse(at) < DAY
  const hasAuthor = [...known.alerts.values()].some(
    (each) => each.clinicId === clinicId && each.personId === personId && isRecent(each.outcome?.at),
  )
  const policy = known.settings.get(clinicId)?.policy[alert.tier]
  const after = policy && onCallAfter(policy)
  if (isTheirOwn || hasAuthor || after === undefined) return
  scheduler.at(faults.after(since, after + LATE_MINUTES), () => {
    const now = known.alerts.get(alertId)
    if (now?.state !== 'paging' || now.chain.startedAt !== alert.chain.startedAt) return
    // By a clinic's own policy the person on call may be paged late, and be another one by then.
    const then = duty.onDuty(clinicId, 'on-call', since + after * 60_000)
    const isPaged = [staffId, then].some((each) => duty.hasPaged(alertId, each))
    if (!isPaged) report(2, `${staffId} is on call, and was not paged for ${alertId}`)
  })
}
