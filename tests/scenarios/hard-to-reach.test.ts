import { describe, expect, it } from 'vitest'
import type { Alert } from '../../functions/core/alerts/alert.ts'
import { keys } from '../../functions/core/keys.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { checkout, openAlerts } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE, type World } from '../support/world.ts'

/** Dr Lee's record without a phone, as an edit of the clinic may leave it while she stands in for somebody. */
async function leeWithoutPhone(world: World, ways: { email?: string }) {
  const key = keys.staff('demo', 'dr-lee')
  const kept = await world.records.get(key)
  const value = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', ...ways }
  await world.records.commit([{ kind: 'update', key, value, expects: kept?.version ?? 0 }])
}

describe('who is on call has no phone any more', () => {
  it('and an address: the page comes by mail', async () => {
    const world = await aWorld()
    await checkout(world)
    await leeWithoutPhone(world, { email: 'lee@harbor.example' })
    await world.text(ANA, 'my eyelid is drooping')
    expect(world.at('lee@harbor.example')).toHaveLength(1)
  })

  it('and no address: who has another duty is paged at once', async () => {
    const world = await aWorld()
    await checkout(world)
    await leeWithoutPhone(world, {})
    await world.text(ANA, 'my eyelid is drooping')
    expect([KIM, HALE].flatMap(world.at).length).toBeGreaterThan(0)
  })
})

describe('an alert that cannot be looked into', () => {
  it('keeps the auditor from no other: what nothing would wake pages again, and silence outside is the alarm', async () => {
    const world = await aWorld()
    const second = '+14155550124'
    await checkout(world)
    await checkout(world, { patient: { name: 'Bo Lind', phone: second } })
    await world.text(ANA, 'my eyelid is drooping')
    await world.text(second, 'my eyelid is drooping')
    const codes = (await world.records.list('CLINIC#demo', 'CODE#')).map(({ value }) => value as { alertId: string })
    for (const [i, { alertId }] of codes.entries()) {
      const key = keys.alert('demo', alertId)
      const kept = await world.records.get(key)
      if (!kept) throw new Error('no alert')
      const alert = kept.value as Alert
      const value = i === 0 ? { ...alert, timers: undefined } : { ...alert, timers: {} }
      await world.records.commit([{ kind: 'update', key, value, expects: kept.version }])
    }
    const before = world.at(LEE).length
    expect(await auditAlerts(world.deps)).toMatchObject({ alerts: 2, faults: 2, heartbeat: false })
    await world.settle()
    expect(world.at(LEE).length).toBeGreaterThan(before)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audit-fault', kind: 'not-audited' }))
  })
})

describe('a carrier that refuses for a while', () => {
  it('hands on one page of a person when it takes texts again, not one of each round', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(LEE, 'throttle')
    await world.text(ANA, 'i cant breathe')
    await world.advance(22)
    expect(world.at(LEE)).toEqual([])
    world.carrier(LEE, 'deliver')
    await world.advance(2)
    expect(
      world
        .at(LEE)
        .map(({ channel }) => channel)
        .sort(),
    ).toEqual(['sms', 'voice'])
    await world.advance(40)
    const rounds = 40 / 5
    expect(world.at(LEE).length).toBeLessThanOrEqual(2 * (rounds + 1))
  })

  it('loses nobody the only page that they get', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(KIM, 'throttle')
    await world.text(ANA, 'my eyelid is drooping')
    await world.advance(19)
    const { round } = (await openAlerts(world))[0] ?? {}
    expect(round).toBe(4)
    world.carrier(KIM, 'deliver')
    await world.advance(8)
    expect(
      world
        .at(KIM)
        .map(({ channel }) => channel)
        .sort(),
    ).toEqual(['sms', 'voice'])
  })
})
