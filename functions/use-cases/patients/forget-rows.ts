/** Erases the rows of a clinic's files that wait to be logged and tell of a patient: none of them may bring the patient back. */
import type { FieldError } from '../../core/fault.ts'
import { importsPk, type Key, keys } from '../../core/keys.ts'
import { type Contact, isContactOf, isToldIn, type Person } from '../../core/patients/told-of.ts'
import { rowFault } from '../../core/row-facts.ts'
import type { Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { readAll, write } from '../store/records.ts'

/** As courses/import-treatments.ts keeps them. */
type Request = { patient: Contact; guardian?: Contact }
type Row = { line: number; request?: Request; errors?: readonly FieldError[]; rest?: Request }

const ERASED: FieldError = rowFault('', { kind: 'erased' })

/** Replaces each such row by a fault, so that the lines of the file keep their numbers. */
export async function forgetRows(deps: Store, clinicId: string, person: Person, country: string): Promise<void> {
  const listed = await readAll<{ importId: string }>(deps.records, importsPk(clinicId), 'IMPORT#')
  for (const { value } of listed) {
    const parts = await deps.records.list(keys.importJob(clinicId, value.importId).pk, 'PART#')
    for (const { key } of parts) await forgetIn(deps, key, (row) => isTheirs(row, person, country))
  }
}

function isTheirs(row: Row, person: Person, country: string): boolean {
  const { patient, guardian } = row.request ?? row.rest ?? {}
  if (!patient) return isToldIn(JSON.stringify(row.errors ?? []), person)
  const { phone = patient.phone, email = patient.email } = guardian ?? {}
  return isContactOf(person, { name: patient.name, phone, email }, country)
}

const forgetIn = (deps: Store, key: Key, isTheirs: (row: Row) => boolean): Promise<null> =>
  attempt(deps, async (deps) => {
    const part = await deps.records.get(key)
    const rows = (part?.value.rows ?? []) as Row[]
    if (!part || !rows.some(isTheirs)) return { writes: [], answer: null }
    const left = rows.map((row) => (isTheirs(row) ? { line: row.line, errors: [ERASED] } : row))
    return { writes: [write(key, { rows: left }, part.version, part.found)], answer: null }
  })
