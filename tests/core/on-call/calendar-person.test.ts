import { describe, expect, it } from 'vitest'
import { calendar, night, ONE, shown } from '../../support/calendar-file.ts'

describe('whose an event is', () => {
  const at = (mail: string, status = 'ACCEPTED') => `ATTENDEE;PARTSTAT=${status};CN=x:mailto:${mail}@harbor.example`
  it.each<[string, string[]]>([
    ['Dr Lee', []],
    ['DR LEE on call', []],
    ['On call: Dr Lee', []],
    ['Dr Lee (nights)', []],
    ['Night shift - Dr Lee', []],
    ['dr-lee', []],
    ['Backup: Dr Lee, weekend', []],
    ['Night cover', [at('lee')]],
    ['Night cover', [at('lee'), at('kim', 'DECLINED')]],
    ['Night cover', [at('lee'), 'ATTENDEE;CUTYPE=ROOM:mailto:kim@harbor.example']],
    ['Night cover', [at('lee'), 'ATTENDEE:mailto:stranger@example.com']],
  ])('"%s" %j is Dr Lee’s', (title, more) => expect(shown(calendar([night('a', title, ...more)]))).toEqual(ONE))

  it.each<[string, string[]]>([
    ['Dr Leeman (locum)', []],
    ['Dr Lee-Wong', []],
    ['Dr Lee Wong', []],
    ['Lee', []],
    ['Nurse Kim covers for Dr Lee', []],
    ['Kim covers for Dr Lee', []],
    ['Dr Lee / Nurse Kim', []],
    ['Dr Lee OFF', []],
    ['Dr Lee vacation', []],
    ['Dr Lee (swap with Kim)', []],
    ['not Dr Lee', []],
    ['Night cover', [at('lee'), at('kim')]],
    ['Nurse Kim', [at('lee')]],
    ['Kim covers for Lee', [at('lee')]],
    ['Night cover', [at('lee', 'DECLINED')]],
    ['On-Call (GoAlert: Harbor nights)', []],
    ['', []],
  ])('"%s" %j is asked about, never guessed', (title, more) => {
    const text = calendar([night('a', title, ...more)])
    expect(shown(text)).toEqual([expect.stringMatching(/^1: .*\?$/)])
    expect(shown(text, { chosen: { 1: 'dr-lee' } })).toEqual(ONE)
    expect(shown(text, { chosen: { 1: 'none' } })).toEqual([expect.stringMatching(/^0: No event/)])
  })

  it('is the one whose calendar it is, where events name nobody; never where they name somebody', () => {
    const feed = calendar([night('a', 'On-Call (Harbor nights)')])
    expect(shown(feed, { whose: 'dr-lee' })).toEqual(ONE)
    expect(shown(calendar([night('a', 'Dr Lee')]), { whose: 'nurse-kim' })).toEqual(ONE)
    expect(shown(calendar([night('a', 'Dr Lee / Nurse Kim')]), { whose: 'dr-lee' })[0]).toMatch(/^1: /)
  })
})
