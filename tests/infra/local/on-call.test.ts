/** What an admin changes about who is on call, and what those on call do, through HTTP and on phones. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { HARBOR, LEE, ownServer } from '../../support/own-server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { cloud, clinic } = ownServer()

describe('on call', () => {
  const shifts = [
    { duty: 'on-call', staffId: 'dr-lee', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
    { duty: 'backup', staffId: 'nurse-kim', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
    { duty: 'fallback', staffId: 'dr-hale', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
  ]

  it('is changed by an admin alone, and what is wrong is named', async () => {
    expect((await clinic.as('nurse', 'PUT', '/v1/on-call/shifts', { shifts })).status).toBe(403)
    const bad = [{ ...shifts[0], from: '8:00', staffId: 'x' }]
    const refused = await clinic.as('admin', 'PUT', '/v1/on-call/shifts', { shifts: bad })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/shifts/0/from' }] } })
    const changed = await clinic.as('admin', 'PUT', '/v1/on-call/shifts', { shifts })
    expect(changed).toMatchObject({ status: 200, body: { gaps: [] } })
    expect((await clinic.as('nurse', 'GET', '/v1/on-call')).body.now['on-call']).toEqual({
      staffId: 'dr-lee',
      name: 'Dr Lee',
    })
  })

  it('takes a policy that pages, and refuses one that can leave an alert unpaged', async () => {
    const { body: policy } = await clinic.as('nurse', 'GET', '/v1/on-call/policy')
    const afterwards = { everyMinutes: 30, who: ['on-call'], by: ['email'] }
    const bad = { ...policy, prompt: { ...policy.prompt, afterwards } }
    const refused = await clinic.as('admin', 'PUT', '/v1/on-call/policy', bad)
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/prompt/afterwards/by',
      '/prompt/afterwards/who',
    ])
    expect(await clinic.as('admin', 'PUT', '/v1/on-call/policy', policy)).toMatchObject({ status: 200, body: policy })
  })

  it('takes a calendar as a file', async () => {
    const soon = new Date(Date.parse(await clinic.now()) + 48 * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, '')
    const lines = ['SUMMARY:Nurse Kim', `DTSTART:${soon}`, 'DURATION:PT12H', 'UID:1', 'DTSTAMP:20301101T000000Z']
    const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join(
      '\r\n',
    )
    const headers = { 'content-type': 'text/calendar' }
    const taken = await clinic.as('admin', 'POST', '/v1/on-call/calendar?duty=on-call', file, { headers })
    expect(taken).toMatchObject({ status: 200, body: { overrides: [{ staffId: 'nurse-kim', duty: 'on-call' }] } })
    const [{ overrideId }] = taken.body.overrides
    expect((await clinic.as('admin', 'DELETE', `/v1/on-call/overrides/${overrideId}`)).body.overrides).toEqual([])
    expect((await clinic.as('admin', 'POST', '/v1/on-call/calendar', 'hello', { headers })).status).toBe(422)
  })

  it('reads a calendar from its address, asks by a task, and takes it over', async () => {
    const soon = new Date(Date.parse(await clinic.now()) + 48 * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, '')
    const lines = ['SUMMARY:Nurse Kim', `DTSTART:${soon}`, 'DURATION:PT12H', 'UID:1']
    const file = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
    const calendars = createServer((_, response) => response.end(file))
    await new Promise<void>((done) => calendars.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(calendars.address() as AddressInfo).port}/on-call.ics`
    const path = '/v1/on-call/followed-calendars/backup'
    expect((await clinic.as('admin', 'PUT', path, { url: 'http://10.0.0.1/' })).status).toBe(422)
    expect((await clinic.as('admin', 'PUT', path, { url })).status).toBe(200)
    await clinic.idle()
    const { tasks } = (await clinic.as('front-desk', 'GET', '/v1/tasks?kind=calendar')).body
    expect(tasks).toMatchObject([{ patientId: null, because: expect.stringContaining('1 shift to add') }])
    const { body } = await clinic.as('admin', 'GET', path)
    expect(body).toMatchObject({ asks: 'change', unreadable: [], events: [{ staffId: 'nurse-kim' }] })
    const taken = await clinic.as('admin', 'POST', `${path}/take-over`, { seen: body.lastReadAt })
    expect(taken).toMatchObject({ status: 200, body: { overrides: [{ staffId: 'nurse-kim', duty: 'backup' }] } })
    expect((await clinic.as('front-desk', 'GET', '/v1/tasks?kind=calendar')).body.tasks).toEqual([])
    expect((await clinic.as('admin', 'DELETE', path)).status).toBe(200)
    const [{ overrideId }] = taken.body.overrides
    await clinic.as('admin', 'DELETE', `/v1/on-call/overrides/${overrideId}`)
    calendars.close()
  })

  it('is paged with a link that shows, and acknowledges only by its button', async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('+14155550177'))
    expect(logged.status).toBe(201)
    await clinic.local('sms', { from: '+14155550177', to: HARBOR, body: 'i cant breathe' })
    await clinic.idle()
    const page = (await clinic.phone(LEE)).findLast(({ kind }) => kind === 'sms')?.body ?? ''
    const path = new URL(/http\S+/.exec(page)?.[0] ?? '').pathname
    for (let i = 0; i < 10; i++) expect((await fetch(`${cloud.url}${path}`)).status).toBe(200)
    const state = async () =>
      (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts.find(
        ({ patientId }: { patientId: string }) => patientId === logged.body.patientId,
      )
    expect(await state()).toMatchObject({ state: 'paging' })
    const body = new URLSearchParams({ action: 'acknowledge' })
    const pressed = await fetch(`${cloud.url}${path}`, { method: 'POST', body })
    expect(await pressed.text()).toMatch(/It is yours/)
    expect(pressed.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    const taken = await state()
    expect(taken).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Dr Lee' } })
    await clinic.as('clinician', 'POST', `/v1/alerts/${taken.alertId}/resolve`, { outcome: 'seen', note: '' })
  })
})

describe('least privilege', () => {
  it('refused nothing in all of this', async () => {
    expect((await clinic.call('GET', '/_local/grants')).body.denied).toEqual([])
  })
})
