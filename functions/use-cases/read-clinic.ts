import type { Code } from '../core/alert.ts'
import type { Situation } from '../core/alert-chain.ts'
import type { Clinic, Duty, Override, Rota, Shift, Staff } from '../core/clinic.ts'
import { clinicPk } from '../core/keys.ts'
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts'
import { onCall } from '../core/rota.ts'
import type { Instant } from '../core/time.ts'
import { type Read, readAs } from './items.ts'
import type { Records } from './ports.ts'

/** A clinic as it stands: settings, people, rota, paging policy and the codes in use; read in one go. */
export type ClinicNow = { clinic: Clinic; rota: Rota; policy: Policy; codes: Read<Code>[] }

export async function readClinic(records: Records, clinicId: string): Promise<ClinicNow | undefined> {
  const items = await records.list(clinicPk(clinicId), '')
  const under = <T>(prefix: string) =>
    items.filter((item) => item.key.sk.startsWith(prefix)).map((item) => readAs<T>(item))
  const clinic = under<Clinic>('PROFILE')[0]?.value
  if (!clinic) return undefined
  const values = <T>(prefix: string) => under<T>(prefix).map((item) => item.value)
  return {
    clinic,
    rota: {
      zone: clinic.zone,
      staff: values<Staff>('STAFF#'),
      shifts: values<Shift>('SHIFT#'),
      overrides: values<Override>('OVERRIDE#'),
    },
    policy: under<Policy>('POLICY')[0]?.value ?? DEFAULT_POLICY,
    codes: under<Code>('CODE#'),
  }
}

/** Who can be paged now and how; nobody is paged about themself, so staff who have the patient's number are left out. */
export function situationOf({ rota, policy }: ClinicNow, now: Instant, patientPhone?: string): Situation {
  const duties = onCall(rota, now)
  const others = Object.entries(duties).map(([duty, person]) => [
    duty,
    person && patientPhone !== undefined && person.phone === patientPhone ? undefined : person,
  ])
  return { policy, onCall: Object.fromEntries(others) as Record<Duty, Staff | undefined>, now }
}
