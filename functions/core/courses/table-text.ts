/** The text of a table as spreadsheets save it, whatever the encoding, and what parts its cells. */
import type { FieldError } from '../fault.ts'
import { rowFault } from '../row-facts.ts'

const UNREADABLE = '\ufffd'

/** The bytes of a file as text: UTF-8 or UTF-16 by its mark, else UTF-8, else windows-1252, which Excel writes. */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf))
    return new TextDecoder('latin1').decode(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const head = bytes.subarray(0, 400)
  const zeros = (odd: number) => head.filter((byte, i) => i % 2 === odd && byte === 0).length
  if (zeros(1) > head.length / 4) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros(0) > head.length / 4) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** How files of spreadsheet programs begin: .xlsx is a ZIP, .xls a compound file, whole or read as UTF-8. */
const WORKBOOKS = ['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '\ufffd\ufffd\u0011\ufffd']

/** How PDF, PNG, JPEG, RTF and web pages begin, read as UTF-8 or windows-1252. */
const OTHER_FILES = [
  '%PDF-',
  '\ufffdPNG',
  '\u2030PNG',
  '\ufffd\ufffd\ufffd',
  '\u00ff\u00d8\u00ff',
  '{\\rtf',
  '<!DOCTYPE',
  '<html',
]

/** Marks that no reader sees, which address books and web pages put around what is copied from them. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/**
 * The text without invisible marks; or why it cannot be read. UTF-16 that was read as UTF-8 on its way is every other
 * character zero: its letters are read while none of them was lost.
 */
export function readableTable(raw: string): { text: string } | { faults: FieldError[] } {
  const refused = (kind: 'spreadsheet' | 'no-table' | 'letters-lost') => ({ faults: [rowFault('', { kind })] })
  if (WORKBOOKS.some((begins) => raw.startsWith(begins))) return refused('spreadsheet')
  if (OTHER_FILES.some((begins) => raw.startsWith(begins))) return refused('no-table')
  const half =
    raw.startsWith(UNREADABLE) && raw.includes('\0') ? raw.replace(/^\ufffd{1,2}/, '').replaceAll('\0', '') : raw
  const text = half.replaceAll('\0', '').replace(INVISIBLE, '')
  return text.includes(UNREADABLE) ? refused('letters-lost') : { text }
}

/** `="415…"` in a cell that is not quoted: the sign of equality makes the number a text, and the file no CSV. */
export const withoutEquations = (text: string): string => text.replace(/(?<=^|[,;\t|\r\n])="([^"\r\n]{0,80})"/g, '"$1"')

const DELIMITERS = [',', ';', '\t', '|'] as const

/** What parts the cells: as a first line `sep=;` says, else what the header has most of. `text`: without that line. */
export function delimited(text: string): { text: string; delimiter: string; skipped: number } {
  const said = /^\s*"?sep=(.)"?[^\r\n]{0,20}(?:\r\n|\n|\r)/i.exec(text)
  if (said) return { text: text.slice(said[0].length), delimiter: said[1] ?? ',', skipped: 1 }
  const header =
    /^\s*([^\r\n]*)/
      .exec(text)?.[1]
      ?.slice(0, 20_000)
      .replace(/"[^"]*"/g, '') ?? ''
  const counts = DELIMITERS.map((each) => header.split(each).length)
  return { text, delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', skipped: 0 }
}

/** `="4155550123"` and `'+14155550123`: how spreadsheets keep a number a text. */
export const plainCell = (cell: string): string =>
  (/^="(.*)"$/s.exec(cell)?.[1] ?? cell.replace(/^'(?=[+=\d@-])/, '')).trim()

/** A number that the spreadsheet has shortened: its last digits are lost. */
export const isShortened = (cell: string): boolean => /^\d[.,]\d+E\+\d+$/i.test(cell)
