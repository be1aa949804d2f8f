import { isSigned, type Signature } from '../clinic/signatures.ts'
import type { FieldError } from '../fault.ts'
import { mailFaults, textFaults } from '../messages/validate-texts.ts'
import { durationMinutes, inDays } from '../time.ts'
import type { CarePlan, PlanStep } from './care-plan.ts'

/** What a clinic wants otherwise about one step. Whatever is absent stays as the plan has it. */
export type StepOverride = {
  after?: string | undefined
  channel?: 'sms' | 'email' | undefined
  /** Left out altogether. */
  off?: boolean | undefined
  /** Words per language; a language that is absent keeps the plan's. */
  texts?: Record<string, string> | undefined
}

/** A clinic's own version of a plan, in force once two people have signed it. */
export type PlanOverride = {
  plan: string
  steps: Record<string, StepOverride>
  signedBy: Signature[]
}

/** Delayed nodules come within months (the filler plan asks at three); half a year later nobody expects a text. */
const MOST_DAYS_AFTER = 180

/** `words`: what a message says in the plan's own words. */
export type Ground = { languages: readonly string[]; words(message: string): string }

/**
 * What may not be changed so. Locked: that a step about danger signs is sent, by text, no later than the plan has it, and
 * names the emergency number; tiers and answers to warning signs are no part of a plan.
 */
export function overrideFaults(
  plan: CarePlan,
  steps: Record<string, StepOverride>,
  { languages, words }: Ground,
): FieldError[] {
  return Object.entries(steps).flatMap(([name, change]) => {
    const step = plan.steps.find((each) => each.step === name)
    if (!step) return [{ pointer: `/steps/${name}`, detail: `The plan "${plan.plan}" has no such step.` }]
    return stepFaults(step, change, { languages, words }).map(({ pointer, detail }) => ({
      pointer: `/steps/${name}${pointer}`,
      detail,
    }))
  })
}

function stepFaults(step: PlanStep, change: StepOverride, { languages, words }: Ground): FieldError[] {
  const faults: FieldError[] = []
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail })
  const locked = step.safety || step.step === 'welcome'
  if (change.off && locked) fault('/off', 'This step is about safety or consent: it cannot be left out.')
  if (change.channel === 'email' && locked) fault('/channel', 'A step about safety or consent has to be a text.')
  if (change.channel === 'sms' && step.channel === 'email')
    fault('/channel', "Aftercare instructions don't fit in a text.")
  if (change.after !== undefined) {
    const [wanted, planned] = [durationMinutes(change.after), durationMinutes(step.after) ?? 0]
    if (wanted === undefined)
      fault('/after', 'This is no duration. Enter a whole number of minutes, hours or days, such as 3 days (P3D).')
    else if (wanted > MOST_DAYS_AFTER * 1440)
      fault('/after', `This can be at most ${MOST_DAYS_AFTER} days after the treatment.`)
    else if (step.safety && wanted > planned)
      fault(
        '/after',
        `Danger signs are asked about no later than the plan has it: ${inDays(planned)} after the treatment.`,
      )
    else if (step.step === 'welcome' && wanted !== 0) fault('/after', 'The first text is sent right away.')
  }
  for (const [language, text] of Object.entries(change.texts ?? {})) {
    if (!languages.includes(language)) fault(`/texts/${language}`, `The clinic writes in ${languages.join(', ')}.`)
    const rules = { expectsAnswer: step.expectsAnswer, namesEmergency: words(step.message).includes('{emergency}') }
    for (const detail of step.channel === 'email' ? mailFaults(text, rules) : textFaults(text, rules))
      fault(`/texts/${language}`, detail)
    if (step.step === 'welcome' && !/STOP/.test(text))
      fault(`/texts/${language}`, 'The first text has to say how to STOP. Carriers require it.')
  }
  return faults
}

/** The plan as the clinic has it. */
function overridden(plan: CarePlan, override: PlanOverride | undefined): CarePlan {
  if (!override || !isSigned(override)) return plan
  const steps = plan.steps.flatMap((step): PlanStep[] => {
    const { off, after, channel, texts } = override.steps[step.step] ?? {}
    if (off) return []
    return [{ ...step, ...(after ? { after } : {}), ...(channel ? { channel } : {}), ...(texts ? { texts } : {}) }]
  })
  return { ...plan, steps }
}

export const overriddenBy = (
  plans: Readonly<Record<string, CarePlan>>,
  overrides: readonly PlanOverride[],
): Record<string, CarePlan> =>
  Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [
      name,
      overridden(
        plan,
        overrides.find((each) => each.plan === name),
      ),
    ]),
  )
