import { setTimeout } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import { csv } from '../core/csv.ts'

/** A ZIP's list of what it holds, and the header of each part (PKWARE APPNOTE, 4.3.12 and 4.3.7), with their offsets. */
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const AT = { method: 10, packed: 20, unpacked: 24, nameLength: 28, header: 42, name: 46 } as const
const PART = Buffer.from('PK\u0003\u0004', 'latin1')
const HEADER = { flags: 6, method: 8, packed: 18, unpacked: 22, nameLength: 26, extraLength: 28, data: 30 } as const
/** The part's sizes follow its data (4.4.4, bit 3). */
const SIZES_FOLLOW = 8
/** Five thousand rows take a few megabytes; what unpacks to more is no list of treatments. */
const MOST_UNPACKED = 40 * 1024 * 1024
/** The reader makes every row and column up to the last one that is named. */
const MOST_ROWS = 20_000
const MOST_LETTERS = 2

export const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/** Five thousand rows take less than one. The reader waits for ever for the end of some damaged files. */
const READ_SECONDS = 4

/** The first sheet of an .xlsx file as CSV, dates as they are shown; undefined where it cannot be read. */
export async function workbookText(bytes: Buffer, { seconds = READ_SECONDS } = {}): Promise<string | undefined> {
  if (!isOfSensibleSize(bytes)) return undefined
  // Loaded by the first workbook: every other request does without.
  const { readSheet } = await import('read-excel-file/node')
  const over = new AbortController()
  try {
    const rows = await Promise.race([readSheet(bytes), setTimeout(seconds * 1000, undefined, { signal: over.signal })])
    return rows && csv(rows.map((row) => row.map(shown)))
  } catch {
    return undefined
  } finally {
    over.abort()
  }
}

/**
 * Looks into every part before the reader does: anybody may send a file that unpacks to gigabytes or names row 9,999,999.
 * The reader goes by the parts' own headers, so these must be those of the list and say the same.
 */
function isOfSensibleSize(bytes: Buffer): boolean {
  const listed = new Set<number>()
  let left = MOST_UNPACKED
  try {
    for (const at of placesOf(ENTRY, bytes)) {
      if (!isAsListed(bytes, at)) return false
      listed.add(bytes.readUInt32LE(at + AT.header))
      const part = unpacked(bytes, at)
      left -= Math.max(part.length, bytes.readUInt32LE(at + AT.unpacked))
      const name = bytes.toString('utf8', at + AT.name, at + AT.name + bytes.readUInt16LE(at + AT.nameLength))
      if (left < 0 || (!/sharedStrings/i.test(name) && !isSmall(part))) return false
    }
    return [...placesOf(PART, bytes)].every((at) => listed.has(at))
  } catch {
    return false
  }
}

function* placesOf(mark: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) yield at
}

function isAsListed(bytes: Buffer, entry: number): boolean {
  const header = bytes.readUInt32LE(entry + AT.header)
  const sizesFollow = (bytes.readUInt16LE(header + HEADER.flags) & SIZES_FOLLOW) !== 0
  const isSame = (name: 'packed' | 'unpacked') => {
    const size = bytes.readUInt32LE(header + HEADER[name])
    return size === bytes.readUInt32LE(entry + AT[name]) || (sizesFollow && size === 0)
  }
  const method = bytes.readUInt16LE(header + HEADER.method)
  return method === bytes.readUInt16LE(entry + AT.method) && isSame('packed') && isSame('unpacked')
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
