import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HistoryEntry, note } from '../../../functions/core/alerts/history.ts'
import { packHistory, unpackHistory } from '../../../functions/core/alerts/pack-history.ts'
import { toInstant } from '../../../functions/core/time.ts'

const NOON = '2026-11-23T20:00:00.000Z'
const instant = fc.integer({ min: -600_000, max: 600_000 }).map((ms) => toInstant(Date.parse(NOON) + ms))
const people = fc.constantFrom<string[][]>(['dr-lee'], ['dr-lee', 'nurse-kim'], [])
const entry: fc.Arbitrary<HistoryEntry> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: instant, kind: fc.constant('paged' as const), staffIds: people }) },
  fc.record({ at: instant, kind: fc.constant('patient-told' as const) }),
  // As an earlier version, or a person, may have written an instant.
  fc.record({ at: fc.constant('2026-11-23T12:00:00-08:00'), kind: fc.constant('paged' as const), staffIds: people }),
)

describe('the history of an alert as it is stored', () => {
  it('comes back as it was, whatever happened in whatever order', () => {
    fc.assert(
      fc.property(fc.array(entry), (history) => {
        const stored = JSON.parse(JSON.stringify(packHistory(history)))
        expect(unpackHistory(stored)).toEqual(history)
      }),
    )
  })

  it('of an alert that nobody takes for a day holds one entry for all rounds to the same people', () => {
    let alert = { history: [{ at: NOON, kind: 'opened', because: 'cannot breathe' }] as HistoryEntry[] }
    for (let round = 1; round <= 150; round++)
      alert = note(alert, toInstant(Date.parse(NOON) + round * 300_000), { kind: 'paged', staffIds: ['dr-lee', 'kim'] })
    const packed = packHistory(alert.history)
    expect(packed.map(({ kind }) => kind)).toEqual(['opened', 'paged'])
    expect(JSON.stringify(packed).length).toBeLessThan(JSON.stringify(alert.history).length / 8)
  })
})
