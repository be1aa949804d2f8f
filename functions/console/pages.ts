import { alertPages } from './alerts/alert-page.tsx'
import { inboxPages } from './alerts/inbox.tsx'
import { taskPages } from './alerts/task-page.tsx'
import { carePlanPages } from './care-plans/care-plans.tsx'
import { checkoutPages } from './checkout/checkout.tsx'
import { importPages } from './checkout/import.tsx'
import { checkoutLinkPages } from './checkout/link-page.tsx'
import { ownPhonePages } from './checkout/phone-handoff-page.tsx'
import { sheetPages } from './checkout/sheet.tsx'
import { onCallPages } from './on-call/on-call.tsx'
import { patientCalendarPages } from './patients/patient-calendar.tsx'
import { patientPages } from './patients/patients.tsx'
import { photoPages } from './patients/photos.tsx'
import { rehearsalPages } from './rehearsal/rehearsal.tsx'
import { figurePages } from './review/figures-page.tsx'
import { incidentPages } from './review/incidents.tsx'
import { reviewPages } from './review/review.tsx'
import { secondReaderPages } from './review/second-reader.tsx'
import { brandPages } from './settings/brand.tsx'
import { checklistPages } from './settings/checklist.tsx'
import { clinicSettingsPages } from './settings/clinic.tsx'
import { hoursPages } from './settings/hours.tsx'
import { settingsPages } from './settings/landing.tsx'
import { logPages } from './settings/log.tsx'
import { ownTextPages } from './settings/own-text.tsx'
import { ownWordsPages } from './settings/own-words.tsx'
import { personPages } from './settings/person.tsx'
import { personActPages } from './settings/person-acts.ts'
import { procedurePages } from './settings/procedures.tsx'
import { publicKeysPages } from './settings/public-keys.tsx'
import { readsPages } from './settings/reads.tsx'
import { repliesPages } from './settings/replies.tsx'
import { retentionPages } from './settings/retention.tsx'
import { servicesPages } from './settings/services.tsx'
import { staffPages } from './settings/staff.tsx'
import { systemKeysPages } from './settings/system-keys.tsx'
import { systemsPages } from './settings/systems.tsx'
import type { Page } from './shared/page.ts'
import { chatPages } from './systems/chat.tsx'
import { intakePages } from './systems/intake.tsx'
import { webhookActPages } from './systems/webhook-acts.tsx'
import { webhookPages } from './systems/webhooks.tsx'

/** Every page of the console. */
export const pages: readonly Page[] = [
  ...checkoutPages,
  ...checkoutLinkPages,
  ...ownPhonePages,
  ...sheetPages,
  ...importPages,
  ...inboxPages,
  ...taskPages,
  ...alertPages,
  ...patientPages,
  ...patientCalendarPages,
  ...photoPages,
  ...onCallPages,
  ...carePlanPages,
  ...rehearsalPages,
  ...reviewPages,
  ...incidentPages,
  ...figurePages,
  ...secondReaderPages,
  ...settingsPages,
  ...brandPages,
  ...retentionPages,
  ...hoursPages,
  ...repliesPages,
  ...readsPages,
  ...checklistPages,
  ...clinicSettingsPages,
  ...procedurePages,
  ...servicesPages,
  ...staffPages,
  ...personPages,
  ...personActPages,
  ...ownWordsPages,
  ...ownTextPages,
  ...systemKeysPages,
  ...publicKeysPages,
  ...systemsPages,
  ...logPages,
  ...intakePages,
  ...chatPages,
  ...webhookPages,
  ...webhookActPages,
]
