import { describe, expect, it, vi } from 'vitest'
import { HARBOR, LEE } from '../../support/own-server.ts'
import { status, webhookServer } from '../../support/webhook-server.ts'

const { clinic, admin, aReceiver, aWebhook, deliveries, logged } = webhookServer()

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
