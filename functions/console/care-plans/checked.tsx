import type { Content } from '../../core/content.ts'
import { type CarePlan, type PlanStep, stepTitle } from '../../core/courses/care-plan.ts'
import type { StepOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { segments } from '../../core/messages/wording.ts'
import { durationMinutes, inDays } from '../../core/time.ts'
import { LANGUAGES } from '../shared/components.tsx'
import { plannedWords } from './form.ts'

type CheckedGiven = {
  plan: CarePlan
  content: Content
  steps: Record<string, StepOverride>
  faults: readonly FieldError[]
}

/** What would be changed so far, and what of it may not be. */
export const Checked = ({ plan, content, steps, faults }: CheckedGiven) => {
  const changes = Object.entries(steps)
  if (changes.length === 0) return <p class="hint">None yet: this is the plan as it was written.</p>
  return (
    <ul class="plain">
      {changes.map(([name, change]) => (
        <li key={name}>
          <strong>{stepTitle(name)}</strong>
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
  if (!step) return null
  if (change.off) return <p>Left out</p>
  return (
    <>
      {change.after && (
        <p>
          <del>{spokenAfter(step.after)}</del> <ins>{spokenAfter(change.after)}</ins>
        </p>
      )}
      {change.channel && <p>By {change.channel === 'email' ? 'e-mail' : 'text'}</p>}
      {Object.entries(change.texts ?? {}).map(([language, text]) => (
        <p key={language}>
          {LANGUAGES[language] ?? language}: {segments(text).units} characters, before{' '}
          {segments(plannedWords(content, step, language)).units}
        </p>
      ))}
    </>
  )
}

const spokenAfter = (after: string): string => {
  const minutes = durationMinutes(after)
  return minutes === undefined ? 'no time' : minutes === 0 ? 'at once' : inDays(minutes)
}
