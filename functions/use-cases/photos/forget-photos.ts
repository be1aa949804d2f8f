import { photoPartsPk, photosPk } from '../../core/keys.ts'
import type { Photo } from '../../core/photos/photo.ts'
import type { Item, Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'

/** Pictures of one transaction, which takes 4 MB. */
const PARTS_AT_ONCE = 12

/**
 * Ends the photos that `isOver` names; all, and what is left of some that never became whole, without it. The pictures go
 * first: what breaks off is found again by its photo. `may`: whether it may be done at all, and a write that expects so.
 */
export async function forgetPhotos(
  deps: Store,
  { clinicId, personId }: { clinicId: string; personId: string },
  {
    isOver,
    may = async () => [],
  }: { isOver?: (photo: Photo) => boolean; may?: (deps: Reads) => Promise<Write[] | undefined> } = {},
): Promise<number> {
  const parts = photoPartsPk(clinicId, personId)
  const end = (items: readonly Item[]) =>
    attempt(deps, async (deps): Promise<Decision<boolean>> => {
      const expected = await may(deps)
      if (!expected) return { writes: [], answer: false }
      const there = await Promise.all(items.map(({ key }) => deps.records.get(key)))
      const writes = there.flatMap((item) => (item ? [gone(item)] : []))
      return { writes: writes.length > 0 ? [...expected, ...writes] : [], answer: true }
    })
  const endAll = async (items: readonly Item[]): Promise<boolean> => {
    for (let from = 0; from < items.length; from += PARTS_AT_ONCE)
      if (!(await end(items.slice(from, from + PARTS_AT_ONCE)))) return false
    return true
  }
  let ended = 0
  for (const item of await deps.records.list(photosPk(clinicId, personId), 'PHOTO#')) {
    const photo = item.value as Photo
    if (isOver && !isOver(photo)) continue
    const pictures = await deps.records.list(parts, `PHOTO-PART#${photo.photoId}#`)
    if (!(await endAll(pictures)) || !(await end([item]))) return ended
    ended++
  }
  if (!isOver) await endAll(await deps.records.list(parts, ''))
  return ended
}

const gone = ({ key, version }: Item): Write => ({ kind: 'delete', key, expects: version })
