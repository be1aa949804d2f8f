import { csv } from '../core/csv.ts'

/** A ZIP's list of what it holds (PKWARE APPNOTE, 4.3.12): each entry with its size once unpacked. */
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const SIZE_AT = 24
/** Five thousand rows take a few megabytes; what unpacks to more is no list of treatments. */
const MOST_UNPACKED = 40 * 1024 * 1024

export const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/** The first sheet of an .xlsx file as CSV, dates as they are shown; undefined where it cannot be read. */
export async function workbookText(bytes: Buffer): Promise<string | undefined> {
  if (unpackedSize(bytes) > MOST_UNPACKED) return undefined
  // Loaded by the first workbook: every other request does without.
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = await readSheet(bytes)
    return csv(rows.map((row) => row.map(shown)))
  } catch {
    return undefined
  }
}

function unpackedSize(bytes: Buffer): number {
  let size = 0
  for (let at = bytes.indexOf(ENTRY); at >= 0 && at + SIZE_AT + 4 <= bytes.length; at = bytes.indexOf(ENTRY, at + 4))
    size += bytes.readUInt32LE(at + SIZE_AT)
  return size
}

function shown(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return String(cell)
}
