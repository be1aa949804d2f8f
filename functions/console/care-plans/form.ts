import type { Content } from '../../core/content.ts'
import type { CarePlan, PlanStep } from '../../core/courses/care-plan.ts'
import type { StepOverride } from '../../core/courses/plan-override.ts'
import { durationMinutes } from '../../core/time.ts'
import { amountOf, durationOf } from '../shared/durations.ts'
import { formValue } from '../shared/page.ts'

/** The words of a step as the plan has them, with their placeholders. */
export const plannedWords = ({ messages }: Content, { message }: PlanStep, language: string): string =>
  messages[language]?.[message] ?? messages.en?.[message] ?? ''

/** Whether the plan's safety forbids that a step is left out, or sent by mail. */
export const isLocked = ({ safety, step }: PlanStep): boolean => safety || step === 'welcome'

/** The form as it stands for a clinic's wishes so far; the plan's own where it has none. */
export function wishesAsForm(
  plan: CarePlan,
  wishes: Record<string, StepOverride>,
  content: Content,
  languages: readonly string[],
) {
  const form = new URLSearchParams()
  for (const step of plan.steps) {
    const wish = wishes[step.step] ?? {}
    const { amount, unit } = amountOf(wish.after ?? step.after)
    form.set(`after.${step.step}`, String(amount))
    form.set(`unit.${step.step}`, unit)
    form.set(`channel.${step.step}`, wish.channel ?? step.channel)
    if (wish.off) form.set(`off.${step.step}`, 'on')
    for (const language of languages)
      form.set(`text.${step.step}.${language}`, wish.texts?.[language] ?? plannedWords(content, step, language))
  }
  return form
}

/** What a form wants otherwise than the plan has it; a text that was emptied is the plan's own again. */
export function wishesOf(
  form: URLSearchParams,
  plan: CarePlan,
  content: Content,
  languages: readonly string[],
): Record<string, StepOverride> {
  const wishes = plan.steps.map((step): [string, StepOverride] => {
    const name = step.step
    const amount = formValue(form, `after.${name}`)
    const after = amount === '' ? step.after : durationOf(amount, formValue(form, `unit.${name}`))
    const channel = formValue(form, `channel.${name}`)
    const texts = languages.flatMap((language): [string, string][] => {
      const text = formValue(form, `text.${name}.${language}`).replaceAll('\r\n', '\n')
      return text === '' || text === plannedWords(content, step, language).trim() ? [] : [[language, text]]
    })
    return [
      name,
      {
        ...(durationMinutes(after) === durationMinutes(step.after) ? {} : { after }),
        ...((channel === 'sms' || channel === 'email') && channel !== step.channel ? { channel } : {}),
        ...(form.has(`off.${name}`) ? { off: true } : {}),
        ...(texts.length > 0 ? { texts: Object.fromEntries(texts) } : {}),
      },
    ]
  })
  return Object.fromEntries(wishes.filter(([, wish]) => Object.keys(wish).length > 0))
}
