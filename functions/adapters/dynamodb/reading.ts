import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../../core/keys.ts'
import { Rejected, Unavailable } from '../../use-cases/ports.ts'
import { faultOf, isThrottle } from '../aws-fault.ts'
import { keyOf, type Row } from './layout.ts'

/** Translates errors for the ports: throws Unavailable for errors that may pass, Rejected for permanent ones. */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const fault = faultOf(error)
    if (fault.kind === 'refused' && !isThrottle(fault.code))
      throw new Rejected(`DynamoDB refuses the read: ${fault.code}`, { cause: error })
    throw new Unavailable(`DynamoDB cannot be read: ${fault.code}`, { cause: error })
  }
}

/** The most keys that BatchGetItem takes. */
export const MANY = 100

/** A hundred items of 400 KB are three answers of at most 16 MB; a throttled table leaves out more. */
const MOST_ANSWERS = 10

/**
 * The rows that there are of at most a hundred different keys, in any order; consistent. Keys that an answer leaves out are
 * asked for again.
 */
export async function rowsOf(reader: DynamoDBDocumentClient, table: string, keys: readonly Key[]): Promise<Row[]> {
  const rows: Row[] = []
  let left = keys.map(keyOf)
  for (let answers = 0; left.length > 0; answers++) {
    if (answers === MOST_ANSWERS) throw new Unavailable(`DynamoDB leaves out ${left.length} of ${keys.length} keys`)
    const RequestItems = { [table]: { Keys: left, ConsistentRead: true } }
    const answer = await reading(() => reader.send(new BatchGetCommand({ RequestItems })))
    rows.push(...((answer.Responses?.[table] ?? []) as Row[]))
    left = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[]
  }
  return rows
}
