import { alertRoutes } from './alerts.ts'
import { calendarAddressRoutes } from './calendar-addresses.ts'
import { carePlanRoutes } from './care-plans.ts'
import { chatRoutes } from './chat.ts'
import { checkoutLinkRoutes } from './checkout-links.ts'
import { clinicRoutes } from './clinic.ts'
import { clinicSettingsRoutes } from './clinic-settings.ts'
import { clinicStaffRoutes } from './clinic-staff.ts'
import { exportRoutes } from './exports.ts'
import { followedRoutes } from './followed-calendars.ts'
import { layoutRoutes } from './import-layouts.ts'
import { importRoutes } from './imports.ts'
import { intakeRoutes } from './intake.ts'
import { onCallRoutes } from './on-call.ts'
import { patientRecordRoutes } from './patient-record.ts'
import { patientRoutes } from './patients.ts'
import { photoRoutes } from './photos.ts'
import { recordReadRoutes } from './record-reads.ts'
import { retentionRoutes } from './retention.ts'
import type { Route } from './route.ts'
import { treatmentRoutes } from './treatments.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every call of the API. A route that is not here does not exist, and is not in the OpenAPI document. */
export const routes: readonly Route[] = [
  ...treatmentRoutes,
  ...checkoutLinkRoutes,
  ...layoutRoutes,
  ...importRoutes,
  ...intakeRoutes,
  ...chatRoutes,
  ...patientRoutes,
  ...patientRecordRoutes,
  ...photoRoutes,
  ...alertRoutes,
  ...clinicRoutes,
  ...carePlanRoutes,
  ...onCallRoutes,
  ...calendarAddressRoutes,
  ...followedRoutes,
  ...clinicSettingsRoutes,
  ...clinicStaffRoutes,
  ...webhookRoutes,
  ...retentionRoutes,
  ...recordReadRoutes,
  ...exportRoutes,
]
