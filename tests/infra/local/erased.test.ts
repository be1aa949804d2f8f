/** After an erasure nothing of the person is in the local cloud's table, queues, dead letters or log: what is stored, byte by byte. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { start } from '../../support/own-server.ts'
import { type Client, client } from '../../support/server.ts'

const HARBOR = '+14155550100'
const ANA = '+14155550123'
const KIM = '+14155550202'
const OF_ANA = /\bAna\b|Ruiz|A\.R\.|5550123|555-0123|swallow my|ana@example/i

const data = mkdtempSync(join(tmpdir(), 'aftercare-erased-'))
let cloud: Cloud
let clinic: Client

beforeAll(async () => {
  cloud = await start({ data })
  clinic = client(cloud.url)
  await clinic.local('clock', { to: '2030-11-25T18:05:00.000Z' })
}, 180_000)
afterAll(async () => {
  cloud.stop()
  rmSync(data, { recursive: true, force: true })
}, 180_000)

/** Every message of every queue, those that are delayed, in flight or dead letters too. */
function queued(): string[] {
  const store = new DatabaseSync(join(data, 'cloud.sqlite'), { readOnly: true })
  const messages = store.prepare('SELECT queue, body FROM messages').all() as { queue: string; body: string }[]
  store.close()
  return messages.map(({ queue, body }) => `${queue} ${body}`)
}

/** Every item of the table with its keys, also what has expired and is not removed yet. */
async function stored(): Promise<string[]> {
  const engine = new DatabaseSync(join(data, 'dynamodb.sqlite'), { readOnly: true })
  const tables = engine.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const rows = tables.flatMap(
    ({ name }) => engine.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[],
  )
  engine.close()
  return rows.map((row) => Object.values(row).map(asText).join(' '))
}
const asText = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))

const text = async (from: string, body: string) => {
  await clinic.local('sms', { from, to: HARBOR, body })
  await clinic.idle()
}
const ofAna = (lines: readonly string[]) => lines.filter((line) => OF_ANA.test(line))

const openAlerts = async () =>
  (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts as { alertId: string; code: string }[]

it('is so after a whole story', async () => {
  await text(ANA, 'is this the clinic of Ana Ruiz?')
  const { body } = await clinic.as(
    'front-desk',
    'POST',
    '/v1/treatments',
    {
      patient: { name: 'Ana Ruiz', phone: ANA, email: 'ana@example.com' },
      performedAt: await clinic.now(),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, email: true },
    },
    { headers: { 'idempotency-key': 'visit-1' } },
  )
  await clinic.advance('PT3H')
  await text(ANA, 'i cant swallow my coffee')
  const open = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts as {
    alertId: string
    code: string
  }[]
  const code = open[0]?.code
  await text(KIM, `${code} Ana Ruiz is on her way`)
  await text(KIM, 'Ana Ruiz, 415-555-0123, was here')
  const outcome = { outcome: 'seen', note: 'Ana is well.', harm: 'none', tierWas: 'right' }
  const resolveAll = async () => {
    for (const { alertId } of await openAlerts())
      expect((await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, outcome)).status).toBe(200)
  }
  await resolveAll()
  await clinic.advance('P2D')
  expect(ofAna(await stored()).length).toBeGreaterThan(10)

  // The number's question as a stranger has an alert of its own, sooner or later.
  await resolveAll()
  const erased = await clinic.as('admin', 'DELETE', `/v1/patients/${body.patientId}`)
  expect(erased.status).toBe(200)
  await clinic.idle()
  expect(ofAna(queued())).toEqual([])
  expect(ofAna(await stored())).toEqual([])
  expect(ofAna(readFileSync(join(data, 'functions.log'), 'utf8').split('\n'))).toEqual([])
  await clinic.advance('P1D')
  expect(ofAna([...queued(), ...(await stored())])).toEqual([])
}, 180_000)
