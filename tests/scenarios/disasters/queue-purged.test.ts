/** Somebody purges a queue by mistake: what was in it is gone. */
import { expect, it } from 'vitest'
import type { QueueName } from '../../../functions/use-cases/ports.ts'
import { checkout, listener, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, KIM, LEE, type World } from '../../support/world.ts'

/** What is put on this queue is taken and never handed out, until it is well again. */
function purging(world: World, name: QueueName): () => void {
  const { put } = world.deps.queues
  world.deps.queues.put = async (queue, keys) => (queue === name ? true : put(queue, keys))
  return () => {
    world.deps.queues.put = put
  }
}

it('urgent: the pages and the answer that were in it leave a minute later', async () => {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  hears(ANA)
  const end = purging(world, 'urgent')
  await world.text(ANA, 'i cant breathe')
  expect([...hears(LEE), ...hears(ANA)]).toEqual([])
  end()
  await world.advance(1)
  expect(hears(ANA)).toEqual([expect.stringContaining('Call 911 now')])
  expect(hears(LEE).length).toBeGreaterThan(0)
  expect(hears(KIM).length).toBeGreaterThan(0)
})

it('alerts: the next round comes a minute late', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  await world.advance(4)
  const pages = () => world.at(LEE).filter(({ channel }) => channel === 'sms').length
  const before = pages()
  const end = purging(world, 'alerts')
  await world.advance(1)
  expect(pages()).toBe(before)
  end()
  await world.advance(1)
  expect(pages()).toBe(before + 1)
  expect((await theAlert(world)).state).toBe('paging')
})

it('routine: a follow-up leaves a minute late, and once', async () => {
  const world = await aWorld()
  const hears = listener(world)
  const { followUps } = await checkout(world)
  const due = followUps.find(({ step }) => step === 'check-in-24h')?.dueAt ?? ''
  await world.advance((Date.parse(due) - Date.parse(world.now())) / 60_000 - 1)
  hears(ANA)
  const end = purging(world, 'routine')
  await world.advance(1)
  expect(hears(ANA)).toEqual([])
  end()
  await world.advance(2)
  expect(hears(ANA)).toHaveLength(1)
})
