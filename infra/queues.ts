import { Duration } from 'aws-cdk-lib'
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Operations } from './operations.ts'

export type QueueWithLetters = { queue: Queue; letters: Queue; maxReceives: number }

type Settings = { visibility: Duration; maxReceives: number; harm: string }

const DAYS_KEPT = 14

/** The queues, each with its dead letters and an alarm that says what lies there. */
export class Queues extends Construct {
  readonly urgent: QueueWithLetters
  readonly routine: QueueWithLetters
  readonly alerts: QueueWithLetters
  readonly replies: QueueWithLetters
  readonly receipts: QueueWithLetters
  readonly mails: QueueWithLetters

  constructor(scope: Construct, id: string, { operations }: { operations: Operations }) {
    super(scope, id)
    const make = (name: string, { visibility, maxReceives, harm }: Settings): QueueWithLetters => {
      const letters = this.queue(`${name}Letters`, { retentionPeriod: Duration.days(DAYS_KEPT) })
      const deadLetterQueue: DeadLetterQueue = { queue: letters, maxReceiveCount: maxReceives }
      const queue = this.queue(name, { visibilityTimeout: visibility, deadLetterQueue })
      operations.alarm(this, `${name}LettersAlarm`, {
        metric: letters.metricApproximateNumberOfMessagesVisible(),
        harm,
      })
      return { queue, letters, maxReceives }
    }
    const sixTimesTenSeconds = Duration.seconds(60)
    this.urgent = make('Urgent', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Pages or safety answers could not be processed. The tick tries them again each minute; patients may be waiting.',
    })
    this.routine = make('Routine', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Follow-ups could not be processed. Patients are not asked about danger signs in time.',
    })
    this.alerts = make('Alerts', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'Alerts could not be moved along: the next person is not paged.',
    })
    // Three receives of thirty seconds: a reply that cannot be processed reaches rescue-reply within two minutes.
    this.replies = make('Replies', {
      visibility: Duration.seconds(30),
      maxReceives: 3,
      harm: 'A patient wrote and the text could not be read. It waits here for rescue-reply: read it now.',
    })
    this.mails = make('Mails', {
      visibility: sixTimesTenSeconds,
      maxReceives: 3,
      harm: 'A patient answered by mail and it could not be read: read it in the dead letters now.',
    })
    this.receipts = make('Receipts', {
      visibility: sixTimesTenSeconds,
      maxReceives: 5,
      harm: 'It is not recorded whether messages arrived: undelivered ones are not followed up.',
    })
  }

  private queue(id: string, settings: ConstructorParameters<typeof Queue>[2]): Queue {
    return new Queue(this, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, ...settings })
  }
}
