/** What an event of a booking system holds, so that a person can point at it instead of writing pointers. */

/** `at`: a JSON pointer. `shown`: what stands there, as text, not too long. */
export type Leaf = { at: string; value: string | number | boolean; shown: string }

const MOST_LEAVES = 200
const DEEPEST = 8
const LONGEST = 60

/** Every text, number and yes-or-no of a JSON value, in its order; lists are one leaf, since services may be lists. */
export function leavesOf(value: unknown, at = '', depth = 0): Leaf[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ at, value, shown: String(value).slice(0, LONGEST) }]
  if (Array.isArray(value)) return [{ at, value: '', shown: JSON.stringify(value).slice(0, LONGEST) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .flatMap(([name, each]) => leavesOf(each, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1))
    .filter((leaf) => leaf.at !== '')
    .slice(0, MOST_LEAVES)
}
