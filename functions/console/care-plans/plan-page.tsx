import type { Clinic } from '../../core/clinic/clinic.ts'
import { isSigned } from '../../core/clinic/signatures.ts'
import type { Content } from '../../core/content.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { type Caller, PERMISSIONS } from '../../http/route.ts'
import { ActionButton, LANGUAGES, When } from '../shared/components.tsx'
import { useWords } from '../shared/viewer.ts'
import { carePlanWords } from '../words/care-plans.ts'
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
  const words = useWords(carePlanWords)
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
          {words.page.rehearse}
        </a>
        <a class="button quiet" href="/console/care-plans">
          {words.all}
        </a>
      </p>
      <nav class="tabs" aria-label={words.page.languages}>
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
  const all = useWords(carePlanWords)
  const words = all.page
  const may = (PERMISSIONS.lowerTier as readonly string[]).includes(caller.role)
  const [proposed, ...approved] = override?.signedBy ?? []
  const mine = override?.signedBy.some(({ staffId }) => staffId === caller.id)
  const base = `/console/care-plans/${plan.plan}`
  return (
    <section class="card" aria-labelledby="version">
      <h2 id="version">{stateOf(override, all)}</h2>
      {!proposed && <p>{words.asWritten}</p>}
      {override && proposed && (
        <>
          <p>
            {words.proposed(proposed.name)}, <When at={proposed.at} zone={clinic.zone} />.{' '}
            {approved.map(({ staffId, name, at }) => (
              <span key={staffId}>
                {words.approved(name)}, <When at={at} zone={clinic.zone} />.
              </span>
            ))}{' '}
            {isSigned(override) ? words.signed : words.unsigned}
          </p>
          <p>{words.struck}</p>
        </>
      )}
      {may && (
        <div class="buttons">
          {override && proposed && !isSigned(override) && !mine && (
            <ActionButton to={`${base}/approve`} label={words.approve} fields={{ seen: proposed.at }} />
          )}
          <a class="button quiet" href={`${base}/change`}>
            {override ? words.other : words.propose}
          </a>
          {override && (
            <form method="post" action={`${base}/withdraw`} class="act" data-confirm={words.sure}>
              <button type="submit" class="quiet">
                {isSigned(override) ? words.backToPlan : words.withdraw}
              </button>
            </form>
          )}
        </div>
      )}
      {may && override && !isSigned(override) && mine && <p class="hint">{words.mine}</p>}
    </section>
  )
}
