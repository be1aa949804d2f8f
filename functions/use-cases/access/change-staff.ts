/** Who works at a clinic: added, changed, and gone without leaving a duty uncovered unsaid. */
import type { Alert } from '../../core/alerts/alert.ts'
import { openCodes } from '../../core/alerts/alert.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { type PersonGiven, personOfStaff, staffIdFor } from '../../core/clinic/staff.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { type Gap, openedGaps } from '../../core/on-call/gaps.ts'
import { isNamedBy } from '../../core/on-call/policy.ts'
import { plusHours } from '../../core/time.ts'
import { type ClinicChanges, editClinic } from '../clinic/edit-clinic.ts'
import { GAP_DAYS } from '../on-call/write-rota.ts'
import type { Clock, Reads, Write } from '../ports.ts'
import type { Author } from '../store/change-log.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { readMany } from '../store/records.ts'
import { endSessions } from './standing.ts'

export type StaffChanged =
  | { kind: 'changed'; person: Staff }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'unknown' }
  /** Somebody has changed the staff since `seen`, or at this moment; nothing was changed. */
  | { kind: 'overtaken' }
  /** Somebody has to manage the clinic. */
  | { kind: 'last-admin' }

export type StaffLeft =
  | Exclude<StaffChanged, { kind: 'changed' | 'invalid' }>
  /** `opened`: duties that nobody has in the coming days because this person has left. */
  | { kind: 'left'; person: Staff; opened: Gap[] }
  | { kind: 'named-by-policy' }
  | { kind: 'has-open-alert'; codes: string[] }

/** `seen`: as `ClinicSnapshot.versions.staff` said. */
export type StaffHow = { by: Author; seen?: string }

type About = Reads & Clock

async function snapshot(deps: About, clinicId: string): Promise<ClinicSnapshot> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) throw new Error('a token of a clinic that is not set up')
  return clinicNow
}

/** Adds a person. Their id says their name, and is nobody's who was here before. */
export async function addStaff(
  deps: About,
  clinicId: string,
  given: PersonGiven,
  how: StaffHow,
): Promise<StaffChanged> {
  const clinicNow = await snapshot(deps, clinicId)
  const { staff } = clinicNow.rota
  const taken = new Set(staff.map(({ staffId }) => staffId))
  const nextId = () => staffIdFor(given.name, (each) => taken.has(each))
  // An id of somebody who left has a history of sign-ins: a new person of the same name gets another one.
  while (await deps.records.get(keys.access(clinicId, nextId()))) taken.add(nextId())
  const staffId = nextId()
  return written(deps, clinicNow, given, staffId, [...staff], how)
}

export async function changeStaff(
  deps: About,
  clinicId: string,
  staffId: string,
  given: PersonGiven,
  how: StaffHow,
): Promise<StaffChanged> {
  const clinicNow = await snapshot(deps, clinicId)
  const { staff } = clinicNow.rota
  if (!staff.some((each) => each.staffId === staffId)) return { kind: 'unknown' }
  if (given.role !== 'admin' && isLastAdmin(staff, staffId)) return { kind: 'last-admin' }
  const others = staff.filter((each) => each.staffId !== staffId)
  return written(deps, clinicNow, given, staffId, others, how)
}

async function written(
  deps: About,
  clinicNow: ClinicSnapshot,
  given: PersonGiven,
  staffId: string,
  others: readonly Staff[],
  how: StaffHow,
): Promise<StaffChanged> {
  const { clinic } = clinicNow
  const made = personOfStaff(given, staffId, { staff: others, country: clinic.country })
  if ('faults' in made) return { kind: 'invalid', faults: made.faults }
  const done = await edited(deps, clinicNow, { staff: [...others, made.person] }, how)
  return done.kind === 'edited' ? { kind: 'changed', person: made.person } : done
}

/**
 * Takes a person off the staff: weekly shifts go with them, stand-ins stay and show as gaps, sessions end and no sign-in
 * stands. `preview` answers the same and changes nothing.
 */
export async function removeStaff(
  deps: About,
  clinicId: string,
  staffId: string,
  { preview = false, ...how }: StaffHow & { preview?: boolean },
): Promise<StaffLeft> {
  const clinicNow = await snapshot(deps, clinicId)
  const { rota, policy, versions } = clinicNow
  const person = rota.staff.find((each) => each.staffId === staffId)
  if (!person) return { kind: 'unknown' }
  if (how.seen !== undefined && how.seen !== versions.staff) return { kind: 'overtaken' }
  if (isLastAdmin(rota.staff, staffId)) return { kind: 'last-admin' }
  if (isNamedBy(policy, staffId)) return { kind: 'named-by-policy' }
  const owned = await openAlertsOf(deps, clinicNow, staffId)
  if (owned.length > 0) return { kind: 'has-open-alert', codes: owned }
  const now = deps.now()
  const staff = rota.staff.filter((each) => each !== person)
  const shifts = rota.shifts.filter((shift) => shift.staffId !== staffId)
  const opened = openedGaps(rota, { ...rota, staff, shifts }, now, plusHours(now, GAP_DAYS * 24))
  if (preview) return { kind: 'left', person, opened }
  const access = await endSessions(deps, { clinicId, staffId }, { now, disabled: true })
  const done = await edited(deps, clinicNow, { staff, shifts }, how, [access])
  switch (done.kind) {
    case 'edited':
      return { kind: 'left', person, opened }
    case 'invalid':
      throw new Error(`a person cannot leave: ${done.faults.map(({ detail }) => detail).join(' ')}`)
    case 'overtaken':
      return done
  }
}

const isLastAdmin = (staff: readonly Staff[], staffId: string): boolean =>
  staff.filter(({ role }) => role === 'admin').every((each) => each.staffId === staffId) &&
  staff.some((each) => each.staffId === staffId && each.role === 'admin')

/** Codes of open alerts that wait for this person alone. */
async function openAlertsOf({ records }: Reads, { clinic, codes }: ClinicSnapshot, staffId: string): Promise<string[]> {
  const open = openCodes(codes.map(({ value }) => value))
  const alerts = await readMany<Alert>(
    records,
    open.map(({ alertId }) => keys.alert(clinic.clinicId, alertId)),
  )
  return alerts.flatMap((alert) =>
    alert && alert.value.state !== 'resolved' && alert.value.acknowledgedBy?.staffId === staffId
      ? [alert.value.code]
      : [],
  )
}

type Edited = { kind: 'edited' } | { kind: 'overtaken' } | { kind: 'invalid'; faults: FieldError[] }

async function edited(
  deps: About,
  { clinic, versions }: ClinicSnapshot,
  changes: ClinicChanges,
  { by, seen }: StaffHow,
  also: Write[] = [],
): Promise<Edited> {
  if (seen !== undefined && seen !== versions.staff) return { kind: 'overtaken' }
  const { staff, shifts } = versions
  const version = { seen: { staff, ...(changes.shifts ? { shifts } : {}) } }
  const done = await editClinic({ records: deps.records, now: deps.now() }, clinic.clinicId, changes, {
    by,
    ...version,
    also,
  })
  switch (done.kind) {
    case 'edited':
      return { kind: 'edited' }
    case 'taken':
      return { kind: 'overtaken' }
    case 'invalid':
      return { kind: 'invalid', faults: done.faults.map(({ detail }) => ({ pointer: '/phone', detail })) }
    case 'unknown':
    case 'belongs-to-another':
      throw new Error(`a clinic's staff could not be changed: ${done.kind}`)
  }
}
