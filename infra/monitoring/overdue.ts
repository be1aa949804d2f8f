import { Duration } from 'aws-cdk-lib'
import type { Watch } from '../monitoring.ts'

/** Tick runs each minute, a queue tries again after one: what is due for longer than this does not move by itself. */
const URGENT_LATE_SECONDS = 180
/** Routine messages are paced to a number's rate, so a clinic's busy morning may take its time. */
const ROUTINE_LATE_SECONDS = 3600

export function watchOverdue(watch: Watch): void {
  const { operations } = watch
  const urgentLag = operations.logged('ticked', 'oldestUrgentSeconds')
  const routineLag = operations.logged('ticked', 'oldestRoutineSeconds')
  const ticks = operations.logged('ticked')
  watch.show('urgentLag', urgentLag)
  watch.show('routineLag', routineLag)
  watch.alarm('UrgentLag', {
    title: 'Pages and answers are overdue',
    metric: urgentLag,
    threshold: URGENT_LATE_SECONDS,
    harm: 'Something due at once has waited for minutes: a page, a safety answer, or an alert that should move on.',
  })
  watch.alarm('RoutineLag', {
    title: 'Follow-ups are overdue',
    metric: routineLag,
    threshold: ROUTINE_LATE_SECONDS,
    periods: 5,
    harm: 'Follow-ups have been due for an hour; those past their window are not sent at all.',
  })
  watch.alarm('TickSilent', {
    title: 'Tick has stopped',
    metric: ticks.with({ period: Duration.minutes(5) }),
    onSilence: true,
    harm: 'Nothing that falls due is found: no follow-ups, no reminders, no second page.',
  })
}
