/** The one thing of EXIF that is kept: which way up a photo is. */
import { at, latin, uint16, uint32 } from './bytes.ts'

const HEADER = 'Exif\0\0'
const ORIENTATION = 0x0112

/** The orientation (1 to 8) that the data of an APP1 segment names; undefined where it names none. */
export function orientationIn(data: Uint8Array): number | undefined {
  if (latin(data, 0, HEADER.length) !== HEADER) return undefined
  const tiff = data.subarray(HEADER.length)
  const order = latin(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const turned = order === 'II'
  const short = (place: number) => (turned ? at(tiff, place + 1) * 256 + at(tiff, place) : uint16(tiff, place))
  const long = (place: number) => (turned ? short(place + 2) * 65_536 + short(place) : uint32(tiff, place))
  const directory = long(4)
  const entries = short(directory)
  for (let n = 0; n < entries; n++) {
    const entry = directory + 2 + n * 12
    if (entry + 12 > tiff.length) return undefined
    if (short(entry) !== ORIENTATION) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An APP1 segment that says the orientation and nothing else. */
export const exifSegment = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0x00, 0x22],
    ...[...HEADER].map((letter) => letter.charCodeAt(0)),
    // Big-endian TIFF with one entry, a SHORT, in its one directory.
    ...[0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
