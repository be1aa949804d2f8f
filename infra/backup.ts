import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

const KEPT_DAYS = 90
const SHORTEST_DAYS = 35
/** In these days the lock can still be taken away; then nobody can, AWS neither. */
const GRACE_DAYS = 14

/**
 * A copy of the table a day, under a key of its own in a vault that nobody can empty: what survives a table that is
 * deleted, a key that is, and a person who had the right to do both. Point-in-time recovery is for mistakes, this for malice.
 */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { table }: { table: Table }) {
    super(scope, id)
    const encryptionKey = new Key(this, 'Key', {
      description: 'Backups of the table, apart from the key of the table',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey,
      // https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
      lockConfiguration: {
        minRetention: Duration.days(SHORTEST_DAYS),
        maxRetention: Duration.days(KEPT_DAYS),
        changeableFor: Duration.days(GRACE_DAYS),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault })
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        scheduleExpression: Schedule.cron({ minute: '0', hour: '9' }),
        deleteAfter: Duration.days(KEPT_DAYS),
      }),
    )
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      // AWS maintains the permissions that AWS Backup needs on DynamoDB and KMS: https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    })
    plan.addSelection('Table', {
      resources: [BackupResource.fromDynamoDbTable(table)],
      role,
      disableDefaultBackupPolicy: true,
    })
  }
}
