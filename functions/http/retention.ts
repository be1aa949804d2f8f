/** For how long the clinic keeps what, and the legal holds that stop it. */
import * as z from 'zod/mini'
import type { Clinic } from '../core/clinic/clinic.ts'
import { keys } from '../core/keys.ts'
import type { RETENTION_KINDS } from '../core/review/retention.ts'
import { changeHold, getHold, type HoldShown } from '../use-cases/patients/legal-hold.ts'
import type { Reads } from '../use-cases/ports.ts'
import { getRetention, setRetention } from '../use-cases/review/retention-settings.ts'
import { read } from '../use-cases/store/records.ts'
import { noPatient } from './patients.ts'
import { invalid, ok, refuse } from './problem.ts'
import { PERMISSIONS, type Route, route } from './route.ts'

const PATH = '/v1/clinic/retention'
const edits: Route['edits'] = ({ caller }) => keys.retention(caller.clinicId)
const holdEdits: Route['edits'] = ({ caller, params }) => keys.patient(caller.clinicId, params.id ?? '')

const period = z.int({ error: 'A whole number of years or days is needed.' }).check(z.minimum(1))
export const periods = z.strictObject({
  record: period,
  conversations: period,
  alerts: period,
  audit: period,
  mails: period,
  strangers: period,
  drafts: period,
} satisfies Record<(typeof RETENTION_KINDS)[number], unknown>)

export const LONGEST_REASON = 500
const because = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'Say why.' }),
    z.maxLength(LONGEST_REASON, { error: 'At most 500 characters.' }),
  )

const clinicOf = async (deps: Reads, clinicId: string): Promise<Clinic | undefined> =>
  (await read<Clinic>(deps.records, keys.clinic(clinicId)))?.value

export const retentionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    summary: 'For how long the clinic keeps what, what the law asks at least, and who changed it',
    roles: PERMISSIONS.administer,
    edits,
    answers: { 200: 'The periods', 404: 'The clinic is not set up' },
    async respond(deps, { caller }) {
      const clinic = await clinicOf(deps, caller.clinicId)
      // The settings are read in any case, so that the answer has their ETag.
      return clinic ? ok(await getRetention(deps, clinic)) : refuse(404, 'This clinic is not set up.')
    },
  }),
  route({
    method: 'PUT',
    path: PATH,
    summary: 'Sets for how long the clinic keeps what',
    description:
      'Years of record, conversations, alerts and audit, counted from the last contact; days of mails, strangers and drafts. The service erases what is over within a few days, and asks nobody.',
    roles: PERMISSIONS.administer,
    edits,
    body: z.strictObject({ periods }),
    answers: {
      200: 'The periods',
      404: 'The clinic is not set up',
      422: 'A period is shorter than the law asks, or not valid',
    },
    async respond(deps, { caller, body }) {
      const clinic = await clinicOf(deps, caller.clinicId)
      if (!clinic) return refuse(404, 'This clinic is not set up.')
      const set = await setRetention(deps, clinic, body.periods, { by: caller.id, name: caller.name })
      return set.kind === 'set' ? ok(set.retention) : invalid(set.faults)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/patients/{id}/hold',
    summary: 'Whether a legal hold keeps the record, by whom and why',
    roles: PERMISSIONS.administer,
    edits: holdEdits,
    answers: { 200: 'The hold', 404: 'No such patient at this clinic, or erased' },
    async respond(deps, { caller, params }) {
      const hold = await getHold(deps, caller.clinicId, params.id ?? '')
      return hold ? ok(showHold(hold)) : noPatient()
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/patients/{id}/hold',
    summary: 'Places or lifts a legal hold, with a reason that is kept',
    description: 'While a hold lasts, nothing of the record is erased.',
    roles: PERMISSIONS.administer,
    edits: holdEdits,
    body: z.strictObject({ held: z.boolean(), because }),
    answers: {
      200: 'The hold as it is now',
      404: 'No such patient at this clinic, or erased',
      422: 'No reason is given',
    },
    async respond(deps, { caller, params, body }) {
      const change = { ...body, by: caller.id, name: caller.name }
      const changed = await changeHold(deps, caller.clinicId, params.id ?? '', change)
      return changed.kind === 'unknown' ? noPatient() : ok(showHold(changed.hold))
    },
  }),
]

/** `incidents`: those whose own hold lasts, whatever the clinic's says. */
const showHold = ({ personId, hold, incidents }: HoldShown) => ({
  patientId: personId,
  held: hold !== undefined,
  ...(hold ?? {}),
  incidents,
})
