/** The clocks of functions are up to a minute ahead or behind: each invocation has its own. */
import { expect, it } from 'vitest'
import { invent } from '../../simulation/invent.ts'
import { play } from '../../simulation/play.ts'

it('lose nothing and leave no sign unpaged; a text may leave a minute into the night, and Undo last a minute more', async () => {
  const played = await play(invent({ seed: 1, patients: 12, days: 8, faults: [] }), undefined, { skewSeconds: 60 })
  expect(played.replies).toMatchObject({ lost: 0, alerted: played.replies.withSign })
  expect(played.alerts.opened).toBeGreaterThan(5)
  expect(played.violations.filter(({ what }) => !/was sent at night|was given back/.test(what))).toEqual([])
}, 120_000)
