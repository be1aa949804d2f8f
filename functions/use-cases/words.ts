/** Every text that the use cases send: which template, with which values. */
import type { Alert } from '../core/alert.ts'
import type { Clinic } from '../core/clinic.ts'
import type { Keyword } from '../core/consent.ts'
import { initials, say, shortName, toGsm, type Values } from '../core/message.ts'
import type { Person } from '../core/patient.ts'
import { onCall } from '../core/rota.ts'
import { asHtml, valuesFor } from '../core/schedule.ts'
import { type Instant, wallTime } from '../core/time.ts'
import type { Tier, Verdict } from '../core/triage/verdict.ts'
import type { Acted } from './act-on-alert.ts'
import type { Deps } from './ports.ts'
import type { ClinicNow } from './read-clinic.ts'

/** Lines that people in distress can call, by country: 988 Suicide & Crisis Lifeline; Samaritans. */
const CRISIS_LINES: Record<string, string> = { US: '988', CA: '988', GB: '116 123' }
const STAFF = 'staff'
/** A page names one sign; what was found besides is behind it. */
const LONGEST_SIGN = 24

const patientText = (deps: Deps, clinic: Clinic, person: Person, id: string, more: Values = {}): string =>
  say(deps.content(), person.language, id, { ...valuesFor(clinic, person), ...more })

export const reminderText = (deps: Deps, clinic: Clinic, person: Person): string =>
  patientText(deps, clinic, person, 'reminder')

/** What a clock on the wall shows, as people of the language read it: `2:05 PM`, `14:05`. */
function clockTime(at: Instant, zone: string, language: string): string {
  const { time } = wallTime(at, zone)
  if (language !== 'en') return time
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`
}

type Answer = {
  clinicNow: ClinicNow
  person: Person
  verdict: Verdict
  answers: Tier | 'clarify'
  alert: Alert | undefined
  card: string
}

/** The answer to a reply; `card` is the link for the emergency department. A time is promised only while somebody is on call, and as a time of the patient's clock. */
export function replyAnswerText(deps: Deps, { clinicNow, person, verdict, answers, alert, card }: Answer): string {
  const { clinic, rota } = clinicNow
  if (verdict.signs.some(({ sign }) => sign === 'self_harm'))
    return patientText(deps, clinic, person, 'answer-crisis', {
      crisisLine: CRISIS_LINES[clinic.country] ?? clinic.onCallPhone,
    })
  switch (answers) {
    case 'emergency':
      return patientText(deps, clinic, person, 'answer-emergency', { card })
    case 'urgent':
    case 'prompt': {
      const somebody = Object.values(onCall(rota, deps.now())).some((staff) => staff !== undefined)
      if (!somebody || !alert) return patientText(deps, clinic, person, 'answer-nobody')
      const callBy = clockTime(alert.contactBy, person.zone, person.language)
      return patientText(deps, clinic, person, 'answer-call-by', { callBy })
    }
    case 'soon':
      return patientText(deps, clinic, person, 'answer-soon')
    case 'clarify':
      return patientText(deps, clinic, person, 'clarify')
    case 'unclear':
      return patientText(deps, clinic, person, 'answer-unclear')
    case 'routine':
    case 'other':
      return patientText(deps, clinic, person, 'answer-routine')
  }
}

/** What a confirmation is about; `stop-all`: mails and texts have ended. */
export type Confirmed = Keyword | 'stop-all'

type ForKeyword = { said: Confirmed; by: 'sms' | 'email'; clinic: Clinic; person: Person; verdict: Verdict }

export function keywordText(deps: Deps, { said, by, clinic, person, verdict }: ForKeyword): string {
  const words = { sms: WORDS_BY_TEXT, email: WORDS_BY_MAIL }[by]
  const isEmergency = verdict.tier === 'emergency' && said !== 'start' && said !== 'help'
  return patientText(deps, clinic, person, isEmergency ? words.emergency : words[said])
}

type Words = Record<Confirmed | 'emergency', string>
const WORDS_BY_TEXT: Words = {
  ...{ stop: 'stopped', 'stop-all': 'stopped', 'wrong-number': 'wrong-number', start: 'started', help: 'help' },
  emergency: 'stopped-emergency',
}
const WORDS_BY_MAIL: Words = {
  ...{ stop: 'page-answer.stopped', 'stop-all': 'page-answer.stopped-all', start: 'page-answer.started', help: 'help' },
  ...{ 'wrong-number': 'page-answer.wrong-address', emergency: 'page-answer.stopped-emergency' },
}

/** Emergency numbers by calling code, for when the clinic's own cannot be read; 112 reaches help from mobiles elsewhere. */
const EMERGENCY_BY_PREFIX: readonly (readonly [string, string])[] = [
  ['+1', '911'],
  ['+44', '999'],
  ['+52', '911'],
]
const EMERGENCY_ELSEWHERE = '112'

export function emergencyWithoutRecords(deps: Deps, to: string): string {
  const emergency = EMERGENCY_BY_PREFIX.find(([prefix]) => to.startsWith(prefix))?.[1] ?? EMERGENCY_ELSEWHERE
  const bilingual = ['en', 'es'].map((language) =>
    say(deps.content(), language, 'emergency-without-records', { emergency }),
  )
  return bilingual.join(' ')
}

// ── To staff ─────────────────────────────────────────────────────────────────────────────────────────────────────

type About = { alert: Alert; clinicNow: ClinicNow; person: Person; deps: Deps }

const nameless = 'unknown'

const signOf = ({ signs }: Alert, deps: Deps): string => {
  const [first] = signs
  if (!first) return 'not understood'
  const name = toGsm(deps.content().signs[first.sign] ?? first.sign).slice(0, LONGEST_SIGN)
  return signs.length > 1 ? `${name} +${signs.length - 1}` : name
}

const TOLD: Record<Alert['tier'], string> = {
  emergency: 'call {emergency}',
  urgent: 'call by {callBy}',
  prompt: 'call by {callBy}',
}

/** The page of a lock screen: initials, no full name, no procedure (invariant 8). */
export function pageText({ alert, clinicNow, person, deps }: About, link: string): string {
  const { clinic } = clinicNow
  const told = TOLD[alert.tier]
    .replace('{emergency}', clinic.emergencyNumber)
    .replace('{callBy}', clockTime(alert.contactBy, clinic.zone, 'en'))
  return say(deps.content(), STAFF, 'page', {
    tier: alert.tier.toUpperCase(),
    code: alert.code,
    clinic: shortName(clinic.name),
    initials: initials(person.name) || nameless,
    day: wallTime(alert.openedAt, clinic.zone).date.slice(5),
    language: person.language,
    sign: signOf(alert, deps),
    told,
    link,
  })
}

/** What a call says: the sign, and nothing of who the patient is; the code digit by digit. */
export const spokenPage = ({ alert, clinicNow, deps }: About): string =>
  say(deps.content(), STAFF, 'page-spoken', {
    clinic: clinicNow.clinic.name,
    tier: alert.tier,
    sign: signOf(alert, deps),
    spokenCode: [...alert.code].join(' '),
  })

/** A page as e-mail; the subject holds no patient data. */
export function staffMail(deps: Deps, text: string): { subject: string; text: string; html: string } {
  return { subject: say(deps.content(), STAFF, 'page.subject', { clinic: 'Aftercare' }), text, html: asHtml(text) }
}

export const nobodyReachedText = ({ clinicNow, person, deps }: About): string =>
  patientText(deps, clinicNow.clinic, person, 'nobody-reached')

/** For who still waits, and for who answered that they are safe. */
export const keepTryingText = ({ clinicNow, person, deps }: Pick<About, 'clinicNow' | 'person' | 'deps'>): string =>
  patientText(deps, clinicNow.clinic, person, 'keep-trying')

export const reminderToOwnerText = ({ alert, clinicNow, person, deps }: About): string =>
  say(deps.content(), STAFF, 'owner-reminder', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: initials(person.name) || nameless,
    until: clockTime(alert.timers.lapse ?? alert.contactBy, clinicNow.clinic.zone, 'en'),
  })

export const forwardText = ({ alert, clinicNow, person, deps }: About, text: string): string =>
  say(deps.content(), STAFF, 'forwarded', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: initials(person.name) || nameless,
    text,
  })

/** What whoever comes on duty has to know: open alerts by code, and who has each. */
export function handOverText(deps: Deps, clinic: Clinic, duties: readonly string[], open: readonly Alert[]): string {
  const alerts = open.map(
    ({ code, tier, acknowledgedBy }) => `${code} ${tier}, ${acknowledgedBy ? acknowledgedBy.name : 'nobody has it'}`,
  )
  const values = { clinic: shortName(clinic.name), duties: duties.join(' and ') }
  return say(deps.content(), STAFF, 'hand-over', { ...values, open: toGsm(alerts.join('; ')) || 'none' })
}

export const testPageText = (deps: Deps, clinic: Clinic): string =>
  say(deps.content(), STAFF, 'test-page', { clinic: shortName(clinic.name) })

export const spokenTest = (deps: Deps, clinic: Clinic): string =>
  say(deps.content(), STAFF, 'test-spoken', { clinic: clinic.name })

export const notReadyText = (deps: Deps, clinic: Clinic, { name }: { name: string }): string =>
  say(deps.content(), STAFF, 'not-ready', { clinic: shortName(clinic.name), name: shortName(name) })

export const digestText = (deps: Deps, clinic: Clinic, count: number): string =>
  say(deps.content(), STAFF, 'digest', { clinic: shortName(clinic.name), count: String(count) })

export type StaffAnswer =
  /** A member of staff texted STOP: pages go on. */
  | { kind: 'pages-go-on' }
  | { kind: 'acted'; acted: Acted; contacted: boolean; person: Person | undefined }
  | { kind: 'wrong-code'; code: string; codes: string[] }
  | { kind: 'which'; codes: string[] }
  | { kind: 'none-open' }
  | { kind: 'ready' }
  | { kind: 'how-to'; codes: string[] }
  | { kind: 'help'; codes: string[] }

const listed = (codes: readonly string[]): string => (codes.length > 0 ? codes.join(', ') : 'none')

/** The answer to a staff member's text: always what is now true. */
export function staffAnswerText(deps: Deps, answer: StaffAnswer, { clinic }: ClinicNow): string {
  const words = (id: string, values: Values) => say(deps.content(), STAFF, id, values)
  switch (answer.kind) {
    case 'acted':
      return actedText(answer, clinic, words)
    case 'wrong-code':
      return words('wrong-code', { code: answer.code, codes: listed(answer.codes) })
    case 'which':
      return words('which', { codes: listed(answer.codes) })
    case 'none-open':
      return words('none-open', { clinic: shortName(clinic.name) })
    case 'pages-go-on':
      return words('pages-go-on', { clinic: shortName(clinic.name) })
    case 'ready':
      return words('ready', { clinic: shortName(clinic.name) })
    case 'how-to':
      return words('how-to', { codes: listed(answer.codes) })
    case 'help':
      return words('help', { ...valuesFor(clinic, { name: '' }), codes: listed(answer.codes) })
  }
}

function actedText(
  { acted, contacted, person }: Extract<StaffAnswer, { kind: 'acted' }>,
  clinic: Clinic,
  say: (id: string, values: Values) => string,
): string {
  if (!('alert' in acted)) return say('how-to', { codes: 'none' })
  const { alert } = acted
  const time = (at: Instant | undefined) => clockTime(at ?? alert.openedAt, clinic.zone, 'en')
  const values = {
    code: alert.code,
    initials: initials(person?.name ?? '') || nameless,
    phone: person?.phone ?? 'no number on record',
    until: time(alert.acknowledgedBy?.until),
  }
  switch (acted.kind) {
    case 'done':
      return say(contacted ? 'contacted' : 'acknowledged', {
        ...values,
        until: time(contacted ? alert.contactedUntil : alert.acknowledgedBy?.until),
      })
    case 'already-yours':
      return say('already-yours', values)
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
        outcome: (alert.outcome?.outcome ?? '').replaceAll('-', ' '),
        at: time(alert.outcome?.at),
      })
  }
}
