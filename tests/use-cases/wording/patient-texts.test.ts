/** Which text a patient is sent, with which values: a wrong one promises what is not so, or hides the emergency number. */
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { clockTime } from '../../../functions/use-cases/wording/clock-time.ts'
import { gatheredReply } from '../../../functions/use-cases/wording/gathered-texts.ts'
import {
  emergencyWithoutRecords,
  keywordText,
  replyAnswerText,
} from '../../../functions/use-cases/wording/patient-texts.ts'
import { anAlert, lee, NOON } from '../../support/alert-clock.ts'
import { namedTexts as deps } from '../../support/named-texts.ts'
import { harbor } from '../../support/world.ts'

const { clinic } = harbor
const snapshot = { clinic, rota: { zone: clinic.zone, staff: [lee], shifts: [], overrides: [] } } as never
const ana = { name: 'Ana Ruiz', phone: '+14155550123', language: 'en', zone: 'America/New_York' } as Patient
const { alert } = anAlert('urgent')
const gathered: Alert = { ...alert, gathered: [{ personId: 'a', messageId: 'm' }] }
const selfHarm = { sign: 'self_harm', tier: 'emergency', rule: 'r', evidence: { start: 0, end: 1, text: 'x' } }

describe('the answer to a patient', () => {
  const onDuty = {
    staffId: 'dr-lee',
    duty: 'on-call',
    overrideId: 'o',
    startsAt: NOON,
    endsAt: plusMinutes(NOON, 60),
  } as const
  const manned = { clinic, rota: { zone: clinic.zone, staff: [lee], shifts: [], overrides: [onDuty] } } as never
  const answer = (answers: string, verdict: object = {}, clinicNow = manned, of: Alert | undefined = alert) =>
    replyAnswerText(deps, {
      ...{ clinicNow, person: ana, answers: answers as never, alert: of, card: 'CARD', opens: undefined },
      verdict: { signs: [], tier: 'urgent', ...verdict } as never,
    })

  it('is chosen by the tier, and promises a call only where somebody is on duty for this alert', () => {
    expect(answer('emergency')).toMatch(/^answer-emergency .*card=CARD/)
    for (const tier of ['urgent', 'prompt']) expect(answer(tier)).toMatch(/^answer-call-by .*callBy=3:15 PM/)
    expect(answer('urgent', {}, snapshot)).toMatch(/^answer-nobody /)
    expect(answer('urgent', {}, manned, { ...alert, contactBy: NOON })).toMatch(/^answer-nobody /)
    expect(answer('urgent', {}, manned, gathered)).toMatch(/^answer-nobody /)
    expect(
      replyAnswerText(deps, {
        ...{ clinicNow: manned, person: ana, answers: 'urgent', alert: undefined, card: '', opens: undefined },
        verdict: { signs: [], tier: 'urgent' } as never,
      }),
    ).toMatch(/^answer-nobody /)
    const [soon, clarify, unclear, routine, other] = ['soon', 'clarify', 'unclear', 'routine', 'other'].map(
      (tier) => answer(tier).split(' ')[0],
    )
    expect([soon, clarify, unclear, routine, other]).toEqual([
      ...['answer-soon', 'clarify', 'answer-unclear', 'answer-routine', 'answer-routine'],
    ])
    expect(answer('routine', { answer: 'two' })).toMatch(/^answer-question /)
    expect(answer('urgent', { signs: [selfHarm] })).toMatch(/^answer-crisis .*crisisLine=988/)
  })

  it.each([
    ['stop', 'sms', 'stopped'],
    ['stop-all', 'sms', 'stopped'],
    ['start', 'sms', 'started'],
    ['help', 'sms', 'help'],
    ['wrong-number', 'sms', 'wrong-number'],
    ['stop', 'email', 'page-answer.stopped'],
    ['stop-all', 'email', 'page-answer.stopped-all'],
    ['start', 'email', 'page-answer.started'],
    ['help', 'email', 'help'],
    ['wrong-number', 'email', 'page-answer.wrong-address'],
  ] as const)('to %s by %s is "%s"; beside an emergency, what to do', (said, by, id) => {
    const confirmed = (tier: string) =>
      keywordText(deps, { said, by, clinic, person: ana, verdict: { tier, signs: [] } as never }).split(' ')[0]
    expect(confirmed('other')).toBe(id)
    const emergency = by === 'sms' ? 'stopped-emergency' : 'page-answer.stopped-emergency'
    expect(confirmed('emergency')).toBe(said === 'start' || said === 'help' ? id : emergency)
  })

  it('without records names the emergency number of the country in both languages', () => {
    const said = (to: string) => emergencyWithoutRecords(deps, to)
    expect(said('+14155550123')).toBe(
      'emergency-without-records | emergency=911 es/emergency-without-records | emergency=911',
    )
    expect(said('+34911234567')).toContain('emergency=112')
  })
})

it.each([
  [1, '1 unknown number wrote of warning signs.'],
  [2, '2 unknown numbers wrote of warning signs.'],
])('%i numbers are counted in words', (count, text) => {
  expect(gatheredReply(count)).toBe(text)
})

it.each([
  ['00:05', '12:05 AM', '00:05'],
  ['11:59', '11:59 AM', '11:59'],
  ['12:00', '12:00 PM', '12:00'],
  ['13:07', '1:07 PM', '13:07'],
])('%s is %s in English and %s elsewhere', (time, en, es) => {
  const when = `2026-11-23T${time}:00.000Z`
  expect([clockTime(when, 'UTC', 'en'), clockTime(when, 'UTC', 'es')]).toEqual([en, es])
})
