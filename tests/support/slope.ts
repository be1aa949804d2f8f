/** A measure at a moment; the unit of `at` is the caller's: hours, months. */
export type Point = { at: number; value: number }

const middleOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/**
 * How much a measure grows for each unit of `at`: the median of the slopes between any two points (Theil–Sen), which one
 * odd look out of three does not move. 0 for fewer than two moments.
 */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((from, i) =>
    points.slice(i + 1).flatMap((to) => (to.at === from.at ? [] : [(to.value - from.value) / (to.at - from.at)])),
  )
  return slopes.length === 0 ? 0 : middleOf(slopes)
}

export const medianOf = (points: readonly Point[]): number =>
  points.length === 0 ? 0 : middleOf(points.map(({ value }) => value))
