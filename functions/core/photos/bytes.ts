/** Small readings of bytes; what is beyond the end reads as 0. */

export const at = (bytes: Uint8Array, place: number): number => bytes[place] ?? 0

export const uint16 = (bytes: Uint8Array, place: number): number => at(bytes, place) * 256 + at(bytes, place + 1)

export const uint32 = (bytes: Uint8Array, place: number): number =>
  uint16(bytes, place) * 65_536 + uint16(bytes, place + 2)

/** So many bytes as characters of Latin-1. */
export const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const piece of pieces) {
    all.set(piece, place)
    place += piece.length
  }
  return all
}
