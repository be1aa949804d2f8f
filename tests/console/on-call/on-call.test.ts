import { describe, expect, it } from 'vitest'
import { onCall } from '../../../functions/core/on-call/rota.ts'
import { setShifts } from '../../../functions/use-cases/on-call/change-rota.ts'
import { anOffice, fieldOf, PATH } from '../../support/office.ts'
import { harbor } from '../../support/world.ts'

const TUESDAY_NIGHT: [string, string][] = [
  ['duty', 'on-call'],
  ['from', '2026-11-24T20:00'],
  ['until', '2026-11-25T08:00'],
]

describe('who is on call', () => {
  it('is told with a phone to call, and each gap of the coming days in words', async () => {
    const { world, see } = await anOffice()
    await setShifts(world.deps, 'demo', [
      ...harbor.shifts.slice(1),
      { duty: 'on-call', staffId: 'dr-lee', days: [1, 2, 3, 4, 5], from: '00:00', to: '24:00' },
    ])
    const week = await see('')
    expect(week).toContain('On call now Dr Lee Call: (415) 555-0201 until Sat, Nov 28, 12:00 AM , then no one')
    expect(week).toContain('No one is on call from Sat, Nov 28, 12:00 AM until Mon, Nov 30, 12:00 AM (48 h)')
    expect(week).not.toContain('nobody has any duty')
  })

  it('is shown for a day of 25 hours when the clock goes back', async () => {
    const { see } = await anOffice()
    expect(await see('?week=2026-11-01')).toContain('Sun, Nov 1 25 hours: the clock goes back all day Dr Lee')
    expect(await see('?week=2027-03-10')).toContain('Sun, Mar 14 23 hours: the clock goes forward all day Dr Lee')
  })
})

describe('a change of the rota', () => {
  it('is made for one stretch of the clinic’s clock, and says by whom', async () => {
    const { send, rota, see } = await anOffice()
    const made = await send('/changes/stand-in', [...TUESDAY_NIGHT, ['staff', 'dr-hale']])
    expect(made).toMatchObject({ status: 303, location: `${PATH}/changes?saved=stand-in` })
    expect(onCall((await rota()).rota, '2026-11-25T04:00:00.000Z')['on-call']?.name).toBe('Dr Hale')
    expect(onCall((await rota()).rota, '2026-11-25T03:59:00.000Z')['on-call']?.name).toBe('Dr Lee')
    expect(await see('/changes')).toContain(
      'On call: Dr Hale By hand, Nurse Kim, Mon, Nov 23, 10:05 AM Tue, Nov 24, 8:00 PM until Wed, Nov 25, 8:00 AM',
    )
  })

  it('that leaves nobody is made only once somebody has seen just what it leaves', async () => {
    const { send, rota } = await anOffice()
    const nobody: [string, string][] = [...TUESDAY_NIGHT, ['staff', 'nobody']]
    const asked = await send('/changes/stand-in', nobody)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('No one is on call from Tue, Nov 24, 8:00 PM until Wed, Nov 25, 8:00 AM (12 h)')
    const sure: [string, string] = ['sure', fieldOf(asked.body, 'sure')]
    const longer = nobody.map(([name, value]): [string, string] => [
      name,
      name === 'until' ? '2026-11-26T08:00' : value,
    ])
    expect((await send('/changes/stand-in', [...longer, sure])).status).toBe(409)
    expect((await rota()).rota.overrides).toEqual([])
    expect((await send('/changes/stand-in', [...nobody, sure])).status).toBe(303)
    expect((await rota()).rota.overrides).toMatchObject([{ duty: 'on-call', by: 'Nurse Kim' }])
  })

  it('that is taken back asks before it opens a gap', async () => {
    const { send, rota, world } = await anOffice()
    await setShifts(world.deps, 'demo', harbor.shifts.slice(1))
    await send('/changes/stand-in', [...TUESDAY_NIGHT, ['staff', 'dr-hale']])
    const [override] = (await rota()).rota.overrides
    const which: [string, string] = ['override', override?.overrideId ?? '']
    const asked = await send('/changes/remove', [which])
    expect(asked.status).toBe(409)
    expect((await send('/changes/remove', [which, ['sure', fieldOf(asked.body, 'sure')]])).status).toBe(303)
    expect((await rota()).rota.overrides).toEqual([])
    expect((await send('/changes/remove', [which])).text).toContain('Someone else has already removed this')
  })

  it.each<[string, [string, string][], string]>([
    ['no time', [['from', '']], 'From: give a day and a time.'],
    ['a time that the clock jumps over', [['from', '2027-03-14T02:30']], 'there is no 02:30 on 2027-03-14'],
    ['a day that does not exist', [['until', '2026-02-31T10:00']], 'not a day and a time|there is no 10:00'],
    ['an end before the beginning', [['until', '2026-11-24T10:00']], 'It ends before it begins.'],
    ['nobody chosen', [['staff', '']], 'Who has it then?'],
    ['no duty', [['duty', 'chief']], 'Choose a duty.'],
  ])('with %s is refused beside its field, and what was typed stays', async (_, change, detail) => {
    const { send, rota } = await anOffice()
    const fields = [...TUESDAY_NIGHT, ['staff', 'dr-hale'] as [string, string]]
    const wrong = fields.map((field) => change.find(([name]) => name === field[0]) ?? field)
    const refused = await send('/changes/stand-in', wrong)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatch(new RegExp(`class="fault"[^>]*>[^<]*(${detail})`))
    if (change[0]?.[0] !== 'staff') expect(refused.body).toContain('<option value="dr-hale" selected')
    expect((await rota()).rota.overrides).toEqual([])
  })

  it('swaps two stretches, each from who has it', async () => {
    const { send, rota } = await anOffice()
    const swap: [string, string][] = [...TUESDAY_NIGHT, ['staff', 'nurse-kim'], ['with', 'dr-hale']]
    expect((await send('/changes/swap', swap)).text).toContain('Nurse Kim is not on-call throughout it.')
    await send('/changes/stand-in', [
      ['duty', 'on-call'],
      ['staff', 'nurse-kim'],
      ['from', '2026-11-27T08:00'],
      ['until', '2026-11-27T20:00'],
    ])
    const theirs = swap.map(([name, value]): [string, string] => [name, name === 'staff' ? 'dr-lee' : value])
    const made = await send('/changes/swap', [
      ...theirs.map(([name, value]): [string, string] => [name, name === 'with' ? 'nurse-kim' : value]),
      ['back.from', '2026-11-27T08:00'],
      ['back.until', '2026-11-27T20:00'],
    ])
    expect(made.status).toBe(303)
    const { rota: now } = await rota()
    expect(onCall(now, '2026-11-25T06:00:00.000Z')['on-call']?.name).toBe('Nurse Kim')
    expect(onCall(now, '2026-11-27T18:00:00.000Z')['on-call']?.name).toBe('Dr Lee')
  })
})
