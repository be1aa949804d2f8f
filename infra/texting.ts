import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import type { Stage } from './stage.ts'

/** Texts in and out: the topic at which replies arrive, the right to send, and the log of what was delivered. */
export class Texting extends Construct {
  readonly inbound: Topic
  /** Delivery events of texts by End User Messaging; none with SNS, which writes logs. */
  readonly configurationSet: CfnConfigurationSet | undefined
  private readonly stage: Stage

  constructor(
    scope: Construct,
    id: string,
    { stage, replies, receipts }: { stage: Stage; replies: Queue; receipts: Queue },
  ) {
    super(scope, id)
    this.stage = stage
    this.inbound = new Topic(this, 'Inbound', { enforceSSL: true })
    // The envelope's Timestamp is the only arrival time there is, so delivery is not raw.
    this.inbound.addSubscription(new SqsSubscription(replies, { rawMessageDelivery: false }))
    this.letCarrierPublish(this.inbound)
    this.configurationSet = stage.textSender === 'end-user-messaging' ? this.events(receipts) : undefined
  }

  private letCarrierPublish(topic: Topic): void {
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  private events(receipts: Queue): CfnConfigurationSet {
    const topic = new Topic(this, 'Events', { enforceSSL: true })
    topic.addSubscription(new SqsSubscription(receipts, { rawMessageDelivery: false }))
    this.letCarrierPublish(topic)
    return new CfnConfigurationSet(this, 'ConfigurationSet', {
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    })
  }

  /** What functions that text have to know. */
  get environment(): Partial<Record<EnvName, string>> {
    return {
      [ENV.textSender]: this.stage.textSender,
      ...(this.configurationSet ? { [ENV.textConfigurationSet]: this.configurationSet.ref } : {}),
    }
  }

  /** Texts from the account's own numbers; by SNS to any phone and to no topic: a phone number is no resource of SNS. */
  letText(grantee: IGrantable): void {
    if (this.configurationSet) this.let(grantee, 'sms-voice:SendTextMessage')
    else
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:*:sns:*:*:*'] }),
      )
  }

  /** Calls from the account's own numbers. */
  letCall(grantee: IGrantable): void {
    this.let(grantee, 'sms-voice:SendVoiceMessage')
  }

  private let(grantee: IGrantable, action: string): void {
    const arn = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'phone-number',
      resourceName: '*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [arn], scope: this })
  }

  /** SNS writes what became of each text to two log groups of fixed names, one pair per account and region. */
  sendReceiptsTo(handler: IFunction): void {
    if (this.configurationSet) return
    const { region, account } = Stack.of(this)
    for (const [id, suffix] of [
      ['Delivered', ''],
      ['Undelivered', '/Failure'],
    ] as const) {
      const logGroup = new LogGroup(this, `${id}Log`, {
        logGroupName: `sns/${region}/${account}/DirectPublishToPhoneNumber${suffix}`,
        retention: this.stage.logRetention,
        removalPolicy: RemovalPolicy.DESTROY,
      })
      new SubscriptionFilter(this, `${id}Receipts`, {
        logGroup,
        destination: new LambdaDestination(handler),
        filterPattern: FilterPattern.allEvents(),
      })
    }
  }
}
