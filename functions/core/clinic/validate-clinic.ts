import type { FieldError } from '../fault.ts'
import { parsePhone } from '../phone.ts'
import { isZone } from '../time.ts'
import type { Clinic, Shift, Staff } from './clinic.ts'
import { openingFaults } from './opening-faults.ts'

/** A clinic as its engineer writes it down. */
export type ClinicFile = {
  clinic: Clinic
  staff: Staff[]
  shifts: Shift[]
  /** The clinic's own systems, by the client ids under which they get tokens. */
  clients?: { clientId: string; name: string }[] | undefined
}

/** Area codes of toll-free numbers in North America (NANPA). */
const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/

/** Everything by which a clinic could not work as it is written; the shape has been checked before. */
export function clinicFaults({ clinic, staff, shifts, clients = [] }: ClinicFile): FieldError[] {
  const faults: FieldError[] = []
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail })
  const phone = (pointer: string, value: string) => {
    const parsed = parsePhone(value, clinic.country)
    if (parsed.kind === 'not-a-phone') fault(pointer, parsed.because)
    else if (parsed.e164 !== value) fault(pointer, `Write it as ${parsed.e164}.`)
  }
  if (!isZone(clinic.zone))
    fault('/clinic/zone', `"${clinic.zone}" is not a time zone that we know, such as America/Chicago.`)
  for (const field of ['textingNumber', 'pagingNumber', 'frontDeskPhone', 'onCallPhone'] as const)
    phone(`/clinic/${field}`, clinic[field])
  if (clinic.interpreterPhone !== undefined) phone('/clinic/interpreterPhone', clinic.interpreterPhone)
  for (const { pointer, detail } of clinic.openingHours ? openingFaults(clinic.openingHours) : [])
    fault(`/clinic${pointer}`, detail)
  for (const field of ['textingNumber', 'pagingNumber'] as const)
    if (TOLL_FREE.test(clinic[field]))
      fault(
        `/clinic/${field}`,
        'A toll-free number: carriers answer STOP there themselves, before we can read it. Use a 10DLC number.',
      )
  for (const [i, { staffId, phone: number }] of staff.entries()) {
    if (number) phone(`/staff/${i}/phone`, number)
    if (staff.slice(0, i).some((each) => each.staffId === staffId))
      fault(`/staff/${i}/staffId`, `Two of the staff are "${staffId}".`)
  }
  for (const [i, { shiftId, staffId }] of shifts.entries()) {
    const person = staff.find((each) => each.staffId === staffId)
    if (!person) fault(`/shifts/${i}/staffId`, `There is no "${staffId}" among the staff.`)
    else if (!person.phone) fault(`/shifts/${i}/staffId`, `${person.name} has no phone to be paged on.`)
    if (shifts.slice(0, i).some((each) => each.shiftId === shiftId))
      fault(`/shifts/${i}/shiftId`, `Two shifts are "${shiftId}".`)
  }
  for (const [i, { clientId }] of clients.entries())
    if (clients.slice(0, i).some((each) => each.clientId === clientId))
      fault(`/clients/${i}/clientId`, `Two systems are "${clientId}".`)
  return faults
}
