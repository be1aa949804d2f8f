import { canonical } from '../../core/canonical.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { unattended } from '../../core/on-call/gaps.ts'
import type { Policy } from '../../core/on-call/policy.ts'
import { policyFaults } from '../../core/on-call/validate-policy.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { write } from '../store/records.ts'
import { GAP_DAYS } from './write-rota.ts'

export type PolicyChanged = { kind: 'changed'; policy: Policy } | { kind: 'invalid'; faults: FieldError[] }

const POLICY_CHANGED: FieldError = {
  pointer: '/seen',
  detail:
    'A colleague saved another policy while this page was open. Nothing is lost: what you typed is below. Compare it with theirs, then save again.',
}

/**
 * Replaces the paging policy. One that can leave an alert unpaged is refused with the reason; so is one that was made
 * from another version (`seen`) than the one it would replace, at `/seen`.
 */
export function setPolicy(deps: Store, clinicId: string, policy: Policy, seen?: string): Promise<PolicyChanged> {
  return attempt(deps, async (deps): Promise<Decision<PolicyChanged>> => {
    const clinicNow = await readClinic(deps.records, clinicId)
    if (!clinicNow) throw new Error('a token of a clinic that is not set up')
    const { rota } = clinicNow
    const nobody = unattended(rota, deps.now(), GAP_DAYS)
    const faults = policyFaults(policy, { staff: rota.staff, unattended: nobody, zone: rota.zone })
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    if (canonical(clinicNow.policy) === canonical(policy)) return { writes: [], answer: { kind: 'changed', policy } }
    if (seen !== undefined && seen !== clinicNow.versions.policy)
      return { writes: [], answer: { kind: 'invalid', faults: [POLICY_CHANGED] } }
    const before = await deps.records.get(keys.policy(clinicId))
    return {
      writes: [write(keys.policy(clinicId), policy, before?.version ?? 0)],
      answer: { kind: 'changed', policy },
    }
  })
}
