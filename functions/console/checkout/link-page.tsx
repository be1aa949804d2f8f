/** Checkout by a link of the booking system, with what it knows of the visit. */
import { PERMISSIONS } from '../../http/route.ts'
import { CHECKOUT_LINK_MINUTES, visitOf } from '../../use-cases/courses/checkout-link.ts'
import type { Page, PageAnswer } from '../shared/page.ts'
import { checkoutPage } from './checkout.tsx'
import { filledByVisit } from './form-values.ts'
import { currentCheckout } from './log-form.ts'

const EXPIRED: PageAnswer = {
  kind: 'page',
  title: 'This link has expired',
  status: 404,
  body: (
    <>
      <p>It works for {CHECKOUT_LINK_MINUTES} minutes. Press the button in your booking system again.</p>
      <p>
        <a class="button" href="/console/checkout">
          Check out by hand
        </a>
      </p>
    </>
  ),
}

export const checkoutLinkPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/checkout/link/{token}',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentCheckout(deps, request)
      const visit = await visitOf(deps, request.caller.clinicId, request.params.token ?? '')
      return visit ? checkoutPage(at, { form: filledByVisit(visit, at.clinicNow.clinic.zone) }) : EXPIRED
    },
  },
]
