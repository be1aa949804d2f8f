/** A clinic's own system in the chaos: it fails often and in many ways, and remembers each event that it took by its id. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { EVENT_TYPES } from '../../functions/core/webhooks/event.ts'
import { listen } from '../../infra/local/http.ts'
import type { Evidence } from './evidence.ts'
import type { Story } from './story.ts'

type Call = { request: IncomingMessage; response: ServerResponse; take(): void }

/** Ways of a receiver that is ill, each with how often it is so. What it took in spite of that comes again with its id. */
const ILLNESSES: readonly { name: string; share: number; ails(call: Call): unknown }[] = [
  { name: 'failed', share: 0.12, ails: ({ response }) => response.writeHead(500).end() },
  { name: 'cut', share: 0.04, ails: ({ request }) => request.socket.destroy() },
  // Until the caller gives up, after fifteen seconds of real time.
  { name: 'hung', share: 0.01, ails: () => undefined },
  {
    name: 'tookAndCut',
    share: 0.03,
    ails: ({ request, take }) => {
      take()
      request.socket.destroy()
    },
  },
  {
    name: 'ledAstray',
    share: 0.03,
    ails: ({ response }) => response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  },
]
const sharesUntil = (last: number) => ILLNESSES.slice(0, last + 1).reduce((sum, { share }) => sum + share, 0)
const FLOODS = 0.03
const FLOOD_BYTES = 20_000_000

type Taken = { type: string; data: Record<string, string> }

export class Receiver {
  /** What it answered with 200, by `webhook-id`. */
  readonly taken = new Map<string, Taken>()
  /** Ids that came again with other content. */
  private readonly changed: string[] = []
  readonly struck: Record<string, number> = {}
  calls = 0
  private readonly server: Server

  constructor(random: () => number, hangs: boolean) {
    this.server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      this.calls++
      const id = String(request.headers['webhook-id'])
      const before = this.taken.get(id)
      if (before && JSON.stringify(before) !== JSON.stringify(JSON.parse(body))) this.changed.push(id)
      const take = () => this.taken.set(id, JSON.parse(body))
      const luck = random()
      const illness = ILLNESSES.find((_, at) => luck < sharesUntil(at))
      if (illness && (illness.name !== 'hung' || hangs)) {
        this.strikes(illness.name)
        return void illness.ails({ request, response, take })
      }
      take()
      response.writeHead(200)
      if (luck < 1 - FLOODS) return void response.end()
      this.strikes('flooded')
      response.end(Buffer.alloc(FLOOD_BYTES))
    })
  }

  private strikes(name: string): void {
    this.struck[name] = (this.struck[name] ?? 0) + 1
  }

  /** Listens, and has the clinic tell it of everything. */
  async begin(story: Story): Promise<void> {
    const url = `http://127.0.0.1:${await listen(this.server)}/`
    const { status } = await story.as('admin', 'POST', '/v1/webhooks', { url, events: EVENT_TYPES })
    if (status !== 201) throw new Error(`no webhook: ${status}`)
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  /** Each alert, visit and reply that is on record was told, under one id. */
  violations({ alerts, patients }: Evidence): string[] {
    const told = [...this.taken.values()]
    const once = (type: string, name: string, ids: readonly string[]): string[] =>
      ids.flatMap((id) => {
        const times = told.filter((each) => each.type === type && each.data[name] === id).length
        return times === 1 ? [] : [`${type} of ${id} was told ${times} times`]
      })
    const visits = told.filter(({ type }) => type === 'treatment.logged').length
    const logged = patients.reduce((sum, { patient }) => sum + patient.keys.length, 0)
    return [
      ...this.changed.map((id) => `the event ${id} came again and said something else`),
      ...(visits === logged ? [] : [`${logged} visits were told ${visits} times`]),
      ...once(
        'alert.opened',
        'alertId',
        alerts.map(({ alertId }) => alertId),
      ),
      ...once(
        'alert.resolved',
        'alertId',
        alerts.flatMap(({ alertId, state }) => (state === 'resolved' ? [alertId] : [])),
      ),
      ...once(
        'reply.received',
        'messageId',
        patients.flatMap(({ received }) => received.map(({ messageId }) => messageId)),
      ),
    ]
  }
}
