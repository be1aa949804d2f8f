import * as z from 'zod/mini'
import { isErased, type Patient } from '../core/patients/patient.ts'
import { changePatient } from '../use-cases/courses/change-patient.ts'
import { LONGEST_TEXT, writeMessage } from '../use-cases/messages/send-personal-text.ts'
import { changeConsent } from '../use-cases/patients/change-consent.ts'
import { erasePatient } from '../use-cases/patients/erase-patient.ts'
import { getPatient, patientsByPhone } from '../use-cases/patients/find-patients.ts'
import { timeline } from '../use-cases/patients/timeline.ts'
import { reasonText } from '../use-cases/patients/timeline-text.ts'
import { findWholeEmail } from '../use-cases/replies/whole-email.ts'
import { readWithPages } from '../use-cases/store/read-patient.ts'
import { IDEMPOTENCY_KEY, keyOf, keyReused } from './idempotency.ts'
import { instant } from './instant.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const noPatient = () => refuse(404, 'There is no such patient at this clinic.')

const showPatient = (person: Patient) => ({
  patientId: person.personId,
  name: person.name,
  phone: person.phone ?? null,
  email: person.email ?? null,
  guardian: person.guardian ?? null,
  language: person.language,
  timeZone: person.zone,
  consent: person.consent,
  openAlertId: person.openAlertId ?? null,
  lastReplyAt: person.lastReplyAt ?? null,
  known: person.known,
})

const change = z.strictObject({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  phone: z.optional(z.string().check(z.maxLength(60))),
  phoneConfirmed: z.optional(z.boolean()),
  email: z.optional(z.email({ error: 'An e-mail address such as ana@example.com is needed.' })),
  language: z.optional(z.string().check(z.maxLength(10))),
  timeZone: z.optional(z.string().check(z.maxLength(60))),
})

const consentChange = z.strictObject({
  sms: z.optional(z.boolean()),
  email: z.optional(z.boolean()),
  statement: z.string().check(z.trim(), z.minLength(1, { error: 'The wording that was shown.' }), z.maxLength(4000)),
  method: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  capturedAt: z.optional(instant),
})

export const patientRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/patients',
    summary: 'The patients with a phone number; families share phones',
    roles: PERMISSIONS.enrol,
    parameters: [{ name: 'phone', in: 'query', description: 'The number in any usual form; a + is written %2B.' }],
    answers: { 200: 'The patients', 422: 'Not a phone number' },
    async respond(deps, { caller, query }) {
      if (!query.phone) return invalid([{ pointer: '/query/phone', detail: 'The query parameter phone is required.' }])
      const found = await patientsByPhone(deps, caller.clinicId, query.phone)
      if (found.kind === 'invalid') return invalid(found.faults)
      return ok({ patients: found.patients.map(showPatient) })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}',
    summary: 'A patient',
    roles: PERMISSIONS.enrol,
    answers: { 200: 'The patient', 404: 'No such patient at this clinic, or erased' },
    async respond(deps, { caller, params }) {
      const person = await getPatient(deps, caller.clinicId, params.id ?? '')
      // What stays of somebody who was erased is proof, and read by the export and the timeline.
      return person && !isErased(person) ? ok(showPatient(person)) : noPatient()
    },
  }),
  route({
    method: 'PATCH',
    path: '/v1/patients/{id}',
    summary: 'Correct a patient; unsent messages are planned again',
    roles: PERMISSIONS.enrol,
    body: change,
    answers: { 200: 'The patient', 404: 'No such patient at this clinic', 422: 'A field is not valid' },
    async respond(deps, { caller, params, body }) {
      const changed = await changePatient(deps, caller.clinicId, params.id ?? '', body)
      switch (changed.kind) {
        case 'changed':
          return ok(showPatient(changed.person))
        case 'unknown':
          return noPatient()
        case 'invalid':
          return invalid(changed.faults)
      }
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/patients/{id}/consent',
    summary: 'What a patient agrees to, or no longer does; withdrawing cancels what is unsent by that channel',
    roles: PERMISSIONS.enrol,
    body: consentChange,
    answers: { 200: 'The patient', 404: 'No such patient at this clinic', 422: 'A field is not valid' },
    async respond(deps, { caller, params, body }) {
      const changed = await changeConsent(deps, caller.clinicId, params.id ?? '', body, caller.id)
      switch (changed.kind) {
        case 'changed':
          return ok(showPatient(changed.person))
        case 'unknown':
          return noPatient()
        case 'invalid':
          return invalid(changed.faults)
      }
    },
  }),
  route({
    method: 'POST',
    path: '/v1/patients/{id}/messages',
    summary: "A person's own text to the patient",
    roles: PERMISSIONS.clinical,
    parameters: [IDEMPOTENCY_KEY],
    body: z.strictObject({
      text: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: 'The text is empty.' }),
          z.maxLength(LONGEST_TEXT, { error: `At most ${LONGEST_TEXT} characters.` }),
        ),
    }),
    answers: {
      201: 'It leaves now, or at dueAt',
      404: 'No such patient at this clinic',
      409: 'No text may go to this patient: phone instead; or the key was used with another text',
      422: 'The text is empty or too long',
    },
    async respond(deps, { caller, params, body, headers }) {
      const asked = keyOf(headers)
      if ('refused' in asked) return asked.refused
      const written = await writeMessage(deps, caller.clinicId, params.id ?? '', {
        ...{ text: body.text, by: caller.id },
        ...(asked.key ? { formId: deps.sha256(`text ${asked.key}`).slice(0, 10) } : {}),
      })
      switch (written.kind) {
        case 'planned': {
          const { outboundId, plannedFor, state, text } = written.item
          if (text !== body.text) return keyReused('text')
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
    path: '/v1/patients/{id}/export',
    summary: 'The whole record: treatments, messages both ways, alerts, tasks, proof of consent',
    roles: PERMISSIONS.administer,
    answers: { 200: 'The record', 404: 'No such patient at this clinic' },
    async respond(deps, { caller, params }) {
      const record = await readWithPages(deps.records, caller.clinicId, params.id ?? '')
      if (!record) return noPatient()
      const values = <T>(items: readonly { value: T }[]) => items.map(({ value }) => value)
      return ok({
        patient: showPatient(record.person.value),
        consents: values(record.consents),
        treatments: values(record.treatments),
        messagesSent: values(record.outbound).map(
          ({ claimedBy: _c, link: _l, unsubscribe: _u, ...message }) => message,
        ),
        messagesReceived: values(record.messages),
        alerts: values(record.alerts),
        tasks: values(record.tasks),
      })
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/patients/{id}',
    summary: 'Erase a patient; proof of consent and of the erasure stays without contact data',
    roles: PERMISSIONS.administer,
    answers: {
      200: 'Erased',
      404: 'No such patient at this clinic',
      409: 'An alert is open, or an incident holds the record',
    },
    async respond(deps, { caller, params }) {
      const erased = await erasePatient(deps, caller.clinicId, params.id ?? '', caller.id)
      switch (erased.kind) {
        case 'erased':
          return ok({ patientId: params.id, erased: erased.erased, consentsKept: erased.kept, at: erased.at })
        case 'unknown':
          return noPatient()
        case 'alert-open':
          return refuse(409, 'An alert of this patient is open: record its outcome first.', { alertId: erased.alertId })
        case 'under-hold':
          return refuse(409, 'An incident holds this record: release the hold at the incident first.', {
            incidentId: erased.incidentId,
          })
      }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/mails/{messageId}',
    summary: 'The mail by which a message came, as it came (RFC 5322, in base64); kept for 90 days',
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
    answers: { 200: 'The timeline', 404: 'No such patient at this clinic' },
    async respond(deps, { caller, params }) {
      const found = await timeline(deps, caller.clinicId, params.id ?? '')
      if (!found) return noPatient()
      const events = found.events.map((event) => ({ ...event, because: reasonText(event, (staffId) => staffId) }))
      return ok({ patient: showPatient(found.person), events })
    },
  }),
]
