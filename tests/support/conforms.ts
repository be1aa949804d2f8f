/** Every answer of the API that a test sees fits what the OpenAPI document says of it, to the last member. */
import * as z from 'zod/mini'
import { problem, refusedAtTheGate } from '../../functions/http/contract/common.ts'
import { statusesOf } from '../../functions/http/contract/statuses.ts'
import { intakeTaken } from '../../functions/http/contract/systems.ts'
import { answerSchema } from '../../functions/http/openapi.ts'
import { match } from '../../functions/http/route.ts'
import { routes } from '../../functions/http/routes.ts'

type Answered = { method: string; path: string; status: number; type: string; body: unknown }

/** Throws where an answer is not documented so. A path or a method that does not exist is answered by a problem. */
export function conforms({ method, path, status, type, body }: Answered): void {
  const { pathname } = new URL(path, 'http://localhost')
  if (!pathname.startsWith('/v1/') || method === 'HEAD') return
  const route = routes.find((each) => each.method === method && match(each.path, pathname))
  const fault = (what: string) => new Error(`${method} ${pathname} answered ${status}: ${what}`)
  if (route && !(status in statusesOf(route))) throw fault('the document knows no such status')
  const atTheGate = [401, 403, 413, 429, 500].includes(status) && type.startsWith('application/json')
  const hook = method === 'POST' && /^\/v1\/intake\/[^/]+$/.test(pathname) && status < 300 ? intakeTaken : undefined
  const schema = (route ? answerSchema(route, status) : hook) ?? (atTheGate ? refusedAtTheGate : problem)
  const parsed = z.safeParse(schema, body)
  if (!parsed.success) throw fault(JSON.stringify(parsed.error.issues.slice(0, 3)))
  const unsaid = status >= 400 && saidIn(body).find(([, words]) => !/\p{L}\S* \S*\p{L}/u.test(words))
  if (unsaid) throw fault(`${unsaid[0]} does not say what is wrong: "${unsaid[1]}"`)
}

/** What a refusal says to who asked, as a whole and of each field. */
function saidIn(body: unknown): [at: string, words: string][] {
  const { detail, errors = [] } = (body ?? {}) as { detail?: string; errors?: { pointer: string; detail: string }[] }
  const ofFields = errors.map(({ pointer, detail }): [string, string] => [pointer, detail])
  return detail === undefined ? ofFields : [['detail', detail], ...ofFields]
}
