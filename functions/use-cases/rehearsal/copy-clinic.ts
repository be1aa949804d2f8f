import { isSigned, SIGNATURES } from '../../core/clinic/signatures.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { keys } from '../../core/keys.ts'
import { clinicWrites } from '../clinic/add-clinic.ts'
import { MOST_WRITES, type Records } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { write, writeOverride } from '../store/records.ts'

/**
 * Puts a clinic as it stands into empty records: settings, people, rota, policy and its own care plans; no patients, no
 * alerts, no codes, and no texts about duty. With `proposed`, what one person has signed counts as signed.
 */
export async function copyClinic(
  records: Records,
  { clinic, rota, policy, plans }: ClinicSnapshot,
  { proposed }: { proposed: boolean },
): Promise<void> {
  const { clinicId } = clinic
  const writes = [
    ...clinicWrites({ clinic, staff: rota.staff, shifts: rota.shifts }),
    ...rota.overrides.map((override) => writeOverride(clinicId, override)),
    write(keys.policy(clinicId), policy, 0),
    ...plans.map((plan) => write(keys.plan(clinicId, plan.plan), proposed ? signed(plan) : plan, 0)),
  ]
  for (let i = 0; i < writes.length; i += MOST_WRITES) {
    const commit = await records.commit(writes.slice(i, i + MOST_WRITES))
    if (commit.kind !== 'committed') throw new Error(`a clinic could not be copied into empty records: ${commit.kind}`)
  }
}

const signed = (plan: PlanOverride): PlanOverride => {
  const [proposer] = plan.signedBy
  return isSigned(plan) || !proposer ? plan : { ...plan, signedBy: new Array(SIGNATURES).fill(proposer) }
}
