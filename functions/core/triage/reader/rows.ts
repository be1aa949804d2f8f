/** Where a number stands among ascending ones; -1 where it does not. */
export function rowIn(ascending: Uint32Array, wanted: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const there = ascending[middle] as number
    if (there === wanted) return middle
    if (there < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}
