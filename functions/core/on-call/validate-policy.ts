import type { Staff } from '../clinic/clinic.ts'
import type { FieldError } from '../fault.ts'
import { type Instant, wallTime } from '../time.ts'
import type { Gap } from './gaps.ts'
import { DEFAULT_POLICY, type PagingTier, type Policy, type PolicyStep, type TierPolicy } from './policy.ts'

const MOST_STEPS = 12
const LONGEST_CHAIN_MINUTES = 120

/** What may be quicker than the defaults and never slower: the tiers' targets are clinical, not the clinic's taste. */
const TARGETS = ['acknowledgeWithinMinutes', 'contactWithinMinutes', 'resumeAtMinutes', 'tellPatientAtMinutes'] as const

export type PolicyGround = {
  staff: readonly Staff[]
  /** Stretches of the coming days in which nobody has any duty. */
  unattended: readonly Gap[]
  /** Of the clinic's clock, in which a reason names the time. */
  zone: string
}

/** Each way in which a policy could leave an alert unpaged or page too late; empty if the policy is valid. */
export function policyFaults(policy: Policy, ground: PolicyGround): FieldError[] {
  return (Object.keys(DEFAULT_POLICY) as PagingTier[]).flatMap((tier) => tierFaults(tier, policy[tier], ground))
}

function tierFaults(tier: PagingTier, given: TierPolicy, ground: PolicyGround): FieldError[] {
  const faults: FieldError[] = []
  const fault = (field: string, detail: string) => faults.push({ pointer: `/${tier}/${field}`, detail })
  const { steps, afterwards } = given
  const longestSilence = DEFAULT_POLICY[tier].afterwards.everyMinutes
  if (steps.length === 0) fault('steps', 'Without a step no one is paged.')
  if (steps.length > MOST_STEPS) fault('steps', `More than ${MOST_STEPS} steps; what comes after them repeats anyway.`)
  for (const [i, step] of steps.entries()) {
    const before = steps[i - 1]
    if (i === 0 && step.afterMinutes !== 0) fault('steps/0/afterMinutes', 'The first page leaves at once: 0.')
    if (before && step.afterMinutes <= before.afterMinutes)
      fault(`steps/${i}/afterMinutes`, `This is not after the step before it (${before.afterMinutes}).`)
    else if (before && step.afterMinutes - before.afterMinutes > longestSilence)
      fault(
        `steps/${i}/afterMinutes`,
        `No one would be paged for ${step.afterMinutes - before.afterMinutes} minutes. Enter ${before.afterMinutes + longestSilence} or less.`,
      )
    else if (step.afterMinutes > LONGEST_CHAIN_MINUTES)
      fault(`steps/${i}/afterMinutes`, `Later than ${LONGEST_CHAIN_MINUTES} minutes; let "afterwards" repeat instead.`)
    stepFaults(step, `steps/${i}`, ground, fault)
  }
  stepFaults(afterwards, 'afterwards', ground, fault)
  if (afterwards.everyMinutes < 1 || afterwards.everyMinutes > longestSilence)
    fault('afterwards/everyMinutes', `Pages repeat at least every ${longestSilence} minutes and at most every minute.`)
  if (!afterwards.who.includes('fallback') && !afterwards.who.includes('everyone'))
    fault('afterwards/who', 'The pages that repeat must reach the fallback or everyone: they are the last resort.')
  const [gap] = ground.unattended
  const clock = (at: Instant) => `${wallTime(at, ground.zone).date} ${wallTime(at, ground.zone).time}`
  if (gap && !afterwards.who.includes('everyone'))
    fault(
      'afterwards/who',
      `No one has any duty from ${clock(gap.from)} to ${clock(gap.to)}: name everyone, or fill the on-call schedule.`,
    )
  const [first] = steps
  if (tier === 'emergency' && first && !(first.by.includes('sms') && first.by.includes('voice')))
    fault('steps/0/by', 'An emergency is paged by text and by voice at once.')
  for (const target of TARGETS) {
    const latest = DEFAULT_POLICY[tier][target]
    if (given[target] < 1 || given[target] > latest) fault(target, `From 1 to ${latest} minutes.`)
  }
  const { remindOwnerAtMinutes: remindAt } = given
  if (remindAt !== undefined && (remindAt < 1 || remindAt >= given.resumeAtMinutes))
    fault('remindOwnerAtMinutes', `The reminder comes before paging resumes (${given.resumeAtMinutes}).`)
  return faults
}

function stepFaults(
  { who, by }: Pick<PolicyStep, 'who' | 'by'>,
  field: string,
  { staff }: PolicyGround,
  fault: (field: string, detail: string) => void,
): void {
  if (who.length === 0) fault(`${field}/who`, 'This step pages no one.')
  if (!by.some((channel) => channel !== 'email')) fault(`${field}/by`, 'E-mail alone wakes no one: add sms or voice.')
  for (const [i, each] of who.entries()) {
    if (!each.startsWith('staff:')) continue
    const person = staff.find(({ staffId }) => each === `staff:${staffId}`)
    if (!person) fault(`${field}/who/${i}`, `There is no "${each.slice('staff:'.length)}" among the staff.`)
    else if (!person.phone) fault(`${field}/who/${i}`, `${person.name} has no phone to be paged on.`)
  }
}
