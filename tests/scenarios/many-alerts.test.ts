/** A day on which very many alerts are open: staff are answered all the same, in texts that a carrier takes. */
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../functions/core/alerts/alert.ts'
import { keys } from '../../functions/core/keys.ts'
import type { PagingTier } from '../../functions/core/on-call/policy.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { setShifts } from '../../functions/use-cases/on-call/change-rota.ts'
import { setNotices } from '../../functions/use-cases/on-call/watch-rota.ts'
import { write, writeAlert, writeCode } from '../../functions/use-cases/store/records.ts'
import { checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE, type World } from '../support/world.ts'

/** Longer texts are refused for good, by SNS and by End User Messaging. */
const LONGEST = 1600

/** Alerts as they stand, newest first, with no timer; the codes are 1000 and on. */
async function open(world: World, tiers: readonly PagingTier[]) {
  for (const [i, tier] of tiers.entries()) {
    const alert = {
      ...{ alertId: `p${i}.m.alert`, clinicId: 'demo', personId: `p${i}`, code: String(1000 + i), tier, signs: [] },
      ...{ state: 'acknowledged', openedAt: plusMinutes(world.now(), -i), contactBy: world.now(), timers: {} },
      ...{ acknowledgedBy: { staffId: 'dr-hale', name: 'Dr Bartholomew Montgomery-Hale the Elder' }, history: [] },
    } as unknown as Alert
    await world.records.commit([
      writeAlert(alert),
      writeCode(alert, { version: 0 }),
      write(keys.patient('demo', alert.personId), { personId: alert.personId, clinicId: 'demo', name: 'Bo' }, 0),
    ])
  }
}

const codesIn = (text = '') => text.match(/\b1\d{3}\b/g) ?? []
const PROMPT = Array.from({ length: 300 }, (): PagingTier => 'prompt')

describe('three hundred open alerts', () => {
  it.each([
    'HELP',
    'hello?',
    '99',
    'ack',
  ])('%s is answered with twenty codes and how many more there are', async (words) => {
    const world = await aWorld()
    const hears = listener(world)
    await open(world, PROMPT)
    await world.text(LEE, words)
    const [answer = ''] = hears(LEE)
    expect(codesIn(answer)).toHaveLength(20)
    expect(answer).toContain('280 more in the inbox')
    expect(answer.length).toBeLessThan(LONGEST)
  })

  it('the gravest are named first, then the oldest', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await open(world, [...PROMPT.slice(0, 100), 'emergency', 'urgent', 'emergency', ...PROMPT.slice(0, 50)])
    await world.text(LEE, 'ack')
    expect(codesIn(hears(LEE)[0]).slice(0, 5)).toEqual(['1102', '1100', '1101', '1152', '1151'])
  })

  it('one whose tier was raised since it was opened is named by what it is now', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    const { code, tier } = await theAlert(world)
    expect(tier).toBe('urgent')
    await open(world, [...PROMPT.slice(0, 30), ...Array.from({ length: 25 }, (): PagingTier => 'urgent')])
    await world.text(ANA, 'i cant breathe')
    hears(LEE)
    await world.text(LEE, 'ack')
    expect(hears(LEE)[0]).toContain(`open: ${code},`)
  })

  it('are handed over at the change of shift', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const days = [1, 2, 3, 4, 5, 6, 7]
    await setShifts(world.deps, 'demo', [
      { duty: 'on-call', staffId: 'dr-lee', days, from: '00:00', to: '20:00' },
      { duty: 'on-call', staffId: 'nurse-kim', days, from: '20:00', to: '24:00' },
    ])
    await setNotices(world.deps, 'demo', { handOver: true })
    await open(world, [...PROMPT, 'emergency'])
    await world.advanceHours(10)
    const text = hears(KIM).find((each) => each.includes('from now on')) ?? ''
    expect(codesIn(text)).toHaveLength(20)
    expect(codesIn(text)[0]).toBe('1300')
    expect(text).toContain('281 more in the inbox')
    expect(text.length).toBeLessThan(LONGEST)
  })
})

describe('a long text of a patient whose alert somebody has', () => {
  it('is forwarded by its beginning, and says that there is more', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'i cant breathe')
    await world.text(LEE, (await theAlert(world)).code)
    hears(LEE)
    await world.text(ANA, `thanks, I will come by on Friday ${'🙂'.repeat(800)}`)
    const [forwarded = ''] = hears(LEE)
    expect(forwarded).toMatch(/I will come by on Friday/)
    expect(forwarded).toMatch(/more in the inbox/)
    expect(forwarded.isWellFormed()).toBe(true)
    expect(forwarded.length).toBeLessThan(LONGEST / 2)
    await world.advance(1)
    await world.text(ANA, 'and now it is better')
    expect(hears(LEE)[0]).not.toMatch(/more in the inbox/)
  })
})

it('a text of more than 1,600 characters is refused here as a carrier refuses it', async () => {
  const { messenger } = (await aWorld()).deps
  const send = (length: number) => messenger.send({ channel: 'sms', to: LEE, from: HARBOR, text: 'a'.repeat(length) })
  expect(await send(LONGEST + 1)).toMatchObject({ kind: 'undeliverable' })
  expect(await send(LONGEST)).toMatchObject({ kind: 'sent' })
})
