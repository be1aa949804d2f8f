import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import { AftercareFunction } from './aftercare-function.ts'
import type { HttpApi } from './http-api.ts'
import type { Mail } from './mail.ts'
import type { Operations } from './operations.ts'
import type { Queues } from './queues.ts'
import type { Records } from './records.ts'
import type { SignIn } from './sign-in.ts'
import type { Stage } from './stage.ts'
import type { Texting } from './texting.ts'

export type FunctionsProps = {
  stage: Stage
  records: Records
  queues: Queues
  texting: Texting
  mail: Mail
  operations: Operations
  api: HttpApi
  signIn: SignIn
}

/** Consumers at once. Never reserved concurrency: pollers ignore it, and the throttled receives count as failures. */
const AT_ONCE = { urgent: 20, routine: 5, alerts: 10, replies: 20, letters: 2, receipts: 5, mails: 5 }

/** The Lambdas, what wakes each, and what each may do. */
export class Functions extends Construct {
  readonly api: AftercareFunction
  readonly links: AftercareFunction
  readonly console: AftercareFunction

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id)
    const { stage, records, queues, texting, mail, operations, api, signIn } = props
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
      for (const put of puts) urls[put as keyof typeof urls].queue.grantSendMessages(made)
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
      extra: { [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName, ...texting.environment },
    })
    records.letReadAndCommit(send)
    texting.letText(send)
    texting.letCall(send)
    mail.letSend(send)
    this.consume(send, queues.urgent.queue, AT_ONCE.urgent)
    this.consume(send, queues.routine.queue, AT_ONCE.routine)

    const receive = make('ReceiveSms', 'receive-sms', {
      timeoutSeconds: 5,
      harm: 'What patients write is not read at once; warning signs reach staff late, by rescue-reply.',
      puts: [ENV.urgentQueue],
      extra: texting.environment,
    })
    records.letReadAndCommit(receive)
    texting.letText(receive)
    this.consume(receive, queues.replies.queue, AT_ONCE.replies, 5)

    const receiveEmail = make('ReceiveEmail', 'receive-email', {
      timeoutSeconds: 10,
      harm: 'What patients answer by mail is not read.',
      puts: [ENV.urgentQueue],
      extra: { [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName, ...texting.environment },
    })
    records.letReadAndCommit(receiveEmail)
    mail.letSend(receiveEmail)
    this.consume(receiveEmail, queues.mails.queue, AT_ONCE.mails, 5)

    const rescue = make('RescueReply', 'rescue-reply', {
      timeoutSeconds: 10,
      harm: 'A text that could not be read reaches nobody. Read the dead letters of the replies queue now.',
      puts: [ENV.urgentQueue],
    })
    records.letReadAndCommit(rescue)
    this.consume(rescue, queues.replies.letters, AT_ONCE.letters, 1)

    const advance = make('AdvanceAlert', 'advance-alert', {
      timeoutSeconds: 10,
      harm: 'Alerts stand still: when the first person is silent, nobody else is paged.',
      puts: [ENV.urgentQueue],
    })
    records.letReadAndCommit(advance)
    this.consume(advance, queues.alerts.queue, AT_ONCE.alerts)

    const delivery = make('RecordDelivery', 'record-delivery', {
      timeoutSeconds: 10,
      harm: 'Undelivered messages are not noticed: no e-mail instead, no task to call.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
    })
    records.letReadAndCommit(delivery)
    texting.sendReceiptsTo(delivery)
    this.consume(delivery, queues.receipts.queue, AT_ONCE.receipts)

    const audit = make('AuditAlerts', 'audit-alerts', {
      timeoutSeconds: 120,
      harm: 'Nobody checks that every open alert is being paged, and the watcher outside hears nothing.',
      puts: [ENV.urgentQueue],
      extra: stage.heartbeatUrl ? { [ENV.heartbeatUrl]: stage.heartbeatUrl } : {},
    })
    records.letReadAndCommit(audit)
    records.letFindDue(audit)
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(audit, { retryAttempts: 0 })],
    })

    const paging: [AftercareFunction, string, string][] = [
      [receive, 'nobody-to-page', 'A warning sign came in while nobody has a duty: everybody of the rota is paged.'],
      [advance, 'nobody-to-page', 'An alert is open while nobody has a duty: everybody of the rota is paged.'],
      [receive, 'staff-stop', 'Somebody of the staff wants no more pages: speak with them, and change the rota.'],
      [send, 'page-refused', 'Pages are refused by the phone network; they go by e-mail or voice meanwhile.'],
      [audit, 'audit-fault', 'An open alert did not get what it should have: read it in the log of AuditAlerts.'],
      [advance, 'not-ready', 'Somebody with a duty today has not answered the test page.'],
    ]
    for (const [by, event, harm] of paging)
      operations.alarmOnEvent(by, `On-${event}`, { logGroup: by.logGroup, event, harm })

    this.api = make('Api', 'api', {
      timeoutSeconds: 15,
      harm: 'Front desks cannot log treatments, and staff cannot acknowledge by the API; texts still work.',
      puts: [ENV.urgentQueue, ENV.routineQueue],
    })
    records.letReadAndCommit(this.api)
    records.letFindOpen(this.api)

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
      },
      assets: ['console/assets/console.css', 'console/assets/console.js'],
    })
    records.letReadAndCommit(this.console)
    records.letFindOpen(this.console)
  }

  private consume(consumer: AftercareFunction, queue: Queue, maxConcurrency: number, batchSize = 10): void {
    consumer.addEventSource(new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }))
  }
}
