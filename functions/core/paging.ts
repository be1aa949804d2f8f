/** A part of a list. `last`: the place of its last item, where more follow. */
export type Page<T> = { items: T[]; last?: string }

/** At most `limit` items (all, without one) that come after a place, in the order of their places. */
export function pageOf<T>(
  items: readonly T[],
  placeOf: (item: T) => string,
  { after = '', limit = Infinity }: { after?: string | undefined; limit?: number | undefined },
): Page<T> {
  const placed = items
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => place > after)
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
  const shown = placed.slice(0, limit)
  const last = placed.length > shown.length ? shown.at(-1)?.place : undefined
  return { items: shown.map(({ item }) => item), ...(last === undefined ? {} : { last }) }
}

/**
 * Places of items that are in order already, where several happened at one instant: `at`, then the number within the
 * instant. What is added later moves none of them.
 */
export function placesInOrder<T>(items: readonly T[], at: (item: T) => string): Map<T, string> {
  const places = new Map<T, string>()
  let [instant, number] = ['', 0]
  for (const item of items) {
    number = at(item) === instant ? number + 1 : 0
    instant = at(item)
    places.set(item, `${instant} ${String(number).padStart(6, '0')}`)
  }
  return places
}
