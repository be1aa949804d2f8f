import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Functions } from '../functions.ts'

/** It ends by itself a minute earlier (functions/use-cases/review/keep-retention.ts). */
const KEEP_SECONDS = 300

/** What erases, once a day, what each clinic has kept for long enough. It is apart from all that pages or sends. */
export function addRetention(functions: Functions): void {
  const { records, optOuts } = functions.parts
  const keep = functions.add('KeepRetention', 'keep-retention', {
    timeoutSeconds: KEEP_SECONDS,
    harm: 'Records are kept longer than the clinic has promised; nothing is lost, and patients and staff notice nothing.',
    retries: 0,
    extra: optOuts.environment,
  })
  records.letReadAndCommit(keep)
  records.letReadMany(keep)
  records.letFindOpen(keep)
  records.letErase(keep)
  new Rule(functions, 'EveryDay', {
    schedule: Schedule.rate(Duration.days(1)),
    targets: [new LambdaFunction(keep, { retryAttempts: 0 })],
  })
}
