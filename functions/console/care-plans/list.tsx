import { capital } from '../../core/capital.ts'
import { isSigned } from '../../core/clinic/signatures.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { durationMinutes } from '../../core/time.ts'
import { areaIn } from '../../use-cases/wording/treatment-words.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage } from '../shared/viewer.ts'
import { type CarePlanWords, carePlanWords } from '../words/care-plans.ts'
import { lastingIn } from '../words/lasting.ts'

/** In a word: is the plan the clinic's own? */
export const stateOf = (override: PlanOverride | undefined, { states }: CarePlanWords): string =>
  !override ? states.written : isSigned(override) ? states.own : states.waits

const lasts = ({ steps }: CarePlan, language: ConsoleLanguage): string =>
  lastingIn(language, Math.max(...steps.map(({ after }) => durationMinutes(after) ?? 0)))

type Given = {
  plans: readonly CarePlan[]
  overrides: readonly PlanOverride[]
  /** Whether the viewer may sign words. */
  signs: boolean
}

export const PlanList = ({ plans, overrides, signs }: Given) => {
  const language = useLanguage()
  const words = carePlanWords(language)
  const [plan, areas, messages, ends, version] = words.list.columns
  return (
    <>
      <p>{words.list.hint}</p>
      <p class="buttons">
        <a class="button" href="/console/rehearsal">
          {words.list.rehearse}
        </a>
        {signs && (
          <a class="button quiet" href="/console/settings/words">
            {words.list.words}
          </a>
        )}
      </p>
      <div class="scroll">
        <table>
          <caption class="hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{plan}</th>
              <th scope="col">{areas}</th>
              <th scope="col" class="number">
                {messages}
              </th>
              <th scope="col">{ends}</th>
              <th scope="col">{version}</th>
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
                  <td>{plan.areas.map((area) => capital(areaIn(language, area))).join(', ')}</td>
                  <td class="number">{plan.steps.length}</td>
                  <td>{lasts(plan, language)}</td>
                  <td class={override && !isSigned(override) ? 'waits' : ''}>{stateOf(override, words)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}
