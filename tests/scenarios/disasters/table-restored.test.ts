/** A fault deletes patients' items; the table of an hour ago is restored beside, and `npm run restore` puts back what is missing. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dynamoRecords } from '../../../functions/adapters/dynamodb/records.ts'
import { auditAlerts } from '../../../functions/use-cases/alerts/audit-alerts.ts'
import { erasePatient } from '../../../functions/use-cases/patients/erase-patient.ts'
import { putBack } from '../../../infra/restore/put-back.ts'
import { saidSince, withdrawnText } from '../../../infra/restore/said-since.ts'
import { ENGINE_RUNS_HERE, type Engine, engineAt, startEngine } from '../../support/engine.ts'
import { act, checkout, listener, openAlerts, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, KIM, LEE } from '../../support/world.ts'

const [BEA, CARL, DORA] = ['+14155550124', '+14155550125', '+14155550126']
const idOf = ({ patientId }: { patientId: string }) => patientId
const endpoint = process.env.DYNAMODB_ENDPOINT
let engine: Engine
beforeAll(async () => {
  if (endpoint || ENGINE_RUNS_HERE) engine = endpoint ? engineAt(endpoint) : await startEngine()
})
afterAll(() => engine?.stop())

it.runIf(endpoint || ENGINE_RUNS_HERE)(
  'texts while they are gone page as a stranger’s, what was before is due again, and what the hour said is lost',
  async () => {
    const [used, copy] = [await engine.newTable(), await engine.newTable()]
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: engine.endpoint }))
    const rows = async (table: string) => (await documents.send(new ScanCommand({ TableName: table }))).Items ?? []
    const world = await aWorld({ store: (now) => dynamoRecords({ table: used, endpoint: engine.endpoint, now }) })
    const hears = listener(world)
    await checkout(world)
    const bea = await checkout(world, { patient: { name: 'Bea Ruiz', phone: BEA } })
    const carl = await checkout(world, { patient: { name: 'Carl Ruiz', phone: CARL } })
    const dora = await checkout(world, { patient: { name: 'Dora Ruiz', phone: DORA } })
    for (const item of await rows(used)) await documents.send(new PutCommand({ TableName: copy, Item: item }))

    // The hour: Ana's alert is taken by Dr Lee, and Bea wants no more texts.
    await world.text(ANA, 'i cant breathe')
    const { code } = await theAlert(world)
    await world.text(LEE, code)
    await world.text(BEA, 'STOP')
    await world.text(CARL, 'STOP')
    await world.advance(1)
    await world.text(CARL, 'START')
    await world.advance(1)
    await erasePatient(world.deps, 'demo', idOf(dora), 'admin')
    await world.advance(8)

    // The fault: all items of patients and phones are gone.
    for (const { pk, sk } of await rows(used))
      if (/#PATIENT#|^PHONE#.*012[3-6]$/.test(String(pk)))
        await documents.send(new DeleteCommand({ TableName: used, Key: { pk, sk } }))
    for (const phone of [ANA, BEA, LEE, KIM]) hears(phone)
    await world.advance(20)
    // Paging of Ana's alert has ended without a word: nothing is left that could be due.
    expect(hears(LEE)).toEqual([])
    // The next run of the auditor says so, within five minutes, and the monitor outside hears no beat.
    world.logged.length = 0
    expect(await auditAlerts(world.deps)).toMatchObject({ faults: 1, heartbeat: false })
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audit-fault', kind: 'orphaned-code' }))
    // In these minutes Ana writes again. She is nobody's patient now: told to call 911, and paged at once.
    await world.text(ANA, 'i cant swallow')
    expect(hears(ANA).join()).toMatch(/911/)
    expect(hears(LEE).join()).toMatch(/swallow/)

    // What the hour said is listed for the operator, by ids, whether or not anything is written.
    const said = await saidSince(documents, { from: copy, to: used })
    expect(said.map(({ what, personId }) => [what, personId])).toEqual([
      ['stop', idOf(bea)],
      ['stop', idOf(carl)],
      ['start', idOf(carl)],
      ['erased', idOf(dora)],
    ])
    const listed = withdrawnText(said)
    for (const word of ['STOP by text', 'START by text', 'erase again', idOf(dora)]) expect(listed).toContain(word)
    expect(listed).not.toMatch(/\+1415|Ruiz/)

    // Put back: whoever was enrolled is, and their follow-ups leave.
    const told = await putBack(documents, { from: copy, to: used, write: true }, () => {})
    expect(told.missing).toBeGreaterThan(10)
    await world.advance(1)
    expect((await openAlerts(world)).map(({ reply }) => reply)).toEqual(['i cant swallow'])
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    hears(ANA)
    await world.advanceHours(26)
    expect(hears(ANA).length).toBeGreaterThan(0)

    // Lost, unless it is repeated: Bea's STOP, so that she is texted again; and Ana's first alert, whose code the auditor finds.
    expect(hears(BEA).length).toBeGreaterThan(0)
    world.logged.length = 0
    await auditAlerts(world.deps)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audit-fault', kind: 'orphaned-code' }))
  },
  60_000,
)
