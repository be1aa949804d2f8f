/**
 * A linear model over hashed features, as `npm run train` writes it and a function maps it into memory. Little-endian:
 * magic, length of the header, the header as JSON padded to four bytes, the features' hashes in ascending order, and for
 * each of them one signed byte a head.
 */
export type ModelHeader = {
  /** What the model answers, in the order of its columns: `sign:breathing` …, `tier:prompt` …, `health`. */
  heads: string[]
  features: number
  /** What one step of a head's bytes weighs. */
  scale: number[]
  bias: number[]
  /** Platt scaling per head: probability = sigmoid(a × score + b). */
  calibration: [number, number][]
  /** SHA-256 of what it was trained on: a test compares it with the files as they are. */
  trainedOn: string
}

export type Model = ModelHeader & { hashes: Uint32Array; weights: Int8Array }

const MAGIC = 0x31524641
const ALIGNED = 4

/** Throws where the bytes are no model: a damaged deployment must not read every text as harmless. */
export function openModel(bytes: Uint8Array): Model {
  const aligned = bytes.byteOffset % ALIGNED === 0 ? bytes : bytes.slice()
  const { buffer, byteOffset } = aligned
  const view = new DataView(buffer, byteOffset, aligned.byteLength)
  if (aligned.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('these bytes are no reader')
  const headerBytes = view.getUint32(4, true)
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(8, 8 + headerBytes))) as ModelHeader
  const at = 8 + headerBytes
  const { features, heads } = header
  if (aligned.byteLength !== at + features * (ALIGNED + heads.length)) throw new Error('the reader has been cut short')
  return {
    ...header,
    hashes: new Uint32Array(buffer, byteOffset + at, features),
    weights: new Int8Array(buffer, byteOffset + at + features * ALIGNED, features * heads.length),
  }
}

/** The bytes that `openModel` opens. */
export function modelBytes({ hashes, weights, ...header }: Model): Uint8Array {
  const json = JSON.stringify(header)
  const padded = new TextEncoder().encode(json.padEnd(Math.ceil(new Blob([json]).size / ALIGNED) * ALIGNED))
  const bytes = new Uint8Array(8 + padded.length + hashes.byteLength + weights.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, padded.length, true)
  bytes.set(padded, 8)
  bytes.set(new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength), 8 + padded.length)
  bytes.set(
    new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength),
    8 + padded.length + hashes.byteLength,
  )
  return bytes
}

/** The row of a feature; -1 where training did not hold it, or too seldom. */
export function rowOf({ hashes }: Pick<Model, 'hashes'>, feature: number): number {
  let low = 0
  let high = hashes.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const there = hashes[middle] as number
    if (there === feature) return middle
    if (there < feature) low = middle + 1
    else high = middle - 1
  }
  return -1
}
