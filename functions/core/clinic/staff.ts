import type { FieldError } from '../fault.ts'
import { parsePhone } from '../phone.ts'
import type { Role, Staff } from './clinic.ts'

/** Roles that a person may have; `system` is a clinic's software. */
export const STAFF_ROLES = ['front-desk', 'nurse', 'clinician', 'admin'] as const satisfies readonly Role[]
export type StaffRole = (typeof STAFF_ROLES)[number]

/** A person as somebody types them; an empty phone or address is none. */
export type PersonGiven = { name: string; role: StaffRole; phone?: string | undefined; email?: string | undefined }

/** Letters of an id: it stands in addresses and texts of the on-call schedule. */
const LONGEST_ID = 32

/** An id that says the name and that nobody has or had: `dr-lee`, then `dr-lee-2`. */
export function staffIdFor(name: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_ID)
  const id = plain || 'staff'
  if (!isTaken(id)) return id
  let number = 2
  while (isTaken(`${id}-${number}`)) number++
  return `${id}-${number}`
}

/** The person as kept: phone in E.164, address in small letters; or what is wrong. */
export function personOfStaff(
  { name, role, phone, email }: PersonGiven,
  staffId: string,
  { staff, country }: { staff: readonly Staff[]; country: string },
): { person: Staff } | { faults: FieldError[] } {
  const faults: FieldError[] = []
  const parsed = phone ? parsePhone(phone, country) : undefined
  if (parsed?.kind === 'not-a-phone') faults.push({ pointer: '/phone', detail: parsed.because })
  const address = email?.trim().toLowerCase()
  const others = staff.filter((each) => each.staffId !== staffId)
  if (address && others.some((each) => each.email?.toLowerCase() === address))
    faults.push({ pointer: '/email', detail: 'A colleague has this address. Everyone signs in with their own.' })
  if (faults.length > 0) return { faults }
  const e164 = parsed?.kind === 'phone' ? parsed.e164 : undefined
  return {
    person: { staffId, name, role, ...(e164 ? { phone: e164 } : {}), ...(address ? { email: address } : {}) },
  }
}
