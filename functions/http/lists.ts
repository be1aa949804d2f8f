/** Lists by pages: `?limit=&cursor=` → `next`. A cursor is opaque, and good for the clinic, list and filters it came with. */
import { canonical } from '../core/canonical.ts'
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
  /** Items where no limit is asked for; all, without it. */
  unasked?: number
  more?: object
}

/** One page of a list; 422 for a cursor that is not of this list, clinic and filters. */
export async function listed<T, Shown>(deps: Secret, asked: Asked, listing: Listing<T, Shown>): Promise<Answer> {
  const { name, items, placeOf, show, unasked, more = {} } = listing
  const { limit: most, cursor, ...filters } = asked.query
  const about = canonical([asked.caller.clinicId, name, asked.params, filters])
  const after = cursor === undefined ? '' : opened(deps, about, cursor)
  if (after === undefined)
    return invalid([
      { pointer: '/query/cursor', detail: 'This is no cursor of this list with these filters: begin without one.' },
    ])
  const page = pageOf(items, placeOf, { after, limit: most === undefined ? unasked : Number(most) })
  const next = page.last === undefined ? null : sealed(deps, about, page.last)
  const shown = await Promise.all(page.items.map(show))
  return ok({ ...more, [name]: shown.filter((item) => item !== undefined), next })
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
