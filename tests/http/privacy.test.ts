/** Retention, legal holds and who read what, as an admin's system asks for them. */
import { describe, expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { checkout } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

const PERIODS = { record: 12, conversations: 10, alerts: 12, audit: 7, mails: 60, strangers: 365, drafts: 30 }
const RETENTION = '/v1/clinic/retention'

async function aClinic() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  return { world, ask: anApi(world), patientId }
}

describe('the periods', () => {
  it('are read, set, and say who set them; two admins do not overwrite each other', async () => {
    const { ask } = await aClinic()
    const first = await ask('GET', RETENTION)
    expect(first.body.kinds[0]).toMatchObject({ kind: 'record', period: 10, least: 10 })
    const set = await ask('PUT', RETENTION, {
      body: { periods: PERIODS },
      headers: { 'if-match': first.headers.etag ?? '' },
    })
    expect(set.status).toBe(200)
    expect(set.body.changes).toMatchObject([{ by: 'dr-hale', name: 'Dr Hale', before: {}, after: PERIODS }])
    const late = await ask('PUT', RETENTION, {
      body: { periods: PERIODS },
      headers: { 'if-match': first.headers.etag ?? '' },
    })
    expect(late.status).toBe(412)
  })

  it.each([
    [{ ...PERIODS, record: 9 }, '/periods/record', /^At least 10 years\..*31-33-2/],
    [{ ...PERIODS, audit: 5 }, '/periods/audit', /^At least 6 years\. 45 CFR 164\.316/],
    [{ ...PERIODS, alerts: 13 }, '/periods/alerts', /^At most 12 years/],
    [{ ...PERIODS, mails: 5000 }, '/periods/mails', /^At most 3650 days/],
    [{ ...PERIODS, mails: 1.5 }, '/periods/mails', /whole number/],
    [{ ...PERIODS, photos: 3 }, '/periods/photos', /no such field/],
  ])('%j are refused at %s, and nothing is set', async (periods, pointer, detail) => {
    const { ask } = await aClinic()
    const refused = await ask('PUT', RETENTION, { body: { periods } })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toContainEqual({ pointer, detail: expect.stringMatching(detail) })
    expect((await ask('GET', RETENTION)).body.changes).toEqual([])
  })
})

describe('a legal hold', () => {
  it('stops the erasure with the reason, and is in the timeline without its own', async () => {
    const { ask, patientId } = await aClinic()
    const hold = `/v1/patients/${patientId}/hold`
    expect((await ask('GET', hold)).body).toEqual({ patientId, held: false, incidents: [] })
    expect((await ask('PUT', hold, { body: { held: true, because: ' ' } })).status).toBe(422)
    const placed = await ask('PUT', hold, { body: { held: true, because: 'A letter of counsel.' } })
    expect(placed.body).toMatchObject({ held: true, by: 'dr-hale', name: 'Dr Hale', because: 'A letter of counsel.' })
    const refused = await ask('DELETE', `/v1/patients/${patientId}`)
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toBe('Dr Hale placed a legal hold on this record: lift it first, with a reason.')
    await ask('PUT', hold, { body: { held: false, because: 'Settled.' } })
    const { events } = (await ask('GET', `/v1/patients/${patientId}/timeline`)).body
    const holds = events.filter(({ kind }: { kind: string }) => kind.startsWith('hold-'))
    expect(holds).toMatchObject([{ kind: 'hold-placed', name: 'Dr Hale' }, { kind: 'hold-lifted' }])
    expect(JSON.stringify(holds)).not.toMatch(/counsel|Settled/)
    expect((await ask('DELETE', `/v1/patients/${patientId}`)).status).toBe(200)
    expect((await ask('GET', hold)).status).toBe(404)
  })
})

describe('the readings', () => {
  it('are listed by pages, of a patient, of a reader and of a day, and as a file whose pages follow each other', async () => {
    const { world, ask, patientId } = await aClinic()
    for (let i = 0; i < 3; i++) {
      await ask('GET', `/v1/patients/${patientId}`, { id: 'nurse-kim', role: 'nurse' })
      world.standStill(11)
    }
    await ask('GET', `/v1/patients/${patientId}/export`)
    const all = (await ask('GET', `/v1/audit/reads?patientId=${patientId}`)).body
    expect(all.reads).toHaveLength(4)
    const kim = (await ask('GET', '/v1/audit/reads?staffId=nurse-kim')).body.reads
    expect(kim).toHaveLength(3)
    expect((await ask('GET', '/v1/audit/reads?from=2026-11-22')).body.reads).toEqual([])
    expect((await ask('GET', '/v1/audit/reads?from=2026-11-22&to=2026-11-23')).body.reads).toHaveLength(4)

    const lines: string[] = []
    let address: string | undefined = `/v1/audit/reads.csv?patientId=${patientId}&limit=3`
    for (let pages = 0; address && pages < 5; pages++) {
      const file = await ask('GET', address)
      expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
      lines.push(...String(file.body).trim().split('\r\n').slice(1))
      address = /<(.*)>; rel="next"/.exec(file.headers.link ?? '')?.[1]
    }
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe(
      `2026-11-23T18:05:00.000Z,2026-11-23,10:05,nurse-kim,Nurse Kim,nurse,api,/v1/patients/{id},,${patientId}`,
    )
  })

  it.each([
    'from=yesterday',
    'from=2026-02-31',
    'from=2026-11-23&to=2026-11-22',
    'from=2026-01-01&to=2026-11-01',
  ])('asked for %s are refused with the parameter', async (query) => {
    const { ask } = await aClinic()
    const refused = await ask('GET', `/v1/audit/reads?${query}`)
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0].pointer).toMatch(/^\/query\/(from|to)$/)
  })

  it('are another clinic’s business nowhere, and no call changes them', async () => {
    const { ask, patientId } = await aClinic()
    await ask('GET', `/v1/patients/${patientId}`)
    const other = await ask('GET', `/v1/audit/reads?patientId=${patientId}`, { clinic: 'other' })
    expect(other.status).toBe(404)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask(method, '/v1/audit/reads')).status, method).toBe(405)
  })
})
