/** The due index on the embedded engine: what finding costs beside many stored items, and how fast what is due leaves. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { type Row, rowOf } from '../../functions/adapters/dynamodb/layout.ts'
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { type Key, patientPk } from '../../functions/core/keys.ts'
import { outboundKey, planned } from '../../functions/core/messages/outbound.ts'
import type { Patient } from '../../functions/core/patients/patient.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { processOutbound } from '../../functions/use-cases/messages/process-outbound.ts'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import type { AllDeps, Messenger, Records, Write } from '../../functions/use-cases/ports.ts'
import { writeOutbound, writePatient } from '../../functions/use-cases/store/records.ts'
import { type Engine, startEngine } from '../support/engine.ts'
import { aWorld, HARBOR } from '../support/world.ts'
import { bareClient, type Call, recorderBefore } from './engine-calls.ts'
import { engineHolding } from './export.ts'
import { median, progress, timed } from './rounds.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const IN_FLIGHT = 16

export type DueSizes = { few: number; many: number; due: number; looks: number; drained: number }

/** As in PERF's method: 100 are due among 10,000 and among 300,000 that are not. */
export const SIZES: DueSizes = { few: 10_000, many: 300_000, due: 100, looks: 40, drained: 500 }

export async function benchDue(sizes = SIZES) {
  const found = await finding(sizes)
  const engine = await startEngine()
  try {
    return { ...found, ...(await draining(engine, sizes.drained)) }
  } finally {
    engine.stop()
  }
}

// ── Finding what is due ──────────────────────────────────────────────────────────────────────────────────────────

async function finding({ few, many, due, looks }: DueSizes) {
  progress(`due: storing ${few} and ${many} items`)
  const engine = await engineHolding({ few: followUps(few, due), many: followUps(many, due) })
  try {
    return await lookingAndScanning(engine, { due, looks })
  } finally {
    engine.stop()
  }
}

/** So many that are due later, and `due` that are now. */
function* followUps(stored: number, due: number): Generator<Row> {
  for (let n = 0; n < stored; n++) yield aStoredRow(n, plusMinutes(NOW, 60 + (n % 20_000)))
  for (let n = 0; n < due; n++) yield aStoredRow(stored + n, plusMinutes(NOW, -(n % 60)))
}

/** About 350 bytes: enough to be found, not to be sent. */
const aStoredRow = (n: number, at: string): Row =>
  rowOf({
    key: keyOf(n),
    version: 1,
    value: { state: 'planned', plannedFor: at, text: 'Any trouble swallowing, speaking or breathing? '.repeat(3) },
    found: { due: { lane: 'routine', at } },
  })

async function lookingAndScanning(engine: Engine, { due, looks }: Pick<DueSizes, 'due' | 'looks'>) {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: engine.endpoint }))
  progress(`due: ${looks} looks for ${due} items in each table, and a scan`)
  const look = (table: string) => {
    const records = dynamoRecords({ table, endpoint: engine.endpoint })
    return () =>
      timed(async () => {
        const { keys } = await records.due('routine', NOW, 2000)
        if (keys.length !== due) throw new Error(`${keys.length} found, ${due} are due`)
      })
  }
  const [inSmall, inLarge] = [look('few'), look('many')]
  for (let i = 0; i < 5; i++) await Promise.all([inSmall(), inLarge()])
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let i = 0; i < looks; i++) {
    times.few.push(await inSmall())
    times.many.push(await inLarge())
  }
  const scanMs = await scan(documents, 'many', due)
  const [fewMs, manyMs] = [median(times.few), median(times.many)]
  return { findRatio300kTo10k: manyMs / fewMs, scanRatio: scanMs / manyMs, findMs: manyMs, scanMs }
}

const aFollowUp = (n: number, at: string) => {
  const place = patientPk('demo', `patient${n}`)
  const whom = { clinicId: 'demo', place, personId: `patient${n}`, to: numberOf(n), from: HARBOR }
  const what = { purpose: 'follow-up', channel: 'sms', step: 'check-in-24h', text: 'Any trouble swallowing?' } as const
  const until = { plannedFor: at, expiresAt: plusMinutes(at, 720) }
  return writeOutbound(planned({ outboundId: `item${n}`, ...whom, ...what, ...until }, NOW))
}

/** Fictional: +1 415 555 and as many digits as are needed to tell them apart. */
const numberOf = (n: number): string => `+1415555${String(n).padStart(4, '0')}`

function newRow(write: Write): Row {
  if (write.kind !== 'put') throw new Error('only new items are stored')
  const { key, value, found = {} } = write
  return rowOf({ key, version: 1, value, found })
}

/** In batches of 25, past all conditions: these writes are not what is measured. */
async function load(documents: DynamoDBDocumentClient, table: string, writes: readonly Write[]): Promise<void> {
  await inParallel(Math.ceil(writes.length / 25), async (batch) => {
    const requests = writes.slice(batch * 25, batch * 25 + 25).map((write) => ({ PutRequest: { Item: newRow(write) } }))
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }))
  })
}

/** Milliseconds of what would be done without an index: every item read, and those that are due kept. */
function scan(documents: DynamoDBDocumentClient, TableName: string, due: number): Promise<number> {
  return timed(async () => {
    let found = 0
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new ScanCommand({
          TableName,
          FilterExpression: 'dueAt <= :now',
          ExpressionAttributeValues: { ':now': NOW },
          ExclusiveStartKey,
        }),
      )
      found += page.Count ?? 0
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    if (found !== due) throw new Error(`the scan found ${found}, ${due} are due`)
  })
}

// ── Draining ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Follow-ups that are due at one instant, from being found to delivered; against the engine's rate of the very same
 * calls, asked without SDK or code of ours.
 */
async function draining(engine: Engine, count: number) {
  progress(`due: draining ${count} follow-ups`)
  const calls = await callsOfOne(engine)
  const { deps } = await worldWithDue(engine, engine.endpoint, count)
  const drainMs = await timed(async () => {
    const { keys } = await deps.records.due('routine', NOW, 2000)
    if (keys.length !== count) throw new Error(`${keys.length} found, ${count} are due`)
    await inParallel(count, async (n) => sendAndDeliver(deps, keys[n] as Key))
  })
  progress('due: the same calls without us')
  const { table } = await worldWithDue(engine, engine.endpoint, count)
  const client = bareClient(engine.endpoint)
  const engineMs = await timed(() =>
    inParallel(count, async (n) => {
      for (const { target, body } of calls) {
        const { status, text } = await client.ask(target, bodyFor(n, table, body))
        if (status !== 200) throw new Error(`the engine refused a repeated call: ${text}`)
      }
    }),
  )
  client.close()
  return {
    drainPerSecond: (count / drainMs) * 1000,
    enginePerSecond: (count / engineMs) * 1000,
    callsEach: calls.length,
  }
}

const RECORDED = 'TABLE-OF-THE-RECORDING'

/** The calls of one follow-up from its being found to its receipt, with its table's name and its number to be filled in. */
async function callsOfOne(engine: Engine): Promise<Pick<Call, 'target' | 'body'>[]> {
  const recorder = await recorderBefore(engine.endpoint)
  const { deps, table } = await worldWithDue(engine, recorder.endpoint, 1)
  const calls = await recorder.during(() => sendAndDeliver(deps, keyOf(0)))
  recorder.stop()
  return calls.map(({ target, body }) => {
    const { ClientRequestToken: _, ...asked } = JSON.parse(body)
    return { target, body: JSON.stringify(asked).replaceAll(table, RECORDED) }
  })
}

const keyOf = (n: number): Key => outboundKey({ place: patientPk('demo', `patient${n}`), outboundId: `item${n}` })

async function sendAndDeliver(deps: AllDeps, key: Key): Promise<void> {
  const woken = await processOutbound(deps, key)
  if (woken.kind !== 'attempted' || woken.sent !== 'sent') throw new Error(`not sent: ${JSON.stringify(woken)}`)
  const n = Number(key.sk.slice('OUT#item'.length))
  await recordReceipt(deps, { providerId: providerIdOf(numberOf(n)), result: 'delivered', because: '' })
}

/** A carrier that takes everything at once. */
const providerIdOf = (to: string): string => `provider-of-${to}`

/** The recorded call for another follow-up: its own keys and its own provider id. */
const bodyFor = (n: number, table: string, body: string): string =>
  body
    .replaceAll(RECORDED, table)
    .replaceAll('patient0', `patient${n}`)
    .replaceAll('item0', `item${n}`)
    .replaceAll(numberOf(0), numberOf(n))

/** A clinic with so many patients, each with one follow-up that is due now. */
async function worldWithDue(engine: Engine, endpoint: string, count: number) {
  const table = await engine.newTable()
  const store = (now: () => string): Records => dynamoRecords({ table, endpoint, now })
  const world = await aWorld({ now: NOW, store })
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: engine.endpoint }))
  const people = Array.from({ length: count }, (_, n): Patient => {
    const consent = { sms: true, email: false }
    const personId = `patient${n}`
    const of = { clinicId: 'demo', known: true, name: 'Ana Ruiz', phone: numberOf(n), language: 'en' }
    return { personId, ...of, zone: 'America/Los_Angeles', consent, createdAt: NOW }
  })
  const dueNow = people.map((_, n) => aFollowUp(n, NOW))
  await load(documents, table, [...people.map((person) => writePatient(person)), ...dueNow])
  const messenger: Messenger = { send: async ({ to }) => ({ kind: 'sent', providerId: providerIdOf(to) }) }
  return { deps: { ...world.deps, messenger }, table }
}

/** Runs `work` for 0 to `count` - 1, sixteen at a time. */
async function inParallel(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(IN_FLIGHT, count) }, async () => {
      while (next < count) await work(next++)
    }),
  )
}
