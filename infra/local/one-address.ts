import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Leads a browser that came to the console by another name of this machine (127.0.0.1) to `address`: sign-in leads back there,
 * where a cookie of the other name is not sent. What is no navigation of a browser is answered under any name.
 */
export function toOneAddress(address: string, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  const { host, 'sec-fetch-mode': mode } = request.headers
  const navigates = request.method === 'GET' && mode === 'navigate'
  if (!navigates || !/^\/console(\/|$)/.test(url.pathname) || host === new URL(address).host) return false
  response.writeHead(307, { location: `${address}${url.pathname}${url.search}` }).end()
  return true
}
