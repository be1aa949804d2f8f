/** A patient who was asked for a photo and sent one, of whom staff had taken one before. */
import { checkPhoto } from '../../functions/core/photos/check-photo.ts'
import { askForPhoto } from '../../functions/use-cases/messages/ask-photo.ts'
import { keepPhoto } from '../../functions/use-cases/photos/keep-photo.ts'
import { receivePhotos } from '../../functions/use-cases/replies/receive-photos.ts'
import { aJpeg, aPng } from '../support/pictures.ts'
import type { World } from '../support/world.ts'

export async function photosCome(world: World, personId: string): Promise<void> {
  const { deps } = world
  const [before, sent] = [aPng(), aJpeg()].map((bytes) => checkPhoto(bytes))
  if (before?.kind !== 'clean' || sent?.kind !== 'clean') throw new Error('no pictures')
  await keepPhoto(deps, { clinicId: 'demo', personId }, before.photo, { staffId: 'nurse-kim' })
  const asked = await askForPhoto(deps, 'demo', personId, { by: 'nurse-kim' })
  await world.settle()
  const token = asked.kind === 'planned' ? asked.item.link?.token : undefined
  await receivePhotos(deps, token ?? '', { photos: [sent.photo], note: 'It itches.' })
  await world.settle()
}
