import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CAUSED_NOTHING, MOST_CAUSED, withOneMore } from '../../../functions/core/second-reader/limits.ts'
import { SILENCES } from '../../../functions/core/second-reader/opinion.ts'
import { afterSilence, isDue, type Reading } from '../../../functions/core/second-reader/reading.ts'
import { hoursBetween, plusMinutes } from '../../../functions/core/time.ts'

const AT = '2026-11-23T18:05:00.000Z'
const fresh: Reading = {
  ...{ messageId: 'p.m', personId: 'p', clinicId: 'demo', receivedAt: AT },
  ...{ state: 'waiting', tries: 0, timers: { read: plusMinutes(AT, 1) } },
}

it('a reading is due at once, and after each silence until it is given up within a day and ten minutes', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.constantFrom(...SILENCES)), (silences) => {
      let reading = fresh
      let now = AT
      expect(isDue(reading, now)).toBe(true)
      for (const because of silences) {
        reading = afterSilence(reading, because, now)
        if (reading.state === 'given-up') break
        const { read = now } = reading.timers
        expect(isDue(reading, plusMinutes(read, -0.01))).toBe(false)
        expect(read > now && read <= plusMinutes(now, 10)).toBe(true)
        now = read
      }
      expect(reading).toMatchObject({ state: 'given-up', timers: {} })
      expect(hoursBetween(AT, now)).toBeLessThan(24.2)
    }),
  )
})

it('a reader never causes more than the limits, in any hour and any day', () => {
  const waits = fc.array(
    fc.tuple(fc.constantFrom('pages' as const, 'tasks' as const), fc.integer({ min: 0, max: 90 })),
    {
      maxLength: 200,
    },
  )
  fc.assert(
    fc.property(waits, (asked) => {
      let caused = CAUSED_NOTHING
      let now = AT
      const granted = { pages: [] as string[], tasks: [] as string[] }
      for (const [what, minutes] of asked) {
        now = plusMinutes(now, minutes)
        const more = withOneMore(caused, what, now)
        if (!more) continue
        caused = more
        granted[what].push(now)
        for (const [hours, most] of [
          [1, MOST_CAUSED[what].hour],
          [24, MOST_CAUSED[what].day],
        ] as const)
          expect(granted[what].filter((at) => hoursBetween(at, now) < hours).length).toBeLessThanOrEqual(most)
      }
      const first = asked.findIndex(([what]) => what === 'pages')
      if (first >= 0) expect(granted.pages.length).toBeGreaterThan(0)
    }),
  )
})
