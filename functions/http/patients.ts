import * as z from 'zod/mini'
import { keys } from '../core/keys.ts'
import { shownOwnData } from '../core/patients/own-data.ts'
import { isErased, type Patient } from '../core/patients/patient.ts'
import { plainWords } from '../core/plain-words.ts'
import { changeConsent } from '../use-cases/courses/change-consent.ts'
import { changePatient } from '../use-cases/courses/change-patient.ts'
import { linesByName } from '../use-cases/patients/directory.ts'
import { erasePatient } from '../use-cases/patients/erase-patient.ts'
import { getPatient, patientsByExternalId, patientsByPhone } from '../use-cases/patients/find-patients.ts'
import { hasOptedOut } from '../use-cases/patients/opted-out.ts'
import type { Deps } from '../use-cases/ports.ts'
import { instant } from './instant.ts'
import { listed, MOST_LISTED, PAGED } from './lists.ts'
import { ownDataChange } from './own-data.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Request, type Route, route } from './route.ts'

export const noPatient = () => refuse(404, 'There is no such patient at this clinic.')

export const showPatient = (person: Patient) => ({
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
  createdAt: person.createdAt,
  ...shownOwnData(person),
})

const change = z.strictObject({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  phone: z.optional(z.string().check(z.maxLength(60))),
  phoneConfirmed: z.optional(z.boolean()),
  email: z.optional(z.email({ error: 'An e-mail address such as ana@example.com is needed.' })),
  language: z.optional(z.string().check(z.maxLength(10))),
  timeZone: z.optional(z.string().check(z.maxLength(60))),
  ...ownDataChange,
})

const consentChange = z.strictObject({
  sms: z.optional(z.boolean()),
  email: z.optional(z.boolean()),
  statement: z.string().check(z.trim(), z.minLength(1, { error: 'The wording that was shown.' }), z.maxLength(4000)),
  method: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  capturedAt: z.optional(instant),
})

const edits: Route['edits'] = ({ caller, params }) => keys.patient(caller.clinicId, params.id ?? '')

async function byName(deps: Deps, request: Request<unknown>, name: string): Promise<Answer> {
  if (plainWords(name).length < 2) return invalid([{ pointer: '/query/name', detail: 'At least two letters.' }])
  const { clinicId } = request.caller
  return listed(deps, request, {
    name: 'patients',
    items: await linesByName(deps, clinicId, name),
    placeOf: ({ createdAt, personId }) => `${createdAt} ${personId}`,
    async show({ personId }) {
      const patient = await getPatient(deps, clinicId, personId)
      return patient && !isErased(patient) ? showPatient(patient) : undefined
    },
    unasked: MOST_LISTED,
  })
}

export const patientRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/patients',
    summary: "The patients with a phone number (families share phones), a name, or an id of the clinic's own",
    roles: PERMISSIONS.enrol,
    parameters: [
      { name: 'phone', in: 'query', description: 'The number in any usual form; a + is written %2B.' },
      { name: 'name', in: 'query', description: 'Beginnings of words of the name, at least two letters: ana rui.' },
      { name: 'externalId', in: 'query', description: "The id of the clinic's own." },
      ...PAGED,
    ],
    answers: { 200: 'The patients', 422: 'Not a phone number' },
    async respond(deps, request) {
      const { clinicId } = request.caller
      const { phone, name, externalId } = request.query
      if ([phone, name, externalId].filter((each) => each !== undefined).length !== 1)
        return invalid([{ pointer: '/phone', detail: 'Which patients? Give one of phone, name and externalId.' }])
      if (name !== undefined) return byName(deps, request, name)
      const found =
        externalId === undefined
          ? await patientsByPhone(deps, clinicId, phone ?? '')
          : await patientsByExternalId(deps, clinicId, externalId)
      if (found.kind === 'invalid') return invalid(found.faults)
      return listed(deps, request, {
        name: 'patients',
        items: found.patients,
        placeOf: ({ createdAt, personId }) => `${createdAt} ${personId}`,
        show: showPatient,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}',
    summary: 'A patient',
    roles: PERMISSIONS.enrol,
    edits,
    answers: { 200: 'The patient', 404: 'No such patient at this clinic, or erased' },
    async respond(deps, { caller, params }) {
      const person = await getPatient(deps, caller.clinicId, params.id ?? '')
      // What stays of somebody who was erased is proof, and read by the export and the timeline.
      if (!person || isErased(person)) return noPatient()
      return ok({ ...showPatient(person), optedOut: await hasOptedOut(deps, person) })
    },
  }),
  route({
    method: 'PATCH',
    path: '/v1/patients/{id}',
    summary: 'Correct a patient; unsent messages are planned again',
    roles: PERMISSIONS.enrol,
    edits,
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
    edits,
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
        case 'on-hold':
          return refuse(409, `${erased.hold.name} placed a legal hold on this record: lift it first, with a reason.`, {
            heldSince: erased.hold.at,
          })
        case 'under-hold':
          return refuse(409, 'An incident holds this record: release the hold at the incident first.', {
            incidentId: erased.incidentId,
          })
      }
    },
  }),
]
