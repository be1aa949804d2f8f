import { capital } from '../../core/capital.ts'
import { isSigned } from '../../core/clinic/signatures.ts'
import { areaName } from '../../core/courses/areas.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { durationMinutes, inDays } from '../../core/time.ts'

/** In a word: is the plan the clinic's own? */
export const stateOf = (override: PlanOverride | undefined): string =>
  !override ? 'As written' : isSigned(override) ? "The clinic's own" : 'A change waits for its second signature'

const lasts = ({ steps }: CarePlan): string =>
  inDays(Math.max(...steps.map(({ after }) => durationMinutes(after) ?? 0)))

type Given = {
  plans: readonly CarePlan[]
  overrides: readonly PlanOverride[]
  /** Whether the viewer may sign words. */
  signs: boolean
}

export const PlanList = ({ plans, overrides, signs }: Given) => (
  <>
    <p>What patients get after each treatment, and when. Watch one happen before you trust it.</p>
    <p class="buttons">
      <a class="button" href="/console/rehearsal">
        Rehearse a course
      </a>
      {signs && (
        <a class="button quiet" href="/console/settings/words">
          Consent and messages
        </a>
      )}
    </p>
    <div class="scroll">
      <table>
        <caption class="hidden">Care plans</caption>
        <thead>
          <tr>
            <th scope="col">Plan</th>
            <th scope="col">Areas</th>
            <th scope="col" class="number">
              Messages
            </th>
            <th scope="col">Ends after</th>
            <th scope="col">Version</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const override = overrides.find((each) => each.plan === plan.plan)
            return (
              <tr key={plan.plan}>
                <th scope="row">
                  <a class="target" href={`/console/care-plans/${plan.plan}`}>
                    {plan.title}
                  </a>
                </th>
                <td>{plan.areas.map((area) => capital(areaName(area))).join(', ')}</td>
                <td class="number">{plan.steps.length}</td>
                <td>{lasts(plan)}</td>
                <td class={override && !isSigned(override) ? 'waits' : ''}>{stateOf(override)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  </>
)
