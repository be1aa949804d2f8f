/** A patient's photos: asked for by a text, listed, and each with its picture. */
import type { Photo } from '../core/photos/photo.ts'
import { askForPhoto } from '../use-cases/messages/ask-photo.ts'
import { getPatient } from '../use-cases/patients/find-patients.ts'
import { photosOf, placeOfPhoto, readPhoto } from '../use-cases/photos/read-photos.ts'
import { listed, PAGED } from './lists.ts'
import { noPatient } from './patients.ts'
import { ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const showPhoto = ({ photoId, kind, receivedAt, by }: Photo) => ({ photoId, kind, receivedAt, by: by ?? null })

export const photoRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/patients/{id}/photo-requests',
    summary: 'Text the patient a link for photos',
    roles: PERMISSIONS.clinical,
    repeated: 'again',
    answers: {
      201: 'It leaves now, or at dueAt',
      404: 'No such patient at this clinic',
      409: 'No text may go to this patient: phone instead',
    },
    async respond(deps, { caller, params, headers }) {
      const key = headers['idempotency-key']
      const once = key ? { formId: deps.sha256(`photo ${key}`).slice(0, 10) } : {}
      const asked = await askForPhoto(deps, caller.clinicId, params.id ?? '', { by: caller.id, ...once })
      if (asked.kind === 'unknown') return noPatient()
      if (asked.kind === 'forbidden') return refuse(409, asked.because)
      const { outboundId, plannedFor, state, link } = asked.item
      return ok({ messageId: outboundId, dueAt: plannedFor, status: state, endsAt: link?.expiresAt ?? null }, 201)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/photos',
    summary: 'The photos of a patient, oldest first',
    roles: PERMISSIONS.clinical,
    parameters: PAGED,
    answers: { 200: 'The photos', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const { caller, params } = request
      if (!(await getPatient(deps, caller.clinicId, params.id ?? ''))) return noPatient()
      const items = await photosOf(deps, caller.clinicId, params.id ?? '')
      return listed(deps, request, { name: 'photos', items, placeOf: placeOfPhoto, show: showPhoto })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/photos/{photoId}',
    summary: 'A photo with its picture, in base64',
    roles: PERMISSIONS.clinical,
    answers: { 200: 'The photo', 404: 'No such photo of this patient' },
    async respond(deps, { caller, params: { id = '', photoId = '' } }) {
      const found = photoId.startsWith(`${id}.`) ? await readPhoto(deps, caller.clinicId, photoId) : undefined
      if (!found) return refuse(404, 'There is no such photo of this patient.')
      return ok({ photoId, type: found.photo.type, content: found.base64 })
    },
  }),
]
