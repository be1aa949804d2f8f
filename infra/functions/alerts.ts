import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, AUDIT_SECONDS, type Functions } from '../functions.ts'

/** What moves alerts along the clinic's policy, and what checks every five minutes that each is being paged. */
export function addAlerts(functions: Functions): void {
  const { records, queues, stage } = functions.parts
  const advance = functions.add('AdvanceAlert', 'advance-alert', {
    gradual: true,
    timeoutSeconds: 10,
    harm: 'Alerts stand still: when the first person is silent, nobody else is paged.',
    puts: [ENV.urgentQueue],
  })
  records.letReadAndCommit(advance)
  records.letFindOpen(advance)
  functions.consume(advance, { queue: queues.alerts.queue, maxConcurrency: AT_ONCE.alerts })

  const audit = functions.add('AuditAlerts', 'audit-alerts', {
    timeoutSeconds: AUDIT_SECONDS,
    harm: 'Nobody checks that every open alert is being paged, and the watcher outside hears nothing.',
    puts: [ENV.urgentQueue],
    retries: 0,
    extra: stage.heartbeatUrl ? { [ENV.heartbeatUrl]: stage.heartbeatUrl } : {},
  })
  records.letReadAndCommit(audit)
  records.letReadMany(audit)
  records.letFindDue(audit)
  new Rule(functions, 'EveryFiveMinutes', {
    schedule: Schedule.rate(Duration.minutes(5)),
    targets: [new LambdaFunction(audit, { retryAttempts: 0 })],
  })
}
