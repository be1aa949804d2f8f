import { Duration, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Subscription, SubscriptionProtocol, type Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption, type QueueProps, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Operations } from './operations.ts'
import type { Stage } from './stage.ts'

export type QueueWithDlq = { queue: Queue; dlq: Queue; maxReceives: number }

type Settings = {
  /** What the alarms call the queue, where its id is another word. */
  title?: string
  visibility: Duration
  maxReceives: number
  /** Alarms: what dead letters mean, and when a message has waited too long. */
  harm: string
  late: { afterSeconds: number; harm: string }
  /** Whether rescue-reply empties the dead-letter queue. */
  rescued?: boolean
}

const DAYS_KEPT = 14
/**
 * How often rescue-reply tries a reply, every thirty seconds: some eight hours, longer than a restore takes. A text to a
 * number that is nobody's costs no more than these tries (SQS allows 1,000).
 */
const RESCUES_TRIED = 1000
/** More messages than this wait only when consumers do not keep up, whatever their age. */
const MOST_WAITING = 5000

/** What people wrote is in no table yet: a purge would lose it, and no alarm would ring. Who means it takes the policy away first. */
function letNoOnePurge(queue: Queue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['sqs:PurgeQueue'],
      resources: [queue.queueArn],
    }),
  )
}

/** The queues, each with its dead-letter queue, and alarms that say what waits there. */
export class Queues extends Construct {
  readonly urgent: QueueWithDlq
  readonly routine: QueueWithDlq
  readonly alerts: QueueWithDlq
  readonly replies: QueueWithDlq
  readonly receipts: QueueWithDlq
  readonly mails: QueueWithDlq
  readonly intake: QueueWithDlq
  readonly webhooks: QueueWithDlq
  /** Only where the stage has a second reader. */
  readonly secondReads: QueueWithDlq | undefined
  /** What rescue-reply could not turn into an alert either; read by people alone. */
  readonly unread: Queue
  /** Topics that fill a queue. */
  readonly heard: Topic[] = []
  private readonly key: Key
  private readonly stage: Stage

  constructor(
    scope: Construct,
    id: string,
    { stage, operations, key }: { stage: Stage; operations: Operations; key: Key },
  ) {
    super(scope, id)
    this.key = key
    this.stage = stage
    this.unread = this.queue('Unread', {
      retentionPeriod: Duration.days(DAYS_KEPT),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [this.named('RepliesLetters'), this.named('MailsLetters')],
      },
    })
    letNoOnePurge(this.unread)
    operations.alarm(this, 'UnreadAlarm', {
      title: 'Replies that no one has read',
      metric: this.unread.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'max' }),
      harm: 'Texts or e-mails could not be given to anyone for eight hours, and are tried no more: a warning sign may be among them.',
    })
    const make = (
      name: string,
      { title = name, visibility, maxReceives, harm, late, rescued }: Settings,
    ): QueueWithDlq => {
      // Its id stays as it was first deployed: with another one CloudFormation would replace the queue and its messages.
      const dlq = this.queue(`${name}Letters`, {
        retentionPeriod: Duration.days(DAYS_KEPT),
        ...(rescued ? { deadLetterQueue: { queue: this.unread, maxReceiveCount: RESCUES_TRIED } } : {}),
        redriveAllowPolicy: { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: [this.named(name)] },
      })
      const queue = this.queue(name, {
        visibilityTimeout: visibility,
        deadLetterQueue: { queue: dlq, maxReceiveCount: maxReceives },
        redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
      })
      if (rescued) for (const each of [queue, dlq]) letNoOnePurge(each)
      const minute = Duration.minutes(1)
      operations.alarm(this, `${name}LettersAlarm`, {
        title: `${title} queue: dead letters`,
        // A queue that rescue-reply empties at once shows no depth: what was taken from it is what arrived.
        metric: rescued
          ? dlq.metricNumberOfMessagesReceived({ period: minute, statistic: 'sum' })
          : dlq.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'max' }),
        harm,
      })
      operations.alarm(this, `${name}Late`, {
        title: `${title} queue: waiting too long`,
        metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'max' }),
        harm: late.harm,
        threshold: late.afterSeconds,
      })
      return { queue, dlq, maxReceives }
    }
    const sixTimesTenSeconds = Duration.seconds(60)
    this.urgent = make('Urgent', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Pages or safety answers could not be processed. The tick tries them again each minute; patients may be waiting.',
      late: { afterSeconds: 120, harm: 'Pages and safety answers leave minutes late: staff do not know yet.' },
    })
    this.routine = make('Routine', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Follow-ups could not be processed. Patients are not asked about danger signs in time.',
      late: { afterSeconds: 900, harm: 'Follow-ups leave late; those past their window are not sent at all.' },
    })
    this.alerts = make('Alerts', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Alerts could not be moved along: the next person is not paged.',
      late: { afterSeconds: 120, harm: 'Alerts stand still for minutes: the next person is paged late.' },
    })
    // A reply that cannot be processed reaches rescue-reply within two minutes.
    const threeTimesThirtySeconds = { visibility: Duration.seconds(30), maxReceives: 3, rescued: true }
    this.replies = make('Replies', {
      ...threeTimesThirtySeconds,
      harm: 'A patient wrote and the text could not be read. It waits here for rescue-reply: read it now.',
      late: {
        afterSeconds: 60,
        harm: 'What patients write is not read within a minute; a warning sign may be among it.',
      },
    })
    this.mails = make('Mails', {
      title: 'E-mail',
      ...threeTimesThirtySeconds,
      harm: 'A patient replied by e-mail, and the reply could not be processed. It waits here for rescue-reply: read it now.',
      late: { afterSeconds: 120, harm: 'Replies by e-mail wait for minutes; one may contain a warning sign.' },
    })
    this.receipts = make('Receipts', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'It is not recorded whether messages arrived: undelivered ones are not followed up.',
      late: { afterSeconds: 900, harm: 'Undelivered messages are noticed late: no e-mail instead, no task to call.' },
    })
    this.intake = make('Intake', {
      // Six times thirty seconds.
      visibility: Duration.seconds(180),
      maxReceives: 5,
      harm: 'Visits of imports or booking systems could not be logged. The tick tries them again each minute; their patients are not followed up.',
      late: {
        afterSeconds: 900,
        harm: 'Visits of imports and booking systems are logged late: their courses begin late.',
      },
    })
    this.webhooks = make('Webhooks', {
      // Six times thirty seconds.
      visibility: Duration.seconds(180),
      maxReceives: 5,
      harm: 'Clinic systems could not be told of events, by a fault of ours. The tick tries each again every minute; nothing of a patient waits.',
      late: { afterSeconds: 900, harm: 'Clinic systems are told of events a quarter of an hour late or more.' },
    })
    this.secondReads = stage.secondReader
      ? make('SecondReads', {
          title: 'Second reads',
          // Six times twenty seconds.
          visibility: Duration.seconds(120),
          maxReceives: 5,
          harm: 'Replies could not be given to the second reader, by a fault of ours. The tick tries each again every minute; triage has read them all.',
          late: {
            afterSeconds: 900,
            harm: 'The second reader is a quarter of an hour behind or more. Triage, pages and answers are as always.',
          },
        })
      : undefined
    operations.alarm(this, 'Depth', {
      title: 'Queues fill up',
      metric: operations.sum(
        this.all.map(({ queue }) =>
          queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' }),
        ),
      ),
      harm: 'More comes in than is processed: soon pages and answers wait behind it.',
      threshold: MOST_WAITING,
    })
  }

  get all(): QueueWithDlq[] {
    const { urgent, routine, alerts, replies, mails, receipts, intake, webhooks } = this
    const always = [urgent, routine, alerts, replies, mails, receipts, intake, webhooks]
    return this.secondReads ? [...always, this.secondReads] : always
  }

  /** Puts messages on a queue: to write under its key, SQS makes a data key and reads it back. */
  letPut(grantee: IGrantable, { queue }: QueueWithDlq): void {
    this.let(grantee, ['sqs:SendMessage'], queue.queueArn)
    this.let(grantee, ['kms:GenerateDataKey', 'kms:Decrypt'], this.key.keyArn)
  }

  /** What Lambda's poller does in the name of the function. */
  letConsume(grantee: IGrantable, queue: Queue): void {
    this.let(grantee, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue.queueArn)
    this.let(grantee, ['kms:Decrypt'], this.key.keyArn)
  }

  /** What is published to the topic arrives at the queue in SNS's envelope, whose time is the only arrival time there is. */
  hear({ queue, dlq }: QueueWithDlq, topic: Topic): void {
    new Subscription(topic, `To${queue.node.id}`, {
      topic,
      endpoint: queue.queueArn,
      protocol: SubscriptionProtocol.SQS,
      rawMessageDelivery: false,
      // A wrong policy or key is tried once and never again: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
      deadLetterQueue: dlq,
    })
    this.heard.push(topic)
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    )
  }

  private let(grantee: IGrantable, actions: string[], arn: string): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] }).assertSuccess()
  }

  private queue(id: string, settings: QueueProps): Queue {
    return new Queue(this, id, {
      queueName: this.nameOf(id),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.key,
      enforceSSL: true,
      ...settings,
    })
  }

  /** Queues bear names, since dead letters have to name the one queue that may fill them, which itself names them. */
  private nameOf(id: string): string {
    const words = id
      .replace(/Letters$/, 'Dlq')
      .replace(/(?!^)([A-Z])/g, '-$1')
      .toLowerCase()
    return `aftercare-${this.stage.name}-${words}`
  }

  private named(name: string) {
    const { partition, region, account } = Stack.of(this)
    const arn = `arn:${partition}:sqs:${region}:${account}:${this.nameOf(name)}`
    return Queue.fromQueueArn(this, `${name}ByName`, arn)
  }
}
