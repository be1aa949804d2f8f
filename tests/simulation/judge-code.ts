import type { Written } from './judged.ts'
import type { Known, Report } from './known.ts'
import type { Moment } from './scheduler.ts'

/** Five wrong codes in ten minutes lock a number. Some more, since a code of an alert that is dealt with is not wrong. */
const MOST_TRIES = 8
const WITHIN = 10 * 60_000
/** A right one may be on its way when the wrong ones are counted. */
const IN_FLIGHT = 15_000

type At = { known: Known; now: Moment; report: Report }

/** What a text in a staff member's name did to an alert: others hear of it, and guessing comes to an end (invariants 2 and 10). */
export class CodeJudge {
  /** Alerts that guessed codes changed, for the counts of a run. */
  guessed = 0
  /** When a guess of each burst came to nothing. */
  private readonly failed = new Map<string, Moment[]>()

  judge({ alerts, items }: Written, textId: string, { known, now, report }: At): void {
    const { spoofed } = known.texts.get(textId) ?? {}
    const taken = alerts.filter(({ alertId, state }) => {
      const before = known.alerts.get(alertId)
      return before && state !== before.state && (state === 'acknowledged' || state === 'contacted')
    })
    for (const { alertId, state, acknowledgedBy, history } of taken) {
      const isOther = (staffId: string | undefined) => staffId !== undefined && staffId !== acknowledgedBy?.staffId
      const hasOthers = history.some((event) => event.kind === 'paged' && event.staffIds.some(isOther))
      if (hasOthers && !items.some(({ staffId }) => isOther(staffId)))
        report(10, `${alertId} was ${state} by a text, and no one else hears of it`)
    }
    if (spoofed === undefined) return
    const failed = this.failed.get(spoofed) ?? []
    this.failed.set(spoofed, failed)
    if (taken.length === 0) failed.push(now)
    else if (failed.filter((at) => now - at > IN_FLIGHT && now - at < WITHIN).length > MOST_TRIES)
      report(2, `${taken[0]?.alertId} was taken by a guess after ${failed.length} wrong ones`)
    this.guessed += taken.length
  }
}
