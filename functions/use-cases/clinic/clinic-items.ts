import type { ClinicFile } from '../../core/clinic/validate-clinic.ts'
import { type Key, keys } from '../../core/keys.ts'

/** Every item that a clinic as written down consists of: its own, its numbers', and who texts them from which phone. */
export function itemsOf({ clinic, staff, shifts, clients = [] }: ClinicFile): { key: Key; value: object }[] {
  const { clinicId, name } = clinic
  const ours = [...new Set([clinic.textingNumber, clinic.pagingNumber])]
  return [
    { key: keys.clinicList(clinicId), value: { clinicId, name } },
    { key: keys.clinic(clinicId), value: clinic },
    ...ours.map((number) => ({ key: keys.number(number), value: { clinicId } })),
    ...staff.map((person) => ({ key: keys.staff(clinicId, person.staffId), value: person })),
    ...shifts.map((shift) => ({ key: keys.shift(clinicId, shift.shiftId), value: shift })),
    ...clients.flatMap((client) => [
      { key: keys.client(client.clientId), value: { clinicId, name: client.name } },
      { key: keys.clinicClient(clinicId, client.clientId), value: client },
    ]),
    ...staff.flatMap(({ staffId, phone }) =>
      phone ? ours.map((number) => ({ key: keys.phoneStaff(number, phone, staffId), value: {} })) : [],
    ),
  ]
}
