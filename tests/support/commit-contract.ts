import { beforeEach, describe, expect, test } from 'vitest'
import { type Records, Rejected, type Write } from '../../functions/use-cases/ports.ts'
import { key, NOW, put } from './records-keys.ts'

/** Which commits any Records must take, and which it must refuse. */
export function commitContract(records: () => Records): void {
  const committed = async (...writes: Write[]) => expect(await records().commit(writes)).toEqual({ kind: 'committed' })
  const taken = async (...writes: Write[]) => expect(await records().commit(writes)).toEqual({ kind: 'taken' })

  describe('who comes second is told so, and changes nothing', () => {
    beforeEach(() => committed(put('A')))

    test.each<[string, Write]>([
      ['a put over an item that exists', put('A')],
      ['an update of an older version', { kind: 'update', key: key('A'), value: {}, expects: 2 }],
      ['an update of what is absent', { kind: 'update', key: key('B'), value: {}, expects: 1 }],
      ['a delete of another version', { kind: 'delete', key: key('A'), expects: 2 }],
      ['a delete of what is absent', { kind: 'delete', key: key('B'), expects: 1 }],
      ['a check of another version', { kind: 'check', key: key('A'), expects: 2 }],
      ['a check that an item that exists is absent', { kind: 'check', key: key('A'), expects: 0 }],
    ])('%s, alone and among others', async (_, write) => {
      await taken(write)
      await taken(put('C'), write, put('D'))
      expect((await records().list('CLINIC#demo#PATIENT#p1', '')).map((item) => [item.key.sk, item.version])).toEqual([
        ['A', 1],
      ])
    })

    test('checks that hold let the rest be written, and write nothing themselves', async () => {
      await committed(
        { kind: 'check', key: key('A'), expects: 1 },
        { kind: 'check', key: key('B'), expects: 0 },
        put('C'),
      )
      await committed({ kind: 'check', key: key('A'), expects: 1 })
      expect((await records().list('CLINIC#demo#PATIENT#p1', '')).map((item) => item.key.sk)).toEqual(['A', 'C'])
    })

    test('a deleted item is absent and its key is free again', async () => {
      await committed({ kind: 'delete', key: key('A'), expects: 1 })
      expect(await records().get(key('A'))).toBeUndefined()
      await committed(put('A'))
    })

    test('of commits that race for one item exactly one is written', async () => {
      const race = Array.from({ length: 8 }, (_, n) =>
        records().commit([
          { kind: 'update', key: key('A'), value: { winner: n }, expects: 1 },
          { kind: 'put', key: key(`B${n}`), value: {} },
        ]),
      )
      const winners = (await Promise.all(race)).flatMap(({ kind }, n) => (kind === 'committed' ? [n] : []))
      expect(winners).toHaveLength(1)
      expect(await records().get(key('A'))).toMatchObject({ version: 2, value: { winner: winners[0] } })
      expect((await records().list('CLINIC#demo#PATIENT#p1', 'B')).map((item) => item.key.sk)).toEqual([
        `B${winners[0]}`,
      ])
    })
  })

  describe('what no store may take is refused as a bug', () => {
    test('a hundred writes pass, a hundred and one do not', async () => {
      const writes = Array.from({ length: 101 }, (_, n) => put(`OUT#${n}`))
      await expect(records().commit(writes)).rejects.toThrow(Rejected)
      expect(await records().list('CLINIC#demo#PATIENT#p1', '')).toEqual([])
      await committed(...writes.slice(1))
      expect(await records().list('CLINIC#demo#PATIENT#p1', '')).toHaveLength(100)
    })

    test('a commit of nothing is committed', () => committed())

    test.each<[string, Write[]]>([
      ['one key twice', [put('A'), { kind: 'check', key: key('A'), expects: 0 }]],
      ['an update of version 0', [{ kind: 'update', key: key('A'), value: {}, expects: 0 }]],
      ['a delete of version 0', [{ kind: 'delete', key: key('A'), expects: 0 }]],
      ['a date in a value', [{ kind: 'put', key: key('A'), value: { at: new Date(NOW) } }]],
      ['a number that is none', [{ kind: 'put', key: key('A'), value: { deep: [Number.NaN] } }]],
      ['half a character', [{ kind: 'put', key: key('A'), value: { text: 'oh \ud83d' } }]],
      ['undefined in a list', [{ kind: 'put', key: key('A'), value: { list: [undefined] } }]],
    ])('%s', async (_, writes) => {
      await expect(records().commit([put('B'), ...writes])).rejects.toThrow(Rejected)
      expect(await records().list('CLINIC#demo#PATIENT#p1', '')).toEqual([])
    })
  })
}
