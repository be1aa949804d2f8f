/** Every text that patients are sent besides their course: which template, with which values. */
import { type Alert, promisesCall } from '../../core/alerts/alert.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { withOwnWords } from '../../core/messages/clinic-words.ts'
import type { Keyword } from '../../core/messages/keywords.ts'
import { say, type Values } from '../../core/messages/wording.ts'
import { onCall } from '../../core/on-call/rota.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import { saysOnlyPhoto, type Tier, type Verdict } from '../../core/triage/verdict.ts'
import type { Clock, Templates } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { clockTime } from './clock-time.ts'
import { opensText } from './opening-texts.ts'

const patientText = (deps: Templates, clinic: Clinic, person: Patient, id: string, more: Values = {}): string =>
  say(withOwnWords(deps.content(), clinic), person.language, id, { ...valuesFor(clinic, person), ...more })

/** Asks for photos; `link`: where they are taken. */
export const askPhotoText = (deps: Templates, clinic: Clinic, person: Patient, link: string): string =>
  patientText(deps, clinic, person, 'ask-photo', { link })

/** What a patient says who has sent so many photos, in their language; triage reads it as any text. */
export const sentPhotosText = (deps: Templates, { language }: Patient, count: number): string =>
  say(deps.content(), language, count === 1 ? 'page-photo.sent-one' : 'page-photo.sent-many', { count: String(count) })

export const reminderText = (deps: Templates, clinic: Clinic, person: Patient): string =>
  patientText(deps, clinic, person, 'reminder')

type Answer = {
  clinicNow: ClinicSnapshot
  person: Patient
  verdict: Verdict
  answers: Tier | 'clarify'
  alert: Alert | undefined
  card: string
  /** When people of a clinic that is closed answer what is asked. */
  opens: Instant | undefined
  /** Its photos came by a link of ours: nobody says that they cannot be seen. */
  isSeen?: boolean
}

/** The answer to a reply; `card` is the link for the emergency department. A time is one of the patient's clock. */
export function replyAnswerText(
  deps: Clock & Templates,
  { clinicNow, person, verdict, answers, alert, card, opens, isSeen = false }: Answer,
): string {
  const { clinic, rota } = clinicNow
  const { crisis } = deps.content().lines
  if (verdict.signs.some(({ sign }) => sign === 'self_harm'))
    return patientText(deps, clinic, person, 'answer-crisis', {
      crisisLine: crisis.find(({ country }) => country === clinic.country)?.line ?? clinic.onCallPhone,
    })
  const isPhoto = saysOnlyPhoto(verdict) && !isSeen
  switch (answers) {
    case 'emergency':
      return patientText(deps, clinic, person, 'answer-emergency', { card })
    case 'urgent':
    case 'prompt': {
      if (!alert || !promisesCall(alert, onCall(rota, deps.now()), deps.now()))
        return patientText(deps, clinic, person, 'answer-nobody')
      const callBy = clockTime(alert.contactBy, person.zone, person.language)
      return patientText(deps, clinic, person, isPhoto ? 'answer-photo-call-by' : 'answer-call-by', { callBy })
    }
    case 'soon':
      return patientText(deps, clinic, person, 'answer-soon')
    case 'clarify':
      return patientText(deps, clinic, person, isPhoto ? 'clarify-photo' : 'clarify')
    case 'unclear':
      return patientText(deps, clinic, person, isPhoto ? 'answer-photo' : 'answer-unclear')
    case 'routine':
    case 'other':
      if (opens)
        return patientText(deps, clinic, person, 'answer-question-closed', { opens: opensText(deps, opens, person) })
      return patientText(deps, clinic, person, verdict.answer === 'two' ? 'answer-question' : 'answer-routine')
  }
}

/** What a confirmation is about; `stop-all`: mails and texts have ended. */
export type Confirmed = Keyword | 'stop-all'

export type ForKeyword = { said: Confirmed; by: 'sms' | 'email'; clinic: Clinic; person: Patient; verdict: Verdict }

/** Whether a confirmation says what to do in an emergency. */
export const saysEmergency = ({ said, verdict }: Pick<ForKeyword, 'said' | 'verdict'>): boolean =>
  verdict.tier === 'emergency' && said !== 'start' && said !== 'help'

export function keywordText(deps: Templates, { by, clinic, person, ...about }: ForKeyword): string {
  const words = { sms: WORDS_BY_TEXT, email: WORDS_BY_MAIL }[by]
  return patientText(deps, clinic, person, saysEmergency(about) ? words.emergency : words[about.said])
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

/** For when the clinic's record cannot be read: in both languages, since the patient's is not known either. */
export function emergencyWithoutRecords(deps: Templates, to: string): string {
  const { emergency: numbers, elsewhere } = deps.content().lines
  const emergency = (numbers.find(({ prefix }) => to.startsWith(prefix)) ?? elsewhere).line
  const bilingual = ['en', 'es'].map((language) =>
    say(deps.content(), language, 'emergency-without-records', { emergency }),
  )
  return bilingual.join(' ')
}

type ToPatient = { clinicNow: ClinicSnapshot; person: Patient; deps: Templates }

export const nobodyReachedText = ({ clinicNow, person, deps }: ToPatient): string =>
  patientText(deps, clinicNow.clinic, person, 'nobody-reached')

/** For a patient who still waits, and for one who answered that they are safe. */
export const keepTryingText = ({ clinicNow, person, deps }: ToPatient): string =>
  patientText(deps, clinicNow.clinic, person, 'keep-trying')
