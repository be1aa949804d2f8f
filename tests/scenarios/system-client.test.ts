/** A clinic's own system: it hears of an alert and reads how it ended, and that is all it may do about it. */
import { expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { RECEIVER } from '../support/receiver.ts'
import { act, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'
const system = { role: 'system', id: 'booking' } as const

async function aSystem() {
  const world = await aWorld()
  const api = anApi(world)
  const body = { url: RECEIVER, events: ['alert.opened', 'alert.resolved'] }
  const added = await api('POST', '/v1/webhooks', { ...system, body })
  expect(added.status).toBe(201)
  return { world, api, webhookId: added.body.webhookId as string }
}

it('adds its webhook, tests it, is told of an alert, and reads the outcome without a word of the patient', async () => {
  const { world, api, webhookId } = await aSystem()
  expect((await api('POST', `/v1/webhooks/${webhookId}/test`, system)).status).toBe(202)
  await checkout(world)
  await world.text(ANA, SWALLOW)
  await world.advance(1)
  const told = world.webhookCalls.map(({ body }) => JSON.parse(body)).find(({ type }) => type === 'alert.opened')
  const path = `/v1/alerts/${told.data.alertId}`
  const open = await api('GET', path, system)
  expect(open).toMatchObject({
    status: 200,
    body: { state: 'paging', reply: '', because: '', signs: [], outcome: null },
  })
  const note = 'Ana cannot swallow, sent to the ER'
  await act(world, 'nurse-kim', {
    kind: 'resolve',
    resolution: { outcome: 'sent-to-emergency', note, spokeTo: 'her sister' },
  })
  const ended = await api('GET', path, system)
  expect(ended.body).toMatchObject({ state: 'resolved', outcome: { outcome: 'sent-to-emergency', note: '' } })
  expect(JSON.stringify([open.body, ended.body])).not.toMatch(/swolow|swallow|sister/i)
  expect((await api('GET', path, { role: 'nurse' })).body).toMatchObject({ reply: SWALLOW, outcome: { note } })
  await world.advance(1)
  expect((await api('GET', `/v1/webhooks/${webhookId}/deliveries`, system)).body.deliveries).toHaveLength(3)
})

it('does nothing about an alert, and lists none', async () => {
  const { world, api } = await aSystem()
  await checkout(world)
  await world.text(ANA, SWALLOW)
  const { alertId } = await theAlert(world)
  const path = `/v1/alerts/${alertId}`
  for (const action of ['acknowledge', 'contacted', 'escalate', 'confirm'])
    expect((await api('POST', `${path}/${action}`, system)).status, action).toBe(403)
  const body = { outcome: 'seen', note: '' }
  expect((await api('POST', `${path}/resolve`, { ...system, body })).status).toBe(403)
  expect((await api('GET', '/v1/alerts?state=open', system)).status).toBe(403)
  expect((await theAlert(world)).state).toBe('paging')
})

it('sees no webhook but its own, and takes none away', async () => {
  const { api, webhookId } = await aSystem()
  const body = { url: 'https://other.example/in', events: ['task.done'] }
  const { webhookId: others } = (await api('POST', '/v1/webhooks', { body })).body
  expect((await api('GET', `/v1/webhooks/${webhookId}`, system)).status).toBe(200)
  for (const path of ['', '/deliveries'])
    expect((await api('GET', `/v1/webhooks/${others}${path}`, system)).status).toBe(404)
  expect((await api('POST', `/v1/webhooks/${others}/test`, system)).status).toBe(404)
  expect((await api('GET', '/v1/webhooks', system)).status).toBe(403)
  for (const id of [webhookId, others]) {
    expect((await api('DELETE', `/v1/webhooks/${id}`, system)).status).toBe(403)
    expect((await api('POST', `/v1/webhooks/${id}/rotate`, system)).status).toBe(403)
  }
})
