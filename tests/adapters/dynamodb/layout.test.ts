import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemOf, rowOf } from '../../../functions/adapters/dynamodb/layout.ts'
import { duePartitions, SHARDS, shardOf } from '../../../functions/adapters/dynamodb/table.ts'
import { type IndexEntries, type Item, LANES } from '../../../functions/use-cases/ports.ts'

const itemFound = (found: IndexEntries): Item => ({
  key: { pk: 'CLINIC#demo', sk: 'CODE#41' },
  version: 3,
  value: {},
  found,
})

describe('how an item lies in the table', () => {
  test('is found again as it was', () => {
    const instant = fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString())
    const found = fc.record(
      {
        due: fc.record({ lane: fc.constantFrom('urgent', 'routine'), at: instant }),
        open: fc.record({ clinicId: fc.string(), since: instant }),
        expiresAt: instant,
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<IndexEntries>
    fc.assert(
      fc.property(found, (each) => {
        expect(itemOf(rowOf(itemFound(each)))).toEqual(itemFound(each))
      }),
    )
  })

  test('an item that nobody looks for is in no index and stays', () => {
    expect(rowOf(itemFound({}))).toEqual({ pk: 'CLINIC#demo', sk: 'CODE#41', version: 3, value: {} })
  })

  test('DynamoDB removes an item seven days after it expired, in whole seconds of the epoch', () => {
    const row = rowOf(itemFound({ expiresAt: '2026-11-23T18:00:00.500Z' }))
    expect(row.ttl).toBe(Date.parse('2026-11-30T18:00:01.000Z') / 1000)
  })

  test('whatever is written to the due index lies in a partition that is read', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...LANES), (pk, lane) => {
        const due = { lane, at: '2026-11-23T18:00:00.000Z' }
        const row = rowOf({ key: { pk, sk: 'OUT#1' }, version: 1, value: {}, found: { due } })
        expect(duePartitions(lane)).toContain(row.duePk)
      }),
    )
  })

  test('patients spread over all partitions of the due index', () => {
    const shards = Array.from({ length: 1000 }, (_, n) => shardOf(`CLINIC#demo#PATIENT#p${n}`))
    for (let shard = 0; shard < SHARDS; shard++)
      expect(shards.filter((each) => each === shard).length).toBeGreaterThan(1000 / SHARDS / 2)
  })

  test('the partitions of today are never fewer than those ever written', () => {
    expect(duePartitions('urgent')).toEqual(expect.arrayContaining(['URGENT#0', 'URGENT#1', 'URGENT#2', 'URGENT#3']))
  })
})
