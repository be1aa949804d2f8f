import { describe, expect, it } from 'vitest'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { keys } from '../../functions/core/keys.ts'
import { alertRoutes } from '../../functions/http/alerts.ts'
import { clinicRoutes } from '../../functions/http/clinic.ts'
import type { Route } from '../../functions/http/route.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { inbox } from '../../functions/use-cases/alerts/inbox.ts'
import { figuresUntil } from '../../functions/use-cases/review/figures.ts'
import { emergencies, tasksOpen } from '../support/crowd.ts'
import { act } from '../support/stories.ts'
import { harbor, type World } from '../support/world.ts'

/** What a Lambda may answer with. */
const MOST_BYTES = 6 * 1024 * 1024

async function ask(world: World, routes: readonly Route[], path: string, more: object = {}) {
  const found = routes.find((route) => route.method === 'GET' && route.path === path)
  const caller = { clinicId: 'demo', role: 'nurse', id: 'nurse-kim', name: 'Nurse Kim' } as const
  const request = { caller, params: {}, query: {}, headers: {}, body: undefined, text: '', ...more }
  return JSON.parse(JSON.stringify((await found?.respond(world.deps, request))?.body))
}
const listed = async (world: World) =>
  (await ask(world, alertRoutes, '/v1/alerts', { query: { state: 'open' } })).alerts

describe('a thousand alerts that nobody has taken for half an hour', () => {
  it('are listed, each with the pages of its last round, in less than a Lambda may answer', async () => {
    const { world, watch } = await emergencies(1000, 30)
    const alerts = await listed(world)
    expect(alerts).toHaveLength(1000)
    for (const { pages } of alerts) {
      expect(pages.length).toBeGreaterThan(0)
      expect(new Set(pages.map(({ round }: { round: number }) => round))).toEqual(new Set([7]))
    }
    expect(Buffer.byteLength(JSON.stringify({ alerts }))).toBeLessThan(MOST_BYTES)
    expect(watch.calls.filter(({ of }) => of === 'get')).toEqual([])
    expect(watch.calls.filter(({ what }) => what.endsWith('.alert.r'))).toEqual([])
  })

  it('are in the inbox without a page being read', async () => {
    const { world, watch } = await emergencies(1000, 30)
    expect((await inbox(world.deps, 'demo', 'nurse')).alerts).toHaveLength(1000)
    expect(watch.calls.filter(({ what }) => what.includes('OUT#'))).toEqual([])
    expect(watch.calls.length).toBeLessThan(10)
  })

  it('are counted in the figures, each person once a round, without a page being read', async () => {
    const { world, watch } = await emergencies(10, 30)
    const [november] = await figuresUntil(world.deps, harbor.clinic as Clinic, '2026-11', 1)
    // Two people in the first round, three in each of the six that follow it.
    expect(november).toMatchObject({ open: 10, pages: { day: 10 * (2 + 6 * 3), night: 0 } })
    expect(watch.calls.filter(({ what }) => what.includes('OUT#'))).toEqual([])
  })
})

describe('an alert that is open for long', () => {
  it('takes no more room in the list than one that has just been paged for, and shows every page by itself', async () => {
    const { world, alert } = await emergencies(1, 12 * 60)
    const [shown] = await listed(world)
    expect(shown.pages.length).toBeLessThan(10)
    const alone = await ask(world, alertRoutes, '/v1/alerts/{id}', { params: { id: alert.alertId } })
    expect(alone.pages.length).toBeGreaterThan(800)
    expect(alone.pages).toEqual(expect.arrayContaining(shown.pages))
  })
})

describe('five thousand open tasks', () => {
  it('are read by the inbox as far as it shows them, the oldest first, and the others are counted', async () => {
    const { world, watch, tasks } = await tasksOpen(5000)
    const shown = await inbox(world.deps, 'demo', 'front-desk')
    expect(shown.tasks.map(({ task }) => task.taskId)).toEqual(tasks.slice(0, 100).map(({ taskId }) => taskId))
    expect(shown.tasks.filter(({ person }) => person?.name !== 'Ana Ruiz')).toEqual([])
    expect(shown.unshown).toBe(4900)
    expect(watch.calls.length).toBeLessThan(5)
  })

  it('are listed by the API, oldest first, in one read', async () => {
    const { world, watch, tasks } = await tasksOpen(5000)
    const answer = await ask(world, clinicRoutes, '/v1/tasks')
    expect(answer.tasks.map(({ taskId }: { taskId: string }) => taskId)).toEqual(tasks.map(({ taskId }) => taskId))
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MOST_BYTES)
    expect(watch.calls).toHaveLength(1)
  })
})

describe('the auditor, when very many alerts are open', () => {
  it('looks into eight at once, and at no more of their pages than what is late can be among', async () => {
    const { world, watch } = await emergencies(100, 64)
    let [now, most] = [0, 0]
    watch.before = async ({ what }) => {
      if (!what.includes('ALERT#')) return
      most = Math.max(most, ++now)
      await new Promise(setImmediate)
      now--
    }
    expect(await auditAlerts(world.deps)).toMatchObject({ alerts: 100, faults: 0, heartbeat: true })
    expect(most).toBe(8)
    expect(watch.calls.filter(({ what }) => what.endsWith('.alert.r'))).toEqual([])
  })

  it('begins with those that have been due for longest', async () => {
    const { world, watch } = await emergencies(30, 4)
    const late = 'copy23'
    const [key] = watch.calls.length === 0 ? await keyOf(world, late) : []
    if (!key) throw new Error('there is such an alert')
    const item = await world.records.get(key)
    if (!item) throw new Error('there is such an alert')
    const timers = { page: '2026-11-23T18:00:00.000Z' }
    await world.records.commit([{ kind: 'update', key, value: { ...item.value, timers }, expects: item.version }])
    watch.calls.length = 0
    await auditAlerts(world.deps)
    const looked = watch.calls.filter(({ of, what }) => of === 'get' && what.includes(' ALERT#'))
    expect(looked[0]?.what).toBe(`${key.pk} ${key.sk}`)
  })

  it('calls no code orphaned that gets its outcome while it looks', async () => {
    const { world, watch, alert } = await emergencies(1, 1)
    const ended = keys.alert('demo', alert.alertId)
    watch.before = async ({ of, what }) => {
      if (of !== 'get' || what !== `${ended.pk} ${ended.sk}`) return
      watch.before = async () => {}
      await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    }
    expect(await auditAlerts(world.deps)).toMatchObject({ faults: 0, heartbeat: true })
  })
})

async function keyOf(world: World, ending: string) {
  const codes = await world.records.list('CLINIC#demo', 'CODE#')
  return codes.flatMap(({ value }) => {
    const alertId = String(value.alertId)
    const [person = ''] = alertId.split('.')
    return person.startsWith('copy') && Number(person.slice(4)) === Number(ending.slice(4))
      ? [keys.alert('demo', alertId)]
      : []
  })
}
