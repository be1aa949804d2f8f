/** Keeps a photo in the table: its parts, and the item without which there is no photo. */
import { keys, personOf, photoPartsPk, photosPk } from '../../core/keys.ts'
import { isErased, type Patient } from '../../core/patients/patient.ts'
import { type CleanPhoto, MOST_PHOTOS_A_LINK, type Photo, photoParts } from '../../core/photos/photo.ts'
import type { Hashing, Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, write, writePatient } from '../store/records.ts'

export type PhotoKept =
  /** Now, or when the same bytes came before. */
  | { kind: 'kept'; photo: Photo }
  | { kind: 'too-many' }
  /** There is no such patient, or not any more. */
  | { kind: 'gone' }

/** Who adds it: a patient by the link of this token, or a member of the staff. */
export type PhotoBy = { token: string } | { staffId: string }

/** Parts of one transaction, which takes 4 MB. */
const PARTS_AT_ONCE = 12

/** Safe to repeat: the same bytes by the same link, or of staff, are one photo. */
export async function keepPhoto(
  deps: Store & Hashing,
  { clinicId, personId }: { clinicId: string; personId: string },
  { bytes, ...about }: CleanPhoto,
  by: PhotoBy,
): Promise<PhotoKept> {
  const base64 = Buffer.from(bytes).toString('base64')
  const link = 'token' in by ? linkDigest(deps, by.token) : undefined
  const photoId = `${personId}.${deps.sha256(`${link ?? 'before'} ${base64}`).slice(0, 16)}`
  const parts = photoParts(base64)
  const partWrites = parts.map((data, n) => write(keys.photoPart(clinicId, photoId, n), { data }, 0))
  for (;;) {
    const kept = await attempt(deps, async (deps): Promise<Decision<PhotoKept | undefined>> => {
      const only = (answer: PhotoKept) => ({ writes: [], answer })
      const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
      if (!person || isErased(person.value)) return only({ kind: 'gone' })
      const there = await read<Photo>(deps.records, keys.photo(clinicId, photoId))
      if (there) return only({ kind: 'kept', photo: there.value })
      if (link !== undefined && (await countOf(deps, clinicId, personId, link)) >= MOST_PHOTOS_A_LINK)
        return only({ kind: 'too-many' })
      const photo: Photo = {
        ...{ photoId, clinicId, personId, kind: link === undefined ? 'before' : 'sent', ...about },
        ...{ bytes: bytes.length, receivedAt: deps.now(), parts: parts.length },
        ...(link === undefined ? {} : { link }),
        ...('staffId' in by ? { by: by.staffId } : {}),
      }
      const missing = await missingOf(deps, photo, partWrites)
      // An erasure, or another photo of the link, that comes meanwhile begins again: the person is another then.
      const same = writePatient(person.value, person.version)
      const now = missing.slice(0, PARTS_AT_ONCE)
      const isLast = now.length === missing.length
      const last = isLast ? [write(keys.photo(clinicId, photoId), photo, 0)] : []
      return { writes: [same, ...now, ...last], answer: isLast ? { kind: 'kept', photo } : undefined }
    })
    if (kept) return kept
  }
}

/** What is kept of a link whose photos came by it: the link itself is a secret while it works. */
export const linkDigest = (deps: Hashing, token: string): string => deps.sha256(`photo ${token}`).slice(0, 16)

/** Photos that came by a link so far. */
export async function countOf(deps: Reads, clinicId: string, personId: string, link: string): Promise<number> {
  const all = await readAll<Photo>(deps.records, photosPk(clinicId, personId), 'PHOTO#')
  return all.filter(({ value }) => value.link === link).length
}

/** One transaction does for most; of a larger photo those parts are left that an earlier one has not written. */
async function missingOf(deps: Reads, { clinicId, photoId }: Photo, parts: readonly Write[]): Promise<Write[]> {
  if (parts.length <= PARTS_AT_ONCE) return [...parts]
  const there = await deps.records.list(photoPartsPk(clinicId, personOf(photoId)), `PHOTO-PART#${photoId}#`)
  const known = new Set(there.map(({ key }) => key.sk))
  return parts.filter(({ key }) => !known.has(key.sk))
}
