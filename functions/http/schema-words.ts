/** What schemas find, in sentences for the person who filled in a field: front desks read them as well as programmers. */
import type * as z from 'zod/mini'
import type { RowFact } from '../core/row-facts.ts'

const MISSING = 'This is missing.'

const KINDS: Readonly<Record<string, string>> = {
  string: 'This must be text.',
  boolean: 'This must be true or false.',
  number: 'This must be a number.',
  int: 'This must be a whole number.',
  array: 'This must be a list.',
  object: 'This must be an object with fields of its own.',
}

/** One entry, or several. */
const entries = (count: number | bigint): string => `${count} ${Number(count) === 1 ? 'entry' : 'entries'}`

function tooSmall(origin: string, least: number | bigint): string {
  if (origin === 'string') return least === 1 ? 'This is empty.' : `At least ${least} characters are needed.`
  if (origin === 'array') return least === 1 ? 'Give at least one.' : `At least ${entries(least)} are needed.`
  return `This must be at least ${least}.`
}

function tooBig(origin: string, most: number | bigint): string {
  if (origin === 'string') return `This is too long: at most ${most} characters.`
  if (origin === 'array') return `These are too many: at most ${entries(most)}.`
  return `This must be at most ${most}.`
}

/** The same as a fact, where a row of a file may have it. */
export function factIn(issue: z.core.$ZodIssue): RowFact | undefined {
  if (issue.message === MISSING) return { kind: 'missing' }
  if (issue.code === 'too_small' && issue.minimum === 1)
    return issue.origin === 'string' ? { kind: 'empty' } : issue.origin === 'array' ? { kind: 'none-given' } : undefined
  if (issue.code === 'too_big' && issue.origin === 'string') return { kind: 'too-long', most: Number(issue.maximum) }
  if (issue.code === 'too_big' && issue.origin === 'array') return { kind: 'too-many', most: Number(issue.maximum) }
  if (issue.code !== 'invalid_format') return undefined
  return issue.format === 'email'
    ? { kind: 'not-an-email' }
    : issue.format === 'date'
      ? { kind: 'not-a-day' }
      : undefined
}

/** The sentence for one issue; a schema's own words go before it. */
export function sentenceFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? MISSING
        : (KINDS[issue.expected] ?? 'This is not of the right kind.')
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum)
    case 'too_big':
      return tooBig(issue.origin, issue.maximum)
    case 'invalid_value':
      return `This must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`
    default:
      return 'This is not written as it should be.'
  }
}
