/** A request that is sent twice is done once, and what somebody else has changed is not overwritten. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Commit, Records } from '../../functions/use-cases/ports.ts'
import { anApi } from '../support/api.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, KIM, type World } from '../support/world.ts'

let world: World
let ask: ReturnType<typeof anApi>
let patientId: string

beforeEach(async () => {
  world = await aWorld()
  ask = anApi(world)
  patientId = (await checkout(world)).patientId
})

const key = (value: string) => ({ headers: { 'idempotency-key': value } })
const stretch = { duty: 'on-call', startsAt: '2026-12-01T18:00:00Z', endsAt: '2026-12-02T18:00:00Z' }

describe('an Idempotency-Key', () => {
  it('sends a text of a person once', async () => {
    const send = () => ask('POST', `/v1/patients/${patientId}/messages`, { ...key('k1'), body: { text: 'All well?' } })
    const before = world.at(ANA).length
    const [first, second] = [await send(), await send()]
    await world.settle()
    expect(first.status).toBe(201)
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect(second.body.messageId).toBe(first.body.messageId)
    expect(world.at(ANA).length).toBe(before + 1)
  })

  it('makes one override, one swap and one test page', async () => {
    const override = { ...key('k2'), body: { ...stretch, staffId: 'nurse-kim' } }
    const first = await ask('POST', '/v1/on-call/overrides', override)
    const second = await ask('POST', '/v1/on-call/overrides', override)
    expect([first.status, second.status, second.body.overrides.length]).toEqual([201, 200, 1])
    const later = { startsAt: '2026-12-03T18:00:00Z', endsAt: '2026-12-04T18:00:00Z' }
    const swap = { ...key('k3'), body: { duty: 'on-call', ...later, staffId: 'dr-lee', with: 'nurse-kim' } }
    await ask('POST', '/v1/on-call/swaps', swap)
    expect((await ask('POST', '/v1/on-call/swaps', swap)).body.overrides).toHaveLength(2)
    const page = { ...key('k4'), body: { staffId: 'nurse-kim' } }
    const heard = world.at(KIM).length
    const [one, other] = [
      await ask('POST', '/v1/on-call/test-pages', page),
      await ask('POST', '/v1/on-call/test-pages', page),
    ]
    await world.settle()
    expect(other.body).toEqual(one.body)
    expect(world.at(KIM).length).toBe(heard + 1)
  })

  it('pages everybody once, and answers with the alert as it stands', async () => {
    await world.text(ANA, 'its really hard to swolow')
    await world.settle()
    const [{ alertId }] = (await ask('GET', '/v1/alerts')).body.alerts
    const escalate = () => ask('POST', `/v1/alerts/${alertId}/escalate`, key('k5'))
    const first = await escalate()
    await world.settle()
    const heard = world.at(KIM).length
    const second = await escalate()
    await world.settle()
    expect([first.status, second.status, world.at(KIM).length]).toEqual([200, 200, heard])
    expect(second.body.alertId).toBe(alertId)
  })

  it('of another request is refused, and so is one that is none', async () => {
    const send = (text: string) => ask('POST', `/v1/patients/${patientId}/messages`, { ...key('k6'), body: { text } })
    expect((await send('One')).status).toBe(201)
    expect((await send('Other')).status).toBe(409)
    expect((await ask('POST', '/v1/on-call/test-pages', { ...key('k6'), body: { staffId: 'nurse-kim' } })).status).toBe(
      409,
    )
    expect((await ask('POST', '/v1/on-call/test-pages', { ...key('a b'), body: { staffId: 'dr-lee' } })).status).toBe(
      400,
    )
  })

  it('of a request that changed nothing can be used again', async () => {
    const send = (staffId: string) => ask('POST', '/v1/on-call/test-pages', { ...key('k7'), body: { staffId } })
    expect((await send('nobody')).status).toBe(422)
    expect((await send('dr-lee')).status).toBe(201)
  })

  it('is one of this clinic', async () => {
    expect((await ask('POST', '/v1/on-call/test-pages', { ...key('k8'), body: { staffId: 'dr-lee' } })).status).toBe(
      201,
    )
    const other = await ask('POST', '/v1/on-call/test-pages', { ...key('k8'), body: { staffId: 'x' }, clinic: 'other' })
    expect(other.status).toBe(422)
  })

  it('holds where the answer of the store is lost, and where two come at once', async () => {
    const override = { ...key('k9'), body: { ...stretch, staffId: 'nurse-kim' } }
    const restore = onCommit(world.records, async (writes, commit) => {
      restore()
      await commit(writes)
      return { kind: 'unknown' }
    })
    expect((await ask('POST', '/v1/on-call/overrides', override)).body.overrides).toHaveLength(1)
    const twice = { ...key('k10'), body: { ...stretch, staffId: 'dr-lee' } }
    await Promise.all([ask('POST', '/v1/on-call/overrides', twice), ask('POST', '/v1/on-call/overrides', twice)])
    expect((await ask('GET', '/v1/on-call')).body.overrides).toHaveLength(2)
  })
})

describe('If-Match', () => {
  const SHIFTS = { shifts: [{ duty: 'on-call', staffId: 'dr-lee', days: [1], from: '08:00', to: '20:00' }] }
  const other = { name: 'Ana M Ruiz' }

  it('keeps what a colleague has changed: patients, consent, treatments, alerts, plans, policy, shifts', async () => {
    await world.text(ANA, 'its really hard to swolow')
    await world.settle()
    const [{ alertId }] = (await ask('GET', '/v1/alerts')).body.alerts
    const [{ treatmentId }] = (await ask('GET', `/v1/treatments?patientId=${patientId}`)).body.treatments
    const policy = (await ask('GET', '/v1/on-call/policy')).body
    const calmer = { ...policy, prompt: { ...policy.prompt, remindOwnerAtMinutes: 35 } }
    const steps = { steps: { aftercare: { off: true } } }
    const cases = [
      [`/v1/patients/${patientId}`, 'PATCH', '', other, { name: 'Anna Ruiz' }],
      [
        `/v1/patients/${patientId}`,
        'PUT',
        '/consent',
        { sms: true, statement: 'Yes', method: 'phone' },
        { sms: false, statement: 'No', method: 'phone' },
      ],
      [
        `/v1/treatments/${treatmentId}`,
        'PATCH',
        '',
        { performedAt: '2026-11-23T17:00:00Z' },
        { performedAt: world.now() },
      ],
      [`/v1/alerts/${alertId}`, 'POST', '/attempts', { kind: 'no-answer' }, { kind: 'busy' }],
      ['/v1/care-plans/neurotoxin', 'PUT', '/override', steps, { steps: {} }],
      ['/v1/on-call/policy', 'PUT', '', calmer, policy],
    ] as const
    for (const [path, method, more, mine, theirs] of cases) {
      const { etag = '' } = (await ask('GET', path)).headers
      expect(etag, path).toMatch(/^"[0-9a-f]{16}"$/)
      const change = (body: object, tag: string) => ask(method, path + more, { body, headers: { 'if-match': tag } })
      const first = await change(mine, etag)
      expect([first.status, first.headers.etag === etag], path).toEqual([200, false])
      const before = await world.everything()
      const late = await change(theirs, etag)
      expect([late.status, late.headers.etag], path).toEqual([412, first.headers.etag])
      expect(await world.everything()).toEqual(before)
      expect((await change(theirs, first.headers.etag ?? '')).status, path).toBe(200)
    }
    const { etag = '' } = (await ask('GET', '/v1/on-call')).headers
    const put = (tag: string, body = SHIFTS) => ask('PUT', '/v1/on-call/shifts', { body, headers: { 'if-match': tag } })
    expect((await put(etag)).status).toBe(200)
    expect((await put(etag, { shifts: [] })).status).toBe(412)
    expect((await put('*')).status).toBe(200)
  })

  it('is for what is there: 404 stays 404, weak tags match nothing, one of several is enough', async () => {
    const patch = (tag: string, id = patientId) =>
      ask('PATCH', `/v1/patients/${id}`, { body: other, headers: { 'if-match': tag } })
    expect((await patch('"x"', 'nobody')).status).toBe(404)
    const { etag = '' } = (await ask('GET', `/v1/patients/${patientId}`)).headers
    expect((await patch(`W/${etag}`)).status).toBe(412)
    expect((await patch('nonsense')).status).toBe(412)
    expect((await patch(`"x", ${etag}`)).status).toBe(200)
  })

  it('holds against a change between its read and its write', async () => {
    const { etag = '' } = (await ask('GET', `/v1/patients/${patientId}`)).headers
    const restore = onCommit(world.records, async (writes, commit) => {
      restore()
      await ask('PATCH', `/v1/patients/${patientId}`, { body: { name: 'First' } })
      return commit(writes)
    })
    const late = await ask('PATCH', `/v1/patients/${patientId}`, { body: other, headers: { 'if-match': etag } })
    expect(late.status).toBe(412)
    expect((await ask('GET', `/v1/patients/${patientId}`)).body.name).toBe('First')
  })

  it('says 503 where the change may be its own, by a write whose answer was lost', async () => {
    const { etag = '' } = (await ask('GET', `/v1/patients/${patientId}`)).headers
    const restore = onCommit(world.records, async (writes, commit) => {
      restore()
      await commit(writes)
      return { kind: 'unknown' }
    })
    const answer = await ask('PATCH', `/v1/patients/${patientId}`, { body: other, headers: { 'if-match': etag } })
    expect(answer.status).toBe(503)
    expect((await ask('GET', `/v1/patients/${patientId}`)).body.name).toBe(other.name)
  })
})

type Committing = Records['commit']

/** Answers the next commits in another way; what it gives back ends that. */
function onCommit(
  records: Records,
  answer: (writes: Parameters<Committing>[0], commit: Committing) => Promise<Commit>,
) {
  const { commit } = records
  records.commit = (writes) => answer(writes, commit)
  return () => {
    records.commit = commit
  }
}

describe('a webhook', () => {
  const hook = { url: 'https://hooks.example.com/a', events: ['alert.opened'] }
  const webhooks = async () => (await ask('GET', '/v1/webhooks')).body.webhooks

  it('is added once by its key, and the repeat has the secret that the first answer had', async () => {
    const add = () => ask('POST', '/v1/webhooks', { ...key('w1'), body: hook })
    const [first, second] = [await add(), await add()]
    expect([first.status, second.status, second.body.secret]).toEqual([201, 200, first.body.secret])
    expect(await webhooks()).toHaveLength(1)
    const rotate = () => ask('POST', `/v1/webhooks/${first.body.webhookId}/rotate`, key('w2'))
    const [one, other] = [await rotate(), await rotate()]
    expect(other.body.secret).toBe(one.body.secret)
  })

  it('has a log by pages like every list', async () => {
    const { webhookId } = (await ask('POST', '/v1/webhooks', { body: hook })).body
    const path = `/v1/webhooks/${webhookId}`
    for (let i = 0; i < 3; i++) await ask('POST', `${path}/test`)
    const whole = (await ask('GET', `${path}/deliveries`)).body.deliveries
    const first = (await ask('GET', `${path}/deliveries?limit=2`)).body
    const rest = (await ask('GET', `${path}/deliveries?limit=2&cursor=${first.next}`)).body
    expect([...first.deliveries, ...rest.deliveries]).toEqual(whole)
    expect(rest.next).toBeNull()
    const planned = await ask('GET', `${path}/deliveries?state=planned&cursor=${first.next}`)
    expect([planned.status, planned.body.errors?.[0]?.pointer]).toEqual([422, '/query/cursor'])
  })
})

it('a booking system is connected by one person at a time', async () => {
  const put = (headers: Record<string, string> = {}) =>
    ask('PUT', '/v1/intake/vagaro', { headers, body: { secret: 'the token of Vagaro', services: [] } })
  const { etag = '' } = (await put()).headers
  expect((await ask('GET', '/v1/intake/vagaro')).headers.etag).toBe(etag)
  expect((await put({ 'if-match': etag })).status).toBe(200)
  expect((await put({ 'if-match': etag })).status).toBe(412)
})
