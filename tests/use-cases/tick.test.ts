import { expect, it } from 'vitest'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { tick } from '../../functions/use-cases/tick.ts'

const NOW = '2030-11-25T18:00:00.000Z'

it('says for how long the oldest page and the oldest follow-up have been due, and names nobody', async () => {
  const records = memoryRecords({ now: () => NOW })
  const due = (sk: string, lane: 'urgent' | 'routine', minutes: number) =>
    records.commit([
      {
        kind: 'put',
        key: { pk: 'CLINIC#demo#PATIENT#ana', sk },
        value: {},
        found: { due: { lane, at: plusMinutes(NOW, minutes) } },
      },
    ])
  const logged: unknown[] = []
  const deps = {
    records,
    queues: { put: async () => true },
    now: () => NOW,
    log: { write: (entry: unknown) => void logged.push(entry) },
  }
  await tick(deps)
  for (const minutes of [-3, -1, 5]) await due(`OUT#${minutes}`, 'urgent', minutes)
  await due('OUT#late', 'routine', -90)
  await tick(deps)
  expect(logged).toEqual([
    { event: 'ticked', oldestUrgentSeconds: 0, oldestRoutineSeconds: 0 },
    { event: 'ticked', oldestUrgentSeconds: 180, oldestRoutineSeconds: 5400 },
  ])
})
