/** A clinic's list of treatments, as a spreadsheet saves it: which columns there are, and what a row says. */
import { CsvError, parse } from 'csv-parse/sync'
import { csv } from '../csv.ts'
import type { FieldError } from '../fault.ts'
import { type RowFact, rowFault } from '../row-facts.ts'
import { serviceNamed } from './service-names.ts'
import { COLUMNS, LEFT_OUT, NAME_PARTS, plainName, STATUS, TIME_OF_DAY, WHAT_IS_WRONG } from './table-columns.ts'
import { columnsOf, headerAt, headerFaults, type Layout, REQUIRED } from './table-layout.ts'
import { delimited, isShortened, plainCell, readableTable, withoutEquations } from './table-text.ts'
import { type Place, writtenDay, writtenWhen } from './written-date.ts'

export const MOST_ROWS = 5000
/** Sixty rows of this length, in any script, fit one item of the table (400 KB). */
export const LONGEST_ROW = 1500

/** For people who make such files; stands in the OpenAPI document. */
export const FILE_FORMAT = `A CSV file in UTF-8 (UTF-16 and windows-1252 as application/octet-stream), commas, semicolons or tabs between \
cells, the first line naming the columns, in any order: \
${Object.keys(COLUMNS).join(', ')}. Required: ${REQUIRED.join(', ')}, a phone or an email, and consent. \
procedures: "neurotoxin: glabella, forehead; filler: lips", or services such as "Botox - Forehead". performed_at and consent_captured_at: an \
instant such as 2026-11-23T18:05:00Z, or date and time on the clinic's wall clock as its country writes them. consent_*: yes or no. At most ${MOST_ROWS} rows, ${LONGEST_ROW} characters each.`

/** `record`: the row's cells as they stand in the file. */
export type FileRow = {
  line: number
  record: readonly string[]
  cells: Readonly<Record<string, string>>
  odd?: RowFact
}

/** A header that a person has to look at: its names, what each seems to be, and the first rows. */
export type UnknownHeader = { names: string[]; columns: string[]; samples: string[][] }

export type TreatmentFile =
  /** `above`: what stands over the header. */
  { above: string[]; header: readonly string[]; rows: FileRow[] } | { faults: FieldError[]; unknown?: UnknownHeader }

const MOST_SAMPLES = 3
/** A header with more is no table of visits. */
const MOST_COLUMNS = 200

/**
 * The file's rows by column, with their line numbers; or why it is no such file. Empty cells are left out. `layouts`: what
 * the clinic has said of headers.
 */
export function readTreatmentFile(raw: string, layouts: readonly Layout[] = []): TreatmentFile {
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
    return { faults: [rowFault(`/line/${line}`, { kind: 'not-csv', line })] }
  }
  const plain = lines.map(({ record, info }) => ({
    record: record.map(plainCell),
    info: { lines: info.lines + skipped },
  }))
  const below = headerAt(
    plain.map(({ record }) => record),
    layouts,
  )
  const [header, ...all] = plain.slice(below)
  const width = (header?.record ?? []).findLastIndex((name) => name !== '') + 1
  const names = (header?.record ?? []).slice(0, width)
  const columns = columnsOf(names, layouts)
  const records = all
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ record, info }) => ({ info, record: withoutEmptyEnd(record, width) }))
  const ofHeader = headerFaults(columns)
  const faults = [...ofHeader, ...sizeFaults(records)]
  if (faults.length > 0) {
    const samples = records.slice(0, MOST_SAMPLES).map(({ record }) => record)
    const isTable = names.length > 1 && names.length <= MOST_COLUMNS && records.length > 0
    return { faults, ...(ofHeader.length > 0 && isTable ? { unknown: { names, columns, samples } } : {}) }
  }
  const above = plain.slice(0, below).map(({ record }) => record.join(' ').trim())
  return { above, header: names, rows: records.map(({ record, info }) => rowOf(columns, record, info.lines)) }
}

/** Spreadsheets add empty cells at the end of rows. */
const withoutEmptyEnd = (record: readonly string[], width: number): string[] =>
  record.slice(width).every((cell) => cell === '') ? record.slice(0, width) : [...record]

function sizeFaults(records: readonly { record: string[]; info: { lines: number } }[]): FieldError[] {
  if (records.length === 0) return [rowFault('/line/2', { kind: 'no-rows' })]
  if (records.length > MOST_ROWS)
    return [rowFault('', { kind: 'too-many-rows', rows: records.length, most: MOST_ROWS })]
  return records
    .filter(({ record }) => record.join().length > LONGEST_ROW)
    .map(({ info: { lines } }) => rowFault(`/line/${lines}`, { kind: 'long-line', line: lines, most: LONGEST_ROW }))
}

function rowOf(columns: readonly string[], record: readonly string[], line: number): FileRow {
  const filled = columns.flatMap((name, i) => (record[i] && name !== LEFT_OUT ? [[name, record[i]] as const] : []))
  const cells: Record<string, string> = Object.fromEntries(filled)
  const parts = NAME_PARTS.flatMap((part) => cells[part] ?? [])
  if (parts.length > 0) cells.name ??= parts.join(' ')
  const time = cells[TIME_OF_DAY]
  if (time && cells.performed_at && !/\d:\d/.test(cells.performed_at)) cells.performed_at += ` ${time}`
  for (const name of PHONES) if (cells[name]) cells[name] = cells[name].replace(/^(\+?\d{7,15})\.0$/, '$1')
  const status = cells[STATUS]
  if (status && !isOff(status) && !DONE.test(status))
    return { line, record, cells, odd: { kind: 'status', said: status } }
  const shortened = PHONES.find((name) => isShortened(cells[name] ?? ''))
  if (shortened)
    return {
      ...{ line, record, cells },
      odd: { kind: 'shortened', column: shortened, said: cells[shortened] ?? '' },
    }
  if (record.length === columns.length) return { line, record, cells }
  return { line, record, cells, odd: { kind: 'cells', cells: record.length, header: columns.length } }
}

const PHONES = ['phone', 'guardian_phone']
const DONE =
  /^\s*(complete|closed|paid|check(ed)?[\s_-]?(out|in)|done|finish|arrived|show(ed)?$|attended|invoiced|complet|pagad|realizad|finaliz|atendid|asist)/i
const OFF = /no[\s_-]?show|cancel|declin|void|delet|reject|resched|no[\s_-]?asist|anulad|reprogram/i
const isOff = (status: string): boolean => OFF.test(status)

/** Whether a row says that its visit did not take place. */
export const tookNoPlace = ({ cells }: Pick<FileRow, 'cells'>): boolean => isOff(cells[STATUS] ?? '')

const CONSENT_CELLS = ['consent_sms', 'consent_email', 'consent_declined', 'consent_statement', 'consent_method']

/** Whether no cell of a row says anything of consent. */
export const saysNothingOfConsent = ({ cells }: Pick<FileRow, 'cells'>): boolean =>
  CONSENT_CELLS.every((name) => cells[name] === undefined)

const YES = ['yes', 'y', 'true', '1', 'x', 'sí', 'si', 'opted in', 'opted-in', 'opt in', 'opt-in']
const NO = ['no', 'n', 'false', '0', 'opted out', 'opted-out', 'opt out', 'opt-out', 'declined']

/** The request that a row makes, as `POST /v1/treatments` takes it; what is no yes or no stays a text, and is refused there. */
export function requestOf(
  { cells }: Pick<FileRow, 'cells'>,
  clinic?: Place,
  services: Services = unknownService,
): object {
  const filled = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const { name, phone, email, language, time_zone, date_of_birth, guardian_name, guardian_phone, guardian_email } =
    cells
  const guardian = filled({ name: guardian_name, phone: guardian_phone, email: guardian_email })
  return filled({
    patient: filled({
      name,
      phone,
      email,
      language,
      timeZone: time_zone,
      dateOfBirth: writtenDay(date_of_birth, clinic),
    }),
    guardian: Object.keys(guardian).length > 0 ? guardian : undefined,
    performedAt: writtenWhen(cells.performed_at, clinic),
    procedures: proceduresOf(cells, services),
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

/** What the clinic has said of a service; no procedures where it needs no aftercare, undefined where it said nothing. */
export type Services = (service: string) => object[] | undefined
const unknownService: Services = () => undefined

/** `neurotoxin: glabella, forehead; filler: lips`, or names of services: the clinic's own first, as a whole or in parts. */
export function proceduresOf(
  { procedures = '', product, injector }: FileRow['cells'],
  services: Services = unknownService,
): object[] {
  const whole = services(procedures.trim())
  const found =
    whole ??
    procedures
      .split(';')
      .filter((each) => each.trim() !== '')
      .flatMap((each) => partOf(each, services))
  const more = { ...(product ? { product } : {}), ...(injector ? { injector } : {}) }
  return found.map((each, i) => (i === 0 ? { ...each, ...more } : each))
}

function partOf(part: string, services: Services): object[] {
  const own = services(part.trim())
  if (own) return own
  const [plan = '', areas = ''] = part.split(':')
  if (areas === '') {
    const service = serviceNamed(part)
    if (service) return [service]
    const pieces = part.split(',')
    const each = pieces.map((piece) => services(piece.trim()) ?? serviceNamed(piece))
    if (pieces.length > 1 && each.every((known) => known !== undefined)) return each.flat()
  }
  return [
    { plan: plan.trim().toLowerCase(), areas: areas.split(',').flatMap((area) => area.trim().toLowerCase() || []) },
  ]
}

function yesOrNo(cell: string | undefined): boolean | string | undefined {
  const said = cell?.toLowerCase()
  if (said === undefined) return undefined
  return YES.includes(said) || (NO.includes(said) ? false : cell)
}

/**
 * The rows that have faults, as a file to correct and send again: the columns that they came with, and one that says what
 * is wrong.
 */
export function correctedFile(
  header: readonly string[],
  rows: readonly Pick<FileRow, 'line' | 'record'>[],
  wrong: ReadonlyMap<number, string>,
): string {
  const places = header.flatMap((name, i) => (plainName(name) === WHAT_IS_WRONG ? [] : [i]))
  // Cells beyond the header are part of what is wrong.
  const kept = (record: readonly string[], said: string) => [
    ...places.map((i) => record[i] ?? ''),
    ...[said, ...record.slice(header.length)],
  ]
  return csv([
    [...places.map((i) => header[i] ?? ''), WHAT_IS_WRONG],
    ...rows.flatMap(({ line, record }) => {
      const said = wrong.get(line)
      return said === undefined ? [] : [kept(record, said)]
    }),
  ])
}
