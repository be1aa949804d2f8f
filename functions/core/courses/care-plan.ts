import { durationMinutes } from '../time.ts'

/** One message of a care plan. Durations are ISO 8601 (`PT2H`, `P3D`). */
export type PlanStep = {
  step: string
  /** After the treatment. */
  after: string
  /** How long after its time it may still leave. */
  expiresAfter: string
  channel: 'sms' | 'email'
  /** The id of its words in `templates/messages/`. */
  message: string
  /** The clinic's own words, by language, in place of those. */
  texts?: Record<string, string>
  expectsAnswer: boolean
  /** About danger signs: never moved to the morning. */
  safety: boolean
  /** What silence means: one reminder, then a task for staff. */
  silence?: { remindAfter: string; taskAfter: string }
  /** Only for these areas; all, where it is absent. */
  areas?: string[]
  /** And for these risks, whatever the area. */
  risks?: string[]
  /** Why at this time, with its source. */
  why: string
}

export type CarePlan = {
  plan: string
  title: string
  /** Lower is asked about first where several plans merge. */
  priority: number
  /** Where on the body, as the front desk chooses it. */
  areas: string[]
  steps: PlanStep[]
}

export type PlanFault = { file: string; step?: string; field: string; detail: string }

const MOST_MINUTES_TO_REMINDER = 24 * 60
const MOST_MINUTES_TO_TASK = 48 * 60

/** The faults of a plan file, in words for its author; empty if the plan is valid. */
export function planFaults(file: string, plan: CarePlan, messageIds: ReadonlySet<string>): PlanFault[] {
  const faults: PlanFault[] = []
  const fault = (step: PlanStep | undefined, field: string, detail: string) =>
    faults.push({ file, ...(step ? { step: step.step } : {}), field, detail })
  if (!/^[a-z-]+$/.test(plan.plan)) fault(undefined, 'plan', 'Lower-case letters and hyphens, such as "neurotoxin".')
  if (!plan.areas?.length) fault(undefined, 'areas', 'Name the areas that the front desk chooses from.')
  const names = new Set<string>()
  for (const step of plan.steps) {
    if (names.has(step.step)) fault(step, 'step', 'Two steps have this name.')
    names.add(step.step)
    for (const field of ['after', 'expiresAfter'] as const)
      if (durationMinutes(step[field]) === undefined)
        fault(step, field, `"${step[field]}" is no duration such as PT2H or P3D.`)
    if (!messageIds.has(step.message))
      fault(step, 'message', `There are no words "${step.message}" in templates/messages.`)
    if (step.channel === 'email' && !messageIds.has(`${step.message}.subject`))
      fault(step, 'message', 'An e-mail needs a subject.')
    if (step.expectsAnswer !== (step.silence !== undefined))
      fault(step, 'silence', 'A step that expects an answer says what silence means, and only such a step.')
    if (step.silence && (durationMinutes(step.silence.remindAfter) ?? Infinity) > MOST_MINUTES_TO_REMINDER)
      fault(step, 'silence', 'The reminder comes within 24 hours.')
    if (step.silence && (durationMinutes(step.silence.taskAfter) ?? Infinity) > MOST_MINUTES_TO_TASK)
      fault(step, 'silence', 'The task comes within 48 hours.')
    if (step.why.trim() === '') fault(step, 'why', 'Say why at this time, with the source.')
  }
  return faults
}

/** The plan of this name, which anybody may have typed: `constructor` is none. */
export const planNamed = (plans: Readonly<Record<string, CarePlan>>, name: string): CarePlan | undefined =>
  Object.hasOwn(plans, name) ? plans[name] : undefined

const UNITS = { h: 'hour', w: 'week', m: 'month' } as const

/**
 * What people call a step of a plan: `check-in-2h` → `2-hour check-in`, `check-in-3d` → `Day-3 check-in`, and any other
 * by its own name.
 */
export function stepTitle(step: string): string {
  const [, count, unit] = /^check-in-(\d+)([hdwm])$/.exec(step) ?? []
  if (unit === 'd') return `Day-${count} check-in`
  if (unit) return `${count}-${UNITS[unit as keyof typeof UNITS]} check-in`
  return step.charAt(0).toUpperCase() + step.slice(1).replaceAll('-', ' ')
}
