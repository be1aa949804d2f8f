/** A calendar file of December 2026 for each thing that can be wrong with one or is asked about one, and what the API says of it. */
import type { CalendarFacts } from '../../functions/core/on-call/calendar-facts.ts'
import { calendar } from './calendar-file.ts'

export const NO_CALENDAR = 'Guardia: Dr Lee'

const START = 'DTSTART:20261202T040000Z'
const HOURS = 'DURATION:PT12H'
const shift = (...more: string[]) => ['UID:a', 'SUMMARY:Dr Lee', START, HOURS, ...more]
const titled = (title: string, ...more: string[]) => ['UID:a', `SUMMARY:${title}`, START, HOURS, ...more]
const attendee = (mail: string, status = 'ACCEPTED') => `ATTENDEE;PARTSTAT=${status}:mailto:${mail}@harbor.example`
const many = (count: number, event: (place: number) => string[]) => Array.from({ length: count }, (_, i) => event(i))
const two = (n: number) => String(n).padStart(2, '0')
/** A minute of December for each of a thousand and more. */
const minute = (place: number) =>
  `202612${two(2 + Math.floor(place / 1440))}T${two(Math.floor(place / 60) % 24)}${two(place % 60)}00Z`

/** By kind; what the page of a file cannot meet is not here. */
type OfFiles = Exclude<
  keyof CalendarFacts,
  'too-many-read' | 'no-such-person' | 'no-phone' | 'too-many-overrides' | 'too-much-changes' | 'changed-since'
>

export const FAULTY: Record<OfFiles, { text: string; says: string }> = {
  'no-calendar': {
    text: NO_CALENDAR,
    says: 'This is not a calendar file, or a line of it cannot be read. Export it as .ics.',
  },
  'too-many-events': {
    text: calendar(many(2001, () => [])),
    says: '2001 events, at most 2000: export fewer weeks.',
  },
  'none-coming': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261010T040000Z', HOURS]]),
    says: 'No event lies in the next 90 days.',
  },
  'too-many-stretches': {
    text: calendar([
      shift('RRULE:FREQ=DAILY;COUNT=40'),
      ['UID:b', 'SUMMARY:Nurse Kim', 'DTSTART:20261202T180000Z', 'DURATION:PT4H', 'RRULE:FREQ=DAILY;COUNT=40'],
    ]),
    says: '80 stretches in 90 days, and at most 60 are taken. Export fewer weeks; what repeats every week is better written as weekly shifts.',
  },
  unreadable: { text: calendar([shift('RRULE:FREQ=DAILY;UNTIL=20269999')]), says: '"Dr Lee" cannot be read.' },
  'no-beginning': { text: calendar([['UID:a', 'SUMMARY:Dr Lee']]), says: '"Dr Lee" does not say when it begins.' },
  'date-unreadable': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20260231T040000Z', HOURS]]),
    says: '"Dr Lee" has a date that cannot be read.',
  },
  'time-unreadable': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261202T250000Z', HOURS]]),
    says: '"Dr Lee" has a time that cannot be read.',
  },
  'zone-unknown': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART;TZID=Narnia:20261202T040000', HOURS]]),
    says: '"Dr Lee" is in the time zone "Narnia", which is not known: choose one such as America/New_York.',
  },
  'no-end': { text: calendar([['UID:a', 'SUMMARY:Dr Lee', START]]), says: '"Dr Lee" has no end.' },
  'ends-first': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', START, 'DTEND:20261201T040000Z']]),
    says: '"Dr Lee" ends before it begins.',
  },
  'no-length': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', START, 'DURATION:P0D']]),
    says: '"Dr Lee" has no length that can be read.',
  },
  'too-long': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', START, 'DURATION:P9999D']]),
    says: '"Dr Lee" is longer than 400 days.',
  },
  'before-1970': {
    text: calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:19600101T040000Z', HOURS, 'RRULE:FREQ=DAILY']]),
    says: '"Dr Lee" begins before 1970.',
  },
  'later-ones-too': {
    text: calendar([
      shift('RRULE:FREQ=DAILY;COUNT=9'),
      ['UID:a', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T040000Z', 'SUMMARY:Dr Lee', START, HOURS],
    ]),
    says: '"Dr Lee" changes all later ones too: export the calendar with each as its own event.',
  },
  'days-left-out': {
    text: calendar([shift('RRULE:FREQ=DAILY;COUNT=3', 'EXRULE:FREQ=DAILY;INTERVAL=2')]),
    says: '"Dr Lee" leaves days out by a rule (EXRULE): export the calendar anew, or write the days as single events.',
  },
  'several-rules': {
    text: calendar([shift('RRULE:FREQ=DAILY;COUNT=3', 'RRULE:FREQ=WEEKLY;COUNT=3')]),
    says: '"Dr Lee" has several rules of repetition: write it as several events.',
  },
  'rule-unreadable': {
    text: calendar([shift('RRULE:FREQ=DAILY;COUNT=0')]),
    says: '"Dr Lee" Its rule of repetition cannot be read.',
  },
  'repeats-too-often': {
    text: calendar([shift('RRULE:FREQ=MINUTELY')]),
    says: '"Dr Lee" It repeats minutely: write it as daily or weekly events.',
  },
  'repeats-oddly': {
    text: calendar([shift('RRULE:FREQ=YEARLY;BYWEEKNO=49')]),
    says: '"Dr Lee" It repeats by weeks of the year or at several times: write it as daily or weekly events.',
  },
  'never-occurs': {
    text: calendar([shift('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')]),
    says: '"Dr Lee" has a rule of repetition by which it never occurs.',
  },
  'too-many-occurrences': {
    text: calendar([shift(`RDATE:${many(1001, (place) => [minute(place)]).join(',')}`)]),
    says: '"Dr Lee" has more than 1000 occurrences.',
  },
  'too-much-work': {
    text: calendar(
      many(60, (place) => [
        ...[`UID:${place}`, 'SUMMARY:Dr Lee', 'DTSTART:19710101T040000Z', HOURS],
        'RRULE:FREQ=DAILY;BYMONTH=12;BYMONTHDAY=2;COUNT=9999',
      ]),
    ),
    says: '"Dr Lee" comes after too many old series: export the coming weeks alone.',
  },
  tentative: {
    text: calendar([shift('STATUS:TENTATIVE')]),
    says: '"Dr Lee" is marked as tentative. Whose duty is it?',
  },
  free: {
    text: calendar([shift('TRANSP:TRANSPARENT')]),
    says: '"Dr Lee" is marked as free time, so it may not be a shift. Whose duty is it?',
  },
  'names-nobody': {
    text: calendar([titled('Noche')]),
    says: '"Noche" names no one on the staff. Whose calendar is this?',
  },
  'all-attend': {
    text: calendar([titled('Noche', attendee('lee'), attendee('kim'))]),
    says: '"Noche": Dr Lee and Nurse Kim both attend it. Whose duty is it?',
  },
  'title-names-other': {
    text: calendar([titled('Nurse Kim', attendee('lee'))]),
    says: '"Nurse Kim": Dr Lee attends it, and its title names someone else. Whose duty is it?',
  },
  declined: {
    text: calendar([titled('Noche', attendee('lee', 'DECLINED'))]),
    says: '"Noche": Dr Lee declined. Whose duty is it?',
  },
  'names-several': {
    text: calendar([titled('Dr Lee / Nurse Kim')]),
    says: '"Dr Lee / Nurse Kim": It names Dr Lee and Nurse Kim. Whose duty is it?',
  },
  'longer-name': {
    text: calendar([titled('Dr Lee Wong')]),
    says: '"Dr Lee Wong": It may be Dr Lee, or someone of a longer name. Whose duty is it?',
  },
  'other-has-it': {
    text: calendar([titled('Kim cubre a Dr Lee')]),
    says: '"Kim cubre a Dr Lee": It names Dr Lee, and may mean that someone else has the duty. Whose duty is it?',
  },
}
