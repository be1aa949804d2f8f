/** What is on record about one patient: the conversation, the timeline, the export. */
import * as z from 'zod/mini'
import { placesInOrder } from '../core/paging.ts'
import { PAPER_LANGUAGES } from '../core/paper.ts'
import type { Photo } from '../core/photos/photo.ts'
import { LONGEST_TEXT, writeMessage } from '../use-cases/messages/send-personal-text.ts'
import { conversation } from '../use-cases/patients/conversation.ts'
import { recordPaper } from '../use-cases/patients/record-paper.ts'
import { timeline } from '../use-cases/patients/timeline.ts'
import { reasonText } from '../use-cases/patients/timeline-text.ts'
import { photosOf } from '../use-cases/photos/read-photos.ts'
import { findWholeEmail } from '../use-cases/replies/whole-email.ts'
import { type PatientRecord, readWithPages } from '../use-cases/store/read-patient.ts'
import { listed, MOST_LISTED, PAGED, pageFor } from './lists.ts'
import { noPatient, showPatient } from './patients.ts'
import { ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

export const patientRecordRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/patients/{id}/messages',
    summary: "A person's own text to the patient",
    roles: PERMISSIONS.clinical,
    body: z.strictObject({
      text: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: 'The text is empty.' }),
          z.maxLength(LONGEST_TEXT, { error: `At most ${LONGEST_TEXT} characters.` }),
        ),
    }),
    repeated: 'again',
    answers: {
      201: 'It leaves now, or at dueAt',
      404: 'No such patient at this clinic',
      409: 'No text may go to this patient: phone instead',
      422: 'The text is empty or too long',
    },
    async respond(deps, { caller, params, body, headers }) {
      const key = headers['idempotency-key']
      const once = key ? { formId: deps.sha256(`${key} ${body.text}`).slice(0, 10) } : {}
      const text = { text: body.text, by: caller.id, ...once }
      const written = await writeMessage(deps, caller.clinicId, params.id ?? '', text)
      switch (written.kind) {
        case 'planned': {
          const { outboundId, plannedFor, state, text } = written.item
          return ok({ messageId: outboundId, dueAt: plannedFor, status: state, text, segments: written.segments }, 201)
        }
        case 'unknown':
          return noPatient()
        case 'forbidden':
          return refuse(409, written.because)
      }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/messages',
    summary: 'The messages to and from a patient, oldest first; those that are still to come as well',
    roles: PERMISSIONS.clinical,
    parameters: PAGED,
    answers: { 200: 'The messages', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const found = await conversation(deps, request.caller.clinicId, request.params.id ?? '')
      if (!found) return noPatient()
      return listed(deps, request, {
        name: 'messages',
        items: found,
        placeOf: ({ at, messageId }) => `${at} ${messageId}`,
        show: (message) => message,
        unasked: MOST_LISTED,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/export',
    summary: 'The whole record: treatments, messages both ways, alerts, tasks, proof of consent, photos by their paths',
    description:
      'A record that is larger than one answer comes in several: while `next` is not null, ask again with `?cursor=` and append each list.',
    roles: PERMISSIONS.administer,
    parameters: PAGED,
    answers: { 200: 'The record', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const record = await readWithPages(deps.records, request.caller.clinicId, request.params.id ?? '')
      if (!record) return noPatient()
      const page = await pageFor(deps, request, {
        name: 'export',
        items: exported(record, await photosOf(deps, request.caller.clinicId, request.params.id ?? '')),
        placeOf: ({ of, place }) => `${of} ${place}`,
        show: (item) => item,
      })
      if ('status' in page) return page
      const values = (name: string) => page.shown.filter(({ of }) => of === name).map(({ value }) => value)
      return ok({
        patient: showPatient(record.person.value),
        ...Object.fromEntries(EXPORTED.map((name) => [name, values(name)])),
        next: page.next,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/record.pdf',
    summary: 'The record on paper, for the chart',
    roles: PERMISSIONS.clinical,
    parameters: [{ name: 'language', in: 'query', description: 'English without it.', values: PAPER_LANGUAGES }],
    media: 'application/pdf',
    answers: { 200: 'The file', 404: 'No such patient at this clinic' },
    async respond(deps, { caller, params, query }) {
      const language = PAPER_LANGUAGES.find((each) => each === query.language) ?? 'en'
      const paper = await recordPaper(deps, caller.clinicId, params.id ?? '', language)
      return paper ? { status: 200, body: undefined, paper } : noPatient()
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/mails/{messageId}',
    summary:
      "The mail by which a message came, as it came (RFC 5322, in base64); kept for the clinic's period for mails",
    roles: PERMISSIONS.clinical,
    answers: { 200: 'The mail', 404: 'No such mail of this patient, or kept no longer' },
    async respond(deps, { caller, params: { id = '', messageId = '' } }) {
      const found = messageId.startsWith(`${id}.`) ? await findWholeEmail(deps, caller.clinicId, messageId) : undefined
      return found ? ok(found) : refuse(404, 'There is no such mail of this patient, or it is kept no longer.')
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/timeline',
    summary: 'All that happened with a patient, oldest first',
    roles: PERMISSIONS.clinical,
    parameters: PAGED,
    answers: { 200: 'The timeline', 404: 'No such patient at this clinic' },
    async respond(deps, request) {
      const found = await timeline(deps, request.caller.clinicId, request.params.id ?? '')
      if (!found) return noPatient()
      const places = placesInOrder(found.events, ({ at }) => at)
      return listed(deps, request, {
        name: 'events',
        items: found.events,
        placeOf: (event) => places.get(event) ?? '',
        show: (event) => ({ ...event, because: reasonText(event, (staffId) => staffId) }),
        more: { patient: showPatient(found.person) },
      })
    },
  }),
]

const EXPORTED = ['consents', 'treatments', 'messagesSent', 'messagesReceived', 'alerts', 'tasks', 'photos'] as const

type Exported = { of: (typeof EXPORTED)[number]; place: string; value: object }

/** Each item with its list and its place there, which later items move as little as those of any list. */
function exported(
  { consents, treatments, outbound, messages, alerts, tasks }: PatientRecord,
  photos: readonly Photo[],
): Exported[] {
  const all = <T extends object>(of: Exported['of'], items: readonly { value: T }[], place: (item: T) => string) =>
    items.map(({ value }): Exported => ({ of, place: place(value), value }))
  const sent = outbound.map(({ value: { claimedBy: _c, link: _l, unsubscribe: _u, ...value } }) => ({ value }))
  return [
    ...all('consents', consents, ({ consentId }) => consentId),
    ...all('treatments', treatments, ({ treatmentId }) => treatmentId),
    ...all('messagesSent', sent, ({ outboundId }) => outboundId),
    ...all('messagesReceived', messages, ({ messageId }) => messageId),
    ...all('alerts', alerts, ({ alertId }) => alertId),
    ...all('tasks', tasks, ({ taskId }) => taskId),
    ...all(
      'photos',
      photos.map(({ photoId, personId, kind, receivedAt }) => ({
        value: { photoId, kind, receivedAt, path: `/v1/patients/${personId}/photos/${photoId}` },
      })),
      ({ photoId }) => photoId,
    ),
  ]
}
