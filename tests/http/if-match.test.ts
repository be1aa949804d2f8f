/** What somebody else has changed is not overwritten. */
import { beforeEach, describe, expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { onCommit } from '../support/on-commit.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

let world: World
let ask: ReturnType<typeof anApi>
let patientId: string

beforeEach(async () => {
  world = await aWorld()
  ask = anApi(world)
  patientId = (await checkout(world)).patientId
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

it('a booking system is connected by one person at a time', async () => {
  const put = (headers: Record<string, string> = {}) =>
    ask('PUT', '/v1/intake/vagaro', { headers, body: { secret: 'the token of Vagaro', services: [] } })
  const { etag = '' } = (await put()).headers
  expect((await ask('GET', '/v1/intake/vagaro')).headers.etag).toBe(etag)
  expect((await put({ 'if-match': etag })).status).toBe(200)
  expect((await put({ 'if-match': etag })).status).toBe(412)
})
