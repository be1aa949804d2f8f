import type { Alert } from '../../functions/core/alerts/alert.ts'
import { LATE_MINUTES, type Watch } from './expect-paged.ts'
import type { DutyJudge } from './judge-duty.ts'
import type { ErasureJudge } from './judge-erasure.ts'
import type { WebhookJudge } from './judge-webhook.ts'
import { type KnownText, personName } from './known.ts'
import type { PatientStory } from './story.ts'

/** Rows of a file that the service logs in a minute (docs/architecture.md, "Rate"). */
const ROWS_A_MINUTE = 15

/** People who come on duty are told so, with what is open. */
export function expectHandOvers(duty: DutyJudge, { report, scheduler, faults }: Watch): void {
  const since = scheduler.now
  for (const change of duty.changedHands(since))
    scheduler.at(faults.after(since, LATE_MINUTES), () => {
      if (!duty.wasTold(change, since))
        report(1, `${change.staffId} came on call at ${new Date(since).toISOString()} and was not told`)
    })
}

/** A clinic's own system that wants to be told of alerts is told of each. */
export function expectReceiverTold(
  { alertId }: Alert,
  webhooks: WebhookJudge,
  { report, scheduler, faults }: Watch,
): void {
  scheduler.at(faults.after(scheduler.now, LATE_MINUTES), () => {
    if (!webhooks.tells(alertId)) report(1, `no receiver will be told that ${alertId} opened`)
  })
}

/** Each row of a file becomes one visit. */
export function expectLogged(
  visits: readonly Pick<PatientStory, 'clinic' | 'name'>[],
  { known, report, scheduler, faults }: Watch,
): void {
  scheduler.at(faults.after(scheduler.now, LATE_MINUTES + visits.length / ROWS_A_MINUTE), () => {
    for (const { clinic, name } of visits) {
      const logged = [...known.treatments.values()].filter(
        ({ personId }) => known.persons.get(personName(clinic, personId))?.name === name,
      )
      if (logged.length === 0) report(1, `${name} stands in a file, and no visit was logged`)
      if (logged.length > 1) report(4, `${name} stands in a file once, and ${logged.length} visits were logged`)
    }
  })
}

const RESCUED_WITHIN_MINUTES = 2

/** A text is stored in time, with half a minute more for each rescue that was itself struck by a fault. */
export function expectStored(
  text: KnownText,
  erasures: ErasureJudge,
  watch: Watch,
  minutes = RESCUED_WITHIN_MINUTES,
): void {
  watch.scheduler.at(watch.faults.after(text.firstTriedAt ?? 0, minutes), () => {
    if (text.stored > 0 || erasures.has(text)) return
    const allowed = RESCUED_WITHIN_MINUTES + text.rescues * 0.7
    if (minutes < allowed) expectStored(text, erasures, watch, allowed)
    else watch.report(1, `the text ${text.id} "${text.text}" is not stored after ${allowed.toFixed(1)} minutes`)
  })
}
