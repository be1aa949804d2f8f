import { describe, expect, it } from 'vitest'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { aTreatment, checkout } from '../support/stories.ts'
import { aWorld, HARBOR, type World } from '../support/world.ts'

const log = (world: World, changes: Partial<Record<keyof TreatmentRequest, object>>) =>
  logTreatment(world.deps, { clinicId: 'demo', by: 'front-desk', request: aTreatment(world, changes as never) })

describe('a number given at checkout', () => {
  it.each([
    '+18005550123',
    '+19005550123',
    '+881612345678',
    '+34612345678',
    HARBOR,
  ])('%s is refused for texts, with the reason beside the field', async (phone) => {
    const logged = await log(await aWorld(), { patient: { phone } })
    expect(logged).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/patient/phone' }] })
  })

  it('of another country is kept for calls where mails alone are agreed to', async () => {
    const about = { patient: { phone: '+34612345678', email: 'ana@example.com' }, consent: { sms: false, email: true } }
    expect((await log(await aWorld(), about)).kind).toBe('logged')
  })

  it('that no country is known to have is texted once somebody has read it back', async () => {
    const world = await aWorld()
    const phone = '+1 415 155 0123'
    expect((await log(world, { patient: { phone } })).kind).toBe('invalid')
    await checkout(world, { patient: { phone, phoneConfirmed: true } })
    expect(world.at('+14151550123')).toHaveLength(1)
  })

  it('may not be corrected to the clinic’s own', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const changed = await changePatient(world.deps, 'demo', patientId, { phone: HARBOR })
    expect(changed).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/phone' }] })
  })
})
