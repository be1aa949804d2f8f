/** Where a mail program's quotation begins: a line too many hides a patient's words, a line too few reads ours as theirs. */
import { describe, expect, it } from 'vitest'
import { ownWords, strangersIn, withoutOurs } from '../../../functions/core/messages/own-words.ts'
import { splitMail, unflowed } from '../../../functions/core/messages/quoted.ts'

const split = (...lines: string[]) => splitMail(lines.join('\n'))
const BELOW = ['', 'How are you?', 'Reply 1']

describe('an attribution', () => {
  it.each([
    [['On Mon, Nov 23, 2026, Harbor <care@harbor.example> wrote:']],
    [['On Mon, Nov 23, 2026,', 'Harbor <care@harbor.example> wrote:']],
    [['On Mon, Nov 23, 2026,', 'Harbor', '<care@harbor.example>', 'wrote:']],
    [['El 23 nov 2026 Harbor escribió:']],
    [['2026-11-23 10:05 GMT-08:00 Harbor Clinic <care@harbor.example>:']],
    [['Nov 23, 2026, 10:05 by care@harbor.example:']],
    [['>>> Harbor <care@harbor.example> 11/23/2026 10:05 AM >>>']],
  ])('without marks cuts itself and all below: %j', (lines) => {
    expect(split('My lip is blue', ...lines, ...BELOW)).toEqual({
      own: 'My lip is blue',
      cut: [...lines, ...BELOW].join('\n').replace(/^/, ''),
    })
  })

  it('with marks below cuts the marked lines alone, and an answer between them stays', () => {
    const attribution = 'On Mon, Nov 23, 2026, Harbor wrote:'
    expect(split('Hello', attribution, '> How are you?', 'My lip is blue', '> Reply 1', 'Thanks')).toEqual({
      own: 'Hello\nMy lip is blue\nThanks',
      cut: `${attribution}\nHow are you?\nReply 1`,
    })
    const apart = (empty: number) => split('Hello', attribution, ...Array(empty).fill(''), '> How?', 'My lip is blue')
    expect(apart(3).own).toBe('Hello\n\n\n\nMy lip is blue')
    expect(apart(4).own).toBe('Hello')
  })

  it('of five lines, or of more than four hundred letters, is none', () => {
    const five = ['On Mon, Nov 23, 2026,', 'a', 'b', 'c', 'Harbor wrote:']
    expect(split('My lip is blue', ...five, 'Help').own).toContain('Help')
    const long = (length: number) => `On Nov 23, 2026 ${'x'.repeat(length - 26)} wrote:  `.slice(0, length)
    const written = (length: number) =>
      split('Hello', long(length).trimEnd().padStart(length, ' '), 'My lip is blue').own
    expect(written(401)).toContain('My lip is blue')
  })

  it('is not what a patient says of a day', () => {
    for (const line of ['On Monday my lip was blue', 'On Monday, as I wrote: it hurts', 'El lunes me dolió'])
      expect(split(line, 'Help').own).toBe(`${line}\nHelp`)
  })
})

describe('a block of headers', () => {
  const headers = ['From: Harbor', 'Sent: Monday', 'Subject: Check-in']

  it('is three of them among eight lines, below a ruled line or without one', () => {
    expect(split('Hi', ...headers, 'Old').own).toBe('Hi')
    expect(split('Hi', '________', ...headers, 'Old').own).toBe('Hi')
    expect(split('Hi', '________', '', '', ...headers, 'Old').own).toBe('Hi')
    expect(split('Hi', '________', '', '', '', ...headers.slice(1), 'Old').own).toContain('Old')
    expect(split('Hi', ...headers.slice(0, 2), 'Old').own).toContain('Old')
    const spread = (between: number) =>
      split('Hi', ...headers.slice(0, 2), ...Array(between).fill('x'), 'Subject: s').own
    expect([spread(5), spread(6).includes('Subject')]).toEqual(['Hi', true])
  })

  it.each([
    '-----Original Message-----',
    'Mensaje original',
    'Begin forwarded message:',
    '*Mensaje reenviado*',
  ])('may be one line that says so: %s', (line) => {
    expect(split('Hi', line, 'Old')).toEqual({ own: 'Hi', cut: `${line}\nOld` })
  })
})

it('lines that flow on are one, as long as they are quoted as deeply', () => {
  expect(unflowed('My lip \nis blue\n')).toBe('My lip is blue\n')
  expect(unflowed('My lip \nis blue', { deletesSpace: true })).toBe('My lipis blue')
  expect(unflowed('> How \n> are you?\n>> Deep \n> shallow \nmine')).toBe('> How are you?\n>> Deep \n> shallow \nmine')
  expect(unflowed('-- \nSam')).toBe('-- \nSam')
})

describe('words of ours', () => {
  const ours = ownWords([
    'Hard to breathe or swallow today? Call us at once. Reply one if all is well and nothing at all has changed since we saw you.',
  ])

  it('are left out of a mail where they are long, or beside others of ours', () => {
    const long = 'Reply one if all is well and nothing at all has changed since we saw you.'
    expect(withoutOurs(`My lip is blue. ${long}`, ours).trim()).toBe('My lip is blue.')
    const short = 'Hard to breathe or swallow today?'
    expect(withoutOurs(`Yes. ${short}`, ours)).toBe(`Yes. ${short}`)
    const two = ownWords([`${short} Please call us here at once.`])
    expect(withoutOurs(`Yes. ${short} Please call us here at once.`, two).trim()).toBe('Yes.')
    expect(withoutOurs('Call us at once.', ours)).toBe('Call us at once.')
  })

  it('are known in a quotation by six in ten of their pairs', () => {
    const five = ownWords(['a b c d e f'])
    expect(strangersIn('a b c d x y', five)).toBe('')
    expect(strangersIn('a b c x y z', five)).toBe('a b c x y z')
    expect(strangersIn('a b c d e f', five)).toBe('')
    expect(strangersIn('blue', five)).toBe('blue')
    expect(strangersIn('...', five)).toBe('')
  })
})
