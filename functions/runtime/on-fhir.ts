import middy from '@middy/core'
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { clientAssertions } from '../adapters/client-assertion.ts'
import { type FhirAnswer, issue, limitedFhir, refusal, refuseFhir } from '../http/fhir/outcome.ts'
import type { FhirRequest } from '../http/fhir/respond.ts'
import { notedSoon } from '../http/noted.ts'
import { requestLimit } from '../use-cases/access/request-limit.ts'
import { systemByToken } from '../use-cases/access/smart-sign-in.ts'
import { watchReads } from '../use-cases/access/watch-reads.ts'
import { type Deps, Unavailable } from '../use-cases/ports.ts'
import { challenge, type Identified, identify, pathOf } from './caller.ts'
import { errorPlace, methodOf, requestIdOf, wholeCharacters } from './on-http.ts'
import { isSmartDoor, smartAnswer } from './smart-answer.ts'

type Event = APIGatewayProxyEventV2WithJWTAuthorizer

/** As large as a body of the JSON API may be. */
const MOST_BODY_BYTES = 256 * 1024
const PREFIX = '/fhir/R4'
const UNKNOWN_CALLER =
  'The key or token is unknown or has ended. Send a key of this system, or a token from auth/token, as Authorization: Bearer ….'

type Respond = (deps: Deps, request: FhirRequest) => Promise<FhirAnswer>

/** Answers `/fhir/R4` with FHIR's JSON, whatever goes wrong; and what systems sign in by (SMART backend services). */
export function onFhir(respond: Respond, deps: () => Deps) {
  const limit = requestLimit()
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      request.response = sent(request.event, failed(request.error, request.event, deps))
    })
    .handler(async (event) => {
      const text = textOf(event)
      if (Buffer.byteLength(text) > MOST_BODY_BYTES)
        return sent(event, refusal(413, 'too-long', `The body is larger than ${MOST_BODY_BYTES / 1024} KB.`))
      const given = deps()
      const path = pathOf(event).slice(PREFIX.length).replace(/^\//, '').replace(/\/$/, '')
      const signIn = await smartAnswer({ event, path, text }, { ...given, assertions: clientAssertions })
      if (signIn) return signIn
      const identified = await callerOf(event, given)
      if (identified.kind === 'no-key' && path !== 'metadata')
        return sent(event, refuseFhir(401, [issue('login', UNKNOWN_CALLER)], challenge(event)))
      const body = parsed(text)
      if (body === NOT_JSON)
        return sent(event, refusal(400, 'structure', 'The body is not JSON, or is nested too deeply.'))
      const until = identified.kind === 'known' && (await limit.closedUntil(given, identified.caller))
      if (until) return sent(event, limitedFhir(until, given.now()))
      const request: FhirRequest = {
        ...(identified.kind === 'known' ? { caller: identified.caller } : {}),
        method: methodOf(event),
        door: pathOf(event) === event.rawPath ? PREFIX : `/systems${PREFIX}`,
        path,
        query: new URLSearchParams(event.rawQueryString),
        headers: event.headers ?? {},
        body,
      }
      return sent(event, await noting(respond, given, request))
    })
}

/** By key or token, as for the JSON API; or by a token of SMART backend services, which opens FHIR alone. */
async function callerOf(event: Event, deps: Deps): Promise<Identified> {
  const system = isSmartDoor(event) ? await systemByToken(deps, event.headers?.authorization) : undefined
  if (!system) return identify(event, deps)
  const { clinicId, clientId: id, name, scopes } = system
  return { kind: 'known', caller: { clinicId, role: 'system', id, name, scopes } }
}

/** What a GET shows of patients is kept with who asked; the path's first part says what it was. */
async function noting(respond: Respond, deps: Deps, request: FhirRequest): Promise<FhirAnswer> {
  const { caller, method, path } = request
  if (!caller || method !== 'GET') return respond(deps, request)
  const { clinicId, id: by, name, role } = caller
  const what = `${PREFIX}/${path.split('/', 1)[0]}`
  const watched = watchReads(deps, () => ({ clinicId, by, name, role, via: 'fhir', what }))
  const answer = await respond({ ...deps, records: watched.records }, request)
  if (answer.status < 300) await notedSoon(deps, watched)
  return answer
}

/** FHIR's media type is none that the gateway hands over as text. */
const textOf = ({ body = '', isBase64Encoded }: Event): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body

const NOT_JSON = Symbol('not JSON')

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text, wholeCharacters)
  } catch {
    return NOT_JSON
  }
}

function failed(error: unknown, event: Event, deps: () => Deps): FhirAnswer {
  const requestId = requestIdOf(event)
  const away = error instanceof Unavailable
  deps().log.write({ event: away ? 'store-unavailable' : 'request-failed', requestId, error: errorPlace(error) })
  return away
    ? refusal(503, 'transient', 'The store is busy. Nothing is lost: send the same request again.')
    : refusal(500, 'exception', `This is a fault of ours. Quote request ${requestId} when you report it.`)
}

const sent = (event: Event, { status, body, headers }: FhirAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...headers,
    'x-request-id': requestIdOf(event),
    'content-type': 'application/fhir+json; fhirVersion=4.0',
    'cache-control': 'no-store',
  },
  body: event.requestContext?.http?.method === 'HEAD' ? '' : JSON.stringify(body),
})
