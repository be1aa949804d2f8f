/** What a clinic has said of the files that it imports: which column is what, and which service is which treatment. */
import { headerOf, type KeptLayout, layoutFaults } from '../../core/courses/table-layout.ts'
import type { FieldError } from '../../core/fault.ts'
import { type ServiceRow, serviceFaults } from '../../core/intake/services.ts'
import { importsPk, keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import type { Hashing, Reads, Store, Templates } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, write } from '../store/records.ts'

export const MOST_LAYOUTS = 50

/** The headers that the clinic has explained, the last one first. */
export async function layoutsOf(deps: Reads, clinicId: string): Promise<KeptLayout[]> {
  const found = await readAll<KeptLayout>(deps.records, importsPk(clinicId), 'COLUMNS#')
  return found.map(({ value }) => value).sort((a, b) => (a.changedAt > b.changedAt ? -1 : 1))
}

export type LayoutSet =
  | { kind: 'set'; layout: KeptLayout }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'too-many' }

/** Remembers what each column of a header is; said again, it replaces what was said of this header before. */
export async function setLayout(
  deps: Store & Hashing,
  { clinicId, by, columns }: { clinicId: string; by: string; columns: Readonly<Record<string, string>> },
): Promise<LayoutSet> {
  const faults = layoutFaults({ columns })
  if (faults.length > 0) return { kind: 'invalid', faults }
  const layoutId = deps.sha256(headerOf(Object.keys(columns))).slice(0, 16)
  const key = keys.importColumns(clinicId, layoutId)
  return attempt(deps, async (deps): Promise<Decision<LayoutSet>> => {
    const before = await read<KeptLayout>(deps.records, key)
    if (!before && (await layoutsOf(deps, clinicId)).length >= MOST_LAYOUTS)
      return { writes: [], answer: { kind: 'too-many' } }
    const layout: KeptLayout = { layoutId, columns, changedAt: deps.now(), changedBy: by }
    return { writes: [write(key, layout, before?.version ?? 0)], answer: { kind: 'set', layout } }
  })
}

/** `false` where there is none. */
export async function removeLayout(deps: Store, clinicId: string, layoutId: string): Promise<boolean> {
  const key = keys.importColumns(clinicId, layoutId)
  let tried = false
  return attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const found = await read<KeptLayout>(deps.records, key)
    if (!found) return { writes: [], answer: tried }
    tried = true
    return { writes: [{ kind: 'delete', key, expects: found.version }], answer: true }
  })
}

export type ImportServices = { services: ServiceRow[]; changedAt: Instant; changedBy: string }

/** Which service of a file is which treatment; undefined where the clinic has said nothing. */
export const importServicesOf = async (deps: Reads, clinicId: string): Promise<ImportServices | undefined> =>
  (await read<ImportServices>(deps.records, keys.importServices(clinicId)))?.value

export type ServicesSet = { kind: 'set'; services: ImportServices } | { kind: 'invalid'; faults: FieldError[] }

/** The whole table of services, in place of the one before. */
export async function setImportServices(
  deps: Store & Templates,
  { clinicId, by, services }: { clinicId: string; by: string; services: readonly ServiceRow[] },
): Promise<ServicesSet> {
  const checked = serviceFaults(deps.content().plans, services)
  if ('faults' in checked) return { kind: 'invalid', faults: checked.faults }
  const key = keys.importServices(clinicId)
  return attempt(deps, async (deps): Promise<Decision<ServicesSet>> => {
    const before = await read<ImportServices>(deps.records, key)
    const next: ImportServices = { services: checked.rows, changedAt: deps.now(), changedBy: by }
    return { writes: [write(key, next, before?.version ?? 0)], answer: { kind: 'set', services: next } }
  })
}
