import { describe, expect, it } from 'vitest'
import { calendar, LA, night, read, shown } from '../../support/calendar-file.ts'
import { timesAsDear } from '../../support/growth.ts'

const many = (count: number, event: (i: number) => string[], head: string[] = []) =>
  calendar(
    Array.from({ length: count }, (_, i) => event(i)),
    head,
  )
const THOUSAND = many(1_000, (i) => night(`${i}`, 'Dr Lee'))

/** `20000101`, `20000102` … */
const days = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2015, 0, 1 + i)).toISOString().slice(0, 10).replaceAll('-', ''),
  )
const series = (...more: string[]) => [
  ...['UID:z', 'SUMMARY:Dr Lee', `DTSTART;TZID=${LA}:20150101T180000`, 'DURATION:PT12H', 'RRULE:FREQ=DAILY', ...more],
]
const since1970 = (rule: string) => (i: number) => [
  ...[`UID:${i}`, 'SUMMARY:Dr Lee', 'DTSTART:19700102T010000Z', 'DURATION:PT12H', `RRULE:${rule}`],
]
const zone = (...rules: string[]) => [
  ...['BEGIN:VTIMEZONE', 'TZID:X'],
  ...rules.flatMap((rule) => [
    ...['BEGIN:STANDARD', 'DTSTART:19700101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500'],
    ...[`RRULE:${rule}`, 'END:STANDARD'],
  ]),
  'END:VTIMEZONE',
]
const inX = (i: number) => [`UID:${i}`, 'SUMMARY:Dr Lee', 'DTSTART;TZID=X:20261026T180000', 'DURATION:PT1H']

describe('a calendar that asks for much work', () => {
  it.each<[string, string]>([
    ['series of 30 February', many(1_000, since1970('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'))],
    ['series of a million nights', many(1_000, since1970('FREQ=DAILY;COUNT=1000000'))],
    ['series of the ninth Monday', many(1_000, since1970('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9'))],
    ['days that are left out', calendar([series(`EXDATE;VALUE=DATE:${days(10_000).join(',')}`)])],
    ['days that are named', calendar([series(`RDATE;TZID=${LA}:${days(10_000).map((day) => `${day}T180000`)}`)])],
    [
      'nights that are moved',
      calendar([
        series(),
        ...days(1_900).map((day) => [
          ...['UID:z', 'SUMMARY:Dr Lee', `RECURRENCE-ID:${day}T180000Z`, `DTSTART:${day}T180000Z`, 'DURATION:PT1H'],
        ]),
      ]),
    ],
    ['laws of a zone', many(50, inX, zone(...Array.from({ length: 300 }, () => 'FREQ=YEARLY;BYMONTH=3;BYDAY=1SU')))],
    ['changes of a zone', many(50, inX, zone('FREQ=DAILY', 'FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7'))],
    [
      'events in a zone of its own',
      many(1_900, inX, zone('FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=3')),
    ],
    [
      'years in a zone of its own',
      calendar([[...inX(1), `EXDATE;TZID=X:${days(3_000)}`]], zone('FREQ=YEARLY;BYSETPOS=1;BYDAY=SU')),
    ],
    ['versions of one event', many(1_900, () => night('a', 'Dr Lee'))],
  ])('by many %s is read or refused at about the cost of a thousand nights', async (_, text) => {
    expect(shown(text).length).toBeGreaterThan(0)
    expect(await timesAsDear(shown, text, THOUSAND)).toBeLessThan(20)
  })

  it('is refused at the same event on every machine: steps are counted, and no time is', () => {
    const found = read(many(100, since1970('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')))
    const details = found.kind === 'invalid' ? found.faults.map(({ detail }) => detail) : []
    const looked = details.filter((detail) => /never occurs/.test(detail))
    expect([details.length, looked.length]).toEqual([100, 40])
    expect(details.slice(looked.length).every((detail) => /too many old series/.test(detail))).toBe(true)
  })

  it('by many events is refused before it is parsed', async () => {
    const broken = `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nno line of a calendar\r\n'.repeat(2_001)}`
    expect(shown(broken)).toEqual(['0: 2001 events, at most 2000: export fewer weeks.'])
  })
})
