import { describe, expect, it } from 'vitest'
import { checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE } from '../support/world.ts'

const NEW = '+14155550209'
const BEA = '+14155550124'

/** Dr New is of the staff, has no duty and is not paged. */
async function anEmergency() {
  const staff = [...harbor.staff, { staffId: 'dr-new', name: 'Dr New', role: 'clinician' as const, phone: NEW }]
  const world = await aWorld({ clinics: [{ ...harbor, staff }] })
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  const { code } = await theAlert(world)
  for (const phone of [ANA, LEE, KIM, HALE]) hears(phone)
  return { world, hears, code }
}

describe('a code by text', () => {
  it('does nothing for somebody of the staff who was not paged and has no duty: pages go on', async () => {
    const { world, code } = await anEmergency()
    await world.text(NEW, code)
    await world.text(NEW, `${code} c`)
    expect((await theAlert(world)).state).toBe('paging')
  })

  it('cannot be found by trying all: the fifth wrong one locks the number, and the others on duty hear of it', async () => {
    const { world, hears, code } = await anEmergency()
    const wrong = Array.from({ length: 90 }, (_, i) => String(10 + i)).filter((each) => each !== code)
    for (const each of wrong.slice(0, 5)) await world.text(LEE, `${each} c`)
    for (const phone of [KIM, HALE]) expect(hears(phone).join()).toMatch(/Five wrong codes.*Dr Lee/)
    hears(LEE)
    await world.text(LEE, `${code} c`)
    expect(hears(LEE).join()).toMatch(/Too many wrong codes/)
    expect((await theAlert(world)).state).toBe('paging')
    await world.advance(61)
    await world.text(LEE, code)
    expect(await theAlert(world)).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it('may be mistyped now and then', async () => {
    const { world, code } = await anEmergency()
    const wrong = code === '99' ? '98' : '99'
    for (let i = 0; i < 8; i++) {
      await world.text(LEE, wrong)
      await world.advance(4)
    }
    await world.text(LEE, code)
    expect(await theAlert(world)).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it('that takes an alert is told to the others on duty, and so is contact', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, code)
    for (const phone of [KIM, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Dr Lee took it by text/)])
    await world.text(LEE, `${code} c`)
    for (const phone of [KIM, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Dr Lee.*was reached/)])
    await world.text(LEE, code)
    for (const phone of [KIM, HALE]) expect(hears(phone)).toEqual([])
  })

  it('records no contact on the alert of somebody else', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(KIM, code)
    hears(LEE)
    await world.text(LEE, `${code} c`)
    expect(hears(LEE).join()).toMatch(/Nurse Kim has/)
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'nurse-kim' } })
  })

  it('with "c" takes an alert that nobody has and records no contact: one guess ends no search for the patient', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, `${code} c`)
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'dr-lee' } })
    expect(hears(LEE)).toEqual([expect.stringMatching(new RegExp(`No contact is recorded.*text ${code} c again`))])
    for (const phone of [KIM, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Dr Lee took it by text/)])
    await world.text(LEE, `${code} c`)
    expect((await theAlert(world)).state).toBe('contacted')
  })

  it('of ninety texts contacts no emergency', async () => {
    const { world } = await anEmergency()
    await checkout(world, { patient: { name: 'Bea Lund', phone: BEA } })
    await world.text(BEA, 'my throat is closing up')
    for (let i = 10; i < 100; i++) await world.text(LEE, `${i} c`)
    expect((await openAlerts(world)).map(({ state }) => state)).not.toContain('contacted')
  })
})
