import { type Meanings, MOST_MEANINGS } from './meanings.ts'
import { rowIn } from './rows.ts'
import type { Trees } from './trees.ts'

/**
 * A linear model over hashed features, as `npm run train` writes it and a function maps it into memory. Little-endian:
 * magic, length of the header, the header as JSON padded to four bytes, the features' hashes in ascending order, a byte
 * for each feature's step, for each feature half a byte a head, and the words that have a meaning. More features in
 * fewer bits read better than fewer in more.
 */
export type ModelHeader = {
  /** What the model answers, in the order of its columns: `sign:breathing` …, `tier:prompt` …, `health`. */
  heads: string[]
  features: number
  /** How many words have a meaning; readers before there were meanings name none. */
  words?: number
  /** What a weight of 1 in a feature of step 1 weighs. */
  unit: number
  bias: number[]
  /** Platt scaling per head: probability = sigmoid(a × score + b). */
  calibration: [number, number][]
  /** How probable it is that a text is dangerous, by what the heads say of it and what the rules find. */
  trees: Trees
  /** SHA-256 of what it was trained on. */
  trainedOn: string
}

/** `weights`: two heads a byte, the even one in its low half, 8 added to each. A weight is worth `steps[row] × unit`. */
export type Model = Omit<ModelHeader, 'words'> & {
  hashes: Uint32Array
  steps: Uint8Array
  weights: Uint8Array
  meanings: Meanings
}

const MAGIC = 0x32524641
/** Weights go from -7 to 7. */
export const MOST = 7
const ZERO = 8

export const bytesOfRow = (heads: number): number => Math.ceil(heads / 2)

/** The weight of a head in a feature's row, from -7 to 7. */
export function weightAt({ heads, weights }: Pick<Model, 'heads' | 'weights'>, row: number, head: number): number {
  const byte = weights[row * bytesOfRow(heads.length) + (head >> 1)] as number
  return (head & 1 ? byte >> 4 : byte & 15) - ZERO
}

/** A row of weights from -7 to 7 as `weightAt` reads it, written into `into` from byte `at` on. */
export function packRow(row: ArrayLike<number>, into: Uint8Array, at: number): void {
  for (let head = 0; head < row.length; head += 2)
    into[at + head / 2] = ((row[head] ?? 0) + ZERO) | (((row[head + 1] ?? 0) + ZERO) << 4)
}

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
  const { words = 0, ...answers } = header
  const { features, heads } = answers
  const row = bytesOfRow(heads.length)
  const ofWords = at + features * ALIGNED
  const ofSteps = ofWords + words * ALIGNED
  const ofWeights = ofSteps + features
  const ofMeanings = ofWeights + features * row
  if (aligned.byteLength !== ofMeanings + words * MOST_MEANINGS) throw new Error('the reader has been cut short')
  return {
    ...answers,
    hashes: new Uint32Array(buffer, byteOffset + at, features),
    steps: new Uint8Array(buffer, byteOffset + ofSteps, features),
    weights: new Uint8Array(buffer, byteOffset + ofWeights, features * row),
    meanings: {
      words: new Uint32Array(buffer, byteOffset + ofWords, words),
      of: new Uint8Array(buffer, byteOffset + ofMeanings, words * MOST_MEANINGS),
    },
  }
}

/** The bytes that `openModel` opens. */
export function modelBytes({ hashes, steps, weights, meanings, ...answers }: Model): Uint8Array {
  const header: ModelHeader = { ...answers, words: meanings.words.length }
  const json = JSON.stringify(header)
  const padded = new TextEncoder().encode(json.padEnd(Math.ceil(new Blob([json]).size / ALIGNED) * ALIGNED))
  const tables = [hashes, meanings.words, steps, weights, meanings.of]
  const at = 8 + padded.length
  const bytes = new Uint8Array(tables.reduce((sum, { byteLength }) => sum + byteLength, at))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, padded.length, true)
  bytes.set(padded, 8)
  let place = at
  for (const { buffer, byteOffset, byteLength } of tables) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), place)
    place += byteLength
  }
  return bytes
}

/** The row of a feature; -1 where training did not hold it, or too seldom. */
export const rowOf = ({ hashes }: Pick<Model, 'hashes'>, feature: number): number => rowIn(hashes, feature)
