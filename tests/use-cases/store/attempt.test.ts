/** A transaction that is tried again: each try decides at one instant, however often it looks at the clock. */
import { expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import { plusSeconds } from '../../../functions/core/time.ts'
import type { Store, Write } from '../../../functions/use-cases/ports.ts'
import { attempt } from '../../../functions/use-cases/store/attempt.ts'

const NOON = '2026-11-23T20:00:00.000Z'
const put: Write = { kind: 'put', key: { pk: 'A', sk: 'B' }, value: {} }

/** A clock that goes on by a second each time somebody looks at it, and a store that is busy at first. */
function ticking(busy: number): Store {
  let [seconds, left] = [0, busy]
  const faults = (call: string) => (call === 'commit' && left-- > 0 ? ('busy' as const) : undefined)
  return {
    records: memoryRecords({ now: () => NOON, faults }),
    log: { write: () => {} },
    random: () => 0,
    pause: async () => {},
    now: () => plusSeconds(NOON, seconds++),
  }
}

it('has one instant in each try, and a later one in the next', async () => {
  const seen: string[][] = []
  await attempt(ticking(1), async (deps) => {
    seen.push([deps.now(), deps.now(), deps.now()])
    return { writes: [put], answer: null }
  })
  const [first = [], second = []] = seen
  expect(seen).toHaveLength(2)
  expect([new Set(first).size, new Set(second).size]).toEqual([1, 1])
  expect((second[0] ?? '') > (first[0] ?? '')).toBe(true)
})
