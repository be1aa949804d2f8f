import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { ROUTINE_PER_CLINIC_AND_MINUTE, tick } from '../../../functions/use-cases/messages/tick.ts'
import type { Lane } from '../../../functions/use-cases/ports.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld } from '../../support/world.ts'

const NOW = '2030-11-25T18:00:00.000Z'

it('says for how long the oldest page and the oldest follow-up have been due, and names nobody', async () => {
  const records = memoryRecords({ now: () => NOW })
  const due = (sk: string, lane: Lane, minutes: number) =>
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
    hasSecondReader: true,
    now: () => NOW,
    log: { write: (entry: unknown) => void logged.push(entry) },
  }
  await tick(deps)
  for (const minutes of [-3, -1, 5]) await due(`OUT#${minutes}`, 'urgent', minutes)
  await due('OUT#late', 'routine', -90)
  await due('OUT#check-in', 'safety', -2)
  await tick(deps)
  expect(logged).toEqual([
    { event: 'ticked', oldestUrgentSeconds: 0, oldestRoutineSeconds: 0 },
    { event: 'ticked', oldestUrgentSeconds: 180, oldestRoutineSeconds: 5400 },
  ])
})

type Due = { pk?: string; sk: string; lane?: Lane; minutesAgo: number }

/** What one tick after another puts on each queue; nothing of it is ever handled, as if each failed every time. */
async function ticks(count: number, found: readonly Due[]) {
  let now = NOW
  const records = memoryRecords({ now: () => now })
  for (const { pk = 'CLINIC#demo#PATIENT#ana', sk, lane = 'urgent', minutesAgo } of found)
    await records.commit([
      { kind: 'put', key: { pk, sk }, value: {}, found: { due: { lane, at: plusMinutes(NOW, -minutesAgo) } } },
    ])
  const queued: Record<string, string[]>[] = []
  for (let i = 0; i < count; i++, now = plusMinutes(now, 1)) {
    const put: Record<string, string[]> = { urgent: [], routine: [], alerts: [], intake: [] }
    queued.push(put)
    await tick({
      records,
      queues: {
        async put(queue, keys) {
          put[queue]?.push(...keys.map(({ sk }) => sk))
          return true
        },
      },
      hasSecondReader: true,
      now: () => now,
      log: { write() {} },
    })
  }
  return queued
}

const many = (count: number, due: (i: number) => Due): Due[] => Array.from({ length: count }, (_, i) => due(i))

describe('what fails every time and is never done with', () => {
  it('keeps no alert and no task from being looked at', async () => {
    const pages = many(2500, (i) => ({ sk: `OUT#${i}`, minutesAgo: 90 }))
    const [first] = await ticks(1, [
      ...pages,
      { sk: 'ALERT#overdue', minutesAgo: 60 },
      { sk: 'TASK#overdue', minutesAgo: 1 },
    ])
    expect(first?.alerts).toEqual(['ALERT#overdue', 'TASK#overdue'])
  })

  it('keeps no page waiting for ever', async () => {
    const pages = many(2500, (i) => ({ sk: `OUT#${i}`, minutesAgo: 90 }))
    const queued = await ticks(3, [...pages, { sk: 'OUT#fresh', minutesAgo: 1 }])
    expect(queued.flatMap(({ urgent }) => urgent)).toContain('OUT#fresh')
  })

  it('keeps no follow-up of its clinic waiting for ever', async () => {
    const lost = many(60, (i) => ({ sk: `OUT#p.t${i}.check-in-2h`, lane: 'safety' as const, minutesAgo: 90 }))
    const queued = await ticks(4, [...lost, { sk: 'OUT#p.t.welcome', lane: 'routine', minutesAgo: 1 }])
    expect(queued.flatMap(({ routine }) => routine)).toContain('OUT#p.t.welcome')
    for (const { routine } of queued) expect(routine).toHaveLength(ROUTINE_PER_CLINIC_AND_MINUTE)
  })
})

describe('the backlog of one clinic', () => {
  const backlog = many(2500, (i) => ({ sk: `OUT#p.t${i}.welcome`, lane: 'routine' as const, minutesAgo: 90 }))

  it('keeps no other clinic’s follow-ups waiting', async () => {
    const other = { pk: 'CLINIC#other#PATIENT#bea', sk: 'OUT#b.t.welcome', lane: 'routine' as const, minutesAgo: 1 }
    const [first] = await ticks(1, [...backlog, other])
    expect(first?.routine).toContain('OUT#b.t.welcome')
    expect(first?.routine).toHaveLength(ROUTINE_PER_CLINIC_AND_MINUTE + 1)
  })

  it('keeps none of its own safety check-ins waiting', async () => {
    const checkIns = many(30, (i) => ({ sk: `OUT#q.t${i}.check-in-24h`, lane: 'safety' as const, minutesAgo: 1 }))
    const [first] = await ticks(1, [...backlog, ...checkIns])
    for (const { sk } of checkIns) expect(first?.routine).toContain(sk)
  })

  it('goes to the intake queue where it is an import or an event of a booking system, and to no sender', async () => {
    const visits = [
      { pk: 'IMPORT#other#i1', sk: 'JOB', lane: 'routine' as const, minutesAgo: 1 },
      { pk: 'CLINIC#other', sk: 'ARRIVED#acuity#e1', lane: 'routine' as const, minutesAgo: 1 },
    ]
    const [first] = await ticks(1, [...backlog, ...visits])
    expect(first?.intake?.toSorted()).toEqual(['ARRIVED#acuity#e1', 'JOB'])
    expect(first?.routine?.every((sk) => sk.startsWith('OUT#'))).toBe(true)
  })

  it('keeps no safety step of a course waiting', async () => {
    const world = await aWorld()
    await checkout(world)
    const items = (await world.everything()).filter(({ key }) => key.sk.startsWith('OUT#'))
    const steps = items.filter(({ value }) => value.safety).map(({ key: { sk } }) => sk)
    expect(steps.length).toBeGreaterThan(1)
    const due = items.map(({ key: { sk }, found }) => ({ sk, lane: found.due?.lane ?? 'routine', minutesAgo: 1 }))
    const [first] = await ticks(1, [...backlog, ...due])
    for (const sk of steps) expect(first?.routine).toContain(sk)
  })
})
