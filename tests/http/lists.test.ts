/** Lists by pages: all of it, each item once, whatever comes between two pages. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import { type Answered, anApi } from '../support/api.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

let world: World
let ask: ReturnType<typeof anApi>
let patientId: string

beforeEach(async () => {
  world = await aWorld({ clinics: [harbor, { ...harbor, clinic: { ...harbor.clinic, clinicId: 'other' } }] })
  ask = anApi(world)
  patientId = (await checkout(world)).patientId
})

async function all(path: string, name: string, limit: number): Promise<{ items: unknown[]; pages: number }> {
  const items: unknown[] = []
  let [cursor, pages] = ['', 0]
  for (;;) {
    const separator = path.includes('?') ? '&' : '?'
    const { status, body } = await ask('GET', `${path}${separator}limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect([status, body[name].length <= limit]).toEqual([200, true])
    items.push(...body[name])
    pages++
    if (body.next === null) return { items, pages }
    cursor = body.next
  }
}

describe('a list', () => {
  it.each([
    ['/v1/care-plans', 'carePlans'],
    ['/v1/patients?phone=%2B14155550123', 'patients'],
    ['/v1/patients/{id}/messages', 'messages'],
    ['/v1/patients/{id}/timeline', 'events'],
    ['/v1/treatments?patientId={id}', 'treatments'],
    ['/v1/alerts', 'alerts'],
    ['/v1/alerts?state=open', 'alerts'],
    ['/v1/tasks', 'tasks'],
    ['/v1/tasks?state=open&kind=question', 'tasks'],
    ['/v1/imports', 'imports'],
  ])('%s is the same by pages as in one', async (template, name) => {
    await busy()
    const path = template.replace('{id}', patientId)
    const { body } = await ask('GET', path)
    expect(body.next).toBeNull()
    expect(body[name].length).toBeGreaterThan(0)
    for (const limit of [1, 2, 100]) expect((await all(path, name, limit)).items).toEqual(body[name])
  })

  it('of the done tasks of a patient is there too, and of no other', async () => {
    await world.text(ANA, 'can i wear makeup tomorrow?')
    await world.settle()
    const [task] = (await ask('GET', '/v1/tasks')).body.tasks
    expect((await ask('GET', `/v1/tasks?state=done&patientId=${patientId}`)).body.tasks).toEqual([])
    await ask('POST', `/v1/tasks/${task.taskId}/done`)
    expect((await ask('GET', `/v1/tasks?state=done&patientId=${patientId}`)).body.tasks).toMatchObject([
      { taskId: task.taskId, state: 'done' },
    ])
    expect((await ask('GET', `/v1/tasks?patientId=${patientId}`)).body.tasks).toEqual([])
    expect((await ask('GET', '/v1/tasks?state=done')).body.errors).toMatchObject([{ pointer: '/query/state' }])
    expect((await ask('GET', '/v1/tasks?patientId=nobody')).status).toBe(404)
  })

  it('goes on after what came first, whatever is added meanwhile', async () => {
    const first = (await ask('GET', `/v1/patients/${patientId}/timeline?limit=3`)).body
    await world.advance(1)
    await world.text(ANA, 'its really hard to swolow')
    await world.settle()
    const second = (await ask('GET', `/v1/patients/${patientId}/timeline?limit=100&cursor=${first.next}`)).body
    const whole = (await ask('GET', `/v1/patients/${patientId}/timeline`)).body.events
    expect([...first.events, ...second.events]).toEqual(whole)
  })
})

describe('messages', () => {
  it('are both sides of the conversation, without the pages to the staff', async () => {
    await busy()
    const { messages } = (await ask('GET', `/v1/patients/${patientId}/messages`, { role: 'nurse' })).body
    const said = messages.map((each: { direction: string; purpose?: string }) => each.purpose ?? each.direction)
    expect(said).toEqual(expect.arrayContaining(['in', 'follow-up', 'safety-answer']))
    expect(said).not.toContain('page')
    expect((await ask('GET', `/v1/patients/${patientId}/messages`, { role: 'front-desk' })).status).toBe(403)
    expect((await ask('GET', '/v1/patients/nobody/messages')).status).toBe(404)
  })
})

describe('a cursor', () => {
  const cursorOf = async (path: string, clinic = 'demo') => (await ask('GET', path, { clinic })).body.next as string
  const refused = ({ status, body }: Answered) =>
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/query/cursor'])

  it('is refused where it was not given out: another list, filter, patient or clinic, or changed', async () => {
    await busy()
    const cursor = await cursorOf('/v1/care-plans?limit=2')
    expect((await ask('GET', `/v1/care-plans?cursor=${cursor}`)).status).toBe(200)
    refused(await ask('GET', `/v1/care-plans?cursor=${cursor}`, { clinic: 'other' }))
    refused(await ask('GET', `/v1/alerts?cursor=${cursor}`))
    refused(await ask('GET', `/v1/care-plans?cursor=${cursor.slice(0, -2)}`))
    refused(await ask('GET', '/v1/care-plans?cursor=x'))
    refused(await ask('GET', '/v1/care-plans?cursor='))
    const other = (await checkout(world, { patient: { phone: '+14155550124', name: 'Ben' } })).patientId
    const ofAna = await cursorOf(`/v1/patients/${patientId}/messages?limit=1`)
    refused(await ask('GET', `/v1/patients/${other}/messages?cursor=${ofAna}`))
    const open = await cursorOf('/v1/tasks?state=open&limit=1')
    refused(await ask('GET', `/v1/tasks?cursor=${open}`))
  })

  it('says nothing of a patient', async () => {
    await busy()
    const cursor = await cursorOf(`/v1/patients/${patientId}/messages?limit=1`)
    expect(Buffer.from(cursor, 'base64url').toString()).toMatch(/^[0-9a-f]{16}[\dTZ:.-]+ [\w.-]+$/)
  })

  it.each(['0', '101', '-1', '1.5', 'ten', '', '1e2'])('goes with a limit, and %j is none', async (limit) => {
    const { status, body } = await ask('GET', `/v1/alerts?limit=${limit}`)
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/query/limit'])
  })
})

it('treatments are of a patient, and imports are of a clinic', async () => {
  await busy()
  expect((await ask('GET', '/v1/treatments')).body.errors).toMatchObject([{ pointer: '/query/patientId' }])
  expect((await ask('GET', `/v1/treatments?patientId=${patientId}`, { clinic: 'other' })).status).toBe(404)
  expect((await ask('GET', '/v1/imports', { clinic: 'other' })).body).toEqual({ imports: [], next: null })
  expect((await ask('GET', '/v1/imports')).body.imports).toMatchObject([{ rows: 1 }, { rows: 1 }])
})

/** Some of everything: two visits, alerts of two patients, tasks, imports. */
async function busy() {
  await checkout(world, { procedures: [{ plan: 'peel', areas: ['face'] }] })
  await checkout(world, { patient: { phone: '+14155550126', name: 'Cy' } })
  await world.text(ANA, 'can i wear makeup tomorrow?')
  await world.text('+14155550126', 'can i wear makeup tomorrow?')
  await world.settle()
  await world.text(ANA, 'its really hard to swolow')
  await world.text('+14155550126', 'its really hard to swolow')
  await world.settle()
  for (const name of ['Di', 'Eve'])
    await ask('POST', '/v1/imports/treatments', {
      body: `name,phone,performed_at,procedures,consent_sms\n${name},+14155550127,${world.now()},filler: lips,yes`,
    })
}

describe('a record that is larger than an answer may be', () => {
  const MOST_BYTES = 6 * 1024 * 1024
  const longTexts = () =>
    Array.from({ length: 90 }, (_, n): Write => {
      const messageId = `${patientId}.long${n}`
      const verdict = { tier: 'ok', signs: [], because: '', rules: '' }
      const message = { messageId, personId: patientId, clinicId: 'demo', text: 'x'.repeat(90_000), verdict }
      const at = { receivedAt: plusMinutes(world.now(), n), from: ANA, to: '' }
      return { kind: 'put', key: keys.message('demo', patientId, messageId), value: { ...message, ...at } }
    })

  it.each([
    ['timeline', 'events', 'message-received'],
    ['export', 'messagesReceived', undefined],
  ])('comes in parts by the %s, each item once', async (path, name, kind) => {
    for (const write of longTexts()) await world.records.commit([write])
    const ids: string[] = []
    let [cursor, parts] = ['', 0]
    do {
      const { status, body } = await ask('GET', `/v1/patients/${patientId}/${path}${cursor && `?cursor=${cursor}`}`)
      expect(status).toBe(200)
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(MOST_BYTES)
      const messages = body[name].filter((each: { kind?: string }) => each.kind === kind)
      ids.push(...messages.map(({ messageId }: { messageId: string }) => messageId))
      cursor = body.next ?? ''
      parts++
    } while (cursor)
    expect(parts).toBeGreaterThan(1)
    expect(ids.sort()).toEqual(
      longTexts()
        .map(({ key }) => key.sk.slice('MESSAGE#'.length))
        .sort(),
    )
  })
})
