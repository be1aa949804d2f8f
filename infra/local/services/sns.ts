import { randomUUID } from 'node:crypto'
import { ACCOUNT, arn } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { Template } from '../template.ts'
import type { Clock } from '../world/clock.ts'
import type { Queues } from './sqs.ts'

/** SNS topics and their queues. A publish is on the queues before it is answered. */
export class Topics {
  private readonly subscriptions: { topic: string; queue: string; raw: boolean }[]
  private readonly queues: Queues
  private readonly clock: Clock
  private readonly grants: Grants

  constructor(template: Template, queues: Queues, clock: Clock, grants: Grants) {
    this.queues = queues
    this.clock = clock
    this.grants = grants
    this.subscriptions = template.resources
      .filter(({ type }) => type === 'AWS::SNS::Subscription')
      .map(({ id, properties }) => {
        if (properties.Protocol !== 'sqs' || properties.FilterPolicy)
          throw new Error(
            `${id}: the local runner models subscriptions of queues without filter only (infra/local/services/sns.ts).`,
          )
        return {
          topic: String(properties.TopicArn),
          queue: String(properties.Endpoint).split(':').at(-1) ?? '',
          raw: properties.RawMessageDelivery === true,
        }
      })
  }

  /** A service publishes; the topic's policy and the queues' are asked. */
  publish(service: string, topic: string, message: string): void {
    if (!this.grants.serviceMay(service, 'sns:Publish', topic, { 'aws:SourceAccount': ACCOUNT }))
      throw new Error(`${service} may not publish to ${topic}: its policy does not name it`)
    const envelope = {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topic,
      Message: message,
      Timestamp: this.clock.iso(),
      SignatureVersion: '1',
    }
    for (const { queue, raw } of this.subscriptions.filter((each) => each.topic === topic)) {
      if (
        !this.grants.serviceMay('sns.amazonaws.com', 'sqs:SendMessage', arn('sqs', queue), { 'aws:SourceArn': topic })
      )
        throw new Error(`the topic ${topic} may not send to ${queue}: the queue's policy does not name it`)
      this.queues.send(queue, raw ? message : JSON.stringify(envelope))
    }
  }
}
