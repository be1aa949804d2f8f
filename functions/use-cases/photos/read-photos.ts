import { keys, personOf, photoPartsPk, photosPk } from '../../core/keys.ts'
import type { Photo } from '../../core/photos/photo.ts'
import type { Reads } from '../ports.ts'
import { read, readAll } from '../store/records.ts'

/** All photos of a patient without their pictures, oldest first. */
export const photosOf = async ({ records }: Reads, clinicId: string, personId: string): Promise<Photo[]> =>
  (await readAll<Photo>(records, photosPk(clinicId, personId), 'PHOTO#'))
    .map(({ value }) => value)
    .sort((a, b) => (placeOfPhoto(a) < placeOfPhoto(b) ? -1 : 1))

export const placeOfPhoto = ({ receivedAt, photoId }: Photo): string => `${receivedAt} ${photoId}`

/** `base64`: the picture. */
export type PhotoRead = { photo: Photo; base64: string }

/** A photo with its picture; undefined where the patient has none of this id. */
export async function readPhoto({ records }: Reads, clinicId: string, photoId: string): Promise<PhotoRead | undefined> {
  const photo = (await read<Photo>(records, keys.photo(clinicId, photoId)))?.value
  if (!photo) return undefined
  const place = photoPartsPk(clinicId, personOf(photoId))
  const parts = await readAll<{ data: string }>(records, place, `PHOTO-PART#${photoId}#`)
  if (parts.length !== photo.parts) return undefined
  return { photo, base64: parts.map(({ value }) => value.data).join('') }
}
