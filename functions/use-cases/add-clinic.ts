import { type ClinicFault, type ClinicFile, clinicFaults } from '../core/clinic-faults.ts'
import { keys } from '../core/keys.ts'
import { itemsOf } from './clinic-items.ts'
import { write } from './items.ts'
import type { Records, Write } from './ports.ts'

export type ClinicAdded =
  | { kind: 'added' }
  | { kind: 'exists' }
  /** Another clinic's number, or a system that is another clinic's. */
  | { kind: 'belongs-to-another'; what: string }
  | { kind: 'invalid'; faults: ClinicFault[] }

/** Sets up a clinic with its people and rota. Every number of the clinic belongs to it alone. */
export async function addClinic(records: Records, file: ClinicFile): Promise<ClinicAdded> {
  const faults = clinicFaults(file)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const { clinic, clients = [] } = file
  if (await records.get(keys.clinic(clinic.clinicId))) return { kind: 'exists' }
  for (const number of [clinic.textingNumber, clinic.pagingNumber])
    if (await records.get(keys.number(number))) return { kind: 'belongs-to-another', what: number }
  for (const { clientId } of clients)
    if (await records.get(keys.client(clientId))) return { kind: 'belongs-to-another', what: clientId }
  const commit = await records.commit(clinicWrites(file))
  if (commit.kind === 'committed') return { kind: 'added' }
  if (commit.kind === 'taken') return { kind: 'exists' }
  throw new Error(`the store answered ${commit.kind}: run the same command again`)
}

/** A clinic that is new, as items. */
export const clinicWrites = (file: ClinicFile): Write[] => itemsOf(file).map(({ key, value }) => write(key, value, 0))
