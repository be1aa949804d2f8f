/** The rows of a file that cannot be logged, with what is wrong beside each. */
import { columnOf } from '../../core/courses/table-columns.ts'
import type { FieldError } from '../../core/fault.ts'
import type { RowResult, Tried } from '../../use-cases/courses/import-treatments.ts'
import { Table } from '../shared/table.tsx'

export const IMPORT = '/console/checkout/import'

/** Rows with faults that one page shows; the others come up once these are right. */
const MOST_SHOWN = 100

type Faulty = { line: number; errors: FieldError[] }

export const faultyOf = (rows: readonly (Tried | RowResult)[]): Faulty[] =>
  rows.flatMap((row) => (row.result === 'invalid' ? [{ line: row.line, errors: row.errors }] : []))

export const FaultyRows = ({ rows }: { rows: readonly Faulty[] }) =>
  rows.length === 0 ? null : (
    <Table
      caption="Rows to fix: change them in your file, then send it again"
      columns={['Line', 'Column', 'What is wrong']}
      rows={rows
        .slice(0, MOST_SHOWN)
        .flatMap(({ line, errors }) =>
          errors.map(({ pointer, detail }) => [line, columnOf(pointer) ?? 'the whole row', detail] as const),
        )}
    />
  )
