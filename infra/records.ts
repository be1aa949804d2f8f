import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { IGrantable } from 'aws-cdk-lib/aws-iam'
import { Grant } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { ATTRIBUTES, INDEXES } from '../functions/adapters/dynamodb/table.ts'
import type { Stage } from './stage.ts'

/** The one table and its two sparse indexes. */
export class Records extends Construct {
  readonly table: Table

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: Key }) {
    super(scope, id)
    this.table = new Table(this, 'Table', {
      partitionKey: { name: ATTRIBUTES.pk, type: AttributeType.STRING },
      sortKey: { name: ATTRIBUTES.sk, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      timeToLiveAttribute: ATTRIBUTES.ttl,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.production,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    if (!stage.production)
      Validations.of(this.table).acknowledge({
        id: 'HIPAA.Security::HIPAA.Security-DynamoDBInBackupPlan',
        reason: 'Nothing but trials is kept there, and point-in-time recovery takes them back; production has a plan.',
      })
    this.index(INDEXES.due, ATTRIBUTES.duePk, ATTRIBUTES.dueAt)
    this.index(INDEXES.open, ATTRIBUTES.openPk, ATTRIBUTES.openSk)
  }

  private index(indexName: string, partition: string, sort: string): void {
    this.table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: partition, type: AttributeType.STRING },
      sortKey: { name: sort, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    })
  }

  /** Reads by key and partition, and commits: every write puts the whole item, on condition of its version. */
  letReadAndCommit(grantee: IGrantable): void {
    this.let(grantee, ['GetItem', 'Query', 'PutItem'], this.table.tableArn)
  }

  /** Reads single items by their keys and commits: what writes events down, and lists nothing. */
  letReadOneAndCommit(grantee: IGrantable): void {
    this.let(grantee, ['GetItem', 'PutItem'], this.table.tableArn)
  }

  /** Takes items away: what a person takes back, and what is erased unless the patient's record changed meanwhile. */
  letErase(grantee: IGrantable): void {
    this.let(grantee, ['DeleteItem', 'ConditionCheckItem'], this.table.tableArn)
  }

  /** Reads single items by their keys, and writes nothing. */
  letRead(grantee: IGrantable): void {
    this.let(grantee, ['GetItem'], this.table.tableArn)
  }

  /** Reads many items by their keys in one call: lists of alerts and tasks. */
  letReadMany(grantee: IGrantable): void {
    this.let(grantee, ['BatchGetItem'], this.table.tableArn)
  }

  letFindDue(grantee: IGrantable): void {
    this.let(grantee, ['Query'], `${this.table.tableArn}/index/${INDEXES.due}`)
  }

  letFindOpen(grantee: IGrantable): void {
    this.let(grantee, ['Query'], `${this.table.tableArn}/index/${INDEXES.open}`)
  }

  private let(grantee: IGrantable, operations: string[], arn: string): void {
    const actions = operations.map((operation) => `dynamodb:${operation}`)
    Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] }).assertSuccess()
  }
}
