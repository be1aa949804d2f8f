/** The periods that a clinic sets, and the run that carries them out. */
import { describe, expect, it } from 'vitest'
import type { Periods } from '../../functions/core/review/retention.ts'
import { keepRetention } from '../../functions/use-cases/review/keep-retention.ts'
import { getRetention, setRetention } from '../../functions/use-cases/review/retention-settings.ts'
import { checkout } from '../support/stories.ts'
import { aWorld, harbor, type World } from '../support/world.ts'

const DAY = 24
const YEAR = 365.25 * DAY
const HALE = { by: 'dr-hale', name: 'Dr Hale' }
const USUAL: Periods = { record: 10, conversations: 10, alerts: 10, audit: 7, mails: 90, strangers: 365, drafts: 30 }
const clinicIn = (jurisdiction: string) => ({ ...harbor.clinic, jurisdiction })
const keep = (world: World) => keepRetention(world.deps)

describe('the periods of a clinic', () => {
  it('are the usual ones, with the law of its state, until an admin sets others; each change is on record', async () => {
    const world = await aWorld()
    const { kinds } = await getRetention(world.deps, clinicIn('US-TX'))
    expect(kinds).toMatchObject([
      { kind: 'record', period: 10, least: 7, unit: 'years', source: expect.stringContaining('22 TAC 163.2') },
      ...[
        { kind: 'conversations', least: 7 },
        { kind: 'alerts', least: 7 },
        { kind: 'audit', period: 7, least: 6 },
      ],
      ...[
        { kind: 'mails', period: 90, unit: 'days' },
        { kind: 'strangers', period: 365 },
        { kind: 'drafts', period: 30 },
      ],
    ])
    await setRetention(world.deps, clinicIn('US-TX'), { ...USUAL, record: 12 }, HALE)
    const { changes } = await getRetention(world.deps, clinicIn('US-TX'))
    expect(changes).toEqual([{ at: world.now(), ...HALE, before: {}, after: { ...USUAL, record: 12 } }])
  })

  it('cannot be set below the law, and are not carried out below it after a move to another state', async () => {
    const world = await aWorld()
    const tooShort = { ...USUAL, record: 6, conversations: 6, alerts: 6, audit: 5 }
    expect(await setRetention(world.deps, clinicIn('US-TX'), tooShort, HALE)).toMatchObject({
      kind: 'invalid',
      faults: [
        ...['record', 'conversations', 'alerts'].map((kind) => ({
          pointer: `/periods/${kind}`,
          detail: expect.stringMatching(/^At least 7 years\. .*22 TAC 163\.2/),
        })),
        { pointer: '/periods/audit', detail: expect.stringMatching(/^At least 6 years\. 45 CFR 164\.316/) },
      ],
    })
    expect(await setRetention(world.deps, clinicIn('US-FL'), { ...tooShort, audit: 6 }, HALE)).toMatchObject({
      kind: 'set',
    })
    expect((await getRetention(world.deps, clinicIn('US-GA'))).kinds[0]).toMatchObject({ period: 10, least: 10 })
    expect((await getRetention(world.deps, harbor.clinic)).kinds[0]).toMatchObject({ period: 10, least: 10 })
  })

  it('of a part cannot be longer than the record’s', async () => {
    const world = await aWorld()
    const asked = { ...USUAL, record: 8, conversations: 9, alerts: 8 }
    expect(await setRetention(world.deps, clinicIn('US-TX'), asked, HALE)).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/periods/conversations', detail: expect.stringContaining('At most 8 years') }],
    })
  })
})

describe('a run', () => {
  it('that has no time left goes on where it was, the next day', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.advanceHours(11 * YEAR)
    let looks = 0
    const slow = { ...world.deps, now: () => new Date(Date.parse(world.now()) + looks++ * 3_000).toISOString() }
    expect(await keepRetention(slow)).toMatchObject({ erased: 0, isWhole: false })
    for (let days = 0; days < 4; days++) {
      looks = 0
      await keepRetention(slow)
    }
    expect(JSON.stringify(await world.everything())).not.toContain('Ana')
  })

  it('that is done begins the next day at the latest month: nobody who came since is kept for ever', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.advanceHours(11 * YEAR)
    let looks = 0
    const slow = { ...world.deps, now: () => new Date(Date.parse(world.now()) + looks++ * 3_000).toISOString() }
    await keepRetention(slow)
    expect(await keep(world)).toMatchObject({ isWhole: true })
    await checkout(world, { patient: { name: 'Ben Stone', phone: '+14155550124' } })
    await world.advanceHours(11 * YEAR)
    expect(await keep(world)).toMatchObject({ erased: 1, isWhole: true })
    expect(JSON.stringify(await world.everything())).not.toContain('Ben')
  })

  it('goes on with the others when one erasure fails, and says so', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await checkout(world, { patient: { name: 'Ben Stone', phone: '+14155550124' } })
    await world.advanceHours(11 * YEAR)
    const { list } = world.records
    world.records.list = async (pk, prefix, without) => {
      if (pk.endsWith(`#PATIENT#${patientId}`)) throw new Error('broken')
      return list(pk, prefix, without)
    }
    expect(await keep(world)).toMatchObject({ erased: 1, failed: 1 })
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'retention-failed' }))
    world.records.list = list
    expect(await keep(world)).toMatchObject({ erased: 1, failed: 0 })
  })
})
