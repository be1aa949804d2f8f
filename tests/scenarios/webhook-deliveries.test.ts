import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { keys } from '../../functions/core/keys.ts'
import type { Called } from '../../functions/core/webhooks/delivery.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { processWebhook } from '../../functions/use-cases/process-due.ts'
import { deliveriesOf, replay, sendTestEvent } from '../../functions/use-cases/webhooks/deliveries.ts'
import { findWebhook } from '../../functions/use-cases/webhooks/manage-webhooks.ts'
import { aReceiver, RECEIVER } from '../support/receiver.ts'
import { seeded } from '../support/seeded.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, LEE, type World } from '../support/world.ts'

const DAY = '2026-11-23'
const SWALLOW = 'its really hard to swolow'
const DOWN: Called = { kind: 'answered', status: 500 }
const WELL: Called = { kind: 'answered', status: 200 }

const logOf = (world: World, webhookId: string, day = DAY) => deliveriesOf(world.deps, 'demo', webhookId, day)

describe('a receiver that fails', () => {
  it('with 500 for an hour: gets every event after it, each under one id, and pages left meanwhile', async () => {
    const world = await aWorld()
    const { webhookId } = await aReceiver(world)
    world.receiver(RECEIVER, DOWN)
    await checkout(world)
    await world.text(ANA, SWALLOW)
    expect(world.at(LEE)).toHaveLength(2)
    await world.advance(60)
    const happened = (await logOf(world, webhookId)).map(({ event }) => event.eventId)
    expect(happened.length).toBeGreaterThan(4)
    expect((await logOf(world, webhookId)).filter(({ state }) => state === 'delivered')).toEqual([])
    world.receiver(RECEIVER, WELL)
    const before = world.webhookCalls.length
    await world.advanceHours(3)
    const after = world.webhookCalls.slice(before).map(({ eventId }) => eventId)
    for (const id of happened) expect(after.filter((each) => each === id)).toHaveLength(1)
    const log = await logOf(world, webhookId)
    expect(log.map(({ state }) => state)).toEqual(log.map(() => 'delivered'))
  })

  it('for days: is tried ten times; what failed for good can be replayed, under its id', async () => {
    const world = await aWorld()
    const { webhookId } = await aReceiver(world, { events: ['treatment.logged'] })
    world.receiver(RECEIVER, { kind: 'no-answer', because: 'time-out' })
    await checkout(world)
    await world.advanceHours(24 * 4)
    const [failed] = await logOf(world, webhookId)
    expect(failed).toMatchObject({ state: 'failed', tries: 10 })
    expect(new Set(world.webhookCalls.map(({ eventId, body }) => `${eventId} ${body}`)).size).toBe(1)
    expect(new Set(world.webhookCalls.map(({ at }) => at)).size).toBe(10)
    world.receiver(RECEIVER, WELL)
    await world.advanceHours(24)
    expect(world.webhookCalls).toHaveLength(10)
    expect(await replay(world.deps, 'demo', webhookId, failed?.deliveryId ?? '')).toMatchObject({ kind: 'planned' })
    await world.settle()
    expect(world.webhookCalls.at(-1)?.eventId).toBe(failed?.event.eventId)
    expect(await logOf(world, webhookId)).toMatchObject([{ state: 'delivered' }])
  })

  it('that is gone (410) is left alone from then on', async () => {
    const world = await aWorld()
    const { webhookId } = await aReceiver(world)
    world.receiver(RECEIVER, DOWN)
    await checkout(world)
    await world.advance(1)
    world.receiver(RECEIVER, { kind: 'answered', status: 410 })
    await world.advanceHours(2)
    expect(await findWebhook(world.deps, 'demo', webhookId)).toMatchObject({ disabled: { because: 'gone' } })
    const calls = world.webhookCalls.length
    await world.text(ANA, SWALLOW)
    await world.advanceHours(24)
    expect(world.webhookCalls).toHaveLength(calls)
    const waiting = (await logOf(world, webhookId)).filter(({ timers }) => Object.keys(timers).length > 0)
    expect(waiting).toEqual([])
    expect(await sendTestEvent(world.deps, 'demo', webhookId)).toEqual({ kind: 'disabled' })
  })

  it('beside one that is well: that one waits for nothing', async () => {
    const world = await aWorld()
    await aReceiver(world, { events: ['treatment.logged'] })
    const well = await aReceiver(world, { events: ['treatment.logged'], url: 'https://well.example/' })
    world.receiver(RECEIVER, DOWN)
    await checkout(world)
    expect(await well.told()).toHaveLength(1)
    await world.advanceHours(3)
    expect(await well.told()).toEqual([])
  })
})

describe('when we fail', () => {
  it('between the call and its record: the same event goes out again under its id', async () => {
    const world = await aWorld()
    await aReceiver(world, { events: ['treatment.logged'] })
    let dies = true
    const { commit } = world.records
    world.records.commit = (writes) => {
      const records = writes.some(({ key }) => key.sk.startsWith('DELIVERY#')) && world.webhookCalls.length > 0
      return dies && records ? Promise.reject(new Unavailable('the function died')) : commit(writes)
    }
    await checkout(world)
    await expect(world.advance(1)).rejects.toThrow(Unavailable)
    dies = false
    await world.advance(5)
    expect(world.webhookCalls).toHaveLength(2)
    expect(new Set(world.webhookCalls.map(({ eventId }) => eventId)).size).toBe(1)
    await world.advanceHours(24)
    expect(world.webhookCalls).toHaveLength(2)
  })

  it('a key that comes twice, or twice at once, calls once', async () => {
    const world = await aWorld()
    const { webhookId } = await aReceiver(world, { events: ['treatment.logged'] })
    await checkout(world)
    await world.advance(1)
    const [delivery] = await logOf(world, webhookId)
    const asked = await replay(world.deps, 'demo', webhookId, delivery?.deliveryId ?? '')
    if (asked.kind !== 'planned') throw new Error(asked.kind)
    const key = keys.delivery('demo', webhookId, asked.delivery.deliveryId)
    await Promise.all([1, 2, 3].map(() => processWebhook(world.deps, key)))
    await world.settle()
    expect(world.webhookCalls).toHaveLength(2)
  })

  it.each([
    1, 2, 3, 4, 5,
  ])('a store that is busy, unheard and unread (seed %i): each event arrives under one id', async (seed) => {
    const random = seeded(seed)
    const trouble = { on: false }
    const world = await aWorld({
      store: (now) =>
        memoryRecords({
          now,
          faults: (call) => {
            if (!trouble.on || call !== 'commit' || random() > 0.3) return undefined
            return (['busy', 'unknown-written', 'unknown-lost'] as const)[Math.floor(random() * 3)]
          },
        }),
    })
    const { webhookId } = await aReceiver(world)
    trouble.on = true
    await checkout(world)
    await world.text(ANA, SWALLOW)
    await world.text(LEE, (await theAlert(world)).code)
    await world.text(ANA, 'STOP')
    await world.advance(30)
    trouble.on = false
    await world.advance(10)
    const told = new Map(world.webhookCalls.map((call) => [call.eventId, JSON.parse(call.body).type]))
    const log = await logOf(world, webhookId)
    expect(log.map(({ event }) => event.eventId).sort()).toEqual([...told.keys()].sort())
    const count = (type: string) => [...told.values()].filter((each) => each === type).length
    expect([
      count('treatment.logged'),
      count('reply.received'),
      count('alert.opened'),
      count('alert.acknowledged'),
      count('patient.opted-out'),
    ]).toEqual([1, 2, 1, 1, 1])
  })

  it('to read the webhooks: a page leaves all the same, and the event is told later', async () => {
    const world = await aWorld()
    const { told } = await aReceiver(world, { events: ['task.done', 'alert.opened'] })
    const { list } = world.records
    await checkout(world)
    world.records.list = (pk, prefix, without) =>
      prefix.startsWith('WEBHOOK#') ? Promise.reject(new Unavailable('as asked')) : list(pk, prefix, without)
    await world.text(ANA, SWALLOW)
    expect(world.at(LEE)).toHaveLength(2)
    world.records.list = list
    expect(await told()).toMatchObject([{ type: 'alert.opened' }])
  })
})

describe('a transaction with as much as it holds', () => {
  it('has room for its events: STOP with two hundred messages planned, and a page', async () => {
    const world = await aWorld()
    const { told } = await aReceiver(world, { events: ['patient.opted-out', 'alert.opened'] })
    // A family of thirty who share a phone.
    for (let n = 0; n < 30; n++) await checkout(world, { patient: { name: `Ana ${n}` } })
    const sizes: number[] = []
    const { commit } = world.records
    world.records.commit = (writes) => {
      sizes.push(writes.length)
      return commit(writes)
    }
    await world.text(ANA, `STOP ${SWALLOW}`)
    // Of a hundred, room for two links of a stranger and a second reading stays free.
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(97)
    expect(world.at(LEE).length).toBeGreaterThan(1)
    expect((await told()).map(({ type }) => type).sort()).toEqual(['alert.opened', 'patient.opted-out'])
    expect(world.logged.filter(({ event }) => event === 'events-left-out')).toEqual([])
  })
})
