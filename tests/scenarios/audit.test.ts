import { describe, expect, it } from 'vitest'
import { keys, pagesPk } from '../../functions/core/keys.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { act, checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE, type World } from '../support/world.ts'

const ZETA = '+14155550177'

const audit = async (world: World) => {
  const audited = await auditAlerts(world.deps)
  await world.settle()
  return audited
}

async function anEmergency() {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
  for (const phone of [LEE, KIM, HALE]) hears(phone)
  return { world, hears }
}

describe('the auditor', () => {
  it('beats while all is well: nothing open, paging, acknowledged, contacted, resolved', async () => {
    const { world } = await anEmergency()
    expect(await audit(world)).toMatchObject({ alerts: 1, faults: 0, heartbeat: true })
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect(await audit(world)).toMatchObject({ faults: 0, heartbeat: true })
    await act(world, 'dr-lee', { kind: 'contacted' })
    expect(await audit(world)).toMatchObject({ faults: 0, heartbeat: true })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    expect(await audit(world)).toMatchObject({ alerts: 0, faults: 0, heartbeat: true })
    expect(world.beats).toHaveLength(4)
  })

  it('pages in the place of a clock that stands still, and is silent to the outside', async () => {
    const { world, hears } = await anEmergency()
    world.standStill(9)
    expect(await audit(world)).toMatchObject({ faults: 2, heartbeat: false })
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone).length).toBeGreaterThan(0)
    expect(world.beats).toEqual([])
    await world.advance(1)
    expect(await audit(world)).toMatchObject({ faults: 0, heartbeat: true })
  })

  it('counts an alert that nobody has taken in the time of the policy, and no longer once somebody has', async () => {
    const { world } = await anEmergency()
    await world.advance(4)
    expect(await audit(world)).toMatchObject({ unacknowledged: 0 })
    await world.advance(2)
    expect(await audit(world)).toMatchObject({ unacknowledged: 1, faults: 0 })
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect(await audit(world)).toMatchObject({ unacknowledged: 0 })
  })

  it('wakes an alert that has lost its timers', async () => {
    const { world, hears } = await anEmergency()
    const alert = await theAlert(world)
    const key = keys.alert('demo', alert.alertId)
    const item = await world.records.get(key)
    await world.records.commit([{ kind: 'update', key, value: { ...alert, timers: {} }, expects: item?.version ?? 0 }])
    await world.advance(60)
    expect(hears(LEE)).toEqual([])
    expect(await audit(world)).toMatchObject({ faults: 1, heartbeat: false })
    expect(hears(LEE).length).toBeGreaterThan(0)
    await world.advance(5)
    expect(hears(HALE).length).toBeGreaterThan(0)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audit-fault', kind: 'no-timer' }))
  })

  it('reports a round that reached nobody', async () => {
    const { world } = await anEmergency()
    for (const phone of [LEE, KIM, HALE]) world.carrier(phone, 'undeliverable')
    for (const address of ['lee@harbor.example', 'kim@harbor.example']) world.carrier(address, 'refused')
    await world.advance(6)
    expect(await audit(world)).toMatchObject({ faults: 1, heartbeat: false })
    expect(world.logged).toContainEqual(expect.objectContaining({ kind: 'nobody-reached' }))
  })

  it('finds a page that has not left although a younger round has begun', async () => {
    const { world } = await anEmergency()
    const alert = await theAlert(world)
    const [page] = await world.records.list(pagesPk('demo', alert.personId), `OUT#${alert.alertId}.r1.`)
    if (!page) throw new Error('somebody was paged')
    const value = { ...page.value, state: 'planned', timers: { send: world.now() } }
    await world.records.commit([{ kind: 'update', key: page.key, value, expects: page.version }])
    world.standStill(4)
    await act(world, 'nurse-kim', { kind: 'escalate' })
    expect((await theAlert(world)).round).toBe(2)
    expect(await audit(world)).toMatchObject({ faults: 1 })
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audit-fault', kind: 'page-late' }))
  })

  it('logs no words, names or numbers', async () => {
    const { world } = await anEmergency()
    world.standStill(30)
    await audit(world)
    expect(JSON.stringify(world.logged)).not.toMatch(/Ana|Ruiz|swolow|\+1415/)
  })
})

it('a clinic that cannot be read is a fault of its own: the others are looked into all the same', async () => {
  const other = { ...harbor, clinic: { ...harbor.clinic, clinicId: 'zeta', textingNumber: ZETA, pagingNumber: ZETA } }
  const world = await aWorld({ clinics: [harbor, { ...other, clients: [] }] })
  await checkout(world)
  await world.text(ANA, 'i cant swallow')
  const { records } = world.deps
  world.deps.records = {
    ...records,
    list: (pk, ...rest) =>
      pk === 'CLINIC#zeta' ? Promise.reject(new Unavailable('not now')) : records.list(pk, ...rest),
  }
  expect(await auditAlerts(world.deps)).toMatchObject({ alerts: 1, faults: 1, heartbeat: false })
  expect(world.logged).toContainEqual({ event: 'audit-fault', kind: 'not-audited', clinic: 'zeta' })
})

it('does not beat while no clinic is on record: where everything is lost, nothing is late', async () => {
  const world = await aWorld()
  const lost = { ...world.deps, records: { ...world.deps.records, list: async () => [] } }
  expect(await auditAlerts(lost)).toMatchObject({ alerts: 0, faults: 0, heartbeat: false })
  expect(world.logged).toContainEqual(expect.objectContaining({ event: 'audited', clinics: 0, heartbeat: false }))
})
