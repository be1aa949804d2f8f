import { describe, expect, it } from 'vitest'
import type { Alert } from '../../functions/core/alert.ts'
import { keys } from '../../functions/core/keys.ts'
import { auditAlerts } from '../../functions/use-cases/audit-alerts.ts'
import { checkout } from '../support/stories.ts'
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
