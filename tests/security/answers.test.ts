/** What every answer of the API has, whatever was asked. */
import { expect, it } from 'vitest'
import { routes } from '../../functions/http/routes.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { checkout } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string }

it('every answer has a request id, a wrong method is told which are right, and HEAD is GET without the body', async () => {
  const world = await aWorld({ now: '2030-11-25T18:05:00.000Z' })
  const { patientId } = await checkout(world)
  const handler = onHttp(routes, {}, () => world.deps)
  const headersOf = async (method: string, path: string) => {
    const claims = { clinic: 'demo', role: 'admin', sub: 'dr-hale', name: 'Dr Hale' }
    const event = {
      ...{ version: '2.0', rawPath: path, headers: {} },
      requestContext: { requestId: 'request-1', http: { method }, authorizer: { jwt: { claims, scopes: [] } } },
    }
    return (await handler(event as never, {} as never)) as never as Answered
  }
  const path = `/v1/patients/${patientId}`
  expect(await headersOf('POST', path)).toMatchObject({
    statusCode: 405,
    headers: { allow: 'GET, HEAD, PATCH, DELETE', 'x-request-id': 'request-1' },
  })
  expect(await headersOf('HEAD', path)).toMatchObject({ statusCode: 200, body: '' })
  for (const at of [path, '/v1/nothing', '/v1/patients/nobody'])
    expect((await headersOf('GET', at)).headers['x-request-id']).toBe('request-1')
  world.records.list = () => Promise.reject(new Error('broken'))
  expect(await headersOf('GET', '/v1/alerts')).toMatchObject({
    statusCode: 500,
    headers: { 'x-request-id': 'request-1' },
  })
})
