/** All items are deleted, the clinics' numbers too; half an hour later they are put back. */
import { expect, it } from 'vitest'
import { ANA, DAY, stormyDay, WARD } from './stormy-day.ts'

it('texts of that time wait, and page once their clinic is back; an emergency is answered at once', async () => {
  const day = await stormyDay({ lost: { from: 30, to: 60 } })
  day.checkout(1)
  day.text(35, ANA, 'i cant breathe', 'sign')
  day.text(40, ANA, '1', 'fine')
  await day.until(80)

  // Minute 35: told at once, and once with each of the three tries. No one is promised a call, and no one is paged.
  const toAna = day.heard(ANA).filter(({ minute }) => minute >= 30)
  expect(toAna.filter(({ minute }) => minute < 60).map(({ minute }) => minute)).toEqual([35, 35, 36])
  for (const { text } of toAna.slice(0, 3)) expect(text).toMatch(/^This could be serious\. Call 911 now\./)
  expect(day.logged.filter(({ event }) => event === 'text-to-unknown-number').length).toBeGreaterThan(6)

  // Within a minute of the clinic's return people read both, in one alert: no one has triaged them.
  expect([day.heard(DAY)[0]?.minute, day.heard(WARD)[0]?.minute]).toEqual([60, 76])
  expect(day.alerts()).toMatchObject([{ state: 'paging' }])
  expect(day.alerts()[0]?.reply.split('\n').sort()).toEqual(['1', 'i cant breathe'])
  expect(day.violations).toEqual([])
})
