/** A rota that is kept in a calendar somewhere else: read every day, never written without a person. */
import { describe, expect, it } from 'vitest'
import type { Answered } from '../../functions/core/on-call/followed-calendar.ts'
import { onCall } from '../../functions/core/on-call/rota.ts'
import { finishTask, openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { addOverrides } from '../../functions/use-cases/on-call/change-rota.ts'
import { followCalendar, followedOf, takeOver } from '../../functions/use-cases/on-call/followed-calendars.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
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
const everyNight = (who: string) => [...night(1, who), 'RRULE:FREQ=DAILY']

const set = async (world: World, more: object = {}) => {
  const asked = { clinicId: 'demo', duty: 'on-call' as const, by: 'Dr Hale', url: URL, ...more }
  const answer = await followCalendar(world.deps, asked)
  await world.settle()
  return answer
}
const tasks = (world: World) => openTasks(world.deps, 'demo')
const take = (world: World, more: object = {}) => takeOver(world.deps, 'demo', 'on-call', { by: 'Dr Hale', ...more })
const feed = (world: World) => followedOf(world.deps, 'demo', 'on-call')
const overrides = async (world: World) => (await readClinic(world.records, 'demo'))?.rota.overrides ?? []
const onCallAt = async (world: World, at: string) => {
  const rota = (await readClinic(world.records, 'demo'))?.rota
  return rota && onCall(rota, at)['on-call']?.staffId
}
const DAY = 24

describe("a calendar's address", () => {
  it('is read at once, asks a person to compare, and writes nothing until an admin takes it over', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'Nurse Kim'), night(2, 'Dr Hale')))
    expect(await set(world)).toMatchObject({ kind: 'set' })
    expect(world.fetches).toEqual([URL])
    const [task] = await tasks(world)
    expect(task).toMatchObject({
      kind: 'calendar',
      because: expect.stringContaining('2 shifts to add, 0 shifts to remove'),
    })
    expect(task?.because).not.toContain('private-4711')
    expect(await overrides(world)).toEqual([])
    expect(await take(world)).toMatchObject({ kind: 'changed' })
    expect(await onCallAt(world, '2026-12-02T05:00:00.000Z')).toBe('nurse-kim')
    expect(await onCallAt(world, '2026-12-03T05:00:00.000Z')).toBe('dr-hale')
    expect(await tasks(world)).toEqual([])
  })

  it('is read again every day, and asks nothing while the calendar stays as it is', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(everyNight('Nurse Kim')))
    await set(world)
    await take(world)
    await world.advanceHours(6 * DAY)
    expect(world.fetches).toHaveLength(7)
    expect(await tasks(world)).toEqual([])
  })

  it('asks again before a series that goes on for ever reaches beyond what was taken over', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(everyNight('Nurse Kim')))
    await set(world)
    await take(world)
    const until = (await feed(world))?.taken?.until ?? ''
    while ((await tasks(world)).length === 0) await world.advanceHours(DAY)
    expect(world.now() < until).toBe(true)
    await take(world)
    expect(await tasks(world)).toEqual([])
    expect(((await feed(world))?.taken?.until ?? '') > until).toBe(true)
  })

  it('asks about a night that was given to somebody else, with the rota as it was until then', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'Nurse Kim'), night(2, 'Dr Hale')))
    await set(world)
    await take(world)
    world.calendar(URL, calendar(night(1, 'Dr Hale'), night(2, 'Dr Hale')))
    await world.advanceHours(DAY)
    expect(await tasks(world)).toEqual([
      expect.objectContaining({ because: expect.stringContaining('1 shift to add, 1 shift to remove') }),
    ])
    expect(await onCallAt(world, '2026-12-02T05:00:00.000Z')).toBe('nurse-kim')
    await take(world)
    expect(await onCallAt(world, '2026-12-02T05:00:00.000Z')).toBe('dr-hale')
  })

  it('says no more of a change that was taken back in the calendar', async () => {
    const world = await aWorld()
    const before = calendar(night(1, 'Nurse Kim'))
    world.calendar(URL, before)
    await set(world)
    await take(world)
    world.calendar(URL, calendar(night(1, 'Dr Hale')))
    await world.advanceHours(DAY)
    expect(await tasks(world)).toHaveLength(1)
    world.calendar(URL, before)
    await world.advanceHours(DAY)
    expect(await tasks(world)).toEqual([])
  })

  it('asks once about what the clinic does not want', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'Nurse Kim')))
    await set(world)
    await take(world)
    world.calendar(URL, calendar(night(1, 'Dr Hale')))
    await world.advanceHours(DAY)
    await finishTask(world.deps, 'demo', (await tasks(world))[0]?.taskId ?? '', 'dr-hale')
    await world.advanceHours(3 * DAY)
    expect(await tasks(world)).toEqual([])
    world.calendar(URL, calendar(night(1, 'Dr Hale'), night(5, 'Dr Hale')))
    await world.advanceHours(DAY)
    expect(await tasks(world)).toHaveLength(1)
  })

  it('that empties asks before the nights go', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'Nurse Kim')))
    await set(world)
    await take(world)
    world.calendar(URL, calendar())
    await world.advanceHours(DAY)
    expect((await tasks(world))[0]?.because).toContain('0 shifts to add, 1 shift to remove')
    expect(await overrides(world)).toHaveLength(1)
  })

  it('leaves swaps made by hand on top, and asks nothing about them', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'Nurse Kim')))
    await set(world)
    await take(world)
    const startsAt = '2026-12-02T04:00:00.000Z'
    const stretch = { duty: 'on-call' as const, staffId: 'dr-lee', startsAt, endsAt: '2026-12-02T06:00:00.000Z' }
    await addOverrides(world.deps, 'demo', [stretch])
    await world.advanceHours(2 * DAY)
    expect(await tasks(world)).toEqual([])
    expect(await onCallAt(world, '2026-12-02T05:00:00.000Z')).toBe('dr-lee')
  })
})

describe('a calendar that names nobody', () => {
  it('is taken over once it is said whose it is', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(1, 'On call')))
    await set(world)
    expect((await tasks(world))[0]?.because).toContain("one event can't be read for sure")
    expect(await take(world)).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/event/1' }] })
    await set(world, { whose: 'nurse-kim' })
    expect(await take(world)).toMatchObject({ kind: 'changed' })
    expect(await onCallAt(world, '2026-12-02T05:00:00.000Z')).toBe('nurse-kim')
  })

  it('keeps the answer of a single event for the days to come, wherever it stands in the calendar', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(2, 'Kim covers for Dr Lee')))
    await set(world)
    expect(await take(world, { chosen: { 1: 'nurse-kim' } })).toMatchObject({ kind: 'changed' })
    const kept: Answered[] = [{ uid: 'night-2', title: 'Kim covers for Dr Lee', whom: 'nurse-kim' }]
    expect((await feed(world))?.answered).toEqual(kept)
    world.calendar(URL, calendar(night(3, 'Dr Hale'), night(2, 'Kim covers for Dr Lee')))
    await world.advanceHours(DAY)
    expect((await tasks(world))[0]?.because).toContain('1 shift to add, 0 shifts to remove')
    expect(await take(world)).toMatchObject({ kind: 'changed' })
  })
})

describe('taking a calendar over', () => {
  it('is refused where it was read again since it was looked at', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await set(world)
    const seen = (await feed(world))?.found?.at
    await world.advanceHours(DAY)
    expect(await take(world, { seen })).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/seen' }] })
    expect(await overrides(world)).toEqual([])
  })

  it('ends as it should where the process dies between the rota and the task', async () => {
    const world = await aWorld()
    world.calendar(URL, calendar(night(9, 'Nurse Kim')))
    await set(world)
    const { commit } = world.records
    let commits = 0
    world.records.commit = async (writes) => {
      if (++commits > 1) throw new Unavailable('died')
      return commit(writes)
    }
    await expect(take(world)).rejects.toThrow('died')
    world.records.commit = commit
    expect(await overrides(world)).toHaveLength(1)
    await world.advanceHours(DAY)
    expect(await tasks(world)).toEqual([])
    await take(world)
    expect(await overrides(world)).toHaveLength(1)
  })
})
