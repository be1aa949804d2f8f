import { describe, expect, it } from 'vitest'
import { HARBOR, LEE } from '../../support/own-server.ts'
import { type Taken, webhookServer } from '../../support/webhook-server.ts'

const { clinic, admin, aReceiver, aWebhook, deliveries, verified, logged } = webhookServer()

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
