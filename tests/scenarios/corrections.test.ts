/** What the front desk corrects after checkout. */
import { describe, expect, it } from 'vitest'
import { changePatient, changeTreatment, getTreatment } from '../../functions/use-cases/change-course.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

const welcomes = (world: World) => world.at(ANA).filter(({ text }) => text.includes("we'll text after your visit"))
const bothVisits = async () => {
  const world = await aWorld()
  const first = await checkout(world)
  await world.advanceHours(3)
  const second = await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
  return { world, first, second }
}

describe('a correction', () => {
  it('of one visit says no welcome again that the other has said, and asks nothing twice within two hours', async () => {
    const { world, first, second } = await bothVisits()
    const before = await getTreatment(world.deps, 'demo', second.treatmentId)
    expect((await changeTreatment(world.deps, 'demo', second.treatmentId, {})).kind).toBe('changed')
    expect((await changeTreatment(world.deps, 'demo', first.treatmentId, {})).kind).toBe('changed')
    expect(await getTreatment(world.deps, 'demo', second.treatmentId)).toEqual(before)
    await world.advanceHours(2)
    expect(welcomes(world)).toHaveLength(1)
  })

  it('of a name or zone says no welcome again either', async () => {
    const { world, first } = await bothVisits()
    const changed = await changePatient(world.deps, 'demo', first.patientId, {
      name: 'Ana Luz',
      timeZone: 'America/Denver',
    })
    expect(changed.kind).toBe('changed')
    await world.advanceHours(2)
    expect(welcomes(world)).toHaveLength(1)
  })

  it.each([
    ['2030-01-01T00:00:00Z', /in the future/],
    ['2026-09-01T00:00:00Z', /more than 30 days ago/],
  ])('to a visit at %s is refused, as it is at checkout', async (performedAt, detail) => {
    const world = await aWorld()
    const { treatmentId } = await checkout(world)
    const changed = await changeTreatment(world.deps, 'demo', treatmentId, { performedAt })
    expect(changed).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/performedAt', detail: expect.stringMatching(detail) }],
    })
  })
})

describe('a correction that changes nothing', () => {
  it('leaves what is planned as it is, and its history', async () => {
    const world = await aWorld()
    const { treatmentId, patientId } = await checkout(world)
    const before = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')
    await changeTreatment(world.deps, 'demo', treatmentId, {})
    expect(await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')).toEqual(before)
  })
})
