import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ClinicFile } from '../../../functions/core/clinic/validate-clinic.ts'
import { type Blocker, blockers, type Ground } from '../../../functions/core/on-call/going-live.ts'

const { clinic, staff, shifts } = JSON.parse(readFileSync('infra/local/world/seed/demo.json', 'utf8')) as ClinicFile
const NOW = '2030-11-25T18:00:00.000Z'

const ready: Ground = {
  clinic: { ...clinic, attachedNumbers: [clinic.textingNumber] },
  rota: { zone: clinic.zone, staff, shifts, overrides: [] },
  tested: Object.fromEntries(staff.map(({ staffId }) => [staffId, NOW])),
  consentIn: ['en', 'es'],
  signatures: 2,
  unapproved: [],
  numbersNeedAttaching: true,
  now: NOW,
}
const found = (changes: Partial<Ground>): Blocker[] => blockers({ ...ready, ...changes })
const { nightPlace: _, voiceAnswer: __, ...bare } = ready.clinic

describe('a clinic may go live', () => {
  it('when everything is there', () => expect(blockers(ready)).toEqual([]))

  it.each<[string, Partial<Ground>, Blocker]>([
    [
      'not with a number whose texts arrive elsewhere',
      { clinic },
      { kind: 'number-not-attached', number: clinic.textingNumber },
    ],
    [
      'not with a phone that never answered a test page',
      { tested: { 'dr-lee': NOW, 'dr-hale': NOW } },
      { kind: 'phone-not-tested', staffId: 'nurse-kim', name: 'Nurse Kim' },
    ],
    [
      'not with the front desk for an on-call line',
      { clinic: { ...ready.clinic, onCallPhone: clinic.frontDeskPhone } },
      { kind: 'no-on-call-line', because: 'is-front-desk' },
    ],
    ['not before a second person has signed the words', { signatures: 1 }, { kind: 'words-not-signed', signatures: 1 }],
    ['not without a place for the night', { clinic: { ...bare, voiceAnswer: 'x' } }, { kind: 'no-night-place' }],
    ['not without an answer to calls', { clinic: { ...bare, nightPlace: 'x' } }, { kind: 'no-voice-answer' }],
    ['not without consent in each language', { consentIn: ['en'] }, { kind: 'no-consent-wording', language: 'es' }],
    [
      'not with words that one person approved',
      { unapproved: [{ content: 'warning-signs', approvals: 1 }] },
      { kind: 'content-not-approved', content: 'warning-signs', approvals: 1 },
    ],
  ])('%s', (_, changes, blocker) => expect(found(changes)).toEqual([blocker]))

  it('not with a gap in the rota, and says whether anybody else is there', () => {
    const nights = shifts.filter(({ duty }) => duty !== 'on-call')
    const alone = found({ rota: { ...ready.rota, shifts: nights } })
    expect(alone).toEqual([
      { kind: 'rota-gap', duty: 'on-call', from: NOW, to: '2030-12-09T18:00:00.000Z', everyDuty: false },
    ])
    const nobody = found({ rota: { ...ready.rota, shifts: [] } })
    expect(nobody.map((each) => each.kind === 'rota-gap' && each.everyDuty)).toEqual([true, true, true])
  })

  it('not without a clinician', () => {
    const nurses = staff.map((person) => ({ ...person, role: 'nurse' as const }))
    expect(found({ rota: { ...ready.rota, staff: nurses } })).toEqual([{ kind: 'no-clinician' }])
  })

  it('on one machine with any number', () => {
    expect(found({ clinic, numbersNeedAttaching: false })).toEqual([])
  })
})
