/** What is wrong with opening hours as somebody typed them. */
import type { Fact, FieldError } from '../fault.ts'
import { plusDays } from '../time.ts'
import type { OpeningHours, Span } from './opening-hours.ts'

/** Entries of the week, and special days; the list is read with every reply. */
export const MOST_SPANS = 28
export const MOST_SPECIAL = 40

/** Days that one entry may last. */
const LONGEST_DAYS = 366

export type OpeningFault = {
  kind: 'no-week' | 'empty-span' | 'past-midnight' | 'overlap' | 'backwards' | 'too-long' | 'twice'
}

const DETAILS: Record<OpeningFault['kind'], string> = {
  'no-week': 'Give the hours of at least one weekday; null takes the hours away.',
  'empty-span': 'This ends when it begins. A whole day is 00:00 to 24:00.',
  'past-midnight':
    'This ends before it begins. Hours past midnight are two: until 24:00, and from 00:00 on the next day.',
  overlap: 'This overlaps other hours of the same day.',
  backwards: 'The last day is before the first.',
  'too-long': `One entry lasts ${LONGEST_DAYS} days at most.`,
  twice: 'Another entry has some of these days already.',
}

/** All faults; the shape has been checked before. */
export function openingFaults({ week, special }: OpeningHours): FieldError[] {
  const faults: FieldError[] = []
  const fault = (pointer: string, kind: OpeningFault['kind']) =>
    faults.push({ pointer: `/openingHours${pointer}`, detail: DETAILS[kind], fact: { kind } satisfies Fact })
  const ofSpan = (pointer: string, span: Span, others: readonly Span[]) => {
    if (span.to === span.from) fault(`${pointer}/to`, 'empty-span')
    else if (span.to < span.from) fault(`${pointer}/to`, 'past-midnight')
    else if (others.some(({ from, to }) => span.from < to && from < span.to)) fault(`${pointer}/from`, 'overlap')
  }
  if (week.length === 0) fault('/week', 'no-week')
  for (const [i, span] of week.entries()) {
    const before = week.slice(0, i).filter(({ days }) => days.some((day) => span.days.includes(day)))
    ofSpan(`/week/${i}`, span, before)
  }
  for (const [i, { first, last, spans }] of special.entries()) {
    const at = `/special/${i}`
    if (last < first) fault(`${at}/last`, 'backwards')
    else if (last >= plusDays(first, LONGEST_DAYS)) fault(`${at}/last`, 'too-long')
    else if (special.slice(0, i).some((each) => each.first <= last && first <= each.last)) fault(`${at}/first`, 'twice')
    for (const [k, span] of spans.entries()) ofSpan(`${at}/spans/${k}`, span, spans.slice(0, k))
  }
  return faults
}
