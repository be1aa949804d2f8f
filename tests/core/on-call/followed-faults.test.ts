import { describe, expect, it } from 'vitest'
import { afterFetch, type FollowedCalendar, readFollowed } from '../../../functions/core/on-call/followed-calendar.ts'
import { calendar, LA, NOW } from '../../support/calendar-file.ts'
import { harbor } from '../../support/world.ts'

const FEED: FollowedCalendar = {
  ...{ clinicId: 'demo', duty: 'on-call', url: 'https://calendars.example/a.ics', setBy: 'Dr Hale', setAt: NOW },
  timers: { fetch: NOW },
}
/** An item of the table holds 400 KB, and the same sentences may stand in it once more: what has been asked about. */
const LARGEST_BYTES = 200_000

describe('a calendar at an address of which nothing can be read', () => {
  it('is kept within an item of the table', () => {
    const text = calendar(
      Array.from({ length: 2000 }, (_, i) => [`UID:${i}`, `SUMMARY:${'Noche '.repeat(100)}`, 'DTSTART:2026']),
    )
    const { found } = afterFetch(FEED, { kind: 'fetched', text }, LA, NOW)
    expect(found?.faults).toHaveLength(500)
    expect(found?.faults[0]?.detail).toMatch(/^"(Noche ){20}" has a date that cannot be read\.$/)
    expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThan(LARGEST_BYTES)
  })

  it('was kept by an earlier version without facts, and is said as it was', () => {
    const faults = [{ event: 3, detail: '"Noche" has no end.' }]
    const found = { at: NOW, until: NOW, days: 42, occurrences: [], faults }
    expect(readFollowed({ ...FEED, found }, harbor.staff, NOW)).toEqual({ kind: 'invalid', faults })
  })
})
