/** One service of the clinic's table for files: added, changed or removed, while others are changed too. */
import type { FieldError } from '../../core/fault.ts'
import { type ServiceRow, serviceFaults } from '../../core/intake/services.ts'
import { keys } from '../../core/keys.ts'
import type { Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'
import type { ImportServices } from './import-layouts.ts'

export const MOST_SERVICES = 500

export type ServiceChanged =
  | { kind: 'changed' }
  /** `/service`, `/plan`, `/areas` or `/product` of the row. */
  | { kind: 'invalid'; faults: FieldError[] }
  /** No such service is in the table any more. */
  | { kind: 'gone' }
  | { kind: 'too-many' }

/** `was`: the service that changes; without it, `row` is added. `row`: what it becomes; without it, it is removed. */
type Change = { clinicId: string; by: string; was?: string; row?: ServiceRow }

export async function changeImportService(deps: Store & Templates, change: Change): Promise<ServiceChanged> {
  const { clinicId, by, was, row } = change
  const key = keys.importServices(clinicId)
  return attempt(deps, async (deps): Promise<Decision<ServiceChanged>> => {
    const before = await read<ImportServices>(deps.records, key)
    const rows = before?.value.services ?? []
    const at = was === undefined ? rows.length : rows.findIndex(({ service }) => service === was)
    if (at < 0) return { writes: [], answer: { kind: 'gone' } }
    if (row && was === undefined && rows.length >= MOST_SERVICES) return { writes: [], answer: { kind: 'too-many' } }
    const given = rows.toSpliced(at, 1, ...(row ? [row] : []))
    const checked = row ? serviceFaults(deps.content().plans, given) : { rows: given }
    if ('faults' in checked) return { writes: [], answer: { kind: 'invalid', faults: ofRow(checked.faults, at) } }
    const next: ImportServices = { services: checked.rows, changedAt: deps.now(), changedBy: by }
    return { writes: [write(key, next, before?.version ?? 0)], answer: { kind: 'changed' } }
  })
}

/** Faults by the field of the row that changes. A later row of the same name is a fault of this one too. */
const ofRow = (faults: readonly FieldError[], at: number): FieldError[] =>
  faults.map(({ pointer, detail }) => {
    const [, row, field = 'service'] = /^\/services\/(\d+)\/(\w+)/.exec(pointer) ?? []
    return { pointer: Number(row) === at ? `/${field}` : '/service', detail }
  })
