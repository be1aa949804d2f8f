import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { harbor } from '../../support/world.ts'

const event = (lines: string[]) => ['BEGIN:VEVENT', 'UID:1@x', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT']
const calendar = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events.flatMap(event), 'END:VCALENDAR'].join('\r\n')
const read = (text: string) =>
  readCalendar(text, { staff: harbor.staff, zone: 'America/Los_Angeles', now: '2026-11-01T00:00:00.000Z' })

describe('a rota from a calendar', () => {
  it('keeps the wall clock through the end of daylight saving', () => {
    const weekly = [
      'SUMMARY:Dr Lee on call',
      'DTSTART;TZID=America/Los_Angeles:20261030T200000',
      'DURATION:PT12H',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    ]
    expect(read(calendar(weekly))).toMatchObject({
      kind: 'read',
      stretches: [{ staffId: 'dr-lee', startsAt: '2026-11-07T04:00:00.000Z', endsAt: '2026-11-07T16:00:00.000Z' }],
    })
  })

  it('knows people by an attendee, whatever the summary says', () => {
    const lines = [
      'SUMMARY:Night',
      'ATTENDEE:mailto:KIM@harbor.example',
      'DTSTART:20261110T040000Z',
      'DTEND:20261110T160000Z',
    ]
    expect(read(calendar(lines))).toMatchObject({ stretches: [{ staffId: 'nurse-kim' }] })
  })

  it('takes days and times without a zone for the clinic’s', () => {
    const day = ['SUMMARY:nurse-kim', 'DTSTART;VALUE=DATE:20261110', 'DTEND;VALUE=DATE:20261111']
    expect(read(calendar(day))).toMatchObject({
      stretches: [{ startsAt: '2026-11-10T08:00:00.000Z', endsAt: '2026-11-11T08:00:00.000Z' }],
    })
  })

  it('takes a week that is written day by day for one stretch of one person', () => {
    const daily = (who: string, from: string) => [
      `SUMMARY:${who}`,
      `DTSTART;VALUE=DATE:${from}`,
      'DURATION:P1D',
      'RRULE:FREQ=DAILY;COUNT=7',
    ]
    const kim = { staffId: 'nurse-kim', startsAt: '2026-11-09T08:00:00.000Z', endsAt: '2026-11-16T08:00:00.000Z' }
    const lee = { staffId: 'dr-lee', startsAt: kim.endsAt, endsAt: '2026-11-23T08:00:00.000Z' }
    expect(read(calendar(daily('Dr Lee', '20261116'), daily('Nurse Kim', '20261109')))).toMatchObject({
      kind: 'read',
      stretches: [kim, lee],
    })
  })

  it('that is longer than is taken at once says what to do instead', () => {
    const nights = ['SUMMARY:Dr Lee', 'DTSTART:20261102T040000Z', 'DURATION:PT12H', 'RRULE:FREQ=DAILY']
    expect(read(calendar(nights))).toEqual({
      kind: 'invalid',
      faults: [
        {
          ...{ event: 0, detail: expect.stringMatching(/^8\d stretches .* weekly shifts/) },
          fact: { kind: 'too-many-stretches', stretches: expect.any(Number), days: 90, most: 60 },
        },
      ],
    })
  })

  it.each([
    ['is no calendar', 'hello', { event: 0, fact: { kind: 'no-calendar' } }],
    [
      'names a stranger',
      calendar(['SUMMARY:Dr Who', 'DTSTART:20261110T040000Z', 'DTEND:20261110T160000Z']),
      { event: 1, fact: { kind: 'names-nobody', title: 'Dr Who' } },
    ],
    [
      'is over',
      calendar(['SUMMARY:Dr Lee', 'DTSTART:20261010T040000Z', 'DTEND:20261010T160000Z']),
      { event: 0, fact: { kind: 'none-coming', days: 90 } },
    ],
  ])('that %s changes nothing', (_, text, fault) => {
    expect(read(text)).toEqual({ kind: 'invalid', faults: [{ ...fault, detail: expect.any(String) }] })
  })
})
