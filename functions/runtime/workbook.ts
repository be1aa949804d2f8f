import { inflateRawSync } from 'node:zlib'
import { csv } from '../core/csv.ts'

/** A ZIP's list of what it holds (PKWARE APPNOTE, 4.3.12); offsets within an entry, and within the file's own header. */
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const AT = { method: 10, packed: 20, unpacked: 24, nameLength: 28, header: 42, name: 46 } as const
const HEADER = { nameLength: 26, extraLength: 28, data: 30 } as const
/** Five thousand rows take a few megabytes; what unpacks to more is no list of treatments. */
const MOST_UNPACKED = 40 * 1024 * 1024
/** The reader makes every row and column up to the last one that is named. */
const MOST_ROWS = 20_000
const MOST_LETTERS = 2

export const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/** The first sheet of an .xlsx file as CSV, dates as they are shown; undefined where it cannot be read. */
export async function workbookText(bytes: Buffer): Promise<string | undefined> {
  if (!isOfSensibleSize(bytes)) return undefined
  // Loaded by the first workbook: every other request does without.
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = await readSheet(bytes)
    return csv(rows.map((row) => row.map(shown)))
  } catch {
    return undefined
  }
}

/** Looks into every part before the reader does: anybody may send a file that unpacks to gigabytes or names row 9,999,999. */
function isOfSensibleSize(bytes: Buffer): boolean {
  let left = MOST_UNPACKED
  try {
    for (let at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + ENTRY.length)) {
      left -= bytes.readUInt32LE(at + AT.unpacked)
      const name = bytes.toString('utf8', at + AT.name, at + AT.name + bytes.readUInt16LE(at + AT.nameLength))
      if (left < 0 || (!/sharedStrings/i.test(name) && !isSmall(unpacked(bytes, at)))) return false
    }
    return true
  } catch {
    return false
  }
}

function unpacked(bytes: Buffer, entry: number): string {
  const header = bytes.readUInt32LE(entry + AT.header)
  const begins =
    header +
    HEADER.data +
    bytes.readUInt16LE(header + HEADER.nameLength) +
    bytes.readUInt16LE(header + HEADER.extraLength)
  const packed = bytes.subarray(begins, begins + bytes.readUInt32LE(entry + AT.packed))
  const isStored = bytes.readUInt16LE(entry + AT.method) === 0
  return (isStored ? packed : inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED })).toString('latin1')
}

/** Whether no cell, row or range lies beyond what a list of treatments has. */
function isSmall(xml: string): boolean {
  for (const [, range = ''] of xml.matchAll(/\b(?:r|ref)\s{0,9}=\s{0,9}["']([^"']{0,80})/gi))
    for (const [, letters = '', row = ''] of range.matchAll(/([A-Za-z]*)\$?(\d+)/g))
      if (letters.length > MOST_LETTERS || Number(row) > MOST_ROWS) return false
  return true
}

function shown(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return String(cell)
}
