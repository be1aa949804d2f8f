import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colleaguesAt, type Doing, type Presence, withVisit } from '../../../functions/core/alerts/presence.ts'
import { plusSeconds } from '../../../functions/core/time.ts'

const NIGHT = '2026-11-24T10:00:00.000Z'
const KIM = { staffId: 'nurse-kim', name: 'Nurse Kim' }
const at = (second: number) => plusSeconds(NIGHT, second)

/** What Kim's page says at which second. */
const sign = fc.record({
  second: fc.integer({ min: 0, max: 300 }),
  doing: fc.constantFrom<Doing>('looking', 'writing'),
})
const signs = fc.array(sign, { minLength: 1, maxLength: 150 }).map((all) => all.sort((a, b) => a.second - b.second))

function played(all: { second: number; doing: Doing }[]) {
  let kept: Presence | undefined
  const writes: number[] = []
  for (const { second, doing } of all) {
    const next = withVisit(kept, { alert: 'a', doing, at: at(second) }, KIM)
    if (!next) continue
    kept = next
    writes.push(second)
  }
  const shown = (second: number, alert = 'a', me = 'dr-lee') => colleaguesAt(kept ? [kept] : [], alert, me, at(second))
  return { writes, shown }
}

describe('a colleague at an alert', () => {
  it('is shown from the first sign until 40 to 60 seconds after the last, at this alert and to others alone', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 0, max: 100 }), (all, after) => {
        const { shown } = played(all)
        const now = (all.at(-1)?.second ?? 0) + after
        if (after <= 40) expect(shown(now)).toMatchObject([KIM])
        if (after >= 60) expect(shown(now)).toEqual([])
        expect(shown(now, 'another')).toEqual([])
        expect(shown(now, 'a', KIM.staffId)).toEqual([])
      }),
    )
  })

  it('is written down at most twice in twenty seconds, however often the page asks', () => {
    fc.assert(
      fc.property(signs, (all) => {
        const { writes } = played(all)
        for (const from of writes)
          expect(writes.filter((each) => each >= from && each < from + 20).length).toBeLessThan(3)
      }),
    )
  })

  it('who goes on looking is written down once in twenty seconds', () => {
    const { writes } = played(Array.from({ length: 100 }, (_, n) => ({ second: 2 * n, doing: 'looking' })))
    expect(writes).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180])
  })

  it('is said to write at once, and to look again once the words are sent', () => {
    const { writes, shown } = played([
      { second: 0, doing: 'looking' },
      { second: 4, doing: 'writing' },
      { second: 6, doing: 'looking' },
      { second: 22, doing: 'looking' },
      { second: 24, doing: 'looking' },
    ])
    expect(writes).toEqual([0, 4, 24])
    expect(shown(24)).toEqual([{ ...KIM, doing: 'looking' }])
  })
})

it('one person has eight alerts open at most, and those that write are named first', () => {
  let kept: Presence | undefined
  for (let n = 0; n < 12; n++) kept = withVisit(kept, { alert: `a${n}`, doing: 'looking', at: at(n) }, KIM) ?? kept
  expect(kept?.visits.map(({ alert }) => alert)).toEqual(['a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11'])
  const [ada, zoe] = (['looking', 'writing'] as const).map((doing, n) => ({
    ...{ staffId: `s${n}`, name: ['Ada', 'Zoë'][n] ?? '' },
    visits: [{ alert: 'a9', doing, at: at(0) }],
  }))
  const people = [ada, zoe, kept].flatMap((each) => each ?? [])
  expect(colleaguesAt(people, 'a9', 'dr-lee', at(20)).map(({ name }) => name)).toEqual(['Zoë', 'Ada', 'Nurse Kim'])
})
