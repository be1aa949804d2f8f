// What a process has begun and not ended: a function that answers before it is through loses it, since Lambda freezes it then.
import { subscribe } from 'node:diagnostics_channel'

/** What keeps a process busy besides calls. Sockets do not count: those that are kept, or are being closed, do nothing. */
const KINDS = new Set(['Timeout', 'Immediate', 'FSReqPromise', 'FSReqCallback', 'GetAddrInfoReqWrap', 'ZlibSync'])

/** Requests that have no answer yet, of both HTTP clients of Node, with what they are. */
const calls = new Map()
const nameOf = (request) =>
  String(request.getHeader?.('x-amz-target') ?? `${request.method} ${request.host ?? request.origin ?? ''}`)

for (const channel of ['http.client.request.start', 'undici:request:create'])
  subscribe(channel, ({ request }) => calls.set(request, nameOf(request)))
for (const channel of [
  'http.client.response.finish',
  'http.client.request.error',
  'undici:request:trailers',
  'undici:request:error',
])
  subscribe(channel, ({ request }) => calls.delete(request))

/** The names of everything that is under way. */
export const workNow = () => [
  ...process.getActiveResourcesInfo().filter((kind) => KINDS.has(kind)),
  ...[...calls.values()].map((name) => `call of ${name}`),
]

/** What is under way now and was not `before`. */
export function undoneSince(before) {
  const left = [...before]
  return workNow().filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
