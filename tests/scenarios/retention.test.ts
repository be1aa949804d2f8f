/** What is kept for how long, over years; and the hold that stops it. */
import { describe, expect, it } from 'vitest'
import { activityLogPk } from '../../functions/core/keys.ts'
import type { Periods } from '../../functions/core/review/retention.ts'
import { registerPatient } from '../../functions/use-cases/courses/register-patient.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { getPatient } from '../../functions/use-cases/patients/find-patients.ts'
import { changeHold } from '../../functions/use-cases/patients/legal-hold.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { keepRetention } from '../../functions/use-cases/review/keep-retention.ts'
import { setRetention } from '../../functions/use-cases/review/retention-settings.ts'
import { mindbodyBooking } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { aMail } from '../support/mails.ts'
import { act, checkout, tasks } from '../support/stories.ts'
import { ANA, aWorld, harbor, KIM, type World } from '../support/world.ts'

const DAY = 24
const YEAR = 365.25 * DAY
const HALE = { by: 'dr-hale', name: 'Dr Hale' }
const USUAL: Periods = { record: 10, conversations: 10, alerts: 10, audit: 7, mails: 90, strangers: 365, drafts: 30 }
const clinicIn = (jurisdiction: string) => ({ ...harbor.clinic, jurisdiction })
const keep = (world: World) => keepRetention(world.deps)
const under = async (world: World, personId: string, prefix: string) =>
  (await world.everything()).filter(({ key }) => key.pk.includes(`#PATIENT#${personId}`) && key.sk.startsWith(prefix))

async function at(world: World, hours: number) {
  await world.advanceHours(hours)
  return keep(world)
}

describe('a patient’s record', () => {
  it('is kept for ten years after the last contact, then erased, and after seven more the proofs go too', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.advanceHours(4 * YEAR)
    await world.text(ANA, 'i cant swallow')
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: 'Ana is well.' } })
    expect(await at(world, 9.9 * YEAR)).toMatchObject({ erased: 0, isWhole: true })
    expect(await getPatient(world.deps, 'demo', patientId)).toMatchObject({ name: 'Ana Ruiz' })
    expect(await at(world, 0.2 * YEAR)).toMatchObject({ erased: 1, failed: 0 })
    expect(await getPatient(world.deps, 'demo', patientId)).toMatchObject({ name: 'Erased' })
    expect(await under(world, patientId, 'CONSENT#')).toHaveLength(1)
    expect(await under(world, patientId, 'AUDIT#')).toMatchObject([{ value: { kind: 'erased', by: 'retention' } }])
    expect(await at(world, 6.9 * YEAR)).toMatchObject({ items: 0 })
    expect(await under(world, patientId, '')).toHaveLength(3)
    await at(world, 0.2 * YEAR)
    expect(await under(world, patientId, '')).toEqual([])
  })

  it.each([
    'this version',
    'an earlier one, which wrote no line of the register',
  ])('without any treatment is found too, put on record by %s', async (version) => {
    const world = await aWorld()
    const patient = { name: 'Ana Ruiz', phone: ANA }
    const registered = await registerPatient(world.deps, { clinicId: 'demo', by: 'desk', request: { patient } })
    if (registered.kind !== 'registered') throw new Error(registered.kind)
    const { personId } = registered.person
    for (const { key } of await world.records.list(activityLogPk('demo', '2026-11'), 'REGISTERED#'))
      if (version !== 'this version') await world.records.commit([{ kind: 'delete', key, expects: 1 }])
    expect(await at(world, 9.9 * YEAR)).toMatchObject({ erased: 0, isWhole: true })
    expect(await at(world, 0.2 * YEAR)).toMatchObject({ erased: 1, failed: 0 })
    expect(await getPatient(world.deps, 'demo', personId)).toMatchObject({ name: 'Erased' })
    await at(world, 7.2 * YEAR)
    if (version === 'this version') expect(await under(world, personId, '')).toEqual([])
  })

  it('of a minor is kept for twenty-three years', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const key = { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: 'PROFILE' }
    const found = await world.records.get(key)
    await world.records.commit([
      { kind: 'update', key, value: { ...found?.value, guardian: 'Eva Ruiz' }, expects: found?.version ?? 0 },
    ])
    expect(await at(world, 22.9 * YEAR)).toMatchObject({ erased: 0, items: 0 })
    expect(await at(world, 0.2 * YEAR)).toMatchObject({ erased: 1 })
  })

  it('that a hold keeps outlives its period and every mail in it; lifted, it goes, and the trail says who did what', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world, { patient: { email: 'ana@example.com' }, consent: { email: true } })
    await world.advanceHours(3)
    const to = world.at('ana@example.com').at(-1)?.replyTo ?? ''
    await receiveEmail(world.deps, await aMail({ to, body: 'all well' }))
    const hold = (held: boolean, because: string) =>
      changeHold(world.deps, 'demo', patientId, { held, because, ...HALE })
    expect(await hold(true, 'Ana Ruiz v. Harbor')).toMatchObject({ kind: 'changed' })
    expect(await hold(true, 'again')).toMatchObject({
      kind: 'already',
      hold: { hold: { because: 'Ana Ruiz v. Harbor' } },
    })
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({
      ...{ kind: 'on-hold', hold: { name: 'Dr Hale', because: 'Ana Ruiz v. Harbor' } },
    })
    expect(await at(world, 12 * YEAR)).toMatchObject({ erased: 0, items: 0 })
    expect((await world.everything()).filter(({ key }) => key.sk.startsWith('MAIL#'))).toHaveLength(1)
    expect(await hold(false, 'Settled with Ana Ruiz')).toMatchObject({ kind: 'changed' })
    expect(await under(world, patientId, 'AUDIT#')).toMatchObject([
      { value: { kind: 'hold-placed', name: 'Dr Hale' } },
      { value: { kind: 'hold-lifted', name: 'Dr Hale' } },
    ])
    expect(await keep(world)).toMatchObject({ erased: 1 })
    expect(JSON.stringify(await world.everything())).not.toMatch(/Ana|Ruiz/)
  })

  it('is not taken away under an alert that opens in the middle', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.advanceHours(11 * YEAR)
    await world.text(ANA, 'i cant swallow')
    expect(await keep(world)).toMatchObject({ erased: 0 })
    expect(await getPatient(world.deps, 'demo', patientId)).toMatchObject({ name: 'Ana Ruiz' })
  })
})

describe('what has a period of its own', () => {
  it('is a mail as it came: ninety days, or as the clinic says', async () => {
    const world = await aWorld()
    await setRetention(world.deps, harbor.clinic, { ...USUAL, mails: 200 }, HALE)
    await checkout(world, { patient: { email: 'ana@example.com' }, consent: { email: true } })
    await world.advanceHours(3)
    const to = world.at('ana@example.com').at(-1)?.replyTo ?? ''
    await receiveEmail(world.deps, await aMail({ to, body: 'all well' }))
    const mails = async () => (await world.everything()).filter(({ key }) => key.sk.startsWith('MAIL#')).length
    await at(world, 190 * DAY)
    expect(await mails()).toBe(1)
    expect(await at(world, 50 * DAY)).toMatchObject({ items: 1 })
    expect(await mails()).toBe(0)
  })

  it('are conversations and alerts of a patient who still comes', async () => {
    const world = await aWorld()
    await setRetention(world.deps, clinicIn('US-FL'), { ...USUAL, conversations: 5, alerts: 6 }, HALE)
    await world.records.commit([])
    const { patientId } = await checkout(world)
    const clinic = await world.records.get({ pk: 'CLINIC#demo', sk: 'PROFILE' })
    if (!clinic) throw new Error('no clinic')
    await world.records.commit([
      { kind: 'update', key: clinic.key, value: { ...clinic.value, jurisdiction: 'US-FL' }, expects: clinic.version },
    ])
    await world.text(ANA, 'thank you')
    await world.text(ANA, 'i cant swallow')
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    await world.advanceHours(4 * YEAR)
    await checkout(world)
    await at(world, 1.2 * YEAR)
    const texts = async () => (await under(world, patientId, 'MESSAGE#')).map(({ value }) => value.text)
    expect(await texts()).toEqual(['i cant swallow'])
    expect(await under(world, patientId, 'ALERT#')).toHaveLength(1)
    await at(world, 1 * YEAR)
    expect(await texts()).toEqual([])
    expect(await under(world, patientId, 'ALERT#')).toEqual([])
    expect(await under(world, patientId, 'TREATMENT#')).toHaveLength(2)
    expect((await under(world, patientId, 'OUT#')).length).toBeGreaterThan(5)
  })

  it('is a stranger: a year, and as long as an alert where there was one', async () => {
    const world = await aWorld()
    await world.text('+14155550177', 'are you open today?')
    await world.text('+14155550178', 'i cant breathe')
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: '' } })
    expect(await at(world, 360 * DAY)).toMatchObject({ erased: 0 })
    expect(await at(world, 60 * DAY)).toMatchObject({ erased: 1 })
    expect(JSON.stringify(await world.everything())).not.toContain('5550177')
    expect(JSON.stringify(await world.everything())).toContain('5550178')
    await at(world, 10 * YEAR)
    expect(JSON.stringify(await world.everything())).not.toContain('5550178')
  })

  it('is a draft: a visit that nobody checked out in a month', async () => {
    const { world, connect, send } = await anIntake()
    await connect('mindbody')
    await send('mindbody', mindbodyBooking())
    await at(world, 29 * DAY)
    expect(await tasks(world)).toHaveLength(1)
    expect(await at(world, 2 * DAY)).toMatchObject({ drafts: 1 })
    expect(await tasks(world)).toEqual([])
    expect(JSON.stringify(await world.everything())).not.toMatch(/Ana|5550123/)
  })

  it('are texts of staff about no alert: thirty days', async () => {
    const world = await aWorld()
    await world.text(KIM, 'Ana Ruiz called')
    world.standStill(31 * DAY * 60)
    expect(JSON.stringify(await world.everything())).not.toContain('Ana')
  })
})
