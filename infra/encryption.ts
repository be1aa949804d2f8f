import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** What a service needs to put something into an encrypted topic or queue, and to take it out. */
const USE = ['kms:Decrypt', 'kms:GenerateDataKey*']

/**
 * The stage's one key, over everything that may hold what a patient wrote: table, queues, topics, logs. Its policy names
 * each service that uses it by itself; where one is missing, its messages vanish and nothing says so.
 */
export class Encryption extends Construct {
  readonly key: Key

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: `Everything that Aftercare's stage ${stage.name} keeps`,
      enableKeyRotation: true,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    this.letServicesPublish()
    this.letTopicsReachQueues()
    this.letLogsBeWritten()
    this.letTableBeUsed()
  }

  /** Texts, mail events and alarms arrive at encrypted topics. */
  private letServicesPublish(): void {
    this.allow({
      principals: ['sms-voice', 'ses', 'cloudwatch'].map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
      actions: USE,
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    })
  }

  private letTopicsReachQueues(): void {
    this.allow({
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: USE,
      conditions: { ArnLike: { 'aws:SourceArn': this.arnOf('sns', '*') } },
    })
  }

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  private letLogsBeWritten(): void {
    this.allow({
      principals: [new ServicePrincipal(`logs.${Stack.of(this).region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': this.arnOf('logs', 'log-group:*') } },
    })
  }

  /**
   * Anyone who may use the table may use its key, through the table alone: the service asks with its caller's name. (The
   * statement that DynamoDB documents and puts on the keys that it manages itself.)
   */
  private letTableBeUsed(): void {
    const { region, account } = Stack.of(this)
    this.allow({
      principals: [new AnyPrincipal()],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:CreateGrant',
        'kms:DescribeKey',
      ],
      conditions: {
        StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com`, 'kms:CallerAccount': account },
      },
    })
  }

  private allow(statement: { principals: (AnyPrincipal | ServicePrincipal)[]; actions: string[]; conditions: object }) {
    this.key.addToResourcePolicy(
      new PolicyStatement({ ...statement, conditions: { ...statement.conditions }, resources: ['*'] }),
    )
  }

  private arnOf(service: string, rest: string): string {
    const { partition, region, account } = Stack.of(this)
    return `arn:${partition}:${service}:${region}:${account}:${rest}`
  }
}
