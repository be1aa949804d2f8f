import { MOST_REQUESTS_A_MINUTE } from '../../use-cases/access/request-limit.ts'
import type { Route } from '../route.ts'

type Shared = { name: string; status: number; meaning: string; applies(route: Route): boolean }

const isPost = ({ method }: Route) => method === 'POST'
const takesBody = ({ body, text }: Route) => body !== undefined || text !== undefined
const always = () => true

/** Problems that calls share, by the name under which the document has them. */
const SHARED: readonly Shared[] = [
  {
    ...{ name: 'NotJsonOrNoKey', status: 400, applies: isPost },
    meaning: 'The body is no JSON, or the Idempotency-Key is none',
  },
  {
    ...{ name: 'NotJson', status: 400, applies: (route) => !isPost(route) && takesBody(route) },
    meaning: 'The body is no JSON',
  },
  {
    name: 'Unauthorized',
    status: 401,
    meaning: 'No valid token; under /systems no valid key',
    applies: always,
  },
  {
    ...{ name: 'Forbidden', status: 403, applies: always },
    meaning: 'The role may not do this, or the token lacks the scope',
  },
  {
    ...{ name: 'NotFound', status: 404, applies: ({ path }) => path.includes('{') },
    meaning: 'Nothing of this id at this clinic',
  },
  {
    ...{ name: 'KeyUsed', status: 409, applies: isPost },
    meaning: 'The Idempotency-Key was used for another request',
  },
  {
    ...{ name: 'ChangedSince', status: 412, applies: ({ edits, method }) => edits !== undefined && method !== 'GET' },
    meaning: 'Somebody has changed it since it was read (If-Match)',
  },
  { name: 'TooLarge', status: 413, meaning: 'The body is too large', applies: ({ method }) => method !== 'GET' },
  {
    ...{ name: 'NoFile', status: 415, applies: ({ text }) => text !== undefined },
    meaning: 'The body is not the file that is wanted',
  },
  {
    ...{ name: 'Invalid', status: 422, applies: always },
    meaning: 'A field or a query parameter is not valid: see errors',
  },
  {
    ...{ name: 'TooMany', status: 429, applies: ({ unlimited }) => !unlimited },
    meaning: `More than ${MOST_REQUESTS_A_MINUTE} requests of this client in a minute: send it again after Retry-After; or too many at the gateway: wait a second`,
  },
  {
    ...{ name: 'TooManyAtTheGate', status: 429, applies: ({ unlimited }) => unlimited === true },
    meaning: 'The gateway has too many requests of all clients: wait a second, then send it again',
  },
  { name: 'Fault', status: 500, meaning: 'A fault of the service: quote x-request-id', applies: always },
  {
    ...{ name: 'Busy', status: 503, applies: always },
    meaning: 'The store is busy: send it again, with the same Idempotency-Key',
  },
]

/** Every status of a call and what it means. `shared`: its name, where the route says nothing of its own. */
export function statusesOf(route: Route): Record<number, { meaning: string; shared?: string }> {
  const own = Object.entries(route.answers).map(([status, meaning]) => [status, { meaning }] as const)
  const shared = SHARED.filter(({ applies }) => applies(route)).map(
    ({ name, status, meaning }) => [status, { meaning, shared: name }] as const,
  )
  const repeated = [[200, { meaning: 'The Idempotency-Key was used for this before: how things stand' }]] as const
  return {
    ...Object.fromEntries(repeatsByKey(route) ? repeated : []),
    ...Object.fromEntries(shared),
    ...Object.fromEntries(own),
  }
}

/** Whether a POST that is repeated is answered with 200 although it was 201 at first. */
export const repeatsByKey = ({ method, repeated, answers }: Route): boolean =>
  method === 'POST' && typeof repeated === 'function' && answers[201] !== undefined
