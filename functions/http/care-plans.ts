import * as z from 'zod/mini'
import { SIGNATURES } from '../core/clinic/signatures.ts'
import { type CarePlan, planNamed } from '../core/courses/care-plan.ts'
import { keys } from '../core/keys.ts'
import { placesInOrder } from '../core/paging.ts'
import {
  approveOverride,
  contentOf,
  type Overridden,
  proposeOverride,
  removeOverride,
} from '../use-cases/courses/override-plan.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { listed, PAGED } from './lists.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'

const step = z.strictObject({
  after: z.optional(z.string().check(z.maxLength(20))),
  channel: z.optional(z.enum(['sms', 'email'])),
  off: z.optional(z.boolean()),
  texts: z.optional(z.record(z.string().check(z.maxLength(10)), z.string().check(z.minLength(1), z.maxLength(4000)))),
})
const override = z.strictObject({ steps: z.record(z.string().check(z.maxLength(40)), step) })

const staffOf = ({ id, name, role }: Caller) => ({ staffId: id, name, role })
const noPlan = () => refuse(404, 'There is no such care plan; GET /v1/care-plans lists them.')

function answer(overridden: Overridden): Answer {
  switch (overridden.kind) {
    case 'signed': {
      const { plan, override, missing } = overridden
      return ok({ carePlan: plan, override, inForce: missing === 0, signaturesMissing: missing })
    }
    case 'removed':
      return ok({ carePlan: overridden.plan, override: null, inForce: false, signaturesMissing: SIGNATURES })
    case 'invalid':
      return invalid(overridden.faults)
    case 'unknown-plan':
      return noPlan()
    case 'changed-meanwhile':
      return refuse(409, 'Something else is proposed by now: GET the plan again, and sign that.')
    case 'nothing-proposed':
      return refuse(404, 'Nothing is proposed for this plan; PUT the override first.')
  }
}

const edits: Route['edits'] = ({ caller, params }) => keys.plan(caller.clinicId, params.plan ?? '')

const path = '/v1/care-plans/{plan}/override'

export const carePlanRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/care-plans',
    summary: 'The care plans, as the clinic has them',
    roles: PERMISSIONS.enrol,
    parameters: PAGED,
    answers: { 200: 'The care plans' },
    async respond(deps, request) {
      const clinicNow = await readClinic(deps.records, request.caller.clinicId)
      const plans = Object.values((clinicNow ? contentOf(deps, clinicNow) : deps.content()).plans)
      const places = placesInOrder(plans, () => 'plan')
      const placeOf = (plan: CarePlan) => places.get(plan) ?? ''
      return listed(deps, request, { name: 'carePlans', items: plans, placeOf, show: (plan) => plan })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/care-plans/{plan}',
    summary: 'A care plan, as the clinic has it',
    roles: PERMISSIONS.enrol,
    edits,
    answers: { 200: 'The care plan', 404: 'No such plan' },
    async respond(deps, { caller, params }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      const { plans } = clinicNow ? contentOf(deps, clinicNow) : deps.content()
      const plan = planNamed(plans, params.plan ?? '')
      const own = clinicNow?.plans.find((each) => each.plan === params.plan)
      return plan ? ok(own ? { ...plan, override: own } : plan) : noPlan()
    },
  }),
  route({
    method: 'PUT',
    path,
    summary: "Propose the clinic's own times, channels and words; what is about safety stays locked",
    roles: PERMISSIONS.lowerTier,
    body: override,
    edits,
    answers: { 200: 'Proposed; a second person has to approve', 404: 'No such plan', 422: 'A change is not allowed' },
    respond: async (deps, { caller, params, body }) =>
      answer(
        await proposeOverride(deps, caller.clinicId, params.plan ?? '', { steps: body.steps, by: staffOf(caller) }),
      ),
  }),
  route({
    method: 'POST',
    path: `${path}/approve`,
    summary: 'A second person signs what was proposed',
    roles: PERMISSIONS.lowerTier,
    edits,
    repeated: 'again',
    answers: { 200: 'Signed', 404: 'Nothing is proposed' },
    respond: async (deps, { caller, params }) =>
      answer(await approveOverride(deps, caller.clinicId, params.plan ?? '', staffOf(caller))),
  }),
  route({
    method: 'DELETE',
    path,
    summary: 'The plan as it was written',
    roles: PERMISSIONS.lowerTier,
    edits,
    answers: { 200: 'Removed', 404: 'Nothing is proposed' },
    respond: async (deps, { caller, params }) => answer(await removeOverride(deps, caller.clinicId, params.plan ?? '')),
  }),
]
