/**
 * What can be wrong with a calendar that is to become the schedule, and what is asked about its events: facts, which the API says in
 * English and pages in the language of the person who reads them.
 */
import type { Fact, FieldError } from '../fault.ts'
import { type Sentences, sentenceOf } from '../row-facts.ts'

type Nothing = Record<never, never>

/** Why the calendar as a whole is refused, by kind. */
type FileFacts = {
  'no-calendar': Nothing
  'too-many-events': { events: number; most: number }
  'too-many-read': { most: number; days: number }
  'none-coming': { days: number }
  'too-many-stretches': { stretches: number; days: number; most: number }
}

/** Why an event cannot be read for sure. */
type EventFacts = {
  unreadable: Nothing
  'no-beginning': Nothing
  'date-unreadable': Nothing
  'time-unreadable': Nothing
  'zone-unknown': { zone: string }
  'no-end': Nothing
  'ends-first': Nothing
  'no-length': Nothing
  'too-long': { days: number }
  'before-1970': Nothing
  'later-ones-too': Nothing
  'days-left-out': Nothing
  'several-rules': Nothing
  'rule-unreadable': Nothing
  /** `how`: as the file has it, in small letters: `minutely`. */
  'repeats-too-often': { how: string }
  'repeats-oddly': Nothing
  'never-occurs': Nothing
  'too-many-occurrences': { most: number }
  'too-much-work': Nothing
}

/** Why a person is asked whose an event is; `names`: of staff. */
type DoubtFacts = {
  tentative: Nothing
  free: Nothing
  'names-nobody': Nothing
  'all-attend': { names: readonly string[] }
  'title-names-other': { name: string }
  declined: { names: readonly string[] }
  'names-several': { names: readonly string[] }
  'longer-name': { name: string }
  'other-has-it': { name: string }
}

/** What stands in the way of taking it over. */
type RotaFacts = {
  'no-such-person': { said: string }
  'no-phone': { name: string }
  'too-many-overrides': { most: number }
  'too-much-changes': Nothing
  'changed-since': Nothing
}

type OneOf<Facts> = { [Kind in keyof Facts]: { kind: Kind } & Facts[Kind] }[keyof Facts]
type Titled<Facts> = { [Kind in keyof Facts]: Facts[Kind] & { title: string } }

export type CalendarFacts = FileFacts & Titled<EventFacts> & Titled<DoubtFacts> & RotaFacts
export type CalendarFact = OneOf<CalendarFacts>
/** Of an event whose title the reader of the calendar adds. */
export type Unreadable = OneOf<EventFacts>
export type Doubt = OneOf<DoubtFacts>

const all = (names: readonly string[]): string => names.join(' and ')

const OF_FILE: Sentences<FileFacts> = {
  'no-calendar': () => 'This is not a calendar file, or a line of it cannot be read. Export it as .ics.',
  'too-many-events': ({ events, most }) => `${events} events, at most ${most}: export fewer weeks.`,
  'too-many-read': ({ most, days }) => `More than ${most} events in ${days} days.`,
  'none-coming': ({ days }) => `No event lies in the next ${days} days.`,
  'too-many-stretches': ({ stretches, days, most }) =>
    `${stretches} stretches in ${days} days, and at most ${most} are taken. Export fewer weeks; what repeats every week is better written as weekly shifts.`,
}

const OF_EVENT: Sentences<Titled<EventFacts>> = {
  unreadable: ({ title }) => `"${title}" cannot be read.`,
  'no-beginning': ({ title }) => `"${title}" does not say when it begins.`,
  'date-unreadable': ({ title }) => `"${title}" has a date that cannot be read.`,
  'time-unreadable': ({ title }) => `"${title}" has a time that cannot be read.`,
  'zone-unknown': ({ title, zone }) =>
    `"${title}" is in the time zone "${zone}", which is not known: choose one such as America/New_York.`,
  'no-end': ({ title }) => `"${title}" has no end.`,
  'ends-first': ({ title }) => `"${title}" ends before it begins.`,
  'no-length': ({ title }) => `"${title}" has no length that can be read.`,
  'too-long': ({ title, days }) => `"${title}" is longer than ${days} days.`,
  'before-1970': ({ title }) => `"${title}" begins before 1970.`,
  'later-ones-too': ({ title }) =>
    `"${title}" changes all later ones too: export the calendar with each as its own event.`,
  'days-left-out': ({ title }) =>
    `"${title}" leaves days out by a rule (EXRULE): export the calendar anew, or write the days as single events.`,
  'several-rules': ({ title }) => `"${title}" has several rules of repetition: write it as several events.`,
  'rule-unreadable': ({ title }) => `"${title}" Its rule of repetition cannot be read.`,
  'repeats-too-often': ({ title, how }) => `"${title}" It repeats ${how}: write it as daily or weekly events.`,
  'repeats-oddly': ({ title }) =>
    `"${title}" It repeats by weeks of the year or at several times: write it as daily or weekly events.`,
  'never-occurs': ({ title }) => `"${title}" has a rule of repetition by which it never occurs.`,
  'too-many-occurrences': ({ title, most }) => `"${title}" has more than ${most} occurrences.`,
  'too-much-work': ({ title }) => `"${title}" comes after too many old series: export the coming weeks alone.`,
}

/** Calendar programs mark whole days as free by themselves, so an on-call week may be marked so too. */
const DOUBTS: Sentences<Titled<DoubtFacts>> = {
  tentative: ({ title }) => `"${title}" is marked as tentative. Whose duty is it?`,
  free: ({ title }) => `"${title}" is marked as free time, so it may not be a shift. Whose duty is it?`,
  'names-nobody': ({ title }) => `"${title}" names no one on the staff. Whose calendar is this?`,
  'all-attend': ({ title, names }) => `"${title}": ${all(names)} both attend it. Whose duty is it?`,
  'title-names-other': ({ title, name }) =>
    `"${title}": ${name} attends it, and its title names someone else. Whose duty is it?`,
  declined: ({ title, names }) => `"${title}": ${all(names)} declined. Whose duty is it?`,
  'names-several': ({ title, names }) => `"${title}": It names ${all(names)}. Whose duty is it?`,
  'longer-name': ({ title, name }) => `"${title}": It may be ${name}, or someone of a longer name. Whose duty is it?`,
  'other-has-it': ({ title, name }) =>
    `"${title}": It names ${name}, and may mean that someone else has the duty. Whose duty is it?`,
}

const OF_ROTA: Sentences<RotaFacts> = {
  'no-such-person': ({ said }) => `There is no "${said}" among the staff.`,
  'no-phone': ({ name }) => `${name} has no phone to be paged on.`,
  'too-many-overrides': ({ most }) => `More than ${most} overrides; delete some first.`,
  'too-much-changes': () =>
    'So much cannot change at once: remove overrides that are no longer wanted first, then try again.',
  'changed-since': () => 'The calendar has changed since you looked at it. Look at it again, then take it over.',
}

export const ENGLISH: Sentences<CalendarFacts> = { ...OF_FILE, ...OF_EVENT, ...DOUBTS, ...OF_ROTA }

const inEnglish = (fact: CalendarFact): string => sentenceOf(ENGLISH, fact) ?? ''

/** `event`: the event's place among the file's events, from 1; 0 is the file as a whole. Faults that were kept by an earlier version have no fact. */
export type CalendarFault = { event: number; detail: string; fact?: CalendarFact }

export const calendarFault = (event: number, fact: CalendarFact): CalendarFault => ({
  ...{ event, detail: inEnglish(fact), fact },
})

export const rotaFault = (pointer: string, fact: CalendarFact): FieldError => ({
  ...{ pointer, detail: inEnglish(fact), fact },
})

/** Whether a person can say whose the event is. */
export const isDoubt = (fact: Fact | undefined): boolean => fact !== undefined && Object.hasOwn(DOUBTS, fact.kind)
