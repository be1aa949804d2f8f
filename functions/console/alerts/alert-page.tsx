/** One alert, from the words to the outcome. GET never acts: the person who opens the page has not taken the alert. */

import { ATTEMPT_KINDS } from '../../core/alerts/attempts.ts'
import type { Colleague } from '../../core/alerts/presence.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { personOf } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import { chooseAnOutcome, reasonIn, refusalOf, resolutionIn } from '../../http/alert-actions.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { inGoodTime } from '../../http/noted.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type AlertAction, actOnAlert } from '../../use-cases/alerts/act-on-alert.ts'
import { type AlertRecord, alertRecord } from '../../use-cases/alerts/alert-record.ts'
import { visitAlert } from '../../use-cases/alerts/presence.ts'
import { writeMessage } from '../../use-cases/messages/send-personal-text.ts'
import { hoursAfter, PatientCard } from '../patients/patient-card.tsx'
import { AskPhotoForm, askedForPhoto } from '../patients/photos.tsx'
import { choosesReply, TextForm } from '../patients/text-form.tsx'
import { Faults, isolated, staffName } from '../shared/components.tsx'
import { clinicNowOf, clinicOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { typedInstant } from '../shared/wall-clock.ts'
import { alertPageWords } from '../words/alert.ts'
import { saidWords } from '../words/said.ts'
import { NextStep, OtherForms, OutcomeForm, Unsent } from './alert-forms.tsx'
import { AlertHistory, Earlier, Pages } from './alert-history.tsx'
import { AlertState, Answers, Report } from './alert-parts.tsx'
import { ReopenForm } from './reopen-form.tsx'

const ALERTS = '/console/alerts'
function alertGone(language: ConsoleLanguage): PageAnswer {
  const { title, text } = alertPageWords(language).gone
  return { kind: 'page', title, status: 404, body: <p>{text}</p> }
}

type Now = { record: AlertRecord; clinic: Clinic; now: Instant; me: string; others: readonly Colleague[] }

/** What stays fresh by itself: whose alert it is, who else is at it, what the patient wrote, and what to do next. */
const AlertNow = ({ record, clinic, now, me, others }: Now) => (
  <>
    <AlertState alert={record.alert} clinic={clinic} now={now} others={others} />
    <Report record={record} clinic={clinic} />
    <NextStep alert={record.alert} me={me} phone={record.person.phone} now={now} />
  </>
)

async function alertPage(deps: ConsoleDeps, request: PageRequest, faults: FieldError[] = []): Promise<PageAnswer> {
  const { caller, params, form, query, language } = request
  const alertId = params.id ?? ''
  const record = await alertRecord(deps, caller.clinicId, personOf(alertId), alertId)
  if (!record) return alertGone(language)
  const { clinic, rota } = await clinicNowOf(deps, caller)
  const { alert, answers, pages, person } = record
  const others = await othersAt(deps, request)
  const props = { alert, me: caller.id, role: caller.role, staff: rota.staff, form, faults }
  const open = alert.state !== 'resolved'
  return {
    kind: 'page',
    title: [isolated(staffName(person, language)), hoursAfter(record, language)].filter(Boolean).join(', '),
    said: saidWords(language)[query.get('said') ?? ''],
    ...(faults.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <Faults faults={faults} />
        <div class="columns">
          <div>
            <p class="hidden" id="others" role="status" />
            <div data-live={`${ALERTS}/${encodeURIComponent(alertId)}/state`} data-doing="">
              <AlertNow record={record} clinic={clinic} now={deps.now()} me={caller.id} others={others} />
            </div>
            {!alert.gathered && <Answers answers={answers} clinic={clinic} staff={rota.staff} />}
            <Pages pages={pages} clinic={clinic} staff={rota.staff} />
            <Earlier record={record} clinic={clinic} />
            <AlertHistory alert={alert} clinic={clinic} staff={rota.staff} />
          </div>
          <div>
            <PatientCard record={record} clinic={clinic} />
            {open ? <OutcomeForm {...props} record={record} /> : <Unsent alert={alert} form={form} />}
            <ReopenForm {...props} now={deps.now()} />
            {person.phone && (
              <TextForm to={`${ALERTS}/${encodeURIComponent(alertId)}/text`} {...{ person, clinic, form, faults }} />
            )}
            {person.phone && <AskPhotoForm to={`${ALERTS}/${encodeURIComponent(alertId)}/photo-request`} />}
            {open && <OtherForms {...props} />}
          </div>
        </div>
      </>
    ),
  }
}

/** Says that the page is open, where the page itself says so, and who else is at it; no page fails for it, or waits longer than a moment. */
async function othersAt(deps: ConsoleDeps, { caller, params, doing }: PageRequest): Promise<Colleague[]> {
  const others = await inGoodTime(visitAlert(deps, caller, { alertId: params.id ?? '', doing }))
  return others === 'late' ? [] : others
}

async function act(deps: ConsoleDeps, request: PageRequest, action: AlertAction): Promise<PageAnswer> {
  const { caller, params, language } = request
  const by = { staffId: caller.id, name: caller.name, role: caller.role }
  const acted = await actOnAlert(deps, caller.clinicId, params.id ?? '', action, by)
  const fault = refusalOf(acted, language)
  if (fault) return alertPage(deps, request, [fault])
  const waits = action.kind === 'resolve' && 'alert' in acted && acted.alert.state !== 'resolved'
  const said = waits ? 'unreachable-asked' : action.kind
  return { kind: 'go', to: `${ALERTS}/${encodeURIComponent(params.id ?? '')}?said=${said}` }
}

const oneOf = <T extends string>(options: readonly T[], value: string): T | undefined =>
  options.find((option) => option === value)

async function resolve(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, caller, language } = request
  const resolution = resolutionIn(form)
  if (!resolution) return alertPage(deps, request, [chooseAnOutcome(language)])
  const typed = formValue(form, 'nextCheckAt')
  const { zone } = await clinicOf(deps, caller)
  const next = typed
    ? typedInstant(typed, zone, {
        pointer: '/nextCheckAt',
        label: alertPageWords(language).outcome.nextCheck,
        language,
      })
    : undefined
  if (next && 'faults' in next) return alertPage(deps, request, next.faults)
  if (next) resolution.nextCheckAt = next.at
  return act(deps, request, { kind: 'resolve', resolution })
}

async function changeTier(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, language } = request
  const tier = oneOf(['emergency', 'urgent', 'prompt'] as const, formValue(form, 'tier'))
  const reason = formValue(form, 'reason')
  if (!tier) return alertGone(language)
  if (!reason)
    return alertPage(deps, request, [{ pointer: '/reason', detail: alertFormWords(request.language).needs.reason }])
  return act(deps, request, { kind: 'set-tier', tier, reason })
}

async function reopen(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const reason = formValue(request.form, 'reason')
  if (!reason)
    return alertPage(deps, request, [{ pointer: '/reason', detail: alertFormWords(request.language).needs.reason }])
  return act(deps, request, { kind: 'reopen', reason })
}

async function write(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form, language } = request
  const alertId = params.id ?? ''
  const text = formValue(form, 'text')
  if (choosesReply(request)) return alertPage(deps, request)
  if (!text) return alertPage(deps, request, [{ pointer: '/text', detail: alertFormWords(language).needs.text }])
  const written = await writeMessage(deps, caller.clinicId, personOf(alertId), { text, by: caller.id })
  switch (written.kind) {
    case 'planned':
      return { kind: 'go', to: `${ALERTS}/${encodeURIComponent(alertId)}?said=written` }
    case 'unknown':
      return alertGone(language)
    case 'forbidden':
      return alertPage(deps, request, [{ pointer: '/text', detail: reasonIn(language, written) }])
  }
}

async function askPhoto(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const alertId = request.params.id ?? ''
  const fault = await askedForPhoto(deps, request, personOf(alertId))
  if (fault) return alertPage(deps, request, [fault])
  return { kind: 'go', to: `${ALERTS}/${encodeURIComponent(alertId)}?said=photo-asked` }
}

const post = (what: string, respond: Page['respond']): Page => ({
  method: 'POST',
  path: `${ALERTS}/{id}/${what}`,
  roles: PERMISSIONS.clinical,
  respond,
})

export const alertPages: readonly Page[] = [
  {
    method: 'GET',
    path: `${ALERTS}/{id}`,
    roles: PERMISSIONS.clinical,
    respond: (deps, request) => alertPage(deps, request),
  },
  {
    method: 'GET',
    path: `${ALERTS}/{id}/state`,
    roles: PERMISSIONS.clinical,
    async respond(deps, request) {
      const { caller, params, language } = request
      const alertId = params.id ?? ''
      const record = await alertRecord(deps, caller.clinicId, personOf(alertId), alertId)
      const clinic = await clinicOf(deps, caller)
      if (!record) return alertGone(language)
      const others = await othersAt(deps, request)
      return {
        kind: 'part',
        body: <AlertNow record={record} clinic={clinic} now={deps.now()} me={caller.id} others={others} />,
      }
    },
  },
  post('acknowledge', (deps, request) => act(deps, request, { kind: 'acknowledge' })),
  post('undo', (deps, request) => act(deps, request, { kind: 'undo' })),
  post('contacted', (deps, request) => act(deps, request, { kind: 'contacted' })),
  post('attempts', (deps, request) =>
    act(deps, request, { kind: 'attempt', what: oneOf(ATTEMPT_KINDS, formValue(request.form, 'what')) ?? 'no-answer' }),
  ),
  post('hand-over', (deps, request) => act(deps, request, { kind: 'hand-over', to: formValue(request.form, 'to') })),
  post('escalate', (deps, request) => act(deps, request, { kind: 'escalate' })),
  post('resolve', resolve),
  post('confirm', (deps, request) => act(deps, request, { kind: 'confirm-unreachable' })),
  post('tier', changeTier),
  post('reopen', reopen),
  post('text', write),
  post('photo-request', askPhoto),
]
