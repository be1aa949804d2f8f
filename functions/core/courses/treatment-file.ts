/** A clinic's list of treatments, as a spreadsheet saves it: which columns there are, and what a row says. */
import { CsvError, parse } from 'csv-parse/sync'
import type { FieldError } from '../fault.ts'
import { serviceNamed } from './service-names.ts'
import { COLUMNS, columnNamed, NAME_PARTS } from './table-columns.ts'
import { delimited, isShortened, plainCell, readableTable, withoutEquations } from './table-text.ts'
import { type Place, writtenWhen } from './written-date.ts'

export const MOST_ROWS = 5000
/** Sixty rows of this length, in any script, fit one item of the table (400 KB). */
export const LONGEST_ROW = 1500

/** Columns that are not known: how many are named, and how much of each. */
const MOST_NAMED = 20
const LONGEST_NAMED = 40
const REQUIRED = ['name', 'performed_at', 'procedures']

/** For people who make such files; stands in the OpenAPI document. */
export const FILE_FORMAT = `A CSV file in UTF-8 (UTF-16 and windows-1252 as application/octet-stream), commas, semicolons or tabs between \
cells, the first line naming the columns, in any order: \
${Object.keys(COLUMNS).join(', ')}. Required: ${REQUIRED.join(', ')}, a phone or an email, and consent. \
procedures: "neurotoxin: glabella, forehead; filler: lips", or services such as "Botox - Forehead". performed_at and consent_captured_at: an \
instant such as 2026-11-23T18:05:00Z, or date and time on the clinic's wall clock as its country writes them. consent_*: yes or no. At most ${MOST_ROWS} rows, ${LONGEST_ROW} characters each.`

export type FileRow = { line: number; cells: Readonly<Record<string, string>>; odd?: string }

/** The file's rows by column, with their line numbers; or why it is no such file. Empty cells are left out. */
export function readTreatmentFile(raw: string): { rows: FileRow[] } | { faults: FieldError[] } {
  const readable = readableTable(raw)
  if ('faults' in readable) return readable
  const { text, delimiter, skipped } = delimited(withoutEquations(readable.text))
  let lines: { record: string[]; info: { lines: number } }[]
  try {
    lines = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0) + skipped
    return { faults: [{ pointer: `/line/${line}`, detail: `Line ${line} is not CSV: is a quotation mark missing?` }] }
  }
  const [header, ...all] = lines.map(({ record, info }) => ({
    record: record.map(plainCell),
    info: { lines: info.lines + skipped },
  }))
  const width = (header?.record ?? []).findLastIndex((name) => name !== '') + 1
  const columns = (header?.record ?? []).slice(0, width).map(columnNamed)
  const records = all
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ record, info }) => ({ info, record: withoutEmptyEnd(record, width) }))
  const faults = [...headerFaults(columns), ...sizeFaults(records)]
  if (faults.length > 0) return { faults }
  return { rows: records.map(({ record, info }) => rowOf(columns, record, info.lines)) }
}

/** Spreadsheets add empty cells at the end of rows. */
const withoutEmptyEnd = (record: readonly string[], width: number): string[] =>
  record.slice(width).every((cell) => cell === '') ? record.slice(0, width) : [...record]

function headerFaults(columns: readonly string[]): FieldError[] {
  const at = (detail: string): FieldError => ({ pointer: '/line/1', detail })
  const known = `The columns are ${Object.keys(COLUMNS).join(', ')}.`
  // A header of ten thousand commas is answered in a line, not in ten thousand.
  const unknown = [...new Set(columns)]
    .filter((name) => !Object.hasOwn(COLUMNS, name) && !NAME_PARTS.includes(name))
    .slice(0, MOST_NAMED)
  const twice = Object.keys(COLUMNS).filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name))
  return [
    ...unknown.map((name) => at(`There is no column "${name.slice(0, LONGEST_NAMED)}". ${known}`)),
    ...REQUIRED.filter(
      (name) => !columns.includes(name) && !(name === 'name' && NAME_PARTS.every((part) => columns.includes(part))),
    ).map((name) => at(`The column "${name}" is missing.`)),
    ...twice.map((name) => at(`The column "${name}" comes twice.`)),
  ]
}

function sizeFaults(records: readonly { record: string[]; info: { lines: number } }[]): FieldError[] {
  if (records.length === 0) return [{ pointer: '/line/2', detail: 'There are no rows below the header.' }]
  if (records.length > MOST_ROWS)
    return [{ pointer: '', detail: `${records.length} rows, at most ${MOST_ROWS}: send the file in parts.` }]
  return records
    .filter(({ record }) => record.join().length > LONGEST_ROW)
    .map(({ info: { lines } }) => ({
      pointer: `/line/${lines}`,
      detail: `Line ${lines} is longer than ${LONGEST_ROW} characters.`,
    }))
}

function rowOf(columns: readonly string[], record: readonly string[], line: number): FileRow {
  const filled = columns.flatMap((name, i) => (record[i] ? [[name, record[i]] as const] : []))
  const cells: Record<string, string> = Object.fromEntries(filled)
  const parts = NAME_PARTS.flatMap((part) => cells[part] ?? [])
  if (parts.length > 0) cells.name ??= parts.join(' ')
  const shortened = ['phone', 'guardian_phone'].find((name) => isShortened(cells[name] ?? ''))
  if (shortened)
    return {
      line,
      cells,
      odd: `The spreadsheet has shortened this ${shortened} to ${cells[shortened]}. Give the column the format Text, type the number again, and send the row again.`,
    }
  if (record.length === columns.length) return { line, cells }
  return { line, cells, odd: `This row has ${record.length} cells, the header ${columns.length}.` }
}

const YES = ['yes', 'y', 'true', '1', 'x', 'sí', 'si']
const NO = ['no', 'n', 'false', '0']

/** The request that a row makes, as `POST /v1/treatments` takes it; what is no yes or no stays a text, and is refused there. */
export function requestOf({ cells }: FileRow, clinic?: Place): object {
  const filled = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const { name, phone, email, language, time_zone, date_of_birth, guardian_name, guardian_phone, guardian_email } =
    cells
  const guardian = filled({ name: guardian_name, phone: guardian_phone, email: guardian_email })
  return filled({
    patient: filled({ name, phone, email, language, timeZone: time_zone, dateOfBirth: date_of_birth }),
    guardian: Object.keys(guardian).length > 0 ? guardian : undefined,
    performedAt: writtenWhen(cells.performed_at, clinic),
    procedures: proceduresOf(cells),
    consent: filled({
      sms: yesOrNo(cells.consent_sms),
      email: yesOrNo(cells.consent_email),
      declined: yesOrNo(cells.consent_declined),
      statement: cells.consent_statement,
      method: cells.consent_method ?? 'import',
      capturedAt: writtenWhen(cells.consent_captured_at, clinic),
    }),
  })
}

/** `neurotoxin: glabella, forehead; filler: lips`, or names of services. */
const proceduresOf = ({ procedures = '', product, injector }: FileRow['cells']): object[] =>
  procedures
    .split(';')
    .filter((each) => each.trim() !== '')
    .map((each, i) => {
      const [plan = '', areas = ''] = each.split(':')
      const service = areas === '' ? serviceNamed(each) : undefined
      if (service)
        return { ...service, ...(i === 0 && product ? { product } : {}), ...(i === 0 && injector ? { injector } : {}) }
      return {
        plan: plan.trim().toLowerCase(),
        areas: areas.split(',').flatMap((area) => area.trim().toLowerCase() || []),
        ...(i === 0 && product ? { product } : {}),
        ...(i === 0 && injector ? { injector } : {}),
      }
    })

function yesOrNo(cell: string | undefined): boolean | string | undefined {
  const said = cell?.toLowerCase()
  if (said === undefined) return undefined
  return YES.includes(said) || (NO.includes(said) ? false : cell)
}
