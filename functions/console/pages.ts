import { alertPages } from './alert.tsx'
import { carePlanPages } from './care-plans.tsx'
import { checkoutPages } from './checkout.tsx'
import { figurePages } from './figures.tsx'
import { inboxPages } from './inbox.tsx'
import { incidentPages } from './incidents.tsx'
import { onCallPages } from './on-call.tsx'
import { ownPhonePages } from './own-phone.tsx'
import type { Page } from './page.ts'
import { patientPages } from './patients.tsx'
import { rehearsalPages } from './rehearsal.tsx'
import { reviewPages } from './review.tsx'

/** Every page of the console. */
export const pages: readonly Page[] = [
  ...checkoutPages,
  ...ownPhonePages,
  ...inboxPages,
  ...alertPages,
  ...patientPages,
  ...onCallPages,
  ...carePlanPages,
  ...rehearsalPages,
  ...reviewPages,
  ...incidentPages,
  ...figurePages,
]
