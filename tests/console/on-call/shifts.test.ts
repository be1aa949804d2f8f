import { describe, expect, it } from 'vitest'
import { setShifts } from '../../../functions/use-cases/on-call/change-rota.ts'
import { anOffice, fieldOf } from '../../support/office.ts'
import { harbor } from '../../support/world.ts'

describe('the weekly shifts', () => {
  const line = (i: number, staff: string, days: number[]): [string, string][] => [
    [`${i}.id`, ''],
    [`${i}.duty`, 'on-call'],
    [`${i}.staff`, staff],
    [`${i}.from`, '00:00'],
    [`${i}.to`, '00:00'],
    ...days.map((day): [string, string] => [`${i}.days`, String(day)]),
  ]

  it('are written by the admin, who is asked before they leave a gap', async () => {
    const { send, rota, hidden } = await anOffice('admin')
    const seen: [string, string] = ['seen', await hidden('/shifts', 'seen')]
    const fields = [seen, ['lines', '1'] as [string, string], ...line(0, 'dr-lee', [1, 2, 3, 4, 5, 6, 7])]
    const asked = await send('/shifts', fields)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('No one is backup from')
    const sure: [string, string] = ['sure', fieldOf(asked.body, 'sure')]
    expect((await send('/shifts', [...fields, sure])).status).toBe(303)
    expect((await rota()).rota.shifts).toMatchObject([{ duty: 'on-call', to: '24:00', days: [1, 2, 3, 4, 5, 6, 7] }])
    const other = fields.map(([name, value]): [string, string] => [name, value === 'dr-lee' ? 'nurse-kim' : value])
    const overtaken = await send('/shifts', [...other, sure])
    expect(overtaken.status).toBe(409)
    expect(overtaken.text).toContain('A colleague saved other shifts while this page was open.')
    expect((await rota()).rota.shifts).toMatchObject([{ staffId: 'dr-lee' }])
  })

  it('of a removed one’s place never pass for the removed one', async () => {
    const { world, send, hidden, rota } = await anOffice('admin')
    const save = (...lines: Parameters<typeof setShifts>[2]) => setShifts(world.deps, 'demo', lines)
    const week = { duty: 'backup' as const, days: [6], from: '18:00', to: '23:00' }
    await save(...harbor.shifts, { ...week, staffId: 'nurse-kim' })
    const seen: [string, string] = ['seen', await hidden('/shifts', 'seen')]
    await save(...harbor.shifts)
    await save(...harbor.shifts, { ...week, staffId: 'dr-lee' })
    const before = (await rota()).rota.shifts
    expect((await send('/shifts', [seen, ['lines', '1'], ...line(0, 'dr-lee', [1, 2, 3])])).status).toBe(409)
    expect((await rota()).rota.shifts).toEqual(before)
  })

  it('that overlap are told of, since one of them would never count', async () => {
    const { world, see } = await anOffice('admin')
    await setShifts(world.deps, 'demo', [
      ...harbor.shifts,
      { duty: 'on-call', staffId: 'nurse-kim', days: [6], from: '18:00', to: '23:00' },
    ])
    expect(await see('/shifts')).toContain(
      'Nurse Kim, on call from Sat, Nov 28, 6:00 PM until Sat, Nov 28, 11:00 PM : Dr Lee',
    )
  })

  it('without a person, a day or a time are refused beside the field', async () => {
    const { send, hidden } = await anOffice('admin')
    const seen: [string, string] = ['seen', await hidden('/shifts', 'seen')]
    const refused = await send('/shifts', [seen, ['lines', '1'], ['0.id', 'on-call'], ['0.duty', 'on-call']])
    expect(refused.status).toBe(422)
    for (const field of ['staffId', 'days', 'from', 'to'])
      expect(refused.body).toContain(`id="fault-shifts-0-${field}"`)
  })

  it('are not a nurse’s to write', async () => {
    const { send, see } = await anOffice('nurse')
    expect(await see('/shifts')).toContain('Fallback Dr Hale every day 00:00–24:00')
    for (const path of ['/shifts', '/policy/edit', '/people/notices', '/calendar'])
      expect((await send(path, [])).status).toBe(403)
  })
})

describe('a calendar file', () => {
  const file = (who: string) =>
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:1@x',
      `SUMMARY:${who}`,
      'DTSTART;TZID=America/Los_Angeles:20261124T200000',
      'DURATION:PT12H',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')

  it('is shown first, and taken over as it was shown', async () => {
    const { send, rota } = await anOffice('admin')
    const fields = (who: string, act: string, seen = ''): [string, string][] => [
      ['duty', 'on-call'],
      ['calendar', file(who)],
      ['do', act],
      ['seen', seen],
    ]
    const shown = await send('/calendar', fields('Nurse Kim', 'preview'))
    expect(shown.text).toContain('Tue, Nov 24, 8:00 PM Wed, Nov 25, 8:00 AM Dr Lee Nurse Kim Changes')
    expect((await rota()).rota.overrides).toEqual([])
    const seen = fieldOf(shown.body, 'seen')
    expect((await send('/calendar', fields('Dr Hale', 'apply', seen))).text).toContain('What it would set')
    expect((await rota()).rota.overrides).toEqual([])
    expect((await send('/calendar', fields('Nurse Kim', 'apply', seen))).status).toBe(303)
    expect((await rota()).rota.overrides).toMatchObject([{ staffId: 'nurse-kim', imported: true, by: 'Dr Hale' }])
  })

  it('that names no one on the staff, or is none, is refused, and stays in the field', async () => {
    const { send } = await anOffice('admin')
    const stranger = await send('/calendar', [['calendar', file('Dr Who')]])
    expect(stranger).toMatchObject({ status: 422 })
    expect(stranger.text).toContain('Event 1: "Dr Who" names no one on the staff.'.replaceAll('"', '&quot;'))
    expect(stranger.body).toContain('SUMMARY:Dr Who')
    expect((await send('/calendar', [])).text).toContain('Choose a file, or paste its text.')
  })
})
