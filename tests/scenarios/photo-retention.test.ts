/** For how long photos are kept. */
import { expect, it } from 'vitest'
import { changeHold } from '../../functions/use-cases/patients/legal-hold.ts'
import { photosOf, readPhoto } from '../../functions/use-cases/photos/read-photos.ts'
import { keepRetention } from '../../functions/use-cases/review/keep-retention.ts'
import { setRetention } from '../../functions/use-cases/review/retention-settings.ts'
import { act, checkout } from '../support/stories.ts'
import { aWorld, harbor } from '../support/world.ts'
import { photosCome } from '../upgrade/photo-story.ts'

const YEAR = 365.25 * 24
const PERIODS = { record: 12, conversations: 10, alerts: 10, audit: 7, mails: 90, strangers: 365, drafts: 30 }

/** A patient of whom there are two photos, both as old as the clinic keeps conversations. */
async function tenYearsLater({ held = false } = {}) {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await photosCome(world, patientId)
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: 'It is well.' } })
  const set = await setRetention(world.deps, harbor.clinic, PERIODS, { by: 'dr-hale', name: 'Dr Hale' })
  expect(set.kind).toBe('set')
  const hold = { held, because: 'A letter of counsel.', by: 'dr-hale', name: 'Dr Hale' }
  if (held) await changeHold(world.deps, 'demo', patientId, hold)
  await world.advanceHours(10.2 * YEAR)
  return { world, patientId, photos: () => photosOf(world.deps, 'demo', patientId) }
}

it('what a patient sent goes with the message it came by, and a before photo stays with the record', async () => {
  const { world, patientId, photos } = await tenYearsLater()
  expect(await photos()).toHaveLength(2)
  await keepRetention(world.deps)
  const left = await photos()
  expect(left.map(({ kind }) => kind)).toEqual(['before'])
  expect(await readPhoto(world.deps, 'demo', left[0]?.photoId ?? '')).toBeDefined()
  const pictures = (await world.everything()).filter(({ key }) => key.sk.startsWith('PHOTO-PART#'))
  expect(pictures).toHaveLength(1)
  await world.advanceHours(2 * YEAR)
  await keepRetention(world.deps)
  const all = (await world.everything()).filter(({ key }) => key.pk.includes(patientId) && key.sk.startsWith('PHOTO'))
  expect(all).toEqual([])
})

it('a legal hold keeps both', async () => {
  const { world, photos } = await tenYearsLater({ held: true })
  await keepRetention(world.deps)
  expect(await photos()).toHaveLength(2)
})
