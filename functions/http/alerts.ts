import * as z from 'zod/mini'
import type { Alert, AlertState } from '../core/alerts/alert.ts'
import { ATTEMPT_KINDS } from '../core/alerts/attempts.ts'
import { OUTCOMES } from '../core/alerts/outcome.ts'
import type { Staff } from '../core/clinic/clinic.ts'
import { keys } from '../core/keys.ts'
import { type ActionResult, type AlertAction, actOnAlert } from '../use-cases/alerts/act-on-alert.ts'
import { type AlertView, alertsWithCode, getAlert, openAlerts, pagesOfRound } from '../use-cases/alerts/find-alerts.ts'
import type { Deps } from '../use-cases/ports.ts'
import { instant } from './instant.ts'
import { listed, PAGED } from './lists.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Request, type Route, route } from './route.ts'

/** Of one alert in a list: a page for everybody of a large rota is shown by the alert alone. */
const MOST_PAGES_LISTED = 20
/** Of an alert by itself: after four days without anybody, and far below what an answer holds. */
const MOST_PAGES_SHOWN = 10_000

const STATES: readonly AlertState[] = ['paging', 'acknowledged', 'contacted', 'resolved']

const noAlert = () => refuse(404, 'There is no such alert at this clinic.')

/** Without what an undo needs. */
function ownerIn({ acknowledgedBy }: Alert) {
  if (!acknowledgedBy) return null
  const { paused: _, ...owner } = acknowledgedBy
  return owner
}

const showAlert = ({ alert, pages }: AlertView) => ({
  alertId: alert.alertId,
  code: alert.code,
  tier: alert.tier,
  signs: alert.signs,
  reply: alert.reply,
  because: alert.because,
  state: alert.state,
  openedAt: alert.openedAt,
  contactBy: alert.contactBy,
  patientId: alert.personId,
  gathered: alert.gathered?.map(({ personId, messageId }) => ({ patientId: personId, messageId })) ?? null,
  pages: pages.slice(-MOST_PAGES_SHOWN).map(({ outboundId, staffId, channel, state, sentAt, round }) => ({
    pageId: outboundId,
    staffId,
    channel,
    state,
    sentAt: sentAt ?? null,
    round,
  })),
  acknowledgedBy: ownerIn(alert),
  contactedUntil: alert.contactedUntil ?? null,
  patientToldAt: alert.patientToldAt ?? null,
  attempts: alert.attempts,
  unreachable: alert.unreachable ?? null,
  outcome: alert.outcome ?? null,
  withdrawn: alert.withdrawn ?? [],
})

/**
 * For a clinic's own system, which needs how an alert stands and how it ended: nothing that a patient wrote, or that a person
 * noted of the patient.
 */
function showToSystem(view: AlertView) {
  const { outcome, unreachable, withdrawn, ...rest } = showAlert(view)
  const bare = <T extends { note: string; spokeTo?: string }>({ spokeTo: _, ...resolution }: T) => ({
    ...resolution,
    note: '',
  })
  return {
    ...{ ...rest, signs: [], reply: '', because: '' },
    unreachable: unreachable && { ...unreachable, resolution: bare(unreachable.resolution) },
    outcome: outcome && bare(outcome),
    withdrawn: withdrawn.map((each) => ({ ...bare(each), withdrawn: { ...each.withdrawn, reason: '' } })),
  }
}

const staffOf = ({ id, name, role }: Caller): Staff => ({ staffId: id, name, role })

async function act(deps: Deps, request: Request<unknown>, action: AlertAction): Promise<Answer> {
  const { caller, params } = request
  const alertId = params.id ?? ''
  const acted = await actOnAlert(deps, caller.clinicId, alertId, action, staffOf(caller))
  return answer(deps, caller.clinicId, acted)
}

async function answer(deps: Deps, clinicId: string, acted: ActionResult): Promise<Answer> {
  switch (acted.kind) {
    case 'done':
    case 'already-yours': {
      const view = await getAlert(deps, clinicId, acted.alert.alertId)
      return view ? ok(showAlert(view)) : noAlert()
    }
    case 'somebody-has-it': {
      const owner = ownerIn(acted.alert)
      return refuse(409, `${owner?.name} took this alert at ${owner?.at}.`, { acknowledgedBy: owner })
    }
    case 'already-resolved':
      return refuse(409, `${acted.alert.outcome?.name} closed this alert at ${acted.alert.outcome?.at}.`, {
        outcome: acted.alert.outcome,
      })
    case 'not-yours':
      return refuse(403, acted.because)
    case 'too-late':
      return refuse(409, acted.because)
    case 'unknown-alert':
      return noAlert()
    case 'unknown-staff':
      return refuse(422, 'See errors.', {
        errors: [
          { pointer: '/to', detail: `There is no "${acted.staffId}" among the staff: ${acted.known.join(', ')}.` },
        ],
      })
    case 'cannot-take-it':
      return invalid([{ pointer: '/to', detail: acted.because }])
    case 'may-not-lower':
      return refuse(403, 'Only a clinician or the admin may lower a tier.')
    case 'not-unreachable-yet':
      return refuse(409, `This cannot be resolved as unreachable: ${acted.because}.`)
  }
}

const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))

const resolution = z.strictObject({
  outcome: z.enum([...OUTCOMES, 'called']),
  note: z.string().check(z.maxLength(4000)),
  spokeTo: z.optional(shortText),
  harm: z.optional(z.enum(['none', 'mild', 'moderate', 'severe'])),
  tierWas: z.optional(z.enum(['too-high', 'right', 'too-low'])),
  nextCheckAt: z.optional(instant),
  course: z.optional(z.enum(['resume', 'hold', 'end'])),
  secondClinician: z.optional(shortText),
})

const edits: Route['edits'] = ({ caller, params }) => keys.alert(caller.clinicId, params.id ?? '')

async function shown(deps: Deps, { caller, params }: Request<unknown>): Promise<Answer> {
  const view = await getAlert(deps, caller.clinicId, params.id ?? '')
  if (!view) return noAlert()
  return ok(caller.role === 'system' ? showToSystem(view) : showAlert(view))
}

const action = (path: string, summary: string) => ({
  method: 'POST' as const,
  path: `/v1/alerts/{id}/${path}`,
  summary,
  roles: PERMISSIONS.clinical,
  unlimited: true as const,
  edits,
  repeated: (deps: Deps, request: Request<unknown>) => shown(deps, request),
  answers: { 200: 'The alert', 404: 'No such alert at this clinic', 409: 'Somebody else was first, or it is resolved' },
})

const TAKEN_BACK = {
  200: 'The alert',
  403: 'Somebody else did it',
  404: 'No such alert at this clinic',
  409: 'Too late',
}

export const alertRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/alerts',
    summary: 'Alerts, oldest first',
    description: `Of each alert, \`pages\` are those of its last round, at most ${MOST_PAGES_LISTED}; GET /v1/alerts/{id} has all there were.`,
    roles: PERMISSIONS.clinical,
    unlimited: true,
    parameters: [
      {
        name: 'state',
        in: 'query',
        description:
          '"open": those that are not resolved; without it also those whose code still rests after the outcome.',
        values: ['open', ...STATES],
      },
      ...PAGED,
    ],
    answers: { 200: 'The alerts' },
    async respond(deps, request) {
      const { caller, query } = request
      const found = await (query.state === 'open' ? openAlerts : alertsWithCode)(deps, caller.clinicId)
      const state = STATES.find((each) => each === query.state)
      return listed(deps, request, {
        name: 'alerts',
        items: found.filter(({ alert }) => !state || alert.state === state),
        placeOf: ({ alert }) => `${alert.openedAt} ${alert.alertId}`,
        async show({ alert }) {
          const pages = await pagesOfRound(deps, alert, alert.round)
          return showAlert({ alert, pages: pages.slice(-MOST_PAGES_LISTED) })
        },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/alerts/{id}',
    summary: 'An alert, with every page that was sent about it',
    description: `Of more than ${MOST_PAGES_SHOWN.toLocaleString('en-US')} pages, the last. A \`system\` gets state, tier, people, times and outcome: \`signs\`, \`reply\`, \`because\` and notes are empty.`,
    roles: PERMISSIONS.readAlert,
    unlimited: true,
    edits,
    answers: { 200: 'The alert', 404: 'No such alert at this clinic' },
    respond: shown,
  }),
  route({
    ...action('acknowledge', 'I have it: pages stop until contact is due'),
    respond: (deps, request) => act(deps, request, { kind: 'acknowledge' }),
  }),
  route({
    ...action('undo', 'Within ten seconds of taking it, by the same person: pages go on as before'),
    answers: TAKEN_BACK,
    respond: (deps, request) => act(deps, request, { kind: 'undo' }),
  }),
  route({
    ...action('contacted', 'The patient has been reached; renews for two hours'),
    respond: (deps, request) => act(deps, request, { kind: 'contacted' }),
  }),
  route({
    ...action('attempts', 'An attempt to reach the patient'),
    body: z.strictObject({ kind: z.enum(ATTEMPT_KINDS) }),
    respond: (deps, request) => act(deps, request, { kind: 'attempt', what: request.body.kind }),
  }),
  route({
    ...action('hand-over', 'Another person takes the alert'),
    body: z.strictObject({ to: shortText }),
    respond: (deps, request) => act(deps, request, { kind: 'hand-over', to: request.body.to }),
  }),
  route({
    ...action('escalate', 'Page everybody now'),
    respond: (deps, request) => act(deps, request, { kind: 'escalate' }),
  }),
  route({
    ...action('resolve', 'Record the outcome, which ends the alert'),
    body: resolution,
    respond: (deps, request) => {
      const { outcome, ...rest } = request.body
      const named = outcome === 'called' ? 'advice-by-phone' : outcome
      return act(deps, request, { kind: 'resolve', resolution: { ...rest, outcome: named } })
    },
  }),
  route({
    ...action('reopen', 'Withdraw an outcome within an hour, by who recorded it: the alert pages again'),
    body: z.strictObject({ reason: shortText }),
    answers: TAKEN_BACK,
    respond: (deps, request) => act(deps, request, { kind: 'reopen', reason: request.body.reason }),
  }),
  route({
    ...action('confirm', 'The second clinician confirms that the patient cannot be reached, which ends the alert'),
    description:
      'Three attempts, minutes apart, and a resolve as `unreachable` that names this person as `secondClinician` come before it.',
    respond: (deps, request) => act(deps, request, { kind: 'confirm-unreachable' }),
  }),
  route({
    ...action('tier', 'Raise the tier (nurse) or lower it (clinician, admin), with the reason'),
    body: z.strictObject({ tier: z.enum(['emergency', 'urgent', 'prompt']), reason: shortText }),
    respond: (deps, request) => act(deps, request, { kind: 'set-tier', ...request.body }),
  }),
]
