/** A JPEG (ITU-T T.81) without all that is no picture. */
import { at, joined, latin, uint16 } from './bytes.ts'
import { exifSegment, orientationIn } from './exif.ts'

export type Stripped = { width: number; height: number; bytes: Uint8Array }

const [SOI, EOI, SOS, APP0, APP1, APP14, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xef, 0xfe]
const [DHT, JPG, DAC, DQT, DRI] = [0xc4, 0xc8, 0xcc, 0xdb, 0xdd]

const START = Uint8Array.from([0xff, SOI])
const END = Uint8Array.from([0xff, EOI])
/** JFIF 1.1, square pixels, no thumbnail. */
const JFIF = Uint8Array.from([0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
/** How the colors are stored, which decoders have to know; the version and flags say nothing. */
const adobe = (transform: number) =>
  Uint8Array.from([0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform])

type Head = { jfif?: true; orientation?: number; transform?: number }

/**
 * The picture, its orientation and how its colors are stored; undefined where it is no whole JPEG. What stands after its end,
 * comments, and every application's own data (place, camera, thumbnail, edits) stay behind.
 */
export function stripJpeg(bytes: Uint8Array): Stripped | undefined {
  if (at(bytes, 0) !== 0xff || at(bytes, 1) !== SOI) return undefined
  const kept: Uint8Array[] = []
  const head: Head = {}
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (let place = 2; place + 1 < bytes.length; ) {
    if (at(bytes, place) !== 0xff) return undefined
    const marker = at(bytes, place + 1)
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      place++
      continue
    }
    if (marker === EOI) {
      if (!size || scans === 0) return undefined
      return { ...size, bytes: joined([START, ...headOf(head), ...kept, END]) }
    }
    const length = uint16(bytes, place + 2)
    const end = place + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    const data = bytes.subarray(place + 4, end)
    if (marker >= APP0 && marker <= APP15) {
      noteOf(marker, data, head)
      place = end
    } else if (marker === COM || (marker >= 0xf0 && marker <= 0xfd)) {
      place = end
    } else {
      if (!isWhole(marker, data)) return undefined
      if (isFrame(marker)) {
        if (size) return undefined
        size = { width: uint16(data, 3), height: uint16(data, 1) }
        if (size.width === 0 || size.height === 0) return undefined
      }
      const isScan = marker === SOS
      if (isScan && (!size || ++scans > MOST_SCANS)) return undefined
      const next = isScan ? endOfScan(bytes, end) : end
      kept.push(Uint8Array.from([0xff, marker]), bytes.subarray(place + 2, next))
      place = next
    }
  }
  return undefined
}

/** A progressive picture has a dozen; a file of many thousands costs a browser minutes. */
const MOST_SCANS = 100

const headOf = ({ jfif, orientation, transform }: Head): Uint8Array[] => [
  ...(jfif ? [JFIF] : []),
  ...(orientation === undefined ? [] : [exifSegment(orientation)]),
  ...(transform === undefined ? [] : [adobe(transform)]),
]

/** The first of each counts. */
function noteOf(marker: number, data: Uint8Array, head: Head): void {
  if (marker === APP0 && latin(data, 0, 5) === 'JFIF\0') head.jfif = true
  if (marker === APP1) {
    const orientation = head.orientation ?? orientationIn(data)
    if (orientation !== undefined) head.orientation = orientation
  }
  if (marker === APP14 && data.length >= 12 && latin(data, 0, 5) === 'Adobe' && at(data, 11) <= 2)
    head.transform ??= at(data, 11)
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== JPG && marker !== DAC

/** Whether a segment is of a kind that pictures have, and as long as what it holds: no room for anything else. */
function isWhole(marker: number, data: Uint8Array): boolean {
  if (isFrame(marker)) return data.length >= 9 && data.length === 6 + 3 * at(data, 5)
  switch (marker) {
    case SOS:
      return data.length >= 6 && data.length === 4 + 2 * at(data, 0)
    case DQT:
      return isFilled(data, (place) => 1 + (at(data, place) >= 16 ? 128 : 64))
    case DHT:
      return isFilled(data, (place) => 17 + data.subarray(place + 1, place + 17).reduce((sum, each) => sum + each, 0))
    case DAC:
      return data.length % 2 === 0
    case DRI:
      return data.length === 2
    default:
      return false
  }
}

function isFilled(data: Uint8Array, sizeAt: (place: number) => number): boolean {
  let place = 0
  while (place < data.length) place += sizeAt(place)
  return place === data.length
}

/** Where the first marker stands after the data of a scan: 0xff 0x00 is a byte of it, and so are the restarts. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let place = bytes.indexOf(0xff, from); place !== -1; place = bytes.indexOf(0xff, place + 2)) {
    const next = at(bytes, place + 1)
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return place
  }
  return bytes.length
}
