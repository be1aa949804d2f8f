/** A restore, rehearsed: data are lost from the table in use and put back from a copy of an earlier moment. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { putBack } from '../../infra/restore/put-back.ts'
import { ENGINE_RUNS_HERE, type Engine, engineAt, startEngine } from '../support/engine.ts'

const endpoint = process.env.DYNAMODB_ENDPOINT
const NOW = '2030-11-25T18:00:00.000Z'
const ana = 'CLINIC#demo#PATIENT#ana'

describe.runIf(endpoint || ENGINE_RUNS_HERE)('what was lost', () => {
  let engine: Engine
  let documents: DynamoDBDocumentClient
  beforeAll(async () => {
    engine = endpoint ? engineAt(endpoint) : await startEngine()
    documents = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: engine.endpoint }))
  })
  afterAll(() => engine?.stop())

  const rowsOf = async (table: string) => (await documents.send(new ScanCommand({ TableName: table }))).Items ?? []
  const quiet = () => {}

  /** A table in use, a copy of it from an hour ago, and what a fault has deleted since. */
  async function afterALoss() {
    const [used, copy] = [await engine.newTable(), await engine.newTable()]
    const records = dynamoRecords({ table: used, endpoint: engine.endpoint, now: () => NOW })
    const found = { due: { lane: 'routine' as const, at: NOW } }
    for (let n = 0; n < 30; n++)
      await records.commit([{ kind: 'put', key: { pk: ana, sk: `OUT#${n}` }, value: { n }, found }])
    for (const item of await rowsOf(used)) await documents.send(new PutCommand({ TableName: copy, Item: item }))
    for (let n = 0; n < 10; n++)
      await documents.send(new DeleteCommand({ TableName: used, Key: { pk: ana, sk: `OUT#${n}` } }))
    const key = { pk: ana, sk: 'OUT#20' }
    await records.commit([{ kind: 'update', key, value: { n: 'sent since' }, expects: 1 }])
    return { used, copy, records }
  }

  it('is counted first, and nothing is written', async () => {
    const { used, copy } = await afterALoss()
    expect(await putBack(documents, { from: copy, to: used, write: false }, quiet)).toEqual({ looked: 30, missing: 10 })
    expect(await rowsOf(used)).toHaveLength(20)
  })

  it('is back, is due again, and what has happened since stays', async () => {
    const { used, copy, records } = await afterALoss()
    expect(await putBack(documents, { from: copy, to: used, write: true }, quiet)).toEqual({ looked: 30, missing: 10 })
    expect(await records.list(ana, 'OUT#')).toHaveLength(30)
    expect((await records.get({ pk: ana, sk: 'OUT#20' }))?.value).toEqual({ n: 'sent since' })
    expect((await records.due('routine', NOW, 100)).keys).toHaveLength(29)
    expect(await putBack(documents, { from: copy, to: used, write: true }, quiet)).toEqual({ looked: 30, missing: 0 })
  })
})
