/** What is answered to a text of somebody of the staff: always what is now true. */

import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { say, shortName, type Values } from '../../core/messages/wording.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Templates } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { clockTime } from '../wording/clock-time.ts'
import { whomText } from '../wording/gathered-texts.ts'
import { listed } from '../wording/staff-texts.ts'
import type { ActionResult } from './act-on-alert.ts'

const STAFF = 'staff'

type Acting = 'acknowledge' | 'contacted' | 'attempt' | 'too-early'

export type StaffAnswer =
  /** A member of staff texted STOP: pages go on. */
  | { kind: 'pages-go-on' }
  /** `too-early`: contact with the patient of an alert that nobody had: it was taken, and no contact recorded. */
  | { kind: 'acted'; acted: ActionResult; action: Acting; person: Patient | undefined }
  /** A text about an open alert that does not say for sure that its sender takes it. */
  | { kind: 'not-taken'; alert: Alert; isOwner: boolean }
  | { kind: 'wrong-code'; code: string; codes: string[] }
  /** Too many wrong codes came from this number. */
  | { kind: 'locked'; until: Instant }
  | { kind: 'which'; codes: string[] }
  | { kind: 'none-open' }
  | { kind: 'ready' }
  | { kind: 'how-to'; codes: string[] }
  | { kind: 'help'; codes: string[] }

export function staffAnswerText(deps: Templates, answer: StaffAnswer, { clinic }: ClinicSnapshot): string {
  const words = (id: string, values: Values) => say(deps.content(), STAFF, id, values)
  const named = (codes: readonly string[]) => listed(deps, codes, ', ', codes.length)
  switch (answer.kind) {
    case 'acted':
      return actedText(answer, clinic, words)
    case 'not-taken':
      return words(notTakenId(answer), {
        code: answer.alert.code,
        name: answer.alert.acknowledgedBy?.name ?? '',
        until: clockTime(answer.alert.acknowledgedBy?.until ?? answer.alert.openedAt, clinic.zone, 'en'),
      })
    case 'wrong-code':
      return words('wrong-code', { code: answer.code, codes: named(answer.codes) })
    case 'locked':
      return words('locked', { clinic: shortName(clinic.name), until: clockTime(answer.until, clinic.zone, 'en') })
    case 'which':
      return words('which', { codes: named(answer.codes) })
    case 'none-open':
      return words('none-open', { clinic: shortName(clinic.name) })
    case 'pages-go-on':
      return words('pages-go-on', { clinic: shortName(clinic.name) })
    case 'ready':
      return words('ready', { clinic: shortName(clinic.name) })
    case 'how-to':
      return words('how-to', { codes: named(answer.codes) })
    case 'help':
      return words('help', { ...valuesFor(clinic, { name: '' }), codes: named(answer.codes) })
  }
}

function notTakenId({ alert, isOwner }: Extract<StaffAnswer, { kind: 'not-taken' }>): string {
  if (isOwner) return 'still-yours'
  return alert.state === 'paging' ? 'not-taken' : 'not-taken-owned'
}

const DONE = { acknowledge: 'acknowledged', contacted: 'contacted', 'too-early': 'taken-not-contacted' } as const

function actedText(
  { acted, action, person }: Extract<StaffAnswer, { kind: 'acted' }>,
  clinic: Clinic,
  say: (id: string, values: Values) => string,
): string {
  if (!('alert' in acted)) return say('how-to', { codes: 'none' })
  const { alert } = acted
  const time = (at: Instant | undefined) => clockTime(at ?? alert.openedAt, clinic.zone, 'en')
  const values = {
    code: alert.code,
    initials: whomText(alert, person),
    phone: person?.phone ?? (alert.gathered ? 'the numbers behind the link in the page' : 'no number on record'),
    until: time(alert.acknowledgedBy?.until),
  }
  const attempted = () => say(alert.state === 'paging' ? 'attempted-paging' : 'attempted', values)
  switch (acted.kind) {
    case 'done':
      if (action === 'attempt') return attempted()
      return say(DONE[action], {
        ...values,
        until: time(action === 'contacted' ? alert.contactedUntil : alert.acknowledgedBy?.until),
      })
    case 'already-yours':
      return action === 'attempt' ? attempted() : say('already-yours', values)
    case 'somebody-has-it':
      return say('somebody-has-it', {
        ...values,
        name: alert.acknowledgedBy?.name ?? '',
        since: time(alert.acknowledgedBy?.at),
      })
    case 'already-resolved':
      return say('already-resolved', {
        code: alert.code,
        name: alert.outcome?.name ?? '',
        outcome: alert.outcome ? outcomeWord(alert.outcome.outcome) : '',
        at: time(alert.outcome?.at),
      })
  }
}
