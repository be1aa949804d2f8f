import { describe, expect, it } from 'vitest'
import type { Called } from '../../functions/core/webhooks/delivery.ts'
import { EVENT_TYPES } from '../../functions/core/webhooks/event.ts'
import { OLD_SECRET_HOURS, secretsAt } from '../../functions/core/webhooks/webhook.ts'
import { sendTestEvent } from '../../functions/use-cases/webhooks/deliveries.ts'
import {
  addWebhook,
  findWebhook,
  listWebhooks,
  removeWebhook,
  rotateSecret,
} from '../../functions/use-cases/webhooks/manage-webhooks.ts'
import { aReceiver, RECEIVER } from '../support/receiver.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'
const DOWN: Called = { kind: 'answered', status: 500 }

describe('an admin', () => {
  it('rotates the secret: both sign for a day, then the new one alone', async () => {
    const world = await aWorld()
    const { webhookId, secret } = await aReceiver(world, { events: EVENT_TYPES })
    const second = await rotateSecret(world.deps, 'demo', webhookId)
    await sendTestEvent(world.deps, 'demo', webhookId)
    await world.settle()
    expect(world.webhookCalls.at(-1)?.secrets).toEqual([second?.secret, secret])
    await world.advanceHours(OLD_SECRET_HOURS)
    await sendTestEvent(world.deps, 'demo', webhookId)
    await world.settle()
    expect(world.webhookCalls.at(-1)?.secrets).toEqual([second?.secret])
    const webhook = await findWebhook(world.deps, 'demo', webhookId)
    expect(webhook && secretsAt(webhook, world.now())).toEqual([second?.secret])
  })

  it('takes a webhook away: nothing more is sent, not even what waits', async () => {
    const world = await aWorld()
    const { webhookId } = await aReceiver(world)
    world.receiver(RECEIVER, DOWN)
    await checkout(world)
    await world.advance(1)
    const calls = world.webhookCalls.length
    expect(await removeWebhook(world.deps, 'demo', webhookId)).toBe(true)
    expect(await removeWebhook(world.deps, 'demo', webhookId)).toBe(false)
    await world.text(ANA, SWALLOW)
    await world.advanceHours(24)
    expect(world.webhookCalls).toHaveLength(calls)
    expect(await listWebhooks(world.deps, 'demo')).toEqual([])
  })

  it.each([
    ['https://10.0.0.1/in', 'callable'],
    ['http://systems.example/in', 'callable'],
    ['http://127.0.0.1:8080/in', 'callable'],
    ['https://rebound.example/in', 'private'],
    ['https://nowhere.example/in', 'unknown'],
  ] as const)('cannot have %s called, whose host is %s', async (url, kind) => {
    const world = await aWorld()
    const deps = { ...world.deps, hostKind: async () => kind }
    expect(await addWebhook(deps, { clinicId: 'demo', by: 'dr-hale', url, events: ['task.done'] })).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/url' }],
    })
  })

  it('has ten webhooks at most', async () => {
    const world = await aWorld()
    for (let n = 0; n < 10; n++) await aReceiver(world, { events: ['task.done'] })
    await expect(aReceiver(world)).rejects.toThrow('too-many')
  })
})
