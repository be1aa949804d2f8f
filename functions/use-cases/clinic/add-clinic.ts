import { type ClinicFile, clinicFaults } from '../../core/clinic/validate-clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { MOST_WRITES, type Records, type Write } from '../ports.ts'
import { write } from '../store/records.ts'
import { itemsOf } from './clinic-items.ts'

export type ClinicAdded =
  | { kind: 'added' }
  | { kind: 'exists' }
  /** Another clinic's number, or a system that is another clinic's. */
  | { kind: 'belongs-to-another'; what: string }
  | { kind: 'invalid'; faults: FieldError[] }

/** Sets up a clinic with its people and rota. Every number of the clinic belongs to it alone. */
export async function addClinic(records: Records, file: ClinicFile): Promise<ClinicAdded> {
  const faults = clinicFaults(file)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const writes = clinicWrites(file)
  if (writes.length > MOST_WRITES) return { kind: 'invalid', faults: [tooMuch(writes.length)] }
  const { clinic, clients = [] } = file
  if (await records.get(keys.clinic(clinic.clinicId))) return { kind: 'exists' }
  for (const number of [clinic.textingNumber, clinic.pagingNumber])
    if (await records.get(keys.number(number))) return { kind: 'belongs-to-another', what: number }
  for (const { clientId } of clients)
    if (await records.get(keys.client(clientId))) return { kind: 'belongs-to-another', what: clientId }
  const commit = await records.commit(writes)
  if (commit.kind === 'committed') return { kind: 'added' }
  if (commit.kind === 'taken') return { kind: 'exists' }
  throw new Error(`the store answered ${commit.kind}: run the same command again`)
}

const tooMuch = (items: number): FieldError => ({
  pointer: '/staff',
  detail: `All of it is ${items} items, of which ${MOST_WRITES} can be written at once: begin with the person on call, and name the others by "clinic edit".`,
})

/** A clinic that is new, as items. */
export const clinicWrites = (file: ClinicFile): Write[] => itemsOf(file).map(({ key, value }) => write(key, value, 0))
