/** A clinic's own system in the chaos: it fails often, and remembers each event that it took by its id. */
import { createServer, type Server } from 'node:http'
import { EVENT_TYPES } from '../../functions/core/webhooks/event.ts'
import { listen } from '../../infra/local/http.ts'
import type { Evidence } from './evidence.ts'
import type { Story } from './story.ts'

const FAILS = 0.15
const CUTS = 0.05

type Taken = { type: string; data: Record<string, string> }

export class Receiver {
  /** What it answered with 200, by `webhook-id`. */
  readonly taken = new Map<string, Taken>()
  calls = 0
  private readonly server: Server

  constructor(random: () => number) {
    this.server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      this.calls++
      const luck = random()
      if (luck < CUTS) return void request.socket.destroy()
      if (luck < CUTS + FAILS) return void response.writeHead(500).end()
      this.taken.set(String(request.headers['webhook-id']), JSON.parse(body))
      response.writeHead(200).end()
    })
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
