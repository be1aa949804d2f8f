import { describe, expect, it } from 'vitest'
import type { Clinic } from '../../functions/core/clinic.ts'
import { alertRoutes } from '../../functions/http/alerts.ts'
import { clinicRoutes } from '../../functions/http/clinic.ts'
import type { Route } from '../../functions/http/route.ts'
import { figuresUntil } from '../../functions/use-cases/figures.ts'
import { inbox } from '../../functions/use-cases/inbox.ts'
import { emergencies, tasksOpen } from '../support/crowd.ts'
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
