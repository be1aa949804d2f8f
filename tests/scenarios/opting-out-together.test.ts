import { describe, expect, it } from 'vitest'
import type { Staff } from '../../functions/core/clinic/clinic.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { setPolicy } from '../../functions/use-cases/on-call/change-policy.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import { act, checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const everybody = { who: ['everyone'], by: ['sms', 'voice', 'email'] } as const

/** Twelve people, all of whom an emergency pages by text, mail and call. */
async function aLargeClinic() {
  const nurses: Staff[] = Array.from({ length: 9 }, (_, i) => ({
    staffId: `nurse-${i}`,
    name: `Nurse ${i}`,
    role: 'nurse',
    phone: `+1415555${String(300 + i).padStart(4, '0')}`,
    email: `nurse-${i}@harbor.example`,
  }))
  const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
  const shifts = nurses.map(({ staffId }) => ({ shiftId: staffId, duty: 'backup' as const, staffId, ...always }))
  const world = await aWorld({
    clinics: [{ ...harbor, staff: [...harbor.staff, ...nurses], shifts: [...harbor.shifts, ...shifts] }],
  })
  const { commit } = world.records
  const sizes: number[] = []
  world.records.commit = async (writes: readonly Write[]) => {
    sizes.push(writes.length)
    return commit(writes)
  }
  const emergency = { ...DEFAULT_POLICY.emergency, steps: [{ afterMinutes: 0, ...everybody }] }
  expect(await setPolicy(world.deps, 'demo', { ...DEFAULT_POLICY, emergency })).toMatchObject({ kind: 'changed' })
  return { world, nurses, hears: listener(world), sizes }
}

const PLANS = ['deoxycholic-acid', 'laser', 'microneedling', 'peel']

/** People who share a phone. */
async function aFamily(world: World, people: number) {
  const treatments: string[] = []
  for (let n = 0; n < people; n++) {
    const procedures = PLANS.map((plan) => ({ plan, areas: [plan === 'deoxycholic-acid' ? 'submental' : 'face'] }))
    treatments.push((await checkout(world, { patient: { name: `Member ${n} Ruiz` }, procedures })).treatmentId)
  }
  return async () => {
    const shown = await Promise.all(treatments.map((id) => getTreatment(world.deps, 'demo', id)))
    return shown.flatMap((each) => (each?.followUps ?? []).map(({ status }) => status))
  }
}

const still = (statuses: string[]) => statuses.filter((status) => status === 'planned').length

describe('STOP with a warning sign, from a phone that a family shares, at a clinic that pages twelve people', () => {
  it('opts the number out and pages them all: what is not cancelled with it never leaves', async () => {
    const { world, nurses, hears } = await aLargeClinic()
    await aFamily(world, 8)
    hears(ANA)
    expect(await world.text(ANA, 'STOP i cant breathe')).toMatchObject({ kind: 'reply', tier: 'emergency' })
    expect((await theAlert(world)).tier).toBe('emergency')
    for (const { phone = '' } of nurses) expect(world.at(phone).length).toBeGreaterThan(0)
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: 'Seen.' } })
    await world.advanceHours(24 * 5)
    expect(hears(ANA)).toEqual([])
  })
})

describe('START from a phone with more to come than one transaction holds', () => {
  it('brings all of it back', async () => {
    const { world, sizes } = await aLargeClinic()
    const statuses = await aFamily(world, 30)
    const before = await statuses()
    expect(still(before)).toBeGreaterThan(100)
    await world.text(ANA, 'STOP')
    expect(still(await statuses())).toBeGreaterThan(0)
    for (let n = 0; n < 3; n++) await world.text(ANA, 'STOP')
    expect(await statuses()).not.toContain('planned')
    await world.text(ANA, 'START')
    expect(await statuses()).toEqual(before)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
  })
})
