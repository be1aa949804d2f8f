import { describe, expect, it } from 'vitest'
import { checkout, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, KIM, LEE } from '../support/world.ts'

/** Nurse Kim was treated at her own clinic. */
async function kimIsAPatient() {
  const world = await aWorld()
  await checkout(world, { patient: { name: 'Kim Park', phone: KIM } })
  return world
}

describe('a nurse who is a patient too', () => {
  it.each([
    '24 hours after my treatment and i cant swallow',
    '10 days in, my eyelid is drooping',
    '911? i cant breathe',
    '41 units and now my vision is blurry',
  ])('writes a warning sign that begins with a number: "%s" wakes a colleague', async (text) => {
    const world = await kimIsAPatient()
    await world.text(KIM, text)
    expect(await openAlerts(world)).toHaveLength(1)
    expect(world.at(LEE).length).toBeGreaterThan(0)
  })

  it('writes a warning sign that begins with the code of an open alert: both are taken care of', async () => {
    const world = await kimIsAPatient()
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    const { code } = await theAlert(world)
    await world.text(KIM, `${code} hours in and i cant breathe`)
    expect(await openAlerts(world)).toHaveLength(2)
  })

  it('is asked about once: her number may have been typed for a patient', async () => {
    const world = await kimIsAPatient()
    expect(await tasks(world)).toMatchObject([{ kind: 'confirm', because: expect.stringContaining('Nurse Kim') }])
    await checkout(world, { patient: { name: 'Kim Park', phone: KIM } })
    await checkout(world)
    expect(await tasks(world)).toHaveLength(1)
  })

  it.each([
    (code: string) => code,
    (code: string) => `${code} c`,
    (code: string) => `ack ${code} calling her now`,
  ])('takes an alert by its code, with and without a note', async (words) => {
    const world = await kimIsAPatient()
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    await world.text(KIM, words((await theAlert(world)).code))
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('nurse-kim')
  })
})
