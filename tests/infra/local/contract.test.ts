/** What each call answers, well used and badly. */
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ANA, HARBOR, ownServer } from '../../support/own-server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { clinic } = ownServer()

describe('logging a treatment', () => {
  it('answers 201, then 200 with the stored answer for the same key and body, and 409 for another body', async () => {
    const headers = { 'idempotency-key': 'visit-1' }
    const first = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('(415) 555-0130'), { headers })
    expect(first.status).toBe(201)
    expect(first.body.followUps.length).toBeGreaterThan(5)
    for (const each of first.body.followUps)
      expect(Object.keys(each).sort()).toEqual(['channel', 'dueAt', 'followUpId', 'status', 'step', 'text'])
    const again = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('(415) 555-0130'), { headers })
    expect(again).toMatchObject({ status: 200, body: first.body })
    const other = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('(415) 555-0131'), { headers })
    expect(other).toMatchObject({ status: 409, type: 'application/problem+json' })
  })

  it.each([
    ['/patient/phone', { patient: { name: 'Ana', phone: '12' } }],
    ['/patient/name', { patient: { phone: ANA } }],
    ['/patient/timeZone', { patient: { name: 'Ana', phone: ANA, timeZone: 'Mars' } }],
    ['/performedAt', { performedAt: 'yesterday' }],
    ['/performedAt', { performedAt: '2030-11-25T18:11:00Z' }],
    ['/performedAt', { performedAt: '2030-10-20T18:11:00Z' }],
    ['/procedures', { procedures: [] }],
    ['/procedures/0/plan', { procedures: [{ plan: 'magic' }] }],
    ['/consent', { consent: { sms: false } }],
    ['/consent', { consent: undefined }],
  ])('names %s when it is not valid, and writes nothing', async (pointer, changes) => {
    const answer = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('+14155550139', changes))
    expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' })
    expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer)
    const found = await clinic.as('front-desk', 'GET', `/v1/patients?phone=${encodeURIComponent('+14155550139')}`)
    expect(found.body.patients).toEqual([])
  })

  it('previews without writing', async () => {
    const preview = await clinic.as('system', 'POST', '/v1/treatments?preview=true', aTreatment('+14155550138'))
    expect(preview.status).toBe(200)
    expect(preview.body.followUps.length).toBeGreaterThan(5)
    expect((await clinic.as('system', 'GET', '/v1/patients?phone=%2B14155550138')).body.patients).toEqual([])
  })

  it('logs a patient who declines, and schedules nothing', async () => {
    const declined = await clinic.as(
      'front-desk',
      'POST',
      '/v1/treatments',
      aTreatment('+14155550137', { consent: { declined: true } }),
    )
    expect(declined).toMatchObject({ status: 201, body: { followUps: [] } })
  })

  it('takes half a character in a name for one that cannot be read', async () => {
    const body = JSON.stringify(aTreatment('+14155550136')).replace('Ana Ruiz', 'Ana \\ud83d Ruiz')
    expect((await clinic.as('front-desk', 'POST', '/v1/treatments', body)).status).toBe(201)
    const { patients } = (await clinic.as('front-desk', 'GET', '/v1/patients?phone=%2B14155550136')).body
    expect(patients).toMatchObject([{ name: 'Ana \ufffd Ruiz' }])
  })

  it('refuses what is no JSON', async () => {
    expect(await clinic.as('front-desk', 'POST', '/v1/treatments', '{"patient":')).toMatchObject({
      status: 400,
      type: 'application/problem+json',
    })
    expect((await clinic.as('front-desk', 'POST', '/v1/treatments', '[]')).status).toBe(422)
  })
})

describe('who may call', () => {
  it('is nobody without a token of this issuer that has not been changed or expired', async () => {
    const good = await clinic.token('nurse')
    const [head, payload, signature] = good.split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, clinic: 'other' })).toString('base64url')
    const stranger = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('a secret of thirty-two characters'))
    for (const token of ['', 'nonsense', `${head}.${forged}.${signature}`, stranger]) {
      const answer = await clinic.call('GET', '/v1/alerts', {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      })
      expect(answer.status, token).toBe(401)
    }
  })

  it.each([
    ['system', 'GET', '/v1/alerts'],
    ['front-desk', 'GET', '/v1/alerts'],
    ['front-desk', 'GET', '/v1/on-call'],
    ['system', 'GET', '/v1/tasks'],
  ])('is not %s for %s %s', async (role, method, path) => {
    expect(await clinic.as(role, method, path)).toMatchObject({ status: 403, type: 'application/problem+json' })
  })

  it('is told 404 and 405 for what does not exist', async () => {
    expect((await clinic.as('nurse', 'GET', '/v1/nothing')).status).toBe(404)
    expect((await clinic.as('nurse', 'DELETE', '/v1/alerts')).status).toBe(405)
    expect((await clinic.as('nurse', 'GET', '/v1/alerts/%E0%A4%A')).status).toBe(404)
  })

  it('can read what there is without a token', async () => {
    const { status, body } = await clinic.call('GET', '/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toContain('/v1/treatments')
  })
})

describe('the clock', () => {
  it('goes forward only', async () => {
    expect((await clinic.local('clock', { to: '2020-01-01T00:00:00Z' })).status).toBe(422)
    expect((await clinic.local('clock', { advance: 'soon' })).status).toBe(422)
  })
})

describe('bad calls of the simulator', () => {
  it.each([
    ['sms', { from: 'Ana', to: HARBOR, body: 'hi' }, '/from'],
    ['sms', { from: ANA, to: HARBOR, body: 7 }, '/body'],
    ['carrier', { number: ANA, behaviour: 'explode' }, '/behaviour'],
    ['token', { clinic: 'nowhere', role: 'nurse' }, '/clinic'],
    ['token', { clinic: 'demo', role: 'king' }, '/role'],
  ])('%s names the field', async (path, body, pointer) => {
    const answer = await clinic.local(path, body)
    expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' })
    expect(answer.body.errors[0].pointer).toBe(pointer)
  })
})
