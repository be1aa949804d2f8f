import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { CONFIGURATION, SMART_DOOR, smartConfiguration, smartToken, TOKEN } from '../http/fhir/smart.ts'
import { methodOf, requestIdOf } from './on-http.ts'

type Event = APIGatewayProxyEventV2WithJWTAuthorizer
type Asked = { event: Event; path: string; text: string }

export const isSmartDoor = ({ rawPath }: Event): boolean =>
  rawPath.startsWith(`${SMART_DOOR}/`) || rawPath === SMART_DOOR

/** The answer of one of the two addresses by which systems sign in; undefined for every other request. */
export async function smartAnswer(
  { event, path, text }: Asked,
  deps: Parameters<typeof smartToken>[0],
): Promise<APIGatewayProxyStructuredResultV2 | undefined> {
  if (!isSmartDoor(event) || (path !== CONFIGURATION && path !== TOKEN)) return undefined
  const [method, allowed] = [methodOf(event), path === TOKEN ? 'POST' : 'GET']
  if (method !== allowed) {
    const body = { error: 'invalid_request', error_description: `This path answers ${allowed}.` }
    return json(event, 405, body, { allow: allowed === 'GET' ? 'GET, HEAD' : allowed })
  }
  if (path === CONFIGURATION) return json(event, 200, smartConfiguration(deps.linkBase))
  const { status, body } = await smartToken(deps, new URLSearchParams(text))
  return json(event, status, body)
}

const json = (
  event: Event,
  statusCode: number,
  body: object,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: {
    ...headers,
    'x-request-id': requestIdOf(event),
    'content-type': 'application/json',
    'cache-control': 'no-store',
  },
  body: event.requestContext?.http?.method === 'HEAD' ? '' : JSON.stringify(body),
})
