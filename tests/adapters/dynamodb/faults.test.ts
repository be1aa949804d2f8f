import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dynamoRecords } from '../../../functions/adapters/dynamodb/records.ts'
import { Rejected, Unavailable, type Write } from '../../../functions/use-cases/ports.ts'
import { type AwsStub, type StubAnswer, startAwsStub } from '../../support/aws-stub.ts'

const put = (sk: string): Write => ({ kind: 'put', key: { pk: 'CLINIC#demo', sk }, value: {} })
const ONE = [put('A')]
const TWO = [put('A'), put('B')]

const refusal = (name: string, fields: object = {}): StubAnswer => ({
  status: 400,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'refused', ...fields }),
})
const cancelled = (...codes: string[]) =>
  refusal('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) })

let stub: AwsStub
beforeEach(async () => {
  stub = await startAwsStub()
})
afterEach(() => stub.stop())

const recordsAnswered = (answer: StubAnswer) => {
  stub.answers(answer)
  return dynamoRecords({ table: 'records' })
}

describe('what a commit answers when DynamoDB does not take it', () => {
  test.each<[string, Write[], StubAnswer, string]>([
    ['a condition of a single write failed', ONE, refusal('ConditionalCheckFailedException'), 'taken'],
    ['a condition of a transaction failed', TWO, cancelled('None', 'ConditionalCheckFailed'), 'taken'],
    ['several conditions failed', TWO, cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'), 'taken'],
    ['another transaction holds an item', TWO, cancelled('TransactionConflict', 'None'), 'busy'],
    ['a condition failed beside a conflict', TWO, cancelled('ConditionalCheckFailed', 'TransactionConflict'), 'busy'],
    ['a transaction holds the item of a single write', ONE, refusal('TransactionConflictException'), 'busy'],
    ['the partition is throttled in a transaction', TWO, cancelled('ThrottlingError', 'None'), 'busy'],
    ['capacity is exceeded in a transaction', TWO, cancelled('None', 'ProvisionedThroughputExceeded'), 'busy'],
    ['capacity is exceeded', ONE, refusal('ProvisionedThroughputExceededException'), 'busy'],
    ['the account is throttled', ONE, refusal('ThrottlingException'), 'busy'],
    ['the account asks too much', ONE, refusal('RequestLimitExceeded'), 'busy'],
    ['a transaction was cancelled without a reason', TWO, refusal('TransactionCanceledException'), 'busy'],
    ['a transaction was cancelled with empty reasons', TWO, cancelled('None', 'None'), 'busy'],
    ['the service failed', ONE, { status: 500, body: '{}' }, 'unknown'],
    ['the service failed in a transaction', TWO, { status: 503, body: 'no' }, 'unknown'],
    ['the connection was reset', TWO, 'reset', 'unknown'],
    ['the answer broke off', TWO, 'half', 'unknown'],
    ['the answer never ended', TWO, 'stall', 'unknown'],
    ['the answer cannot be read', TWO, { status: 200, body: '<html>' }, 'unknown'],
    ['a refusal cannot be read', TWO, { status: 400, body: '<html>' }, 'unknown'],
  ])('%s', async (_, writes, answer, kind) => {
    expect(await recordsAnswered(answer).commit(writes)).toEqual({ kind })
    expect(stub.requests).toHaveLength(1)
  })

  test('no answer within two seconds', async () => {
    const records = recordsAnswered('silence')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const arrived = stub.nextRequest()
      const commit = records.commit(TWO)
      await arrived
      await vi.advanceTimersByTimeAsync(2001)
      expect(await commit).toEqual({ kind: 'unknown' })
      expect(stub.requests).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test('nobody listens: nothing was written', async () => {
    const records = dynamoRecords({ table: 'records', endpoint: 'http://127.0.0.1:1' })
    expect(await records.commit(ONE)).toEqual({ kind: 'busy' })
  })

  test.each<[string, Write[], StubAnswer]>([
    ['a call that is not valid', ONE, refusal('ValidationException')],
    ['an item too large in a transaction', TWO, cancelled('None', 'ValidationError')],
    ['a fault beside a failed condition', TWO, cancelled('ConditionalCheckFailed', 'ValidationError')],
    ['a table that does not exist', ONE, refusal('ResourceNotFoundException')],
    ['a function without the permission', ONE, refusal('AccessDeniedException')],
  ])('%s is a bug, and throws', async (_, writes, answer) => {
    await expect(recordsAnswered(answer).commit(writes)).rejects.toThrow(Rejected)
    expect(stub.requests).toHaveLength(1)
  })
})

describe('many keys of which DynamoDB answers some', () => {
  const keys = ['A', 'B', 'C'].map((sk) => ({ pk: 'CLINIC#demo', sk }))
  const answering = (most: number) => (body: string) => {
    const { records } = (JSON.parse(body) as { RequestItems: Record<string, { Keys: object[] }> }).RequestItems
    const asked = records?.Keys ?? []
    const rows = asked.slice(0, most).map((key) => ({ ...key, version: { N: '1' }, value: { M: {} } }))
    const left = asked.slice(most)
    const UnprocessedKeys = left.length > 0 ? { records: { Keys: left, ConsistentRead: true } } : {}
    return { status: 200, body: JSON.stringify({ Responses: { records: rows }, UnprocessedKeys }) }
  }

  test('those that it leaves out are asked for again', async () => {
    stub.answers(answering(1))
    const found = await dynamoRecords({ table: 'records' }).getAll(keys)
    expect(found.map((item) => item?.key)).toEqual(keys)
    expect(stub.requests).toHaveLength(3)
    for (const request of stub.requests) expect(request).toContain('"ConsistentRead":true')
  })

  test('one that answers none is unavailable, and not a table without them', async () => {
    stub.answers(answering(0))
    await expect(dynamoRecords({ table: 'records' }).getAll(keys)).rejects.toThrow(Unavailable)
  })
})

describe('a read that fails', () => {
  const reads = {
    get: (answer: StubAnswer) => recordsAnswered(answer).get({ pk: 'CLINIC#demo', sk: 'A' }),
    list: (answer: StubAnswer) => recordsAnswered(answer).list('CLINIC#demo', 'A'),
    due: (answer: StubAnswer) => recordsAnswered(answer).due('urgent', '2026-11-23T18:00:00.000Z', 10),
    open: (answer: StubAnswer) => recordsAnswered(answer).open('demo'),
  }

  test.each<[string, StubAnswer]>([
    ['the service failed', { status: 500, body: '{}' }],
    ['the connection was reset', 'reset'],
    ['the table is throttled', refusal('ThrottlingException')],
  ])('%s: it is tried three times, then the store is unavailable', async (_, answer) => {
    await expect(reads.get(answer)).rejects.toThrow(Unavailable)
    expect(stub.requests).toHaveLength(3)
    await expect(reads.list(answer)).rejects.toThrow(Unavailable)
    await expect(reads.due(answer)).rejects.toThrow(Unavailable)
    await expect(reads.open(answer)).rejects.toThrow(Unavailable)
  })

  test('for good is a bug, and is not tried again', async () => {
    await expect(reads.get(refusal('ResourceNotFoundException'))).rejects.toThrow(Rejected)
    expect(stub.requests).toHaveLength(1)
  })
})

test('reads are consistent, so that what was just committed is seen', async () => {
  const records = recordsAnswered({ status: 200, body: '{}' })
  await records.get({ pk: 'CLINIC#demo', sk: 'A' })
  await records.list('CLINIC#demo', 'A')
  expect(stub.requests.map((body) => JSON.parse(body).ConsistentRead)).toEqual([true, true])
})
