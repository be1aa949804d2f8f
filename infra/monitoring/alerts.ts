import { Duration } from 'aws-cdk-lib'
import type { AftercareFunction } from '../aftercare-function.ts'
import type { Watch } from '../monitoring.ts'

type Paging = 'receive' | 'receiveEmail' | 'rescue' | 'advance' | 'audit' | 'api' | 'links' | 'console'

export function watchAlerts(watch: Watch, functions: Record<Paging, AftercareFunction>): void {
  const { receive, receiveEmail, rescue, advance, audit, api, links, console } = functions
  const unanswered = watch.logged({ event: 'audited', field: 'unacknowledged', by: [audit] })
  const open = watch.logged({ event: 'audited', field: 'alerts', by: [audit] })
  const audits = watch.logged({ event: 'audited', by: [audit] })
  watch.show('unanswered', unanswered)
  watch.show('open', open)
  watch.alarm('Unacknowledged', {
    title: 'An alert that nobody has taken',
    metric: unanswered,
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
    metric: watch.logged({
      event: 'nobody-to-page',
      by: [receive, receiveEmail, rescue, advance, audit, api, links, console],
    }),
    harm: 'A warning sign is open while nobody has a duty: everybody of the rota is paged.',
  })
  watch.alarm('On-audit-fault', {
    title: 'An alert did not get its pages',
    metric: watch.logged({ event: 'audit-fault', by: [audit] }),
    harm: 'An open alert did not get what it should have: read it in the log of AuditAlerts.',
  })
  watch.alarm('On-not-ready', {
    title: 'Somebody on duty does not answer',
    metric: watch.logged({ event: 'not-ready', by: [advance, audit] }),
    harm: 'Somebody with a duty today has not answered the test page.',
  })
}
