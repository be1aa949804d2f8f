import type { Key } from 'aws-cdk-lib/aws-kms'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import { AftercareFunction } from './aftercare-function.ts'
import type { Mail } from './email.ts'
import type { HttpApi } from './http-api.ts'
import type { Operations } from './operations.ts'
import type { OptOuts } from './opt-outs.ts'
import type { Queues, QueueWithDlq } from './queues.ts'
import type { Records } from './records.ts'
import { Release } from './release.ts'
import type { SignIn } from './sign-in.ts'
import type { Stage } from './stage.ts'
import type { Texting } from './texting.ts'

export type FunctionsProps = {
  stage: Stage
  key: Key
  records: Records
  optOuts: OptOuts
  queues: Queues
  texting: Texting
  mail: Mail
  operations: Operations
  api: HttpApi
  signIn: SignIn
}

type Settings = {
  timeoutSeconds: number
  /** What happens to patients or staff when this function fails: the text of its alarm. */
  harm: string
  /** Variables of the queues that it may put messages on, of those that the stage has. */
  puts?: QueueUrlName[]
  extra?: Partial<Record<EnvName, string>>
  failingMinutes?: number
  retries?: 0 | 1 | 2
  /** Patients depend on it: a new version takes over step by step in production. */
  gradual?: boolean
  assets?: string[]
}
type QueueUrlName = (typeof ENV)[
  | 'urgentQueue'
  | 'routineQueue'
  | 'alertsQueue'
  | 'intakeQueue'
  | 'secondReadsQueue'
  | 'webhooksQueue']

/** Consumers at once. Never reserved concurrency: pollers ignore it, and the throttled receives count as failures. */
export const AT_ONCE = {
  urgent: 20,
  routine: 5,
  alerts: 10,
  replies: 20,
  dlq: 2,
  receipts: 5,
  mails: 5,
  secondReads: 5,
  intake: 5,
  webhooks: 5,
}

/** The auditor reads clinic after clinic and has to be through with them before the next round. */
export const AUDIT_SECONDS = 120

/** What every Lambda has in common; `functions/` adds the Lambdas of each capability to it. */
export class Functions extends Construct {
  readonly parts: FunctionsProps
  private readonly release: Release | undefined

  constructor(scope: Construct, id: string, parts: FunctionsProps) {
    super(scope, id)
    this.parts = parts
    this.release = parts.stage.production ? new Release(this, 'Release') : undefined
  }

  /** One Lambda by the file name of its entry, with the table's name, its queues' and what `extra` gives. */
  add(name: string, entry: string, { puts = [], extra = {}, gradual, ...settings }: Settings): AftercareFunction {
    const { stage, operations, key, records, queues, api } = this.parts
    const queueOf: Record<QueueUrlName, QueueWithDlq | undefined> = {
      [ENV.urgentQueue]: queues.urgent,
      [ENV.routineQueue]: queues.routine,
      [ENV.alertsQueue]: queues.alerts,
      [ENV.secondReadsQueue]: queues.secondReads,
      [ENV.intakeQueue]: queues.intake,
      [ENV.webhooksQueue]: queues.webhooks,
    }
    const added = new AftercareFunction(this, name, {
      entry,
      ...settings,
      stage,
      operations,
      key,
      environment: {
        [ENV.table]: records.table.tableName,
        [ENV.stage]: stage.name,
        [ENV.linkBase]: api.url,
        ...(stage.mailDomain ? { [ENV.mailDomain]: stage.mailDomain } : {}),
        ...Object.fromEntries(puts.flatMap((put) => (queueOf[put] ? [[put, queueOf[put].queue.queueUrl]] : []))),
        ...extra,
      },
    })
    for (const put of puts) if (queueOf[put]) queues.letPut(added, queueOf[put])
    if (gradual && this.release) added.live = this.release.gradually(added, [added.failing])
    return added
  }

  /** Wakes a function by the messages of a queue, and lets it take them. */
  consume(
    consumer: AftercareFunction,
    { queue, maxConcurrency, batchSize = 10 }: { queue: Queue; maxConcurrency: number; batchSize?: number },
  ): void {
    this.parts.queues.letConsume(consumer, queue)
    new EventSourceMapping(consumer, `From${queue.node.id}`, {
      target: consumer.live,
      eventSourceArn: queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
    })
  }
}
