import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on this machine only; port 0 takes a free one. Answers the port. */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

export function answerJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text)
}

export function problem(response: ServerResponse, status: number, detail: string, pointer?: string): void {
  const errors = pointer === undefined ? {} : { errors: [{ pointer, detail }] }
  answerJson(
    response,
    status,
    { type: 'about:blank', title: status === 404 ? 'Not found' : 'Not valid', status, detail, ...errors },
    'application/problem+json',
  )
}
