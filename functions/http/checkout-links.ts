import * as z from 'zod/mini'
import { makeCheckoutLink } from '../use-cases/courses/checkout-link.ts'
import { instant } from './instant.ts'
import { externalId } from './own-data.ts'
import { invalid, ok } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'
import { procedures, text } from './treatments.ts'

const NOTHING_TO_FILL_IN = {
  pointer: '',
  detail: 'Send what is known of the visit: the patient, procedures, or externalId.',
}

export const checkoutLinkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/checkout-links',
    summary: 'A link to checkout, filled in with what is known of a visit; for staff who are signed in, for 15 minutes',
    description:
      'Phone and e-mail may be as they were typed: the front desk sees and corrects them. Consent is never filled in.',
    roles: PERMISSIONS.enrol,
    body: z.strictObject({
      patient: z._default(
        z.strictObject({ name: z.optional(text(120)), phone: z.optional(text(60)), email: z.optional(text(254)) }),
        {},
      ),
      performedAt: z.optional(instant),
      procedures: z._default(procedures, []),
      externalId: z.optional(externalId),
    }),
    repeated: 'again',
    answers: { 201: 'The link', 422: 'A field is not valid' },
    async respond(deps, { caller, body: { patient, procedures: done, ...visit } }) {
      const injector = done.find((each) => each.injector)?.injector
      if ([patient, done, visit].every((part) => Object.keys(part).length === 0)) return invalid([NOTHING_TO_FILL_IN])
      const draft = { ...patient, ...visit, procedures: done, ...(injector ? { injector } : {}) }
      const made = await makeCheckoutLink(deps, caller.clinicId, draft)
      return made.kind === 'made' ? ok({ address: made.address, expiresAt: made.expiresAt }, 201) : invalid(made.faults)
    },
  }),
]
