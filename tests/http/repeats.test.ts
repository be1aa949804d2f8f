/** A request that is sent twice is done once. */
import { beforeEach, describe, expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { onCommit } from '../support/on-commit.ts'
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
