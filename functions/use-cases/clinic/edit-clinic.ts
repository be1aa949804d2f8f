import { canonical } from '../../core/canonical.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { clinicChanges, fieldChanges } from '../../core/clinic/clinic-change.ts'
import { type ClinicFile, clinicFaults } from '../../core/clinic/validate-clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { clinicPk, type Key, keys } from '../../core/keys.ts'
import { type DutyWatch, withChange } from '../../core/on-call/duty-watch.ts'
import { unattended } from '../../core/on-call/gaps.ts'
import type { Policy } from '../../core/on-call/policy.ts'
import { policyFaults } from '../../core/on-call/validate-policy.ts'
import { readWatch, writeWatch } from '../on-call/watch-rota.ts'
import { GAP_DAYS } from '../on-call/write-rota.ts'
import { MOST_WRITES, type Records, Unavailable, type Write } from '../ports.ts'
import { type Author, OPERATOR, writeChange } from '../store/change-log.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { readAll, write } from '../store/records.ts'
import { itemsOf } from './clinic-items.ts'

/** What is to be otherwise: fields of the clinic one by one, staff, rota, systems and policy each as a whole. */
export type ClinicChanges = {
  clinic?: Partial<Clinic> | undefined
  policy?: Policy | undefined
} & { [part in 'staff' | 'shifts' | 'clients']?: ClinicFile[part] | undefined }

export type ClinicEdited =
  | { kind: 'edited'; changed: number }
  | { kind: 'unknown' }
  | { kind: 'belongs-to-another'; what: string }
  /** Somebody wrote at the same time, or has since the author read what they change; nothing was changed. */
  | { kind: 'taken' }
  | { kind: 'invalid'; faults: FieldError[] }

type About = { records: Records; now: string }

/** `seen`: the versions of what is changed, as its author read it (`ClinicSnapshot.versions`). */
export type Editing = {
  by?: Author
  seen?: Partial<ClinicSnapshot['versions']>
  /** Written with the change, or not at all. */
  also?: readonly Write[]
}

/** A clinic as it would be written down now. */
export async function clinicFile(records: Records, clinicNow: ClinicSnapshot): Promise<ClinicFile> {
  const { clinic, rota } = clinicNow
  const clients = await readAll<{ clientId: string; name: string }>(records, clinicPk(clinic.clinicId), 'CLIENT#')
  return { clinic, staff: rota.staff, shifts: rota.shifts, clients: clients.map(({ value }) => value) }
}

/**
 * Changes a clinic, all or nothing, with a line of its log. What stood for its old numbers, people and systems goes with
 * them. Throws Unavailable when the store gave no clear answer.
 */
export async function editClinic(
  { records, now }: About,
  clinicId: string,
  changes: ClinicChanges,
  { by = OPERATOR, seen = {}, also = [] }: Editing = {},
): Promise<ClinicEdited> {
  const clinicNow = await readClinic(records, clinicId)
  if (!clinicNow) return { kind: 'unknown' }
  if (isOvertaken(clinicNow, seen)) return { kind: 'taken' }
  const before = await clinicFile(records, clinicNow)
  const after: ClinicFile = {
    clinic: withoutEmpty({ ...before.clinic, ...changes.clinic, clinicId }),
    staff: changes.staff ?? before.staff,
    shifts: changes.shifts ?? before.shifts,
    clients: changes.clients ?? before.clients,
  }
  const faults = [
    ...clinicFaults(after),
    ...(changes.policy ? policyFaultsOf(after, clinicNow, changes.policy, now) : []),
  ]
  if (faults.length > 0) return { kind: 'invalid', faults }
  const wanted = itemsOf(after)
  if (changes.policy && !same(changes.policy, clinicNow.policy))
    wanted.push({ key: keys.policy(clinicId), value: changes.policy })
  const taken = await takenBy(records, clinicId, before, after)
  if (taken) return { kind: 'belongs-to-another', what: taken }
  const had = [...itemsOf(before), ...keysOfRemoved(before, after)]
  const writes = await difference(records, had, wanted)
  if (writes.length === 0) return { kind: 'edited', changed: 0 }
  const watch = await readWatch({ records }, clinicId)
  const rota = { ...clinicNow.rota, zone: after.clinic.zone, staff: after.staff, shifts: after.shifts }
  if (watch) {
    const known = withoutOldPhones(watch.value, before.staff, after.staff)
    writes.push(writeWatch(withChange(known, { before: clinicNow.rota, after: rota }, now), watch.version))
  }
  const changed = writes.length
  writes.push(...also)
  const lines = linesOf(before, after, clinicNow.policy, changes.policy)
  writes.push(await writeChange({ records }, clinicId, { at: now, by, changes: lines }))
  if (writes.length > MOST_WRITES)
    return {
      kind: 'invalid',
      faults: [{ pointer: '', detail: `${writes.length} changes at once; edit staff and shifts one after the other.` }],
    }
  const commit = await records.commit(writes)
  if (commit.kind === 'committed') return { kind: 'edited', changed }
  if (commit.kind === 'taken') return { kind: 'taken' }
  throw new Unavailable(`the store answered ${commit.kind}: send the same change again`)
}

const isOvertaken = ({ versions }: ClinicSnapshot, seen: Partial<ClinicSnapshot['versions']>): boolean =>
  Object.entries(seen).some(([part, version]) => versions[part as keyof typeof versions] !== version)

/** A field that is given as undefined is taken away. */
const withoutEmpty = (clinic: Clinic): Clinic =>
  Object.fromEntries(Object.entries(clinic).filter(([, value]) => value !== undefined)) as Clinic

/** A number that replaced another one has answered no test page yet; nor has anybody who is gone. */
function withoutOldPhones(watch: DutyWatch, before: readonly Staff[], after: readonly Staff[]): DutyWatch {
  const phoneIn = (staff: readonly Staff[], id: string) => staff.find(({ staffId }) => staffId === id)?.phone
  const isKept = ([id]: [string, unknown]) => phoneIn(before, id) === phoneIn(after, id)
  return { ...watch, verified: Object.fromEntries(Object.entries(watch.verified).filter(isKept)) }
}

const linesOf = (before: ClinicFile, after: ClinicFile, policy: Policy, changed: Policy | undefined) => [
  ...clinicChanges(before, after),
  ...(changed ? fieldChanges('policy', policy, changed) : []),
]

function policyFaultsOf(after: ClinicFile, { rota }: ClinicSnapshot, policy: Policy, now: string) {
  const next = { ...rota, zone: after.clinic.zone, staff: after.staff, shifts: after.shifts }
  const ground = { staff: after.staff, zone: after.clinic.zone, unattended: unattended(next, now, GAP_DAYS) }
  return policyFaults(policy, ground).map(({ pointer, detail }) => ({ pointer: `/policy${pointer}`, detail }))
}

/** The number or the system that belongs to somebody else already. */
async function takenBy(records: Records, clinicId: string, before: ClinicFile, after: ClinicFile) {
  for (const number of [after.clinic.textingNumber, after.clinic.pagingNumber]) {
    const owner = (await records.get(keys.number(number)))?.value as { clinicId: string } | undefined
    if (owner && owner.clinicId !== clinicId) return number
  }
  for (const { clientId } of after.clients ?? []) {
    if (before.clients?.some((each) => each.clientId === clientId)) continue
    if (await records.get(keys.client(clientId))) return clientId
  }
  return undefined
}

/** What a removed system called the API with; many have no key. */
const keysOfRemoved = (before: ClinicFile, after: ClinicFile): Wanted =>
  (before.clients ?? [])
    .filter(({ clientId }) => !after.clients?.some((each) => each.clientId === clientId))
    .map(({ clientId }) => ({ key: keys.clientKeys(clientId), value: {} }))

type Wanted = { key: Key; value: object }[]

const partName = ({ pk, sk }: Key) => JSON.stringify([pk, sk])

async function difference(records: Records, before: Wanted, after: Wanted): Promise<Write[]> {
  const kept = new Set(after.map(({ key }) => partName(key)))
  const writes: Write[] = []
  for (const { key } of before.filter((each) => !kept.has(partName(each.key)))) {
    const found = await records.get(key)
    if (found) writes.push({ kind: 'delete', key, expects: found.version })
  }
  for (const { key, value } of after) {
    const found = await records.get(key)
    if (!found || !same(found.value, value)) writes.push(write(key, value, found?.version ?? 0))
  }
  return writes
}

const same = (a: object, b: object): boolean => canonical(a) === canonical(b)
