import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecondOpinion } from '../../../functions/core/second-reader/opinion.ts'
import { type Ground, highestTier, placeOf, weighOpinion } from '../../../functions/core/second-reader/weigh-opinion.ts'
import { pagesAt, rank } from '../../../functions/core/triage/tier.ts'
import { TIERS, type Tier } from '../../../functions/core/triage/verdict.ts'
import { content } from '../../../functions/runtime/content.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { raises, unsure } from '../../support/scripted-reader.ts'

const context = { procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }], hoursSince: 30 }
const groundOf = (text: string, first: Tier = 'other'): Ground => ({
  text,
  words: text,
  first: { tier: first, pages: false, signs: [], because: '', rules: '' },
  context,
  rules: rules(),
})

describe('an opinion', () => {
  it('raises by a quote of the text and a sign of the table, and shows where the quote stands', () => {
    expect(weighOpinion(raises('has  a TWIN', 'vision', 'urgent'), groundOf('ok the stairs has a twin'))).toEqual({
      kind: 'raise',
      tier: 'urgent',
      quote: 'has a twin',
      isEarlier: false,
      signs: [
        { sign: 'vision', tier: 'urgent', rule: 'second-reader', evidence: { start: 14, end: 24, text: 'has a twin' } },
      ],
    })
  })

  it('by words of an earlier half shows the whole text; by words of both, both', () => {
    const ground = { ...groundOf('a twin today'), words: 'hello\nthe stairs have\na twin today' }
    const whole = { start: 0, end: 12, text: 'a twin today' }
    expect(weighOpinion(raises('stairs have a twin', 'vision', 'urgent'), ground)).toMatchObject({
      quote: 'stairs have\na twin',
      isEarlier: false,
      signs: [{ evidence: whole }],
    })
    expect(weighOpinion(raises('the stairs have', 'vision', 'urgent'), ground)).toMatchObject({
      isEarlier: true,
      signs: [{ evidence: whole }],
    })
    expect(weighOpinion(raises('twin', 'vision', 'urgent'), ground)).toMatchObject({
      isEarlier: false,
      signs: [{ evidence: { start: 2, end: 6, text: 'twin' } }],
    })
  })

  it('finds nothing by words that are not there', () => {
    for (const quote of ['cannot breathe', '', '…', 'a', '.*', 'ok.the'])
      expect(weighOpinion(raises(quote), groundOf('ok the stairs'))).toEqual({ kind: 'ungrounded' })
  })

  it('goes no higher than the table for its sign, and never by a sign that the table does not have', () => {
    const ground = groundOf('my brow sits a bit higher')
    expect(weighOpinion(raises('my brow', 'brow_uneven', 'emergency'), ground)).toMatchObject({
      kind: 'unsure',
      tier: 'soon',
    })
    expect(weighOpinion(raises('my brow', 'doom', 'emergency'), ground)).toMatchObject({ kind: 'unsure', signs: [] })
    expect(weighOpinion(raises('my brow', 'eyelid_droop', 'emergency'), ground)).toMatchObject({
      kind: 'raise',
      tier: 'urgent',
    })
  })

  it('asks nobody to read once more what a person reads anyway, unless it would page', () => {
    expect(weighOpinion(unsure('my brow', 'brow_uneven'), groundOf('my brow', 'soon'))).toEqual({ kind: 'nothing' })
    expect(weighOpinion(unsure('my brow', 'brow_uneven'), groundOf('my brow', 'routine'))).toMatchObject({
      kind: 'unsure',
    })
    expect(weighOpinion(unsure('my brow', 'eyelid_droop'), groundOf('my brow', 'soon'))).toMatchObject({
      kind: 'unsure',
    })
  })

  const opinion = fc.record({
    kind: fc.constantFrom('raise' as const, 'unsure' as const),
    tier: fc.constantFrom(...TIERS),
    signs: fc.array(fc.oneof(fc.constantFrom(...Object.keys(content().signs)), fc.string()), { maxLength: 5 }),
    quote: fc.oneof(fc.string(), fc.constantFrom('stairs have', 'twin')),
    because: fc.string(),
  })
  it('never pages beyond what it claims, what the table has, or without words of the patient', () => {
    const ground = groundOf('the stairs have a twin today')
    fc.assert(
      fc.property(opinion, (said: Exclude<SecondOpinion, { kind: 'unavailable' | 'nothing' }>) => {
        const weighed = weighOpinion(said, ground)
        if (weighed.kind !== 'raise') return
        expect(said.kind).toBe('raise')
        expect(pagesAt(weighed.tier)).toBe(true)
        expect(rank(weighed.tier)).toBeGreaterThanOrEqual(rank(said.tier))
        for (const { sign, tier, evidence } of weighed.signs) {
          expect(rank(tier)).toBeGreaterThanOrEqual(rank(highestTier(sign, ground) ?? 'other'))
          expect(ground.text.slice(evidence.start, evidence.end)).toBe(evidence.text)
          expect(evidence.text.length).toBeGreaterThan(1)
        }
      }),
    )
  })

  it('is quoted wherever it stands, with other spaces, cases and marks', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z']{2,8}( [a-z']{2,8}){0,4}$/),
        fc.string({ maxLength: 20 }),
        (said, before) => {
          fc.pre(/[a-z]{2}/.test(said) && !/^'|'$/.test(said))
          const words = `${before} ${said.replaceAll(' ', ' \n').replaceAll("'", '’')}`
          const place = placeOf(`“${said.toUpperCase()}…”`, words)
          expect(place).toBeDefined()
        },
      ),
    )
  })
})
