import { describe, expect, it } from 'vitest'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, KIM, LEE } from '../support/world.ts'

const KIM_HERSELF = { staffId: 'nurse-kim', name: 'Nurse Kim', role: 'nurse' } as const

async function aWarning() {
  const staff = [
    ...harbor.staff,
    { staffId: 'dr-new', name: 'Dr New', role: 'clinician' as const, email: 'new@harbor.example' },
    { staffId: 'desk', name: 'Desk', role: 'front-desk' as const, phone: '+14155550204' },
  ]
  const world = await aWorld({ clinics: [{ ...harbor, staff }] })
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, 'my eyelid is drooping')
  const { alertId } = await theAlert(world)
  return { world, hears, alertId }
}

describe('an alert is handed over', () => {
  it.each(['dr-new', 'desk'])('to %s, who has no phone or may not act: refused, and pages go on', async (to) => {
    const { world, hears, alertId } = await aWarning()
    const acted = await actOnAlert(world.deps, 'demo', alertId, { kind: 'hand-over', to }, KIM_HERSELF)
    expect(acted).toMatchObject({ kind: 'cannot-take-it' })
    hears(LEE)
    await world.advance(6)
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('to a nurse with a phone: she is told', async () => {
    const { world, hears, alertId } = await aWarning()
    hears(KIM)
    await actOnAlert(world.deps, 'demo', alertId, { kind: 'hand-over', to: 'nurse-kim' }, KIM_HERSELF)
    await world.settle()
    expect(hears(KIM)).toHaveLength(1)
  })
})

describe('a tier', () => {
  it('that the patient raised after the nurse looked is not lowered by her raising it less', async () => {
    const { world, alertId } = await aWarning()
    await world.text(ANA, 'now i cant breathe')
    const raise = { kind: 'set-tier', tier: 'urgent', reason: 'As seen on the photo.' } as const
    expect(await actOnAlert(world.deps, 'demo', alertId, raise, KIM_HERSELF)).toEqual({ kind: 'may-not-lower' })
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
  })
})
