/** A PNG (ISO/IEC 15948) without all that is no picture. */
import { at, joined, latin, uint32 } from './bytes.ts'
import type { Stripped } from './strip-jpeg.ts'

export const PNG_SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a picture needs, and how long each may be; texts, times, profiles, EXIF and frames of an animation stay behind. */
const KEPT: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  sRGB: (length) => length === 1,
  IDAT: () => true,
  IEND: (length) => length === 0,
}

/** Undefined where it is no whole PNG. */
export function stripPng(bytes: Uint8Array): Stripped | undefined {
  if (PNG_SIGNATURE.some((byte, place) => at(bytes, place) !== byte)) return undefined
  const kept: Uint8Array[] = [PNG_SIGNATURE]
  const seen = new Set<string>()
  for (let place = PNG_SIGNATURE.length; place + 12 <= bytes.length; ) {
    const length = uint32(bytes, place)
    const type = latin(bytes, place + 4, 4)
    const end = place + 12 + length
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return undefined
    if ((seen.size === 0) !== (type === 'IHDR')) return undefined
    const isKept = Object.hasOwn(KEPT, type)
    // A chunk that is critical and unknown may change what all others mean.
    if (!isKept && type < 'a') return undefined
    const isOnce = !(seen.has(type) && type !== 'IDAT')
    if (isKept && (!KEPT[type]?.(length) || !isOnce)) return undefined
    if (isKept && crc(bytes.subarray(place + 4, end - 4)) !== uint32(bytes, end - 4)) return undefined
    if (isKept) kept.push(bytes.subarray(place, end))
    seen.add(type)
    if (type === 'IEND') return seen.has('IDAT') ? pictureOf(joined(kept)) : undefined
    place = end
  }
  return undefined
}

function pictureOf(bytes: Uint8Array): Stripped | undefined {
  const [width, height] = [uint32(bytes, 16), uint32(bytes, 20)]
  return width === 0 || height === 0 ? undefined : { width, height, bytes }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The check of a chunk's type and data (CRC-32). */
export function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
