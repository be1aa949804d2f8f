import { describe, expect, it } from 'vitest'
import { finishTask } from '../../functions/use-cases/alerts/tasks.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { act, checkout, listener, tasks } from '../support/stories.ts'
import { ANA, aWorld, LEE } from '../support/world.ts'

async function seen(minutesToCheck: number) {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await world.text(ANA, 'i cant swallow')
  await world.advance(2)
  const nextCheckAt = new Date(Date.parse(world.now()) + minutesToCheck * 60_000).toISOString()
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: 'Swelling.', nextCheckAt } })
  const events = async () => (await timeline(world.deps, 'demo', patientId))?.events.map(({ kind }) => kind)
  return { world, patientId, nextCheckAt, events }
}

describe('an outcome that asks for another look at the patient', () => {
  it('is a task from then on, not before, and wakes nobody', async () => {
    const { world, patientId, nextCheckAt, events } = await seen(16 * 60)
    const hears = listener(world)
    hears(LEE)
    await world.advanceHours(15)
    expect(await tasks(world)).toEqual([])
    expect(await events()).not.toContain('task-created')
    await world.advanceHours(2)
    expect(await tasks(world)).toMatchObject([
      { kind: 'next-check', personId: patientId, createdAt: nextCheckAt, because: expect.stringMatching(/Dr Lee/) },
    ])
    expect(await events()).toContain('task-created')
    expect(hears(LEE)).toEqual([])
    const [task] = await tasks(world)
    await finishTask(world.deps, 'demo', task?.taskId ?? '', 'nurse-kim')
    await world.advanceHours(48)
    expect((await tasks(world)).map(({ kind }) => kind)).not.toContain('next-check')
  })

  it('for a time that has passed is one at once', async () => {
    const { world } = await seen(-60)
    await world.advance(2)
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['next-check'])
  })

  it('ends with the record when the patient is erased', async () => {
    const { world, patientId } = await seen(16 * 60)
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    await world.advanceHours(20)
    expect(await tasks(world)).toEqual([])
  })
})
