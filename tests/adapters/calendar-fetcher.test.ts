import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { calendarFetcher } from '../../functions/adapters/calendar-fetcher.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on this machine, and the paths that it was asked for. */
async function aServer(answer: RequestListener) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.ics?key=1` }
}

const TEXT = 'BEGIN:VCALENDAR\r\nX-WR-CALNAME:Guardia de José\r\nEND:VCALENDAR\r\n'
const local = calendarFetcher({ loopback: true, bytes: 10_000 })
const quick = calendarFetcher({ loopback: true, seconds: 0.3 })

describe('a calendar', () => {
  it('is fetched as it is', async () => {
    const { asked, url } = await aServer((_, response) => response.end(TEXT))
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'fetched', text: TEXT })
    expect(asked).toEqual(['/a.ics?key=1'])
  })

  it.each([204, 206, 304, 401, 403, 404, 410, 500, 503])('that answers %i is refused', async (status) => {
    const { url } = await aServer((_, response) => response.writeHead(status).end())
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'unfetched', because: 'refused' })
  })

  it('is looked for where a redirect leads, three times at most', async () => {
    const { asked, url } = await aServer((request, response) => {
      if (request.url === '/c.ics') response.end(TEXT)
      else response.writeHead(302, { location: request.url === '/b.ics' ? 'c.ics' : '/b.ics' }).end()
    })
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'fetched', text: TEXT })
    expect(asked).toEqual(['/a.ics?key=1', '/b.ics', '/c.ics'])
    const round = await aServer((_, response) => response.writeHead(301, { location: '/a.ics' }).end())
    expect(await local.fetchCalendar(round.url)).toEqual({ kind: 'unfetched', because: 'redirects' })
    expect(round.asked).toHaveLength(4)
  })

  it.each([
    'http://10.0.0.1/a.ics',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    'http://example.com/a.ics',
  ])('is not looked for at %s, wherever the redirect came from', async (location) => {
    const { url } = await aServer((_, response) => response.writeHead(302, { location }).end())
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'unfetched', because: 'private-address' })
  })

  it('is not looked for on this machine where the service does not run on one', async () => {
    const { asked, url } = await aServer((_, response) => response.end(TEXT))
    const away = calendarFetcher({ loopback: false, lookup: async () => [{ address: '127.0.0.1', family: 4 }] })
    expect(await away.fetchCalendar(url)).toEqual({ kind: 'unfetched', because: 'private-address' })
    expect(await away.fetchCalendar('https://calendars.example/a.ics')).toEqual({
      kind: 'unfetched',
      because: 'private-address',
    })
    const nowhere = calendarFetcher({ loopback: false, lookup: async () => [] })
    expect(await nowhere.fetchCalendar('https://calendars.example/a.ics')).toMatchObject({ because: 'unknown-host' })
    expect(asked).toEqual([])
  })

  it('that is larger than any rota is given up in its middle', async () => {
    let written = 0
    const { url } = await aServer((_, response) => {
      const more = (): void => {
        if (response.destroyed || ++written > 200) return void response.end()
        response.write('x'.repeat(5_000), () => setImmediate(more))
      }
      more()
    })
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'unfetched', because: 'too-large' })
    expect(written).toBeLessThan(200)
  })

  it('that never ends, or never begins, is given up in time', async () => {
    const silent = await aServer(() => undefined)
    expect(await quick.fetchCalendar(silent.url)).toEqual({ kind: 'unfetched', because: 'time-out' })
    const slow = await aServer((_, response) => void response.write('BEGIN:'))
    expect(await quick.fetchCalendar(slow.url)).toEqual({ kind: 'unfetched', because: 'time-out' })
  })

  it('whose connection is lost in its middle is none', async () => {
    const { url } = await aServer((_, response) => {
      response.writeHead(200, { 'content-length': '9000' })
      response.write(TEXT, () => response.destroy())
    })
    expect(await local.fetchCalendar(url)).toEqual({ kind: 'unfetched', because: 'no-connection' })
  })
})
