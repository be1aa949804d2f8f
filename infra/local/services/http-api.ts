import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, bodyOf } from '../http.ts'
import type { Grants } from '../security/grants.ts'
import { ACCOUNT, REGION, type Template } from '../template.ts'
import type { Clock } from '../world/clock.ts'
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

/** The HTTP API: routes, authorizer and Lambda integrations of the template, payload format 2.0. */
export class HttpApi {
  private readonly routes: Route[]
  private readonly parts: { issuer: Issuer; lambdas: Lambdas; clock: Clock; grants: Grants }

  constructor(template: Template, parts: { issuer: Issuer; lambdas: Lambdas; clock: Clock; grants: Grants }) {
    this.parts = parts
    const integrations = new Map(
      template.resources
        .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
        .map(({ id, properties }) => [id, String(properties.IntegrationUri).split(':').at(-1) ?? '']),
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
        const pattern = path.replace(/\{\w+\+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')
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
    const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${route.api}/$default/${request.method}${route.key.split(' ')[1]}`
    const permitted = this.parts.grants.serviceMayInvoke('apigateway.amazonaws.com', route.functionId, source)
    if (!permitted) return answerJson(response, 500, { message: 'Internal Server Error' })
    const invoked = await this.parts.lambdas.invoke(route.functionId, this.event(route, request, given))
    if (invoked.kind === 'failed') return answerJson(response, 500, { message: 'Internal Server Error' })
    const answer = (invoked.payload ?? {}) as Answer
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
      ...(body.length > 0 ? { body: body.toString(isText(request) ? 'utf8' : 'base64') } : {}),
      isBase64Encoded: body.length > 0 && !isText(request),
    }
  }
}

/** What API Gateway hands over as text; everything else comes in base64. */
const isText = ({ headers }: IncomingMessage): boolean =>
  !/^(application\/(octet-stream|vnd)|image\/|audio\/|video\/)/i.test(headers['content-type'] ?? '')
