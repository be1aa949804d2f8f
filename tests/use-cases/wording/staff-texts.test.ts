/** Which text is sent, with which values: a wrong one tells a patient or a nurse what is not so. */
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import { step } from '../../../functions/core/alerts/transitions.ts'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { type StaffAnswer, staffAnswerText } from '../../../functions/use-cases/alerts/staff-answer-texts.ts'
import { causeText } from '../../../functions/use-cases/wording/cause-text.ts'
import * as staff from '../../../functions/use-cases/wording/staff-texts.ts'
import { anAlert, at, hale, kim, lee, NOON } from '../../support/alert-clock.ts'
import { namedTexts as deps } from '../../support/named-texts.ts'
import { harbor } from '../../support/world.ts'

const { clinic } = harbor
const snapshot = {
  clinic,
  rota: { zone: clinic.zone, staff: [lee, kim], shifts: harbor.shifts, overrides: [] },
} as never
const ana = { name: 'Ana Ruiz', phone: '+14155550123', language: 'en', zone: 'America/New_York' } as Patient
const sign = (name: string, tier: 'emergency' | 'urgent' | 'prompt' | 'routine') =>
  ({ sign: name, tier, rule: 'r', evidence: { start: 0, end: 1, text: 'x' } }) as const
const alert: Alert = { ...anAlert('urgent').alert, signs: [sign('distress', 'urgent'), sign('voice', 'urgent')] }
const taken = step(alert, { kind: 'acknowledged', by: lee }, at(1)).alert
const gathered: Alert = { ...alert, gathered: [{ personId: 'a', messageId: 'm' }] }
const about = (of: Alert = alert) => ({ alert: of, clinicNow: snapshot, person: ana, deps })

describe('the answer to a text of staff', () => {
  const said = (answer: StaffAnswer) => staffAnswerText(deps, answer, snapshot)
  const acted = (kind: string, action: 'acknowledge' | 'contacted' | 'attempt' | 'too-early', of: Alert = taken) =>
    said({ kind: 'acted', acted: { kind, alert: of } as never, action, person: ana })
  const VALUES = 'code=41'
  const closed: Alert = {
    ...taken,
    outcome: { outcome: 'advice-by-phone', note: 'n', by: 'dr-hale', name: 'Dr Hale', at: plusMinutes(NOON, 5) },
  }
  const contacted = step(taken, { kind: 'contacted', by: lee }, at(2)).alert

  it.each([
    ['acknowledged', () => acted('done', 'acknowledge')],
    ['contacted', () => acted('done', 'contacted', contacted)],
    ['taken-not-contacted', () => acted('done', 'too-early')],
    ['attempted', () => acted('done', 'attempt')],
    ['attempted', () => acted('already-yours', 'attempt')],
    ['attempted-paging', () => acted('done', 'attempt', alert)],
    ['already-yours', () => acted('already-yours', 'acknowledge')],
    ['somebody-has-it', () => acted('somebody-has-it', 'acknowledge')],
    ['already-resolved', () => acted('already-resolved', 'acknowledge', closed)],
    ['still-yours', () => said({ kind: 'not-taken', alert: taken, isOwner: true })],
    ['not-taken', () => said({ kind: 'not-taken', alert, isOwner: false })],
    ['not-taken-owned', () => said({ kind: 'not-taken', alert: taken, isOwner: false })],
  ])('is "%s", about the alert', (id, say) => {
    expect(say()).toContain(`${id} | `)
    expect(say()).toContain(VALUES)
  })

  it('says until when, and who has it', () => {
    expect(acted('done', 'acknowledge')).toContain('until=12:15 PM')
    expect(acted('done', 'contacted', contacted)).toContain('until=2:02 PM')
    expect(acted('done', 'acknowledge')).toContain('phone=+14155550123')
    expect(acted('somebody-has-it', 'acknowledge')).toMatch(/name=Dr Lee.*since=12:01 PM|since=12:01 PM.*name=Dr Lee/)
    for (const part of ['name=Dr Hale', 'outcome=advice by phone', 'at=12:05 PM'])
      expect(acted('already-resolved', 'acknowledge', closed)).toContain(part)
    const unknown = (of: Alert) =>
      said({ kind: 'acted', acted: { kind: 'done', alert: of }, action: 'acknowledge', person: undefined })
    expect(unknown(taken)).toContain('phone=no number on record')
    expect(unknown({ ...taken, gathered: gathered.gathered ?? [] })).toContain(
      'phone=the numbers behind the link in the page',
    )
  })

  it.each<[string, StaffAnswer]>([
    ['wrong-code | code=99 | codes=41, 52', { kind: 'wrong-code', code: '99', codes: ['41', '52'] }],
    ['which | codes=41, 52', { kind: 'which', codes: ['41', '52'] }],
    ['how-to | codes=none', { kind: 'how-to', codes: [] }],
    ['how-to | codes=none', { kind: 'acted', acted: { kind: 'unknown-alert' }, action: 'attempt', person: ana }],
    ['none-open', { kind: 'none-open' }],
    ['pages-go-on', { kind: 'pages-go-on' }],
    ['ready', { kind: 'ready' }],
    ['help', { kind: 'help', codes: [] }],
    ['locked', { kind: 'locked', until: NOON }],
  ])('is %s', (text, answer) => {
    expect(said(answer).startsWith(text)).toBe(true)
  })
})

describe('texts to staff', () => {
  const told = { kind: 'nothing' } as const

  it('of a page name the plainest of the gravest signs, and no expected effect', () => {
    expect(staff.pageText({ ...about(), told }, 'LINK')).toContain(`sign=${content().signs.voice} +1`)
    expect(staff.spokenPage(about())).toContain('and 1 more sign')
    const three = [...alert.signs, sign('breathing', 'emergency'), sign('expected', 'routine')]
    expect(staff.spokenPage(about({ ...alert, signs: three }))).toContain('and 2 more signs')
    expect(staff.pageText({ ...about({ ...alert, signs: [sign('expected', 'routine')] }), told }, 'LINK')).toContain(
      'sign=not understood',
    )
    expect(staff.pageText({ ...about({ ...alert, signs: [sign('x'.repeat(25), 'urgent')] }), told }, 'LINK')).toContain(
      `sign=${'x'.repeat(24)} | `,
    )
    const page = staff.pageText({ ...about(), told }, 'LINK')
    for (const part of ['page |', 'tier=URGENT', 'code=41', 'initials=A.R.', 'day=11-23', 'language=en', 'link=LINK'])
      expect(page).toContain(part)
    expect(staff.pageText({ ...about(gathered), told }, 'LINK')).toMatch(/^page-gathered/)
    expect(staff.spokenPage(about())).toMatch(/^page-spoken \|.*spokenCode=4 1/)
    expect(staff.spokenPage(about(gathered))).toMatch(/^page-spoken-gathered/)
  })

  it.each([
    ['leaving', 'sms', 'Patient is being texted: told-urgent'],
    ['sent', 'email', 'Patient was mailed: told-urgent'],
    ['arrived', 'sms', 'Patient told: told-urgent'],
    ['unsure', 'email', 'Patient perhaps mailed: told-urgent'],
  ] as const)('of a page say what the patient was told: %s by %s', (how, by, text) => {
    const page = (answers: 'urgent' | 'prompt', of = alert, at = NOON) =>
      staff.pageText({ ...about(of), told: { kind: 'told', answers, by, at, how } }, 'LINK')
    for (const answers of ['urgent', 'prompt'] as const) expect(page(answers)).toContain(text)
    // No call was promised any more in an answer that came after the call was due.
    expect(page('urgent', alert, alert.contactBy)).toContain(text.replace('told-urgent', 'told-nobody'))
    const crisis = page('urgent', { ...alert, signs: [sign('self_harm', 'emergency')] })
    expect(crisis).toContain(text.replace('told-urgent', 'told-crisis'))
  })

  it('forward three hundred characters of a patient at most', () => {
    expect(staff.forwardText(about(), 'é'.repeat(300))).toMatch(/^forwarded \|.*text=é{300}$/)
    expect(staff.forwardText(about(), 'é'.repeat(301))).toMatch(/^forwarded-beginning \|.*text=é{300}$/)
    expect(staff.forwardText(about(gathered), 'x')).toMatch(/^forwarded-gathered.*initials=1 unknown number/)
  })

  it('list twenty codes at most', () => {
    const codes = (count: number) => Array.from({ length: count }, (_, i) => `${i + 10}`)
    expect(staff.listed(deps, codes(20), ', ', 20)).toBe(codes(20).join(', '))
    expect(staff.listed(deps, codes(21), ', ', 21)).toBe(`and-more | listed=${codes(20).join(', ')} | count=1`)
    expect(staff.listed(deps, [], ', ', 0)).toBe('none')
  })

  it('are about the alert, the clinic and the colleague that they name', () => {
    const short = 'clinic=Harbor'
    const owned = { ...about(taken) }
    const texts = [
      [staff.reminderToOwnerText(owned), 'owner-reminder', 'code=41', 'until=12:15 PM'],
      [staff.secondOpinionText(owned, { name: 'Dr Lee', attempts: 3 }), 'second-opinion', 'name=Dr Lee', 'count=3'],
      [staff.takenByTextText(deps, clinic, lee, alert, false), 'taken-by-text', 'code=41', 'name=Dr Lee'],
      [staff.takenByTextText(deps, clinic, lee, alert, true), 'contact-by-text', 'code=41', 'name=Dr Lee'],
      [staff.codeGuessedText(deps, clinic, kim, ['41', '52']), 'codes-guessed', 'codes=41, 52', 'name=Nurse Kim'],
      [staff.toldNothingText(owned), 'told-nothing-after-all', 'initials=A.R.'],
      [staff.toldNothingText(about(gathered)), 'told-nothing-after-all', 'initials=One of 1 unknown number'],
      [staff.testPageText(deps, clinic), 'test-page', short],
      [staff.spokenTest(deps, clinic), 'test-spoken', short],
      [staff.notReadyText(deps, clinic, hale), 'not-ready', 'name=Dr Hale'],
      [staff.digestText(deps, clinic, 7), 'digest', 'count=7'],
    ]
    for (const [text = '', id, ...parts] of texts) {
      expect(text.startsWith(`${id} | `), text).toBe(true)
      for (const part of parts) expect(text).toContain(part)
    }
    const handed = staff.handOverText(deps, clinic, ['on call', 'backup'], { first: [alert, taken], count: 2 })
    for (const part of ['hand-over |', 'duties=on call and backup', 'open=41 urgent, no one has it; 41 urgent, Dr Lee'])
      expect(handed).toContain(part)
    expect(staff.staffMail(deps, clinic, 'Page')).toMatchObject({
      subject: 'page.subject | clinic=Harbor Clinic',
      text: 'Page',
    })
  })

  it('say why a message did not leave', () => {
    expect(causeText({ kind: 'provider', said: 'Rate exceeded', refusals: 8 })).toBe('refused 8 times: Rate exceeded')
    expect(causeText({ kind: 'provider', said: 'No such number' })).toBe('No such number')
    expect(causeText({ kind: 'quiet-hours' })).toBe('quiet hours')
  })
})
