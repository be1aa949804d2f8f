/** A course as it is planned, whole: what a text takes along is what happens when nobody answers or it cannot arrive. */
import { describe, expect, it } from 'vitest'
import type { CarePlan, PlanStep } from '../../../functions/core/courses/care-plan.ts'
import { asHtml, planFollowUps } from '../../../functions/core/courses/schedule.ts'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { plusHours, plusMinutes } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { harbor } from '../../support/world.ts'

const NOON = '2026-11-23T20:00:00.000Z'
const aStep = (step: string, minutes: number, change: Partial<PlanStep> = {}): PlanStep => ({
  ...{ step, after: `PT${minutes}M`, expiresAfter: 'PT6H', channel: 'sms', message: 'words', why: 'w' },
  ...{ expectsAnswer: true, safety: false, ...change },
})
const aPlan = (plan: string, priority: number, ...steps: PlanStep[]): CarePlan => ({
  ...{ plan, title: plan, priority, areas: ['lips'], steps },
})
const messages = {
  en: { words: '{clinic}: Hi', 'check-in.subject': 'How are you?', 'sheet.subject': 'Care', sheet: 'a\n\n- b\n- c' },
}

function planned(plans: CarePlan[], change: Partial<Patient> = {}) {
  const person = {
    ...{ personId: 'p', clinicId: 'demo', known: true, name: 'Ana', phone: '+14155550123', email: 'ana@example.com' },
    ...{ language: 'en', zone: harbor.clinic.zone, consent: { sms: true, email: true }, createdAt: NOON, ...change },
  } as Patient
  const procedures = plans.map(({ plan }) => ({ plan, areas: ['lips'] }))
  return planFollowUps({
    treatment: {
      ...{ treatmentId: 'p.t', personId: 'p', clinicId: 'demo', performedAt: NOON, loggedAt: NOON },
      ...{ procedures, state: 'running' as const },
    },
    ...{ person, clinic: harbor.clinic, now: NOON },
    content: { ...content(), messages, plans: Object.fromEntries(plans.map((plan) => [plan.plan, plan])) },
  })
}
const timesOf = (...plans: CarePlan[]) => planned(plans).steps.map(({ step, dueAt }) => [step, dueAt])

describe('a planned step', () => {
  const silence = { remindAfter: 'PT4H', taskAfter: 'P1D' }
  const text = {
    ...{
      step: 'a',
      channel: 'sms',
      dueAt: plusMinutes(NOON, 60),
      expiresAt: plusHours(NOON, 7),
      text: 'Harbor Clinic: Hi',
    },
    ...{ expectsAnswer: true, safety: false, priority: 1 },
  }

  it('by text has its reminder, its task and the e-mail in its place', () => {
    const plan = aPlan('x', 1, aStep('a', 60, { silence }))
    expect(planned([plan])).toEqual({
      steps: [
        {
          ...{ ...text, silence: { remindAfterMinutes: 240, taskAfterMinutes: 1440 } },
          fallback: { subject: 'How are you?', text: 'Harbor Clinic: Hi' },
        },
      ],
      missed: [],
    })
    expect(planned([aPlan('x', 1, aStep('a', 60))], { consent: { sms: true, email: false } }).steps).toEqual([text])
  })

  it('by e-mail has a subject of its own where there is one, and lists as lists', () => {
    const sheet = aStep('a', 60, { channel: 'email', message: 'sheet', expectsAnswer: false })
    expect(planned([aPlan('x', 1, sheet)]).steps).toEqual([
      {
        ...{ ...text, channel: 'email', text: 'a\n\n- b\n- c', expectsAnswer: false },
        ...{ subject: 'Care', html: asHtml('a\n\n- b\n- c') },
      },
    ])
    expect(asHtml('a & <b>\nc\n\n- d\n- e')).toContain('<p>a &amp; &lt;b&gt;<br>c</p><ul><li>d</li><li>e</li></ul>')
    expect(asHtml('- d\ne')).toContain('<p>- d<br>e</p>')
  })
})

describe('check-ins that meet', () => {
  it('within two hours are one, of the plan that is asked first; at two hours they are two', () => {
    const [first, second] = [aPlan('x', 2, aStep('late', 60)), aPlan('y', 1, aStep('early', 179))]
    expect(timesOf(first, second)).toEqual([['early', plusMinutes(NOON, 60)]])
    expect(timesOf(first, aPlan('y', 1, aStep('early', 180)))).toEqual([
      ...[
        ['late', plusMinutes(NOON, 60)],
        ['early', plusMinutes(NOON, 180)],
      ],
    ])
    expect(timesOf(aPlan('x', 1, aStep('one', 60)), aPlan('y', 1, aStep('other', 61)))).toEqual([
      ['one', plusMinutes(NOON, 60)],
    ])
    for (const plans of [
      [first, aPlan('y', 1, aStep('same', 60))],
      [aPlan('y', 1, aStep('same', 60)), first],
    ])
      expect(timesOf(...plans)).toEqual([['same', plusMinutes(NOON, 60)]])
  })

  it('are missed from the instant at which they expire', () => {
    const plan = (minutes: number) => aPlan('x', 1, aStep('a', -0, { after: 'PT0M', expiresAfter: `PT${minutes}M` }))
    expect(planned([plan(0)])).toEqual({ steps: [], missed: [{ step: 'a', dueAt: NOON }] })
    expect(planned([plan(1)]).missed).toEqual([])
  })

  it('or have one name and are apart are numbered, the plan that is asked first without a number', () => {
    const [moved, usual] = [aPlan('x', 2, aStep('same', 60)), aPlan('y', 1, aStep('same', 480))]
    for (const plans of [
      [moved, usual],
      [usual, moved],
    ])
      expect(planned(plans).steps.map(({ step, nth, dueAt }) => [step, nth, dueAt])).toEqual([
        ['same', 2, plusMinutes(NOON, 60)],
        ['same', undefined, plusMinutes(NOON, 480)],
      ])
    const [one, other] = [aPlan('x', 1, aStep('same', 60)), aPlan('y', 1, aStep('same', 480))]
    expect(planned([other, one]).steps.map(({ nth }) => nth)).toEqual([undefined, 2])
  })
})
