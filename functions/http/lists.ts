/** Lists by pages: `?limit=&cursor=` → `next`, also where what is asked for is more than an answer holds. A cursor is opaque, and good for the clinic, list and filters it came with. */
import { canonical } from '../core/canonical.ts'
import type { FieldError } from '../core/fault.ts'
import { pageOf } from '../core/paging.ts'
import type { Secret } from '../use-cases/ports.ts'
import { type Answer, invalid, ok } from './problem.ts'
import type { Parameter, Request } from './route.ts'

export const MOST_LISTED = 100

/** The parameters of every list. */
export const PAGED: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: `How many at most, up to ${MOST_LISTED}.`,
    range: [1, MOST_LISTED],
  },
  { name: 'cursor', in: 'query', description: '`next` of the answer before, with the same filters.' },
]

type Asked = Pick<Request<unknown>, 'caller' | 'params' | 'query'>

type Listing<T, Shown> = {
  /** The member of the answer that holds the items; also what the cursor is bound to. */
  name: string
  items: readonly T[]
  /** Sorts the list and says where an item stands in it: an instant and an id, of which nothing is a patient's. */
  placeOf(item: T): string
  /** Undefined for what is gone meanwhile. */
  show(item: T): Shown | undefined | Promise<Shown | undefined>
  /** Items where no limit is asked for; as many as an answer holds, without it. */
  unasked?: number
  more?: object
}

/** One page of a list; 422 for a cursor that is not of this list, clinic and filters. */
export async function listed<T, Shown>(deps: Secret, asked: Asked, listing: Listing<T, Shown>): Promise<Answer> {
  const { name, more = {} } = listing
  const page = await pageFor(deps, asked, listing)
  return 'status' in page ? page : ok({ ...more, [name]: page.shown, next: page.next })
}

/** The page that is asked for, before it is an answer; an Answer where there is none. */
export async function pageFor<T, Shown>(
  deps: Secret,
  asked: Asked,
  { name, items, placeOf, show, unasked }: Listing<T, Shown>,
): Promise<{ shown: Shown[]; next: string | null } | Answer> {
  const { limit: most, cursor, ...filters } = asked.query
  const about = canonical([asked.caller.clinicId, name, asked.params, filters])
  const after = cursor === undefined ? '' : opened(deps, about, cursor)
  if (after === undefined) return invalid([NO_CURSOR])
  const page = pageOf(items, placeOf, { after, limit: most === undefined ? unasked : Number(most) })
  const { shown, last } = await untilFull(page.items, show)
  const end = last === undefined ? page.last : placeOf(last)
  return { shown, next: end === undefined ? null : sealed(deps, about, end) }
}

/** A Lambda answers at most 6 MB; the rest is room for what stands around the list, and for its largest item. */
const MOST_BYTES = 4 * 1024 * 1024
const SHOWN_AT_ONCE = 40

/** The items as they are shown, as many as an answer holds; `last`: after which one the next page begins, where it does. */
async function untilFull<T, Shown>(items: readonly T[], show: Listing<T, Shown>['show']) {
  const shown: Shown[] = []
  let bytes = 0
  for (let from = 0; from < items.length; from += SHOWN_AT_ONCE) {
    const some = items.slice(from, from + SHOWN_AT_ONCE)
    for (const [i, item] of (await Promise.all(some.map(show))).entries()) {
      if (item === undefined) continue
      shown.push(item)
      bytes += Buffer.byteLength(JSON.stringify(item))
      if (bytes > MOST_BYTES && from + i + 1 < items.length) return { shown, last: items[from + i] }
    }
  }
  return { shown }
}

/** A cursor of something else than a list of items; `about`: what it is bound to. */
export const sealedCursor = (deps: Secret, about: readonly unknown[], place: string): string =>
  sealed(deps, canonical(about), place)

export const openedCursor = (deps: Secret, about: readonly unknown[], cursor: string): string | undefined =>
  opened(deps, canonical(about), cursor)

export const NO_CURSOR: FieldError = {
  pointer: '/query/cursor',
  detail: 'This is no cursor of this list with these filters: begin without one.',
}

const SEAL_LENGTH = 16

/** Nobody without the stage's secret can make a cursor: what comes back is what was given out. */
const sealOf = (deps: Secret, about: string, place: string): string =>
  deps.hmac(`cursor ${about} ${place}`).slice(0, SEAL_LENGTH)

const sealed = (deps: Secret, about: string, place: string): string =>
  Buffer.from(sealOf(deps, about, place) + place).toString('base64url')

function opened(deps: Secret, about: string, cursor: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [seal, place] = [text.slice(0, SEAL_LENGTH), text.slice(SEAL_LENGTH)]
  return place !== '' && seal === sealOf(deps, about, place) ? place : undefined
}
