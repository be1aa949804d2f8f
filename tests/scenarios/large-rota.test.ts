import { describe, expect, it } from 'vitest'
import type { Staff } from '../../functions/core/clinic/clinic.ts'
import { keys } from '../../functions/core/keys.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { alertRoutes } from '../../functions/http/alerts.ts'
import { setPolicy } from '../../functions/use-cases/on-call/change-policy.ts'
import { write } from '../../functions/use-cases/store/records.ts'
import { act, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, harbor } from '../support/world.ts'

const NIGHTLY = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '23:00' }

const people = (count: number): Staff[] =>
  Array.from({ length: count }, (_, i) => ({
    staffId: `nurse-${i}`,
    name: `Nurse ${i}`,
    role: 'nurse',
    phone: `+1415555${String(300 + i).padStart(4, '0')}`,
    email: `nurse-${i}@harbor.example`,
  }))

/** Everybody has a shift at night; by day the three of Harbor Clinic have the duties, or nobody does. */
async function aLargeClinic(count: number, { byDay }: { byDay: boolean }) {
  const crowd = people(count)
  const world = await aWorld({ clinics: [byDay ? harbor : { ...harbor, shifts: [] }] })
  if (byDay) await checkout(world)
  for (const person of crowd) {
    const shift = { shiftId: `of-${person.staffId}`, duty: 'backup', staffId: person.staffId, ...NIGHTLY }
    await world.records.commit([
      write(keys.staff('demo', person.staffId), person, 0),
      write(keys.phoneStaff(HARBOR, person.phone ?? '', person.staffId), {}, 0),
      write(keys.shift('demo', shift.shiftId), shift, 0),
    ])
  }
  const reached = () => crowd.filter(({ phone = '' }) => world.at(phone).length > 0).length
  return { world, crowd, reached }
}

describe('a rota of sixty people', () => {
  it('of whom nobody has a duty now: some are paged with the text itself, and everybody within five minutes', async () => {
    const { world, reached } = await aLargeClinic(60, { byDay: false })
    expect(await world.text(ANA, 'my eyelid is drooping')).toMatchObject({ alerted: true })
    expect(reached()).toBeGreaterThan(10)
    await world.advance(5)
    expect(reached()).toBe(60)
  })

  it('shows twenty of the pages of a round in the list of alerts, and all by the alert itself', async () => {
    const { world } = await aLargeClinic(60, { byDay: false })
    await world.text(ANA, 'my eyelid is drooping')
    await world.advance(4)
    const { alertId, round } = await theAlert(world)
    const ask = async (path: string, params = {}) => {
      const route = alertRoutes.find((each) => each.method === 'GET' && each.path === path)
      const caller = { clinicId: 'demo', role: 'nurse', id: 'nurse-kim', name: 'Nurse Kim' } as const
      const request = { caller, params, query: {}, headers: {}, body: undefined, text: '' }
      return JSON.parse(JSON.stringify((await route?.respond(world.deps, request))?.body))
    }
    const [{ pages }] = (await ask('/v1/alerts')).alerts
    expect(pages.map((page: { round: number }) => page.round)).toEqual(Array.from({ length: 20 }, () => round))
    const all = (await ask('/v1/alerts/{id}', { id: alertId })).pages.filter(
      (page: { round: number }) => page.round === round,
    )
    expect(all.length).toBeGreaterThanOrEqual(55)
  })

  it('of whom somebody takes the alert: who has not been paged yet is left to sleep', async () => {
    const { world, crowd, reached } = await aLargeClinic(60, { byDay: false })
    await world.text(ANA, 'my eyelid is drooping')
    const paged = reached()
    const first = crowd.find(({ phone = '' }) => world.at(phone).length > 0)
    await world.text(first?.phone ?? '', (await theAlert(world)).code)
    await world.advance(4)
    expect(reached()).toBe(paged)
  })

  it('all of whom are paged by text, mail and call: those with a duty are first, and each is paged once a round', async () => {
    const { world, crowd, reached } = await aLargeClinic(60, { byDay: true })
    const everybody = { who: ['everyone'], by: ['sms', 'voice', 'email'] } as const
    const emergency = {
      ...DEFAULT_POLICY.emergency,
      steps: [{ afterMinutes: 0, ...everybody }],
      afterwards: { everyMinutes: 5, ...everybody },
    }
    expect(await setPolicy(world.deps, 'demo', { ...DEFAULT_POLICY, emergency })).toMatchObject({ kind: 'changed' })
    await world.text(ANA, 'i cant breathe')
    for (const { phone = '' } of harbor.staff) expect(world.at(phone).length).toBeGreaterThan(0)
    await world.advance(4.5)
    expect(reached()).toBe(60)
    for (const { phone = '', email = '' } of crowd) {
      expect(world.at(phone)).toHaveLength(2)
      expect(world.at(email)).toHaveLength(1)
    }
  })

  it('that is larger than a round can page before the next is due: everybody has their turn', async () => {
    const { world, reached } = await aLargeClinic(150, { byDay: false })
    await world.text(ANA, 'i cant breathe')
    await world.advance(30)
    expect(reached()).toBe(150)
  })
})

describe('everybody of a large rota, asked for by a person', () => {
  /** Taken by somebody, who then wants everybody; what arrives from then on. */
  async function escalated(count: number, { byDay }: { byDay: boolean }) {
    const { world, crowd } = await aLargeClinic(count, { byDay })
    await world.text(ANA, 'my eyelid is drooping')
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    const [before, { history }] = [world.arrived.length, await theAlert(world)]
    expect(await act(world, 'dr-lee', { kind: 'escalate' })).toMatchObject({ kind: 'done' })
    const since = (phone = '') => world.arrived.slice(before).filter(({ to }) => to === phone)
    return { world, crowd, since, known: history.length }
  }

  it.each([
    ['nobody', false],
    ['somebody', true],
  ])('while %s has a duty: each is paged once by text and once by a call, and is named in the history', async (_, byDay) => {
    const { world, crowd, since, known } = await escalated(40, { byDay })
    const everybody = byDay ? [...harbor.staff, ...crowd] : crowd
    if (byDay) for (const { phone } of harbor.staff) expect(since(phone)).toHaveLength(2)
    await world.advance(4)
    for (const { phone, name } of everybody)
      expect(
        since(phone)
          .map(({ channel }) => channel)
          .sort(),
        name,
      ).toEqual(['sms', 'voice'])
    const happened = (await theAlert(world)).history.slice(known)
    const named = happened.flatMap((entry) => (entry.kind === 'paged' ? entry.staffIds : []))
    expect(named.sort()).toEqual(everybody.map(({ staffId }) => staffId).sort())
  })

  it('is not cut short by a round of fewer people that falls due meanwhile', async () => {
    const { world, crowd, since } = await escalated(150, { byDay: true })
    await world.advance(14)
    expect(crowd.filter(({ phone }) => since(phone).length === 0)).toEqual([])
  })

  it('ends once someone has the alert', async () => {
    const { world, crowd, since } = await escalated(40, { byDay: true })
    const paged = crowd.filter(({ phone }) => since(phone).length > 0).length
    expect(paged).toBeGreaterThan(5)
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    await world.advance(4)
    expect(crowd.filter(({ phone }) => since(phone).length > 0)).toHaveLength(paged)
  })
})
