import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import { AftercareFunction } from './aftercare-function.ts'
import type { Mail } from './email.ts'
import type { HttpApi } from './http-api.ts'
import type { Watched } from './monitoring.ts'
import type { Operations } from './operations.ts'
import type { OptOuts } from './opt-outs.ts'
import type { Queues } from './queues.ts'
import type { Records } from './records.ts'
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

/** Consumers at once. Never reserved concurrency: pollers ignore it, and the throttled receives count as failures. */
export const AT_ONCE = { urgent: 20, routine: 5, alerts: 10, replies: 20, letters: 2, receipts: 5, mails: 5 }

/** The auditor reads clinic after clinic and has to be through with them before the next round. */
export const AUDIT_SECONDS = 120

/** The Lambdas, what wakes each, and what each may do. */
export class Functions extends Construct {
  readonly api: AftercareFunction
  readonly links: AftercareFunction
  readonly console: AftercareFunction
  readonly stampToken: AftercareFunction
  /** Those by whose logs it is seen whether patients or staff are waiting. */
  readonly watched: Watched

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id)
    const { stage, key, records, optOuts, queues, texting, mail, operations, api, signIn } = props
    const urls = {
      [ENV.urgentQueue]: queues.urgent,
      [ENV.routineQueue]: queues.routine,
      [ENV.alertsQueue]: queues.alerts,
    }
    const make = (
      name: string,
      entry: string,
      {
        timeoutSeconds,
        harm,
        puts = [],
        extra = {},
        assets = [],
      }: {
        timeoutSeconds: number
        harm: string
        puts?: EnvName[]
        extra?: Partial<Record<EnvName, string>>
        assets?: string[]
      },
    ): AftercareFunction => {
      const made = new AftercareFunction(this, name, {
        entry,
        timeoutSeconds,
        harm,
        stage,
        operations,
        key,
        assets,
        environment: {
          [ENV.table]: records.table.tableName,
          [ENV.stage]: stage.name,
          [ENV.linkBase]: api.url,
          ...(stage.mailDomain ? { [ENV.mailDomain]: stage.mailDomain } : {}),
          ...Object.fromEntries(puts.map((put) => [put, urls[put as keyof typeof urls].queue.queueUrl])),
          ...extra,
        },
      })
      for (const put of puts) queues.letPut(made, urls[put as keyof typeof urls])
      return made
    }

    const tick = make('Tick', 'tick', {
      timeoutSeconds: 30,
      harm: 'Nothing that is due is found: follow-ups, reminders and further pages do not leave.',
      puts: [ENV.urgentQueue, ENV.routineQueue, ENV.alertsQueue],
    })
    records.letFindDue(tick)
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(tick, { retryAttempts: 0 })],
    })

    const send = make('SendMessage', 'send-message', {
      timeoutSeconds: 10,
      harm: 'Messages do not leave: patients get no answers, staff no pages.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
      extra: {
        [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName,
        ...texting.environment,
        // It logs the treatments of imports.
        ...optOuts.environment,
      },
    })
    records.letReadAndCommit(send)
    texting.letText(send)
    texting.letCall(send)
    mail.letSend(send)
    this.consume(queues, send, { queue: queues.urgent.queue, maxConcurrency: AT_ONCE.urgent })
    this.consume(queues, send, { queue: queues.routine.queue, maxConcurrency: AT_ONCE.routine })

    const receive = make('ReceiveSms', 'receive-sms', {
      timeoutSeconds: 5,
      harm: 'What patients write is not read at once; warning signs reach staff late, by rescue-reply.',
      puts: [ENV.urgentQueue],
      extra: texting.environment,
    })
    records.letReadAndCommit(receive)
    texting.letText(receive)
    this.consume(queues, receive, { queue: queues.replies.queue, maxConcurrency: AT_ONCE.replies, batchSize: 5 })

    const receiveEmail = make('ReceiveEmail', 'receive-email', {
      timeoutSeconds: 5,
      harm: 'What patients answer by mail is not read at once; warning signs reach staff late, by rescue-reply.',
      puts: [ENV.urgentQueue],
      extra: { [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName, ...texting.environment },
    })
    records.letReadAndCommit(receiveEmail)
    mail.letSend(receiveEmail)
    this.consume(queues, receiveEmail, { queue: queues.mails.queue, maxConcurrency: AT_ONCE.mails, batchSize: 5 })

    const rescue = make('RescueReply', 'rescue-reply', {
      timeoutSeconds: 10,
      harm: 'A text or mail that could not be read reaches nobody. Read the dead letters of replies and mails now.',
      puts: [ENV.urgentQueue],
    })
    records.letReadAndCommit(rescue)
    for (const { letters } of [queues.replies, queues.mails])
      this.consume(queues, rescue, { queue: letters, maxConcurrency: AT_ONCE.letters, batchSize: 1 })

    const advance = make('AdvanceAlert', 'advance-alert', {
      timeoutSeconds: 10,
      harm: 'Alerts stand still: when the first person is silent, nobody else is paged.',
      puts: [ENV.urgentQueue],
    })
    records.letReadAndCommit(advance)
    records.letFindOpen(advance)
    this.consume(queues, advance, { queue: queues.alerts.queue, maxConcurrency: AT_ONCE.alerts })

    const delivery = make('RecordDelivery', 'record-delivery', {
      timeoutSeconds: 10,
      harm: 'Undelivered messages are not noticed: no e-mail instead, no task to call.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
    })
    records.letReadAndCommit(delivery)
    texting.sendReceiptsTo(delivery)
    this.consume(queues, delivery, { queue: queues.receipts.queue, maxConcurrency: AT_ONCE.receipts })

    const audit = make('AuditAlerts', 'audit-alerts', {
      timeoutSeconds: AUDIT_SECONDS,
      harm: 'Nobody checks that every open alert is being paged, and the watcher outside hears nothing.',
      puts: [ENV.urgentQueue],
      extra: stage.heartbeatUrl ? { [ENV.heartbeatUrl]: stage.heartbeatUrl } : {},
    })
    records.letReadAndCommit(audit)
    records.letReadMany(audit)
    records.letFindDue(audit)
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(audit, { retryAttempts: 0 })],
    })

    this.api = make('Api', 'api', {
      timeoutSeconds: 15,
      harm: 'Front desks cannot log treatments, and staff cannot acknowledge by the API; texts still work.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
      extra: optOuts.environment,
    })
    records.letReadAndCommit(this.api)
    records.letFindOpen(this.api)
    records.letReadMany(this.api)
    records.letErase(this.api)

    this.links = make('Links', 'links', {
      timeoutSeconds: 10,
      harm: 'The links in pages do not open; codes texted back still acknowledge.',
      puts: [ENV.urgentQueue],
    })
    records.letReadAndCommit(this.links)

    this.console = make('Console', 'console', {
      timeoutSeconds: 15,
      harm: 'Front desks cannot check patients out and staff see no inbox; pages, links and texts still work.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
      extra: {
        [ENV.signInIssuer]: signIn.pool.userPoolProviderUrl,
        [ENV.signInClient]: signIn.console.userPoolClientId,
        ...optOuts.environment,
      },
      assets: ['console/assets/console.css', 'console/assets/console.js'],
    })
    records.letReadAndCommit(this.console)
    records.letFindOpen(this.console)
    records.letReadMany(this.console)
    records.letErase(this.console)

    const { api: json, links, console: pages } = this
    this.watched = { tick, send, delivery, advance, audit, receive, receiveEmail, rescue, json, links, pages }

    this.stampToken = make('StampToken', 'stamp-token', {
      timeoutSeconds: 5,
      harm: 'Nobody can sign in and no clinic system gets a token; pages, links and texts still work.',
    })
    records.letRead(this.stampToken)
  }

  private consume(
    queues: Queues,
    consumer: AftercareFunction,
    { queue, maxConcurrency, batchSize = 10 }: { queue: Queue; maxConcurrency: number; batchSize?: number },
  ): void {
    queues.letConsume(consumer, queue)
    new EventSourceMapping(consumer, `From${queue.node.id}`, {
      target: consumer,
      eventSourceArn: queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
    })
  }
}
