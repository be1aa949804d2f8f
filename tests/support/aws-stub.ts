import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StubAnswer =
  | { status: number; body: string }
  /** The connection is cut before the answer, or within it. */
  | 'reset'
  | 'half'
  /** The answer never begins, or never ends. */
  | 'silence'
  | 'stall'

export type AwsStub = {
  endpoint: string
  /** Bodies of the requests so far. */
  requests: string[]
  /** What every request from now on is answered, by clients made from now on; forgets the requests so far. */
  answers(answer: StubAnswer | ((body: string) => StubAnswer)): void
  /** Resolves once the next request has arrived. */
  nextRequest(): Promise<void>
  stop(): Promise<void>
}

/** A server on 127.0.0.1 that answers AWS clients as it is told. */
export async function startAwsStub(): Promise<AwsStub> {
  let current: (body: string) => StubAnswer = () => ({ status: 500, body: '' })
  const requests: string[] = []
  let arrived = () => {}
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    requests.push(body)
    arrived()
    answerWith(current(body), response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    endpoint,
    requests,
    answers: (answer) => {
      setAwsEnvironment(endpoint)
      current = typeof answer === 'function' ? answer : () => answer
      requests.length = 0
    },
    nextRequest: () =>
      new Promise((resolve) => {
        arrived = resolve
      }),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }
}

/** Makes AWS clients of this process talk to `endpoint` with credentials that open nothing. */
export function setAwsEnvironment(endpoint: string): void {
  const bare = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }
  Object.assign(process.env, bare, { AWS_ENDPOINT_URL: endpoint })
}

function answerWith(answer: StubAnswer, response: ServerResponse): void {
  if (answer === 'silence') return
  if (answer === 'reset') response.destroy()
  else if (answer === 'half' || answer === 'stall')
    response.writeHead(200, { 'content-length': 100 }).write('<', () => answer === 'half' && response.destroy())
  else response.writeHead(answer.status).end(answer.body)
}
