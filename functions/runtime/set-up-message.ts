/**
 * What SES publishes when it is given a topic: plain words for the events of a configuration set, a notification of its
 * own kind for a receipt rule. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-sns.html
 */
const VALIDATED = /^Successfully validated SNS topic for Amazon SES event publishing\.?\s*$/
const SUBSCRIBED = /^\s*\{\s*"notificationType"\s*:\s*"AmazonSnsSubscriptionSucceeded"/

/** Whether a message in SNS's envelope only says that a topic was set up: nothing of a patient, and nothing to do. */
export function isSetUpMessage(body: string): boolean {
  const { Message } = JSON.parse(body) as { Message?: unknown }
  return typeof Message === 'string' && (VALIDATED.test(Message) || SUBSCRIBED.test(Message))
}
