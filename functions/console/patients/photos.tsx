/** Photos at the console: asked for, added before a treatment, and shown. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { checkPhoto, type Refused } from '../../core/photos/check-photo.ts'
import type { Photo } from '../../core/photos/photo.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { askForPhoto } from '../../use-cases/messages/ask-photo.ts'
import { keepPhoto } from '../../use-cases/photos/keep-photo.ts'
import { readPhoto } from '../../use-cases/photos/read-photos.ts'
import { FaultOf } from '../shared/components.tsx'
import type { ConsoleDeps, Page, PageRequest } from '../shared/page.ts'
import { Photos } from '../shared/photos.tsx'

/** `to`: the address of this patient's or alert's requests for photos. */
export const AskPhotoForm = ({ to }: { to: string }) => (
  <form method="post" action={to} class="card" data-once>
    <h2>Ask for a photo</h2>
    <p class="hint">The patient gets a text with a link that works for 24 hours. A photo does not replace a call.</p>
    <button type="submit" class="quiet">
      Ask for a photo
    </button>
  </form>
)

type Before = { personId: string; photos: readonly Photo[]; clinic: Clinic; faults: readonly FieldError[] }

/** What the patient sent is in the timeline; beside it stands how it was before. */
export const BeforePhotos = ({ personId, photos, clinic, faults }: Before) => (
  <section class="card" aria-labelledby="before-photos">
    <h2 id="before-photos">Before photos</h2>
    {photos.map(({ photoId, receivedAt }) => (
      <Photos key={photoId} photoIds={[photoId]} at={receivedAt} zone={clinic.zone} name="Before photo" />
    ))}
    <form method="post" action={`/console/patients/${personId}/photos`} enctype="multipart/form-data" data-once>
      <label>
        Photos before a treatment
        <input type="file" name="photo" accept="image/jpeg,image/png" multiple required />
        <FaultOf faults={faults} at="/photo" />
      </label>
      <button type="submit" class="quiet">
        Add photos
      </button>
    </form>
  </section>
)

const REFUSED: Record<Refused['kind'], string> = {
  'not-a-photo': 'A file is not a photo. Choose JPEG or PNG.',
  broken: 'A photo did not arrive whole. Choose it again.',
  'too-many-pixels': 'A photo has more than 40 megapixels. Choose a smaller one.',
}

/** Why the photos of a form were not kept; undefined where they were. */
export async function addBefore(
  deps: ConsoleDeps,
  { caller, params, files }: PageRequest,
): Promise<FieldError | undefined> {
  const fault = (detail: string) => ({ pointer: '/photo', detail })
  const checked = files.map((bytes) => checkPhoto(bytes))
  if (checked.length === 0) return fault('Choose a photo first.')
  const photos = checked.flatMap((each) => (each.kind === 'clean' ? [each.photo] : []))
  const refused = checked.find((each) => each.kind !== 'clean')
  if (refused) return fault(REFUSED[refused.kind])
  for (const photo of photos) {
    const place = { clinicId: caller.clinicId, personId: params.id ?? '' }
    const kept = await keepPhoto(deps, place, photo, { staffId: caller.id })
    if (kept.kind !== 'kept') return fault('There is no such patient at this clinic.')
  }
  return undefined
}

/** Why the patient was not asked; undefined where the text is on its way. */
export async function askedForPhoto(
  deps: ConsoleDeps,
  { caller }: PageRequest,
  personId: string,
): Promise<FieldError | undefined> {
  const asked = await askForPhoto(deps, caller.clinicId, personId, { by: caller.id })
  if (asked.kind === 'planned') return undefined
  const detail = asked.kind === 'forbidden' ? asked.because : 'There is no such patient at this clinic.'
  return { pointer: '/photo', detail }
}

export const photoPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/photos/{id}',
    roles: PERMISSIONS.clinical,
    async respond(deps, { caller, params }) {
      const photo = await readPhoto(deps, caller.clinicId, params.id ?? '')
      if (photo) return { kind: 'photo', photo }
      return { kind: 'page', title: 'No such photo', status: 404, body: <p>There is no such photo at this clinic.</p> }
    },
  },
]
