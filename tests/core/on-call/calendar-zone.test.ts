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
