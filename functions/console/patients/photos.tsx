/** Photos at the console: asked for, added before a treatment, and shown. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { checkPhoto } from '../../core/photos/check-photo.ts'
import type { Photo } from '../../core/photos/photo.ts'
import { reasonIn } from '../../http/alert-actions.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { askForPhoto } from '../../use-cases/messages/ask-photo.ts'
import { keepPhoto } from '../../use-cases/photos/keep-photo.ts'
import { readPhoto } from '../../use-cases/photos/read-photos.ts'
import { FaultOf } from '../shared/components.tsx'
import type { ConsoleDeps, Page, PageRequest } from '../shared/page.ts'
import { Photos } from '../shared/photos.tsx'
import { useWords } from '../shared/viewer.ts'
import { patientActWords } from '../words/patient-acts.ts'
import { patientWords } from '../words/patients.ts'

/** `to`: the address of this patient's or alert's requests for photos. */
export const AskPhotoForm = ({ to }: { to: string }) => {
  const words = useWords(patientActWords).photos
  return (
    <form method="post" action={to} class="card" data-once>
      <h2>{words.ask}</h2>
      <p class="hint">{words.askHint}</p>
      <button type="submit" class="quiet">
        {words.ask}
      </button>
    </form>
  )
}

type Before = { personId: string; photos: readonly Photo[]; clinic: Clinic; faults: readonly FieldError[] }

/** What the patient sent is in the timeline; beside it stands how it was before. */
export const BeforePhotos = ({ personId, photos, clinic, faults }: Before) => {
  const words = useWords(patientActWords).photos
  return (
    <section class="card" aria-labelledby="before-photos">
      <h2 id="before-photos">{words.title}</h2>
      {photos.map(({ photoId, receivedAt }) => (
        <Photos key={photoId} photoIds={[photoId]} at={receivedAt} zone={clinic.zone} name={words.one} />
      ))}
      <form method="post" action={`/console/patients/${personId}/photos`} enctype="multipart/form-data" data-once>
        <label>
          {words.field}
          <input type="file" name="photo" accept="image/jpeg,image/png" multiple required />
          <FaultOf faults={faults} at="/photo" />
        </label>
        <button type="submit" class="quiet">
          {words.add}
        </button>
      </form>
    </section>
  )
}

/** Why the photos of a form were not kept; undefined where they were. */
export async function addBefore(
  deps: ConsoleDeps,
  { caller, params, files, language }: PageRequest,
): Promise<FieldError | undefined> {
  const words = patientWords(language)
  const fault = (detail: string) => ({ pointer: '/photo', detail })
  const checked = files.map((bytes) => checkPhoto(bytes))
  if (checked.length === 0) return fault(patientActWords(language).photos.first)
  const photos = checked.flatMap((each) => (each.kind === 'clean' ? [each.photo] : []))
  const refused = checked.find((each) => each.kind !== 'clean')
  if (refused) return fault(patientActWords(language).photos.refused[refused.kind])
  for (const photo of photos) {
    const place = { clinicId: caller.clinicId, personId: params.id ?? '' }
    const kept = await keepPhoto(deps, place, photo, { staffId: caller.id })
    if (kept.kind !== 'kept') return fault(words.gone.text)
  }
  return undefined
}

/** Why the patient was not asked; undefined where the text is on its way. */
export async function askedForPhoto(
  deps: ConsoleDeps,
  { caller, language }: PageRequest,
  personId: string,
): Promise<FieldError | undefined> {
  const asked = await askForPhoto(deps, caller.clinicId, personId, { by: caller.id })
  if (asked.kind === 'planned') return undefined
  const detail = asked.kind === 'forbidden' ? reasonIn(language, asked) : patientWords(language).gone.text
  return { pointer: '/photo', detail }
}

export const photoPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/photos/{id}',
    roles: PERMISSIONS.clinical,
    async respond(deps, { caller, params, language }) {
      const photo = await readPhoto(deps, caller.clinicId, params.id ?? '')
      if (photo) return { kind: 'photo', photo }
      const { title, text } = patientActWords(language).photos.gone
      return { kind: 'page', title, status: 404, body: <p>{text}</p> }
    },
  },
]
