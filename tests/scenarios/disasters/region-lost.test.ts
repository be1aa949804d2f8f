/** The region is gone for four hours: nothing runs, and carriers keep what patients text. */
import { expect, it } from 'vitest'
import { plusMinutes } from '../../../functions/core/time.ts'
import { receiveText } from '../../../functions/use-cases/replies/receive-text.ts'
import { checkout, listener, openAlerts, tasks } from '../../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE } from '../../support/world.ts'

const BEA = '+14155550124'
const MINUTES_AWAY = 240

it('an open alert pages in the first minute after it, late texts are read by their own time, follow-ups leave or become tasks', async () => {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  await checkout(world, {
    patient: { name: 'Bea Ruiz', phone: BEA },
    procedures: [{ plan: 'filler', areas: ['lips'] }],
  })
  await world.text(ANA, 'i cant breathe')
  await world.advance(2)
  const left = world.now()
  for (const phone of [ANA, BEA, LEE, KIM]) hears(phone)

  world.standStill(MINUTES_AWAY)
  expect(hears(LEE)).toEqual([])
  const wrote = plusMinutes(left, 30)
  await world.advance(1)

  // Everyone is paged in the first minute, and Ana is told that no one was reached.
  expect(hears(LEE).length).toBeGreaterThan(0)
  expect(hears(KIM).length).toBeGreaterThan(0)
  expect(hears(ANA).join()).toMatch(/not reached our team/)
  // Bea's check-in of two hours was due in the gap, and its window lasts: she gets it now.
  expect(hears(BEA)).toHaveLength(1)

  // A carrier that kept Bea's text hands it over: it pages, and the page says when she wrote.
  await receiveText(world.deps, { carrierId: 'kept', from: BEA, to: HARBOR, text: 'i cant swallow', receivedAt: wrote })
  await world.settle()
  expect(hears(LEE).join()).toMatch(/swallow/)
  expect(await openAlerts(world)).toHaveLength(2)
})

it('after a day, a check-in whose time has passed is a task for the clinic, and only the one of that hour leaves', async () => {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
  hears(ANA)
  world.standStill(24 * 60)
  await world.advance(5)
  expect(hears(ANA)).toHaveLength(1)
  expect((await tasks(world)).map(({ kind, outboundId }) => [kind, outboundId?.split('.').at(-1)])).toEqual([
    ['expired', 'check-in-2h'],
    ['expired', 'check-in-6h'],
  ])
})
