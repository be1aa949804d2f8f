/** A clinic's own system is told of events by a webhook. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { signedInBrowser } from '../../support/cookie-browser.ts'
import type { ownServer } from '../../support/own-server.ts'

type Server = ReturnType<typeof ownServer>

export async function tellSystems(
  cloud: Server['cloud'],
  clinic: Server['clinic'],
  logged: (phone: string) => Promise<unknown>,
): Promise<void> {
  const taken: string[] = []
  const receiver = createServer((request, response) => {
    taken.push(String(request.headers['webhook-id']))
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const added = await clinic.as('admin', 'POST', '/v1/webhooks', { url, events: ['treatment.logged'] })
  const path = `/v1/webhooks/${added.body.webhookId}`
  await logged('+14155550131')
  await clinic.advance('PT2M')
  expect((await clinic.as('admin', 'POST', `${path}/test`)).status).toBe(202)
  await clinic.idle()
  const [{ deliveryId }] = (await clinic.as('admin', 'GET', `${path}/deliveries`)).body.deliveries
  expect((await clinic.as('admin', 'POST', `${path}/deliveries/${deliveryId}/replay`)).status).toBe(202)
  await clinic.idle()
  const page = signedInBrowser(cloud, 'dr-hale')
  await page('/console')
  expect((await page(`/console/webhooks/${added.body.webhookId}/test`, {})).text).toContain('on its way')
  await clinic.idle()
  expect((await clinic.as('admin', 'DELETE', path)).status).toBe(200)
  expect([taken.length, new Set(taken).size]).toEqual([4, 3])
  receiver.close()
}
