import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryOf } from '../../../functions/core/review/activity-log.ts'
import { drawSample } from '../../../functions/core/review/second-reading.ts'
import { TIERS } from '../../../functions/core/triage/verdict.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const AT = '2026-11-23T18:05:00.000Z'

const reply = fc.record({
  id: fc.stringMatching(/^p[0-9]{1,4}\.m[0-9]{1,4}$/),
  tier: fc.constantFrom(...TIERS),
  language: fc.constantFrom('en', 'es'),
})
const week = fc
  .uniqueArray(reply, { selector: ({ id }) => id, maxLength: 700, size: 'max' })
  .map((all) => all.map((each): EntryOf<'reply'> => ({ ...each, kind: 'reply', at: AT, personId: 'p' })))

const harmless = (replies: readonly EntryOf<'reply'>[], language: string) =>
  replies.filter((each) => each.language === language && (each.tier === 'routine' || each.tier === 'other'))

describe('the replies that are read again', () => {
  it('are 5 % of each language, at least twenty, all where there are fewer, and only what was taken for harmless', () =>
    fc.assert(
      fc.property(week, (replies) => {
        const sample = drawSample(replies, 'demo 2026-11-23', digest)
        for (const language of ['en', 'es']) {
          const all = harmless(replies, language)
          const expected = Math.min(all.length, Math.max(20, Math.ceil(all.length / 20)))
          expect(harmless(sample, language)).toHaveLength(expected)
        }
        expect(sample).toHaveLength(harmless(sample, 'en').length + harmless(sample, 'es').length)
        expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length)
      }),
      { numRuns: 50 },
    ))

  it('are the same ones at every look, in whatever order they are on record', () =>
    fc.assert(
      fc.property(week, fc.infiniteStream(fc.nat()), (replies, random) => {
        const shuffled = replies
          .map((each) => ({ each, lot: random.next().value }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ each }) => each)
        expect(drawSample(shuffled, 'seed', digest)).toEqual(drawSample(replies, 'seed', digest))
      }),
      { numRuns: 20 },
    ))

  it('are others at another clinic or in another week', () => {
    const many = Array.from(
      { length: 1001 },
      (_, n): EntryOf<'reply'> => ({
        kind: 'reply',
        id: `p${n}.m`,
        at: AT,
        personId: 'p',
        tier: 'other',
        language: 'en',
      }),
    )
    const ids = (seed: string) => drawSample(many, seed, digest).map(({ id }) => id)
    expect(ids('demo 2026-11-23')).toHaveLength(51)
    expect(ids('demo 2026-11-23')).not.toEqual(ids('demo 2026-11-30'))
    expect(ids('demo 2026-11-23')).not.toEqual(ids('other 2026-11-23'))
  })
})
