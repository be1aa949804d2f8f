/** Care plans: what patients will get and when, and the clinic's own version of it, which two people sign. */
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Caller, PERMISSIONS } from '../../http/route.ts'
import {
  approveOverride,
  faultsOfOverride,
  type Overridden,
  proposeOverride,
  removeOverride,
} from '../../use-cases/courses/override-plan.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { carePlanWords } from '../words/care-plans.ts'
import { planTitle } from '../words/plans.ts'
import { ChangeForm } from './change.tsx'
import { Checked } from './checked.tsx'
import { wishesAsForm, wishesOf } from './form.ts'
import { PlanList } from './list.tsx'
import { PlanPage } from './plan-page.tsx'

type Here = {
  deps: ConsoleDeps
  clinicNow: ClinicSnapshot
  plan: CarePlan
  override: PlanOverride | undefined
  request: PageRequest
}

const staffOf = ({ id, name, role }: Caller) => ({ staffId: id, name, role })

function noPlan(language: ConsoleLanguage): PageAnswer {
  const { gone, all } = carePlanWords(language)
  return {
    kind: 'page',
    title: gone.title,
    status: 404,
    body: (
      <p>
        {gone.text} <a href="/console/care-plans">{all}</a>
      </p>
    ),
  }
}

/** A page about one plan, where there is such a plan. */
const about =
  (respond: (here: Here) => Promise<PageAnswer>): Page['respond'] =>
  async (deps, request) => {
    const clinicNow = await clinicNowOf(deps, request.caller)
    const written = Object.values(deps.content().plans).find((each) => each.plan === request.params.plan)
    if (!written) return noPlan(request.language)
    const plan = { ...written, title: planTitle(request.language, written) }
    const override = clinicNow.plans.find((each) => each.plan === plan.plan)
    return respond({ deps, clinicNow, plan, override, request })
  }

function planPage({ deps, clinicNow, plan, override, request }: Here, fault?: string): PageAnswer {
  const { languages } = clinicNow.clinic
  const asked = request.query.get('language') ?? ''
  return {
    kind: 'page',
    title: plan.title,
    ...(fault ? { status: 409 } : {}),
    body: (
      <PlanPage
        plan={plan}
        override={override}
        content={deps.content()}
        clinic={clinicNow.clinic}
        language={languages.includes(asked) ? asked : (languages[0] ?? 'en')}
        caller={request.caller}
        fault={fault}
      />
    ),
  }
}

function changePage(here: Here, form: URLSearchParams, faults: readonly FieldError[] = []): PageAnswer {
  const { deps, clinicNow, plan, override } = here
  const content = deps.content()
  const { languages } = clinicNow.clinic
  return {
    kind: 'page',
    title: carePlanWords(here.request.language).change.title(plan.title),
    ...(faults.length > 0 ? { status: 422 } : {}),
    body: (
      <ChangeForm
        {...{ plan, override, content, languages, form, faults }}
        steps={wishesOf(form, plan, content, languages)}
      />
    ),
  }
}

const wished = ({ deps, clinicNow, plan, request }: Here) =>
  wishesOf(request.form, plan, deps.content(), clinicNow.clinic.languages)

const back = ({ plan }: Here): PageAnswer => ({ kind: 'go', to: `/console/care-plans/${plan.plan}` })

async function propose(here: Here): Promise<PageAnswer> {
  const { deps, plan, request } = here
  const steps = wished(here)
  if (Object.keys(steps).length === 0)
    return changePage(here, request.form, [{ pointer: '', detail: carePlanWords(request.language).refused.nothing }])
  const proposed = await proposeOverride(deps, request.caller.clinicId, plan.plan, {
    steps,
    by: staffOf(request.caller),
  })
  return proposed.kind === 'invalid' ? changePage(here, request.form, proposed.faults) : after(proposed, here)
}

function after(overridden: Overridden, here: Here): PageAnswer {
  const { refused } = carePlanWords(here.request.language)
  switch (overridden.kind) {
    case 'signed':
    case 'removed':
      return back(here)
    case 'changed-meanwhile':
      return planPage(here, refused.meanwhile)
    case 'nothing-proposed':
      return planPage(here, refused.withdrawn)
    case 'unknown-plan':
      return noPlan(here.request.language)
    case 'invalid':
      return changePage(here, here.request.form, overridden.faults)
  }
}

const path = '/console/care-plans/{plan}'

export const carePlanPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/care-plans',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { plans } = await clinicNowOf(deps, request.caller)
      return {
        kind: 'page',
        title: carePlanWords(request.language).title,
        body: (
          <PlanList
            plans={Object.values(deps.content().plans).map((plan) => ({
              ...plan,
              title: planTitle(request.language, plan),
            }))}
            overrides={plans}
            signs={PERMISSIONS.lowerTier.includes(request.caller.role)}
          />
        ),
      }
    },
  },
  { method: 'GET', path, roles: PERMISSIONS.tasks, respond: about(async (here) => planPage(here)) },
  {
    method: 'GET',
    path: `${path}/change`,
    roles: PERMISSIONS.lowerTier,
    respond: about(async (here) => {
      const { deps, clinicNow, plan, override } = here
      return changePage(here, wishesAsForm(plan, override?.steps ?? {}, deps.content(), clinicNow.clinic.languages))
    }),
  },
  { method: 'POST', path: `${path}/change`, roles: PERMISSIONS.lowerTier, respond: about(propose) },
  {
    method: 'POST',
    path: `${path}/change/check`,
    roles: PERMISSIONS.lowerTier,
    respond: about(async (here) => {
      const { deps, clinicNow, plan } = here
      const steps = wished(here)
      const faults = faultsOfOverride(deps, clinicNow, plan, steps)
      return { kind: 'part', body: <Checked plan={plan} content={deps.content()} steps={steps} faults={faults} /> }
    }),
  },
  {
    method: 'POST',
    path: `${path}/approve`,
    roles: PERMISSIONS.lowerTier,
    respond: about(async (here) => {
      const { deps, plan, request } = here
      const { clinicId } = request.caller
      const seen = formValue(request.form, 'seen')
      return after(await approveOverride(deps, clinicId, plan.plan, staffOf(request.caller), seen), here)
    }),
  },
  {
    method: 'POST',
    path: `${path}/withdraw`,
    roles: PERMISSIONS.lowerTier,
    respond: about(async (here) =>
      after(await removeOverride(here.deps, here.request.caller.clinicId, here.plan.plan), here),
    ),
  },
]
