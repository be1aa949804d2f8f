/** What a person has said of the columns of a file whose header is not known: asked once a clinic and header. */
import type { FieldError } from '../fault.ts'
import { type RowFact, rowFault } from '../row-facts.ts'
import type { Instant } from '../time.ts'
import { COLUMNS, columnNamed, LEFT_OUT, NAME_PARTS, plainName, STATUS, TIME_OF_DAY, TYPE } from './table-columns.ts'

/** `columns`: by the header's plain name, the column that it is, or `none`. */
export type Layout = { columns: Readonly<Record<string, string>> }
export type KeptLayout = Layout & { layoutId: string; changedAt: Instant; changedBy: string }

/** What a column of a file may be. */
export const CHOICES = [...Object.keys(COLUMNS), ...NAME_PARTS, TIME_OF_DAY, STATUS, LEFT_OUT]
export const REQUIRED = ['name', 'performed_at', 'procedures']

/** What a column is remembered by; one without a name too. */
export const columnKey = (name: string): string => plainName(name) || '?'

/** The same columns in another order are the same header. */
export const headerOf = (names: readonly string[]): string => [...new Set(names.map(columnKey))].sort().join('\n')

/** Each column of a file by its place: as the clinic has said of this header, else by its name. */
export function columnsOf(names: readonly string[], layouts: readonly Layout[]): string[] {
  const header = headerOf(names)
  const layout = layouts.find(({ columns }) => headerOf(Object.keys(columns)) === header)
  const columns = names.map((name) => layout?.columns[columnKey(name)] ?? columnNamed(name))
  const lacks = (column: string) => !columns.includes(column)
  // A start time alone is date and time, a type the service, a name beside a surname the first name.
  return columns.map((each, i) => {
    if (each === TIME_OF_DAY && lacks('performed_at')) return 'performed_at'
    if (each === TYPE) return lacks('procedures') ? 'procedures' : LEFT_OUT
    const isFirst = each === 'name' && !layout && !lacks('last_name') && lacks('first_name')
    return isFirst && ['name', 'nombre'].includes(plainName(names[i] ?? '')) ? 'first_name' : each
  })
}

/** Columns that are not known: how many are named, and how much of each. */
const MOST_NAMED = 20
const LONGEST_NAMED = 40

/**
 * The place of the header: below lines of one cell, which name the clinic and the export, the first one that has all that
 * is needed. Below a line of more cells it is none: that line may be a visit.
 */
export function headerAt(lines: readonly (readonly string[])[], layouts: readonly Layout[]): number {
  const found = lines.slice(0, LINES_ABOVE).findIndex((names) => missingIn(columnsOf(names, layouts)).length === 0)
  const isTitle = (cells: readonly string[]) => cells.filter((cell) => cell !== '').length <= 1
  return found > 0 && lines.slice(0, found).every(isTitle) ? found : 0
}
const LINES_ABOVE = 10

/** What keeps a header from being read: columns that are not known, missing, or there twice. */
export function headerFaults(columns: readonly string[]): FieldError[] {
  const at = (fact: RowFact): FieldError => rowFault('/line/1', fact)
  const known = Object.keys(COLUMNS)
  // A header of ten thousand commas is answered in a line, not in ten thousand.
  const unknown = [...new Set(columns)].filter((name) => !CHOICES.includes(name)).slice(0, MOST_NAMED)
  const twice = CHOICES.filter((name) => name !== LEFT_OUT && columns.indexOf(name) !== columns.lastIndexOf(name))
  return [
    ...unknown.map((name) => at({ kind: 'no-column', said: name.slice(0, LONGEST_NAMED), known })),
    ...missingIn(columns).map((column) => at({ kind: 'column-missing', column })),
    ...twice.map((column) => at({ kind: 'column-twice', column })),
  ]
}

const missingIn = (columns: readonly string[]): string[] =>
  REQUIRED.filter(
    (name) => !columns.includes(name) && !(name === 'name' && NAME_PARTS.every((part) => columns.includes(part))),
  )

/** What is wrong with a choice of columns, by the header's name. */
export function layoutFaults({ columns }: Layout): FieldError[] {
  const entries = Object.entries(columns)
  const pointer = (name: string) => `/columns/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const chosen = entries.map(([, column]) => column)
  return [
    ...entries.flatMap(([name, column]) => {
      if (!CHOICES.includes(column))
        return [rowFault(pointer(name), { kind: 'no-choice', choices: CHOICES, leftOut: LEFT_OUT })]
      return column !== LEFT_OUT && chosen.indexOf(column) !== chosen.lastIndexOf(column)
        ? [rowFault(pointer(name), { kind: 'two-columns', column })]
        : []
    }),
    ...missingIn(chosen).map((column) => rowFault('/columns', { kind: 'which-column', column })),
  ]
}
