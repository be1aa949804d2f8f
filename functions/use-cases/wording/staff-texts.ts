/** Every text to staff: pages, reminders, hand-overs, test pages. */

import { type Alert, promisesCall } from '../../core/alerts/alert.ts'
import type { Told } from '../../core/alerts/told.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { asHtml } from '../../core/courses/schedule.ts'
import { say, shortName, toGsm } from '../../core/messages/wording.ts'
import { onCall } from '../../core/on-call/rota.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { wallTime } from '../../core/time.ts'
import { nameOfSign } from '../../core/triage/sign-name.ts'
import { rank } from '../../core/triage/tier.ts'
import type { Templates } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { clockTime } from './clock-time.ts'
import { whomText } from './gathered-texts.ts'

const STAFF = 'staff'
/** A page names one sign; the link shows the others. */
const LONGEST_SIGN = 24
/** A text of more than 1,600 characters is refused for good (SNS Publish, SendTextMessage). */
export const MOST_LISTED = 20
const LONGEST_FORWARDED = 300

type About = { alert: Alert; clinicNow: ClinicSnapshot; person: Patient; deps: Templates }
type Paging = About & { told: Told }

/** Signs that tell a nurse little: named only where nothing else of their tier is. */
const VAGUE: readonly string[] = ['distress', 'other']

const gravestFirst = (a: Alert['signs'][number], b: Alert['signs'][number]): number =>
  rank(a.tier) - rank(b.tier) || Number(VAGUE.includes(a.sign)) - Number(VAGUE.includes(b.sign))

const signOf = (alert: Alert, deps: Templates, more = (count: number) => `+${count}`): string => {
  // An expected effect that stands beside a sign is none: "no swelling, seeing double" is one.
  const signs = alert.signs.filter(({ tier }) => tier !== 'routine').sort(gravestFirst)
  const [first] = signs
  if (!first) return 'not understood'
  const name = toGsm(nameOfSign(deps.content().signs, first)).slice(0, LONGEST_SIGN)
  return signs.length > 1 ? `${name} ${more(signs.length - 1)}` : name
}

const HOW = {
  leaving: 'Patient is being {by}',
  sent: 'Patient was {by}',
  arrived: 'Patient told',
  unsure: 'Patient perhaps {by}',
}

/** What has been said to the patient and whether it arrived; never what would have been said. */
function toldText({ alert, clinicNow: { clinic, rota }, deps, told }: Paging): string {
  const words = (id: string, values = {}) => say(deps.content(), STAFF, `told-${id}`, values)
  if (told.kind === 'nothing') return words('nothing')
  const callBy = clockTime(alert.contactBy, clinic.zone, 'en')
  const isCrisis = alert.signs.some(({ sign }) => sign === 'self_harm')
  const isCall = told.answers === 'prompt' || told.answers === 'urgent'
  const isPromised = isCall && promisesCall(alert, onCall(rota, told.at), told.at)
  const id = isCrisis ? 'crisis' : !isCall ? told.answers : isPromised ? 'urgent' : 'nobody'
  const what = words(id, { emergency: clinic.emergencyNumber, callBy })
  return `${HOW[told.how].replace('{by}', told.by === 'email' ? 'mailed' : 'texted')}: ${what}`
}

/** The page of a lock screen: initials, no full name, no procedure (invariant 8). */
export function pageText(about: Paging, link: string): string {
  const { alert, clinicNow, person, deps } = about
  const { clinic } = clinicNow
  return say(deps.content(), STAFF, alert.gathered ? 'page-gathered' : 'page', {
    tier: alert.tier.toUpperCase(),
    code: alert.code,
    clinic: shortName(clinic.name),
    initials: whomText(alert, person),
    day: wallTime(alert.openedAt, clinic.zone).date.slice(5),
    language: person.language,
    sign: signOf(alert, deps),
    told: toldText(about),
    link,
  })
}

/** What a call says: the sign, and nothing of who the patient is; the code digit by digit. */
export const spokenPage = ({ alert, clinicNow, person, deps }: About): string =>
  say(deps.content(), STAFF, alert.gathered ? 'page-spoken-gathered' : 'page-spoken', {
    initials: whomText(alert, person),
    clinic: clinicNow.clinic.name,
    tier: capital(alert.tier),
    sign: signOf(alert, deps, (count) => `and ${count} more ${count === 1 ? 'sign' : 'signs'}`),
    spokenCode: [...alert.code].join(' '),
  })

/** A page as e-mail; the subject names the clinic and no patient. */
export function staffMail(
  deps: Templates,
  clinic: Clinic,
  text: string,
): { subject: string; text: string; html: string } {
  return { subject: say(deps.content(), STAFF, 'page.subject', { clinic: clinic.name }), text, html: asHtml(text) }
}

export const reminderToOwnerText = ({ alert, clinicNow, person, deps }: About): string =>
  say(deps.content(), STAFF, 'owner-reminder', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: whomText(alert, person),
    until: clockTime(alert.timers.lapse ?? alert.contactBy, clinicNow.clinic.zone, 'en'),
  })

/** To the second clinician, without whom "unreachable" ends nothing. */
export const secondOpinionText = (
  { alert, clinicNow, person, deps }: About,
  { name, attempts }: { name: string; attempts: number },
): string =>
  say(deps.content(), STAFF, 'second-opinion', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: whomText(alert, person),
    name: shortName(name),
    count: String(attempts),
  })

/** To the others on duty. */
export const takenByTextText = (
  deps: Templates,
  clinic: Clinic,
  by: Staff,
  { code }: Alert,
  contacted: boolean,
): string =>
  say(deps.content(), STAFF, contacted ? 'contact-by-text' : 'taken-by-text', {
    ...{ clinic: shortName(clinic.name), code, name: shortName(by.name) },
  })

/** To the others on duty. */
export const codeGuessedText = (deps: Templates, clinic: Clinic, of: Staff, codes: readonly string[]): string =>
  say(deps.content(), STAFF, 'codes-guessed', {
    ...{ clinic: shortName(clinic.name), name: shortName(of.name), codes: listed(deps, codes, ', ', codes.length) },
  })

/** To who has the alert, or was paged about it, when the page's "is being texted" has come to nothing. */
export const toldNothingText = ({ alert, clinicNow, person, deps }: About): string =>
  say(deps.content(), STAFF, 'told-nothing-after-all', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: alert.gathered ? `One of ${whomText(alert, person)}` : whomText(alert, person),
  })

/** Long words of a patient are forwarded by their beginning. Counted in characters, so that none is cut in two. */
export function forwardText({ alert, clinicNow, person, deps }: About, text: string): string {
  if (alert.gathered) {
    const values = { clinic: shortName(clinicNow.clinic.name), code: alert.code, initials: whomText(alert, person) }
    return say(deps.content(), STAFF, 'forwarded-gathered', values)
  }
  const characters = [...text]
  const isLong = characters.length > LONGEST_FORWARDED
  return say(deps.content(), STAFF, isLong ? 'forwarded-beginning' : 'forwarded', {
    clinic: shortName(clinicNow.clinic.name),
    code: alert.code,
    initials: whomText(alert, person),
    text: isLong ? characters.slice(0, LONGEST_FORWARDED).join('').trimEnd() : text,
  })
}

/** The first of a list, by their words, and how many more of `count` there are. */
export function listed(deps: Templates, names: readonly string[], separator: string, count: number): string {
  const first = names.slice(0, MOST_LISTED)
  const text = first.join(separator)
  return count > first.length
    ? say(deps.content(), STAFF, 'and-more', { listed: text, count: String(count - first.length) })
    : text || 'none'
}

/** The hand-over text: the first of the `count` open alerts by code, each with its owner. */
export function handOverText(
  deps: Templates,
  clinic: Clinic,
  duties: readonly string[],
  { first, count }: { first: readonly Alert[]; count: number },
): string {
  const alerts = first.map(
    ({ code, tier, acknowledgedBy: owner }) => `${code} ${tier}, ${owner ? shortName(owner.name) : 'no one has it'}`,
  )
  const values = { clinic: shortName(clinic.name), duties: duties.map((duty) => duty.replace('-', ' ')).join(' and ') }
  return say(deps.content(), STAFF, 'hand-over', { ...values, open: toGsm(listed(deps, alerts, '; ', count)) })
}

export const testPageText = (deps: Templates, clinic: Clinic): string =>
  say(deps.content(), STAFF, 'test-page', { clinic: shortName(clinic.name) })

export const spokenTest = (deps: Templates, clinic: Clinic): string =>
  say(deps.content(), STAFF, 'test-spoken', { clinic: clinic.name })

export const notReadyText = (deps: Templates, clinic: Clinic, { name }: { name: string }): string =>
  say(deps.content(), STAFF, 'not-ready', { clinic: shortName(clinic.name), name: shortName(name) })

export const digestText = (deps: Templates, clinic: Clinic, count: number): string =>
  say(deps.content(), STAFF, 'digest', { clinic: shortName(clinic.name), count: String(count) })
