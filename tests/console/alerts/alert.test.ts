import { describe, expect, it } from 'vitest'
import { type AlertAction, actOnAlert } from '../../../functions/use-cases/alerts/act-on-alert.ts'
import { aConsole } from '../../support/console.ts'
import { checkout, openAlerts, theAlert } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

async function anAlertPage() {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'i cant swallow')
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
  const { alertId } = await theAlert(world)
  const resolve = (fields: Record<string, string>) =>
    desk.ask('POST', `/console/alerts/${encodeURIComponent(alertId)}/resolve`, {
      cookies,
      form: { outcome: 'seen', note: 'Swelling went down.', ...fields },
    })
  const coursesOffered = async () => {
    const { alertId: open } = await theAlert(world)
    const { body } = await desk.ask('GET', `/console/alerts/${encodeURIComponent(open)}`, { cookies })
    const [, options = ''] = /<select name="course">(.*?)<\/select>/s.exec(body) ?? []
    return [...options.matchAll(/<option value(?:="(\w*)")?[^>]*>([^<]*)/g)].map(
      ([, value = '', label]) => `${value}: ${label}`,
    )
  }
  const page = () => desk.ask('GET', `/console/alerts/${encodeURIComponent(alertId)}`, { cookies })
  return { world, page, resolve, coursesOffered }
}

describe('all that happened', () => {
  it('is told in words, with people by name', async () => {
    const { world, page } = await anAlertPage()
    await world.text(ANA, 'i still cant swallow')
    const { alertId } = await theAlert(world)
    const lee = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician' } as const
    const act = (action: AlertAction) => actOnAlert(world.deps, 'demo', alertId, action, lee)
    await act({ kind: 'acknowledge', note: 'calling now' })
    await act({ kind: 'attempt', what: 'no-answer' })
    await act({ kind: 'hand-over', to: 'nurse-kim' })
    await act({ kind: 'set-tier', tier: 'prompt', reason: 'a sore throat' })
    const [, list = ''] = /All that happened<\/summary>(.*?)<\/ol>/s.exec((await page()).body) ?? []
    const said = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => line.replace(/^.*<\/time> /s, ''))
    expect(said.slice(1)).toEqual([
      'Paged: Dr Lee, Nurse Kim',
      'Text joined: same or lower tier',
      'Acknowledged by Dr Lee: calling now',
      'Attempted by Dr Lee: no-answer',
      'Handed over by Dr Lee: to Nurse Kim',
      'Tier lowered by Dr Lee: a sore throat',
    ])
  })
})

describe('an outcome with a next check', () => {
  it.each([
    ['2026-13-45T10:00', /is not a day and a time/],
    ['tomorrow', /is not a day and a time/],
    ['2027-03-14T02:30', /the clock jumps over it/],
  ])('at "%s", which is no time, is not recorded, and what was written stays', async (nextCheckAt, detail) => {
    const { world, resolve } = await anAlertPage()
    const { status, body } = await resolve({ nextCheckAt })
    expect(status).toBe(422)
    expect(body).toMatch(detail)
    expect(body).toContain('Swelling went down.')
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('is kept as the instant that the clinic means', async () => {
    const { world, resolve } = await anAlertPage()
    expect((await resolve({ nextCheckAt: '2026-11-25T09:00' })).status).toBe(303)
    expect(await openAlerts(world)).toEqual([])
  })
})

describe('the follow-ups of the course', () => {
  it('stay as they are unless somebody says otherwise, and the form says how that is', async () => {
    const { world, resolve, coursesOffered } = await anAlertPage()
    expect(await coursesOffered()).toEqual([': Go on', 'hold: Hold', 'end: End'])
    await resolve({ course: 'hold' })
    await world.advance(20)
    await world.text(ANA, 'i cant swallow')
    expect(await coursesOffered()).toEqual([': Stay on hold', 'resume: Resume', 'end: End'])
    await checkout(world)
    expect(await coursesOffered()).toEqual([
      ': Stay on hold; those of the later visit go on',
      'resume: Resume',
      'hold: Hold all',
      'end: End all',
    ])
  })
})

describe('what was done by mistake', () => {
  async function anAlert() {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, 'i cant swallow')
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
    const path = `/console/alerts/${encodeURIComponent((await theAlert(world)).alertId)}`
    const see = async (at = path) => (await desk.ask('GET', at, { cookies })).body
    const send = (what: string, form: Record<string, string> = {}) =>
      desk.ask('POST', `${path}/${what}`, { cookies, form })
    const asKim = async () => {
      const { cookies } = await desk.signIn('nurse', { sub: 'nurse-kim', name: 'Nurse Kim' })
      return (at = path) => desk.ask('GET', at, { cookies })
    }
    return { world, path, see, send, asKim }
  }

  it('is undone by whoever took the alert, while that is offered: for ten seconds', async () => {
    const { world, path, see, send, asKim } = await anAlert()
    await send('acknowledge')
    const page = await see()
    expect(page).toContain(`action="${path}/undo"`)
    expect(page.lastIndexOf('/attempts"'), 'no button moves when it goes').toBeLessThan(page.indexOf('/undo"'))
    expect(await see('/console/inbox')).toContain(`action="${path}/undo"`)
    expect((await (await asKim())()).body).not.toContain('/undo"')
    expect(await send('undo')).toMatchObject({ status: 303, location: `${path}?said=undo` })
    expect(await see()).toContain('Not taken. Still paging.')
    await send('acknowledge')
    world.standStill(11 / 60)
    expect(await see()).not.toContain(`action="${path}/undo"`)
    const late = await send('undo')
    expect([late.status, late.body]).toEqual([422, expect.stringContaining('More than ten seconds have passed')])
  })

  it('is reopened with a reason by whoever closed it, for an hour; both outcomes are shown', async () => {
    const { world, path, see, send, asKim } = await anAlert()
    await send('resolve', { outcome: 'no-concern', note: 'Talked to Mia.' })
    expect(await see()).toContain(`action="${path}/reopen"`)
    const list = await see('/console/inbox')
    expect(list).toContain('Closed within the hour: 1')
    expect(list).toContain(`href="${path}#reopen"`)
    const kim = await asKim()
    expect((await kim()).body).not.toContain('/reopen"')
    expect((await kim('/console/inbox')).body).not.toContain('#reopen')
    expect((await send('reopen', { reason: ' ' })).body).toContain('Why? Give the reason.')
    expect(await send('reopen', { reason: 'Wrong patient.' })).toMatchObject({ location: `${path}?said=reopen` })
    await send('resolve', { outcome: 'seen', note: 'Talked to Ana.' })
    const page = await see()
    expect(page).toMatch(/<s>No concern.*Talked to Mia\.<\/s> Withdrawn by Dr Lee.*Wrong patient\./s)
    expect(page).toContain('Talked to Ana.')
    const [personId] = decodeURIComponent(path.split('/').at(-1) ?? '').split('.')
    expect(await see(`/console/patients/${personId}`)).toContain('seen in person, by Dr Lee: Talked to Ana.')
    // A session ends after half an hour without use.
    for (const minutes of [25, 25, 11]) {
      world.standStill(minutes)
      await see()
    }
    expect(await see()).not.toContain(`action="${path}/reopen"`)
    expect(await see('/console/inbox')).not.toContain('Closed within the hour')
    expect((await send('reopen', { reason: 'Too late.' })).body).toContain('More than an hour has passed')
  })
})
