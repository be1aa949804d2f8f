import { expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { fieldOf } from '../../support/office.ts'
import { aReceiver, RECEIVER } from '../../support/receiver.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld } from '../../support/world.ts'

it('an admin sees what became of a day’s deliveries, replays one and sends a test', async () => {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const see = async (query = '') => (await console.ask('GET', `/console/webhooks${query}`, { cookies })).body
  expect(await see()).toContain('There is no webhook yet')

  const { webhookId, secret } = await aReceiver(world, { events: ['treatment.logged'] })
  world.receiver(RECEIVER, { kind: 'no-answer', because: 'time-out' })
  await checkout(world)
  await world.advance(1)
  const failing = await see()
  expect(failing).toContain(RECEIVER)
  expect(failing).not.toContain(secret.slice(6))
  expect(failing).toMatch(/treatment\.logged.*Planned.*next attempt.*Time out/s)

  world.receiver(RECEIVER, { kind: 'answered', status: 200 })
  const form = { delivery: fieldOf(failing, 'delivery'), day: '2026-11-23' }
  const replayed = await console.ask('POST', `/console/webhooks/${webhookId}/replay`, { cookies, form })
  expect(replayed).toMatchObject({ status: 303, location: '/console/webhooks?said=planned&day=2026-11-23' })
  await world.settle()
  expect(await see('?said=planned&day=2026-11-23')).toMatch(/on its way.*Delivered.*Time out.*200/s)
  expect(new Set(world.webhookCalls.map(({ eventId }) => eventId)).size).toBe(1)

  expect((await console.ask('POST', `/console/webhooks/${webhookId}/test`, { cookies })).status).toBe(303)
  await world.settle()
  expect(await see()).toContain('webhook.test')
  expect(await see('?day=2026-11-22')).toContain('No deliveries on 2026-11-22')
})
