/** A server of its own whose clinic has webhooks, and real receivers on this machine. */
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, expect, vi } from 'vitest'
import { EVENT_TYPES } from '../../functions/core/webhooks/event.ts'
import { ownServer } from './own-server.ts'
import { aTreatment } from './treatment-request.ts'

export type Taken = { at: string; headers: IncomingHttpHeaders; body: string }

/** Answers with a status, and reads no body. */
export const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end()

export function webhookServer() {
  const { clinic } = ownServer()
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
  return { clinic, admin, aReceiver, aWebhook, deliveries, verified, logged }
}
