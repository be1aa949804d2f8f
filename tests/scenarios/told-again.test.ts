import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Outcome } from '../../functions/core/alerts/outcome.ts'
import { act, checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

const SWALLOW = 'i cant swallow'
const CARED_FOR: readonly Outcome[] = [
  'sent-to-emergency',
  'seen',
  'in-person-arranged',
  'advice-by-phone',
  'referred',
  'declined-care',
]

async function closedAs(outcome: Outcome) {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, SWALLOW)
  if (outcome === 'unreachable')
    for (let i = 0; i < 3; i++) {
      await act(world, 'nurse-kim', { kind: 'attempt', what: 'no-answer' })
      await world.advance(3)
    }
  const resolution = { outcome, note: '', secondClinician: 'dr-lee' }
  await act(world, 'nurse-kim', { kind: 'resolve', resolution })
  if (outcome === 'unreachable') await act(world, 'dr-lee', { kind: 'confirm-unreachable' })
  const hears = listener(world)
  for (const phone of [ANA, LEE, KIM, HALE]) hears(phone)
  return { world, hears }
}

describe('the same emergency, minutes after an outcome', () => {
  it.each(
    OUTCOMES.filter((each) => !CARED_FOR.includes(each)),
  )('in which nobody spoke with the patient (%s): its 911 text and its full round', async (outcome) => {
    const { world, hears } = await closedAs(outcome)
    await world.advance(2)
    await world.text(ANA, SWALLOW)
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(hears(KIM).length).toBeGreaterThan(0)
  })

  it.each(CARED_FOR)('in which somebody did (%s): who did, alone', async (outcome) => {
    const { world, hears } = await closedAs(outcome)
    await world.advance(2)
    await world.text(ANA, SWALLOW)
    expect(hears(ANA)).toEqual([])
    expect(hears(LEE)).toEqual([])
    expect(hears(KIM).length).toBeGreaterThan(0)
  })

  it('never quiets a graver one', async () => {
    const { world, hears } = await closedAs('advice-by-phone')
    await world.advance(2)
    await world.text(ANA, 'now i cant breathe')
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(hears(LEE).length).toBeGreaterThan(0)
  })
})

it.each([
  'my eyelid is drooping',
  'blorp zzyx',
  '2',
])('an emergency within ten minutes after an answer to "%s" gets its 911 text', async (milder) => {
  const world = await aWorld()
  await checkout(world)
  const hears = listener(world)
  await world.text(ANA, milder)
  hears(ANA)
  await world.advance(3)
  await world.text(ANA, SWALLOW)
  expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
  await world.advance(2)
  await world.text(ANA, SWALLOW)
  expect(hears(ANA)).toEqual([])
})

it('of two outcomes within the day the later one counts: after one without care everybody on duty is paged again', async () => {
  const { world, hears } = await closedAs('seen')
  await world.advance(2)
  await world.text(ANA, 'and now i cant see from one eye')
  await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'no-concern', note: '' } })
  await world.advance(2)
  for (const phone of [ANA, LEE, KIM, HALE]) hears(phone)
  await world.text(ANA, SWALLOW)
  expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
  await world.advance(3)
  for (const phone of [LEE, KIM]) expect(hears(phone).length).toBeGreaterThan(0)
})
