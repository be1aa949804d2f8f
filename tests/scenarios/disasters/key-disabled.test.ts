/** The stage's key is disabled for half an hour: nothing can be read or written. */
import { expect, it } from 'vitest'
import { ANA, DAY, OWNER, stormyDay, WARD } from './stormy-day.ts'

it('emergencies are answered all the same, pages go on when it is back, and no text is lost', async () => {
  const day = await stormyDay({ away: { from: 30, to: 60 } })
  day.checkout(1)
  day.text(20, ANA, 'my eyelid is drooping', 'sign')
  day.text(35, ANA, 'i cant breathe', 'sign')
  day.text(50, ANA, '1', 'fine')
  await day.until(75)

  // Minute 35: told at once, and once with each of the three tries. No one is promised a call.
  const toAna = day.heard(ANA).filter(({ minute }) => minute >= 30)
  expect(toAna.filter(({ minute }) => minute < 60).map(({ minute }) => minute)).toEqual([35, 35, 36])
  for (const { text } of toAna.slice(0, 3))
    expect(text).toMatch(/^This could be serious\. Call 911 now\. .*Llame al 911/)

  // Staff hear nothing from minute 26 to 60; in the minute in which it is back everyone is paged, and the patient is told.
  const pages = [DAY, WARD, OWNER].flatMap(day.heard)
  expect(pages.filter(({ minute }) => minute > 26 && minute < 60)).toEqual([])
  for (const phone of [DAY, WARD, OWNER])
    expect(day.heard(phone).filter(({ minute }) => minute === 60 || minute === 61).length).toBeGreaterThan(1)
  expect(toAna[3]).toMatchObject({ minute: 60, text: expect.stringContaining('We have not reached our team yet') })

  // The two texts are part of the alert, as rescued ones: no one has triaged them.
  expect(day.alerts()).toMatchObject([{ state: 'paging', tier: 'emergency' }])
  expect(day.alerts()[0]?.reply.split('\n').sort()).toEqual(['1', 'i cant breathe', 'my eyelid is drooping'])
  expect(day.violations).toEqual([])
})

it('where no alert was open, an emergency of that half hour pages within a minute of its end', async () => {
  const day = await stormyDay({ away: { from: 30, to: 60 } })
  day.checkout(1)
  day.text(35, ANA, 'i cant breathe', 'sign')
  await day.until(75)
  expect(day.heard(DAY)[0]?.minute).toBeLessThanOrEqual(61)
  expect(day.alerts()).toHaveLength(1)
  expect(day.violations).toEqual([])
})
