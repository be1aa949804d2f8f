import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { webhookCaller } from '../../functions/adapters/webhook-caller.ts'
import { resolveHost } from '../../functions/adapters/webhook-hosts.ts'
import type { WebhookCall } from '../../functions/use-cases/ports.ts'

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const NEW = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const BODY = '{"type":"alert.opened","timestamp":"2026-11-23T18:05:00.000Z","data":{"alertId":"p1.m1.alert"}}'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  server.on('connection', (socket: Socket) => socket.on('error', () => undefined))
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

type Taken = { headers: IncomingHttpHeaders; body: string; path: string }

/** A receiver on this machine, and what it took. */
async function aReceiver(answer: RequestListener = (_, response) => response.writeHead(204).end()) {
  const taken: Taken[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    taken.push({ headers: request.headers, body, path: request.url ?? '' })
    answer(request, response)
  })
  const port = await listening(server)
  return { taken, port, url: `http://127.0.0.1:${port}/in?a=1` }
}

const call = (url: string, more: Partial<WebhookCall> = {}): WebhookCall => ({
  ...{ url, eventId: 'evt_1', at: new Date().toISOString(), body: BODY, secrets: [NEW] },
  ...more,
})
const local = webhookCaller({ loopback: true })
const quick = webhookCaller({ loopback: true, seconds: 0.3 })

describe('a call', () => {
  it('is one that the library of Standard Webhooks accepts, by each secret that signs', async () => {
    const { taken, url } = await aReceiver()
    expect(await local.callWebhook(call(url, { secrets: [NEW, OLD] }))).toEqual({ kind: 'answered', status: 204 })
    const [{ headers, body, path } = { headers: {}, body: '', path: '' }] = taken
    expect(path).toBe('/in?a=1')
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'evt_1' })
    for (const secret of [NEW, OLD])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(BODY))
    expect(() => new Webhook(OLD).verify(`${body} `, headers as Record<string, string>)).toThrow()
  })

  it('follows no redirect, wherever it leads', async () => {
    const inside = await aReceiver()
    const { url } = await aReceiver((_, response) => response.writeHead(307, { location: inside.url }).end())
    expect(await local.callWebhook(call(url))).toEqual({ kind: 'answered', status: 307 })
    expect(inside.taken).toEqual([])
  })

  it('reads nothing of an answer of 20 MB', async () => {
    let written = 0
    const { url } = await aReceiver((_, response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(1024 * 1024)
      const more = () => {
        while (written < 20 && !response.destroyed) {
          written++
          if (!response.write(chunk)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    expect(await local.callWebhook(call(url))).toEqual({ kind: 'answered', status: 200 })
    expect(written).toBeLessThan(20)
  })

  it('ends in time with a receiver that hangs, before its head, within it, or before its TLS', async () => {
    const { url } = await aReceiver(() => undefined)
    expect(await quick.callWebhook(call(url))).toEqual({ kind: 'no-answer', because: 'time-out' })
    const slow = await listening(createTcpServer((socket) => void socket.write('HTTP/1.1 200 OK\r\nx: ')))
    expect(await quick.callWebhook(call(`http://127.0.0.1:${slow}/`))).toMatchObject({ because: 'time-out' })
    expect(await quick.callWebhook(call(`https://127.0.0.1:${slow}/`))).toMatchObject({ kind: 'no-answer' })
  })

  it('ends in time with a resolver that hangs', async () => {
    const caller = webhookCaller({ loopback: false, seconds: 0.1, lookup: () => new Promise(() => undefined) })
    expect(await caller.callWebhook(call('https://slow.example/'))).toMatchObject({ because: 'time-out' })
  })

  it.each([
    ['nothing', ''],
    ['no HTTP', 'hello'],
    ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
  ])('that is answered with %s is no answer', async (_, said) => {
    const port = await listening(createTcpServer((socket) => socket.once('data', () => socket.end(said))))
    const called = await local.callWebhook(call(`http://127.0.0.1:${port}/`))
    expect(called).toMatchObject({ kind: 'no-answer', because: 'no-connection' })
  })

  it('to a closed port, or without the TLS of its name, is no answer', async () => {
    const { port } = await aReceiver()
    for (const url of ['http://127.0.0.1:1/', `https://127.0.0.1:${port}/`])
      expect(await local.callWebhook(call(url))).toEqual({ kind: 'no-answer', because: 'no-connection' })
  })
})

describe('an address inside', () => {
  it('is refused at the call, though it was taken when the webhook was made', async () => {
    const { taken, url } = await aReceiver()
    const caller = webhookCaller({ loopback: false })
    for (const inside of [url, url.replace('http:', 'https:'), 'https://169.254.169.254/latest/', 'https://[::1]/'])
      expect(await caller.callWebhook(call(inside))).toEqual({ kind: 'refused', because: 'private-address' })
    expect(taken).toEqual([])
  })

  it.each([
    [['10.0.0.5'], 'private'],
    [['93.184.215.14', '10.0.0.5'], 'private'],
    [['::ffff:127.0.0.1'], 'private'],
    [['fd00:ec2::254'], 'private'],
    [['169.254.169.254'], 'private'],
    [[], 'unknown'],
    [['93.184.215.14', '2606:4700::1111'], 'callable'],
  ])('is found behind a name: %j is %s', async (addresses, kind) => {
    const lookup = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    expect(await resolveHost('a.example', { loopback: false, lookup })).toMatchObject({ kind })
  })

  it('is not reached by a name that leads elsewhere at its second look-up (DNS rebinding)', async () => {
    const { taken, port } = await aReceiver()
    let looks = 0
    // Public at the first look; to the connection nothing else is ever told.
    const lookup = async () => [{ address: ++looks === 1 ? '192.0.9.9' : '127.0.0.1', family: 4 }]
    const caller = webhookCaller({ loopback: false, seconds: 0.3, lookup })
    expect(await caller.callWebhook(call(`https://rebound.example:${port}/`))).toMatchObject({ kind: 'no-answer' })
    expect([looks, taken]).toEqual([1, []])
    expect(await caller.callWebhook(call(`https://rebound.example:${port}/`))).toMatchObject({ kind: 'refused' })
  })

  it('is this machine only where it may be called, and a name of it too', async () => {
    const { taken, url } = await aReceiver()
    expect(await local.callWebhook(call(url.replace('127.0.0.1', 'localhost')))).toMatchObject({ status: 204 })
    expect(taken).toHaveLength(1)
  })
})
