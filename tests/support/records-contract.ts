import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { canonical } from '../../functions/core/canonical.ts'
import type { Instant } from '../../functions/core/time.ts'
import { type IndexEntries, LANES, type Records, type Write } from '../../functions/use-cases/ports.ts'
import { commitContract } from './commit-contract.ts'
import { indexContract } from './index-contract.ts'
import { key, later, NOW, nameOf, put } from './records-keys.ts'
import { RecordsModel, someCommits } from './records-model.ts'

/** What any Records must do. `make` gives a new, empty store whose `expiresAt` goes by `now`. */
export function recordsContract(name: string, make: (now: () => Instant) => Promise<Records>): void {
  describe(name, () => {
    let clock: Instant
    let records: Records
    beforeEach(async () => {
      clock = NOW
      records = await make(() => clock)
    })
    const committed = async (...writes: Write[]) => expect(await records.commit(writes)).toEqual({ kind: 'committed' })
    const taken = async (...writes: Write[]) => expect(await records.commit(writes)).toEqual({ kind: 'taken' })

    describe('what is written can be read', () => {
      test('a key that was never written is absent', async () => {
        expect(await records.get(key('PROFILE'))).toBeUndefined()
        expect(await records.list('CLINIC#demo', '')).toEqual([])
      })

      test('a new item has version 1, a replaced one the next, and nothing of the old one stays', async () => {
        await committed({ kind: 'put', key: key('A'), value: { one: 1 }, found: { due: { lane: 'urgent', at: NOW } } })
        await committed({ kind: 'update', key: key('A'), value: { two: 2 }, expects: 1 })
        expect(await records.get(key('A'))).toEqual({ key: key('A'), version: 2, value: { two: 2 }, found: {} })
      })

      test('values and how they are found come back equal', async () => {
        const value = {
          text: 'can’t swallow 😟\n',
          n: -1.5,
          no: false,
          none: null,
          list: [[], {}, 'x'],
          deep: { '': '' },
        }
        const found: IndexEntries = {
          due: { lane: 'routine', at: later(5) },
          open: { clinicId: 'demo', since: later(-5) },
          expiresAt: later(60),
        }
        await committed({ kind: 'put', key: key('A'), value, found })
        expect(await records.get(key('A'))).toEqual({
          key: key('A'),
          version: 1,
          value,
          found,
        })
      })

      test('the members of a value may come back in any order', async () => {
        const value = { c: 1, a: { z: 1, y: 2 }, b: [{ q: 1, p: 2 }] }
        await committed({ kind: 'put', key: key('A'), value })
        const read = [await records.get(key('A')), await records.get(key('A'))].map((item) => item?.value)
        expect(read).toEqual([value, value])
        expect(new Set(read.map(canonical)).size).toBe(1)
      })

      test('a field that is undefined is absent when it is read', async () => {
        await committed({ kind: 'put', key: key('A'), value: { a: 1, b: undefined } })
        expect(Object.keys((await records.get(key('A')))?.value ?? {})).toEqual(['a'])
      })

      test('nobody shares a value with the store', async () => {
        const value = { list: ['before'] }
        await committed({ kind: 'put', key: key('A'), value })
        value.list.push('after')
        const read = await records.get(key('A'))
        ;(read?.value.list as string[]).push('after')
        expect((await records.get(key('A')))?.value).toEqual({ list: ['before'] })
      })

      test('a list holds the keys of one partition that begin with the prefix, in order', async () => {
        await committed(put('OUT#b'), put('OUT#a'), put('PROFILE'), put('OUT#a.2'), put('OUT#x', {}, 'CLINIC#other'))
        const list = async (prefix: string) =>
          (await records.list('CLINIC#demo#PATIENT#p1', prefix)).map((i) => i.key.sk)
        expect(await list('OUT#')).toEqual(['OUT#a', 'OUT#a.2', 'OUT#b'])
        expect(await list('')).toEqual(['OUT#a', 'OUT#a.2', 'OUT#b', 'PROFILE'])
        const recent = await records.listRecent('CLINIC#demo#PATIENT#p1', 'OUT#')
        expect(recent).toEqual(await records.list('CLINIC#demo#PATIENT#p1', 'OUT#'))
      })

      test('a list too large for one answer of the store is whole', async () => {
        const text = 'x'.repeat(40_000)
        const names = Array.from({ length: 60 }, (_, n) => `OUT#${String(n).padStart(3, '0')}`)
        await committed(...names.map((sk): Write => ({ kind: 'put', key: key(sk), value: { text } })))
        const items = await records.list('CLINIC#demo#PATIENT#p1', 'OUT#')
        expect(items.map((item) => item.key.sk)).toEqual(names)
        expect(items.every((item) => item.value.text === text)).toBe(true)
      })
    })

    commitContract(() => records)
    indexContract(() => records)

    describe('many keys at once', () => {
      test('answer in their order, each as it is now, and nothing for what is absent or has expired', async () => {
        await committed(put('A'), put('B', { expiresAt: later(-1) }), put('C', {}, 'CLINIC#demo'))
        await committed({ kind: 'update', key: key('A'), value: { two: 2 }, expects: 1 })
        const wanted = [key('C', 'CLINIC#demo'), key('no'), key('A'), key('B'), key('A')]
        const [c, none, a, expired, again] = await records.getAll(wanted)
        expect(c).toEqual(await records.get(key('C', 'CLINIC#demo')))
        expect(a).toMatchObject({ key: key('A'), version: 2, value: { two: 2 } })
        expect(again).toEqual(a)
        expect([none, expired]).toEqual([undefined, undefined])
        expect(await records.getAll([])).toEqual([])
      })

      test('may be more than one call of the store takes', async () => {
        const sks = Array.from({ length: 250 }, (_, n) => `TASK#${String(n).padStart(3, '0')}`)
        for (const some of [sks.slice(0, 100), sks.slice(100, 200), sks.slice(200)])
          await committed(...some.map((sk): Write => ({ kind: 'put', key: key(sk), value: { sk } })))
        const found = await records.getAll(sks.map((sk) => key(sk)))
        expect(found.map((item) => item?.key.sk)).toEqual(sks)
      })
    })

    describe('what expires', () => {
      test('is there until its instant and absent from it on, for every call', async () => {
        await committed(put('A', { expiresAt: later(10) }), put('B'))
        clock = later(9)
        expect(await records.get(key('A'))).toBeDefined()
        clock = later(10)
        expect(await records.get(key('A'))).toBeUndefined()
        expect((await records.list('CLINIC#demo#PATIENT#p1', '')).map((item) => item.key.sk)).toEqual(['B'])
        await taken({ kind: 'update', key: key('A'), value: {}, expects: 1 })
        await taken({ kind: 'delete', key: key('A'), expects: 1 })
        await taken({ kind: 'check', key: key('A'), expects: 1 })
        await committed({ kind: 'check', key: key('A'), expects: 0 })
      })

      test('leaves its key free for a new item', async () => {
        await committed(put('CODE#41', { expiresAt: later(10) }))
        await taken(put('CODE#41'))
        clock = later(11)
        await committed(put('CODE#41'))
        expect(await records.get(key('CODE#41'))).toMatchObject({ version: 1, found: {} })
      })
    })

    test('a list leaves out what it is told to, and nothing else', async () => {
      const item = (sk: string, value: object): Write => ({ kind: 'put', key: key(sk), value: { ...value } })
      await committed(
        item('OUT#1', { purpose: 'page' }),
        item('OUT#2', { purpose: 'follow-up' }),
        item('OUT#3', {}),
        item('PROFILE', { name: 'page' }),
      )
      const listed = async (prefix: string) =>
        (await records.list('CLINIC#demo#PATIENT#p1', prefix, { field: 'purpose', is: 'page' })).map(
          (each) => each.key.sk,
        )
      expect(await listed('')).toEqual(['OUT#2', 'OUT#3', 'PROFILE'])
      expect(await listed('OUT#')).toEqual(['OUT#2', 'OUT#3'])
    })

    test('thousands of reads at once are all answered: one that waits for its turn does not time out', async () => {
      await committed(put('A'))
      const read = await Promise.all(Array.from({ length: 3000 }, () => records.get(key('A'))))
      expect(read.filter((item) => item === undefined)).toEqual([])
    })

    test('any sequence of commits is answered as a plain map with versions would answer it', async () => {
      await fc.assert(
        fc.asyncProperty(someCommits, async (commits) => {
          clock = NOW
          const store = await make(() => clock)
          const model = new RecordsModel()
          for (const { minutes, intents } of commits) {
            clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString()
            const writes = model.writesFor(intents, clock)
            expect(await store.commit(writes)).toEqual(model.commit(writes, clock))
          }
          for (const pk of model.partitions()) expect(await store.list(pk, '')).toEqual(model.list(pk, clock))
          for (const lane of LANES) expect(await store.due(lane, clock, 100)).toEqual(model.due(lane, clock))
          expect(new Set((await store.open('demo')).map(nameOf))).toEqual(new Set(model.open('demo').map(nameOf)))
        }),
        { numRuns: 40 },
      )
    })
  })
}
