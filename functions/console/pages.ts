import { alertPages } from './alert.tsx'
import { carePlanPages } from './care-plans.tsx'
import { checkoutPages } from './checkout.tsx'
import { inboxPages } from './inbox.tsx'
import { ownPhonePages } from './own-phone.tsx'
import type { Page } from './page.ts'
import { patientPages } from './patients.tsx'
import { rehearsalPages } from './rehearsal.tsx'

/** Every page of the console. */
export const pages: readonly Page[] = [
  ...checkoutPages,
  ...ownPhonePages,
  ...inboxPages,
  ...alertPages,
  ...patientPages,
  ...carePlanPages,
  ...rehearsalPages,
]
