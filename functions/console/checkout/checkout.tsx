/** Checkout: one form that works before any script runs; the script only shows people and the preview sooner. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { offered } from '../../core/clinic/offers.ts'
import type { FieldError } from '../../core/fault.ts'
import { withOwnWords } from '../../core/messages/clinic-words.ts'
import { say } from '../../core/messages/wording.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { clinicTime, type Instant } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type Logged, loggedBefore, logTreatment } from '../../use-cases/courses/log-treatment.ts'
import { contentOf } from '../../use-cases/courses/override-plan.ts'
import { checkedOut, checkoutOf } from '../../use-cases/intake/checkout-task.ts'
import { patientsByPhone } from '../../use-cases/patients/find-patients.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { CheckoutForm } from './form.tsx'
import { emptyFaults, filledBy, filledByVisit, requestOf } from './form-values.ts'
import { Course, People } from './parts.tsx'
import { handedOver } from './phone-handoff-page.tsx'

type Here = { deps: ConsoleDeps; clinicNow: ClinicSnapshot; request: PageRequest }

export async function currentCheckout(deps: ConsoleDeps, request: PageRequest): Promise<Here> {
  return { deps, clinicNow: await clinicNowOf(deps, request.caller), request }
}

const statementOf = (deps: ConsoleDeps, clinic: Clinic, language: string): string =>
  say(withOwnWords(deps.content(), clinic), language, 'page-consent.statement', { clinic: clinic.name })

type Showing = {
  form: URLSearchParams
  /** What the patient gave on their own phone, laid over what was typed here. */
  handed?: boolean
  people?: Patient[]
  logged?: Logged
  faults?: FieldError[]
  status?: number
}

export function checkoutPage(
  { deps, clinicNow }: Here,
  { form, handed = false, people, logged, faults = [], status }: Showing,
): PageAnswer {
  const { clinic, rota } = clinicNow
  const language = formValue(form, 'language') || clinic.languages[0] || 'en'
  const answer = logged?.kind === 'logged' ? logged.answer : undefined
  return {
    kind: 'page',
    title: 'Checkout',
    ...(status ? { status } : {}),
    body: (
      <CheckoutForm
        form={form}
        clinic={clinic}
        plans={offered(Object.values(contentOf(deps, clinicNow).plans), clinic.offers)}
        injectors={rota.staff.filter(({ role }) => role !== 'front-desk').map(({ name }) => name)}
        statements={clinic.languages.map((each) => ({ language: each, text: statementOf(deps, clinic, each) }))}
        language={language}
        faults={faults}
        newKey={deps.newId()}
        filled={form.size > 0 && !handed}
        handed={handed}
        people={people && <People people={people} clinic={clinic} />}
        preview={answer && <Course answer={answer} clinic={clinic} declined={form.has('declined')} />}
      />
    ),
  }
}

/** The key of a form, apart from those of the API's callers. */
const keyOf = (form: string): string => `console.${form}`

/** What the form would log, or logs; a preview writes nothing. */
async function log({ deps, clinicNow, request }: Here, preview: boolean): Promise<Logged> {
  const { form, caller } = request
  const { clinic } = clinicNow
  const statement = statementOf(deps, clinic, formValue(form, 'language') || 'en')
  const asked = requestOf(form, { zone: clinic.zone, now: deps.now(), statement })
  const about = { clinicId: caller.clinicId, by: caller.id, request: asked, limited: true }
  const faults = emptyFaults(asked, form)
  if (faults.length > 0) {
    // All that is wrong is said at once.
    const more = faultsOf(await logTreatment(deps, { ...about, preview: true }), clinic)
    const named = new Set(faults.map(({ pointer }) => pointer))
    return { kind: 'invalid', faults: [...faults, ...more.filter(({ pointer }) => !named.has(pointer))] }
  }
  // Two clicks on one form are one treatment, though "just now" is another instant in each.
  const once = { idempotencyKey: keyOf(formValue(form, 'key')), fingerprint: form.toString() }
  return logTreatment(deps, { ...about, preview, ...once })
}

const faultsOf = (logged: Logged, clinic: Clinic): FieldError[] => {
  switch (logged.kind) {
    case 'logged':
    case 'repeated':
      return []
    case 'invalid':
      return logged.faults
    case 'key-reused':
      return [{ pointer: '', detail: 'This form was already logged with other entries. Clear it and start again.' }]
    case 'too-many':
      return [{ pointer: '', detail: tooManyText(logged.until, clinic) }]
    case 'rota-gap':
      return [
        {
          pointer: '',
          detail: gapText(logged.gap, clinic),
        },
      ]
  }
}

const tooManyText = (until: Instant, clinic: Clinic): string =>
  `Your clinic has enrolled more new patients this hour than we expect of one. Log this again after ${clinicTime(until, clinic)}. If your team did not do that, tell your admin now.`

const gapText = ({ from, to }: Pick<Gap, 'from' | 'to'>, clinic: Clinic): string =>
  `No one is on call from ${clinicTime(from, clinic)} to ${clinicTime(to, clinic)}. Ask your admin, or log with no messages.`

async function submitted(at: Here): Promise<PageAnswer> {
  if (!formValue(at.request.form, 'key')) at.request.form.set('key', at.deps.newId())
  const { deps, clinicNow, request } = at
  const { form, caller } = request
  const act = formValue(form, 'do')
  if (act === 'find' || act.startsWith('use:')) {
    const found = await patientsByPhone(deps, caller.clinicId, formValue(form, 'phone'))
    if (found.kind === 'invalid')
      return checkoutPage(at, { form, faults: found.faults.map((fault) => ({ ...fault, pointer: '/patient/phone' })) })
    const chosen = found.patients.find(({ personId }) => `use:${personId}` === act)
    return checkoutPage(at, { form: chosen ? filledBy(form, chosen) : form, people: found.patients })
  }
  if (act === 'preview') {
    const logged = await log(at, true)
    return checkoutPage(at, { form, logged, faults: faultsOf(logged, clinicNow.clinic) })
  }
  const logged = await log(at, false)
  if (logged.kind !== 'logged' && logged.kind !== 'repeated')
    return checkoutPage(at, {
      form,
      faults: faultsOf(logged, clinicNow.clinic),
      status: logged.kind === 'invalid' ? 422 : 409,
    })
  const taskId = formValue(form, 'task')
  if (taskId) {
    const { treatmentId } = logged.answer
    await checkedOut(deps, { clinicId: caller.clinicId, taskId, treatmentId, by: caller.id })
  }
  const said = new URLSearchParams({ said: logged.kind, ...(form.has('declined') ? { declined: 'yes' } : {}) })
  return { kind: 'go', to: `/console/checkout/logged/${encodeURIComponent(formValue(form, 'key'))}?${said}` }
}

const SAID: Record<string, string> = {
  logged: 'The treatment is logged.',
  repeated: "Already logged. We didn't log it twice.",
}

/** What became of a form, at an address of its own: Back and a reload send nothing again. */
async function loggedPage({ deps, clinicNow, request: { caller, params, query } }: Here): Promise<PageAnswer> {
  const answer = await loggedBefore(deps, caller.clinicId, keyOf(params.key ?? ''))
  if (!answer)
    return {
      kind: 'page',
      title: 'Not found',
      status: 404,
      body: <p>Nothing was logged by this form, or it is gone.</p>,
    }
  return {
    kind: 'page',
    title: 'Logged',
    said: SAID[query.get('said') ?? ''],
    body: (
      <div data-forget="/console/checkout">
        <Course answer={answer} clinic={clinicNow.clinic} declined={query.has('declined')} />
        <p>
          <a class="button" href="/console/checkout">
            Next patient
          </a>{' '}
          <a href={`/console/patients/${answer.patientId}`}>Open the record</a>
        </p>
      </div>
    ),
  }
}

export const checkoutPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/checkout',
    roles: PERMISSIONS.tasks,
    respond: async (deps, request) => {
      const at = await currentCheckout(deps, request)
      const taskId = request.query.get('task')
      const draft = taskId ? await checkoutOf(deps, request.caller.clinicId, taskId) : undefined
      if (taskId && draft)
        return checkoutPage(at, { form: filledByVisit({ taskId, ...draft }, at.clinicNow.clinic.zone) })
      const form = await handedOver(deps, request, request.query.get('handed'))
      return checkoutPage(at, { form, handed: form.size > 0 })
    },
  },
  {
    method: 'GET',
    path: '/console/checkout/logged/{key}',
    roles: PERMISSIONS.tasks,
    respond: async (deps, request) => loggedPage(await currentCheckout(deps, request)),
  },
  {
    method: 'POST',
    path: '/console/checkout',
    roles: PERMISSIONS.tasks,
    respond: async (deps, request) => submitted(await currentCheckout(deps, request)),
  },
  {
    method: 'POST',
    path: '/console/checkout/people',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { clinicNow } = await currentCheckout(deps, request)
      const found = await patientsByPhone(deps, request.caller.clinicId, formValue(request.form, 'phone'))
      return {
        kind: 'part',
        body:
          found.kind === 'found' ? (
            <People people={found.patients} clinic={clinicNow.clinic} />
          ) : (
            <p class="hint">{found.faults.map(({ detail }) => detail).join(' ')}</p>
          ),
      }
    },
  },
  {
    method: 'POST',
    path: '/console/checkout/preview',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentCheckout(deps, request)
      const logged = await log(at, true)
      return {
        kind: 'part',
        body:
          logged.kind === 'logged' ? (
            <Course answer={logged.answer} clinic={at.clinicNow.clinic} declined={request.form.has('declined')} />
          ) : (
            <p class="hint">
              {faultsOf(logged, at.clinicNow.clinic)
                .map(({ detail }) => detail)
                .join(' ')}
            </p>
          ),
      }
    },
  },
]
