import type { Clinic } from '../../core/clinic/clinic.ts'
import { isSigned } from '../../core/clinic/signatures.ts'
import type { Content } from '../../core/content.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { type Caller, PERMISSIONS } from '../../http/route.ts'
import { ActionButton, LANGUAGES, When } from '../shared/components.tsx'
import { stateOf } from './list.tsx'
import { Step } from './step.tsx'

type Given = {
  plan: CarePlan
  override: PlanOverride | undefined
  content: Content
  clinic: Clinic
  language: string
  caller: Caller
  fault: string | undefined
}

export const PlanPage = (props: Given) => {
  const { plan, override, content, clinic, language, fault } = props
  return (
    <>
      {fault && (
        <p class="warning" role="alert">
          {fault}
        </p>
      )}
      <Version {...props} />
      <p class="buttons">
        <a class="button" href={`/console/rehearsal?plan=${plan.plan}`}>
          Rehearse it
        </a>
        <a class="button quiet" href="/console/care-plans">
          All care plans
        </a>
      </p>
      <nav class="tabs" aria-label="Languages">
        {clinic.languages.map((each) => (
          <a
            key={each}
            href={`/console/care-plans/${plan.plan}?language=${each}`}
            {...(each === language ? { 'aria-current': 'page' } : {})}
          >
            {LANGUAGES[each] ?? each}
          </a>
        ))}
      </nav>
      <ol class="steps">
        {plan.steps.map((step) => (
          <Step key={step.step} {...{ step, content, clinic, language }} change={override?.steps[step.step]} />
        ))}
      </ol>
    </>
  )
}

/** Whose version this is, and what may be done about it. */
const Version = ({ plan, override, clinic, caller }: Given) => {
  const may = (PERMISSIONS.lowerTier as readonly string[]).includes(caller.role)
  const [proposed, ...approved] = override?.signedBy ?? []
  const mine = override?.signedBy.some(({ staffId }) => staffId === caller.id)
  const base = `/console/care-plans/${plan.plan}`
  return (
    <section class="card" aria-labelledby="version">
      <h2 id="version">{stateOf(override)}</h2>
      {!proposed && <p>Your clinic uses this plan as it was written.</p>}
      {override && proposed && (
        <>
          <p>
            Proposed by {proposed.name}, <When at={proposed.at} zone={clinic.zone} />.{' '}
            {approved.map(({ staffId, name, at }) => (
              <span key={staffId}>
                Approved by {name}, <When at={at} zone={clinic.zone} />.
              </span>
            ))}{' '}
            {isSigned(override)
              ? 'Every course planned from then on has it.'
              : 'Until a second person approves it, patients get the plan as written.'}
          </p>
          <p>Struck out is what the plan has, underlined what your clinic wants instead.</p>
        </>
      )}
      {may && (
        <div class="buttons">
          {override && proposed && !isSigned(override) && !mine && (
            <ActionButton to={`${base}/approve`} label="Approve it" fields={{ seen: proposed.at }} />
          )}
          <a class="button quiet" href={`${base}/change`}>
            {override ? 'Propose something else' : 'Propose a change'}
          </a>
          {override && (
            <form
              method="post"
              action={`${base}/withdraw`}
              class="act"
              data-confirm="Every course planned from now on has the plan as it was written. Go on?"
            >
              <button type="submit" class="quiet">
                {isSigned(override) ? 'Back to the plan as written' : 'Withdraw it'}
              </button>
            </form>
          )}
        </div>
      )}
      {may && override && !isSigned(override) && mine && (
        <p class="hint">You have signed it. A second clinician or admin has to approve it.</p>
      )}
    </section>
  )
}
