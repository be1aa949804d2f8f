/** Who read which patient's record is kept, for a refreshing page once, and never at the expense of the page. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordRead } from '../../functions/core/access/record-read.ts'
import type { FhirRequest } from '../../functions/http/fhir/respond.ts'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { showLink } from '../../functions/http/links.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import { findReads } from '../../functions/use-cases/access/find-reads.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { keepRetention } from '../../functions/use-cases/review/keep-retention.ts'
import { anApi } from '../support/api.ts'
import { aConsole } from '../support/console.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, LEE, type World } from '../support/world.ts'

const BEN = { patient: { name: 'Ben Stone', phone: '+14155550124' } }
const said = (reads: readonly RecordRead[]) => reads.map(({ by, via, what }) => `${by} ${via} ${what}`)
const of = (world: World, patientId: string) => findReads(world.deps, 'demo', { patientId })
const writesOfReads = (world: World) => {
  const { commit } = world.records
  let count = 0
  world.deps.records.commit = async (writes) => {
    if (writes.some(({ key }) => key.sk.startsWith('READ#'))) count++
    return commit(writes)
  }
  return () => count
}

async function aClinic() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const other = await checkout(world, BEN)
  return { world, ask: anApi(world), patientId, other: other.patientId }
}

afterEach(() => void vi.useRealTimers())

describe('who reads a record', () => {
  it('by the API is kept with call and name, for that patient alone: view, messages, timeline, export, PDF', async () => {
    const { world, ask, patientId, other } = await aClinic()
    for (const path of ['', '/messages', '/timeline', '/export', '/record.pdf'])
      await ask('GET', `/v1/patients/${patientId}${path}`)
    await ask('GET', `/v1/patients/${patientId}`, { id: 'nurse-kim', role: 'nurse' })
    expect(said(await of(world, patientId)).sort()).toEqual([
      'dr-hale api /v1/patients/{id}',
      'dr-hale api /v1/patients/{id}/export',
      'dr-hale api /v1/patients/{id}/messages',
      'dr-hale api /v1/patients/{id}/record.pdf',
      'dr-hale api /v1/patients/{id}/timeline',
      'nurse-kim api /v1/patients/{id}',
    ])
    expect((await of(world, patientId))[0]).toMatchObject({
      name: 'Dr Hale',
      role: 'admin',
      at: world.now(),
      patientId,
    })
    expect(await of(world, other)).toEqual([])
  })

  it('is nobody where nothing was shown: no such patient, another clinic, another role; and a change is no reading', async () => {
    const { world, ask, patientId } = await aClinic()
    await ask('GET', '/v1/patients/nobody')
    await ask('GET', `/v1/patients/${patientId}`, { clinic: 'other' })
    await ask('GET', `/v1/patients/${patientId}/export`, { role: 'nurse' })
    await ask('PATCH', `/v1/patients/${patientId}`, { body: { name: 'Ana M. Ruiz' } })
    expect(await of(world, patientId)).toEqual([])
  })

  it('at the console is kept for page, print and file; the inbox is a list', async () => {
    const { world, patientId, other } = await aClinic()
    await world.text(ANA, 'i cant swallow')
    const { alertId } = await theAlert(world)
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('nurse')
    for (const path of ['', '/print', '/record.pdf', '/timeline.csv'])
      await desk.ask('GET', `/console/patients/${patientId}${path}`, { cookies })
    await desk.ask('GET', `/console/alerts/${alertId}`, { cookies })
    await desk.ask('GET', '/console/inbox', { cookies })
    const reads = await of(world, patientId)
    expect(said(reads).sort()).toEqual([
      'nurse-kim console /console/alerts/{id}',
      'nurse-kim console /console/inbox',
      'nurse-kim console /console/patients/{id}',
      'nurse-kim console /console/patients/{id}/print',
      'nurse-kim console /console/patients/{id}/record.pdf',
      'nurse-kim console /console/patients/{id}/timeline.csv',
    ])
    expect(await of(world, other)).toEqual([])
  })

  it('by a search is kept for who was found', async () => {
    const { world, patientId, other } = await aClinic()
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('front-desk')
    const found = await desk.ask('POST', '/console/patients', { cookies, form: { phone: ANA } })
    await desk.ask('GET', found.location ?? '', { cookies })
    expect(said(await of(world, patientId))).toEqual(['nurse-kim console /console/patients'])
    // The page lists others too, and says so.
    expect((await of(world, other)).filter(({ listed }) => !listed)).toEqual([])
  })

  it('by FHIR is kept, of a system too', async () => {
    const { world, patientId } = await aClinic()
    const handler = onFhir(
      (deps, request: FhirRequest) => respondFhir(deps, request),
      () => world.deps,
    )
    const claims = { clinic: 'demo', role: 'system', sub: 'booking', name: 'Booking' }
    const event = (path: string, query = '') => ({
      ...{ rawPath: `/fhir/R4/${path}`, rawQueryString: query, headers: {} },
      requestContext: { http: { method: 'GET' }, requestId: 'r', authorizer: { jwt: { claims, scopes: [] } } },
    })
    await handler(event(`Patient/${patientId}`) as never, {} as never)
    await handler(event('Procedure', `patient=${patientId}`) as never, {} as never)
    expect(said(await of(world, patientId)).sort()).toEqual([
      'booking fhir /fhir/R4/Patient',
      'booking fhir /fhir/R4/Procedure',
    ])
  })

  it('by the link of a page is the member of staff whom the page went to', async () => {
    const { world, patientId } = await aClinic()
    await world.text(ANA, 'i cant swallow')
    const token =
      /\/l\/([a-z0-9]{16})/.exec(
        world
          .at(LEE)
          .map(({ text }) => text)
          .join(' '),
      )?.[1] ?? ''
    expect((await showLink(world.deps, token)).status).toBe(200)
    expect(said(await of(world, patientId))).toEqual(['dr-lee link alert'])
  })
})

describe('a page that is open', () => {
  it('writes one line in ten minutes, however often it asks for news; then another', async () => {
    const { world, ask, patientId } = await aClinic()
    const count = writesOfReads(world)
    for (let i = 0; i < 50; i++) await ask('GET', `/v1/patients/${patientId}`)
    expect(count()).toBe(1)
    world.standStill(10)
    await ask('GET', `/v1/patients/${patientId}`)
    expect(count()).toBe(2)
    expect(await of(world, patientId)).toHaveLength(2)
  })

  it('is answered though its line cannot be written, and that is logged without a patient', async () => {
    const { world, ask, patientId } = await aClinic()
    const { commit } = world.records
    world.deps.records.commit = async (writes) =>
      writes.some(({ key }) => key.sk.startsWith('READ#')) ? { kind: 'busy' } : commit(writes)
    expect((await ask('GET', `/v1/patients/${patientId}`)).status).toBe(200)
    expect(world.logged).toContainEqual({ event: 'read-not-noted', clinic: 'demo', via: 'api' })
    world.deps.records.commit = async (writes) => {
      if (writes.some(({ key }) => key.sk.startsWith('READ#'))) throw new Error('broken')
      return commit(writes)
    }
    expect((await ask('GET', `/v1/patients/${patientId}`)).status).toBe(200)
    world.deps.records.commit = commit
    expect((await ask('GET', `/v1/patients/${patientId}`)).status).toBe(200)
    expect(await of(world, patientId)).toHaveLength(1)
  })

  it('does not wait for a store that hangs over its line', async () => {
    const { world, ask, patientId } = await aClinic()
    const { commit } = world.records
    world.deps.records.commit = (writes) =>
      writes.some(({ key }) => key.sk.startsWith('READ#')) ? new Promise(() => {}) : commit(writes)
    vi.useFakeTimers()
    const answer = ask('GET', `/v1/patients/${patientId}`)
    await vi.advanceTimersByTimeAsync(250)
    expect((await answer).status).toBe(200)
    expect(world.logged).toContainEqual({ event: 'read-not-noted', via: 'late' })
  })
})

it('the log outlives the patient, names nothing of them, and goes when its own years are over', async () => {
  const { world, ask, patientId } = await aClinic()
  await ask('GET', `/v1/patients/${patientId}`)
  await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
  expect(await of(world, patientId)).toHaveLength(1)
  expect(JSON.stringify(await of(world, patientId))).not.toMatch(/Ana|Ruiz|5550123/)
  await world.advanceHours(6.9 * 366 * 24)
  await keepRetention(world.deps)
  expect(await of(world, patientId)).toHaveLength(1)
  await world.advanceHours(60 * 24)
  await keepRetention(world.deps)
  expect((await world.everything()).filter(({ key }) => key.sk.startsWith('READ#'))).toEqual([])
})
