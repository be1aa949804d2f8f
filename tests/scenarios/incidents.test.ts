import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { freezeRecord, frozenRecord } from '../../functions/use-cases/alerts/freeze-record.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import type { Commit, Write } from '../../functions/use-cases/ports.ts'
import { findIncidents, finishReport, getIncident, releaseHold } from '../../functions/use-cases/review/incidents.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const lee = harbor.staff[0] as NonNullable<(typeof harbor.staff)[0]>
const HALE = { staffId: 'dr-hale', name: 'Dr Hale' }

const isCopy = ({ key }: Write) => key.sk.startsWith('FROZEN#')

async function harmed(world: World, harm: Pick<Resolution, 'harm'> = { harm: 'severe' }) {
  const { patientId } = await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
  const { alertId } = await theAlert(world)
  const resolution: Resolution = { outcome: 'sent-to-emergency', note: 'Admitted.', ...harm }
  const resolve = () => actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, lee)
  return { patientId, alertId, resolve }
}

describe('an outcome with harm', () => {
  it('opens one incident, however often it is sent, with the record frozen as it stood', async () => {
    const world = await aWorld()
    const { alertId, patientId, resolve } = await harmed(world)
    expect(await resolve()).toMatchObject({ kind: 'done' })
    expect(await resolve()).toMatchObject({ kind: 'already-resolved' })
    await Promise.all([resolve(), resolve()])
    const incidents = await findIncidents(world.deps, 'demo')
    expect(incidents).toMatchObject([
      { incidentId: alertId, personId: patientId, harm: 'severe', openedBy: { name: 'Dr Lee' } },
    ])
    const [incident] = incidents
    if (!incident) throw new Error('no incident')
    const copy = await frozenRecord(world.deps, incident)
    expect(copy?.intact).toBe(true)
    expect(copy?.text).toContain('its really hard to swolow')
    expect(JSON.parse(copy?.text ?? '')).toHaveLength(incident.frozen?.items ?? 0)

    await world.text(ANA, 'a later text')
    await freezeRecord(world.deps, 'demo', alertId)
    expect((await frozenRecord(world.deps, incident))?.text).toBe(copy?.text)
  })

  it.each([{ harm: 'none' }, { harm: 'mild' }, {}] as const)('opens none when the outcome says %j', async (harm) => {
    const world = await aWorld()
    const { resolve } = await harmed(world, harm)
    await resolve()
    expect(await findIncidents(world.deps, 'demo')).toEqual([])
  })

  it('is recorded and held though the copy could not be made, and the next try makes it', async () => {
    const world = await aWorld()
    const { resolve, alertId, patientId } = await harmed(world)
    const { commit } = world.records
    world.records.commit = async (writes): Promise<Commit> => (writes.some(isCopy) ? { kind: 'busy' } : commit(writes))
    await expect(resolve()).rejects.toThrow()
    const before = await getIncident(world.deps, 'demo', alertId)
    expect(before).toMatchObject({ harm: 'severe' })
    expect(before?.frozen).toBeUndefined()
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'under-hold' })
    world.records.commit = commit
    expect(await resolve()).toMatchObject({ kind: 'already-resolved' })
    expect((await getIncident(world.deps, 'demo', alertId))?.frozen?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is copied whole though two runs make the copy at once, to whom the store tells its members in other orders', async () => {
    const world = await aWorld()
    const { resolve, alertId } = await harmed(world)
    const { commit } = world.records
    world.records.commit = async (writes) => {
      if (writes.some(isCopy)) {
        world.records.commit = commit
        await freezeRecord(world.deps, 'demo', alertId)
      }
      return commit(writes)
    }
    await resolve()
    const incident = await getIncident(world.deps, 'demo', alertId)
    expect(incident && (await frozenRecord(world.deps, incident))).toMatchObject({ intact: true })
  })

  it('tells by its hash when the copy was changed', async () => {
    const world = await aWorld()
    const { resolve, alertId } = await harmed(world)
    await resolve()
    const incident = await getIncident(world.deps, 'demo', alertId)
    if (!incident) throw new Error('no incident')
    const [part] = await world.records.list(`CLINIC#demo#INCIDENTS#${alertId}`, 'FROZEN#')
    if (!part) throw new Error('no copy')
    const text = String(part.value.text).replace('swolow', 'follow')
    await world.records.commit([{ kind: 'update', key: part.key, value: { text }, expects: part.version }])
    expect(await frozenRecord(world.deps, incident)).toMatchObject({ intact: false })
  })

  it('holds the record: no erasure until an admin releases it with a reason; then the copy goes too', async () => {
    const world = await aWorld()
    const { resolve, alertId, patientId } = await harmed(world)
    await resolve()
    const erase = () => erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    expect(await erase()).toEqual({ kind: 'under-hold', incidentId: alertId })
    await finishReport(world.deps, 'demo', alertId, 'insurer', { by: HALE, note: 'Called about Ana.' })

    const because = 'Counsel: the limitation has run out.'
    expect(await releaseHold(world.deps, 'demo', alertId, { by: HALE, because })).toMatchObject({ kind: 'changed' })
    expect(await releaseHold(world.deps, 'demo', alertId, { by: HALE, because: 'again' })).toMatchObject({
      kind: 'already',
      incident: { released: { because, name: 'Dr Hale' } },
    })
    expect(await erase()).toMatchObject({ kind: 'erased' })
    const incident = await getIncident(world.deps, 'demo', alertId)
    expect(incident?.reports.find(({ id }) => id === 'insurer')?.done).toMatchObject({ name: 'Dr Hale', note: '' })
    expect(incident?.frozen).toBeUndefined()
    expect(await world.records.list(`CLINIC#demo#INCIDENTS#${alertId}`, '')).toEqual([])
  })

  it('holds for each incident of a patient on its own', async () => {
    const world = await aWorld()
    const first = await harmed(world)
    await first.resolve()
    await world.text(ANA, 'now my throat is closing')
    const { alertId } = await theAlert(world)
    const resolution: Resolution = { outcome: 'seen', note: 'Stayed overnight.', harm: 'moderate' }
    await actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, lee)
    await releaseHold(world.deps, 'demo', first.alertId, { by: HALE, because: 'settled' })
    expect(await erasePatient(world.deps, 'demo', first.patientId, 'dr-hale')).toEqual({
      kind: 'under-hold',
      incidentId: alertId,
    })
  })

  it('keeps who was told and when: a second tick does not replace the first', async () => {
    const world = await aWorld()
    const { resolve, alertId } = await harmed(world)
    await resolve()
    const tell = (note: string) => finishReport(world.deps, 'demo', alertId, 'fda-3500', { by: HALE, note })
    expect(await tell('Sent, number 12')).toMatchObject({ kind: 'changed' })
    expect(await tell('something else')).toMatchObject({ kind: 'already' })
    const done = (await getIncident(world.deps, 'demo', alertId))?.reports.find(({ id }) => id === 'fda-3500')?.done
    expect(done).toEqual({ at: world.now(), by: 'dr-hale', name: 'Dr Hale', note: 'Sent, number 12' })
    expect(await finishReport(world.deps, 'demo', alertId, 'nobody', { by: HALE, note: '' })).toEqual({
      kind: 'unknown',
    })
    expect(await finishReport(world.deps, 'other', alertId, 'insurer', { by: HALE, note: '' })).toEqual({
      kind: 'unknown',
    })
  })

  it('an alert that opens in the middle of an erasure is not erased with the rest', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const { commit } = world.records
    let wrote = false
    world.records.commit = async (writes) => {
      if (!wrote && writes.some(({ kind, key }) => kind === 'delete' && key.sk.startsWith('OUT#'))) {
        wrote = true
        const known = await world.records.get({ pk: `CLINIC#demo#PATIENT#${patientId}`, sk: 'PROFILE' })
        if (!known) throw new Error('no patient')
        const value = { ...known.value, openAlertId: `${patientId}.m.alert` }
        await commit([{ kind: 'update', key: known.key, value, expects: known.version }])
      }
      return commit(writes)
    }
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'alert-open' })
    expect(await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')).not.toEqual([])
  })
})
