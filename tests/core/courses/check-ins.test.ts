import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkInsOf } from '../../../functions/core/courses/check-ins.ts'
import type { Outbound, OutboundState } from '../../../functions/core/messages/outbound.ts'
import { plusHours } from '../../../functions/core/time.ts'

const VISIT = { treatmentId: 'ana.visit', performedAt: '2026-11-23T18:00:00.000Z' }
const after = (hours: number) => plusHours(VISIT.performedAt, hours)

const asked = (hours: number, state: OutboundState = 'delivered', more: Partial<Outbound> = {}): Outbound =>
  ({
    ...{ outboundId: `ana.visit.${hours}h`, treatmentId: VISIT.treatmentId, purpose: 'follow-up', expectsAnswer: true },
    ...{ state, plannedFor: after(hours), timers: {}, ...(state === 'planned' ? {} : { sentAt: after(hours) }) },
    ...more,
  }) as Outbound
const wrote = (hours: number, keyword?: 'stop' | 'help') => ({
  receivedAt: after(hours),
  ...(keyword ? { keyword } : {}),
})

const states = (outbound: Outbound[], messages: ReturnType<typeof wrote>[]) =>
  checkInsOf(VISIT, outbound, messages).map(({ minutesAfter, state }) => `${minutesAfter / 60} ${state}`)

describe('a check-in', () => {
  const course = [asked(24), asked(72), asked(168, 'planned')]

  it('is answered by what the patient writes before the next one', () => {
    expect(states(course, [wrote(30)])).toEqual(['24 answered', '72 silent', '168 to-come'])
    expect(states(course, [wrote(80)])).toEqual(['24 silent', '72 answered', '168 to-come'])
    expect(states(course, [wrote(24)])).toEqual(['24 answered', '72 silent', '168 to-come'])
    expect(states(course, [wrote(23)])).toEqual(['24 silent', '72 silent', '168 to-come'])
  })

  it('is not answered by STOP or HELP', () => {
    expect(states(course, [wrote(30, 'stop'), wrote(80, 'help')])).toEqual(['24 silent', '72 silent', '168 to-come'])
  })

  it('waits for its answer while silence is not noted', () => {
    expect(states([asked(24, 'delivered', { timers: { silence: after(60) } })], [])).toEqual(['24 waiting'])
  })

  it.each<[OutboundState, string]>([
    ['planned', 'to-come'],
    ['held', 'to-come'],
    ['claimed', 'to-come'],
    ['sent', 'silent'],
    ['uncertain', 'silent'],
    ['failed', 'not-sent'],
    ['expired', 'not-sent'],
    ['cancelled', 'not-sent'],
  ])('that is %s is %s', (state, shown) => {
    expect(states([asked(24, state)], [])).toEqual([`24 ${shown}`])
  })

  it('of another visit takes the answer that came to it, and is no bead of this one', () => {
    const other = asked(48, 'delivered', { outboundId: 'ana.other.24h', treatmentId: 'ana.other' })
    expect(states([asked(24), other], [wrote(50)])).toEqual(['24 silent'])
    expect(states([asked(24), other], [wrote(47)])).toEqual(['24 answered'])
  })

  it('is none where no answer is expected', () => {
    expect(
      states([asked(0, 'delivered', { expectsAnswer: false }), asked(2, 'sent', { purpose: 'reminder' })], []),
    ).toEqual([])
  })

  it('is answered at most once a message, and none that did not leave is', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 9 })
    const state = fc.constantFrom<OutboundState>('planned', 'sent', 'delivered', 'failed', 'cancelled')
    fc.assert(
      fc.property(
        hours,
        fc.array(state, { minLength: 9, maxLength: 9 }),
        fc.array(fc.integer({ min: 0, max: 500 })),
        (at, as, texts) => {
          const outbound = at.map((hour, i) => asked(hour, as[i] ?? 'sent'))
          const shown = checkInsOf(
            VISIT,
            outbound,
            texts.map((hour) => wrote(hour)),
          )
          const answered = shown.filter((each) => each.state === 'answered')
          expect(shown.map(({ minutesAfter }) => minutesAfter)).toEqual(
            at.map((hour) => hour * 60).sort((a, b) => a - b),
          )
          expect(answered.length).toBeLessThanOrEqual(texts.length)
          const left = new Set(
            outbound
              .filter(({ state }) => state === 'sent' || state === 'delivered')
              .map(({ outboundId }) => outboundId),
          )
          expect(answered.every(({ id }) => left.has(id))).toBe(true)
        },
      ),
    )
  })
})
