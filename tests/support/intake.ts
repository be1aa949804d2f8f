/** A clinic whose booking systems are connected, in memory: events arrive as the gateway hands them over. */

import type { Source } from '../../functions/core/intake/source.ts'
import { onIntake } from '../../functions/runtime/on-intake.ts'
import { openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { setUpIntake } from '../../functions/use-cases/intake/set-up-intake.ts'
import { hmac, SECRETS, signed } from './booking-events.ts'
import { CONSENTS, SERVICES } from './intake-setup.ts'
import { aWorld, type World } from './world.ts'

type Sending = {
  headers?: Record<string, string>
  clinic?: string
  id?: string
  base64?: boolean
  method?: string
  /** Whether the queues are worked through before it answers. */
  settled?: boolean
}

export async function anIntake(world?: World) {
  const here = world ?? (await aWorld())
  const deps = { ...here.deps, sign: hmac }
  const handler = onIntake(() => deps)
  let count = 0

  /** What the booking system is told. */
  async function send(source: string, event: object | string, sending: Sending = {}) {
    const { clinic = 'demo', id = `msg_${++count}`, base64 = false, method = 'POST', settled = true } = sending
    const text = typeof event === 'string' ? event : JSON.stringify(event)
    const url = `https://care.example/v1/intake/${source}?clinic=${clinic}`
    const at = Math.floor(Date.parse(here.now()) / 1000)
    const known = source in SECRETS ? signed(source as Source, text, { url, id, at }) : {}
    const { statusCode, headers, body } = (await handler(
      {
        rawPath: `/v1/intake/${source}`,
        headers: sending.headers ?? known,
        queryStringParameters: { clinic },
        requestContext: { requestId: 'request-1', http: { method } },
        body: base64 ? Buffer.from(text).toString('base64') : text,
        isBase64Encoded: base64,
      } as never,
      {} as never,
    )) as never as { statusCode: number; headers: Record<string, string>; body: string }
    if (settled) await here.settle()
    return { status: statusCode, type: headers['content-type'] ?? '', body: body ? JSON.parse(body) : undefined }
  }

  const connect = (source: Source, more: Partial<Parameters<typeof setUpIntake>[1]> = {}) =>
    setUpIntake(here.deps, {
      ...{ clinicId: 'demo', source, by: 'dr-hale', secret: SECRETS[source], services: SERVICES },
      ...(CONSENTS[source] ? { consent: CONSENTS[source] } : {}),
      ...more,
    })

  /** Everything that was logged as a treatment. */
  const treatments = async () =>
    (await here.everything()).filter(({ key }) => key.sk.startsWith('TREATMENT#')).map(({ value }) => value)

  return {
    world: here,
    deps,
    send,
    connect,
    treatments,
    tasks: () => openTasks(here.deps, 'demo'),
    /** What the journal holds. */
    journal: async () =>
      (await here.everything()).filter(({ key }) => key.sk.startsWith('ARRIVED#')).map(({ value }) => value),
  }
}
