/** What services send on their own when a stack is made. */
import type { Topics } from '../services/sns.ts'
import type { JsonObject, Template } from '../template.ts'

/**
 * SES writes to each topic that it is to publish to, in plain words for the events of a configuration set
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-sns.html) and in JSON for a receipt rule.
 */
export function sendSetUpMessages({ resources }: Template, topics: Topics): void {
  const of = (type: string) => resources.filter((each) => each.type === type).map(({ properties }) => properties)
  for (const { EventDestination } of of('AWS::SES::ConfigurationSetEventDestination')) {
    const { SnsDestination } = EventDestination as JsonObject
    const topic = String((SnsDestination as JsonObject).TopicARN)
    topics.publish('ses.amazonaws.com', topic, 'Successfully validated SNS topic for Amazon SES event publishing.')
  }
  for (const { Rule } of of('AWS::SES::ReceiptRule'))
    for (const { SNSAction } of (Rule as JsonObject).Actions as JsonObject[]) {
      const topic = String((SNSAction as JsonObject).TopicArn)
      const message = `You have successfully subscribed your Amazon SNS topic '${topic}' to receive notifications from Amazon SES.`
      topics.publish(
        'ses.amazonaws.com',
        topic,
        JSON.stringify({ notificationType: 'AmazonSnsSubscriptionSucceeded', message }),
      )
    }
}
