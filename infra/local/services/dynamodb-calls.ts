/** DynamoDB's calls: each item of a transaction is a call of its own to IAM; the body goes on to the engine untouched. */
import { arn } from '../arn.ts'
import { denyJson } from '../security/aws-errors.ts'
import type { JsonObject } from '../template.ts'
import type { Call } from './call.ts'
import type { Engine } from './dynamodb.ts'

export async function callDynamoDb({ operation, body, request, response, may }: Call, engine: Engine): Promise<void> {
  const input = JSON.parse(body.toString()) as JsonObject
  const refused = actionsOf(operation, input).find(({ action, resource }) => !may(action, resource))
  if (refused) return denyJson(response, refused.action, refused.resource)
  const answer = await fetch(engine.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': String(request.headers['x-amz-target']),
      authorization: String(request.headers.authorization),
      'x-amz-date': String(request.headers['x-amz-date']),
    },
    body: new Uint8Array(body),
  })
  const crc = answer.headers.get('x-amz-crc32')
  response.writeHead(answer.status, {
    'content-type': 'application/x-amz-json-1.0',
    ...(crc ? { 'x-amz-crc32': crc } : {}),
  })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

const ITEM_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}
const DIRECT = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan']

/** What IAM checks for a call of DynamoDB: each item of a transaction, and the index rather than the table. */
function actionsOf(operation: string, input: JsonObject): { action: string; resource: string }[] {
  const table = (name: unknown) => arn('dynamodb', `table/${String(name)}`)
  if (operation === 'TransactWriteItems')
    return (input.TransactItems as JsonObject[]).flatMap((item) =>
      Object.entries(item).map(([kind, detail]) => ({
        action: `dynamodb:${ITEM_ACTIONS[kind]}`,
        resource: table((detail as JsonObject).TableName),
      })),
    )
  if (operation === 'BatchGetItem')
    return Object.keys(input.RequestItems as JsonObject).map((name) => ({
      action: 'dynamodb:BatchGetItem',
      resource: table(name),
    }))
  if (!DIRECT.includes(operation))
    throw new Error(
      `DynamoDB ${operation} is not modelled by the local runner (infra/local/services/dynamodb-calls.ts).`,
    )
  const index = input.IndexName ? `/index/${String(input.IndexName)}` : ''
  return [{ action: `dynamodb:${operation}`, resource: `${table(input.TableName)}${index}` }]
}
