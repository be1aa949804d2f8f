import { Duration } from 'aws-cdk-lib'
import type { Watch } from '../monitoring.ts'

export function watchAlerts(watch: Watch): void {
  const { operations } = watch
  const unanswered = operations.logged('audited', 'unacknowledged')
  const open = operations.logged('audited', 'alerts')
  const audits = operations.logged('audited')
  watch.show('unanswered', unanswered)
  watch.show('open', open)
  watch.alarm('Unacknowledged', {
    title: 'An alert that nobody has taken',
    metric: unanswered,
    // The auditor reports every five minutes: in between the alarm would go back to OK, and ring again each time.
    staysOnSilence: true,
    harm: 'A patient with a warning sign is waiting and nobody has acknowledged in the time that the policy sets.',
  })
  watch.alarm('AuditorSilent', {
    title: 'The auditor is silent',
    metric: audits.with({ period: Duration.minutes(15) }),
    onSilence: true,
    harm: 'Nobody checks that every open alert is being paged, and the watcher outside hears nothing.',
  })
  watch.alarm('On-nobody-to-page', {
    title: 'Nobody to page',
    // What raises an alert or moves it on: a reply, its time, what somebody does about it.
    metric: operations.logged('nobody-to-page'),
    harm: 'A warning sign is open while nobody has a duty: everybody of the rota is paged.',
  })
  watch.alarm('On-audit-fault', {
    title: 'An alert did not get its pages',
    metric: operations.logged('audit-fault'),
    harm: 'An open alert did not get what it should have: read it in the log of AuditAlerts.',
  })
  watch.alarm('On-not-ready', {
    title: 'Somebody on duty does not answer',
    metric: operations.logged('not-ready'),
    harm: 'Somebody with a duty today has not answered the test page.',
  })
}
