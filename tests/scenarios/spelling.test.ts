import { describe, expect, it } from 'vitest'
import { readTreatmentFile, requestOf } from '../../functions/core/courses/treatment-file.ts'
import { changeTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { aTreatment, checkout } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

const SPREAD = ['check-in-2d', 'check-in-5d', 'check-in-28d']

describe('an area', () => {
  it.each([
    'Platysma',
    'NECK ',
    ' trapezius',
    'platysma',
    'Masseter',
  ])('typed as %j keeps its three check-ins', async (area) => {
    const world = await aWorld()
    const { followUps } = await checkout(world, { procedures: [{ plan: 'neurotoxin', areas: [area] }] })
    expect(followUps.map(({ step }) => step)).toEqual(expect.arrayContaining(SPREAD))
  })

  it.each([
    ['platisma', 'platysma'],
    ['nek', 'neck'],
    ['perioal', 'perioral'],
    ["Crow's foot", 'crows-feet'],
  ])('typed as %j is refused with the nearest one, and nothing is logged', async (area, nearest) => {
    const world = await aWorld()
    const request = aTreatment(world, { procedures: [{ plan: 'neurotoxin', areas: ['glabella', area] }] })
    const faults = [{ pointer: '/procedures/0/areas/1', detail: expect.stringContaining(`nearest is "${nearest}"`) }]
    expect(await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request })).toMatchObject({
      kind: 'invalid',
      faults,
    })
    expect(world.arrived).toEqual([])
    const { treatmentId } = await checkout(world)
    const change = { procedures: [{ plan: 'neurotoxin', areas: [area] }] }
    expect(await changeTreatment(world.deps, 'demo', treatmentId, change)).toMatchObject({ kind: 'invalid' })
  })

  it('of a file is refused by its row', async () => {
    const world = await aWorld()
    const file = readTreatmentFile(
      `name,phone,performed_at,procedures,consent_sms\nAna,4155550123,${world.now()},neurotoxin: Platisma,yes`,
    )
    if (!('rows' in file) || !file.rows[0]) throw new Error('no rows')
    const request = requestOf(file.rows[0]) as ReturnType<typeof aTreatment>
    const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request })
    expect(logged).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/procedures/0/areas/0' }] })
  })
})
