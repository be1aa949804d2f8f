import type { Route } from '../route.ts'
import { alertCalls } from './alerts.ts'
import { clinicCalls } from './clinic.ts'
import type { Call } from './common.ts'
import { courseCalls } from './courses.ts'
import { onCallCalls } from './on-call.ts'
import { patientCalls } from './patients.ts'
import { privacyCalls } from './privacy.ts'
import { systemCalls } from './systems.ts'

/** What the document says of each call beyond its route, by method and path. */
const calls: Record<string, Call> = {
  ...courseCalls,
  ...patientCalls,
  ...alertCalls,
  ...onCallCalls,
  ...systemCalls,
  ...privacyCalls,
  ...clinicCalls,
}

/** Of resources, in the order of the document. */
export const TAGS: Readonly<Record<string, string>> = {
  Treatments: 'One visit and its follow-ups. Logging it at checkout plans the whole course.',
  Patients: 'People enrolled at checkout: contact, consent, conversation, record.',
  Alerts: "A patient's warning sign, until a person records its outcome.",
  Tasks: 'Work that is not urgent enough to page anybody.',
  'On call': 'The rota, the paging policy and texts about duty.',
  Settings: "The clinic's settings, and what is missing before its first patient.",
  'Care plans': "The messages for each procedure, and the clinic's own version of them.",
  Privacy: 'For how long records are kept, legal holds, and who read which record.',
  Systems: "The clinic's own systems: webhooks that tell them of events, booking systems that log visits, and exports.",
  Imports: "Treatments from a spreadsheet's file.",
}

/** Throws for a route that says nothing of its answers: the person who adds a route adds it to functions/http/contract/. */
export function callOf({ method, path }: Pick<Route, 'method' | 'path'>): Call {
  const call = calls[`${method} ${path}`]
  if (!call) throw new Error(`${method} ${path} has no answers in functions/http/contract/`)
  return call
}
