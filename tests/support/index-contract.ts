import { describe, expect, test } from 'vitest'
import type { Records, Write } from '../../functions/use-cases/ports.ts'
import { key, later, NOW, put, skOf } from './records-keys.ts'

/** What any Records must find by its indexes: what is due, and what is open. */
export function indexContract(records: () => Records): void {
  const committed = async (...writes: Write[]) => expect(await records().commit(writes)).toEqual({ kind: 'committed' })

  describe('what is due', () => {
    const due = (sk: string, minutes: number, lane: 'urgent' | 'routine' = 'routine', pk?: string) =>
      put(sk, { due: { lane, at: later(minutes) } }, pk)

    test('an empty lane has nothing due, now or later', async () => {
      expect(await records().due('urgent', NOW, 10)).toEqual({ keys: [] })
    })

    test('earliest first, up to and with the present instant; then when there is something again', async () => {
      await committed(due('c', 0), due('a', -2), due('e', 9), due('b', -1), due('d', 5))
      const answer = await records().due('routine', NOW, 10)
      expect(answer.keys).toEqual([key('a'), key('b'), key('c')])
      expect(answer.oldest).toBe(later(-2))
      expect(answer.next).toBe(later(5))
    })

    test('lanes do not mix', async () => {
      await committed(due('page', -1, 'urgent'), due('follow-up', -1), due('later', 3, 'urgent'))
      expect(await records().due('urgent', NOW, 10)).toEqual({ keys: [key('page')], oldest: later(-1), next: later(3) })
      expect(await records().due('routine', NOW, 10)).toEqual({ keys: [key('follow-up')], oldest: later(-1) })
    })

    test('the limit keeps the earliest of all patients', async () => {
      const all = Array.from({ length: 90 }, (_, n) => due(`OUT#${n}`, n - 90, 'routine', `CLINIC#demo#PATIENT#${n}`))
      await committed(...all, due('OUT#later', 1))
      const answer = await records().due('routine', NOW, 25)
      expect(answer.keys.map(skOf)).toEqual(Array.from({ length: 25 }, (_, n) => `OUT#${n}`))
      expect(answer.next).toBe(later(1))
    })

    test('more of one patient is due than is looked at first: none is left out, and what is later is still later', async () => {
      const all = Array.from({ length: 60 }, (_, n) => due(`OUT#${String(n).padStart(2, '0')}`, n - 60))
      await committed(...all, due('OUT#later', 2), due('OUT#latest', 9))
      const answer = await records().due('routine', NOW, 100)
      expect(answer.keys).toHaveLength(60)
      expect(answer.next).toBe(later(2))
      expect((await records().due('routine', NOW, 40)).keys.map(skOf)).toEqual(
        Array.from({ length: 40 }, (_, n) => `OUT#${String(n).padStart(2, '0')}`),
      )
    })

    test('an item that is replaced without its due instant, or deleted, is not due any more', async () => {
      await committed(due('a', -1), due('b', -1), due('c', -1))
      await committed(
        { kind: 'update', key: key('a'), value: {}, expects: 1 },
        { kind: 'delete', key: key('b'), expects: 1 },
      )
      await committed({
        kind: 'update',
        key: key('c'),
        value: {},
        found: { due: { lane: 'urgent', at: later(1) } },
        expects: 1,
      })
      expect(await records().due('routine', NOW, 10)).toEqual({ keys: [] })
      expect(await records().due('urgent', NOW, 10)).toEqual({ keys: [], next: later(1) })
    })
  })

  describe('what is open', () => {
    const open = (sk: string, minutes: number, clinicId = 'demo') =>
      put(sk, { open: { clinicId, since: later(minutes) } })

    test('the tasks of one clinic, oldest first, until they are done', async () => {
      await committed(
        open('TASK#b', -1),
        open('TASK#a', -3),
        open('TASK#c', -2),
        open('TASK#x', -4, 'other'),
        put('TASK#no'),
      )
      expect((await records().open('demo')).map(skOf)).toEqual(['TASK#a', 'TASK#c', 'TASK#b'])
      await committed({ kind: 'update', key: key('TASK#c'), value: {}, expects: 1 })
      expect((await records().open('demo')).map(skOf)).toEqual(['TASK#a', 'TASK#b'])
      expect(await records().open('other')).toEqual([key('TASK#x')])
      expect(await records().open('dem')).toEqual([])
    })
  })
}
