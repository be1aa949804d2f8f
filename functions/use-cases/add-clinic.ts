import type { Clinic, Shift, Staff } from '../core/clinic.ts'
import { type Key, keys } from '../core/keys.ts'
import { parsePhone } from '../core/phone.ts'
import { isZone } from '../core/time.ts'
import type { Fault } from './log-treatment.ts'
import type { Records, Write } from './ports.ts'

/** A clinic as its engineer writes it down. */
export type ClinicFile = { clinic: Clinic; staff: Staff[]; shifts: Shift[] }

export type ClinicAdded =
  | { kind: 'added' }
  | { kind: 'exists' }
  | { kind: 'number-taken'; number: string }
  | { kind: 'invalid'; faults: Fault[] }

/** Sets up a clinic with its people and rota. Every number of the clinic belongs to it alone. */
export async function addClinic(records: Records, file: ClinicFile): Promise<ClinicAdded> {
  const { clinic } = file
  const faults = faultsOf(file)
  if (faults.length > 0) return { kind: 'invalid', faults }
  if (await records.get(keys.clinic(clinic.clinicId))) return { kind: 'exists' }
  const ours = [...new Set([clinic.textingNumber, clinic.pagingNumber])]
  for (const number of ours) if (await records.get(keys.number(number))) return { kind: 'number-taken', number }
  const commit = await records.commit(clinicWrites(file))
  if (commit.kind === 'committed') return { kind: 'added' }
  if (commit.kind === 'taken') return { kind: 'exists' }
  throw new Error(`the store answered ${commit.kind}: run the same command again`)
}

/** A clinic as items: settings, its numbers, people with their phones, shifts. */
export function clinicWrites({ clinic, staff, shifts }: ClinicFile): Write[] {
  const put = (key: Key, value: object): Write => ({ kind: 'put', key, value: { ...value } })
  const ours = [...new Set([clinic.textingNumber, clinic.pagingNumber])]
  return [
    put(keys.clinicList(clinic.clinicId), { clinicId: clinic.clinicId, name: clinic.name }),
    put(keys.clinic(clinic.clinicId), clinic),
    ...ours.map((number) => put(keys.number(number), { clinicId: clinic.clinicId })),
    ...staff.map((person) => put(keys.staff(clinic.clinicId, person.staffId), person)),
    ...shifts.map((shift) => put(keys.shift(clinic.clinicId, shift.shiftId), shift)),
    ...staff.flatMap((person) =>
      person.phone ? ours.map((number) => put(keys.phoneStaff(number, person.phone ?? '', person.staffId), {})) : [],
    ),
  ]
}

function faultsOf({ clinic, staff, shifts }: ClinicFile): Fault[] {
  const faults: Fault[] = []
  const phone = (pointer: string, value: string | undefined) => {
    const parsed = parsePhone(value ?? '', clinic.country)
    if (parsed.kind === 'not-a-phone') faults.push({ pointer, detail: parsed.because })
    else if (parsed.e164 !== value) faults.push({ pointer, detail: `Write it as ${parsed.e164}.` })
  }
  if (!isZone(clinic.zone)) faults.push({ pointer: '/clinic/zone', detail: `"${clinic.zone}" is not an IANA zone.` })
  phone('/clinic/textingNumber', clinic.textingNumber)
  phone('/clinic/pagingNumber', clinic.pagingNumber)
  phone('/clinic/frontDeskPhone', clinic.frontDeskPhone)
  phone('/clinic/onCallPhone', clinic.onCallPhone)
  if (clinic.interpreterPhone !== undefined) phone('/clinic/interpreterPhone', clinic.interpreterPhone)
  for (const [i, person] of staff.entries()) if (person.phone) phone(`/staff/${i}/phone`, person.phone)
  const people = new Set(staff.map(({ staffId }) => staffId))
  for (const [i, shift] of shifts.entries())
    if (!people.has(shift.staffId))
      faults.push({ pointer: `/shifts/${i}/staffId`, detail: `There is no "${shift.staffId}" among the staff.` })
  return faults
}
