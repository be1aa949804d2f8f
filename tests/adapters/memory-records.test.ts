import { describe, expect, test } from 'vitest'
import { type MemoryFault, memoryRecords } from '../../functions/adapters/memory-records.ts'
import { Unavailable, type Write } from '../../functions/use-cases/ports.ts'
import { recordsContract } from '../support/records-contract.ts'

const NOW = '2026-11-23T18:00:00.000Z'
const key = { pk: 'CLINIC#demo#PATIENT#p1', sk: 'OUT#1' }
const dueNow: Write = {
  kind: 'put',
  key,
  value: {},
  found: { due: { lane: 'urgent', at: NOW }, open: { clinicId: 'demo', since: NOW } },
}

recordsContract('records in memory', async (now) => memoryRecords({ now }))

test('the members of a value come in another order at each read, as those of a DynamoDB map may', async () => {
  const records = memoryRecords()
  await records.commit([{ kind: 'put', key, value: { a: 1, b: 2, c: { d: 3, e: 4 } } }])
  const read = [await records.get(key), await records.get(key)].map((item) => JSON.stringify(item?.value))
  expect(read[0]).not.toBe(read[1])
})

test('an expired item is taken away days later, and its index entry with it; one written anew is not', async () => {
  let now = NOW
  const records = memoryRecords({ now: () => now, removesAfterHours: 48 })
  const other = { pk: key.pk, sk: 'OUT#2' }
  const passing = { due: { lane: 'urgent', at: NOW }, expiresAt: '2026-11-24T18:00:00.000Z' } as const
  await records.commit([key, other].map((each) => ({ kind: 'put', key: each, value: {}, found: passing })))
  await records.commit([
    { kind: 'update', key: other, value: {}, found: { ...passing, expiresAt: '2027-01-01T00:00:00.000Z' }, expects: 1 },
  ])
  const anyCommit = () => records.commit([{ kind: 'put', key: { pk: now, sk: 'X' }, value: {} }])
  const dueKeys = async () => (await records.due('urgent', now, 10)).keys
  now = '2026-11-25T18:00:00.000Z'
  await anyCommit()
  expect(await records.get(key)).toBeUndefined()
  expect(await dueKeys()).toEqual([key, other])
  now = '2026-11-27T18:00:00.000Z'
  await anyCommit()
  expect(await dueKeys()).toEqual([other])
  expect(await records.get(other)).toMatchObject({ version: 2 })
})

describe('an index that lags', () => {
  test('misses a commit until it catches up, while reads by key see it', async () => {
    let behind = 1
    const records = memoryRecords({ lag: () => behind })
    await records.commit([dueNow])
    expect(await records.get(key)).toBeDefined()
    expect((await records.due('urgent', NOW, 10)).keys).toEqual([])
    expect(await records.open('demo')).toEqual([])
    behind = 0
    expect((await records.due('urgent', NOW, 10)).keys).toEqual([key])
    expect(await records.open('demo')).toEqual([key])
  })

  test('leaves what is new out of a recent list until it catches up', async () => {
    let behind = 1
    const records = memoryRecords({ lag: () => behind })
    await records.commit([dueNow])
    expect(await records.list(key.pk, '')).toHaveLength(1)
    expect(await records.listRecent(key.pk, '')).toEqual([])
    behind = 0
    expect(await records.listRecent(key.pk, '')).toHaveLength(1)
  })

  test('still names an item that is gone', async () => {
    let behind = 0
    const records = memoryRecords({ lag: () => behind })
    await records.commit([dueNow])
    await records.due('urgent', NOW, 10)
    behind = 1
    await records.commit([{ kind: 'delete', key, expects: 1 }])
    expect((await records.due('urgent', NOW, 10)).keys).toEqual([key])
    expect(await records.get(key)).toBeUndefined()
  })
})

describe('a fault that is asked for', () => {
  test.each<[MemoryFault, string, boolean]>([
    ['busy', 'busy', false],
    ['unknown-lost', 'unknown', false],
    ['unknown-written', 'unknown', true],
  ])('%s: the commit answers %s, and whether it is written is %s', async (fault, kind, written) => {
    const faults: (MemoryFault | undefined)[] = [fault]
    const records = memoryRecords({ faults: (call) => (call === 'commit' ? faults.shift() : undefined) })
    expect(await records.commit([dueNow])).toEqual({ kind })
    expect((await records.get(key)) !== undefined).toBe(written)
    expect(await records.commit([dueNow])).toEqual({ kind: written ? 'taken' : 'committed' })
  })

  test('a read of any kind fails as a store that is away', async () => {
    const records = memoryRecords({ faults: () => 'busy' })
    await expect(records.get(key)).rejects.toThrow(Unavailable)
    await expect(records.list(key.pk, '')).rejects.toThrow(Unavailable)
    await expect(records.due('urgent', NOW, 1)).rejects.toThrow(Unavailable)
    await expect(records.open('demo')).rejects.toThrow(Unavailable)
  })
})
