import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** Texts in and out: the topic at which replies arrive, the right to send, and the log of what was delivered. */
export class Texting extends Construct {
  readonly inbound: Topic
  private readonly stage: Stage

  constructor(scope: Construct, id: string, { stage, replies }: { stage: Stage; replies: Queue }) {
    super(scope, id)
    this.stage = stage
    this.inbound = new Topic(this, 'Inbound', { enforceSSL: true })
    // The envelope's Timestamp is the only arrival time there is, so delivery is not raw.
    this.inbound.addSubscription(new SqsSubscription(replies, { rawMessageDelivery: false }))
    this.inbound.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.inbound.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  /** Texts to any phone, and to no topic: a phone number is no resource that could be named. */
  letText(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:*:sns:*:*:*'] }),
    )
  }

  /** Calls from the account's own numbers. */
  letCall(grantee: IGrantable): void {
    const arn = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'phone-number',
      resourceName: '*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    Grant.addToPrincipal({ grantee, actions: ['sms-voice:SendVoiceMessage'], resourceArns: [arn], scope: this })
  }

  /** SNS writes what became of each text to two log groups of fixed names, one pair per account and region. */
  sendReceiptsTo(handler: IFunction): void {
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
