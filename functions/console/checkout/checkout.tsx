import { offered } from '../../core/clinic/offers.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type Logged, loggedBefore } from '../../use-cases/courses/log-treatment.ts'
import { contentOf } from '../../use-cases/courses/override-plan.ts'
import { checkedOut, checkoutOf } from '../../use-cases/intake/checkout-task.ts'
import { patientsByPhone } from '../../use-cases/patients/find-patients.ts'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { checkoutWords } from '../words/checkout.ts'
import { planTitle } from '../words/plans.ts'
import { faultIn } from '../words/row-faults.ts'
import { CheckoutForm } from './form.tsx'
import { filledBy, filledByVisit } from './form-values.ts'
import { currentCheckout, faultsOf, type Here, keyOf, log, statementOf } from './log-form.ts'
import { Course, People } from './parts.tsx'
import { handedOver } from './phone-handoff-page.tsx'

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
  { deps, clinicNow, request }: Here,
  { form, handed = false, people, logged, faults = [], status }: Showing,
): PageAnswer {
  const { clinic, rota } = clinicNow
  const words = checkoutWords(request.language)
  const language = formValue(form, 'language') || clinic.languages[0] || 'en'
  const answer = logged?.kind === 'logged' ? logged.answer : undefined
  return {
    kind: 'page',
    title: words.title,
    ...(status ? { status } : {}),
    body: (
      <CheckoutForm
        form={form}
        clinic={clinic}
        plans={offered(Object.values(contentOf(deps, clinicNow).plans), clinic.offers).map((plan) => ({
          ...plan,
          title: planTitle(request.language, plan),
        }))}
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

async function submitted(at: Here): Promise<PageAnswer> {
  if (!formValue(at.request.form, 'key')) at.request.form.set('key', at.deps.newId())
  const { deps, clinicNow, request } = at
  const { form, caller } = request
  const act = formValue(form, 'do')
  if (act === 'find' || act.startsWith('use:')) {
    const found = await patientsByPhone(deps, caller.clinicId, formValue(form, 'phone'))
    if (found.kind === 'invalid')
      return checkoutPage(at, {
        form,
        faults: found.faults.map((fault) => ({ ...faultIn(request.language)(fault), pointer: '/patient/phone' })),
      })
    const chosen = found.patients.find(({ personId }) => `use:${personId}` === act)
    return checkoutPage(at, { form: chosen ? filledBy(form, chosen) : form, people: found.patients })
  }
  if (act === 'preview') {
    const logged = await log(at, true)
    return checkoutPage(at, { form, logged, faults: faultsOf(logged, clinicNow.clinic, request.language) })
  }
  const logged = await log(at, false)
  if (logged.kind !== 'logged' && logged.kind !== 'repeated')
    return checkoutPage(at, {
      form,
      faults: faultsOf(logged, clinicNow.clinic, request.language),
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

/** What became of a form, at an address of its own: Back and a reload send nothing again. */
async function loggedPage({
  deps,
  clinicNow,
  request: { caller, params, query, language },
}: Here): Promise<PageAnswer> {
  const { gone, logged: words } = checkoutWords(language)
  const flash: Record<string, string> = { logged: words.once, repeated: words.again }
  const answer = await loggedBefore(deps, caller.clinicId, keyOf(params.key ?? ''))
  if (!answer)
    return {
      kind: 'page',
      title: gone.title,
      status: 404,
      body: <p>{gone.text}</p>,
    }
  return {
    kind: 'page',
    title: words.title,
    said: flash[query.get('said') ?? ''],
    body: (
      <div data-forget="/console/checkout">
        <Course answer={answer} clinic={clinicNow.clinic} declined={query.has('declined')} />
        <p>
          <a class="button" href="/console/checkout">
            {words.next}
          </a>{' '}
          <a class="button quiet" href={`/console/treatments/${answer.treatmentId}/sheet`}>
            {words.sheet}
          </a>{' '}
          <a href={`/console/patients/${answer.patientId}`}>{words.open}</a>
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
            <p class="hint">
              {found.faults
                .map(faultIn(request.language))
                .map(({ detail }) => detail)
                .join(' ')}
            </p>
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
              {faultsOf(logged, at.clinicNow.clinic, request.language)
                .map(({ detail }) => detail)
                .join(' ')}
            </p>
          ),
      }
    },
  },
]
