import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../functions/core/clinic/clinic.ts'
import { aConsole } from '../../support/console.ts'
import { act, checkout, openAlerts, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, type World } from '../../support/world.ts'

const WEEK = '2026-11-23'

let world: World
let desk: ReturnType<typeof aConsole>
const cookies = {} as Record<Role, Record<string, string>>
let falsePage: string
let harmful: string

const get = (path: string, role: Role = 'nurse') => desk.ask('GET', path, { cookies: cookies[role] })
const post = (path: string, form: Record<string, string>, role: Role = 'nurse') =>
  desk.ask('POST', path, { cookies: cookies[role], form })

/** A false page, an outcome with harm, and three harmless replies in a week that is over. */
beforeAll(async () => {
  world = await aWorld()
  desk = aConsole(world)
  await checkout(world)
  await world.text(ANA, 'my eyelid is drooping')
  falsePage = (await theAlert(world)).alertId
  await world.advance(2)
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: 'A tired <b>eye</b>.' } })
  await world.text(ANA, 'i cant swallow')
  harmful = (await theAlert(world)).alertId
  const resolution = { outcome: 'sent-to-emergency', note: 'Admitted.', harm: 'severe' } as const
  await act(world, 'dr-lee', { kind: 'resolve', resolution })
  for (const text of ['thank you', 'see you soon', '1']) {
    await world.advance(15)
    await world.text(ANA, text)
  }
  await world.advanceHours(24 * 8)
  for (const role of ['nurse', 'admin'] as const)
    cookies[role] = (await desk.signIn(role, { sub: role, name: role === 'nurse' ? 'Nurse Kim' : 'Dr Hale' })).cookies
})

describe('the page of the safety review', () => {
  it('shows last week: a false page with words, rule, who was woken and outcome; text of people is never markup', async () => {
    const { body, status } = await get('/console/review')
    expect(status).toBe(200)
    expect(body).toContain('False pages: 1 of 2 alerts')
    expect(body).toMatch(/<mark>eyelid is drooping<\/mark>/)
    expect(body).toMatch(/rule en-\w+/)
    expect(body).toMatch(/Dr Lee/)
    expect(body).toContain('A tired &lt;b>eye&lt;/b>.')
  })

  it('asks for the cause, and keeps what was typed when none is chosen', async () => {
    const refused = await post(`/console/review/causes/${falsePage}`, { week: WEEK, cause: '', note: 'her sister' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Choose why this woke someone.')
    expect(refused.body).toContain('value="her sister"')
    const done = await post(`/console/review/causes/${falsePage}`, { week: WEEK, cause: 'normal-course', note: 'ok' })
    expect(done).toMatchObject({ status: 303, location: `/console/review?week=${WEEK}#page-${falsePage}` })
    const { body } = await get('/console/review')
    expect(body).toMatch(/Normal course after this treatment<\/strong>, Nurse Kim/)
    expect((await post(`/console/review/causes/${harmful}`, { week: WEEK, cause: 'other', note: '' })).status).toBe(409)
  })

  it('gives one reply after the other to read, and pages for a missed sign', async () => {
    const form = async () =>
      /action="(\/console\/review\/readings\/[^"]+)"/.exec((await get('/console/review')).body)?.[1]
    const first = (await form()) ?? ''
    expect((await post(first, { week: WEEK, found: 'missed', sign: '', tier: 'urgent' })).status).toBe(422)
    expect((await post(first, { week: WEEK, found: 'nothing' })).status).toBe(303)
    expect((await get('/console/review')).body).toContain('1 of 3 read')
    const again = await post(first, { week: WEEK, found: 'nothing' })
    expect(again.body).toContain('Nurse Kim had read this reply before')
    const second = (await form()) ?? ''
    expect(second).not.toBe(first)
    const paged = await post(second, { week: WEEK, found: 'missed', sign: 'breathing', tier: 'emergency' })
    expect(paged.body).toContain('The clinic is paged')
    const [alert] = await openAlerts(world)
    expect(paged.body).toContain(`/console/alerts/${alert?.alertId}`)
    expect(alert).toMatchObject({ tier: 'emergency', state: 'paging' })
  })

  it.each(['2026-11-25', 'nonsense', '2999-01-01', '2026-13-45'])('answers the week "%s" with a week', async (week) => {
    const { status, body } = await get(`/console/review?week=${week}`)
    expect(status).toBe(200)
    expect(body).toContain('aria-current="true"')
  })
})

describe('the page of an incident', () => {
  it('lists what is due, and takes a note for each report', async () => {
    expect((await get('/console/incidents')).body).toContain(`/console/incidents/${harmful}`)
    const path = `/console/incidents/${harmful}`
    expect((await get(path)).body).toContain('Sent to emergency care: Admitted.')
    expect((await get(path)).body).toMatch(/Overdue since[^/]*Nov 26|Overdue since[^/]*Nov 25/)
    expect((await post(`${path}/reports/insurer`, { note: ' ' })).status).toBe(422)
    expect(await post(`${path}/reports/insurer`, { note: 'By letter.' })).toMatchObject({ status: 303 })
    expect((await get(path)).body).toContain('By letter.')
    expect((await post(`${path}/reports/nobody`, { note: 'x' })).status).toBe(404)
  })

  it('shows the outcomes of its alert that were withdrawn: what, when, by whom and why', async () => {
    const reopened = await aWorld()
    await checkout(reopened)
    await reopened.text(ANA, 'i cant swallow')
    const { alertId } = await theAlert(reopened)
    const theirs = aConsole(reopened)
    const { cookies } = await theirs.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
    const send = (what: string, form: Record<string, string>) =>
      theirs.ask('POST', `/console/alerts/${alertId}/${what}`, { cookies, form })
    await send('resolve', { outcome: 'no-concern', note: 'Talked to Mia.' })
    await send('reopen', { reason: 'Wrong patient.' })
    await send('resolve', { outcome: 'sent-to-emergency', note: 'Admitted.', harm: 'severe' })
    const { body } = await theirs.ask('GET', `/console/incidents/${alertId}`, { cookies })
    expect(body).toMatch(
      /Earlier outcomes.*<s>No concern.*Dr Lee: Talked to Mia\.<\/s> Withdrawn by Dr Lee.*Wrong patient\./s,
    )
    expect((await get(`/console/incidents/${harmful}`)).body).not.toContain('Earlier outcomes')
  })

  it('gives the frozen record word for word, with the hash that it shows', async () => {
    const page = await get(`/console/incidents/${harmful}`)
    const file = await get(`/console/incidents/${harmful}/record`)
    expect(file).toMatchObject({ type: 'application/json', name: 'frozen-record.json' })
    expect(page.body).toContain(world.deps.sha256(file.body))
    expect(page.body).toContain('The copy matches its hash.')
  })

  it('lets the admin alone release the hold, with a reason', async () => {
    const path = `/console/incidents/${harmful}/release`
    expect((await post(path, { because: 'over' })).status).toBe(403)
    expect((await post(path, { because: '' }, 'admin')).status).toBe(422)
    expect((await get(`/console/incidents/${harmful}`)).body).toContain('the patient cannot be erased')
    expect((await post(path, { because: 'Counsel agreed.' }, 'admin')).status).toBe(303)
    expect((await get(`/console/incidents/${harmful}`)).body).toMatch(/Released by Dr Hale.*Counsel agreed\./s)
  })
})

describe('the page of the figures', () => {
  it('shows each chart as a table too, and the same figures as a file', async () => {
    const { body } = await get('/console/figures?month=2026-11')
    expect(body.match(/<svg class="chart" /g)).toHaveLength(6)
    expect(body.match(/<caption>/g)).toHaveLength(6)
    expect(body).toMatch(/<strong>1<\/strong> enrolled/)
    const file = await get('/console/figures.csv?month=2026-11')
    expect(file).toMatchObject({ type: 'text/csv', name: 'aftercare-2026-11.csv' })
    expect(file.body).toMatch(/^clinic,month,figure,tier,value,unit\r\n/)
    expect(file.body).toContain('Harbor Clinic,2026-11,enrolled,,1,patients\r\n')
    expect(file.body).toContain('Harbor Clinic,2026-11,"first act of a person, median",urgent,2,minutes\r\n')
    expect(file.body).toContain('Harbor Clinic,2026-10,pages by night per 100 patients,,,pages\r\n')
  })

  it.each(['nonsense', '2026-13', '2999-01'])('shows the present month when asked for "%s"', async (month) => {
    expect((await get(`/console/figures?month=${month}`)).body).toContain('Figures, December 2026')
  })
})
