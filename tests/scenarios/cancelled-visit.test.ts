/** A visit that was logged by mistake and cancelled was never done to the patient. */
import { expect, it } from 'vitest'
import { showLink } from '../../functions/http/links.ts'
import { cancelTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { checkout, listener, openAlerts, tasks } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const FILLER = { procedures: [{ plan: 'filler', areas: ['lips'], product: 'Juvederm' }] }

it('is not on the emergency card', async () => {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  const mistake = await checkout(world, FILLER)
  await cancelTreatment(world.deps, 'demo', mistake.treatmentId)
  hears(ANA)
  await world.text(ANA, 'i cant breathe')
  const [, token = ''] = /\/l\/([a-z0-9]{16})/.exec(hears(ANA).join()) ?? []
  const { body } = await showLink(world.deps, token)
  expect(body).toContain('neurotoxin')
  expect(body).not.toContain('Juvederm')
})

it('does not make an emergency of a drooping lid, which after filler may be a blocked vessel', async () => {
  const world = await aWorld()
  await checkout(world)
  const mistake = await checkout(world, FILLER)
  await cancelTreatment(world.deps, 'demo', mistake.treatmentId)
  await world.advanceHours(200)
  await world.text(ANA, 'my eyelid is drooping')
  expect(await openAlerts(world)).toEqual([])
  expect(await tasks(world)).toContainEqual(expect.objectContaining({ kind: 'soon' }))
})
