import { expect, it } from 'vitest'
import { changeConsent } from '../../functions/use-cases/courses/change-consent.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { checkout, listener } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const said = { statement: 'No more texts, she said on the phone.', method: 'phone' }

async function aPatient() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const hears = listener(world)
  const change = (more: { sms?: boolean; email?: boolean }) =>
    changeConsent(world.deps, 'demo', patientId, { ...said, ...more }, 'desk')
  hears(ANA)
  return { world, hears, change, patientId }
}

it('consent that is withdrawn ends follow-ups, and is on record; given again they go on', async () => {
  const { world, hears, change, patientId } = await aPatient()
  expect(await change({ sms: false })).toMatchObject({ kind: 'changed', person: { consent: { sms: false } } })
  await world.advanceHours(30)
  expect(hears(ANA)).toEqual([])
  const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
  expect(events.findLast(({ kind }) => kind === 'consent-recorded')).toMatchObject({ ...said, sms: false })
  await change({ sms: true })
  await world.advanceHours(24 * 4)
  expect(hears(ANA).length).toBeGreaterThan(0)
})

it('a warning sign is answered without consent too', async () => {
  const { world, hears, change } = await aPatient()
  await change({ sms: false })
  await world.text(ANA, 'i cant swallow')
  expect(hears(ANA).join()).toMatch(/911/)
})

it.each([
  [{}, '/sms'],
  [{ email: true }, '/email'],
])('%j is refused at %s', async (asked, pointer) => {
  const { change } = await aPatient()
  expect(await change(asked)).toMatchObject({ kind: 'invalid', faults: [{ pointer }] })
})

it('who agrees to texts after the checkout is welcomed at once, told how to stop, and asked what is still ahead', async () => {
  const world = await aWorld()
  const { patientId } = await checkout(world, { consent: { sms: false, declined: true } })
  await world.advanceHours(1)
  const hears = listener(world)
  const agreed = { sms: true, statement: 'Texts after all.', method: 'front-desk' }
  expect((await changeConsent(world.deps, 'demo', patientId, agreed, 'desk')).kind).toBe('changed')
  await world.advance(2)
  expect(hears(ANA)).toEqual([expect.stringMatching(/STOP: end/)])
  await world.advanceHours(26)
  expect(hears(ANA).join()).toMatch(/trouble breathing/)
})
