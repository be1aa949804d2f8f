import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ACCOUNT, arn } from '../arn.ts'
import { answerJson, bodyOf } from '../http.ts'
import type { Grants } from '../security/grants.ts'
import { functionIn, type Template } from '../template.ts'
import type { Clock } from '../world/clock.ts'
import type { Metrics } from './cloudwatch-metrics.ts'
import type { Lambdas } from './lambda.ts'
import type { Claims, Issuer } from './token-issuer.ts'

type Route = {
  api: string
  method: string
  path: RegExp
  key: string
  functionId: string
  jwt: boolean
  scopes: string[]
  greedy: boolean
}
type Answer = {
  statusCode?: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

const MOST_BODY_BYTES = 10 * 1024 * 1024

/** Everything but text and JSON is handed over in base64, the posts of HTML forms too. */
const TEXTUAL = /^(text\/|application\/(json|javascript|xml)\b)/i

function bodyIn({ headers }: IncomingMessage, body: Buffer): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false }
  return TEXTUAL.test(headers['content-type'] ?? '')
    ? { body: body.toString(), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true }
}

/**
 * What the API itself answers when a function ends without an answer, or may not run. AWS documents this answer for both
 * (https://repost.aws/knowledge-center/api-gateway-internal-server-error, "Throttling occurs"); people have seen 503 with
 * "Service Unavailable" too. Either says nothing of what was done.
 */
const BROKEN: Answer = {
  statusCode: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'Internal Server Error' }),
}

type Parts = { issuer: Issuer; lambdas: Lambdas; clock: Clock; grants: Grants; metrics: Metrics }

/** The HTTP API: routes, authorizer and Lambda integrations of the template, payload format 2.0. */
export class HttpApi {
  private readonly routes: Route[]
  private readonly parts: Parts

  constructor(template: Template, parts: Parts) {
    this.parts = parts
    const integrations = new Map(
      template.resources
        .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
        .map(({ id, properties }) => [id, functionIn(properties.IntegrationUri)]),
    )
    this.routes = template.resources
      .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
      .map(({ id, properties }) => {
        const [method = '', path = ''] = String(properties.RouteKey).split(' ')
        const functionId = integrations.get(String(properties.Target).split('/').at(-1) ?? '')
        if (!functionId)
          throw new Error(
            `${id}: its integration is not modelled by the local runner (infra/local/services/http-api.ts).`,
          )
        // What a greedy variable stands for may be empty: that is how routes take a slash at the end, which none can have.
        const pattern = path.replace(/\{\w+\+\}/g, '.*').replace(/\{\w+\}/g, '[^/]+')
        return {
          api: String(properties.ApiId),
          method,
          path: new RegExp(`^${pattern}$`),
          key: String(properties.RouteKey),
          functionId,
          jwt: properties.AuthorizationType === 'JWT',
          scopes: (properties.AuthorizationScopes ?? []) as string[],
          greedy: path.includes('+}'),
        }
      })
      .sort((a, b) => Number(a.greedy) - Number(b.greedy))
  }

  /** Whether the API has a route for the request; if so it answers it. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const route = this.routes.find(
      ({ method, path }) => (method === 'ANY' || method === request.method) && path.test(url.pathname),
    )
    if (!route) return false
    const claims = route.jwt
      ? await this.parts.issuer.verify((request.headers.authorization ?? '').replace(/^Bearer\s+/i, ''))
      : {}
    if (!claims) {
      response.setHeader('www-authenticate', 'Bearer')
      answerJson(response, 401, { message: 'Unauthorized' })
      return true
    }
    const given = (claims.scope ?? '').split(' ')
    if (route.scopes.length > 0 && !route.scopes.some((scope) => given.includes(scope))) {
      answerJson(response, 403, { message: 'Forbidden' })
      return true
    }
    const body = await bodyOf(request)
    if (body.length > MOST_BODY_BYTES) answerJson(response, 413, { message: 'Request Entity Too Large' })
    else await this.integrate(route, request, response, { url, body, claims })
    return true
  }

  private async integrate(
    route: Route,
    request: IncomingMessage,
    response: ServerResponse,
    given: { url: URL; body: Buffer; claims: Claims },
  ): Promise<void> {
    const source = arn('execute-api', `${route.api}/$default/${request.method}${route.key.split(' ')[1]}`)
    const permitted = this.parts.grants.serviceMayInvoke('apigateway.amazonaws.com', route.functionId, source)
    if (!permitted) return answerJson(response, 500, { message: 'Internal Server Error' })
    const invoked = await this.parts.lambdas.invoke(route.functionId, this.event(route, request, given))
    const answer = invoked.kind === 'answered' ? ((invoked.payload ?? {}) as Answer) : BROKEN
    if ((answer.statusCode ?? 200) >= 500)
      this.parts.metrics.add({ namespace: 'AWS/ApiGateway', name: '5xx', of: { ApiId: route.api } }, 1)
    const text = answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64') : Buffer.from(answer.body ?? '')
    const cookies = answer.cookies ? { 'set-cookie': answer.cookies } : {}
    response
      .writeHead(answer.statusCode ?? 200, { ...answer.headers, ...cookies, 'content-length': text.length })
      .end(text)
  }

  private event(
    route: Route,
    request: IncomingMessage,
    { url, body, claims }: { url: URL; body: Buffer; claims: Claims },
  ): unknown {
    const query = Object.fromEntries(url.searchParams)
    const now = this.parts.clock.now()
    return {
      version: '2.0',
      routeKey: route.key,
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers: Object.fromEntries(
        Object.entries(request.headers)
          .filter(([name]) => name !== 'cookie')
          .map(([name, value]) => [name, String(value)]),
      ),
      ...(request.headers.cookie ? { cookies: request.headers.cookie.split(/;\s*/) } : {}),
      ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
      requestContext: {
        accountId: ACCOUNT,
        apiId: route.api,
        domainName: 'localhost',
        requestId: randomUUID(),
        routeKey: route.key,
        stage: '$default',
        time: new Date(now).toUTCString(),
        timeEpoch: now,
        http: {
          method: request.method,
          path: url.pathname,
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: request.headers['user-agent'] ?? '',
        },
        ...(route.jwt ? { authorizer: { jwt: { claims, scopes: route.scopes } } } : {}),
      },
      ...bodyIn(request, body),
    }
  }
}
