/** Booking systems by HTTP, through the gateway and the functions that are deployed. */
import { describe, expect, it } from 'vitest'
import type { Source } from '../../../functions/core/intake/source.ts'
import { plusHours } from '../../../functions/core/time.ts'
import {
  acuityForm,
  genericVisit,
  SECRETS,
  signed,
  squareBooking,
  zenotiInvoice,
} from '../../support/booking-events.ts'
import { CONSENTS, SERVICES } from '../../support/intake-setup.ts'
import { ANA, ownServer } from '../../support/own-server.ts'

const { cloud, clinic } = ownServer()

/** A quarter of an hour before the server's clock. */
const PERFORMED = '2030-11-25 09:50'
let count = 0

async function connect(source: Source) {
  const body = { secret: SECRETS[source], services: SERVICES, consent: CONSENTS[source] }
  const answer = await clinic.as('admin', 'PUT', `/v1/intake/${source}`, body)
  expect(answer.status).toBe(200)
  return answer.body as { address: string }
}

async function send(source: Source, text: string, more: { headers?: Record<string, string>; type?: string } = {}) {
  const at = Math.floor(Date.parse(await clinic.now()) / 1000)
  const { address } = (await clinic.as('admin', 'GET', `/v1/intake/${source}`)).body
  const headers = more.headers ?? signed(source, text, { url: address, id: `msg_${++count}`, at })
  return clinic.call('POST', `/v1/intake/${source}?clinic=demo`, {
    body: text,
    headers: { 'content-type': more.type ?? 'application/json', ...headers },
  })
}

describe('a connection', () => {
  it('is made by an admin, and never shows its secret', async () => {
    const { address, ...shown } = (
      await clinic.as('admin', 'PUT', '/v1/intake/mindbody', {
        secret: SECRETS.mindbody,
        services: [{ service: 'Botox', plan: 'neurotoxin', areas: ["Crow's feet"] }],
      })
    ).body
    expect(address).toMatch(/^https?:\/\/.*\/v1\/intake\/mindbody\?clinic=demo$/)
    expect(shown).toMatchObject({ source: 'mindbody', services: [{ areas: ['crows-feet'] }], changedBy: 'dr-hale' })
    const read = await clinic.as('admin', 'GET', '/v1/intake/mindbody')
    expect(read.status).toBe(200)
    expect(JSON.stringify([shown, read.body])).not.toContain(SECRETS.mindbody)
    expect((await clinic.as('admin', 'GET', '/v1/intake/mindbody', undefined, { clinic: 'other' })).status).toBe(404)
    expect((await clinic.as('admin', 'GET', '/v1/intake/boulevard')).status).toBe(404)
    expect((await clinic.as('front-desk', 'GET', '/v1/intake/mindbody')).status).toBe(403)
    expect((await clinic.call('GET', '/v1/intake/mindbody')).status).toBe(401)
  })
})

describe('an event', () => {
  it('of the generic hook is a treatment with its follow-ups, once', async () => {
    await connect('generic')
    const body = JSON.stringify(genericVisit({ performedAt: PERFORMED }))
    const at = Math.floor(Date.parse(await clinic.now()) / 1000)
    const headers = signed('generic', body, { id: 'msg_once', at })
    expect((await send('generic', body, { headers })).status).toBe(202)
    expect((await send('generic', body, { headers })).status).toBe(200)
    await clinic.idle()
    expect(await clinic.phone(ANA)).toHaveLength(1)
    const { patients } = (await clinic.as('nurse', 'GET', `/v1/patients?phone=${encodeURIComponent(ANA)}`)).body
    expect(patients).toMatchObject([{ name: 'Ana Ruiz' }])
    await clinic.advance('PT3H')
    expect((await clinic.phone(ANA)).length).toBeGreaterThan(1)
    const cancel = JSON.stringify(genericVisit({ status: 'cancelled' }))
    expect((await send('generic', cancel)).status).toBe(202)
    await clinic.idle()
    const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${patients[0].patientId}/timeline`)).body
    expect(JSON.stringify(events)).toContain('cancel')
  })

  it('of Square, signed over the address, becomes a task with a filled checkout when the visit is over', async () => {
    const { address } = await connect('square')
    expect(address).toContain('/v1/intake/square?clinic=demo')
    const now = await clinic.now()
    const event = squareBooking({ start_at: now }, { created_at: now })
    expect((await send('square', JSON.stringify(event))).status).toBe(202)
    await clinic.idle()
    await clinic.advance('PT40M')
    const { tasks } = (await clinic.as('front-desk', 'GET', '/v1/tasks?state=open&kind=intake')).body
    expect(tasks).toMatchObject([
      { kind: 'intake', patientId: null, checkout: expect.stringContaining('/console/checkout?task=') },
    ])
  })

  it('of Acuity is a form, which the gateway hands over in base64', async () => {
    await connect('acuity')
    expect((await send('acuity', acuityForm(), { type: 'application/x-www-form-urlencoded' })).status).toBe(202)
  })

  it('is refused without a signature that fits, and when it is too large: by us, or by the gateway', async () => {
    await connect('zenoti')
    const body = JSON.stringify(zenotiInvoice())
    expect(await send('zenoti', body, { headers: {} })).toMatchObject({ status: 401, type: 'application/problem+json' })
    const forged = signed('zenoti', `${body} `)
    expect((await send('zenoti', body, { headers: forged })).status).toBe(401)
    const large = JSON.stringify({ ...zenotiInvoice(), notes: 'x'.repeat(300_000) })
    expect(await send('zenoti', large)).toMatchObject({ status: 413, type: 'application/problem+json' })
    const huge = JSON.stringify({ notes: 'x'.repeat(20 * 1024 * 1024) })
    expect((await send('zenoti', huge)).status).toBe(413)
    expect((await send('zenoti', '{"id":')).status).toBe(400)
    expect((await clinic.call('POST', '/v1/intake/boulevard?clinic=demo', { body: {} })).status).toBe(404)
  })

  it('is preceded by HEAD at Mindbody, which needs no token either', async () => {
    const { status } = await fetch(`${cloud.url}/v1/intake/mindbody?clinic=demo`, { method: 'HEAD' })
    expect(status).toBe(200)
  })
})

describe('a secret', () => {
  const body = (secret: string, more = {}) => ({ secret, services: SERVICES, consent: CONSENTS.generic, ...more })
  const NEXT = 'whsec_bmV4dCBzZWNyZXQgb2YgdGhlIGhvb2ssIDMyIGI='
  const put = (given: object) => clinic.as('admin', 'PUT', '/v1/intake/generic', given)
  const sent = async (secret: string) => {
    const text = JSON.stringify(
      genericVisit({ visitId: `overlap-${++count}`, performedAt: PERFORMED, phone: '+14155550163' }),
    )
    const at = Math.floor(Date.parse(await clinic.now()) / 1000)
    return (await send('generic', text, { headers: signed('generic', text, { id: `msg_o${count}`, at, secret }) }))
      .status
  }

  it('is rotated with an overlap, at once without one; and a system is disconnected', async () => {
    await put(body(SECRETS.generic))
    const rotated = await put(body(NEXT, { oldSecretHours: 24 }))
    expect(rotated.body.oldSecretUntil).toBe(plusHours(rotated.body.changedAt, 24))
    expect(JSON.stringify(rotated.body)).not.toMatch(/whsec_|former/)
    expect([await sent(SECRETS.generic), await sent(NEXT)]).toEqual([202, 202])
    expect((await put({ services: SERVICES, consent: CONSENTS.generic })).body.oldSecretUntil).not.toBeNull()
    expect(await sent(SECRETS.generic)).toBe(202)
    await clinic.advance('P1DT1M')
    expect([await sent(SECRETS.generic), await sent(NEXT)]).toEqual([401, 202])
    expect((await put(body(SECRETS.generic))).body.oldSecretUntil).toBeNull()
    expect([await sent(SECRETS.generic), await sent(NEXT)]).toEqual([202, 401])
    expect((await put(body(NEXT, { oldSecretHours: 169 }))).body.errors).toMatchObject([{ pointer: '/oldSecretHours' }])

    expect((await clinic.as('nurse', 'DELETE', '/v1/intake/generic')).status).toBe(403)
    expect((await clinic.as('admin', 'DELETE', '/v1/intake/generic')).body).toEqual({
      source: 'generic',
      removed: true,
    })
    expect((await clinic.as('admin', 'DELETE', '/v1/intake/generic')).status).toBe(404)
    expect(await sent(NEXT)).toBe(401)
  })
})
