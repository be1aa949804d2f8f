/** A task says how the patient is reached: who has no number is not phoned, and must not be forgotten for it. */
import { expect, it } from 'vitest'
import { content } from '../../../functions/runtime/content.ts'
import { tasksOf } from '../../../functions/use-cases/replies/reply-tasks.ts'

const deps = { now: () => '2026-11-23T18:05:00.000Z', content }
const said = (phone: string | undefined, more: object, keyword?: string) => {
  const verdict = { tier: 'unclear', because: 'Not understood.', signs: [] }
  const about = {
    reply: { incoming: { channel: 'email', text: 'hm' } },
    message: { messageId: 'p.m', clinicId: 'demo', personId: 'p', text: 'hm that is odd', verdict, keyword },
    person: { personId: 'p', zone: 'America/Los_Angeles', ...(phone ? { phone } : {}) },
    context: {},
    ...{ raised: false, untold: false, texted: false, ...more },
  }
  return tasksOf(deps, about as never).map(({ kind, because }) => `${kind}: ${because}`)
}

it.each([
  ['has been told nothing', { raised: true, untold: true }, undefined],
  ['opted out with a case open', { raised: true }, 'stop'],
  ['wrote STOP beside words that nobody understood', {}, 'stop'],
])('the task of a patient who %s', (_, more, keyword) => {
  expect(said('+14155550123', more, keyword)).toEqual([expect.stringMatching(/^phone: .* Please phone\.$/)])
  expect(said(undefined, more, keyword)).toEqual([
    expect.stringMatching(/^phone: .*No number is on record: please find another way to them\.$/),
  ])
})
