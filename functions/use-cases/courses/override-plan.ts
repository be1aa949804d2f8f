import type { Staff } from '../../core/clinic/clinic.ts'
import { SIGNATURES } from '../../core/clinic/signatures.ts'
import type { Content } from '../../core/content.ts'
import { type CarePlan, planNamed } from '../../core/courses/care-plan.ts'
import { overriddenBy, overrideFaults, type PlanOverride, type StepOverride } from '../../core/courses/plan-override.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { withOwnWords } from '../../core/messages/clinic-words.ts'
import type { Instant } from '../../core/time.ts'
import type { Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { read, write } from '../store/records.ts'

export type Overridden =
  | { kind: 'signed'; plan: CarePlan; override: PlanOverride; missing: number }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'unknown-plan' }
  | { kind: 'nothing-proposed' }
  /** Something else is proposed by now than what the signature was for. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'removed'; plan: CarePlan }

/** The care plans and texts as a clinic has them. */
export const contentOf = (deps: Templates, { clinic, plans }: ClinicSnapshot): Content => ({
  ...withOwnWords(deps.content(), clinic),
  plans: overriddenBy(deps.content().plans, plans),
})

/** What of a clinic's wishes may not be; nothing where all of them may. */
export function faultsOfOverride(
  deps: Templates,
  { clinic }: ClinicSnapshot,
  original: CarePlan,
  steps: Record<string, StepOverride>,
): FieldError[] {
  return overrideFaults(original, steps, {
    languages: clinic.languages,
    words: (message) => deps.content().messages.en?.[message] ?? '',
  })
}

/** Proposes a clinic's own version of a plan, signed by who proposes. It replaces what was proposed or in force before. */
export async function proposeOverride(
  deps: Store & Templates,
  clinicId: string,
  plan: string,
  { steps, by }: { steps: Record<string, StepOverride>; by: Staff },
): Promise<Overridden> {
  return attempt(deps, async (deps): Promise<Decision<Overridden>> => {
    const original = planNamed(deps.content().plans, plan)
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!original || !clinicNow) return { writes: [], answer: { kind: 'unknown-plan' } }
    const faults = faultsOfOverride(deps, clinicNow, original, steps)
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = await deps.records.get(keys.plan(clinicId, plan))
    const override = { plan, steps, signedBy: [{ staffId: by.staffId, name: by.name, at: deps.now() }] }
    return {
      writes: [write(keys.plan(clinicId, plan), override, before?.version ?? 0)],
      answer: { kind: 'signed', plan: original, override, missing: SIGNATURES - 1 },
    }
  })
}

/**
 * A second person signs what was proposed; then it is in force for every course planned from now on. `seen` is when the
 * proposal that the person read was made: a signature is not for another one that came meanwhile.
 */
export async function approveOverride(
  deps: Store & Templates,
  clinicId: string,
  plan: string,
  by: Staff,
  seen?: Instant,
): Promise<Overridden> {
  return attempt(deps, async (deps): Promise<Decision<Overridden>> => {
    const original = planNamed(deps.content().plans, plan)
    const found = await read<PlanOverride>(deps.records, keys.plan(clinicId, plan))
    if (!original) return { writes: [], answer: { kind: 'unknown-plan' } }
    if (!found) return { writes: [], answer: { kind: 'nothing-proposed' } }
    if (seen !== undefined && found.value.signedBy[0]?.at !== seen)
      return { writes: [], answer: { kind: 'changed-meanwhile' } }
    const signed = found.value.signedBy.some(({ staffId }) => staffId === by.staffId)
    const signature = { staffId: by.staffId, name: by.name, at: deps.now() }
    const override = signed ? found.value : { ...found.value, signedBy: [...found.value.signedBy, signature] }
    const missing = Math.max(0, SIGNATURES - override.signedBy.length)
    return {
      writes: signed ? [] : [write(keys.plan(clinicId, plan), override, found.version)],
      answer: {
        kind: 'signed',
        plan: overriddenBy({ [plan]: original }, [override])[plan] ?? original,
        override,
        missing,
      },
    }
  })
}

/** The plan as it was written, for every course planned from now on. */
export async function removeOverride(deps: Store & Templates, clinicId: string, plan: string): Promise<Overridden> {
  return attempt(deps, async (deps): Promise<Decision<Overridden>> => {
    const original = planNamed(deps.content().plans, plan)
    const found = await deps.records.get(keys.plan(clinicId, plan))
    if (!original) return { writes: [], answer: { kind: 'unknown-plan' } }
    if (!found) return { writes: [], answer: { kind: 'nothing-proposed' } }
    return {
      writes: [{ kind: 'delete', key: found.key, expects: found.version }],
      answer: { kind: 'removed', plan: original },
    }
  })
}
