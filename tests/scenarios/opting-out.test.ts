import { describe, expect, it } from 'vitest'
import { getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { anApi } from '../support/api.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE } from '../support/world.ts'

describe('a patient who texts STOP', () => {
  it('gets one confirmation and nothing after it', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { treatmentId } = await checkout(world)
    await world.advanceHours(3)
    hears(ANA)
    await world.text(ANA, 'STOP')
    expect(hears(ANA)).toHaveLength(1)
    await world.text(ANA, 'stop')
    await world.advanceHours(24 * 16)
    expect(hears(ANA)).toEqual([])
    const course = await getTreatment(world.deps, 'demo', treatmentId)
    expect(new Set(course?.followUps.map(({ status }) => status))).toEqual(new Set(['delivered', 'cancelled']))
  })

  it('is known by the API to get no texts, until START', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const optedOut = async () => (await anApi(world)('GET', `/v1/patients/${patientId}`)).body.optedOut
    expect(await optedOut()).toBe(false)
    await world.text(ANA, 'STOP')
    expect(await optedOut()).toBe(true)
    await world.text(ANA, 'START')
    expect(await optedOut()).toBe(false)
  })

  it('gets what is still to come after START', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'Stop')
    await world.advance(30)
    await world.text(ANA, 'START')
    hears(ANA)
    await world.advanceHours(24 * 4)
    expect(hears(ANA).length).toBeGreaterThanOrEqual(2)
  })

  it('whose START brings messages back: the history of each says that it was cancelled and planned again', async () => {
    const world = await aWorld()
    const { followUps, patientId } = await checkout(world)
    const next = followUps.find(({ step }) => step === 'check-in-24h')
    await world.text(ANA, 'STOP')
    await world.text(ANA, 'START')
    const key = { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: `OUT#${next?.followUpId}` }
    const states = ((await world.records.get(key))?.value.history as { state: string }[]).map(({ state }) => state)
    expect(states).toEqual(['planned', 'cancelled', 'planned'])
  })

  it('and START and STOP again in one breath hears nothing after the last STOP but its confirmation', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'STOP')
    hears(ANA)
    const text = (carrierId: string, text: string) =>
      receiveText(world.deps, { carrierId, from: ANA, to: HARBOR, text, receivedAt: world.now() })
    await text('b1', 'START')
    await text('b2', 'STOP')
    await world.settle()
    expect(hears(ANA)).toEqual([expect.stringMatching(/You are opted out/)])
  })

  it('who also cannot breathe still wakes staff, and the confirmation says what to do', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    await world.text(ANA, 'STOP i cant breathe')
    const alert = await theAlert(world)
    expect(alert.tier).toBe('emergency')
    expect(hears(LEE)[0]).toContain(alert.code)
    const told = hears(ANA)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/911/)
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('phone')
    await world.advance(30)
    expect(hears(ANA)).toEqual([])
  })

  it.each([
    'STOP my face feels strange',
    'stop texting me. my face feels strange',
  ])('and something that is not understood is phoned by a person: "%s"', async (text) => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    hears(ANA)
    await world.text(ANA, text)
    expect(hears(ANA)).toEqual([expect.stringMatching(/You are opted out/)])
    expect(await tasks(world)).toEqual([
      expect.objectContaining({ kind: 'phone', personId: patientId, because: expect.stringMatching(/face.*phone/) }),
    ])
  })

  it.each([
    'STOP',
    'cancel',
    'salir',
    'START',
    'resume',
    'info',
  ])('in the one word "%s" asks nobody to phone', async (text) => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, text)
    expect(await tasks(world)).toEqual([])
  })

  it('from a phone that a family shares: START brings back what was to come for each of them', async () => {
    const world = await aWorld()
    const [ana, ben] = [await checkout(world), await checkout(world, { patient: { name: 'Ben Ruiz' } })]
    const statuses = async ({ treatmentId }: { treatmentId: string }) =>
      (await getTreatment(world.deps, 'demo', treatmentId))?.followUps.map(({ status }) => status)
    const before = [await statuses(ana), await statuses(ben)]
    expect(before[1]).toContain('planned')
    await world.text(ANA, 'STOP')
    expect([await statuses(ana), await statuses(ben)].flat()).not.toContain('planned')
    await world.text(ANA, 'START')
    expect([await statuses(ana), await statuses(ben)]).toEqual(before)
  })

  it.each([
    'we had to stop at the store',
    'see you this weekend',
    'can i stop by tomorrow?',
  ])('is not one who writes "%s"', async (text) => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, text)
    await world.advanceHours(30)
    expect(world.at(ANA).length).toBeGreaterThan(2)
    expect(await openAlerts(world)).toEqual([])
  })

  it('can ask for HELP, and is told whom to call', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    await world.text(ANA, 'HELP')
    const [help] = hears(ANA)
    expect(help).toMatch(/Harbor Clinic/)
    expect(help?.replace(/\D/g, '')).toMatch(/4155550199/)
    expect(help?.replace(/\D/g, '')).toMatch(/4155550198/)
  })
})
