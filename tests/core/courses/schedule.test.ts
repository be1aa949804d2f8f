import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clinic } from '../../../functions/core/clinic/clinic.ts'
import { planFollowUps } from '../../../functions/core/courses/schedule.ts'
import { FEDERAL, inQuietHours, nextAllowed } from '../../../functions/core/messages/quiet-hours.ts'
import type { Patient, Treatment } from '../../../functions/core/patients/patient.ts'
import { instantOf, minutesBetween, plusMinutes, toInstant, wallTime } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { harbor } from '../../support/world.ts'

const LA = 'America/Los_Angeles'
const zones = fc.constantFrom(
  LA,
  'America/New_York',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Honolulu',
)
const plans = fc.uniqueArray(fc.constantFrom(...Object.keys(content().plans)), { minLength: 1, maxLength: 3 })
const areas = fc.constantFrom<string[]>([], ['glabella'], ['masseter'], ['lips', 'neck'])
const instants = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2029-12-31T00:00:00Z') })
  .map(toInstant)

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

const course = (given: {
  plans: string[]
  areas: string[]
  performedAt: string
  now: string
  clinicZone?: string
  person: Patient
}) => {
  const clinic: Clinic = { ...harbor.clinic, zone: given.clinicZone ?? LA }
  const procedures = given.plans.map((plan) => ({ plan, areas: given.areas }))
  const treatment: Treatment = {
    ...{ treatmentId: 'p.t', personId: 'p', clinicId: 'demo', performedAt: given.performedAt, loggedAt: given.now },
    ...{ procedures, state: 'running' as const },
  }
  return planFollowUps({ treatment, person: given.person, clinic, now: given.now, content: content() })
}

const any = fc.record({
  plans,
  areas,
  now: instants,
  ago: fc.integer({ min: 0, max: 30 * 1440 }),
  clinicZone: zones,
  zone: zones,
})

describe('the follow-ups of any treatment', () => {
  it('leave by day, before they expire, in order, two hours apart, and none in the past', () => {
    fc.assert(
      fc.property(any, ({ plans, areas, now, ago, clinicZone, zone }) => {
        const { steps } = course({
          plans,
          areas,
          now,
          performedAt: plusMinutes(now, -ago),
          clinicZone,
          person: aPerson(zone),
        })
        for (const { dueAt, expiresAt, channel, safety } of steps) {
          expect(dueAt >= now).toBe(true)
          expect(dueAt < expiresAt).toBe(true)
          const noCommonHour = inQuietHours(
            nextAllowed(dueAt, [clinicZone, zone], FEDERAL),
            [clinicZone, zone],
            FEDERAL,
          )
          if (channel === 'sms')
            expect(inQuietHours(dueAt, safety || noCommonHour ? [zone] : [clinicZone, zone], FEDERAL), dueAt).toBe(
              false,
            )
        }
        const checkIns = steps.filter(({ expectsAnswer }) => expectsAnswer)
        for (const [i, step] of checkIns.entries()) {
          const before = checkIns[i - 1]
          if (before) expect(minutesBetween(before.dueAt, step.dueAt)).toBeGreaterThanOrEqual(120)
        }
        expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length)
      }),
      { numRuns: 300 },
    )
  })

  it('never wait for the morning with a safety step: it moves earlier, or the welcome has to do', () => {
    fc.assert(
      fc.property(any, ({ plans, areas, now, ago, zone }) => {
        const performedAt = plusMinutes(now, -ago)
        const after = (duration: string) =>
          Number(/(\d+)D/.exec(duration)?.[1] ?? 0) * 1440 + Number(/(\d+)H/.exec(duration)?.[1] ?? 0) * 60
        const { steps } = course({ plans: plans.slice(0, 1), areas, now, performedAt, person: aPerson(zone) })
        const plan = content().plans[plans[0] ?? '']
        for (const step of steps.filter(({ safety, channel }) => safety && channel === 'sms')) {
          const intended = plusMinutes(
            performedAt,
            after(plan?.steps.find((each) => each.step === step.step)?.after ?? ''),
          )
          const moved = step.dueAt > intended && step.dueAt > now && inQuietHours(intended, [zone], FEDERAL)
          expect(moved && minutesBetween(intended, step.dueAt) > 120, `${step.step} ${intended} ${step.dueAt}`).toBe(
            false,
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keep the evening for a safety step although an overdue check-in leaves less than two hours before it', () => {
    const now = '2026-01-01T00:00:00.000Z'
    const { steps } = course({
      plans: ['neurotoxin'],
      areas: ['masseter'],
      now,
      performedAt: plusMinutes(now, -3541),
      clinicZone: 'America/Los_Angeles',
      person: aPerson('America/New_York'),
    })
    const checkIns = steps.filter(({ expectsAnswer }) => expectsAnswer)
    expect(checkIns[0]).toMatchObject({ step: 'check-in-3d', dueAt: '2026-01-01T01:59:00.000Z' })
  })

  it('are the same when planned again', () => {
    fc.assert(
      fc.property(any, ({ plans, areas, now, zone }) => {
        const given = { plans, areas, now, performedAt: now, person: aPerson(zone) }
        expect(course(given)).toEqual(course(given))
      }),
      { numRuns: 30 },
    )
  })
})

describe('a course', () => {
  const performedAt = instantOf({ date: '2026-11-23', time: '10:05', zone: LA })
  const given = { plans: ['neurotoxin'], areas: ['glabella'], performedAt, now: performedAt }
  const steps = (person: Patient, more = {}) => course({ ...given, person, ...more }).steps

  it('checks in at 2 and 24 hours, 3, 7 and 14 days after neurotoxin', () => {
    const names = steps(aPerson(LA)).map(({ step }) => step)
    expect(names.filter((name) => name.startsWith('check-in'))).toEqual([
      'check-in-2h',
      'check-in-24h',
      'check-in-3d',
      'check-in-7d',
      'check-in-14d',
    ])
    expect(steps(aPerson(LA), { areas: ['masseter'] }).map(({ step }) => step)).toContain('check-in-28d')
  })

  it('keeps to the channels that the patient agreed to', () => {
    const byMail = steps(aPerson(LA, { sms: false, email: true }))
    expect(new Set(byMail.map(({ channel }) => channel))).toEqual(new Set(['email']))
    expect(byMail.filter(({ expectsAnswer }) => expectsAnswer).length).toBeGreaterThan(3)
    expect(new Set(steps(aPerson(LA, { sms: true, email: false })).map(({ channel }) => channel))).toEqual(
      new Set(['sms']),
    )
    expect(steps(aPerson(LA, { sms: false, email: false }))).toEqual([])
  })

  it('asks once where two procedures of one visit ask at the same time, by the more urgent plan', () => {
    const both = steps(aPerson(LA), { plans: ['neurotoxin', 'filler'] })
    const first = both.filter(({ step }) => step === 'check-in-2h')
    expect(first).toHaveLength(1)
    expect(first[0]?.text).toMatch(/white, gray/)
  })

  it('says what was missed when it is logged late', () => {
    const late = course({ ...given, now: plusMinutes(performedAt, 4 * 1440), person: aPerson(LA) })
    expect(late.missed.map(({ step }) => step)).toEqual(expect.arrayContaining(['check-in-2h', 'check-in-24h']))
    expect(late.steps.map(({ step }) => step)).not.toContain('check-in-2h')
  })

  it('moves an evening safety check to the last allowed minute of that evening', () => {
    const evening = instantOf({ date: '2026-11-23', time: '19:30', zone: LA })
    const check = steps(aPerson(LA), { performedAt: evening, now: evening }).find(({ step }) => step === 'check-in-2h')
    expect(wallTime(check?.dueAt ?? '', LA).time).toBe('20:59')
  })
})

describe('quiet hours', () => {
  it('end at the first minute that is day in all the zones', () => {
    fc.assert(
      fc.property(instants, zones, zones, (at, a, b) => {
        const next = nextAllowed(at, [a, b], FEDERAL)
        expect(next >= at).toBe(true)
        if (next === at || inQuietHours(next, [a, b], FEDERAL)) return
        expect(inQuietHours(plusMinutes(next, -1), [a, b], FEDERAL)).toBe(true)
      }),
    )
  })

  it('are by the wall clock through daylight saving', () => {
    const night = instantOf({ date: '2027-03-14', time: '01:30', zone: LA })
    expect(wallTime(nextAllowed(night, [LA], FEDERAL), LA)).toMatchObject({ date: '2027-03-14', time: '08:00' })
    expect(minutesBetween(night, nextAllowed(night, [LA], FEDERAL))).toBe(5.5 * 60)
  })
})
