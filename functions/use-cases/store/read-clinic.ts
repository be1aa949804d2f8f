import type { Code } from '../../core/alerts/alert.ts'
import type { Situation } from '../../core/alerts/escalation.ts'
import type { Strangers } from '../../core/alerts/strangers.ts'
import type { Clinic, Duty, Override, Rota, Shift, Staff } from '../../core/clinic/clinic.ts'
import type { PlanOverride } from '../../core/courses/plan-override.ts'
import { clinicPk } from '../../core/keys.ts'
import { DEFAULT_POLICY, type Policy } from '../../core/on-call/policy.ts'
import { onCall } from '../../core/on-call/rota.ts'
import type { Instant } from '../../core/time.ts'
import type { Item, Records } from '../ports.ts'
import { readAs, type Versioned } from './records.ts'

/** A clinic as it stands: settings, people, rota, paging policy and the codes in use; read in one go. */
export type ClinicSnapshot = {
  clinic: Clinic
  rota: Rota
  policy: Policy
  codes: Versioned<Code>[]
  plans: PlanOverride[]
  strangers?: Versioned<Strangers>
  /** What a form was opened at: another text once somebody has saved since, whatever they saved. */
  versions: { clinic: string; staff: string; clients: string; shifts: string; policy: string }
}

/** `SHIFT#a@2 SHIFT#b@1`: the items under a prefix with their versions, in the order of their keys. */
const versionsOf = (items: readonly Item[], prefix: string): string =>
  items.flatMap(({ key, version }) => (key.sk.startsWith(prefix) ? [`${key.sk}@${version}`] : [])).join(' ')

/** Undefined where there is no such clinic. Throws Unavailable when the store cannot be read, as every read does. */
export async function readClinic(records: Records, clinicId: string): Promise<ClinicSnapshot | undefined> {
  const items = await records.list(clinicPk(clinicId), '')
  const under = <T>(prefix: string) =>
    items.filter((item) => item.key.sk.startsWith(prefix)).map((item) => readAs<T>(item))
  const clinic = under<Clinic>('PROFILE')[0]?.value
  if (!clinic) return undefined
  const strangers = under<Strangers>('STRANGERS')[0]
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
    plans: values<PlanOverride>('PLAN#'),
    ...(strangers ? { strangers } : {}),
    versions: {
      clinic: versionsOf(items, 'PROFILE'),
      staff: versionsOf(items, 'STAFF#'),
      clients: versionsOf(items, 'CLIENT#'),
      shifts: versionsOf(items, 'SHIFT#'),
      policy: versionsOf(items, 'POLICY'),
    },
  }
}

/** The people who can be paged now: not the patient themself, and nobody without phone and e-mail address. */
export function situationOf({ rota, policy }: ClinicSnapshot, now: Instant, patientPhone?: string): Situation {
  const isPatient = ({ phone }: Staff) => patientPhone !== undefined && phone === patientPhone
  const canBePaged = (person: Staff) => !isPatient(person) && (person.phone ?? person.email) !== undefined
  const duties = Object.entries(onCall(rota, now)).map(([duty, person]) => [
    duty,
    person && canBePaged(person) ? person : undefined,
  ])
  const pageable = [onRota(rota, policy), rota.staff.filter(mayAnswer), rota.staff]
    .map((people) => people.filter(canBePaged))
    .find((people) => people.length > 0)
  return { policy, onCall: Object.fromEntries(duties) as Record<Duty, Staff | undefined>, rota: pageable ?? [], now }
}

/** Whom an alert goes to where the rota is empty: better too many awake than nobody. */
const mayAnswer = ({ role }: Staff): boolean => role !== 'front-desk' && role !== 'system'

/** Everybody with a shift, with a stretch that is not over, or named by the policy. */
function onRota({ staff, shifts, overrides }: Rota, policy: Policy): Staff[] {
  const named = Object.values(policy).flatMap(({ steps, afterwards }) =>
    [...steps, afterwards].flatMap(({ who }) => who.map((each) => each.replace(/^staff:/, ''))),
  )
  const ids = new Set([...shifts, ...overrides].map(({ staffId }) => staffId))
  return staff.filter(({ staffId }) => ids.has(staffId) || named.includes(staffId))
}
