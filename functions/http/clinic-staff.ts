import type { Staff } from '../core/clinic/clinic.ts'
import { clinicPk } from '../core/keys.ts'
import { addStaff, changeStaff, removeStaff, type StaffChanged } from '../use-cases/access/change-staff.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { person } from './clinic-bodies.ts'
import { authorOf, OVERTAKEN } from './clinic-settings.ts'
import { listed, PAGED } from './lists.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const showStaff = ({ staffId, name, role, phone, email }: Staff) => ({
  ...{ staffId, name, role },
  phone: phone ?? null,
  email: email ?? null,
})

const UNKNOWN = 'There is no such person on the staff.'
const LAST_ADMIN = 'This is the only admin of the clinic: make somebody else one first.'

function answer(changed: StaffChanged, status = 200): Answer {
  switch (changed.kind) {
    case 'changed':
      return ok(showStaff(changed.person), status)
    case 'invalid':
      return invalid(changed.faults)
    case 'unknown':
      return refuse(404, UNKNOWN)
    case 'overtaken':
      return OVERTAKEN
    case 'last-admin':
      return refuse(409, LAST_ADMIN)
  }
}

const edits: Route['edits'] = ({ caller }) => ({ pk: clinicPk(caller.clinicId), prefix: 'STAFF#' })
const path = '/v1/clinic/staff'
const roles = PERMISSIONS.administer

export const clinicStaffRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    summary: 'Who works at the clinic, in the order of their ids',
    roles,
    edits,
    parameters: PAGED,
    answers: { 200: 'The staff' },
    async respond(deps, request) {
      const clinicNow = await readClinic(deps.records, request.caller.clinicId)
      return listed(deps, request, {
        name: 'staff',
        items: clinicNow?.rota.staff ?? [],
        placeOf: ({ staffId }) => staffId,
        show: showStaff,
      })
    },
  }),
  route({
    method: 'POST',
    path,
    summary: 'Add a person; the answer holds the id that the rota uses',
    description: 'Invite the person to the console from its settings.',
    roles,
    edits,
    body: person,
    answers: { 201: 'The person', 409: 'Somebody changed the staff at the same moment', 422: 'A field is not valid' },
    respond: async (deps, { caller, body }) =>
      answer(await addStaff(deps, caller.clinicId, body, { by: authorOf(caller) }), 201),
  }),
  route({
    method: 'PUT',
    path: `${path}/{id}`,
    summary: 'Change a person',
    description: 'A new phone is untested until it answers a test page. A new role ends the person’s sessions.',
    roles,
    edits,
    body: person,
    answers: {
      200: 'The person',
      404: 'No such person',
      409: 'The only admin, or somebody changed the staff at the same moment',
      422: 'A field is not valid',
    },
    respond: async (deps, { caller, params, body }) =>
      answer(await changeStaff(deps, caller.clinicId, params.id ?? '', body, { by: authorOf(caller) })),
  }),
  route({
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'A person has left: out of the shifts, signed out, and the gaps that this leaves',
    description: 'The account is switched off in the console.',
    roles,
    edits,
    answers: {
      200: 'Who has left, and where nobody has a duty now',
      404: 'No such person',
      409: 'The only admin, named by the paging policy, the owner of an open alert, or changed at the same moment',
    },
    async respond(deps, { caller, params }) {
      const left = await removeStaff(deps, caller.clinicId, params.id ?? '', { by: authorOf(caller) })
      switch (left.kind) {
        case 'left':
          return ok({ staffId: left.person.staffId, removed: true, gaps: left.opened })
        case 'named-by-policy':
          return refuse(409, 'The paging policy names this person: change it first (PUT /v1/on-call/policy).')
        case 'has-open-alert':
          return refuse(409, `The person has open alerts (${left.codes.join(', ')}): hand them over first.`)
        case 'unknown':
        case 'overtaken':
        case 'last-admin':
          return answer(left)
      }
    },
  }),
]
