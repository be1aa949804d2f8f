import { describe, expect, it } from 'vitest'
import { planFollowUps } from '../../../functions/core/courses/schedule.ts'
import type { Patient, Treatment } from '../../../functions/core/patients/patient.ts'
import { wallTime } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { harbor } from '../../support/world.ts'

const LA = 'America/Los_Angeles'

const aPerson = (zone: string, consent = { sms: true, email: true }): Patient => ({
  ...{
    personId: 'p',
    clinicId: 'demo',
    known: true,
    name: 'Ana Ruiz',
    phone: '+14155550123',
    email: 'ana@example.com',
  },
  ...{ language: 'en', zone, consent, createdAt: '2026-11-23T18:05:00.000Z' },
})

describe('two check-ins that meet', () => {
  const aStep = (step: string, after: string, expiresAfter = 'P1D') => ({
    ...{ step, after, expiresAfter, channel: 'sms' as const, message: 'check-in-day' },
    ...{ expectsAnswer: true, safety: false, why: 'a test' },
  })
  const planned = (performedAt: string, ...steps: ReturnType<typeof aStep>[]) => {
    const plans = Object.fromEntries(
      steps.map((each) => [each.step, { plan: each.step, title: each.step, priority: 1, areas: [], steps: [each] }]),
    )
    const procedures = steps.map(({ step }) => ({ plan: step, areas: [] }))
    const treatment: Treatment = {
      ...{ treatmentId: 'p.t', personId: 'p', clinicId: 'demo', performedAt, loggedAt: performedAt },
      ...{ procedures, state: 'running' as const },
    }
    const given = { treatment, person: aPerson(LA), clinic: harbor.clinic, now: performedAt }
    const { steps: planned } = planFollowUps({ ...given, content: { ...content(), plans } })
    return planned.map(({ step, dueAt }) => [step, wallTime(dueAt, LA).time])
  }
  /** Ten in the morning. */
  const TEN = '2026-11-23T18:00:00.000Z'

  it('exactly two hours apart are two: no question is lost at the boundary', () => {
    expect(planned(TEN, aStep('a', 'PT1H'), aStep('b', 'PT3H'))).toEqual([
      ['a', '11:00'],
      ['b', '13:00'],
    ])
    expect(planned(TEN, aStep('a', 'PT1H'), aStep('b', 'PT2H59M'))).toEqual([['a', '11:00']])
  })

  it('of a visit logged late keep both questions about danger where only the patient is awake', () => {
    const NEW_YORK = 'America/New_York'
    const safety = (step: string, after: string) => ({ ...aStep(step, after), safety: true })
    const plans = {
      both: {
        ...{ plan: 'both', title: 'both', priority: 1, areas: [] },
        steps: [safety('a', 'PT1H'), safety('b', 'PT3H')],
      },
    }
    /** Six in New York; it is logged at half past eight, three hours before the clinic in Los Angeles may text its own. */
    const performedAt = '2026-11-23T11:00:00.000Z'
    const treatment: Treatment = {
      ...{ treatmentId: 'p.t', personId: 'p', clinicId: 'demo', performedAt, loggedAt: performedAt },
      ...{ procedures: [{ plan: 'both', areas: [] }], state: 'running' as const },
    }
    const { steps } = planFollowUps({
      ...{ treatment, person: aPerson(NEW_YORK), clinic: harbor.clinic, now: '2026-11-23T13:30:00.000Z' },
      content: { ...content(), plans },
    })
    expect(steps.map(({ step, dueAt }) => [step, wallTime(dueAt, NEW_YORK).time])).toEqual([
      ['a', '08:30'],
      ['b', '10:30'],
    ])
  })

  it('after a night leave two hours apart; one that would expire by then is not promised', () => {
    const early = aStep('a', 'PT20H30M')
    const later = (expiresAfter: string) => planned(TEN, early, aStep('b', 'PT23H', expiresAfter))
    expect(later('PT1H1M')).toEqual([
      ['a', '08:00'],
      ['b', '10:00'],
    ])
    expect(later('PT1H')).toEqual([['a', '08:00']])
    expect(later('PT30M')).toEqual([['a', '08:00']])
  })
})
