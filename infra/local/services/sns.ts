import { randomUUID } from 'node:crypto'
import { ACCOUNT, arn } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { JsonObject, Template } from '../template.ts'
import type { Clock } from '../world/clock.ts'
import type { Metrics } from './cloudwatch-metrics.ts'
import type { Queues } from './sqs.ts'

type Subscription = { topic: string; queue: string; raw: boolean; dlq: string | undefined }

const lastOf = (value: unknown): string => String(value).split(':').at(-1) ?? ''

/** SNS topics and their queues. A publish is on the queues before it is answered. */
export class Topics {
  private readonly subscriptions: Subscription[]
  private readonly queues: Queues
  private readonly clock: Clock
  private readonly grants: Grants
  private readonly metrics: Metrics

  constructor(
    template: Template,
    { queues, clock, grants, metrics }: { queues: Queues; clock: Clock; grants: Grants; metrics: Metrics },
  ) {
    this.queues = queues
    this.clock = clock
    this.grants = grants
    this.metrics = metrics
    this.subscriptions = template.resources
      .filter(({ type }) => type === 'AWS::SNS::Subscription')
      .map(({ id, properties }) => {
        if (properties.Protocol !== 'sqs' || properties.FilterPolicy)
          throw new Error(
            `${id}: the local runner models subscriptions of queues without filter only (infra/local/services/sns.ts).`,
          )
        const redrive = properties.RedrivePolicy as JsonObject | undefined
        return {
          topic: String(properties.TopicArn),
          queue: lastOf(properties.Endpoint),
          raw: properties.RawMessageDelivery === true,
          dlq: redrive && lastOf(redrive.deadLetterTargetArn),
        }
      })
  }

  /** A service publishes. It is told when the topic's policy refuses it; what happens behind the topic nobody is told. */
  publish(service: string, topic: string, message: string): void {
    if (!this.grants.serviceMay(service, 'sns:Publish', topic, { 'aws:SourceAccount': ACCOUNT }))
      throw new Error(`${service} may not publish to ${topic}: its policy does not name it`)
    for (const subscription of this.subscriptions.filter((each) => each.topic === topic))
      this.deliver(subscription, message)
  }

  /** A refusal of the queue (its policy, its key) is final: SNS does not try again, and says so in metrics alone. */
  private deliver({ topic, queue, raw, dlq }: Subscription, message: string): void {
    const envelope = {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topic,
      Message: message,
      Timestamp: this.clock.iso(),
      SignatureVersion: '1',
    }
    const body = raw ? message : JSON.stringify(envelope)
    const count = (MetricName: string) =>
      this.metrics.add({ namespace: 'AWS/SNS', name: MetricName, of: { TopicName: lastOf(topic) } }, 1)
    if (this.reaches(topic, queue)) {
      this.queues.send(queue, body)
      return
    }
    count('NumberOfNotificationsFailed')
    if (dlq && this.reaches(topic, dlq)) this.queues.send(dlq, body)
    else count('NumberOfNotificationsFailedToRedriveToDlq')
  }

  private reaches(topic: string, queue: string): boolean {
    const context = { 'aws:SourceArn': topic }
    return this.grants.serviceMay('sns.amazonaws.com', 'sqs:SendMessage', arn('sqs', queue), context)
  }
}
