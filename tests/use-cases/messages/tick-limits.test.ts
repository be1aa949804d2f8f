/** How much one minute puts on each queue: at the limit, one beyond it, and what is left to the next minute. */
import { describe, expect, it } from 'vitest'
import type { Key } from '../../../functions/core/keys.ts'
import { tick } from '../../../functions/use-cases/messages/tick.ts'
import type { Lane } from '../../../functions/use-cases/ports.ts'

const NOW = '2030-11-25T18:00:00.000Z'
const LATER = '2030-11-25T18:07:00.000Z'

type Waiting = Partial<Record<Lane, { keys?: readonly Key[]; oldest?: string; next?: string }>>

async function ticked(waiting: Waiting, { hasSecondReader = true, now = NOW } = {}) {
  const asked: unknown[][] = []
  const put: { queue: string; keys: readonly Key[] }[] = []
  const logged: unknown[] = []
  const answer = await tick({
    records: {
      due: async (lane: Lane, at: string, limit: number) => {
        asked.push([lane, at, limit])
        return { keys: [], ...waiting[lane] }
      },
    } as never,
    queues: { put: async (queue, keys) => put.push({ queue, keys }) > 0 },
    hasSecondReader,
    now: () => now,
    log: { write: (entry) => void logged.push(entry) },
  })
  const on = (queue: string) => put.filter((each) => each.queue === queue).flatMap(({ keys }) => keys)
  return { answer, asked, put, on, logged }
}

const many = (count: number, sk: (i: number) => string, pk = 'CLINIC#demo#PATIENT#ana'): Key[] =>
  Array.from({ length: count }, (_, i) => ({ pk, sk: sk(i) }))
const messages = (count: number, pk?: string) => many(count, (i) => `OUT#${i}`, pk)

it('looks into every lane, far beyond what it queues', async () => {
  const { asked, put, answer } = await ticked({})
  expect(asked).toEqual([
    ['urgent', NOW, 20_000],
    ['safety', NOW, 20_000],
    ['routine', NOW, 20_000],
    ['second-reads', NOW, 2000],
    ['webhooks', NOW, 5000],
  ])
  expect(put).toEqual([])
  const none = { urgent: 0, routine: 0, alerts: 0, secondReads: 0, intake: 0, webhooks: 0, left: 0 }
  expect(answer).toEqual(none)
})

it('asks for no second reads where the stage has no second reader', async () => {
  const { asked, answer } = await ticked({ 'second-reads': { keys: messages(1) } }, { hasSecondReader: false })
  expect(asked.map(([lane]) => lane)).toEqual(['urgent', 'safety', 'routine', 'webhooks'])
  expect(answer.secondReads).toBe(0)
})

describe('one minute puts on its queue', () => {
  it.each([
    ['alerts', 'urgent', 2000, (n: number) => many(n, (i) => `ALERT#${i}`)],
    ['urgent', 'urgent', 2000, (n: number) => messages(n)],
    ['routine', 'safety', 40, (n: number) => messages(n)],
    ['routine', 'routine', 40, (n: number) => messages(n)],
    ['intake', 'routine', 40, (n: number) => many(n, (i) => `ARRIVED#acuity#${i}`, 'CLINIC#demo')],
    ['second-reads', 'second-reads', 60, (n: number) => many(n, (i) => `READING#${i}`)],
    ['webhooks', 'webhooks', 100, (n: number) => many(n, (i) => `DELIVERY#${i}`, 'CLINIC#demo#WEBHOOK#w1')],
  ] as const)('%s: of the lane %s %i at most', async (queue, lane, most, keys) => {
    const field = queue === 'second-reads' ? 'secondReads' : queue
    const full = await ticked({ [lane]: { keys: keys(most) } })
    expect([full.on(queue).length, full.answer[field], full.answer.left]).toEqual([most, most, 0])
    expect(full.on(queue)).toEqual(keys(most))
    const more = await ticked({ [lane]: { keys: keys(most + 1) } })
    const left = lane === 'safety' || lane === 'routine' ? 1 : 0
    expect([more.on(queue).length, more.answer[field], more.answer.left]).toEqual([most, most, left])
    const firstOnes = most - Math.floor(most / 4)
    expect(more.on(queue).slice(0, firstOnes)).toEqual(keys(firstOnes))
  })

  it('what is due in a quarter of the share that rotates: with each minute the next ones, and then the first again', async () => {
    const at = async (minute: string) =>
      (await ticked({ routine: { keys: messages(55) } }, { now: `2030-11-25T${minute}:00.000Z` }))
        .on('routine')
        .map(({ sk }) => Number(sk.slice(4)))
        .slice(30)
    const range = (from: number) => Array.from({ length: 10 }, (_, i) => from + i)
    // 25 of them wait for ten places: minute n begins at ten times n, from the start again after the last.
    const minutes = Math.floor(Date.parse(NOW) / 60_000)
    const beginsAt = (n: number) => ((minutes + n) * 10) % 25
    const places = (n: number) => range(beginsAt(n)).map((place) => 30 + (place % 25))
    expect([await at('18:00'), await at('18:01'), await at('18:02')]).toEqual([places(0), places(1), places(2)])
  })

  it('of each clinic and of each webhook its own share', async () => {
    const clinics = [...messages(41), ...messages(41, 'CLINIC#other#PATIENT#bea')]
    expect((await ticked({ routine: { keys: clinics } })).answer).toMatchObject({ routine: 80, left: 2 })
    const webhooks = ['w1', 'w2'].flatMap((id) => many(101, (i) => `DELIVERY#${i}`, `CLINIC#demo#WEBHOOK#${id}`))
    expect((await ticked({ webhooks: { keys: webhooks } })).answer.webhooks).toBe(200)
  })

  it('safety steps before the rest, and pages and alerts before both', async () => {
    const [step, welcome] = [
      { pk: 'CLINIC#demo#PATIENT#a', sk: 'OUT#step' },
      { pk: 'CLINIC#demo#PATIENT#a', sk: 'OUT#w' },
    ]
    const [page, alert] = [
      { pk: 'CLINIC#demo#PAGES#a', sk: 'OUT#page' },
      { pk: 'CLINIC#demo#PATIENT#a', sk: 'ALERT#1' },
    ]
    const { put } = await ticked({
      ...{ safety: { keys: [step] }, routine: { keys: [welcome] }, urgent: { keys: [page, alert] } },
      ...{ 'second-reads': { keys: messages(1) }, webhooks: { keys: messages(1) } },
    })
    expect(put.map(({ queue }) => queue)).toEqual(['alerts', 'urgent', 'routine', 'second-reads', 'webhooks'])
    expect(put[2]?.keys).toEqual([step, welcome])
  })

  it('five hundred keys at a time', async () => {
    const sizes = async (count: number) =>
      (await ticked({ urgent: { keys: messages(count) } })).put.map(({ keys }) => keys.length)
    expect([await sizes(500), await sizes(501), await sizes(1200)]).toEqual([[500], [500, 1], [500, 500, 200]])
  })
})

describe('when anything is due next', () => {
  it.each([
    'urgent',
    'safety',
    'routine',
    'second-reads',
    'webhooks',
  ] as const)('is now where something was found in the lane %s', async (lane) => {
    const waiting = { urgent: { next: LATER }, webhooks: { next: LATER }, [lane]: { keys: messages(1) } }
    expect((await ticked(waiting)).answer.nextDueAt).toBe(NOW)
  })

  it('is the earliest of what comes later, or never', async () => {
    const waiting = { routine: { next: LATER }, webhooks: { next: '2030-11-25T18:03:00.000Z' } }
    expect((await ticked(waiting)).answer.nextDueAt).toBe('2030-11-25T18:03:00.000Z')
    expect((await ticked({})).answer).not.toHaveProperty('nextDueAt')
  })
})

it('says in seconds for how long the oldest has waited, of follow-ups that of both lanes', async () => {
  const { logged } = await ticked({
    ...{ urgent: { oldest: '2030-11-25T17:59:58.600Z' }, safety: { oldest: '2030-11-25T17:59:00.000Z' } },
    routine: { oldest: '2030-11-25T17:58:30.000Z' },
  })
  expect(logged).toEqual([{ event: 'ticked', oldestUrgentSeconds: 1, oldestRoutineSeconds: 90 }])
})
