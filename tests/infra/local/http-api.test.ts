/** How an HTTP API hands requests to functions: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Metrics } from '../../../infra/local/services/cloudwatch-metrics.ts'
import { HttpApi } from '../../../infra/local/services/http-api.ts'
import type { JsonObject, Resource } from '../../../infra/local/template.ts'

type Event = { body?: string; isBase64Encoded: boolean }
const resource = (id: string, type: string, properties: JsonObject): Resource => ({
  id,
  type,
  properties,
  metadata: {},
})
const events: Event[] = []
let answer: unknown = { statusCode: 200 }
const metrics = new Metrics(() => 0)
const api = new HttpApi(
  {
    resources: [
      resource('Integration', 'AWS::ApiGatewayV2::Integration', {
        IntegrationUri: 'arn:aws:lambda:us-east-1:000000000000:function:Handler:live',
      }),
      resource('Route', 'AWS::ApiGatewayV2::Route', {
        ApiId: 'Api',
        RouteKey: 'POST /form',
        Target: 'integrations/Integration',
      }),
      resource('Greedy', 'AWS::ApiGatewayV2::Route', {
        ApiId: 'Api',
        RouteKey: 'ANY /fhir/{proxy+}',
        Target: 'integrations/Integration',
      }),
    ],
    outputs: {},
    folder: '',
  },
  {
    issuer: {} as never,
    clock: { now: () => 0 } as never,
    grants: { serviceMayInvoke: (_: string, id: string) => id === 'Handler' } as never,
    metrics,
    lambdas: {
      async invoke(_: string, event: Event) {
        events.push(event)
        return answer === undefined ? { kind: 'failed', error: 'ended' } : { kind: 'answered', payload: answer }
      },
    } as never,
  },
)
const server = createServer(async (request, response) => {
  const isServed = await api.serve(request, response, new URL(request.url ?? '/', 'http://localhost'))
  if (!isServed) response.writeHead(404).end()
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/form`
})
afterAll(() => {
  server.close()
})
const post = (body: BodyInit, type?: string) =>
  fetch(url, { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) })

describe('a body', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/csv',
    'text/plain',
  ])('of %s is text', async (type) => {
    await post('{"a":1}', type)
    expect(events.at(-1)).toMatchObject({ body: '{"a":1}', isBase64Encoded: false })
  })

  it.each([
    [new URLSearchParams({ words: 'i cant swallow ✓' }), undefined],
    ['{"a":1}', 'application/fhir+json'],
    ['{"a":1}', 'application/octet-stream'],
  ])('of a form, or of any other kind, is base64', async (body, type) => {
    await post(body, type)
    const event = events.at(-1)
    expect(event?.isBase64Encoded).toBe(true)
    expect(Buffer.from(event?.body ?? '', 'base64').toString()).toBe(String(body))
  })
})

it.each([
  ['/fhir/Patient/1', 200],
  ['/fhir/', 200],
  ['/fhir', 404],
])('a route that ends in a greedy variable answers %s with %i', async (path, status) => {
  expect((await fetch(new URL(path, url))).status).toBe(status)
})

it('counts what a handler answers itself with 5xx, and what ends without an answer', async () => {
  const failed = () =>
    metrics.statistic({ namespace: 'AWS/ApiGateway', name: '5xx', of: { ApiId: 'Api' } }, 'sum', 0, 1)
  expect(failed()).toBeUndefined()
  answer = { statusCode: 404 }
  await post('{}', 'application/json')
  expect(failed()).toBeUndefined()
  answer = { statusCode: 503 }
  await post('{}', 'application/json')
  answer = undefined
  expect((await post('{}', 'application/json')).status).toBe(500)
  expect(failed()).toBe(2)
})
