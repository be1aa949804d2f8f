import { describe, expect, it } from 'vitest'
import { keys, staffPk } from '../../functions/core/keys.ts'
import { plusHours } from '../../functions/core/time.ts'
import { addOverrides, removeOverride, setShifts } from '../../functions/use-cases/on-call/change-rota.ts'
import { readWatch, sendTestPage, setNotices } from '../../functions/use-cases/on-call/watch-rota.ts'
import { write } from '../../functions/use-cases/store/records.ts'
import { checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, HARBOR, harbor, KIM, LEE } from '../support/world.ts'

const days = [1, 2, 3, 4, 5, 6, 7]
const dayAndNight = [
  { duty: 'on-call' as const, staffId: 'dr-lee', days, from: '08:00', to: '20:00' },
  { duty: 'on-call' as const, staffId: 'nurse-kim', days, from: '20:00', to: '08:00' },
  { duty: 'fallback' as const, staffId: 'dr-hale', days, from: '00:00', to: '24:00' },
]

const roundTheClock = [
  { duty: 'on-call' as const, staffId: 'dr-lee', days, from: '00:00', to: '24:00' },
  { duty: 'fallback' as const, staffId: 'dr-hale', days, from: '00:00', to: '24:00' },
]

/** Monday 10:05 in Los Angeles. */
async function aClinic() {
  const world = await aWorld()
  const hears = listener(world)
  await setShifts(world.deps, 'demo', dayAndNight)
  return { world, hears }
}

describe('texts about duty', () => {
  it('are off until the clinic wants them', async () => {
    const { world } = await aClinic()
    await world.advanceHours(48)
    expect(world.arrived).toEqual([])
  })

  it('hand over at the change of shift, with the open alerts', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: true })
    await checkout(world)
    await world.advanceHours(9)
    await world.text(ANA, 'my eyelid is drooping')
    const { code } = await theAlert(world)
    await world.text(LEE, code)
    hears(KIM)
    await world.advance(60)
    expect(hears(KIM)).toContainEqual(
      expect.stringMatching(new RegExp(`You are on call from now on.*${code} urgent, `)),
    )
    expect(hears(HALE).filter((text) => text.includes('from now on'))).toEqual([])
    await world.advanceHours(12)
    expect(hears(LEE).filter((text) => text.includes('from now on'))).toHaveLength(1)
  })

  it('ask every morning whether the numbers of the day work; an OK is kept, silence is told to the others', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '08:00' })
    await world.advanceHours(22)
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Test page, no alert/)])
    await world.text(LEE, 'ok')
    await world.text(HALE, 'OK!')
    expect(hears(LEE)).toEqual([expect.stringMatching(/your number works/)])
    hears(HALE)
    await world.advance(31)
    expect(hears(KIM)).toEqual([expect.stringMatching(/^\(voice\) This is a test call/)])
    for (const phone of [LEE, HALE]) expect(hears(phone)).toEqual([expect.stringMatching(/Nurse Kim has not answered/)])
    const watch = await readWatch(world.deps, 'demo')
    expect(Object.keys(watch?.value.verified ?? {}).sort()).toEqual(['dr-hale', 'dr-lee'])
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'not-ready', staffId: 'nurse-kim' }))
  })

  it('test one number now; an "ok" to nothing is answered with how to', async () => {
    const { world, hears } = await aClinic()
    expect(await sendTestPage(world.deps, 'demo', 'nurse-kim')).toEqual({ kind: 'sent' })
    expect(await sendTestPage(world.deps, 'demo', 'dr-who')).toEqual({ kind: 'unknown-staff' })
    await world.settle()
    hears(KIM)
    await world.text(KIM, 'ready')
    await world.text(KIM, 'ready')
    expect(hears(KIM)).toEqual([expect.stringMatching(/works/), expect.stringMatching(/Text an alert's code/)])
  })

  it('leave somebody who was asked by hand a moment ago their time to answer', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '08:00' })
    await world.advanceHours(22)
    for (const phone of [LEE, HALE]) await world.text(phone, 'ok')
    await world.advance(20)
    await sendTestPage(world.deps, 'demo', 'dr-lee', 'voice')
    await world.settle()
    expect(hears(LEE).at(-1)).toMatch(/^\(voice\) This is a test call/)
    await world.advance(11)
    expect(hears(HALE)).toContainEqual(expect.stringMatching(/Nurse Kim has not answered/))
    expect(hears(HALE)).not.toContainEqual(expect.stringMatching(/Dr Lee has not answered/))
    await world.text(LEE, 'ok')
    expect(hears(LEE)).toContainEqual(expect.stringMatching(/your number works/))
  })

  it('count the answer of somebody without a duty, who was asked by hand just before the others', async () => {
    const { world, hears } = await aClinic()
    await setShifts(world.deps, 'demo', roundTheClock)
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '10:10' })
    await sendTestPage(world.deps, 'demo', 'nurse-kim')
    await world.advance(10)
    hears(KIM)
    await world.text(KIM, 'ok')
    expect(hears(KIM)).toEqual([expect.stringMatching(/your number works/)])
    const watch = await readWatch(world.deps, 'demo')
    expect(Object.keys(watch?.value.verified ?? {})).toEqual(['nurse-kim'])
  })

  it('wake nobody for the silence of somebody without a duty, who was asked by hand', async () => {
    const { world, hears } = await aClinic()
    await setShifts(world.deps, 'demo', roundTheClock)
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '10:10' })
    await sendTestPage(world.deps, 'demo', 'nurse-kim')
    await world.advance(10)
    for (const phone of [LEE, HALE]) await world.text(phone, 'ok')
    for (const phone of [LEE, KIM, HALE]) hears(phone)
    await world.advanceHours(25)
    for (const phone of [LEE, HALE]) expect(hears(phone).join()).not.toMatch(/Nurse Kim has not answered/)
    expect(hears(KIM)).toEqual([])
  })

  it('count the answer to the call that follows silence', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '10:10' })
    await world.advance(40)
    expect(hears(KIM).at(-1)).toMatch(/^\(voice\) .*Please text OK/)
    await world.text(KIM, 'ok')
    expect(hears(KIM)).toEqual([expect.stringMatching(/your number works/)])
  })

  it('are kept for thirty days, as what staff write is: a year of mornings is no longer to read than a month', async () => {
    const { world } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '08:00' })
    const kept = async () => (await world.deps.records.list(staffPk('demo', 'dr-lee'), 'OUT#')).length
    await world.advanceHours(24 * 31)
    const month = await kept()
    expect(month).toBeGreaterThan(20)
    await world.advanceHours(24 * 31)
    expect(await kept()).toBe(month)
  })

  it('tell whoever is on call in the morning what waits for the day', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: false, digestAt: '08:00' })
    await checkout(world)
    await world.advanceHours(5)
    await world.text(ANA, 'can i wear makeup tomorrow?')
    await world.advanceHours(18)
    expect(hears(LEE)).toEqual([expect.stringMatching(/1 tasks? wait/)])
  })

  it('hand over to a stand-in whose day is more than a week ahead, and back', async () => {
    const { world, hears } = await aClinic()
    await setShifts(world.deps, 'demo', roundTheClock)
    await setNotices(world.deps, 'demo', { handOver: true })
    const stretch = { startsAt: '2026-12-05T18:00:00.000Z', endsAt: '2026-12-06T18:00:00.000Z' }
    await addOverrides(world.deps, 'demo', [{ duty: 'on-call', staffId: 'nurse-kim', ...stretch }])
    await world.advanceHours(11 * 24)
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone)).toEqual([])
    await world.advanceHours(24)
    expect(hears(KIM)).toEqual([expect.stringMatching(/You are on call from now on/)])
    await world.advanceHours(24)
    expect(hears(LEE)).toEqual([expect.stringMatching(/You are on call from now on/)])
    expect(hears(HALE)).toEqual([])
  })

  it('tell the person whom a change of the rota puts on duty at once, and nobody else', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: true })
    const stretch = { startsAt: world.now(), endsAt: plusHours(world.now(), 5) }
    const changed = await addOverrides(world.deps, 'demo', [{ duty: 'on-call', staffId: 'dr-hale', ...stretch }])
    await world.advance(2)
    expect(hears(HALE)).toEqual([expect.stringMatching(/You are on call( and fallback)? from now on/)])
    for (const phone of [LEE, KIM]) expect(hears(phone)).toEqual([])
    const [made] = changed.kind === 'changed' ? changed.overrides : []
    await removeOverride(world.deps, 'demo', made?.overrideId ?? '')
    await world.advance(2)
    expect(hears(LEE)).toEqual([expect.stringMatching(/You are on call from now on/)])
    await world.advance(30)
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone)).toEqual([])
  })

  it('follow a rota that changes', async () => {
    const { world, hears } = await aClinic()
    await setNotices(world.deps, 'demo', { handOver: true })
    await setShifts(world.deps, 'demo', [
      { duty: 'on-call', staffId: 'dr-lee', days, from: '08:00', to: '11:00' },
      { duty: 'on-call', staffId: 'dr-hale', days, from: '11:00', to: '08:00' },
    ])
    await world.advance(60)
    expect(hears(HALE)).toHaveLength(1)
  })
})

describe('a morning with more people than one commit can tell of', () => {
  const crowd = Array.from({ length: 120 }, (_, i) => ({
    ...{ staffId: `nurse-${i}`, name: `Nurse ${i}`, role: 'nurse' as const },
    phone: `+1415555${String(300 + i).padStart(4, '0')}`,
  }))

  /** Everybody of the crowd has a minute of duty in the afternoon; at 11:00 in Los Angeles everybody of today gets a test page. */
  async function aMorning() {
    const world = await aWorld({
      clinics: [{ ...harbor, shifts: harbor.shifts.filter(({ duty }) => duty !== 'backup') }],
    })
    for (const person of crowd) {
      const shift = { shiftId: person.staffId, duty: 'backup' as const, staffId: person.staffId, days: [1] }
      await world.records.commit([
        write(keys.staff('demo', person.staffId), person, 0),
        write(keys.phoneStaff(HARBOR, person.phone, person.staffId), {}, 0),
        write(keys.shift('demo', shift.shiftId), { ...shift, ...minuteOf(Number(person.staffId.slice(6))) }, 0),
      ])
    }
    await setNotices(world.deps, 'demo', { handOver: true, readinessAt: '11:00' })
    return world
  }
  const minuteOf = (i: number) => {
    const time = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return { from: time(13 * 60 + 2 * i), to: time(13 * 60 + 2 * i + 1) }
  }
  const named = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => /Nurse \d+/.exec(text) ?? []).filter((name) => name !== 'Nurse Kim'))

  it('asks every one of them, and tells who has a duty of every one that is silent, once; and hands over', async () => {
    const world = await aMorning()
    const hears = listener(world)
    await world.advance(55 + 10)
    for (const { phone } of crowd) expect(world.at(phone)).toHaveLength(1)
    await world.text('+14155550300', 'OK')
    await world.advance(45)
    const told = hears(LEE).filter((text) => text.includes('Nurse ') && text.includes('test page'))
    expect(named(told).size).toBe(119)
    expect(named(told)).not.toContain('Nurse 0')
    expect(told.filter((text) => /Nurse \d/.test(text))).toHaveLength(119)
    for (const { phone } of crowd.slice(1))
      expect(world.at(phone).map(({ channel }) => channel)).toEqual(['sms', 'voice'])
    await world.advance(90)
    expect(world.at('+14155550305').map(({ text }) => text)).toContainEqual(expect.stringContaining('from now on'))
  })
})
