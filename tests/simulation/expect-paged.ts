import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { Faults } from './faults.ts'
import { type Known, personName, phoneName, type Report } from './known.ts'
import type { Scheduler } from './scheduler.ts'

/** The tick, the retry of a queue and the auditor come around several times within this. */
export const LATE_MINUTES = 15

type Watch = { known: Known; report: Report; scheduler: Scheduler; faults: Faults }

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
  const within = { emergency: 10, urgent: 15, prompt: 60 }[alert.tier] + LATE_MINUTES
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
