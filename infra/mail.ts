import { ArnFormat, Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ConfigurationSet, EmailSendingEvent, EventDestination, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses'
import { EmailEncoding, Sns } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** Mail out, and what became of it. */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet

  constructor(
    scope: Construct,
    id: string,
    { stage, receipts, mails }: { stage: Stage; receipts: Queue; mails: Queue },
  ) {
    super(scope, id)
    const topic = new Topic(this, 'Receipts', { enforceSSL: true })
    topic.addSubscription(new SqsSubscription(receipts, { rawMessageDelivery: false }))
    this.letMailPublish(topic)
    if (stage.mailDomain) this.receive(stage.mailDomain, mails)
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet')
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.REJECT,
      ],
    })
  }

  /** Mail to the stage's domain, with its content, becomes a message of the queue; larger mails than 150 KB bounce. */
  private receive(domain: string, mails: Queue): void {
    const topic = new Topic(this, 'Inbound', { enforceSSL: true })
    topic.addSubscription(new SqsSubscription(mails, { rawMessageDelivery: false }))
    this.letMailPublish(topic)
    new ReceiptRuleSet(this, 'Answers', {
      rules: [
        { recipients: [domain], scanEnabled: true, actions: [new Sns({ topic, encoding: EmailEncoding.BASE64 })] },
      ],
    })
  }

  private letMailPublish(topic: Topic): void {
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  /** Mail from the account's own verified addresses, under this configuration set. */
  letSend(grantee: IGrantable): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME })
    const resourceArns = [arn('identity', '*'), arn('configuration-set', this.configurationSet.configurationSetName)]
    Grant.addToPrincipal({ grantee, actions: ['ses:SendRawEmail'], resourceArns, scope: this })
  }
}
