import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { ENV } from '../../functions/runtime/env.ts'
import type { Functions } from '../functions.ts'

/** What finds the messages, reminders and timers that fall due, every minute. */
export function addDue(functions: Functions): void {
  const tick = functions.add('Tick', 'tick', {
    timeoutSeconds: 30,
    harm: 'Nothing that is due is found: follow-ups, reminders and further pages do not leave.',
    // The next minute's run finds what a failed run has missed, so only three failures in a row raise the alarm.
    failingMinutes: 3,
    retries: 0,
    puts: [
      ENV.urgentQueue,
      ENV.routineQueue,
      ENV.alertsQueue,
      ENV.intakeQueue,
      ENV.secondReadsQueue,
      ENV.webhooksQueue,
    ],
  })
  functions.parts.records.letFindDue(tick)
  new Rule(functions, 'EveryMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(tick, { retryAttempts: 0 })],
  })
}
