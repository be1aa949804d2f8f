/** Addresses of calendars: what is taken, and what happens where one cannot be read. */
import { describe, expect, it } from 'vitest'
import { openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { followCalendar, takeOver, unfollowCalendar } from '../../functions/use-cases/on-call/followed-calendars.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aWorld, type World } from '../support/world.ts'

const URL = 'https://calendars.example/private-4711/on-call.ics'
const calendar = (...events: string[][]) => ({
  kind: 'fetched' as const,
  text: ['BEGIN:VCALENDAR', ...events.flatMap((each) => ['BEGIN:VEVENT', ...each, 'END:VEVENT']), 'END:VCALENDAR'].join(
    '\r\n',
  ),
})
/** A night of December on the clinic's wall clock. */
const night = (day: number, who: string, more: string[] = []) => {
  const date = `202612${String(day).padStart(2, '0')}`
  return [`UID:night-${day}`, `SUMMARY:${who}`, `DTSTART:${date}T200000`, 'DURATION:PT10H', ...more]
}

const set = async (world: World, more: object = {}) => {
  const asked = { clinicId: 'demo', duty: 'on-call' as const, by: 'Dr Hale', url: URL, ...more }
  const answer = await followCalendar(world.deps, asked)
  await world.settle()
  return answer
}
const tasks = (world: World) => openTasks(world.deps, 'demo')
const take = (world: World, more: object = {}) => takeOver(world.deps, 'demo', 'on-call', { by: 'Dr Hale', ...more })
const overrides = async (world: World) => (await readClinic(world.records, 'demo'))?.rota.overrides ?? []
const DAY = 24

describe('a calendar that fails', () => {
  it('is tried again, becomes one task after two days, and none once it is read again', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await set(world)
    await take(world)
    world.calendar(URL, { kind: 'unfetched', because: 'refused' })
    await world.advanceHours(2 * DAY)
    expect(await tasks(world)).toEqual([])
    await world.advanceHours(2 * DAY)
    expect(await tasks(world)).toEqual([
      expect.objectContaining({ because: expect.stringMatching(/can't be read since Tue, Nov 24.*still shared/) }),
    ])
    expect(await overrides(world)).toHaveLength(1)
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await world.advanceHours(1 * DAY)
    expect(await tasks(world)).toEqual([])
  })

  it('that answers with a page to sign in is no empty rota', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await set(world)
    await take(world)
    world.calendar(URL, { kind: 'fetched', text: '<!doctype html><title>Sign in</title>' })
    await world.advanceHours(4 * DAY)
    expect((await tasks(world))[0]?.because).toContain('what it answers is no calendar')
    expect(await overrides(world)).toHaveLength(1)
  })
})

describe('an address', () => {
  it.each([
    ['http://calendars.example/a.ics', /https/],
    ['https://10.0.0.1/a.ics', /public internet/],
    ['https://169.254.169.254/latest/meta-data', /public internet/],
    ['https://kim:secret@calendars.example/a.ics', /password/],
    ['calendar', /https URL/],
  ])('%s is refused', async (url, why) => {
    const world = await aWorld()
    expect(await set(world, { url })).toMatchObject({
      faults: [{ pointer: '/url', detail: expect.stringMatching(why) }],
    })
    expect(world.fetches).toEqual([])
  })

  it('that calendars give out as webcal is https', async () => {
    const world = await aWorld()
    await set(world, { url: 'webcal://calendars.example/a.ics' })
    expect(world.fetches).toEqual(['https://calendars.example/a.ics'])
  })

  it('that is given up is read no more, and its task goes', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await set(world)
    expect(await unfollowCalendar(world.deps, 'demo', 'on-call', 'Dr Hale')).toBe(true)
    expect(await tasks(world)).toEqual([])
    await world.advanceHours(3 * DAY)
    expect(world.fetches).toHaveLength(1)
    expect(await unfollowCalendar(world.deps, 'demo', 'on-call', 'Dr Hale')).toBe(false)
  })
})
