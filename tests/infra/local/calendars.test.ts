/** Calendars by their secret addresses, as a calendar program asks for them: by HTTP, through the gateway, without a token. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { plusHours } from '../../../functions/core/time.ts'
import { LEE, ownServer } from '../../support/own-server.ts'
import { aTreatment } from '../../support/treatment-request.ts'

const { cloud, clinic } = ownServer()

const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7] }
const address = async (role: string, path: string, body?: unknown) =>
  (await clinic.as(role, 'POST', path, body)).body.address as string
const dutiesOf = (staffId: string) => address('admin', '/v1/on-call/calendar-address', { staffId })

const get = async (url: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(url, { headers, method, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** As a program reads it that knows iCalendar and nothing of us. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const at = (time: ICAL.Time) => time.toJSDate().toISOString()
    return {
      uid: event.uid,
      from: at(event.startDate),
      to: at(event.endDate),
      title: event.summary,
      about: event.description,
    }
  })
const onCallAt = async (url: string, at: string) =>
  eventsIn((await get(url)).text).find(({ title, from, to }) => /^On call/.test(title) && from <= at && at < to)

describe('the calendar of a person on call', () => {
  it('is read by programs and by our own import, and is quiet until something changes', async () => {
    await clinic.as('admin', 'PUT', '/v1/on-call/shifts', {
      shifts: [
        { duty: 'on-call', staffId: 'dr-lee', ...EVERY_DAY, from: '08:00', to: '20:00' },
        { duty: 'on-call', staffId: 'nurse-kim', ...EVERY_DAY, from: '20:00', to: '08:00' },
        { duty: 'fallback', staffId: 'dr-hale', ...EVERY_DAY, from: '00:00', to: '24:00' },
      ],
    })
    const url = await dutiesOf('dr-lee')
    expect(url).toMatch(/\/calendars\/[0-9a-z]{30}\.ics$/)
    const first = await get(url)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const events = eventsIn(first.text)
    // The server's clock shows five past ten on 25 November.
    expect(events).toContainEqual(
      expect.objectContaining({
        from: '2030-11-25T16:00:00.000Z',
        to: '2030-11-26T04:00:00.000Z',
        title: 'On call: Dr Lee',
      }),
    )
    expect(events.length).toBeGreaterThan(60)
    const now = await clinic.now()
    const staff = [{ staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician' as const, phone: LEE }]
    const read = readCalendar(first.text, { staff, zone: 'America/Los_Angeles', now })
    expect(read).toMatchObject({
      kind: 'read',
      stretches: expect.arrayContaining([expect.objectContaining({ staffId: 'dr-lee' })]),
    })
    const tried = await clinic.as('admin', 'POST', '/v1/on-call/calendar?duty=backup&try=true', first.text, {
      headers: { 'content-type': 'text/calendar' },
    })
    expect([200, 422]).toContain(tried.status)

    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.parse(now))
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304)
    expect((await get(url, { 'if-modified-since': since })).status).toBe(304)
    expect((await get(url)).text).toBe(first.text)
    const head = await get(url, {}, 'HEAD')
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag])
  })

  it('gives a swap to the other person under the name of the event, and takes it back', async () => {
    const [lee, kim] = [await dutiesOf('dr-lee'), await dutiesOf('nurse-kim')]
    const noon = '2030-11-27T20:00:00.000Z'
    const before = await onCallAt(lee, noon)
    expect(await onCallAt(kim, noon)).toBeUndefined()
    const { headers } = await get(lee)
    const stretch = { duty: 'on-call', startsAt: before?.from, endsAt: before?.to }
    const swap = { ...stretch, staffId: 'dr-lee', with: 'nurse-kim' }
    const swapped = await clinic.as('nurse', 'POST', '/v1/on-call/swaps', swap)
    expect(swapped.status).toBe(201)
    expect(await onCallAt(lee, noon)).toBeUndefined()
    expect(await onCallAt(kim, noon)).toEqual({ ...before, title: 'On call: Nurse Kim' })
    const etag = headers.get('etag') ?? ''
    expect((await get(lee, { 'if-none-match': etag })).status).toBe(200)
    const { overrideId } = swapped.body.overrides.at(-1)
    await clinic.as('nurse', 'DELETE', `/v1/on-call/overrides/${overrideId}`)
    expect(await onCallAt(lee, noon)).toEqual(before)

    const half = {
      duty: 'on-call',
      startsAt: plusHours(before?.from ?? '', 4),
      endsAt: plusHours(before?.from ?? '', 6),
    }
    await clinic.as('nurse', 'POST', '/v1/on-call/overrides', { ...half, staffId: 'nurse-kim' })
    expect(await onCallAt(lee, before?.from ?? '')).toEqual({ ...before, to: half.startsAt })
    expect(await onCallAt(kim, half.startsAt)).toMatchObject({ from: half.startsAt, to: half.endsAt })
    expect(await onCallAt(lee, half.endsAt)).toMatchObject({ from: half.endsAt, to: before?.to })
  })

  it('ends with a new address, when it is ended, and for whoever is not of the staff', async () => {
    const first = await dutiesOf('nurse-kim')
    const second = await address('nurse', '/v1/on-call/calendar-address', {})
    expect((await get(first)).status).toBe(404)
    expect((await get(second)).status).toBe(200)
    expect((await clinic.as('nurse', 'POST', '/v1/on-call/calendar-address', { staffId: 'dr-lee' })).status).toBe(403)
    expect((await clinic.as('nurse', 'DELETE', '/v1/on-call/calendar-address?staffId=dr-lee')).status).toBe(403)
    expect((await clinic.as('admin', 'POST', '/v1/on-call/calendar-address', { staffId: 'nobody' })).status).toBe(404)
    expect((await clinic.as('front-desk', 'POST', '/v1/on-call/calendar-address', {})).status).toBe(403)
    expect((await clinic.as('nurse', 'DELETE', '/v1/on-call/calendar-address')).status).toBe(200)
    expect((await clinic.as('nurse', 'DELETE', '/v1/on-call/calendar-address')).status).toBe(404)
    const { status, text } = await get(second)
    expect([status, text]).toEqual([404, 'This calendar address has ended. Ask the clinic for a new one.'])
    for (const path of ['x.ics', `${'a'.repeat(30)}.ics`, `${'a'.repeat(30)}`, '%2e%2e%2f.ics', 'style.css'])
      expect((await get(`${cloud.url}/calendars/${path}`)).status, path).toBe(404)
    expect((await get(second, {}, 'POST')).status).toBe(404)
  })
})

describe('the calendar of a patient', () => {
  const PATIENT = '+14155550161'

  it('shows when the clinic writes and no word of why, and ends with the patient', async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment(PATIENT))
    const { patientId, treatmentId } = logged.body
    const path = `/v1/patients/${patientId}/calendar-address`
    const url = await address('front-desk', path)
    const { text } = await get(url)
    const events = eventsIn(text)
    expect(events.length).toBeGreaterThan(2)
    for (const { title, about } of events) {
      expect(title).toBe('Message from Harbor Clinic')
      expect(about).toContain('call 911')
    }
    expect(text).not.toMatch(/ana|ruiz|botox|neurotoxin|4155550161|treatment|check-in/i)
    expect(text).not.toContain(patientId)
    const due = logged.body.followUps.map(({ dueAt }: { dueAt: string }) => dueAt)
    for (const { from } of events.filter(({ from }) => from > plusHours(logged.body.followUps[0].dueAt, 1)))
      expect(due).toContain(from)

    await clinic.as('front-desk', 'DELETE', `/v1/treatments/${treatmentId}`)
    expect(eventsIn((await get(url)).text).filter(({ from }) => from > '2030-11-26')).toEqual([])
    expect((await clinic.as('admin', 'DELETE', `/v1/patients/${patientId}`)).status).toBe(200)
    expect((await get(url)).status).toBe(404)
    expect((await clinic.as('front-desk', 'POST', path)).status).toBe(404)
  })

  it('is offered where the clinic wishes it, and of its own patients alone', async () => {
    const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('+14155550162'))
    const path = `/v1/patients/${logged.body.patientId}/calendar-address`
    expect((await clinic.as('front-desk', 'POST', path, undefined, { clinic: 'other' })).status).toBe(404)
    expect((await clinic.as('front-desk', 'DELETE', path)).status).toBe(404)
  })
})
