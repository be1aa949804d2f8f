import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Fetched } from '../core/on-call/followed-calendar.ts'
import { checkUrl } from '../core/webhooks/address.ts'
import type { CalendarFetcher } from '../use-cases/ports.ts'
import { type HostRules, pinnedTo, resolveHost } from './webhook-hosts.ts'

/** `seconds`: for everything, redirects and body included. `bytes`: the longest body. */
export type FetcherOptions = HostRules & { seconds?: number; bytes?: number }

const FETCH_SECONDS = 15
/** Some ten thousand events: calendars keep years of what is over. */
const MOST_BYTES = 4 * 1024 * 1024
const MOST_REDIRECTS = 3

type Step = Fetched | { kind: 'redirected'; to: string }

/**
 * Fetches calendars from addresses that clinics give. Each address, that of a redirect too, is checked as a webhook's is
 * before a connection is made, and the connection goes to what was checked.
 */
export function calendarFetcher({
  seconds = FETCH_SECONDS,
  bytes = MOST_BYTES,
  ...rules
}: FetcherOptions): CalendarFetcher {
  return {
    async fetchCalendar(url) {
      const ending = new AbortController()
      const timer = setTimeout(() => ending.abort(), seconds * 1000)
      const timeOut = new Promise<Fetched>((done) => {
        ending.signal.addEventListener('abort', () => done(unfetched('time-out')))
      })
      try {
        return await Promise.race([timeOut, followed(url, { rules, bytes, signal: ending.signal })])
      } finally {
        clearTimeout(timer)
        ending.abort()
      }
    },
  }
}

const unfetched = (because: Extract<Fetched, { kind: 'unfetched' }>['because']): Fetched => ({
  kind: 'unfetched',
  because,
})

type Fetching = { rules: HostRules; bytes: number; signal: AbortSignal }

async function followed(first: string, fetching: Fetching): Promise<Fetched> {
  let url = first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const step = await fetchOnce(url, fetching)
    if (step.kind !== 'redirected') return step
    url = step.to
  }
  return unfetched('redirects')
}

async function fetchOnce(given: string, { rules, bytes, signal }: Fetching): Promise<Step> {
  const checked = checkUrl(given, rules)
  if (checked.kind === 'invalid') return unfetched('private-address')
  const resolved = await resolveHost(checked.host, rules)
  if (resolved.kind !== 'callable') return unfetched(resolved.kind === 'unknown' ? 'unknown-host' : 'private-address')
  if (signal.aborted) return unfetched('time-out')
  return new Promise((done) => {
    const url = new URL(checked.url)
    const { request: make } = url.protocol === 'http:' ? http : https
    const request = make(url, {
      agent: false,
      signal,
      headers: { accept: 'text/calendar, */*', 'accept-encoding': 'identity', 'user-agent': 'Aftercare-Calendar/1' },
      lookup: pinnedTo(resolved.addresses),
    })
    request.on('response', (response) => void answerOf(response, url, bytes).then(done))
    const lost = () => done(unfetched('no-connection'))
    request.on('error', lost)
    request.on('close', lost)
    request.end()
  })
}

async function answerOf(response: IncomingMessage, url: URL, most: number): Promise<Step> {
  const { statusCode = 0, headers } = response
  const to = statusCode >= 300 && statusCode < 400 ? headers.location : undefined
  if (to !== undefined || statusCode !== 200) {
    response.destroy()
    return to !== undefined && URL.canParse(to, url)
      ? { kind: 'redirected', to: new URL(to, url).href }
      : unfetched('refused')
  }
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of response) {
      length += chunk.length
      if (length > most) {
        response.destroy()
        return unfetched('too-large')
      }
      chunks.push(chunk)
    }
  } catch {
    return unfetched('no-connection')
  }
  return { kind: 'fetched', text: new TextDecoder().decode(Buffer.concat(chunks)) }
}
