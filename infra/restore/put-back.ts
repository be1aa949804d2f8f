import { type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { ATTRIBUTES } from '../../functions/adapters/dynamodb/table.ts'

export type PutBack = { from: string; to: string; write: boolean }

const AT_ONCE = 20

/** Looks at every item of one table and puts those that the other lacks into it. Answers how many there were of each. */
export async function putBack(
  documents: DynamoDBDocumentClient,
  { from, to, write }: PutBack,
  progress: (looked: number, missing: number) => void,
): Promise<{ looked: number; missing: number }> {
  let [looked, missing] = [0, 0]
  let start: Record<string, unknown> | undefined
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: from, ...(start ? { ExclusiveStartKey: start } : {}) }),
    )
    const items = page.Items ?? []
    for (let i = 0; i < items.length; i += AT_ONCE) {
      const some = items.slice(i, i + AT_ONCE)
      const absent = await Promise.all(some.map((item) => putOne(documents, to, item, write)))
      missing += absent.filter(Boolean).length
      looked += some.length
    }
    start = page.LastEvaluatedKey
    progress(looked, missing)
  } while (start)
  return { looked, missing }
}

/** Whether the item is missing; then it is put, unless somebody is first. */
async function putOne(
  documents: DynamoDBDocumentClient,
  table: string,
  item: Record<string, unknown>,
  write: boolean,
): Promise<boolean> {
  const Key = { [ATTRIBUTES.pk]: item[ATTRIBUTES.pk], [ATTRIBUTES.sk]: item[ATTRIBUTES.sk] }
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
  if (Item) return false
  if (!write) return true
  try {
    const ConditionExpression = `attribute_not_exists(${ATTRIBUTES.pk})`
    await documents.send(new PutCommand({ TableName: table, Item: item, ConditionExpression }))
    return true
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
