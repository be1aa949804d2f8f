import { describe, expect, it } from 'vitest'
import { act, checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'
const STAFF = [LEE, KIM, HALE]

async function aPatient(says?: string) {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  hears(ANA)
  if (says) await world.text(ANA, says)
  return { world, hears }
}

describe('nobody answers', () => {
  it('for three hours: pages went on to everybody, the patient was told and told again, and one code ends it', async () => {
    const { world, hears } = await aPatient(SWALLOW)
    hears(ANA)
    await world.advanceHours(3)
    for (const phone of STAFF) expect(hears(phone).length).toBeGreaterThan(60)
    expect(hears(ANA)).toEqual([
      expect.stringMatching(/not reached our team yet.*YES or NO/),
      expect.stringMatching(/keep trying/),
    ])
    await world.text(HALE, (await theAlert(world)).code)
    for (const phone of STAFF) hears(phone)
    await world.advance(4)
    expect(STAFF.flatMap(hears)).toEqual([])
  })

  it('"yes, safe" is answered and changes nothing about the paging', async () => {
    const { world, hears } = await aPatient('my eyelid is drooping')
    await world.advance(16)
    hears(ANA)
    await world.text(ANA, 'Yes')
    expect(hears(ANA)).toEqual([expect.stringMatching(/keep trying/)])
    expect(await theAlert(world)).toMatchObject({ state: 'paging', tier: 'urgent' })
  })

  it('"no, not safe" is an emergency: its own text and a round of its own', async () => {
    const { world, hears } = await aPatient('my eyelid is drooping')
    await world.advance(16)
    for (const phone of [ANA, ...STAFF]) hears(phone)
    await world.text(ANA, 'NO')
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
    for (const phone of [LEE, KIM]) expect(hears(phone)).toHaveLength(2)
  })

  it('a "no" to a check-in is still a "no problems"', async () => {
    const { world } = await aPatient()
    await world.advanceHours(3)
    expect(await world.text(ANA, 'no')).toMatchObject({ tier: 'routine', alerted: false })
  })
})

describe('handing an alert over', () => {
  it.each(['dr-lee', 'Dr Lee', ' dr lee '])('finds the receiver by id or by name: %j', async (to) => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, 'i cant swallow')
    expect(await act(world, 'nurse-kim', { kind: 'hand-over', to })).toMatchObject({ kind: 'done' })
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('dr-lee')
  })

  it('to nobody that is known says who there is, and changes nothing', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, 'i cant swallow')
    expect(await act(world, 'nurse-kim', { kind: 'hand-over', to: 'Dr Who' })).toMatchObject({
      kind: 'unknown-staff',
      known: expect.arrayContaining(['dr-lee', 'nurse-kim']),
    })
    expect((await theAlert(world)).acknowledgedBy).toBeNull()
  })
})

describe('texts that cannot leave', () => {
  it('for ten minutes: each page goes by mail or by voice at once, and the last as a text when texts leave again', async () => {
    const { world } = await aPatient()
    for (const phone of STAFF) world.carrier(phone, 'throttle')
    await world.text(ANA, 'my eyelid is drooping')
    expect(world.at('lee@harbor.example')).toHaveLength(1)
    await world.advance(10)
    for (const phone of STAFF) world.carrier(phone, 'deliver')
    await world.advance(12)
    const { code } = await theAlert(world)
    const texts = world.at(LEE).filter(({ channel, text }) => channel === 'sms' && text.includes(`URGENT ${code}`))
    expect(texts).toHaveLength(1)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'page-refused' }))
  })

  it('to a phone that is off: text and call of one round become one mail, with its link', async () => {
    const { world } = await aPatient()
    world.carrier(LEE, 'undeliverable')
    await world.text(ANA, SWALLOW)
    expect(world.at('lee@harbor.example').map(({ text }) => text)).toEqual([expect.stringMatching(/EMERGENCY.*https:/)])
  })

  it('to a phone whose texts arrive and whose calls do not: the call becomes a mail', async () => {
    const { world } = await aPatient()
    const { send } = world.deps.messenger
    world.deps.messenger.send = async (parcel) =>
      parcel.channel === 'voice' ? { kind: 'undeliverable', because: 'busy' } : send(parcel)
    await world.text(ANA, SWALLOW)
    expect(world.at(LEE).map(({ channel }) => channel)).toEqual(['sms'])
    expect(world.at('lee@harbor.example').length).toBe(1)
  })

  it('to somebody without an address: they are called', async () => {
    const { world } = await aPatient(SWALLOW)
    world.carrier(LEE, 'undeliverable')
    world.carrier(KIM, 'undeliverable')
    const before = world.arrived.filter(({ to, channel }) => to === HALE && channel === 'voice').length
    await world.advance(6)
    expect(world.arrived.filter(({ to, channel }) => to === HALE && channel === 'voice').length).toBeGreaterThan(before)
  })
})

describe('the same thing again after an outcome', () => {
  const over = { kind: 'resolve', resolution: { outcome: 'advice-by-phone', note: 'Sips of water.' } } as const

  it('goes to who recorded it, first and alone, with no automatic text between them', async () => {
    const { world, hears } = await aPatient(SWALLOW)
    await act(world, 'nurse-kim', over)
    await world.advance(20)
    for (const phone of [ANA, ...STAFF]) hears(phone)
    await world.text(ANA, 'still hard to swallow')
    expect(hears(KIM).length).toBeGreaterThan(0)
    expect([ANA, LEE, HALE].flatMap(hears)).toEqual([])
    await world.advance(5)
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('with a new sign wakes everybody, and the patient is told what to do', async () => {
    const { world, hears } = await aPatient('my eyelid is drooping')
    await act(world, 'nurse-kim', over)
    await world.advance(20)
    for (const phone of [ANA, ...STAFF]) hears(phone)
    await world.text(ANA, 'now i cant breathe')
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('hours later it is answered again; a day later it is news', async () => {
    const { world, hears } = await aPatient(SWALLOW)
    await act(world, 'nurse-kim', over)
    await world.advanceHours(3)
    hears(ANA)
    await world.text(ANA, SWALLOW)
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    await act(world, 'nurse-kim', over)
    await world.advanceHours(25)
    for (const phone of [ANA, ...STAFF]) hears(phone)
    await world.text(ANA, SWALLOW)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(await openAlerts(world)).toHaveLength(1)
  })
})
