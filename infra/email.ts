import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  ReceiptRuleSet,
} from 'aws-cdk-lib/aws-ses'
import { EmailEncoding, Sns } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { Queues } from './queues.ts'
import type { Stage } from './stage.ts'

type MailProps = { stage: Stage; queues: Queues; key: Key }

/** Mail out, and what became of it; mail in, where the stage has a domain. */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, id: string, { stage, queues, key }: MailProps) {
    super(scope, id)
    const topic = this.topic('Receipts', key)
    queues.hear(queues.receipts, topic)
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
    if (!stage.mailDomain) return
    this.identify(stage.mailDomain)
    const inbound = this.topic('Inbound', key)
    queues.hear(queues.mails, inbound)
    this.receive(stage.mailDomain, inbound)
  }

  private topic(id: string, key: Key): Topic {
    const topic = new Topic(this, id, { masterKey: key, enforceSSL: true })
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    return topic
  }

  /** The stage's own domain signs what leaves from it (DKIM), and bounces come back under it (MAIL FROM, for SPF). */
  private identify(domain: string): void {
    const identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      mailFromDomain: `bounce.${domain}`,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    })
    for (const [i, { name, value }] of identity.dkimRecords.entries())
      new CfnOutput(Stack.of(this), `MailDkimRecord${i + 1}`, { value: `${name} CNAME ${value}` })
  }

  /**
   * Mail to the stage's domain, with its content, becomes a message of the queue; one above 150 KB does not come in, and
   * bounces by AWS's account: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-sns.html
   */
  private receive(domain: string, topic: Topic): void {
    const rules = new ReceiptRuleSet(this, 'Answers', {
      rules: [
        { recipients: [domain], scanEnabled: true, actions: [new Sns({ topic, encoding: EmailEncoding.BASE64 })] },
      ],
    })
    new CfnOutput(Stack.of(this), 'MailRuleSet', { value: rules.receiptRuleSetName })
  }

  /** Mail from the account's own verified addresses, under this configuration set. */
  letSend(grantee: IGrantable): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME })
    const resourceArns = [arn('identity', '*'), arn('configuration-set', this.configurationSet.configurationSetName)]
    Grant.addToPrincipal({ grantee, actions: ['ses:SendRawEmail'], resourceArns })
  }
}
