/** What every route gets without asking: `Idempotency-Key` of a POST, `ETag` and `If-Match` of what two people may edit. */
import { canonical } from '../core/canonical.ts'
import type { Deps } from '../use-cases/ports.ts'
import { Overtaken, type WatchedEdits, watchEdits } from '../use-cases/store/edits.ts'
import { type Mark, marking, markOf, Repeated } from '../use-cases/store/repeats.ts'
import { type Answer, refuse } from './problem.ts'
import type { Request, Route } from './route.ts'

/** Says that the answer is to a request that was carried out before. */
export const REPLAYED = { 'idempotent-replayed': 'true' }

/** Answers by the route, at most once for each Idempotency-Key, and only to what the caller has read where it says so. */
export async function guarded(route: Route, deps: Deps, request: Request<unknown>): Promise<Answer> {
  const edited = route.edits?.(request)
  if (!edited) return once(route, deps, request)
  const wanted = tagsIn(request.headers['if-match'])
  const watched = watchEdits(deps, edited, route.method === 'GET' ? undefined : wanted)
  try {
    const answer = await once(route, { ...deps, records: watched.records }, request)
    if (answer.status >= 300) return answer
    const isOther = route.method !== 'GET' && !watched.isWritten() && wanted && !wanted.includes(watched.tag())
    return isOther ? changed(watched) : tagged(answer, watched)
  } catch (error) {
    if (error instanceof Overtaken) return changed(watched)
    throw error
  }
}

const tagged = (answer: Answer, watched: WatchedEdits): Answer => ({
  ...answer,
  headers: { ...answer.headers, etag: `"${watched.tag()}"` },
})

const changed = (watched: WatchedEdits): Answer =>
  tagged(
    refuse(412, 'Somebody has changed this since you read it. Nothing was done: GET it again, and decide anew.'),
    watched,
  )

/** The tags of If-Match; undefined where anything will do. A weak one never matches (RFC 9110, 13.1.1). */
const tagsIn = (header: string | undefined): string[] | undefined =>
  header === undefined || header.trim() === '*'
    ? undefined
    : header.split(',').map((tag) => /^"(.*)"$/.exec(tag.trim())?.[1] ?? '')

async function once(route: Route, deps: Deps, request: Request<unknown>): Promise<Answer> {
  const key = route.method === 'POST' ? request.headers['idempotency-key'] : undefined
  if (key === undefined) return route.respond(deps, request)
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    return refuse(400, 'Idempotency-Key: up to 200 printable characters without spaces.')
  if (route.repeated === 'own') return route.respond(deps, request)
  const { params, query, body, text, caller } = request
  const digest = deps.sha256(canonical([route.method, route.path, params, query, body, body ? '' : text]))
  const before = await markOf(deps.records, caller.clinicId, key)
  if (before) return again(route, deps, request, { before, digest })
  try {
    const records = marking(deps.records, caller.clinicId, key, { digest, at: deps.now() })
    return await route.respond({ ...deps, records }, request)
  } catch (error) {
    if (!(error instanceof Repeated)) throw error
    const meanwhile = await markOf(deps.records, caller.clinicId, key)
    if (!meanwhile) throw error
    return again(route, deps, request, { before: meanwhile, digest })
  }
}

async function again(
  { repeated, respond }: Route,
  deps: Deps,
  request: Request<unknown>,
  { before, digest }: { before: Mark; digest: string },
): Promise<Answer> {
  if (before.digest !== digest)
    return refuse(409, 'This Idempotency-Key was used for another request. Use a new key for a new one.')
  if (repeated === undefined || repeated === 'own')
    return refuse(409, `A request with this Idempotency-Key was carried out at ${before.at}.`)
  const answer = repeated === 'again' ? await respond(deps, request) : await repeated(deps, request, before.at)
  return { ...answer, headers: { ...answer.headers, ...REPLAYED } }
}
