import { describe, expect, it } from 'vitest'
import { eventsIn } from '../../../functions/core/on-call/calendar.ts'
import { calendar, LA, NOW, night, ONE, shown } from '../../support/calendar-file.ts'

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
    ['lee@harbor.example', []],
    ['On call: Lee@Harbor.example (primary)', []],
    ['Night cover', ['ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=lee@harbor.example:/aMTY4/principal/']],
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
    ['marlee@harbor.example', []],
    ['lee@harbor.example covers for kim@harbor.example', []],
    ['lee@harbor.example vacation', []],
    ['lee@harbor.example', [at('kim')]],
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

describe('an event that its calendar is unsure of', () => {
  it.each<[string, string, RegExp]>([
    ['tentative', 'STATUS:TENTATIVE', /^1: "Dr Lee" is marked as tentative\. Whose duty is it\?$/],
    ['tentative, in small letters', 'STATUS:tentative', /^1: "Dr Lee" is marked as tentative/],
    [
      'free time',
      'TRANSP:TRANSPARENT',
      /^1: "Dr Lee" is marked as free time, so it may not be a shift\. Whose duty is it\?$/,
    ],
  ])('is asked about where it is %s, and never counts by itself', (_, line, asked) => {
    const text = calendar([night('a', 'Dr Lee', line)])
    expect(shown(text)).toEqual([expect.stringMatching(asked)])
    expect(shown(text, { whose: 'dr-lee' })).toEqual([expect.stringMatching(asked)])
    expect(shown(text, { chosen: { 1: 'dr-lee' } })).toEqual(ONE)
    const beside = calendar([night('a', 'Nurse Kim', line), night('b', 'Dr Lee')])
    expect(shown(beside, { chosen: { 1: 'none' } })).toEqual(ONE)
  })

  it.each(['STATUS:CONFIRMED', 'TRANSP:OPAQUE'])('counts with %s', (line) =>
    expect(shown(calendar([night('a', 'Dr Lee', line)]))).toEqual(ONE))

  it('is the one night of a series that is tentative, and not the series', () => {
    const series = night('s', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=2')
    const second = night('s', 'Dr Lee', 'RECURRENCE-ID:20261027T010000Z', 'STATUS:TENTATIVE')
    const text = calendar([series, second])
    expect(shown(text)).toEqual([expect.stringMatching(/^2: "Dr Lee" is marked as tentative/)])
    expect(shown(text, { chosen: { 2: 'none' } })).toEqual(['dr-lee 28T01 28T13'])
  })

  it('stays marked in what a daily fetch keeps', () => {
    const found = eventsIn(calendar([night('a', 'Dr Lee', 'TRANSP:TRANSPARENT')]), { zone: LA, now: NOW })
    expect(found?.occurrences).toMatchObject([{ title: 'Dr Lee', unsure: 'free' }])
  })
})
