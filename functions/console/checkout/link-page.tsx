/** Checkout by a link of the booking system, with what it knows of the visit. */
import { PERMISSIONS } from '../../http/route.ts'
import { CHECKOUT_LINK_MINUTES, visitOf } from '../../use-cases/courses/checkout-link.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import type { Page, PageAnswer } from '../shared/page.ts'
import { checkoutWords } from '../words/checkout.ts'
import { checkoutPage } from './checkout.tsx'
import { filledByVisit } from './form-values.ts'
import { currentCheckout } from './log-form.ts'

function expired(language: ConsoleLanguage): PageAnswer {
  const { title, text, act } = checkoutWords(language).expired
  return {
    kind: 'page',
    title,
    status: 404,
    body: (
      <>
        <p>{text(CHECKOUT_LINK_MINUTES)}</p>
        <p>
          <a class="button" href="/console/checkout">
            {act}
          </a>
        </p>
      </>
    ),
  }
}

export const checkoutLinkPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/checkout/link/{token}',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentCheckout(deps, request)
      const visit = await visitOf(deps, request.caller.clinicId, request.params.token ?? '')
      return visit
        ? checkoutPage(at, { form: filledByVisit(visit, at.clinicNow.clinic.zone) })
        : expired(request.language)
    },
  },
]
