import { describe, expect, it } from 'vitest'
import { calendar, ONE, shown } from '../../support/calendar-file.ts'

const inZone = (tzid: string) => [
  ...['UID:z', 'SUMMARY:Dr Lee', `DTSTART;TZID=${tzid}:20261026T180000`, `DTEND;TZID=${tzid}:20261027T060000`],
]

describe('the zone of a calendar', () => {
  const NEW_YORK = ['dr-lee 26T22 27T10']
  it.each([
    'America/New_York',
    '/America/New_York',
    '"America/New_York"',
    'America/New York',
    'US/Eastern',
    'Eastern Standard Time',
    '/freeassociation.sourceforge.net/Tzfile/America/New_York',
    '/mozilla.org/20050126_1/America/New_York',
    '/citadel.org/20210210_1/America/New_York',
  ])('%s is New York', (tzid) => expect(shown(calendar([inZone(tzid)]))).toEqual(NEW_YORK))

  it.each(['Etc/UTC', 'UTC', 'GMT', 'Etc/GMT', '"tzone://Microsoft/Utc"', 'Z'])('%s is UTC', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual(['dr-lee 26T18 27T06']))

  it.each(['Pacific Standard Time', 'America/Los_Angeles'])('%s is Los Angeles', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual(ONE))

  it.each(['Romance Standard Time', 'Europe/Madrid'])('%s is Madrid', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))[0]).toMatch(/dr-lee 26T17 27T05/))

  it.each(['EST', 'Our zone', 'Customized Time Zone'])('%s without a word about it is refused by its name', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual([expect.stringContaining(`"${tzid}", which is not known`)]))

  const described = (name: string, more: string[] = []) =>
    calendar(
      [inZone(name)],
      [
        'BEGIN:VTIMEZONE',
        `TZID:${name}`,
        ...more,
        ...['BEGIN:STANDARD', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500'],
        ...['RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11', 'END:STANDARD'],
        ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400'],
        ...['RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
      ],
    )
  it('that the file itself describes is as described', () => {
    expect(shown(described('Customized Time Zone'))).toEqual(NEW_YORK)
    expect(shown(described('Our zone', ['X-LIC-LOCATION:Europe/Madrid']))[0]).toMatch(/26T17/)
  })
  const changes = (kind: 'STANDARD' | 'DAYLIGHT', start: string, ...more: string[]) => {
    const [from, to] = kind === 'STANDARD' ? ['-0400', '-0500'] : ['-0500', '-0400']
    return [`BEGIN:${kind}`, `DTSTART:${start}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, ...more, `END:${kind}`]
  }
  const byLaws = (...laws: string[][]) =>
    calendar([inZone('Our zone')], ['BEGIN:VTIMEZONE', 'TZID:Our zone', ...laws.flat(), 'END:VTIMEZONE'])
  const spring = changes('DAYLIGHT', '20070311T020000', 'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3')
  const autumn = changes('STANDARD', '20071104T020000', 'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11')

  it('whose law ended is as the law of today says', () => {
    // Until 2006 clocks went back on the last Sunday of October: on 25 October in 2026.
    const old = changes('STANDARD', '19671029T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T060000Z')
    expect(shown(byLaws(old, spring, autumn))).toEqual(NEW_YORK)
  })
  it('whose last law ended keeps the time of its last day', () => {
    const summers = changes(
      'DAYLIGHT',
      '20000312T020000',
      'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3;UNTIL=20140309T070000Z',
    )
    const winters = changes('STANDARD', '20001105T020000', 'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11;UNTIL=20141102')
    expect(shown(byLaws(winters, summers))).toEqual(['dr-lee 26T23 27T11'])
  })
  it('that lists its changes day by day is as listed', () => {
    const listed = [
      changes('DAYLIGHT', '20250309T020000', 'RDATE:20260308T020000,20270314T020000'),
      changes('STANDARD', '20251102T020000', 'RDATE:20261101T020000', 'RDATE:20271107T020000'),
    ]
    expect(shown(byLaws(...listed))).toEqual(NEW_YORK)
  })
  it.each(['FREQ=DAILY', 'FREQ=MONTHLY;BYDAY=1SU'])('that changes by %s is no zone that is known', (rule) =>
    expect(shown(byLaws(spring, changes('STANDARD', '20071104T020000', `RRULE:${rule}`)))).toEqual([
      expect.stringContaining('"Our zone", which is not known'),
    ]))

  it('that its description can never reach is refused, and does not hang', () => {
    const odd = described('Odd').replaceAll('BYDAY=1SU;BYMONTH=11', 'BYMONTH=2;BYMONTHDAY=30')
    expect(shown(odd)).toHaveLength(1)
  })

  it('of times without one is the calendar’s, else the clinic’s', () => {
    const floating = ['UID:f', 'SUMMARY:Dr Lee', 'DTSTART:20261026T180000', 'DTEND:20261027T060000']
    expect(shown(calendar([floating]))).toEqual(ONE)
    expect(shown(calendar([floating], ['X-WR-TIMEZONE:America/New_York']))).toEqual(NEW_YORK)
    expect(shown(calendar([floating], ['X-WR-TIMEZONE:Eastern Standard Time']))).toEqual(NEW_YORK)
  })
})
