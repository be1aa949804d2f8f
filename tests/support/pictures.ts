/** Pictures built by hand, as small as their kinds allow, with room for what does not belong into them. */
import { deflateSync } from 'node:zlib'
import { crc } from '../../functions/core/photos/strip-png.ts'

type Segment = readonly [marker: number, data: Uint8Array | readonly number[]]

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

export const segment = ([marker, data]: Segment): Uint8Array =>
  Uint8Array.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])

const DQT = segment([0xdb, [0, ...Array<number>(64).fill(1)]])
const DHT = [0x00, 0x10].map((id) => segment([0xc4, [id, 1, ...Array<number>(15).fill(0), 0]]))
const SCAN = segment([0xda, [1, 1, 0, 0, 63, 0]])

type Made = { width?: number; height?: number; with?: readonly Segment[]; after?: Uint8Array }

/** A gray JPEG of 8 × 8 blocks. `with`: segments after the start. */
export function aJpeg({ width = 8, height = 8, with: more = [], after = new Uint8Array() }: Made = {}): Uint8Array {
  const frame = segment([0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]])
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  // Two bits a block: no difference from the block before, and its end.
  const data = Array<number>(Math.ceil(blocks / 4)).fill(0)
  const pieces = [[0xff, 0xd8], ...more.map(segment), DQT, frame, ...DHT, SCAN, data, [0xff, 0xd9], after]
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

/** An APP1 segment as phones write it: the orientation, and a text in place of all else. */
export function exif(orientation: number, text: string, order: 'MM' | 'II' = 'MM'): Segment {
  const short = (value: number) => (order === 'II' ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff])
  const long = (value: number) =>
    order === 'II'
      ? [...short(value & 0xffff), ...short(value >>> 16)]
      : [...short(value >>> 16), ...short(value & 0xffff)]
  const entries = [
    [...short(0x010f), ...short(2), ...long(text.length), ...long(38)],
    [...short(0x0112), ...short(3), ...long(1), ...short(orientation), ...short(0)],
  ]
  const tiff = [...bytesOf(order), ...short(42), ...long(8), ...short(2), ...entries.flat(), ...long(0)]
  return [0xe1, Uint8Array.from([...bytesOf('Exif\0\0'), ...tiff, ...bytesOf(text)])]
}

export function chunk(type: string, data: Uint8Array | readonly number[]): Uint8Array {
  const named = Uint8Array.from([...bytesOf(type), ...data])
  const out = new Uint8Array(named.length + 8)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  out.set(named, 4)
  view.setUint32(out.length - 4, crc(named))
  return out
}

type Chunk = readonly [type: string, data: Uint8Array]

/** A gray PNG. `more`: chunks after the header; `noise`: in place of the first gray. */
export function aPng(
  more: readonly Chunk[] = [],
  { width = 2, height = 2, after = new Uint8Array(), noise = new Uint8Array() } = {},
): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header[8] = 8
  const gray = Buffer.alloc((width + 1) * height, 0x77)
  gray.set(noise.subarray(0, gray.length))
  const rows = deflateSync(gray)
  const chunks = [chunk('IHDR', header), ...more.map(([type, data]) => chunk(type, data)), chunk('IDAT', rows)]
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return Uint8Array.from([signature, ...chunks, chunk('IEND', []), after].flatMap((piece) => [...piece]))
}
