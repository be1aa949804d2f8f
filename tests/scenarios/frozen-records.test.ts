/** The frozen record of an incident is the record of one instant, whatever happens while it is copied. */
import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { freezeRecord, frozenRecord } from '../../functions/use-cases/alerts/freeze-record.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import { getIncident } from '../../functions/use-cases/review/incidents.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const lee = harbor.staff[0] as NonNullable<(typeof harbor.staff)[0]>
const isCopy = ({ key }: Write) => key.sk.startsWith('FROZEN#')

async function harmed(world: World) {
  const { patientId } = await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
  const { alertId } = await theAlert(world)
  const resolution: Resolution = { outcome: 'sent-to-emergency', note: 'Admitted.', harm: 'severe' }
  const resolve = () => actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, lee)
  return { patientId, alertId, resolve }
}

describe('a frozen record', () => {
  it('is the record of one instant though it changed between two runs that copy at once', async () => {
    const world = await aWorld()
    const { resolve, alertId, patientId } = await harmed(world)
    // Long enough for two parts in each run: a copy that is mixed shows.
    for (let i = 0; i < 40; i++)
      await world.records.commit([
        {
          kind: 'put',
          key: { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: `MESSAGE#m${i}` },
          value: { text: 'x'.repeat(40_000) },
        },
      ])
    const { commit } = world.records
    let copies = 0
    world.records.commit = async (writes) => {
      if (writes.some(isCopy) && ++copies === 2) {
        world.records.commit = commit
        await commit([
          {
            kind: 'put',
            key: { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: 'MESSAGE#a' },
            value: { text: 'a later text' },
          },
        ])
        await freezeRecord(world.deps, 'demo', alertId)
      }
      return commit(writes)
    }
    await resolve()
    const incident = await getIncident(world.deps, 'demo', alertId)
    const copy = incident && (await frozenRecord(world.deps, incident))
    expect(copy).toMatchObject({ intact: true })
    expect(copy?.text).toContain('a later text')
  })

  it('is the record of one instant though it changes while a long partition is read in pages', async () => {
    const world = await aWorld()
    const { resolve, alertId, patientId } = await harmed(world)
    const { list } = world.records
    const place = `CLINIC#demo#PATIENT#${patientId}`
    let looks = 0
    world.records.list = async (pk, prefix, without) => {
      const items = await list(pk, prefix, without)
      if (pk !== place || prefix !== '' || without || ++looks !== 1) return items
      // The first page was read before these two texts, the second one after them.
      for (const sk of ['MESSAGE#0', 'MESSAGE#zz'])
        await world.records.commit([{ kind: 'put', key: { pk, sk }, value: { text: `text ${sk}` } }])
      return [...items, ...(await list(pk, 'MESSAGE#zz'))]
    }
    await resolve()
    const incident = await getIncident(world.deps, 'demo', alertId)
    const copy = incident && (await frozenRecord(world.deps, incident))
    expect(copy?.text.includes('text MESSAGE#0')).toBe(copy?.text.includes('text MESSAGE#zz'))
    expect(copy?.intact).toBe(true)
  })

  it('that an earlier version froze is read as it was', async () => {
    const world = await aWorld()
    const { resolve, alertId } = await harmed(world)
    await resolve()
    const incident = await getIncident(world.deps, 'demo', alertId)
    const copy = incident && (await frozenRecord(world.deps, incident))
    if (!incident?.frozen || !copy) throw new Error('no copy')
    for (const { key, version } of await world.records.list(`CLINIC#demo#INCIDENTS#${alertId}`, 'FROZEN#'))
      await world.records.commit([{ kind: 'delete', key, expects: version }])
    const key = { pk: `CLINIC#demo#INCIDENTS#${alertId}`, sk: 'FROZEN#0000' }
    await world.records.commit([{ kind: 'put', key, value: { text: copy.text } }])
    const { copy: _, ...frozen } = incident.frozen
    const old = { ...incident, frozen: { ...frozen, parts: 1 } }
    expect(await frozenRecord(world.deps, old)).toEqual({ text: copy.text, intact: true })
  })
})
