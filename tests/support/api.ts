/** The API in memory: its routes on the records of a story, as the wrapper of the Lambda calls them. */
import type { Role } from '../../functions/core/clinic/clinic.ts'
import { routes } from '../../functions/http/routes.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { conforms } from './conforms.ts'
import type { World } from './world.ts'

type Asking = {
  role?: Role
  clinic?: string
  /** Who calls, by staff id. */
  id?: string
  body?: unknown
  headers?: Record<string, string>
}
// biome-ignore lint/suspicious/noExplicitAny: the JSON of an answer, whose shape each test states
export type Answered = { status: number; headers: Record<string, string>; body: any }
type Handled = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded?: boolean }

const NAMES: Record<string, string> = { 'dr-lee': 'Dr Lee', 'nurse-kim': 'Nurse Kim', 'dr-hale': 'Dr Hale' }

export function anApi(world: World) {
  const handler = onHttp(routes, {}, () => world.deps)
  return async (method: string, address: string, asking: Asking = {}): Promise<Answered> => {
    const { role = 'admin', clinic = 'demo', id = 'dr-hale', body, headers = {} } = asking
    const { pathname, searchParams } = new URL(address, 'http://localhost')
    const claims = { clinic, role, sub: id, staff: id, name: NAMES[id] ?? id }
    const event = {
      version: '2.0',
      rawPath: pathname,
      headers: { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json', ...headers },
      queryStringParameters: Object.fromEntries(searchParams),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      requestContext: { requestId: 'request-1', http: { method }, authorizer: { jwt: { claims, scopes: [] } } },
    }
    return answeredBy(handler(event as never, {} as never), { method, path: pathname })
  }
}

/** The API under `/systems`, where the gateway verifies nothing and hands over no claims. */
export function anApiByKey(world: World) {
  const handler = onHttp(routes, {}, () => world.deps)
  return async (method: string, path: string, key: string, body?: unknown): Promise<Answered> => {
    const event = {
      version: '2.0',
      rawPath: `/systems${path}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      requestContext: { requestId: 'request-1', http: { method } },
    }
    return answeredBy(handler(event as never, {} as never), { method, path })
  }
}

/** What a handler answers, once it is found to be what the document says of the call. */
async function answeredBy(handled: Promise<unknown>, asked: { method: string; path: string }): Promise<Answered> {
  const { statusCode: status, headers, body: sent, isBase64Encoded } = (await handled) as Handled
  const body = isBase64Encoded ? Buffer.from(sent, 'base64').toString('latin1') : sent
  const type = headers['content-type'] ?? ''
  const said = body === '' ? undefined : type.includes('json') ? JSON.parse(body) : body
  conforms({ ...asked, status, type, body: said })
  return { status, headers, body: said }
}
