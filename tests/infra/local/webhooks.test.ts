/** Webhooks over HTTP: real receivers on this machine, and the library of Standard Webhooks that checks what they get. */
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { EVENT_TYPES } from '../../../functions/core/webhooks/event.ts'
import { HARBOR, LEE, ownServer } from '../../support/own-server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { clinic } = ownServer()

type Taken = { at: string; headers: IncomingHttpHeaders; body: string }

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

/** Answers as it is told from one moment to the next. */
async function aReceiver() {
  const taken: Taken[] = []
  const receiver = { taken, url: '', answers: ((_, response) => response.writeHead(204).end()) as RequestListener }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    taken.push({ at: new Date().toISOString(), headers: request.headers, body })
    receiver.answers(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  return receiver
}

const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end()

const admin = (method: string, path: string, body?: unknown) => clinic.as('admin', method, path, body)

async function aWebhook(url: string, events: readonly string[] = EVENT_TYPES) {
  const { status: code, body } = await admin('POST', '/v1/webhooks', { url, events })
  expect(code).toBe(201)
  return body as { webhookId: string; secret: string }
}

const deliveries = async (webhookId: string, query = '') =>
  (await admin('GET', `/v1/webhooks/${webhookId}/deliveries${query}`)).body.deliveries as {
    deliveryId: string
    state: string
    event: { id: string; type: string }
    attempts: { status?: number; because?: string }[]
  }[]

/** As a receiver would, at the time of the service's clock. */
async function verified(secret: string, { headers, body }: Taken) {
  const now = await clinic.now()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as {
      type: string
      timestamp: string
      data: Record<string, string>
    }
  } finally {
    vi.useRealTimers()
  }
}

let number = 0
const logged = async () => {
  const phone = `+1415555014${number++}`
  const { body } = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment(phone))
  return { phone, ...(body as { treatmentId: string; patientId: string }) }
}

afterEach(async () => {
  for (const { webhookId } of (await admin('GET', '/v1/webhooks')).body.webhooks)
    await admin('DELETE', `/v1/webhooks/${webhookId}`)
})

describe('webhooks', () => {
  it('are added with a secret that is shown once, listed without it, and removed', async () => {
    const { url } = await aReceiver()
    const added = await admin('POST', '/v1/webhooks', { url, events: ['alert.opened', 'task.done'] })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      webhookId: expect.any(String),
      secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/),
    })
    const { webhookId, secret } = added.body
    const listed = await admin('GET', '/v1/webhooks')
    expect(listed.body).toMatchObject({
      webhooks: [{ webhookId, url, events: ['alert.opened', 'task.done'], disabled: null }],
      next: null,
    })
    expect(JSON.stringify(listed.body)).not.toContain(secret.slice(6, 20))
    expect((await clinic.as('admin', 'GET', `/v1/webhooks/${webhookId}`, undefined, { clinic: 'other' })).status).toBe(
      404,
    )
    expect((await admin('DELETE', `/v1/webhooks/${webhookId}`)).status).toBe(200)
    expect((await admin('DELETE', `/v1/webhooks/${webhookId}`)).status).toBe(404)
    expect((await admin('GET', '/v1/webhooks')).body.webhooks).toEqual([])
  })

  it.each([
    'http://example.com/in',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://[::ffff:10.0.0.1]/',
    'https://167772161/',
    'https://0xa000001/',
    'https://012.0.0.1/',
    'https://intranet/',
    'ftp://127.0.0.1/',
    'nonsense',
  ])('are refused at %s', async (url) => {
    const answer = await admin('POST', '/v1/webhooks', { url, events: ['task.done'] })
    expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' })
    expect(answer.body.errors).toMatchObject([{ pointer: '/url' }])
  })

  it('name a field that is wrong', async () => {
    for (const [body, pointer] of [
      [{ url: 'http://127.0.0.1/', events: [] }, '/events'],
      [{ url: 'http://127.0.0.1/', events: ['alert.exploded'] }, '/events/0'],
      [{ events: ['task.done'] }, '/url'],
      [{ url: 'http://127.0.0.1/', events: ['task.done'], secret: 'mine' }, '/secret'],
    ] as const)
      expect((await admin('POST', '/v1/webhooks', body)).body.errors).toMatchObject([{ pointer }])
    for (const query of ['day=monday', 'limit=0', 'limit=101', 'state=lost', 'cursor=x', 'more=1']) {
      const { webhookId } = await aWebhook('http://127.0.0.1:9/')
      expect((await admin('GET', `/v1/webhooks/${webhookId}/deliveries?${query}`)).status, query).toBe(422)
    }
  })
})

describe('a delivery', () => {
  it('of a whole story is what the library of Standard Webhooks accepts: ids, and each event once', async () => {
    const receiver = await aReceiver()
    const { secret, webhookId } = await aWebhook(receiver.url)
    const { phone, treatmentId, patientId } = await logged()
    await clinic.local('sms', { from: phone, to: HARBOR, body: 'its really hard to swolow' })
    await clinic.idle()
    const [{ alertId, code }] = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
    await clinic.local('sms', { from: LEE, to: HARBOR, body: code })
    await clinic.idle()
    await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'seen', note: 'well' })
    await clinic.local('sms', { from: phone, to: HARBOR, body: 'STOP' })
    await clinic.advance('PT2M')
    const told = await Promise.all(receiver.taken.map((taken) => verified(secret, taken)))
    const of = (type: string) => told.filter((each) => each.type === type).map(({ data }) => data)
    expect(of('treatment.logged')).toEqual([{ treatmentId, patientId }])
    for (const type of ['alert.opened', 'alert.acknowledged', 'alert.resolved'])
      expect(of(type), type).toEqual([{ alertId, patientId }])
    expect(of('reply.received')).toHaveLength(2)
    expect(of('patient.opted-out')).toEqual([{ patientId }])
    for (const type of ['message.sent', 'message.delivered']) expect(of(type).length, type).toBeGreaterThan(1)
    expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(told.length)
    const log = await deliveries(webhookId)
    expect(log.map(({ state }) => state)).toEqual(log.map(() => 'delivered'))
    expect(log).toHaveLength(told.length)
    const [first] = receiver.taken
    await expect(verified(secret, { ...(first as Taken), body: `${first?.body} ` })).rejects.toThrow()
  })

  it('is tested at once, signed by the new and the old secret, and replayed under its id', async () => {
    const receiver = await aReceiver()
    const { webhookId, secret } = await aWebhook(receiver.url, ['task.done'])
    const { body: rotated } = await admin('POST', `/v1/webhooks/${webhookId}/rotate`)
    expect(rotated.oldSecretUntil > (await clinic.now())).toBe(true)
    expect((await admin('POST', `/v1/webhooks/${webhookId}/test`)).status).toBe(202)
    await clinic.idle()
    const [test] = receiver.taken
    for (const each of [secret, rotated.secret])
      expect(await verified(each, test as Taken)).toMatchObject({ type: 'webhook.test', data: { webhookId } })
    const [{ deliveryId } = { deliveryId: '' }] = await deliveries(webhookId)
    expect((await admin('POST', `/v1/webhooks/${webhookId}/deliveries/${deliveryId}/replay`)).status).toBe(202)
    await clinic.idle()
    expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual(
      new Array(2).fill(test?.headers['webhook-id']),
    )
    await clinic.advance('PT25H')
    await admin('POST', `/v1/webhooks/${webhookId}/test`)
    await clinic.idle()
    await expect(verified(secret, receiver.taken.at(-1) as Taken)).rejects.toThrow()
    await verified(rotated.secret, receiver.taken.at(-1) as Taken)
  })

  it('is paged through by its log', async () => {
    const receiver = await aReceiver()
    const { webhookId } = await aWebhook(receiver.url, ['task.done'])
    for (let n = 0; n < 3; n++) await admin('POST', `/v1/webhooks/${webhookId}/test`)
    await clinic.idle()
    const path = `/v1/webhooks/${webhookId}/deliveries?limit=2`
    const { body: page } = await admin('GET', path)
    const { body: rest } = await admin('GET', `${path}&cursor=${page.next}`)
    expect([page.deliveries.length, rest.deliveries.length, rest.next]).toEqual([2, 1, null])
    expect(await deliveries(webhookId, '?state=failed')).toEqual([])
  })
})

describe('a receiver', () => {
  it('that answers 500 for an hour gets everything after it, each event under one id', async () => {
    const receiver = await aReceiver()
    receiver.answers = status(500)
    const { webhookId } = await aWebhook(receiver.url, ['treatment.logged'])
    const treatments = [(await logged()).treatmentId, (await logged()).treatmentId]
    await clinic.advance('PT1H')
    expect(receiver.taken.length).toBeGreaterThan(4)
    receiver.answers = status(200)
    const before = receiver.taken.length
    await clinic.advance('PT3H')
    const after = receiver.taken.slice(before).map(({ body }) => JSON.parse(body).data.treatmentId)
    expect(after.sort()).toEqual(treatments.sort())
    expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect((await deliveries(webhookId)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('that hangs is left after fifteen seconds; meanwhile a page leaves, and another receiver is told', async () => {
    const [hanging, well] = [await aReceiver(), await aReceiver()]
    let calls = 0
    hanging.answers = (_, response) => void (calls++ > 0 && response.writeHead(200).end())
    const { webhookId } = await aWebhook(hanging.url, ['alert.opened'])
    await aWebhook(well.url, ['alert.opened'])
    const { phone } = await logged()
    await clinic.idle()
    const pages = (await clinic.phone(LEE)).length
    await clinic.local('sms', { from: phone, to: HARBOR, body: 'its really hard to swolow' })
    await vi.waitFor(async () => expect((await clinic.phone(LEE)).length).toBeGreaterThan(pages), { timeout: 5000 })
    await clinic.advance('PT1M')
    expect(well.taken).toHaveLength(1)
    expect((await deliveries(webhookId))[0]?.attempts[0]).toMatchObject({ because: 'time-out' })
    const [{ alertId }] = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
    await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'seen', note: '' })
    await clinic.advance('PT10M')
    expect(await deliveries(webhookId)).toMatchObject([{ state: 'delivered' }])
    expect(calls).toBe(2)
  }, 90_000)

  it('that redirects inside is not followed, and one that answers with 20 MB is not read', async () => {
    const [inside, redirecting, long] = [await aReceiver(), await aReceiver(), await aReceiver()]
    redirecting.answers = status(302, { location: inside.url })
    let sent = 0
    long.answers = (_, response) => {
      response.writeHead(200)
      const more = () => {
        while (sent < 20 && !response.destroyed) {
          sent++
          if (!response.write(Buffer.alloc(1024 * 1024))) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    }
    const { webhookId } = await aWebhook(redirecting.url, ['treatment.logged'])
    const { webhookId: longId } = await aWebhook(long.url, ['treatment.logged'])
    await logged()
    await clinic.advance('PT1M')
    expect(inside.taken).toEqual([])
    expect((await deliveries(webhookId))[0]?.attempts[0]).toMatchObject({ status: 302 })
    expect(await deliveries(longId)).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }])
    expect(sent).toBeLessThan(20)
  })

  it('that is gone (410) is disabled', async () => {
    const receiver = await aReceiver()
    receiver.answers = status(410)
    const { webhookId } = await aWebhook(receiver.url, ['treatment.logged'])
    await logged()
    await clinic.advance('PT1M')
    expect((await admin('GET', `/v1/webhooks/${webhookId}`)).body.disabled).toMatchObject({ because: 'gone' })
    expect((await admin('POST', `/v1/webhooks/${webhookId}/test`)).status).toBe(409)
    await logged()
    await clinic.advance('PT2H')
    expect(receiver.taken).toHaveLength(1)
  })
})
