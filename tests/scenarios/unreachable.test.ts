import { describe, expect, it } from 'vitest'
import type { AttemptKind } from '../../functions/core/alerts/attempts.ts'
import { act, checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

async function anEmergency() {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  const tries = (what: AttemptKind = 'no-answer', staffId = 'dr-lee') => act(world, staffId, { kind: 'attempt', what })
  const close = (staffId: string, secondClinician?: string) =>
    act(world, staffId, {
      kind: 'resolve',
      resolution: { outcome: 'unreachable', note: '', ...(secondClinician ? { secondClinician } : {}) },
    })
  const threeTries = async (minutesApart: number) => {
    for (let i = 0; i < 3; i++) {
      if (i > 0) await world.advance(minutesApart)
      await tries()
    }
  }
  return { world, hears, tries, close, threeTries }
}

describe('"unreachable" does not end an emergency', () => {
  it('by three attempts of one second: nobody has tried three times', async () => {
    const { world, tries, close } = await anEmergency()
    for (const what of ['no-answer', 'voicemail', 'busy'] as const) await tries(what)
    expect(await close('dr-lee', 'Nurse Kim')).toMatchObject({ kind: 'not-unreachable-yet', attempts: 1 })
    expect((await theAlert(world)).state).toBe('paging')
  })

  it('by two attempts, minutes apart', async () => {
    const { world, tries, close } = await anEmergency()
    await tries()
    await world.advance(3)
    await tries()
    expect(await close('dr-lee', 'Nurse Kim')).toMatchObject({ kind: 'not-unreachable-yet', attempts: 2 })
  })

  it.each([
    undefined,
    'nobody at all',
    'Dr Lee',
    'dr-lee',
    'Desk',
  ])('with %j for the second clinician', async (name) => {
    const { world, close, threeTries } = await anEmergency()
    await threeTries(3)
    expect(await close('dr-lee', name)).toMatchObject({ kind: 'not-unreachable-yet', attempts: 3 })
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('until the second clinician confirms it, who is asked by text; pages go on until then', async () => {
    const { world, hears, close, threeTries } = await anEmergency()
    await threeTries(3)
    hears(KIM)
    expect(await close('dr-lee', 'nurse kim')).toMatchObject({ kind: 'done', alert: { state: 'paging' } })
    expect(hears(KIM).join()).toMatch(/Dr Lee.*3 times.*confirm/i)
    for (const phone of [LEE, HALE]) hears(phone)
    await world.advance(6)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(await act(world, 'dr-lee', { kind: 'confirm-unreachable' })).toMatchObject({ kind: 'not-unreachable-yet' })
    expect(await act(world, 'dr-hale', { kind: 'confirm-unreachable' })).toMatchObject({ kind: 'not-unreachable-yet' })
    expect(await act(world, 'nurse-kim', { kind: 'confirm-unreachable' })).toMatchObject({
      kind: 'done',
      alert: {
        state: 'resolved',
        outcome: { outcome: 'unreachable', by: 'dr-lee', confirmedBy: { staffId: 'nurse-kim', name: 'Nurse Kim' } },
      },
    })
    expect(await openAlerts(world)).toEqual([])
  })

  it('by the same person who asks twice; by the other one who records the same it does', async () => {
    const { world, close, threeTries } = await anEmergency()
    await threeTries(3)
    await close('dr-lee', 'nurse-kim')
    await close('dr-lee', 'nurse-kim')
    expect(await openAlerts(world)).toHaveLength(1)
    expect(await close('nurse-kim', 'dr-lee')).toMatchObject({ kind: 'done', alert: { state: 'resolved' } })
  })

  it('once the patient has written again: what was asked for is void', async () => {
    const { world, close, threeTries } = await anEmergency()
    await threeTries(3)
    await close('dr-lee', 'nurse-kim')
    await world.text(ANA, 'please hurry')
    expect(await act(world, 'nurse-kim', { kind: 'confirm-unreachable' })).toMatchObject({
      kind: 'not-unreachable-yet',
    })
  })
})

it('an attempt that is sent again is one attempt', async () => {
  const { world, tries } = await anEmergency()
  await tries()
  expect(await tries()).toMatchObject({ kind: 'already-yours' })
  expect((await theAlert(world)).attempts).toMatchObject([{ by: 'dr-lee', kind: 'no-answer' }])
  await tries('no-answer', 'nurse-kim')
  await world.advance(2)
  await tries()
  expect((await theAlert(world)).attempts).toHaveLength(3)
})

it.each([3, 5])('attempts for an urgent sign count when they are five minutes apart: %i', async (apart) => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'my eyelid is drooping')
  for (let i = 0; i < 3; i++) {
    await act(world, 'dr-lee', { kind: 'attempt', what: 'no-answer' })
    await world.advance(apart)
  }
  const resolution = { outcome: 'unreachable', note: '', secondClinician: 'nurse-kim' } as const
  expect((await act(world, 'dr-lee', { kind: 'resolve', resolution })).kind).toBe(
    apart < 5 ? 'not-unreachable-yet' : 'done',
  )
})
