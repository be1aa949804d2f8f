import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { plusDays } from '../../functions/core/time.ts'
import type { IndexEntries } from '../../functions/use-cases/ports.ts'
import { FAULTS } from './faults.ts'
import { judgeGrowth } from './judge-growth.ts'
import { Ledger } from './ledger.ts'
import { playYear } from './play-year.ts'
import { inventYear } from './year.ts'

describe('sixty days of a clinic whose patients come every month, over 29 February and a change of the clocks', () => {
  it('break no promise, and leave nothing behind that never ends', async () => {
    const { played, growth } = await playYear({
      ...{ seed: 1, patients: 3, faults: FAULTS },
      ...{ startsAt: '2028-02-01T08:00:00.000Z', days: 60 },
    })
    expect(played.violations).toEqual([])
    expect(growth.complaints).toEqual([])
    expect(played.followUps.sent).toBeGreaterThan(15)
    expect(growth.measured.map(({ what }) => what)).toContain('passing: code')
  }, 240_000)
})

describe('a year', () => {
  const year = inventYear({ seed: 1, patients: 3, days: 366, faults: [], startsAt: '2027-12-01T08:00:00.000Z' })

  it('has a visit of each patient in every month, and holidays of two years', () => {
    for (const { returns = [] } of year.patients) expect(returns.length).toBeGreaterThan(10)
    const dates = year.closedDays?.map(({ first }) => first)
    expect(dates).toEqual(expect.arrayContaining(['2027-12-25', '2028-01-01', '2028-07-04', '2028-11-23']))
  })
})

/** A clinic in which every day one item is written; `found` says how it ends. */
async function daily(days: number, sk: string, found: (day: string) => IndexEntries, pk = 'CLINIC#c0') {
  let today = '2027-12-01'
  const now = () => `${today}T12:00:00.000Z`
  const ledger = new Ledger(now)
  const store = ledger.watching(memoryRecords({ now }))
  for (let day = 0; day < days; day++) {
    await store.commit([{ kind: 'put', key: { pk, sk: `${sk}${day}` }, value: {}, found: found(today) }])
    ledger.endDay(10 * day)
    today = plusDays(today, 1)
  }
  return judgeGrowth(ledger)
}

const inDays = (today: string, days: number) => ({ expiresAt: `${plusDays(today, days)}T12:00:00.000Z` })

describe('the judge of growth', () => {
  it('finds nothing where what passes ends, and history alone grows', async () => {
    expect((await daily(300, 'CODE#', (today) => inDays(today, 3))).complaints).toEqual([])
    const history = await daily(300, 'OUT#', () => ({}), 'CLINIC#c0#PATIENT#p')
    expect(history.complaints).toEqual([])
    expect(history.kept[0]).toMatchObject({ what: "message sent (the patient's record)", perMonth: 30.5 })
  })

  it('finds codes that never end', async () => {
    const { complaints } = await daily(60, 'CODE#', () => ({}))
    expect(complaints).toEqual(['passing: code: 46 never end, such as CLINIC#c0 CODE#0'])
  })

  it('finds what has an end, only ever later', async () => {
    const { complaints } = await daily(300, 'CODE#', (today) => inDays(today, 365))
    expect(complaints).toEqual([expect.stringMatching(/^passing: code: grows by 30\.5 a month; /)])
  })

  it('finds work that is never done', async () => {
    const never = await daily(300, 'CODE#', (today) => ({ due: { lane: 'urgent', at: `${today}T12:00:00.000Z` } }))
    expect(never.complaints).toEqual([
      expect.stringContaining('passing: code: grows'),
      expect.stringContaining('entries in the due index: grows'),
    ])
  })

  it('finds settings that become more, and an item of a kind that nobody has named', async () => {
    expect((await daily(300, 'WORDS#', () => ({}))).complaints).toContainEqual(expect.stringContaining('settings'))
    expect((await daily(3, 'NOVELTY#', () => ({}))).complaints).toContainEqual(
      expect.stringContaining('nobody says why this item may stay: CLINIC#c0 NOVELTY#'),
    )
  })
})
