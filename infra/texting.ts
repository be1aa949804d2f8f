import { ArnFormat, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { CfnConfigurationSet, CfnOptOutList, CfnPhoneNumber, CfnResourcePolicy } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import { ownRole } from './function-role.ts'
import type { Queues } from './queues.ts'
import type { Stage } from './stage.ts'

type TextingProps = { stage: Stage; queues: Queues; key: Key }

const CARRIER = new ServicePrincipal('sms-voice.amazonaws.com')

/**
 * Texts in and out: the topic at which replies arrive, the right to send, and what was delivered. Clinics' numbers are data (`npm run clinic -- add`), since each needs a registration of its own.
 */
export class Texting extends Construct {
  readonly inbound: Topic
  /** Delivery events of texts by End User Messaging; none with SNS, which writes logs. */
  readonly configurationSet: CfnConfigurationSet | undefined
  private readonly stage: Stage
  private readonly key: Key

  constructor(scope: Construct, id: string, { stage, queues, key }: TextingProps) {
    super(scope, id)
    this.stage = stage
    this.key = key
    // Numbers of clinics are outside this stack and refer to the list by name: the name is fixed, the list is retained.
    this.inbound = this.topic('Inbound', `aftercare-${stage.name}-inbound-texts`)
    if (stage.production) this.inbound.applyRemovalPolicy(RemovalPolicy.RETAIN)
    queues.hear(queues.replies, this.inbound)
    this.configurationSet = stage.textSender === 'end-user-messaging' ? this.events(queues) : undefined
    // Ours alone: the account's default list may be another service's, whose STOP is not for us.
    const optOuts = new CfnOptOutList(this, 'OptOuts')
    if (!stage.production) this.simulator(optOuts)
    new CfnOutput(Stack.of(this), 'InboundTopicArn', { value: this.inbound.topicArn })
    new CfnOutput(Stack.of(this), 'OptOutListName', { value: optOuts.ref })
  }

  private topic(id: string, topicName?: string): Topic {
    const topic = new Topic(this, id, { masterKey: this.key, enforceSSL: true, ...(topicName ? { topicName } : {}) })
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [CARRIER],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    return topic
  }

  private events(queues: Queues): CfnConfigurationSet {
    const topic = this.topic('Events')
    queues.hear(queues.receipts, topic)
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

  /** A number that texts nobody: what is sent to AWS's test destinations brings real events, and costs a dollar a month. */
  private simulator(optOuts: CfnOptOutList): void {
    const number = new CfnPhoneNumber(this, 'Simulator', {
      isoCountryCode: 'US',
      numberType: 'SIMULATOR',
      numberCapabilities: ['SMS', 'VOICE'],
      mandatoryKeywords: { help: { message: 'Simulator: no help.' }, stop: { message: 'Simulator: stopped.' } },
      optOutListName: optOuts.ref,
      selfManagedOptOutsEnabled: true,
      twoWay: { enabled: true, channelArn: this.inbound.topicArn },
    })
    if (this.stage.textSender === 'sns') this.letSnsUse(number)
    new CfnOutput(Stack.of(this), 'SimulatorNumberId', { value: number.ref })
  }

  /**
   * Numbers created since September 2024 need a resource policy before SNS may use them:
   * https://aws.amazon.com/blogs/messaging-and-targeting/a-guide-to-the-new-resource-policies-for-sms-origination-identities-in-aws/
   */
  private letSnsUse(number: CfnPhoneNumber): void {
    new CfnResourcePolicy(this, 'SimulatorPolicy', {
      resourceArn: number.attrArn,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sms-voice:SendTextMessage',
            Resource: number.attrArn,
          },
        ],
      },
    })
  }

  /** What functions that text have to know. */
  get environment(): Partial<Record<EnvName, string>> {
    return {
      [ENV.textSender]: this.stage.textSender,
      ...(this.configurationSet ? { [ENV.textConfigurationSet]: this.configurationSet.ref } : {}),
    }
  }

  /**
   * Texts from the account's own numbers, under our configuration set: a call is checked on both
   * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html). By
   * SNS to any phone and to no topic: a phone number is no resource of SNS.
   */
  letText(grantee: IGrantable): void {
    if (this.configurationSet) this.let(grantee, 'sms-voice:SendTextMessage', [this.configurationSet.attrArn])
    else
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:*:sns:*:*:*'] }),
      )
  }

  /** Calls from the account's own numbers. */
  letCall(grantee: IGrantable): void {
    this.let(grantee, 'sms-voice:SendVoiceMessage')
  }

  private let(grantee: IGrantable, action: string, besides: string[] = []): void {
    const numbers = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'phone-number',
      resourceName: '*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [numbers, ...besides] })
  }

  /** SNS writes what became of each text to two log groups of fixed names, one pair per account and region. */
  sendReceiptsTo(handler: IFunction): void {
    if (this.configurationSet) return
    const { region, account } = Stack.of(this)
    const groups = (
      [
        ['Delivered', ''],
        ['Undelivered', '/Failure'],
      ] as const
    ).map(([id, suffix]) => {
      const logGroup = new LogGroup(this, `${id}Log`, {
        logGroupName: `sns/${region}/${account}/DirectPublishToPhoneNumber${suffix}`,
        // Each line has the number, which no erasure reaches; the function has read it seconds later.
        retention: RetentionDays.ONE_WEEK,
        encryptionKey: this.key,
        removalPolicy: RemovalPolicy.DESTROY,
      })
      new SubscriptionFilter(this, `${id}Receipts`, {
        logGroup,
        destination: new LambdaDestination(handler),
        filterPattern: FilterPattern.allEvents(),
      })
      return logGroup
    })
    this.letReceiptsBeWritten(groups)
  }

  /** SNS writes receipts only under a role, which the account's SMS settings name (docs/deploy.md). */
  private letReceiptsBeWritten(groups: readonly LogGroup[]): void {
    const role = ownRole(this, 'ReceiptsRole', 'sns')
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: groups.map(({ logGroupArn }) => logGroupArn),
      }),
    )
    new CfnOutput(Stack.of(this), 'ReceiptsRoleArn', { value: role.roleArn })
  }
}
