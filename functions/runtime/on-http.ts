import middy from '@middy/core'
import httpJsonBodyParser from '@middy/http-json-body-parser'
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { decodeTable } from '../core/courses/table-text.ts'
import { guarded } from '../http/guarded.ts'
import { notedSoon } from '../http/noted.ts'
import { type Answer, invalid, limited, refuse } from '../http/problem.ts'
import { type Caller, check, match, NO_BODY, queryFaults, type Route } from '../http/route.ts'
import { type RequestLimit, requestLimit } from '../use-cases/access/request-limit.ts'
import { watchReads } from '../use-cases/access/watch-reads.ts'
import { type Deps, Unavailable } from '../use-cases/ports.ts'
import { challenge, identify, pathOf, UNKNOWN_KEY } from './caller.ts'
import { printedAnswer } from './printed.ts'
import { isWorkbook, workbookText } from './workbook.ts'

type Event = APIGatewayProxyEventV2WithJWTAuthorizer

/** The largest body that is read. */
const MOST_BODY_BYTES = 256 * 1024
/** Five thousand rows of a file; Lambda takes 6 MB of an event, in which the text is escaped. */
const MOST_FILE_BYTES = 1536 * 1024

/** Bodies that are files: what is no text comes in base64. */
const TABLES = /^(text\/csv|application\/octet-stream|application\/vnd)/i
const FILES = /^(text\/(calendar|csv)|application\/octet-stream|application\/vnd)/i

/** JSON can hold half a character (`\ud83d`), which no store takes: it becomes the sign for one that cannot be read. */
export const wholeCharacters = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

/** Answers an HTTP API's requests by a table of routes. Open routes (`/openapi.json`) need no token. */
export function onHttp(routes: readonly Route[], open: Record<string, () => unknown>, deps: () => Deps) {
  const limit = requestLimit()
  const jsonBody = httpJsonBodyParser({ disableContentTypeCheck: true, reviver: wholeCharacters })
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .before((request) => {
      if (request.event.body === '') delete request.event.body
      if (request.event.body === undefined) return
      const type = request.event.headers?.['content-type'] ?? ''
      const most = TABLES.test(type) ? MOST_FILE_BYTES : MOST_BODY_BYTES
      const encoding = request.event.isBase64Encoded ? 'base64' : 'utf8'
      if (Buffer.byteLength(request.event.body, encoding) > most)
        return sent(request.event, refuse(413, `The body is larger than ${most / 1024} KB: send it in parts.`))
      if (FILES.test(type)) return
      return jsonBody.before?.(request as never)
    })
    .onError((request) => {
      const status = (request.error as { statusCode?: number } | null)?.statusCode
      if (status === 415 || status === 422) request.response = sent(request.event, notJson(request.event))
      else request.response = failed(request.error, request.event, deps)
    })
    .handler(async (event) => {
      const openAnswer = open[event.rawPath]
      if (openAnswer && methodOf(event) === 'GET') return sent(event, { status: 200, body: openAnswer() })
      return answered(event, await answer({ routes, limit }, event, deps()))
    })
}

async function answer(
  { routes, limit }: { routes: readonly Route[]; limit: RequestLimit },
  event: Event,
  given: Deps,
): Promise<Answer> {
  const identified = await identify(event, given)
  if (identified.kind === 'no-key') return { ...refuse(401, UNKNOWN_KEY), headers: challenge(event) }
  if (identified.kind === 'no-clinic') return refuse(403, 'The token names no clinic or no role of this service.')
  const { caller } = identified
  const method = methodOf(event)
  const here = routes.flatMap((route) => {
    const params = match(route.path, pathOf(event))
    return params ? [{ route, params }] : []
  })
  const found = here.find(({ route }) => route.method === method)
  const isUnlimited = found?.route.unlimited && caller.role !== 'system'
  const until = isUnlimited ? undefined : await limit.closedUntil(given, caller)
  if (until) return limited(until, given.now())
  if (here.length === 0) return refuse(404, 'There is nothing at this path; /openapi.json lists what there is.')
  if (!found) {
    const allow = here.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])).join(', ')
    return { ...refuse(405, `This path answers ${allow}.`), headers: { allow } }
  }
  const { route, params } = found
  if (!route.roles.includes(caller.role)) return refuse(403, `The role ${caller.role} may not do this.`)
  if (method !== 'GET') return respond(route, event, given, { caller, params })
  const reader = { clinicId: caller.clinicId, by: caller.id, name: caller.name, role: caller.role }
  const watched = watchReads(given, () => ({ ...reader, via: 'api', what: route.path }))
  const answered = await respond(route, event, { ...given, records: watched.records }, { caller, params })
  if (answered.status < 300) await notedSoon(given, watched)
  return answered
}

type Found = { caller: Caller; params: Record<string, string> }

async function respond(route: Route, event: Event, deps: Deps, { caller, params }: Found): Promise<Answer> {
  const request = { caller, params, query: event.queryStringParameters ?? {}, headers: event.headers ?? {} }
  const query = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, value ?? '']))
  const unknown = queryFaults(route, query)
  if (unknown.length > 0) return invalid(unknown)
  const text = await textOf(event)
  if (route.text && !text) return refuse(415, `Send the file itself, as ${route.text}.`)
  if (!route.body && !route.text && event.body !== undefined) {
    const none = check(NO_BODY, event.body)
    if ('faults' in none) return invalid(none.faults)
  }
  if (!route.body) return guarded(route, deps, { ...request, query, body: undefined, text })
  const checked = check(route.body, event.body === undefined ? {} : event.body)
  if ('faults' in checked) return invalid(checked.faults)
  return guarded(route, deps, { ...request, query, body: checked.body, text })
}

/** JSON is read whatever its type says, since many clients leave the type at text/plain or name none. */
const notJson = ({ headers }: Event): Answer =>
  /^(application\/([\w.-]+\+)?json|text\/plain|$)/i.test(headers?.['content-type'] ?? '')
    ? refuse(400, 'The body is not JSON.')
    : refuse(415, 'Send the body as application/json.')

/** A body that was not read as JSON. */
async function textOf({ body, isBase64Encoded }: Event): Promise<string> {
  if (typeof body !== 'string') return ''
  if (!isBase64Encoded) return body
  const bytes = Buffer.from(body, 'base64')
  return (isWorkbook(bytes) ? await workbookText(bytes) : undefined) ?? decodeTable(bytes)
}

function failed(error: unknown, event: Event, deps: () => Deps): APIGatewayProxyStructuredResultV2 {
  const requestId = requestIdOf(event)
  const away = error instanceof Unavailable
  deps().log.write({ event: away ? 'store-unavailable' : 'request-failed', requestId, error: errorPlace(error) })
  return sent(
    event,
    away
      ? refuse(503, "We're busy. Nothing is lost: send the same request again, with the same Idempotency-Key.")
      : refuse(500, `Something went wrong on our side. Quote request ${requestId} when you report it.`),
  )
}

/** Only the kind of an error and where it was thrown are logged; its text may hold a patient's words. */
export const errorPlace = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error

export const requestIdOf = (event: Event): string => event.requestContext?.requestId ?? ''

/** HEAD is answered as GET is, without the body (RFC 9110, 9.3.2). */
export const methodOf = (event: Event): string => {
  const { method } = event.requestContext.http
  return method === 'HEAD' ? 'GET' : method
}

/** The answer of a route, whose document is printed here. */
async function answered(event: Event, answer: Answer): Promise<APIGatewayProxyStructuredResultV2> {
  const plain = sent(event, answer)
  if (!answer.paper) return plain
  const file = await printedAnswer(answer.paper, event.requestContext.http.method === 'HEAD')
  return { ...plain, ...file, headers: { ...plain.headers, ...file.headers } }
}

const sent = (event: Event, { status, body, problem, media, headers }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...headers,
    'x-request-id': requestIdOf(event),
    'content-type': media ? `${media}; charset=utf-8` : problem ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
  },
  body: event.requestContext?.http?.method === 'HEAD' ? '' : media ? String(body) : JSON.stringify(body),
})
