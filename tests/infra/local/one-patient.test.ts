/** The day of a patient, through HTTP and on phones. */
import { describe, expect, it } from 'vitest'
import { ANA, HARBOR, KIM, LEE, ownServer } from '../../support/own-server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { clinic } = ownServer()

const text = async (from: string, body: string, id?: string) => {
  const answer = await clinic.local('sms', { from, to: HARBOR, body, ...(id ? { id } : {}) })
  expect(answer.status).toBe(202)
  await clinic.idle()
}

describe('one patient, start to end', () => {
  it('ends with an outcome that a named clinician recorded', async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment(ANA))
    expect(logged.status).toBe(201)
    await clinic.idle()
    expect((await clinic.phone(ANA)).map(({ body }) => body)).toEqual([expect.stringMatching(/^Harbor Clinic/)])
    expect((await clinic.mailbox('ana@example.com')).at(-1)).toMatchObject({
      subject: 'After your visit to Harbor Clinic',
    })

    await text(ANA, 'its really hard to swolow', 'carrier-1')
    await text(ANA, 'its really hard to swolow', 'carrier-1')
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
    expect(alerts).toHaveLength(1)
    const [alert] = alerts
    expect(alert).toMatchObject({
      tier: 'emergency',
      state: 'paging',
      reply: 'its really hard to swolow',
      acknowledgedBy: null,
    })
    expect((await clinic.phone(ANA)).at(-1)?.body).toMatch(/911/)
    for (const phone of [LEE, KIM]) {
      const pages = await clinic.phone(phone)
      expect(pages.map(({ kind }) => kind).sort()).toEqual(['sms', 'voice'])
      expect(pages.find(({ kind }) => kind === 'sms')?.body).toContain(alert.code)
      expect(pages.map(({ body }) => body).join()).not.toMatch(/Ruiz|botox|toxin/i)
    }

    for (const path of [
      `/v1/alerts/${alert.alertId}`,
      `/v1/patients/${alert.patientId}`,
      `/v1/patients/${alert.patientId}/timeline`,
    ])
      expect((await clinic.as('clinician', 'GET', path, undefined, { clinic: 'other' })).status).toBe(404)
    expect((await clinic.as('clinician', 'GET', '/v1/alerts', undefined, { clinic: 'other' })).body.alerts).toEqual([])

    await clinic.advance('PT2M')
    await text(KIM, `ack ${alert.code}`)
    expect((await clinic.phone(KIM)).at(-1)?.body).toContain(alert.code)
    expect((await clinic.as('nurse', 'POST', `/v1/alerts/${alert.alertId}/acknowledge`)).status).toBe(200)
    const taken = await clinic.as('clinician', 'POST', `/v1/alerts/${alert.alertId}/acknowledge`)
    expect(taken).toMatchObject({ status: 409, body: { acknowledgedBy: { name: 'Nurse Kim' } } })
    const pages = async () => (await clinic.phone(LEE)).length
    const before = await pages()
    await clinic.advance('PT7M')
    expect(await pages()).toBe(before)
    await clinic.advance('PT3M')
    expect(await pages()).toBeGreaterThan(before)

    const resolve = (body: object) => clinic.as('clinician', 'POST', `/v1/alerts/${alert.alertId}/resolve`, body)
    expect((await resolve({ outcome: 'unreachable', note: '' })).status).toBe(409)
    expect((await resolve({ outcome: 'magic', note: '' })).status).toBe(422)
    expect(await resolve({ outcome: 'called', note: 'Spoke to her.' })).toMatchObject({
      status: 200,
      body: { state: 'resolved', outcome: { outcome: 'advice-by-phone', name: 'Dr Lee' } },
    })
    expect((await resolve({ outcome: 'called', note: 'again' })).status).toBe(409)
    const after = await pages()
    await clinic.advance('PT24H')
    expect(await pages()).toBe(after)

    await text(ANA, 'STOP')
    const heard = (await clinic.phone(ANA)).length
    await clinic.advance('P20D')
    expect(await clinic.phone(ANA)).toHaveLength(heard)

    const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${alert.patientId}/timeline`)).body
    const kinds = events.map(({ kind }: { kind: string }) => kind)
    for (const kind of [
      'consent-recorded',
      'treatment-logged',
      'message-received',
      'alert-opened',
      'page-sent',
      'alert-acknowledged',
      'alert-paging-resumed',
      'alert-resolved',
      'confirmation-sent',
    ])
      expect(kinds).toContain(kind)
    expect(events.map(({ at }: { at: string }) => at)).toEqual(events.map(({ at }: { at: string }) => at).sort())
  })
})

describe('an answer by mail', () => {
  it('goes the way of a text: from the mailbox to the pager', async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', {
      ...aTreatment(''),
      patient: { name: 'Eva Sol', email: 'eva@example.com' },
      performedAt: await clinic.now(),
      consent: { email: true, statement: 'I agree.', method: 'front-desk' },
    })
    expect(logged.status).toBe(201)
    await clinic.idle()
    const planned = logged.body.followUps.find(({ channel }: { channel: string }) => channel === 'email').text
    const first = (await clinic.mailbox('eva@example.com')).find(({ text }) => text === planned)
    const to = first?.headers['reply-to'] ?? ''
    expect(to).toMatch(/^reply\+[a-z0-9]{16}@/)
    expect(
      (await clinic.local('mail', { from: 'eva@example.com', to: 'x@elsewhere.example', text: 'hi' })).status,
    ).toBe(422)
    const head = 'From: Eva <eva@example.com>\r\nSubject: Re: yes\r\nContent-Type: text/html\r\n\r\n'
    const raw = Buffer.from(`${head}<p>i can&#39;t breathe</p><blockquote>how are you?</blockquote>`).toString('base64')
    const large = (bytes: number) => Buffer.alloc(bytes, 'a photo ').toString('base64')
    const tooLarge = await clinic.local('mail', { to, raw: large(150_001) })
    expect([tooLarge.status, tooLarge.body.errors[0].pointer]).toEqual([422, '/raw'])
    const toNobody = `nobody@${to.split('@')[1]}`
    expect((await clinic.local('mail', { to: toNobody, raw: large(150_000) })).status).toBe(202)
    expect(first?.html).toContain('send words and no photos')
    expect((await clinic.local('mail', { to, raw: '<p>' })).status).toBe(422)
    expect((await clinic.local('mail', { to, raw, verdicts: { spam: 'perhaps' } })).status).toBe(422)
    expect((await clinic.local('mail', { to, raw, verdicts: { spam: 'FAIL', dmarc: 'PASS' } })).status).toBe(202)
    await clinic.idle()
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
    const alert = alerts.find(({ patientId }: { patientId: string }) => patientId === logged.body.patientId)
    expect(alert).toMatchObject({ tier: 'emergency', reply: "i can't breathe" })
    expect((await clinic.mailbox('eva@example.com')).at(-1)?.text).toMatch(/Call 911 now/)
    await clinic.as('clinician', 'POST', `/v1/alerts/${alert.alertId}/resolve`, { outcome: 'seen', note: '' })
  })
})

describe('the carrier', () => {
  it('that cannot deliver a text makes it an e-mail; where there is none, a task', async () => {
    const [withMail, without] = ['+14155550141', '+14155550142']
    const now = await clinic.now()
    for (const number of [withMail, without]) await clinic.local('carrier', { number, behaviour: 'undeliverable' })
    await clinic.as(
      'front-desk',
      'POST',
      '/v1/treatments',
      aTreatment(withMail, {
        performedAt: now,
        patient: { name: 'Bea Lund', phone: withMail, email: 'bea@example.com' },
      }),
    )
    await clinic.as(
      'front-desk',
      'POST',
      '/v1/treatments',
      aTreatment(without, { performedAt: now, patient: { name: 'Cy Park', phone: without }, consent: { sms: true } }),
    )
    await clinic.advance('PT3H')
    expect((await clinic.mailbox('bea@example.com')).length).toBeGreaterThanOrEqual(2)
    const { tasks } = (await clinic.as('nurse', 'GET', '/v1/tasks?state=open')).body
    expect(tasks.map(({ kind }: { kind: string }) => kind)).toContain('undelivered')
  })

  it('that cuts the connection gets each follow-up once, and staff a task', async () => {
    const number = '+14155550143'
    await clinic.local('carrier', { number, behaviour: 'uncertain' })
    const now = await clinic.now()
    const { body } = await clinic.as(
      'front-desk',
      'POST',
      '/v1/treatments',
      aTreatment(number, { performedAt: now, consent: { sms: true }, patient: { name: 'Di Moss', phone: number } }),
    )
    await clinic.advance('PT1H')
    expect(await clinic.phone(number)).toHaveLength(1)
    const { tasks } = (await clinic.as('nurse', 'GET', '/v1/tasks')).body
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'uncertain', patientId: body.patientId }))
  })
})

describe('least privilege', () => {
  it('refused nothing in all of this', async () => {
    expect((await clinic.call('GET', '/_local/grants')).body.denied).toEqual([])
  })
})
