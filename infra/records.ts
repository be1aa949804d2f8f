import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IGrantable } from 'aws-cdk-lib/aws-iam'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { ATTRIBUTES, INDEXES } from '../functions/adapters/dynamodb/table.ts'
import type { Stage } from './stage.ts'

/** The one table and its two sparse indexes. */
export class Records extends Construct {
  readonly table: Table

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    this.table = new Table(this, 'Table', {
      partitionKey: { name: ATTRIBUTES.pk, type: AttributeType.STRING },
      sortKey: { name: ATTRIBUTES.sk, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: ATTRIBUTES.ttl,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.production,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
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

  /** Reads by key and partition, and commits. A transaction needs ConditionCheckItem besides what it writes. */
  letReadAndCommit(grantee: IGrantable): void {
    this.let(
      grantee,
      ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      this.table.tableArn,
    )
  }

  letFindDue(grantee: IGrantable): void {
    this.let(grantee, ['Query'], `${this.table.tableArn}/index/${INDEXES.due}`)
  }

  letFindOpen(grantee: IGrantable): void {
    this.let(grantee, ['Query'], `${this.table.tableArn}/index/${INDEXES.open}`)
  }

  private let(grantee: IGrantable, operations: string[], arn: string): void {
    const actions = operations.map((operation) => `dynamodb:${operation}`)
    Grant.addToPrincipal({ grantee, actions, resourceArns: [arn], scope: this }).assertSuccess()
  }
}
