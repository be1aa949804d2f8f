import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundDueAt, type Situation } from '../../../functions/core/alerts/escalation.ts'
import { openAlert, step } from '../../../functions/core/alerts/transitions.ts'
import type { Staff } from '../../../functions/core/clinic/clinic.ts'
import { DEFAULT_POLICY, type Policy, type TierPolicy } from '../../../functions/core/on-call/policy.ts'
import { policyFaults } from '../../../functions/core/on-call/validate-policy.ts'
import { minutesBetween, plusMinutes } from '../../../functions/core/time.ts'

const lee: Staff = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician', phone: '+14155550201' }
const desk: Staff = { staffId: 'desk', name: 'Front desk', role: 'front-desk' }
const ground = { staff: [lee, desk], unattended: [], zone: 'America/Los_Angeles' }
const faultsOf = (change: Partial<TierPolicy>, tier: keyof Policy = 'urgent') =>
  policyFaults({ ...DEFAULT_POLICY, [tier]: { ...DEFAULT_POLICY[tier], ...change } }, ground)
const { afterwards } = DEFAULT_POLICY.urgent
const steps = (...after: number[]): TierPolicy['steps'] =>
  after.map((afterMinutes) => ({ afterMinutes, who: ['on-call'], by: ['sms'] }))

describe('a paging policy', () => {
  it('is in order as it comes', () => expect(policyFaults(DEFAULT_POLICY, ground)).toEqual([]))

  it.each<[string, Partial<TierPolicy>, string]>([
    ['pages nobody', { steps: [] }, '/urgent/steps'],
    ['begins late', { steps: [{ afterMinutes: 3, who: ['on-call'], by: ['sms'] }] }, '/urgent/steps/0/afterMinutes'],
    ['has a step for nobody', { steps: [{ afterMinutes: 0, who: [], by: ['sms'] }] }, '/urgent/steps/0/who'],
    ['wakes by e-mail', { steps: [{ afterMinutes: 0, who: ['on-call'], by: ['email'] }] }, '/urgent/steps/0/by'],
    ['names a stranger', { steps: [{ afterMinutes: 0, who: ['staff:x'], by: ['sms'] }] }, '/urgent/steps/0/who/0'],
    [
      'names one without a phone',
      { afterwards: { ...afterwards, who: ['fallback', 'staff:desk'] } },
      '/urgent/afterwards/who/1',
    ],
    ['forgets the last resort', { afterwards: { ...afterwards, who: ['on-call'] } }, '/urgent/afterwards/who'],
    ['falls silent', { afterwards: { ...afterwards, everyMinutes: 240 } }, '/urgent/afterwards/everyMinutes'],
    ['is silent between two pages', { steps: steps(0, 5, 21) }, '/urgent/steps/2/afterMinutes'],
    ['lets a patient wait', { contactWithinMinutes: 120 }, '/urgent/contactWithinMinutes'],
    ['reminds after paging resumes', { remindOwnerAtMinutes: 15 }, '/urgent/remindOwnerAtMinutes'],
  ])('that %s is refused, and the field named', (_, change, pointer) => {
    expect(faultsOf(change)).toEqual([{ pointer, detail: expect.any(String) }])
  })

  it('calls about an emergency and texts too: whoever sleeps through one of them may hear the other', () => {
    const first = (by: TierPolicy['steps'][number]['by'], tier: keyof Policy) =>
      faultsOf({ steps: [{ afterMinutes: 0, who: ['on-call'], by }] }, tier).map(({ pointer }) => pointer)
    const refused = ['/emergency/steps/0/by']
    expect([first(['sms'], 'emergency'), first(['voice'], 'emergency')]).toEqual([refused, refused])
    expect(first(['sms', 'email'], 'emergency')).toEqual(refused)
    expect(first(['sms', 'voice'], 'emergency')).toEqual([])
    for (const tier of ['urgent', 'prompt'] as const)
      expect([first(['sms'], tier), first(['voice'], tier)]).toEqual([[], []])
  })

  it('may be silent for as long as the default is between two pages, and no longer', () => {
    for (const [tier, longest] of Object.entries({ emergency: 5, urgent: 15, prompt: 30 })) {
      const loud = (...after: number[]) => steps(...after).map((each) => ({ ...each, by: ['sms', 'voice'] as const }))
      expect(faultsOf({ steps: loud(0, longest, 2 * longest) }, tier as keyof Policy)).toEqual([])
      expect(faultsOf({ steps: loud(0, longest + 1) }, tier as keyof Policy)).toEqual([
        {
          pointer: `/${tier}/steps/1/afterMinutes`,
          detail: `No one would be paged for ${longest + 1} minutes. Enter ${longest} or less.`,
        },
      ])
    }
  })

  it('has to reach everyone where nobody has any duty', () => {
    const unattended = [{ duty: 'on-call' as const, from: '2026-11-28T08:00:00.000Z', to: '2026-11-28T16:00:00.000Z' }]
    const faults = policyFaults(DEFAULT_POLICY, { ...ground, unattended })
    expect(faults[0]?.detail).toContain('from 2026-11-28 00:00 to 2026-11-28 08:00')
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/emergency/afterwards/who',
      '/urgent/afterwards/who',
      '/prompt/afterwards/who',
    ])
  })

  it('that is accepted always has a next round, soon enough, and somebody in it', () => {
    const who = fc.array(fc.constantFrom('on-call', 'backup', 'fallback', 'everyone', 'staff:dr-lee'), { minLength: 1 })
    const by = fc.uniqueArray(fc.constantFrom('sms', 'voice', 'email'), { minLength: 1 })
    const times = fc
      .array(fc.integer({ min: 1, max: 33 }), { maxLength: 4 })
      .map((gaps) => [0, ...gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap))])
    const some = fc
      .tuple(times, fc.array(fc.record({ who, by }), { minLength: 5, maxLength: 5 }), fc.nat(31), who, by)
      .map(([after, steps, everyMinutes, last, lastBy]) => ({
        steps: after.map((afterMinutes, i) => ({ afterMinutes, ...steps[i] })),
        afterwards: { everyMinutes, who: last, by: lastBy },
      }))
    const now = '2026-11-23T18:00:00.000Z'
    fc.assert(
      fc.property(some, fc.nat(600), (change, minutes) => {
        const policy = { ...DEFAULT_POLICY, prompt: { ...DEFAULT_POLICY.prompt, ...change } } as Policy
        fc.pre(policyFaults(policy, ground).length === 0)
        const situation = (at: string): Situation => ({
          policy,
          onCall: { 'on-call': undefined, backup: undefined, fallback: undefined },
          rota: [lee],
          now: at,
        })
        const fields = { alertId: 'p.m.alert', clinicId: 'demo', personId: 'p', code: '41', tier: 'prompt' as const }
        const about = { signs: [], reply: '', because: '', messageId: 'p.m', receivedAt: now }
        const opened = openAlert({ ...fields, ...about }, situation(now))
        expect(opened.effects).toContainEqual(expect.objectContaining({ kind: 'page', staff: [lee] }))
        const at = plusMinutes(now, minutes)
        const later = step(opened.alert, { kind: 'woken' }, situation(at)).alert
        const next = later.timers.page ?? ''
        expect(next > at).toBe(true)
        expect(minutesBetween(at, next)).toBeLessThanOrEqual(30)
        expect(roundDueAt(policy.prompt, now, later.chain.fired)).toBe(next)
      }),
      { numRuns: 400 },
    )
  })
})
