import type { Content } from '../../core/content.ts'
import type { CarePlan, PlanStep } from '../../core/courses/care-plan.ts'
import type { StepOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { segments } from '../../core/messages/wording.ts'
import { durationMinutes } from '../../core/time.ts'
import { LANGUAGES } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage } from '../shared/viewer.ts'
import { carePlanWords } from '../words/care-plans.ts'
import { stepIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
import { plannedWords } from './form.ts'

type CheckedGiven = {
  plan: CarePlan
  content: Content
  steps: Record<string, StepOverride>
  faults: readonly FieldError[]
}

/** What would be changed so far, and what of it may not be. */
export const Checked = ({ plan, content, steps, faults }: CheckedGiven) => {
  const language = useLanguage()
  const words = carePlanWords(language).checked
  const changes = Object.entries(steps)
  if (changes.length === 0) return <p class="hint">{words.none}</p>
  return (
    <ul class="plain">
      {changes.map(([name, change]) => (
        <li key={name}>
          <strong>{stepIn(language, name)}</strong>
          <ChangeOf step={plan.steps.find(({ step }) => step === name)} change={change} content={content} />
          {faults
            .filter(({ pointer }) => pointer.startsWith(`/steps/${name}/`))
            .map(({ detail }) => (
              <span class="fault" key={detail}>
                {detail}
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}

const ChangeOf = ({
  step,
  change,
  content,
}: {
  step: PlanStep | undefined
  change: StepOverride
  content: Content
}) => {
  const ofPage = useLanguage()
  const { checked: words, change: changing } = carePlanWords(ofPage)
  if (!step) return null
  if (change.off) return <p>{words.leftOut}</p>
  return (
    <>
      {change.after && (
        <p>
          <del>{spokenAfter(step.after, ofPage)}</del> <ins>{spokenAfter(change.after, ofPage)}</ins>
        </p>
      )}
      {change.channel && <p>{words.by(changing.channels[change.channel])}</p>}
      {Object.entries(change.texts ?? {}).map(([language, text]) => (
        <p key={language}>
          {words.length(
            LANGUAGES[language] ?? language,
            segments(text).units,
            segments(plannedWords(content, step, language)).units,
          )}
        </p>
      ))}
    </>
  )
}

const spokenAfter = (after: string, language: ConsoleLanguage): string => {
  const words = carePlanWords(language).checked
  const minutes = durationMinutes(after)
  return minutes === undefined ? words.noTime : minutes === 0 ? words.atOnce : lastingIn(language, minutes)
}
