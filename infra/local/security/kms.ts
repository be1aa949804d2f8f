/** Customer-managed keys: which key each thing is kept under, and what KMS is asked when somebody uses the thing. */
import { ACCOUNT, arn, REGION } from '../arn.ts'
import type { JsonObject, Resource, Template } from '../template.ts'

/** A call to KMS that another call makes in its caller's name, and what KMS is told about it. */
export type Implied = { action: string; resource: string; context: Record<string, string> }

/** SQS and SNS make a data key to write, and read it back to check it; DynamoDB opens the table's key. */
const IMPLIED: Record<string, readonly string[]> = {
  'sqs:SendMessage': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'sqs:ReceiveMessage': ['kms:Decrypt'],
  'sns:Publish': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'logs:PutLogEvents': ['kms:GenerateDataKey', 'kms:Decrypt'],
}

export class Keys {
  /** The key's ARN by the ARN of what it encrypts. */
  private readonly byArn: Map<string, string>

  constructor({ resources }: Template) {
    this.byArn = new Map(
      resources.flatMap((resource) => {
        const [arn, key] = keptUnder(resource)
        return arn && typeof key === 'string' ? [[arn, key] as const] : []
      }),
    )
  }

  impliedBy(action: string, resource: string): Implied[] {
    const [service = ''] = action.split(':')
    const key = this.byArn.get(resource.replace(/\/index\/.*$/, '').replace(/:log-stream:.*$/, ''))
    if (!key) return []
    const actions = service === 'dynamodb' ? ['kms:Decrypt'] : (IMPLIED[action] ?? [])
    const context = { 'kms:ViaService': `${service}.${REGION}.amazonaws.com`, 'kms:CallerAccount': ACCOUNT }
    return actions.map((each) => ({ action: each, resource: key, context }))
  }
}

function keptUnder({ id, type, properties }: Resource): [string?, unknown?] {
  switch (type) {
    case 'AWS::SQS::Queue':
      return [arn('sqs', id), properties.KmsMasterKeyId]
    case 'AWS::SNS::Topic':
      return [arn('sns', id), properties.KmsMasterKeyId]
    case 'AWS::DynamoDB::Table':
      return [arn('dynamodb', `table/${id}`), (properties.SSESpecification as JsonObject | undefined)?.KMSMasterKeyId]
    case 'AWS::Logs::LogGroup':
      return [arn('logs', `log-group:${String(properties.LogGroupName ?? `/local/${id}`)}`), properties.KmsKeyId]
    default:
      return []
  }
}
