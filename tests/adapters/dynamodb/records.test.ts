import { afterAll, beforeAll, describe } from 'vitest'
import { dynamoRecords } from '../../../functions/adapters/dynamodb/records.ts'
import { ENGINE_RUNS_HERE, type Engine, engineAt, startEngine } from '../../support/engine.ts'
import { recordsContract } from '../../support/records-contract.ts'

function onEngine(name: string, start: () => Promise<Engine>): void {
  let engine: Engine
  beforeAll(async () => {
    engine = await start()
  })
  afterAll(() => engine.stop())
  recordsContract(name, async (now) =>
    dynamoRecords({ table: await engine.newTable(), endpoint: engine.endpoint, now }),
  )
}

const other = process.env.DYNAMODB_ENDPOINT

describe.runIf(ENGINE_RUNS_HERE)('on the embedded engine (only for Linux x64: elsewhere set DYNAMODB_ENDPOINT)', () =>
  onEngine('records in DynamoDB', startEngine),
)

if (other)
  describe('on the engine that DYNAMODB_ENDPOINT names', () =>
    onEngine('records in DynamoDB', async () => engineAt(other)))
