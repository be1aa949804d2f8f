/** The rows of a file that cannot be logged, with what is wrong beside each. */
import { columnOf } from '../../core/courses/table-columns.ts'
import type { FieldError } from '../../core/fault.ts'
import type { RowResult, Tried } from '../../use-cases/courses/import-treatments.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { Table } from '../shared/table.tsx'
import type { ImportWords } from '../words/import.ts'
import { faultIn } from '../words/row-faults.ts'

export const IMPORT = '/console/checkout/import'

/** Rows with faults that one page shows; the others come up once these are right. */
const MOST_SHOWN = 100

type Faulty = { line: number; errors: FieldError[] }

/** What is wrong with each, in the language of the page. */
export const faultyOf = (rows: readonly (Tried | RowResult)[], language: ConsoleLanguage): Faulty[] =>
  rows.flatMap((row) =>
    row.result === 'invalid' ? [{ line: row.line, errors: row.errors.map(faultIn(language)) }] : [],
  )

export const FaultyRows = ({ rows, words }: { rows: readonly Faulty[]; words: ImportWords }) =>
  rows.length === 0 ? null : (
    <Table
      caption={words.faulty.caption}
      columns={words.faulty.heads}
      rows={rows
        .slice(0, MOST_SHOWN)
        .flatMap(({ line, errors }) =>
          errors.map(({ pointer, detail }) => [line, columnOf(pointer) ?? words.faulty.whole, detail] as const),
        )}
    />
  )
